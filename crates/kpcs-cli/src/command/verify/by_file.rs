//! Trust data of a file, for a machine that has no register: whom it trusts, what it accepted last, what it verifies by.
//!
//! Invariant: nothing is verified by trust data that were refused; whom to trust is said by hand once, never taken from the data; what
//! was accepted is kept before the answer is given, so that older data are refused from then on.
//! Must not know: what an outcome means.
//! Source: docs/formats/trust.md ("What a verifier does"); threat-model 9.6.

use std::{
    fs,
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, anyhow, bail};
use clap::Args;
use kpcs_domain::{
    field::Record as _,
    value::{Digest, Timestamp},
};
use kpcs_hub::replace_file;
use kpcs_register::{Clock as _, SystemClock};
use kpcs_statement::encode_group;
use kpcs_verify::bundle::{Remembered, TrustBundle};

use crate::human::{digest, texts};

/// By which trust data, and whom this machine trusts.
#[derive(Args)]
pub struct ByFile {
    /// Verify without a register, by the trust data in this file: what a hub shows at /.well-known/kpcs-trust.
    #[arg(long = "trust", value_name = "FILE")]
    trust: Option<PathBuf>,
    /// The fingerprint of the scheme's roots, as it was handed over on paper. Needed once; it is kept in the state.
    #[arg(long, value_name = "FINGERPRINT", requires = "trust", value_parser = digest)]
    roots: Option<Digest>,
    /// Where this machine keeps whom it trusts and which trust data it accepted last; older data are refused
    /// [default: kpcs/trust in $XDG_STATE_HOME, else in ~/.local/state].
    #[arg(long, value_name = "FILE", requires = "trust")]
    state: Option<PathBuf>,
    /// Judge as of this instant instead of now: 2026-11-23T10:00:00Z.
    #[arg(long, value_name = "INSTANT", requires = "trust", value_parser = instant)]
    now: Option<Timestamp>,
}

impl ByFile {
    /// Whether a file of trust data is named.
    pub const fn is_asked(&self) -> bool {
        self.trust.is_some()
    }

    /// The instant of the question.
    pub fn now(&self) -> Timestamp {
        self.now.unwrap_or_else(|| SystemClock.now())
    }

    /// Reads the trust data, and keeps what was accepted.
    ///
    /// # Errors
    /// [`kpcs_verify::bundle::Refused`]; a file that cannot be read or written; nobody has said whom to trust.
    pub fn read(&self) -> Result<TrustBundle> {
        let path = self.state.clone().or_else(own_state).ok_or_else(|| anyhow!(texts().get("verify-state-nowhere")))?;
        let kept = State::read(&path)?;
        let roots = self.whom_to_trust(kept.as_ref()).with_context(|| path.display().to_string())?;
        let file = self.trust.as_ref().context("--trust")?;
        let bytes = fs::read(file).with_context(|| file.display().to_string())?;
        let last = kept.as_ref().map(|kept| &kept.accepted);
        let (bundle, accepted) = TrustBundle::read(&bytes, roots, last, self.now())?;
        State { roots, accepted }.write(&path).with_context(|| path.display().to_string())?;
        Ok(bundle)
    }

    /// The roots that are kept, else those that are named; two that differ are a question for people.
    fn whom_to_trust(&self, kept: Option<&State>) -> Result<Digest> {
        match (kept.map(|kept| kept.roots), self.roots) {
            (Some(kept), Some(named)) if kept != named => bail!(texts().get("verify-roots-others")),
            (Some(roots), _) | (None, Some(roots)) => Ok(roots),
            (None, None) => bail!(texts().get("verify-roots-missing")),
        }
    }
}

/// What a machine keeps between two questions: a line `roots DIGEST` and a line `accepted HEX`, the record of docs/formats/trust.md.
struct State {
    roots: Digest,
    accepted: Remembered,
}

impl State {
    /// Nothing is kept before the first question; a file that says something else is not overwritten.
    fn read(path: &Path) -> Result<Option<Self>> {
        let text = match fs::read_to_string(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            read => read.with_context(|| path.display().to_string())?,
        };
        let damaged = || anyhow!("{}: {}", path.display(), texts().get("verify-state-damaged"));
        Self::parse(&text).map(Some).ok_or_else(damaged)
    }

    fn parse(text: &str) -> Option<Self> {
        let (roots, accepted) = text.strip_prefix("roots ")?.split_once("\naccepted ")?;
        let accepted = Remembered::parse(&bytes(accepted.strip_suffix('\n')?)?).ok()?;
        Some(Self { roots: Digest::parse(roots).ok()?, accepted })
    }

    fn write(&self, path: &Path) -> io::Result<()> {
        let accepted = encode_group(&self.accepted.to_group());
        let accepted: String = accepted.iter().map(|byte| format!("{byte:02x}")).collect();
        replace_file(path, format!("roots {}\naccepted {accepted}\n", self.roots).as_bytes())
    }
}

fn bytes(hexadecimal: &str) -> Option<Vec<u8>> {
    let pairs = (0..hexadecimal.len()).step_by(2).map(|at| hexadecimal.get(at..at + 2));
    pairs.map(|pair| u8::from_str_radix(pair?, 16).ok()).collect()
}

fn own_state() -> Option<PathBuf> {
    let folder = |name: &str| std::env::var_os(name).filter(|set| !set.is_empty()).map(PathBuf::from);
    let state = folder("XDG_STATE_HOME").or_else(|| Some(folder("HOME")?.join(".local/state")))?;
    Some(state.join("kpcs/trust"))
}

fn instant(text: &str) -> Result<Timestamp, String> {
    Timestamp::parse(text).map_err(|expected| texts().get(expected.0))
}
