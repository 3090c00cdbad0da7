//! Which ffmpeg it is, and whether it has what is needed.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;

use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::media::{FrameRate, Target};

use super::FfmpegOptions;
use super::running::{Bounds, End, Run};
use super::said::Report;

/// The oldest version of which the arguments are known.
const OLDEST: (u32, u32) = (5, 1);
/// How long an answer about itself, or the trial of an encoder, may take.
const ANSWER: Duration = Duration::from_secs(20);
/// What the trial of an encoder may write, which writes nothing.
const ANSWER_BYTES: u64 = 1_000_000;
/// The encoders in software, the best first.
const H264: [&str; 2] = ["libx264", "libopenh264"];
const AV1: [&str; 2] = ["libsvtav1", "libaom-av1"];
/// What else is needed.
const NEEDED: [&str; 4] = ["libvpx-vp9", "libopus", "aac", "pcm_s16le"];
/// The device of encoders by VA-API, which take their pictures from its memory.
const VAAPI_DEVICE: &str = "/dev/dri/renderD128";

/// A program that has what is needed.
pub(super) struct Found {
    pub(super) program: PathBuf,
    pub(super) version: String,
    pub(super) encoders: Encoders,
}

/// Which encoders are used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Encoders {
    h264: String,
    av1: String,
}

impl Encoders {
    /// How pictures become AV1.
    pub(super) fn av1_arguments<'a>(&'a self, threads: &'a str) -> Vec<&'a str> {
        let own: &[&str] = match self.av1.as_str() {
            "libsvtav1" => &["-preset", "8", "-crf", "35", "-svtav1-params", svt_threads(threads)],
            "libaom-av1" => &["-cpu-used", "8", "-row-mt", "1", "-crf", "35", "-b:v", "0"],
            _ => &["-b:v", "2M"],
        };
        let mut all = vec!["-c:v", &*self.av1, "-threads", threads, "-g", "240"];
        all.extend(["-vf", filter(&self.av1)]);
        all.extend(own);
        all
    }

    /// How pictures become H.264: without frames that look ahead, which not every reader knows.
    pub(super) fn h264_arguments<'a>(&'a self, threads: &'a str, rate: FrameRate) -> Vec<&'a str> {
        let own: &[&str] = match self.h264.as_str() {
            "libx264" => {
                &["-preset", "veryfast", "-crf", "20", "-maxrate", "16M", "-bufsize", "32M"]
            }
            _ => &["-b:v", "8M", "-maxrate", "16M", "-bufsize", "32M"],
        };
        let two_seconds = match rate {
            FrameRate::Fps25 => "50",
            FrameRate::Fps30 => "60",
        };
        let mut all = vec!["-c:v", &*self.h264, "-threads", threads, "-profile:v", self.profile()];
        all.extend(["-bf", "0", "-g", two_seconds]);
        all.extend(own);
        all
    }

    fn profile(&self) -> &'static str {
        // OpenH264 has this one alone, under this name.
        if self.h264 == "libopenh264" { "constrained_baseline" } else { "main" }
    }

    /// What comes first, where the encoder of a target needs a device.
    pub(super) fn device(&self, target: &Target) -> &'static [&'static str] {
        match target {
            Target::WebM { matte: None, .. } => device(&self.av1),
            Target::Film { .. } => device(&self.h264),
            Target::WebM { matte: Some(_), .. } | Target::Recording { .. } => &[],
        }
    }

    /// The last filter before H.264.
    pub(super) fn h264_filter(&self) -> &'static str {
        filter(&self.h264)
    }
}

/// SVT-AV1 has a name of its own for its threads.
fn svt_threads(threads: &str) -> &'static str {
    match threads {
        "1" => "lp=1",
        "2" => "lp=2",
        "3" => "lp=3",
        _ => "lp=4",
    }
}

/// The form of picture that an encoder takes.
fn filter(encoder: &str) -> &'static str {
    if encoder.ends_with("_vaapi") { "format=nv12,hwupload" } else { "format=yuv420p" }
}

fn device(encoder: &str) -> &'static [&'static str] {
    if encoder.ends_with("_vaapi") { &["-vaapi_device", VAAPI_DEVICE] } else { &[] }
}

/// Finds the program and looks at it.
pub(super) async fn look(options: &FfmpegOptions) -> Result<Found> {
    let program = find(&options.program)?;
    let memory_bytes = options.memory_bytes;
    let told = ask(&program, memory_bytes, &["-hide_banner", "-version"]).await?;
    let version = version(&told).ok_or_else(|| {
        wrong("program", "this program does not say that it is ffmpeg")
            .with("value", options.program.display())
    })?;
    if numbers(&version).is_some_and(|found| found < OLDEST) {
        return Err(wrong("program", "this ffmpeg is too old")
            .with("limit", format!("{}.{}", OLDEST.0, OLDEST.1))
            .with("version", version));
    }
    let told = ask(&program, memory_bytes, &["-hide_banner", "-encoders"]).await?;
    let has: Vec<&str> = told.iter().filter_map(|line| line.split_whitespace().nth(1)).collect();
    let missing: Vec<&str> = NEEDED.into_iter().filter(|name| !has.contains(name)).collect();
    let lacks = |what: String| {
        wrong("program", "this ffmpeg lacks an encoder")
            .with("version", &version)
            .with("missing", what)
    };
    if !missing.is_empty() {
        return Err(lacks(missing.join(", ")));
    }
    let choose = |field: &'static str, asked: &Option<String>, known: &[&str]| match asked {
        Some(asked) if has.contains(&asked.as_str()) => Ok(asked.clone()),
        Some(asked) => Err(wrong(field, "this ffmpeg has no such encoder")
            .with("version", &version)
            .with("value", asked)),
        None => {
            let found = known.iter().find(|name| has.contains(name));
            found.map(|name| (*name).to_owned()).ok_or_else(|| lacks(known.join(" or ")))
        }
    };
    let h264 = choose("h264_encoder", &options.h264_encoder, &H264)?;
    let av1 = choose("av1_encoder", &options.av1_encoder, &AV1)?;
    // What is in a machine and what a program was built for are two things.
    for (field, asked) in
        [("h264_encoder", &options.h264_encoder), ("av1_encoder", &options.av1_encoder)]
    {
        if let Some(encoder) = asked {
            try_out(&program, memory_bytes, encoder).await.map_err(|error| {
                error.with("field", format!("ffmpeg.{field}")).with("version", &version)
            })?;
        }
    }
    let encoders = Encoders { h264, av1 };
    Ok(Found { program, version, encoders })
}

