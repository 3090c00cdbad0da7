//! Mail: what is written to people, kept with what it is about, and sent until it is.

mod link;
mod model;
mod service;
mod store;

pub(crate) use link::Link;
pub use model::{Mail, MailState, Mailer, OutboxMail, StoredMail};
pub use service::PostOffice;
pub use store::MailRepository;
