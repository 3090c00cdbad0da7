//! Mastodon, against a server that somebody else wrote for testing clients of its interface
//! (mastodon-mock), and, where that does everything at once and never fails, against a fake.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use async_trait::async_trait;
use osirix_core::ErrorCode;
use osirix_core::clock::Ambient;
use osirix_core::conformance::publisher::{Harness, Remote};
use osirix_core::id::PublicationId;
use osirix_core::secret::Secret;
use osirix_core::social::{
    Attachment, Connection, Credentials, Draft, FailureClass, Found, Network, Outcome, Part,
    PostFormat, PostMetrics, Preparation, Publisher as _, RemoteAccount, Stage,
};
use osirix_social::publisher::{Mastodon, MastodonSettings};
use osirix_social::{App, HttpSettings, Reach};
use serde_json::{Value, json};

use crate::fake::{Asked, Fake, Reply};
use crate::lossy::Lossy;
use crate::named::named;
use crate::pds::client;
use crate::shelf::Shelf;

osirix_core::publisher_suite!(suite, harness());

fn mastodon(server: &str) -> Mastodon {
    let secret = Secret::new("secret".to_owned());
    let app = App { client_id: "osirix".to_owned(), client_secret: secret };
    let settings = MastodonSettings {
        http: HttpSettings { reach: Reach::Anywhere, ..HttpSettings::default() },
        apps: [(server.to_owned(), app)].into(),
        ..MastodonSettings::default()
    };
    Mastodon::new(settings, Ambient::system()).unwrap()
}

fn connection(server: &str, id: &str, token: &str) -> Connection {
    Connection {
        network: Network::Mastodon,
        server: server.to_owned(),
        account: RemoteAccount { id: id.to_owned(), handle: "ada".to_owned() },
        credentials: Credentials {
            access_token: Secret::new(token.to_owned()),
            refresh_token: None,
            expires_at: None,
        },
    }
}

/// A new account of the server that somebody else wrote.
pub(crate) async fn connected() -> Connection {
    let server = named("OSIRIX_TEST_MASTODON_URL");
    let url = format!("{server}/api/v1/_mock/dev_user");
    let made = client().post(url).json(&json!({})).send().await.unwrap();
    let made: Value = made.json().await.unwrap();
    connection(&server, made["id"].as_str().unwrap(), made["access_token"].as_str().unwrap())
}

struct Account(Connection);

impl Account {
    async fn statuses(&self) -> Vec<Value> {
        let Connection { server, account, .. } = &self.0;
        let url = format!("{server}/api/v1/accounts/{}/statuses", account.id);
        client().get(url).send().await.unwrap().json().await.unwrap()
    }
}

#[async_trait]
impl Remote for Account {
    async fn posts(&self) -> usize {
        self.statuses().await.len()
    }
}

async fn harness() -> Harness {
    let connection = connected().await;
    let (shelf, picture) = Shelf::with_picture();
    Harness {
        publisher: Arc::new(mastodon(&connection.server)),
        remote: Box::new(Account(connection.clone())),
        connection,
        blobs: Arc::new(shelf),
        picture,
        keep: Box::new(()),
    }
}

fn draft(text: &str, media: Vec<Attachment>) -> Draft {
    let ambient = Ambient::system();
    Draft {
        id: ambient.new_id::<PublicationId>().unwrap(),
        network: Network::Mastodon,
        created_at: ambient.now(),
        parts: vec![Part { text: text.to_owned(), media }],
        has_comment: false,
        format: PostFormat::Post,
        languages: vec!["de-AT".to_owned()],
    }
}

async fn ready(connection: &Connection, draft: &Draft) -> Preparation {
    let publisher = mastodon(&connection.server);
    publisher.prepare(connection, draft, &Shelf::default(), &Preparation::begin()).await.unwrap()
}

#[tokio::test]
async fn an_answer_that_is_lost_leaves_one_post_that_is_found() {
    let connection = connected().await;
    let way = Lossy::before(&connection.server).await;
    let lossy = Connection { server: way.url.clone(), ..connection.clone() };
    let draft = draft("Once & no more <b>", vec![]);
    let ready = ready(&lossy, &draft).await;
    let publisher = mastodon(&lossy.server);
    way.lose_answers(true);
    let outcome = publisher.publish(&lossy, &draft, &ready, &[]).await.unwrap();
    assert!(matches!(outcome, Outcome::Unconfirmed { .. }), "{outcome:?}");
    way.lose_answers(false);
    let Found::Published(found) = publisher.find(&lossy, &draft, &[]).await.unwrap() else {
        panic!("it is not found");
    };
    let again = publisher.publish(&lossy, &draft, &ready, &[]).await.unwrap();
    let Outcome::Published(again) = again else { panic!("{again:?}") };
    assert_eq!(again.remote_id, found.remote_id);
    assert_eq!(Account(connection).posts().await, 1);
}

