//! The pages of the web product, without a browser: who sees them, what their forms do.

use axum::http::{Method, StatusCode};
use osirix_server::ServerConfig;
use serde_json::json;

use crate::identity_attacks::code;
use crate::market::with_credits_to_spend;
use crate::support::PASSWORD;
use crate::support::live::{Heard, Live, bearer, on_both_databases};

on_both_databases! {
    with crate::pages::at_rest;
    who_is_signed_out_is_sent_to_sign_in_and_back,
    who_is_signed_in_sees_every_page,
    everybody_sees_the_open_pages,
    somebody_registers_signs_out_and_signs_in,
    a_second_factor_is_asked_for,
    what_is_wrong_in_a_form_is_said_beside_its_field,
    a_video_is_priced_asked_for_and_called_off,
    a_product_is_bought_and_used,
    a_portrait_is_added_shown_and_removed,
    a_name_a_password_and_a_key_are_changed,
    a_plan_is_ordered,
    what_may_be_spent_is_limited,
    a_browser_is_shown_a_page_where_nothing_is,
}

/// Nothing is worked on, so that jobs wait to be looked at.
pub(crate) fn at_rest(config: &mut ServerConfig) {
    config.osirix.workers = 0;
    with_credits_to_spend(config);
}

pub(crate) const PAGES: [&str; 18] = [
    "/dashboard",
    "/jobs",
    "/avatars",
    "/marketplace",
    "/marketplace/library",
    "/marketplace/sell",
    "/marketplace/products/animated-avatar-bundle",
    "/settings",
    "/settings/security",
    "/settings/keys",
    "/settings/webhooks",
    "/settings/billing",
    "/analytics",
    "/social",
    "/social/new",
    "/social/calendar",
    "/social/queues",
    "/social/accounts",
];

impl Live {
    pub(crate) async fn page(&self, path: &str, token: &str) -> Heard {
        let token = bearer(token);
        let mut headers = vec![("accept", "text/html")];
        headers.extend((token.len() > 7).then_some(("authorization", token.as_str())));
        self.call(Method::GET, path, &headers, None).await
    }

    pub(crate) async fn form(&self, path: &str, token: &str, fields: &[(&str, &str)]) -> Heard {
        self.post_fields(path, &[("authorization", &bearer(token))], fields).await
    }
}

/// The session that an answer's cookie holds, as a bearer shows it.
pub(crate) fn session(heard: &Heard) -> String {
    cookie(heard, "better-auth.session_token=")
}

fn cookie(heard: &Heard, name: &str) -> String {
    let lines = heard.headers.get_all("set-cookie").iter();
    let mut lines = lines.filter_map(|line| line.to_str().ok());
    let line = lines.find_map(|line| line.strip_prefix(name));
    line.and_then(|line| line.split(';').next()).unwrap_or_default().to_owned()
}

async fn who_is_signed_out_is_sent_to_sign_in_and_back(site: Live) {
    for path in PAGES {
        let heard = site.page(path, "").await;
        assert_eq!(heard.status, StatusCode::SEE_OTHER, "{path}");
        let next = path.replace('/', "%2F");
        assert_eq!(heard.header("location"), format!("/login?next={next}"));
    }
    let heard = site.page("/jobs?after=x", "").await;
    assert_eq!(heard.header("location"), "/login?next=%2Fjobs%3Fafter%3Dx");
    site.signed_up("ada@example.com").await;
    for (next, to) in [
        ("/jobs?after=x", "/jobs?after=x"),
        ("", "/dashboard"),
        ("//evil.example", "/dashboard"),
        ("/\\evil.example", "/dashboard"),
        ("https://evil.example/", "/dashboard"),
        ("javascript:alert(1)", "/dashboard"),
        ("/%2fevil.example", "/dashboard"),
        ("/a\r\nset-cookie: x=y", "/dashboard"),
    ] {
        let fields = [("email", "ada@example.com"), ("password", PASSWORD), ("next", next)];
        let heard = site.post_fields("/login", &[], &fields).await;
        assert_eq!((heard.status, heard.header("location")), (StatusCode::SEE_OTHER, to), "{next}");
    }
}

