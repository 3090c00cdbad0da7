//! Input that cannot work: a typed error that names the field, and nothing left behind.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what is wrong by panicking"
)]

mod support;

use osirix::core::store::Store;
use osirix::{
    Aspect, Config, ErrorCode, Osirix, PageRequest, Retry, Script, VideoRequest, VoiceId,
    VoiceSettings,
};
use support::{Place, account, books_balance, short_video};

journeys!(each_is_refused_and_leaves_nothing, a_closed_client_says_so);

async fn each_is_refused_and_leaves_nothing(place: Place) {
    let osirix = place.builder().workers(0).build().await.unwrap();
    let account = account(&osirix).await;
    let with = |script: &str| VideoRequest { script: script.into(), ..short_video() };
    let spoken =
        |speed, pitch| VideoRequest { settings: VoiceSettings { speed, pitch }, ..short_video() };
    let long = "a ".repeat(Script::MAX_CHARS);
    let cases = [
        (with(""), ErrorCode::InvalidInput, "script"),
        (with(" \n\t "), ErrorCode::InvalidInput, "script"),
        (with(&long), ErrorCode::TooLarge, "script"),
        (with("a\u{7}b"), ErrorCode::InvalidInput, "script"),
        (with("你好，世界"), ErrorCode::Unsupported, "script"),
        (with("🙂🙂🙂"), ErrorCode::Unsupported, "script"),
        (spoken(0.1, 0.0), ErrorCode::InvalidInput, "speed"),
        (spoken(f32::NAN, 0.0), ErrorCode::InvalidInput, "speed"),
        (spoken(1.0, 40.0), ErrorCode::InvalidInput, "pitch"),
        (VideoRequest { avatar: "nobody".into(), ..short_video() }, ErrorCode::NotFound, "avatar"),
        (
            VideoRequest { voice: VoiceId("flite/nobody".into()), ..short_video() },
            ErrorCode::NotFound,
            "voice",
        ),
        (
            VideoRequest { voice: VoiceId("nobody".into()), ..short_video() },
            ErrorCode::NotFound,
            "voice",
        ),
        (
            VideoRequest { idempotency_key: Some(String::new()), ..short_video() },
            ErrorCode::InvalidInput,
            "idempotency_key",
        ),
    ];
    for (request, code, field) in cases {
        let refusal = osirix.jobs().create_video(account.id, request.clone()).await.unwrap_err();
        assert_eq!(refusal.code(), code, "{request:?}: {refusal}");
        assert_eq!(refusal.context_value("field"), Some(field), "{request:?}: {refusal}");
    }
    assert_eq!("4:3".parse::<Aspect>().unwrap_err().context_value("field"), Some("aspect"));

    assert!(osirix.jobs().list(account.id, PageRequest::default()).await.unwrap().items.is_empty());
    books_balance(&osirix, &account, &[]).await;
    osirix.close().await;
}

async fn a_closed_client_says_so(place: Place) {
    let osirix = place.open().await;
    let account = account(&osirix).await;
    osirix.close().await;
    osirix.close().await;
    let refusal = osirix.credits().balance(account.id).await.unwrap_err();
    assert_eq!(refusal.code(), ErrorCode::Closed);
}

/// Another process that keeps the database locked is told as such, and nothing is half-done.
#[tokio::test(flavor = "multi_thread")]
async fn a_database_locked_by_another_process_is_busy() {
    let place = Place::sqlite().await;
    let config =
        Config { home: place.home(), workers: 0, busy_timeout_ms: 100, ..Config::default() };
    let osirix = Osirix::builder().config(config).build().await.unwrap();
    let account = account(&osirix).await;
    let other = osirix_storage::open(&place.database_url()).await.unwrap();
    let lock = other.begin().await.unwrap();
    let refusal = osirix.jobs().create_video(account.id, short_video()).await.unwrap_err();
    assert_eq!((refusal.code(), refusal.retry()), (ErrorCode::Busy, Retry::Later));
    drop(lock);
    other.close().await;
    books_balance(&osirix, &account, &[]).await;
    osirix.jobs().create_video(account.id, short_video()).await.unwrap();
    osirix.close().await;
}

#[tokio::test]
async fn a_home_that_is_a_file_is_refused_by_path() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    std::fs::write(&home, "not a folder").unwrap();
    let refusal = Osirix::builder().home(&home).build().await.err().unwrap();
    assert_eq!(refusal.code(), ErrorCode::Io);
    assert!(refusal.message().contains("home"), "{refusal}");
}

#[tokio::test]
async fn a_database_url_of_an_unknown_scheme_names_the_known_ones() {
    let folder = tempfile::tempdir().unwrap();
    let built = Osirix::builder()
        .home(folder.path())
        .database_url("mysql://root:hunter2@localhost/x")
        .build()
        .await;
    let refusal = built.err().unwrap();
    assert_eq!(refusal.code(), ErrorCode::Configuration);
    assert_eq!(refusal.context_value("known"), Some("postgres, postgresql, sqlite"));
    assert!(!format!("{refusal} {refusal:?}").contains("hunter2"));
}
