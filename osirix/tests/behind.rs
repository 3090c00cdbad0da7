//! What is behind an avatar: a film, or nothing at all.

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
    NewAvatar, NewConsent, Osirix, Overlay, Scene, SceneLayout, VideoRequest,
};
use osirix_media::film::VideoFacts;
use support::shots::{BLUE, RED, decoded, film, film_of, shows};
use support::{Place, account, books_balance, made, short_video};

journeys!(
    a_film_plays_behind_an_avatar_and_begins_again,
    scenes_have_films_behind_them,
    a_film_that_cannot_be_behind_anybody_is_refused_before_credits_are_held,
    a_transparent_video_comes_with_a_matte,
    a_transparent_webm_shows_what_is_behind_it,
    what_has_something_behind_it_is_not_transparent,
);

fn behind(video: &BlobKey) -> Option<Background> {
    Some(Background { video: Some(video.clone()), ..Background::default() })
}

fn colored(color: &str) -> Option<Background> {
    Some(Background { color: Color::new(color).ok(), ..Background::default() })
}

fn consent() -> NewConsent {
    NewConsent { by: "Ada".to_owned(), statement: "I agree.".to_owned() }
}

async fn saved(osirix: &Osirix, place: &Place, key: &BlobKey) -> PathBuf {
    let path = place.folder.path().join(key.as_str().replace('/', "-"));
    osirix.files().save(key.clone(), path.clone()).await.unwrap();
    path
}

async fn video(osirix: &Osirix, place: &Place, job: &JobInfo) -> PathBuf {
    saved(osirix, place, &job.video().unwrap().video).await
}

fn scratch_is_empty(place: &Place) {
    let left = std::fs::read_dir(place.home().join("scratch")).unwrap().count();
    assert_eq!(left, 0, "nothing is left behind");
}

/// A picture of a video, a byte for each pixel and channel.
fn picture(path: &Path, seconds: f64, form: &str) -> Vec<u8> {
    decoded(path, seconds, &["-frames:v", "1", "-f", "rawvideo", "-pix_fmt", form])
}

/// The middle of a square picture, where the avatar's face is.
fn middle(picture: &[u8], channels: usize) -> Vec<u8> {
    let row = (picture.len() / channels).isqrt();
    let part = row * 4 / 10..row * 6 / 10;
    let rows = part
        .clone()
        .map(|y| &picture[(y * row + part.start) * channels..][..part.len() * channels]);
    rows.flatten().copied().collect()
}

async fn a_film_plays_behind_an_avatar_and_begins_again(place: Place) {
    let osirix = place.open().await;
    let account = account(&osirix).await;
    let red_then_blue = "color=0xd02020:s=640x360:r=25:d=0.4[a];color=0x2020d0:s=640x360:r=25:d=0.4[b];\
        [a][b]concat";
    let key = film_of(&osirix, &place, &account, "two.mp4", red_then_blue, Some(0.8)).await;
    let script = "Hello, I am Osirix.";
    let request =
        |background| VideoRequest { script: script.to_owned(), background, ..short_video() };
    let moving = made(&osirix, &account, request(behind(&key))).await;
    let still = made(&osirix, &account, request(colored("#d02020"))).await;
    assert_eq!(moving.charged, still.charged);
    let (path, plain) =
        (video(&osirix, &place, &moving).await, video(&osirix, &place, &still).await);
    let facts = VideoFacts::read(&path).unwrap();
    assert!(facts.picture_us.abs_diff(facts.sound_us) < 40_000, "equally long: {facts:?}");
    for (seconds, color) in
        [(0.04, RED), (0.36, RED), (0.4, BLUE), (0.76, BLUE), (0.8, RED), (1.2, BLUE)]
    {
        assert!(shows(&path, seconds, color), "at {seconds}");
    }
    let of_both = [&path, &plain].map(|path| middle(&picture(path, 0.9, "gray"), 1));
    let off = of_both[0].iter().zip(&of_both[1]).map(|(a, b)| f64::from(a.abs_diff(*b)));
    let off = off.sum::<f64>() / of_both[0].len() as f64;
    assert!(off < 2.0, "the same avatar: {off}");
    let sound = |path: &Path| decoded(path, 0.0, &["-vn", "-f", "s16le"]);
    assert!(sound(&path) == sound(&plain), "nothing of the film is heard");

    let blurred = Background { blur: 5.0, ..behind(&key).unwrap() };
    let blurred = made(&osirix, &account, request(Some(blurred))).await;
    assert!(shows(&video(&osirix, &place, &blurred).await, 0.04, RED));
    scratch_is_empty(&place);
    books_balance(&osirix, &account, &[&moving, &still, &blurred]).await;
    osirix.close().await;
}

