//! AAC-LC by the Fraunhofer FDK, in time with the picture without an edit list.
//!
//! An AAC encoder delays what it is given: its first units hold the sound before the beginning.
//! Players correct that with an edit list, which some networks refuse. Here silence is put in
//! front until the delay is a whole number of units (this version's is one already: 2048 samples),
//! and these units are left out: sample 0 of the sound is then sample 0 of the decoded stream. The
//! price is the overlap with the unit before the first, so the first unit (21 ms) fades in.

use fdk_aac::enc::{
    AudioObjectType, BitRate, ChannelMode, Encoder, EncoderError, EncoderParams, Transport,
};
use osirix_core::media::AudioSource;
use osirix_core::{Error, ErrorCode, Result};

/// Samples per second.
pub(super) const SAMPLE_RATE_HZ: u32 = 48_000;
/// Samples of a unit.
pub(super) const UNIT: u32 = 1024;
/// Bits per second.
pub(super) const BITS_PER_SECOND: u32 = 128_000;

/// A stream of AAC units.
pub(super) struct SoundEncoder {
    encoder: Encoder,
    source: Box<dyn AudioSource>,
    config: Vec<u8>,
    /// Samples of the source that are still wanted; silence follows.
    left: u64,
    /// Silence in front that is still to come.
    lead: usize,
    /// Units that hold the time before the beginning.
    early: usize,
    block: Vec<f32>,
    pcm: Vec<i16>,
    unit: Vec<u8>,
}

impl SoundEncoder {
    /// An encoder of the first `samples` of a source, and of silence after its end.
    pub(super) fn new(source: Box<dyn AudioSource>, samples: u64) -> Result<SoundEncoder> {
        check(source.as_ref())?;
        let encoder = Encoder::new(params()).map_err(failed)?;
        let info = encoder.info().map_err(failed)?;
        let delay = info.nDelay as usize;
        let unit = UNIT as usize;
        Ok(SoundEncoder {
            config: info.confBuf.iter().take(info.confSize as usize).copied().collect(),
            unit: vec![0; info.maxOutBufBytes as usize],
            encoder,
            source,
            left: samples,
            lead: delay.next_multiple_of(unit) - delay,
            early: delay.div_ceil(unit),
            block: vec![0.0; unit],
            pcm: vec![0; unit],
        })
    }

    /// The `AudioSpecificConfig` of ISO/IEC 14496-3.
    pub(super) fn config(&self) -> &[u8] {
        &self.config
    }

    /// The next unit: [`UNIT`] samples.
    pub(super) fn next_unit(&mut self) -> Result<&[u8]> {
        while self.early > 0 {
            self.early -= 1;
            self.encode_block()?;
        }
        let length = self.encode_block()?;
        Ok(&self.unit[..length])
    }

    fn encode_block(&mut self) -> Result<usize> {
        self.read_block()?;
        for (pcm, sample) in self.pcm.iter_mut().zip(&self.block) {
            *pcm = (sample.clamp(-1.0, 1.0) * f32::from(i16::MAX)).round() as i16;
        }
        let done = self.encoder.encode(&self.pcm, &mut self.unit).map_err(failed)?;
        if done.input_consumed != self.pcm.len() || done.output_size == 0 {
            return Err(Error::internal("the AAC encoder lost its step")
                .with("consumed", done.input_consumed)
                .with("written", done.output_size));
        }
        Ok(done.output_size)
    }

    /// Fills the block: silence in front, then the source, then silence.
    fn read_block(&mut self) -> Result<()> {
        self.block.fill(0.0);
        let mut at = std::mem::take(&mut self.lead);
        while at < self.block.len() && self.left > 0 {
            let wanted = self.left.min((self.block.len() - at) as u64) as usize;
            let read = self.source.read(&mut self.block[at..at + wanted])?.min(wanted);
            self.left = if read == 0 { 0 } else { self.left - read as u64 };
            at += read;
        }
        // Whatever a source leaves behind its last sample is not sound.
        self.block[at..].fill(0.0);
        Ok(())
    }
}

fn check(source: &dyn AudioSource) -> Result<()> {
    if source.sample_rate_hz() == SAMPLE_RATE_HZ {
        return Ok(());
    }
    Err(Error::new(ErrorCode::Unsupported, "the encoder takes sound of 48 kHz: resample it first")
        .with("field", "sample_rate_hz")
        .with("limit", SAMPLE_RATE_HZ)
        .with("value", source.sample_rate_hz()))
}

const fn params() -> EncoderParams {
    EncoderParams {
        bit_rate: BitRate::Cbr(BITS_PER_SECOND),
        sample_rate: SAMPLE_RATE_HZ,
        transport: Transport::Raw,
        channels: ChannelMode::Mono,
        audio_object_type: AudioObjectType::Mpeg4LowComplexity,
    }
}

// `EncoderError` is taken by value to serve as a path in `map_err`.
#[allow(clippy::needless_pass_by_value)]
fn failed(error: EncoderError) -> Error {
    Error::new(ErrorCode::Media, format!("the AAC encoder failed: {error}"))
}
