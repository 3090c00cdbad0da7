//! The journeys of bindings/scenarios/README.md, in Rust.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what is wrong by panicking"
)]

mod scenarios {
    pub(crate) mod board;
    pub(crate) mod parts;
}

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use futures_util::{StreamExt, TryStreamExt, future};
use osirix::core::media::SpeechEngine;
use osirix::{
    Account, Aspect, AttemptKind, Builder, Config, ConnectSecret, Error, ErrorCode, ErrorRecord,
    JobInfo, JobKind, JobOutput, JobRequest, JobState, Network, Osirix, OwnResult, PageRequest,
    PostRequest, PostState, PublicationInfo, Secret, SocialConfig, SocialSettings, VideoRequest,
    VideoResult, VideoSpec, VoiceId,
};
use scenarios::board::{Board, SECRET};
use scenarios::parts::{Broken, Memory, Tones, VOICE, Words};
use serde_json::json;
use tempfile::TempDir;

/// Makes a test of each scenario, and keeps their names.
macro_rules! scenarios {
    ($($name:ident,)+) => {
        const NAMES: &[&str] = &[$(stringify!($name)),+];

        mod scenario {
            $(
                #[tokio::test(flavor = "multi_thread")]
                async fn $name() {
                    super::$name(super::Home::new()).await;
                }
            )+
        }
    };
}

scenarios! {
    first_video,
    progress,
    cancel,
    not_enough_credits,
    every_error_code,
    bad_input,
    concurrent_jobs,
    concurrent_calls,
    dropped_client,
    closed_twice,
    two_clients,
    streams,
    own_speech_engine,
    own_blob_store,
    failing_part,
    own_task,
    own_network,
    reloaded,
}

struct Home(TempDir);

impl Home {
    fn new() -> Self {
        Home(tempfile::tempdir().unwrap())
    }

    fn path(&self) -> PathBuf {
        self.0.path().join("home")
    }

    fn builder(&self) -> Builder {
        Osirix::builder().home(self.path())
    }

    async fn open(&self) -> Osirix {
        self.builder().build().await.unwrap()
    }
}

async fn account(osirix: &Osirix) -> Account {
    osirix.accounts().open("Ada".into(), Some("ada".into())).await.unwrap()
}

fn short(script: &str) -> VideoRequest {
    let spec = VideoSpec { aspect: Aspect::Square, ..VideoSpec::default() };
    VideoRequest { spec, ..VideoRequest::new(script) }
}

fn in_tones(script: &str) -> VideoRequest {
    VideoRequest { voice: VoiceId(VOICE.to_owned()), ..short(script) }
}

async fn made(osirix: &Osirix, account: &Account, request: VideoRequest) -> JobInfo {
    let job = osirix.jobs().create_video(account.id, request).await.unwrap();
    osirix.jobs().wait(account.id, job.id).await.unwrap()
}

fn video(job: &JobInfo) -> &VideoResult {
    job.video().unwrap_or_else(|| panic!("{job:?}"))
}

async fn available(osirix: &Osirix, account: &Account) -> i64 {
    osirix.credits().balance(account.id).await.unwrap().available.0
}

async fn first_video(home: Home) {
    let osirix = home.open().await;
    let account = account(&osirix).await;
    let job = osirix.jobs().create_video(account.id, short("Hello.")).await.unwrap();
    assert!(job.state == JobState::Pending && job.held.0 > 0);
    let job = osirix.jobs().wait(account.id, job.id).await.unwrap();
    assert_eq!(job.state, JobState::Completed);
    let path = home.path().join("hello.mp4");
    osirix.files().save(video(&job).video.clone(), path.clone()).await.unwrap();
    assert_eq!(&std::fs::read(path).unwrap()[4..8], b"ftyp");
    let charged = job.charged.unwrap();
    let balance = osirix.credits().balance(account.id).await.unwrap();
    assert_eq!((balance.available.0, balance.spent), (100 - charged.0, charged));
}

