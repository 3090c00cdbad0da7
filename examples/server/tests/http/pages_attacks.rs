//! Attacks on the pages: scripts in what is shown, other people's work, forms from elsewhere.

use axum::http::{Method, StatusCode};
use serde_json::json;

use crate::support::PASSWORD;
use crate::support::live::{Heard, Live, on_both_databases};

on_both_databases! {
    with crate::pages::at_rest;
    what_people_write_is_shown_as_text,
    a_page_loads_from_here_alone,
    what_is_anothers_is_not_there,
    a_form_of_another_site_does_nothing,
    guessing_is_slowed_down_on_pages_too,
}

/// What would run, were it not text.
pub(crate) const EVIL: &str = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'";

pub(crate) fn harmless(heard: &Heard, path: &str) {
    let text = heard.text();
    assert!(!text.contains("<script>") && !text.contains("<img src=x"), "{path}: {text}");
}

async fn what_people_write_is_shown_as_text(site: Live) {
    let fields = [("name", EVIL), ("email", "eve@example.com"), ("password", PASSWORD)];
    let heard = site.post_fields("/register", &[("user-agent", EVIL)], &fields).await;
    assert_eq!(heard.status, StatusCode::SEE_OTHER);
    let eve = &site.signed_in("eve@example.com").await;
    let product = evil_product(&site, eve).await;
    const ADA: &[u8] = include_bytes!("../../../../osirix-media/tests/portraits/ada.jpg");
    let texts = [("name", EVIL), ("consent_by", EVIL), ("consent_statement", EVIL)];
    let added = site.post_form("/avatars", eve, &texts, ("picture", ADA)).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text());

    let buyer = &site.signed_up("ada@example.com").await;
    let place = format!("/marketplace/products/{product}");
    let bought = site.form(&format!("{place}/buy"), buyer, &[("credits", "1")]).await;
    assert_eq!(bought.status, StatusCode::SEE_OTHER, "{}", bought.text());
    let rated = site.form(&format!("{place}/rate"), buyer, &[("stars", "1"), ("text", EVIL)]).await;
    assert_eq!(rated.status, StatusCode::SEE_OTHER, "{}", rated.text());
    let asked: String = url::form_urlencoded::byte_serialize(EVIL.as_bytes()).collect();
    for (path, token, shown) in [
        ("/dashboard".to_owned(), eve, 1),
        ("/settings".to_owned(), eve, 1),
        ("/settings/security".to_owned(), eve, 1),
        ("/avatars".to_owned(), eve, 1),
        ("/jobs".to_owned(), eve, 1),
        ("/marketplace".to_owned(), buyer, 2),
        (place, buyer, 3),
        ("/marketplace/library".to_owned(), buyer, 3),
        ("/jobs".to_owned(), buyer, 2),
        (format!("/jobs?script={asked}&look={asked}"), buyer, 1),
        (format!("/marketplace?q={asked}"), buyer, 1),
        (format!("/dashboard?done={asked}"), buyer, 0),
    ] {
        let heard = site.page(&path, token).await;
        assert_eq!(heard.status, StatusCode::OK, "{path}");
        harmless(&heard, &path);
        let escaped = heard.text().matches("script&#62;alert(1)&#60;/script").count();
        assert!(escaped >= shown, "{path} shows it {escaped} times, as text: {}", heard.text());
    }
    for path in [format!("/login?next={asked}"), format!("/{asked}")] {
        harmless(&site.page(&path, "").await, &path);
    }
    let fields = [("name", EVIL), ("email", EVIL), ("password", "x"), ("next", EVIL)];
    for path in ["/login", "/register"] {
        harmless(&site.post_fields(path, &[], &fields).await, path);
    }
    let fields = [("script", EVIL), ("avatar", EVIL), ("voice", EVIL), ("aspect", EVIL)];
    for path in ["/jobs", "/jobs/quote"] {
        harmless(&site.form(path, buyer, &fields).await, path);
    }
}

/// A product of Eve's own that can be bought, whose every text is evil.
async fn evil_product(site: &Live, eve: &str) -> String {
    let (slug, root) = evil_product_waiting(site, eve).await;
    let path = format!("/api/admin/products/{slug}/publish");
    let published = site.as_caller(Method::POST, &path, &root).await;
    assert_eq!(published.json()["state"], "published", "{published:?}");
    slug
}

/// The same, while it waits for an administrator to look at it; and the administrator.
pub(crate) async fn evil_product_waiting(site: &Live, eve: &str) -> (String, String) {
    site.signed_up("root@example.com").await;
    site.appoint("root@example.com").await;
    let root = site.signed_in("root@example.com").await;
    let urls = ("https://example.com/a", "https://example.com/b");
    let pro = json!({ "plan": "pro", "success_url": urls.0, "cancel_url": urls.1 });
    let checkout = site.post("/api/billing/checkout", eve, pro).await.json();
    let path = format!("/api/admin/checkouts/{}/pay", checkout["reference"].as_str().unwrap());
    site.as_caller(Method::POST, &path, &root).await;
    let look = json!({ "name": "evil", "title": EVIL, "script": EVIL });
    let document = json!({ "name": "evil", "title": EVIL, "text": EVIL });
    let new = json!({
        "name": EVIL, "description": EVIL, "category": "voices", "cents": 500,
        "content": { "looks": [look], "documents": [document] },
    });
    let added = site.post("/api/marketplace/products", eve, new).await;
    assert_eq!(added.status, StatusCode::CREATED, "{added:?}");
    let slug = added.json()["slug"].as_str().unwrap().to_owned();
    let path = format!("/api/marketplace/products/{slug}/submit");
    site.as_caller(Method::POST, &path, eve).await;
    (slug, root)
}

