//! What an ffmpeg adds: videos as WebM, and recordings in more formats; and what is said where
//! there is none.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what is wrong by panicking"
)]

mod support;

use std::path::Path;
use std::process::Command;

use osirix::{
    Account, Background, BlobKey, Color, Config, ErrorCode, FfmpegConfig, JobOutput, JobState,
    Music, Osirix, Overlay, Scene, SpeechRequest, VideoRequest,
};
use support::{Place, account, books_balance, short_video};

journeys!(
    a_video_is_made_as_webm_too,
    a_recording_in_another_format_is_spoken_by,
    nobody_pays_for_what_no_transcoder_is_there_for,
);

async fn open(place: &Place) -> Osirix {
    let program = Some("ffmpeg".to_owned());
    let ffmpeg = FfmpegConfig { program, ..FfmpegConfig::default() };
    let config = Config {
        home: place.home(),
        database_url: Some(place.database_url()),
        ffmpeg,
        ..Config::default()
    };
    Osirix::builder().config(config).build().await.unwrap()
}

/// What ffprobe finds in a file, a line each.
fn probe(path: &Path, arguments: &[&str]) -> Vec<String> {
    let mut ffprobe = Command::new("ffprobe");
    ffprobe.args(["-v", "error", "-of", "csv=p=0"]).args(arguments).arg(path);
    let output = ffprobe.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

fn seconds(path: &Path) -> f64 {
    probe(path, &["-show_entries", "format=duration"])[0].parse().unwrap()
}

/// Nothing of a job is left where it worked.
fn scratch_is_empty(place: &Place) {
    let left = std::fs::read_dir(place.home().join("scratch")).unwrap().count();
    assert_eq!(left, 0, "the scratch folder is empty");
}

async fn a_video_is_made_as_webm_too(place: Place) {
    let osirix = open(&place).await;
    let account = account(&osirix).await;
    let scenes = vec![
        Scene {
            title: Some("Intro".into()),
            background: Some(Background {
                color: Color::new("#203864").ok(),
                ..Default::default()
            }),
            overlays: vec![Overlay::new("A title")],
            ..Scene::card(600)
        },
        Scene { title: Some("Words".into()), ..Scene::new("Hello.") },
    ];
    let spec = short_video().spec;
    let of_scenes = VideoRequest { webm: true, spec, ..VideoRequest::of_scenes(scenes) };
    let mut charged = Vec::new();
    for request in [VideoRequest { webm: true, ..short_video() }, of_scenes] {
        let plain = VideoRequest { webm: false, ..request.clone() };
        let price = osirix.jobs().quote_video(account.id, plain).await.unwrap();
        let job = osirix.jobs().create_video(account.id, request.clone()).await.unwrap();
        assert_eq!(job.held, price, "it costs nothing more");
        let job = osirix.jobs().wait(account.id, job.id).await.unwrap();
        assert_eq!(job.state, JobState::Completed, "{:?}", job.error);
        let video = job.video().unwrap();
        let (mp4, webm) = (place.folder.path().join("a.mp4"), place.folder.path().join("a.webm"));
        osirix.files().save(video.video.clone(), mp4.clone()).await.unwrap();
        let key = video.webm.clone().expect("a WebM file");
        assert_eq!(key.file_name(), "video.webm");
        osirix.files().save(key, webm.clone()).await.unwrap();

        let codecs = ["-show_entries", "stream=codec_name"];
        assert_eq!(probe(&webm, &codecs), ["av1", "opus"]);
        let frames = ["-select_streams", "v", "-show_entries", "frame=width,height"];
        assert_eq!(probe(&webm, &frames).len(), probe(&mp4, &frames).len(), "all frames");
        assert_eq!(probe(&webm, &frames)[0].trim_end_matches(','), "720,720");
        let frame = 1.0 / f64::from(video.fps);
        let (made, long) = (seconds(&webm), video.duration_us as f64 / 1e6);
        assert!((made - long).abs() < frame, "{made} s of {long} s");
        assert!((made - seconds(&mp4)).abs() < frame, "{made} s, {} s", seconds(&mp4));
        let titles = ["-show_entries", "chapter_tags=title"];
        let chapters: Vec<_> = video.chapters.iter().map(|one| one.title.clone()).collect();
        assert_eq!(probe(&webm, &titles), chapters);
        charged.push(job);
    }
    books_balance(&osirix, &account, &charged.iter().collect::<Vec<_>>()).await;
    scratch_is_empty(&place);
    osirix.close().await;
}

/// Three seconds of a tone in a form of ffmpeg's, among the account's files.
async fn tone(osirix: &Osirix, place: &Place, account: &Account, name: &str) -> BlobKey {
    let path = place.folder.path().join(name);
    let mut ffmpeg = Command::new("ffmpeg");
    ffmpeg.args(["-v", "error", "-y", "-f", "lavfi", "-i", "sine=f=300:d=3"]).arg(&path);
    assert!(ffmpeg.status().unwrap().success());
    osirix.files().add(account.id, name.into(), path).await.unwrap().key
}

async fn a_recording_in_another_format_is_spoken_by(place: Place) {
    let osirix = open(&place).await;
    let account = account(&osirix).await;
    let mut charged = Vec::new();
    for name in ["a.opus", "a.caf", "a.aiff", "a.ac3", "a.wma", "a.mp4", "a.webm", "a.wav", "a.mp3"]
    {
        let audio = Some(tone(&osirix, &place, &account, name).await);
        let request = SpeechRequest { audio, ..SpeechRequest::new("Hello there.") };
        let job = osirix.jobs().create_speech(account.id, request).await.unwrap();
        let job = osirix.jobs().wait(account.id, job.id).await.unwrap();
        let Some(JobOutput::Speech(made)) = &job.output else { panic!("{name}: {:?}", job.error) };
        let off = made.duration_us.abs_diff(3_000_000);
        assert!(off < 150_000, "{name}: {} us", made.duration_us);
        charged.push(job);
    }
    // Music likewise.
    let music = Some(Music::new(tone(&osirix, &place, &account, "a.opus").await));
    let request = VideoRequest { music, ..short_video() };
    let job = osirix.jobs().create_video(account.id, request).await.unwrap();
    let job = osirix.jobs().wait(account.id, job.id).await.unwrap();
    assert_eq!(job.state, JobState::Completed, "{:?}", job.error);
    charged.push(job);
    // A playlist of one's own recordings is none, nor is one of the machine's files.
    for text in [
        "#EXTM3U\n#EXT-X-TARGETDURATION:3\n#EXTINF:3,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n",
        "ffconcat version 1.0\nfile '/etc/passwd'\n",
        "no sound",
    ] {
        let path = place.folder.path().join("list");
        std::fs::write(&path, text).unwrap();
        let file = osirix.files().add(account.id, "list.m4a".into(), path).await.unwrap();
        let request = SpeechRequest { audio: Some(file.key), ..SpeechRequest::new("") };
        let error = osirix.jobs().create_speech(account.id, request).await.unwrap_err();
        assert_eq!(error.code(), ErrorCode::Unsupported, "{error}");
        assert_eq!(error.context_value("field"), Some("audio"), "{error}");
    }
    books_balance(&osirix, &account, &charged.iter().collect::<Vec<_>>()).await;
    scratch_is_empty(&place);
    osirix.close().await;
}

async fn nobody_pays_for_what_no_transcoder_is_there_for(place: Place) {
    let osirix = place.open().await;
    let account = account(&osirix).await;
    let request = VideoRequest { webm: true, ..short_video() };
    let error = osirix.jobs().create_video(account.id, request).await.unwrap_err();
    assert_eq!(
        (error.code(), error.context_value("field")),
        (ErrorCode::Unsupported, Some("webm"))
    );
    assert_eq!(error.context_value("setting"), Some("ffmpeg.program"));
    for name in ["a.opus", "a.aiff", "a.caf"] {
        let tone = tone(&osirix, &place, &account, name).await;
        let music = Some(Music::new(tone.clone()));
        let request = VideoRequest { music, ..short_video() };
        let error = osirix.jobs().quote_video(account.id, request).await.unwrap_err();
        let told = (error.code(), error.context_value("field"));
        assert_eq!(told, (ErrorCode::Unsupported, Some("music")), "{name}: {error}");
        let audio = Some(tone);
        let request = SpeechRequest { audio, ..SpeechRequest::new("") };
        let error = osirix.jobs().create_speech(account.id, request).await.unwrap_err();
        let field = error.context_value("field");
        assert_eq!(
            (error.code(), field),
            (ErrorCode::Unsupported, Some("audio")),
            "{name}: {error}"
        );
    }
    books_balance(&osirix, &account, &[]).await;
    osirix.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_ffmpeg_that_cannot_be_used_is_an_error_at_the_start() {
    let place = Place::sqlite().await;
    let wrong = [
        (FfmpegConfig { program: Some("no-such-program".into()), ..Default::default() }, "program"),
        (FfmpegConfig { program: Some("/etc/passwd".into()), ..Default::default() }, "program"),
        (FfmpegConfig { timeout_ms: 1, ..Default::default() }, "timeout_ms"),
        (FfmpegConfig { memory_mb: 1, ..Default::default() }, "memory_mb"),
        (
            FfmpegConfig {
                program: Some("ffmpeg".into()),
                h264_encoder: Some("h264_of_mine".into()),
                ..Default::default()
            },
            "h264_encoder",
        ),
    ];
    for (ffmpeg, field) in wrong {
        let config = Config { home: place.home(), ffmpeg, ..Config::default() };
        let error = Osirix::builder().config(config).build().await.err().expect("an error");
        assert_eq!(error.code(), ErrorCode::Configuration, "{error}");
        assert_eq!(error.context_value("field"), Some(&*format!("ffmpeg.{field}")), "{error}");
    }
}

/// A cancelled job takes its ffmpeg with it.
#[tokio::test(flavor = "multi_thread")]
async fn a_cancelled_video_leaves_nothing_of_its_webm() {
    let place = Place::sqlite().await;
    let osirix = open(&place).await;
    let account = account(&osirix).await;
    let request = VideoRequest { webm: true, ..VideoRequest::new("Hello there. ".repeat(10)) };
    let job = osirix.jobs().create_video(account.id, request).await.unwrap();
    loop {
        let now = osirix.jobs().get(account.id, job.id).await.unwrap();
        assert!(!now.state.is_final(), "{now:?}");
        // The MP4 is there, and half of the stage is left.
        if now.progress >= 58 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    osirix.jobs().cancel(account.id, job.id).await.unwrap();
    let job = osirix.jobs().wait(account.id, job.id).await.unwrap();
    assert_eq!(job.state, JobState::Cancelled);
    books_balance(&osirix, &account, &[]).await;
    osirix.close().await;
    scratch_is_empty(&place);
    let ours = format!("file:{}", place.home().display());
    for process in std::fs::read_dir("/proc").into_iter().flatten().flatten() {
        let said = std::fs::read(process.path().join("cmdline")).unwrap_or_default();
        assert!(!String::from_utf8_lossy(&said).contains(&ours), "{:?} is left", process.path());
    }
}
