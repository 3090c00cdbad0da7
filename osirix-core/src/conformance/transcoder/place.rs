//! A file, and what comes of it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::media::{Target, Transcoded, Transcoder, Untold};
use crate::{Error, ErrorCode, Result};

/// A folder with a file in it, and what comes of it.
pub struct Place {
    pub(super) folder: TempDir,
    input: PathBuf,
}

impl Place {
    /// A file of this name and these bytes.
    pub fn of(name: &str, bytes: &[u8]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let input = folder.path().join(name);
        fs::write(&input, bytes).unwrap();
        Place { folder, input }
    }

    /// A file of this name that ffmpeg makes by these arguments.
    pub fn made(name: &str, arguments: &str) -> Self {
        let place = Place::of(name, b"");
        let mut ffmpeg = Command::new("ffmpeg");
        ffmpeg.args(["-v", "error", "-y"]).args(arguments.split_whitespace()).arg(&place.input);
        assert!(ffmpeg.status().expect("apt-get install ffmpeg").success(), "{arguments}");
        place
    }

    /// Where the file is.
    pub fn input(&self) -> &Path {
        &self.input
    }

    /// Where the result is to be.
    pub fn output(&self) -> PathBuf {
        self.folder.path().join("result")
    }

    /// What comes of the file.
    pub async fn become_(&self, transcoder: &dyn Transcoder, target: Target) -> Result<Transcoded> {
        let _ = fs::remove_file(self.output());
        let made = transcoder.transcode(&self.input, &self.output(), target, &Untold).await;
        let left = if made.is_ok() { 2 } else { 1 };
        assert_eq!(fs::read_dir(self.folder.path()).unwrap().count(), left, "nothing is left");
        if let Ok(made) = &made {
            assert_eq!(made.bytes, fs::metadata(self.output()).unwrap().len());
        }
        made
    }

    /// The refusal, of this code.
    pub async fn refused(
        &self,
        transcoder: &dyn Transcoder,
        target: Target,
        code: ErrorCode,
    ) -> Error {
        let refused = self.become_(transcoder, target).await.expect_err("a refusal");
        assert_eq!(refused.code(), code, "{}: {refused}", self.input.display());
        let said = format!("{refused} {refused:?}");
        assert!(!said.contains(&*self.folder.path().to_string_lossy()), "no paths: {said}");
        refused
    }

    /// The first picture of the result: red, green, blue and how opaque each pixel is.
    pub fn transparent_pixels(&self) -> Vec<[u8; 4]> {
        let mut ffmpeg = Command::new("ffmpeg");
        // ffmpeg's own decoder of VP9 leaves the transparency away.
        ffmpeg.args(["-v", "error", "-c:v", "libvpx-vp9", "-i"]).arg(self.output());
        ffmpeg.args(["-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "rgba", "-"]);
        let output = ffmpeg.output().expect("apt-get install ffmpeg");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        output.stdout.as_chunks::<4>().0.to_vec()
    }

    /// What ffprobe finds in the result, a line each.
    pub fn probe(&self, arguments: &str) -> Vec<String> {
        let mut ffprobe = Command::new("ffprobe");
        ffprobe.args(["-v", "error", "-of", "csv=p=0"]).args(arguments.split_whitespace());
        let output = ffprobe.arg(self.output()).output().expect("apt-get install ffmpeg");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let said = String::from_utf8(output.stdout).unwrap();
        // Behind some frames an empty line tells of what else belongs to them.
        let lines = said.lines().map(|line| line.trim_end_matches(',').replace('"', ""));
        lines.filter(|line| !line.is_empty()).collect()
    }

    /// The sizes of all frames, and how many there are.
    pub(super) fn frames(&self) -> (Vec<String>, usize) {
        let mut sizes = self.probe("-select_streams v -show_entries frame=width,height");
        let count = sizes.len();
        sizes.dedup();
        (sizes, count)
    }
}
