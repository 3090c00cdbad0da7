//! A network of the program's own: the suite of publishers, and what its errors mean.

use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use osirix_core::conformance::publisher::{CASES, Harness, Remote, behaviour};
use osirix_core::social::{
    Connection, Connector, Draft, FailureClass, Found, Network, Outcome, OwnAccount, OwnLimits,
    OwnMessage, OwnNetwork, OwnSecret, Part, PostFormat, Preparation, Published, Publisher,
    RemoteAccount, Stage,
};
use osirix_core::{Error, ErrorCode, Result};
use osirix_social::connector::OnOwn;
use osirix_social::publisher::Own;

use crate::oauth::{begun, secret};
use crate::shelf::Shelf;

const TOKEN: &str = "hunter2-token";

/// A wall in memory.
struct Wall {
    name: String,
    limits: OwnLimits,
    /// What it says of each message instead of an answer.
    says: Option<Error>,
    /// What is on it, by its key.
    messages: Mutex<Vec<(String, OwnMessage)>>,
    /// How often it was asked to publish.
    tries: Mutex<usize>,
}

impl Wall {
    fn with(limits: OwnLimits) -> Self {
        let name = "the wall".to_owned();
        Wall { name, limits, says: None, messages: Mutex::default(), tries: Mutex::default() }
    }

    fn that_finds() -> Self {
        let (recognises_repeats, can_find, parts) = (true, true, 3);
        Wall::with(OwnLimits { recognises_repeats, can_find, parts, ..OwnLimits::default() })
    }

    fn that_says(error: Error) -> Self {
        Wall { says: Some(error), ..Wall::that_finds() }
    }
}

fn known(secret: &OwnSecret) -> Result<()> {
    match secret.expose() == TOKEN {
        true => Ok(()),
        false => {
            // As programs do that print whatever they have.
            let message = format!("the wall does not know {}", secret.expose());
            Err(Error::new(ErrorCode::Unauthenticated, message))
        }
    }
}

fn out(key: &str) -> Published {
    let permalink = Some(format!("https://wall.example/{key}"));
    Published { remote_id: key.to_owned(), version: None, permalink }
}

#[async_trait]
impl OwnNetwork for Wall {
    fn name(&self) -> &str {
        &self.name
    }

    async fn limits(&self) -> Result<OwnLimits> {
        Ok(self.limits.clone())
    }

    async fn sign_in(&self, identifier: String, secret: OwnSecret) -> Result<OwnAccount> {
        if secret.expose() != "hunter2-password" {
            known(&secret)?;
        }
        let account = RemoteAccount { id: "7".to_owned(), handle: identifier };
        Ok(OwnAccount { account, secret: Some(OwnSecret::new(TOKEN.to_owned())) })
    }

    async fn publish(&self, message: OwnMessage) -> Result<Published> {
        *self.tries.lock().unwrap() += 1;
        known(&message.secret)?;
        if let Some(error) = &self.says {
            return Err(error.clone());
        }
        let key = message.key.clone();
        let mut messages = self.messages.lock().unwrap();
        if !messages.iter().any(|(other, _)| *other == key) {
            messages.push((key.clone(), message));
        }
        Ok(out(&key))
    }

    async fn find(&self, message: OwnMessage) -> Result<Option<Published>> {
        known(&message.secret)?;
        let messages = self.messages.lock().unwrap();
        let found = messages.iter().find(|(key, _)| *key == message.key);
        Ok(found.map(|(key, _)| out(key)))
    }
}

struct Seen(Arc<Wall>);

#[async_trait]
impl Remote for Seen {
    async fn posts(&self) -> usize {
        self.0.messages.lock().unwrap().len()
    }
}

async fn connected(wall: &Arc<Wall>) -> (Own, Connection) {
    let own = Own::open(wall.clone()).await.unwrap();
    let connector = OnOwn::new(own.clone());
    let shown = secret("hunter2-password");
    let connection = connector.sign_in(None, "ada", &shown).await.unwrap();
    (own, connection)
}

async fn harness() -> Harness {
    let wall = Arc::new(Wall::that_finds());
    let (own, connection) = connected(&wall).await;
    let (shelf, picture) = Shelf::with_picture();
    Harness {
        publisher: Arc::new(own),
        connection,
        remote: Box::new(Seen(wall)),
        blobs: Arc::new(shelf),
        picture,
        keep: Box::new(()),
    }
}

/// Makes a test of each behaviour of the suite, and keeps their names.
macro_rules! suite {
    ($($case:ident,)+) => {
        const HERE: &[&str] = &[$(stringify!($case)),+];

        mod suite {
            $(
                #[tokio::test]
                async fn $case() {
                    super::behaviour::$case(super::harness().await).await;
                }
            )+
        }
    };
}

