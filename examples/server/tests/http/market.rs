//! The marketplace over HTTP: found, bought, used, sent back, sold, taken down.

use axum::http::{Method, StatusCode};
use osirix_server::ServerConfig;
use serde_json::{Value, json};

use crate::support::live::{Live, bearer, on_both_databases};

const PRODUCTS: &str = "/api/marketplace/products";
const TIPS: &str = "educational-video-templates";

on_both_databases! {
    with crate::market::with_credits_to_spend;
    a_product_is_found_bought_used_and_sent_back,
    a_seller_brings_a_product_to_the_market_and_it_is_taken_down,
    what_cannot_be_bought_says_why,
    a_product_is_bought_by_money_and_its_seller_is_paid,
    a_document_is_fetched_at_its_address_while_the_licence_counts,
}

/// A credit pays for ten dollars: a new account can afford everything.
pub(crate) fn with_credits_to_spend(config: &mut ServerConfig) {
    config.osirix.marketplace.cents_per_credit = 1_000;
    // What is earned can be paid at once.
    config.osirix.marketplace.holding_days = 0;
    config.osirix.marketplace.payout_minimum_cents = 300;
}

impl Live {
    async fn buys(&self, token: &str, product: &str, credits: i64) -> (u16, Value) {
        let body = json!({ "product": product, "credits": credits });
        let heard = self.post("/api/marketplace/purchase", token, body).await;
        (heard.status.as_u16(), heard.json())
    }

    async fn rated(&self, token: &str, stars: u32) -> (u16, Value) {
        let (path, shown) = (format!("{PRODUCTS}/{TIPS}/ratings"), bearer(token));
        let (headers, body) = ([("authorization", shown.as_str())], json!({ "stars": stars }));
        let heard = self.call(Method::PUT, &path, &headers, Some(body)).await;
        (heard.status.as_u16(), heard.json())
    }
}

async fn a_product_is_found_bought_used_and_sent_back(site: Live) {
    let token = &site.signed_up("ada@example.com").await;
    let found =
        site.call(Method::GET, &format!("{PRODUCTS}?q=lesson+quiz"), &[], None).await.json();
    assert_eq!(found["items"][0]["slug"], TIPS, "{found}");
    assert_eq!(found["items"].as_array().map(Vec::len), Some(1));
    assert_eq!(found["items"][0]["credits"], 5, "of $44.99");
    let all = site.call(Method::GET, &format!("{PRODUCTS}?limit=4"), &[], None).await.json();
    assert_eq!((all["items"].as_array().map(Vec::len), all["next"].is_string()), (Some(4), true));
    let shown =
        site.call(Method::GET, &format!("{PRODUCTS}/{TIPS}/preview"), &[], None).await.json();
    assert_eq!(
        (&shown["looks"][0]["name"], &shown["looks"][0]["script"]),
        (&json!("lesson"), &Value::Null)
    );

    let speech = json!({ "script": "Hello.", "looks": [format!("{TIPS}/lesson")] });
    let refused = site.post("/api/jobs", token, speech.clone()).await;
    assert_eq!(refused.code(), (403, "permission_denied".to_owned()));
    assert_eq!(site.rated(token, 5).await.0, 403, "only buyers rate");
    let (status, receipt) = site.buys(token, TIPS, 5).await;
    assert_eq!((status, &receipt["order"]["state"]), (201, &json!("paid")), "{receipt}");
    assert_eq!(site.post("/api/jobs", token, speech).await.status, StatusCode::CREATED);
    let (status, rating) = site.rated(token, 4).await;
    assert_eq!((status, &rating["stars"], &rating["text"]), (200, &json!(4), &Value::Null));
    let library = site.get("/api/marketplace/library", token).await.json();
    assert_eq!(library[0]["product"]["stars"], 4.0);
    assert!(library[0]["content"]["looks"][0]["script"].is_string());

    let licence = receipt["licence"].as_str().unwrap();
    let path = format!("/api/marketplace/licences/{licence}/key");
    let key = site.as_caller(Method::POST, &path, token).await.json()["key"].clone();
    for device in ["one", "two", "three", "three"] {
        let body = json!({ "key": key, "device": device });
        let heard =
            site.call(Method::POST, "/api/marketplace/licences/activate", &[], Some(body)).await;
        assert_eq!((heard.status, &heard.json()["licence"]), (StatusCode::OK, &json!(licence)));
    }
    let body = json!({ "key": key, "device": "four" });
    let heard =
        site.call(Method::POST, "/api/marketplace/licences/activate", &[], Some(body)).await;
    assert_eq!(heard.code(), (409, "conflict".to_owned()));

    let order = receipt["order"]["id"].as_str().unwrap();
    let path = format!("/api/marketplace/orders/{order}/send-back");
    let eve = &site.signed_up("eve@example.com").await;
    assert_eq!(site.as_caller(Method::POST, &path, eve).await.status, StatusCode::NOT_FOUND);
    let back = site.as_caller(Method::POST, &path, token).await.json();
    assert_eq!(back["state"], "refunded");
    assert_eq!(site.get("/api/marketplace/library", token).await.json(), json!([]));
    let orders = site.get("/api/marketplace/orders", token).await.json();
    assert_eq!(orders["items"][0]["state"], "refunded");
}

