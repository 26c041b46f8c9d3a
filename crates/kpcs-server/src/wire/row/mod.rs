//! Rows of lists as JSON, each with the table of what stands in it.
//!
//! `row!` makes the JSON and its field table together, so that the OpenAPI document cannot say another thing than the
//! answers do. Carats and dollars are texts with their decimals; what is not known is null.
//! Must not know: who may read a row.

mod closure;
mod desk;
mod scheme;
mod trade;
mod webhook;

use serde_json::Value;

pub use closure::{NOT_CLOSED, Sided, not_closed_json};
pub use desk::{
    ARRIVAL, CONFIRMATION, DISCREPANCY, DONE_ACT, INBOX, PROPOSAL, arrival_json, confirmation_json, discrepancy_json,
    done_act_json, inbox_json, proposal_json,
};
pub use scheme::{
    AUTHORITY, KEY, PACK, RULE, SPECIMEN, STANDING, authority_json, key_json, pack_json, rule_json, specimen_json,
    standing_json,
};
pub use trade::{APPLICATION, CERTIFICATE, SHIPMENT, application_json, certificate_json, shipment_json};
pub use webhook::{WEBHOOK, WEBHOOK_MESSAGE, webhook_json, webhook_message_json};

/// Makes `fn NAME(row) -> Value` and the table `TABLE` of its fields: `field: KIND, given => value`. `given` is false where
/// the value may be null.
macro_rules! row {
    ($(#[$doc:meta])* $table:ident $json:ident($row:ident: &$type:ty) {
        $($name:ident: $kind:expr, $given:literal => $value:expr;)+
    }) => {
        $(#[$doc])*
        #[must_use]
        pub fn $json($row: &$type) -> ::serde_json::Value {
            ::serde_json::json!({ $(stringify!($name): $value,)+ })
        }

        /// What stands in such a row.
        pub const $table: &[::kpcs_domain::field::Field] = &[$(::kpcs_domain::field::Field {
            key: 0,
            name: stringify!($name),
            kind: $kind,
            required: $given,
            section: "",
        },)+];
    };
}
use row;

fn text<T: ToString>(value: Option<&T>) -> Value {
    value.map_or(Value::Null, |value| Value::String(value.to_string()))
}