suite! {
    capabilities_are_of_the_network_and_change_nothing,
    what_fits_has_no_problem,
    blank_texts_and_control_characters_are_problems,
    a_text_that_is_too_long_is_a_problem_with_its_numbers,
    a_file_that_is_too_large_is_a_problem_with_its_numbers,
    a_draft_without_media_becomes_ready,
    a_picture_becomes_ready_though_every_step_is_repeated,
    preparing_shows_nothing,
    what_is_ready_stays_ready,
    what_is_not_ready_is_not_published,
    a_message_that_is_not_there_is_not_published,
    a_message_is_published_once_and_found,
    a_message_that_was_never_sent_is_not_found,
    a_repeat_that_is_recognised_posts_nothing,
    a_thread_is_published_message_by_message,
    a_token_that_is_worth_nothing_posts_nothing_and_is_not_shown,
    refreshed_credentials_publish,
}

/// It has no server that could be away: what the program says of it is the table below. And the
/// program keeps the secrets: one that it does not take any more is said when it is shown.
#[test]
fn two_behaviours_are_not_the_adapters() {
    let elsewhere = ["a_server_that_is_away_is_said_to_be_so", "a_right_that_was_given_up_is_gone"];
    let mut all: Vec<_> = HERE.iter().chain(&elsewhere).collect();
    let mut cases: Vec<_> = CASES.iter().collect();
    all.sort_unstable();
    cases.sort_unstable();
    assert_eq!(all, cases);
}

#[tokio::test]
async fn a_right_is_given_up_here_alone() {
    let wall = Arc::new(Wall::that_finds());
    let (own, connection) = connected(&wall).await;
    own.revoke(&connection).await.unwrap();
    let same = own.refresh(&connection).await.unwrap();
    assert_eq!(same.access_token, connection.credentials.access_token);
    assert_eq!(same.expires_at, None, "it does not end");
}

fn draft(texts: &[&str]) -> Draft {
    let part = |text: &&str| Part { text: (*text).to_owned(), media: Vec::new() };
    Draft {
        id: osirix_core::clock::Ambient::system().new_id().unwrap(),
        network: Network::Own,
        created_at: osirix_core::clock::Timestamp::from_micros(0),
        parts: texts.iter().map(part).collect(),
        has_comment: false,
        format: PostFormat::Post,
        languages: vec!["en".to_owned()],
    }
}

fn ready() -> Preparation {
    Preparation::new(Stage::Ready, &()).unwrap()
}

/// The codes that say that nothing is out.
const REFUSALS: &[ErrorCode] = &[
    ErrorCode::InvalidInput,
    ErrorCode::TooLarge,
    ErrorCode::Unsupported,
    ErrorCode::NotFound,
    ErrorCode::Conflict,
    ErrorCode::Unauthenticated,
    ErrorCode::PermissionDenied,
    ErrorCode::PlanLimit,
    ErrorCode::InsufficientCredits,
    ErrorCode::SpendingLimit,
    ErrorCode::RateLimited,
    ErrorCode::Configuration,
];

#[tokio::test]
async fn an_error_refuses_or_leaves_it_open() {
    for code in ErrorCode::ALL {
        let said = Error::new(*code, "no").with("why", "so");
        let wall = Arc::new(Wall::that_says(said));
        let (own, connection) = connected(&wall).await;
        let answer = own.publish(&connection, &draft(&["Hello"]), &ready(), &[]).await;
        assert_eq!(*wall.tries.lock().unwrap(), 1, "{code}");
        match answer {
            Err(error) => {
                assert!(REFUSALS.contains(code), "{code} leaves it open");
                assert_eq!(error.context_value("why"), Some("so"));
                assert_eq!(error.context_value("network"), Some("the wall"));
                let gone = *code == ErrorCode::Unauthenticated;
                let expected = if gone { ErrorCode::PermissionDenied } else { *code };
                assert_eq!(error.code(), expected);
            }
            Ok(Outcome::Unconfirmed { reason }) => {
                assert!(!REFUSALS.contains(code), "{code} refuses");
                assert_eq!((reason.code, reason.message.as_str()), (*code, "no"));
            }
            Ok(published) => panic!("{code}: {published:?}"),
        }
    }
}

#[tokio::test]
async fn a_pause_that_the_program_asks_for_is_kept() {
    let pause = std::time::Duration::from_secs(90);
    let said = Error::new(ErrorCode::RateLimited, "slowly").after(pause);
    let (own, connection) = connected(&Arc::new(Wall::that_says(said))).await;
    let error = own.publish(&connection, &draft(&["Hello"]), &ready(), &[]).await.unwrap_err();
    assert_eq!(error.retry_after(), Some(pause));
    assert_eq!(FailureClass::of(&error), FailureClass::RetryLater);
}

