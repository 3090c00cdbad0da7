//! Speeches that are kept: who is asked again, and who is not.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what is wrong by panicking"
)]

mod support;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use osirix::core::media::{SpeechEngine, SpeechStream, Utterance};
use osirix::{
    AccountId, Config, JobInfo, JobOutput, JobState, Osirix, Result, SpeechRequest, SpeechResult,
    Voice, VoiceId, VoiceSettings,
};
use osirix_media::speech::FliteEngine;
use support::{Place, books_balance};

/// The built-in voice under another name, which counts how often it is asked.
struct Counted {
    voice: FliteEngine,
    asked: AtomicUsize,
}

impl Counted {
    fn new() -> Arc<Self> {
        Arc::new(Counted { voice: FliteEngine::new().unwrap(), asked: AtomicUsize::new(0) })
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

fn of_flite(utterance: &Utterance) -> Utterance {
    Utterance { voice: VoiceId("flite/kal16".into()), ..utterance.clone() }
}

#[osirix::async_trait]
impl SpeechEngine for Counted {
    fn name(&self) -> &str {
        "counted"
    }

    async fn voices(&self) -> Result<Vec<Voice>> {
        let mut voices = self.voice.voices().await?;
        voices.iter_mut().for_each(|voice| voice.id = VoiceId("counted/voice".into()));
        Ok(voices)
    }

    async fn check(&self, utterance: &Utterance) -> Result<()> {
        self.voice.check(&of_flite(utterance)).await
    }

    async fn speak(&self, utterance: Utterance) -> Result<SpeechStream> {
        self.asked.fetch_add(1, Ordering::SeqCst);
        self.voice.speak(of_flite(&utterance)).await
    }
}

async fn open(place: &Place, engine: &Arc<Counted>, version: &str, shared: bool) -> Osirix {
    place.builder().kept_speech_engine(engine.clone(), version, shared).build().await.unwrap()
}

fn request(script: &str) -> SpeechRequest {
    SpeechRequest { voice: VoiceId("counted/voice".into()), ..SpeechRequest::new(script) }
}

/// A speech, its job and its sound.
async fn said(osirix: &Osirix, account: AccountId, request: SpeechRequest) -> (JobInfo, Vec<u8>) {
    let job = osirix.jobs().create_speech(account, request).await.unwrap();
    let job = osirix.jobs().wait(account, job.id).await.unwrap();
    assert_eq!(job.state, JobState::Completed, "{:?}", job.error);
    let Some(JobOutput::Speech(SpeechResult { audio, .. })) = &job.output else {
        panic!("a speech")
    };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("speech.wav");
    osirix.files().save(audio.clone(), path.clone()).await.unwrap();
    (job, std::fs::read(path).unwrap())
}

/// The folders of what is kept.
fn kept(place: &Place) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(place.home().join("blobs/cache/speech")) else {
        return Vec::new();
    };
    let has_manifest = |path: &PathBuf| path.join("entry.json").is_file();
    entries.map(|entry| entry.unwrap().path()).filter(has_manifest).collect()
}

/// Turns an entry's clock back by this many days.
fn age(entry: &Path, days: u64) {
    let path = entry.join("entry.json");
    let mut json: serde_json::Value =
        serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    let made_at: osirix::core::clock::Timestamp =
        serde_json::from_value(json["made_at"].take()).unwrap();
    let earlier = made_at - std::time::Duration::from_secs(days * 24 * 3_600);
    json["made_at"] = serde_json::to_value(earlier).unwrap();
    std::fs::write(path, json.to_string()).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_speech_is_made_once_and_paid_by_each() {
    let (place, engine) = (Place::sqlite().await, Counted::new());
    let osirix = open(&place, &engine, "1", false).await;
    let account = support::account(&osirix).await;
    let (first, sound) = said(&osirix, account.id, request("Hello.")).await;
    let (second, again) = said(&osirix, account.id, request("Hello.")).await;
    assert_eq!(engine.asked(), 1);
    assert_eq!(sound, again);
    assert_ne!(first.id, second.id);
    assert_eq!((first.held, first.charged), (second.held, second.charged));
    books_balance(&osirix, &account, &[&first, &second]).await;
    let slower = VoiceSettings { speed: 0.8, ..VoiceSettings::default() };
    said(&osirix, account.id, SpeechRequest { settings: slower, ..request("Hello.") }).await;
    said(&osirix, account.id, request("Hello!")).await;
    assert_eq!((engine.asked(), kept(&place).len()), (3, 3));
    osirix.close().await;
    let osirix = open(&place, &engine, "2", false).await;
    said(&osirix, account.id, request("Hello.")).await;
    assert_eq!(engine.asked(), 4, "another model is another sound");
    osirix.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_said_for_one_account_serves_another_only_where_voices_are_nobodys() {
    for (shared, asked) in [(false, 2), (true, 1)] {
        let (place, engine) = (Place::sqlite().await, Counted::new());
        let osirix = open(&place, &engine, "1", shared).await;
        for name in ["Ada", "Eve"] {
            let account = osirix.accounts().open(name.into(), None).await.unwrap();
            said(&osirix, account.id, request("Hello.")).await;
        }
        assert_eq!(engine.asked(), asked, "shared: {shared}");
        osirix.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_broken_or_over_is_made_anew() {
    let (place, engine) = (Place::sqlite().await, Counted::new());
    let osirix = open(&place, &engine, "1", false).await;
    let account = support::account(&osirix).await;
    let (_, sound) = said(&osirix, account.id, request("Hello.")).await;
    let entry = kept(&place).remove(0);
    type Harm = fn(&Path);
    let broken: [(&str, Harm); 6] = [
        ("no sound", |entry| std::fs::remove_file(entry.join("speech.wav")).unwrap()),
        ("half a sound", |entry| {
            let path = entry.join("speech.wav");
            let half = std::fs::read(&path).unwrap();
            std::fs::write(path, &half[..half.len() / 2]).unwrap();
        }),
        ("other times", |entry| std::fs::write(entry.join("speech.json"), "{}").unwrap()),
        ("no manifest", |entry| std::fs::remove_file(entry.join("entry.json")).unwrap()),
        ("a torn manifest", |entry| std::fs::write(entry.join("entry.json"), "{").unwrap()),
        ("too old", |entry| age(entry, 30)),
    ];
    for (count, (what, harm)) in broken.into_iter().enumerate() {
        harm(&entry);
        let (_, again) = said(&osirix, account.id, request("Hello.")).await;
        assert_eq!((engine.asked(), &again), (count + 2, &sound), "{what}");
        let (_, kept) = said(&osirix, account.id, request("Hello.")).await;
        assert_eq!((engine.asked(), &kept), (count + 2, &sound), "{what}: it is kept anew");
    }
    age(&entry, 29);
    said(&osirix, account.id, request("Hello.")).await;
    assert_eq!(engine.asked(), 7, "it is kept for thirty days");
    osirix.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_over_goes_when_another_is_kept_beside_it() {
    let (place, engine) = (Place::sqlite().await, Counted::new());
    let osirix = open(&place, &engine, "1", false).await;
    let account = support::account(&osirix).await;
    said(&osirix, account.id, request("Hello.")).await;
    let entry = kept(&place).remove(0);
    // Entries whose hashes begin alike stand beside each other: these are 256 such.
    for first in 0..=255 {
        let beside = entry.parent().unwrap().join(format!("{first:02x}{}", "0".repeat(62)));
        std::fs::create_dir(&beside).unwrap();
        for file in ["entry.json", "speech.wav", "speech.json"] {
            std::fs::copy(entry.join(file), beside.join(file)).unwrap();
        }
        if first % 2 == 0 {
            age(&beside, 31);
        }
    }
    let before = kept(&place).len();
    let mut removed = 0;
    for number in 0..8 {
        said(&osirix, account.id, request(&format!("Number {number}."))).await;
        let now = before + number + 1 - kept(&place).len();
        assert!(now - removed <= 1, "one is over beside each at most");
        removed = now;
    }
    let (left, _): (Vec<_>, Vec<_>) = kept(&place).into_iter().partition(|path| path != &entry);
    assert!(left.len() >= 128, "those that are not over stay");
    osirix.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_kept_where_it_is_switched_off_or_nobody_said_what_decides_the_sound() {
    let (place, engine) = (Place::sqlite().await, Counted::new());
    let config = Config {
        home: place.home(),
        database_url: Some(place.database_url()),
        speech_cache_days: 0,
        ..Config::default()
    };
    let builder = Osirix::builder().config(config);
    let off = builder.kept_speech_engine(engine.clone(), "1", true).build().await.unwrap();
    let account = support::account(&off).await;
    said(&off, account.id, request("Hello.")).await;
    said(&off, account.id, request("Hello.")).await;
    off.close().await;
    let plain = place.builder().speech_engine(engine.clone()).build().await.unwrap();
    said(&plain, account.id, request("Hello.")).await;
    said(&plain, account.id, SpeechRequest::new("Hello.")).await;
    plain.close().await;
    assert_eq!((engine.asked(), kept(&place).len()), (3, 0));
}
