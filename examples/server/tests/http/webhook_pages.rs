//! The pages of webhooks: endpoints are added, tried, paused, given another secret and removed.

use axum::http::StatusCode;

use crate::pages_attacks::{EVIL, harmless};
use crate::social_pages::between;
use crate::support::PASSWORD;
use crate::support::live::{Heard, Live, on_both_databases};

on_both_databases! {
    with crate::pages::at_rest;
    an_endpoint_is_added_tried_paused_and_removed,
    a_secret_is_shown_once,
    what_is_wrong_with_an_endpoint_is_said_beside_its_field,
    what_its_owner_writes_is_shown_as_text,
    anothers_endpoint_is_not_there,
    a_form_of_another_site_changes_no_endpoint,
}

const HOOKS: &str = "/settings/webhooks";
const NEW: [(&str, &str); 3] =
    [("url", "https://example.com/hook"), ("description", "Mine"), ("kind", "job.failed")];

/// Adds an endpoint; where its page is, and the answer.
async fn added(site: &Live, token: &str) -> (String, Heard) {
    let heard = site.form(HOOKS, token, &NEW).await;
    assert_eq!(heard.status, StatusCode::CREATED, "{}", heard.text());
    let text = heard.text();
    let id = between(&text, "href=\"/settings/webhooks/", "\"");
    (format!("{HOOKS}/{id}"), heard)
}

async fn an_endpoint_is_added_tried_paused_and_removed(site: Live) {
    let token = &site.signed_up("ada@example.com").await;
    assert!(site.page(HOOKS, token).await.text().contains("None yet."));
    let (place, _) = added(&site, token).await;
    let page = site.page(&place, token).await.text();
    assert!(page.contains("A job failed") && page.contains("Nothing yet"), "{page}");
    let done = |name: &str| format!("{place}?done={name}");
    let pinged = site.form(&format!("{place}/ping"), token, &[]).await;
    assert_eq!(pinged.header("location"), done("pinged"), "{}", pinged.text());
    let page = site.page(&place, token).await.text();
    assert!(page.contains("A try") && page.contains("On its way"), "{page}");
    assert!(!page.contains("/replay"), "what is on its way is not sent again");
    let event = between(&page, "aria-label=\"Message ", "\"").to_owned();
    let replay = format!("{place}/deliveries/{event}/replay");
    let early = site.form(&replay, token, &[]).await;
    assert_eq!(early.status, StatusCode::CONFLICT);
    assert!(early.text().contains("role=\"alert\""), "{}", early.text());
    let paused = site.form(&format!("{place}/pause"), token, &[]).await;
    assert_eq!(paused.header("location"), done("silent"));
    let refused = site.form(&format!("{place}/ping"), token, &[]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "it is told nothing");
    let resumed = site.form(&format!("{place}/resume"), token, &[]).await;
    assert_eq!(resumed.header("location"), done("told"));
    let removed = site.form(&format!("{place}/remove"), token, &[]).await;
    assert_eq!(removed.header("location"), format!("{HOOKS}?done=unhooked"));
    assert_eq!(site.page(&place, token).await.status, StatusCode::NOT_FOUND);
}

async fn a_secret_is_shown_once(site: Live) {
    let token = &site.signed_up("ada@example.com").await;
    let (place, first) = added(&site, token).await;
    let first = between(&first.text(), "<code>whsec_", "<").to_owned();
    for path in [HOOKS, &place] {
        assert!(!site.page(path, token).await.text().contains("whsec_"), "{path}");
    }
    let rotated = site.form(&format!("{place}/rotate"), token, &[]).await;
    assert_eq!(rotated.status, StatusCode::OK);
    assert_ne!(between(&rotated.text(), "<code>whsec_", "<"), first);
    assert!(rotated.text().contains("Old secret signs until"));
    assert!(rotated.text().contains("<body data-posted>"), "loaded again it makes no other one");
}

