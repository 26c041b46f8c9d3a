//! `/help`: for each person a page how to work, in the order of a day, with the very pages, what can go wrong, and the words.
//!
//! Invariant: places, acts, roles, refusals and words are those of the code's own tables; only the sentences of the day are
//! written for these pages. So help changes with the program, and a test finds a role without a guide.
//! Must not know: what a page shows. Source: issue 02, demand 11.

mod acts;
mod glossary;
mod guides;
mod own_ways;

use axum::{
    Router,
    extract::{Path, State},
    response::Response,
    routing::get,
};
use kpcs_domain::act::Role;
use kpcs_web::{
    Texts, page,
    page::help::{GuidePage, Help, HelpPage, Picture, Step, Word, WordsPage, Wrong},
    page::office::Place,
    part::{Outcome, Standing, Step as Drawn, Steps},
    shell::Link,
};

use crate::{
    app::App,
    navigation::places_of,
    no::No,
    objection::{refusal_key, rule_link, section_link, section_says},
    page::rules::cited::CITED,
    visitor::Visitor,
};
pub use glossary::WORDS;
pub use guides::{Flow, GUIDES, Guide};

/// The routes of this folder.
pub fn routes() -> Router<App> {
    Router::new().route("/help", get(index)).route("/help/words", get(words)).route("/help/{guide}", get(show))
}

/// Where the frame's link to help leads: to the guide of the person's first role, else to the index.
pub fn path_for(roles: &[Role]) -> String {
    let guide = roles.first().and_then(|role| GUIDES.iter().find(|guide| guide.roles.contains(role)));
    guide.map_or_else(|| "/help".to_owned(), path)
}

fn path(guide: &Guide) -> String {
    format!("/help/{}", guide.name)
}

async fn index(visitor: Visitor) -> Result<Response, No> {
    let texts = visitor.texts;
    let is_mine = |guide: &&Guide| visitor.holds_one_of(guide.roles);
    let place = |guide: &Guide| Place {
        link: Link::new(texts.get(&format!("help-{}-title", guide.name)), path(guide)),
        about: texts.get(&format!("help-{}-lead", guide.name)),
    };
    let mine: Vec<_> = GUIDES.iter().filter(is_mine).map(place).collect();
    let others = GUIDES.iter().filter(|guide| !is_mine(guide)).map(place).collect();
    let more = [("help-words-title", "/help/words"), ("rules-title", "/rules"), ("help-api-title", "/help/api")];
    Ok(page(&HelpPage {
        shell: visitor.shell(texts.get("help-title")),
        mine,
        others,
        more: more.iter().map(|(key, href)| Link::new(texts.get(key), *href)).collect(),
    }))
}

async fn words(visitor: Visitor) -> Result<Response, No> {
    let texts = visitor.texts;
    let words = WORDS.iter().map(|(name, section)| Word {
        name: (*name).to_owned(),
        word: texts.get(&format!("word-{name}")),
        means: section_says(texts, section),
        rule: section_link(section),
    });
    let mut words: Vec<_> = words.collect();
    words.sort_by_key(|word| word.word.to_lowercase());
    let mut shell = visitor.shell(texts.get("help-words-title"));
    shell.crumbs = vec![Link::new(texts.get("help-title"), "/help")];
    Ok(page(&WordsPage { shell, words }))
}

async fn show(State(app): State<App>, visitor: Visitor, Path(name): Path<String>) -> Result<Response, No> {
    let guide = GUIDES.iter().find(|guide| guide.name == name).ok_or(No::NotFound)?;
    let pack = own_ways::pack(&app, &visitor).await?;
    let texts = visitor.texts;
    let title = texts.get(&format!("help-{name}-title"));
    let mut shell = visitor.shell(format!("{title} – {}", texts.get("help-title")));
    shell.crumbs = vec![Link::new(texts.get("help-title"), "/help")];
    Ok(page(&GuidePage {
        shell,
        help: Help {
            lead: texts.get(&format!("help-{name}-lead")),
            picture: picture(texts, guide, &title),
            title,
            steps: steps(texts, guide),
            wrong: guide.refusals.iter().map(|code| wrong(texts, code)).collect(),
            places: places(texts, guide),
            asks: acts::asked(texts, guide.roles, &pack),
            approves: acts::approved(texts, guide.roles),
            own_ways: own_ways::own_ways(texts, &pack),
        },
    }))
}

fn picture(texts: Texts, guide: &Guide, title: &str) -> Picture {
    let Flow::Way(name, count, mine) = guide.flow else { return Picture::Outcomes(Outcome::ALL.to_vec()) };
    let first = mine.first().copied().unwrap_or(0);
    let standing = |step: usize| match step {
        step if mine.contains(&step) => Standing::Current,
        step if step < first => Standing::Done,
        _ => Standing::Coming,
    };
    let step = |step: usize| Drawn {
        label: texts.get(&format!("help-flow-{name}-{}", step + 1)),
        note: if mine.contains(&step) && mine.len() < count { title.to_owned() } else { String::new() },
        standing: standing(step),
    };
    Picture::Way(Steps { texts, label: title.to_owned(), steps: (0..count).map(step).collect() })
}

fn steps(texts: Texts, guide: &Guide) -> Vec<Step> {
    let step = |(at, step): (usize, &guides::Step)| Step {
        text: texts.get(&format!("help-{}-{}", guide.name, at + 1)),
        links: step.pages.iter().map(|(href, key)| Link::new(texts.get(key), *href)).collect(),
        command: step.command.to_owned(),
    };
    guide.steps.iter().enumerate().map(step).collect()
}

fn wrong(texts: Texts, code: &str) -> Wrong {
    let key = refusal_key(code);
    let section = CITED.iter().find(|(cited, _)| *cited == code).and_then(|(_, sections)| sections.first());
    Wrong {
        what: texts.get(&key),
        to_do: texts.get(&format!("{key}-todo")),
        rule: section.map(|section| rule_link(section, code)),
    }
}

/// Every place of these roles, as `/office` shows them to a person who holds the first of them.
fn places(texts: Texts, guide: &Guide) -> Vec<Place> {
    let Some(role) = guide.roles.first() else { return Vec::new() };
    let mine = places_of(|roles| roles.contains(role));
    mine.into_iter()
        .map(|place| Place { link: Link::new(texts.get(place.name), place.href), about: texts.get(place.about) })
        .collect()
}
