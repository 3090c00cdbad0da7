//! ffmpeg, as a program of its own.
//!
//! What it reads was brought by anybody, and its readers are a million lines of C. So it is spawned
//! without a shell, with an empty environment, in a folder of its own, in a process group that ends
//! with the work; it may open files and nothing else, and of those only what is in a form that is
//! named here. It has bounds of time, of memory and of what it writes.
//!
//! - [`found`]: which ffmpeg it is, and whether it has what is needed.
//! - [`arguments`]: what it is told.
//! - [`running`]: the process and its bounds.
//! - [`said`]: what it writes about its work.

mod arguments;
mod found;
mod group;
mod running;
mod said;

use std::path::{Path, PathBuf};
use std::time::Duration;

use async_trait::async_trait;
use osirix_core::error::{Error, ErrorCode, Result, Retry};
use osirix_core::media::{Progress, Target, Transcoded, Transcoder};
use tokio::sync::Semaphore;

use arguments::{Job, size_of_first_picture};
use found::{Encoders, Found};
use running::{Bounds, End, Run};
use said::Report;

/// How ffmpeg is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FfmpegOptions {
    /// The program: its path, or its name where it is on the path.
    pub program: PathBuf,
    /// The longest that it may take for one file.
    pub timeout: Duration,
    /// How much memory it may address, in bytes. Linux alone keeps this, and the time of its cores.
    pub memory_bytes: u64,
    /// The encoder of H.264, where it is not to be the first that is there of those in software.
    pub h264_encoder: Option<String>,
    /// The encoder of AV1, likewise.
    pub av1_encoder: Option<String>,
}

impl FfmpegOptions {
    /// This program, for an hour and in 4 GiB at most.
    pub fn new(program: impl Into<PathBuf>) -> Self {
        FfmpegOptions {
            program: program.into(),
            timeout: Duration::from_secs(3_600),
            memory_bytes: 4 << 30,
            h264_encoder: None,
            av1_encoder: None,
        }
    }
}

/// A recording is read while somebody waits for its price.
const RECORDING_TIMEOUT: Duration = Duration::from_secs(300);

/// ffmpeg, found and looked at.
#[derive(Debug)]
pub struct Ffmpeg {
    program: PathBuf,
    version: String,
    encoders: Encoders,
    timeout: Duration,
    memory_bytes: u64,
    /// How many run at once: as many as there are cores.
    turns: Semaphore,
}

impl Ffmpeg {
    /// Finds the program and tries what it is needed for.
    ///
    /// One that is not there, is too old or lacks something is a
    /// [`Configuration`](ErrorCode::Configuration) error, which says what was found and what is
    /// missing.
    pub async fn open(options: FfmpegOptions) -> Result<Self> {
        let Found { program, version, encoders } = found::look(&options).await?;
        let FfmpegOptions { timeout, memory_bytes, .. } = options;
        let turns = Semaphore::new(cores());
        Ok(Ffmpeg { program, version, encoders, timeout, memory_bytes, turns })
    }

    /// Which version it says it is.
    pub fn version(&self) -> &str {
        &self.version
    }

    fn bounds(&self, target: &Target) -> Bounds {
        let timeout = match target {
            Target::Recording { .. } => self.timeout.min(RECORDING_TIMEOUT),
            Target::WebM { .. } | Target::Film { .. } => self.timeout,
        };
        let output_bytes = arguments::most_bytes(target);
        Bounds { timeout, memory_bytes: self.memory_bytes, output_bytes }
    }

    /// Refuses a film without a picture and tells the size that it will have.
    async fn size(&self, job: &Job<'_>, bounds: Bounds, progress: &dyn Progress) -> Result<String> {
        let Target::Film { longer_side, .. } = job.target else { return Ok(String::new()) };
        let arguments = arguments::first_picture(job, *longer_side);
        let run = Run { program: &self.program, folder: job.folder, arguments, bounds };
        let mut report = Report::default();
        let end = run.until_end(&mut report, None, &mut |_| progress.report(0.0)).await?;
        judge(end, &report, job, bounds)?;
        size_of_first_picture(report.lines()).ok_or_else(|| unread(job.target, &report, job))
    }

