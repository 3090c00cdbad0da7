//! Memory does not grow with the length.

#![cfg(target_os = "linux")]

use std::process::Command;

use osirix_core::media::{Untold, VideoEncoder, VideoSpec};
use osirix_media::video::Mp4Encoder;

use super::tools::{Picture, Sound};

const SECONDS: &str = "OSIRIX_TEST_SECONDS";
const IN_PARTS: &str = "OSIRIX_TEST_IN_PARTS";

/// The largest memory that a process of its own had while it encoded, in KiB.
fn peak_kib(seconds: u64, in_parts: bool) -> u64 {
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "encoder::memory::probe", "--ignored", "--nocapture"])
        .env(SECONDS, seconds.to_string())
        .env(IN_PARTS, in_parts.to_string())
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let peak = said.lines().find_map(|line| line.split_once("peak KiB: "));
    peak.unwrap_or_else(|| panic!("{said}")).1.parse().unwrap()
}

#[test]
fn two_minutes_take_hardly_more_memory_than_ten_seconds() {
    for in_parts in [false, true] {
        let (short, long) = (peak_kib(10, in_parts), peak_kib(120, in_parts));
        assert!(long < short + 4096, "{short} KiB for 10 s, {long} KiB for 120 s");
    }
}

#[test]
#[ignore = "run by two_minutes_take_hardly_more_memory_than_ten_seconds"]
fn probe() {
    let seconds: u64 = std::env::var(SECONDS).unwrap().parse().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let format = VideoSpec::default().frame_format();
    let in_parts = std::env::var(IN_PARTS).unwrap() == "true";
    let picture = Picture { gives_parts: in_parts, ..Picture::new(format, seconds * 25) };
    // Sound in memory would be counted: silence follows a short one.
    let sound = Box::new(Sound::hum(48_000));
    Mp4Encoder::new()
        .encode(Box::new(picture), sound, &folder.path().join("video.mp4"), &Untold)
        .unwrap();
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    println!("peak KiB: {}", peak.trim().trim_end_matches(" kB"));
}
