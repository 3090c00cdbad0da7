use std::collections::BTreeMap;

use osirix_core::error::Result;
use osirix_core::plans::PlanCode;
use osirix_core::secret::Secret;
use osirix_http::Url;
use osirix_http::place::{is_loopback, url, wrong};
use serde::Deserialize;

/// How Stripe is asked, and what is sold there. Nothing in it prints its secrets.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StripeSettings {
    /// The secret key, `sk_..` or `rk_..`.
    pub secret_key: Secret<String>,
    /// The secrets of the webhook endpoint, `whsec_..`: each is good, so that one can be replaced.
    /// Without any, messages are turned off.
    #[serde(default)]
    pub webhook_secrets: Vec<Secret<String>>,
    /// Stripe's price of each plan that is for sale, `price_..` by the plan's code. Its amount is
    /// the plan's price, and its interval a month.
    #[serde(default)]
    pub prices: BTreeMap<String, String>,
    /// The version of Stripe's interface.
    #[serde(default = "api_version")]
    pub api_version: String,
    /// Where Stripe is: `https`, or `http` on this machine.
    #[serde(default = "base_url")]
    pub base_url: String,
    /// Whether buyers can give promotion codes.
    #[serde(default)]
    pub promotion_codes: bool,
    /// Whether Stripe computes taxes.
    #[serde(default)]
    pub automatic_tax: bool,
}

fn api_version() -> String {
    "2025-03-31.basil".to_owned()
}

fn base_url() -> String {
    "https://api.stripe.com".to_owned()
}

impl StripeSettings {
    /// The least that is needed: a secret key.
    pub fn new(secret_key: &str) -> Self {
        StripeSettings {
            secret_key: Secret::new(secret_key.to_owned()),
            webhook_secrets: Vec::new(),
            prices: BTreeMap::new(),
            api_version: api_version(),
            base_url: base_url(),
            promotion_codes: false,
            automatic_tax: false,
        }
    }

    /// Where Stripe is, once the settings are known to be good.
    pub(super) fn check(&self) -> Result<Url> {
        let key = self.secret_key.expose();
        if key.is_empty() || !key.chars().all(|c| c.is_ascii_graphic()) {
            return Err(wrong("secret_key", "give Stripe's secret key: sk_.. or rk_.."));
        }
        if key.starts_with("pk_") {
            let message = "this is Stripe's publishable key: give the secret one, sk_.. or rk_..";
            return Err(wrong("secret_key", message));
        }
        let version = &self.api_version;
        let good = |c: char| c.is_ascii_alphanumeric() || "-.".contains(c);
        if !(10..=50).contains(&version.len()) || !version.chars().all(good) {
            return Err(wrong("api_version", "a version of Stripe's is like 2025-03-31.basil"));
        }
        let base = url("base_url", &self.base_url)?;
        let plain = base.query().is_none() && base.username().is_empty() && base.has_host();
        if !plain || !(base.scheme() == "https" || base.scheme() == "http" && is_loopback(&base)) {
            return Err(wrong("base_url", "give an https address, or http on this machine"));
        }
        Ok(base)
    }

    /// Stripe's price of a plan.
    pub(super) fn price(&self, plan: &PlanCode) -> Result<&str> {
        let message = "this plan is not for sale at Stripe: set its price (prices)";
        let price = self.prices.get(&plan.0);
        price.map(String::as_str).ok_or_else(|| wrong("prices", message).with("plan", plan))
    }

    /// The plan that a price of Stripe's is for.
    pub(super) fn plan(&self, price: &str) -> Option<PlanCode> {
        let found = self.prices.iter().find(|(_, known)| *known == price);
        found.map(|(plan, _)| PlanCode(plan.clone()))
    }

    /// Whether an invoice lists its payments: since this version it names no single one.
    pub(super) fn lists_payments(&self) -> bool {
        self.api_version.as_str() >= "2025-03-31"
    }
}

#[cfg(test)]
mod tests {
    use osirix_core::error::ErrorCode;

    use super::*;

    #[test]
    fn settings_that_cannot_be_name_their_field_and_no_secret() {
        let good = || StripeSettings::new("sk_test_hunter2");
        good().check().unwrap();
        for (field, settings) in [
            ("secret_key", StripeSettings::new("")),
            ("secret_key", StripeSettings::new("pk_test_hunter2")),
            ("secret_key", StripeSettings::new("sk_test\nhunter2")),
            ("api_version", StripeSettings { api_version: "new".into(), ..good() }),
            ("api_version", StripeSettings { api_version: "2025-03-31\r\nx: y".into(), ..good() }),
            ("base_url", StripeSettings { base_url: "http://api.stripe.com".into(), ..good() }),
            ("base_url", StripeSettings { base_url: "ftp://localhost".into(), ..good() }),
            ("base_url", StripeSettings { base_url: "https://a:b@c.com".into(), ..good() }),
        ] {
            let error = settings.check().unwrap_err();
            assert_eq!(error.code(), ErrorCode::Configuration);
            assert_eq!(error.context_value("field"), Some(field));
            assert!(!format!("{error:?} {settings:?}").contains("hunter2"));
        }
    }

    #[test]
    fn a_plan_without_a_price_is_not_for_sale() {
        let error =
            StripeSettings::new("sk_x").price(&PlanCode("pro".into())).unwrap_err().to_string();
        assert!(error.contains("prices") && error.contains("pro"), "{error}");
    }
}
