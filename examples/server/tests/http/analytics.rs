//! Figures over HTTP and on their page: exact, one's own, and refused where days or zones are wrong.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::support::live::{Live, on_both_databases};

on_both_databases! {
    figures_agree_with_the_statement,
    a_table_is_sent_and_is_ones_own,
    what_cannot_be_asked_for_names_its_field,
    everybodys_figures_are_for_administrators,
    the_page_shows_what_happened_without_a_script,
    the_page_says_what_is_wrong_beside_its_field,
}

impl Live {
    /// Somebody who has had a sentence spoken.
    async fn speaker(&self, email: &str) -> String {
        let token = self.signed_up(email).await;
        let body = json!({ "model": "tts-1", "voice": "flite/kal16", "input": "Hello there." });
        let spoken = self.post("/v1/audio/speech", &token, body).await;
        assert_eq!(spoken.status, StatusCode::OK);
        token
    }
}

async fn figures_agree_with_the_statement(site: Live) {
    let token = &site.speaker("ada@example.com").await;
    let told = site.get("/api/analytics?period=day&zone=Asia/Kathmandu", token).await;
    assert_eq!(told.status, StatusCode::OK, "{}", told.text());
    let told = told.json();
    let credits = site.get("/api/credits", token).await.json();
    assert_eq!(told["totals"]["credits"]["spent"], credits["spent"]);
    assert_eq!(told["totals"]["credits"]["granted"], credits["granted"]);
    let spent = json!([{ "kind": "tts", "credits": credits["spent"] }]);
    assert_eq!(told["totals"]["credits"]["spent_by_kind"], spent);
    let job = &told["totals"]["jobs"][0];
    assert_eq!(
        (&job["kind"], &job["completed"], &job["failed"]),
        (&json!("tts"), &json!(1), &json!(0))
    );
    let jobs = site.get("/api/jobs", token).await.json();
    let made = jobs["items"][0]["output"]["duration_us"].as_i64();
    let made = made.or(jobs["items"][0]["duration_us"].as_i64());
    assert!(job["made_ms"].as_i64().unwrap() > 0);
    assert!(made.is_none_or(|us| us / 1_000 == job["made_ms"]), "{jobs}");
    assert_eq!((&told["days"][0]["figures"], told["before"].is_object()), (&told["totals"], true));
    let alone = site.get("/api/analytics?compare=false", token).await.json();
    assert_eq!((&alone["before"], alone["days"].as_array().map(Vec::len)), (&Value::Null, Some(7)));
    let stats = site.get("/api/dashboard/stats?zone=Asia/Kathmandu", token).await.json();
    assert_eq!((&stats["credits"], &stats["today"]), (&credits, &told["totals"]), "{stats}");
    assert_eq!(stats["month"], told["totals"], "nothing was before");
}

async fn a_table_is_sent_and_is_ones_own(site: Live) {
    let token = &site.speaker("ada@example.com").await;
    let eve = &site.signed_up("eve@example.com").await;
    let table = site.get("/api/analytics.csv?period=month", token).await;
    assert_eq!(table.header("content-type"), "text/csv; charset=utf-8");
    assert!(table.header("content-disposition").starts_with("attachment"));
    let lines: Vec<_> = table.text().split("\r\n").map(str::to_owned).collect();
    assert_eq!(lines[0], "day,figure,kind,count,amount");
    assert!(lines.iter().any(|line| line.contains(",jobs.completed,tts,1,")), "{lines:?}");
    let hers = site.get("/api/analytics.csv?period=month", eve).await.text();
    assert!(hers.contains("credits.granted,,1,100") && !hers.contains("tts"), "{hers}");
    let year = "period=custom&first_day=2025-06-01&last_day=2026-05-31";
    let today = site.get("/api/analytics?period=day", token).await.json();
    if today["last_day"].as_str().unwrap() > "2026-05-31" {
        let empty = site.get(&format!("/api/analytics.csv?{year}"), token).await.text();
        assert_eq!(empty, "day,figure,kind,count,amount\r\n", "twelve parts of nothing");
    }
}

