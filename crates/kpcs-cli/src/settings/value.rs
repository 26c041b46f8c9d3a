//! The kinds of value that a setting can have: what is expected, in words, and how its text is read.
//!
//! Invariant: flags, environment and file give text, and the text is read here alone; an empty text is "none" where
//! there may be none.

use std::{
    fmt,
    net::{IpAddr, SocketAddr},
    path::PathBuf,
    time::Duration,
};

use kpcs_log::{NoteKey, ReceiptKey};
use kpcs_server::{mail::MailSecurity, webhook::Network};

/// A value that stands in a setting.
pub trait Value: Sized {
    /// What is expected, in words.
    const EXPECTED: &'static str;
    /// Whether the file writes it in quotes.
    const QUOTED: bool = true;

    /// Reads it; `None` when it is none.
    fn read(text: &str) -> Option<Self>;
}

impl Value for PathBuf {
    const EXPECTED: &'static str = "a path";

    fn read(text: &str) -> Option<Self> {
        (!text.is_empty()).then(|| text.into())
    }
}

impl Value for SocketAddr {
    const EXPECTED: &'static str = "an address and a port, such as 127.0.0.1:8080";

    fn read(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

impl Value for Vec<IpAddr> {
    const EXPECTED: &'static str = "addresses with commas between them, such as 127.0.0.1, ::1";

    fn read(text: &str) -> Option<Self> {
        text.split(',').map(str::trim).filter(|one| !one.is_empty()).map(|one| one.parse().ok()).collect()
    }
}

impl Value for Vec<Network> {
    const EXPECTED: &'static str = "networks with commas between them, such as 10.1.0.0/16, fd12::/16";

    fn read(text: &str) -> Option<Self> {
        text.split(',').map(str::trim).filter(|one| !one.is_empty()).map(Network::parse).collect()
    }
}

impl Value for String {
    const EXPECTED: &'static str = "a text";

    fn read(text: &str) -> Option<Self> {
        (!text.trim().is_empty()).then(|| text.trim().to_owned())
    }
}

impl Value for MailSecurity {
    const EXPECTED: &'static str = "starttls, implicit, or none for a server on this machine";

    fn read(text: &str) -> Option<Self> {
        Self::parse(text).ok()
    }
}

impl Value for u16 {
    const EXPECTED: &'static str = "a port, or 0";
    const QUOTED: bool = false;

    fn read(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

impl Value for u64 {
    const EXPECTED: &'static str = "a whole number";
    const QUOTED: bool = false;

    fn read(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

impl Value for usize {
    const EXPECTED: &'static str = "a whole number above 0";
    const QUOTED: bool = false;

    fn read(text: &str) -> Option<Self> {
        // The bound is that of a semaphore, far above what any machine serves.
        text.parse().ok().filter(|number| (1..=1 << 40).contains(number))
    }
}

impl Value for Duration {
    const EXPECTED: &'static str = "seconds, from 1 to 86400";
    const QUOTED: bool = false;

    fn read(text: &str) -> Option<Self> {
        text.parse().ok().filter(|seconds| (1..=86_400).contains(seconds)).map(Self::from_secs)
    }
}

/// An address that a browser opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebAddress(String);

impl WebAddress {
    /// What is an address, for whoever typed something else.
    pub const EXPECTED: &'static str = "an address that begins with https:// or http://";

    /// Reads one; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
        (!rest.is_empty() && !text.contains(char::is_whitespace)).then(|| Self(text.to_owned()))
    }

    /// Whether it is reached over TLS.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.0.starts_with("https://")
    }

    /// The address of `path` under it.
    #[must_use]
    pub fn under(&self, path: &str) -> Self {
        Self(format!("{}/{path}", self.0.trim_end_matches('/')))
    }
}

impl fmt::Display for WebAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Value for WebAddress {
    const EXPECTED: &'static str = Self::EXPECTED;

    fn read(text: &str) -> Option<Self> {
        Self::parse(text)
    }
}

macro_rules! word {
    ($(#[$doc:meta])* $name:ident, $expected:literal, $($(#[$variant_doc:meta])* $variant:ident $word:literal),*) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)*
        }

        impl Value for $name {
            const EXPECTED: &'static str = $expected;

            fn read(text: &str) -> Option<Self> {
                match text {
                    $($word => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }
    };
}

word! {
    /// The weight from which a line is logged.
    LogLevel, "error, warn, info or debug",
    /// Faults of ours.
    Error "error",
    /// Also what somebody should look at.
    Warn "warn",
    /// Also each request.
    Info "info",
    /// Also what connections do.
    Debug "debug"
}

word! {
    /// How a line of the log is written.
    LogFormat, "text, or json for one object a line",
    /// For people.
    Text "text",
    /// For programs.
    Json "json"
}

word! {
    /// What a node has to do with the log.
    HubRole, "none, host or member",
    /// Nothing.
    None "none",
    /// It runs the log.
    Host "host",
    /// It sends to the log of another node.
    Member "member"
}

macro_rules! or_none {
    ($($kind:ty),*) => {$(
        impl Value for Option<$kind> {
            const EXPECTED: &'static str = <$kind as Value>::EXPECTED;
            const QUOTED: bool = <$kind as Value>::QUOTED;

            fn read(text: &str) -> Option<Self> {
                if text.is_empty() { Some(None) } else { <$kind as Value>::read(text).map(Some) }
            }
        }
    )*};
}

or_none!(PathBuf, SocketAddr, String, WebAddress, NoteKey, ReceiptKey);
