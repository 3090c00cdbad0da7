//! Stripe's gateway over localstripe, which keeps customers, subscriptions, invoices and refunds.
//! It knows plans of Stripe's alone and no prices, so what is sent of these is left to `mock.rs`.

use std::sync::Arc;

use async_trait::async_trait;
use osirix_billing::stripe::{Stripe, StripeSettings};
use osirix_core::billing::{PaymentGateway, Reference};
use osirix_core::clock::Ambient;
use osirix_core::conformance::gateway::Counter;
use serde_json::Value;

use crate::servers::{Server, client};

osirix_core::gateway_suite!(stripe, counter());

const KEY: &str = "sk_test_12345";

struct Local {
    server: Server,
    gateway: Arc<Stripe>,
    client: reqwest::Client,
}

async fn counter() -> Local {
    let server = Server::local().await;
    let prices = ["starter", "pro"].map(|plan| (plan.to_owned(), format!("price_{plan}")));
    let settings = StripeSettings {
        base_url: server.url.clone(),
        // The version whose forms localstripe has.
        api_version: "2024-06-20".to_owned(),
        prices: prices.into(),
        ..StripeSettings::new(KEY)
    };
    let gateway = Arc::new(Stripe::new(settings, Ambient::system()).unwrap());
    let local = Local { server, gateway, client: client() };
    for (plan, cents) in [("starter", "999"), ("pro", "2999")] {
        let (id, name) = (format!("price_{plan}"), ("product[name]", plan));
        let interval = ("interval", "month");
        local
            .post("plans", &[("id", &id), ("amount", cents), ("currency", "usd"), interval, name])
            .await;
    }
    local
}

impl Local {
    /// What a buyer's browser and Stripe do between them.
    async fn post(&self, path: &str, form: &[(&str, &str)]) -> Value {
        let url = format!("{}/v1/{path}", self.server.url);
        let request = self.client.post(url).bearer_auth(KEY).form(form);
        let answer: Value = request.send().await.unwrap().json().await.unwrap();
        assert!(answer["error"].is_null(), "{path}: {answer}");
        answer
    }
}

#[async_trait]
impl Counter for Local {
    fn gateway(&self) -> Arc<dyn PaymentGateway> {
        self.gateway.clone()
    }

    async fn buy(&self, customer: &Reference, plan: &str) -> (Reference, Reference) {
        let card = [
            ("type", "card"),
            ("card[number]", "4242424242424242"),
            ("card[exp_month]", "12"),
            ("card[exp_year]", "2040"),
            ("card[cvc]", "123"),
        ];
        let card = self.post("payment_methods", &card).await;
        let (card, customer) = (card["id"].as_str().unwrap(), customer.as_str());
        self.post(&format!("payment_methods/{card}/attach"), &[("customer", customer)]).await;
        let default = [("invoice_settings[default_payment_method]", card)];
        self.post(&format!("customers/{customer}"), &default).await;
        let price = format!("price_{plan}");
        let wanted = [("customer", customer), ("items[0][plan]", price.as_str())];
        let made = self.post("subscriptions", &wanted).await;
        let of = |name: &str| Reference::new(made[name].as_str().unwrap()).unwrap();
        (of("id"), of("latest_invoice"))
    }
}
