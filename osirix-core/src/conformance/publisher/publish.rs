use super::Harness;
use crate::error::ErrorCode;
use crate::social::{Found, Outcome, Published};

pub(super) async fn a_message_that_is_not_there_is_not_published(h: Harness) {
    let draft = h.draft(&["Hello"]).await;
    let ready = h.prepared(&draft).await;
    let other = Published { remote_id: "x".to_owned(), version: None, permalink: None };
    let refused = h.publisher.publish(&h.connection, &draft, &ready, &[other]).await;
    assert_eq!(refused.unwrap_err().code(), ErrorCode::InvalidInput);
    assert_eq!(h.remote.posts().await, 0);
}

pub(super) async fn a_message_is_published_once_and_found(h: Harness) {
    let draft = h.draft(&["Hello, world. https://example.com"]).await;
    let published = h.publish(&draft, &[]).await;
    assert!(!published.remote_id.is_empty());
    assert_eq!(h.remote.posts().await, 1);
    match h.find(&draft, &[]).await {
        Found::Published(found) => assert_eq!(found.remote_id, published.remote_id),
        Found::Unknown => {
            let capabilities = h.publisher.capabilities(&h.connection).await.unwrap();
            assert!(!capabilities.can_find, "it says that it can find messages");
        }
        Found::Absent => panic!("what is out is said to be absent"),
    }
}

pub(super) async fn a_message_that_was_never_sent_is_not_found(h: Harness) {
    let draft = h.draft(&["Never sent"]).await;
    let capabilities = h.publisher.capabilities(&h.connection).await.unwrap();
    match h.find(&draft, &[]).await {
        Found::Absent => assert!(capabilities.can_find),
        Found::Unknown => assert!(!capabilities.can_find),
        Found::Published(found) => panic!("{found:?} was never sent"),
    }
    assert_eq!(h.remote.posts().await, 0, "looking posts nothing");
}

pub(super) async fn a_repeat_that_is_recognised_posts_nothing(h: Harness) {
    let draft = h.draft(&["Once"]).await;
    let first = h.publish(&draft, &[]).await;
    if !h.publisher.capabilities(&h.connection).await.unwrap().recognises_repeats {
        return;
    }
    let ready = h.prepared(&draft).await;
    match h.publisher.publish(&h.connection, &draft, &ready, &[]).await {
        Ok(Outcome::Published(again)) => assert_eq!(again.remote_id, first.remote_id),
        Ok(Outcome::Unconfirmed { .. }) => {
            assert!(matches!(h.find(&draft, &[]).await, Found::Published(_)));
        }
        Err(error) => panic!("an error says that it is not out, and it is: {error}"),
    }
    assert_eq!(h.remote.posts().await, 1);
}

pub(super) async fn a_thread_is_published_message_by_message(h: Harness) {
    let capabilities = h.publisher.capabilities(&h.connection).await.unwrap();
    let texts = ["One", "Two", "Three"];
    let most = usize::try_from(capabilities.most_parts).unwrap().min(texts.len());
    let draft = h.draft(&texts[..most]).await;
    let mut published = Vec::new();
    for count in 1..=most {
        let next = h.publish(&draft, &published).await;
        assert!(published.iter().all(|other: &Published| other.remote_id != next.remote_id));
        published.push(next);
        assert_eq!(h.remote.posts().await, count);
    }
    if most < texts.len() {
        let problems = h.publisher.preflight(&h.draft(&texts).await, &capabilities);
        assert!(problems.iter().any(|problem| problem.field == "parts"), "{problems:?}");
    }
}