/// Where the program is: a path, or a name on the path.
fn find(program: &Path) -> Result<PathBuf> {
    let missing = || {
        wrong("program", "there is no such program: name ffmpeg, or give its path")
            .with("value", program.display())
    };
    let is_name = program.components().count() == 1 && !program.as_os_str().is_empty();
    let found = match is_name && program.file_name() == Some(program.as_os_str()) {
        true => {
            let folders = std::env::var_os("PATH").unwrap_or_default();
            let mut named = program.as_os_str().to_owned();
            if program.extension().is_none() {
                named.push(std::env::consts::EXE_SUFFIX);
            }
            let mut places = std::env::split_paths(&folders).map(|folder| folder.join(&named));
            places.find(|place| place.is_file()).ok_or_else(missing)?
        }
        false => program.to_owned(),
    };
    if !found.is_file() {
        return Err(missing());
    }
    std::path::absolute(&found).map_err(|e| missing().caused_by(e))
}

/// What the program tells about itself.
async fn ask(program: &Path, memory_bytes: u64, arguments: &[&str]) -> Result<Vec<String>> {
    let mut report = Report::default();
    match run(program, memory_bytes, arguments, &mut report).await? {
        End::Well => Ok(report.lines().map(str::to_owned).collect()),
        end => {
            let message = "this program does not work as ffmpeg does";
            Err(unusable(message, &end, &report).with("field", "ffmpeg.program"))
        }
    }
}

/// Whether an encoder works here, by a few pictures that go nowhere.
async fn try_out(program: &Path, memory_bytes: u64, encoder: &str) -> Result<()> {
    let mut arguments = vec!["-hide_banner", "-nostdin", "-v", "error"];
    arguments.extend(device(encoder));
    arguments.extend(["-f", "lavfi", "-i", "color=s=640x360:r=25:d=0.2"]);
    arguments.extend(["-vf", filter(encoder), "-c:v", encoder, "-f", "null", "-"]);
    let mut report = Report::default();
    match run(program, memory_bytes, &arguments, &mut report).await? {
        End::Well => Ok(()),
        end => {
            let message = "this encoder does not work here";
            Err(unusable(message, &end, &report).with("value", encoder))
        }
    }
}

async fn run(
    program: &Path,
    memory_bytes: u64,
    arguments: &[&str],
    report: &mut Report,
) -> Result<End> {
    let folder = &std::env::temp_dir();
    let arguments = arguments.iter().map(OsString::from).collect();
    let bounds = Bounds { timeout: ANSWER, memory_bytes, output_bytes: ANSWER_BYTES };
    let run = Run { program, folder, arguments, bounds };
    run.until_end(report, None, &mut |_| Ok(())).await.map_err(|error| {
        wrong("program", "this program cannot be run")
            .with("reason", error.message())
            .caused_by(error)
    })
}

/// A program or an encoder that is there and does not work, and what it said last.
fn unusable(message: &'static str, end: &End, report: &Report) -> Error {
    let end = match end {
        End::Badly(how) => how.as_str(),
        End::TooLate => "it does not answer",
        End::TooLarge => "it writes too much",
        End::Well => "",
    };
    let error = Error::new(ErrorCode::Configuration, message).with("end", end);
    match report.reason(&[]) {
        reason if reason.is_empty() => error,
        reason => error.with("reason", reason),
    }
}

fn wrong(field: &'static str, message: &'static str) -> Error {
    Error::new(ErrorCode::Configuration, message).with("field", format!("ffmpeg.{field}"))
}

/// `ffmpeg version 5.1.9-0+deb12u1 Copyright ...`
fn version(told: &[String]) -> Option<String> {
    let rest = told.first()?.strip_prefix("ffmpeg version ")?;
    rest.split_whitespace().next().map(str::to_owned)
}

/// The first two numbers of a version; what was built of a day's state has none.
fn numbers(version: &str) -> Option<(u32, u32)> {
    let version = version.strip_prefix('n').unwrap_or(version);
    let mut parts = version.split(|c: char| !c.is_ascii_digit());
    let major = parts.next()?.parse().ok()?;
    Some((major, parts.next().and_then(|minor| minor.parse().ok()).unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_read_as_it_is_written() {
        let told = ["ffmpeg version 5.1.9-0+deb12u1 Copyright (c) 2000-2026".to_owned()];
        assert_eq!(version(&told).as_deref(), Some("5.1.9-0+deb12u1"));
        assert_eq!(version(&["avconv version 12".to_owned()]), None);
        for (version, found) in [
            ("5.1.9-0+deb12u1", Some((5, 1))),
            ("n6.0", Some((6, 0))),
            ("4.4.2-0ubuntu0.22.04.1", Some((4, 4))),
            ("7", Some((7, 0))),
            ("N-109542-g4e6d", None),
            ("git-2020-01-01", None),
        ] {
            assert_eq!(numbers(version), found, "{version}");
        }
    }
}
