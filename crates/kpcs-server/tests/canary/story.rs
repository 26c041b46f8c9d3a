//! What two offices do in a week: nearly every act that is not public, each with a word of its own in every field of free text.
//!
//! The requests are those of the frozen vectors, with words planted and numbers, days and files of this week put in.

use std::{collections::BTreeSet, fs, path::Path};

use kpcs_domain::{
    field::{Field, FieldType as _, Record as _},
    value::Reference,
};
use kpcs_server::wire::input_to_json;
use kpcs_store::act::{Stored, Visitor, visit_act};
use kpcs_testing::{declaration, examination};
use serde_json::{Value, json};

use crate::{canaries::Canaries, node::Node};

const CARATS: &str = "7318.427";
const VALUE: &str = "9274615.83";
const TODAY: &str = "2026-11-23";

/// What was done.
pub struct Story {
    /// Every certificate's number but those on the public list.
    pub numbers: Vec<String>,
    /// Of one that its parties know, its number and its code.
    pub known: String,
    pub done: BTreeSet<String>,
}

struct Teller<'a> {
    node: &'a Node,
    canaries: &'a mut Canaries,
    story: Story,
    /// The seals put on last.
    seals: Value,
}

/// Tells it.
pub async fn tell(node: &Node, canaries: &mut Canaries) -> Story {
    canaries.figure("carats", CARATS);
    canaries.figure("value", VALUE);
    let story = Story { numbers: Vec::new(), known: String::new(), done: BTreeSet::new() };
    let mut teller = Teller { node, canaries, story, seals: Value::Null };
    teller.applications().await;
    teller.issuer().await;
    teller.border().await;
    teller.office().await;
    teller.story
}

/// What an act asks for.
fn fields_of(name: &str) -> &'static [Field] {
    struct Fields;
    impl Visitor for Fields {
        type Output = &'static [Field];
        fn visit<A: Stored>(self) -> Self::Output {
            A::Request::FIELDS
        }
    }
    visit_act(name, Fields).unwrap()
}

/// The request of the act's frozen vector.
fn frozen(act: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../testdata/vectors/{act}.json"));
    let vector: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    vector["from"]["asked"].clone()
}

/// Puts values in at `/a/0/b`; null takes the field out.
fn put(body: &mut Value, given: &[(&str, Value)]) {
    for (place, value) in given {
        let (before, name) = place.rsplit_once('/').unwrap();
        let group = body.pointer_mut(before).unwrap().as_object_mut().unwrap();
        if value.is_null() { drop(group.remove(name)) } else { drop(group.insert(name.to_owned(), value.clone())) }
    }
}

