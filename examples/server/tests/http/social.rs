//! The planning of posts over HTTP.

use axum::http::Method;
use serde_json::{Value, json};

use crate::support::live::{Live, bearer, on_both_databases};

on_both_databases! {
    with |config| config.rate_limits = false;
    a_table_of_posts_is_judged_and_made_whole,
    what_cannot_be_planned_names_its_field,
    an_organisation_says_that_it_wants_approval,
}

async fn put(site: &Live, path: &str, token: &str, body: Value) -> (u16, Value) {
    let shown = bearer(token);
    let headers = [("authorization", shown.as_str())];
    let heard = site.call(Method::PUT, path, &headers, Some(body)).await;
    (heard.status.as_u16(), heard.json())
}

async fn a_table_of_posts_is_judged_and_made_whole(site: Live) {
    let token = &site.signed_up("ada@example.com").await;
    let table = |csv: &str, dry_run: bool| json!({ "csv": csv, "dry_run": dry_run });
    let bad = "text,connections,time,time_zone,utm_source\n\
         good,,,,\n\
         bad,nobody,tomorrow,UTC,\n";
    for dry_run in [true, false] {
        let heard = site.post("/api/social/imports", token, table(bad, dry_run)).await;
        let told = heard.json();
        assert_eq!(heard.status, 200, "{told}");
        let problem = |number: usize| {
            (told["problems"][number]["line"].clone(), told["problems"][number]["field"].clone())
        };
        assert_eq!(problem(0), (json!(3), json!("time")));
        assert_eq!(problem(1), (json!(3), json!("connections")));
        assert_eq!((&told["lines"], &told["posts"]), (&json!(2), &json!([])));
    }
    let good = "text,connections,utm_source\n\"one, with a comma\",,x\ntwo,,\n";
    let tried = site.post("/api/social/imports", token, table(good, true)).await;
    assert_eq!((tried.status.as_u16(), &tried.json()["posts"]), (200, &json!([])));
    assert_eq!(site.get("/api/social/posts", token).await.json()["items"], json!([]));
    let made = site.post("/api/social/imports", token, table(good, false)).await;
    assert_eq!(made.status, 201);
    let first = &made.json()["posts"][0];
    assert_eq!(first["content"]["messages"][0]["text"], "one, with a comma");
    assert_eq!((&first["state"], &first["utm"]["source"]), (&json!("draft"), &json!("x")));
    let all = site.get("/api/social/posts", token).await.json();
    assert_eq!(all["items"].as_array().map(Vec::len), Some(2));
    let large = site.post("/api/social/imports", token, table(&"x".repeat(1_000_001), true)).await;
    assert_eq!(large.code(), (413, "too_large".to_owned()));
}

async fn what_cannot_be_planned_names_its_field(site: Live) {
    let token = &site.signed_up("ada@example.com").await;
    let nobodys = format!("cnx_{:032x}", 7);
    let queue = |time: &str| {
        json!({
            "name": "news",
            "time_zone": "Europe/Berlin",
            "slots": [{ "weekday": "monday", "time": time }],
            "connections": [nobodys],
        })
    };
    let heard = site.post("/api/social/queues", token, queue("25:00")).await;
    assert_eq!((heard.status.as_u16(), &heard.json()["field"]), (400, &json!("time")));
    let heard = site.post("/api/social/queues", token, queue("09:00")).await;
    assert_eq!((heard.status.as_u16(), &heard.json()["field"]), (404, &json!("connection")));
    assert_eq!(site.get("/api/social/queues", token).await.json(), json!([]));
    let repeated = |rule: Value| {
        let content = json!({ "messages": [{ "text": "a" }] });
        json!({ "post": { "content": content, "connections": [nobodys] }, "rule": rule })
    };
    let mut rule = json!({ "every": "daily", "time": "09:00", "time_zone": "UTC" });
    let heard = site.post("/api/social/recurrences", token, repeated(rule.clone())).await;
    assert_eq!((heard.status.as_u16(), &heard.json()["field"]), (400, &json!("count")));
    rule["count"] = json!(2);
    let heard = site.post("/api/social/recurrences", token, repeated(rule)).await;
    assert_eq!((heard.status.as_u16(), &heard.json()["field"]), (404, &json!("connection")));
    assert_eq!(site.get("/api/social/recurrences", token).await.json()["items"], json!([]));
}

async fn an_organisation_says_that_it_wants_approval(site: Live) {
    let ada = &site.signed_up("ada@example.com").await;
    let eve = &site.signed_up("eve@example.com").await;
    let acme = json!({ "name": "Acme", "slug": "acme" });
    let acme = site.post("/api/auth/organization/create", ada, acme).await.json();
    let path = format!("/api/social/organizations/{}", acme["id"].as_str().unwrap());
    let rules = format!("{path}/rules");
    assert_eq!(site.get(&rules, ada).await.json(), json!({ "approval": false }));
    let wanted = json!({ "approval": true });
    assert_eq!(put(&site, &rules, eve, wanted.clone()).await.0, 404, "to others it is not there");
    assert_eq!(put(&site, &rules, ada, wanted.clone()).await, (200, wanted.clone()));
    assert_eq!(site.get(&rules, ada).await.json(), wanted);
    assert_eq!(site.get(&rules, eve).await.status, 404);
    let waiting = site.get(&format!("{path}/waiting"), ada).await.json();
    assert_eq!(waiting, json!({ "items": [], "next": null }));
    let mine = json!({ "content": { "messages": [{ "text": "a" }] } });
    let mine = site.post("/api/social/posts", ada, mine).await.json();
    let post = format!("{path}/posts/{}", mine["id"].as_str().unwrap());
    let submitted = site.post(&format!("{post}/submit"), ada, json!({})).await;
    assert_eq!(submitted.status, 404, "her own account's post is none of the organisation's");
    let approved = site.as_caller(Method::POST, &format!("{post}/approve"), ada).await;
    assert_eq!(approved.status, 404);
}