async fn a_seller_brings_a_product_to_the_market_and_it_is_taken_down(site: Live) {
    let seller = &site.signed_up("seller@example.com").await;
    site.signed_up("root@example.com").await;
    site.appoint("root@example.com").await;
    let root = &site.signed_in("root@example.com").await;
    let buyer = &site.signed_up("ada@example.com").await;
    let look =
        json!({ "name": "calm", "title": "Calm", "settings": { "speed": 0.8, "pitch": 0.0 } });
    let new = json!({
        "name": "Calm voices", "description": "For the evening.", "category": "voices",
        "cents": 500, "stock": 1, "content": { "looks": [look] },
    });
    let refused = site.post(PRODUCTS, seller, new.clone()).await;
    assert_eq!(refused.code(), (403, "plan_limit".to_owned()));
    let urls = ("https://example.com/a", "https://example.com/b");
    let pro = json!({ "plan": "pro", "success_url": urls.0, "cancel_url": urls.1 });
    let checkout = site.post("/api/billing/checkout", seller, pro).await.json();
    let path = format!("/api/admin/checkouts/{}/pay", checkout["reference"].as_str().unwrap());
    site.as_caller(Method::POST, &path, root).await;

    let added = site.post(PRODUCTS, seller, new).await;
    assert_eq!((added.status, &added.json()["state"]), (StatusCode::CREATED, &json!("draft")));
    let slug = added.json()["slug"].as_str().unwrap().to_owned();
    assert_eq!(site.buys(buyer, &slug, 1).await.0, 404, "nobody sees a draft");
    site.as_caller(Method::POST, &format!("{PRODUCTS}/{slug}/submit"), seller).await;
    let waiting = site.get("/api/admin/products", root).await.json();
    assert_eq!(waiting[0]["slug"], slug);
    assert_eq!(site.get("/api/admin/products", seller).await.status, StatusCode::FORBIDDEN);
    let path = format!("/api/admin/products/{slug}/publish");
    assert_eq!(site.as_caller(Method::POST, &path, seller).await.status, StatusCode::FORBIDDEN);
    assert_eq!(site.as_caller(Method::POST, &path, root).await.json()["state"], "published");
    assert_eq!(site.buys(seller, &slug, 1).await.0, 409, "nobody buys their own");
    assert_eq!(site.buys(buyer, &slug, 1).await.0, 201);
    let late = &site.signed_up("bob@example.com").await;
    let (status, told) = site.buys(late, &slug, 1).await;
    assert_eq!((status, &told["limit"]), (409, &json!("1")), "sold out: {told}");

    let path = format!("/api/admin/products/{slug}/withdraw");
    let why = json!({ "reason": "It was somebody else's.", "refund": true });
    let down = site.post(&path, root, why).await.json();
    assert_eq!((&down["state"], &down["sold"]), (&json!("withdrawn"), &json!(1)));
    assert_eq!(site.get("/api/credits", buyer).await.json()["available"], 100);
    assert_eq!(site.get("/api/marketplace/library", buyer).await.json(), json!([]));
}

