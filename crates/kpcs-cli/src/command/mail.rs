//! `kpcs mail`: sends or writes the letters that wait, now; tries mail anew that was given up; sends a test mail.
//!
//! Invariant: the same letters as the server writes beside its work; a letter is written once. With a mail server in the
//! settings they go there, else into the folder, as with `serve`. The register is not served meanwhile: one process writes it.
//! Must not know: what a letter says.

use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::Args;
use kpcs_register::{Clock as _, Register, SystemClock};
use kpcs_server::mail::{MAIL_OUT, MailSettings, post_mail, queue_letters, send_mail_to, send_test_mail};
use kpcs_store::{view, work};

use crate::{
    mail_server::mail_settings,
    node::{Node, open_set},
    settings::Settings,
};

/// Send or write the letters that wait.
#[derive(Args)]
pub struct Mail {
    /// Try every mail anew that was given up.
    #[arg(long)]
    resend: bool,
    /// Send a test mail to this address, and nothing else; needs no register.
    #[arg(long, value_name = "ADDRESS", conflicts_with = "resend")]
    test: Option<String>,
    #[command(flatten)]
    node: Node,
}

impl Mail {
    /// Runs the command.
    ///
    /// # Errors
    /// A folder that cannot be used, a mail server that takes no test mail, a fault of the node; what was not sent still waits.
    pub fn run(self) -> Result<ExitCode> {
        let settings = self.node.settings(Vec::new())?;
        let server = mail_settings(&settings)?;
        if let Some(recipient) = &self.test {
            return test(server.as_ref(), recipient);
        }
        let register = open_set(&settings)?;
        let dead = revive(&register, self.resend)?;
        match &server {
            Some(server) => send(&register, server)?,
            None => write(&register, &settings)?,
        }
        if dead > 0 {
            println!("{dead} were given up and stay: kpcs mail --resend tries them anew");
        }
        let waiting = register.store().read(|sql| view::letters_waiting(sql, 0, 10_000))?;
        if !waiting.is_empty() {
            println!("{} wait: nobody knows an address for", waiting.len());
            for letter in waiting {
                println!("  message {} to {}", letter.message, letter.recipient);
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn test(server: Option<&MailSettings>, recipient: &str) -> Result<ExitCode> {
    let server = server.context("there is no mail server in the settings: mail.host")?;
    match send_test_mail(server, recipient, SystemClock.now()) {
        Ok(()) => println!("{} has taken a test mail to {recipient}", server.host),
        Err(answer) => bail!("{} has not taken it: {answer}", server.host),
    }
    Ok(ExitCode::SUCCESS)
}

/// Lets dead mails be tried anew; returns how many stay dead.
fn revive(register: &Register, resend: bool) -> Result<usize> {
    let (dead, now) = (register.store().read(work::dead_mails)?, register.clock().now());
    for mail in &dead {
        println!("mail {} to {} was given up: {}", mail.mail, mail.recipient, mail.answer);
        if resend {
            let number = mail.mail;
            register.store().write(move |sql| work::revive_mail(sql, number, now))?;
        }
    }
    Ok(if resend { 0 } else { dead.len() })
}

fn send(register: &Register, server: &MailSettings) -> Result<()> {
    let queued = queue_letters(register, &server.from)?;
    let posted = post_mail(register, server)?;
    println!(
        "{queued} letters queued; {} sent, {} to be tried again, {} given up",
        posted.sent, posted.put_off, posted.dead
    );
    if posted.twice > 0 {
        println!(
            "{} of them may have gone out twice, under one message id: the register had stopped while handing them over",
            posted.twice
        );
    }
    Ok(())
}

fn write(register: &Register, settings: &Settings) -> Result<()> {
    let folder = settings.mail_folder.clone().unwrap_or_else(|| register.store().folder().join(MAIL_OUT));
    println!("{} written to {}", send_mail_to(register, &folder)?, folder.display());
    Ok(())
}
