//! LinkedIn, against a fake.

use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use osirix_core::ErrorCode;
use osirix_core::clock::Ambient;
use osirix_core::conformance::publisher::{Harness, Remote};
use osirix_core::id::PublicationId;
use osirix_core::secret::Secret;
use osirix_core::social::{
    Attachment, Connection, Credentials, Draft, FailureClass, Found, Network, Outcome, Part,
    PostFormat, Preparation, Publisher as _, RemoteAccount, Stage,
};
use osirix_social::publisher::{LinkedIn, LinkedInSettings};
use osirix_social::{HttpSettings, Reach};
use serde_json::json;

use crate::fake::Reply;
use crate::linkedin_fake::{Account, FakeLinkedIn, REFRESH, TOKEN, VERSION};
use crate::shelf::Shelf;

const ORGANISATION: &str = "urn:li:organization:1815";
const MEMBER: &str = "urn:li:person:ada";

osirix_core::publisher_suite!(of_organisations, harness(ORGANISATION));
osirix_core::publisher_suite!(of_members, harness(MEMBER));

fn linkedin() -> LinkedIn {
    speaking(VERSION)
}

fn speaking(version: &str) -> LinkedIn {
    let settings = LinkedInSettings {
        http: HttpSettings { reach: Reach::Anywhere, ..HttpSettings::default() },
        version: version.to_owned(),
        token_server: None,
        ..LinkedInSettings::new("osirix", Secret::new("hunter2-secret".to_owned()))
    };
    LinkedIn::new(settings, Ambient::system()).unwrap()
}

fn connection(fake: &FakeLinkedIn) -> Connection {
    let id = fake.account.lock().unwrap().urn.to_owned();
    Connection {
        network: Network::LinkedIn,
        server: fake.http.url.clone(),
        account: RemoteAccount { id, handle: "ada".to_owned() },
        credentials: Credentials {
            access_token: Secret::new(TOKEN.to_owned()),
            refresh_token: Some(Secret::new(REFRESH.to_owned())),
            expires_at: None,
        },
    }
}

struct Counted(Arc<Mutex<Account>>);

#[async_trait]
impl Remote for Counted {
    async fn posts(&self) -> usize {
        self.0.lock().unwrap().posts.len()
    }
}

