//! Sends what is due to webhooks: each by itself, tried again ever later, for about three days.
//!
//! Invariant: a delivery leaves the queue only when the other side has answered with a 2xx, or after the last attempt, and
//! then its owner is told. After a crash between the two it goes out again under the same id. A receiver that answers 410
//! wants nothing more: its webhook is turned off. No redirect is followed and no body is read.
//! Must not know: what happened.
//! Source: issue 02, demand 5; RFC 9110.

use std::{collections::BTreeMap, sync::Arc};

use kpcs_domain::value::Timestamp;
use kpcs_register::Register;
use kpcs_store::{
    StoreFault,
    work::{self, Webhook, WebhookDelivery},
};
use ureq::{
    Agent,
    tls::{Certificate, RootCerts, TlsConfig, TlsProvider},
    unversioned::transport::DefaultConnector,
};

use super::{Message, WebhookSettings, guard::Guarded};
use crate::{
    mail::{PUBLIC_ADDRESS, Posted},
    notice::webhook_given_up,
};

/// Deliveries looked at in one round.
const SLICE: i64 = 256;
/// Webhooks that are sent to at once, so that one that is slow holds up few others.
const AT_ONCE: usize = 8;
/// The most bytes of the head of an answer.
const LIMIT_HEAD: usize = 16 << 10;
/// How long to wait after each failed attempt, before chance moves it by up to a quarter either way.
const WAITS_SECONDS: [i64; 9] = [30, 120, 600, 1_800, 2 * 3_600, 6 * 3_600, 12 * 3_600, 24 * 3_600, 24 * 3_600];
/// How often a delivery is tried.
pub const ATTEMPTS_MOST: usize = WAITS_SECONDS.len() + 1;
/// How long what ended is kept.
const KEPT_SECONDS: i64 = 30 * 86_400;
/// The most that is kept of what went wrong.
const ANSWER_CHARS: usize = 200;

/// Sends what is due now.
///
/// # Errors
/// [`StoreFault`]; what the other side says is no error but stands at the delivery.
pub fn post_webhooks(register: &Register, settings: &WebhookSettings) -> Result<Posted, StoreFault> {
    let now = register.clock().now();
    let (due, on, public) = register.store().read(|sql| {
        let public = work::setting(sql, PUBLIC_ADDRESS)?.unwrap_or_default();
        Ok::<_, StoreFault>((work::deliveries_due(sql, now, SLICE)?, work::webhooks_on(sql)?, public))
    })?;
    if due.is_empty() {
        return Ok(Posted::default());
    }
    register.store().write(move |sql| work::forget_deliveries(sql, now.plus_seconds(-KEPT_SECONDS)))?;
    let mut by_webhook: BTreeMap<i64, Vec<WebhookDelivery>> = BTreeMap::new();
    due.into_iter().for_each(|delivery| by_webhook.entry(delivery.webhook).or_default().push(delivery));
    let turns: Vec<_> = on.iter().filter_map(|one| Some((one, by_webhook.remove(&one.webhook)?))).collect();
    let round = Round { register, agent: agent(settings), public, now };
    let mut posted = Posted::default();
    for some in turns.chunks(AT_ONCE) {
        let outcomes: Vec<_> = std::thread::scope(|scope| {
            let threads: Vec<_> = some.iter().map(|(one, due)| scope.spawn(|| round.turn(one, due))).collect();
            threads.into_iter().map(std::thread::ScopedJoinHandle::join).collect()
        });
        for outcome in outcomes {
            let of_one = outcome.map_err(|_| StoreFault::Stopped("a webhook's turn ended early".to_owned()))??;
            posted.sent += of_one.sent;
            posted.put_off += of_one.put_off;
            posted.dead += of_one.dead;
        }
    }
    Ok(posted)
}

