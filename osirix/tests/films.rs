//! A person in a film: as an avatar of an account, and spoken over.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what is wrong by panicking"
)]

mod support;

use std::path::{Path, PathBuf};
use std::process::Command;

use osirix::core::audit::Action;
use osirix::{
    AvatarKind, Config, ErrorCode, FfmpegConfig, Footage, JobState, NewAvatar, NewConsent, Osirix,
    PageRequest, VideoRequest,
};
use support::{Place, account, short_video};

journeys!(
    a_film_becomes_an_avatar_speaks_and_is_removed,
    a_film_is_spoken_over_with_consent,
    a_film_that_cannot_be_spoken_over_is_refused_before_credits_are_held,
    a_film_of_another_kind_is_read_by_a_transcoder_where_one_is,
);

/// A film of the portrait that is moved about, with a note of where it was taken.
fn film(place: &Place, name: &str, filter: &str) -> PathBuf {
    let portrait =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../osirix-media/tests/portraits/ada.jpg");
    let path = place.folder.path().join(name);
    let mut ffmpeg = Command::new("ffmpeg");
    ffmpeg.args(["-v", "error", "-nostdin", "-y", "-loop", "1", "-framerate", "25", "-i"]);
    ffmpeg.arg(portrait).args(["-t", "1.5", "-vf", &format!("{filter},setsar=1")]);
    let codec = if name.ends_with(".webm") { "libvpx-vp9" } else { "libx264" };
    ffmpeg.args(["-c:v", codec, "-pix_fmt", "yuv420p", "-metadata", "comment=52.5163 N"]);
    let ran = ffmpeg.arg(&path).output().expect("ffmpeg is missing: apt-get install ffmpeg");
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    path
}

const MOVES: &str = "crop=720:720:x='90+60*sin(2*t)':y='150+40*cos(2*t)'";

fn consent() -> NewConsent {
    let statement = "I am in the film, and agree that it speaks in videos.".to_owned();
    NewConsent { by: "Ada Lovelace".to_owned(), statement }
}

/// The files that are kept of avatars, and whether one says where it was taken.
fn kept(place: &Place) -> (usize, bool) {
    let accounts = std::fs::read_dir(place.home().join("blobs/avatars")).into_iter().flatten();
    let files = accounts.flat_map(|account| std::fs::read_dir(account.unwrap().path()).unwrap());
    let files: Vec<_> = files.map(|file| std::fs::read(file.unwrap().path()).unwrap()).collect();
    let says = |file: &Vec<u8>| file.windows(7).any(|window| window == b"52.5163");
    (files.len(), files.iter().any(says))
}

async fn a_film_becomes_an_avatar_speaks_and_is_removed(place: Place) {
    let osirix = place.open().await;
    let account = account(&osirix).await;
    let new = NewAvatar { name: "Ada in motion".to_owned(), consent: consent() };
    let path = film(&place, "ada.mp4", MOVES);
    let avatar = osirix.avatars().add(account.id, new, path).await.unwrap();
    assert_eq!(avatar.kind, AvatarKind::Film);
    assert_eq!(avatar.consent.clone().unwrap().by, "Ada Lovelace");
    assert_eq!(kept(&place), (1, false), "what the camera wrote is kept");

    // More is said than the film is long.
    let request = VideoRequest { avatar: avatar.slug.clone(), ..short_video() };
    let job = osirix.jobs().create_video(account.id, request).await.unwrap();
    let job = osirix.jobs().wait(account.id, job.id).await.unwrap();
    assert_eq!((job.state, job.error.clone()), (JobState::Completed, None));
    assert_eq!((job.video().unwrap().width, job.video().unwrap().height), (720, 720));

    let audit = osirix.audit().list(account.id, PageRequest::default()).await.unwrap().items;
    let line = audit.iter().find(|line| line.action == Action::AvatarAdded).unwrap();
    assert_eq!(
        (&line.details["kind"], &line.details["consent"]["by"]),
        (&"film".into(), &"Ada Lovelace".into())
    );
    osirix.avatars().remove(account.id, avatar.slug).await.unwrap();
    assert_eq!(kept(&place), (0, false));
    osirix.close().await;
}

async fn footage(osirix: &Osirix, account: osirix::AccountId, path: PathBuf) -> VideoRequest {
    let file = osirix.files().add(account, "films/ada.mp4".to_owned(), path).await.unwrap().key;
    VideoRequest { footage: Some(Footage { file, consent: consent() }), ..short_video() }
}

