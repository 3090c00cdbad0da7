//! Every route of the pages, as their sources have them: to nobody, to somebody else and from
//! another site.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use axum::http::{Method, StatusCode};
use serde_json::Value;

use crate::social_pages::between;
use crate::support::PASSWORD;
use crate::support::live::{Live, on_both_databases};

on_both_databases! {
    with |config| {
        crate::pages::at_rest(config);
        // Every route is asked many times in a minute.
        config.rate_limits = false;
    };
    a_form_of_another_site_is_refused_on_every_route,
    who_is_signed_out_sees_the_open_pages_alone,
    what_is_anothers_is_on_no_route,
}

/// The routes of the pages, without the files that they load.
fn routes() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/pages");
    let mut routes = routes_in(&folder);
    routes.retain(|route| !route.starts_with("/assets/"));
    assert!(routes.len() > 80, "the sources have {}", routes.len());
    routes
}

fn routes_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let of = |path: std::path::PathBuf| match path.is_dir() {
        true => routes_in(&path),
        false => routes_of(&fs::read_to_string(&path).unwrap()),
    };
    entries.flat_map(of).collect()
}

fn routes_of(source: &str) -> Vec<String> {
    let quoted =
        |rest: &str| rest.trim_start().strip_prefix('"')?.split('"').next().map(str::to_owned);
    source.split(".route(").skip(1).filter_map(quoted).collect()
}

/// The route with these in the place of its names.
fn filled(route: &str, things: &BTreeMap<&str, String>) -> String {
    let parts = route.split('/').map(|part| {
        let name = part.strip_prefix('{').and_then(|part| part.strip_suffix('}'));
        name.map_or(part, |name| {
            things.get(name).unwrap_or_else(|| panic!("say here what to put into {route}"))
        })
    });
    parts.collect::<Vec<_>>().join("/")
}

/// Things of the right kinds that are nobody's.
fn made_up() -> BTreeMap<&'static str, String> {
    let kinds = [
        ("connection", "cnx"),
        ("endpoint", "whe"),
        ("event", "evt"),
        ("job", "job"),
        ("key", "key"),
        ("passkey", "pky"),
        ("post", "pst"),
        ("publication", "pub"),
        ("queue", "que"),
        ("session", "ses"),
        ("user", "usr"),
    ];
    let ids = kinds.map(|(name, prefix)| (name, format!("{prefix}_{:032x}", 7)));
    let names = ["product", "slug"].map(|name| (name, "of-nobody".to_owned()));
    ids.into_iter().chain(names).collect()
}

async fn a_form_of_another_site_is_refused_on_every_route(site: Live) {
    site.signed_up("root@example.com").await;
    site.appoint("root@example.com").await;
    let fields = [("email", "root@example.com"), ("password", PASSWORD)];
    let signed_in = site.post_fields("/login", &[], &fields).await;
    let cookie = signed_in.header("set-cookie").split(';').next().unwrap().to_owned();
    let (things, mut refused) = (made_up(), 0);
    for route in routes() {
        for origin in [Some("https://evil.example"), Some("null"), None] {
            let mut headers = vec![("cookie", cookie.as_str())];
            headers.extend(origin.map(|origin| ("origin", origin)));
            let heard = site.post_fields(&filled(&route, &things), &headers, &[]).await;
            match heard.status {
                StatusCode::FORBIDDEN => refused += 1,
                // It has no form.
                other => assert_eq!(other, StatusCode::METHOD_NOT_ALLOWED, "{route}: {origin:?}"),
            }
        }
    }
    assert!(refused >= 3 * 60, "{refused}");
    let headers = [("cookie", cookie.as_str()), ("accept", "text/html")];
    let still = site.call(Method::GET, "/admin", &headers, None).await;
    assert_eq!(still.status, StatusCode::OK, "the session goes on");
}

async fn who_is_signed_out_sees_the_open_pages_alone(site: Live) {
    const OPEN: [&str; 9] = [
        "/",
        "/forgot-password",
        "/login",
        "/login/code",
        "/register",
        "/reset-password",
        "/verify-email",
        "/verify-email/send",
        // Its form ends a session, where there is one.
        "/logout",
    ];
    let things = made_up();
    for route in routes().iter().filter(|route| !OPEN.contains(&route.as_str())) {
        let path = filled(route, &things);
        let seen = site.page(&path, "").await;
        let sent = site.post_fields(&path, &[], &[]).await;
        for (method, heard) in [("GET", &seen), ("POST", &sent)] {
            let away = heard.header("location").starts_with("/login?next=");
            let nothing = heard.status == StatusCode::METHOD_NOT_ALLOWED;
            assert!(away || nothing, "{method} {route}: {} {}", heard.status, heard.text());
        }
        let any = [&seen, &sent].map(|heard| heard.status == StatusCode::SEE_OTHER);
        assert!(any.contains(&true), "{route} has neither");
    }
}

