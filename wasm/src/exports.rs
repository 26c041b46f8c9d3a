//! What the page calls. The page asks for room, writes what it asks into it, calls, and reads the answer where it is told.
//!
//! Invariant: both buffers are this crate's own and stay where they are until the next call; no pointer comes in from the page, so there
//! is nothing to trust and no unsafe block. One thread: a page runs one copy.
//! The one reason for `unsafe` here is that a name which others link to must be said to be unique; they all begin with `kpcs_`.
#![allow(unsafe_code)]

use std::cell::RefCell;

use crate::{fields::Fields, files, pictures, session::Session};

/// The most that one question may hold: a picture of 40 million pixels, and a little.
const LIMIT_BYTES: usize = 41_000_000;

/// What can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Trust data are to be read and, if accepted, used from now on.
    Trust,
    /// A certificate is to be verified.
    Verify,
    /// Codes are to be found in a picture.
    Find,
    /// Codes are to be found in a file.
    Open,
}

#[derive(Default)]
struct Desk {
    question: Vec<u8>,
    answer: Vec<u8>,
    session: Session,
}

thread_local! {
    static DESK: RefCell<Desk> = RefCell::default();
}

/// Room for a question of `length` bytes; null for one that is too long.
#[unsafe(no_mangle)]
pub extern "C" fn kpcs_room(length: usize) -> *mut u8 {
    DESK.with_borrow_mut(|desk| {
        if length > LIMIT_BYTES {
            return std::ptr::null_mut();
        }
        desk.question = vec![0; length];
        desk.question.as_mut_ptr()
    })
}

/// Reads trust data; how long the answer is.
#[unsafe(no_mangle)]
pub extern "C" fn kpcs_trust() -> usize {
    done(Deed::Trust)
}

/// Verifies; how long the answer is.
#[unsafe(no_mangle)]
pub extern "C" fn kpcs_verify() -> usize {
    done(Deed::Verify)
}

/// Finds codes; how long the answer is.
#[unsafe(no_mangle)]
pub extern "C" fn kpcs_find() -> usize {
    done(Deed::Find)
}

/// Finds codes in a file; how long the answer is.
#[unsafe(no_mangle)]
pub extern "C" fn kpcs_open() -> usize {
    done(Deed::Open)
}

/// Where the last answer stands.
#[unsafe(no_mangle)]
pub extern "C" fn kpcs_answer() -> *const u8 {
    DESK.with_borrow(|desk| desk.answer.as_ptr())
}

fn done(deed: Deed) -> usize {
    DESK.with_borrow_mut(|desk| {
        let question = std::mem::take(&mut desk.question);
        desk.answer = answer(deed, &question, &mut desk.session);
        desk.answer.len()
    })
}

/// As the page does it, without a page: for programs of this machine.
#[must_use]
pub fn answered(deed: Deed, question: &[u8]) -> Vec<u8> {
    DESK.with_borrow_mut(|desk| answer(deed, question, &mut desk.session))
}

fn answer(deed: Deed, question: &[u8], session: &mut Session) -> Vec<u8> {
    let fields = Fields::read(question);
    let value = match deed {
        Deed::Trust => session.trust(&fields),
        Deed::Verify => session.verify(&fields),
        Deed::Find => pictures::find(&fields),
        Deed::Open => files::open(&fields),
    };
    value.to_string().into_bytes()
}
