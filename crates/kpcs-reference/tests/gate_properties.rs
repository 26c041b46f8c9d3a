//! Properties of the gate over any shipment, with the history and the packs that ship.
//!
//! Invariant tested: the verdict follows from the reasons alone; the same question has the same answer; what happens
//! to a country that is not concerned changes nothing.
#![allow(clippy::unwrap_used)]

use kpcs_domain::{
    gate::{Question, SchemeVerdict, Verdict, issuer_of, judge},
    party::{Interval, ParticipantKind, Precision, SchemeHistory, Status, Trade},
    value::{CountryCode, Day, HsCode, Name, Origin},
};
use kpcs_reference::{known_places, pack_for, participant_rows, reio_members, scheme_history};
use proptest::{prelude::*, sample::select};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn refuses_exactly_when_a_reason_refuses(question in questions()) {
        let verdict = answer(&question, scheme_history());
        let refusing = verdict.rules.iter().any(|reason| reason.code.refuses());
        prop_assert_eq!(verdict.scheme == SchemeVerdict::Refuse, refusing);
        prop_assert!(verdict.scheme != SchemeVerdict::NotRequired || !verdict.rules.is_empty());
    }

    #[test]
    fn tells_each_reason_once_and_in_order(question in questions()) {
        let verdict = answer(&question, scheme_history());
        prop_assert!(verdict.rules.is_sorted_by_key(|reason| (reason.code, reason.on)));
        for (i, reason) in verdict.rules.iter().enumerate() {
            let same = |other: &&kpcs_domain::gate::Reason| {
                (other.code, other.participant) == (reason.code, reason.participant)
            };
            prop_assert!(!verdict.rules[..i].iter().any(|other| same(&other)), "{reason} twice");
        }
    }

    #[test]
    fn answers_the_same_twice(question in questions()) {
        prop_assert_eq!(answer(&question, scheme_history()), answer(&question, &scheme_history().clone()));
    }

    #[test]
    fn is_blind_to_a_country_not_concerned(question in questions(), rest in standings()) {
        prop_assume!(!concerned(&question).contains(&rest.participant));
        let shipped = participant_rows().iter().map(|row| row.interval.clone());
        let more = SchemeHistory::new(known_places().clone(), shipped.chain([rest]), reio_members().iter().cloned());
        prop_assert_eq!(answer(&question, scheme_history()), answer(&question, &more));
    }
}

fn answer(question: &Question, history: &SchemeHistory) -> Verdict {
    judge(question, history, pack_for(issuer_of(question, history), question.pack_day()))
}

/// Everyone who is asked about on one of the two days.
fn concerned(question: &Question) -> Vec<CountryCode> {
    let origins = question.origin.iter().flat_map(Origin::countries);
    let places: Vec<_> = origins.chain([question.from, question.to]).collect();
    let days = [question.issued, question.presented];
    let counted = places.iter().flat_map(|place| days.map(|day| scheme_history().participant_of(*place, day)));
    counted.collect()
}

/// Countries with a history, members of the Union, places inside others, and codes of nobody.
fn countries() -> impl Strategy<Value = CountryCode> {
    let with_history = scheme_history().participants().collect::<Vec<_>>();
    let members = reio_members().iter().map(|row| row.member).collect::<Vec<_>>();
    let others = ["GL", "XI", "HK", "MO", "KE", "GF", "ZZ", "QQ"].map(|code| CountryCode::parse(code).unwrap());
    prop_oneof![4 => select(with_history), 2 => select(members), 1 => select(others.to_vec())]
}

fn days() -> impl Strategy<Value = Day> {
    (Day::parse("2002-11-01").unwrap().epoch_days()..Day::parse("2026-12-31").unwrap().epoch_days())
        .prop_map(|days| Day::from_epoch_days(days).unwrap())
}

fn origins() -> impl Strategy<Value = Option<Origin>> {
    prop_oneof![
        Just(None),
        Just(Some(Origin::MixedUndisclosed)),
        prop::collection::btree_set(countries(), 1..4).prop_map(Origin::named),
    ]
}

fn questions() -> impl Strategy<Value = Question> {
    (countries(), countries(), origins(), days(), -5..40_i64, -5..90_i64).prop_map(
        |(from, to, origin, issued, until_left, until_presented)| Question {
            from,
            to,
            origin,
            hs: HsCode::Hs710231,
            issued,
            left: issued.plus_days(until_left),
            presented: issued.plus_days(until_presented),
            zone: None,
            stone: None,
        },
    )
}

fn standings() -> impl Strategy<Value = Interval> {
    let precision = select(Precision::ALL);
    (countries(), days(), select(Status::ALL), select(Trade::ALL), precision).prop_map(
        |(participant, from, status, trade, from_precision)| Interval {
            participant,
            name: Name::parse("Somewhere").unwrap(),
            kind: ParticipantKind::State,
            from,
            to: None,
            status,
            trade,
            from_precision,
            to_precision: None,
        },
    )
}
