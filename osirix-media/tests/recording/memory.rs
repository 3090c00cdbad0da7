//! What a recording and its script take to be laid over each other.

#![cfg(target_os = "linux")]

use std::process::Command;

use osirix_core::Result;
use osirix_core::media::{AudioSource, Script, Untold};
use osirix_media::speech::{Aligner, Lexicon};

use super::TEXT;

const SECONDS: &str = "OSIRIX_TEST_SECONDS";

/// A sound that is computed while it is read: bursts of a hum, and rests.
struct Hum {
    total: u64,
    at: u64,
}

impl AudioSource for Hum {
    fn sample_rate_hz(&self) -> u32 {
        16_000
    }

    fn total_samples(&self) -> u64 {
        self.total
    }

    fn read(&mut self, block: &mut [f32]) -> Result<usize> {
        let count = (self.total - self.at).min(block.len() as u64);
        for slot in &mut block[..count as usize] {
            let at = self.at as f32 / 16_000.0;
            let hum = (at * 900.0).sin() + (at * (2_000.0 + 900.0 * (at * 5.0).sin())).sin();
            *slot = if (at * 0.4).fract() < 0.8 { 0.2 * hum } else { 0.0 };
            self.at += 1;
        }
        Ok(count as usize)
    }
}

/// The largest memory that a process of its own had while it found the times, in KiB.
fn peak_kib(seconds: u64) -> u64 {
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "memory::probe", "--ignored", "--nocapture"])
        .env(SECONDS, seconds.to_string())
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let peak = said.lines().find_map(|line| line.split_once("peak KiB: "));
    peak.ok_or(&said).unwrap().1.parse().unwrap()
}

/// 32 kB for each second of the recording and of the script's sound, and tables of 16 MiB: the
/// samples alone, at the rate of a video's sound, would be 192 kB a second.
#[test]
fn memory_grows_by_what_is_remembered_and_not_by_the_samples() {
    let (short, long) = (peak_kib(5), peak_kib(240));
    let most = short + 16 * 1_024 + 2 * 32 * 240;
    println!("{short} KiB for 5 s, {long} KiB for 240 s, at most {most} KiB");
    assert!(long < most, "{short} KiB for 5 s, {long} KiB for 240 s, at most {most} KiB");
}

#[test]
#[ignore = "run by memory_grows_by_what_is_remembered_and_not_by_the_samples"]
fn probe() {
    let seconds: u64 = std::env::var(SECONDS).unwrap().parse().unwrap();
    // The script is as long as the recording, which says something else.
    let text = format!("{TEXT}\n\n").repeat(5);
    let letters = text.len() * seconds as usize / 240;
    let end = text[..letters].rfind(' ').unwrap();
    let script = Script::new(&text[..end]).unwrap();
    let aligner = Aligner::new(Lexicon::embedded().unwrap()).unwrap();
    let sound = Hum { total: seconds * 16_000, at: 0 };
    let track = aligner.track(&script, Box::new(sound), &Untold).unwrap();
    assert_eq!(track.words.len(), script.as_str().split_whitespace().count());
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    println!("peak KiB: {}", peak.trim().trim_end_matches(" kB"));
}
