//! Films that are shown as they are: between scenes, before and behind them.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what is wrong by panicking"
)]

mod support;

use std::path::{Path, PathBuf};

use osirix::{
    Background, BlobKey, CaptionDesign, Color, Config, ErrorCode, FfmpegConfig, Footage, JobInfo,
    NewConsent, Osirix, Overlay, Preset, PriceList, Rate, Scene, SceneLayout, VideoRequest,
    VoicePrice, VoiceSettings,
};
use osirix_media::film::VideoFacts;
use support::shots::{BLUE, RED, decoded, film, shows};
use support::{Place, account, books_balance, made, short_video};

journeys!(
    a_clip_is_seen_and_heard_at_its_place,
    films_come_before_and_behind_a_script_or_scenes,
    a_clip_costs_what_a_plain_video_of_its_length_does,
    what_cannot_be_shown_is_refused_before_credits_are_held,
    a_clip_of_another_kind_is_read_by_a_transcoder_where_one_is,
);

async fn saved(osirix: &Osirix, place: &Place, job: &JobInfo) -> PathBuf {
    let path = place.folder.path().join(format!("{}.mp4", job.id));
    osirix.files().save(job.video().unwrap().video.clone(), path.clone()).await.unwrap();
    let facts = VideoFacts::read(&path).unwrap();
    assert!(facts.picture_us.abs_diff(facts.sound_us) < 40_000, "equally long: {facts:?}");
    path
}

/// How loud a part of the sound is, in decibels below full scale.
fn loudness(path: &Path, seconds: f64, length: f64) -> f64 {
    let length = length.to_string();
    let bytes = decoded(path, seconds, &["-t", &length, "-vn", "-ac", "1", "-f", "f32le"]);
    let (samples, _) = bytes.as_chunks::<4>();
    let squares = samples.iter().map(|bytes| f64::from(f32::from_le_bytes(*bytes)).powi(2));
    10.0 * (squares.sum::<f64>() / samples.len() as f64 + 1e-12).log10()
}

fn title(text: &str) -> Option<String> {
    Some(text.to_owned())
}

async fn a_clip_is_seen_and_heard_at_its_place(place: Place) {
    let osirix = place.open().await;
    let account = account(&osirix).await;
    let red = film(&osirix, &place, &account, ("red.mp4", RED, 1.2, false)).await;
    let blue = film(&osirix, &place, &account, ("blue.mov", BLUE, 0.8, true)).await;
    let scenes = vec![
        Scene { pause_ms: 400, title: title("Film"), ..Scene::clip(red.clone()) },
        Scene { title: title("Words"), ..Scene::new("Hello.") },
        Scene { overlays: vec![Overlay::new("A text")], ..Scene::clip(blue) },
        Scene { title: title("Again"), ..Scene::clip(red) },
    ];
    let captions = Some(CaptionDesign::default());
    let request =
        VideoRequest { captions, spec: short_video().spec, ..VideoRequest::of_scenes(scenes) };
    let job = made(&osirix, &account, request.clone()).await;
    let path = saved(&osirix, &place, &job).await;
    let video = job.video().unwrap();

    let starts: Vec<_> = video.chapters.iter().map(|chapter| chapter.start_us).collect();
    assert_eq!(starts[..2], [0, 1_600_000], "the film and its pause");
    assert_eq!(video.duration_us - starts[2], 1_200_000);
    let (again, end) = (starts[2] as f64 / 1e6, video.duration_us as f64 / 1e6);
    assert!(shows(&path, 0.0, RED) && shows(&path, 1.16, RED), "the film");
    assert!(shows(&path, 1.56, RED), "its last picture stands");
    assert!(!shows(&path, 1.6, RED), "the avatar");
    assert!(shows(&path, again - 0.8, BLUE) && shows(&path, again - 0.04, BLUE), "a mute film");
    assert!(shows(&path, again, RED) && shows(&path, end - 0.04, RED), "the first one again");

    let tone = loudness(&path, 0.1, 1.0);
    assert!((-17.0..-11.0).contains(&tone), "as loud as a voice: {tone} dB");
    assert!(loudness(&path, 1.28, 0.25) < -60.0, "the pause");
    assert!(loudness(&path, 1.6, 0.5) > -40.0, "the voice");
    assert!(loudness(&path, again - 0.7, 0.6) < -60.0, "a mute film");
    assert!((loudness(&path, again + 0.1, 1.0) - tone).abs() < 0.5, "the first one again");

    let file = place.folder.path().join("captions.srt");
    osirix.files().save(video.srt.clone(), file.clone()).await.unwrap();
    let captions = std::fs::read_to_string(file).unwrap();
    assert_eq!(captions.matches("-->").count(), 1, "{captions}");
    assert!(captions.contains("00:00:01,6") || captions.contains("00:00:01,7"), "{captions}");

    // What was made is a clip of the next.
    let own = osirix.files().add(account.id, "films/own.mp4".to_owned(), path).await.unwrap().key;
    let next = VideoRequest { intro: Some(own), ..short_video() };
    osirix.jobs().quote_video(account.id, next).await.unwrap();
    books_balance(&osirix, &account, &[&job]).await;
    let left = std::fs::read_dir(place.home().join("scratch")).unwrap().count();
    assert_eq!(left, 0, "nothing is left behind");
    osirix.close().await;
}

