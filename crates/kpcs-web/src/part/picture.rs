//! Photographs: the question for them on a form, and small ones beside the act that names them.
//!
//! Invariant: a picture that is not here is said to be so in words; each small picture leads to the large one. What was taken
//! over already stays on the form under the field's own name and can be left out again.
//! It must not know who may see a picture.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::part::{FieldKind, FieldView, Filled};
use crate::text::Texts;

/// The photographs of one act.
#[derive(Clone, Debug, Template)]
#[template(path = "part/picture.html")]
pub struct Pictures {
    pub texts: Texts,
    pub pictures: Vec<Picture>,
}

/// One photograph: the first digits of its digest, and its address where it is here.
#[derive(Clone, Debug)]
pub struct Picture {
    pub short: String,
    pub href: Option<String>,
}

impl HtmlSafe for Pictures {}

/// The name under which a form sends the files of the field `name`.
#[must_use]
pub fn files_name(name: &str) -> String {
    format!("{name}_files")
}

/// The questions for photographs: files, and which of those taken over already are kept.
#[must_use]
pub fn picture_fields(texts: Texts, name: &str, filled: &Filled) -> Vec<FieldView> {
    let accept = ".jpg,.jpeg,.png".to_owned();
    let files = FieldView::new(files_name(name), texts.get("evidence-pictures"), FieldKind::Files { accept })
        .hint(texts.get("evidence-pictures-hint"))
        .optional(texts)
        .filled(filled);
    let digests = filled.values.get(name).into_iter().flat_map(|kept| kept.lines()).filter(|line| !line.is_empty());
    let kept: Vec<_> = digests.map(|digest| (digest.to_owned(), short(digest))).collect();
    let label = texts.get("evidence-pictures-kept");
    let kept = (!kept.is_empty()).then(|| FieldView::new(name, label, FieldKind::Checks).choices(kept).filled(filled));
    std::iter::once(files).chain(kept).collect()
}

/// The first digits of a digest, enough for people to tell two apart.
#[must_use]
pub fn short(digest: &str) -> String {
    digest.chars().take(16).collect()
}
