//! The process and its bounds.
//!
//! On Linux the kernel keeps them: the program's addresses, the time of its cores, its files and
//! their length are limited right after it was started, long before it has read anything. What
//! passes of time and how long the result is are watched here as well, and that is all that bounds
//! it elsewhere.

use std::ffi::OsString;
use std::path::Path;
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use osirix_core::error::{Error, Result};
use tokio::io::{AsyncRead, AsyncReadExt};
use tokio::process::{Child, Command};
use tokio::time::{Instant, MissedTickBehavior};

use super::group;
use super::said::Report;

/// How often it is looked at.
const TICK: Duration = Duration::from_millis(20);
/// How long what it wrote last may take to arrive.
const LAST_WORDS: Duration = Duration::from_secs(1);

/// What a process may take.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounds {
    pub(super) timeout: Duration,
    pub(super) memory_bytes: u64,
    pub(super) output_bytes: u64,
}

/// How a process ended.
#[derive(Debug)]
pub(super) enum End {
    Well,
    /// By itself or by a signal: which code or signal.
    Badly(String),
    TooLate,
    TooLarge,
}

/// A program that is to be run.
pub(super) struct Run<'a> {
    pub(super) program: &'a Path,
    /// Where it works.
    pub(super) folder: &'a Path,
    pub(super) arguments: Vec<OsString>,
    pub(super) bounds: Bounds,
}

impl Run<'_> {
    /// Runs it until its end or that of its bounds. `told` hears now and then how far it is; what
    /// it returns as an error stops the work.
    pub(super) async fn until_end(
        self,
        report: &mut Report,
        output: Option<&Path>,
        told: &mut (dyn FnMut(u64) -> Result<()> + Send),
    ) -> Result<End> {
        let Bounds { timeout, output_bytes, .. } = self.bounds;
        let deadline = Instant::now() + timeout;
        let mut running = self.start()?;
        let mut tick = tokio::time::interval(TICK);
        tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let (mut out, mut err) = ([0; 8_192], [0; 8_192]);
        let (mut stdout, mut stderr) = (running.child.stdout.take(), running.child.stderr.take());
        loop {
            tokio::select! {
                biased;
                _ = tick.tick() => {
                    told(report.time_us())?;
                    if group::ended(&mut running.child)? {
                        break;
                    }
                    if Instant::now() >= deadline {
                        return Ok(End::TooLate);
                    }
                    if length(output) >= output_bytes {
                        return Ok(End::TooLarge);
                    }
                }
                bytes = read(&mut stdout, &mut out) => report.tell(bytes),
                bytes = read(&mut stderr, &mut err) => report.complain(bytes),
            }
        }
        // Whom it has started ends with it, and holds the pipes no longer.
        group::end(&running.child);
        let rest = async {
            while stdout.is_some() {
                report.tell(read(&mut stdout, &mut out).await);
            }
            while stderr.is_some() {
                report.complain(read(&mut stderr, &mut err).await);
            }
        };
        // Who has left the group may hold them still: nobody waits for that.
        let _ = tokio::time::timeout(LAST_WORDS, rest).await;
        let status = running.child.wait().await.map_err(unrun)?;
        // Whoever did not hear the kernel's signal was refused more.
        Ok(if length(output) >= output_bytes { End::TooLarge } else { how(status) })
    }

    fn start(self) -> Result<Running> {
        let mut command = Command::new(self.program);
        command.args(self.arguments).current_dir(self.folder).env_clear();
        // The encoder of AV1 is as talkative as its own variable lets it.
        command.env("SVT_LOG", "1");
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        #[cfg(unix)]
        command.process_group(0);
        let child = command.kill_on_drop(true).spawn().map_err(unrun)?;
        let running = Running { child };
        group::limit(&running.child, self.bounds)?;
        Ok(running)
    }
}

/// A process; when this goes, the process and its group have ended.
struct Running {
    child: Child,
}

impl Drop for Running {
    fn drop(&mut self) {
        group::end(&self.child);
        group::wait(&mut self.child);
    }
}

/// What comes next; at its end the stream is taken away.
async fn read<'a>(stream: &mut Option<impl AsyncRead + Unpin>, buffer: &'a mut [u8]) -> &'a [u8] {
    let Some(open) = stream else { return std::future::pending().await };
    let count = open.read(buffer).await.unwrap_or_default();
    if count == 0 {
        *stream = None;
    }
    &buffer[..count]
}

fn length(output: Option<&Path>) -> u64 {
    output.and_then(|output| std::fs::metadata(output).ok()).map_or(0, |file| file.len())
}

fn how(status: ExitStatus) -> End {
    if status.success() {
        return End::Well;
    }
    #[cfg(unix)]
    if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
        return group::how(signal);
    }
    End::Badly(status.code().map_or_else(String::new, |code| format!("code {code}")))
}

pub(super) fn unrun(error: std::io::Error) -> Error {
    Error::io("run ffmpeg", error)
}
