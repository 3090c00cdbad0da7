//! How accounts are connected: by a network's page and a choice, or with a secret.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;

use super::harness::Harness;
use super::network::Fake;
use super::press::{Networks, Press, said};
use crate::audit::Actor;
use crate::auth::{Purpose, Token};
use crate::error::{Error, ErrorCode, Result};
use crate::id::AccountId;
use crate::secret::Secret;
use crate::social::{
    ConnectChoice, ConnectReturn, ConnectSecret, ConnectStart, ConnectWays, Connection, Connector,
    Network, StartConnect, WayRound,
};

const ME: Actor = Actor::System;
const REDIRECT: &str = "https://app.example/back";
const CODE: &str = "code-of-the-page";
const PASSWORD: &str = "app-password";
const LIFETIME: Duration = Duration::from_secs(900);

/// A fake page of a fake network: its code is good, and its people may publish for accounts as a
/// behaviour says.
pub(super) struct Page {
    fake: Arc<Fake>,
    people: Mutex<Vec<Connection>>,
    ways: Mutex<Vec<WayRound>>,
}

impl Page {
    pub(super) fn of(fake: &Arc<Fake>) -> Arc<Self> {
        let people = Mutex::new(["ada", "works"].map(|name| fake.connection(name)).into());
        Arc::new(Page { fake: fake.clone(), people, ways: Mutex::default() })
    }

    /// The ways round that came back to it.
    fn asked(&self) -> Vec<WayRound> {
        self.ways.lock().unwrap().clone()
    }
}

#[async_trait]
impl Connector for Page {
    fn ways(&self) -> ConnectWays {
        ConnectWays { network: Network::X, page: true, secret: true, servers: false }
    }

    async fn page(&self, way: &WayRound) -> Result<String> {
        Ok(format!("https://fake.example/page?state={}", way.state.expose()))
    }

    async fn accounts(&self, way: &WayRound, code: &Secret<String>) -> Result<Vec<Connection>> {
        self.ways.lock().unwrap().push(way.clone());
        match code.expose() == CODE {
            true => Ok(self.people.lock().unwrap().clone()),
            false => Err(Error::new(ErrorCode::Unauthenticated, "no such code")),
        }
    }

    async fn sign_in(
        &self,
        _: Option<&str>,
        identifier: &str,
        secret: &Secret<String>,
    ) -> Result<Connection> {
        match secret.expose() == PASSWORD {
            true => Ok(self.fake.connection(identifier)),
            false => Err(Error::new(ErrorCode::Unauthenticated, "no such password")),
        }
    }
}

fn to(network: Network) -> StartConnect {
    StartConnect { network, redirect_uri: REDIRECT.to_owned(), server: None }
}

fn with(state: &Token) -> ConnectReturn {
    ConnectReturn { state: state.clone(), code: Some(Secret::new(CODE.to_owned())) }
}

