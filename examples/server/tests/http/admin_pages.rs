//! The pages of administrators: there for nobody else, on record, and careful.

use axum::http::{Method, StatusCode};
use osirix_server::ServerConfig;
use serde_json::{Value, json};

use crate::pages::session;
use crate::pages_attacks::{EVIL, evil_product_waiting, harmless};
use crate::social_pages::between;
use crate::support::PASSWORD;
use crate::support::live::{Live, on_both_databases};

on_both_databases! {
    with crate::pages::at_rest;
    to_everybody_else_there_is_nothing,
    a_user_is_found_banned_and_let_in_again,
    a_role_is_given_and_a_user_is_erased,
    credits_are_given_by_hand_once_and_with_a_reason,
    an_administrator_acts_as_somebody_and_stops,
    work_is_looked_at_paused_and_resumed,
    a_product_is_sent_back_let_out_and_taken_down,
    what_was_done_is_read_checked_and_taken_out,
    what_users_write_is_shown_as_text,
    a_form_of_another_site_administers_nothing,
}

/// An administrator's token, and the path of a user's page.
async fn root_and(site: &Live, email: &str) -> (String, String) {
    site.signed_up("root@example.com").await;
    site.appoint("root@example.com").await;
    let root = site.signed_in("root@example.com").await;
    let found = site.page(&format!("/admin/users?q={email}"), &root).await.text();
    let id = between(&found, "href=\"/admin/users/", "\"");
    let place = format!("/admin/users/{id}");
    (root, place)
}

