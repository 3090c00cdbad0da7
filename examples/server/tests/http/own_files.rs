//! Files that somebody brings for videos, over HTTP and on both databases.

use crate::support::live::{Live, on_both_databases};
use axum::http::{Method, StatusCode};
use serde_json::json;

on_both_databases! {
    a_file_is_brought_named_in_a_job_and_removed,
    a_film_is_spoken_over_with_its_persons_consent_alone,
    a_film_is_shown_before_behind_and_between_what_is_said,
    a_name_stays_within_ones_own_files,
    what_is_anothers_is_not_there,
}

const PHOTO: &[u8] = include_bytes!("../../../../osirix-media/tests/portraits/ada.jpg");

async fn a_file_is_brought_named_in_a_job_and_removed(site: Live) {
    let token = &site.signed_up("ada@example.com").await;
    let sent = site.post_form("/api/own-files", token, &[("name", "sea.jpg")], ("file", PHOTO));
    let sent = sent.await;
    assert_eq!(sent.status, StatusCode::CREATED, "{sent:?}");
    let file = sent.json();
    assert_eq!((&file["name"], &file["bytes"]), (&json!("sea.jpg"), &json!(PHOTO.len())));
    let list = site.get("/api/own-files", token).await.json();
    assert_eq!((&list["items"], &list["bytes"]), (&json!([file]), &json!(PHOTO.len())));
    let asked = json!({ "script": "Hello.", "background": { "image": file["key"] } });
    let created = site.post("/api/jobs", token, asked.clone()).await;
    assert_eq!(created.status, StatusCode::CREATED, "{created:?}");

    let again = site.post_form("/api/own-files", token, &[("name", "sea.jpg")], ("file", b"short"));
    assert_eq!(again.await.json()["bytes"], 5, "it is replaced as a whole");
    let remove = async || site.as_caller(Method::DELETE, "/api/own-files/sea.jpg", token).await;
    assert_eq!(remove().await.status, StatusCode::NO_CONTENT);
    assert_eq!(remove().await.code(), (404, "not_found".to_owned()));
    assert_eq!(site.get("/api/own-files", token).await.json()["items"], json!([]));
}

async fn a_film_is_spoken_over_with_its_persons_consent_alone(site: Live) {
    let token = &site.signed_up("ada@example.com").await;
    let sent = site.post_form("/api/own-files", token, &[("name", "me.mp4")], ("file", PHOTO));
    let key = sent.await.json()["key"].clone();
    let consent = json!({ "by": "Ada", "statement": "I agree." });
    for (footage, field) in [
        (json!({ "file": key }), "footage.consent"),
        (json!({ "file": key, "consent": { "by": "", "statement": "I agree." } }), "consent.by"),
        (json!({ "file": key, "consent": consent }), "footage"),
    ] {
        let asked = json!({ "script": "Hello.", "footage": footage });
        let told = site.post("/api/jobs", token, asked).await;
        assert_eq!(told.code(), (400, "invalid_input".to_owned()), "{told:?}");
        assert_eq!(told.json()["field"], field);
    }
    assert_eq!(site.get("/api/credits", token).await.json()["held"], 0);
}

async fn a_film_is_shown_before_behind_and_between_what_is_said(site: Live) {
    let token = &site.signed_up("ada@example.com").await;
    let sent = site.post_form("/api/own-files", token, &[("name", "a.mp4")], ("file", PHOTO));
    let key = sent.await.json()["key"].clone();
    let scenes = json!([{ "script": "Hello." }, { "clip": key, "pause_ms": 200 }]);
    let beside = json!([{ "script": "Hello.", "clip": key }]);
    for (asked, field) in [
        (json!({ "scenes": scenes }), "clip"),
        (json!({ "scenes": beside }), "script"),
        (json!({ "script": "Hello.", "intro": key }), "intro"),
        (json!({ "script": "Hello.", "outro": key }), "outro"),
        (json!({ "kind": "tts", "script": "Hello.", "intro": key }), "intro"),
    ] {
        let told = site.post("/api/jobs", token, asked).await;
        assert_eq!(told.code(), (400, "invalid_input".to_owned()), "{told:?}");
        assert_eq!(told.json()["field"], field);
    }
    assert_eq!(site.get("/api/credits", token).await.json()["held"], 0);
}

async fn a_name_stays_within_ones_own_files(site: Live) {
    let token = &site.signed_up("ada@example.com").await;
    for name in ["", "a/b", "../a", "/a", ".a", "A", "a b", "a\0b", &"a".repeat(201)] {
        let texts = [("name", name)];
        let told = site.post_form("/api/own-files", token, &texts, ("file", b"a")).await;
        assert_eq!(told.code(), (400, "invalid_input".to_owned()), "{name:?}: {told:?}");
        assert_eq!(told.json()["field"], "name", "{name:?}");
    }
    let told = site.post_form("/api/own-files", token, &[], ("file", b"a")).await;
    assert_eq!(told.json()["field"], "name");
    let told = site.post_form("/api/own-files", token, &[("name", "a")], ("other", b"a")).await;
    assert_eq!(told.json()["field"], "other");
    assert_eq!(site.get("/api/own-files", token).await.json()["items"], json!([]));
}

async fn what_is_anothers_is_not_there(site: Live) {
    let ada = &site.signed_up("ada@example.com").await;
    let eve = &site.signed_up("eve@example.com").await;
    let sent = site.post_form("/api/own-files", ada, &[("name", "sea.jpg")], ("file", PHOTO)).await;
    let removed = site.as_caller(Method::DELETE, "/api/own-files/sea.jpg", eve).await;
    assert_eq!(removed.status, StatusCode::NOT_FOUND);
    let above = "/api/own-files/..%2Fada%2Fsea.jpg";
    assert_eq!(site.as_caller(Method::DELETE, above, eve).await.status, StatusCode::NOT_FOUND);
    let asked = json!({ "script": "Hi.", "background": { "image": sent.json()["key"] } });
    assert_eq!(site.post("/api/jobs", eve, asked).await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.get("/api/own-files", eve).await.json()["items"], json!([]));
    assert_eq!(site.get("/api/own-files", ada).await.json()["items"].as_array().unwrap().len(), 1);
}
