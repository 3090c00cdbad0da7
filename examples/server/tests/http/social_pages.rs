//! The pages of social networks, with a fake of X: accounts, posts, and what becomes of them.

use std::time::Duration;

use axum::http::StatusCode;
use osirix::{Network, NetworkApp, NetworkServer, SocialConfig, SocialSettings};
use osirix_server::ServerConfig;

use crate::fake::Reply;
use crate::pages_attacks::{EVIL, harmless};
use crate::support::live::Live;
use crate::x_fake::{self, FakeX};

/// A server that knows the fake, on which jobs wait.
fn knows(config: &mut ServerConfig, url: &str) {
    crate::pages::at_rest(config);
    config.osirix.social = SocialConfig {
        x: NetworkApp { client_id: Some("osirix".to_owned()), client_secret: None },
        servers: vec![NetworkServer { network: Network::X, url: url.to_owned() }],
        inside: true,
        publishing: SocialSettings { pause_s: 1, looks: 1, look_s: 1, ..SocialSettings::default() },
        ..SocialConfig::default()
    };
}

macro_rules! beside_x {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                let x = super::FakeX::start().await;
                let site = super::Live::sqlite(|config| super::knows(config, &x.http.url)).await;
                super::$name(site, x).await;
            })+
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                let x = super::FakeX::start().await;
                let site = super::Live::postgres(|config| super::knows(config, &x.http.url)).await;
                super::$name(site, x).await;
            })+
        }
    };
}

beside_x! {
    an_account_is_connected_by_its_networks_page_and_given_up,
    what_a_network_would_refuse_is_said_before_anything_is_written,
    a_post_is_written_reviewed_scheduled_and_cancelled,
    a_page_asks_about_a_post_that_is_on_its_way,
    a_draft_is_put_into_a_queue,
    a_time_is_one_of_a_zone_and_stands_in_the_calendar,
    a_post_says_something_else_on_a_network,
    a_file_of_ones_own_goes_with_a_post,
    what_is_written_is_shown_as_text,
    what_is_anothers_is_not_there,
    a_form_of_another_site_posts_nothing,
    a_secret_that_is_refused_is_said_beside_its_form,
}

/// Where a text begins that comes after another, to an end.
pub(crate) fn between<'a>(text: &'a str, before: &str, end: &str) -> &'a str {
    let from = text.split(before).nth(1).unwrap_or_else(|| panic!("no {before}: {text}"));
    from.split(end).next().unwrap()
}

/// Connects X by its page; the id of the connection.
async fn connected(site: &Live, token: &str) -> String {
    let begun = site.form("/social/accounts/start", token, &[("network", "x")]).await;
    assert_eq!(begun.status, StatusCode::OK, "{}", begun.text());
    let state = between(&begun.text(), "state=", "&").to_owned();
    let back = format!("/social/accounts/back?state={state}&code={}", x_fake::CODE);
    let choice = site.page(&back, token).await.text();
    let choice = between(&choice, "name=\"choice\" value=\"", "\"");
    let fields = [("choice", choice), ("account", "12")];
    let chosen = site.form("/social/accounts/choose", token, &fields).await;
    assert_eq!(chosen.header("location"), "/social/accounts?done=connected", "{}", chosen.text());
    let page = site.page("/social/new", token).await.text();
    between(&page, "name=\"connection\" value=\"", "\"").to_owned()
}

