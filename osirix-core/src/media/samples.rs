//! Samples as text: base64 of 32-bit floats, little-endian, as a list of numbers would be ten
//! times as long and a hundred times as slow.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serializer};

const BYTES: usize = size_of::<f32>();

pub(super) fn serialize<S: Serializer>(samples: &[f32], to: S) -> Result<S::Ok, S::Error> {
    let bytes: Vec<u8> = samples.iter().flat_map(|sample| sample.to_le_bytes()).collect();
    to.serialize_str(&STANDARD.encode(bytes))
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<f32>, D::Error> {
    let text = String::deserialize(from)?;
    let bytes = STANDARD.decode(text).map_err(D::Error::custom)?;
    let (samples, rest) = bytes.as_chunks::<BYTES>();
    match rest {
        [] => Ok(samples.iter().copied().map(f32::from_le_bytes).collect()),
        _ => Err(D::Error::custom("samples have four bytes each")),
    }
}
