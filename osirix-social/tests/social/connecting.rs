//! Connecting accounts of each network as an installation is set up: by servers that somebody else
//! wrote for Bluesky and Mastodon, and by fakes.

use std::sync::Arc;

use osirix_core::ErrorCode;
use osirix_core::clock::Ambient;
use osirix_core::social::{ConnectWays, Connection, Connector, Network};
use osirix_social::Networks;
use reqwest::redirect::Policy;
use serde_json::{Value, json};
use url::Url;

use crate::facebook_accounts::facebook;
use crate::linkedin_fake::{self, FakeLinkedIn};
use crate::mastodon;
use crate::meta_fake::{self, FakeMeta, Speech};
use crate::named::named;
use crate::oauth::{REDIRECT, begun, parameter, secret};
use crate::pds::{self, client};
use crate::x_fake::{self, FakeX};

pub(crate) fn networks(settings: &Value) -> Networks {
    serde_json::from_value(settings.clone()).unwrap()
}

/// An installation that knows this network at this server, where it may ask inside.
pub(crate) fn installed(network: Network, server: &str) -> Networks {
    let app = json!({ "client_id": "osirix", "client_secret": "hunter2-secret" });
    let mut settings = json!({ "inside": true, "servers": { network.as_str(): server } });
    match network {
        Network::Bluesky => {}
        Network::X => settings["x"] = json!({ "client_id": "osirix" }),
        Network::Mastodon => {
            settings["servers"] = json!({});
            settings["mastodon"] = json!([{
                "server": server,
                "client_id": "osirix",
                "client_secret": "hunter2-secret",
            }]);
        }
        network => settings[network.as_str()] = app,
    }
    networks(&settings)
}

pub(crate) fn connector(networks: &Networks, network: Network) -> Arc<dyn Connector> {
    Arc::clone(&networks.connectors(&Ambient::system()).unwrap()[&network])
}

fn names(found: &[Connection]) -> Vec<(Network, &str, &str)> {
    let name = |c| {
        let Connection { network, account, .. }: &Connection = c;
        (*network, account.id.as_str(), account.handle.as_str())
    };
    found.iter().map(name).collect()
}

#[tokio::test]
async fn an_account_of_x_is_connected_by_its_page() {
    let fake = FakeX::start().await;
    let x = connector(&installed(Network::X, &fake.http.url), Network::X);
    let way = begun(None);
    let page: Url = x.page(&way).await.unwrap().parse().unwrap();
    assert_eq!(page.path(), "/i/oauth2/authorize");
    assert_eq!(parameter(&page, "state"), way.state.expose());
    let found = x.accounts(&way, &secret(x_fake::CODE)).await.unwrap();
    assert_eq!(names(&found), [(Network::X, "12", "ada")]);
    let [connection] = &found[..] else { panic!("{found:?}") };
    assert_eq!(connection.server, fake.http.url);
    assert_eq!(connection.credentials.access_token.expose(), x_fake::TOKEN);
    assert_eq!(connection.credentials.refresh_token, Some(secret(x_fake::REFRESH)));
    let asked = &fake.http.asked("POST /2/oauth2/token")[0];
    let verifier = meta_fake::form(asked).remove("code_verifier");
    assert_eq!(verifier.as_deref(), Some(way.code_verifier.expose()));
}

#[tokio::test]
async fn a_member_of_linkedin_connects_themselves() {
    let fake = FakeLinkedIn::start("urn:li:person:782bbtaQ").await;
    let linkedin = connector(&installed(Network::LinkedIn, &fake.http.url), Network::LinkedIn);
    let found = linkedin.accounts(&begun(None), &secret(linkedin_fake::CODE)).await.unwrap();
    assert_eq!(names(&found), [(Network::LinkedIn, "urn:li:person:782bbtaQ", "Ada Lovelace")]);
    assert_eq!(found[0].credentials.refresh_token, Some(secret(linkedin_fake::REFRESH)));
}

fn role(of: &str, role: &str, state: &str) -> Value {
    json!({ "organization": of, "role": role, "state": state })
}

#[tokio::test]
async fn a_member_of_linkedin_connects_the_organisations_that_they_administer() {
    let fake = FakeLinkedIn::start("urn:li:person:782bbtaQ").await;
    let of = |number: usize| format!("urn:li:organization:{number}");
    let mut roles: Vec<_> = (1..=51).map(|n| role(&of(n), "ADMINISTRATOR", "APPROVED")).collect();
    roles[0] = role(&of(1), "ANALYST", "APPROVED");
    roles[1] = role(&of(2), "ADMINISTRATOR", "REQUESTED");
    roles[2] = role("urn:li:organization:3),4(", "ADMINISTRATOR", "APPROVED");
    fake.account.lock().unwrap().roles = roles;
    let mut networks = installed(Network::LinkedIn, &fake.http.url);
    networks.linkedin_organisations = true;
    let linkedin = connector(&networks, Network::LinkedIn);
    let found = linkedin.accounts(&begun(None), &secret(linkedin_fake::CODE)).await.unwrap();
    let mut ids: Vec<_> = names(&found).into_iter().map(|(_, id, name)| (id, name)).collect();
    assert_eq!(ids.remove(0), ("urn:li:person:782bbtaQ", "Ada Lovelace"));
    assert_eq!(ids.len(), 48);
    assert!(ids.contains(&("urn:li:organization:51", "Works 51")));
    let not =
        |number: &str| ids.iter().all(|(id, _)| *id != format!("urn:li:organization:{number}"));
    assert!(["1", "2", "3", "3),4("].into_iter().all(not), "{ids:?}");
}