async fn scenes_have_films_behind_them(place: Place) {
    let osirix = place.open().await;
    let account = account(&osirix).await;
    let red = film(&osirix, &place, &account, ("red.mp4", RED, 0.4, true)).await;
    let blue = film(&osirix, &place, &account, ("blue.mp4", BLUE, 0.4, true)).await;
    let portrait =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../osirix-media/tests/portraits/ada.jpg");
    let ada = NewAvatar { name: "Ada".to_owned(), consent: consent() };
    let ada = osirix.avatars().add(account.id, ada, portrait).await.unwrap().slug;
    let layout = |layout, background| Scene { layout, background, ..Scene::new("Hello.") };
    let scenes = vec![
        layout(SceneLayout::Full, None),
        layout(SceneLayout::Right, behind(&blue)),
        Scene { avatar: Some(ada), ..layout(SceneLayout::Right, behind(&red)) },
        layout(SceneLayout::Corner, behind(&blue)),
        Scene { background: None, ..Scene::card(600) },
        layout(SceneLayout::Left, behind(&blue)),
    ];
    let title =
        |(number, scene): (usize, Scene)| Scene { title: Some(number.to_string()), ..scene };
    let scenes = scenes.into_iter().enumerate().map(title).collect();
    let request = VideoRequest { background: behind(&red), ..VideoRequest::of_scenes(scenes) };
    let request = VideoRequest { spec: short_video().spec, ..request };
    let job = made(&osirix, &account, request).await;
    let path = video(&osirix, &place, &job).await;
    let starts = job.video().unwrap().chapters.iter().map(|chapter| chapter.start_us as f64 / 1e6);
    let seen: Vec<_> = starts.zip([RED, BLUE, RED, BLUE, RED, BLUE]).collect();
    assert_eq!(seen.len(), 6);
    for (start, color) in seen {
        assert!(shows(&path, start + 0.3, color), "at {start}");
    }
    scratch_is_empty(&place);
    books_balance(&osirix, &account, &[&job]).await;
    osirix.close().await;
}

