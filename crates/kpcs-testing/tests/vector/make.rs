//! From a vector's inputs to its statement, by the same steps as an office takes.
//!
//! Invariant: no clock and no randomness; the same inputs give the same bytes.
//! Must not know: files.

use kpcs_domain::{
    act::{Act, ActRecord, Chain},
    value::{Digest, OfficerHandle, Timestamp},
};
use kpcs_statement::{
    Algorithm, Blinds, Draft, Opened, PartName, Place, PublicKey, RequestId, SecretKey, write_document,
};

use super::{
    file::{ChainText, From, Made, Vector},
    hex::{array, bytes, hex},
    tree::{read, written},
};

/// Calls a function of the act that a vector names, with a reference to the vector.
#[allow(unused_macros)]
macro_rules! of_its_act {
    ($function:ident, $vector:expr) => {
        of_its_act!(
            @ $function, $vector,
            AdmitParticipant AdoptRulePack AmendApplication ApplyForCertificate AuthoriseKey CancelCertificate
            ChangeParticipantStatus ConfirmReceipt DesignateAuthority ExamineShipment IssueCertificate
            PublishSpecimen RecordDispatch RecordForeignCertificate RecordPaperConfirmation RegisterArrival
            ReplaceCertificate ReportDiscrepancy RevokeKey VoidCertificate WithdrawApplication
            ReportCertificateLost ReportCertificateStolen InvalidateCertificate
            DetainShipment ReleaseShipment RefuseImport ForfeitShipment QueryIssuer AnswerQuery
            AmendCertificate IssueTechnicalCertificate RecordHandover IssueLetterOfComfort BookAppointment ChangeAppointment
            DepositUnopened ReturnShipment RecordTransit EndorseOriginal IssueImportCertificate
            RegisterObserver EndObservership EndDesignation PublishContacts RecognisePartner RaiseAlert ResolveAlert
            ReceiveBlanks AllotBlanks SpoilBlank DestroyBlanks CountBlanks
        )
    };
    (@ $function:ident, $vector:expr, $($act:ident)+) => {
        match $vector.act.as_str() {
            $(name if name == <kpcs_domain::act::$act as kpcs_domain::act::Act>::INFO.name => {
                $function::<kpcs_domain::act::$act>($vector)
            })+
            other => panic!("no act {other}"),
        }
    };
}
pub(crate) use of_its_act;

/// A vector made again.
pub struct Rebuilt<A: Act> {
    pub record: ActRecord<A>,
    pub request_id: RequestId,
    pub chain: Chain,
    pub opened: Opened,
    pub vector: Vector,
}

/// Makes the statement of `vector` again from its inputs.
pub fn rebuild<A: Act>(vector: &Vector) -> Rebuilt<A> {
    let from = &vector.from;
    let record = ActRecord::<A> {
        header: from.header.as_ref().map(read),
        core: from.core.as_ref().map(read),
        asked: read(&from.asked),
        decided: read(&from.decided),
    };
    let (request_id, chain) = (RequestId(array(&from.request_id)), chain(&from.chain));
    let draft = Draft::new(&record, request_id, blinds(from));
    let approval_digest = draft.approval_digest();
    let place = Place {
        act: &A::INFO,
        issuer: &from.issuer,
        subject: &A::subject(&record),
        issued_at: Timestamp::parse(&from.issued_at).unwrap(),
        chain: &chain,
    };
    let secret = secret_key(from);
    let opened = draft.prepare(place).sign(&secret);
    let vector = Vector {
        about: vector.about.clone(),
        act: A::INFO.name.to_owned(),
        code: A::INFO.code,
        version: A::INFO.version,
        from: From {
            header: record.header.as_ref().map(written),
            core: record.core.as_ref().map(written),
            asked: written(&record.asked),
            decided: written(&record.decided),
            ..from.clone()
        },
        made: made(&opened, &secret.public(), approval_digest),
    };
    Rebuilt { record, request_id, chain, opened, vector }
}

fn blinds(from: &From) -> Blinds {
    Blinds { seed: array(&from.seed), details: array(&from.blind_of_details), chain: array(&from.blind_of_chain) }
}

fn chain(text: &ChainText) -> Chain {
    Chain {
        running: text.running,
        previous: Digest(array(&text.previous)),
        checkpoint: text.checkpoint.as_ref().map(|digest| Digest(array(digest))),
        officers: text.officers.iter().map(|handle| OfficerHandle::parse(handle).unwrap()).collect(),
        approval: text.approval.as_ref().map(read),
    }
}

fn secret_key(from: &From) -> SecretKey {
    SecretKey::from_bytes(Algorithm::from_name(&from.algorithm).unwrap(), &array(&from.secret_key)).unwrap()
}

/// The public key that a vector names.
pub fn public_key(vector: &Vector) -> PublicKey {
    let algorithm = Algorithm::from_name(&vector.from.algorithm).unwrap();
    PublicKey::from_bytes(algorithm, &bytes(&vector.made.public_key)).unwrap()
}

fn made(opened: &Opened, key: &PublicKey, approval_digest: Digest) -> Made {
    let statement = opened.statement();
    let part = |name| hex(&opened.part(name).unwrap().bytes);
    // A foreign certificate as recorded has a core part, too, but is on no paper of ours.
    let printed = !opened.part(PartName::Core).unwrap().bytes.is_empty() && is_certificate(opened);
    let document = || write_document(opened).unwrap();
    Made {
        public_key: hex(&key.to_bytes()),
        key_id: key.id().to_string(),
        subject: statement.protected().subject.clone(),
        header_part: part(PartName::Header),
        core_part: part(PartName::Core),
        details_part: part(PartName::Details),
        chain_part: part(PartName::Chain),
        digests: PartName::ALL.map(|name| statement.digest_of(name).to_string()),
        approval_digest: approval_digest.to_string(),
        protected_header: hex(&statement.protected_bytes()),
        statement: hex(&statement.to_bytes()),
        leaf: statement.leaf().to_string(),
        document: printed.then(|| hex(&document())),
        qr_text: printed.then(|| format!("KPC1:{}", base45::encode(document()))),
    }
}

fn is_certificate(opened: &Opened) -> bool {
    use kpcs_domain::act::{IssueCertificate, IssueTechnicalCertificate, ReplaceCertificate};
    let codes = [IssueCertificate::INFO.code, ReplaceCertificate::INFO.code, IssueTechnicalCertificate::INFO.code];
    codes.contains(&opened.statement().protected().act)
}
