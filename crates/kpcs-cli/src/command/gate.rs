//! `kpcs gate`: may a shipment go under the scheme on these days? Answered from the data that ships.

use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use kpcs_domain::{
    gate::{Question, issuer_of, judge},
    value::{Carats, CountryCode, Day, Expected, HsCode, Origin, Text},
};
use kpcs_server::wire::verdict_json;

use crate::human::{print_json, table};

/// May this shipment go under the scheme? The answer is printed; the exit code is 0 whatever it is.
#[derive(Args)]
pub struct Gate {
    /// Place of departure: two letters, as BE, EU, XI, HK.
    #[arg(long, value_parser = readable(CountryCode::parse))]
    from: CountryCode,
    /// Place of arrival.
    #[arg(long, value_parser = readable(CountryCode::parse))]
    to: CountryCode,
    /// Countries of origin, as SL or SL,LR; or *** where mixed and not disclosed.
    #[arg(long, value_parser = readable(Origin::parse))]
    origin: Option<Origin>,
    /// Subheading: 7102.10, 7102.21 or 7102.31.
    #[arg(long, value_parser = readable(HsCode::parse))]
    hs: HsCode,
    /// Day of issue of the certificate: 2004-07-08.
    #[arg(long, value_parser = readable(Day::parse))]
    issued: Day,
    /// Day of export; by default the day of presentation.
    #[arg(long, value_parser = readable(Day::parse))]
    left: Option<Day>,
    /// Day of presentation to the importing side.
    #[arg(long, value_parser = readable(Day::parse))]
    presented: Day,
    /// Zone of origin, for measures.
    #[arg(long, value_parser = readable(Text::parse))]
    zone: Option<Text>,
    /// Largest stone, in carats, for measures.
    #[arg(long, value_parser = readable(Carats::parse))]
    stone_ct: Option<Carats>,
    /// Answer in JSON.
    #[arg(long)]
    json: bool,
}

impl Gate {
    /// Runs the command.
    ///
    /// # Errors
    /// None.
    pub fn run(self) -> Result<ExitCode> {
        let question = Question {
            from: self.from,
            to: self.to,
            origin: self.origin,
            hs: self.hs,
            issued: self.issued,
            left: self.left.unwrap_or(self.presented),
            presented: self.presented,
            zone: self.zone,
            stone: self.stone_ct,
        };
        let history = kpcs_reference::scheme_history();
        let pack = kpcs_reference::pack_for(issuer_of(&question, history), question.pack_day());
        let verdict = judge(&question, history, pack);
        if self.json {
            print_json(&verdict_json(&verdict));
        } else {
            println!("{}", verdict.scheme.word());
            let rows = verdict
                .rules
                .iter()
                .map(|reason| {
                    let country = reason.participant.map(|code| code.to_string()).unwrap_or_default();
                    vec![
                        reason.code.section().to_owned(),
                        reason.code.word().to_owned(),
                        country,
                        reason.day.to_string(),
                    ]
                })
                .collect::<Vec<_>>();
            if !rows.is_empty() {
                println!("{}", table(&["section", "reason", "country", "day"], &[], rows));
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// A value type's own `parse`, with its expectation in words.
fn readable<T: Clone + Send + Sync + 'static>(
    parse: impl Fn(&str) -> Result<T, Expected> + Clone + Send + Sync + 'static,
) -> impl Fn(&str) -> Result<T, String> + Clone + Send + Sync + 'static {
    move |text| parse(text).map_err(|expected| crate::human::texts().get(expected.0))
}
