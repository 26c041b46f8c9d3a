//! The settings of a register: one table of key, type, default and sentence, from which everything else is made.
//!
//! Invariant: a flag goes before the environment, the environment before the file, the file before the default; a key
//! that is not in the table is an error that names the nearest. `kpcs config` and docs/operating/settings.md are printed
//! from this table, so no setting can lack its sentence.
//! To add one: a line in the table below.

mod hub;
mod page;
mod source;
mod value;

use std::{
    net::{IpAddr, SocketAddr},
    path::PathBuf,
    time::Duration,
};

use anyhow::Result;
use kpcs_log::{NoteKey, ReceiptKey};
use kpcs_server::{mail::MailSecurity, webhook::Network};

pub use hub::ListedWitness;
pub use page::{as_file, as_file_of_service, as_page};
pub use source::Given;
pub use value::{HubRole, LogFormat, LogLevel, WebAddress};

use value::Value;

/// A line of the table, as the printed pages need it.
#[derive(Debug, Clone, Copy)]
pub struct Line {
    /// Its name in the file, with the file's section before a point.
    pub key: &'static str,
    /// What is expected, in words.
    pub expected: &'static str,
    /// The text that stands for the default; empty for none.
    pub default: &'static str,
    /// Whether the file writes it in quotes.
    pub quoted: bool,
    /// What it does.
    pub sentence: &'static str,
}

macro_rules! settings {
    ($($field:ident: $kind:ty = $key:literal, $default:literal, $sentence:literal;)*) => {
        /// Every setting with its value.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct Settings {
            $(#[doc = $sentence] pub $field: $kind,)*
        }

        /// The table.
        pub const TABLE: &[Line] = &[$(Line {
            key: $key,
            expected: <$kind as Value>::EXPECTED,
            default: $default,
            quoted: <$kind as Value>::QUOTED,
            sentence: $sentence,
        },)*];

        impl Settings {
            /// The settings as given, the rest by default.
            ///
            /// # Errors
            /// The first that cannot be read, with where it was given and what is expected.
            pub fn of(given: &Given) -> Result<Self> {
                Ok(Self { $($field: given.read($key, $default)?,)* })
            }
        }
    };
}

