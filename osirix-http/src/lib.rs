//! How the platform's adapters ask others by HTTP.
//!
//! [`Http`] bounds each answer in size and time, follows no redirects, speaks TLS with Mozilla's
//! roots, and is not made to ask this machine's own network ([`Reach`]). [`place`] reads the
//! addresses of settings.

#[cfg(feature = "client")]
mod answer;
#[cfg(feature = "client")]
mod client;
#[cfg(feature = "client")]
mod guard;
pub mod place;

#[cfg(feature = "client")]
pub use answer::{Answer, Attempt, TIMED_OUT};
#[cfg(feature = "client")]
pub use client::{Http, Limits, unavailable};
#[cfg(feature = "client")]
pub use guard::{PRIVATE, Reach};
#[cfg(feature = "client")]
pub use reqwest::{Body, Method, RequestBuilder, StatusCode, header, multipart};
pub use url::Url;
