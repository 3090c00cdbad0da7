//! Instagram, against a fake.

use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use osirix_core::ErrorCode;
use osirix_core::clock::Ambient;
use osirix_core::conformance::publisher::{Harness, Remote};
use osirix_core::id::PublicationId;
use osirix_core::secret::Secret;
use osirix_core::social::{
    Attachment, Connection, Credentials, Draft, FailureClass, Found, MediaType, Network, Outcome,
    Part, PostFormat, PostMetrics, Preparation, Publisher as _, RemoteAccount, Stage,
};
use osirix_social::publisher::{Instagram, InstagramSettings};
use osirix_social::{HttpSettings, Reach};
use serde_json::{Value, json};

use crate::fake::Reply;
use crate::meta_fake::{ACCOUNT, Account, FakeMeta, HANDLE, Speech, TOKEN, refuses};
use crate::shelf::Shelf;

osirix_core::publisher_suite!(by_instagrams_login, harness(true));
osirix_core::publisher_suite!(by_a_pages_token, harness(false));

const PUBLISH: &str = "POST /v26.0/1784/media_publish";

fn instagram() -> Instagram {
    renewing(true)
}

fn renewing(renews: bool) -> Instagram {
    let http = HttpSettings { reach: Reach::Anywhere, ..HttpSettings::default() };
    let settings = InstagramSettings { http, renews, ..InstagramSettings::default() };
    Instagram::new(settings, Ambient::system()).unwrap()
}

pub(crate) fn connection(fake: &FakeMeta, network: Network) -> Connection {
    Connection {
        network,
        server: fake.http.url.clone(),
        account: RemoteAccount { id: ACCOUNT.to_owned(), handle: HANDLE.to_owned() },
        credentials: Credentials {
            access_token: Secret::new(TOKEN.to_owned()),
            refresh_token: None,
            expires_at: None,
        },
    }
}

pub(crate) struct Counted(pub(crate) Arc<Mutex<Account>>);

#[async_trait]
impl Remote for Counted {
    async fn posts(&self) -> usize {
        let account = self.0.lock().unwrap();
        account.posts.len() + account.answers.len()
    }
}

fn picture(shelf: &Shelf) -> Attachment {
    shelf.lay("picture.jpg", vec![1; 1_000], MediaType::Jpeg)
}

async fn harness(renews: bool) -> Harness {
    let fake = FakeMeta::start(Speech::Instagram).await;
    let shelf = Shelf::default();
    Harness {
        publisher: Arc::new(renewing(renews)),
        remote: Box::new(Counted(Arc::clone(&fake.account))),
        connection: connection(&fake, Network::Instagram),
        picture: picture(&shelf),
        blobs: Arc::new(shelf),
        keep: Box::new(()),
    }
}

fn draft(text: &str, media: Vec<Attachment>) -> Draft {
    let ambient = Ambient::system();
    Draft {
        id: ambient.new_id::<PublicationId>().unwrap(),
        network: Network::Instagram,
        created_at: ambient.now(),
        parts: vec![Part { text: text.to_owned(), media }],
        has_comment: false,
        format: PostFormat::Post,
        languages: Vec::new(),
    }
}

/// The preparation when it is ready, where every answer is lost once.
async fn prepared(connection: &Connection, draft: &Draft, shelf: &Shelf) -> Preparation {
    let mut at = Preparation::begin();
    while at.stage != Stage::Ready {
        for last in [false, true] {
            let next = match at.stage {
                Stage::Uploading => instagram().prepare(connection, draft, shelf, &at).await,
                _ => instagram().check(connection, &at).await,
            };
            at = if last { next.unwrap() } else { at };
        }
    }
    at
}

/// What is out after a draft is published.
async fn published(draft: &Draft, shelf: &Shelf) -> Value {
    let fake = FakeMeta::start(Speech::Instagram).await;
    fake.account.lock().unwrap().questions = 3;
    let connection = connection(&fake, Network::Instagram);
    let at = prepared(&connection, draft, shelf).await;
    assert!(fake.http.asked(PUBLISH).is_empty());
    let outcome = instagram().publish(&connection, draft, &at, &[]).await.unwrap();
    assert!(matches!(outcome, Outcome::Published(_)), "{outcome:?}");
    let account = fake.account.lock().unwrap();
    let container = account.posts[0]["container"].clone();
    let child = |id: &str| json!(account.containers[id].fields);
    match container["children"].as_str() {
        Some(ids) => {
            json!({ "whole": container, "items": ids.split(',').map(child).collect::<Vec<_>>() })
        }
        None => container,
    }
}