async fn an_account_is_connected_by_its_networks_page_and_given_up(site: Live, _x: FakeX) {
    let token = &site.signed_up("ada@example.com").await;
    let eve = &site.signed_up("eve@example.com").await;
    let nothing = site.page("/social", token).await.text();
    assert!(nothing.contains("Connect an account first"), "{nothing}");
    let begun = site.form("/social/accounts/start", token, &[("network", "x")]).await.text();
    let state = between(&begun, "state=", "&").to_owned();
    let stolen = site.page(&format!("/social/accounts/back?state={state}&code=x"), eve).await;
    assert_eq!(stolen.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(stolen.text().contains("Begin again") || stolen.text().contains("begin again"));
    let begun = site.form("/social/accounts/start", token, &[("network", "x")]).await.text();
    let state = between(&begun, "state=", "&").to_owned();
    let no = site.page(&format!("/social/accounts/back?state={state}&error=denied"), token).await;
    assert!(no.text().contains("The network was not allowed"), "{}", no.text());

    let connection = connected(&site, token).await;
    let page = site.page("/social/accounts", token).await.text();
    assert!(page.contains("<h3>ada</h3>") && page.contains("Works"), "{page}");
    assert!(!page.contains(x_fake::TOKEN), "no secret is shown");
    let give_up = format!("/social/accounts/{connection}/disconnect");
    assert_eq!(site.form(&give_up, eve, &[]).await.status, StatusCode::NOT_FOUND);
    let gone = site.form(&give_up, token, &[]).await;
    assert_eq!(gone.header("location"), "/social/accounts?done=disconnected");
    assert!(site.page("/social/accounts", token).await.text().contains("Given up"));
    let unknown = site.form("/social/accounts/start", token, &[("network", "myspace")]).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
}

async fn what_a_network_would_refuse_is_said_before_anything_is_written(site: Live, _x: FakeX) {
    let token = &site.signed_up("ada@example.com").await;
    let connection = &connected(&site, token).await;
    let long = "a".repeat(281);
    let fields = [("connection", connection.as_str()), ("text", &long)];
    let told = site.form("/social/check", token, &fields).await;
    assert_eq!(told.status, StatusCode::OK);
    for said in ["281 of 280", "Refuses it", "Shorten the text"] {
        assert!(told.text().contains(said), "{said}: {}", told.text());
    }
    let fields =
        [("connection", connection.as_str()), ("text", "Hi 😀"), ("link", "https://example.com")];
    let told = site.form("/social/check", token, &fields).await.text();
    assert!(told.contains("29 of 280") && told.contains("Takes it"), "as X counts: {told}");
    let fields = [("connection", connection.as_str()), ("link", "javascript:alert(1)")];
    let told = site.form("/social/check", token, &fields).await.text();
    assert!(told.contains("A link begins with https://"), "{told}");
    assert!(site.page("/social", token).await.text().contains("Nothing written yet"));
    site.form(&format!("/social/accounts/{connection}/disconnect"), token, &[]).await;
    let fields = [("connection", connection.as_str()), ("text", "Hi")];
    let told = site.form("/social/check", token, &fields).await.text();
    assert!(told.contains("is not connected any more"), "{told}");
}

/// The page of a post that was written.
async fn written(site: &Live, token: &str, fields: &[(&str, &str)]) -> String {
    let heard = site.form("/social/new", token, fields).await;
    assert_eq!(heard.status, StatusCode::SEE_OTHER, "{}", heard.text());
    heard.header("location").split('?').next().unwrap().to_owned()
}

async fn a_post_is_written_reviewed_scheduled_and_cancelled(site: Live, x: FakeX) {
    let token = &site.signed_up("ada@example.com").await;
    let connection = &connected(&site, token).await;
    let fields = [("connection", connection.as_str()), ("text", "Hello\r\nthere"), ("when", "now")];
    let place = written(&site, token, &fields).await;
    let page = site.page(&place, token).await.text();
    for said in ["Review the post", "Publish it now", "11 of 280", "Hello\nthere"] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(x.http.asked("POST /2/tweets").is_empty(), "a draft goes nowhere");
    let edit = format!("{place}/edit");
    assert!(site.page(&edit, token).await.text().contains("Hello\nthere</textarea>"));
    let fields = [("connection", connection.as_str()), ("text", "Better")];
    let changed = site.form(&edit, token, &fields).await;
    assert_eq!(changed.header("location"), format!("{place}?done=rewritten"));
    let schedule = format!("{place}/schedule");
    let scheduled = site.form(&schedule, token, &[]).await;
    assert_eq!(scheduled.header("location"), format!("{place}?done=scheduled"));
    let twice = site.form(&schedule, token, &[]).await;
    assert_eq!(twice.status, StatusCode::CONFLICT, "sent twice it is published once");
    assert!(twice.text().contains("Only a draft can be scheduled"), "{}", twice.text());
    assert!(site.page(&place, token).await.text().contains("It waits for its time"));
    let cancelled = site.form(&format!("{place}/cancel"), token, &[]).await;
    assert_eq!(cancelled.header("location"), format!("{place}?done=withdrawn"));
    let page = site.page("/social", token).await.text();
    assert!(page.contains("Cancelled") && page.contains("Better"), "{page}");
    let nowhere = written(&site, token, &[("text", "Nowhere yet")]).await;
    let refused = site.form(&format!("{nowhere}/schedule"), token, &[]).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    assert!(refused.text().contains("Say by which connections"), "{}", refused.text());
}

async fn a_draft_is_put_into_a_queue(site: Live, _x: FakeX) {
    let token = &site.signed_up("ada@example.com").await;
    let eve = &site.signed_up("eve@example.com").await;
    assert!(site.page("/social/queues", token).await.text().contains("Connect one first"));
    let connection = &connected(&site, token).await;
    let with = |name: &'static str, value: &'static str| {
        let all = [("name", "Week"), ("day", "monday"), ("times", "9:30"), ("time_zone", "UTC")];
        let mut all =
            all.map(|(found, was)| (found, if found == name { value } else { was })).to_vec();
        all.push(("connection", connection.as_str()));
        all
    };
    for (name, value, said) in [
        ("name", "\t", "id=\"name-wrong\""),
        ("times", "25:00", "id=\"times-wrong\""),
        ("times", ",", "role=\"alert\""),
        ("day", "someday", "role=\"alert\""),
        ("time_zone", "Mars/Olympus", "id=\"time_zone-wrong\""),
    ] {
        let heard = site.form("/social/queues", token, &with(name, value)).await;
        assert_eq!(heard.status, StatusCode::BAD_REQUEST, "{value}: {}", heard.text());
        assert!(heard.text().contains(said), "{value}: {}", heard.text());
        assert!(name == "name" || heard.text().contains("value=\"Week\""), "what was given stays");
    }
    let stolen = site.form("/social/queues", eve, &with("name", "Hers")).await;
    assert!(stolen.status.is_client_error(), "by another's connection nothing goes out");
    let made = site.form("/social/queues", token, &with("name", EVIL)).await;
    assert_eq!(made.header("location"), "/social/queues?done=queue", "{}", made.text());
    let page = site.page("/social/queues", token).await;
    harmless(&page, "/social/queues");
    assert!(page.text().contains("Mon 09:30") && page.text().contains("free"), "{}", page.text());
    let queue = between(&page.text(), "/social/queues/", "/").to_owned();

    let place = written(&site, token, &[("text", "Next, please")]).await;
    let shown = site.page(&place, token).await;
    harmless(&shown, &place);
    assert!(shown.text().contains("Put it into the queue"));
    let (enqueue, field) = (format!("{place}/queue"), [("queue", queue.as_str())]);
    assert_eq!(site.form(&enqueue, eve, &field).await.status, StatusCode::NOT_FOUND);
    let queued = site.form(&enqueue, token, &field).await;
    assert_eq!(queued.header("location"), format!("{place}?done=scheduled"), "{}", queued.text());
    assert_eq!(site.form(&enqueue, token, &field).await.status, StatusCode::CONFLICT, "once");
    let page = site.page("/social/queues", token).await.text();
    assert!(page.contains(&format!("href=\"{place}\">Its post")), "{page}");
    let hers = written(&site, eve, &[("text", "Hers")]).await;
    let heard = site.form(&format!("{hers}/queue"), eve, &field).await;
    assert_eq!(heard.status, StatusCode::NOT_FOUND, "another's queue is not there");
    let remove = format!("/social/queues/{queue}/remove");
    assert_eq!(site.form(&remove, eve, &[]).await.status, StatusCode::NOT_FOUND);
    let removed = site.form(&remove, token, &[]).await;
    assert_eq!(removed.header("location"), "/social/queues?done=queue-gone");
    assert!(site.page(&place, token).await.text().contains("Scheduled"), "it keeps its time");
}

async fn a_page_asks_about_a_post_that_is_on_its_way(site: Live, _x: FakeX) {
    let token = &site.signed_up("ada@example.com").await;
    let connection = &connected(&site, token).await;
    let place = written(&site, token, &[("connection", connection), ("text", "Hello")]).await;
    assert!(!site.page(&place, token).await.text().contains("hx-trigger=\"every"), "a draft stays");
    site.form(&format!("{place}/schedule"), token, &[]).await;
    let page = site.page(&place, token).await.text();
    assert!(page.contains("hx-trigger=\"every 2s\""), "{page}");
    let ask = between(&page, "hx-get=\"", "\"").to_owned();
    assert!(ask.starts_with(&format!("{place}?seen=")), "{ask}");
    assert_eq!(site.page(&ask, token).await.status, StatusCode::NO_CONTENT, "nothing is new");
    site.form(&format!("{place}/cancel"), token, &[]).await;
    let page = site.page(&ask, token).await;
    assert!(page.text().contains("Cancelled") && !page.text().contains("every 2s"), "it is over");
}

async fn a_time_is_one_of_a_zone_and_stands_in_the_calendar(site: Live, _x: FakeX) {
    let token = &site.signed_up("ada@example.com").await;
    let connection = &connected(&site, token).await;
    let at = |local: &'static str, zone: &'static str| {
        [
            ("connection", connection.as_str()),
            ("text", "Later"),
            ("when", "later"),
            ("local", local),
            ("zone", zone),
        ]
    };
    let refused = site.form("/social/new", token, &at("2090-06-01T23:30", "Mars/Olympus")).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    assert!(refused.text().contains("id=\"zone-wrong\">No time zone"), "{}", refused.text());
    let refused = site.form("/social/new", token, &at("soon", "UTC")).await;
    assert!(refused.text().contains("id=\"local-wrong\">A date and a time"), "{}", refused.text());
    let past = written(&site, token, &at("2020-06-01T09:00", "UTC")).await;
    let refused = site.form(&format!("{past}/schedule"), token, &[]).await;
    assert!(refused.text().contains("This time is past"), "{}", refused.text());

    let place = written(&site, token, &at("2090-06-01T23:30", "America/New_York")).await;
    assert!(site.page(&place, token).await.text().contains("Schedule it"));
    site.form(&format!("{place}/schedule"), token, &[]).await;
    let month = site.page("/social/calendar?month=2090-06&zone=America/New_York", token).await;
    let day = between(&month.text(), "datetime=\"2090-06-01\"", "</li>").to_owned();
    assert!(day.contains("23:30") && day.contains(&place), "{day}");
    let month = site.page("/social/calendar?month=2090-06&zone=UTC", token).await.text();
    let day = between(&month, "datetime=\"2090-06-02\"", "</li>");
    assert!(day.contains("03:30"), "in another zone it is the next day: {day}");
    let odd = site.page("/social/calendar?month=x&zone=Mars/Olympus", token).await;
    assert_eq!(odd.status, StatusCode::BAD_REQUEST);
    assert!(odd.text().contains("id=\"zone-wrong\""));
}

async fn a_post_says_something_else_on_a_network(site: Live, _x: FakeX) {
    let token = &site.signed_up("ada@example.com").await;
    let connection = &connected(&site, token).await;
    let long = "long ".repeat(100);
    let fields =
        [("connection", connection.as_str()), ("text", long.as_str()), ("on-x", "In short.")];
    let place = written(&site, token, &fields).await;
    let page = site.page(&place, token).await.text();
    assert!(page.contains("9 of 280") && page.contains("Takes it"), "{page}");
    let edit = site.page(&format!("{place}/edit"), token).await.text();
    assert!(edit.contains("In short.</textarea>"), "{edit}");
    let job =
        site.form("/jobs", token, &[("script", "Hello.")]).await.header("location").to_owned();
    let job = job.trim_start_matches("/jobs/");
    let fields = [("connection", connection.as_str()), ("text", "Wait for it"), ("video", job)];
    let place = written(&site, token, &fields).await;
    let page = site.page(&place, token).await.text();
    assert!(page.contains("With a file"), "the post waits for its video: {page}");
}

async fn a_file_of_ones_own_goes_with_a_post(site: Live, _x: FakeX) {
    const ADA: &[u8] = include_bytes!("../../../../osirix-media/tests/portraits/ada.jpg");
    let token = &site.signed_up("ada@example.com").await;
    let connection = &connected(&site, token).await;
    let texts = [("connection", connection.as_str()), ("text", "Me"), ("alt", "Ada, who smiles")];
    let odd = site.post_form("/social/new", token, &texts, ("file", b"MZ no picture")).await;
    assert_eq!(odd.status, StatusCode::BAD_REQUEST, "{}", odd.text());
    assert!(odd.text().contains("id=\"file-wrong\""), "{}", odd.text());
    let made = site.post_form("/social/new", token, &texts, ("file", ADA)).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text());
    let place = made.header("location").split('?').next().unwrap();
    let page = site.page(place, token).await.text();
    assert!(page.contains("With a file") && page.contains("Takes it"), "{page}");
    let edit = format!("{place}/edit");
    let kept = site.page(&edit, token).await.text();
    assert!(kept.contains("value=\"kept\" selected") && kept.contains("Ada, who smiles"), "{kept}");
    let fields = [("connection", connection.as_str()), ("text", "Still me"), ("video", "kept")];
    assert_eq!(site.form(&edit, token, &fields).await.status, StatusCode::SEE_OTHER);
    assert!(site.page(place, token).await.text().contains("With a file"));
    let checked = site.post_form("/social/check", token, &texts, ("file", ADA)).await;
    assert!(checked.text().contains("2 of 280"), "{}", checked.text());
}