async fn films_come_before_and_behind_a_script_or_scenes(place: Place) {
    let osirix = place.open().await;
    let account = account(&osirix).await;
    let red = film(&osirix, &place, &account, ("red.mp4", RED, 0.6, false)).await;
    let blue = film(&osirix, &place, &account, ("blue.mp4", BLUE, 0.4, false)).await;
    let background =
        Some(Background { color: Color::new("#20a040").ok(), ..Background::default() });
    let overlays = vec![Overlay { from_ms: 100, ..Overlay::new("From its own beginning") }];
    let films = VideoRequest {
        intro: Some(red.clone()),
        outro: Some(blue.clone()),
        background,
        ..short_video()
    };
    let of_script = VideoRequest { overlays: overlays.clone(), ..films.clone() };
    let scene = Scene { overlays, ..Scene::new("Hello.") };
    let of_scenes =
        VideoRequest { script: String::new(), scenes: vec![scene.clone()], ..films.clone() };
    let all = vec![Scene::clip(red), scene, Scene::clip(blue)];
    let by_hand = VideoRequest { intro: None, outro: None, scenes: all, ..of_scenes.clone() };

    let job = made(&osirix, &account, of_script).await;
    let path = saved(&osirix, &place, &job).await;
    let end = job.video().unwrap().duration_us as f64 / 1e6;
    assert!(shows(&path, 0.56, RED) && !shows(&path, 0.6, RED), "the intro");
    assert!(!shows(&path, end - 0.44, BLUE) && shows(&path, end - 0.4, BLUE), "the outro");
    assert!(shows(&path, 0.6, [0x20, 0xa0, 0x40]), "the script's background");
    assert_eq!(job.video().unwrap().chapters, []);
    let bytes = std::fs::read(&path).unwrap();
    let mut jobs = vec![job];
    for request in [of_scenes, by_hand] {
        let job = made(&osirix, &account, request).await;
        let same = saved(&osirix, &place, &job).await;
        assert!(std::fs::read(same).unwrap() == bytes, "the same video, however it is asked for");
        jobs.push(job);
    }
    books_balance(&osirix, &account, &jobs.iter().collect::<Vec<_>>()).await;
    osirix.close().await;
}

