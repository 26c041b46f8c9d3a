//! `POST /api/v1/imports/KIND`: a file of many requests; `GET .../template`: its head and one example row, as CSV or XLSX.
//!
//! Invariant: all of the file is recorded or nothing, and every fault is told by row and column. With `try=yes` nothing is
//! recorded in any case.

use axum::{
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use kpcs_domain::{choice, field::Kind};
use serde_json::json;

use super::{
    body::Sent,
    caller::Caller,
    endpoint::{Param, Query, Takes},
    json,
};
use crate::{
    app::App,
    import::{Decimal, Encoding, Import, ImportError, ImportKind, Options, Worded as _, template_csv, template_xlsx},
    no::No,
    visitor::Visitor,
    wire::done_json,
};

choice! {
    /// Whether the file is only tried.
    pub enum Try { 1 Yes = "yes", 2 No = "no", }
}

choice! {
    /// The form of a template.
    pub enum Format { 1 Csv = "csv", 2 Xlsx = "xlsx", }
}

/// The media type of a workbook.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const fn said(name: &'static str, words: &'static [&'static str], says: &'static str) -> Param {
    Param { name, takes: Takes::Kind(Kind::Choice(words)), required: false, says }
}

/// The query.
pub const QUERY: &[Param] = &[
    said("encoding", Encoding::WORDS, "Of a CSV file: UTF-8 or UTF-16 with its mark, unless said."),
    said("decimal", Decimal::WORDS, "How figures of a CSV or XLSX file are written: with a point, unless said."),
    said("try", Try::WORDS, "Say what is wrong and record nothing."),
];

/// The query of a template.
pub const TEMPLATE_QUERY: &[Param] =
    &[said("format", Format::WORDS, "CSV, unless said; a workbook explains each column on its second sheet.")];

/// Records a file, or tries it.
pub async fn send(
    State(app): State<App>,
    Path(kind): Path<String>,
    visitor: Visitor,
    caller: Caller,
    Sent(body): Sent,
) -> Result<Response, No> {
    let kind = ImportKind::parse(&kind).map_err(|_| No::NotFound)?;
    caller.does(kind.act())?;
    caller.require(kind.info().by)?;
    let query = Query::of(&visitor.query, QUERY)?;
    let options = Options::of(query.read("encoding", Encoding::parse)?, query.read("decimal", Decimal::parse)?);
    let tried = query.read("try", Try::parse)? == Some(Try::Yes);
    let (actor, texts) = (caller.actor(), visitor.texts);
    let answer = app
        .run(move |register| {
            let import = Import::read(kind, &body, options).map_err(ImportError::Faults);
            let done = import.and_then(|import| {
                let done = if tried {
                    import.check(register, &actor).map(|()| Vec::new())
                } else {
                    import.record(register, &actor)
                };
                done.map(|done| (import, done))
            });
            match done {
                Ok((import, done)) => Ok(json!({
                    "kind": kind.word(),
                    "file": import.digest().to_string(),
                    "requests": import.len(),
                    "tried": tried,
                    "done": done.iter().map(done_json).collect::<Vec<_>>(),
                })),
                Err(ImportError::Whole(error)) => Err(No::from(error)),
                Err(ImportError::Faults(faults)) => Ok(json!({
                    "type": "urn:kpcs:problem:import",
                    "title": texts.get("problem-import"),
                    "status": 422,
                    "cells": faults.iter().map(|fault| fault.to_json(texts)).collect::<Vec<_>>(),
                })),
            }
        })
        .await?;
    if answer.get("cells").is_some() {
        let problem = [(header::CONTENT_TYPE, "application/problem+json")];
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, problem, answer.to_string()).into_response());
    }
    app.nudge();
    Ok(json::answer(StatusCode::OK, &answer))
}

/// The template of a kind: CSV, or a workbook with a sheet that explains each column.
pub async fn template(Path(kind): Path<String>, visitor: Visitor) -> Result<Response, No> {
    let kind = ImportKind::parse(&kind).map_err(|_| No::NotFound)?;
    let format = Query::of(&visitor.query, TEMPLATE_QUERY)?.read("format", Format::parse)?.unwrap_or(Format::Csv);
    let (media, bytes) = match format {
        Format::Csv => ("text/csv; charset=utf-8", template_csv(kind)),
        Format::Xlsx => {
            let written = template_xlsx(kind, visitor.texts);
            (XLSX, written.map_err(|error| No::fault(&error.to_string()))?)
        }
    };
    let name = format!("attachment; filename=\"kpcs-{}.{}\"", kind.word(), format.word());
    let headers = [(header::CONTENT_TYPE, media.to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, bytes).into_response())
}
