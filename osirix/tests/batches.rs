//! Videos from a table: all of them or none, and what is wrong is named by its row.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what is wrong by panicking"
)]

mod support;

use osirix::{Account, Credits, Error, ErrorCode, JobState, Osirix, PageRequest, VideoBatch};
use serde_json::{Value, json};
use support::{Place, books_balance};

journeys!(each_row_becomes_a_video, a_refusal_leaves_nothing, a_key_makes_each_row_once);

fn template() -> Value {
    json!({
        "script": "Hello {{name}}.",
        "avatar": "{{avatar}}",
        "settings": { "speed": "{{speed:number}}" },
        "spec": { "aspect": "1:1" },
    })
}

fn of_csv(csv: &str) -> VideoBatch {
    VideoBatch { csv: Some(csv.into()), ..VideoBatch::new(template()) }
}

fn of_rows(rows: Value) -> VideoBatch {
    VideoBatch { rows: serde_json::from_value(rows).unwrap(), ..VideoBatch::new(template()) }
}

async fn with_account(place: &Place) -> (Osirix, Account) {
    let osirix = place.builder().workers(0).build().await.unwrap();
    let account = support::account(&osirix).await;
    (osirix, account)
}

async fn jobs(osirix: &Osirix, account: &Account) -> usize {
    osirix.jobs().list(account.id, PageRequest::first(500)).await.unwrap().items.len()
}

async fn each_row_becomes_a_video(place: Place) {
    let osirix = place.open().await;
    let account = support::account(&osirix).await;
    let csv = "name,avatar,speed\nAda,creative-designer,1.5\n\n\"Eve, too\",,\n";
    let quote = osirix.jobs().quote_videos(account.id, of_csv(csv)).await.unwrap();
    let created = osirix.jobs().create_videos(account.id, of_csv(csv)).await.unwrap();
    assert_eq!(created.len(), 2);
    assert_eq!(quote, created.iter().fold(Credits::ZERO, |sum, job| Credits(sum.0 + job.held.0)));
    let mut done = Vec::new();
    for job in &created {
        done.push(osirix.jobs().wait(account.id, job.id).await.unwrap());
    }
    assert!(done.iter().all(|job| job.state == JobState::Completed), "{done:?}");
    let folder = tempfile::tempdir().unwrap();
    let mut captions = Vec::new();
    for (index, job) in done.iter().enumerate() {
        let path = folder.path().join(index.to_string());
        osirix.files().save(job.video().unwrap().srt.clone(), path.clone()).await.unwrap();
        captions.push(std::fs::read_to_string(path).unwrap());
    }
    assert!(captions[0].contains("Hello Ada.") && captions[1].contains("Hello Eve, too."));
    books_balance(&osirix, &account, &[&done[0], &done[1]]).await;
    osirix.close().await;
}

async fn a_refusal_leaves_nothing(place: Place) {
    let (osirix, account) = with_account(&place).await;
    let facts = |error: &Error| {
        ["row", "line", "column"].map(|key| error.context_value(key).unwrap_or("-").to_owned())
    };
    let good = json!({ "name": "Ada", "avatar": null, "speed": 1 });
    let cases = [
        (of_csv("name,avatar,speed\nA,,\nB,nobody,\n"), ["2", "3", "avatar"]),
        (of_csv("name,avatar,speed\nA,,\n\nB,,fast\n"), ["2", "4", "speed"]),
        (of_csv("name,avatar,speed\nA,,9\n"), ["1", "2", "speed"]),
        (of_csv("name,avatar,speed\n\"two\nlines\",,\nB,\n"), ["2", "4", "-"]),
        (of_csv("name,avatar\nA,\n"), ["-", "-", "speed"]),
        (of_csv("name,avatar,speed,colour\nA,,,red\n"), ["-", "-", "colour"]),
        (of_csv("name,avatar,speed,name\nA,,,\n"), ["-", "1", "name"]),
        (of_csv("name,avatar,speed\n"), ["-", "-", "-"]),
        (of_csv(&format!("name,avatar,speed\n{},,\n", "x".repeat(20_001))), ["1", "2", "name"]),
        (of_csv(&format!("name,avatar,speed\n{}", "A,,\n".repeat(1_001))), ["-", "-", "-"]),
        (of_rows(json!([good, { "name": "B", "avatar": ["x"] }])), ["2", "-", "avatar"]),
        (of_rows(json!([good, { "name": "B", "speed": true }])), ["2", "-", "speed"]),
        (of_rows(json!([good, "B"])), ["2", "-", "-"]),
        (of_rows(json!([])), ["-", "-", "-"]),
    ];
    for (batch, expected) in cases {
        let told = batch.clone();
        let error = osirix.jobs().create_videos(account.id, batch.clone()).await.unwrap_err();
        assert_eq!(facts(&error), expected, "{error:?} of {told:?}");
        let quoted = osirix.jobs().quote_videos(account.id, batch).await.unwrap_err();
        assert_eq!((quoted.code(), facts(&quoted)), (error.code(), facts(&error)));
    }
    let long = of_csv(&format!("name,avatar,speed\nA,,\nB,,\n{},,\n", "word ".repeat(900)));
    let error = osirix.jobs().create_videos(account.id, long).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::InsufficientCredits);
    assert_eq!(error.context_value("row"), Some("3"), "the row for which they do not suffice");
    let both = VideoBatch { rows: vec![good], ..of_csv("name,avatar,speed\nA,,\n") };
    let error = osirix.jobs().create_videos(account.id, both).await.unwrap_err();
    assert_eq!(error.context_value("field"), Some("rows"));
    assert_eq!(jobs(&osirix, &account).await, 0);
    books_balance(&osirix, &account, &[]).await;
    osirix.close().await;
}