async fn a_film_is_spoken_over_with_consent(place: Place) {
    let osirix = place.open().await;
    let account = account(&osirix).await;
    let request = footage(&osirix, account.id, film(&place, "ada.mp4", MOVES)).await;
    let job = osirix.jobs().create_video(account.id, request).await.unwrap();
    let job = osirix.jobs().wait(account.id, job.id).await.unwrap();
    assert_eq!((job.state, job.error.clone()), (JobState::Completed, None));
    assert!(job.video().unwrap().bytes > 10_000);
    let audit = osirix.audit().list(account.id, PageRequest::default()).await.unwrap().items;
    let line = audit.iter().find(|line| line.action == Action::JobCreated).unwrap();
    assert_eq!(line.details["consent"]["by"], "Ada Lovelace");
    osirix.close().await;
}

async fn a_film_that_cannot_be_spoken_over_is_refused_before_credits_are_held(place: Place) {
    let osirix = place.builder().workers(0).build().await.unwrap();
    let account = account(&osirix).await;
    let before = osirix.credits().balance(account.id).await.unwrap();
    let good = footage(&osirix, account.id, film(&place, "ada.mp4", MOVES)).await;
    let refused = async |request: VideoRequest| {
        let error = osirix.jobs().create_video(account.id, request).await.unwrap_err();
        (error.code(), error.context_value("field").unwrap_or_default().to_owned())
    };
    let of = |change: fn(&mut Footage)| {
        let mut request = good.clone();
        change(request.footage.as_mut().unwrap());
        request
    };
    let invalid = |field: &str| (ErrorCode::InvalidInput, field.to_owned());
    let unsigned = refused(of(|footage| footage.consent.by = " ".to_owned())).await;
    assert_eq!(unsigned, invalid("consent.by"));
    let elsewhere = refused(of(|footage| {
        footage.file = "accounts/acc_somebody/ada.mp4".parse().unwrap();
    }));
    assert_eq!(elsewhere.await, (ErrorCode::NotFound, "footage".to_owned()));
    let avatar = VideoRequest { avatar: "business-executive".to_owned(), ..good.clone() };
    assert_eq!(refused(avatar).await, invalid("avatar"));
    // Nobody is in it; it is no film.
    let wall = film(&place, "wall.mp4", "crop=700:200:0:0,scale=640:480,gblur=40");
    let wall = footage(&osirix, account.id, wall).await;
    assert_eq!(refused(wall).await, invalid("footage"));
    let text = place.folder.path().join("text.mp4");
    std::fs::write(&text, "no film").unwrap();
    let text = footage(&osirix, account.id, text).await;
    assert_eq!(refused(text).await, invalid("footage"));
    assert_eq!(osirix.credits().balance(account.id).await.unwrap(), before);
    osirix.close().await;
}

async fn a_film_of_another_kind_is_read_by_a_transcoder_where_one_is(place: Place) {
    let path = film(&place, "ada.webm", MOVES);
    let new = NewAvatar { name: "Ada in motion".to_owned(), consent: consent() };
    let osirix = place.builder().workers(0).build().await.unwrap();
    let account = account(&osirix).await;
    let refused = osirix.avatars().add(account.id, new.clone(), path.clone()).await.unwrap_err();
    let told = |error: &osirix::Error, name| error.context_value(name).map(str::to_owned);
    assert_eq!(refused.code(), ErrorCode::Unsupported);
    assert_eq!(told(&refused, "field").as_deref(), Some("picture"));
    let request = footage(&osirix, account.id, path.clone()).await;
    let refused = osirix.jobs().create_video(account.id, request.clone()).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::Unsupported);
    assert_eq!(told(&refused, "field").as_deref(), Some("footage"));
    osirix.close().await;

    let ffmpeg = FfmpegConfig { program: Some("ffmpeg".to_owned()), ..FfmpegConfig::default() };
    let (home, database_url) = (place.home(), Some(place.database_url()));
    let config = Config { home, database_url, ffmpeg, ..Config::default() };
    let osirix = Osirix::builder().config(config).build().await.unwrap();
    let text = place.folder.path().join("text.webm");
    std::fs::write(&text, b"\x1a\x45\xdf\xa3 no film").unwrap();
    let refused = osirix.avatars().add(account.id, new.clone(), text).await.unwrap_err();
    assert_eq!(told(&refused, "field").as_deref(), Some("picture"));
    let avatar = osirix.avatars().add(account.id, new, path).await.unwrap();
    assert_eq!((avatar.kind, kept(&place)), (AvatarKind::Film, (1, false)));
    let job = osirix.jobs().create_video(account.id, request).await.unwrap();
    let job = osirix.jobs().wait(account.id, job.id).await.unwrap();
    assert_eq!((job.state, job.error.clone()), (JobState::Completed, None));
    let left = std::fs::read_dir(place.home().join("scratch")).unwrap().count();
    assert_eq!((kept(&place).0, left), (1, 0), "a refusal leaves nothing behind");
    osirix.close().await;
}
