//! The engine behind the port.

use std::fmt;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use osirix_core::media::{AvatarEngine, AvatarSource, FrameFormat, FrameSource, Performance};
use osirix_core::{Error, ErrorCode, Result};
use sha2::{Digest, Sha256};

use super::super::engine::{check_side, in_background, no_background};
use super::super::motion::Motion;
#[cfg(feature = "neural")]
use super::frames::Places;
use super::frames::{Play, PlayFrames};
use super::person::Person;
use super::track::Track;
use crate::footage::Film;

/// A film brings its own blinks: what is said of them is not drawn.
const BLINK_SECONDS: f32 = 4.0;

/// How many films are remembered: a face's boxes, not the pictures.
const KEPT: usize = 16;

/// Lets the person in a film speak ([`AvatarSource::Film`]): an MP4 with H.264.
///
/// ```
/// use osirix_core::media::{AvatarEngine, AvatarSource};
/// use osirix_media::avatar::FilmEngine;
///
/// let engine = FilmEngine::new();
/// assert!(engine.accepts(&AvatarSource::Film("ada.mp4".into())));
/// ```
///
/// - The film plays from its beginning at its own pace, and forth and back again where more is
///   said than it is long.
/// - The film's own mouth is moved: best is one that is closed and listens. Where nothing is said,
///   and in pictures without a face, the film is seen as it is.
/// - The person is [judged](super::import_film) when it is opened. What was found is remembered by
///   the film's content.
/// - A film whose key frames are more than 900 pictures apart plays no longer than it is:
///   [`Unsupported`](ErrorCode::Unsupported).
#[derive(Clone, Default)]
pub struct FilmEngine {
    known: Arc<Mutex<Vec<Known>>>,
}

/// What was found in a film, by its SHA-256.
struct Known {
    hash: [u8; 32],
    person: Person,
    track: Option<Arc<Track>>,
}

impl FilmEngine {
    /// An engine; it knows nothing until a film is opened.
    pub fn new() -> FilmEngine {
        FilmEngine::default()
    }

    /// Opens a film to be played; `followed` says whether the face's place is needed although no
    /// mouth is to be drawn.
    fn play(
        &self,
        source: &AvatarSource,
        performance: Performance,
        format: FrameFormat,
        seed: u64,
        followed: bool,
    ) -> Result<Arc<Play>> {
        check_side("width", format.width)?;
        check_side("height", format.height)?;
        let AvatarSource::Film(path) = source else { return Err(unsupported()) };
        let part = |error: Error| error.with("part", "film");
        let film = Film::open(path).map_err(part)?;
        let frames = format.rate.frames_in(performance.face.duration_us);
        let own = film.frames(format.rate);
        if frames > own {
            film.check_back().map_err(part)?;
        }
        let hash = hash(path).map_err(part)?;
        let person = self.person(hash, &film).map_err(part)?;
        let moves = followed || performance.face.mouth.iter().any(|key| key.strength > 0.0);
        let track = match moves {
            true => {
                let last = film.picture_at(frames.min(own) - 1, format.rate);
                Some(self.track(hash, &film, last + 1).map_err(part)?)
            }
            false => None,
        };
        let motion = Motion::new(performance.face, BLINK_SECONDS, seed);
        Play::new(film, person, track, motion, format).map(Arc::new).map_err(part)
    }

    /// The frames with the mouth as it is, and where the face is on each.
    #[cfg(feature = "neural")]
    pub(in super::super) fn followed(
        &self,
        source: &AvatarSource,
        performance: Performance,
        format: FrameFormat,
        seed: u64,
    ) -> Result<(Box<dyn FrameSource>, Places)> {
        let play = self.play(source, performance, format, seed, true)?;
        Ok((Box::new(PlayFrames::of(&play)), Places(play)))
    }

    fn person(&self, hash: [u8; 32], film: &Arc<Film>) -> Result<Person> {
        if let Some(person) = self.known().iter().find(|k| k.hash == hash).map(|k| k.person) {
            return Ok(person);
        }
        // Nobody waits: two at the same film find the same.
        let person = Person::find(film)?;
        let mut known = self.known();
        known.retain(|other| other.hash != hash);
        if known.len() >= KEPT {
            known.remove(0);
        }
        known.push(Known { hash, person, track: None });
        Ok(person)
    }

    fn track(&self, hash: [u8; 32], film: &Arc<Film>, count: usize) -> Result<Arc<Track>> {
        // How far a face is followed changes the boxes before: the same film is followed as far.
        let goes = |track: &Arc<Track>| track.pictures() == count;
        let found = self.known().iter().find(|k| k.hash == hash).and_then(|k| k.track.clone());
        if let Some(track) = found.filter(goes) {
            return Ok(track);
        }
        let track = Arc::new(Track::follow(film, count)?);
        if let Some(known) = self.known().iter_mut().find(|known| known.hash == hash) {
            known.track = Some(track.clone());
        }
        Ok(track)
    }

    fn known(&self) -> MutexGuard<'_, Vec<Known>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn hash(path: &Path) -> Result<[u8; 32]> {
    let failed = |e| Error::io("read the film", e);
    let (mut file, mut hash) = (File::open(path).map_err(failed)?, Sha256::new());
    let mut block = vec![0; 1 << 16];
    loop {
        match file.read(&mut block).map_err(failed)? {
            0 => break,
            read => hash.update(&block[..read]),
        }
    }
    Ok(hash.finalize().into())
}

impl fmt::Debug for FilmEngine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FilmEngine").finish_non_exhaustive()
    }
}

#[async_trait]
impl AvatarEngine for FilmEngine {
    fn name(&self) -> &str {
        "film"
    }

    fn accepts(&self, source: &AvatarSource) -> bool {
        matches!(source, AvatarSource::Film(_))
    }

    async fn open(
        &self,
        source: &AvatarSource,
        performance: Performance,
        format: FrameFormat,
        seed: u64,
    ) -> Result<Box<dyn FrameSource>> {
        if performance.backdrop.is_some() {
            return Err(no_background("background"));
        }
        let (engine, source) = (self.clone(), source.clone());
        in_background(move || {
            let play = engine.play(&source, performance, format, seed, false)?;
            Ok(Box::new(PlayFrames::of(&play)) as Box<dyn FrameSource>)
        })
        .await
    }
}

fn unsupported() -> Error {
    let message = "the film engine draws films: use another engine for this avatar";
    Error::new(ErrorCode::Unsupported, message).with("field", "avatar")
}
