//! What users do about who they are, over HTTP.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::support::{PASSWORD, SITE, Site};

const NEW: &str = "an entirely new password";

#[tokio::test]
async fn a_forgotten_password_is_chosen_anew_by_mail() {
    let site = Site::open().await;
    let (mut browser, _) = site.signed_up("ada@example.com").await;
    let asked = json!({ "email": "ada@example.com", "redirectTo": "/choose" });
    let told = browser.post("/request-password-reset", asked).await;
    assert_eq!(told.status, StatusCode::OK, "{told:?}");
    let link = site.mailed_link("ada@example.com").await;
    let page = site.browser().get(&link).await;
    let place = page.headers["location"].to_str().unwrap();
    let token = place.strip_prefix(&format!("{SITE}/choose?token=")).expect(place);
    let body = json!({ "newPassword": NEW, "token": token });
    let told = site.browser().post("/reset-password", body.clone()).await;
    assert_eq!((told.status, &told.body["status"]), (StatusCode::OK, &json!(true)));
    let again = site.browser().post("/reset-password", body).await;
    assert_eq!(again.code(), (400, "INVALID_TOKEN"));
    assert_eq!(browser.get("/get-session").await.body, Value::Null, "every session has ended");
    let body = json!({ "email": "ada@example.com", "password": NEW });
    assert_eq!(site.browser().post("/sign-in/email", body).await.status, StatusCode::OK);
}

#[tokio::test]
async fn an_address_is_verified_and_changed_by_mail() {
    let site = Site::open().await;
    let (mut browser, _) = site.signed_up("ada@example.com").await;
    let body = json!({ "email": "ada@example.com", "callbackURL": "/welcome" });
    browser.post("/send-verification-email", body).await;
    let told = browser.get(&site.mailed_link("ada@example.com").await).await;
    assert_eq!(told.headers["location"], format!("{SITE}/welcome"));
    assert_eq!(browser.get("/get-session").await.body["user"]["emailVerified"], true);
    let body = json!({ "newEmail": "ada@new.example", "callbackURL": "/moved" });
    assert_eq!(browser.post("/change-email", body).await.status, StatusCode::OK);
    let link = site.mailed_link("ada@new.example").await;
    assert_eq!(browser.get(&link).await.headers["location"], format!("{SITE}/moved"));
    assert_eq!(browser.get("/get-session").await.body["user"]["email"], "ada@new.example");
    let again = browser.get(&link).await;
    assert_eq!(again.headers["location"], format!("{SITE}/moved?error=INVALID_TOKEN"));
}

#[tokio::test]
async fn a_link_and_a_code_sign_in() {
    let site = Site::open().await;
    let body = json!({ "email": "new@example.com", "name": "New", "callbackURL": "/home" });
    let told = site.browser().post("/sign-in/magic-link", body).await;
    assert_eq!(told.status, StatusCode::OK, "{told:?}");
    let mut browser = site.browser();
    let told = browser.get(&site.mailed_link("new@example.com").await).await;
    assert_eq!(
        (told.status.as_u16(), &told.headers["location"]),
        (302, &format!("{SITE}/home").parse().unwrap())
    );
    assert_eq!(browser.get("/get-session").await.body["user"]["name"], "New");

    let body = json!({ "email": "new@example.com", "type": "sign-in" });
    site.browser().post("/email-otp/send-verification-otp", body).await;
    let text = site.mailed("new@example.com").await.remove(0);
    let code = text.lines().find(|line| line.len() == 6).expect("a code");
    let body = json!({ "email": "new@example.com", "otp": code });
    let mut other = site.browser();
    let told = other.post("/sign-in/email-otp", body.clone()).await;
    assert_eq!(told.body["user"]["email"], "new@example.com", "{told:?}");
    let again = site.browser().post("/sign-in/email-otp", body).await;
    assert_eq!(again.code(), (400, "INVALID_OTP"));
}

#[tokio::test]
async fn an_organisation_is_joined_by_invitation() {
    let site = Site::open().await;
    let (mut ada, _) = site.signed_up("ada@example.com").await;
    let made = ada.post("/organization/create", json!({ "name": "Acme", "slug": "acme" })).await;
    let id = made.body["id"].as_str().expect("an id").to_owned();
    let (mut bob, _) = site.signed_up("bob@example.com").await;
    bob.post("/send-verification-email", json!({ "email": "bob@example.com" })).await;
    bob.get(&site.mailed_link("bob@example.com").await).await;
    let body = json!({ "email": "bob@example.com", "role": "member" });
    let sent = ada.post("/organization/invite-member", body).await;
    assert_eq!(sent.body["status"], "pending", "{sent:?}");
    let mail = site.mailed("bob@example.com").await;
    let invitation = sent.body["id"].as_str().unwrap();
    assert!(mail.iter().any(|text| text.contains(invitation)));
    let body = json!({ "invitationId": invitation });
    let joined = bob.post("/organization/accept-invitation", body).await;
    assert_eq!(joined.body["member"]["role"], "member", "{joined:?}");
    let full = bob.get(&format!("/organization/get-full-organization?organizationId={id}")).await;
    assert_eq!(full.body["members"].as_array().unwrap().len(), 2);
    let removed = ada
        .post("/organization/remove-member", json!({ "memberIdOrEmail": "bob@example.com" }))
        .await;
    assert_eq!(removed.status, StatusCode::OK, "{removed:?}");
    let gone = bob.get(&format!("/organization/get-full-organization?organizationId={id}")).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_signed_token_is_checked_by_the_published_keys() {
    let site = Site::open().await;
    let (mut browser, _) = site.signed_up("ada@example.com").await;
    let token = browser.get("/token").await.body["token"].as_str().unwrap().to_owned();
    let keys = site.browser().get("/jwks").await.body;
    let key = &keys["keys"][0];
    assert_eq!(
        (&key["alg"], &key["crv"], &key["kty"]),
        (&json!("EdDSA"), &json!("Ed25519"), &json!("OKP"))
    );
    assert!(key["d"].is_null(), "the private half is not published");
    assert_eq!(token.split('.').count(), 3);
    assert_eq!(site.browser().get("/token").await.code(), (401, "UNAUTHORIZED"));
}

#[tokio::test]
async fn an_address_may_have_to_be_verified_first() {
    let site = Site::with(SITE, |config| config.osirix.require_verified_email = true).await;
    let body = json!({ "name": "Ada", "email": "ada@example.com", "password": PASSWORD });
    let first = site.browser().post("/sign-up/email", body.clone()).await;
    assert_eq!((first.status, &first.body["token"]), (StatusCode::OK, &Value::Null));
    let sign_in = json!({ "email": "ada@example.com", "password": PASSWORD });
    let early = site.browser().post("/sign-in/email", sign_in.clone()).await;
    assert_eq!(early.code(), (403, "EMAIL_NOT_VERIFIED"));
    site.browser().get(&site.mailed_link("ada@example.com").await).await;
    assert_eq!(site.browser().post("/sign-in/email", sign_in).await.status, StatusCode::OK);
    let second = site.browser().post("/sign-up/email", body).await;
    let shape = |told: &Value| {
        let user = told["user"].as_object().unwrap();
        user.keys().cloned().collect::<Vec<_>>()
    };
    assert_eq!((second.status, shape(&second.body)), (first.status, shape(&first.body)));
}