#[tokio::test]
async fn two_messages_alike_cannot_be_told_apart_by_reading() {
    let connection = connected().await;
    let publisher = mastodon(&connection.server);
    let (one, other) = (draft("Alike", vec![]), draft("Alike", vec![]));
    for draft in [&one, &other] {
        publisher.publish(&connection, draft, &ready(&connection, draft).await, &[]).await.unwrap();
    }
    assert_eq!(publisher.find(&connection, &one, &[]).await.unwrap(), Found::Unknown);
}

#[tokio::test]
async fn a_message_has_its_language_and_its_file_is_described() {
    let connection = connected().await;
    let (shelf, picture) = Shelf::with_picture();
    let publisher = mastodon(&connection.server);
    let draft = draft("Ein Bild", vec![picture]);
    let begun = Preparation::begin();
    let ready = publisher.prepare(&connection, &draft, &shelf, &begun).await.unwrap();
    publisher.publish(&connection, &draft, &ready, &[]).await.unwrap();
    let status = Account(connection).statuses().await.remove(0);
    assert_eq!((&status["language"], &status["visibility"]), (&json!("de"), &json!("public")));
    assert_eq!(status["media_attachments"][0]["description"], "What it shows");
}

fn says(status: u16, body: Value) -> Reply {
    Reply::Says(status, "", body)
}

/// A fake that is busy with a file for some questions, and then says this.
async fn digesting(last: u16) -> Fake {
    let questions = AtomicUsize::new(0);
    Fake::start(move |asked: &Asked| match asked.line().as_str() {
        "POST /api/v2/media" => says(202, json!({ "id": "7", "url": null })),
        "GET /api/v1/media/7" if questions.fetch_add(1, Ordering::SeqCst) < 2 => {
            says(206, json!({ "id": "7", "url": null }))
        }
        "GET /api/v1/media/7" => says(last, json!({ "id": "7", "error": "Error processing" })),
        _ => says(404, json!({ "error": "Record not found" })),
    })
    .await
}

#[tokio::test]
async fn a_file_is_waited_for_until_the_server_is_done_with_it() {
    let fake = digesting(200).await;
    let (connection, publisher) = (connection(&fake.url, "1", "token"), mastodon(&fake.url));
    let shelf = Shelf::default();
    let draft = draft("A video", vec![shelf.lay_video("video.mp4", 300_000)]);
    let begun = Preparation::begin();
    let mut at = publisher.prepare(&connection, &draft, &shelf, &begun).await.unwrap();
    for _ in 0..2 {
        assert!(matches!(at.stage, Stage::Processing { .. }), "{at:?}");
        at = publisher.check(&connection, &at).await.unwrap();
    }
    at = publisher.check(&connection, &at).await.unwrap();
    assert_eq!(at.stage, Stage::Ready);
    let [sent] = &fake.asked("POST /api/v2/media")[..] else { panic!("one upload") };
    let video = shelf.bytes(&draft.parts[0].media[0].blob);
    assert!(sent.body.windows(video.len()).any(|part| part == &video[..]), "byte for byte");
    assert_eq!(sent.header("authorization"), Some("Bearer token"));
    assert!(fake.asked("POST /api/v1/statuses").is_empty());
}

#[tokio::test]
async fn a_file_that_the_server_cannot_digest_is_the_contents_fault() {
    let fake = digesting(422).await;
    let (connection, publisher) = (connection(&fake.url, "1", "token"), mastodon(&fake.url));
    let (shelf, picture) = Shelf::with_picture();
    let draft = draft("A picture", vec![picture]);
    let begun = Preparation::begin();
    let mut at = publisher.prepare(&connection, &draft, &shelf, &begun).await.unwrap();
    for _ in 0..2 {
        at = publisher.check(&connection, &at).await.unwrap();
    }
    let error = publisher.check(&connection, &at).await.unwrap_err();
    assert_eq!(FailureClass::of(&error), FailureClass::BadContent);
    assert_eq!(error.context_value("network_error"), Some("Error processing"));
}

