//! Videos of several scenes, their chapters, and texts in speech markup.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what is wrong by panicking"
)]

mod support;

use std::path::{Path, PathBuf};

use osirix::{
    Aspect, Background, CaptionDesign, Chapter, Color, ErrorCode, JobInfo, JobOutput, NewAvatar,
    NewConsent, Osirix, Overlay, Preset, Scene, SceneLayout, SpeechRequest, VideoRequest,
    VideoSpec, VoiceId, VoiceSettings,
};
use osirix_media::film::VideoFacts;
use support::{Place, account, books_balance, made};

fn color(text: &str) -> Option<Background> {
    Some(Background { color: Some(Color::new(text).unwrap()), ..Background::default() })
}

fn square() -> VideoSpec {
    VideoSpec { aspect: Aspect::Square, ..VideoSpec::default() }
}

/// A card, two avatars of different looks, a card.
fn scenes() -> Vec<Scene> {
    let title = |text: &str| Some(text.to_owned());
    vec![
        Scene {
            overlays: vec![Overlay::new("Two voices")],
            background: color("#203864"),
            title: title("Intro"),
            ..Scene::card(1_000)
        },
        Scene {
            avatar: Some("creative-designer".into()),
            title: title("Hello & welcome"),
            pause_ms: 210,
            ..Scene::new("<speak>Hello<break time='300ms'/> there.</speak>")
        },
        Scene {
            avatar: Some("business-executive".into()),
            background: color("#f0c040"),
            layout: SceneLayout::Left,
            settings: Some(VoiceSettings { speed: 1.3, pitch: -2.0 }),
            overlays: vec![Overlay { from_ms: 200, ..Overlay::new("Ada") }],
            ..Scene::new("Good morning.")
        },
        Scene { background: color("#00ff00"), title: title("The end"), ..Scene::card(730) },
    ]
}

async fn saved(osirix: &Osirix, place: &Place, job: &JobInfo) -> PathBuf {
    let path = place.folder.path().join(format!("{}.mp4", job.id));
    osirix.files().save(job.video().unwrap().video.clone(), path.clone()).await.unwrap();
    path
}

