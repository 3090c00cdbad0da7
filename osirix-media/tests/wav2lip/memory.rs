use std::process::Command;

use osirix_core::media::Frame;

use crate::{FORMAT, engine, hum, opened, write_sound};

const SECONDS: &str = "OSIRIX_TEST_SECONDS";

/// The largest memory that a process of its own had while it drew, in KiB.
fn peak_kib(seconds: u64) -> u64 {
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "wav2lip::memory::probe", "--ignored", "--nocapture"])
        .env(SECONDS, seconds.to_string())
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let peak = said.lines().find_map(|line| line.split_once("peak KiB: "));
    peak.unwrap_or_else(|| panic!("{said}")).1.parse().unwrap()
}

#[test]
fn a_minute_takes_hardly_more_memory_than_ten_seconds() {
    let (short, long) = (peak_kib(10), peak_kib(60));
    assert!(long < short + 4096, "{short} KiB for 10 s, {long} KiB for 60 s");
}

#[tokio::test]
#[ignore = "run by a_minute_takes_hardly_more_memory_than_ten_seconds"]
async fn probe() {
    let seconds: f32 = std::env::var(SECONDS).unwrap().parse().unwrap();
    let (folder, engine) = engine("wav2lip");
    let sound = folder.path().join("sound.wav");
    write_sound(&sound, seconds, hum, 0.0);
    let mut frames = opened(&engine, &sound, seconds).await.unwrap();
    let mut frame = Frame::black(FORMAT.width, FORMAT.height);
    while frames.next_frame(&mut frame).unwrap() {}
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    println!("peak KiB: {}", peak.trim().trim_end_matches(" kB"));
}
