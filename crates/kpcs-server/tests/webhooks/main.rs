//! Webhooks against a real server on this machine: what is told to whom, signed how, and tried again when.
#![allow(clippy::unwrap_used)]

mod pages;
mod receiver;
mod sending;
mod told;
#[path = "../visit/mod.rs"]
mod visit;

use kpcs_domain::{
    act::Role,
    value::{AuthorityId, Name, OfficerHandle},
};
use kpcs_register::{NewAccount, NewWebhook, Register, webhook_events};
use kpcs_server::{
    mail::{PUBLIC_ADDRESS, Posted},
    webhook::{Network, WebhookSettings, post_webhooks},
};
use kpcs_store::work::{self, WebhookDelivery, WebhookEvent, WebhookOwner};
use kpcs_testing::World;

/// The company that applies in every world.
pub const KOIDU: &str = "Koidu Diamonds (simulated)";

pub fn world(seed: u64) -> World {
    let world = World::new(seed);
    world.register.store().write(|sql| work::put_setting(sql, PUBLIC_ADDRESS, "https://kp.example/")).unwrap();
    world
}

pub fn owner(authority: &str, company: &str) -> WebhookOwner {
    WebhookOwner { authority: AuthorityId::parse(authority).unwrap(), company: company.to_owned() }
}

/// A webhook for everything that its owner may choose; its number and secret.
pub fn webhook(register: &Register, owner: WebhookOwner, address: &str) -> (i64, [u8; 32]) {
    let events = webhook_events(&owner);
    webhook_for(register, owner, address, events)
}

pub fn webhook_for(
    register: &Register,
    owner: WebhookOwner,
    address: &str,
    events: Vec<WebhookEvent>,
) -> (i64, [u8; 32]) {
    let name = Name::parse("Stock program").unwrap();
    let new = NewWebhook { owner, name, address: address.to_owned(), events };
    register.make_webhook(OfficerHandle::parse("k7q2m4xa").unwrap(), new).unwrap()
}

/// This machine is allowed, and patience is short.
pub fn settings() -> WebhookSettings {
    let allowed = ["127.0.0.0/8", "::1"].map(|text| Network::parse(text).unwrap()).into();
    WebhookSettings { allowed, patience: std::time::Duration::from_millis(500), ..WebhookSettings::default() }
}

pub fn post(world: &World) -> Posted {
    post_webhooks(&world.register, &settings()).unwrap()
}

/// What an owner's webhooks were or will be told, the oldest first.
pub fn deliveries(world: &World, owner: &WebhookOwner) -> Vec<WebhookDelivery> {
    let mut all = world.register.store().read(|sql| work::deliveries_of(sql, owner, i64::MAX, 1_000)).unwrap();
    all.reverse();
    all
}

/// The events of these, as words, with what they are about.
pub fn events(all: &[WebhookDelivery]) -> Vec<(&'static str, &str)> {
    all.iter().map(|one| (one.event.word(), one.subject.as_str())).collect()
}

/// How many notices of a kind a person of this role has.
pub fn notices(world: &World, authority: &str, login: &str, role: Role) -> Vec<String> {
    let new = NewAccount {
        login: login.to_owned(),
        name: login.to_owned(),
        authority: AuthorityId::parse(authority).unwrap(),
        roles: vec![role],
        company: (role == Role::Exporter).then(|| Name::parse(KOIDU).unwrap()),
        language: "en".to_owned(),
    };
    let handle = world.register.add_account(new, "a password for tests").unwrap();
    let rows = world.register.store().read(|sql| {
        let account = work::account(sql, &handle)?.unwrap();
        work::notices(sql, &account, &work::NoticeFilter::default(), 100)
    });
    rows.unwrap().into_iter().map(|row| row.kind).collect()
}