async fn progress(home: Home) {
    let osirix = home.open().await;
    let account = account(&osirix).await;
    let job = osirix.jobs().create_video(account.id, short("Hello.")).await.unwrap();
    let mut watch = osirix.jobs().watch(account.id, job.id).await.unwrap();
    let mut states = Vec::new();
    while let Some(state) = watch.next().await.unwrap() {
        states.push(state);
    }
    assert!(states.is_sorted_by_key(|state| state.progress));
    let last = states.last().unwrap();
    assert_eq!((last.progress, last.state), (100, JobState::Completed));
    assert!(states.iter().any(|state| state.stage.as_deref() == Some("encode")));
}

async fn cancel(home: Home) {
    let osirix = home.open().await;
    let account = account(&osirix).await;
    let request = short(&"A long story. ".repeat(5));
    let job = osirix.jobs().create_video(account.id, request).await.unwrap();
    osirix.jobs().cancel(account.id, job.id).await.unwrap();
    let job = osirix.jobs().wait(account.id, job.id).await.unwrap();
    assert_eq!((job.state, job.charged), (JobState::Cancelled, None));
    let balance = osirix.credits().balance(account.id).await.unwrap();
    assert_eq!((balance.available.0, balance.held.0), (100, 0));
}

async fn not_enough_credits(home: Home) {
    let osirix = home.open().await;
    let account = account(&osirix).await;
    let request = short(&"A long story. ".repeat(400));
    let refused = osirix.jobs().create_video(account.id, request).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::InsufficientCredits);
    assert!(refused.context_value("missing").unwrap().parse::<i64>().unwrap() > 0);
    assert!(osirix.jobs().list(account.id, PageRequest::default()).await.unwrap().items.is_empty());
}

async fn every_error_code(_: Home) {
    for code in ErrorCode::ALL {
        let error = Error::new(*code, "a sentence").with("field", "script");
        let record = ErrorRecord::from(&error);
        let text = serde_json::to_value(&record).unwrap();
        assert_eq!(text["code"], code.as_str());
        let again = Error::from(serde_json::from_value::<ErrorRecord>(text).unwrap());
        assert_eq!((again.code(), again.to_string()), (*code, error.to_string()));
        assert!((400..600).contains(&code.http_status()), "{code}");
    }
}

async fn bad_input(home: Home) {
    let osirix = home.open().await;
    let account = account(&osirix).await;
    let unknown = VideoRequest { avatar: "nobody".into(), ..short("Hello.") };
    for (request, field) in [
        (short(""), "script"),
        (short("a\u{7}b"), "script"),
        (short(&"a".repeat(10_000_000)), "script"),
        (unknown, "avatar"),
    ] {
        let refused = osirix.jobs().create_video(account.id, request).await.unwrap_err();
        assert_eq!(refused.context_value("field"), Some(field), "{refused}");
    }
    assert_eq!(available(&osirix, &account).await, 100);
    let misspelt = serde_json::from_str::<osirix::Config>(r#"{"nonsense": 1}"#).unwrap_err();
    assert!(misspelt.to_string().contains("nonsense"));
}

async fn concurrent_jobs(home: Home) {
    let osirix = home.builder().workers(2).build().await.unwrap();
    let account = account(&osirix).await;
    let jobs = (0..3).map(|_| made(&osirix, &account, short("Hello.")));
    let jobs = future::join_all(jobs).await;
    assert!(jobs.iter().all(|job| job.state == JobState::Completed));
    let charged: i64 = jobs.iter().map(|job| job.charged.unwrap().0).sum();
    let books = osirix.credits().balance(account.id).await.unwrap();
    assert_eq!(books.spent.0, charged);
    assert_eq!(books.available.0 + books.held.0 + books.spent.0 + books.granted.0, 0);
}

async fn concurrent_calls(home: Home) {
    let osirix = home.builder().workers(0).build().await.unwrap();
    let account = account(&osirix).await;
    let calls = (0..1000).map(|_| available(&osirix, &account));
    assert!(future::join_all(calls).await.iter().all(|available| *available == 100));
}

async fn dropped_client(home: Home) {
    let osirix = home.open().await;
    let account = account(&osirix).await;
    let job = osirix.jobs().create_video(account.id, short("Hello.")).await.unwrap();
    drop(osirix);
    let osirix = home.open().await;
    let job = osirix.jobs().wait(account.id, job.id).await.unwrap();
    assert_eq!(job.state, JobState::Completed);
}

async fn closed_twice(home: Home) {
    let osirix = home.open().await;
    let account = account(&osirix).await;
    osirix.close().await;
    osirix.close().await;
    let refused = osirix.credits().balance(account.id).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::Closed);
}