async fn a_film_that_cannot_be_behind_anybody_is_refused_before_credits_are_held(place: Place) {
    let osirix = place.builder().workers(0).build().await.unwrap();
    let account = account(&osirix).await;
    let before = osirix.credits().balance(account.id).await.unwrap();
    let good = film(&osirix, &place, &account, ("red.mp4", RED, 0.4, true)).await;
    let webm = film(&osirix, &place, &account, ("red.webm", RED, 0.4, true)).await;
    let text = place.folder.path().join("text.mp4");
    std::fs::write(&text, "no film").unwrap();
    let text = osirix.files().add(account.id, "text.mp4".to_owned(), text).await.unwrap().key;
    let gone: BlobKey = good.as_str().replace("red", "gone").parse().unwrap();
    let anothers: BlobKey = "accounts/acc_somebody/a.mp4".parse().unwrap();
    let portrait =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../osirix-media/tests/portraits/ada.jpg");
    let ada = NewAvatar { name: "Ada".to_owned(), consent: consent() };
    let ada = osirix.avatars().add(account.id, ada, portrait).await.unwrap().slug;
    let both = Background { image: Some(good.clone()), ..behind(&good).unwrap() };
    let plain = |background| VideoRequest { background, ..short_video() };
    let cases = [
        (plain(behind(&text)), ErrorCode::InvalidInput),
        (plain(behind(&webm)), ErrorCode::Unsupported),
        (plain(behind(&gone)), ErrorCode::NotFound),
        (plain(behind(&anothers)), ErrorCode::NotFound),
        (plain(Some(both)), ErrorCode::InvalidInput),
        (VideoRequest { avatar: ada, ..plain(behind(&good)) }, ErrorCode::Unsupported),
    ];
    let in_scenes = |request: &VideoRequest| {
        let scene = Scene { background: request.background.clone(), ..Scene::new("Hello.") };
        let avatar = request.avatar.clone();
        VideoRequest { avatar, ..VideoRequest::of_scenes(vec![Scene::new("First."), scene]) }
    };
    for (request, code) in cases {
        for (request, scene) in [(in_scenes(&request), Some("1")), (request, None)] {
            let error = osirix.jobs().create_video(account.id, request.clone()).await.unwrap_err();
            let told = ["field", "scene"].map(|name| error.context_value(name));
            assert_eq!((error.code(), told), (code, [Some("background"), scene]), "{request:?}");
        }
    }
    let many = (0..11).map(|n| good.as_str().replace("red", &n.to_string()).parse().unwrap());
    let many = many.map(|key| Scene { background: behind(&key), ..Scene::new("Hello.") });
    let request = VideoRequest::of_scenes(many.collect());
    let error = osirix.jobs().create_video(account.id, request).await.unwrap_err();
    assert_eq!((error.code(), error.context_value("field")), (ErrorCode::TooLarge, Some("scenes")));
    assert_eq!(osirix.credits().balance(account.id).await.unwrap(), before);
    osirix.close().await;
}

async fn a_transparent_video_comes_with_a_matte(place: Place) {
    let osirix = place.open().await;
    let account = account(&osirix).await;
    let captions = Some(CaptionDesign::default());
    let overlays = vec![Overlay::new("Ada")];
    let request = VideoRequest { transparent: true, captions, overlays, ..short_video() };
    let over = |color| {
        let request =
            VideoRequest { transparent: false, background: colored(color), ..request.clone() };
        made(&osirix, &account, request)
    };
    let job = made(&osirix, &account, request.clone()).await;
    let (black, white) = (over("#000000").await, over("#ffffff").await);
    assert_eq!(job.charged, black.charged);
    let made_of_it = job.video().unwrap();
    let matte = saved(&osirix, &place, made_of_it.matte.as_ref().unwrap()).await;
    let files = [&job, &black, &white].map(|job| video(&osirix, &place, job));
    let [path, black_path, white_path] =
        futures_util::future::join_all(files).await.try_into().unwrap();
    let facts = [&path, &matte].map(|path| VideoFacts::read(path).unwrap());
    assert_eq!(facts[0].picture_us, facts[1].picture_us);
    assert_eq!((facts[0].width, facts[0].height), (facts[1].width, facts[1].height));

    for seconds in [0.0, 0.48] {
        let [found, wanted, matte, white] =
            [&path, &black_path, &matte, &white_path].map(|path| picture(path, seconds, "gray"));
        assert!(
            matte.iter().filter(|value| **value < 8).count() > matte.len() / 5,
            "the surroundings"
        );
        let face = middle(&matte, 1);
        assert!(
            face.iter().filter(|value| **value > 247).count() > face.len() * 9 / 10,
            "the avatar"
        );
        let off = |a: &[u8], b: &[u8]| {
            a.iter().zip(b).map(|(a, b)| f64::from(a.abs_diff(*b))).sum::<f64>() / a.len() as f64
        };
        assert!(off(&found, &wanted) < 1.0, "over black: {}", off(&found, &wanted));
        // Whoever lays it over white gets what is drawn before white.
        let laid: Vec<_> = found
            .iter()
            .zip(&matte)
            .map(|(value, opaque)| value.saturating_add(255 - opaque))
            .collect();
        assert!(off(&laid, &white) < 1.5, "over white: {}", off(&laid, &white));
    }
    let poster = saved(&osirix, &place, &made_of_it.poster).await;
    let (poster, wanted) = (picture(&poster, 0.0, "rgba"), picture(&white_path, 0.0, "rgb24"));
    let laid = poster.chunks_exact(4).flat_map(|pixel| {
        let opaque = u16::from(pixel[3]);
        let over = |part: u8| (u16::from(part) * opaque / 255 + 255 - opaque) as u8;
        [pixel[0], pixel[1], pixel[2]].map(over)
    });
    let off = laid.zip(&wanted).map(|(a, b)| f64::from(a.abs_diff(*b))).sum::<f64>();
    let off = off / wanted.len() as f64;
    assert!(off < 2.0, "the poster over white: {off}");
    scratch_is_empty(&place);
    books_balance(&osirix, &account, &[&job, &black, &white]).await;
    osirix.close().await;
}

