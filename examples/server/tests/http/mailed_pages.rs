//! What people do by links in mails, and with an authenticator.

use axum::http::{Method, StatusCode};

use crate::identity_attacks::code;
use crate::pages::session;
use crate::social_pages::between;
use crate::support::PASSWORD;
use crate::support::live::{Live, on_both_databases};

on_both_databases! {
    with crate::admin_pages::with_an_outbox;
    a_forgotten_password_is_chosen_anew_by_a_link,
    an_address_is_verified_by_a_press_and_not_by_a_look,
    a_second_factor_is_set_up_and_given_up,
}

/// The path of the last link that was mailed to an address.
async fn mailed(site: &Live, address: &str) -> String {
    let heard = site.call(Method::GET, "/dev/outbox.json", &[], None).await.json();
    let mut mails = heard.as_array().unwrap().iter();
    let mail = mails.find(|mail| mail["to"] == address).expect("a mail");
    let text = mail["text"].as_str().unwrap();
    let own = format!("http://{}", site.addr);
    text.lines().find_map(|line| line.strip_prefix(&own)).expect("a link").to_owned()
}

async fn a_forgotten_password_is_chosen_anew_by_a_link(site: Live) {
    let token = site.signed_up("ada@example.com").await;
    let odd = site.post_fields("/forgot-password", &[], &[("email", "nobody")]).await;
    assert_eq!(odd.status, StatusCode::BAD_REQUEST);
    assert!(odd.text().contains("id=\"email-wrong\""), "{}", odd.text());
    let fields = [("email", "nobody@example.com")];
    let unknown = site.post_fields("/forgot-password", &[], &fields).await;
    let known = site.post_fields("/forgot-password", &[], &[("email", "ada@example.com")]).await;
    for heard in [&unknown, &known] {
        assert_eq!(heard.status, StatusCode::OK);
        assert!(heard.text().contains("Look into your mail"), "the same for both");
    }
    let link = mailed(&site, "ada@example.com").await;
    let page = site.page(&link, "").await;
    assert_eq!(page.header("referrer-policy"), "same-origin", "the address holds a secret");
    let secret = between(&page.text(), "name=\"token\" value=\"", "\"").to_owned();
    let choose = async |password: &str| {
        let fields = [("token", secret.as_str()), ("password", password)];
        site.post_fields("/reset-password", &[], &fields).await
    };
    let short = choose("short").await;
    assert_eq!(short.status, StatusCode::BAD_REQUEST);
    assert!(short.text().contains("id=\"password-wrong\""), "{}", short.text());
    let chosen = choose("another horse battery").await;
    assert_eq!(chosen.header("location"), "/login?done=reset", "{}", chosen.text());
    assert_eq!(site.page("/dashboard", &token).await.status, StatusCode::SEE_OTHER, "signed out");
    let again = choose("a third horse battery").await;
    assert!(again.text().contains("good no more"), "{}", again.text());
    let fields = [("email", "ada@example.com"), ("password", "another horse battery")];
    let begun = site.post_fields("/login", &[], &fields).await;
    assert_eq!(begun.header("location"), "/dashboard");
    assert!(site.page("/reset-password", "").await.text().contains("good no more"));
}

async fn an_address_is_verified_by_a_press_and_not_by_a_look(site: Live) {
    let token = &site.signed_up("ada@example.com").await;
    let asked = site.form("/verify-email/send", token, &[]).await;
    assert_eq!(asked.header("location"), "/settings?done=mailed", "{}", asked.text());
    let link = mailed(&site, "ada@example.com").await;
    let page = site.page(&link, token).await.text();
    assert!(site.page("/settings", token).await.text().contains("not verified"), "not by a look");
    let secret = between(&page, "name=\"token\" value=\"", "\"");
    let verified = site.form("/verify-email", token, &[("token", secret)]).await;
    assert_eq!(verified.header("location"), "/settings?done=verified", "{}", verified.text());
    assert!(!site.page("/settings", token).await.text().contains("not verified"));
    let again = site.form("/verify-email", token, &[("token", secret)]).await;
    assert!(again.text().contains("good no more"), "{}", again.text());
    let asked = site.post_fields("/verify-email/send", &[], &[("email", "who@example.com")]).await;
    assert!(asked.text().contains("Look into your mail"), "it tells nobody who is known");
}

async fn a_second_factor_is_set_up_and_given_up(site: Live) {
    let token = &site.signed_up("ada@example.com").await;
    let set_up = "/settings/security/two-factor";
    let refused = site.form(set_up, token, &[("password", "wrong horse battery")]).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    assert!(refused.text().contains("id=\"factor-password-wrong\""), "{}", refused.text());
    let page = site.form(set_up, token, &[("password", PASSWORD)]).await.text();
    let secret = between(&page, "class=\"secret\"><code>", "<").replace(' ', "");
    assert!(page.contains("href=\"otpauth://totp/") && page.contains("<li><code>"), "{page}");
    let confirm = format!("{set_up}/confirm");
    let wrong = site.form(&confirm, token, &[("code", "000000")]).await;
    assert!(wrong.status.is_client_error() && wrong.text().contains("id=\"code-wrong\""));
    let on = site.form(&confirm, token, &[("code", &code(&secret))]).await;
    assert_eq!(on.header("location"), "/settings/security?done=protected", "{}", on.text());
    let token = &session(&on);
    assert!(site.page("/settings/security", token).await.text().contains("Turn it off"));
    let fields = [("email", "ada@example.com"), ("password", PASSWORD)];
    let asked = site.post_fields("/login", &[], &fields).await;
    assert!(asked.header("location").starts_with("/login/code"));
    let codes = format!("{set_up}/codes");
    let renewed = site.form(&codes, token, &[("password", PASSWORD)]).await.text();
    assert!(renewed.contains("New recovery codes") && renewed.contains("<li><code>"), "{renewed}");
    let off = format!("{set_up}/disable");
    let refused = site.form(&off, token, &[("password", "wrong horse battery")]).await;
    assert!(refused.text().contains("id=\"factor-password-wrong\""), "{}", refused.text());
    let off = site.form(&off, token, &[("password", PASSWORD)]).await;
    assert_eq!(off.header("location"), "/settings/security?done=saved");
    assert!(site.page("/settings/security", token).await.text().contains("Set it up"));
}
