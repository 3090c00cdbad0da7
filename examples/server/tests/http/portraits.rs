//! Avatars of one's own, over HTTP.

use axum::http::{Method, StatusCode};
use serde_json::json;

use crate::support::live::{Heard, Live, on_both_databases};

on_both_databases! {
    a_portrait_is_sent_listed_and_removed,
    what_is_no_portrait_is_refused_by_its_field,
    a_form_is_at_most_as_large_as_a_picture,
}

const ADA: &[u8] = include_bytes!("../../../../osirix-media/tests/portraits/ada.jpg");
const TEXTS: [(&str, &str); 3] = [
    ("name", "Ada at work"),
    ("consent_by", "Ada Lovelace"),
    ("consent_statement", "I agree that I speak in videos."),
];

async fn sent(site: &Live, token: &str, picture: &[u8]) -> Heard {
    site.post_form("/api/avatars", token, &TEXTS, ("picture", picture)).await
}

async fn a_portrait_is_sent_listed_and_removed(site: Live) {
    let token = &site.signed_up("ada@example.com").await;
    let added = sent(&site, token, ADA).await;
    assert_eq!(added.status, StatusCode::CREATED, "{added:?}");
    let place = added.header("location").to_owned();
    assert_eq!(place, format!("/api/avatars/{}", added.json()["slug"].as_str().unwrap()));
    assert_eq!(added.json()["demo"], json!(false));
    assert_eq!(site.get(&place, token).await.json(), added.json());
    let again = sent(&site, token, ADA).await;
    assert_eq!(again.code(), (403, "plan_limit".to_owned()), "the Free plan includes one");

    let eve = &site.signed_up("eve@example.com").await;
    for (token, status) in [(eve, 404), (token, 204), (token, 404)] {
        let told = site.as_caller(Method::DELETE, &place, token).await;
        assert_eq!(told.status.as_u16(), status, "{told:?}");
    }
    let demo = site.as_caller(Method::DELETE, "/api/avatars/tech-presenter", token).await;
    assert_eq!(demo.code(), (403, "permission_denied".to_owned()));
    assert_eq!(sent(&site, token, ADA).await.status, StatusCode::CREATED);
}

async fn what_is_no_portrait_is_refused_by_its_field(site: Live) {
    let token = &site.signed_up("ada@example.com").await;
    let told = sent(&site, token, b"GIF89a").await;
    assert_eq!(told.code(), (400, "invalid_input".to_owned()));
    assert_eq!((&told.json()["field"], &told.json()["value"]), (&json!("picture"), &json!("GIF")));
    let told = site.post_form("/api/avatars", token, &TEXTS[..2], ("picture", ADA)).await;
    assert_eq!(told.json()["field"], json!("consent_statement"));
    let told = site.post_form("/api/avatars", token, &TEXTS, ("photo", ADA)).await;
    assert_eq!(told.json()["field"], json!("photo"));
    let told = site.post("/api/avatars", token, json!({ "name": "Ada" })).await;
    assert_eq!(told.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert_eq!(sent(&site, "nobody", ADA).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(site.get("/api/avatars", token).await.json().as_array().unwrap().len(), 8);
}

async fn a_form_is_at_most_as_large_as_a_picture(site: Live) {
    let token = &site.signed_up("ada@example.com").await;
    let mut large = ADA.to_vec();
    large.resize((20 << 20) + 1, 0);
    let told = sent(&site, token, &large).await;
    assert_eq!(told.code(), (413, "too_large".to_owned()));
    assert_eq!(told.json()["field"], json!("picture"));
    large.resize(21 << 20, 0);
    assert_eq!(sent(&site, token, &large).await.code(), (413, "too_large".to_owned()));
}
