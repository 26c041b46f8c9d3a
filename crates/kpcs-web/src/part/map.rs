//! The world with the Participants shaded by their standing; a table always stands beside it.
//!
//! Invariant: a shade is told apart by pattern and by the table, never by colour alone; the outlines show no position on any border.
//! It must not know what a standing allows.
//! Source: `data/map/SOURCES.md`; look, "map with table".

use std::collections::BTreeMap;

use askama::Template;
use askama::filters::HtmlSafe;

const WORLD: &str = include_str!("../../../../data/map/world.tsv");
const WORLD_SMALL: &str = include_str!("../../../../data/map/world-small.tsv");

/// How a territory is shaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapShade {
    Trading,
    Restricted,
    Suspended,
    Applicant,
}

impl MapShade {
    fn name(self) -> &'static str {
        match self {
            Self::Trading => "trading",
            Self::Restricted => "restricted",
            Self::Suspended => "suspended",
            Self::Applicant => "applicant",
        }
    }
}

/// A map with its legend; `shades` holds alpha-2 code, shade and the words for it (the members of a REIO each by their own code).
#[derive(Clone, Debug, Template)]
#[template(path = "part/map.html")]
pub struct Map {
    /// What the map shows, in a sentence.
    pub label: String,
    pub small: bool,
    pub shades: BTreeMap<String, (MapShade, String)>,
    /// Shade and its word, as many as occur.
    pub legend: Vec<(MapShade, String)>,
}

/// A territory as the template draws it.
struct Shape<'a> {
    path: &'a str,
    dot: Option<(&'a str, &'a str)>,
    shade: &'static str,
    words: &'a str,
}

impl Map {
    fn size(&self) -> (u32, u32) {
        if self.small { (480, 230) } else { (960, 460) }
    }

    /// All territories; those of the scheme last, so that their outline is on top.
    fn shapes(&self) -> Vec<Shape<'_>> {
        let source = if self.small { WORLD_SMALL } else { WORLD };
        let lines = source.lines().filter_map(|line| line.split_once('\t'));
        let mut shapes: Vec<Shape<'_>> = lines.map(|(code, path)| self.shape(code, path)).collect();
        shapes.sort_by_key(|shape| (shape.dot.is_some(), !shape.shade.is_empty()));
        shapes
    }

    fn shape<'a>(&'a self, code: &str, path: &'a str) -> Shape<'a> {
        let (shade, words) = self.shades.get(code).map_or(("", ""), |(shade, words)| (shade.name(), words.as_str()));
        Shape { path, dot: path.strip_prefix('@').and_then(|point| point.split_once(',')), shade, words }
    }

    /// The outlines of all territories without a shade, as one path.
    fn ground(&self) -> String {
        self.shapes()
            .iter()
            .filter(|shape| shape.shade.is_empty() && shape.dot.is_none())
            .map(|shape| shape.path)
            .collect()
    }

    /// The territories that have a shade.
    fn shaded(&self) -> Vec<Shape<'_>> {
        self.shapes().into_iter().filter(|shape| !shape.shade.is_empty()).collect()
    }
}

impl HtmlSafe for Map {}