async fn to_everybody_else_there_is_nothing(site: Live) {
    let ada = &site.signed_up("ada@example.com").await;
    let (root, place) = root_and(&site, "ada@example.com").await;
    let (audit, export) = (format!("{place}/audit"), format!("{place}/audit.jsonl"));
    let pages = ["/admin", "/admin/users", "/admin/jobs", "/admin/marketplace"];
    let pages: Vec<&str> = pages.into_iter().chain([&*place, &*audit, &*export]).collect();
    for path in &pages {
        assert_eq!(site.page(path, ada).await.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(site.page(path, "").await.status, StatusCode::SEE_OTHER, "{path}");
        assert_eq!(site.page(path, &root).await.status, StatusCode::OK, "{path}");
    }
    for what in ["role", "ban", "unban", "sessions/end", "erase", "act", "credits"] {
        let heard = site.form(&format!("{place}/{what}"), ada, &[("role", "admin")]).await;
        assert_eq!(heard.status, StatusCode::NOT_FOUND, "{what}");
    }
    for what in ["jobs/redrive", "jobs/pause", "jobs/resume", "marketplace/withdraw"] {
        let heard = site.form(&format!("/admin/{what}"), ada, &[("kind", "video")]).await;
        assert_eq!(heard.status, StatusCode::NOT_FOUND, "{what}");
    }
    let link = "href=\"/admin\"";
    assert!(!site.page("/dashboard", ada).await.text().contains(link));
    assert!(site.page("/dashboard", &root).await.text().contains(link));
    for path in ["/admin/users/x", "/admin/users/user_00000000-0000-0000-0000-000000000000"] {
        assert_eq!(site.page(path, &root).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

async fn a_user_is_found_banned_and_let_in_again(site: Live) {
    let ada = &site.signed_up("ada@example.com").await;
    site.signed_up("bob@example.com").await;
    let (root, place) = root_and(&site, "ada@example.com").await;
    let found = site.page("/admin/users?q=bob", &root).await.text();
    assert!(found.contains("bob@example.com") && !found.contains("ada@example.com"), "{found}");
    let ban = format!("{place}/ban");
    let refused = site.form(&ban, &root, &[("reason", " ")]).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    assert!(refused.text().contains("id=\"reason-wrong\">Say why"), "{}", refused.text());
    let refused = site.form(&ban, &root, &[("reason", "Spam"), ("days", "-1")]).await;
    assert!(refused.text().contains("id=\"days-wrong\""), "{}", refused.text());
    let banned = site.form(&ban, &root, &[("reason", "Spam"), ("days", "2")]).await;
    assert_eq!(banned.header("location"), format!("{place}?done=banned"), "{}", banned.text());
    let page = site.page(&place, &root).await.text();
    assert!(page.contains("Spam") && page.contains("Until "), "{page}");
    assert_eq!(site.page("/dashboard", ada).await.status, StatusCode::SEE_OTHER, "signed out");
    let fields = [("email", "ada@example.com"), ("password", PASSWORD)];
    assert_eq!(site.post_fields("/login", &[], &fields).await.status, StatusCode::FORBIDDEN);
    site.form(&format!("{place}/unban"), &root, &[]).await;
    let again = site.signed_in("ada@example.com").await;
    let ended = site.form(&format!("{place}/sessions/end"), &root, &[]).await;
    assert_eq!(ended.header("location"), format!("{place}?done=ended"));
    assert_eq!(site.page("/dashboard", &again).await.status, StatusCode::SEE_OTHER);
}

async fn a_role_is_given_and_a_user_is_erased(site: Live) {
    site.signed_up("ada@example.com").await;
    let (root, place) = root_and(&site, "ada@example.com").await;
    let odd = site.form(&format!("{place}/role"), &root, &[("role", "king")]).await;
    assert_eq!(odd.status, StatusCode::BAD_REQUEST);
    let given = site.form(&format!("{place}/role"), &root, &[("role", "admin")]).await;
    assert_eq!(given.header("location"), format!("{place}?done=role"));
    let ada = &site.signed_in("ada@example.com").await;
    assert_eq!(site.page("/admin", ada).await.status, StatusCode::OK);
    let acted = site.form(&format!("{place}/act"), &root, &[]).await;
    assert_eq!(acted.status, StatusCode::FORBIDDEN, "nobody acts as an administrator");
    site.form(&format!("{place}/role"), &root, &[("role", "user")]).await;
    let erase = format!("{place}/erase");
    let unsure = site.form(&erase, &root, &[("email", "bob@example.com")]).await;
    assert_eq!(unsure.status, StatusCode::BAD_REQUEST);
    let gone = site.form(&erase, &root, &[("email", "ada@example.com")]).await;
    assert_eq!(gone.header("location"), "/admin/users?done=erased", "{}", gone.text());
    assert_eq!(site.page(&place, &root).await.status, StatusCode::NOT_FOUND);
}

async fn credits_are_given_by_hand_once_and_with_a_reason(site: Live) {
    let ada = &site.signed_up("ada@example.com").await;
    let (root, place) = root_and(&site, "ada@example.com").await;
    let credits = format!("{place}/credits");
    for (amount, memo, field) in
        [("0", "x", "amount"), ("-5", "x", "amount"), ("1e9", "x", "amount"), ("5", " ", "memo")]
    {
        let heard = site.form(&credits, &root, &[("amount", amount), ("memo", memo)]).await;
        assert_eq!(heard.status, StatusCode::BAD_REQUEST, "{amount}");
        assert!(heard.text().contains(&format!("id=\"{field}-wrong\"")), "{amount}");
    }
    let before = site.get("/api/credits", ada).await.json();
    let fields = [("amount", "250"), ("memo", "A voucher"), ("key", "one")];
    for _ in 0..2 {
        let heard = site.form(&credits, &root, &fields).await;
        assert_eq!(heard.header("location"), format!("{place}?done=granted"), "{}", heard.text());
    }
    let after = site.get("/api/credits", ada).await.json();
    let difference = after["available"].as_i64().unwrap() - before["available"].as_i64().unwrap();
    assert_eq!(difference, 250, "sent twice they are given once");
    let statement = site.page("/settings/billing", ada).await.text();
    assert!(statement.contains("By root@example.com: A voucher"), "{statement}");
    let log = site.page(&format!("{place}/audit?action=credits"), &root).await.text();
    assert!(log.contains("credits.granted") && log.contains("A voucher"), "{log}");
}

async fn an_administrator_acts_as_somebody_and_stops(site: Live) {
    site.signed_up("ada@example.com").await;
    let (_, place) = root_and(&site, "ada@example.com").await;
    let fields = [("email", "root@example.com"), ("password", PASSWORD)];
    let signed_in = site.post_fields("/login", &[], &fields).await;
    let own = format!("http://{}", site.addr);
    let jar = |heard: &crate::support::live::Heard| {
        let lines = heard.headers.get_all("set-cookie").iter();
        let pairs = lines.filter_map(|line| line.to_str().unwrap().split(';').next());
        pairs.collect::<Vec<_>>().join("; ")
    };
    let headers = |cookie: &str| [("cookie", cookie.to_owned()), ("origin", own.clone())];
    let send = async |path: &str, cookie: &str| {
        let headers = headers(cookie);
        let headers: Vec<_> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        site.post_fields(path, &headers, &[]).await
    };
    let acted = send(&format!("{place}/act"), &jar(&signed_in)).await;
    assert_eq!(acted.header("location"), "/dashboard", "{}", acted.text());
    let as_ada = jar(&acted);
    let headers = [("cookie", as_ada.as_str()), ("accept", "text/html")];
    let page = site.call(Method::GET, "/dashboard", &headers, None).await.text();
    assert!(page.contains("You act as <strong>Ada</strong>"), "{page}");
    let admin = site.call(Method::GET, "/admin", &headers, None).await;
    assert_eq!(admin.status, StatusCode::NOT_FOUND, "it is the user who sees");
    let bought = send("/settings/billing/checkout", &as_ada).await;
    assert_eq!(bought.status, StatusCode::FORBIDDEN, "nobody pays for somebody else");
    let stopped = send("/acting/stop", &as_ada).await;
    assert_eq!(stopped.header("location"), "/admin/users?done=stopped", "{}", stopped.text());
    assert_eq!(site.page("/admin", &session(&stopped)).await.status, StatusCode::OK);
    let log = site.page(&format!("{place}/audit"), &session(&stopped)).await.text();
    assert!(log.contains("authz_impersonation_start"), "{log}");
    assert!(log.contains("authz_impersonation_stop"), "{log}");
}

async fn work_is_looked_at_paused_and_resumed(site: Live) {
    let ada = &site.signed_up("ada@example.com").await;
    let (root, place) = root_and(&site, "ada@example.com").await;
    site.form("/jobs", ada, &[("script", "Hello.")]).await;
    let health = site.page("/admin", &root).await.text();
    for said in ["Answers", "Waits for a worker", "Nobody sends"] {
        assert!(health.contains(said), "{said}: {health}");
    }
    let user = site.page(&place, &root).await.text();
    let account = between(&user, "/admin/jobs?account=", "\"").to_owned();
    let of_ada = site.page(&format!("/admin/jobs?account={account}&state=pending"), &root).await;
    assert!(of_ada.text().contains("Waiting"), "{}", of_ada.text());
    let done = site.page(&format!("/admin/jobs?account={account}&state=failed"), &root).await;
    assert!(done.text().contains("None."), "{}", done.text());
    for odd in ["account=x", "kind=A%20B", "after=x&account=y"] {
        let heard = site.page(&format!("/admin/jobs?{odd}"), &root).await;
        assert_eq!(heard.status, StatusCode::BAD_REQUEST, "{odd}");
    }
    let nothing = site.form("/admin/jobs/pause", &root, &[]).await;
    assert!(nothing.text().contains("Say which kind or account"), "{}", nothing.text());
    for fields in [vec![("kind", "video")], vec![("account", account.as_str())]] {
        let paused = site.form("/admin/jobs/pause", &root, &fields).await;
        assert_eq!(paused.header("location"), "/admin/jobs?done=paused");
        assert!(site.page("/admin/jobs", &root).await.text().contains(">paused<"));
        site.form("/admin/jobs/resume", &root, &fields).await;
        assert!(!site.page("/admin/jobs", &root).await.text().contains(">paused<"));
    }
    let log = site.page(&format!("{place}/audit?action=jobs.controlled"), &root).await.text();
    let by = site.get("/api/auth/get-session", &root).await.json();
    let by = format!("user:{}", by["user"]["id"].as_str().unwrap());
    assert_eq!(log.matches(&by).count(), 2, "it is on record who did it: {log}");
    let job = "job_00000000-0000-0000-0000-000000000000";
    let fields = [("job", job), ("account", account.as_str())];
    let heard = site.form("/admin/jobs/redrive", &root, &fields).await;
    assert_eq!(heard.status, StatusCode::NOT_FOUND);
}

async fn a_product_is_sent_back_let_out_and_taken_down(site: Live) {
    let eve = &site.signed_up("eve@example.com").await;
    let (slug, root) = evil_product_waiting(&site, eve).await;
    let page = site.page("/admin/marketplace", &root).await;
    harmless(&page, "/admin/marketplace");
    assert!(page.text().contains(&format!("/admin/marketplace/{slug}/publish")));
    let reject = format!("/admin/marketplace/{slug}/reject");
    let refused = site.form(&reject, &root, &[("reason", "")]).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{}", refused.text());
    let rejected = site.form(&reject, &root, &[("reason", "A better picture, please")]).await;
    assert_eq!(rejected.header("location"), "/admin/marketplace?done=rejected");
    let publish = format!("/admin/marketplace/{slug}/publish");
    let early = site.form(&publish, &root, &[]).await;
    assert_eq!(early.status, StatusCode::CONFLICT, "it does not wait any more");
    let path = format!("/api/marketplace/products/{slug}/submit");
    site.as_caller(Method::POST, &path, eve).await;
    let out = site.form(&publish, &root, &[]).await;
    assert_eq!(out.header("location"), "/admin/marketplace?done=published", "{}", out.text());
    let fields = [("product", slug.as_str()), ("reason", "It is evil"), ("sure", "on")];
    let off = site.form("/admin/marketplace/withdraw", &root, &fields).await;
    assert_eq!(off.header("location"), "/admin/marketplace?done=off", "{}", off.text());
}

async fn what_was_done_is_read_checked_and_taken_out(site: Live) {
    let ada = &site.signed_up("ada@example.com").await;
    let (root, place) = root_and(&site, "ada@example.com").await;
    site.form("/jobs", ada, &[("script", "Hello.")]).await;
    let log = site.page(&format!("{place}/audit?books=check"), &root).await.text();
    for said in ["job.created", "user_created", "The books are whole"] {
        assert!(log.contains(said), "{said}: {log}");
    }
    let some = site.page(&format!("{place}/audit?action=job."), &root).await.text();
    assert!(some.contains("job.created") && !some.contains("user_created"), "{some}");
    let export = site.page(&format!("{place}/audit.jsonl"), &root).await;
    assert!(export.header("content-disposition").starts_with("attachment"));
    let text = export.text();
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(lines.iter().any(|line| line["action"] == "job.created"), "{lines:?}");
    assert!(lines.len() >= 3, "{lines:?}");
}

async fn what_users_write_is_shown_as_text(site: Live) {
    let fields = [("name", EVIL), ("email", "eve@example.com"), ("password", PASSWORD)];
    site.post_fields("/register", &[("user-agent", EVIL)], &fields).await;
    let (root, place) = root_and(&site, "eve@example.com").await;
    site.form(&format!("{place}/credits"), &root, &[("amount", "1"), ("memo", EVIL)]).await;
    site.form(&format!("{place}/ban"), &root, &[("reason", EVIL)]).await;
    let asked: String = url::form_urlencoded::byte_serialize(EVIL.as_bytes()).collect();
    for path in [
        "/admin/users".to_owned(),
        place.clone(),
        format!("{place}/audit"),
        format!("{place}/audit?action={asked}"),
        format!("/admin/users?q={asked}"),
        format!("/admin/jobs?kind={asked}&account={asked}&state={asked}"),
    ] {
        harmless(&site.page(&path, &root).await, &path);
    }
    let fields = [("product", EVIL), ("reason", EVIL)];
    harmless(&site.form("/admin/marketplace/withdraw", &root, &fields).await, "withdraw");
}

async fn a_form_of_another_site_administers_nothing(site: Live) {
    site.signed_up("ada@example.com").await;
    let (_, place) = root_and(&site, "ada@example.com").await;
    let body = json!({ "email": "root@example.com", "password": PASSWORD });
    let heard = site.call(Method::POST, "/api/auth/sign-in/email", &[], Some(body)).await;
    let cookie = heard.header("set-cookie").split(';').next().unwrap().to_owned();
    for origin in ["https://evil.example", "null"] {
        let headers = [("cookie", cookie.as_str()), ("origin", origin)];
        for what in ["role", "ban", "unban", "sessions/end", "erase", "act", "credits"] {
            let fields = [("role", "admin"), ("reason", "x"), ("amount", "9"), ("memo", "x")];
            let heard = site.post_fields(&format!("{place}/{what}"), &headers, &fields).await;
            assert_eq!(heard.status, StatusCode::FORBIDDEN, "{what} from {origin}");
        }
        for what in ["jobs/redrive", "jobs/pause", "jobs/resume", "marketplace/withdraw"] {
            let path = format!("/admin/{what}");
            let heard = site.post_fields(&path, &headers, &[("kind", "video")]).await;
            assert_eq!(heard.status, StatusCode::FORBIDDEN, "{what} from {origin}");
        }
    }
}

/// Mail is sent by nobody here, and shown to who develops.
pub(crate) fn with_an_outbox(config: &mut ServerConfig) {
    crate::pages::at_rest(config);
    config.development = true;
}
