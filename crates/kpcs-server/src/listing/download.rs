//! A list as a file: read slice by slice and sent while it is read.
//!
//! Invariant: no file is held in memory, and no reader of the database waits for a slow line: each slice is its own
//! snapshot, so a long file holds each row as it stood when its slice was read. A fault breaks the file off, so that half a
//! list is never taken for a whole one.
//! Must not know: what is listed.

use std::{
    io::{self, Write},
    pin::Pin,
    task::{Context, Poll},
};

use axum::{
    body::Body,
    http::header,
    response::{IntoResponse, Response},
};
use futures_core::Stream;
use kpcs_domain::value::{AuthorityId, Day};
use kpcs_register::Register;
use kpcs_store::{Sql, StoreFault, view::Start};
use kpcs_web::Texts;
use tokio::sync::mpsc::{Receiver, Sender, channel};

use super::{
    columns::{Cell, Column, Kind},
    csv,
    xlsx::{SheetNames, Xlsx},
};
use crate::app::App;

/// Rows read at a time.
pub const ROWS: u32 = 1_000;
/// Bytes sent at a time.
const CHUNK: usize = 32 * 1024;

/// The form of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For programs.
    Csv,
    /// For people with a spreadsheet.
    Xlsx,
}

impl Format {
    /// Reads `csv` or `xlsx`; `None` for the page itself.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "csv" => Some(Self::Csv),
            "xlsx" => Some(Self::Xlsx),
            _ => None,
        }
    }

    /// Both, as word and what a link says.
    pub const ALL: [(&'static str, &'static str); 2] = [("csv", "list-csv"), ("xlsx", "list-xlsx")];

    const fn word(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }

    const fn kind(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8; header=present",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// What a file is called and says of itself.
#[derive(Debug, Clone)]
pub struct File {
    /// Without its ending: `EU-ANT-certificates-2026-11-23`.
    pub name: String,
    /// The name of its sheet.
    pub title: String,
    /// The sheet of notes: what is listed, from where, what a source does not say.
    pub notes: Vec<String>,
}

impl File {
    /// Named after office, list and day.
    #[must_use]
    pub fn new(office: &AuthorityId, list: &str, day: Day, title: impl Into<String>) -> Self {
        Self { name: format!("{office}-{list}-{day}"), title: title.into(), notes: Vec::new() }
    }
}

/// A list as a file; `next` gives the slice that begins there, at most [`ROWS`] long, and the last row's place.
pub fn download<R: 'static>(
    app: &App,
    (format, file, texts): (Format, File, Texts),
    columns: &'static [Column<R>],
    next: impl Fn(&Sql<'_>, Start) -> Result<Vec<R>, StoreFault> + Send + 'static,
    position: fn(&R) -> i64,
) -> Response {
    let register = app.register().clone();
    streamed(headers(format, &file), move |pipe| {
        let writer = Writer::begin(pipe, format, &file, texts, columns)?;
        write_slices(writer, &register, &file, &next, position)
    })
}

/// What `write` writes, sent while it is written.
pub fn streamed(
    head: [(header::HeaderName, String); 3],
    write: impl FnOnce(Pipe) -> io::Result<Pipe> + Send + 'static,
) -> Response {
    let (sender, receiver) = channel(8);
    tokio::task::spawn_blocking(move || {
        let pipe = Pipe { sender: sender.clone(), waiting: Vec::with_capacity(CHUNK) };
        if let Err(error) = write(pipe).and_then(|mut pipe| pipe.send()) {
            // The line is broken off; whoever reads it learns that the file is not whole.
            let _ = sender.blocking_send(Err(error));
        }
    });
    (head, Body::from_stream(Chunks(receiver))).into_response()
}

/// Rows that are all there, as a file.
///
/// # Errors
/// None in practice: memory takes every byte.
pub fn file_of<R>(
    (format, file, texts): (Format, &File, Texts),
    columns: &'static [Column<R>],
    rows: &[R],
) -> io::Result<Response> {
    let mut writer = Writer::begin(Vec::new(), format, file, texts, columns)?;
    rows.iter().try_for_each(|row| writer.row(row))?;
    Ok((headers(format, file), writer.finish(file)?).into_response())
}

pub(super) fn headers(format: Format, file: &File) -> [(header::HeaderName, String); 3] {
    [
        (header::CONTENT_TYPE, format.kind().to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{}.{}\"", file.name, format.word())),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ]
}

