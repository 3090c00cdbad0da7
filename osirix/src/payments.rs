use std::fmt;
use std::sync::Arc;

#[cfg(feature = "stripe")]
use osirix_billing::stripe::{Stripe, StripeSettings};
use osirix_core::billing::{ManualGateway, PaymentGateway};
use osirix_core::clock::Ambient;
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::payouts::PayoutGateway;
use osirix_core::plans::PlanCode;
use osirix_core::secret::Secret;
use osirix_core::store::Store;
use serde::Deserialize;

use crate::config::{Config, variable};

/// Who the platform is at Stripe. It takes the payments when a secret key is set.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct StripeConfig {
    /// The secret key, `sk_..` or `rk_..`.
    pub secret_key: Option<Secret<String>>,
    /// The secrets of the webhook endpoint, `whsec_..`: each is good, so that one can be replaced.
    /// Without any, messages are turned off, and nothing that is bought arrives.
    pub webhook_secrets: Vec<Secret<String>>,
    /// Stripe's price of each plan that is for sale.
    pub prices: Vec<StripePrice>,
    /// The version of Stripe's interface; by default the one that this was written for.
    pub api_version: Option<String>,
    /// Where Stripe is: `https`, or `http` on this machine; by default Stripe itself.
    pub url: Option<String>,
    /// Whether buyers can give promotion codes.
    pub promotion_codes: bool,
    /// Whether Stripe computes taxes.
    pub automatic_tax: bool,
}

/// Stripe's price of a plan. Its amount is the plan's, and its interval a month.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StripePrice {
    /// The plan.
    pub plan: PlanCode,
    /// What Stripe calls the price: `price_..`.
    pub price: String,
}

impl fmt::Debug for StripeConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StripeConfig").field("prices", &self.prices).finish_non_exhaustive()
    }
}

impl StripeConfig {
    /// What `STRIPE_SECRET_KEY`, `STRIPE_WEBHOOK_SECRET`, a list with commas between them, and
    /// `STRIPE_PRICES` say: `PLAN=PRICE`, with commas between them.
    pub(crate) fn from_env() -> Result<Self> {
        let list = |name| {
            let text = variable(name)?.unwrap_or_default();
            let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
            Ok::<Vec<String>, Error>(parts.map(str::to_owned).collect())
        };
        let price = |pair: &String| match pair.split_once('=') {
            Some((plan, price)) => Ok(StripePrice {
                plan: PlanCode(plan.trim().to_owned()),
                price: price.trim().to_owned(),
            }),
            None => Err(Error::new(
                ErrorCode::Configuration,
                "give Stripe's prices like starter=price_1,pro=price_2",
            )
            .with("variable", "STRIPE_PRICES")),
        };
        Ok(StripeConfig {
            secret_key: variable("STRIPE_SECRET_KEY")?.map(Secret::new),
            webhook_secrets: list("STRIPE_WEBHOOK_SECRET")?.into_iter().map(Secret::new).collect(),
            prices: list("STRIPE_PRICES")?.iter().map(price).collect::<Result<_>>()?,
            ..StripeConfig::default()
        })
    }
}

/// Who takes the payments, and what is entered by hand where nobody does.
pub(crate) struct Payments {
    pub(crate) gateway: Arc<dyn PaymentGateway>,
    pub(crate) manual: Option<ManualGateway>,
    /// Who pays sellers, where somebody does.
    pub(crate) payouts: Option<Arc<dyn PayoutGateway>>,
}

impl Payments {
    /// The gateway that is given, or the one of the settings, or none: payments by hand.
    pub(crate) fn new(
        given: Option<Arc<dyn PaymentGateway>>,
        config: &Config,
        store: &Arc<dyn Store>,
        ambient: &Ambient,
    ) -> Result<Self> {
        match (given, &config.stripe.secret_key) {
            (Some(gateway), _) => Ok(Payments { gateway, manual: None, payouts: None }),
            (None, Some(key)) => stripe(&config.stripe, key, ambient),
            (None, None) => {
                let manual = ManualGateway::new(store.clone(), ambient.clone());
                let gateway = Arc::new(manual.clone());
                let payouts = Some(gateway.clone() as Arc<dyn PayoutGateway>);
                Ok(Payments { gateway, manual: Some(manual), payouts })
            }
        }
    }
}

#[cfg(feature = "stripe")]
fn stripe(config: &StripeConfig, key: &Secret<String>, ambient: &Ambient) -> Result<Payments> {
    let otherwise = StripeSettings::new(key.expose());
    let settings = StripeSettings {
        webhook_secrets: config.webhook_secrets.clone(),
        prices: config.prices.iter().map(|one| (one.plan.0.clone(), one.price.clone())).collect(),
        api_version: config.api_version.clone().unwrap_or(otherwise.api_version),
        base_url: config.url.clone().unwrap_or(otherwise.base_url),
        promotion_codes: config.promotion_codes,
        automatic_tax: config.automatic_tax,
        ..otherwise
    };
    if settings.webhook_secrets.is_empty() {
        tracing::warn!("no secret of Stripe's webhook is set: what is bought does not arrive");
    }
    let gateway = Arc::new(Stripe::new(settings, ambient.clone())?);
    let payouts = Some(gateway.clone() as Arc<dyn PayoutGateway>);
    Ok(Payments { gateway, manual: None, payouts })
}

#[cfg(not(feature = "stripe"))]
fn stripe(_: &StripeConfig, _: &Secret<String>, _: &Ambient) -> Result<Payments> {
    let message = "Stripe is not compiled in: compile osirix with the feature \"stripe\"";
    Err(Error::new(ErrorCode::Configuration, message).with("field", "stripe.secret_key"))
}
