//! X, against a fake.

use std::sync::Arc;

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
use osirix_social::publisher::{X, XSettings};
use osirix_social::{HttpSettings, Reach};
use serde_json::json;

use crate::fake::Reply;
use crate::shelf::Shelf;
use crate::x_fake::{Account, FakeX, REFRESH, TOKEN};

osirix_core::publisher_suite!(suite, harness());

fn x() -> X {
    let http = HttpSettings { reach: Reach::Anywhere, ..HttpSettings::default() };
    X::new(XSettings { http, ..XSettings::new("osirix") }, Ambient::system()).unwrap()
}

fn connection(fake: &FakeX) -> Connection {
    Connection {
        network: Network::X,
        server: fake.http.url.clone(),
        account: RemoteAccount { id: "1815".to_owned(), handle: "ada".to_owned() },
        credentials: Credentials {
            access_token: Secret::new(TOKEN.to_owned()),
            refresh_token: Some(Secret::new(REFRESH.to_owned())),
            expires_at: None,
        },
    }
}

struct Counted(Arc<std::sync::Mutex<Account>>);

#[async_trait]
impl Remote for Counted {
    async fn posts(&self) -> usize {
        self.0.lock().unwrap().tweets.len()
    }
}

async fn harness() -> Harness {
    let fake = FakeX::start().await;
    let (shelf, picture) = Shelf::with_picture();
    Harness {
        publisher: Arc::new(x()),
        remote: Box::new(Counted(Arc::clone(&fake.account))),
        connection: connection(&fake),
        blobs: Arc::new(shelf),
        picture,
        keep: Box::new(()),
    }
}

fn draft(text: &str, media: Vec<Attachment>) -> Draft {
    let ambient = Ambient::system();
    Draft {
        id: ambient.new_id::<PublicationId>().unwrap(),
        network: Network::X,
        created_at: ambient.now(),
        parts: vec![Part { text: text.to_owned(), media }],
        has_comment: false,
        format: PostFormat::Post,
        languages: Vec::new(),
    }
}

fn ready() -> Preparation {
    Preparation::new(Stage::Ready, &json!({ "media": [] })).unwrap()
}

#[tokio::test]
async fn a_video_goes_up_in_pieces_and_is_waited_for() {
    let fake = FakeX::start().await;
    // One of them is asked when the file is ended for the second time.
    fake.account.lock().unwrap().questions = 3;
    let (shelf, connection) = (Shelf::default(), connection(&fake));
    let draft = draft("A video", vec![shelf.lay_video("video.mp4", 9_000_000)]);
    let mut at = Preparation::begin();
    while at.stage == Stage::Uploading {
        // Every answer is lost once.
        x().prepare(&connection, &draft, &shelf, &at).await.unwrap();
        at = x().prepare(&connection, &draft, &shelf, &at).await.unwrap();
    }
    for _ in 0..2 {
        at = x().check(&connection, &at).await.unwrap();
        assert!(matches!(at.stage, Stage::Processing { .. }), "{at:?}");
    }
    at = x().check(&connection, &at).await.unwrap();
    assert_eq!(at.stage, Stage::Ready);
    let outcome = x().publish(&connection, &draft, &at, &[]).await.unwrap();
    assert!(matches!(outcome, Outcome::Published(_)), "{outcome:?}");
    let account = fake.account.lock().unwrap();
    let upload = account.media.values().find(|upload| upload.ended).unwrap();
    assert_eq!((upload.pieces.len(), upload.category.as_str()), (3, "tweet_video"));
    let sent: Vec<u8> = upload.pieces.values().flatten().copied().collect();
    assert!(sent == shelf.bytes(&draft.parts[0].media[0].blob)[..], "byte for byte");
    assert_eq!(account.tweets.len(), 1);
}

#[tokio::test]
async fn a_video_that_x_cannot_process_is_the_contents_fault() {
    let fake = FakeX::start().await;
    fake.account.lock().unwrap().ends = "failed";
    let (shelf, connection) = (Shelf::default(), connection(&fake));
    let draft = draft("A video", vec![shelf.lay_video("video.mp4", 1_000)]);
    let mut at = Preparation::begin();
    while at.stage == Stage::Uploading {
        at = x().prepare(&connection, &draft, &shelf, &at).await.unwrap();
    }
    let error = x().check(&connection, &at).await.unwrap_err();
    assert_eq!(FailureClass::of(&error), FailureClass::BadContent);
}