async fn who_is_signed_in_sees_every_page(site: Live) {
    let token = site.signed_up("ada@example.com").await;
    for path in PAGES {
        let heard = site.page(path, &token).await;
        assert_eq!(heard.status, StatusCode::OK, "{path}: {}", heard.text());
        assert_eq!(heard.header("cache-control"), "no-store", "{path}");
        assert!(heard.text().contains("Sign out"), "{path}");
        assert!(heard.headers.get("set-auth-token").is_none(), "{path}");
    }
    for path in ["/login", "/register"] {
        assert_eq!(site.page(path, &token).await.header("location"), "/dashboard");
    }
}

async fn everybody_sees_the_open_pages(site: Live) {
    let landing = site.page("/", "").await;
    assert_eq!(landing.status, StatusCode::OK);
    for price in ["$0.00", "$9.99", "$29.99", "$99.99"] {
        assert!(landing.text().contains(price), "{price}");
    }
    assert!(landing.text().contains("Healthcare Professional"));
    for path in ["/login", "/register", "/login/code"] {
        assert_eq!(site.page(path, "").await.status, StatusCode::OK, "{path}");
    }
    let text = landing.text();
    let files = text.split("\"/assets/").skip(1).filter_map(|rest| rest.split('"').next());
    let mut count = 0;
    for file in files {
        let heard = site.page(&format!("/assets/{file}"), "").await;
        assert_eq!(heard.status, StatusCode::OK, "{file}");
        assert_eq!(heard.header("cache-control"), "public, max-age=31536000, immutable");
        count += 1;
    }
    assert!(count >= 12, "a style, scripts, an icon, and eight faces");
    for gone in ["/assets/LICENSE-htmx", "/assets/../Cargo.toml", "/assets/x.css"] {
        assert_eq!(site.page(gone, "").await.status, StatusCode::NOT_FOUND, "{gone}");
    }
}

async fn somebody_registers_signs_out_and_signs_in(site: Live) {
    let fields = [("name", "Ada"), ("email", "ada@example.com"), ("password", PASSWORD)];
    let heard = site.post_fields("/register", &[], &fields).await;
    assert_eq!((heard.status, heard.header("location")), (StatusCode::SEE_OTHER, "/dashboard"));
    let token = session(&heard);
    assert!(site.page("/dashboard", &token).await.text().contains("Good to see you, Ada"));
    let heard = site.form("/logout", &token, &[]).await;
    assert_eq!(heard.header("location"), "/login?done=out");
    assert_eq!(session(&heard), "", "the cookie is gone");
    assert_eq!(site.page("/dashboard", &token).await.status, StatusCode::SEE_OTHER);
    let fields = [("email", "ada@example.com"), ("password", PASSWORD), ("remember", "on")];
    let heard = site.post_fields("/login", &[], &fields).await;
    assert_eq!(site.page("/dashboard", &session(&heard)).await.status, StatusCode::OK);
}