async fn a_clip_costs_what_a_plain_video_of_its_length_does(place: Place) {
    let rate = |credits| Rate { credits, per_seconds: 1 };
    let dear = VoicePrice {
        voice: VideoRequest::new("").voice.0,
        tts: None,
        video: Some(rate(20)),
        lip_sync: None,
    };
    let prices = PriceList { video: rate(1), voices: vec![dear], ..PriceList::default() };
    let (home, database_url) = (place.home(), Some(place.database_url()));
    let config = Config { home, database_url, prices, ..Config::default() };
    let osirix = Osirix::builder().config(config).build().await.unwrap();
    let account = account(&osirix).await;
    let red = film(&osirix, &place, &account, ("red.mp4", RED, 2.4, false)).await;
    let blue = film(&osirix, &place, &account, ("blue.mp4", BLUE, 1.4, true)).await;
    let request = VideoRequest { intro: Some(red), outro: Some(blue), ..short_video() };
    let quoted = osirix.jobs().quote_video(account.id, request.clone()).await.unwrap();
    let job = made(&osirix, &account, request).await;
    assert_eq!(job.held, quoted);
    // 3.8 seconds of films are four; the rest is the voice's.
    assert_eq!((quoted.0 % 20, job.charged.unwrap().0 % 20), (4, 4));
    let said_us = job.video().unwrap().duration_us - 3_800_000;
    assert_eq!(job.charged.unwrap().0, 4 + 20 * said_us.div_ceil(1_000_000) as i64);
    books_balance(&osirix, &account, &[&job]).await;
    osirix.close().await;
}