async fn harness(urn: &'static str) -> Harness {
    let fake = FakeLinkedIn::start(urn).await;
    let (shelf, picture) = Shelf::with_picture();
    Harness {
        publisher: Arc::new(linkedin()),
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
        network: Network::LinkedIn,
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

/// The preparation once everything is sent, where every answer is lost once.
async fn sent(connection: &Connection, draft: &Draft, shelf: &Shelf) -> Preparation {
    let mut at = Preparation::begin();
    while at.stage == Stage::Uploading {
        linkedin().prepare(connection, draft, shelf, &at).await.unwrap();
        at = linkedin().prepare(connection, draft, shelf, &at).await.unwrap();
    }
    at
}

#[tokio::test]
async fn a_video_goes_up_in_the_pieces_that_linkedin_names_and_is_waited_for() {
    let fake = FakeLinkedIn::start(ORGANISATION).await;
    // One of them is asked when the video is ended for the second time.
    fake.account.lock().unwrap().questions = 3;
    let (shelf, connection) = (Shelf::default(), connection(&fake));
    let draft = draft("A video", vec![shelf.lay_video("video.mp4", 9_000_000)]);
    let mut at = sent(&connection, &draft, &shelf).await;
    for _ in 0..2 {
        at = linkedin().check(&connection, &at).await.unwrap();
        assert!(matches!(at.stage, Stage::Processing { .. }), "{at:?}");
    }
    at = linkedin().check(&connection, &at).await.unwrap();
    assert_eq!(at.stage, Stage::Ready);
    let outcome = linkedin().publish(&connection, &draft, &at, &[]).await.unwrap();
    assert!(matches!(outcome, Outcome::Published(_)), "{outcome:?}");
    let account = fake.account.lock().unwrap();
    let (urn, upload) = account.media.iter().find(|(_, upload)| upload.ended).unwrap();
    let sent: Vec<u8> = upload.pieces.values().flatten().copied().collect();
    assert_eq!(upload.pieces.len(), 3);
    assert!(sent == shelf.bytes(&draft.parts[0].media[0].blob)[..], "byte for byte");
    assert_eq!(account.posts[0]["content"], json!({ "media": { "id": urn } }));
}

#[tokio::test]
async fn pictures_have_their_descriptions_and_stay_in_order() {
    let fake = FakeLinkedIn::start(ORGANISATION).await;
    let (shelf, picture) = Shelf::with_picture();
    let mut other = picture.clone();
    other.alt_text = None;
    let (connection, draft) = (connection(&fake), draft("Two", vec![picture, other]));
    let mut at = sent(&connection, &draft, &shelf).await;
    at = linkedin().check(&connection, &at).await.unwrap();
    linkedin().publish(&connection, &draft, &at, &[]).await.unwrap();
    let account = fake.account.lock().unwrap();
    let images = account.posts[0]["content"]["multiImage"]["images"].as_array().unwrap();
    assert_eq!((images.len(), &images[0]["altText"]), (2, &json!("What it shows")));
    assert!(images[1]["altText"].is_null() && images[0]["id"] != images[1]["id"]);
}

#[tokio::test]
async fn a_file_that_linkedin_cannot_process_is_the_contents_fault() {
    let fake = FakeLinkedIn::start(ORGANISATION).await;
    fake.account.lock().unwrap().ends = "PROCESSING_FAILED";
    let (shelf, connection) = (Shelf::default(), connection(&fake));
    let draft = draft("A video", vec![shelf.lay_video("video.mp4", 1_000)]);
    let at = sent(&connection, &draft, &shelf).await;
    let error = linkedin().check(&connection, &at).await.unwrap_err();
    assert_eq!(FailureClass::of(&error), FailureClass::BadContent);
}

#[tokio::test]
async fn what_is_out_though_the_answer_says_nothing_is_found_and_nothing_else() {
    let silent: [fn() -> Reply; 3] = [
        || Reply::Breaks,
        || Reply::Says(503, "", json!({ "message": "Service Unavailable" })),
        || Reply::Says(201, "", json!({ "without": "an id" })),
    ];
    for (reply, out) in silent.iter().flat_map(|reply| [(reply, true), (reply, false)]) {
        let fake = FakeLinkedIn::start(ORGANISATION).await;
        fake.account.lock().unwrap().instead = Some((reply(), out));
        let (connection, draft) =
            (connection(&fake), draft("#Ada (1815) & \\ @all, https://example.com/a_b", vec![]));
        let outcome = linkedin().publish(&connection, &draft, &ready(), &[]).await.unwrap();
        assert!(matches!(outcome, Outcome::Unconfirmed { .. }), "{outcome:?}");
        let found = linkedin().find(&connection, &draft, &[]).await.unwrap();
        assert_eq!(matches!(found, Found::Published(_)), out, "{found:?}");
        assert_eq!(matches!(found, Found::Absent), !out, "{found:?}");
        assert_eq!(fake.http.asked("POST /rest/posts").len(), 1, "it tries once");
    }
}

#[tokio::test]
async fn what_became_of_a_members_post_is_for_a_person_to_see() {
    let fake = FakeLinkedIn::start(MEMBER).await;
    fake.account.lock().unwrap().instead = Some((Reply::Breaks, true));
    let (connection, draft) = (connection(&fake), draft("Hello", vec![]));
    let outcome = linkedin().publish(&connection, &draft, &ready(), &[]).await.unwrap();
    assert!(matches!(outcome, Outcome::Unconfirmed { .. }), "{outcome:?}");
    assert_eq!(linkedin().find(&connection, &draft, &[]).await.unwrap(), Found::Unknown);
    // Who tries again all the same is refused by LinkedIn, which posts nothing twice in a row.
    let again = linkedin().publish(&connection, &draft, &ready(), &[]).await.unwrap_err();
    assert_eq!(again.code(), ErrorCode::Conflict);
    assert_eq!(fake.account.lock().unwrap().posts.len(), 1);
}

/// What becomes of a post that LinkedIn refuses so.
async fn refused(status: u16, code: &str, message: &str) -> osirix_core::Error {
    let fake = FakeLinkedIn::start(ORGANISATION).await;
    let said = json!({ "status": status, "code": code, "message": message });
    let reply = Reply::Says(status, "retry-after: 9\r\n", said);
    fake.account.lock().unwrap().instead = Some((reply, false));
    let draft = draft("Hello", vec![]);
    linkedin().publish(&connection(&fake), &draft, &ready(), &[]).await.unwrap_err()
}

#[tokio::test]
async fn a_refusal_says_what_to_do() {
    for (status, code, class) in [
        (401, "EXPIRED_ACCESS_TOKEN", FailureClass::RefreshToken),
        (401, "REVOKED_ACCESS_TOKEN", FailureClass::Disconnected),
        (403, "ACCESS_DENIED", FailureClass::Disconnected),
        (422, "INVALID_VALUE_FOR_FIELD", FailureClass::BadContent),
        (429, "TOO_MANY_REQUESTS", FailureClass::RetryLater),
    ] {
        let error = refused(status, code, "as it says").await;
        assert_eq!(FailureClass::of(&error), class, "{error:?}");
        assert_eq!(error.retry_after().unwrap().as_secs(), 9);
        let said = error.context_value("network_error").unwrap();
        assert_eq!(said, format!("{code}: as it says"));
    }
}

#[tokio::test]
async fn a_version_that_is_served_no_more_is_the_operators_to_change() {
    let fake = FakeLinkedIn::start(ORGANISATION).await;
    let (connection, draft) = (connection(&fake), draft("Hello", vec![]));
    let old = speaking("202401");
    let error = old.publish(&connection, &draft, &ready(), &[]).await.unwrap_err();
    assert_eq!(FailureClass::of(&error), FailureClass::Operator);
    assert_eq!(error.context_value("value"), Some("202401"));
    assert_eq!(fake.account.lock().unwrap().posts.len(), 0);
}

#[tokio::test]
async fn a_post_carries_nothing_that_linkedin_reads_as_its_own_notation() {
    let fake = FakeLinkedIn::start(ORGANISATION).await;
    let (connection, draft) = (connection(&fake), draft("{a|b} <c> [d](e) *f* ~g~", vec![]));
    let outcome = linkedin().publish(&connection, &draft, &ready(), &[]).await.unwrap();
    let Outcome::Published(published) = outcome else { panic!("{outcome:?}") };
    let page = published.permalink.unwrap();
    assert_eq!(page, format!("https://www.linkedin.com/feed/update/{}", published.remote_id));
}
