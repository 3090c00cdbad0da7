//! Social publishing for Osirix: the adapters of the port in [`osirix_core::social`].
//!
//! [`preflight`] says what a network would refuse, by pure rules; [`publisher`] has one publisher a
//! network; [`connector`] connects their accounts, where a network has a page for it by the way
//! round of [`oauth`]. Each is made from settings, and reaches nobody before it is used;
//! [`Networks`] makes all of them that an installation has.

mod app;
pub mod connector;
mod networks;
pub mod oauth;
pub mod preflight;
pub mod publisher;
mod servers;
mod words;

pub use app::App;
pub use networks::{MastodonApp, Networks, XApp};
pub use osirix_http::Reach;
pub use servers::HttpSettings;
