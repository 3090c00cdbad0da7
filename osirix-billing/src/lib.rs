//! Payment gateways: the adapters of [`osirix_core::billing::PaymentGateway`].
//!
//! [`stripe`] asks Stripe, and [`webhooks`] believes what Stripe has signed.
//!
//! ```
//! # fn main() -> osirix_core::Result<()> {
//! use osirix_billing::stripe::{Stripe, StripeSettings};
//! use osirix_core::clock::Ambient;
//!
//! let settings: StripeSettings = serde_json::from_value(serde_json::json!({
//!     "secret_key": "sk_test_51H",
//!     "webhook_secrets": ["whsec_51H"],
//!     "prices": { "starter": "price_1S", "pro": "price_1P", "enterprise": "price_1E" },
//! }))
//! .unwrap();
//! let gateway = Stripe::new(settings, Ambient::system())?;
//! # let _ = gateway;
//! # Ok(())
//! # }
//! ```

pub mod stripe;
pub mod webhooks;
