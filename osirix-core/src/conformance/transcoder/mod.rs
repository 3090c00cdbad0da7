//! The behaviours of [`Transcoder`], with files that ffmpeg makes and
//! that ffprobe judges.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a suite says what is wrong by panicking"
)]

use std::fs;
use std::time::Duration;

use crate::ErrorCode;
use crate::media::{FrameRate, Target, Transcoded, Transcoder};

mod place;
mod refusals;
mod stops;

pub use place::Place;
pub use refusals::{
    what_cannot_be_read_is_refused, what_is_too_long_is_refused_with_the_limit,
    what_points_elsewhere_is_refused,
};
pub use stops::{a_stop_leaves_nothing, dropping_the_work_leaves_nothing, progress_rises};

/// Makes a test of every behaviour of a transcoder. The tests are in a module of this name; the
/// expression makes the transcoder and is evaluated once for each test, where it may wait.
///
/// ```ignore
/// osirix_core::transcoder_suite!(ffmpeg, Ffmpeg::open(FfmpegOptions::new("ffmpeg")).await.unwrap());
/// ```
#[macro_export]
macro_rules! transcoder_suite {
    ($module:ident, $transcoder:expr) => {
        $crate::transcoder_suite! { @each $module, $transcoder;
            a_video_becomes_a_webm_as_long_as_it_is
            a_video_with_a_matte_becomes_a_transparent_webm
            a_film_becomes_one_that_the_built_in_readers_know
            a_film_that_changes_on_its_way_has_one_size_and_one_rate
            a_film_may_be_silent
            a_recording_becomes_a_wav
            a_file_is_what_is_in_it
            a_film_gives_its_sound_as_a_recording
            what_a_file_carries_besides_is_left_away
            a_cover_is_no_film
            a_file_that_breaks_off_is_taken_as_far_as_it_goes
            what_cannot_be_read_is_refused
            what_points_elsewhere_is_refused
            what_is_too_long_is_refused_with_the_limit
            progress_rises
            a_stop_leaves_nothing
            dropping_the_work_leaves_nothing
        }
    };
    (@each $module:ident, $transcoder:expr; $($behaviour:ident)+) => {
        mod $module {
            #[allow(unused_imports)]
            use super::*;
            $(#[tokio::test]
            async fn $behaviour() {
                $crate::conformance::transcoder::$behaviour(&$transcoder).await;
            })+
        }
    };
}

const MINUTE: Duration = Duration::from_secs(60);
const FILM: Target = Target::Film { longest: MINUTE, longer_side: 640, rate: FrameRate::Fps25 };
const RECORDING: Target = Target::Recording { longest: MINUTE };

fn near(made: &Transcoded, seconds: f64, by_ms: f64) {
    let found = made.duration_us as f64 / 1e6;
    assert!((found - seconds).abs() * 1e3 <= by_ms, "{found} s instead of {seconds}");
}

const SMALL: &str = "-f lavfi -i testsrc2=s=320x180:r=25:d=2 -f lavfi -i sine=d=2";

/// AV1 and Opus, all of the frames, the length within a frame.
pub async fn a_video_becomes_a_webm_as_long_as_it_is(transcoder: &dyn Transcoder) {
    let place = Place::made("video.mp4", &format!("{SMALL} -c:v libx264 -c:a aac"));
    let length = Duration::from_secs(2);
    let made = place.become_(transcoder, Target::WebM { length, matte: None }).await.unwrap();
    near(&made, 2.0, 40.0);
    assert_eq!(place.probe("-show_entries stream=codec_name"), ["av1", "opus"]);
    assert_eq!(place.probe("-show_entries format=format_name"), ["matroska,webm"]);
    assert_eq!(place.frames(), (vec!["320,180".to_owned()], 50));
    let seconds: f64 = place.probe("-show_entries format=duration")[0].parse().unwrap();
    assert!((seconds - 2.0).abs() < 0.04, "{seconds}");
}

