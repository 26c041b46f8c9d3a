//! The application: who asks, what is allowed, deciding, signing, recording, delivering.
//!
//! Invariant: there is one way to write: authorise, gather, decide, prepare, rehearse, sign, append, project, commit.
//! Nothing leaves the process before its commit, and no key signs what was not stored and read back first.
//! Must not know: HTTP, HTML, files other than its own folder, how documents look.
//! Source: architecture 4; decisions 6 to 12.

mod account;
mod answer;
mod audit;
mod authorise;
mod batch;
mod bundle;
mod clock;
mod colleague;
mod company;
mod cover;
mod deliver;
mod entropy;
mod founding;
mod handed_in;
mod heard;
mod judged;
mod key_ring;
mod link;
mod log;
mod mail_address;
mod password;
mod people;
mod perform;
mod proposal;
mod public_record;
mod register;
mod rehearse;
mod reply;
mod request;
mod resume;
mod room;
mod second_step;
mod sign_in;
mod token;
mod totp;
mod trust_data;
mod verification;
mod webhook;

pub use account::NewAccount;
pub use answer::{ActError, Done, Outcome, Prepared};
pub use audit::Audit;
pub use authorise::{Authorised, Step, authorise};
pub use batch::{BatchError, Objections};
pub use bundle::{BundleFault, BundleOrder, BundleSource, export_bundle};
pub use clock::{Clock, SetClock, SystemClock};
pub use colleague::{ColleagueChange, ROLES_OF_COMPANY, is_administrator, may_give_of_company};
pub use company::{CompanyChange, CompanyChanged, CompanyNo, company_of, keeps_companies};
pub use entropy::{Entropy, SeededEntropy, SystemEntropy};
pub use founding::{Office, RootToList, SchemeRoots, found, join};
pub use judged::NotTaken;
pub use key_ring::{KeyFault, KeyRing, Passphrase};
pub use link::{INVITATION_DAYS, Invitation};
pub use log::{Log, LogFault, LogRound, Placed, StatementOf};
pub use password::{PASSWORD_LEAST, PasswordChange};
pub use people::{AccountNo, Changed, PersonChange, ROLES_GIVEN, keeps_accounts, may_give};
pub use proposal::Proof;
pub use public_record::RecordFault;
pub use register::{Register, RegisterOptions};
pub use request::{fresh_request_id, request_id_of};
pub use resume::Stated;
pub use second_step::{SecondStepChange, SecondStepState};
pub use sign_in::{Attempt, SignIn, SignedIn};
pub use token::{NewToken, TOKEN_DAYS_MOST, TokenHolder};
pub use webhook::{NewWebhook, webhook_events};