fn ids(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn reason<T: std::fmt::Debug>(result: Result<T>) -> (ErrorCode, Option<String>) {
    let error = result.unwrap_err();
    (error.code(), error.context_value("reason").map(str::to_owned))
}

fn ended() -> (ErrorCode, Option<String>) {
    (ErrorCode::Unauthenticated, Some("invalid_state".to_owned()))
}

impl Press {
    async fn begin(&self, account: AccountId) -> ConnectStart {
        self.social.start_connect(account, to(Network::X)).await.unwrap()
    }

    /// A way round up to the choice.
    async fn come_back(&self, account: AccountId) -> ConnectChoice {
        let start = self.begin(account).await;
        self.social.finish_connect(account, with(&start.state)).await.unwrap()
    }

    async fn connected(&self, account: AccountId) -> Vec<String> {
        let all = self.social.connections(account).await.unwrap();
        all.into_iter().map(|one| one.remote.id).collect()
    }
}

pub(super) async fn who_comes_back_from_a_page_connects_what_they_choose(h: Harness) {
    let (networks, account) = (Networks::new(&h), h.account().await);
    let (here, there) = (networks.press(&h, 0), networks.press(&h, 1));
    let start = here.begin(account).await;
    assert!(start.url.ends_with(start.state.expose()));
    // Another process may see the browser come back.
    let found = there.social.finish_connect(account, with(&start.state)).await.unwrap();
    let [way] = &networks.page.asked()[..] else { panic!("one way") };
    assert_eq!((way.redirect_uri.as_str(), way.state.expose()), (REDIRECT, start.state.expose()));
    assert_ne!(way.code_verifier.expose(), way.state.expose());
    let handles: Vec<_> = found.accounts.iter().map(|one| one.remote.handle.as_str()).collect();
    assert_eq!(handles, ["@ada", "@works"]);
    assert!(here.connected(account).await.is_empty(), "nothing before it is chosen");
    let chosen = here.social.choose(ME, account, &found.choice, &ids(&["works"])).await.unwrap();
    assert_eq!(here.connected(account).await, ["works"]);
    assert_eq!(h.actions(account).await.last().unwrap().1, "social.connected");
    here.publish(account, said(&["Hello"], &[chosen[0].id])).await;
    here.work().await;
    assert_eq!(networks.finds.texts(), ["Hello"]);
}

pub(super) async fn a_state_is_good_once_for_who_began_and_for_15_minutes(h: Harness) {
    let (networks, account, other) = (Networks::new(&h), h.account().await, h.account().await);
    let press = networks.press(&h, 0);
    let back = |account, state: &Token| press.social.finish_connect(account, with(state));
    let unknown = Token::new(&h.ambient).unwrap();
    assert_eq!(reason(back(account, &unknown).await), ended());
    let start = press.begin(account).await;
    assert_eq!(reason(back(other, &start.state).await), ended());
    let late = press.begin(account).await;
    h.clock.advance(LIFETIME + Duration::from_secs(1));
    assert_eq!(reason(back(account, &late.state).await), ended());
    assert!(networks.page.asked().is_empty(), "nobody is asked");
    let start = press.begin(account).await;
    h.clock.advance(LIFETIME - Duration::from_secs(1));
    let found = back(account, &start.state).await.unwrap();
    assert_eq!(reason(back(account, &start.state).await), ended());
    // The other kind of token does not pass for it.
    assert_eq!(reason(back(account, &found.choice).await), ended());
    assert_eq!(networks.page.asked().len(), 1);
}

pub(super) async fn a_choice_is_good_once_for_who_began_and_for_15_minutes(h: Harness) {
    let (networks, account, other) = (Networks::new(&h), h.account().await, h.account().await);
    let (press, ada) = (networks.press(&h, 0), ids(&["ada"]));
    let choose = |account, choice| press.social.choose(ME, account, choice, &ada);
    let unknown = Token::new(&h.ambient).unwrap();
    assert_eq!(reason(choose(account, &unknown).await), ended());
    let found = press.come_back(account).await;
    assert_eq!(reason(choose(other, &found.choice).await), ended());
    let late = press.come_back(account).await;
    h.clock.advance(LIFETIME + Duration::from_secs(1));
    assert_eq!(reason(choose(account, &late.choice).await), ended());
    for account in [account, other] {
        assert!(press.connected(account).await.is_empty());
    }
    let found = press.come_back(account).await;
    h.clock.advance(LIFETIME - Duration::from_secs(1));
    choose(account, &found.choice).await.unwrap();
    assert_eq!(reason(choose(account, &found.choice).await), ended());
    assert_eq!(press.connected(account).await, ada);
}

pub(super) async fn of_many_who_choose_at_once_one_does(h: Harness) {
    let (networks, account) = (Networks::new(&h), h.account().await);
    let (one, two) = (networks.press(&h, 0), networks.press(&h, 1));
    let (found, ada, works) = (one.come_back(account).await, ids(&["ada"]), ids(&["works"]));
    let (first, second) = tokio::join!(
        one.social.choose(ME, account, &found.choice, &ada),
        two.social.choose(ME, account, &found.choice, &works),
    );
    assert_eq!([&first, &second].into_iter().filter(|chosen| chosen.is_ok()).count(), 1);
    assert_eq!(one.connected(account).await, if first.is_ok() { ada } else { works });
}

pub(super) async fn what_is_chosen_is_connected_whole_or_not_at_all(h: Harness) {
    let (networks, account) = (Networks::new(&h), h.account().await);
    let press = networks.press(&h, 0);
    for (chosen, code, field) in [
        (ids(&["ada", "eve"]), ErrorCode::NotFound, "accounts"),
        (ids(&[]), ErrorCode::InvalidInput, "accounts"),
    ] {
        let found = press.come_back(account).await;
        let error = press.social.choose(ME, account, &found.choice, &chosen).await.unwrap_err();
        assert_eq!((error.code(), error.context_value("field")), (code, Some(field)));
    }
    assert!(press.connected(account).await.is_empty());
    for number in 1..100 {
        press.connect(account, &networks.finds, &format!("page-{number}")).await;
    }
    let found = press.come_back(account).await;
    let both = ids(&["ada", "works"]);
    let error = press.social.choose(ME, account, &found.choice, &both).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::PlanLimit);
    assert_eq!(press.connected(account).await.len(), 99, "the first is not connected either");
    let found = press.come_back(account).await;
    press.social.choose(ME, account, &found.choice, &both[..1]).await.unwrap();
    assert_eq!(press.connected(account).await.len(), 100);
}

