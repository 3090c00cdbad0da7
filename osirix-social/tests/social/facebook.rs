//! Pages on Facebook, against a fake.

use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use osirix_core::clock::Ambient;
use osirix_core::conformance::publisher::{Harness, Remote};
use osirix_core::id::PublicationId;
use osirix_core::secret::Secret;
use osirix_core::social::{
    Attachment, Connection, Credentials, Draft, FailureClass, Found, Network, Outcome, Part,
    PostFormat, PostMetrics, Preparation, Publisher as _, RemoteAccount, Stage,
};
use osirix_social::preflight::limits;
use osirix_social::publisher::{Facebook, FacebookSettings};
use osirix_social::{HttpSettings, Reach};
use serde_json::json;

use crate::facebook_fake::{FakeFacebook, PAGE, PERSON, Page, TOKEN};
use crate::fake::Reply;
use crate::meta_fake::refuses;
use crate::shelf::Shelf;

osirix_core::publisher_suite!(suite, harness());

fn facebook() -> Facebook {
    let http = HttpSettings { reach: Reach::Anywhere, ..HttpSettings::default() };
    let settings = FacebookSettings { http, ..FacebookSettings::default() };
    Facebook::new(settings, Ambient::system()).unwrap()
}

fn connection(fake: &FakeFacebook) -> Connection {
    Connection {
        network: Network::Facebook,
        server: fake.http.url.clone(),
        account: RemoteAccount { id: PAGE.to_owned(), handle: "Ada".to_owned() },
        credentials: Credentials {
            access_token: Secret::new(TOKEN.to_owned()),
            refresh_token: None,
            expires_at: None,
        },
    }
}

struct Counted(Arc<Mutex<Page>>);

#[async_trait]
impl Remote for Counted {
    async fn posts(&self) -> usize {
        let page = self.0.lock().unwrap();
        page.posts.len() + page.videos.len() + page.comments.len()
    }
}

async fn harness() -> Harness {
    let fake = FakeFacebook::start().await;
    let (shelf, picture) = Shelf::with_picture();
    Harness {
        publisher: Arc::new(facebook()),
        remote: Box::new(Counted(Arc::clone(&fake.page))),
        connection: connection(&fake),
        picture,
        blobs: Arc::new(shelf),
        keep: Box::new(()),
    }
}

fn draft(text: &str, media: Vec<Attachment>, format: PostFormat) -> Draft {
    let ambient = Ambient::system();
    Draft {
        id: ambient.new_id::<PublicationId>().unwrap(),
        network: Network::Facebook,
        created_at: ambient.now(),
        parts: vec![Part { text: text.to_owned(), media }],
        has_comment: false,
        format,
        languages: Vec::new(),
    }
}

/// The preparation when it is ready, where every answer is lost once.
async fn prepared(connection: &Connection, draft: &Draft, shelf: &Shelf) -> Preparation {
    let mut at = Preparation::begin();
    while at.stage != Stage::Ready {
        for last in [false, true] {
            let next = match at.stage {
                Stage::Uploading => facebook().prepare(connection, draft, shelf, &at).await,
                _ => facebook().check(connection, &at).await,
            };
            at = if last { next.unwrap() } else { at };
        }
    }
    at
}

#[tokio::test]
async fn a_video_goes_up_in_the_pieces_that_facebook_names_and_is_seen_at_its_end() {
    for (format, bytes) in [(PostFormat::Post, 9_000_000), (PostFormat::Reel, 5_000_000)] {
        let fake = FakeFacebook::start().await;
        fake.page.lock().unwrap().questions = 2;
        let (shelf, connection) = (Shelf::default(), connection(&fake));
        let draft = draft("A video", vec![shelf.lay_video("video.mp4", bytes)], format);
        let at = prepared(&connection, &draft, &shelf).await;
        assert!(fake.page.lock().unwrap().videos.is_empty());
        let outcome = facebook().publish(&connection, &draft, &at, &[]).await.unwrap();
        let Outcome::Published(published) = outcome else { panic!("{outcome:?}") };
        let Found::Published(found) = facebook().find(&connection, &draft, &[]).await.unwrap()
        else {
            panic!("it is not found");
        };
        assert_eq!(found, published);
        let page = fake.page.lock().unwrap();
        let sent = &page.uploads[&published.remote_id].bytes;
        assert!(*sent == shelf.bytes(&draft.parts[0].media[0].blob), "byte for byte");
        assert_eq!(page.videos.len(), 1);
    }
}

#[tokio::test]
async fn a_reel_that_facebook_cannot_process_is_the_contents_fault() {
    let fake = FakeFacebook::start().await;
    fake.page.lock().unwrap().ends = "error";
    let (shelf, connection) = (Shelf::default(), connection(&fake));
    let video = shelf.lay_video("video.mp4", 1_000);
    let draft = draft("A reel", vec![video], PostFormat::Reel);
    let begun = Preparation::begin();
    let at = facebook().prepare(&connection, &draft, &shelf, &begun).await.unwrap();
    let error = facebook().check(&connection, &at).await.unwrap_err();
    assert_eq!(FailureClass::of(&error), FailureClass::BadContent);
}