/// What becomes of a message that a fake answers so.
async fn answered(reply: fn() -> Reply) -> (Fake, osirix_core::Result<Outcome>) {
    let fake = Fake::start(move |_: &Asked| reply()).await;
    let connection = connection(&fake.url, "1", "hunter2-token");
    let draft = draft("Hello", vec![]);
    let ready = ready(&connection, &draft).await;
    let outcome = mastodon(&fake.url).publish(&connection, &draft, &ready, &[]).await;
    assert_eq!(fake.asked("POST /api/v1/statuses").len(), 1, "it tries once");
    (fake, outcome)
}

#[tokio::test]
async fn what_says_nothing_leaves_it_open() {
    let silent: [fn() -> Reply; 5] = [
        || says(500, json!({ "error": "after it was accepted" })),
        || says(503, json!("overloaded")),
        || says(200, json!({ "neither": "here nor there" })),
        || says(408, json!({})),
        || Reply::Breaks,
    ];
    for reply in silent {
        let (_fake, outcome) = answered(reply).await;
        assert!(matches!(outcome, Ok(Outcome::Unconfirmed { .. })), "{outcome:?}");
    }
}

#[tokio::test]
async fn what_refuses_says_that_nothing_is_out_and_what_to_do() {
    let refusals: [(fn() -> Reply, FailureClass); 5] = [
        (|| says(401, json!({ "error": "The token hunter2-token" })), FailureClass::Disconnected),
        (|| says(403, json!({ "error": "outside the scopes" })), FailureClass::Disconnected),
        (|| says(422, json!({ "error": "Text is too long" })), FailureClass::BadContent),
        (|| says(429, json!({ "error": "Too many requests" })), FailureClass::RetryLater),
        (
            || Reply::Says(302, "location: http://10.0.0.1/\r\n", json!({})),
            FailureClass::RetryLater,
        ),
    ];
    for (reply, class) in refusals {
        let (_fake, outcome) = answered(reply).await;
        let error = outcome.unwrap_err();
        assert_eq!(FailureClass::of(&error), class, "{error:?}");
        assert!(!format!("{error:?}").contains("hunter2"), "{error:?}");
    }
}

#[tokio::test]
async fn a_limit_says_when_it_begins_anew() {
    let (_fake, outcome) = answered(|| {
        let headers = "x-ratelimit-reset: 2999-01-01T00:00:00.000000Z\r\n";
        Reply::Says(429, headers, json!({ "error": "Too many requests" }))
    })
    .await;
    let error = outcome.unwrap_err();
    assert_eq!(error.code(), ErrorCode::RateLimited);
    assert_eq!(error.retry_after().unwrap().as_secs(), 86_400, "a day at most");
    let (_fake, outcome) = answered(|| Reply::Says(429, "retry-after: 7\r\n", json!({}))).await;
    assert_eq!(outcome.unwrap_err().retry_after().unwrap().as_secs(), 7);
}

#[tokio::test]
async fn a_server_says_what_it_takes() {
    let fake = Fake::start(|_: &Asked| {
        let statuses = json!({ "max_characters": 5_000, "characters_reserved_per_url": 30 });
        let media = json!({ "image_size_limit": 1_000, "description_limit": 99 });
        says(200, json!({ "configuration": { "statuses": statuses, "media_attachments": media } }))
    })
    .await;
    let connection = connection(&fake.url, "1", "token");
    let takes = mastodon(&fake.url).capabilities(&connection).await.unwrap();
    assert_eq!((takes.text.most, takes.text.url_length), (5_000, 30));
    assert_eq!((takes.media.files[0].most_bytes, takes.media.alt_text_chars), (1_000, Some(99)));
    assert_eq!(takes.media.most_files, 4, "where it names none");
}

#[tokio::test]
async fn what_people_did_with_a_message_is_counted() {
    let (ada, eve) = (connected().await, connected().await);
    let draft = draft("One", vec![]);
    let outcome =
        mastodon(&ada.server).publish(&ada, &draft, &ready(&ada, &draft).await, &[]).await;
    let Ok(Outcome::Published(published)) = outcome else { panic!("{outcome:?}") };
    let Connection { server, credentials, .. } = &eve;
    let url = format!("{server}/api/v1/statuses/{}/favourite", published.remote_id);
    let liked = client().post(url).bearer_auth(credentials.access_token.expose()).send().await;
    assert!(liked.unwrap().status().is_success());
    let metrics = mastodon(&ada.server).metrics(&ada, &published).await.unwrap();
    let expected = PostMetrics { likes: Some(1), comments: Some(0), shares: Some(0), views: None };
    assert_eq!(metrics, expected);
}
