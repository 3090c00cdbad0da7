//! Recordings that people bring instead of a text, or with one.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what is wrong by panicking"
)]

mod support;

use std::process::Command;

use osirix::core::media::SpeechTrack;
use osirix::{
    Account, BlobKey, CaptionDesign, Credits, ErrorCode, JobInfo, JobOutput, JobState, Music,
    Osirix, Preset, SpeechRequest, VideoRequest,
};
use support::{Place, account, books_balance, short_video};

journeys!(
    a_recording_is_timed_by_its_script,
    a_recording_alone_is_spoken_by,
    what_phones_record_is_read_as_it_is,
);

const SCRIPT: &str = "Good morning, Ada. We are glad that you came back.";

/// The text of a file that a job made.
async fn text(osirix: &Osirix, place: &Place, key: &BlobKey) -> String {
    let path = place.folder.path().join("read");
    osirix.files().save(key.clone(), path.clone()).await.unwrap();
    std::fs::read_to_string(path).unwrap()
}

async fn track(osirix: &Osirix, place: &Place, key: &BlobKey) -> SpeechTrack {
    serde_json::from_str(&text(osirix, place, key).await).unwrap()
}

/// All words are the known ones, and begin where those do.
fn assert_found_where_they_are(found: &SpeechTrack, known: &SpeechTrack) {
    assert_eq!(found.words.len(), known.words.len());
    for (found, known) in found.words.iter().zip(&known.words) {
        assert_eq!(found.text, known.text);
        let off_ms = found.start_us.abs_diff(known.start_us) / 1_000;
        assert!(off_ms <= 60, "{}: {off_ms} ms", found.text);
    }
}

/// A speech job's end.
async fn spoken(osirix: &Osirix, account: &Account, request: SpeechRequest) -> JobInfo {
    let job = osirix.jobs().create_speech(account.id, request).await.unwrap();
    let job = osirix.jobs().wait(account.id, job.id).await.unwrap();
    assert_eq!(job.state, JobState::Completed, "{:?}", job.error);
    job
}

fn speech(job: &JobInfo) -> &osirix_media::pipeline::SpeechResult {
    match &job.output {
        Some(JobOutput::Speech(speech)) => speech,
        other => panic!("{other:?}"),
    }
}

/// These bytes, among the account's own files.
async fn brought(osirix: &Osirix, place: &Place, account: &Account, bytes: &[u8]) -> BlobKey {
    let path = place.folder.path().join("to-bring");
    std::fs::write(&path, bytes).unwrap();
    osirix.files().add(account.id, "voice.wav".into(), path).await.unwrap().key
}

/// What somebody says: the built-in voice, as a file in another form.
async fn recording(osirix: &Osirix, place: &Place, account: &Account) -> (BlobKey, JobInfo) {
    let job = spoken(osirix, account, SpeechRequest::new(SCRIPT)).await;
    let form = ["-af", "volume=-20dB"];
    let audio = encoded(osirix, place, account, &speech(&job).audio, "said.ogg", &form).await;
    (audio, job)
}

/// A sound in another form, among the account's files.
async fn encoded(
    osirix: &Osirix,
    place: &Place,
    account: &Account,
    sound: &BlobKey,
    name: &str,
    form: &[&str],
) -> BlobKey {
    let (wav, made) = (place.folder.path().join("said.wav"), place.folder.path().join(name));
    osirix.files().save(sound.clone(), wav.clone()).await.unwrap();
    let mut ffmpeg = Command::new("ffmpeg");
    ffmpeg.args(["-v", "error", "-y", "-i"]).arg(wav).args(form).arg(&made);
    assert!(ffmpeg.status().unwrap().success());
    osirix.files().add(account.id, "voice.wav".into(), made).await.unwrap().key
}