async fn what_is_written_is_shown_as_text(site: Live, _x: FakeX) {
    let token = &site.signed_up("eve@example.com").await;
    let connection = &connected(&site, token).await;
    let fields = [
        ("connection", connection.as_str()),
        ("text", EVIL),
        ("alt", EVIL),
        ("comment", EVIL),
        ("on-x", EVIL),
        ("format", "post"),
    ];
    let place = written(&site, token, &fields).await;
    for path in ["/social".to_owned(), place.clone(), format!("{place}/edit")] {
        harmless(&site.page(&path, token).await, &path);
    }
    let mut odd = fields.to_vec();
    odd.extend([("when", "later"), ("local", EVIL), ("zone", EVIL), ("link", EVIL)]);
    for path in ["/social/check", "/social/new"] {
        harmless(&site.form(path, token, &odd).await, path);
    }
    let tried = [("network", "bluesky"), ("server", EVIL), ("identifier", EVIL), ("secret", EVIL)];
    harmless(&site.form("/social/accounts", token, &tried).await, "/social/accounts");
    let asked: String = url::form_urlencoded::byte_serialize(EVIL.as_bytes()).collect();
    for path in [
        format!("/social/calendar?zone={asked}&month={asked}"),
        format!("/social/new?text={asked}&zone={asked}"),
        format!("/social/accounts/back?state={asked}&code={asked}"),
    ] {
        harmless(&site.page(&path, token).await, &path);
    }
}

