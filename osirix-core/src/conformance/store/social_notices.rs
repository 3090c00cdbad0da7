//! What is noticed about posts when they are scheduled, and how their links are tagged.

use super::harness::Harness;
use super::network::MOST_CHARS;
use super::press::{Networks, Press, said};
use crate::audit::Actor;
use crate::id::{AccountId, ConnectionId, PostId};
use crate::social::{
    Network, NewPost, PlannedPost, PlannedTime, PostWarningKind, QueueSlot, UtmTags, Weekday,
};

const ME: Actor = Actor::System;
const SAME: PostWarningKind = PostWarningKind::Duplicate;
const NEAR: PostWarningKind = PostWarningKind::Conflict;

/// The clock of behaviours begins at midnight.
fn at(local: &str, new: NewPost) -> NewPost {
    let time = PlannedTime { local: local.to_owned(), time_zone: "UTC".to_owned() };
    NewPost { time: Some(time), ..new }
}

fn noticed(post: &PlannedPost) -> Vec<(PostWarningKind, ConnectionId, PostId)> {
    post.warnings.iter().map(|one| (one.kind, one.connection_id, one.post_id)).collect()
}

async fn scheduled(press: &Press, account: AccountId, new: NewPost) -> PlannedPost {
    press.publish(account, new).await
}

pub(super) async fn the_same_text_by_the_same_connection_is_noticed(h: Harness) {
    let (networks, account) = (Networks::new(&h), h.account().await);
    let press = networks.press(&h, 0);
    let one = press.connect(account, &networks.finds, "ada").await;
    let two = press.connect(account, &networks.repeats, "ada").await;
    let first = at("2026-01-02T09:00", said(&["Spring  sale"], &[one]));
    let first = scheduled(&press, account, first).await;
    assert_eq!(noticed(&first), []);
    let again = at("2026-01-09T09:00", said(&["SPRING sale "], &[one, two]));
    let again = scheduled(&press, account, again).await;
    assert_eq!(again.state.as_str(), "scheduled", "it is a warning and no refusal");
    assert_eq!(noticed(&again), [(SAME, one, first.id)], "by this connection, a week apart");
    let warning = &again.warnings[0];
    assert_eq!((Some(warning.due_at), warning.within_s), (first.due_at, 604_800));
    let late = at("2026-01-09T09:01", said(&["spring sale"], &[one]));
    let late = scheduled(&press, account, late).await;
    let expected = [(SAME, one, again.id), (NEAR, one, again.id)];
    assert_eq!(noticed(&late), expected, "the first is more than a week before");
    let mut other = at("2026-01-05T09:00", said(&["spring sale"], &[one, two]));
    other.post.variants.insert(Network::X, said(&["something else"], &[]).post.content);
    let other = scheduled(&press, account, other).await;
    assert_eq!(noticed(&other), [(SAME, two, again.id)], "what a network gets is compared");
    for post in [first.id, again.id, late.id, other.id] {
        press.social.cancel(ME, account, post).await.unwrap();
    }
    let free = at("2026-01-05T09:00", said(&["spring sale"], &[one, two]));
    assert_eq!(noticed(&scheduled(&press, account, free).await), [], "what is cancelled is not");
}

pub(super) async fn posts_close_together_are_noticed(h: Harness) {
    let (networks, account) = (Networks::new(&h), h.account().await);
    let press = networks.press(&h, 0);
    let one = press.connect(account, &networks.finds, "ada").await;
    let two = press.connect(account, &networks.repeats, "ada").await;
    let first = scheduled(&press, account, at("2026-01-02T09:00", said(&["a"], &[one]))).await;
    let near = scheduled(&press, account, at("2026-01-02T09:15", said(&["b"], &[one]))).await;
    assert_eq!(noticed(&near), [(NEAR, one, first.id)]);
    let elsewhere = at("2026-01-02T09:00", said(&["c"], &[two]));
    assert_eq!(noticed(&scheduled(&press, account, elsewhere).await), []);
    let apart = scheduled(&press, account, at("2026-01-02T09:31", said(&["d"], &[one]))).await;
    assert_eq!(noticed(&apart), []);
    let moved = at("2026-01-02T09:05", said(&["d"], &[one]));
    let moved = press.social.rewrite(ME, account, apart.id, moved).await.unwrap();
    assert_eq!(noticed(&moved), [(NEAR, one, first.id), (NEAR, one, near.id)]);
    let slot = QueueSlot { weekday: Weekday::Friday, time: "09:10".to_owned() };
    let queue = crate::social::NewPostQueue {
        name: "news".to_owned(),
        time_zone: "UTC".to_owned(),
        slots: vec![slot],
        connections: vec![one],
    };
    let queue = press.social.add_queue(ME, account, queue).await.unwrap();
    let draft = press.social.write(ME, account, said(&["e"], &[])).await.unwrap();
    let queued = press.social.queue_post(ME, account, draft.id, queue.id).await.unwrap();
    assert_eq!(queued.warnings.len(), 3, "{:?}", queued.warnings);
    assert_eq!(press.social.post(account, draft.id).await.unwrap().warnings, []);
    for minute in 0..9 {
        let new = at(&format!("2026-01-04T12:0{minute}"), said(&[&minute.to_string()], &[one]));
        let post = scheduled(&press, account, new).await;
        assert_eq!(post.warnings.len(), minute.min(5), "five are enough");
    }
}

pub(super) async fn links_are_tagged_as_the_post_wants(h: Harness) {
    let (networks, account) = (Networks::new(&h), h.account().await);
    let press = networks.press(&h, 0);
    let target = press.connect(account, &networks.finds, "ada").await;
    let source = Some("x".to_owned());
    let utm = Some(UtmTags { source, campaign: Some("spring".to_owned()), medium: None });
    let text = "Read https://a.example/post and https://b.example/?utm_source=y";
    let mut new = NewPost { utm: utm.clone(), ..said(&[text], &[target]) };
    new.post.content.first_comment = Some("https://a.example/#more".to_owned());
    let post = press.publish(account, new).await;
    assert_eq!(post.content.post.content.parts[0].text, text, "what was written stays");
    press.work().await;
    let tags = "utm_source=x&utm_campaign=spring";
    assert_eq!(
        networks.finds.texts(),
        [
            format!("Read https://a.example/post?{tags} and https://b.example/?utm_source=y"),
            format!("https://a.example/?{tags}#more"),
        ]
    );
    let full = format!("https://a.example/{}", "x".repeat(MOST_CHARS as usize - 18));
    let new = NewPost { utm, ..said(&[&full], &[target]) };
    let post = press.social.write(ME, account, new).await.unwrap();
    let problems = press.social.preflight(account, post.id).await.unwrap();
    assert_eq!(problems.len(), 1, "the tags count");
    let long = Some(UtmTags { source: Some("x".repeat(101)), ..UtmTags::default() });
    let new = NewPost { utm: long, ..said(&["a"], &[target]) };
    let refused = press.social.write(ME, account, new).await.unwrap_err();
    assert_eq!(refused.context_value("field"), Some("utm.source"));
}