#[tokio::test]
async fn a_video_is_a_reel_that_is_in_the_feed_or_not() {
    let shelf = Shelf::default();
    let mut draft = draft("A video", vec![shelf.lay_video("video.mp4", 1_000)]);
    let post = published(&draft, &shelf).await;
    assert_eq!((&post["media_type"], &post["share_to_feed"]), (&json!("REELS"), &json!("true")));
    assert_eq!(post["caption"], "A video");
    draft.format = PostFormat::Reel;
    assert_eq!(published(&draft, &shelf).await["share_to_feed"], "false");
    draft.format = PostFormat::Story;
    let story = published(&draft, &shelf).await;
    assert_eq!((&story["media_type"], &story["caption"]), (&json!("STORIES"), &Value::Null));
}

#[tokio::test]
async fn several_files_are_held_together_in_their_order() {
    let shelf = Shelf::default();
    let video = shelf.lay_video("video.mp4", 1_000);
    let draft = draft("Two", vec![video, picture(&shelf)]);
    let post = published(&draft, &shelf).await;
    assert_eq!(post["whole"]["caption"], "Two");
    let items = post["items"].as_array().unwrap();
    assert_eq!((items.len(), &items[0]["media_type"]), (2, &json!("VIDEO")));
    assert_eq!(items[1]["alt_text"], "What it shows");
}

#[tokio::test]
async fn a_file_that_instagram_cannot_process_is_the_contents_fault() {
    let fake = FakeMeta::start(Speech::Instagram).await;
    fake.account.lock().unwrap().ends = "ERROR";
    let (shelf, connection) = (Shelf::default(), connection(&fake, Network::Instagram));
    let draft = draft("A video", vec![shelf.lay_video("video.mp4", 1_000)]);
    let begun = Preparation::begin();
    let at = instagram().prepare(&connection, &draft, &shelf, &begun).await.unwrap();
    let error = instagram().check(&connection, &at).await.unwrap_err();
    assert_eq!(FailureClass::of(&error), FailureClass::BadContent);
    assert!(error.context_value("network_error").unwrap().contains("codec"), "{error:?}");
}

#[tokio::test]
async fn a_url_that_is_signed_is_not_shown() {
    let fake = FakeMeta::start(Speech::Instagram).await;
    let (shelf, connection) = (Shelf::default(), connection(&fake, Network::Instagram));
    let draft = draft("A picture", vec![shelf.lay("file.webp", vec![1; 9], MediaType::WebP)]);
    let begun = Preparation::begin();
    let error = instagram().prepare(&connection, &draft, &shelf, &begun).await.unwrap_err();
    // The fake says the URL back, as Instagram does with one that it cannot fetch.
    let said = error.context_value("network_error").unwrap();
    assert!(said.contains("https://files.example.com/file.webp"), "{said}");
    assert!(!format!("{error:?}").contains("lasts="), "{error:?}");
}

#[tokio::test]
async fn a_quota_that_is_used_up_is_waited_for() {
    let fake = FakeMeta::start(Speech::Instagram).await;
    fake.account.lock().unwrap().used = 100;
    let (shelf, connection) = (Shelf::default(), connection(&fake, Network::Instagram));
    let draft = draft("One more", vec![picture(&shelf)]);
    let begun = Preparation::begin();
    let error = instagram().prepare(&connection, &draft, &shelf, &begun).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::RateLimited);
    assert_eq!(error.context_value("limit"), Some("100"));
    assert!(fake.account.lock().unwrap().containers.is_empty());
}

#[tokio::test]
async fn what_is_out_though_the_answer_says_something_else_is_found_and_nothing_else() {
    let unclear: [fn() -> Reply; 6] = [
        || Reply::Breaks,
        || Reply::Says(503, "", json!({ "error": { "message": "down", "code": 0 } })),
        || Reply::Says(200, "", json!({ "without": "an id" })),
        || refuses(2, 0, "An unexpected error has occurred. Please retry your request later."),
        || refuses(-1, 2_207_001, "Instagram server error. Try again."),
        || refuses(4, 2_207_051, "We restrict certain activity to protect our community."),
    ];
    for (reply, out) in unclear.iter().flat_map(|reply| [(reply, true), (reply, false)]) {
        let fake = FakeMeta::start(Speech::Instagram).await;
        fake.account.lock().unwrap().instead = Some((reply(), out));
        let (shelf, connection) = (Shelf::default(), connection(&fake, Network::Instagram));
        let draft = draft("Once & no more #one", vec![picture(&shelf)]);
        let at = prepared(&connection, &draft, &shelf).await;
        let outcome = instagram().publish(&connection, &draft, &at, &[]).await.unwrap();
        assert!(matches!(outcome, Outcome::Unconfirmed { .. }), "{outcome:?}");
        let found = instagram().find(&connection, &draft, &[]).await.unwrap();
        assert_eq!(matches!(found, Found::Published(_)), out, "{found:?}");
        assert_eq!(matches!(found, Found::Absent), !out, "{found:?}");
        assert_eq!(fake.http.asked(PUBLISH).len(), 1, "it tries once");
        // Who tries again all the same posts nothing that is out.
        instagram().publish(&connection, &draft, &at, &[]).await.unwrap();
        assert_eq!(fake.account.lock().unwrap().posts.len(), 1);
        assert_eq!(fake.http.asked(PUBLISH).len(), if out { 1 } else { 2 });
    }
}

