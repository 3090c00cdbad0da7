//! Plans and credits that are bought, entered by hand, and paid back; Stripe's messages.

use axum::http::{Method, StatusCode};
use osirix::core::clock::Timestamp;
use osirix::{Secret, StripeConfig};
use osirix_billing::webhooks::Signatures;
use osirix_server::ServerConfig;
use serde_json::{Value, json};

use crate::support::live::{Heard, Live, bearer, on_both_databases};

const SECRET: &str = "whsec_only_for_this_test";

on_both_databases! {
    a_plan_is_bought_used_refunded_and_ended,
    what_only_administrators_may_is_refused_to_others,
    a_purchase_that_cannot_be_names_its_field,
    a_spending_limit_is_set_kept_to_and_lifted,
    what_was_paid_is_compared_by_administrators,
}

fn purchase(what: &str, code: &str) -> Value {
    let (success_url, cancel_url) = ("https://example.com/thanks", "https://example.com/plans");
    json!({ what: code, "success_url": success_url, "cancel_url": cancel_url })
}

impl Live {
    async fn bought(&self, token: &str, root: &str, what: &str, code: &str) -> Value {
        let begun = self.post("/api/billing/checkout", token, purchase(what, code)).await;
        assert_eq!(begun.status, StatusCode::CREATED, "{begun:?}");
        assert_eq!(begun.json()["url"], "https://example.com/thanks");
        let reference = begun.json()["reference"].as_str().unwrap().to_owned();
        let again = self.post("/api/billing/checkout", token, purchase(what, code)).await;
        assert_eq!(again.json()["reference"], reference, "a second click");
        let path = format!("/api/admin/checkouts/{reference}/pay");
        let entered = self.as_caller(Method::POST, &path, root).await;
        assert_eq!(entered.status, StatusCode::OK, "{entered:?}");
        let twice = self.as_caller(Method::POST, &path, root).await;
        assert_eq!(twice.code(), (409, "conflict".to_owned()));
        entered.json()
    }

    async fn available(&self, token: &str) -> i64 {
        self.get("/api/credits", token).await.json()["available"].as_i64().unwrap()
    }
}

async fn a_plan_is_bought_used_refunded_and_ended(site: Live) {
    let token = &site.signed_up("ada@example.com").await;
    site.signed_up("root@example.com").await;
    site.appoint("root@example.com").await;
    let root = &site.signed_in("root@example.com").await;
    let speech = json!({ "kind": "lip_sync", "script": "Hello there, I am Osirix." });
    let refused = site.post("/api/jobs", token, speech.clone()).await;
    assert_eq!(refused.code(), (403, "plan_limit".to_owned()));
    let bought = site.bought(token, root, "plan", "starter").await;
    let billing = site.get("/api/billing", token).await.json();
    assert_eq!(
        (&billing["plan"]["code"], &billing["gateway"]),
        (&json!("starter"), &json!("manual"))
    );
    assert_eq!(billing["subscription"]["state"], "active");
    assert_eq!(site.available(token).await, 600);
    assert_eq!(site.get("/api/credits/balance", token).await.json()["available"], 600);
    assert_eq!(site.post("/api/jobs", token, speech).await.status, StatusCode::CREATED);

    let pack = site.bought(token, root, "pack", "credits-250").await;
    let payment = pack["payment"].as_str().unwrap();
    let refund = format!("/api/admin/payments/{payment}/refund");
    for _ in 0..2 {
        let back = site.post(&refund, root, json!({ "cents": 599, "key": "once" })).await;
        assert_eq!(back.json()["state"], "succeeded", "{back:?}");
    }
    let more = site.post(&refund, root, json!({ "cents": 1, "key": "more" })).await;
    assert_eq!(
        (more.code(), more.json()["limit"].as_str()),
        ((400, "invalid_input".to_owned()), Some("0"))
    );

    let ended = site.as_caller(Method::DELETE, "/api/billing/subscription", token).await;
    assert_eq!(ended.json()["cancel_at_period_end"], true, "{ended:?}");
    let on = site.as_caller(Method::POST, "/api/billing/subscription/resume", token).await;
    assert_eq!(on.json()["cancel_at_period_end"], false);
    let shown = bearer(token);
    let (path, pro) = ("/api/billing/subscription", json!({ "plan": "pro" }));
    let change = site.call(Method::PUT, path, &[("authorization", &shown)], Some(pro)).await;
    assert_eq!(change.json()["plan"], "pro");
    let invoices = site.get("/api/billing/invoices", token).await.json();
    assert_eq!(invoices["items"].as_array().map(Vec::len), Some(2), "{invoices}");
    let subscription = bought["subscription"].as_str().unwrap();
    let renew = format!("/api/admin/subscriptions/{subscription}/renew");
    assert_eq!(
        site.post(&renew, root, json!({ "paid": true })).await.status,
        StatusCode::NO_CONTENT
    );
}