async fn what_phones_record_is_read_as_it_is(place: Place) {
    let osirix = place.open().await;
    let account = account(&osirix).await;
    let said = spoken(&osirix, &account, SpeechRequest::new(SCRIPT)).await;
    let known = track(&osirix, &place, &speech(&said).track).await;
    let picture = ["-f", "lavfi", "-i", "color=gray:size=64x64:rate=25", "-shortest"];
    let film = [&picture[..], &["-c:v", "libx264", "-c:a", "aac"]].concat();
    let cases: [(&str, &[&str]); 3] = [
        ("memo.m4a", &["-c:a", "aac", "-ar", "44100", "-ac", "2"]),
        ("film.mp4", &[&film[..], &["-movflags", "+faststart"]].concat()),
        ("film.mov", &film),
    ];
    let mut jobs = vec![said.clone()];
    for (name, form) in cases {
        let wav = &speech(&said).audio;
        let audio = Some(encoded(&osirix, &place, &account, wav, name, form).await);
        let request = SpeechRequest { audio, ..SpeechRequest::new(SCRIPT) };
        let heard = spoken(&osirix, &account, request).await;
        let off_us = speech(&heard).duration_us.abs_diff(speech(&said).duration_us);
        assert!(off_us < 30_000, "{name}: {off_us} us");
        let found = track(&osirix, &place, &speech(&heard).track).await;
        assert_found_where_they_are(&found, &known);
        jobs.push(heard);
    }
    let wav = &speech(&said).audio;
    let song = encoded(&osirix, &place, &account, wav, "song.m4a", &["-c:a", "aac"]).await;
    let request = VideoRequest { music: Some(Music::new(song)), ..short_video() };
    let video = osirix.jobs().create_video(account.id, request).await.unwrap();
    let video = osirix.jobs().wait(account.id, video.id).await.unwrap();
    assert_eq!(video.state, JobState::Completed, "{:?}", video.error);
    jobs.push(video);
    let lossless = encoded(&osirix, &place, &account, wav, "lossless.m4a", &["-c:a", "alac"]).await;
    let music = Some(Music::new(lossless.clone()));
    let request = VideoRequest { music, ..short_video() };
    let error = osirix.jobs().quote_video(account.id, request).await.unwrap_err();
    assert_eq!(
        (error.code(), error.context_value("field")),
        (ErrorCode::Unsupported, Some("music"))
    );
    let request = SpeechRequest { audio: Some(lossless), ..SpeechRequest::new(SCRIPT) };
    let error = osirix.jobs().create_speech(account.id, request).await.unwrap_err();
    assert_eq!(
        (error.code(), error.context_value("field")),
        (ErrorCode::Unsupported, Some("audio"))
    );
    books_balance(&osirix, &account, &jobs.iter().collect::<Vec<_>>()).await;
    osirix.close().await;
}

async fn a_recording_is_timed_by_its_script(place: Place) {
    let osirix = place.open().await;
    let account = account(&osirix).await;
    let (audio, said) = recording(&osirix, &place, &account).await;
    let request = SpeechRequest { audio: Some(audio.clone()), ..SpeechRequest::new(SCRIPT) };
    let timed = spoken(&osirix, &account, request).await;

    let known = track(&osirix, &place, &speech(&said).track).await;
    let found = track(&osirix, &place, &speech(&timed).track).await;
    assert_found_where_they_are(&found, &known);
    let srt = text(&osirix, &place, &speech(&timed).srt).await;
    assert!(srt.contains("Good morning, Ada."), "{srt}");
    assert_eq!(timed.charged, Some(Credits(1)), "ten seconds of speech cost a credit");

    let request = VideoRequest {
        audio: Some(audio),
        script: SCRIPT.into(),
        captions: Some(CaptionDesign::default()),
        preset: Some(Preset::YouTube),
        ..VideoRequest::new("")
    };
    let quote = osirix.jobs().quote_video(account.id, request.clone()).await.unwrap();
    let length_us = speech(&timed).duration_us;
    assert_eq!(quote, Credits(length_us.div_ceil(1_000_000) as i64), "by the file's length");
    let video = osirix.jobs().create_video(account.id, request).await.unwrap();
    let video = osirix.jobs().wait(account.id, video.id).await.unwrap();
    assert_eq!(video.state, JobState::Completed, "{:?}", video.error);
    let made = video.video().unwrap();
    assert!(made.duration_us.abs_diff(length_us) < 80_000, "{made:?}");
    assert_eq!(video.charged, Some(quote));
    books_balance(&osirix, &account, &[&said, &timed, &video]).await;
    osirix.close().await;
}