#[tokio::test]
async fn what_others_commented_is_not_ours() {
    let fake = FakeMeta::start(Speech::Instagram).await;
    let (shelf, connection) = (Shelf::default(), connection(&fake, Network::Instagram));
    let mut draft = draft("A post", vec![picture(&shelf)]);
    draft.parts.push(Part { text: "First!".to_owned(), media: Vec::new() });
    draft.has_comment = true;
    let at = prepared(&connection, &draft, &shelf).await;
    let outcome = instagram().publish(&connection, &draft, &at, &[]).await.unwrap();
    let Outcome::Published(post) = outcome else { panic!("{outcome:?}") };
    let before = [post];
    instagram().publish(&connection, &draft, &at, &before).await.unwrap();
    fake.account.lock().unwrap().answers[0]["username"] = json!("somebody");
    let found = instagram().find(&connection, &draft, &before).await.unwrap();
    assert_eq!(found, Found::Absent);
}

/// What becomes of a post that Instagram refuses so.
async fn refused(code: i64, subcode: i64) -> osirix_core::Error {
    let fake = FakeMeta::start(Speech::Instagram).await;
    let reply = refuses(code, subcode, "as it says");
    fake.account.lock().unwrap().instead = Some((reply, false));
    let (shelf, connection) = (Shelf::default(), connection(&fake, Network::Instagram));
    let draft = draft("Hello", vec![picture(&shelf)]);
    let at = prepared(&connection, &draft, &shelf).await;
    instagram().publish(&connection, &draft, &at, &[]).await.unwrap_err()
}

#[tokio::test]
async fn a_refusal_says_what_to_do() {
    for (code, subcode, class) in [
        (190, 463, FailureClass::RefreshToken),
        (10, 0, FailureClass::Disconnected),
        (200, 0, FailureClass::Disconnected),
        (4, 0, FailureClass::RetryLater),
        (9, 2_207_042, FailureClass::RetryLater),
        (80_002, 0, FailureClass::RetryLater),
        (36_003, 2_207_009, FailureClass::BadContent),
    ] {
        let error = refused(code, subcode).await;
        assert_eq!(FailureClass::of(&error), class, "{error:?}");
        let said = error.context_value("network_error").unwrap();
        assert!(said.starts_with(&code.to_string()) && said.ends_with(": as it says"), "{said}");
    }
}

#[tokio::test]
async fn places_and_comments_are_looked_at_beforehand() {
    let shelf = Shelf::default();
    let takes = osirix_social::preflight::limits::instagram();
    let fields = |draft: &Draft| -> Vec<String> {
        let found = instagram().preflight(draft, &takes);
        found.into_iter().map(|problem| problem.field).collect()
    };
    let (picture, video) = (picture(&shelf), shelf.lay_video("video.mp4", 1_000));
    let mut reel = draft("A reel", vec![picture.clone()]);
    reel.format = PostFormat::Reel;
    assert_eq!(fields(&reel), ["parts[0].media"]);
    reel.parts[0].media = vec![video.clone()];
    assert_eq!(fields(&reel), [""; 0]);
    let mut story = draft("", vec![picture.clone(), video]);
    story.format = PostFormat::Story;
    assert_eq!(fields(&story), ["parts[0].media"]);
    let mut commented = draft("A post", vec![picture.clone()]);
    commented.parts.push(Part { text: "c".repeat(301), media: vec![picture] });
    assert_eq!(fields(&commented), ["parts[1].media", "parts[1].text"]);
}

#[tokio::test]
async fn what_people_did_with_a_post_is_counted() {
    let fake = FakeMeta::start(Speech::Instagram).await;
    let connection = connection(&fake, Network::Instagram);
    let shelf = Shelf::default();
    let draft = draft("One", vec![picture(&shelf)]);
    let at = prepared(&connection, &draft, &shelf).await;
    let outcome = instagram().publish(&connection, &draft, &at, &[]).await.unwrap();
    let Outcome::Published(published) = outcome else { panic!("{outcome:?}") };
    let metrics = instagram().metrics(&connection, &published).await.unwrap();
    let expected = PostMetrics { likes: Some(2), comments: Some(0), shares: None, views: None };
    assert_eq!(metrics, expected);
}
