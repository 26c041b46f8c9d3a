//! `Posted` and `Sent`: what a form brought, from anybody or from an officer.
//!
//! Invariant: a form of a session brings back its token, compared in constant time; one of an earlier session is not taken,
//! and what was typed in it is kept. How much is read is held by `limits`.
//! Must not know: what is asked.
//! Source: threat-model 14; interface 2 ("nothing typed is lost").

use std::sync::Arc;

use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts, Multipart, Request},
    http::header,
};

use crate::{
    answers::{Answers, File, TOKEN},
    no::No,
    officer::Officer,
    visitor::Visitor,
};

/// What a form of a public page brought.
pub struct Posted {
    /// Who sent it.
    pub visitor: Visitor,
    /// What it says.
    pub answers: Answers,
}

/// What a form of an officer's page brought.
pub struct Sent {
    /// Who sent it.
    pub officer: Officer,
    /// What it says.
    pub answers: Answers,
}

impl<S: Send + Sync> FromRequest<S> for Posted {
    type Rejection = No;

    async fn from_request(request: Request, state: &S) -> Result<Self, No> {
        let (mut parts, body) = request.into_parts();
        let visitor = Visitor::from_request_parts(&mut parts, state).await?;
        let answers = answers(Request::from_parts(parts, body), state).await?;
        if is_same(visitor.form_token(), answers.get(TOKEN)) {
            Ok(Self { visitor, answers })
        } else {
            Err(No::Stale(Arc::new(answers)))
        }
    }
}

impl<S: Send + Sync> FromRequest<S> for Sent {
    type Rejection = No;

    async fn from_request(request: Request, state: &S) -> Result<Self, No> {
        let Posted { visitor, answers } = Posted::from_request(request, state).await?;
        Ok(Self { officer: Officer::of(visitor)?, answers })
    }
}

async fn answers<S: Send + Sync>(request: Request, state: &S) -> Result<Answers, No> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if kind.starts_with("multipart/form-data") {
        let form = Multipart::from_request(request, state).await.map_err(|_| No::Unreadable("unreadable-form"))?;
        return fields(form).await.map_err(|_| No::Unreadable("unreadable-form"));
    }
    let body = Bytes::from_request(request, state).await.map_err(|_| No::Unreadable("unreadable-form"))?;
    Ok(Answers::parse(&body))
}

async fn fields(mut form: Multipart) -> Result<Answers, axum::extract::multipart::MultipartError> {
    let (mut given, mut files) = (Vec::new(), Vec::new());
    while let Some(field) = form.next_field().await? {
        let name = field.name().unwrap_or_default().to_owned();
        if let Some(file) = field.file_name().map(str::to_owned) {
            files.push(File { field: name, name: file, bytes: field.bytes().await?.to_vec() });
        } else {
            given.push((name, field.text().await?));
        }
    }
    Ok(Answers::new(given, files))
}

/// Whether two tokens are the same, in a time that does not tell where they differ.
#[must_use]
pub fn is_same(expected: &str, given: &str) -> bool {
    let differing = expected.bytes().zip(given.bytes()).fold(0, |all, (a, b)| all | (a ^ b));
    expected.len() == given.len() && differing == 0
}

#[cfg(test)]
mod tests {
    use super::is_same;

    #[test]
    fn tokens_are_the_same_only_whole() {
        assert!(is_same("abc", "abc") && is_same("", ""));
        for given in ["", "ab", "abd", "abcd"] {
            assert!(!is_same("abc", given), "{given}");
        }
    }
}
