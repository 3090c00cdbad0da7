//! Steps of the pipeline on their own, for the benches, which compare them with others.

use osirix_core::Result;

use crate::audio::{MEL_RATE_HZ, MelColumns, Resampler, Samples};

pub use crate::speech::ModelInput;

/// The columns of the mel spectrogram of a sound at 16 kHz, one after the other.
pub fn mel(samples: Vec<f32>) -> Result<Vec<f32>> {
    let mut columns = MelColumns::new(Box::new(Samples::new(MEL_RATE_HZ, samples)))?;
    let mut all = Vec::new();
    while let Some(column) = columns.next()? {
        all.extend_from_slice(&column);
    }
    Ok(all)
}

/// A sound at another rate, as the voice of a video is resampled.
pub fn resampled(samples: &[f32], from_hz: u32, to_hz: u32) -> Result<Vec<f32>> {
    let mut all = Vec::new();
    let mut resampler = Resampler::new(from_hz, to_hz)?;
    let mut take = |ready: &[f32]| {
        all.extend_from_slice(ready);
        Ok(())
    };
    resampler.push(samples, &mut take)?;
    resampler.finish(&mut take)?;
    Ok(all)
}
