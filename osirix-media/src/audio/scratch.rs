//! The temporary file of a sound: samples as 32-bit floats, little-endian.

use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom, Write};

use osirix_core::{Error, Result};

/// Samples that are worked on at a time.
pub(super) const BLOCK: usize = 4_096;

/// Appends samples.
pub(super) fn write(file: &mut impl Write, samples: &[f32]) -> Result<()> {
    let bytes: Vec<u8> = samples.iter().flat_map(|sample| sample.to_le_bytes()).collect();
    file.write_all(&bytes).map_err(failed)
}

/// Reads the file from its start.
pub(super) fn for_each_block(
    file: &mut File,
    mut work: impl FnMut(&[f32]) -> Result<()>,
) -> Result<()> {
    file.seek(SeekFrom::Start(0)).map_err(failed)?;
    let mut reader = BufReader::with_capacity(BLOCK * 16, file);
    let mut bytes = [0; BLOCK * 4];
    let mut samples = Vec::with_capacity(BLOCK);
    loop {
        let count = fill(&mut reader, &mut bytes)?;
        if count == 0 {
            return Ok(());
        }
        samples.clear();
        let values = bytes[..count].as_chunks::<4>().0;
        samples.extend(values.iter().map(|value| f32::from_le_bytes(*value)));
        work(&samples)?;
    }
}

fn fill(reader: &mut impl Read, bytes: &mut [u8]) -> Result<usize> {
    let mut count = 0;
    while count < bytes.len() {
        match reader.read(&mut bytes[count..]).map_err(failed)? {
            0 => break,
            read => count += read,
        }
    }
    Ok(count)
}

/// An error of the file.
pub(super) fn failed(error: std::io::Error) -> Error {
    Error::io("use the temporary file of the sound", error)
}