/// What a tool of ffmpeg's says of a file.
fn told(tool: &str, path: &Path, before: &[&str], after: &[&str]) -> Vec<u8> {
    let mut command = std::process::Command::new(tool);
    let output = command.args(before).arg(path).args(after).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// The colour of the upper left corner at a time, as red, green and blue.
fn corner(path: &Path, seconds: f64) -> [u8; 3] {
    let at = seconds.to_string();
    let raw = ["-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "rgb24", "-"];
    let pixels = told("ffmpeg", path, &["-v", "error", "-ss", &at, "-i"], &raw);
    [pixels[0], pixels[1], pixels[2]]
}

fn near(color: [u8; 3], expected: [u8; 3]) -> bool {
    color.iter().zip(expected).all(|(found, wanted)| found.abs_diff(wanted) < 14)
}

#[tokio::test(flavor = "multi_thread")]
async fn scenes_become_one_video_with_chapters() {
    let place = Place::sqlite().await;
    let osirix = place.open().await;
    let account = account(&osirix).await;
    let request = VideoRequest {
        spec: square(),
        captions: Some(CaptionDesign::default()),
        poster_ms: Some(300),
        ..VideoRequest::of_scenes(scenes())
    };
    let job = made(&osirix, &account, request.clone()).await;
    let video = job.video().unwrap();
    let path = saved(&osirix, &place, &job).await;

    let facts = VideoFacts::read(&path).unwrap();
    assert!(facts.picture_us.abs_diff(facts.sound_us) < 40_000 && facts.index_in_front);
    assert_eq!((facts.bytes, facts.picture_us), (video.bytes, video.duration_us));
    let titles: Vec<_> = video.chapters.iter().map(|chapter| chapter.title.as_str()).collect();
    assert_eq!(titles, ["Intro", "Hello & welcome", "The end"]);
    let starts: Vec<_> = video.chapters.iter().map(|chapter| chapter.start_us).collect();
    assert_eq!(starts[..2], [0, 1_000_000]);
    // 730 ms are 19 frames.
    assert_eq!(video.duration_us - starts[2], 760_000);

    // Other programs find the same chapters, and the cuts where they are said to be.
    let probe = ["-v", "error", "-show_chapters", "-of", "csv=p=0", "-i"];
    let listed = String::from_utf8(told("ffprobe", &path, &probe, &[])).unwrap();
    let lines: Vec<_> = listed.lines().collect();
    assert_eq!(lines.len(), 3, "{listed}");
    for (line, Chapter { title, start_us }) in lines.iter().zip(&video.chapters) {
        let start = format!("{:.6}", *start_us as f64 / 1e6);
        assert!(line.contains(&start) && line.contains(title.as_str()), "{line}");
    }
    let end = starts[2] as f64 / 1e6;
    assert!(near(corner(&path, 0.96), [0x20, 0x38, 0x64]), "the card's last frame");
    assert!(!near(corner(&path, 1.0), [0x20, 0x38, 0x64]), "an avatar's own surroundings");
    assert!(near(corner(&path, end - 0.04), [0xf0, 0xc0, 0x40]), "the last scene's last frame");
    assert!(near(corner(&path, end), [0, 255, 0]), "the last card");

    // The captions are those of all scenes, at their times.
    let file = place.folder.path().join("captions.srt");
    osirix.files().save(video.srt.clone(), file.clone()).await.unwrap();
    let captions = std::fs::read_to_string(file).unwrap();
    let [hello, morning] = ["Hello there.", "Good morning."].map(|text| captions.find(text));
    assert!(hello.is_some() && hello < morning && !captions.contains("speak"), "{captions}");
    assert_eq!(captions.matches("-->").count(), 2, "no caption goes on over a cut: {captions}");

    let again = made(&osirix, &account, request).await;
    let twice = saved(&osirix, &place, &again).await;
    assert!(std::fs::read(&path).unwrap() == std::fs::read(twice).unwrap(), "the same bytes");
    books_balance(&osirix, &account, &[&job, &again]).await;
    osirix.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_layout_and_a_portrait_fit_a_networks_video() {
    let place = Place::sqlite().await;
    let osirix = place.open().await;
    let account = account(&osirix).await;
    let photo = concat!(env!("CARGO_MANIFEST_DIR"), "/../osirix-media/tests/portraits/ada.jpg");
    let consent = NewConsent { by: "Ada".into(), statement: "My picture may speak.".into() };
    let ada = NewAvatar { name: "Ada".into(), consent };
    let ada = osirix.avatars().add(account.id, ada, photo.into()).await.unwrap();
    let scene = |layout, avatar: &str, background| Scene {
        layout,
        avatar: Some(avatar.into()),
        background: color(background),
        ..Scene::new("Hi.")
    };
    let request = VideoRequest {
        preset: Some(Preset::InstagramReels),
        overlays: vec![Overlay::new("All along")],
        ..VideoRequest::of_scenes(vec![
            scene(SceneLayout::Right, "tech-presenter", "#884466"),
            scene(SceneLayout::Corner, &ada.slug, "#336688"),
            scene(SceneLayout::Full, "tech-presenter", "#446688"),
        ])
    };
    let job = made(&osirix, &account, request).await;
    let path = saved(&osirix, &place, &job).await;
    let facts = osirix_media::film::check(&path, Preset::InstagramReels).unwrap();
    assert!(facts.duration_us() >= 3_000_000, "drawn out by silence");
    assert!(facts.picture_us.abs_diff(facts.sound_us) < 34_000);
    assert!(job.video().unwrap().chapters.is_empty());
    books_balance(&osirix, &account, &[&job]).await;
    osirix.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_scene_that_cannot_be_is_refused_by_its_number() {
    let place = Place::sqlite().await;
    let osirix = place.builder().workers(0).build().await.unwrap();
    let account = account(&osirix).await;
    let good = || Scene::new("Hello.");
    let card = || Scene { background: color("#000000"), ..Scene::card(1_000) };
    let cases = [
        (Scene { avatar: Some("nobody".into()), ..good() }, ErrorCode::NotFound, "avatar"),
        (Scene { voice: Some(VoiceId("no/body".into())), ..good() }, ErrorCode::NotFound, "voice"),
        (Scene::new(" "), ErrorCode::InvalidInput, "script"),
        (Scene::new("<speak><img/></speak>"), ErrorCode::InvalidInput, "script"),
        (Scene::new("你好"), ErrorCode::Unsupported, "script"),
        (Scene::card(1_000), ErrorCode::InvalidInput, "background"),
        (Scene { layout: SceneLayout::Left, ..good() }, ErrorCode::InvalidInput, "background"),
        (Scene { duration_ms: None, ..card() }, ErrorCode::InvalidInput, "duration_ms"),
        (Scene { duration_ms: Some(600_001), ..card() }, ErrorCode::InvalidInput, "duration_ms"),
        (
            Scene { avatar: Some("tech-presenter".into()), ..card() },
            ErrorCode::InvalidInput,
            "avatar",
        ),
        (Scene { layout: SceneLayout::Corner, ..card() }, ErrorCode::InvalidInput, "layout"),
        (Scene { pause_ms: 10_001, ..good() }, ErrorCode::InvalidInput, "pause_ms"),
        (Scene { title: Some(" ".into()), ..good() }, ErrorCode::InvalidInput, "title"),
        (Scene { title: Some("x".repeat(61)), ..good() }, ErrorCode::InvalidInput, "title"),
        (Scene { overlays: vec![Overlay::new("")], ..good() }, ErrorCode::InvalidInput, "overlays"),
        (
            Scene { overlays: vec![Overlay::new("🦀")], ..good() },
            ErrorCode::Unsupported,
            "overlays",
        ),
        (
            Scene { settings: Some(VoiceSettings { speed: 9.0, pitch: 0.0 }), ..good() },
            ErrorCode::InvalidInput,
            "speed",
        ),
        (
            Scene { background: Some(Background::default()), ..good() },
            ErrorCode::InvalidInput,
            "background",
        ),
    ];
    for (scene, code, field) in cases {
        let request = VideoRequest::of_scenes(vec![good(), good(), good(), scene.clone()]);
        let error = osirix.jobs().create_video(account.id, request).await.unwrap_err();
        assert_eq!(
            (error.code(), error.context_value("field"), error.context_value("scene")),
            (code, Some(field), Some("3")),
            "{scene:?}: {error}"
        );
    }
    let portrait = {
        let photo = concat!(env!("CARGO_MANIFEST_DIR"), "/../osirix-media/tests/portraits/ada.jpg");
        let consent = NewConsent { by: "Ada".into(), statement: "My picture may speak.".into() };
        let ada = NewAvatar { name: "Ada".into(), consent };
        osirix.avatars().add(account.id, ada, photo.into()).await.unwrap().slug
    };
    let before = Scene { avatar: Some(portrait), background: color("#000000"), ..good() };
    let whole = [
        (VideoRequest::of_scenes(vec![before]), "background"),
        (VideoRequest::of_scenes(vec![good(); Scene::MAX + 1]), "scenes"),
        (VideoRequest::of_scenes(vec![card()]), "scenes"),
        (VideoRequest::of_scenes(vec![Scene::new("a ".repeat(9_000)); 3]), "scenes"),
        (
            VideoRequest { script: "Hello.".into(), ..VideoRequest::of_scenes(vec![good()]) },
            "script",
        ),
        (VideoRequest::of_scenes(Vec::new()), "script"),
        (
            VideoRequest {
                preset: Some(Preset::X),
                ..VideoRequest::of_scenes(vec![
                    good(),
                    Scene { duration_ms: Some(150_000), ..card() },
                ])
            },
            "scenes",
        ),
    ];
    for (request, field) in whole {
        let error = osirix.jobs().create_video(account.id, request).await.unwrap_err();
        assert_eq!(error.context_value("field"), Some(field), "{error}");
    }
    books_balance(&osirix, &account, &[]).await;
    osirix.close().await;
}

async fn spoken(
    osirix: &Osirix,
    place: &Place,
    account: &osirix::Account,
    script: &str,
) -> (u64, String) {
    let request = SpeechRequest::new(script);
    let job = osirix.jobs().create_speech(account.id, request).await.unwrap();
    let job = osirix.jobs().wait(account.id, job.id).await.unwrap();
    assert!(job.charged.unwrap() <= job.held, "the quote holds");
    let Some(JobOutput::Speech(speech)) = job.output else { panic!("{:?}", job.error) };
    let path = place.folder.path().join("captions.srt");
    osirix.files().save(speech.srt, path.clone()).await.unwrap();
    (speech.duration_us, std::fs::read_to_string(path).unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn markup_decides_how_a_text_is_said_and_not_what_is_written() {
    let place = Place::sqlite().await;
    let osirix = place.open().await;
    let account = account(&osirix).await;
    let (plain_us, plain) = spoken(&osirix, &place, &account, "One. Two.").await;
    let paused = "<speak>One. <break time='2s'/> Two.</speak>";
    let (paused_us, _) = spoken(&osirix, &place, &account, paused).await;
    assert!((1_500_000..2_100_000).contains(&(paused_us - plain_us)), "{plain_us} {paused_us}");
    let slow = "<speak><prosody rate='50%'>One. Two.</prosody></speak>";
    let (slow_us, captions) = spoken(&osirix, &place, &account, slow).await;
    assert!(slow_us * 10 > plain_us * 17, "{plain_us} {slow_us}");
    assert_eq!(captions.lines().last(), plain.lines().last());
    let alias = "<speak>The <sub alias='World Wide Web consortium'>W3C</sub> &amp; \
                 <emphasis level='strong'>you</emphasis>.</speak>";
    let (alias_us, captions) = spoken(&osirix, &place, &account, alias).await;
    assert!(captions.contains("The W3C & you."), "{captions}");
    let (short_us, _) = spoken(&osirix, &place, &account, "The W3C & you.").await;
    assert_ne!(alias_us, short_us);

    let refused = SpeechRequest::new("<speak>Hi <audio src='x'/></speak>");
    let error = osirix.jobs().create_speech(account.id, refused).await.unwrap_err();
    assert_eq!(error.context_value("element"), Some("audio"));
    assert_eq!(error.context_value("position"), Some("10"));
    osirix.close().await;
}