async fn a_key_makes_each_row_once(place: Place) {
    let (osirix, account) = with_account(&place).await;
    let batch = |csv: &str| VideoBatch { idempotency_key: Some("may".into()), ..of_csv(csv) };
    let create = async |csv: &str| osirix.jobs().create_videos(account.id, batch(csv)).await;
    let ids = |jobs: Vec<osirix::JobInfo>| jobs.into_iter().map(|job| job.id).collect::<Vec<_>>();
    let first = ids(create("name,avatar,speed\nA,,\nB,,\n").await.unwrap());
    assert_eq!(ids(create("name,speed,avatar\nA,,\nB,,\n").await.unwrap()), first);
    let more = ids(create("name,avatar,speed\nA,,\nB,,\nC,,\n").await.unwrap());
    assert_eq!((&more[..2], more.len()), (&first[..], 3), "what is new is added");
    let error = create("name,avatar,speed\nA,,\nD,,\nE,,\nF,,\n").await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::Conflict);
    assert_eq!((error.context_value("row"), error.context_value("line")), (Some("2"), Some("3")));
    assert_eq!(jobs(&osirix, &account).await, 3);
    let long = VideoBatch { idempotency_key: Some("k".repeat(191)), ..of_csv("name\nA\n") };
    let error = osirix.jobs().create_videos(account.id, long).await.unwrap_err();
    assert_eq!(error.context_value("limit"), Some("190"));
    osirix.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_can_bring_its_own_key_and_a_column_may_be_there_for_others() {
    let place = Place::sqlite().await;
    let (osirix, account) = with_account(&place).await;
    let batch = VideoBatch {
        csv: Some("slug,script,note\na,Hello.,x\nb,Hello.,\n".into()),
        unused: vec!["note".into(), "gone".into()],
        idempotency_key: Some("batch".into()),
        ..VideoBatch::new(json!({ "script": "{{script}}", "idempotency_key": "{{slug}}" }))
    };
    let first = osirix.jobs().create_videos(account.id, batch.clone()).await.unwrap();
    let csv = Some("slug,script,note\nb,Hello.,\n".into());
    let batch = VideoBatch { csv, idempotency_key: None, ..batch };
    let again = osirix.jobs().create_videos(account.id, batch).await.unwrap();
    assert_eq!(again[0].id, first[1].id);
    osirix.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_rows_are_one_call() {
    let place = Place::sqlite().await;
    let (osirix, account) = with_account(&place).await;
    let terms = osirix::GrantTerms::default();
    let (credits, memo) = (osirix.credits(), "for many".to_owned());
    credits.grant(account.id, Credits(10_000), memo, None, terms).await.unwrap();
    let rows: String = (0..VideoBatch::MAX_ROWS).map(|n| format!("Number {n},,\n")).collect();
    let batch = of_csv(&format!("name,avatar,speed\n{rows}"));
    let created = osirix.jobs().create_videos(account.id, batch).await.unwrap();
    assert_eq!(created.len(), VideoBatch::MAX_ROWS);
    let held: i64 = created.iter().map(|job| job.held.0).sum();
    assert_eq!(osirix.credits().balance(account.id).await.unwrap().held, Credits(held));
    osirix.close().await;
}
