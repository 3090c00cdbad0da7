//! Programs that say they are ffmpeg.

use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::time::Duration;

use osirix_media::transcode::{Ffmpeg, FfmpegOptions};

/// A fake: a script that answers about itself as the real one does, and works by its own lines.
pub(crate) struct Fake {
    folder: tempfile::TempDir,
    /// The program.
    pub(crate) program: PathBuf,
}

impl Fake {
    /// One that works like this; in it `$out` is the path of its output, and `$here` a folder that
    /// outlives it.
    pub(crate) fn works(lines: &str) -> Self {
        let asked = "case \"$*\" in *-version|*-encoders) exec ffmpeg \"$@\";; esac";
        Fake::script(&format!("{asked}\nfor last; do :; done\nout=\"${{last#file:}}\"\n{lines}"))
    }

    /// This script.
    pub(crate) fn script(lines: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("ffmpeg");
        let path = std::env::var("PATH").unwrap();
        let here = folder.path().display();
        let script = format!("#!/bin/sh\nPATH='{path}'\nhere='{here}'\n{lines}\n");
        std::fs::write(&program, script).unwrap();
        std::fs::set_permissions(&program, Permissions::from_mode(0o755)).unwrap();
        Fake { folder, program }
    }

    /// The transcoder that uses it, for so long and half a gigabyte at most.
    pub(crate) async fn open(&self, timeout: Duration) -> Ffmpeg {
        let mut options = FfmpegOptions::new(&self.program);
        options.timeout = timeout;
        options.memory_bytes = 500_000_000;
        Ffmpeg::open(options).await.unwrap()
    }

    /// A file that it left in its folder.
    pub(crate) fn left(&self, name: &str) -> String {
        std::fs::read_to_string(self.folder.path().join(name)).unwrap_or_default()
    }
}
