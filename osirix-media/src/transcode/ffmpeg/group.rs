//! What is asked of the system for a process and those that it starts.

use osirix_core::error::Result;
use tokio::process::Child;

use super::running::Bounds;

#[cfg(unix)]
mod unix {
    use std::time::{Duration, Instant};

    use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, kill_process_group, waitid};

    use super::*;
    use crate::transcode::ffmpeg::running::{End, unrun};

    /// How long a process that was killed may take to go.
    const GOING: Duration = Duration::from_secs(2);

    fn id(child: &Child) -> Option<Pid> {
        child.id().and_then(|id| i32::try_from(id).ok()).and_then(Pid::from_raw)
    }

    /// Whether it has ended. It keeps its number until somebody waits for it, so that its group
    /// can still be ended by that.
    pub(in super::super) fn ended(child: &mut Child) -> Result<bool> {
        let Some(id) = id(child) else { return Ok(true) };
        let options = WaitIdOptions::EXITED | WaitIdOptions::NOHANG | WaitIdOptions::NOWAIT;
        let ended = waitid(WaitId::Pid(id), options).map_err(|e| unrun(e.into()))?;
        Ok(ended.is_some())
    }

    /// Kills it and those that it has started. Once it was waited for there is nobody to kill.
    pub(in super::super) fn end(child: &Child) {
        if let Some(id) = id(child) {
            // They may be gone.
            let _ = kill_process_group(id, Signal::KILL);
        }
    }

    /// Waits until a process that was killed is gone, which takes no longer than its last call to
    /// the system.
    pub(in super::super) fn wait(child: &mut Child) {
        let until = Instant::now() + GOING;
        while !ended(child).unwrap_or(true) && Instant::now() < until {
            std::thread::sleep(Duration::from_millis(1));
        }
        // Who is waited for is no longer listed.
        let _ = child.try_wait();
    }

    /// What a signal says.
    pub(in super::super) fn how(signal: i32) -> End {
        match signal {
            signal if signal == Signal::XFSZ.as_raw() => End::TooLarge,
            signal if signal == Signal::XCPU.as_raw() => End::TooLate,
            signal => End::Badly(format!("signal {signal}")),
        }
    }

    #[cfg(target_os = "linux")]
    pub(in super::super) fn limit(child: &Child, bounds: Bounds) -> Result<()> {
        use rustix::process::{Resource, Rlimit, prlimit};

        let Some(id) = id(child) else { return Ok(()) };
        let cores = crate::transcode::ffmpeg::cores() as u64;
        let cpu_s = (bounds.timeout.as_secs() + 1).saturating_mul(cores);
        for (resource, most) in [
            (Resource::As, bounds.memory_bytes),
            (Resource::Cpu, cpu_s),
            (Resource::Fsize, bounds.output_bytes),
            (Resource::Nofile, 64),
            (Resource::Core, 0),
        ] {
            let limit = Rlimit { current: Some(most), maximum: Some(most) };
            match prlimit(Some(id), resource, limit) {
                // It may have ended by now.
                Ok(_) | Err(rustix::io::Errno::SRCH) => {}
                // What is limited further from outside stays so.
                Err(rustix::io::Errno::PERM) => {}
                Err(error) => return Err(unrun(error.into())),
            }
        }
        Ok(())
    }

    #[cfg(not(target_os = "linux"))]
    pub(in super::super) fn limit(_child: &Child, _bounds: Bounds) -> Result<()> {
        Ok(())
    }
}

#[cfg(not(unix))]
mod elsewhere {
    use super::*;
    use crate::transcode::ffmpeg::running::unrun;

    pub(in super::super) fn ended(child: &mut Child) -> Result<bool> {
        Ok(child.try_wait().map_err(unrun)?.is_some())
    }

    /// Dropping it kills it.
    pub(in super::super) fn end(_child: &Child) {}

    pub(in super::super) fn wait(child: &mut Child) {
        // It may be gone.
        let _ = child.start_kill();
    }

    pub(in super::super) fn limit(_child: &Child, _bounds: Bounds) -> Result<()> {
        Ok(())
    }
}

#[cfg(not(unix))]
pub(super) use elsewhere::{end, ended, limit, wait};
#[cfg(unix)]
pub(super) use unix::{end, ended, how, limit, wait};
