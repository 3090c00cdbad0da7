//! Posts out of a table.

use super::harness::Harness;
use super::network::MOST_CHARS;
use super::press::Networks;
use crate::audit::Actor;
use crate::error::ErrorCode;
use crate::page::PageRequest;
use crate::social::{ImportProblem, PostState};

const HEADER: &str = "text,time,time_zone,connections,link,first_comment,utm_source\n";

fn told(problems: &[ImportProblem]) -> Vec<(u32, &str, Option<&str>)> {
    problems.iter().map(|one| (one.line, one.field.as_str(), one.limit.as_deref())).collect()
}

pub(super) async fn a_table_of_posts_is_made_whole(h: Harness) {
    let (networks, account) = (Networks::new(&h), h.account().await);
    let press = networks.press(&h, 0);
    let one = press.connect(account, &networks.finds, "ada").await;
    let two = press.connect(account, &networks.repeats, "ada").await;
    let csv = format!(
        "{HEADER}first,2026-01-01T09:00,Europe/Berlin,{one};{two},https://a.example,more,x\n\
         second,2026-01-01T10:00,Europe/Berlin,{one},,,\n\
         a draft,,,{one},,,\n"
    );
    let actor = Actor::Account(account);
    let tried = press.social.import_posts(actor.clone(), account, &csv, true).await.unwrap();
    assert_eq!((tried.lines, tried.problems.len(), tried.posts.len()), (3, 0, 0));
    let page = PageRequest::first(10);
    assert_eq!(press.social.posts(account, &page).await.unwrap().items, [], "it was only tried");
    let made = press.social.import_posts(actor, account, &csv, false).await.unwrap();
    assert_eq!((made.lines, made.problems.len()), (3, 0));
    let states: Vec<_> = made.posts.iter().map(|post| post.state).collect();
    assert_eq!(states, [PostState::Scheduled, PostState::Scheduled, PostState::Draft]);
    for post in &made.posts {
        let stored = press.social.post(account, post.id).await.unwrap();
        assert_eq!((stored.state, stored.due_at), (post.state, post.due_at));
    }
    press.work_on(&h).await;
    assert!(networks.finds.seen().is_empty(), "their times have not come");
    h.clock.advance(std::time::Duration::from_secs(6 * 3_600));
    press.work_on(&h).await;
    let first = "first\nhttps://a.example?utm_source=x";
    assert_eq!(networks.finds.texts().len(), 3, "{:?}", networks.finds.texts());
    assert_eq!(networks.repeats.texts(), [first, "more"]);
}

pub(super) async fn of_a_table_with_a_bad_line_nothing_is_made(h: Harness) {
    let (networks, account, other) = (Networks::new(&h), h.account().await, h.account().await);
    let press = networks.press(&h, 0);
    let one = press.connect(account, &networks.finds, "ada").await;
    let theirs = press.connect(other, &networks.finds, "eve").await;
    let long = "x".repeat(MOST_CHARS as usize + 1);
    let source = "x".repeat(101);
    let csv = format!(
        "{HEADER}good,2026-01-02T09:00,UTC,{one},,,\n\
         {long},2026-01-02T09:00,UTC,{one},,,\n\
         theirs,2026-01-02T09:00,UTC,{theirs},,,\n\
         nowhere,2026-01-02T09:00,UTC,,,,\n\
         twice,2026-01-02T09:00,UTC,{one} {one},,,\n\
         tagged,,,{one},,,{source}\n\
         past,2025-12-31T09:00,UTC,{one},,,\n"
    );
    for try_only in [true, false] {
        let actor = Actor::Account(account);
        let refused = press.social.import_posts(actor, account, &csv, try_only).await.unwrap();
        assert_eq!(
            told(&refused.problems),
            [
                (3, "parts[0].text", Some("280")),
                (4, "connection", None),
                (5, "connections", None),
                (6, "targets", None),
                (7, "utm.source", Some("100")),
                (8, "time", None),
            ]
        );
        assert_eq!((refused.lines, refused.posts.len()), (7, 0));
    }
    let page = PageRequest::first(10);
    assert_eq!(press.social.posts(account, &page).await.unwrap().items, []);
    let large = "x".repeat(1_000_001);
    let actor = Actor::Account(account);
    let large = press.social.import_posts(actor, account, &large, true).await.unwrap_err();
    assert_eq!((large.code(), large.context_value("field")), (ErrorCode::TooLarge, Some("csv")));
}
