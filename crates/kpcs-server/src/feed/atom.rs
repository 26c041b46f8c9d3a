//! An Atom feed: what is new, for a reader that asks now and then.
//!
//! Invariant: the id of an entry never changes, nor does its day unless its content does; every text is escaped, and what no
//! XML may hold is left out.
//! Must not know: what is told.
//! Source: RFC 4287.

use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use kpcs_domain::value::Timestamp;

/// A feed.
#[derive(Debug, Clone)]
pub struct Feed {
    /// What it is called.
    pub title: String,
    /// Its own name, which stays when addresses change: a `tag:` or the like.
    pub id: String,
    /// Where it is read from, and the page that says the same; whole addresses.
    pub addresses: (String, String),
    /// The tag of its language.
    pub language: &'static str,
    /// Who publishes it.
    pub author: String,
    /// When the newest entry changed, or the register began.
    pub updated: Timestamp,
    /// The newest first.
    pub entries: Vec<FeedEntry>,
}

/// An entry of a feed.
#[derive(Debug, Clone)]
pub struct FeedEntry {
    /// Its name, for good.
    pub id: String,
    /// One sentence.
    pub title: String,
    /// What is to be said beyond the title; may be empty.
    pub summary: String,
    /// The page, as a whole address.
    pub link: String,
    /// When it was said.
    pub updated: Timestamp,
}

impl Feed {
    /// The feed as XML.
    #[must_use]
    pub fn to_xml(&self) -> String {
        let mut xml = format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n",
            self.language
        );
        element(&mut xml, "id", &self.id);
        element(&mut xml, "title", &self.title);
        element(&mut xml, "updated", &self.updated.to_string());
        xml.push_str("<author>");
        element(&mut xml, "name", &self.author);
        xml.push_str("</author>\n");
        link(&mut xml, "self", "application/atom+xml", &self.addresses.0);
        link(&mut xml, "alternate", "text/html", &self.addresses.1);
        for entry in &self.entries {
            xml.push_str("<entry>\n");
            element(&mut xml, "id", &entry.id);
            element(&mut xml, "title", &entry.title);
            element(&mut xml, "updated", &entry.updated.to_string());
            link(&mut xml, "alternate", "text/html", &entry.link);
            let summary = if entry.summary.is_empty() { &entry.title } else { &entry.summary };
            element(&mut xml, "summary", summary);
            xml.push_str("</entry>\n");
        }
        xml.push_str("</feed>\n");
        xml
    }

    /// The feed as an answer that may be kept as `caching` says, for each language by itself.
    #[must_use]
    pub fn respond(&self, caching: &'static str) -> Response {
        let kind = "application/atom+xml; charset=utf-8";
        let headers =
            [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, caching), (header::VARY, "accept-language, cookie")];
        (headers, self.to_xml()).into_response()
    }
}

fn element(xml: &mut String, name: &str, text: &str) {
    xml.push_str(&format!("<{name}>{}</{name}>\n", escaped(text)));
}

fn link(xml: &mut String, relation: &str, kind: &str, address: &str) {
    xml.push_str(&format!("<link rel=\"{relation}\" type=\"{kind}\" href=\"{}\"/>\n", escaped(address)));
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\t' | '\n' | '\r' => safe.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn what_people_wrote_cannot_break_out_of_the_xml() {
        assert_eq!(escaped("a<b>&\"c\"\u{0}\u{8}\nd"), "a&lt;b&gt;&amp;&quot;c&quot; d");
    }
}