settings! {
    data_dir: PathBuf = "data_dir", "kpcs-demo", "The folder of the register.";
    passphrase_file: Option<PathBuf> = "passphrase_file", "", "The file with the passphrase of the node key; without it that of a demonstration, or the credential `passphrase` that systemd hands over.";
    address: SocketAddr = "address", "127.0.0.1:8080", "Where it listens; a reverse proxy with TLS stands before it.";
    public_address: Option<WebAddress> = "public_address", "", "The address under which people outside reach it; letters link to it, and with https:// cookies travel over TLS only.";
    trusted_proxies: Vec<IpAddr> = "trusted_proxies", "127.0.0.1, ::1", "The proxies that are believed when they say, in X-Forwarded-For, for whom they ask.";
    ca_file: Option<PathBuf> = "ca_file", "", "Certificates (PEM) that are trusted beside those of this machine, by the mail server's TLS and by webhooks.";
    metrics_address: Option<SocketAddr> = "metrics_address", "", "Where /metrics and /readyz are answered, for the office's own monitoring only; without it nowhere.";
    practice_data_dir: Option<PathBuf> = "practice.data_dir", "", "The folder of a register to practise in, made by `kpcs practice`; it is served beside this one, shares nothing with it and marks everything as without value.";
    practice_address: SocketAddr = "practice.address", "127.0.0.1:8081", "Where the register to practise in listens.";
    practice_public_address: Option<WebAddress> = "practice.public_address", "", "The address under which people reach the register to practise in; pages lead there.";
    hub_role: HubRole = "hub.role", "none", "What this node has to do with the log in which every official act gets its place: a host runs it, a member sends to a host (docs/operating/log.md).";
    hub_name: Option<String> = "hub.name", "", "For a host: the log's name, such as log.example/kp; it stands in every checkpoint and can never change.";
    hub_address: Option<WebAddress> = "hub.address", "", "For a member: where the host's log is reached, such as https://host.example/log.";
    hub_key: Option<NoteKey> = "hub.key", "", "For a member: the log's key, as `kpcs log-keys` prints it at the host.";
    hub_receipt_key: Option<ReceiptKey> = "hub.receipt_key", "", "For a member: the key of the log's receipts, as `kpcs log-keys` prints it at the host.";
    hub_witnesses: Vec<ListedWitness> = "hub.witnesses", "", "The witnesses whose cosignatures count.";
    hub_needed: usize = "hub.needed", "5", "How many of them must have cosigned before anything counts as in the log.";
    hub_groups: Vec<String> = "hub.groups", "", "Groups of which one witness at least must be among them.";
    hub_mirrors: Vec<WebAddress> = "hub.mirrors", "", "For a host: mirrors that are asked at each start for the newest checkpoint that they know.";
    log_level: LogLevel = "log.level", "info", "What is logged: from this weight on. At `info` that is each request, with its route and never with what it carried.";
    log_format: LogFormat = "log.format", "text", "How a line of the log is written.";
    mail_host: Option<String> = "mail.host", "", "The mail server that takes letters and notices; without it letters stay in the folder.";
    mail_port: u16 = "mail.port", "0", "Its port; 0 for the usual one: 587 with starttls, 465 with implicit, 25 with none.";
    mail_security: MailSecurity = "mail.security", "starttls", "How the way to it is protected.";
    mail_user: Option<String> = "mail.user", "", "Who signs in there; without it nobody.";
    mail_password_file: Option<PathBuf> = "mail.password_file", "", "The file with the password; without it the variable KPCS_MAIL_PASSWORD, or the credential `mail_password` that systemd hands over.";
    mail_from: Option<String> = "mail.from", "", "From whom notices come, such as `Register <register@office.example>`; needed with a mail server.";
    mail_folder: Option<PathBuf> = "mail.folder", "", "The folder in which letters are put for the mail system to take; without it `mail-out` in the folder of the register.";
    webhooks_allowed_networks: Vec<Network> = "webhooks.allowed_networks", "", "Networks of your own, such as 10.1.0.0/16, to which webhooks may go, also over http://; without them they go over https:// to the public internet only.";
    body_bytes: usize = "limits.body_bytes", "12582912", "The most bytes that one request may bring.";
    header_read_seconds: Duration = "limits.header_read_seconds", "10", "A connection whose next request has not begun and said what it wants after this time is cut.";
    body_read_seconds: Duration = "limits.body_read_seconds", "300", "A request that has not brought everything after this time is cut, however steadily it drips.";
    idle_seconds: Duration = "limits.idle_seconds", "120", "A connection on which nothing moves for this long is cut, also one that takes no answer.";
    requests_in_flight: usize = "limits.requests_in_flight", "256", "Requests that are worked on at once; further ones wait for their turn.";
    connections: usize = "limits.connections", "2048", "Connections that are open at once; further ones wait to be taken.";
    address_per_minute: usize = "limits.address_per_minute", "600", "Requests a minute from one address, of IPv6 from the same 64 bits, by those who are not signed in; further ones are told to wait. A trusted proxy that does not say for whom it asks is not counted.";
    account_per_minute: usize = "limits.account_per_minute", "1200", "Requests a minute by one person who is signed in.";
    token_per_minute: usize = "limits.token_per_minute", "6000", "Requests a minute by one token of a program.";
    office_places: usize = "limits.office_places", "8", "Places of each office among the requests that are worked on, beside those that all share: nobody else can take them.";
    reserve_bytes: u64 = "limits.reserve_bytes", "67108864", "Room kept in `kpcs.reserve` beside the database and given up when the disk is full, so that work that was begun can be ended.";
}

impl Settings {
    /// Reads them from flags, environment and file.
    ///
    /// # Errors
    /// A file that cannot be read, an unknown key, a value that is none.
    pub fn load(flags: Vec<(String, String)>, file: Option<&std::path::Path>) -> Result<Self> {
        Self::of(&Given::gather(flags, |name| std::env::var(name).ok(), file)?)
    }
}

/// The name of a setting in the environment.
#[must_use]
pub fn environment_name(key: &str) -> String {
    format!("KPCS_{}", key.to_uppercase().replace('.', "_"))
}