    async fn make(
        &self,
        input: &Path,
        output: &Path,
        target: &Target,
        progress: &dyn Progress,
    ) -> Result<Transcoded> {
        let input = &absolute(input)?;
        let parent = output.parent().filter(|parent| !parent.as_os_str().is_empty());
        let place = absolute(parent.unwrap_or(Path::new(".")))?;
        // Removed with all that is in it, whatever happens; behind the process, that is declared
        // after it.
        let folder = tempfile::tempdir_in(place)
            .map_err(|e| Error::io("make a folder for the transcoder", e))?;
        let (made, brought) = (folder.path().join("made"), folder.path().join("brought"));
        // Readers guess by a file's name, too.
        under_another_name(input, &brought)?;
        let matte = match target {
            Target::WebM { matte: Some(matte), .. } => {
                let name = folder.path().join("matte");
                under_another_name(&absolute(matte)?, &name)?;
                Some(name)
            }
            _ => None,
        };
        let (folder_path, matte) = (folder.path(), matte.as_deref());
        let job = Job { input: &brought, output: &made, folder: folder_path, target, matte };
        let bounds = self.bounds(target);
        let size = self.size(&job, bounds, progress).await?;
        let arguments = arguments::all(&job, &self.encoders, &size);
        let run = Run { program: &self.program, folder: folder.path(), arguments, bounds };
        let mut report = Report::default();
        let all_us = arguments::expected(target).as_micros().max(1) as f32;
        let mut told = |done_us: u64| progress.report((done_us as f32 / all_us).clamp(0.0, 1.0));
        let end = run.until_end(&mut report, Some(&made), &mut told).await?;
        judge(end, &report, &job, bounds)?;
        let duration_us = report.time_us();
        let bytes = std::fs::metadata(&made).map_or(0, |file| file.len());
        if bytes == 0 || duration_us == 0 {
            return Err(unread(target, &report, &job));
        }
        arguments::check_length(target, duration_us)?;
        std::fs::rename(&made, output).map_err(|e| Error::io("keep what was transcoded", e))?;
        Ok(Transcoded { duration_us, bytes })
    }
}

#[async_trait]
impl Transcoder for Ffmpeg {
    fn name(&self) -> &str {
        "ffmpeg"
    }

    async fn transcode(
        &self,
        input: &Path,
        output: &Path,
        target: Target,
        progress: &dyn Progress,
    ) -> Result<Transcoded> {
        progress.report(0.0)?;
        let _turn = self.turns.acquire().await.map_err(|_| Error::internal("no turns are left"))?;
        self.make(input, output, &target, progress).await
    }
}

/// What an end says about the file.
fn judge(end: End, report: &Report, job: &Job<'_>, bounds: Bounds) -> Result<()> {
    match end {
        End::Well => Ok(()),
        End::Badly(how) => Err(unread(job.target, report, job).with("end", how)),
        End::TooLate => {
            let message = "transcoding takes longer than it may";
            Err(Error::new(ErrorCode::Timeout, message)
                .with("limit", format!("{} s", bounds.timeout.as_secs_f32()))
                .retryable(Retry::Never))
        }
        End::TooLarge => {
            let message = "what is transcoded becomes larger than it may";
            Err(Error::new(ErrorCode::TooLarge, message)
                .with("limit", format!("{} bytes", bounds.output_bytes)))
        }
    }
}

fn unread(target: &Target, report: &Report, job: &Job<'_>) -> Error {
    let error = match target {
        Target::WebM { .. } => {
            Error::new(ErrorCode::Media, "ffmpeg cannot make this video a WebM file")
        }
        Target::Film { .. } => Error::new(ErrorCode::Unsupported, "ffmpeg reads no film in this"),
        Target::Recording { .. } => {
            Error::new(ErrorCode::Unsupported, "ffmpeg reads no sound in this")
        }
    };
    match report.reason(&[job.folder]) {
        reason if reason.is_empty() => error,
        reason => error.with("reason", reason),
    }
}

#[cfg(unix)]
fn under_another_name(input: &Path, name: &Path) -> Result<()> {
    std::os::unix::fs::symlink(input, name).map_err(|e| Error::io("name a file", e))
}

#[cfg(not(unix))]
fn under_another_name(input: &Path, name: &Path) -> Result<()> {
    match std::fs::hard_link(input, name) {
        Ok(()) => Ok(()),
        Err(_) => std::fs::copy(input, name).map(drop).map_err(|e| Error::io("name a file", e)),
    }
}

fn absolute(path: &Path) -> Result<PathBuf> {
    std::path::absolute(path).map_err(|e| Error::io("find a file", e))
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}