#[tokio::test]
async fn a_message_without_an_id_may_be_out() {
    struct Nameless;

    #[async_trait]
    impl OwnNetwork for Nameless {
        fn name(&self) -> &str {
            "nameless"
        }

        async fn limits(&self) -> Result<OwnLimits> {
            Ok(OwnLimits::default())
        }

        async fn sign_in(&self, handle: String, _: OwnSecret) -> Result<OwnAccount> {
            let account = RemoteAccount { id: "7".to_owned(), handle };
            Ok(OwnAccount { account, secret: None })
        }

        async fn publish(&self, _: OwnMessage) -> Result<Published> {
            Ok(out(""))
        }

        async fn find(&self, _: OwnMessage) -> Result<Option<Published>> {
            panic!("it says that it cannot be asked");
        }
    }

    let own = Own::open(Arc::new(Nameless)).await.unwrap();
    let shown = secret("kept-as-it-is");
    let connection = OnOwn::new(own.clone()).sign_in(None, "ada", &shown).await.unwrap();
    assert_eq!(connection.credentials.access_token, shown);
    let draft = draft(&["Hello"]);
    let outcome = own.publish(&connection, &draft, &ready(), &[]).await.unwrap();
    assert!(matches!(outcome, Outcome::Unconfirmed { reason } if reason.code == ErrorCode::Plugin));
    assert_eq!(own.find(&connection, &draft, &[]).await.unwrap(), Found::Unknown);
}

#[tokio::test]
async fn a_message_says_which_it_is_and_what_it_answers() {
    let wall = Arc::new(Wall::that_finds());
    let (own, connection) = connected(&wall).await;
    let draft = draft(&["One", "Two"]);
    let mut published = Vec::new();
    for _ in 0..2 {
        match own.publish(&connection, &draft, &ready(), &published).await.unwrap() {
            Outcome::Published(out) => published.push(out),
            lost => panic!("{lost:?}"),
        }
    }
    let messages = wall.messages.lock().unwrap();
    let [(_, one), (_, two)] = &messages[..] else { panic!("{messages:?}") };
    assert_eq!((one.key.as_str(), two.key.as_str()), (&*draft.key(0), &*draft.key(1)));
    assert_eq!((&one.answers, &two.answers), (&None, &Some(published[0].clone())));
    assert_eq!(
        (one.account.handle.as_str(), one.languages.as_slice()),
        ("ada", &["en".to_owned()][..])
    );
    assert!(!format!("{one:?}").contains("hunter2"));
}

#[tokio::test]
async fn an_account_is_connected_by_a_secret_alone() {
    let own = Own::open(Arc::new(Wall::that_finds())).await.unwrap();
    let connector = OnOwn::new(own);
    let ways = connector.ways();
    assert_eq!((ways.page, ways.secret, ways.servers), (false, true, false));
    let (page, known) = (begun(None), secret("hunter2-password"));
    assert_eq!(connector.page(&page).await.unwrap_err().code(), ErrorCode::Configuration);
    let refused = connector.accounts(&page, &known).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::Configuration);
    let refused = connector.sign_in(Some("https://a.example"), "ada", &known).await.unwrap_err();
    assert_eq!(refused.context_value("field"), Some("server"));
    let refused = connector.sign_in(None, "ada", &secret("hunter2-wrong")).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::Unauthenticated);
    assert!(!format!("{refused:?}").contains("hunter2"), "{refused:?}");
    let connection = connector.sign_in(None, "ada", &known).await.unwrap();
    assert_eq!((connection.server.as_str(), connection.account.id.as_str()), ("", "7"));
    assert_eq!(connection.credentials.access_token.expose(), TOKEN, "kept instead");
}

#[tokio::test]
async fn a_network_that_cannot_be_is_refused_when_it_is_brought() {
    for name in ["", " ", "a\nb", &"a".repeat(101)] {
        let wall = Wall { name: name.to_owned(), ..Wall::that_finds() };
        let refused = Own::open(Arc::new(wall)).await.unwrap_err();
        assert_eq!(refused.code(), ErrorCode::Configuration);
        assert_eq!(refused.context_value("field"), Some("own_network.name"));
    }
    let wall = Wall::with(OwnLimits { parts: 0, ..OwnLimits::default() });
    let refused = Own::open(Arc::new(wall)).await.unwrap_err();
    assert_eq!(refused.context_value("field"), Some("parts"));
    assert_eq!(refused.context_value("network"), Some("the wall"));
}
