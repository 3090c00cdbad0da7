//! What ffmpeg is told.

use std::ffi::OsString;
use std::path::Path;
use std::time::Duration;

use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::media::{FrameRate, Target};

use super::cores;
use super::found::Encoders;

/// The forms of file that are read. All of them hold their media themselves: there are no
/// playlists, scripts, lists of pictures, subtitles, devices or generators among them.
const FORMS: &str = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,flv,asf,ogg,wav,w64,aiff,\
    caf,au,flac,mp3,aac,ac3,eac3,amr,wv,tta,ape";
/// The most pixels of a picture that is decoded: four times those of 4K.
const MOST_PIXELS: &str = "33177600";
/// The most threads: more gain little, and each takes memory.
const MOST_THREADS: usize = 4;
/// What is longer than it may be is seen by this much.
const BEYOND: Duration = Duration::from_secs(1);
/// What a second of each may take, and what a file takes besides.
const WEBM_BYTES_PER_S: u64 = 2_500_000;
const FILM_BYTES_PER_S: u64 = 3_000_000;
const RECORDING_BYTES_PER_S: u64 = 96_000;
const BESIDES_BYTES: u64 = 16_000_000;

/// The brightness of the matte becomes how opaque the picture is, in the whole range, and the picture
/// is no longer dimmed by the black that it was over.
const TRANSPARENT: &str = "[1:V:0]scale=in_range=tv:out_range=pc,format=gray[matte];\
    [0:V:0][matte]alphamerge,unpremultiply=inplace=1,format=yuva420p[v]";

/// How pictures that are transparent become VP9, whose frames out of order have no transparency.
const VP9: &[&str] = &[
    "-c:v",
    "libvpx-vp9",
    "-crf",
    "31",
    "-b:v",
    "0",
    "-deadline",
    "good",
    "-cpu-used",
    "5",
    "-row-mt",
    "1",
    "-auto-alt-ref",
    "0",
    "-g",
    "240",
];

/// A piece of work.
#[derive(Clone, Copy)]
pub(super) struct Job<'a> {
    pub(super) input: &'a Path,
    pub(super) output: &'a Path,
    /// Where it works.
    pub(super) folder: &'a Path,
    pub(super) target: &'a Target,
    /// The matte of a target that has one, under the name that is read.
    pub(super) matte: Option<&'a Path>,
}

/// How long a result is, or at most.
pub(super) fn expected(target: &Target) -> Duration {
    match target {
        Target::WebM { length, .. } => *length,
        Target::Film { longest, .. } | Target::Recording { longest } => *longest,
    }
}

/// What is made stops here.
fn stop_at(target: &Target) -> Duration {
    match target {
        Target::WebM { length, .. } => *length,
        Target::Film { longest, .. } | Target::Recording { longest } => *longest + BEYOND,
    }
}

/// How large a result may become.
pub(super) fn most_bytes(target: &Target) -> u64 {
    let per_second = match target {
        Target::WebM { .. } => WEBM_BYTES_PER_S,
        Target::Film { .. } => FILM_BYTES_PER_S,
        Target::Recording { .. } => RECORDING_BYTES_PER_S,
    };
    let seconds = stop_at(target).as_secs() + 1;
    seconds.saturating_mul(per_second).saturating_add(BESIDES_BYTES)
}

/// Refuses what is longer than it may be.
pub(super) fn check_length(target: &Target, duration_us: u64) -> Result<()> {
    let (Target::Film { longest, .. } | Target::Recording { longest }) = target else {
        return Ok(());
    };
    // The last packet of a sound is filled up.
    const PACKET_US: u128 = 100_000;
    if u128::from(duration_us) <= longest.as_micros() + PACKET_US {
        return Ok(());
    }
    Err(Error::new(ErrorCode::TooLarge, "the file is too long: split it")
        .with("limit", format!("{} s", longest.as_secs_f32())))
}

fn threads() -> String {
    cores().min(MOST_THREADS).to_string()
}

/// Arguments, one after the other.
#[derive(Default)]
struct Arguments(Vec<OsString>);

impl Arguments {
    fn add(mut self, arguments: &[&str]) -> Self {
        self.0.extend(arguments.iter().map(OsString::from));
        self
    }

    /// A file and nothing else, whatever its path looks like.
    fn file(mut self, path: &Path) -> Self {
        let mut url = OsString::from("file:");
        url.push(path);
        self.0.push(url);
        self
    }

    fn reading(job: &Job<'_>, device: &[&str]) -> Self {
        Arguments::default()
            .add(&["-hide_banner", "-nostdin", "-v", "error", "-y"])
            .add(device)
            .input(job.input)
    }

    fn input(self, path: &Path) -> Self {
        self.add(&["-protocol_whitelist", "file,pipe", "-format_whitelist", FORMS])
            .add(&["-max_pixels", MOST_PIXELS, "-threads", &threads(), "-i"])
            .file(path)
    }
}