#[tokio::test]
async fn a_picture_is_described() {
    let fake = FakeX::start().await;
    let (shelf, picture) = Shelf::with_picture();
    let (connection, draft) = (connection(&fake), draft("A picture", vec![picture]));
    let mut at = Preparation::begin();
    while at.stage != Stage::Ready {
        at = x().prepare(&connection, &draft, &shelf, &at).await.unwrap();
    }
    let account = fake.account.lock().unwrap();
    let described: Vec<_> =
        account.media.values().map(|upload| upload.alt_text.as_deref()).collect();
    assert_eq!(described, [Some("What it shows")]);
}

#[tokio::test]
async fn what_is_out_though_the_answer_says_nothing_is_found_and_nothing_else() {
    let silent: [fn() -> Reply; 3] = [
        || Reply::Breaks,
        || Reply::Says(503, "", json!({ "title": "Service Unavailable" })),
        || Reply::Says(201, "", json!({ "unexpected": true })),
    ];
    for (reply, out) in silent.iter().flat_map(|reply| [(reply, true), (reply, false)]) {
        let fake = FakeX::start().await;
        fake.account.lock().unwrap().instead = Some((reply(), out));
        let (connection, draft) =
            (connection(&fake), draft("See https://example.com/a?b=c & <more>", vec![]));
        let outcome = x().publish(&connection, &draft, &ready(), &[]).await.unwrap();
        assert!(matches!(outcome, Outcome::Unconfirmed { .. }), "{outcome:?}");
        let found = x().find(&connection, &draft, &[]).await.unwrap();
        assert_eq!(matches!(found, Found::Published(_)), out, "{found:?}");
        assert_eq!(matches!(found, Found::Absent), !out, "{found:?}");
        assert_eq!(fake.http.asked("POST /2/tweets").len(), 1, "it tries once");
    }
}

/// What becomes of a post that X refuses so.
async fn refused(reply: Reply) -> osirix_core::Error {
    let fake = FakeX::start().await;
    fake.account.lock().unwrap().instead = Some((reply, false));
    let draft = draft("Hello", vec![]);
    x().publish(&connection(&fake), &draft, &ready(), &[]).await.unwrap_err()
}

#[tokio::test]
async fn a_refusal_says_what_to_do() {
    let says =
        |status, detail: &str| Reply::Says(status, "", json!({ "title": "T", "detail": detail }));
    let duplicate = "You are not allowed to create a Tweet with duplicate content.";
    for (reply, class) in [
        (says(401, "Unauthorized"), FailureClass::RefreshToken),
        (says(403, duplicate), FailureClass::BadContent),
        (says(403, "You are not permitted to perform this action."), FailureClass::Disconnected),
        (says(400, "unknown field"), FailureClass::BadContent),
        (says(402, "CreditsDepleted"), FailureClass::Operator),
        (says(429, "Too Many Requests"), FailureClass::RetryLater),
    ] {
        let error = refused(reply).await;
        assert_eq!(FailureClass::of(&error), class, "{error:?}");
        assert!(error.context_value("network_error").unwrap().starts_with("T: "), "{error:?}");
    }
}

#[tokio::test]
async fn a_limit_says_when_it_begins_anew() {
    let headers = "x-rate-limit-limit: 100\r\nx-rate-limit-remaining: 0\r\n\
                   x-rate-limit-reset: 32472144000\r\n";
    let error = refused(Reply::Says(429, headers, json!({}))).await;
    assert_eq!(error.code(), ErrorCode::RateLimited);
    assert_eq!(error.retry_after().unwrap().as_secs(), 86_400, "a day at most");
}

#[tokio::test]
async fn what_people_did_with_a_post_is_counted() {
    let fake = FakeX::start().await;
    let connection = connection(&fake);
    let outcome = x().publish(&connection, &draft("One", vec![]), &ready(), &[]).await.unwrap();
    let Outcome::Published(published) = outcome else { panic!("{outcome:?}") };
    let metrics = x().metrics(&connection, &published).await.unwrap();
    let expected =
        PostMetrics { likes: Some(2), comments: Some(1), shares: Some(2), views: Some(40) };
    assert_eq!(metrics, expected);
}
