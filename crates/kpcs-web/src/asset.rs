//! The files that pages refer to: style sheet, fonts and the icon, embedded in the program.
//!
//! Invariant: a file's name holds the digest of its content, so it may be cached for ever and never be stale.
//! This module must not read the file system at run time.
//! Source: RFC 8246 (`immutable`).

use std::borrow::Cow;
use std::sync::LazyLock;

use axum::Router;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use http::{StatusCode, header};
use sha2::{Digest, Sha256};

const FONT: &str = "font/woff2";

/// Name, media type and bytes as they lie in `assets/`; the style sheet comes last because it names the others.
static SOURCES: &[(&str, &str, &[u8])] = &[
    ("plex-mono-latin-400.woff2", FONT, include_bytes!("../assets/fonts/plex-mono-latin-400.woff2")),
    ("plex-sans-latin-400.woff2", FONT, include_bytes!("../assets/fonts/plex-sans-latin-400.woff2")),
    ("plex-sans-latin-600.woff2", FONT, include_bytes!("../assets/fonts/plex-sans-latin-600.woff2")),
    ("plex-sans-latin-ext-400.woff2", FONT, include_bytes!("../assets/fonts/plex-sans-latin-ext-400.woff2")),
    ("plex-sans-latin-ext-600.woff2", FONT, include_bytes!("../assets/fonts/plex-sans-latin-ext-600.woff2")),
    ("plex-sans-cyrillic-400.woff2", FONT, include_bytes!("../assets/fonts/plex-sans-cyrillic-400.woff2")),
    ("plex-sans-cyrillic-600.woff2", FONT, include_bytes!("../assets/fonts/plex-sans-cyrillic-600.woff2")),
    ("plex-sans-arabic-400.woff2", FONT, include_bytes!("../assets/fonts/plex-sans-arabic-400.woff2")),
    ("plex-sans-arabic-600.woff2", FONT, include_bytes!("../assets/fonts/plex-sans-arabic-600.woff2")),
    ("icon.svg", "image/svg+xml", include_bytes!("../assets/icon.svg")),
    ("app.css", "text/css; charset=utf-8", include_bytes!("../assets/app.css")),
];

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(load);

/// One embedded file under its public path.
pub struct Asset {
    name: &'static str,
    media_type: &'static str,
    file: String,
    path: String,
    bytes: Cow<'static, [u8]>,
}

impl Asset {
    /// The file of this name in `assets/`, or `None`.
    pub fn find(name: &str) -> Option<&'static Self> {
        ASSETS.iter().find(|asset| asset.name == name)
    }

    /// The path to refer to, such as `/static/app.1f0c2d3e4b.css`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The number of bytes that a browser loads, uncompressed.
    pub fn size_bytes(&self) -> usize {
        self.bytes.len()
    }
}

/// Serves every asset under `/static/`.
pub fn asset_router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/static/{file}", get(serve))
}

async fn serve(Path(file): Path<String>) -> Response {
    match ASSETS.iter().find(|asset| asset.file == file) {
        Some(asset) => (
            [(header::CONTENT_TYPE, asset.media_type), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")],
            asset.bytes.clone(),
        )
            .into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

fn load() -> Vec<Asset> {
    let mut assets: Vec<Asset> = Vec::new();
    for &(name, media_type, bytes) in SOURCES {
        let bytes = if name.ends_with(".css") { with_hashed_names(bytes, &assets) } else { Cow::Borrowed(bytes) };
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
        let digest: String = Sha256::digest(&bytes).iter().take(5).map(|byte| format!("{byte:02x}")).collect();
        let file = format!("{stem}.{digest}.{extension}");
        assets.push(Asset { name, media_type, path: format!("/static/{file}"), file, bytes });
    }
    assets
}

/// A style sheet with `fonts/NAME` replaced by the public path of that file.
fn with_hashed_names(css: &'static [u8], assets: &[Asset]) -> Cow<'static, [u8]> {
    let text = without_comments(&String::from_utf8_lossy(css));
    let named = assets.iter().fold(text, |text, asset| text.replace(&format!("fonts/{}", asset.name), &asset.path));
    Cow::Owned(named.into_bytes())
}

/// The style sheet without what only its authors read: comments, empty lines, the space at the start of a line.
fn without_comments(css: &str) -> String {
    let mut parts = css.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    let bare = parts.fold(first, |text, part| text + part.split_once("*/").map_or("", |(_, rest)| rest));
    bare.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_sheet_names_only_hashed_fonts() {
        let css = Asset::find("app.css").expect("embedded");
        let text = String::from_utf8(css.bytes.to_vec()).expect("utf-8");
        assert!(text.contains(Asset::find("plex-sans-latin-400.woff2").expect("embedded").path()));
        assert!(!text.contains("fonts/"), "a font of the style sheet is not embedded");
        assert!(!text.contains("http"), "the style sheet refers to another host");
    }

    #[test]
    fn comments_stay_with_the_authors() {
        assert_eq!(
            without_comments("/* a */\na { b: c; }\n\n  d { e: f; /* g\n h */ }\n"),
            "a { b: c; }\nd { e: f;  }"
        );
    }

    #[test]
    fn fonts_of_a_latin_page_stay_under_60_kb() {
        let names = ["plex-sans-latin-400.woff2", "plex-sans-latin-600.woff2", "plex-mono-latin-400.woff2"];
        let total: usize = names.iter().filter_map(|name| Asset::find(name)).map(Asset::size_bytes).sum();
        assert!(total > 20_000 && total < 60_000, "{total} bytes");
    }
}