async fn what_is_wrong_with_an_endpoint_is_said_beside_its_field(site: Live) {
    let token = &site.signed_up("ada@example.com").await;
    let long = "x".repeat(201);
    for (fields, said) in [
        (vec![("url", "nonsense"), NEW[2]], "id=\"url-wrong\""),
        (vec![("url", "http://127.0.0.1/"), NEW[2]], "id=\"url-wrong\""),
        (vec![NEW[0], ("description", long.as_str()), NEW[2]], "id=\"description-wrong\""),
        (vec![NEW[0], NEW[1]], "role=\"alert\">Name at least one"),
        (vec![NEW[0], ("kind", "odd")], "role=\"alert\""),
    ] {
        let heard = site.form(HOOKS, token, &fields).await;
        assert_eq!(heard.status, StatusCode::BAD_REQUEST, "{said}");
        assert!(heard.text().contains(said), "{said}: {}", heard.text());
        assert!(heard.text().contains(fields[0].1), "what was given stays");
    }
    assert!(site.page(HOOKS, token).await.text().contains("None yet."));
}

async fn what_its_owner_writes_is_shown_as_text(site: Live) {
    let token = &site.signed_up("eve@example.com").await;
    let odd = [("url", EVIL), ("description", EVIL), ("kind", EVIL)];
    harmless(&site.form(HOOKS, token, &odd).await, HOOKS);
    let fields = [("url", "https://example.com/?a=<script>"), ("description", EVIL), NEW[2]];
    harmless(&site.form(HOOKS, token, &fields).await, HOOKS);
    let page = site.page(HOOKS, token).await;
    harmless(&page, HOOKS);
    let place = format!("{HOOKS}/{}", between(&page.text(), "href=\"/settings/webhooks/", "\""));
    harmless(&site.page(&place, token).await, &place);
}

async fn anothers_endpoint_is_not_there(site: Live) {
    let ada = &site.signed_up("ada@example.com").await;
    let eve = &site.signed_up("eve@example.com").await;
    let (place, _) = added(&site, ada).await;
    site.form(&format!("{place}/ping"), ada, &[]).await;
    let page = site.page(&place, ada).await.text();
    let event = between(&page, "aria-label=\"Message ", "\"").to_owned();
    assert_eq!(site.page(&place, eve).await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.page(&format!("{HOOKS}/x"), eve).await.status, StatusCode::NOT_FOUND);
    let replay = format!("deliveries/{event}/replay");
    for what in ["ping", "pause", "resume", "rotate", "remove", &replay] {
        let heard = site.form(&format!("{place}/{what}"), eve, &[]).await;
        assert_eq!(heard.status, StatusCode::NOT_FOUND, "{what}");
    }
    assert!(!site.page(HOOKS, eve).await.text().contains("example.com"));
    assert!(site.page(&place, ada).await.text().contains("Is told"));
}

async fn a_form_of_another_site_changes_no_endpoint(site: Live) {
    let token = &site.signed_up("ada@example.com").await;
    let (place, _) = added(&site, token).await;
    let fields = [("email", "ada@example.com"), ("password", PASSWORD)];
    let signed_in = site.post_fields("/login", &[], &fields).await;
    let cookie = signed_in.header("set-cookie").split(';').next().unwrap().to_owned();
    for origin in ["https://evil.example", "null"] {
        let headers = [("cookie", cookie.as_str()), ("origin", origin)];
        let own = ["ping", "pause", "resume", "rotate", "remove", "deliveries/x/replay"];
        let own = own.map(|what| format!("{place}/{what}"));
        for path in own.iter().map(String::as_str).chain([HOOKS]) {
            let heard = site.post_fields(path, &headers, &NEW).await;
            assert_eq!(heard.status, StatusCode::FORBIDDEN, "{path} from {origin}");
        }
    }
    let page = site.page(HOOKS, token).await.text();
    assert_eq!(page.matches("Is told").count(), 1, "{page}");
}