async fn two_clients(home: Home) {
    let (one, other) = (home.open().await, home.open().await);
    let account = account(&one).await;
    assert_eq!(other.accounts().get(account.id).await.unwrap(), account);
    let job = one.jobs().create_video(account.id, short("Hello.")).await.unwrap();
    let job = other.jobs().wait(account.id, job.id).await.unwrap();
    assert_eq!(job.state, JobState::Completed);
}

async fn streams(home: Home) {
    let osirix = home.open().await;
    let account = account(&osirix).await;
    let job = made(&osirix, &account, short("Hello.")).await;
    let whole = osirix.files().read(video(&job).video.clone(), None).await.unwrap();
    let whole: Vec<_> = whole.try_collect().await.unwrap();
    assert_eq!(whole.concat().len() as u64, video(&job).bytes);
    let mut part = osirix.files().read(video(&job).video.clone(), Some(4..8)).await.unwrap();
    assert_eq!(part.next().await.unwrap().unwrap(), "ftyp");
}

async fn own_speech_engine(home: Home) {
    let osirix = home.builder().speech_engine(Arc::new(Tones)).build().await.unwrap();
    assert!(osirix.voices().list().await.unwrap().iter().any(|voice| voice.id.0 == VOICE));
    let account = account(&osirix).await;
    let job = made(&osirix, &account, in_tones("Hello in tones.")).await;
    assert!(video(&job).duration_us.abs_diff(750_000) < 40_000);
}

async fn own_blob_store(home: Home) {
    let store = Arc::new(Memory::default());
    let osirix = home.builder().blob_store(store.clone()).build().await.unwrap();
    let account = account(&osirix).await;
    let job = made(&osirix, &account, short("Hello.")).await;
    assert_eq!(store.bytes(&video(&job).video), Some(video(&job).bytes));
    let mut part = osirix.files().read(video(&job).video.clone(), Some(4..8)).await.unwrap();
    assert_eq!(part.next().await.unwrap().unwrap(), "ftyp");
    assert!(!home.path().join("blobs").exists());
}

async fn failing_part(home: Home) {
    let engine: Arc<dyn SpeechEngine> = Arc::new(Broken);
    let osirix = home.builder().speech_engine(engine).build().await.unwrap();
    let account = account(&osirix).await;
    let job = made(&osirix, &account, in_tones("Hello in tones.")).await;
    let error = job.error.unwrap();
    assert_eq!((job.state, error.code), (JobState::Failed, ErrorCode::Plugin));
    assert!(error.message.contains("the reed is broken"));
    assert_eq!(available(&osirix, &account).await, 100);
}

async fn own_task(home: Home) {
    let words = Arc::new(Words::default());
    let osirix = home.builder().job_task(words.clone()).build().await.unwrap();
    words.at(&osirix);
    let account = account(&osirix).await;
    let request = JobRequest::new(JobKind::new("count-words").unwrap(), json!("one two three"));
    let job = osirix.jobs().create(account.id, request).await.unwrap();
    let job = osirix.jobs().wait(account.id, job.id).await.unwrap();
    assert_eq!((job.state, job.attempt), (JobState::Completed, 2), "{job:?}");
    let counted = OwnResult { value: json!({ "words": 3, "counted": 1 }) };
    assert_eq!(job.output, Some(JobOutput::Own(counted)));
    assert_eq!(available(&osirix, &account).await, 97);
}