fn agent(settings: &WebhookSettings) -> Agent {
    let machine = rustls_native_certs::load_native_certs().certs;
    let mut roots: Vec<_> = machine.iter().map(|one| Certificate::from_der(one).to_owned()).collect();
    roots.extend(settings.trust.certificates());
    let tls = TlsConfig::builder()
        .provider(TlsProvider::Rustls)
        .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .root_certs(RootCerts::from(roots));
    let config = Agent::config_builder()
        .tls_config(tls.build())
        // A proxy of the environment would ask for the name itself.
        .proxy(None)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .max_response_header_size(LIMIT_HEAD)
        .max_idle_connections(0)
        .user_agent(concat!("kpcs/", env!("CARGO_PKG_VERSION")))
        .timeout_global(Some(settings.patience))
        .timeout_connect(Some(settings.patience / 2));
    Agent::with_parts(config.build(), DefaultConnector::default(), Guarded { allowed: settings.allowed.clone() })
}

/// One round over everything that is due.
struct Round<'a> {
    register: &'a Register,
    agent: Agent,
    public: String,
    now: Timestamp,
}

/// Why a message was not taken.
struct NotTaken {
    /// In a few words.
    answer: String,
    /// The receiver is gone for good.
    is_gone: bool,
    /// Nobody answered: the rest would only wait as long again.
    is_unreachable: bool,
}

impl Round<'_> {
    /// One webhook's turn.
    fn turn(&self, webhook: &Webhook, due: &[WebhookDelivery]) -> Result<Posted, StoreFault> {
        let mut posted = Posted::default();
        for delivery in due {
            let no = match self.send(webhook, delivery) {
                Ok(answer) => {
                    let (id, now) = (delivery.delivery, self.now);
                    self.register.store().write(move |sql| work::end_delivery(sql, id, true, now, &answer))?;
                    posted.sent += 1;
                    continue;
                }
                Err(no) => no,
            };
            let ends = no.is_gone || no.is_unreachable;
            match self.failed(webhook, delivery, no)? {
                true => posted.dead += 1,
                false => posted.put_off += 1,
            }
            if ends {
                break;
            }
        }
        Ok(posted)
    }

    fn send(&self, webhook: &Webhook, delivery: &WebhookDelivery) -> Result<String, NotTaken> {
        let message = Message::of(webhook, delivery, (&self.public, self.register.is_demo()), self.now);
        let request = self
            .agent
            .post(&webhook.address)
            .header("content-type", "application/json")
            .header("webhook-id", &message.id)
            .header("webhook-timestamp", message.sent_at.to_string())
            .header("webhook-signature", &message.signatures);
        let status = match request.send(message.body.as_bytes()) {
            Ok(response) => response.status(),
            Err(fault) => {
                let answer = worded(&fault);
                return Err(NotTaken { answer, is_gone: false, is_unreachable: true });
            }
        };
        if status.is_success() {
            return Ok(status.to_string());
        }
        Err(NotTaken { answer: status.to_string(), is_gone: status.as_u16() == 410, is_unreachable: false })
    }

    /// Notes a failure; whether it was the last.
    fn failed(&self, webhook: &Webhook, delivery: &WebhookDelivery, no: NotTaken) -> Result<bool, StoreFault> {
        let wait = usize::try_from(delivery.attempts).ok().and_then(|attempts| WAITS_SECONDS.get(attempts));
        let wait = wait.filter(|_| !no.is_gone).map(|seconds| self.moved(*seconds));
        let (id, now, told) = (delivery.delivery, self.now, webhook_given_up(webhook, self.now));
        let (owner, number) = (webhook.owner.clone(), webhook.webhook);
        self.register.store().write(move |sql| {
            if let Some(seconds) = wait {
                work::put_off_delivery(sql, id, now.plus_seconds(seconds), &no.answer)?;
                return Ok(false);
            }
            work::end_delivery(sql, id, false, now, &no.answer)?;
            if no.is_gone {
                work::turn_webhook_off(sql, &owner, number, now)?;
            }
            work::add_notice(sql, &told)?;
            Ok(true)
        })
    }

    /// The wait, moved by chance by up to a quarter: receivers that failed together are not asked together again.
    fn moved(&self, seconds: i64) -> i64 {
        let mut random = [0; 2];
        self.register.entropy().fill(&mut random);
        seconds * 3 / 4 + seconds * i64::from(u16::from_be_bytes(random)) / 131_072
    }
}

/// What went wrong on the way, in one line.
fn worded(fault: &ureq::Error) -> String {
    fault.to_string().chars().map(|c| if c.is_control() { ' ' } else { c }).take(ANSWER_CHARS).collect()
}
