//! The pages of somebody who sells: a product is written, handed in, sent back and changed.

use axum::http::StatusCode;
use serde_json::json;

use crate::pages_attacks::{EVIL, harmless};
use crate::support::PASSWORD;
use crate::support::live::{Live, on_both_databases};

on_both_databases! {
    with crate::pages::at_rest;
    a_product_is_written_handed_in_sent_back_and_changed,
    what_is_wrong_with_a_product_is_said_beside_its_field,
    a_plan_that_does_not_sell_says_so,
    what_is_earned_is_told,
    what_a_seller_writes_is_shown_as_text,
    what_another_sells_is_not_there,
    a_form_of_another_site_sells_nothing,
}

const SELL: &str = "/marketplace/sell";
const CALM: [(&str, &str); 6] = [
    ("name", "Calm"),
    ("description", "For the\r\nevening."),
    ("category", "voices"),
    ("price", "4.99"),
    ("look", "Calm"),
    ("captions", "boxed"),
];

/// An administrator's token, and the one of somebody whose plan sells.
async fn root_and_seller(site: &Live) -> (String, String) {
    let seller = subscribed(site, "seller@example.com", "pro").await;
    (site.signed_in("root@example.com").await, seller)
}

/// The token of somebody new whose plan an administrator has booked.
pub(crate) async fn subscribed(site: &Live, email: &str, plan: &str) -> String {
    let known = [("email", "root@example.com"), ("password", PASSWORD)];
    if site.post_fields("/login", &[], &known).await.status != StatusCode::SEE_OTHER {
        site.signed_up("root@example.com").await;
        site.appoint("root@example.com").await;
    }
    let root = site.signed_in("root@example.com").await;
    let token = site.signed_up(email).await;
    let urls = ("https://example.com/a", "https://example.com/b");
    let asked = json!({ "plan": plan, "success_url": urls.0, "cancel_url": urls.1 });
    let checkout = site.post("/api/billing/checkout", &token, asked).await.json();
    let path = format!("/api/admin/checkouts/{}/pay", checkout["reference"].as_str().unwrap());
    let paid = site.post(&path, &root, json!({})).await;
    assert!(paid.status.is_success(), "{paid:?}");
    token
}

/// Writes a product down; its name in addresses.
async fn drafted(site: &Live, seller: &str, fields: &[(&str, &str)]) -> String {
    let heard = site.form(SELL, seller, fields).await;
    assert_eq!(heard.header("location"), format!("{SELL}?done=drafted"), "{}", heard.text());
    let page = site.page(SELL, seller).await.text();
    let from = page.split("action=\"/marketplace/sell/").nth(1).unwrap();
    from.split("/hand-in").next().unwrap().to_owned()
}

async fn a_product_is_written_handed_in_sent_back_and_changed(site: Live) {
    let (root, seller) = &root_and_seller(&site).await;
    let slug = drafted(&site, seller, &CALM).await;
    let hand_in = format!("{SELL}/{slug}/hand-in");
    let handed = site.form(&hand_in, seller, &[]).await;
    assert_eq!(handed.header("location"), format!("{SELL}?done=handed"), "{}", handed.text());
    let twice = site.form(&hand_in, seller, &[]).await;
    assert_eq!(twice.status, StatusCode::CONFLICT, "handed in twice it is looked at once");
    assert!(twice.text().contains("role=\"alert\""), "{}", twice.text());
    assert!(site.page(SELL, seller).await.text().contains("Is looked at"));

    let reject = format!("/admin/marketplace/{slug}/reject");
    site.form(&reject, root, &[("reason", "Say for whom.")]).await;
    let page = site.page(SELL, seller).await.text();
    assert!(page.contains("Sent back") && page.contains("Say for whom."), "{page}");
    let change = format!("{SELL}/{slug}");
    let shown = site.page(&change, seller).await.text();
    assert!(shown.contains("value=\"4.99\"") && shown.contains("For the\nevening."), "{shown}");
    let fields = [("name", "Calm"), ("description", "For all."), ("price", "5")];
    let changed = site.form(&change, seller, &fields).await;
    assert_eq!(changed.header("location"), format!("{SELL}?done=drafted"), "{}", changed.text());
    site.form(&hand_in, seller, &[]).await;
    site.form(&format!("/admin/marketplace/{slug}/publish"), root, &[]).await;
    let page = site.page(SELL, seller).await.text();
    assert!(page.contains("On the market") && page.contains("$5.00"), "{page}");
    let product = site.page(&format!("/marketplace/products/{slug}"), root).await.text();
    assert!(product.contains("For all.") && product.contains("<li>Calm</li>"), "{product}");
}