async fn what_cannot_be_asked_for_names_its_field(site: Live) {
    let token = &site.signed_up("ada@example.com").await;
    for path in ["/api/analytics", "/api/analytics.csv"] {
        for (query, field) in [
            ("zone=Mars/Olympus", "zone"),
            ("period=custom", "first_day"),
            ("period=custom&first_day=2025-01-01&last_day=2999-01-01", "last_day"),
            ("period=week&first_day=2025-01-01", "first_day"),
            ("period=custom&first_day=2020-01-01&last_day=2021-06-01", "first_day"),
            ("period=fortnight", "query"),
        ] {
            let refused = site.get(&format!("{path}?{query}"), token).await;
            assert_eq!(refused.code(), (400, "invalid_input".to_owned()), "{path}?{query}");
            assert_eq!(refused.json()["field"], field, "{path}?{query}");
        }
    }
    let stats = site.get("/api/dashboard/stats?zone=nowhere", token).await;
    assert_eq!((stats.status.as_u16(), stats.json()["field"].as_str()), (400, Some("zone")));
}

async fn everybodys_figures_are_for_administrators(site: Live) {
    let ada = &site.speaker("ada@example.com").await;
    site.speaker("bob@example.com").await;
    for path in ["/api/admin/analytics", "/api/admin/analytics.csv"] {
        let denied = site.get(path, ada).await;
        assert_eq!(denied.code(), (403, "permission_denied".to_owned()), "{path}");
    }
    let own = site.page("/analytics?of=everybody&period=day", ada).await.text();
    assert!(!own.contains("Everybody"), "who does not administer has no choice");
    site.signed_up("root@example.com").await;
    site.appoint("root@example.com").await;
    let root = &site.signed_in("root@example.com").await;
    let told = site.get("/api/admin/analytics?period=day", root).await.json();
    assert_eq!(told["totals"]["jobs"][0]["completed"], 2, "{told}");
    assert_eq!(told["totals"]["credits"]["granted"], 300, "three people");
    let page = site.page("/analytics?of=everybody&period=day", root).await.text();
    assert!(
        page.contains("Paid for plans") && page.contains("/api/admin/analytics.csv?"),
        "{page}"
    );
    let table = site.get("/api/admin/analytics.csv?period=day", root).await.text();
    assert!(table.contains(",jobs.completed,tts,2,"), "{table}");
}

async fn the_page_shows_what_happened_without_a_script(site: Live) {
    let quiet = &site.signed_up("eve@example.com").await;
    let page = site.page("/analytics", quiet).await.text();
    assert!(page.contains("Nothing to count on these days") && !page.contains("<rect"), "{page}");
    let token = &site.speaker("ada@example.com").await;
    let page = site.page("/analytics?period=month&zone=Europe/Berlin", token).await.text();
    assert_eq!(page.matches("<rect").count(), 2, "a day's bar in each chart: {page}");
    assert_eq!(page.matches("role=\"img\" aria-labelledby").count(), 2);
    assert_eq!(page.matches("<desc id=").count(), 2);
    assert_eq!(page.matches("<time datetime=").count(), 30, "a line for each day");
    assert!(page.contains("<th scope=\"row\">Speech</th>"), "{page}");
    assert!(page.contains("aria-current=\"page\">Analytics"), "{page}");
    assert!(!page.contains("style="), "nothing inline");
    let link = page.split("href=\"/api/analytics.csv").nth(1).unwrap().split('"').next().unwrap();
    let link = format!("/api/analytics.csv{}", link.replace("&#38;", "&").replace("&amp;", "&"));
    assert!(site.get(&link, token).await.text().contains(",tts,1,"), "{link}");
    let dashboard = site.page("/dashboard", token).await.text();
    assert!(dashboard.contains("These seven days") && dashboard.contains("Finished work"));
}

async fn the_page_says_what_is_wrong_beside_its_field(site: Live) {
    let token = &site.signed_up("ada@example.com").await;
    for (query, field) in [
        ("zone=%3Cscript%3E", "zone"),
        ("period=custom&last_day=2025-01-01", "first_day"),
        ("period=custom&first_day=2025-01-01&last_day=2999-01-01", "last_day"),
    ] {
        let heard = site.page(&format!("/analytics?{query}"), token).await;
        let text = heard.text();
        assert_eq!(heard.status, StatusCode::BAD_REQUEST, "{query}");
        assert!(text.contains(&format!("id=\"{field}-wrong\"")), "{query}: {text}");
        assert!(!text.contains("<script>"), "{text}");
    }
    let odd = site.page("/analytics?period=fortnight", token).await;
    assert_eq!(odd.status, StatusCode::BAD_REQUEST);
    assert!(odd.text().contains("role=\"alert\""), "{}", odd.text());
}