async fn what_cannot_be_bought_says_why(site: Live) {
    let token = &site.signed_up("ada@example.com").await;
    for (product, credits, status, field) in
        [(TIPS, 4, 409, "credits"), (TIPS, -5, 409, "credits"), ("nothing", 5, 404, "product")]
    {
        let (told, body) = site.buys(token, product, credits).await;
        assert_eq!((told, &body["field"]), (status, &json!(field)), "{product} {credits}: {body}");
    }
    let (_, told) = site.buys(token, TIPS, 4).await;
    assert_eq!((&told["shown"], &told["price"]), (&json!("4"), &json!("5")));
    for query in ["category=gold", "limit=0", "limit=x", "after=x"] {
        let heard = site.call(Method::GET, &format!("{PRODUCTS}?{query}"), &[], None).await;
        assert_eq!(heard.status, StatusCode::BAD_REQUEST, "{query}");
    }
    let key = json!({ "key": "00000-00000-00000-00000-00000", "device": "x" });
    let heard = site.call(Method::POST, "/api/marketplace/licences/activate", &[], Some(key)).await;
    assert_eq!(heard.code(), (403, "permission_denied".to_owned()));
}

async fn a_product_is_bought_by_money_and_its_seller_is_paid(site: Live) {
    let seller = &site.signed_up("seller@example.com").await;
    site.signed_up("root@example.com").await;
    site.appoint("root@example.com").await;
    let root = &site.signed_in("root@example.com").await;
    let buyer = &site.signed_up("ada@example.com").await;
    let urls = ("https://example.com/a", "https://example.com/b");
    let way = json!({ "refresh_url": urls.0, "return_url": urls.1 });
    let early = site.post("/api/seller/onboarding", seller, way.clone()).await;
    assert_eq!(early.code(), (403, "plan_limit".to_owned()));
    let paid = async |token: &str, body: Value| {
        let begun = site.post("/api/billing/checkout", token, body).await;
        assert_eq!(begun.status, StatusCode::CREATED, "{begun:?}");
        let reference = begun.json()["reference"].as_str().unwrap().to_owned();
        let path = format!("/api/admin/checkouts/{reference}/pay");
        site.as_caller(Method::POST, &path, root).await.json()
    };
    paid(seller, json!({ "plan": "pro", "success_url": urls.0, "cancel_url": urls.1 })).await;
    let look = json!({ "name": "calm", "title": "Calm" });
    let new = json!({
        "name": "Calm voices", "description": "For the evening.", "category": "voices",
        "cents": 500, "content": { "looks": [look] },
    });
    let slug = site.post(PRODUCTS, seller, new).await.json()["slug"].as_str().unwrap().to_owned();
    site.as_caller(Method::POST, &format!("{PRODUCTS}/{slug}/submit"), seller).await;
    let path = format!("/api/admin/products/{slug}/publish");
    site.as_caller(Method::POST, &path, root).await;

    assert_eq!(site.get("/api/seller", seller).await.json()["onboarding"], "not_begun");
    let begun = site.post("/api/seller/onboarding", seller, way).await;
    assert_eq!(begun.json(), json!({ "url": urls.1 }));
    let offer = |cents: i64| {
        let (success, cancel) = urls;
        json!({ "product": slug, "cents": cents, "success_url": success, "cancel_url": cancel })
    };
    let refused = site.post("/api/billing/checkout", buyer, offer(499)).await;
    assert_eq!((refused.status.as_u16(), &refused.json()["field"]), (409, &json!("price")));
    let bought = paid(buyer, offer(500)).await;
    let library = site.get("/api/marketplace/library", buyer).await.json();
    assert_eq!(library[0]["product"]["slug"], slug);
    let owed = site.get("/api/seller", seller).await.json();
    assert_eq!(
        (&owed["onboarding"], &owed["payable"]["minor_units"]),
        (&json!("unfinished"), &json!(350))
    );

    assert_eq!(site.get("/api/admin/sellers", seller).await.status, StatusCode::FORBIDDEN);
    let owed = site.get("/api/admin/sellers", root).await.json();
    let account = owed["items"][0]["account"].as_str().unwrap();
    let approve = format!("/api/admin/sellers/{account}/approve");
    let pay = format!("/api/admin/sellers/{account}/pay");
    let early = site.as_caller(Method::POST, &pay, root).await;
    assert_eq!(early.code(), (409, "conflict".to_owned()), "nobody has approved it");
    let approved = site.post(&approve, root, json!({ "payable": true })).await.json();
    assert_eq!(approved["onboarding"], "finished", "{approved}");
    let sent = site.as_caller(Method::POST, &pay, root).await.json();
    assert_eq!(
        (&sent["state"], &sent["amount"]["minor_units"]),
        (&json!("sent"), &json!(350)),
        "{sent}"
    );
    assert_eq!(site.as_caller(Method::POST, &pay, root).await.code().0, 409, "it is paid");
    let payouts = site.get("/api/seller/payouts", seller).await.json();
    assert_eq!(payouts["items"], json!([sent]));
    let entries = site.get("/api/seller/entries", seller).await.json();
    assert_eq!(
        (&entries["items"][1]["kind"], &entries["items"][0]["kind"]),
        (&json!("sale"), &json!("payout"))
    );
    let refund = format!("/api/admin/payments/{}/refund", bought["payment"].as_str().unwrap());
    let back = site.post(&refund, root, json!({ "cents": 500, "key": "back" })).await;
    assert_eq!(back.json()["state"], "succeeded", "{back:?}");
    let mut library = site.get("/api/marketplace/library", buyer).await.json();
    for _ in 0..50 {
        if library == json!([]) {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        library = site.get("/api/marketplace/library", buyer).await.json();
    }
    assert_eq!(library, json!([]), "the licence went with the money");
    let owed = site.get("/api/seller", seller).await.json();
    assert_eq!(owed["balance"]["minor_units"], -350, "later sales pay for it");
}

async fn a_document_is_fetched_at_its_address_while_the_licence_counts(site: Live) {
    let token = &site.signed_up("ada@example.com").await;
    let found = site.call(Method::GET, &format!("{PRODUCTS}?limit=100"), &[], None).await.json();
    let items = found["items"].as_array().unwrap();
    let mut bought = None;
    // One of the platform's own products has documents.
    for item in items {
        let (slug, credits) = (item["slug"].as_str().unwrap(), item["credits"].as_i64().unwrap());
        let path = format!("{PRODUCTS}/{slug}/preview");
        let shown = site.call(Method::GET, &path, &[], None).await.json();
        if shown["documents"].as_array().is_some_and(|documents| !documents.is_empty()) {
            let (status, receipt) = site.buys(token, slug, credits).await;
            assert_eq!(status, 201, "{receipt}");
            bought = Some(receipt);
            break;
        }
    }
    let receipt = bought.expect("a product with documents");
    let library = site.get("/api/marketplace/library", token).await.json();
    let (download, text) =
        (&library[0]["downloads"][0], &library[0]["content"]["documents"][0]["text"]);
    let url = download["url"].as_str().unwrap();
    let fetched = site.call(Method::GET, url, &[], None).await;
    assert_eq!(fetched.status, StatusCode::OK, "{fetched:?}");
    assert_eq!(std::str::from_utf8(&fetched.bytes).unwrap(), text.as_str().unwrap());
    for forged in [
        url.replace("expires=", "expires=1"),
        url.replace(download["name"].as_str().unwrap(), "another"),
        url.split('?').next().unwrap().to_owned(),
    ] {
        let refused = site.call(Method::GET, &forged, &[], None).await;
        assert_eq!(refused.code(), (403, "permission_denied".to_owned()), "{forged}");
    }
    let order = receipt["order"]["id"].as_str().unwrap();
    let path = format!("/api/marketplace/orders/{order}/send-back");
    site.as_caller(Method::POST, &path, token).await;
    let gone = site.call(Method::GET, url, &[], None).await;
    assert_eq!(gone.code(), (404, "not_found".to_owned()));
}