async fn a_second_factor_is_asked_for(site: Live) {
    let token = site.signed_up("ada@example.com").await;
    let password = json!({ "password": PASSWORD });
    let setup = site.post("/api/auth/two-factor/enable", &token, password).await.json();
    let uri = setup["totpURI"].as_str().unwrap();
    let secret = uri.split_once("secret=").unwrap().1.split('&').next().unwrap();
    let shown = json!({ "code": code(secret) });
    let armed = site.post("/api/auth/two-factor/verify-totp", &token, shown).await;
    assert_eq!(armed.status, StatusCode::OK, "{armed:?}");

    let fields = [("email", "ada@example.com"), ("password", PASSWORD), ("next", "/jobs")];
    let asked = site.post_fields("/login", &[], &fields).await;
    assert_eq!(asked.header("location"), "/login/code?next=%2Fjobs");
    assert_eq!(session(&asked), "", "there is no session yet");
    let name = "better-auth.two_factor=";
    let cookie = format!("{name}{}", cookie(&asked, name));
    let headers = [("cookie", cookie.as_str()), ("origin", &format!("http://{}", site.addr))];
    let recovery = setup["backupCodes"][0].as_str().unwrap();
    let wrong = site.post_fields("/login/code", &headers, &[("code", "000000")]).await;
    assert_eq!(wrong.status, StatusCode::UNAUTHORIZED);
    assert!(says(&wrong, "code", "This code is wrong"), "{}", wrong.text());
    let fields = [("code", recovery), ("next", "/jobs")];
    let begun = site.post_fields("/login/code", &headers, &fields).await;
    assert_eq!(begun.header("location"), "/jobs", "{}", begun.text());
    assert_eq!(site.page("/jobs", &session(&begun)).await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn where_addresses_are_verified_first_one_is_told_to_look_into_the_mail() {
    let site = Live::sqlite(|config| config.osirix.require_verified_email = true).await;
    for _ in 0..2 {
        let fields = [("name", "Ada"), ("email", "ada@example.com"), ("password", PASSWORD)];
        let heard = site.post_fields("/register", &[], &fields).await;
        assert_eq!(heard.status, StatusCode::OK);
        assert!(heard.text().contains("Look into your mail"), "the same for a taken address");
        assert_eq!(session(&heard), "");
    }
}

/// Whether a page marks this field alone as wrong, and says this.
fn says(heard: &Heard, field: &str, message: &str) -> bool {
    let text = heard.text();
    let mark = format!("id=\"{field}-wrong\">{message}");
    text.matches("aria-invalid").count() == 1 && text.contains(&mark)
}

async fn what_is_wrong_in_a_form_is_said_beside_its_field(site: Live) {
    site.signed_up("ada@example.com").await;
    for (name, email, password, status, field, message) in [
        ("Eve", "eve@example.com", "short", 400, "password", "The password is too short"),
        ("Eve", "ada@example.com", PASSWORD, 422, "email", "This address is taken"),
        ("Eve", "nobody", PASSWORD, 400, "email", "This is no e-mail address"),
        ("Eve", "eve@example.com", "", 400, "password", "Choose a password"),
        ("", "eve@example.com", PASSWORD, 400, "name", ""),
    ] {
        let fields = [("name", name), ("email", email), ("password", password)];
        let heard = site.post_fields("/register", &[], &fields).await;
        assert_eq!(heard.status.as_u16(), status, "{field}");
        assert!(says(&heard, field, message), "{field}: {}", heard.text());
        assert!(!heard.text().contains(PASSWORD), "a password is never sent back");
    }
    let fields = [("email", "ada@example.com"), ("password", "wrong horse battery")];
    let heard = site.post_fields("/login", &[], &fields).await;
    assert_eq!(heard.status, StatusCode::UNAUTHORIZED);
    assert!(heard.text().contains("Invalid email or password"), "{}", heard.text());
    assert!(heard.text().contains("value=\"ada@example.com\""));
}

async fn a_video_is_priced_asked_for_and_called_off(site: Live) {
    let token = site.signed_up("ada@example.com").await;
    let video = [("script", "Hello, I am\r\nOsirix."), ("aspect", "9:16"), ("key", "one")];
    let quoted = site.form("/jobs/quote", &token, &video).await;
    assert!(quoted.text().contains("</span> credits"), "{}", quoted.text());
    let blank = site.form("/jobs/quote", &token, &[("script", " ")]).await;
    assert!(blank.text().contains("Write a script"), "{}", blank.text());
    let refused = site.form("/jobs", &token, &[("script", " "), ("aspect", "9:16")]).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    assert!(says(&refused, "script", "The script"), "{}", refused.text());
    let unknown = site.form("/jobs", &token, &[("script", "Hi."), ("avatar", "nobody")]).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    assert!(unknown.text().contains("There is no avatar of this name"));

    let made = site.form("/jobs", &token, &video).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text());
    let place = made.header("location").to_owned();
    assert_eq!(site.form("/jobs", &token, &video).await.header("location"), place, "sent twice");
    let page = site.page(&place, &token).await.text();
    assert!(page.contains(&format!("data-live=\"/api{place}/events\"")), "{page}");
    assert!(site.page("/jobs", &token).await.text().contains(&place));
    let heard = site.form(&format!("{place}/cancel"), &token, &[]).await;
    assert_eq!(heard.header("location"), format!("{place}?done=cancelled"));
    let page = site.page(heard.header("location"), &token).await.text();
    assert!(page.contains("nothing charged") && page.contains("its credits are back"), "{page}");
    let again = site.form(&format!("{place}/cancel"), &token, &[]).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
}

async fn a_product_is_bought_and_used(site: Live) {
    let token = site.signed_up("ada@example.com").await;
    let found = site.page("/marketplace?q=lesson+quiz", &token).await.text();
    assert_eq!(found.matches("href=\"/marketplace/products/").count(), 1, "{found}");
    let none = site.page("/marketplace?q=zzzz", &token).await.text();
    assert!(none.contains("Nothing found"));
    let odd = site.page("/marketplace?category=gold", &token).await;
    assert_eq!(odd.status, StatusCode::BAD_REQUEST);
    let place = "/marketplace/products/educational-video-templates";
    let buy = format!("{place}/buy");
    let stale = site.form(&buy, &token, &[("credits", "4")]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT, "the price is another one");
    let bought = site.form(&buy, &token, &[("credits", "5"), ("key", "one")]).await;
    assert_eq!(bought.header("location"), format!("{place}?done=bought"), "{}", bought.text());
    let page = site.page(place, &token).await.text();
    assert!(page.contains("This is in your library"));
    let rated = site.form(&format!("{place}/rate"), &token, &[("stars", "4")]).await;
    assert_eq!(rated.header("location"), format!("{place}?done=rated"));
    assert!(site.page(place, &token).await.text().contains("4 of 5"));
    let library = site.page("/marketplace/library", &token).await.text();
    assert!(library.contains("/jobs?look=educational-video-templates%2F"), "{library}");
    let look = "/jobs?look=educational-video-templates%2Flesson";
    let page = site.page(look, &token).await.text();
    assert!(page.contains("value=\"educational-video-templates/lesson\" selected"), "{page}");
}

async fn a_portrait_is_added_shown_and_removed(site: Live) {
    const ADA: &[u8] = include_bytes!("../../../../osirix-media/tests/portraits/ada.jpg");
    let token = &site.signed_up("ada@example.com").await;
    let eve = &site.signed_up("eve@example.com").await;
    let texts = [("name", "Ada at work"), ("consent_by", "Ada"), ("consent_statement", "I agree.")];
    let refused = site.post_form("/avatars", token, &texts[..2], ("picture", ADA)).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    assert!(refused.text().contains("Without this consent"));
    let refused = site.post_form("/avatars", token, &texts, ("picture", b"GIF89a")).await;
    assert!(refused.text().contains("id=\"picture-wrong\""), "{}", refused.text());
    let added = site.post_form("/avatars", token, &texts, ("picture", ADA)).await;
    assert_eq!(added.header("location"), "/avatars?done=avatar", "{}", added.text());
    let page = site.page("/avatars", token).await.text();
    let at = page.split("src=\"/avatars/").nth(1).unwrap().split('"').next().unwrap();
    let path = format!("/avatars/{at}");
    let picture = site.page(&path, token).await;
    assert_eq!(picture.header("content-type"), "image/jpeg");
    assert!(picture.bytes.starts_with(&[0xff, 0xd8]), "a JPEG");
    assert_eq!(site.page(&path, eve).await.status, StatusCode::NOT_FOUND);
    let demo = site.page("/avatars/tech-presenter/picture", token).await;
    assert_eq!(demo.status, StatusCode::NOT_FOUND);
    let remove = path.replace("/picture", "/remove");
    assert_eq!(site.form(&remove, eve, &[]).await.status, StatusCode::NOT_FOUND);
    let removed = site.form(&remove, token, &[]).await;
    assert_eq!(removed.header("location"), "/avatars?done=removed");
    assert_eq!(site.page(&path, token).await.status, StatusCode::NOT_FOUND);
}

async fn a_name_a_password_and_a_key_are_changed(site: Live) {
    let token = &site.signed_up("ada@example.com").await;
    let saved = site.form("/settings", token, &[("name", "Ada L.")]).await;
    assert_eq!(saved.header("location"), "/settings?done=saved");
    assert!(site.page("/dashboard", token).await.text().contains("Ada L."));
    assert_eq!(site.form("/settings", token, &[("name", "")]).await.status.as_u16(), 400);

    let made = site.form("/settings/keys", token, &[("name", "build")]).await;
    assert!(made.status.is_client_error(), "the Free plan has no keys, and a key opens something");
    let other = site.signed_in("ada@example.com").await;
    let path = "/settings/security/password";
    let fields = [("current", "wrong horse"), ("new", "another battery"), ("others", "on")];
    let refused = site.form(path, token, &fields).await;
    assert!(says(&refused, "current", ""), "{}", refused.text());
    let again = "<body data-posted>";
    assert!(refused.text().contains(again), "loaded again it is the form's own page");
    assert!(!site.page("/settings/security", token).await.text().contains(again));
    let fields = [("current", PASSWORD), ("new", "another battery"), ("others", "on")];
    let changed = site.form(path, token, &fields).await;
    assert_eq!(changed.header("location"), "/settings/security?done=password");
    assert_eq!(site.page("/dashboard", &other).await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.page("/dashboard", &session(&changed)).await.status, StatusCode::OK);
}

async fn a_plan_is_ordered(site: Live) {
    let token = &site.signed_up("ada@example.com").await;
    let ordered = site.form("/settings/billing/checkout", token, &[("plan", "starter")]).await;
    let place = ordered.header("location").to_owned();
    assert_eq!(place, "/settings/billing?done=ordered", "{}", ordered.text());
    assert!(site.page(&place, token).await.text().contains("Your order is placed."));
    let unknown = site.form("/settings/billing/checkout", token, &[("plan", "gold")]).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    let none = site.form("/settings/billing/cancel", token, &[]).await;
    assert_eq!(none.status, StatusCode::CONFLICT, "there is no subscription");
}

async fn what_may_be_spent_is_limited(site: Live) {
    let token = &site.signed_up("ada@example.com").await;
    let (billing, spending) = ("/settings/billing", "/settings/billing/spending");
    assert!(site.page(billing, token).await.text().contains("Nothing limits what is spent"));
    for (fields, said) in [
        (vec![("limit", "-1")], "id=\"limit-wrong\""),
        (vec![("limit", "many")], "id=\"limit-wrong\">Give a whole number"),
        (vec![("alert_percent", "50")], "id=\"alert_percent-wrong\""),
        (vec![("limit", "5"), ("alert_percent", "101")], "id=\"alert_percent-wrong\""),
        (vec![("low_balance", "0")], "id=\"low_balance-wrong\""),
        (vec![("limit", "5"), ("time_zone", "Mars/Olympus")], "id=\"time_zone-wrong\""),
    ] {
        let heard = site.form(spending, token, &fields).await;
        assert_eq!(heard.status, StatusCode::BAD_REQUEST, "{said}");
        let stays = format!("value=\"{}\"", fields[0].1);
        assert!(heard.text().contains(said) && heard.text().contains(&stays), "{}", heard.text());
    }
    let fields = [("limit", "1"), ("period", "day"), ("alert_percent", "50")];
    let saved = site.form(spending, token, &fields).await;
    assert_eq!(saved.header("location"), "/settings/billing?done=saved", "{}", saved.text());
    assert!(site.page(billing, token).await.text().contains("0 of 1 credits used"));
    let refused = site.form("/jobs", token, &[("script", "Hello. ".repeat(99).as_str())]).await;
    assert_eq!(refused.status, StatusCode::PAYMENT_REQUIRED, "{}", refused.text());
    assert!(refused.text().contains("role=\"alert\""), "{}", refused.text());
    site.form("/settings/billing/spending/end", token, &[]).await;
    assert!(site.page(billing, token).await.text().contains("Nothing limits what is spent"));
}

async fn a_browser_is_shown_a_page_where_nothing_is(site: Live) {
    let heard = site.page("/nowhere", "").await;
    assert_eq!(heard.status, StatusCode::NOT_FOUND);
    assert!(heard.header("content-type").starts_with("text/html"));
    for (path, accept) in [("/api/nowhere", "text/html"), ("/nowhere", "application/json")] {
        let heard = site.call(Method::GET, path, &[("accept", accept)], None).await;
        assert_eq!(heard.code(), (404, "not_found".to_owned()), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn passkeys_are_offered_where_browsers_make_them() {
    let plain = Live::sqlite(at_rest).await;
    let named = Live::sqlite(|config| {
        at_rest(config);
        config.url = Some("http://localhost".parse().unwrap());
    })
    .await;
    for (site, offered) in [(plain, false), (named, true)] {
        let token = &site.signed_up("ada@example.com").await;
        for (path, token) in [("/login", ""), ("/settings/security", token.as_str())] {
            let page = site.page(path, token).await.text();
            assert_eq!(page.contains("data-passkey"), offered, "{path}");
            assert_eq!(page.contains("passkey.js"), offered, "{path}");
        }
        for id in ["x", "pky_00000000000000000000000000000007"] {
            let remove = format!("/settings/security/passkeys/{id}/remove");
            assert_eq!(site.form(&remove, token, &[]).await.status, StatusCode::NOT_FOUND, "{id}");
        }
    }
}