fn write_slices<R: 'static>(
    mut writer: Writer<R, Pipe>,
    register: &Register,
    file: &File,
    next: &impl Fn(&Sql<'_>, Start) -> Result<Vec<R>, StoreFault>,
    position: fn(&R) -> i64,
) -> io::Result<Pipe> {
    let mut start = Start::Newest;
    loop {
        let rows = register.store().read(|sql| next(sql, start)).map_err(io::Error::other)?;
        rows.iter().try_for_each(|row| writer.row(row))?;
        match rows.last() {
            Some(last) if rows.len() >= ROWS as usize => start = Start::Before(position(last)),
            _ => break,
        }
    }
    writer.finish(file)
}

/// Either form of file.
struct Writer<R: 'static, W: Write> {
    texts: Texts,
    columns: &'static [Column<R>],
    form: Form<W>,
}

enum Form<W: Write> {
    Csv(W),
    Xlsx(Box<Xlsx<W>>),
}

impl<R, W: Write> Writer<R, W> {
    fn begin(mut out: W, format: Format, file: &File, texts: Texts, columns: &'static [Column<R>]) -> io::Result<Self> {
        let form = match format {
            Format::Csv => {
                let keys: Vec<_> = columns.iter().map(|column| Cell::text(column.key)).collect();
                csv::write_line(&mut out, &keys)?;
                Form::Csv(out)
            }
            Format::Xlsx => {
                let notes = texts.get("list-notes");
                let names = SheetNames { rows: &file.title, notes: &notes };
                let headings: Vec<_> = columns.iter().map(|column| heading(texts, column)).collect();
                Form::Xlsx(Box::new(Xlsx::new(out, &names, &headings)?))
            }
        };
        Ok(Self { texts, columns, form })
    }

    fn row(&mut self, row: &R) -> io::Result<()> {
        let cells: Vec<_> = self.columns.iter().map(|column| (column.cell)(self.texts, row)).collect();
        match &mut self.form {
            Form::Csv(out) => csv::write_line(out, &cells),
            Form::Xlsx(sheet) => sheet.row(&cells),
        }
    }

    fn finish(self, file: &File) -> io::Result<W> {
        match self.form {
            Form::Csv(out) => Ok(out),
            Form::Xlsx(sheet) => sheet.finish(&file.notes),
        }
    }
}

fn heading<R>(texts: Texts, column: &Column<R>) -> String {
    let label = texts.get(column.label);
    match column.kind {
        Kind::Figures(unit) if !unit.is_empty() => format!("{label} ({unit})"),
        _ => label,
    }
}

/// Gathers bytes and hands them to the line.
pub struct Pipe {
    sender: Sender<io::Result<Vec<u8>>>,
    waiting: Vec<u8>,
}

impl Pipe {
    fn send(&mut self) -> io::Result<()> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let chunk = std::mem::replace(&mut self.waiting, Vec::with_capacity(CHUNK));
        self.sender.blocking_send(Ok(chunk)).map_err(|_| io::Error::other("nobody reads any more"))
    }
}

impl Write for Pipe {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.waiting.extend_from_slice(bytes);
        if self.waiting.len() >= CHUNK {
            self.send()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What the line takes, in order.
struct Chunks(Receiver<io::Result<Vec<u8>>>);

impl Stream for Chunks {
    type Item = io::Result<Vec<u8>>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_recv(context)
    }
}
