//! `kpcs document KIND NUMBER`: the papers of a certificate of the person's own office, as files.

use std::{io::Write as _, path::PathBuf, process::ExitCode};

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};
use kpcs_domain::value::CertificateNumber;
use kpcs_server::documents::{bag_label_pdf, certificate_pdf, code_svg, code_text, proof_slip_pdf, statement_file};
use kpcs_store::view::certificate;

use crate::{
    human::texts,
    node::{Node, Person},
};

/// Which paper.
#[derive(Clone, Copy, ValueEnum)]
enum Kind {
    /// The certificate as PDF/A-3 with the statement attached.
    Certificate,
    /// The label of the sealed bag, as PDF.
    Label,
    /// The text of the code.
    Code,
    /// The code as a picture, SVG.
    CodeSvg,
    /// The statement with its header and core parts.
    Statement,
    /// Both codes on a slip, that of the log proof beside the certificate's own, as PDF.
    ProofSlip,
}

/// Write a paper of a certificate.
#[derive(Args)]
pub struct Document {
    /// Which paper.
    kind: Kind,
    /// The certificate's number: SL004211.
    number: String,
    /// The file to write; standard output by default.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[command(flatten)]
    person: Person,
    #[command(flatten)]
    node: Node,
}

impl Document {
    /// Runs the command.
    ///
    /// # Errors
    /// A number that the office did not issue, a wrong password, a fault of the node.
    pub fn run(self) -> Result<ExitCode> {
        let number = CertificateNumber::parse(&self.number).map_err(|error| anyhow::anyhow!(texts().get(error.0)))?;
        let register = self.node.open()?;
        let (account, _) = self.person.sign_in(&register)?;
        let issued = register.store().read(|sql| certificate(sql, &number))?;
        if issued.is_none_or(|row| row.authority != account.authority) {
            bail!("{} issued no certificate {number}", account.authority);
        }
        let bytes = match self.kind {
            Kind::Certificate => certificate_pdf(&register, &number)?,
            Kind::Label => bag_label_pdf(&register, &number)?,
            Kind::Code => code_text(&register, &number)?.into_bytes(),
            Kind::CodeSvg => code_svg(&register, &number)?.into_bytes(),
            Kind::Statement => statement_file(&register, &number)?,
            Kind::ProofSlip => proof_slip_pdf(&register, &number)?,
        };
        match self.out {
            Some(path) => std::fs::write(&path, bytes).with_context(|| path.display().to_string())?,
            None => std::io::stdout().write_all(&bytes).context("standard output")?,
        }
        Ok(ExitCode::SUCCESS)
    }
}