async fn a_page_loads_from_here_alone(site: Live) {
    let token = site.signed_up("ada@example.com").await;
    let mut nonces = std::collections::BTreeSet::new();
    for (path, token) in [("/", ""), ("/login", ""), ("/dashboard", &token), ("/jobs", &token)] {
        let heard = site.page(path, token).await;
        let policy = heard.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; script-src 'nonce-"), "{policy}");
        assert!(!policy.contains("unsafe") && !policy.contains('*'), "{policy}");
        for part in ["frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'"] {
            assert!(policy.contains(part), "{policy}");
        }
        let nonce = policy.split("'nonce-").nth(1).unwrap().split('\'').next().unwrap();
        assert!(nonce.len() >= 22 && nonces.insert(nonce.to_owned()), "another one each time");
        let text = heard.text();
        let scripts = text.matches("<script").count();
        assert_eq!(text.matches(&format!("<script nonce=\"{nonce}\" src=")).count(), scripts);
        for inline in ["style=\"", " onclick", " onload", " onerror", "javascript:", "<style"] {
            assert!(!text.contains(inline), "{path}: {inline}");
        }
        let outside = text.matches("src=\"http").count() + text.matches("href=\"http").count();
        assert_eq!(outside, 0, "{path}");
    }
}

async fn what_is_anothers_is_not_there(site: Live) {
    let ada = site.signed_up("ada@example.com").await;
    let eve = site.signed_up("eve@example.com").await;
    let made = site.form("/jobs", &ada, &[("script", "Hello.")]).await;
    let place = made.header("location").to_owned();
    assert_eq!(site.page(&place, &ada).await.status, StatusCode::OK);
    assert_eq!(site.page(&place, &eve).await.status, StatusCode::NOT_FOUND);
    let cancelled = site.form(&format!("{place}/cancel"), &eve, &[]).await;
    assert_eq!(cancelled.status, StatusCode::NOT_FOUND);
    assert!(site.page(&place, &ada).await.text().contains("Waiting"), "it waits on");
    for path in ["/jobs/x", "/jobs/job_00000000-0000-0000-0000-000000000000"] {
        assert_eq!(site.page(path, &ada).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let sessions = site.page("/settings/security", &ada).await.text();
    assert!(!sessions.contains("eve@example.com"));
    for path in ["/settings/security/sessions/x/end", "/settings/keys/x/delete"] {
        assert_eq!(site.form(path, &eve, &[]).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

async fn a_form_of_another_site_does_nothing(site: Live) {
    let token = site.signed_up("ada@example.com").await;
    let body = json!({ "email": "ada@example.com", "password": PASSWORD });
    let heard = site.call(Method::POST, "/api/auth/sign-in/email", &[], Some(body)).await;
    let cookie = heard.header("set-cookie").split(';').next().unwrap().to_owned();
    let own = format!("http://{}", site.addr);
    for (origin, status) in [
        (Some("https://evil.example"), StatusCode::FORBIDDEN),
        (Some("null"), StatusCode::FORBIDDEN),
        (None, StatusCode::FORBIDDEN),
        (Some(own.as_str()), StatusCode::SEE_OTHER),
    ] {
        let mut headers = vec![("cookie", cookie.as_str())];
        headers.extend(origin.map(|origin| ("origin", origin)));
        let heard = site.post_fields("/settings", &headers, &[("name", "Eve")]).await;
        assert_eq!(heard.status, status, "{origin:?}");
        let name = site.page("/settings", &token).await.text().contains("value=\"Eve\"");
        assert_eq!(name, status != StatusCode::FORBIDDEN, "{origin:?}");
    }
    let fields = [("name", "Eve"), ("email", "ada@example.com"), ("password", PASSWORD)];
    let headers = [("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")];
    for path in ["/login", "/register"] {
        let heard = site.post_fields(path, &headers, &fields).await;
        assert_eq!(heard.status, StatusCode::FORBIDDEN, "{path}");
        assert!(heard.headers.get("set-cookie").is_none(), "{path}");
    }
}

async fn guessing_is_slowed_down_on_pages_too(site: Live) {
    let headers = [("accept", "text/html")];
    let fields = [("email", "nobody@example.com"), ("password", "guess guess guess")];
    let mut last = site.post_fields("/login", &headers, &fields).await;
    // 20 are allowed in a minute, and the minute may change once meanwhile.
    for _ in 0..40 {
        if last.text().contains("That was a little fast") {
            break;
        }
        last = site.post_fields("/login", &headers, &fields).await;
    }
    assert_eq!(last.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(last.text().contains("That was a little fast"), "{}", last.text());
    let body = json!({ "email": "nobody@example.com", "password": "guess guess guess" });
    let heard = site.call(Method::POST, "/api/auth/sign-in/email", &[], Some(body)).await;
    assert_eq!(heard.status, StatusCode::TOO_MANY_REQUESTS, "it is the same count");
}
