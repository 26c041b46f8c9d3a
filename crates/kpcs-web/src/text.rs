//! Texts of the pages, by key, from the locale files.
//!
//! Invariant: every language has the same keys with the same variables; `tests/texts.rs` compares them and holds that no key is missing or unused.
//! Isolation marks are off: the shipped languages run left to right, and the marks would get into file names. A right-to-left language turns them on.
//! Source: locale files `locales/*.ftl` in Fluent syntax, key naming `page-thing`.

use std::fmt;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::memoizer::MemoizerKind;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::language::Language;

static ENGLISH: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| {
    let sources = [
        include_str!("../locales/en.ftl"),
        include_str!("../locales/office.en.ftl"),
        include_str!("../locales/accounts.en.ftl"),
        include_str!("../locales/rules.en.ftl"),
        include_str!("../locales/acts.en.ftl"),
        include_str!("../locales/answers.en.ftl"),
        include_str!("../locales/server.en.ftl"),
        include_str!("../locales/desks.en.ftl"),
        include_str!("../locales/imports.en.ftl"),
        include_str!("../locales/api.en.ftl"),
        include_str!("../locales/files.en.ftl"),
        include_str!("../locales/issuer.en.ftl"),
        include_str!("../locales/replies.en.ftl"),
        include_str!("../locales/border.en.ftl"),
        include_str!("../locales/cases.en.ftl"),
        include_str!("../locales/ops.en.ftl"),
        include_str!("../locales/registry.en.ftl"),
        include_str!("../locales/search.en.ftl"),
        include_str!("../locales/evidence.en.ftl"),
        include_str!("../locales/notices.en.ftl"),
        include_str!("../locales/companies.en.ftl"),
        include_str!("../locales/everyday.en.ftl"),
        include_str!("../locales/webhooks.en.ftl"),
        include_str!("../locales/rulebook.en.ftl"),
        include_str!("../locales/help.en.ftl"),
        include_str!("../locales/national.en.ftl"),
        include_str!("../locales/forms.en.ftl"),
        include_str!("../locales/letters.en.ftl"),
        include_str!("../locales/closure.en.ftl"),
        include_str!("../locales/paper.en.ftl"),
        include_str!("../locales/bulk.en.ftl"),
        include_str!("../locales/offline.en.ftl"),
        include_str!("../locales/log.en.ftl"),
        include_str!("../locales/verify.en.ftl"),
        include_str!("../locales/bundle.en.ftl"),
    ];
    bundle(Language::English, &sources)
});
static FRENCH: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| {
    let sources = [
        include_str!("../locales/fr.ftl"),
        include_str!("../locales/office.fr.ftl"),
        include_str!("../locales/accounts.fr.ftl"),
        include_str!("../locales/rules.fr.ftl"),
        include_str!("../locales/acts.fr.ftl"),
        include_str!("../locales/answers.fr.ftl"),
        include_str!("../locales/server.fr.ftl"),
        include_str!("../locales/desks.fr.ftl"),
        include_str!("../locales/imports.fr.ftl"),
        include_str!("../locales/api.fr.ftl"),
        include_str!("../locales/files.fr.ftl"),
        include_str!("../locales/issuer.fr.ftl"),
        include_str!("../locales/replies.fr.ftl"),
        include_str!("../locales/border.fr.ftl"),
        include_str!("../locales/cases.fr.ftl"),
        include_str!("../locales/ops.fr.ftl"),
        include_str!("../locales/registry.fr.ftl"),
        include_str!("../locales/search.fr.ftl"),
        include_str!("../locales/evidence.fr.ftl"),
        include_str!("../locales/notices.fr.ftl"),
        include_str!("../locales/companies.fr.ftl"),
        include_str!("../locales/everyday.fr.ftl"),
        include_str!("../locales/webhooks.fr.ftl"),
        include_str!("../locales/rulebook.fr.ftl"),
        include_str!("../locales/help.fr.ftl"),
        include_str!("../locales/national.fr.ftl"),
        include_str!("../locales/forms.fr.ftl"),
        include_str!("../locales/letters.fr.ftl"),
        include_str!("../locales/closure.fr.ftl"),
        include_str!("../locales/paper.fr.ftl"),
        include_str!("../locales/bulk.fr.ftl"),
        include_str!("../locales/offline.fr.ftl"),
        include_str!("../locales/log.fr.ftl"),
        include_str!("../locales/verify.fr.ftl"),
        include_str!("../locales/bundle.fr.ftl"),
    ];
    bundle(Language::French, &sources)
});

/// The texts of one language; cheap to copy, so every part of a page can carry it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Texts {
    language: Language,
}

impl Texts {
    /// The texts of `language`.
    pub fn new(language: Language) -> Self {
        Self { language }
    }

    /// The language of these texts.
    pub fn language(self) -> Language {
        self.language
    }

    /// The text of `key`, to be displayed; add its variables with [`Text::arg`].
    pub fn t(self, key: &str) -> Text<'_> {
        Text { texts: self, key, args: FluentArgs::new() }
    }

    /// The text of `key`, for a key that has no variables.
    pub fn get(self, key: &str) -> String {
        self.t(key).to_string()
    }
}

/// One text with its variables; displays the worded text, or `[key]` where the locale file lacks it (a test fails then).
pub struct Text<'a> {
    texts: Texts,
    key: &'a str,
    args: FluentArgs<'a>,
}

impl<'a> Text<'a> {
    /// Sets the variable `name` to a worded value.
    pub fn arg(mut self, name: &'a str, value: impl fmt::Display) -> Self {
        self.args.set(name, FluentValue::from(value.to_string()));
        self
    }

    /// Sets the variable `name` to a number, so that the text can choose its plural.
    pub fn count(mut self, name: &'a str, value: impl TryInto<i64>) -> Self {
        self.args.set(name, FluentValue::from(value.try_into().unwrap_or(i64::MAX)));
        self
    }
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bundle = match self.texts.language {
            Language::English => &*ENGLISH,
            Language::French => &*FRENCH,
        };
        let Some(pattern) = bundle.get_message(self.key).and_then(|message| message.value()) else {
            return write!(f, "[{}]", self.key);
        };
        let mut faults = Vec::new();
        f.write_str(&bundle.format_pattern(pattern, Some(&self.args), &mut faults))
    }
}

/// Counts of five digits and more are grouped by thin spaces, as all figures are.
fn grouped<M: MemoizerKind>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let digits = number.as_string().into_owned();
    if digits.len() < 5 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let from_end = |(place, digit): (usize, char)| {
        let gap = place > 0 && (digits.len() - place) % 3 == 0;
        [gap.then_some('\u{202f}'), Some(digit)].into_iter().flatten()
    };
    Some(digits.chars().enumerate().flat_map(from_end).collect())
}

fn bundle(language: Language, sources: &[&str]) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(vec![language.identifier()]);
    bundle.set_use_isolating(language.is_right_to_left());
    bundle.set_formatter(Some(grouped));
    for source in sources {
        // A fault of syntax loses one message only, a key given twice keeps the first; the test over the locale files names both.
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(partial, _)| partial);
        let _ = bundle.add_resource(resource);
    }
    bundle
}