async fn what_is_wrong_with_a_product_is_said_beside_its_field(site: Live) {
    let (_, seller) = &root_and_seller(&site).await;
    let with = |name: &'static str, value: &'static str| {
        CALM.map(|(found, was)| if found == name { (name, value) } else { (found, was) })
    };
    for (fields, said) in [
        (with("name", " "), "id=\"name-wrong\""),
        (with("description", ""), "id=\"description-wrong\""),
        (with("price", "free"), "id=\"price-wrong\">Give dollars and cents"),
        (
            with("price", "0.49"),
            "id=\"price-wrong\">A product costs from 0.50 to 9,999.99 dollars.",
        ),
        (with("look", ""), "id=\"look-wrong\""),
        (with("captions", "loud"), "role=\"alert\""),
        (with("category", "shoes"), "role=\"alert\""),
    ] {
        let heard = site.form(SELL, seller, &fields).await;
        assert_eq!(heard.status, StatusCode::BAD_REQUEST, "{said}");
        assert!(heard.text().contains(said), "{said}: {}", heard.text());
        assert!(heard.text().contains("selected>Voices") || said.contains("alert"), "it stays");
    }
    let heard = site.form(SELL, seller, &CALM[..4]).await;
    assert!(heard.text().contains("A product gives between 1 and 100"), "{}", heard.text());
    assert!(site.page(SELL, seller).await.text().contains("Nothing yet"));
}

async fn a_plan_that_does_not_sell_says_so(site: Live) {
    let ada = &site.signed_up("ada@example.com").await;
    let page = site.page(SELL, ada).await.text();
    assert!(page.contains("Your plan does not let you sell"), "{page}");
    assert!(!page.contains("name=\"price\""), "{page}");
    let heard = site.form(SELL, ada, &CALM).await;
    assert_eq!(heard.status, StatusCode::FORBIDDEN);
    assert!(heard.text().contains("role=\"alert\""), "{}", heard.text());
}

async fn what_is_earned_is_told(site: Live) {
    let (root, seller) = &root_and_seller(&site).await;
    let slug = drafted(&site, seller, &CALM).await;
    site.form(&format!("{SELL}/{slug}/hand-in"), seller, &[]).await;
    site.form(&format!("/admin/marketplace/{slug}/publish"), root, &[]).await;
    let page = site.page(SELL, seller).await.text();
    assert!(page.contains("What you have earned") && page.contains("$0.00"), "{page}");
    let begun = site.form(&format!("{SELL}/payouts"), seller, &[]).await;
    assert!(!begun.status.is_server_error() && !begun.status.is_client_error(), "{}", begun.text());
    let ada = &site.signed_up("ada@example.com").await;
    let refused = site.form(&format!("{SELL}/payouts"), ada, &[]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN, "their plan does not sell");
}

async fn what_a_seller_writes_is_shown_as_text(site: Live) {
    let (root, seller) = &root_and_seller(&site).await;
    let all = ["name", "description", "look", "script", "title", "text"];
    let mut fields: Vec<_> = all.map(|name| (name, EVIL)).to_vec();
    fields.extend([("category", "voices"), ("price", EVIL)]);
    harmless(&site.form(SELL, seller, &fields).await, SELL);
    *fields.last_mut().unwrap() = ("price", "1");
    let slug = drafted(&site, seller, &fields).await;
    for (path, token) in [
        (SELL.to_owned(), seller),
        (format!("{SELL}/{slug}"), seller),
        ("/admin/marketplace".to_owned(), root),
    ] {
        harmless(&site.page(&path, token).await, &path);
    }
}

async fn what_another_sells_is_not_there(site: Live) {
    let (_, seller) = &root_and_seller(&site).await;
    let slug = drafted(&site, seller, &CALM).await;
    let eve = &site.signed_up("eve@example.com").await;
    for path in [format!("{SELL}/{slug}"), format!("{SELL}/nothing")] {
        assert_eq!(site.page(&path, eve).await.status, StatusCode::NOT_FOUND, "{path}");
        let fields = [("name", "Eve's"), ("description", "x"), ("price", "1")];
        assert_eq!(site.form(&path, eve, &fields).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let heard = site.form(&format!("{SELL}/{slug}/hand-in"), eve, &[]).await;
    assert!([StatusCode::NOT_FOUND, StatusCode::FORBIDDEN].contains(&heard.status), "{heard:?}");
    assert!(!site.page(SELL, eve).await.text().contains("Calm"));
    assert!(site.page(SELL, seller).await.text().contains("Draft"));
}

async fn a_form_of_another_site_sells_nothing(site: Live) {
    let (_, seller) = &root_and_seller(&site).await;
    let slug = drafted(&site, seller, &CALM).await;
    let fields = [("email", "seller@example.com"), ("password", PASSWORD)];
    let signed_in = site.post_fields("/login", &[], &fields).await;
    let cookie = signed_in.header("set-cookie").split(';').next().unwrap().to_owned();
    for origin in ["https://evil.example", "null"] {
        let headers = [("cookie", cookie.as_str()), ("origin", origin)];
        for path in [SELL.to_owned(), format!("{SELL}/{slug}"), format!("{SELL}/{slug}/hand-in")] {
            let heard = site.post_fields(&path, &headers, &CALM).await;
            assert_eq!(heard.status, StatusCode::FORBIDDEN, "{path} from {origin}");
        }
    }
    let page = site.page(SELL, seller).await.text();
    assert_eq!(page.matches("Draft").count(), 1, "{page}");
}