/// A post of an account, once nothing more happens to it.
async fn went_out(
    osirix: &Osirix,
    account: &Account,
    request: PostRequest,
) -> (PostState, PublicationInfo) {
    let social = osirix.social();
    let post = social.write(account.id, request).await.unwrap();
    let mut post = social.schedule(account.id, post.id).await.unwrap();
    while [PostState::Scheduled, PostState::Publishing].contains(&post.state) {
        tokio::time::sleep(Duration::from_millis(20)).await;
        post = social.post(account.id, post.id).await.unwrap();
    }
    (post.state, social.publications(account.id, post.id).await.unwrap().remove(0))
}

async fn own_network(home: Home) {
    let board = Arc::new(Board::default());
    let publishing = SocialSettings { video_s: 1, look_s: 1, ..SocialSettings::default() };
    let social = SocialConfig { publishing, ..SocialConfig::default() };
    let config = Config { home: home.path(), social, ..Config::default() };
    let osirix = Osirix::builder().config(config).own_network(board.clone()).build().await.unwrap();
    board.at(&osirix);
    let account = account(&osirix).await;
    let shown = |secret: &str| ConnectSecret {
        network: Network::Own,
        server: None,
        identifier: "ada".into(),
        secret: Secret::new(secret.into()),
    };
    let refused = osirix.social().connect(account.id, shown("wrong")).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::Unauthenticated);
    let connected = osirix.social().connect(account.id, shown(SECRET)).await.unwrap();
    assert_eq!((connected.network, connected.remote.handle.as_str()), (Network::Own, "ada"));

    let job = osirix.jobs().create_video(account.id, short("Hello.")).await.unwrap();
    let text = |text: &str| PostRequest::new(text, vec![connected.id]);
    let with_video = PostRequest { video_job: Some(job.id), ..text("Look!") };
    let (state, out) = went_out(&osirix, &account, with_video).await;
    assert_eq!(state, PostState::Published, "{out:?}");
    assert_eq!(out.published[0].permalink.as_deref(), Some("https://board.example/1"));
    assert_eq!(&board.file()[4..8], b"ftyp");

    let (state, out) = went_out(&osirix, &account, text("refuse")).await;
    assert_eq!((state, out.error.unwrap().code), (PostState::Failed, ErrorCode::InvalidInput));
    let (state, out) = went_out(&osirix, &account, text("fall")).await;
    assert_eq!(state, PostState::Unconfirmed, "{out:?}");
    let page = PageRequest::default();
    let record = osirix.social().attempts(account.id, out.id, page).await.unwrap().items;
    let lost = record.iter().find(|entry| entry.what == AttemptKind::Unanswered).unwrap();
    assert_eq!(lost.error.as_ref().unwrap().code, ErrorCode::Plugin);
    assert_eq!(board.tried(), ["Look!", "refuse", "fall"], "each was tried once");
}

async fn reloaded(home: Home) {
    let osirix = home.open().await;
    let ada = account(&osirix).await;
    osirix.close().await;
    let again = home.open().await;
    assert_eq!(account(&again).await, ada);
    assert_eq!(available(&again, &ada).await, 100);
}

#[test]
fn the_names_are_those_of_every_language() {
    let list = Path::new(env!("CARGO_MANIFEST_DIR")).join("../bindings/scenarios/README.md");
    let list = std::fs::read_to_string(list).unwrap();
    let rows = list.lines().filter_map(|line| line.strip_prefix("| ")?.split(' ').next());
    let mut names: Vec<_> = rows.skip(1).collect();
    let mut here = NAMES.to_vec();
    names.sort_unstable();
    here.sort_unstable();
    assert_eq!(here, names);
}
