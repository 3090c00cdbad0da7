//! The quick start as a person uses it, its output judged by ffprobe and ffmpeg.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what is wrong by panicking"
)]

use std::path::Path;
use std::process::{Command, Output};

fn quickstart(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_quickstart"));
    command.current_dir(folder).args(args).output().unwrap()
}

fn refused(folder: &Path, args: &[&str]) -> String {
    let output = quickstart(folder, args);
    assert!(!output.status.success(), "{args:?} was not refused");
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("error"), "{said}");
    said
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<_> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn tool(program: &str, args: &[&str]) -> String {
    let output = Command::new(program).args(args).output().unwrap_or_else(|e| {
        panic!("cannot run {program}: {e}; install ffmpeg (Debian: apt-get install ffmpeg)")
    });
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{program} complains");
    String::from_utf8(output.stdout).unwrap()
}

fn probe(video: &str) -> serde_json::Value {
    let args = ["-v", "error", "-show_streams", "-show_format", "-of", "json", video];
    serde_json::from_str(&tool("ffprobe", &args)).unwrap()
}

#[test]
fn the_first_command_makes_a_video_with_captions_and_a_poster() {
    let folder = tempfile::tempdir().unwrap();
    let output = quickstart(folder.path(), &["Hello, I am Osirix.", "--out", "hello.mp4"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let table = String::from_utf8(output.stdout).unwrap();
    for row in ["hello.mp4", "duration", "credits held", "credits charged", "credits left"] {
        assert!(table.contains(row), "{table}");
    }
    let made = names(folder.path());
    assert_eq!(made, ["hello.mp4", "hello.png", "hello.srt", "hello.vtt", "osirix-data"]);

    let video = folder.path().join("hello.mp4").display().to_string();
    let found = probe(&video);
    let streams = found["streams"].as_array().unwrap();
    let of = |kind: &str| streams.iter().find(|s| s["codec_type"] == kind).unwrap();
    let (picture, sound) = (of("video"), of("audio"));
    assert_eq!((&picture["codec_name"], &sound["codec_name"]), (&"h264".into(), &"aac".into()));
    assert_eq!((&picture["width"], &picture["height"]), (&1280.into(), &720.into()));
    assert_eq!(picture["r_frame_rate"], "25/1");
    assert_eq!(picture["avg_frame_rate"], "25/1");
    let seconds =
        |stream: &serde_json::Value| stream["duration"].as_str().unwrap().parse::<f64>().unwrap();
    assert!((seconds(picture) - seconds(sound)).abs() <= 0.04, "sound and picture end together");
    tool("ffmpeg", &["-v", "error", "-xerror", "-i", &video, "-f", "null", "-"]);

    let srt = std::fs::read_to_string(folder.path().join("hello.srt")).unwrap();
    assert!(srt.contains("Hello, I am Osirix."), "{srt}");
    let vtt = std::fs::read_to_string(folder.path().join("hello.vtt")).unwrap();
    assert!(vtt.starts_with("WEBVTT"), "{vtt}");
}

#[test]
fn a_second_run_shows_the_balance_going_down() {
    let folder = tempfile::tempdir().unwrap();
    let left = || {
        let output = quickstart(folder.path(), &["Hello.", "--aspect", "1:1"]);
        let table = String::from_utf8(output.stdout).unwrap();
        let row = table.lines().find(|line| line.contains("credits left")).unwrap().to_owned();
        row.split_whitespace().find_map(|word| word.parse::<i64>().ok()).unwrap()
    };
    let (first, second) = (left(), left());
    assert!(first < 100 && second < first, "{first} {second}");
}

#[test]
fn the_same_text_gives_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    for out in ["a.mp4", "b.mp4"] {
        let args = ["Twice the same.", "--aspect", "1:1", "--out", out];
        assert!(quickstart(folder.path(), &args).status.success());
    }
    let read = |name| std::fs::read(folder.path().join(name)).unwrap();
    assert!(read("a.mp4") == read("b.mp4"), "the videos differ");
    assert!(read("a.png") == read("b.png"), "the posters differ");
}

#[test]
fn too_few_credits_are_told_before_any_work() {
    let folder = tempfile::tempdir().unwrap();
    let said = refused(folder.path(), &[&"a long story ".repeat(400)]);
    assert!(said.contains("missing"), "{said}");
    assert_eq!(names(folder.path()), ["osirix-data"]);
}

#[test]
fn eight_avatars_are_listed() {
    let folder = tempfile::tempdir().unwrap();
    let output = quickstart(folder.path(), &["--list-avatars"]);
    let listed = String::from_utf8(output.stdout).unwrap();
    assert!(listed.contains("healthcare-professional"), "{listed}");
    assert_eq!(listed.lines().filter(|line| line.contains('-')).count(), 8, "{listed}");
}

#[test]
fn bad_input_is_refused_and_nothing_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::create_dir(at("folder")).unwrap();
    std::fs::write(at("latin1.txt"), b"caf\xe9").unwrap();
    std::fs::write(at("blank.txt"), " \n ").unwrap();
    std::fs::File::create(at("huge.txt")).unwrap().set_len(1 << 30).unwrap();
    let before = names(folder.path());
    let cases: [(&[&str], &str); 11] = [
        (&[""], "script"),
        (&["   "], "script"),
        (&["--text-file", "blank.txt"], "script"),
        (&["--text-file", "folder"], "text_file"),
        (&["--text-file", "huge.txt"], "limit_bytes: 80003"),
        (&["--text-file", "latin1.txt"], "position: 3"),
        (&["--text-file", "missing.txt"], "missing.txt"),
        (&["Hello.", "--aspect", "4:3"], "use one of 16:9, 9:16, 1:1"),
        (&["Hello.", "--out", "nowhere/hello.mp4"], "nowhere/hello.mp4"),
        (&["Hello.", "--out", "folder"], "not a folder"),
        (&["Hello.", "--out", "hello.avi"], "must end in .mp4"),
    ];
    for (args, hint) in cases {
        let said = refused(folder.path(), args);
        assert!(said.contains(hint), "{args:?}: {said}");
        assert_eq!(names(folder.path()), before, "{args:?} left something");
    }
    let said = refused(folder.path(), &["Hello.", "--avatar", "nobody"]);
    assert!(said.contains("avatar"), "{said}");
    let said = refused(folder.path(), &["你好"]);
    assert!(said.contains("script"), "{said}");
}