async fn a_recording_alone_is_spoken_by(place: Place) {
    let osirix = place.open().await;
    let account = account(&osirix).await;
    let (audio, said) = recording(&osirix, &place, &account).await;
    let request = SpeechRequest { audio: Some(audio.clone()), ..SpeechRequest::new(" ") };
    let heard = spoken(&osirix, &account, request).await;
    assert_eq!(text(&osirix, &place, &speech(&heard).srt).await, "");
    assert_eq!(text(&osirix, &place, &speech(&heard).vtt).await, "WEBVTT\n\n");
    let track = track(&osirix, &place, &speech(&heard).track).await;
    assert!(track.words.is_empty());
    let opened = track.phonemes.iter().filter(|span| span.phoneme != "pau").count();
    assert!(opened > 10, "the mouth moves: {:?}", track.phonemes);

    let request = VideoRequest {
        audio: Some(audio),
        script: String::new(),
        captions: Some(CaptionDesign::default()),
        ..short_video()
    };
    let video = osirix.jobs().create_video(account.id, request).await.unwrap();
    let video = osirix.jobs().wait(account.id, video.id).await.unwrap();
    assert_eq!(video.state, JobState::Completed, "{:?}", video.error);
    books_balance(&osirix, &account, &[&said, &heard, &video]).await;
    osirix.close().await;
}

/// A WAV file, 16 bit mono: a tone of this height above silence, so many milliseconds long.
fn tone(rate_hz: u32, ms: u32, level: f64) -> Vec<u8> {
    let frames = rate_hz / 10 * ms / 100;
    let mut bytes = b"RIFF".to_vec();
    bytes.extend((36 + frames * 2).to_le_bytes());
    bytes.extend(b"WAVEfmt \x10\0\0\0\x01\0\x01\0");
    bytes.extend(rate_hz.to_le_bytes());
    bytes.extend((rate_hz * 2).to_le_bytes());
    bytes.extend(b"\x02\0\x10\0data");
    bytes.extend((frames * 2).to_le_bytes());
    let sample = |at: u32| (f64::from(at) * 1_500.0 / f64::from(rate_hz)).sin() * level;
    bytes.extend((0..frames).flat_map(|at| ((sample(at) * 32_000.0) as i16).to_le_bytes()));
    bytes
}

