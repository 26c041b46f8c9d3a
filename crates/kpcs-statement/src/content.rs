//! An act's record as the bytes of its parts, and back.
//!
//! Invariant: `decode_record(encode_record(r)) == r`. A public act's request and decision stand in the header part,
//! which everybody may open; any other act's stand in the details part (decisions 1 and 6: the request id is always
//! in the details).
//! Must not know: how parts are blinded or signed.
//! Source: docs/formats/statement.md.

use kpcs_domain::{
    act::{Act, ActRecord, Approval, Chain, Header, Tier},
    certificate::CertificateCore,
    field::{FieldType, Group, Record, Value},
    value::{Digest, OfficerHandle},
};

use crate::{Malformed, Opened, PartName, decode_group, encode_group};

/// Header part: what was asked, in a public act.
const HEADER_ASKED: u8 = 16;
/// Header part: what was decided, in a public act.
const HEADER_DECIDED: u8 = 17;
/// Details part: the request id.
const DETAILS_REQUEST_ID: u8 = 0;
/// Details part: what was asked.
const DETAILS_ASKED: u8 = 1;
/// Details part: what was decided.
const DETAILS_DECIDED: u8 = 2;

/// What makes a repeated request recognisable: 16 bytes chosen by the asker's side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RequestId(pub [u8; 16]);

/// Header, core and details of a record, each encoded; empty where the act lacks the part.
#[must_use]
pub fn encode_record<A: Act>(record: &ActRecord<A>, request_id: RequestId) -> [Vec<u8>; 3] {
    let content = |asked, decided| {
        let mut entries = vec![(asked, Value::Group(record.asked.to_group()))];
        let decided_group = record.decided.to_group();
        if !decided_group.entries().is_empty() {
            entries.push((decided, Value::Group(decided_group)));
        }
        entries
    };
    let mut header = record.header.as_ref().map(|header| header.to_group().entries().to_vec()).unwrap_or_default();
    let mut details = vec![(DETAILS_REQUEST_ID, Value::Bytes(request_id.0.to_vec()))];
    match A::INFO.tier {
        Tier::Public => header.extend(content(HEADER_ASKED, HEADER_DECIDED)),
        Tier::Header | Tier::Authority => details.extend(content(DETAILS_ASKED, DETAILS_DECIDED)),
    }
    let part = |entries: Vec<(u8, Value)>| match Group::new(entries) {
        Some(group) if !group.entries().is_empty() => encode_group(&group),
        _ => Vec::new(),
    };
    let core = record.core.as_ref().map(|core| encode_group(&core.to_group())).unwrap_or_default();
    [part(header), core, part(details)]
}

/// The record of an opened statement of act `A`. A public act's is in the header part, which is enough for it.
///
/// # Errors
/// [`Malformed::Structure`] when a part that holds the record is not known, or is not of this act.
pub fn decode_record<A: Act>(opened: &Opened) -> Result<ActRecord<A>, Malformed> {
    let protected = opened.statement().protected();
    if protected.act != A::INFO.code || protected.version != A::INFO.version {
        return Err(Malformed::Structure("the act's code and version"));
    }
    let header = known(opened, PartName::Header)?;
    let (content, core, asked, decided) = match A::INFO.tier {
        Tier::Public => (header.clone(), None, HEADER_ASKED, HEADER_DECIDED),
        Tier::Header | Tier::Authority => {
            (known(opened, PartName::Details)?, decode_core(opened)?, DETAILS_ASKED, DETAILS_DECIDED)
        }
    };
    let content = content.ok_or(Malformed::Structure("the part that holds the request"))?;
    let request = content.group(asked).and_then(A::Request::from_group);
    let decision = A::Decided::from_group(content.group(decided).unwrap_or(&Group::default()));
    Ok(ActRecord {
        header: header.as_ref().map(header_of).transpose()?,
        core,
        asked: request.ok_or(Malformed::Structure("the request of the act"))?,
        decided: decision.ok_or(Malformed::Structure("the decision of the act"))?,
    })
}

