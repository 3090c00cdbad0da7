//! Any rate to any other, of sound that is in memory.

use osirix_core::{Error, ErrorCode, Result};
use rubato::audioadapter_buffers::direct::InterleavedSlice;
use rubato::{Fft, FixedSync, Resampler as _};

const CHUNK: usize = 960;

/// Resamples; the result has `samples * to / from` samples, rounded up. The rates' ratio is that of
/// small numbers, or it takes long.
pub(crate) fn convert(samples: &[f32], from: usize, to: usize) -> Result<Vec<f32>> {
    if from == to {
        return Ok(samples.to_vec());
    }
    let length = (samples.len() * to).div_ceil(from);
    let mut fft = Fft::<f32>::new(from, to, CHUNK, 1, FixedSync::Both).map_err(broken)?;
    let mut dropped = fft.output_delay();
    let mut block = vec![0.0; fft.output_frames_max()];
    let mut out = Vec::with_capacity(length);
    let mut rest = samples;
    while out.len() < length {
        let wanted = fft.input_frames_next();
        let mut piece = rest[..rest.len().min(wanted)].to_vec();
        rest = &rest[piece.len()..];
        piece.resize(wanted, 0.0);
        let capacity = block.len();
        let input = InterleavedSlice::new(&piece, 1, wanted).map_err(broken)?;
        let mut output = InterleavedSlice::new_mut(&mut block, 1, capacity).map_err(broken)?;
        let (_, made) = fft.process_into_buffer(&input, &mut output, None).map_err(broken)?;
        let skip = dropped.min(made);
        dropped -= skip;
        let count = (made - skip).min(length - out.len());
        out.extend_from_slice(&block[skip..skip + count]);
    }
    Ok(out)
}

fn broken(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::new(ErrorCode::Media, "the sound cannot be resampled").caused_by(error)
}
