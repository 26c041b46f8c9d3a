//! `kpcs`: the one program of the scheme; whatever the server can do, an operator can do from a terminal.
//!
//! Invariant: exit codes are documented: 0 done, 1 refused or a fault, 2 usage, 3 unreadable input, 4 a register that cannot
//! be used before somebody has looked at it (a service manager does not start it again); `verify` has its own (decisions 17).
//! Must not know: rules, encodings; each command calls a library.

mod backup;
mod command;
mod demo_companies;
mod founding;
mod hub;
mod human;
mod joining;
mod logging;
mod mail_server;
mod node;
mod settings;
mod unfinished;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use kpcs_register::ActError;
use kpcs_store::StoreFault;

/// The digital Kimberley Process Certification Scheme.
#[derive(Parser)]
#[command(name = "kpcs", version, about, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Ask for an official act from a file.
    Act(command::act::Act),
    /// List every act: who may do it, how many people it needs.
    Acts(command::acts::Acts),
    /// Approve what another officer prepared.
    Approve(command::approve::Approve),
    /// Write the whole register into one file, also while it is served.
    Backup(command::backup::Backup),
    /// A year of a register in one file, to be proven by anybody.
    Bundle(command::bundle::Bundle),
    /// Replay the journal and compare every table.
    Check(command::check::Check),
    /// Print completions for a shell.
    Completions(command::completions::Completions),
    /// Print every setting, as a file to start from.
    Config(command::config::Config),
    /// Try everything on this machine, with simulated trade.
    Demo(command::demo::Demo),
    /// Write a paper of a certificate: PDF, label, code.
    Document(command::document::Document),
    /// Check a proof that a log has told two stories.
    ForkProof(command::fork_proof::ForkProof),
    /// Found a live register, with the offices and people that a file names.
    Found(command::found::Found),
    /// May this shipment go under the scheme?
    Gate(command::gate::Gate),
    /// Record a file of many requests, all of it or nothing.
    Import(command::import::Import),
    /// List applications, certificates, shipments, proposals or accounts.
    List(command::list::List),
    /// Print the keys that those need with whom this node shares the log.
    LogKeys(command::log_keys::KeysOfLog),
    /// Write the letters that wait for partners that have only paper.
    Mail(command::mail::Mail),
    /// Print the manual page.
    Man(command::man::Man),
    /// Keep a full copy of a log, checked, and serve it.
    Mirror(command::mirror::Mirror),
    /// Follow a log from outside and say what is not as it should be.
    Monitor(command::monitor::Monitor),
    /// Make a register to practise in: test keys, nothing of value.
    Practice(command::practice::Practice),
    /// Make every projection anew from the journal.
    Rebuild(command::check::Rebuild),
    /// Refuse what another officer prepared.
    Refuse(command::approve::Refuse),
    /// Make a register of a backup, in a new folder, and verify everything.
    Restore(command::backup::Restore),
    /// Let a restored register sign again.
    Resume(command::backup::Resume),
    /// Serve a register on an address of this machine.
    Serve(command::serve::Serve),
    /// Show a certificate, with the timeline of its acts.
    Show(command::show::Show),
    /// Simulate a year of trade into a new folder.
    Simulate(command::simulate::Simulate),
    /// Is this certificate genuine, and does it still stand?
    ///
    /// Exit codes: 0 VALID, 10 VALID OLD DATA, 11 GENUINE NOT YET IN THE LOG, 12 CONFLICT, 13 NOT VALID, 14 PAPER ONLY,
    /// 1 nothing was verified (trust data refused, or a fault), 2 usage, 3 unreadable.
    Verify(command::verify::Verify),
    /// Watch logs and put a name under what continues them.
    Witness(command::witness::Witness),
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Act(command) => command.run(),
        Command::Acts(command) => command.run(),
        Command::Approve(command) => command.run(),
        Command::Backup(command) => command.run(),
        Command::Bundle(command) => command.run(),
        Command::Check(command) => command.run(),
        Command::Completions(command) => command.run::<Arguments>(),
        Command::Config(command) => command.run(),
        Command::Demo(command) => command.run(),
        Command::Document(command) => command.run(),
        Command::ForkProof(command) => command.run(),
        Command::Found(command) => command.run(),
        Command::Gate(command) => command.run(),
        Command::Import(command) => command.run(),
        Command::List(command) => command.run(),
        Command::LogKeys(command) => command.run(),
        Command::Mail(command) => command.run(),
        Command::Man(command) => command.run::<Arguments>(),
        Command::Mirror(command) => command.run(),
        Command::Monitor(command) => command.run(),
        Command::Practice(command) => command.run(),
        Command::Rebuild(command) => command.run(),
        Command::Refuse(command) => command.run(),
        Command::Restore(command) => command.run(),
        Command::Resume(command) => command.run(),
        Command::Serve(command) => command.run(),
        Command::Show(command) => command.run(),
        Command::Simulate(command) => command.run(),
        Command::Verify(command) => command.run(),
        Command::Witness(command) => command.run(),
    };
    outcome.unwrap_or_else(|error| {
        eprintln!("kpcs: {error:#}");
        if needs_somebody(&error) { ExitCode::from(4) } else { ExitCode::FAILURE }
    })
}

/// Whether starting again would come to the same.
fn needs_somebody(error: &anyhow::Error) -> bool {
    let of_store = |fault: &StoreFault| matches!(fault, StoreFault::Foreign { .. });
    match error.downcast_ref::<ActError>() {
        Some(ActError::Store(fault)) => of_store(fault),
        Some(ActError::Key(_)) => true,
        _ => error.downcast_ref::<StoreFault>().is_some_and(of_store),
    }
}