/// The request id of an opened statement; it stands in the details part, which only its authority and the other party have.
///
/// # Errors
/// [`Malformed::Structure`] when the part is not known or holds none.
pub fn decode_request_id(opened: &Opened) -> Result<RequestId, Malformed> {
    let details = known(opened, PartName::Details)?.ok_or(Malformed::Structure("a details part"))?;
    match details.get(DETAILS_REQUEST_ID) {
        Some(Value::Bytes(bytes)) => {
            bytes.as_slice().try_into().map(RequestId).map_err(|_| Malformed::Structure("a request id of 16 bytes"))
        }
        _ => Err(Malformed::Structure("a request id")),
    }
}

/// The header of an opened statement; `None` for an act that has none.
///
/// # Errors
/// [`Malformed::Structure`] when the part is not known or is no header.
pub fn decode_header(opened: &Opened) -> Result<Option<Header>, Malformed> {
    known(opened, PartName::Header)?.as_ref().map(header_of).transpose()
}

/// The printed particulars of an opened statement; `None` for an act that has none.
///
/// # Errors
/// [`Malformed::Structure`] when the part is not known or is no core part.
pub fn decode_core(opened: &Opened) -> Result<Option<CertificateCore>, Malformed> {
    let group = known(opened, PartName::Core)?;
    let malformed = Malformed::Structure("the particulars of a certificate");
    group.map(|group| CertificateCore::from_group(&group).ok_or(malformed)).transpose()
}

/// The chain part as bytes.
#[must_use]
pub fn encode_chain(chain: &Chain) -> Vec<u8> {
    let officers = chain.officers.iter().map(|officer| Value::Text(officer.to_string())).collect();
    let checkpoint = chain.checkpoint.map_or(Value::Null, |digest| Value::Bytes(digest.0.to_vec()));
    let mut entries = vec![
        (1, Value::Integer(chain.running.cast_signed())),
        (2, Value::Bytes(chain.previous.0.to_vec())),
        (3, checkpoint),
        (4, Value::List(officers)),
    ];
    entries.extend(chain.approval.as_ref().map(|approval| (5, Value::Group(approval.to_group()))));
    encode_group(&Group::new(entries).expect("the keys above differ"))
}

/// The chain part of an opened statement.
///
/// # Errors
/// [`Malformed::Structure`] when the part is not known or is no chain part.
pub fn decode_chain(opened: &Opened) -> Result<Chain, Malformed> {
    let malformed = Malformed::Structure("a chain part");
    let group = known(opened, PartName::Chain)?.ok_or(malformed.clone())?;
    read_chain(&group).ok_or(malformed)
}

fn read_chain(group: &Group) -> Option<Chain> {
    let checkpoint = match group.get(3)? {
        Value::Null => None,
        given => Some(Digest::from_value(Some(given))?),
    };
    Some(Chain {
        running: u64::from_value(group.get(1))?,
        previous: Digest::from_value(group.get(2))?,
        checkpoint,
        officers: Vec::<OfficerHandle>::from_value(group.get(4))?,
        approval: Option::<Approval>::from_value(group.get(5))?,
    })
}

/// A part as a group: `Err` when it is not known to this reader, `None` when the act lacks it.
fn known(opened: &Opened, name: PartName) -> Result<Option<Group>, Malformed> {
    let part = opened.part(name).ok_or(Malformed::Structure("a part that this reader may see"))?;
    if part.bytes.is_empty() { Ok(None) } else { decode_group(&part.bytes).map(Some) }
}

fn header_of(group: &Group) -> Result<Header, Malformed> {
    let own = group.entries().iter().filter(|(key, _)| !matches!(*key, HEADER_ASKED | HEADER_DECIDED));
    Group::new(own.cloned().collect())
        .and_then(|group| Header::from_group(&group))
        .ok_or(Malformed::Structure("the header of an act"))
}
