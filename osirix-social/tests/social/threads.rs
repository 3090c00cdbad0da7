//! Threads, against a fake.

use std::sync::Arc;

use osirix_core::clock::Ambient;
use osirix_core::conformance::publisher::Harness;
use osirix_core::id::PublicationId;
use osirix_core::social::{
    Attachment, Connection, Draft, FailureClass, Found, Network, Outcome, Part, PostFormat,
    Preparation, Published, Publisher as _, Stage,
};
use osirix_social::preflight::limits;
use osirix_social::publisher::{Threads, ThreadsSettings};
use osirix_social::{HttpSettings, Reach};
use serde_json::json;

use crate::fake::Reply;
use crate::instagram::{Counted, connection};
use crate::meta_fake::{FakeMeta, Speech, refuses};
use crate::shelf::Shelf;

osirix_core::publisher_suite!(suite, harness());

const PUBLISH: &str = "POST /v1.0/1784/threads_publish";

fn threads() -> Threads {
    let http = HttpSettings { reach: Reach::Anywhere, ..HttpSettings::default() };
    let settings = ThreadsSettings { http, ..ThreadsSettings::default() };
    Threads::new(settings, Ambient::system()).unwrap()
}

async fn harness() -> Harness {
    let fake = FakeMeta::start(Speech::Threads).await;
    let (shelf, picture) = Shelf::with_picture();
    Harness {
        publisher: Arc::new(threads()),
        remote: Box::new(Counted(Arc::clone(&fake.account))),
        connection: connection(&fake, Network::Threads),
        picture,
        blobs: Arc::new(shelf),
        keep: Box::new(()),
    }
}

fn draft(texts: &[&str], media: Vec<Attachment>) -> Draft {
    let ambient = Ambient::system();
    let part = |text: &&str| Part { text: (*text).to_owned(), media: Vec::new() };
    let mut parts: Vec<_> = texts.iter().map(part).collect();
    parts[0].media = media;
    Draft {
        id: ambient.new_id::<PublicationId>().unwrap(),
        network: Network::Threads,
        created_at: ambient.now(),
        parts,
        has_comment: false,
        format: PostFormat::Post,
        languages: Vec::new(),
    }
}

async fn prepared(connection: &Connection, draft: &Draft, shelf: &Shelf) -> Preparation {
    let mut at = Preparation::begin();
    while at.stage != Stage::Ready {
        at = match at.stage {
            Stage::Uploading => threads().prepare(connection, draft, shelf, &at).await.unwrap(),
            _ => threads().check(connection, &at).await.unwrap(),
        };
    }
    at
}

async fn next(connection: &Connection, draft: &Draft, before: &[Published]) -> Outcome {
    let at = prepared(connection, draft, &Shelf::default()).await;
    threads().publish(connection, draft, &at, before).await.unwrap()
}

#[tokio::test]
async fn a_thread_hangs_together_and_each_of_its_messages_is_found() {
    let fake = FakeMeta::start(Speech::Threads).await;
    let connection = connection(&fake, Network::Threads);
    let mut draft = draft(&["One", "A comment", "Two", "Three"], vec![]);
    draft.has_comment = true;
    let mut out: Vec<Published> = Vec::new();
    while out.len() < draft.parts.len() {
        let outcome = next(&connection, &draft, &out).await;
        let Outcome::Published(published) = outcome else { panic!("{outcome:?}") };
        let Found::Published(found) = threads().find(&connection, &draft, &out).await.unwrap()
        else {
            panic!("message {} is not found", out.len());
        };
        assert_eq!(found.remote_id, published.remote_id);
        out.push(published);
    }
    let account = fake.account.lock().unwrap();
    let parents: Vec<_> = account.answers.iter().rev().map(|a| a["parent"].clone()).collect();
    let id = |number: usize| json!(out[number].remote_id);
    assert_eq!(parents, [id(0), id(0), id(2)]);
}

#[tokio::test]
async fn several_files_are_held_together_and_described() {
    let fake = FakeMeta::start(Speech::Threads).await;
    fake.account.lock().unwrap().questions = 2;
    let connection = connection(&fake, Network::Threads);
    let (shelf, picture) = Shelf::with_picture();
    let draft = draft(&["Two"], vec![picture, shelf.lay_video("video.mp4", 1_000)]);
    let at = prepared(&connection, &draft, &shelf).await;
    let outcome = threads().publish(&connection, &draft, &at, &[]).await.unwrap();
    assert!(matches!(outcome, Outcome::Published(_)), "{outcome:?}");
    let account = fake.account.lock().unwrap();
    let whole = &account.posts[0]["container"];
    assert_eq!((&whole["media_type"], &whole["text"]), (&json!("CAROUSEL"), &json!("Two")));
    let children = whole["children"].as_str().unwrap().split(',');
    let kinds: Vec<_> =
        children.map(|id| account.containers[id].fields["media_type"].as_str()).collect();
    assert_eq!(kinds, ["IMAGE", "VIDEO"]);
}

#[tokio::test]
async fn an_answer_that_is_lost_is_found_and_not_posted_again() {
    let fake = FakeMeta::start(Speech::Threads).await;
    let connection = connection(&fake, Network::Threads);
    let draft = draft(&["One", "Two"], vec![]);
    let Outcome::Published(first) = next(&connection, &draft, &[]).await else { panic!("one") };
    let before = [first];
    for (reply, out) in [(Reply::Breaks, false), (refuses(2, 0, "later"), true)] {
        fake.account.lock().unwrap().instead = Some((reply, out));
        let outcome = next(&connection, &draft, &before).await;
        assert!(matches!(outcome, Outcome::Unconfirmed { .. }), "{outcome:?}");
        let found = threads().find(&connection, &draft, &before).await.unwrap();
        assert_eq!(matches!(found, Found::Published(_)), out, "{found:?}");
        assert_eq!(matches!(found, Found::Absent), !out, "{found:?}");
    }
    assert_eq!(fake.http.asked(PUBLISH).len(), 3, "one attempt a call");
    assert_eq!(fake.account.lock().unwrap().answers.len(), 1);
}

#[tokio::test]
async fn files_below_the_first_message_are_a_problem() {
    let (_, picture) = Shelf::with_picture();
    let mut draft = draft(&["One", "Two"], vec![picture.clone()]);
    draft.parts[1].media = vec![picture];
    let found = threads().preflight(&draft, &limits::threads());
    let fields: Vec<_> = found.iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(fields, ["parts[1].media"]);
}

#[tokio::test]
async fn a_token_is_renewed_and_one_that_ended_is_not() {
    let fake = FakeMeta::start(Speech::Threads).await;
    let old = connection(&fake, Network::Threads);
    let renewed = threads().refresh(&old).await.unwrap();
    assert!(renewed.expires_at.unwrap() > Ambient::system().now());
    let error = threads().refresh(&old).await.unwrap_err();
    assert_eq!(FailureClass::of(&error), FailureClass::Disconnected);
    assert!(!format!("{error:?} {renewed:?}").contains("hunter2"), "{error:?}");
}