async fn what_is_anothers_is_not_there(site: Live, _x: FakeX) {
    let ada = &site.signed_up("ada@example.com").await;
    let eve = &site.signed_up("eve@example.com").await;
    let connection = &connected(&site, ada).await;
    let place = written(&site, ada, &[("connection", connection), ("text", "Mine")]).await;
    let id = place.rsplit('/').next().unwrap();
    for path in [place.clone(), format!("{place}/edit"), "/social/posts/x".to_owned()] {
        assert_eq!(site.page(&path, eve).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    for path in ["edit", "schedule", "cancel"] {
        let heard = site.form(&format!("{place}/{path}"), eve, &[("text", "Hers")]).await;
        assert_eq!(heard.status, StatusCode::NOT_FOUND, "{path}");
    }
    let fields = [("connection", connection.as_str()), ("text", "By hers")];
    for path in ["/social/new", "/social/check"] {
        let heard = site.form(path, eve, &fields).await;
        assert_eq!(heard.status, StatusCode::NOT_FOUND, "{path}: {}", heard.text());
    }
    let heard = site.form("/social/check", eve, &[("post", id), ("text", "Hers")]).await;
    assert_eq!(heard.status, StatusCode::NOT_FOUND);
    site.form(&format!("{place}/schedule"), ada, &[]).await;
    let page = site.page(&place, ada).await.text();
    assert!(page.contains("Mine"));
    for path in ["confirm", "again", "give-up"] {
        for id in ["x", "publication_00000000-0000-0000-0000-000000000000"] {
            let path = format!("/social/publications/{id}/{path}");
            assert_eq!(site.form(&path, eve, &[]).await.status, StatusCode::NOT_FOUND, "{path}");
        }
    }
    let job = site.form("/jobs", ada, &[("script", "Hello.")]).await.header("location").to_owned();
    let video = [("text", "Hers"), ("video", job.trim_start_matches("/jobs/"))];
    let heard = site.form("/social/new", eve, &video).await;
    assert_eq!(heard.status, StatusCode::NOT_FOUND);
}

async fn a_form_of_another_site_posts_nothing(site: Live, x: FakeX) {
    let token = &site.signed_up("ada@example.com").await;
    let connection = &connected(&site, token).await;
    let place = written(&site, token, &[("connection", connection), ("text", "Mine")]).await;
    let fields = [("email", "ada@example.com"), ("password", crate::support::PASSWORD)];
    let signed_in = site.post_fields("/login", &[], &fields).await;
    let cookie = signed_in.header("set-cookie").split(';').next().unwrap().to_owned();
    for origin in ["https://evil.example", "null"] {
        let headers = [("cookie", cookie.as_str()), ("origin", origin)];
        for path in [
            format!("{place}/schedule"),
            format!("{place}/cancel"),
            format!("{place}/edit"),
            format!("/social/accounts/{connection}/disconnect"),
            format!("{place}/queue"),
            "/social/new".to_owned(),
            "/social/queues".to_owned(),
            "/social/queues/x/remove".to_owned(),
            "/social/accounts".to_owned(),
            "/social/accounts/start".to_owned(),
            "/social/accounts/choose".to_owned(),
        ] {
            let heard = site.post_fields(&path, &headers, &[("text", "Theirs")]).await;
            assert_eq!(heard.status, StatusCode::FORBIDDEN, "{path} from {origin}");
        }
    }
    let page = site.page(&place, token).await.text();
    assert!(page.contains("Mine") && page.contains("Draft"), "{page}");
    assert!(x.http.asked("POST /2/tweets").is_empty());
}

async fn a_secret_that_is_refused_is_said_beside_its_form(site: Live, x: FakeX) {
    let token = &site.signed_up("ada@example.com").await;
    let fields = [("network", "bluesky"), ("identifier", " "), ("secret", "hunter2-secret")];
    let refused = site.form("/social/accounts", token, &fields).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    let text = refused.text();
    assert!(text.contains("id=\"bluesky-identifier-wrong\">Say whose"), "{text}");
    assert!(!text.contains("hunter2-secret"), "a secret is never sent back");
    // The fake answers, and is no server of Mastodon's.
    let fields = [("network", "mastodon"), ("server", x.http.url.as_str()), ("secret", "s")];
    let refused = site.form("/social/accounts", token, &fields).await;
    let (status, text) = (refused.status, refused.text());
    assert!(!status.is_success() && status != StatusCode::INTERNAL_SERVER_ERROR, "{text}");
    let card = between(&text, "id=\"on-mastodon\"", "</article>");
    assert!(card.contains("role=\"alert\"") || card.contains("class=\"wrong\""), "{card}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_nobody_knows_is_decided_by_a_person() {
    let x = FakeX::start().await;
    x.account.lock().unwrap().instead = Some((Reply::Breaks, false));
    let site = Live::sqlite(|config| {
        knows(config, &x.http.url);
        config.osirix.workers = 1;
    })
    .await;
    let token = &site.signed_up("ada@example.com").await;
    let connection = &connected(&site, token).await;
    let place = written(&site, token, &[("connection", connection), ("text", "Is it out?")]).await;
    site.form(&format!("{place}/schedule"), token, &[]).await;
    let mut page = String::new();
    for _ in 0..300 {
        page = site.page(&place, token).await.text();
        if page.contains("It is not there") {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert!(page.contains("Needs you") && page.contains("No answer: it may be out"), "{page}");
    let listed = site.page("/social", token).await.text();
    assert!(listed.contains("A post needs you"), "{listed}");
    let publication = between(&page, "/social/publications/", "/").to_owned();
    let post = place.rsplit('/').next().unwrap();
    let again = format!("/social/publications/{publication}/again");
    let soon = site.form(&again, token, &[("post", post)]).await;
    assert_eq!(soon.status, StatusCode::CONFLICT, "its last try may still be under way");
    assert!(soon.text().contains("role=\"alert\""), "{}", soon.text());
    let eve = &site.signed_up("eve@example.com").await;
    let confirm = format!("/social/publications/{publication}/confirm");
    assert_eq!(site.form(&confirm, eve, &[("post", post)]).await.status, StatusCode::NOT_FOUND);
    let seen = [("post", post), ("permalink", "https://x.com/ada/status/1"), ("remote_id", "1")];
    let noted = site.form(&confirm, token, &seen).await;
    assert_eq!(noted.header("location"), format!("{place}?done=noted"), "{}", noted.text());
    let page = site.page(&place, token).await.text();
    assert!(page.contains("https://x.com/ada/status/1") && page.contains("All of it is out"));
}
