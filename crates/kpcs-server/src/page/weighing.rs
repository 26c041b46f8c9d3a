//! Weighing at a counter: which scale of the office stands there, whether its calibration still counts, and what is left of
//! what it showed once the container is taken off.
//!
//! Invariant: what an act records of a scale is its name, serial and day of calibration as the office's register has them;
//! the net weight is whole thousandths, never less than nothing.
//! Must not know: acts.
//! Source: issue 02, demand 4; acts.md, "examine_shipment".

use kpcs_domain::{
    field::InputFault,
    value::{Carats, Day, Name},
};
use kpcs_store::work::{self, OfficeScale};
use kpcs_web::{
    Texts,
    part::{FieldGroup, FieldKind, FieldView, Filled, Notice, Tone, Weighing, weighing},
    shell::Link,
};

use super::scales;
use crate::{answers::Answers, app::App, no::No, officer::Officer, words};

/// The names of a weighing form that no act knows.
pub const OWN: [&str; 4] = [CHOSEN, WARNED, weighing::ENTERED, weighing::LAST];
/// Which scale of the register was chosen.
const CHOSEN: &str = "scale_kept";
/// Which overdue scale the officer was warned of.
const WARNED: &str = "scale_warned";

/// Days for which a calibration counts where the office has not said it of the scale: a year.
const YEAR_DAYS: i64 = 365;

/// What the register says of a scale in one line, as acts record it; `None` when it is longer than a name may be.
#[must_use]
pub fn label(scale: &OfficeScale) -> Option<Name> {
    Name::parse(&format!("{} ({})", scale.name, scale.serial)).ok()
}