#[tokio::test]
async fn one_way_leads_to_pages_on_facebook_and_to_instagram() {
    let fake = facebook(&[]).await;
    let networks = installed(Network::Facebook, &fake.url);
    for network in [Network::Facebook, Network::Instagram] {
        let connector = connector(&networks, network);
        let page: Url = connector.page(&begun(None)).await.unwrap().parse().unwrap();
        assert_eq!(parameter(&page, "auth_type"), "rerequest");
        let found = connector.accounts(&begun(None), &secret(meta_fake::CODE)).await.unwrap();
        let expected = [
            (Network::Facebook, "1", "Page 1"),
            (Network::Facebook, "4", "Page 4"),
            (Network::Instagram, "40", "ada"),
        ];
        assert_eq!(names(&found), expected);
    }
}

#[tokio::test]
async fn an_account_of_threads_gets_a_right_that_lasts() {
    let fake = FakeMeta::start(Speech::Threads).await;
    let threads = connector(&installed(Network::Threads, &fake.http.url), Network::Threads);
    let found = threads.accounts(&begun(None), &secret(meta_fake::CODE)).await.unwrap();
    assert_eq!(names(&found), [(Network::Threads, "1784", "ada")]);
    let credentials = &found[0].credentials;
    assert_eq!(credentials.access_token.expose(), meta_fake::TOKEN);
    let days = credentials.expires_at.unwrap().since(Ambient::system().now()).as_secs() / 86_400;
    assert_eq!(days, 59);
}

#[tokio::test]
async fn an_account_of_bluesky_is_connected_with_an_app_password() {
    let handle = pds::account().await;
    let here = installed(Network::Bluesky, &pds::url());
    let bluesky = connector(&here, Network::Bluesky);
    let password = secret(pds::PASSWORD);
    for (server, identifier) in [
        (None, handle.clone()),
        (Some(format!("{}/", pds::url())), format!(" @{handle} ")),
        (None, format!("{handle}@example.com")),
    ] {
        let found = bluesky.sign_in(server.as_deref(), &identifier, &password).await.unwrap();
        assert_eq!(found.account.handle, handle);
        assert!(found.account.id.starts_with("did:plc:"));
        let publishers = here.publishers(&Ambient::system()).unwrap();
        publishers[&Network::Bluesky].refresh(&found).await.unwrap();
    }
}

#[tokio::test]
async fn an_app_password_that_does_not_fit_is_refused_and_not_shown() {
    let handle = pds::account().await;
    let bluesky = connector(&installed(Network::Bluesky, &pds::url()), Network::Bluesky);
    let error = bluesky.sign_in(None, &handle, &secret("hunter2")).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::Unauthenticated);
    assert!(!format!("{error} {error:?}").contains("hunter2"));
    let error = bluesky.sign_in(None, " @", &secret("hunter2")).await.unwrap_err();
    assert_eq!(error.context_value("field"), Some("identifier"));
    let error = bluesky.page(&begun(None)).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::Configuration);
}

/// As what a real server knows this program, with these rights.
async fn registered(server: &str, scopes: &str) -> Networks {
    let app = json!({ "client_name": "osirix", "redirect_uris": REDIRECT, "scopes": scopes });
    let made = client().post(format!("{server}/api/v1/apps")).json(&app).send().await.unwrap();
    let app: Value = made.json().await.unwrap();
    networks(&json!({
        "inside": true,
        "mastodon": [{
            "server": format!("{server}/"),
            "client_id": app["client_id"],
            "client_secret": app["client_secret"],
        }],
    }))
}

/// Says yes on the page of a server of Mastodon's as this user, and is sent back.
async fn allow(page: &Url, username: &str) -> Url {
    let names = ["client_id", "redirect_uri", "scope", "state"];
    let mut form: Vec<_> = names.iter().map(|name| (*name, parameter(page, name))).collect();
    form.push(("username", username.to_owned()));
    let browser = reqwest::Client::builder().redirect(Policy::none()).build().unwrap();
    let body: String =
        url::form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
    let asked = browser.post(page.as_str().split('?').next().unwrap());
    let asked = asked.header("content-type", "application/x-www-form-urlencoded").body(body);
    let back = asked.send().await.unwrap();
    back.headers()["location"].to_str().unwrap().parse().unwrap()
}

