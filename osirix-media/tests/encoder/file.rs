//! The file: what it holds, how long its tracks are, and in which order.

use osirix_core::media::{Aspect, FrameFormat, FrameRate, Resolution, VideoSpec};

use super::tools::{Made, Picture, RATE_HZ, SMALL, Sound, ffmpeg, number, probe};

fn made(format: FrameFormat, frames: u64, samples: u64) -> Made {
    Made::of(Picture::new(format, frames), Sound::hum(samples))
}

/// Both tracks, as ffprobe and a full decode see them, have the picture's length.
fn ends_together(made: &Made, frames: u64) {
    let fps = f64::from(made.video.fps);
    let picture = made.stream("v");
    assert_eq!(picture["nb_frames"], frames.to_string());
    assert_eq!(number(&picture["start_time"]), 0.0);
    let expected = frames as f64 / fps;
    assert!((number(&picture["duration"]) - expected).abs() < 1e-3, "{}", picture["duration"]);
    let sound = made.stream("a");
    assert_eq!(number(&sound["start_time"]), 0.0);
    assert!((number(&sound["duration"]) - expected).abs() < 1e-3, "{}", sound["duration"]);
    let decoded = made.sound().len() as f64 / RATE_HZ as f64;
    assert!((decoded - expected).abs() <= 1.0 / fps, "{decoded} s of sound for {expected} s");
}

#[test]
fn the_tracks_end_together_whatever_their_lengths() {
    for (format, frames) in [
        (SMALL, 1),
        (SMALL, 13),
        (SMALL, 25),
        (SMALL, 251),
        (FrameFormat { rate: FrameRate::Fps30, ..SMALL }, 1),
        (FrameFormat { rate: FrameRate::Fps30, ..SMALL }, 31),
        (FrameFormat { rate: FrameRate::Fps30, ..SMALL }, 301),
    ] {
        let whole = frames * RATE_HZ / u64::from(format.rate.fps());
        for samples in [0, whole / 2, whole - 1, whole, whole + 1, whole + 100_000] {
            let made = made(format, frames, samples);
            made.decodes_cleanly();
            ends_together(&made, frames);
        }
    }
}

#[test]
fn every_format_decodes_without_a_word() {
    for resolution in [Resolution::P720, Resolution::P1080] {
        for &aspect in Aspect::ALL {
            let spec = VideoSpec { aspect, resolution, frame_rate: FrameRate::Fps30 };
            let format = spec.frame_format();
            let made = made(format, 8, 12_000);
            made.decodes_cleanly();
            ends_together(&made, 8);
            let picture = made.stream("v");
            assert_eq!(picture["width"], format.width);
            assert_eq!(picture["height"], format.height);
            assert_eq!(picture["sample_aspect_ratio"], "1:1");
        }
    }
}

#[test]
fn the_streams_are_what_networks_take() {
    let made = made(SMALL, 50, 96_000);
    let picture = made.stream("v");
    assert_eq!(picture["codec_name"], "h264");
    assert_eq!(picture["pix_fmt"], "yuv420p");
    assert_eq!(picture["has_b_frames"], 0);
    assert_eq!(picture["r_frame_rate"], "25/1");
    assert_eq!(picture["avg_frame_rate"], "25/1");
    let sound = made.stream("a");
    assert_eq!(sound["codec_name"], "aac");
    assert_eq!(sound["profile"], "LC");
    assert_eq!(sound["sample_rate"], "48000");
    assert_eq!(sound["channels"], 1);
    assert!((number(&sound["bit_rate"]) - 128_000.0).abs() < 6_000.0, "{}", sound["bit_rate"]);
    let bytes = made.bytes();
    assert!(!bytes.windows(4).any(|four| four == b"elst"), "an edit list");
}

#[test]
fn the_colours_are_named_in_the_file_and_in_the_stream() {
    let made = made(SMALL, 3, 0);
    assert!(made.bytes().windows(11).any(|box_| box_ == b"colrnclx\0\x01\0"), "no colr box");
    let naked = made.folder.path().join("naked.h264");
    let path = made.path();
    let copy = ["-c", "copy", "-bsf:v", "h264_mp4toannexb", naked.to_str().unwrap()];
    ffmpeg(&[&["-i", path.to_str().unwrap()], &copy[..]].concat());
    for file in [path, naked] {
        let stream = &probe(&file, &["-select_streams", "v", "-show_streams"])["streams"][0];
        assert_eq!(stream["color_range"], "tv");
        for name in ["color_space", "color_transfer", "color_primaries"] {
            assert_eq!(stream[name], "bt709", "{name} of {}", file.display());
        }
    }
}

#[test]
fn frames_follow_each_other_evenly_with_keyframes_that_cut_the_video_in_equal_parts() {
    for rate in [FrameRate::Fps25, FrameRate::Fps30] {
        let fps = u64::from(rate.fps());
        for (seconds, parts) in [(2, 4), (5, 4), (9, 8), (26, 16)] {
            let frames = seconds * fps;
            let packets = made(FrameFormat { rate, ..SMALL }, frames, 0).packets("v");
            for (index, packet) in (0..).zip(&packets) {
                assert_eq!(packet["pts"], index * 90_000 / fps);
                assert_eq!(packet["duration"], 90_000 / fps);
            }
            let keys: Vec<u64> = (0..frames).filter(|at| is_key(&packets[*at as usize])).collect();
            let cuts: Vec<u64> = (0..parts).map(|part| part * frames / parts).collect();
            assert_eq!(keys, cuts, "{seconds} s at {fps} fps");
            assert_eq!(packets.len() as u64, frames);
        }
    }
}

fn is_key(packet: &serde_json::Value) -> bool {
    packet["flags"].as_str().unwrap().starts_with('K')
}

#[test]
fn sound_lies_beside_its_picture() {
    let made = made(SMALL, 250, 480_000);
    let position = |packet: &serde_json::Value| number(&packet["pos"]) as u64;
    let pictures = made.packets("v");
    let sounds = made.packets("a");
    // A player that reads on from any frame meets its sound within a second of film.
    for at in [0, 100, 200] {
        let time = number(&pictures[at]["pts_time"]);
        let beside = sounds.iter().find(|sound| number(&sound["pts_time"]) >= time).unwrap();
        let (here, there) = (position(&pictures[at]), position(beside));
        let later = pictures.iter().find(|p| number(&p["pts_time"]) >= time + 1.0);
        assert!(there < position(later.unwrap()), "frame {at}: picture {here}, sound {there}");
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let once = || made(VideoSpec::default().frame_format(), 60, 90_000).bytes();
    assert!(once() == once());
}