impl Teller<'_> {
    /// Does an act with words in every field of `asked`, then with what is given; its subject.
    async fn with(&mut self, who: &str, second: &str, act: &str, asked: &Value, given: &[(&str, Value)]) -> String {
        let mut body = self.canaries.planted(act, fields_of(act), asked);
        put(&mut body, given);
        let done = self.node.act(who, second, act, &body).await;
        self.story.done.insert(act.to_owned());
        if act == "examine_shipment" {
            self.seals = body["seals"].clone();
        }
        done["subject"].as_str().unwrap().to_owned()
    }

    async fn act(&mut self, who: &str, second: &str, act: &str, given: &[(&str, Value)]) -> String {
        self.with(who, second, act, &frozen(act), given).await
    }

    fn shipment(&self) -> Value {
        let mut shipment = input_to_json(&declaration(CARATS).to_input().unwrap());
        shipment["parcels"][0]["value"] = json!(VALUE);
        shipment["consignee"] = json!({ "name": "x", "address": "x", "country": "BE" });
        shipment["sources"] = json!([{ "kind": "mine_production", "reference": "x", "carats": CARATS }]);
        json!({ "shipment": shipment })
    }

    fn company(&self) -> [(&'static str, Value); 1] {
        [("/shipment/exporter/name", json!(*self.node.company.lock().unwrap()))]
    }

    async fn applied(&mut self) -> String {
        let (asked, company) = (self.shipment(), self.company());
        self.with("exporter", "", "apply_for_certificate", &asked, &company).await
    }

    async fn examined(&mut self) -> String {
        let application = self.applied().await;
        let request = examination(&Reference::parse(&application).unwrap(), CARATS);
        let mut asked = input_to_json(&request.to_input().unwrap());
        for valuation in asked["valuations"].as_array_mut().unwrap() {
            valuation["values"] = json!([VALUE]);
        }
        // Those who sign are those who are present, who have words of their own.
        self.with("examiner", "", "examine_shipment", &asked, &[("/signatures", Value::Null)]).await;
        application
    }

    /// A certificate; its number.
    async fn issued(&mut self) -> String {
        let application = self.examined().await;
        let given = [("/application", json!(application)), ("/preparer_licence", Value::Null)];
        let number = self.act("clerk", "validating", "issue_certificate", &given).await;
        self.story.numbers.push(number.clone());
        number
    }

    /// A certificate whose goods have come to Antwerp.
    async fn arrived(&mut self) -> String {
        let number = self.issued().await;
        let given = [
            ("/number", json!(number)),
            ("/parcels", json!([{ "carats": CARATS }])),
            ("/seals_found", self.seals.clone()),
        ];
        self.act("importing", "", "register_arrival", &given).await;
        number
    }

    async fn applications(&mut self) {
        let application = self.applied().await;
        let (asked, company) = (self.shipment(), self.company());
        let given = [&company[..], &[("/application", json!(application))]].concat();
        self.with("exporter", "", "amend_application", &asked, &given).await;
        self.act("exporter", "", "book_appointment", &[("/application", json!(application))]).await;
        self.act("exporter", "", "change_appointment", &[]).await;
        self.act("exporter", "", "withdraw_application", &[("/application", json!(application))]).await;
    }

    async fn issuer(&mut self) {
        let number = self.issued().await;
        self.act("exporter", "", "record_dispatch", &[("/number", json!(number))]).await;
        let corrected = self.canaries.word("amend_certificate.corrections.is");
        self.act(
            "clerk",
            "validating",
            "amend_certificate",
            &[("/number", json!(number)), ("/corrections", json!([{ "element": "importer_name", "is": corrected }]))],
        )
        .await;
        self.story.known = number;
        for act in ["void_certificate", "cancel_certificate"] {
            let number = self.issued().await;
            self.act("clerk", "validating", act, &[("/number", json!(number))]).await;
        }
        let (number, application) = (self.issued().await, self.examined().await);
        let given = [("/number", json!(number)), ("/application", json!(application))];
        let replacement = self.act("clerk", "validating", "replace_certificate", &given).await;
        self.story.numbers.push(replacement);
        // These numbers are on the public list, so that nobody takes the paper (§9.5).
        for act in ["report_certificate_lost", "report_certificate_stolen", "invalidate_certificate"] {
            let number = self.issued().await;
            self.act("clerk", "validating", act, &[("/number", json!(number))]).await;
            self.story.numbers.retain(|hidden| *hidden != number);
        }
        self.act("clerk", "validating", "issue_letter_of_comfort", &[]).await;
    }

    async fn border(&mut self) {
        let number = self.arrived().await;
        let of = |number: &str| [("/number", json!(number))];
        let given = [of(&number)[0].clone(), ("/kinds", json!(["other"]))];
        self.act("importing", "", "report_discrepancy", &given).await;
        self.act("clerk", "", "answer_query", &of(&number)).await;
        let number = self.arrived().await;
        self.act("importing", "", "query_issuer", &of(&number)).await;
        self.act("importing", "", "detain_shipment", &[of(&number)[0].clone(), ("/detained_on", json!(TODAY))]).await;
        self.act(
            "importing",
            "",
            "release_shipment",
            &[of(&number)[0].clone(), ("/released_on", json!(TODAY)), ("/certificate", Value::Null)],
        )
        .await;
        let number = self.arrived().await;
        self.act("importing", "", "confirm_receipt", &[of(&number)[0].clone(), ("/received_on", json!(TODAY))]).await;
        self.act("importing", "", "endorse_original", &[of(&number)[0].clone(), ("/endorsed_on", json!(TODAY))]).await;
        self.act("importing", "", "issue_import_certificate", &[of(&number)[0].clone(), ("/issued_on", json!(TODAY))])
            .await;
        let number = self.arrived().await;
        self.act(
            "importing",
            "second importing",
            "refuse_import",
            &[of(&number)[0].clone(), ("/refused_on", json!(TODAY))],
        )
        .await;
        let given = [("/case", Value::Null), of(&number)[0].clone(), ("/forfeited_on", json!(TODAY))];
        self.act("importing", "importing head", "forfeit_shipment", &given).await;
        let number = self.issued().await;
        self.act("importing", "", "deposit_unopened", &of(&number)).await;
        let number = self.arrived().await;
        let given = [
            of(&number)[0].clone(),
            ("/photographs", json!([self.photograph().await])),
            ("/detained_on", json!(TODAY)),
        ];
        self.act("importing", "", "detain_shipment", &given).await;
        let issuer = json!("NA000311");
        let reply = format!("{}@example.org", self.canaries.word("record_foreign_certificate.reply_to"));
        let given = [("/number", issuer), ("/reply_to", json!(reply))];
        self.act("importing", "", "record_foreign_certificate", &given).await;
        self.act("importing", "", "record_transit", &[("/number", json!("NA000312"))]).await;
    }

    /// A photograph in which the camera has left a word; its digest.
    async fn photograph(&mut self) -> String {
        let word = self.canaries.word("the comment of a photograph");
        let picture = picture_with(&word);
        let told = self.node.post_file("importing", "/api/v1/photographs", picture).await;
        let digest = told["digest"].as_str().unwrap().to_owned();
        self.canaries.secret("the digest of a photograph", &digest);
        digest
    }

    async fn office(&mut self) {
        self.act("stock", "validating", "receive_blanks", &[]).await;
        self.act(
            "stock",
            "validating",
            "destroy_blanks",
            &[("/destroyed_on", json!(TODAY)), ("/range", json!({ "first": "4201", "last": "4202" }))],
        )
        .await;
        self.act(
            "head",
            "",
            "publish_contacts",
            &[
                ("/authority", json!("SL")),
                ("/email", json!("kp@office.example")),
                ("/focal_points/0/email", Value::Null),
            ],
        )
        .await;
        self.act("stock", "validating", "count_blanks", &[]).await;
        self.act("clerk", "", "spoil_blank", &[("/number", json!("SL4210"))]).await;
        self.act("head", "second head", "publish_specimen", &[("/participant", json!("SL")), ("/version", json!("1"))])
            .await;
        let number = json!([{ "number": "SL4211" }]);
        let alert =
            self.act("validating", "", "raise_alert", &[("/numbers", number), ("/noticed_on", json!(TODAY))]).await;
        self.act("validating", "", "resolve_alert", &[("/alert", json!(alert))]).await;
        // Somebody asks for what is refused, and for what cannot be read: the words are in the requests all the same.
        for act in ["confirm_receipt", "detain_shipment", "void_certificate", "return_shipment"] {
            let body = self.canaries.planted(act, fields_of(act), &frozen(act));
            self.node.post("importing", &format!("/api/v1/acts/{act}"), &body).await;
            self.node
                .post("importing", &format!("/api/v1/acts/{act}"), &json!({ "number": self.canaries.word("a number") }))
                .await;
        }
    }
}

/// A JPEG with a comment.
fn picture_with(comment: &str) -> Vec<u8> {
    let mut jpeg = Vec::new();
    let grey: Vec<u8> = (0..64 * 64).map(|at| u8::try_from(at % 251).unwrap()).collect();
    let encoder = image::codecs::jpeg::JpegEncoder::new(&mut jpeg);
    image::ImageEncoder::write_image(encoder, &grey, 64, 64, image::ExtendedColorType::L8).unwrap();
    let length = u16::try_from(comment.len() + 2).unwrap().to_be_bytes();
    let segment = [&[0xff, 0xfe][..], &length, comment.as_bytes()].concat();
    [&jpeg[..2], &segment, &jpeg[2..]].concat()
}