/// A scale whose calibration counts no longer.
enum Overdue<'a> {
    /// One of the register.
    Kept(&'a OfficeScale),
    /// One typed by hand: for how many days a calibration of it counts, and whether the office has said so of a scale of that name.
    Typed { model: &'a str, calibrated_on: Day, days: i64, kept: bool },
}

/// The scales of an office, and which day it is.
pub struct Bench {
    texts: Texts,
    scales: Vec<OfficeScale>,
    today: Day,
}

impl Bench {
    /// The scales that stand at the counters of the officer's office.
    ///
    /// # Errors
    /// A fault of the engine.
    pub async fn open(app: &App, officer: &Officer) -> Result<Self, No> {
        let authority = officer.authority().clone();
        let scales = app.read(move |sql| work::scales(sql, &authority)).await?;
        Ok(Self { texts: officer.texts(), scales, today: officer.visitor.now.day() })
    }

    /// The questions about the scale: which of the office's, or another.
    pub fn ask(&self, filled: &Filled, groups: &mut [FieldGroup]) {
        let place = |group: &FieldGroup| group.fields.iter().position(|field| field.name == "scale.model");
        let found = groups.iter_mut().find_map(|group| Some((place(group)?, group)));
        let Some((place, group)) = found.filter(|_| !self.scales.is_empty()) else { return };
        let choices = self.scales.iter().map(|scale| (scale.serial.to_string(), self.choice(scale)));
        let mut choice = FieldView::new(CHOSEN, self.texts.get("weighing-scale"), FieldKind::Choice)
            .hint(self.texts.get("weighing-scale-hint"))
            .optional(self.texts)
            .choices(choices);
        choice.value = self.used(filled).map(|scale| scale.serial.to_string()).unwrap_or_default();
        for field in group.fields.iter_mut().filter(|field| field.name.starts_with("scale.")) {
            *field = field.clone().optional(self.texts);
        }
        group.fields.insert(place, choice);
    }

    /// The answers with the chosen scale as acts record it.
    #[must_use]
    pub fn chosen(&self, answers: &Answers) -> Answers {
        let chosen = self.scales.iter().find(|scale| scale.serial.as_str() == answers.get(CHOSEN));
        let Some((scale, label)) = chosen.and_then(|scale| Some((scale, label(scale)?))) else {
            return answers.without(|name| name == CHOSEN);
        };
        let kept = answers.without(|name| name == CHOSEN || name.starts_with("scale."));
        kept.with(vec![
            ("scale.model".to_owned(), label.to_string()),
            ("scale.calibrated_on".to_owned(), scale.calibrated_on.to_string()),
        ])
    }

    /// A warning when the scale that is used should have been calibrated by now, be it of the register or typed by hand.
    #[must_use]
    pub fn warning(&self, filled: &Filled) -> Option<Notice> {
        let texts = self.texts;
        let text = match self.overdue(filled)? {
            Overdue::Kept(scale) => {
                let day = words::day(texts, scale.due_on);
                texts.t("weighing-overdue-text").arg("scale", &scale.name).arg("day", day).to_string()
            }
            Overdue::Typed { model, calibrated_on, days, kept } => {
                let text = texts.t("weighing-overdue-typed").arg("scale", model);
                let text = text.arg("day", words::day(texts, calibrated_on)).arg("days", words::count(texts, days));
                text.arg("by", if kept { "scale" } else { "year" }).to_string()
            }
        };
        let link = Some(Link::new(texts.get("scales-title"), scales::PATH));
        Some(Notice { link, ..Notice::new(Tone::NeedsHand, texts.get("weighing-overdue"), text) })
    }

    /// The hidden answer by which a form says that the officer was warned of this scale.
    #[must_use]
    pub fn warned(&self, filled: &Filled) -> Option<(String, String)> {
        let of = match self.overdue(filled)? {
            Overdue::Kept(scale) => scale.serial.to_string(),
            Overdue::Typed { model, calibrated_on, .. } => format!("{model}, {calibrated_on}"),
        };
        Some((WARNED.to_owned(), of))
    }

    /// The scale of a form, where its calibration counts no longer.
    ///
    /// Of one typed by hand nobody has said until when it counts. It is as long as the office gives a scale of that name, or
    /// else a year.
    fn overdue<'a>(&'a self, filled: &'a Filled) -> Option<Overdue<'a>> {
        if let Some(scale) = self.used(filled) {
            return (scale.due_on < self.today).then_some(Overdue::Kept(scale));
        }
        let said = |name: &str| filled.values.get(name).map_or("", |value| value.trim());
        let (model, calibrated_on) = (said("scale.model"), Day::parse(said("scale.calibrated_on")).ok()?);
        let known = self.scales.iter().find(|scale| label(scale).is_some_and(|label| label.as_str() == model));
        let days = known.map_or(YEAR_DAYS, |scale| scale.due_on.days_since(scale.calibrated_on));
        let overdue = !model.is_empty() && calibrated_on.plus_days(days) < self.today;
        overdue.then_some(Overdue::Typed { model, calibrated_on, days, kept: known.is_some() })
    }

    /// Whether the officer has to be warned first.
    #[must_use]
    pub fn must_warn(&self, answers: &Answers) -> bool {
        self.warned(&answers.filled()).is_some_and(|(name, serial)| answers.get(&name) != serial)
    }

    /// The scale of the register that a form names.
    fn used(&self, filled: &Filled) -> Option<&OfficeScale> {
        let said = |name: &str| filled.values.get(name).map_or("", |value| value.trim());
        self.scales.iter().find(|scale| {
            label(scale).is_some_and(|label| label.as_str() == said("scale.model"))
                && scale.calibrated_on.to_string() == said("scale.calibrated_on")
        })
    }

    fn choice(&self, scale: &OfficeScale) -> String {
        let key = if scale.due_on < self.today { "weighing-choice-overdue" } else { "weighing-choice" };
        let day = words::day(self.texts, scale.due_on);
        self.texts.t(key).arg("name", &scale.name).arg("serial", &scale.serial).arg("day", day).to_string()
    }
}

/// Puts the scale into a form: Enter, the next box, and what is left without each container; says when all boxes are done.
///
/// `order` names the boxes of one parcel as the scale is read, gross and tare first.
pub fn put(
    texts: Texts,
    filled: &Filled,
    groups: &mut [FieldGroup],
    (parcels, order): (usize, &[&str]),
) -> Option<Notice> {
    let name = |index: usize, field: &str| format!("parcels.{index}.{field}");
    let boxes = (0..parcels).flat_map(|index| order.iter().map(move |field| name(index, field))).collect();
    let mut weighing = Weighing::new(boxes);
    if filled.values.contains_key(weighing::ENTERED) {
        weighing = weighing.after_enter(filled);
    }
    let typed = |index: usize, field: &str| filled.values.get(&name(index, field)).map_or("", |value| value.trim());
    // A second weighing stands in place of the first, if there is one.
    let gross = |index: usize| {
        let again = order.get(2).map_or("", |field| typed(index, field));
        if again.is_empty() { typed(index, order[0]) } else { again }
    };
    let net: Vec<_> = (0..parcels)
        .map(|index| (name(index, order[1]), subtraction(texts, gross(index), typed(index, order[1]))))
        .filter(|(_, shown)| !shown.is_empty())
        .collect();
    weighing.put(texts, groups, &net);
    let done = || Notice::new(Tone::Plain, texts.get("weighing-done"), texts.get("weighing-done-text"));
    weighing.is_complete().then(done)
}

/// What is left once the container is taken off; `None` when it weighs more, or either is no weight.
#[must_use]
pub fn net(gross: &str, tare: &str) -> Option<Carats> {
    let (gross, tare) = (Carats::parse(gross).ok()?, Carats::parse(tare).ok()?);
    Carats::from_thousandths(gross.thousandths() - tare.thousandths())
}

/// `12.50 − 0.16 = 12.34 ct`; empty without a container or without a weight.
#[must_use]
pub fn subtraction(texts: Texts, gross: &str, tare: &str) -> String {
    let parsed = || Some((Carats::parse(gross).ok()?, Carats::parse(tare).ok()?, net(gross, tare)?));
    let Some((gross, tare, net)) = parsed() else { return String::new() };
    let [gross, tare, net] = [gross, tare, net].map(|carats| words::carats(texts, carats));
    texts.t("weighing-net").arg("gross", gross).arg("tare", tare).arg("net", net).to_string()
}

/// The parcels of an arrival with the containers taken off: the act knows one weight, so both figures are kept in the
/// parcel's remarks, and a container that weighs more than the whole is a fault.
///
/// # Errors
/// Every parcel whose container cannot be taken off.
pub fn without_containers(texts: Texts, answers: &Answers, parcels: usize) -> Result<Answers, Vec<InputFault>> {
    let (mut more, mut faults) = (Vec::new(), Vec::new());
    for index in 0..parcels {
        let name = |field: &str| format!("parcels.{index}.{field}");
        let (gross, tare) = (answers.get(&name("carats")), answers.get(&name("tare")));
        if tare.is_empty() || Carats::parse(gross).is_err() {
            continue;
        }
        match net(gross, tare).filter(|net| *net != Carats::ZERO) {
            None => faults.push(InputFault { field: name("tare"), found: tare.to_owned(), expected: "expected-tare" }),
            Some(net) => {
                let said = subtraction(texts, gross, tare);
                let remarks = [answers.get(&name("remarks")), &said].join("\n");
                more.extend([(name("carats"), net.to_string()), (name("remarks"), remarks.trim().to_owned())]);
            }
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let replaced = |name: &str| more.iter().any(|(other, _)| other == name) || name.ends_with(".tare");
    let kept = answers.without(replaced);
    Ok(kept.with(more))
}

#[cfg(test)]
mod tests {
    use kpcs_web::{Texts, language::Language};

    use super::{Answers, net, without_containers};

    #[test]
    fn a_container_is_taken_off_to_the_thousandth_and_never_below_nothing() {
        let cases = [("12.5", "0.16", Some("12.34")), ("0.160", "0.161", None), ("12.5", "x", None)];
        for (gross, tare, expected) in cases {
            assert_eq!(net(gross, tare).map(|net| net.to_string()).as_deref(), expected, "{gross} {tare}");
        }
    }

    #[test]
    fn an_arrival_records_the_net_weight_and_keeps_both_figures() {
        let texts = Texts::new(Language::English);
        let typed = Answers::parse(b"parcels.0.carats=12.5&parcels.0.tare=0.16&parcels.1.carats=3&parcels.1.tare=");
        let taken = without_containers(texts, &typed, 2).unwrap();
        assert_eq!((taken.get("parcels.0.carats"), taken.get("parcels.1.carats")), ("12.34", "3"));
        assert!(taken.get("parcels.0.remarks").contains("0.16"), "{}", taken.get("parcels.0.remarks"));
        assert!(!taken.has("parcels.0.tare") && !taken.has("parcels.1.tare"));
        let heavy = Answers::parse(b"parcels.0.carats=0.1&parcels.0.tare=0.16");
        assert_eq!(without_containers(texts, &heavy, 1).unwrap_err()[0].field, "parcels.0.tare");
    }
}