pub(super) async fn what_is_remembered_on_the_way_is_sealed(h: Harness) {
    let (networks, account) = (Networks::new(&h), h.account().await);
    let press = networks.press(&h, 0);
    let (start, found) = (press.begin(account).await, press.come_back(account).await);
    let [way] = &networks.page.asked()[..] else { panic!("one way") };
    let token = networks.finds.connection("ada").credentials.access_token;
    for (purpose, shown) in
        [(Purpose::NetworkState, &start.state), (Purpose::NetworkChoice, &found.choice)]
    {
        let mut tx = h.second.begin().await.unwrap();
        let kept = tx.verifications().redeem(purpose, &shown.hash(), h.ambient.now()).await;
        let kept = kept.unwrap().unwrap();
        assert_eq!(kept.expires_at, h.ambient.now() + LIFETIME);
        let text = kept.data.as_str().unwrap().to_owned();
        for open in [token.expose(), way.code_verifier.expose(), shown.expose(), REDIRECT, "ada"] {
            assert!(!text.contains(open), "{purpose}: {open}");
        }
        tx.commit().await.unwrap();
    }
}

pub(super) async fn who_said_no_or_may_publish_for_nobody_connects_nothing(h: Harness) {
    let (networks, account) = (Networks::new(&h), h.account().await);
    let press = networks.press(&h, 0);
    let start = press.begin(account).await;
    let no = ConnectReturn { state: start.state.clone(), code: None };
    let said_no = reason(press.social.finish_connect(account, no).await);
    assert_eq!(said_no, (ErrorCode::PermissionDenied, Some("access_denied".to_owned())));
    assert!(networks.page.asked().is_empty(), "nobody is asked");
    assert_eq!(reason(press.social.finish_connect(account, with(&start.state)).await), ended());
    let start = press.begin(account).await;
    let code = Some(Secret::new("another".to_owned()));
    let wrong = ConnectReturn { state: start.state, code };
    let refused = reason(press.social.finish_connect(account, wrong).await);
    assert_eq!(refused, (ErrorCode::Unauthenticated, None));
    // Nothing here publishes on that network.
    for one in networks.page.people.lock().unwrap().iter_mut() {
        one.network = Network::LinkedIn;
    }
    let start = press.begin(account).await;
    let nobody = reason(press.social.finish_connect(account, with(&start.state)).await);
    assert_eq!(nobody, (ErrorCode::PermissionDenied, Some("nobody".to_owned())));
    assert!(press.connected(account).await.is_empty());
}

pub(super) async fn a_secret_connects_the_account_that_it_belongs_to(h: Harness) {
    let (networks, account) = (Networks::new(&h), h.account().await);
    let press = networks.press(&h, 0);
    let request = |network, secret: &str| ConnectSecret {
        network,
        server: None,
        identifier: "ada".to_owned(),
        secret: Secret::new(secret.to_owned()),
    };
    let wrong = press.social.connect_with(ME, account, request(Network::X, "hunter2")).await;
    let error = wrong.unwrap_err();
    assert_eq!(error.code(), ErrorCode::Unauthenticated);
    assert!(!format!("{error:?}").contains("hunter2"));
    let nowhere = request(Network::Bluesky, PASSWORD);
    let error = press.social.connect_with(ME, account, nowhere).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::Configuration);
    assert!(press.connected(account).await.is_empty());
    let one = press.social.connect_with(ME, account, request(Network::X, PASSWORD)).await.unwrap();
    assert_eq!(one.remote.handle, "@ada");
    let again = press.social.connect_with(ME, account, request(Network::X, PASSWORD)).await;
    assert_eq!(again.unwrap().id, one.id, "it is the same connection");
}

pub(super) async fn what_is_asked_of_a_page_has_limits(h: Harness) {
    let (networks, account) = (Networks::new(&h), h.account().await);
    let press = networks.press(&h, 0);
    let ways: Vec<_> = press.social.ways().into_iter().map(|ways| ways.network).collect();
    assert_eq!(ways, [Network::X]);
    // One has no connector, and the other no publisher.
    for network in [Network::Bluesky, Network::LinkedIn] {
        let error = press.social.start_connect(account, to(network)).await.unwrap_err();
        assert_eq!(error.code(), ErrorCode::Configuration);
        assert_eq!(error.context_value("field"), Some("network"));
    }
    let long = "x".repeat(2_001);
    let redirect = StartConnect { redirect_uri: long.clone(), ..to(Network::X) };
    let server = StartConnect { server: Some(long), ..to(Network::X) };
    for (request, field) in [(redirect, "redirect_uri"), (server, "server")] {
        let error = press.social.start_connect(account, request).await.unwrap_err();
        assert_eq!(error.code(), ErrorCode::TooLarge);
        assert_eq!(error.context_value("field"), Some(field));
        assert_eq!(error.context_value("limit"), Some("2000"));
    }
    let empty = StartConnect { server: Some(" / ".to_owned()), ..to(Network::X) };
    let error = press.social.start_connect(account, empty).await.unwrap_err();
    assert_eq!(error.context_value("field"), Some("server"));
}