const SCOPES: &str = "read:accounts read:statuses write:media write:statuses";

#[tokio::test]
async fn an_account_of_mastodon_is_connected_by_the_page_of_its_server() {
    let (server, ada) = (named("OSIRIX_TEST_MASTODON_URL"), mastodon::connected().await);
    let mastodon = connector(&registered(&server, SCOPES).await, Network::Mastodon);
    let known = mastodon.sign_in(Some(&server), "", &ada.credentials.access_token).await.unwrap();
    assert_eq!(known.account.id, ada.account.id);
    let way = begun(Some(&server));
    let page: Url = mastodon.page(&way).await.unwrap().parse().unwrap();
    let back = allow(&page, &known.account.handle).await;
    assert_eq!(parameter(&back, "state"), way.state.expose());
    let found = mastodon.accounts(&way, &secret(&parameter(&back, "code"))).await.unwrap();
    assert_eq!((&found[0].account, found[0].server.as_str()), (&known.account, server.as_str()));
    assert_ne!(found[0].credentials.access_token, ada.credentials.access_token);
}

#[tokio::test]
async fn fewer_rights_on_a_server_of_mastodons_are_named() {
    let (server, ada) = (named("OSIRIX_TEST_MASTODON_URL"), mastodon::connected().await);
    let mastodon = connector(&registered(&server, "read:accounts").await, Network::Mastodon);
    let known = mastodon.sign_in(Some(&server), "", &ada.credentials.access_token).await.unwrap();
    let way = begun(Some(&server));
    let page: Url = mastodon.page(&way).await.unwrap().parse().unwrap();
    let code = secret(&parameter(&allow(&page, &known.account.handle).await, "code"));
    let error = mastodon.accounts(&way, &code).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::PermissionDenied);
    let missing = "read:statuses write:media write:statuses";
    assert_eq!(error.context_value("scopes"), Some(missing));
}

#[tokio::test]
async fn a_server_of_mastodons_that_is_not_known_takes_tokens_alone() {
    let server = named("OSIRIX_TEST_MASTODON_URL");
    let ada = mastodon::connected().await;
    let mastodon = connector(&networks(&json!({ "inside": true })), Network::Mastodon);
    let ways = mastodon.ways();
    assert_eq!((ways.page, ways.secret, ways.servers), (false, true, true));
    let error = mastodon.page(&begun(Some(&server))).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::Configuration);
    assert_eq!(error.context_value("server"), Some(server.as_str()));
    let error = mastodon.page(&begun(None)).await.unwrap_err();
    assert_eq!(error.context_value("field"), Some("server"));
    mastodon.sign_in(Some(&server), "", &ada.credentials.access_token).await.unwrap();
    let error = mastodon.sign_in(Some(&server), "", &secret("hunter2")).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::Unauthenticated);
    assert!(!format!("{error:?}").contains("hunter2"));
}

#[test]
fn an_installation_has_the_networks_that_it_is_set_up_for() {
    let ambient = Ambient::system();
    let bare = networks(&json!({}));
    let both = [Network::Bluesky, Network::Mastodon];
    assert!(bare.publishers(&ambient).unwrap().into_keys().eq(both));
    assert!(bare.connectors(&ambient).unwrap().into_keys().eq(both));
    let app = json!({ "client_id": "osirix", "client_secret": "hunter2" });
    let settings = json!({ "x": app, "facebook": app, "linkedin": app, "threads": app });
    let full = networks(&settings);
    let all = Network::ALL.iter().filter(|network| **network != Network::Own);
    assert!(full.publishers(&ambient).unwrap().keys().eq(all.clone()));
    let connectors = full.connectors(&ambient).unwrap();
    assert!(connectors.keys().eq(all), "one of the program's own is no setting");
    let by_page = |one: &ConnectWays| (one.page, one.secret, one.servers) == (true, false, false);
    let ways = connectors.values().map(|one| one.ways());
    assert_eq!(ways.filter(by_page).count(), 5);
    assert!(!format!("{full:?}").contains("hunter2"));
}

#[test]
fn a_setting_that_cannot_be_is_named() {
    let app = json!({ "client_id": " ", "client_secret": "hunter2" });
    let nowhere = json!([{ "server": "hunter2", "client_id": "a", "client_secret": "hunter2" }]);
    for (settings, field) in [
        (json!({ "facebook": app }), "facebook.client_id"),
        (json!({ "mastodon": nowhere }), "servers"),
        (json!({ "servers": { "mastodon": "https://social.example" } }), "servers"),
        (json!({ "servers": { "bluesky": "ada:hunter2" } }), "servers"),
    ] {
        let error = networks(&settings).connectors(&Ambient::system()).err().unwrap();
        assert_eq!(error.code(), ErrorCode::Configuration);
        assert_eq!(error.context_value("field"), Some(field), "{settings}");
        assert!(!format!("{error:?}").contains("hunter2"));
    }
    serde_json::from_value::<Networks>(json!({ "x": { "client": "a" } })).unwrap_err();
}
