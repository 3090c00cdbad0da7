//! A job's sound as MP3, as it is read.

use axum::body::Bytes;
use futures_util::{StreamExt as _, stream};
use osirix::{Error, ErrorCode, Result};
use rusty_mp3::{Mp3Encoder, Mp3EncoderConfig};

use super::Sound;

/// What a speech job makes: 48 kHz, mono, 16 bit.
const RATE_HZ: u32 = 48_000;
const CHANNELS: u16 = 1;
/// A voice needs no more, in kbit/s.
const BITRATE: u32 = 96;
/// How far into a file its sound may begin.
const MOST_HEADER: usize = 4_096;

/// The WAV file's sound as an MP3 stream.
pub(super) fn encoded(file: Sound) -> Sound {
    let config = Mp3EncoderConfig { bitrate_kbps: BITRATE, ..Mp3EncoderConfig::default() };
    let state =
        Encoding { file, encoder: Mp3Encoder::new(config), head: Some(Vec::new()), rest: None };
    Box::pin(stream::try_unfold(Some(state), |state| async move {
        let Some(mut state) = state else { return Ok(None) };
        loop {
            let Some(bytes) = state.file.next().await else {
                state.encoder.finish();
                return Ok(Some((state.packets()?, None)));
            };
            state.push(&bytes?)?;
            let packets = state.packets()?;
            if !packets.is_empty() {
                return Ok(Some((packets, Some(state))));
            }
        }
    }))
}

struct Encoding {
    file: Sound,
    encoder: Mp3Encoder,
    /// What was read before the sound begins.
    head: Option<Vec<u8>>,
    /// The first byte of a sample whose second has not come yet.
    rest: Option<u8>,
}

impl Encoding {
    fn push(&mut self, bytes: &[u8]) -> Result<()> {
        let Some(mut head) = self.head.take() else { return self.samples(bytes) };
        head.extend_from_slice(bytes);
        match head.windows(4).position(|four| four == b"data") {
            Some(at) if head.len() >= at + 8 => self.samples(&head[at + 8..]),
            _ if head.len() > MOST_HEADER => Err(broken()),
            _ => {
                self.head = Some(head);
                Ok(())
            }
        }
    }

    fn samples(&mut self, bytes: &[u8]) -> Result<()> {
        let mut whole: Vec<u8> =
            self.rest.take().into_iter().chain(bytes.iter().copied()).collect();
        if whole.len() % 2 == 1 {
            self.rest = whole.pop();
        }
        let pushed = self.encoder.push_pcm_s16le(&whole, CHANNELS, RATE_HZ);
        pushed.map_err(|e| broken().caused_by(e))
    }

    /// Everything that is encoded by now.
    fn packets(&mut self) -> Result<Bytes> {
        let mut packets = Vec::new();
        loop {
            match self.encoder.next_packet() {
                Ok(packet) => packets.extend(packet),
                Err(rusty_mp3::Error::Again | rusty_mp3::Error::Eof) => return Ok(packets.into()),
                Err(error) => return Err(broken().caused_by(error)),
            }
        }
    }
}

fn broken() -> Error {
    Error::new(ErrorCode::Media, "the sound cannot be made an MP3")
}
