//! Turns a template and its figures into PDF bytes with Typst, and nothing else: no files, no clock, no network.
//!
//! Invariants: the same input gives the same bytes; every document is PDF/A-3a and PDF/UA-1. The set of paths is fixed,
//! because the typesetter keeps every path it has ever seen in 16 bits; what differs between documents goes into the
//! bytes of one fixed path. Its memory of earlier documents is trimmed after each one, or it would grow without end.
//! Source: dependencies page, section 6 and pitfall 5.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Serialize;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::{error::DocumentError, fonts};

/// How many documents ago something must have been used last to be forgotten.
const MEMORY_DOCUMENTS: usize = 8;

/// What a template writes when its contents do not fit; see `common.typ`.
const DOES_NOT_FIT: &str = "does-not-fit";

const FIGURES_PATH: &str = "/figures.json";
const STATEMENT_PATH: &str = "/statement.kpcs";
const LOG_PROOF_PATH: &str = "/log-proof.kpcs";

const TEMPLATES: [(Template, &str, &str); 10] = [
    (Template::Common, "/common.typ", include_str!("../templates/common.typ")),
    (Template::BagLabel, "/bag_label.typ", include_str!("../templates/bag_label.typ")),
    (Template::Certificate, "/certificate.typ", include_str!("../templates/certificate.typ")),
    (
        Template::ConfirmationOfReceipt,
        "/confirmation_of_receipt.typ",
        include_str!("../templates/confirmation_of_receipt.typ"),
    ),
    (Template::DiscrepancyNotice, "/discrepancy_notice.typ", include_str!("../templates/discrepancy_notice.typ")),
    (Template::Letter, "/letter.typ", include_str!("../templates/letter.typ")),
    (Template::Notice, "/notice.typ", include_str!("../templates/notice.typ")),
    (Template::Overlay, "/overlay.typ", include_str!("../templates/overlay.typ")),
    (Template::OverlayTestPage, "/overlay_test_page.typ", include_str!("../templates/overlay_test_page.typ")),
    (Template::ProofSlip, "/proof_slip.typ", include_str!("../templates/proof_slip.typ")),
];

/// The layouts there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Template {
    Common,
    BagLabel,
    Certificate,
    ConfirmationOfReceipt,
    DiscrepancyNotice,
    Letter,
    Notice,
    Overlay,
    OverlayTestPage,
    ProofSlip,
}

/// Typesets one page.
///
/// `identity` is unique to the document and stable; `statement` is attached as `statement.kpcs` by the templates that do so.
///
/// # Errors
/// [`DocumentError::DoesNotFit`], or [`DocumentError::Typesetting`] for a fault in a template.
pub(crate) fn typeset(
    template: Template,
    figures: &impl Serialize,
    identity: &str,
    statement: &[u8],
) -> Result<Vec<u8>, DocumentError> {
    typeset_proven(template, figures, identity, (statement, &[]))
}

/// The same with a log proof, attached as `log-proof.kpcs` by the templates that do so.
///
/// # Errors
/// As [`typeset`].
pub(crate) fn typeset_proven(
    template: Template,
    figures: &impl Serialize,
    identity: &str,
    (statement, log_proof): (&[u8], &[u8]),
) -> Result<Vec<u8>, DocumentError> {
    let figures = serde_json::to_vec(figures).map_err(|error| DocumentError::Typesetting(error.to_string()))?;
    let [statement, log_proof] = [statement, log_proof].map(|file| Bytes::new(file.to_vec()));
    let sheet = Sheet { template, figures: Bytes::new(figures), statement, log_proof };
    let pdf = print(&sheet, identity);
    comemo::evict(MEMORY_DOCUMENTS);
    pdf
}

fn print(sheet: &Sheet, identity: &str) -> Result<Vec<u8>, DocumentError> {
    let document: PagedDocument = typst::compile(sheet).output.map_err(|errors| refusal(&errors))?;
    if document.pages().len() != 1 {
        return Err(DocumentError::DoesNotFit);
    }
    let standards = PdfStandards::new(&[PdfStandard::A_3a, PdfStandard::Ua_1])
        .map_err(|error| DocumentError::Typesetting(error.message().to_string()))?;
    let options = PdfOptions {
        creator: Smart::Custom(Some("OpenKPCS".to_owned())),
        ident: Smart::Custom(identity.to_owned()),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options).map_err(|errors| refusal(&errors))
}

fn refusal(errors: &[SourceDiagnostic]) -> DocumentError {
    if errors.iter().any(|error| error.message.contains(DOES_NOT_FIT)) {
        return DocumentError::DoesNotFit;
    }
    let messages: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
    DocumentError::Typesetting(messages.join("; "))
}

/// What all documents share: the language's library, the fonts, the parsed templates.
struct Press {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    sources: BTreeMap<Template, Source>,
    figures: FileId,
    statement: FileId,
    log_proof: FileId,
}

static PRESS: LazyLock<Press> = LazyLock::new(|| {
    let fonts: Vec<Font> = fonts::FILES.iter().flat_map(|file| Font::iter(Bytes::new(*file))).collect();
    Press {
        library: LazyHash::new(Library::default()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
        sources: TEMPLATES
            .iter()
            .map(|&(template, path, text)| (template, Source::new(file(path), text.to_owned())))
            .collect(),
        figures: file(FIGURES_PATH),
        statement: file(STATEMENT_PATH),
        log_proof: file(LOG_PROOF_PATH),
    }
});

fn file(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("the paths of the templates are constants and well-formed");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// One document to be: its template, its figures, the statement and the log proof it carries.
struct Sheet {
    template: Template,
    figures: Bytes,
    statement: Bytes,
    log_proof: Bytes,
}

impl World for Sheet {
    fn library(&self) -> &LazyHash<Library> {
        &PRESS.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &PRESS.book
    }

    fn main(&self) -> FileId {
        PRESS.sources[&self.template].id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        PRESS.sources.values().find(|source| source.id() == id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match id {
            id if id == PRESS.figures => Ok(self.figures.clone()),
            id if id == PRESS.statement => Ok(self.statement.clone()),
            id if id == PRESS.log_proof => Ok(self.log_proof.clone()),
            _ => Err(FileError::AccessDenied),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        PRESS.fonts.get(index).cloned()
    }

    /// No document may depend on the day it is printed.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