/// One of each of Ada's, by the names that routes have for them.
async fn adas_things(site: &Live, ada: &str) -> BTreeMap<&'static str, String> {
    let mut things = made_up();
    let job = site.form("/jobs", ada, &[("script", "Hello.")]).await;
    things.insert("job", job.header("location").trim_start_matches("/jobs/").to_owned());
    let post = site.form("/social/new", ada, &[("text", "Mine")]).await;
    let post = post.header("location").trim_start_matches("/social/posts/").to_owned();
    things.insert("post", post.split('?').next().unwrap().to_owned());
    let hook = [("url", "https://example.com/hook"), ("kind", "job.failed")];
    let hook = site.form("/settings/webhooks", ada, &hook).await.text();
    let endpoint = between(&hook, "href=\"/settings/webhooks/", "\"").to_owned();
    let place = format!("/settings/webhooks/{endpoint}");
    site.form(&format!("{place}/ping"), ada, &[]).await;
    let event = site.page(&place, ada).await.text();
    things.insert("event", between(&event, "aria-label=\"Message ", "\"").to_owned());
    things.insert("endpoint", endpoint);
    let key = [("name", "build"), ("scope", "jobs:read")];
    site.form("/settings/keys", ada, &key).await;
    let keys = site.page("/settings/keys", ada).await.text();
    things.insert("key", between(&keys, "action=\"/settings/keys/", "/").to_owned());
    site.signed_in("ada@example.com").await;
    let security = site.page("/settings/security", ada).await.text();
    let other = between(&security, "action=\"/settings/security/sessions/ses_", "/");
    things.insert("session", format!("ses_{other}"));
    let product = [
        ("name", "Calm"),
        ("description", "Calm"),
        ("category", "voices"),
        ("price", "4.99"),
        ("look", "Calm"),
    ];
    site.form("/marketplace/sell", ada, &product).await;
    let sells = site.page("/marketplace/sell", ada).await.text();
    things.insert("product", between(&sells, "action=\"/marketplace/sell/", "/hand-in").to_owned());
    const FACE: &[u8] = include_bytes!("../../../../osirix-media/tests/portraits/ada.jpg");
    let texts = [("name", "Ada"), ("consent_by", "Ada"), ("consent_statement", "I agree.")];
    site.post_form("/avatars", ada, &texts, ("picture", FACE)).await;
    let avatars = site.page("/avatars", ada).await.text();
    things.insert("slug", between(&avatars, "action=\"/avatars/", "/remove").to_owned());
    let session = site.get("/api/auth/get-session", ada).await.json();
    things.insert("user", session["user"]["id"].as_str().unwrap().to_owned());
    things
}

async fn as_ada_sees_them(site: &Live, ada: &str) -> Vec<Value> {
    let mut seen = Vec::new();
    for path in [
        "/api/auth/get-session",
        "/api/auth/list-sessions",
        "/api/auth/api-key/list",
        "/api/avatars",
        "/api/credits",
        "/api/jobs",
        "/api/social/posts",
        "/api/webhooks/endpoints",
    ] {
        seen.push(site.get(path, ada).await.json());
    }
    seen
}

async fn what_is_anothers_is_on_no_route(site: Live) {
    let ada = &crate::sell_pages::subscribed(&site, "ada@example.com", "enterprise").await;
    let eve = &crate::sell_pages::subscribed(&site, "eve@example.com", "enterprise").await;
    let things = adas_things(&site, ada).await;
    let before = as_ada_sees_them(&site, ada).await;
    // A form that is right, so that nothing but who sends it is wrong.
    let fields = [
        ("name", "Eve"),
        ("description", "Eve's"),
        ("category", "voices"),
        ("price", "4.99"),
        ("look", "Calm"),
        ("text", "Hers"),
        ("when", "now"),
        ("stars", "1"),
        ("queue", things["queue"].as_str()),
        ("reason", "x"),
    ];
    let (mut shown, mut sent) = (0, 0);
    for route in routes().iter().filter(|route| route.contains('{')) {
        let path = filled(route, &things);
        let seen = site.page(&path, eve).await;
        let made = site.form(&path, eve, &fields).await;
        for (heard, count) in [(&seen, &mut shown), (&made, &mut sent)] {
            match heard.status {
                StatusCode::NOT_FOUND => *count += 1,
                other => assert_eq!(other, StatusCode::METHOD_NOT_ALLOWED, "{route}: {heard:?}"),
            }
        }
        if seen.status == StatusCode::NOT_FOUND && !route.starts_with("/admin/") {
            // To its owner it is there: nothing but who asks is wrong.
            let own = site.page(&path, ada).await;
            let theirs = route == "/marketplace/products/{product}";
            assert!(theirs || own.status == StatusCode::OK, "{route}: {}", own.status);
        }
    }
    assert!(shown >= 8 && sent >= 30, "{shown} pages and {sent} forms");
    assert_eq!(as_ada_sees_them(&site, ada).await, before, "nothing of it was done");
}