/// Ten hours of a tone: a minute of it in a form whose pieces can be joined, six hundred times.
fn ten_hours(place: &Place) -> Vec<u8> {
    let path = place.folder.path().join("minute.aac");
    let mut ffmpeg = Command::new("ffmpeg");
    ffmpeg.args(["-v", "error", "-y", "-f", "lavfi", "-i", "sine=r=8000:d=60", "-b:a", "8k"]);
    assert!(ffmpeg.arg(&path).status().unwrap().success());
    std::fs::read(path).unwrap().repeat(600)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_spoken_by_is_refused_before_anything_is_held() {
    let place = Place::sqlite().await;
    let osirix = place.builder().workers(0).build().await.unwrap();
    let account = account(&osirix).await;
    let fine = tone(16_000, 2_000, 0.3);
    let cases = [
        (tone(16_000, 0, 0.3), "", ErrorCode::InvalidInput, "audio", "0.1 s"),
        (tone(16_000, 3_000, 0.0), "", ErrorCode::InvalidInput, "audio", "-60 dBFS"),
        (tone(4_000, 1_000, 0.3), "", ErrorCode::InvalidInput, "audio", "8000..192000 Hz"),
        (ten_hours(&place), "", ErrorCode::TooLarge, "audio", "1800 s"),
        (fine.clone(), &"word ".repeat(50), ErrorCode::TooLarge, "script", "80 letters"),
        (fine.clone(), "a\u{7}b", ErrorCode::InvalidInput, "script", ""),
    ];
    for (bytes, script, code, field, limit) in cases {
        let audio = Some(brought(&osirix, &place, &account, &bytes).await);
        for refusal in [
            osirix
                .jobs()
                .create_speech(
                    account.id,
                    SpeechRequest { audio: audio.clone(), ..SpeechRequest::new(script) },
                )
                .await,
            osirix
                .jobs()
                .create_video(
                    account.id,
                    VideoRequest { audio, script: script.into(), ..short_video() },
                )
                .await,
        ] {
            let error = refusal.unwrap_err();
            assert_eq!((error.code(), error.context_value("field")), (code, Some(field)));
            assert_eq!(error.context_value("limit").unwrap_or_default(), limit, "{error}");
        }
    }
    for bytes in [&b"no sound"[..], &fine[..20], b""] {
        let audio = Some(brought(&osirix, &place, &account, bytes).await);
        let request = SpeechRequest { audio, ..SpeechRequest::new("") };
        let error = osirix.jobs().create_speech(account.id, request).await.unwrap_err();
        assert_eq!(error.code(), ErrorCode::Unsupported, "{error}");
        assert_eq!(error.context_value("field"), Some("audio"), "{error}");
    }
    let audio = Some(brought(&osirix, &place, &account, &tone(8_000, 150_000, 0.3)).await);
    let request = VideoRequest { audio, preset: Some(Preset::X), ..VideoRequest::new("") };
    let error = osirix.jobs().create_video(account.id, request).await.unwrap_err();
    assert_eq!(error.context_value("field"), Some("audio"), "longer than X takes: {error}");
    books_balance(&osirix, &account, &[]).await;
    osirix.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recording_is_its_owners() {
    let place = Place::sqlite().await;
    let osirix = place.open().await;
    let ada = account(&osirix).await;
    let bob = osirix.accounts().open("Bob".into(), Some("bob".into())).await.unwrap();
    let theirs = brought(&osirix, &place, &bob, &tone(16_000, 1_000, 0.3)).await;
    let missing: BlobKey = format!("accounts/{}/missing", ada.id).parse().unwrap();
    for key in [theirs, missing] {
        let request = VideoRequest { audio: Some(key.clone()), ..short_video() };
        let error = osirix.jobs().create_video(ada.id, request).await.unwrap_err();
        assert_eq!(
            (error.code(), error.context_value("field")),
            (ErrorCode::NotFound, Some("audio"))
        );
        let request = SpeechRequest { audio: Some(key), ..SpeechRequest::new("") };
        let error = osirix.jobs().create_speech(ada.id, request).await.unwrap_err();
        assert_eq!(error.code(), ErrorCode::NotFound);
    }
    books_balance(&osirix, &ada, &[]).await;
    osirix.close().await;
}

/// Half of a file, a script of something else, a telephone and a studio: each has an end.
#[tokio::test(flavor = "multi_thread")]
async fn odd_recordings_are_taken_as_they_are() {
    let place = Place::sqlite().await;
    let osirix = place.open().await;
    let account = account(&osirix).await;
    let long = tone(16_000, 4_000, 0.3);
    let studio = place.folder.path().join("studio.wav");
    let mut ffmpeg = Command::new("ffmpeg");
    ffmpeg.args(["-v", "error", "-y", "-f", "lavfi", "-i", "sine=r=192000:d=2"]);
    ffmpeg.args(["-ac", "6", "-c:a", "pcm_s24le"]).arg(&studio);
    assert!(ffmpeg.status().unwrap().success());
    let mut charged = Vec::new();
    for (bytes, script, seconds) in [
        (long[..long.len() / 2].to_vec(), "", 2.0),
        (long, "Nothing of this is said in it.", 4.0),
        (tone(8_000, 2_000, 0.3), "Hello?", 2.0),
        (std::fs::read(&studio).unwrap(), "", 2.0),
    ] {
        let audio = Some(brought(&osirix, &place, &account, &bytes).await);
        let job = spoken(&osirix, &account, SpeechRequest { audio, ..SpeechRequest::new(script) });
        let job = job.await;
        let made = speech(&job).duration_us as f64 / 1e6;
        assert!((made - seconds).abs() < 0.1, "{made} s of {seconds}");
        let words = track(&osirix, &place, &speech(&job).track).await.words.len();
        assert_eq!(words, script.split_whitespace().count());
        charged.push(job);
    }
    books_balance(&osirix, &account, &charged.iter().collect::<Vec<_>>()).await;
    osirix.close().await;
}

/// Between the order and the work a file may be replaced: what comes of it costs no more than was
/// held, and what cannot be spoken by any more costs nothing.
#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_was_replaced_costs_no_more_than_was_said() {
    let place = Place::sqlite().await;
    let osirix = place.builder().workers(0).build().await.unwrap();
    let account = account(&osirix).await;
    let audio = brought(&osirix, &place, &account, &tone(16_000, 1_000, 0.3)).await;
    let request = SpeechRequest { audio: Some(audio), ..SpeechRequest::new("") };
    let job = osirix.jobs().create_speech(account.id, request).await.unwrap();
    brought(&osirix, &place, &account, &tone(16_000, 25_000, 0.3)).await;
    osirix.close().await;

    let osirix = place.open().await;
    let job = osirix.jobs().wait(account.id, job.id).await.unwrap();
    assert_eq!((job.state, job.charged), (JobState::Completed, Some(Credits(1))));
    books_balance(&osirix, &account, &[&job]).await;
    osirix.close().await;
}