async fn what_cannot_be_shown_is_refused_before_credits_are_held(place: Place) {
    let osirix = place.builder().workers(0).build().await.unwrap();
    let account = account(&osirix).await;
    let before = osirix.credits().balance(account.id).await.unwrap();
    let good = film(&osirix, &place, &account, ("red.mp4", RED, 0.4, false)).await;
    let webm = film(&osirix, &place, &account, ("red.webm", RED, 0.4, false)).await;
    let text = place.folder.path().join("text.mp4");
    std::fs::write(&text, "no film").unwrap();
    let text = osirix.files().add(account.id, "text.mp4".to_owned(), text).await.unwrap().key;
    let gone: BlobKey = good.as_str().replace("red", "gone").parse().unwrap();
    let anothers: BlobKey = "accounts/acc_somebody/a.mp4".parse().unwrap();
    let refused = async |request: VideoRequest| {
        let error = osirix.jobs().create_video(account.id, request).await.unwrap_err();
        let told = |name| error.context_value(name).map(str::to_owned);
        (error.code(), told("field").unwrap_or_default(), told("scene"))
    };

    let clip = || Scene::clip(good.clone());
    let color = Background { color: Color::new("#000000").ok(), ..Background::default() };
    let invalid = ErrorCode::InvalidInput;
    let cases = [
        (Scene { script: "Hello.".into(), ..clip() }, invalid, "script"),
        (Scene { card: true, ..clip() }, invalid, "card"),
        (Scene { avatar: Some("tech-presenter".into()), ..clip() }, invalid, "avatar"),
        (Scene { layout: SceneLayout::Left, ..clip() }, invalid, "layout"),
        (Scene { voice: Some(short_video().voice), ..clip() }, invalid, "voice"),
        (Scene { settings: Some(VoiceSettings::default()), ..clip() }, invalid, "settings"),
        (Scene { background: Some(color), ..clip() }, invalid, "background"),
        (Scene { duration_ms: Some(1_000), ..clip() }, invalid, "duration_ms"),
        (Scene { pause_ms: 10_001, ..clip() }, invalid, "pause_ms"),
        (Scene { title: title(" "), ..clip() }, invalid, "title"),
        (Scene { overlays: vec![Overlay::new("")], ..clip() }, invalid, "overlays"),
        (
            Scene { overlays: vec![Overlay::new("🦀")], ..clip() },
            ErrorCode::Unsupported,
            "overlays",
        ),
        (Scene::clip(text.clone()), invalid, "clip"),
        (Scene::clip(webm), ErrorCode::Unsupported, "clip"),
        (Scene::clip(gone), ErrorCode::NotFound, "clip"),
        (Scene::clip(anothers.clone()), ErrorCode::NotFound, "clip"),
    ];
    for (scene, code, field) in cases {
        let scenes = vec![Scene::new("Hello."), scene.clone()];
        // Scenes are counted as they were asked for.
        for intro in [None, Some(good.clone())] {
            let request = VideoRequest { intro, ..VideoRequest::of_scenes(scenes.clone()) };
            let told = refused(request).await;
            assert_eq!(told, (code, field.to_owned(), Some("1".to_owned())), "{scene:?}");
        }
    }

    let with = |change: &dyn Fn(&mut VideoRequest)| {
        let mut request = VideoRequest { intro: Some(good.clone()), ..short_video() };
        change(&mut request);
        request
    };
    let consent = NewConsent { by: "Ada".to_owned(), statement: "I agree.".to_owned() };
    let footage = Footage { file: good.clone(), consent };
    let many = (0..11).map(|n| good.as_str().replace("red", &n.to_string()));
    let many = many.map(|key| Scene::clip(key.parse().unwrap()));
    let whole = [
        (with(&|one| one.intro = Some(text.clone())), invalid, "intro"),
        (with(&|one| one.outro = Some(text.clone())), invalid, "outro"),
        (with(&|one| one.outro = Some(anothers.clone())), ErrorCode::NotFound, "outro"),
        (with(&|one| one.audio = Some(good.clone())), invalid, "intro"),
        (with(&|one| one.footage = Some(footage.clone())), invalid, "intro"),
        (with(&|one| one.script.clear()), invalid, "script"),
        (with(&|one| one.scenes = vec![Scene::new("Hello.")]), invalid, "script"),
        (VideoRequest::of_scenes(vec![clip(), clip()]), invalid, "scenes"),
        (
            VideoRequest::of_scenes([Scene::new("Hello.")].into_iter().chain(many).collect()),
            ErrorCode::TooLarge,
            "scenes",
        ),
    ];
    for (request, code, field) in whole {
        let told = refused(request.clone()).await;
        assert_eq!(told, (code, field.to_owned(), None), "{request:?}");
    }
    let long = film(&osirix, &place, &account, ("long.mp4", RED, 120.0, true)).await;
    let scenes =
        vec![Scene { duration_ms: Some(25_000), ..Scene::new("Hello.") }, Scene::clip(long)];
    let request = VideoRequest { preset: Some(Preset::X), ..VideoRequest::of_scenes(scenes) };
    assert_eq!(refused(request).await, (ErrorCode::TooLarge, "scenes".to_owned(), None));
    assert_eq!(osirix.credits().balance(account.id).await.unwrap(), before);
    osirix.close().await;
}

async fn a_clip_of_another_kind_is_read_by_a_transcoder_where_one_is(place: Place) {
    let ffmpeg = FfmpegConfig { program: Some("ffmpeg".to_owned()), ..FfmpegConfig::default() };
    let (home, database_url) = (place.home(), Some(place.database_url()));
    let config = Config { home, database_url, ffmpeg, ..Config::default() };
    let osirix = Osirix::builder().config(config).build().await.unwrap();
    let account = account(&osirix).await;
    let intro = film(&osirix, &place, &account, ("red.webm", RED, 1.2, false)).await;
    let request = VideoRequest { intro: Some(intro), ..short_video() };
    let job = made(&osirix, &account, request).await;
    let path = saved(&osirix, &place, &job).await;
    assert!(shows(&path, 1.0, RED) && !shows(&path, 1.4, RED));
    let tone = loudness(&path, 0.1, 1.0);
    assert!((-17.0..-11.0).contains(&tone), "{tone} dB");
    books_balance(&osirix, &account, &[&job]).await;
    osirix.close().await;
}
