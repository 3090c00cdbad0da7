//! Finished videos, asked for as people ask for them.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what is wrong by panicking"
)]

mod support;

use std::path::Path;

use osirix::core::error::Error;
use osirix::{
    Account, Aspect, Background, BlobKey, CaptionDesign, CaptionStyle, Color, Credits, ErrorCode,
    FrameRate, Gradient, GrantTerms, JobInfo, JobState, Music, Osirix, Overlay, Preset, Resolution,
    Scene, VideoRequest, VideoSpec, VoiceSettings,
};
use osirix_media::film::{self, VideoFacts};
use support::{Place, account, books_balance, short_video};

/// The finished video, as a file of the folder.
async fn saved(osirix: &Osirix, place: &Place, job: &JobInfo) -> std::path::PathBuf {
    assert_eq!(job.state, JobState::Completed, "{:?}", job.error);
    let path = place.folder.path().join(format!("{}.mp4", job.id));
    osirix.files().save(job.video().unwrap().video.clone(), path.clone()).await.unwrap();
    path
}

/// What is refused leaves no hold and no job.
async fn refused(osirix: &Osirix, request: VideoRequest) -> Error {
    let account = account(osirix).await;
    let error = osirix.jobs().create_video(account.id, request).await.unwrap_err();
    books_balance(osirix, &account, &[]).await;
    error
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reel_keeps_instagrams_limits() {
    let place = Place::sqlite().await;
    let osirix = place.open().await;
    let account = account(&osirix).await;
    let request = VideoRequest {
        preset: Some(Preset::InstagramReels),
        captions: Some(CaptionDesign { style: CaptionStyle::Karaoke, ..Default::default() }),
        ..VideoRequest::new("Hello.")
    };
    let job = osirix.jobs().create_video(account.id, request).await.unwrap();
    let job = osirix.jobs().wait(account.id, job.id).await.unwrap();
    let path = saved(&osirix, &place, &job).await;
    let facts = film::check(&path, Preset::InstagramReels).unwrap();
    assert_eq!((facts.width, facts.height), (1080, 1920));
    assert!((3_000_000..3_200_000).contains(&facts.duration_us()), "drawn out by silence");
    books_balance(&osirix, &account, &[&job]).await;
    osirix.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_format_that_the_network_takes_is_kept() {
    let place = Place::sqlite().await;
    let osirix = place.open().await;
    let account = account(&osirix).await;
    let request = VideoRequest { preset: Some(Preset::X), ..short_video() };
    let job = osirix.jobs().create_video(account.id, request).await.unwrap();
    let job = osirix.jobs().wait(account.id, job.id).await.unwrap();
    let facts = VideoFacts::read(&saved(&osirix, &place, &job).await).unwrap();
    assert_eq!((facts.width, facts.height), (720, 720));
    osirix.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_made_is_refused_before_anything_is_held() {
    let place = Place::sqlite().await;
    let osirix = place.open().await;
    let plain = CaptionDesign::default;
    let cases = [
        (
            VideoRequest {
                preset: Some(Preset::YouTubeShorts),
                ..VideoRequest::new("word ".repeat(1_500))
            },
            (ErrorCode::TooLarge, "script"),
        ),
        (
            VideoRequest { preset: Some(Preset::InstagramReels), ..short_video() },
            (ErrorCode::InvalidInput, "spec"),
        ),
        (
            VideoRequest {
                captions: Some(CaptionDesign { size: 40.0, ..plain() }),
                ..short_video()
            },
            (ErrorCode::InvalidInput, "size"),
        ),
        (
            VideoRequest {
                captions: Some(plain()), ..VideoRequest::new("A crab says hello: 🦀.")
            },
            (ErrorCode::Unsupported, "captions"),
        ),
    ];
    for (request, (code, field)) in cases {
        let error = refused(&osirix, request).await;
        assert_eq!((error.code(), error.context_value("field")), (code, Some(field)), "{error}");
    }
    osirix.close().await;
}

/// A file of a tone, 48 kHz in stereo, among the account's own.
async fn tone(osirix: &Osirix, place: &Place, account: &Account) -> BlobKey {
    let path = place.folder.path().join("tone.wav");
    std::fs::write(&path, wav(48_000, 96_000)).unwrap();
    osirix.files().add(account.id, "music/tone.wav".into(), path).await.unwrap().key
}

/// A WAV file in stereo: 16 bit, a tone of 440 Hz.
fn wav(rate_hz: u32, frames: u32) -> Vec<u8> {
    let data = frames * 4;
    let mut bytes = b"RIFF".to_vec();
    bytes.extend((36 + data).to_le_bytes());
    bytes.extend(b"WAVEfmt ");
    bytes.extend(16_u32.to_le_bytes());
    bytes.extend([1, 0, 2, 0]);
    bytes.extend(rate_hz.to_le_bytes());
    bytes.extend((rate_hz * 4).to_le_bytes());
    bytes.extend([4, 0, 16, 0]);
    bytes.extend(b"data");
    bytes.extend(data.to_le_bytes());
    for at in 0..frames {
        let turn = f64::from(at) * 440.0 * std::f64::consts::TAU / f64::from(rate_hz);
        let sample = (turn.sin() * 8_000.0) as i16;
        bytes.extend(sample.to_le_bytes());
        bytes.extend(sample.to_le_bytes());
    }
    bytes
}

/// What ffmpeg decodes of a file, as bytes in this form.
fn decoded(path: &Path, arguments: &[&str]) -> Vec<u8> {
    let mut ffmpeg = std::process::Command::new("ffmpeg");
    ffmpeg.args(["-v", "error", "-i"]).arg(path).args(arguments).arg("-");
    let output = ffmpeg.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

#[tokio::test(flavor = "multi_thread")]
async fn music_plays_under_the_voice_before_a_background() {
    let place = Place::sqlite().await;
    let osirix = place.open().await;
    let account = account(&osirix).await;
    let music = Some(Music::new(tone(&osirix, &place, &account).await));
    let green = Some(Background { color: Color::new("#00ff00").ok(), ..Default::default() });
    let plain = osirix.jobs().create_video(account.id, short_video()).await.unwrap();
    let plain = osirix.jobs().wait(account.id, plain.id).await.unwrap();
    let overlays = vec![Overlay { from_ms: 400, ..Overlay::new("Ada") }];
    let poster_ms = Some(u32::MAX);
    let request = VideoRequest { music, background: green, overlays, poster_ms, ..short_video() };
    let job = osirix.jobs().create_video(account.id, request).await.unwrap();
    let job = osirix.jobs().wait(account.id, job.id).await.unwrap();
    let (alone, made) = (saved(&osirix, &place, &plain).await, saved(&osirix, &place, &job).await);

    let corner = |path: &Path| {
        let first = ["-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "rgb24"];
        decoded(path, &first)[..3].to_vec()
    };
    let green = corner(&made);
    assert!(green[0] < 12 && green[1] > 243 && green[2] < 12, "{green:?}");
    assert_ne!(corner(&alone), green);

    // Before the first word the voice is silent, and the music is there.
    let sound = |path: &Path| decoded(path, &["-f", "s16le", "-ac", "1"]);
    let (alone, mixed) = (sound(&alone), sound(&made));
    assert_eq!(alone.len(), mixed.len(), "the same length to the sample");
    assert_ne!(alone, mixed);
    books_balance(&osirix, &account, &[&plain, &job]).await;
    osirix.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_preview_is_the_beginning_in_ten_pictures_a_second() {
    let place = Place::sqlite().await;
    let osirix = place.open().await;
    let account = account(&osirix).await;
    let request = VideoRequest { preview: true, ..short_video() };
    let job = osirix.jobs().create_video(account.id, request).await.unwrap();
    let job = osirix.jobs().wait(account.id, job.id).await.unwrap();
    let video = job.video().unwrap();
    let path = place.folder.path().join("preview.gif");
    osirix.files().save(video.preview.clone().unwrap(), path.clone()).await.unwrap();
    let gray = decoded(&path, &["-f", "rawvideo", "-pix_fmt", "gray"]);
    let pictures = (video.duration_us / 100_000).min(40) as usize;
    assert!((pictures..=pictures + 1).contains(&(gray.len() / (320 * 320))), "{}", gray.len());
    books_balance(&osirix, &account, &[&job]).await;
    osirix.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn files_are_their_owners_and_what_they_should_be() {
    let place = Place::sqlite().await;
    let osirix = place.open().await;
    let ada = account(&osirix).await;
    let bob = osirix.accounts().open("Bob".into(), Some("bob".into())).await.unwrap();
    let theirs = tone(&osirix, &place, &bob).await;
    let text = place.folder.path().join("text");
    std::fs::write(&text, "no music and no picture").unwrap();
    let text = osirix.files().add(ada.id, "text".into(), text).await.unwrap().key;
    let missing: BlobKey = format!("accounts/{}/missing", ada.id).parse().unwrap();
    let image = |key: &BlobKey| Background { image: Some(key.clone()), ..Default::default() };
    for (key, code) in [
        (&theirs, ErrorCode::NotFound),
        (&missing, ErrorCode::NotFound),
        (&text, ErrorCode::Unsupported),
    ] {
        for (request, field) in [
            (VideoRequest { music: Some(Music::new(key.clone())), ..short_video() }, "music"),
            (VideoRequest { background: Some(image(key)), ..short_video() }, "background"),
        ] {
            let error = osirix.jobs().create_video(ada.id, request).await.unwrap_err();
            assert_eq!(
                (error.code(), error.context_value("field")),
                (code, Some(field)),
                "{error}"
            );
        }
    }
    books_balance(&osirix, &ada, &[]).await;
    let bad = osirix.files().add(ada.id, "../x".into(), "/dev/null".into()).await.unwrap_err();
    assert_eq!(bad.context_value("field"), Some("name"));
    osirix.files().remove(ada.id, "text".into()).await.unwrap();
    assert_eq!(osirix.files().info(text).await.unwrap_err().code(), ErrorCode::NotFound);
    osirix.close().await;
}

/// Request number `index` of the matrix: each choice goes round at a pace of its own, so that all
/// pairs of choices meet.
fn combination(index: usize, music: &BlobKey) -> VideoRequest {
    const SCRIPTS: [&str; 5] = [
        "Hi.",
        "One.",
        "Good morning, Ada.",
        "A! B? C.",
        "Seven tiny words are said here, quickly.",
    ];
    let presets = [None, Some(Preset::X), Some(Preset::YouTube), None, Some(Preset::Facebook)];
    let spec = VideoSpec {
        aspect: Aspect::ALL[index % 4],
        frame_rate: FrameRate::ALL[index / 4 % 2],
        resolution: Resolution::ALL[usize::from(index % 9 == 8)],
    };
    let style = CaptionStyle::ALL[index % 3];
    let captions =
        (index / 8).is_multiple_of(2).then(|| CaptionDesign { style, ..Default::default() });
    let music = (index / 2).is_multiple_of(2).then(|| Music::new(music.clone()));
    let [top, bottom] = ["#203040", "#f0e0d0"].map(|color| Color::new(color).unwrap());
    let gradient = Some(Gradient { top, bottom });
    let background = (index % 7 < 2).then(|| Background { gradient, ..Default::default() });
    let settings = VoiceSettings { speed: [1.0, 1.7, 0.8][index % 3], ..Default::default() };
    let script = SCRIPTS[index / 3 % 5];
    // Every fourth is of scenes, before, between and behind which nobody is seen.
    let card = |duration_ms| Scene {
        background: Some(Background { color: Color::new("#102030").ok(), ..Default::default() }),
        ..Scene::card(duration_ms)
    };
    let pause_ms = [0, 333][index % 2];
    let said = Scene { pause_ms, settings: None, ..Scene::new(script) };
    let scenes = match index % 4 == 3 {
        true => vec![card(777), said.clone(), card(201), said, card(1_001)],
        false => Vec::new(),
    };
    let script = if scenes.is_empty() { script } else { "" };
    VideoRequest {
        scenes,
        avatar: ["tech-presenter", "creative-designer"][index / 32].into(),
        spec,
        preset: presets[index % 5],
        captions,
        background,
        music,
        settings,
        ..VideoRequest::new(script)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn sound_and_picture_are_equally_long_in_every_combination() {
    let place = Place::sqlite().await;
    let osirix = place.open().await;
    let account = account(&osirix).await;
    osirix
        .credits()
        .grant(account.id, Credits(5_000), "test".into(), None, GrantTerms::default())
        .await
        .unwrap();
    let music = tone(&osirix, &place, &account).await;
    for index in 0..64 {
        let request = combination(index, &music);
        let job = osirix.jobs().create_video(account.id, request.clone()).await.unwrap();
        let job = osirix.jobs().wait(account.id, job.id).await.unwrap();
        let path = saved(&osirix, &place, &job).await;
        let facts = VideoFacts::read(&path).unwrap();
        let asked = request.spec;
        let spec = request.preset.map_or(asked, |preset| preset.spec(asked).unwrap());
        let frame_us = 1_000_000 / u64::from(spec.frame_rate.fps());
        let apart = facts.picture_us.abs_diff(facts.sound_us);
        assert!(apart < frame_us, "{index}: {apart} us apart in {request:?}");
        let format = spec.frame_format();
        assert_eq!((facts.width, facts.height), (format.width, format.height), "{index}");
        assert!((facts.fps - f64::from(format.rate.fps())).abs() < 0.01, "{index}");
        if let Some(preset) = request.preset {
            film::check(&path, preset).unwrap();
        }
        // What a decoder finds is as long as the index says.
        let samples = decoded(&path, &["-f", "s16le", "-ac", "1"]).len() as u64 / 2;
        let sound_us = samples * 1_000_000 / 48_000;
        assert!(sound_us.abs_diff(facts.picture_us) < frame_us, "{index}: {sound_us} us of sound");
        std::fs::remove_file(path).unwrap();
    }
    osirix.close().await;
}
