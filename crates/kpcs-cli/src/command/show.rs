//! `kpcs show NUMBER`: a certificate of the person's own office, with the timeline of its acts.

use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::Args;
use kpcs_domain::value::CertificateNumber;
use kpcs_store::{
    StoreFault,
    view::{certificate, shipment, timeline_of_number},
};

use crate::{
    human::{table, texts},
    node::{Node, Person},
};

/// Show a certificate.
#[derive(Args)]
pub struct Show {
    /// Its number: SL004211.
    number: String,
    #[command(flatten)]
    person: Person,
    #[command(flatten)]
    node: Node,
}

impl Show {
    /// Runs the command.
    ///
    /// # Errors
    /// A number that the office does not know, a wrong password, a fault of the node.
    pub fn run(self) -> Result<ExitCode> {
        let number = CertificateNumber::parse(&self.number).map_err(|error| anyhow::anyhow!(texts().get(error.0)))?;
        let register = self.node.open()?;
        let (account, _) = self.person.sign_in(&register)?;
        let office = &account.authority;
        let (issued, received, timeline) = register.store().read(|sql| {
            let issued = certificate(sql, &number)?.filter(|row| row.authority == *office);
            Ok::<_, StoreFault>((issued, shipment(sql, office, &number)?, timeline_of_number(sql, office, &number)?))
        })?;
        match (&issued, &received) {
            (Some(row), _) => println!(
                "{} {}\n{} to {}, {} ct, USD {}",
                row.number, row.state, row.exporter, row.importer, row.carats, row.value
            ),
            (None, Some(row)) => println!("{} {}\n{} to {}", row.number, row.state, row.exporter, row.importer),
            (None, None) => bail!("{office} knows no certificate {number}"),
        }
        let rows = timeline.into_iter().map(|row| {
            vec![row.position.to_string(), row.at.to_string(), row.act.name.to_owned(), row.authority.to_string()]
        });
        println!("{}", table(&["entry", "at", "act", "stated by"], &[0], rows.collect()));
        Ok(ExitCode::SUCCESS)
    }
}
