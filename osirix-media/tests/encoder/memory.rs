//! Memory does not grow with the length.

#![cfg(target_os = "linux")]

use std::process::Command;

use osirix_core::media::{VideoEncoder, VideoSpec};
use osirix_media::video::Mp4Encoder;

use super::tools::{Onward, Picture, Sound};

const SECONDS: &str = "OSIRIX_TEST_SECONDS";

/// The largest memory that a process of its own had while it encoded, in KiB.
fn peak_kib(seconds: u64) -> u64 {
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "encoder::memory::probe", "--ignored", "--nocapture"])
        .env(SECONDS, seconds.to_string())
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let peak = said.lines().find_map(|line| line.split_once("peak KiB: "));
    peak.unwrap_or_else(|| panic!("{said}")).1.parse().unwrap()
}

#[test]
fn two_minutes_take_hardly_more_memory_than_ten_seconds() {
    let (short, long) = (peak_kib(10), peak_kib(120));
    assert!(long < short + 4096, "{short} KiB for 10 s, {long} KiB for 120 s");
}

#[test]
#[ignore = "run by two_minutes_take_hardly_more_memory_than_ten_seconds"]
fn probe() {
    let seconds: u64 = std::env::var(SECONDS).unwrap().parse().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let format = VideoSpec::default().frame_format();
    let picture = Box::new(Picture::new(format, seconds * 25));
    // Sound in memory would be counted: silence follows a short one.
    let sound = Box::new(Sound::hum(48_000));
    Mp4Encoder::new().encode(picture, sound, &folder.path().join("video.mp4"), &Onward).unwrap();
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    println!("peak KiB: {}", peak.trim().trim_end_matches(" kB"));
}