async fn a_transparent_webm_shows_what_is_behind_it(place: Place) {
    let ffmpeg = FfmpegConfig { program: Some("ffmpeg".to_owned()), ..FfmpegConfig::default() };
    let (home, database_url) = (place.home(), Some(place.database_url()));
    let config = Config { home, database_url, ffmpeg, ..Config::default() };
    let osirix = Osirix::builder().config(config).build().await.unwrap();
    let account = account(&osirix).await;
    let request = VideoRequest { transparent: true, webm: true, ..short_video() };
    let job = made(&osirix, &account, request).await;
    let green =
        made(&osirix, &account, VideoRequest { background: colored("#20a040"), ..short_video() })
            .await;
    let webm = saved(&osirix, &place, job.video().unwrap().webm.as_ref().unwrap()).await;
    let wanted = picture(&video(&osirix, &place, &green).await, 0.4, "rgb24");
    let laid = place.folder.path().join("laid.mkv");
    let mut ffmpeg = std::process::Command::new("ffmpeg");
    ffmpeg.args(["-v", "error", "-nostdin", "-y"]);
    ffmpeg.args(["-f", "lavfi", "-i", "color=0x20a040:s=720x720:r=25", "-c:v", "libvpx-vp9", "-i"]);
    ffmpeg.arg(&webm).args(["-filter_complex", "overlay=shortest=1:format=auto", "-an"]);
    ffmpeg.args(["-c:v", "ffv1"]);
    assert!(ffmpeg.arg(&laid).status().unwrap().success());
    let found = picture(&laid, 0.4, "rgb24");
    let off = found.iter().zip(&wanted).map(|(a, b)| f64::from(a.abs_diff(*b))).sum::<f64>();
    let off = off / wanted.len() as f64;
    assert!(off < 4.0, "over green: {off}");
    assert!(shows(&laid, 0.4, [0x20, 0xa0, 0x40]), "nothing is at the corner");
    scratch_is_empty(&place);
    osirix.close().await;
}

async fn what_has_something_behind_it_is_not_transparent(place: Place) {
    let osirix = place.builder().workers(0).build().await.unwrap();
    let account = account(&osirix).await;
    let before = osirix.credits().balance(account.id).await.unwrap();
    let file = film(&osirix, &place, &account, ("red.mp4", RED, 0.4, true)).await;
    let portrait =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../osirix-media/tests/portraits/ada.jpg");
    let ada = NewAvatar { name: "Ada".to_owned(), consent: consent() };
    let ada = osirix.avatars().add(account.id, ada, portrait).await.unwrap().slug;
    let plain = VideoRequest { transparent: true, ..short_video() };
    let footage = Some(Footage { file: file.clone(), consent: consent() });
    let scenes = VideoRequest::of_scenes(vec![Scene::new("Hello.")]);
    let cases = [
        (VideoRequest { background: colored("#000000"), ..plain.clone() }, "background"),
        (VideoRequest { footage, ..plain.clone() }, "footage"),
        (VideoRequest { intro: Some(file), ..plain.clone() }, "scenes"),
        (VideoRequest { transparent: true, ..scenes }, "scenes"),
        (VideoRequest { avatar: ada, ..plain }, "transparent"),
    ];
    for (request, field) in cases {
        let error = osirix.jobs().create_video(account.id, request).await.unwrap_err();
        assert_eq!(error.context_value("field"), Some(field), "{error}");
    }
    assert_eq!(osirix.credits().balance(account.id).await.unwrap(), before);
    osirix.close().await;
}
