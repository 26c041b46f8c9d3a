//! Working data: accounts, sessions, drafts, proposals, mail in and out.
//!
//! Invariant: backed up, never rebuilt; no official fact depends on it alone (decisions 6).
//! Must not know: what acts mean.

mod account;
mod address_link;
mod bundle;
mod company;
mod company_branch;
mod company_licence;
mod draft;
mod escalation;
mod feed;
mod handed;
mod handover;
mod import;
mod log_entry;
mod mail;
mod mail_queue;
mod news;
mod notice;
mod office_record;
mod person;
mod picture;
mod printer;
mod proposal;
mod reply;
mod request;
mod saved_search;
mod scale;
mod second_step;
mod session;
mod setting;
mod token;
mod trust_list;
mod webhook;
mod webhook_delivery;

pub use account::{Account, account, account_by_login, accounts, add_account, set_branch, set_password};
pub use address_link::{address_link, confirm_address, end_address_links, put_address_link};
pub use bundle::{
    LoggedRow, chain_before, earlier_trust_lists, logged_from, places_between, proven_from, received_by,
    unlogged_between, waiting_between,
};
pub use company::{
    Company, CompanyFile, CompanyParticulars, add_company, companies, company, company_file, company_history,
    company_named, company_people, reference_of, set_company, set_company_suspended,
};
pub use company_branch::{Branch, add_branch, close_branch};
pub use company_licence::{LicenceRow, add_licence, licences, licences_of_office, withdraw_licence};
pub use draft::{delete_draft, load_draft, save_draft};
pub use escalation::{tell_once, told_at};
pub use feed::{Feed, FeedKind, add_feed, feed_by_digest, feeds_of, revoke_feed};
pub use handed::{Handed, application_branch, hand_over, handed_waiting, set_application_branch, take_handed};
pub use handover::{Handover, begin_handover, handovers, take_handover};
pub use import::{ImportFile, drop_import, import_file, import_recorded, imports_waiting, keep_import, say_of_import};
pub use log_entry::{
    LogEntry, LogProofRow, LogWaiting, find_for_log, first_place_at, log_backlog, log_entry, log_waiting, put_place,
    put_proof, put_refusal, without_place, without_proof,
};
pub use mail::{InboxRow, OutboxRow, deliver, inbox, outbox_waiting, put_in_inbox, queue, waiting};
pub use mail_queue::{
    MailState, QueuedMail, dead_mails, end_mail, hand_mail, mail_due, mail_of, put_off_mail, queue_mail, revive_mail,
};
pub use news::{PreparedRow, answers_waiting, office_entries_after, prepared_after};
pub use notice::{
    NewNotice, NoticeFilter, NoticePerson, NoticeRow, add_notice, choose_notice, count_unread, newest_notice,
    notice_choices, notice_people, notice_person, notices, put_notice_person, read_notice, read_notices_up_to,
    set_language,
};
pub use office_record::{OfficeEntry, OfficeEvent, OfficeRow, note_in_office_record, office_record};
pub use person::{
    Link, Recovery, RoleGiven, account_on, ask_recovery, covers_of, end_every_way_in, end_recovery, end_role,
    give_role, holds_itself, officers_of, open_link, put_link, recovery, roles_given, set_lasting_roles, set_place,
    set_suspended, take_link,
};
pub use picture::note_picture;
pub use printer::{OfficePrinter, PrinterRow, keep_printer, printer_history, printers};
pub use proposal::{
    Proposal, ProposalState, add_proposal, close_proposal, open_proposal_for, open_proposals, proposal,
    proposal_by_request,
};
pub use reply::{
    Answer, Reply, ReplyLink, Settled, answer_reply, put_reply_link, replies_waiting, reply_link, reply_to,
    settle_reply,
};
pub use request::{Repeated, earlier_request};
pub use saved_search::{SavedSearch, forget_search, save_search, saved_searches};
pub use scale::{OfficeScale, ScaleRow, keep_scale, scale_history, scales};
pub use second_step::{
    HalfSignIn, SecondStep, add_half_sign_in, begin_second_step, confirm_second_step, end_half_sign_ins,
    end_second_step, half_sign_in, put_recovery_codes, recovery_codes_left, second_step, use_code_step,
    use_recovery_code,
};
pub use session::{
    OpenSession, Session, Tried, add_session, end_other_sessions, end_session, failures_there, forget_devices,
    knows_device, note_sign_in, open_sessions, remember_device, session, strangers_failures, use_session,
};
pub use setting::{put_setting, setting};
pub use token::{Token, TokenActs, add_token, revoke_token, token_by_digest, tokens_of, use_token};
pub use trust_list::{SignedList, keep_trust_list, newest_trust_list};
pub use webhook::{
    Webhook, WebhookEvent, WebhookOwner, add_webhook, rotate_webhook, turn_webhook_off, webhooks_of, webhooks_on,
};
pub use webhook_delivery::{
    WebhookDelivery, deliveries_due, deliveries_of, end_delivery, forget_deliveries, put_off_delivery, queue_delivery,
    resend_delivery,
};
