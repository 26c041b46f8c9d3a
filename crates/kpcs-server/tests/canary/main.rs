//! Nothing that is not everybody's gets into the open: words that occur nowhere else are put into every field of acts and accounts, and
//! looked for in everything that is public: pages, files of the log, its mirror, trust data, feeds, metrics, log lines.
//!
//! Invariant: what may be shown stands in `SHOWN` with its rule; a word found anywhere else is named with its field and place. Digests,
//! blinds and seeds of what is hidden are looked for like words, since whoever has them can guess.
//! Source: issue 03, demand 3; threat-model 12; docs/formats/statement.md.
#![allow(clippy::unwrap_used)]

mod canaries;
mod hidden;
mod node;
mod public;
mod story;

use canaries::Canaries;
use node::Node;

/// Fields of public acts, which everybody may read, and why.
const SHOWN: &[(&str, &str)] = &[
    ("raise_alert.summary", "an alert is for everybody who may meet the goods (§9.6, acts: raise_alert is public)"),
    ("publish_contacts", "focal points and telephones of an authority are published to be used (§3.10)"),
];

fn is_shown(field: &str) -> bool {
    SHOWN
        .iter()
        .any(|(shown, _)| field == *shown || field.strip_prefix(shown).is_some_and(|rest| rest.starts_with('.')))
}

/// Nor the number of a certificate that is on no public list, but in the answer to whoever has typed it.
fn numbers(hidden: &[String], seen: &[(String, Vec<u8>)]) {
    assert!(hidden.len() > 10, "{hidden:?}");
    for number in hidden {
        let (issuer, digits) = number.split_at(2);
        let forms = ["", " ", "\u{a0}", "\u{202f}", "-"].map(|gap| format!("{issuer}{gap}{digits}"));
        let places = seen.iter().filter(|(place, _)| !place.starts_with("POST "));
        let found: Vec<_> = places
            .filter(|(_, bytes)| forms.iter().any(|form| canaries::contains(bytes, form.as_bytes())))
            .map(|(place, _)| place)
            .collect();
        assert!(found.is_empty(), "{number} stands in {found:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_field_of_an_act_or_an_account_gets_into_the_open() {
    let lines = node::log_lines();
    let (mut canaries, node) = (Canaries::default(), Node::new());
    node.accounts(&mut canaries);
    let story = story::tell(&node, &mut canaries).await;
    node.world.register.log_everything().unwrap();
    let mut seen = public::everything(&node, &story).await;
    seen.push(("log lines".to_owned(), lines.lock().unwrap().clone()));
    assert!(seen.len() > 150, "{} answers", seen.len());
    assert!(lines.lock().unwrap().len() > 1_000, "the server wrote its log lines");
    let found: Vec<_> = seen.iter().flat_map(|(place, bytes)| canaries.found_in(place, bytes)).collect();
    let leaks: Vec<_> = found.iter().filter(|(field, _)| !is_shown(field)).collect();
    assert!(leaks.is_empty(), "{} of {} words are in the open: {leaks:#?}", leaks.len(), canaries.len());
    for (shown, rule) in SHOWN {
        assert!(found.iter().any(|(field, _)| field.starts_with(shown)), "{shown} is shown nowhere: {rule}");
    }
    hidden::check(&node, &seen);
    numbers(&story.numbers, &seen);
    assert!(story.done.len() >= 36, "{:?}", story.done);
    println!("{} words in {} answers; {} acts done: {:?}", canaries.len(), seen.len(), story.done.len(), story.done);
}