#[tokio::test]
async fn pictures_are_described_and_stay_in_order_and_a_text_shows_what_it_links_to() {
    let fake = FakeFacebook::start().await;
    let (shelf, picture) = Shelf::with_picture();
    let mut other = picture.clone();
    other.alt_text = None;
    let connection = connection(&fake);
    let text = "See https://example.com/a_b, too";
    for media in [vec![picture, other], vec![]] {
        let draft = draft(text, media, PostFormat::Post);
        let at = prepared(&connection, &draft, &shelf).await;
        facebook().publish(&connection, &draft, &at, &[]).await.unwrap();
    }
    let page = fake.page.lock().unwrap();
    let [linked, pictured] = &page.posts[..] else { panic!("{:?}", page.posts) };
    assert_eq!(linked["link"], "https://example.com/a_b");
    assert!(pictured["link"].is_null());
    let media: Vec<serde_json::Value> =
        serde_json::from_str(pictured["attached_media"].as_str().unwrap()).unwrap();
    let described: Vec<_> = media
        .iter()
        .map(|photo| page.photos[photo["media_fbid"].as_str().unwrap()].as_deref())
        .collect();
    assert_eq!(described, [Some("What it shows"), None]);
}

#[tokio::test]
async fn what_is_out_though_the_answer_says_something_else_is_found_and_nothing_else() {
    let unclear: [fn() -> Reply; 4] = [
        || Reply::Breaks,
        || Reply::Says(500, "", json!({ "error": { "message": "unknown", "code": 1 } })),
        || Reply::Says(200, "", json!({ "success": false })),
        || refuses(2, 0, "Service temporarily unavailable"),
    ];
    let cases = unclear.iter().flat_map(|reply| [(reply, true), (reply, false)]);
    let kinds = [None, Some(PostFormat::Post), Some(PostFormat::Reel)];
    for ((reply, out), video) in cases.flat_map(|case| kinds.map(|kind| (case, kind))) {
        let fake = FakeFacebook::start().await;
        fake.page.lock().unwrap().instead = Some((reply(), out));
        let (shelf, connection) = (Shelf::default(), connection(&fake));
        let media = video.map(|_| shelf.lay_video("video.mp4", 1_000)).into_iter().collect();
        let draft = draft("Once & no more", media, video.unwrap_or_default());
        let at = prepared(&connection, &draft, &shelf).await;
        let outcome = facebook().publish(&connection, &draft, &at, &[]).await.unwrap();
        assert!(matches!(outcome, Outcome::Unconfirmed { .. }), "{outcome:?}");
        let found = facebook().find(&connection, &draft, &[]).await.unwrap();
        assert_eq!(matches!(found, Found::Published(_)), out, "{found:?}");
        assert_eq!(matches!(found, Found::Absent), !out, "{found:?}");
        // Who tries again all the same posts no video that is out.
        if video.is_some() && out {
            let again = facebook().publish(&connection, &draft, &at, &[]).await;
            assert!(!matches!(again, Ok(Outcome::Published(_))), "{again:?}");
        }
        let page = fake.page.lock().unwrap();
        assert_eq!(page.posts.len() + page.videos.len(), usize::from(out));
    }
}

#[tokio::test]
async fn a_token_of_who_manages_the_page_is_not_the_pages_own() {
    let fake = FakeFacebook::start().await;
    let mut connection = connection(&fake);
    connection.credentials.access_token = Secret::new(PERSON.to_owned());
    let error = facebook().refresh(&connection).await.unwrap_err();
    assert_eq!(FailureClass::of(&error), FailureClass::Disconnected);
    assert_eq!(error.context_value("reason"), Some("not_a_page_token"));
    assert!(!format!("{error:?}").contains("hunter2"));
}

#[tokio::test]
async fn what_others_commented_is_not_ours() {
    let fake = FakeFacebook::start().await;
    let connection = connection(&fake);
    let mut draft = draft("A post", vec![], PostFormat::Post);
    draft.parts.push(Part { text: "First!".to_owned(), media: Vec::new() });
    draft.has_comment = true;
    let at = prepared(&connection, &draft, &Shelf::default()).await;
    let outcome = facebook().publish(&connection, &draft, &at, &[]).await.unwrap();
    let Outcome::Published(post) = outcome else { panic!("{outcome:?}") };
    let before = [post];
    facebook().publish(&connection, &draft, &at, &before).await.unwrap();
    fake.page.lock().unwrap().comments[0]["from"] = json!({ "id": "42" });
    let found = facebook().find(&connection, &draft, &before).await.unwrap();
    assert_eq!(found, Found::Absent);
}

#[test]
fn a_reel_is_looked_at_beforehand() {
    let shelf = Shelf::default();
    let mut reel = draft("A reel", vec![shelf.lay_video("video.mp4", 10)], PostFormat::Reel);
    let fields = |draft: &Draft| -> Vec<String> {
        let found = facebook().preflight(draft, &limits::facebook());
        found.into_iter().map(|problem| problem.field).collect()
    };
    assert_eq!(fields(&reel), ["parts[0].media[0].aspect"]);
    let facts = &mut reel.parts[0].media[0].facts;
    (facts.width_px, facts.height_px) = (1_080, 1_920);
    assert_eq!(fields(&reel), [""; 0]);
    reel.parts[0].media[0].facts.duration_ms = Some(90_001);
    assert_eq!(fields(&reel), ["parts[0].media[0].duration_ms"]);
    reel.parts[0].media.clear();
    assert_eq!(fields(&reel), ["parts[0].media"]);
}

#[tokio::test]
async fn what_people_did_with_a_post_is_counted() {
    let fake = FakeFacebook::start().await;
    let connection = connection(&fake);
    let (draft, shelf) = (draft("One", vec![], PostFormat::Post), Shelf::default());
    let begin = Preparation::begin();
    let ready = facebook().prepare(&connection, &draft, &shelf, &begin).await.unwrap();
    let outcome = facebook().publish(&connection, &draft, &ready, &[]).await.unwrap();
    let Outcome::Published(published) = outcome else { panic!("{outcome:?}") };
    let metrics = facebook().metrics(&connection, &published).await.unwrap();
    let expected = PostMetrics { likes: Some(2), comments: Some(0), shares: None, views: None };
    assert_eq!(metrics, expected);
}