async fn what_only_administrators_may_is_refused_to_others(site: Live) {
    let token = &site.signed_up("ada@example.com").await;
    let begun = site.post("/api/billing/checkout", token, purchase("plan", "pro")).await;
    let checkout = begun.json()["reference"].as_str().unwrap().to_owned();
    for (path, body) in [
        (format!("/api/admin/checkouts/{checkout}/pay"), json!({})),
        ("/api/admin/subscriptions/sub_1/renew".to_owned(), json!({ "paid": true })),
        ("/api/admin/payments/pi_1/refund".to_owned(), json!({ "cents": 1, "key": "k" })),
    ] {
        let denied = site.post(&path, token, body.clone()).await;
        assert_eq!(denied.code(), (403, "permission_denied".to_owned()), "{path}");
        let nobody = site.post(&path, "nobody", body).await;
        assert_eq!(nobody.status, StatusCode::UNAUTHORIZED, "{path}");
    }
    assert_eq!(site.get("/api/billing", token).await.json()["plan"]["code"], "free");
}

async fn a_purchase_that_cannot_be_names_its_field(site: Live) {
    let token = &site.signed_up("ada@example.com").await;
    let mut nowhere = purchase("plan", "pro");
    nowhere["success_url"] = json!("javascript:alert(1)");
    for (body, status, field) in [
        (nowhere, 400, "success_url"),
        (purchase("plan", "free"), 400, "plan"),
        (purchase("plan", "gold"), 404, "plan"),
        (json!({ "success_url": "https://a.b", "cancel_url": "https://a.b" }), 400, "plan"),
        (json!({ "plan": "pro" }), 400, "success_url"),
    ] {
        let heard = site.post("/api/billing/checkout", token, body.clone()).await;
        assert_eq!(
            (heard.status.as_u16(), &heard.json()["field"]),
            (status, &json!(field)),
            "{body}"
        );
    }
    for path in ["/api/billing/subscription/resume", "/api/billing/portal"] {
        let heard = site.post(path, token, json!({ "return_url": "https://example.com" })).await;
        assert!(matches!(heard.status.as_u16(), 404 | 409), "{path} {heard:?}");
    }
}

async fn a_spending_limit_is_set_kept_to_and_lifted(site: Live) {
    let token = &site.signed_up("ada@example.com").await;
    let (path, shown) = ("/api/credits/spending", bearer(token));
    assert_eq!(site.get(path, token).await.json(), Value::Null);
    let put =
        async |body| site.call(Method::PUT, path, &[("authorization", &shown)], Some(body)).await;
    for (field, body) in [
        ("limit", json!({ "limit": -1 })),
        ("time_zone", json!({ "limit": 1, "time_zone": "Nowhere" })),
        ("alert_percent", json!({ "alert_percent": 50 })),
        ("alert_percent", json!({ "limit": 1, "alert_percent": 101 })),
        ("low_balance", json!({ "low_balance": 0 })),
    ] {
        let refused = put(body).await;
        assert_eq!((refused.status.as_u16(), &refused.json()["field"]), (400, &json!(field)));
    }
    let rules = json!({ "limit": 1, "period": "day", "low_balance": 500 });
    let set = put(rules).await.json();
    assert_eq!((&set["limit"], &set["used"], &set["left"]), (&json!(1), &json!(0), &json!(1)));
    let speech = json!({ "kind": "tts", "script": "Hello there. ".repeat(20) });
    let refused = site.post("/api/jobs", token, speech).await;
    assert_eq!(refused.code(), (402, "spending_limit".to_owned()));
    assert_eq!(refused.json()["left"], "1");
    let short = site.post("/api/jobs", token, json!({ "kind": "tts", "script": "Hi." })).await;
    assert_eq!(short.status, StatusCode::CREATED, "{short:?}");
    let alerts = site.get("/api/credits/alerts", token).await.json();
    assert_eq!(alerts["items"][0]["kind"], "low_balance", "{alerts}");
    let lifted = site.as_caller(Method::DELETE, path, token).await;
    assert_eq!(lifted.status, StatusCode::NO_CONTENT);
    assert_eq!(site.get(path, token).await.json(), Value::Null);
}