/// What tells the size of a film's first picture, upright, with square pixels and small enough.
pub(super) fn first_picture(job: &Job<'_>, longer_side: u32) -> Vec<OsString> {
    let smaller = format!("min(1,{longer_side}/max(iw*sar,ih))");
    let side = |length: &str| format!("'max(2,2*trunc({length}*{smaller}/2))'");
    let scale = format!("scale=w={}:h={}", side("iw*sar"), side("ih"));
    Arguments::reading(job, &[])
        .add(&["-map", "0:V:0", "-frames:v", "1", "-vf", &scale, "-f", "framecrc", "pipe:1"])
        .0
}

/// The size in the report of [`first_picture`], as it is asked for: `1280:720`.
pub(super) fn size_of_first_picture<'a>(
    mut lines: impl Iterator<Item = &'a str>,
) -> Option<String> {
    let size = lines.find_map(|line| line.strip_prefix("#dimensions 0: "))?;
    let (width, height) = size.trim().split_once('x')?;
    let (width, height): (u32, u32) = (width.parse().ok()?, height.parse().ok()?);
    (width > 0 && height > 0).then(|| format!("{width}:{height}"))
}

/// What makes the result; of a film with the size of its first picture.
pub(super) fn all(job: &Job<'_>, encoders: &Encoders, size: &str) -> Vec<OsString> {
    let until = format!("{:.6}", stop_at(job.target).as_secs_f64());
    let device = encoders.device(job.target);
    let read = Arguments::reading(job, device);
    let read = job.matte.into_iter().fold(read, Arguments::input);
    let arguments = read.add(&["-t", &until, "-sn", "-dn"]);
    let arguments = match job.target {
        // Chapters keep their titles; nothing else is kept, of a file that has nothing else.
        Target::WebM { .. } => {
            let arguments = match job.matte {
                None => arguments.add(&["-map", "0:V:0"]).add(&encoders.av1_arguments(&threads())),
                Some(_) => {
                    let arguments = arguments.add(&["-filter_complex", TRANSPARENT, "-map", "[v]"]);
                    arguments.add(VP9).add(&["-threads", &threads()])
                }
            };
            arguments
                .add(&["-map", "0:a:0?", "-map_metadata:g", "-1"])
                .add(&["-c:a", "libopus", "-b:a", "96k", "-ar", "48000", "-f", "webm"])
        }
        Target::Film { rate, .. } => arguments
            .add(&["-map", "0:V:0", "-map", "0:a:0?", "-map_metadata", "-1", "-map_chapters", "-1"])
            .add(&["-vf", &picture(*rate, size, encoders.h264_filter())])
            .add(&encoders.h264_arguments(&threads(), *rate))
            .add(&["-c:a", "aac", "-b:a", "160k", "-ar", "48000", "-ac", "2"])
            .add(&["-movflags", "+faststart", "-f", "mp4"]),
        Target::Recording { .. } => arguments
            .add(&["-map", "0:a:0", "-vn", "-map_metadata", "-1", "-map_chapters", "-1"])
            .add(&["-c:a", "pcm_s16le", "-ar", "48000", "-ac", "1", "-f", "wav"]),
    };
    // Nothing of the program and of this machine is written into the file.
    arguments
        .add(&["-fflags", "+bitexact", "-progress", "pipe:1", "-stats_period", "0.2"])
        .file(job.output)
        .0
}

/// One size and one rate, whatever comes.
fn picture(rate: FrameRate, size: &str, last: &str) -> String {
    let fps = rate.fps();
    format!(
        "fps={fps},scale={size}:force_original_aspect_ratio=decrease,\
         pad={size}:(ow-iw)/2:(oh-ih)/2,setsar=1,{last}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_read_of_the_report() {
        let report = "#software: Lavf\n#tb 0: 1/25\n#dimensions 0: 640x360\n#sar 0: 1/1\n0, 0,";
        assert_eq!(size_of_first_picture(report.lines()).as_deref(), Some("640:360"));
        for bad in ["", "#dimensions 0: 0x0", "#dimensions 0: x", "#dimensions 1: 2x2"] {
            assert_eq!(size_of_first_picture(bad.lines()), None, "{bad}");
        }
    }

    #[test]
    fn a_path_is_a_file_whatever_it_looks_like() {
        for path in ["/a/http://b", "/a/-y", "/a/concat:b|c", "/a/%d.png"] {
            let target = Target::Recording { longest: Duration::from_secs(1) };
            let (input, folder) = (Path::new(path), Path::new("/a"));
            let output = Path::new("/a/made");
            let job = Job { input, output, folder, target: &target, matte: None };
            let said = Arguments::reading(&job, &[]).0;
            assert_eq!(said.last().unwrap().to_str().unwrap(), format!("file:{path}"));
        }
    }

    #[test]
    fn what_fills_the_last_packet_is_not_too_long() {
        let target = Target::Recording { longest: Duration::from_secs(2) };
        check_length(&target, 2_064_000).unwrap();
        let refused = check_length(&target, 2_600_000).unwrap_err();
        assert_eq!(refused.context_value("limit"), Some("2 s"));
    }
}
