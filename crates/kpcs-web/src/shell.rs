//! What surrounds every page: language, title, navigation, the person and the demonstration band.
//!
//! Invariant: a page never words its own frame; all of it comes from here and from the locale files.
//! It must not know what the page is about.
//! Source: look, "page header with the authority's name and the person's role; breadcrumb".

use crate::asset::Asset;
use crate::language::Language;
use crate::text::{Text, Texts};

/// The frame of one page.
pub struct Shell {
    pub texts: Texts,
    /// Right to left; taken from the language, or set to look at a page the other way.
    pub right_to_left: bool,
    /// What the browser's tab says before the scheme's name.
    pub title: String,
    /// Path and query of this page without `lang`, to come back in another language.
    pub path: String,
    pub nav: Vec<NavLink>,
    pub crumbs: Vec<Link>,
    pub person: Option<Person>,
    /// Where help leads: to the person's own guide, else to all of them.
    pub help: String,
    /// How many notices the person has not read.
    pub unread: usize,
    /// Session token that every form sends back; empty for a visitor.
    pub form_token: String,
    /// Simulated data: a band says so on every page.
    pub demonstration: bool,
    /// The register to practise in: a loud mark says so on every page.
    pub practice: bool,
}

/// A link with its words.
#[derive(Clone, Debug)]
pub struct Link {
    pub label: String,
    pub href: String,
}

impl Link {
    /// A link to `href` that says `label`.
    pub fn new(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self { label: label.into(), href: href.into() }
    }
}

/// One entry of the main navigation; `waiting` is the number of things that wait there.
#[derive(Clone, Debug)]
pub struct NavLink {
    pub link: Link,
    pub current: bool,
    pub waiting: Option<u32>,
}

/// Who is signed in, as the header says it.
#[derive(Clone, Debug)]
pub struct Person {
    pub name: String,
    pub role: String,
    pub office: String,
}

impl Shell {
    /// A visitor's frame: public navigation, no person, no band.
    pub fn public(texts: Texts, title: impl Into<String>, path: impl Into<String>) -> Self {
        let path = path.into();
        let public = [
            ("nav-verify", "/verify"),
            ("nav-participants", "/participants"),
            ("nav-rules", "/rules"),
            ("log-title", "/log"),
        ];
        let nav = public.iter().map(|(key, href)| nav_link(texts.get(key), href, &path)).collect();
        Self {
            texts,
            right_to_left: texts.language().is_right_to_left(),
            title: title.into(),
            path,
            nav,
            crumbs: Vec::new(),
            person: None,
            help: "/help".to_owned(),
            unread: 0,
            form_token: String::new(),
            demonstration: false,
            practice: false,
        }
    }

    /// The same frame with one more place in the navigation, such as an officer's desk.
    #[must_use]
    pub fn with_place(mut self, label: impl Into<String>, href: &str, waiting: Option<u32>) -> Self {
        let place = NavLink { waiting, ..nav_link(label.into(), href, &self.path) };
        self.nav.push(place);
        self
    }

    /// The text of `key` in the page's language.
    pub fn t<'a>(&self, key: &'a str) -> Text<'a> {
        self.texts.t(key)
    }

    /// `ltr` or `rtl`.
    pub fn direction(&self) -> &'static str {
        if self.right_to_left { "rtl" } else { "ltr" }
    }

    /// The page's language tag.
    pub fn language_tag(&self) -> &'static str {
        self.texts.language().tag()
    }

    /// The other languages, as tag, own name and address of this page.
    pub fn other_languages(&self) -> Vec<(&'static str, &'static str, String)> {
        let separator = if self.path.contains('?') { '&' } else { '?' };
        let current = self.texts.language();
        let others = Language::ALL.into_iter().filter(|language| *language != current);
        others
            .map(|language| {
                (language.tag(), language.own_name(), format!("{}{separator}lang={}", self.path, language.tag()))
            })
            .collect()
    }

    /// The public path of an embedded file; empty for a name that is not embedded.
    pub fn asset(&self, name: &str) -> &'static str {
        Asset::find(name).map_or("", Asset::path)
    }
}

fn nav_link(label: String, href: &str, path: &str) -> NavLink {
    let here = path.split('?').next().unwrap_or_default();
    let current = here == href || here.strip_prefix(href).is_some_and(|rest| rest.starts_with('/'));
    NavLink { link: Link::new(label, href), current, waiting: None }
}
