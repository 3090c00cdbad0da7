//! The transcoder of the settings.

use std::sync::Arc;
use std::time::Duration;

use osirix_core::error::Result;
use osirix_core::media::Transcoder;
use osirix_media::transcode::{Ffmpeg, FfmpegOptions};
use serde::Deserialize;

use crate::config::{check_span, variable};

/// An ffmpeg on this machine. Nothing of it is used unless a program is named.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FfmpegConfig {
    /// The program, version 5.1 or later: its path, or `ffmpeg` where that is on the path.
    pub program: Option<String>,
    /// The longest that it may take for one file, in milliseconds: 1,000 to 14,400,000.
    pub timeout_ms: u64,
    /// How much memory it may address on Linux, in millions of bytes: 500 to 1,000,000.
    pub memory_mb: u64,
    /// The encoder of H.264 for films that are brought: that of a graphics card, for example. By
    /// default `libx264` or `libopenh264`.
    pub h264_encoder: Option<String>,
    /// The encoder of AV1. By default `libsvtav1` or `libaom-av1`.
    pub av1_encoder: Option<String>,
}

impl Default for FfmpegConfig {
    fn default() -> Self {
        FfmpegConfig {
            program: None,
            timeout_ms: 3_600_000,
            memory_mb: 4_000,
            h264_encoder: None,
            av1_encoder: None,
        }
    }
}

impl FfmpegConfig {
    /// What `OSIRIX_FFMPEG` says.
    pub(crate) fn from_env() -> Result<Self> {
        Ok(FfmpegConfig { program: variable("OSIRIX_FFMPEG")?, ..FfmpegConfig::default() })
    }

    pub(crate) fn check(&self) -> Result<()> {
        check_span("ffmpeg.timeout_ms", self.timeout_ms, 1_000..=14_400_000)?;
        check_span("ffmpeg.memory_mb", self.memory_mb, 500..=1_000_000)
    }
}

/// The transcoder that the settings name, once it is found to have what is needed.
pub(crate) async fn of_settings(config: &FfmpegConfig) -> Result<Option<Arc<dyn Transcoder>>> {
    let Some(program) = &config.program else { return Ok(None) };
    let options = FfmpegOptions {
        timeout: Duration::from_millis(config.timeout_ms),
        memory_bytes: config.memory_mb.saturating_mul(1_000_000),
        h264_encoder: config.h264_encoder.clone(),
        av1_encoder: config.av1_encoder.clone(),
        ..FfmpegOptions::new(program)
    };
    Ok(Some(Arc::new(Ffmpeg::open(options).await?)))
}