/// VP9 and Opus: transparent where the matte is black, half so where it is gray, in the colours
/// that the video has when the black behind it is taken away.
pub async fn a_video_with_a_matte_becomes_a_transparent_webm(transcoder: &dyn Transcoder) {
    let picture = |color: &str| {
        let half =
            format!("-f lavfi -i color=black:s=320x180:r=25:d=2,drawbox=x=160:c={color}:t=fill");
        format!("{half} -f lavfi -i sine=d=2 -c:v libx264 -c:a aac -pix_fmt yuv420p")
    };
    let place = Place::made("video.mp4", &picture("0x640000"));
    let matte = Place::made("matte.mp4", &picture("0x808080"));
    let (length, matte_file) = (Duration::from_secs(2), Some(matte.input().to_owned()));
    let target = Target::WebM { length, matte: matte_file };
    near(&place.become_(transcoder, target).await.unwrap(), 2.0, 40.0);
    assert_eq!(place.probe("-show_entries stream=codec_name"), ["vp9", "opus"]);
    assert_eq!(place.frames(), (vec!["320,180".to_owned()], 50));
    let pixels = place.transparent_pixels();
    let at = |x: usize| pixels[90 * 320 + x];
    assert!(at(40)[3] < 8, "{:?}", at(40));
    let [red, green, blue, opaque] = at(280);
    assert!(opaque.abs_diff(128) < 8 && red.abs_diff(200) < 16, "{:?}", at(280));
    assert!(green < 16 && blue < 16, "{:?}", at(280));
}

/// H.264 in 4:2:0, AAC at 48 kHz, of the longer side at most, at the rate that was asked for.
pub async fn a_film_becomes_one_that_the_built_in_readers_know(transcoder: &dyn Transcoder) {
    let tall = "-f lavfi -i testsrc2=s=720x1282:r=60:d=2 -f lavfi -i sine=r=44100:d=2";
    for (name, codecs) in [
        ("a.mkv", "-c:v libx265 -x265-params log-level=none -pix_fmt yuv420p10le -c:a ac3"),
        ("a.webm", "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -c:a libopus"),
        ("a.mov", "-c:v prores -c:a pcm_s24le"),
        ("a.avi", "-c:v mpeg4 -c:a mp2"),
    ] {
        let place = Place::made(name, &format!("{tall} {codecs}"));
        let made = place.become_(transcoder, FILM).await.unwrap();
        near(&made, 2.0, 80.0);
        let entries = "-show_entries stream=codec_name,pix_fmt,r_frame_rate,sample_rate";
        assert_eq!(place.probe(entries), ["h264,yuv420p,25/1", "aac,48000,0/0"], "{name}");
        assert_eq!(place.frames(), (vec!["358,640".to_owned()], 50), "{name}");
    }
}

/// The size of the first picture, and frames at even times.
pub async fn a_film_that_changes_on_its_way_has_one_size_and_one_rate(transcoder: &dyn Transcoder) {
    let part = |size: &str, rate: u32| {
        let source = format!("-f lavfi -i testsrc2=s={size}:r={rate}:d=1 -c:v libx264 -bf 0");
        fs::read(Place::made("part.ts", &source).input()).unwrap()
    };
    let parts = [part("320x180", 25), part("180x320", 10), part("640x360", 50)];
    let place = Place::of("changing.ts", &parts.concat());
    place.become_(transcoder, FILM).await.unwrap();
    let (sizes, count) = place.frames();
    assert_eq!(sizes, ["320,180"]);
    let lengths = place.probe("-select_streams v -show_entries packet=duration_time");
    assert!(lengths.iter().all(|length| length == "0.040000"), "{lengths:?}");
    assert!(count >= 50, "{count} frames");
}

/// Then there is no sound.
pub async fn a_film_may_be_silent(transcoder: &dyn Transcoder) {
    let place = Place::made("silent.webm", "-f lavfi -i testsrc2=s=64x48:d=1 -c:v libvpx");
    near(&place.become_(transcoder, FILM).await.unwrap(), 1.0, 40.0);
    assert_eq!(place.probe("-show_entries stream=codec_name"), ["h264"]);
    place.refused(transcoder, RECORDING, ErrorCode::Unsupported).await;
}

/// 48 kHz, mono, 16 bit, of whatever it was.
pub async fn a_recording_becomes_a_wav(transcoder: &dyn Transcoder) {
    for (name, codec) in [
        ("a.opus", "-c:a libopus -ar 48000"),
        ("a.m4a", "-c:a aac -ac 2"),
        ("b.m4a", "-c:a alac"),
        ("a.aiff", "-c:a pcm_s16be"),
        ("a.wma", "-c:a wmav2"),
        ("a.ac3", "-c:a ac3 -ac 6"),
        ("a.wv", "-c:a wavpack"),
        ("a.mka", "-c:a flac"),
    ] {
        let place = Place::made(name, &format!("-f lavfi -i sine=r=44100:d=3 {codec}"));
        let made = place.become_(transcoder, RECORDING).await.unwrap();
        near(&made, 3.0, 100.0);
        let entries = "-show_entries stream=codec_name,sample_rate,channels";
        assert_eq!(place.probe(entries), ["pcm_s16le,48000,1"], "{name}");
    }
}

