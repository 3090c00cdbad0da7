//! Decoding: from a key on, picture by picture in the order in which they are shown.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::sync::Arc;

use openh264::OpenH264API;
use openh264::decoder::{Decoder, DecoderConfig, Flush};
use openh264::formats::YUVSource;
use osirix_core::media::Frame;
use osirix_core::{Error, Result};

use super::film::Film;
use super::index::unread;
use super::refusal::{broken, unsupported};
use super::sps::Sps;
use super::turn::upright;

/// A film that is being decoded.
pub(super) struct Decoding {
    film: Arc<Film>,
    file: File,
    decoder: Decoder,
    /// The next sample to be decoded, and the number of the picture that comes out next.
    sample: usize,
    shown: usize,
    /// Pictures that the decoder gave at its end.
    last: VecDeque<Frame>,
    coded: Vec<u8>,
    units: Vec<u8>,
}

impl Decoding {
    /// From the key on that is `sample`, which is also the number of the picture it shows.
    pub(super) fn from(film: &Arc<Film>, sample: usize) -> Result<Decoding> {
        let config = DecoderConfig::new().flush_after_decode(Flush::NoFlush);
        let decoder = Decoder::with_api_config(OpenH264API::from_source(), config)
            .map_err(|e| Error::internal("the decoder does not start").caused_by(e))?;
        Ok(Decoding {
            file: film.file()?,
            film: film.clone(),
            decoder,
            sample,
            shown: sample,
            last: VecDeque::new(),
            coded: Vec::new(),
            units: Vec::new(),
        })
    }

    /// The number of the picture that comes next.
    pub(super) fn next(&self) -> usize {
        self.shown
    }

    /// The next picture; `None` after the last.
    pub(super) fn picture(&mut self) -> Result<Option<Frame>> {
        let count = self.film.index.samples.len();
        let film = self.film.clone();
        let (turn, colours) = (film.index.turn, film.colours);
        while self.sample < count {
            self.read()?;
            self.sample += 1;
            let decoded = self.decoder.decode(&self.units).map_err(|e| self.film.damaged(e))?;
            let Some(decoded) = decoded else { continue };
            if decoded.dimensions() != film.coded() {
                return Err(other_size());
            }
            self.shown += 1;
            return Ok(Some(upright(&decoded, turn, colours)));
        }
        if self.sample == count {
            self.sample += 1;
            let rest = self.decoder.flush_remaining().map_err(|e| film.damaged(e))?;
            for decoded in rest {
                if decoded.dimensions() != film.coded() {
                    return Err(other_size());
                }
                self.last.push_back(upright(&decoded, turn, colours));
            }
        }
        match self.last.pop_front() {
            Some(frame) => {
                self.shown += 1;
                Ok(Some(frame))
            }
            None if self.shown < count => {
                let error = broken("the film is damaged: a picture of it is missing", self.shown);
                Err(error.with("limit", count))
            }
            None => Ok(None),
        }
    }

    /// Reads the next sample as the decoder takes it.
    fn read(&mut self) -> Result<()> {
        let index = &self.film.index;
        let sample = index.samples[self.sample];
        self.coded.resize(sample.bytes as usize, 0);
        self.file.seek(SeekFrom::Start(sample.offset)).map_err(unread)?;
        self.file.read_exact(&mut self.coded).map_err(unread)?;
        self.units.clear();
        if sample.key {
            self.units.extend(&index.parameters);
        }
        let mut rest = self.coded.as_slice();
        while rest.len() > index.length_bytes {
            let (length, behind) = rest.split_at(index.length_bytes);
            let length = length.iter().fold(0_usize, |sum, byte| sum << 8 | usize::from(*byte));
            let unit = behind.get(..length).ok_or_else(|| {
                broken("the film is damaged: a unit is longer than its picture", self.sample)
            })?;
            // Another parameter set may say another size, which is known before it is decoded.
            if unit.first().is_some_and(|header| header & 31 == 7) {
                let size = Sps::read(unit).map(|sps| (sps.width, sps.height));
                if size != Some((index.sps.width, index.sps.height)) {
                    return Err(other_size());
                }
            }
            self.units.extend([0, 0, 0, 1]);
            self.units.extend(unit);
            rest = &behind[length..];
        }
        Ok(())
    }
}

fn other_size() -> Error {
    unsupported("the picture changes within the film", "another size")
}
