use std::path::{Path, PathBuf};

use clap::Parser;
use osirix::{Aspect, Error, FrameRate, Resolution, Result};

/// Makes a video of a speaking avatar from a text.
#[derive(Debug, Parser)]
#[command(version)]
pub(crate) struct Args {
    /// What the avatar says
    #[arg(required_unless_present_any = ["text_file", "list_avatars"])]
    pub(crate) text: Option<String>,

    /// Read what the avatar says from a UTF-8 file instead
    #[arg(long, value_name = "FILE", conflicts_with = "text")]
    pub(crate) text_file: Option<PathBuf>,

    /// Where the video goes; captions (.srt, .vtt) and a poster (.png) go beside it
    #[arg(long, value_name = "FILE", default_value = "hello.mp4")]
    pub(crate) out: PathBuf,

    /// Who speaks
    #[arg(long, value_name = "NAME", default_value = "tech-presenter")]
    pub(crate) avatar: String,

    /// Shape of the picture: 16:9, 9:16 or 1:1
    #[arg(long, default_value = "16:9")]
    pub(crate) aspect: Aspect,

    /// Shorter side of the picture: 720p or 1080p
    #[arg(long, default_value = "720p")]
    pub(crate) resolution: Resolution,

    /// Frames per second: 25 or 30
    #[arg(long, default_value = "25")]
    pub(crate) fps: FrameRate,

    /// Where accounts, credits and results are kept
    #[arg(long, value_name = "DIR", default_value = "osirix-data")]
    pub(crate) home: PathBuf,

    /// List the avatars and stop
    #[arg(long)]
    pub(crate) list_avatars: bool,
}

/// Where the results go: one name with four endings.
pub(crate) struct Output {
    video: PathBuf,
}

impl Output {
    /// Makes sure that all four files can be written, so that no credit is spent in vain.
    pub(crate) fn new(video: &Path) -> Result<Self> {
        if video.file_name().is_none() || video.is_dir() {
            return Err(Error::invalid("out", "--out must name a file, not a folder")
                .with("value", video.display()));
        }
        let ending = video.extension().and_then(|ending| ending.to_str());
        if ending != Some("mp4") {
            return Err(
                Error::invalid("out", "--out must end in .mp4").with("value", video.display())
            );
        }
        let output = Output { video: video.to_owned() };
        [output.video(), output.srt(), output.vtt(), output.poster()]
            .iter()
            .try_for_each(|path| writable(path))?;
        Ok(output)
    }

    pub(crate) fn video(&self) -> PathBuf {
        self.video.clone()
    }

    pub(crate) fn srt(&self) -> PathBuf {
        self.video.with_extension("srt")
    }

    pub(crate) fn vtt(&self) -> PathBuf {
        self.video.with_extension("vtt")
    }

    pub(crate) fn poster(&self) -> PathBuf {
        self.video.with_extension("png")
    }
}

/// Opens the file for writing without changing what is in it; a file that was not there is not
/// there afterwards.
fn writable(path: &Path) -> Result<()> {
    let existed = path.exists();
    let opened = std::fs::OpenOptions::new().append(true).create(true).open(path);
    let failed = |e| Error::io(format!("write {}", path.display()), e).with("field", "out");
    opened.map_err(failed)?;
    if existed { Ok(()) } else { std::fs::remove_file(path).map_err(failed) }
}