/// Whatever its name says.
pub async fn a_file_is_what_is_in_it(transcoder: &dyn Transcoder) {
    let film = Place::made("a.webm", &format!("{SMALL} -c:v libvpx -c:a libopus"));
    let bytes = fs::read(film.input()).unwrap();
    for name in ["film.m3u8", "film.txt", "film.svg", "film-%03d.png", "-y", "http:film", "film"] {
        let place = Place::of(name, &bytes);
        near(&place.become_(transcoder, FILM).await.unwrap(), 2.0, 40.0);
    }
}

/// Its first sound.
pub async fn a_film_gives_its_sound_as_a_recording(transcoder: &dyn Transcoder) {
    let place = Place::made("film.mkv", &format!("{SMALL} -c:v libx264 -c:a libopus"));
    near(&place.become_(transcoder, RECORDING).await.unwrap(), 2.0, 100.0);
    assert_eq!(place.probe("-show_entries stream=codec_type"), ["audio"]);
}

/// Notes, chapters, subtitles and second tracks.
pub async fn what_a_file_carries_besides_is_left_away(transcoder: &dyn Transcoder) {
    let notes = Place::of(
        "notes",
        b";FFMETADATA1\ntitle=secret\nlocation=+47-008/\n[CHAPTER]\nTIMEBASE=1/1\nSTART=0\nEND=1\n\
          title=secret\n",
    );
    let lines = Place::of("a.srt", b"1\n00:00:00,000 --> 00:00:01,000\nsecret\n");
    let besides = format!(
        "-f lavfi -i sine=f=900:d=2 -f ffmetadata -i {} -i {} -map 0 -map 1 -map 2 -map 4 \
         -map_metadata 3 -map_chapters 3 -metadata:s:a:0 title=secret -c:v libx264 -c:a aac -c:s srt",
        notes.input().display(),
        lines.input().display()
    );
    let place = Place::made("film.mkv", &format!("{SMALL} {besides}"));
    assert!(contains(&fs::read(place.input()).unwrap(), b"secret"));
    for (target, streams) in [(FILM, 2), (RECORDING, 1)] {
        place.become_(transcoder, target.clone()).await.unwrap();
        assert_eq!(place.probe("-show_entries stream=codec_type").len(), streams);
        assert!(!contains(&fs::read(place.output()).unwrap(), b"secret"), "{target:?}");
    }
}

/// Of a recording with a picture on it there is no film.
pub async fn a_cover_is_no_film(transcoder: &dyn Transcoder) {
    let cover = Place::made("cover.png", "-f lavfi -i color=s=64x64 -frames:v 1");
    let with = format!(
        "-f lavfi -i sine=d=2 -i {} -map 0 -map 1 -c:v copy -disposition:v attached_pic -c:a aac",
        cover.input().display()
    );
    let place = Place::made("song.m4a", &with);
    place.refused(transcoder, FILM, ErrorCode::Unsupported).await;
    near(&place.become_(transcoder, RECORDING).await.unwrap(), 2.0, 100.0);
}

/// The first half of a film and of a recording.
pub async fn a_file_that_breaks_off_is_taken_as_far_as_it_goes(transcoder: &dyn Transcoder) {
    let film = Place::made("film.mkv", &format!("{SMALL} -c:v libx264 -bf 0 -g 5 -c:a libopus"));
    let sound = Place::made("a.aiff", "-f lavfi -i sine=d=4");
    for (whole, target, seconds) in [(film, FILM, 0.3..2.0), (sound, RECORDING, 1.8..2.2)] {
        let bytes = fs::read(whole.input()).unwrap();
        let place = Place::of("half", &bytes[..bytes.len() / 2]);
        let made = place.become_(transcoder, target).await.unwrap();
        assert!(seconds.contains(&(made.duration_us as f64 / 1e6)), "{made:?}");
    }
}

fn contains(bytes: &[u8], text: &[u8]) -> bool {
    bytes.windows(text.len()).any(|window| window == text)
}
