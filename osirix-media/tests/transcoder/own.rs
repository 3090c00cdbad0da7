//! What ffmpeg alone does.

use std::io::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use osirix_core::conformance::transcoder::Place;
use osirix_core::error::ErrorCode;
use osirix_core::media::Target;
use osirix_media::transcode::{Ffmpeg, FfmpegOptions};

const SMALL: &str =
    "-f lavfi -i testsrc2=s=320x180:r=25:d=2 -f lavfi -i sine=d=2 -c:v libx264 -c:a aac";

/// The slower encoder serves where the faster one is not there.
#[tokio::test]
async fn either_encoder_of_av1_makes_a_webm() {
    for encoder in ["libsvtav1", "libaom-av1"] {
        let av1_encoder = Some(encoder.to_owned());
        let options = FfmpegOptions { av1_encoder, ..FfmpegOptions::new("ffmpeg") };
        let ffmpeg = Ffmpeg::open(options).await.unwrap();
        let place = Place::made("video.mp4", SMALL);
        place
            .become_(&ffmpeg, Target::WebM { length: Duration::from_secs(2), matte: None })
            .await
            .unwrap();
        assert_eq!(place.probe("-show_entries stream=codec_name"), ["av1", "opus"], "{encoder}");
    }
}

#[tokio::test]
async fn chapters_keep_their_titles() {
    let chapters = Place::of(
        "chapters",
        b";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=1000\ntitle=One\n\
          [CHAPTER]\nTIMEBASE=1/1000\nSTART=1000\nEND=2000\ntitle=Two\n",
    );
    let with = format!(
        "-f ffmetadata -i {} {} -map 1 -map 2 -map_chapters 0",
        chapters.input().display(),
        SMALL
    );
    let place = Place::made("video.mp4", &with);
    let ffmpeg = Ffmpeg::open(FfmpegOptions::new("ffmpeg")).await.unwrap();
    place
        .become_(&ffmpeg, Target::WebM { length: Duration::from_secs(2), matte: None })
        .await
        .unwrap();
    let found = place.probe("-show_entries chapter=start_time:chapter_tags=title");
    assert_eq!(found, ["0.000000,One", "1.000000,Two"]);
}

/// A file to which somebody goes on appending has an end: that of what is asked for.
#[tokio::test]
async fn a_file_that_grows_while_it_is_read_has_an_end() {
    let minute = Place::made("minute.aac", "-f lavfi -i sine=r=8000:d=60 -b:a 8k");
    let bytes = std::fs::read(minute.input()).unwrap();
    let place = Place::of("growing.aac", &bytes);
    let done = Arc::new(AtomicBool::new(false));
    let ffmpeg = Ffmpeg::open(FfmpegOptions::new("ffmpeg")).await.unwrap();
    let mut file = std::fs::OpenOptions::new().append(true).open(place.input()).unwrap();
    let until = done.clone();
    let appending = std::thread::spawn(move || {
        while !until.load(Ordering::Relaxed) {
            file.write_all(&bytes).unwrap();
            std::thread::sleep(Duration::from_millis(5));
        }
    });
    let target = Target::Recording { longest: Duration::from_secs(1_800) };
    if let Err(error) = place.become_(&ffmpeg, target).await {
        assert_eq!(error.code(), ErrorCode::TooLarge, "{error}");
    }
    done.store(true, Ordering::Relaxed);
    appending.join().unwrap();
}

/// A picture of more pixels than are decoded, in a file of a few kilobytes.
#[tokio::test]
async fn a_huge_picture_is_refused() {
    let place = Place::made("huge.mkv", "-f lavfi -i color=s=16000x16000 -frames:v 1 -c:v mjpeg");
    let ffmpeg = Ffmpeg::open(FfmpegOptions::new("ffmpeg")).await.unwrap();
    let longest = Duration::from_secs(10);
    let target =
        Target::Film { longest, longer_side: 1_280, rate: osirix_core::media::FrameRate::Fps25 };
    place.refused(&ffmpeg, target, ErrorCode::Unsupported).await;
}