async fn what_was_paid_is_compared_by_administrators(site: Live) {
    let token = &site.signed_up("ada@example.com").await;
    site.signed_up("root@example.com").await;
    site.appoint("root@example.com").await;
    let root = &site.signed_in("root@example.com").await;
    site.bought(token, root, "pack", "credits-250").await;
    let path = "/api/admin/reconciliations";
    let now = Timestamp::from_micros(
        i64::try_from(std::time::SystemTime::UNIX_EPOCH.elapsed().unwrap().as_micros()).unwrap(),
    );
    let day = std::time::Duration::from_secs(86_400);
    let period = |since: Timestamp, until: Timestamp| json!({ "since": since.to_string(), "until": until.to_string() });
    let compared = site.post(path, root, period(now - day, now)).await;
    assert_eq!(compared.status, StatusCode::OK, "{compared:?}");
    let compared = compared.json();
    assert_eq!((&compared["looked_at"], &compared["found"]), (&json!(2), &json!(0)), "{compared}");
    for (field, body) in [
        ("until", period(now, now + day)),
        ("until", period(now - day * 93, now)),
        ("since", period(now, now - day)),
        ("since", json!({ "since": "yesterday", "until": "today" })),
    ] {
        let refused = site.post(path, root, body).await;
        assert_eq!((refused.status.as_u16(), &refused.json()["field"]), (400, &json!(field)));
    }
    let listed = site.get(path, root).await.json();
    assert_eq!(listed["items"], json!([compared]));
    for denied in
        [site.get(path, token).await, site.post(path, token, period(now - day, now)).await]
    {
        assert_eq!(denied.code(), (403, "permission_denied".to_owned()));
    }
}

fn by_stripe(config: &mut ServerConfig) {
    config.osirix.stripe = StripeConfig {
        secret_key: Some(Secret::new("sk_test_nobody".to_owned())),
        webhook_secrets: vec![Secret::new(SECRET.to_owned())],
        // Nobody is there: what messages ask for is tried again later.
        url: Some("http://127.0.0.1:9".to_owned()),
        ..StripeConfig::default()
    };
}

/// Stripe's signature of a body.
fn signed(body: &str, at_s: u64) -> String {
    let at = Timestamp::from_micros(i64::try_from(at_s).unwrap() * 1_000_000);
    let secrets = vec![Secret::new(SECRET.to_owned())];
    Signatures::new(secrets).sign(body.as_bytes(), at).unwrap()
}

async fn told(site: &Live, body: &str, signature: &str) -> Heard {
    let headers = [("stripe-signature", signature)];
    let body = Some(serde_json::from_str(body).unwrap());
    site.call(Method::POST, "/api/webhooks/stripe", &headers, body).await
}

#[tokio::test]
async fn a_message_of_stripes_is_kept_and_a_forged_one_refused() {
    let site = Live::sqlite(by_stripe).await;
    let now = std::time::SystemTime::UNIX_EPOCH.elapsed().unwrap().as_secs();
    let event = json!({
        "created": now,
        "data": { "object": { "id": "in_1", "object": "invoice" } },
        "id": "evt_1",
        "object": "event",
        "type": "invoice.paid",
    });
    let body = event.to_string();
    for _ in 0..2 {
        let heard = told(&site, &body, &signed(&body, now)).await;
        assert_eq!((heard.status, heard.json()), (StatusCode::OK, json!({ "received": true })));
    }
    for signature in ["", "t=1,v1=00", &signed(&body, now - 3_600), &signed("{}", now)] {
        let heard = told(&site, &body, signature).await;
        assert_eq!(heard.code(), (401, "unauthenticated".to_owned()), "{signature}");
    }
    let large = json!({ "pad": "x".repeat(2 << 20) }).to_string();
    let heard = told(&site, &large, &signed(&large, now)).await;
    assert_eq!(heard.code(), (413, "too_large".to_owned()));
}

#[tokio::test]
async fn without_a_secret_messages_are_turned_off() {
    let site = Live::sqlite(|config| {
        by_stripe(config);
        config.osirix.stripe.webhook_secrets.clear();
    })
    .await;
    let heard = told(&site, "{}", &signed("{}", 0)).await;
    assert_eq!(heard.code(), (422, "unsupported".to_owned()));
}
