//! The encoder: writes pictures and sound in the order of their times.

use std::fs::File;
use std::num::NonZeroUsize;
use std::path::Path;

use osirix_core::media::{
    AudioSource, EncodedVideo, FrameFormat, FrameSource, Progress, VideoEncoder,
};
use osirix_core::{Error, ErrorCode, Result};

use super::crew::Crew;
use super::mp4::{Bound, Description, Mp4Writer, PictureTrack, SoundTrack, Track};
use super::output::Output;
use super::picture::{self, ParameterSets, Sample};
use super::segments::Segments;
use super::sound::{BITS_PER_SECOND, SAMPLE_RATE_HZ, SoundEncoder, UNIT};

/// The longest video in hours; a limit that keeps the room for the index within reason.
const MAX_HOURS: u64 = 24;
/// Frames between two reports of progress.
const REPORT_FRAMES: u64 = 10;

/// The most threads, for each holds an encoder's memory.
const MAX_THREADS: usize = 8;

/// H.264 (Constrained Baseline, by OpenH264) and AAC-LC (128 kb/s mono, by the Fraunhofer FDK)
/// in an MP4 file.
///
/// - The picture has a constant quality, whatever bits that takes; BT.709 in limited range; a
///   keyframe every half to two seconds.
/// - Sound is taken at 48 kHz; another rate is [`Unsupported`](ErrorCode::Unsupported).
/// - There is no edit list: the sound is in time without one.
/// - The file is written beside `output` under another name and moved there when it is complete,
///   so an older file stays as it was until then, and on an error for good. A missing folder is
///   [`NotFound`](ErrorCode::NotFound), a full disk
///   [`StorageFull`](ErrorCode::StorageFull); both name the field `output`.
/// - The video is cut into segments, and as many threads as there are cores, at most eight, draw
///   and encode one segment each, never more than a few ahead of the file. Frames that come in no
///   [parts](FrameSource::part) are drawn and encoded by one thread. Sound is read and encoded on
///   the calling thread.
#[derive(Debug, Clone, Copy, Default)]
pub struct Mp4Encoder {
    threads: Option<NonZeroUsize>,
}

impl Mp4Encoder {
    /// An encoder that uses the machine's cores.
    pub fn new() -> Mp4Encoder {
        Mp4Encoder::default()
    }

    /// The same with so many drawing threads, at most eight. The bytes do not depend on it.
    #[must_use]
    pub fn with_threads(self, threads: NonZeroUsize) -> Mp4Encoder {
        Mp4Encoder { threads: Some(threads) }
    }

    fn threads(self) -> usize {
        let cores = || std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
        self.threads.map_or_else(cores, NonZeroUsize::get).min(MAX_THREADS)
    }
}

impl VideoEncoder for Mp4Encoder {
    fn name(&self) -> &str {
        "mp4"
    }

    fn encode(
        &self,
        frames: Box<dyn FrameSource>,
        audio: Box<dyn AudioSource>,
        output: &Path,
        progress: &dyn Progress,
    ) -> Result<EncodedVideo> {
        let format = frames.format();
        let segments = Segments::of(checked_total(frames.as_ref())?, format.rate);
        let mut file = Output::create(output)?;
        let encoding = Encoding::start(format, segments, audio, file.file())?;
        let video = std::thread::scope(|scope| {
            let crew = Crew::start(scope, self.threads(), frames, segments)?;
            encoding.run(crew, progress)?.finish()
        })?;
        progress.report(1.0)?;
        file.commit()?;
        Ok(video)
    }
}

fn checked_total(frames: &dyn FrameSource) -> Result<u64> {
    let limit = MAX_HOURS * 3600 * u64::from(frames.format().rate.fps());
    match frames.total_frames() {
        0 => Err(nothing()),
        total if total <= limit => Ok(total),
        total => Err(Error::new(ErrorCode::TooLarge, "the video is too long: split it")
            .with("field", "frames")
            .with("limit", limit)
            .with("value", total)),
    }
}

/// A file that is being written.
struct Encoding<'a> {
    format: FrameFormat,
    total: u64,
    done: u64,
    units: u64,
    parameters: Option<ParameterSets>,
    sound: SoundEncoder,
    file: Mp4Writer<&'a mut File>,
}

impl<'a> Encoding<'a> {
    fn start(
        format: FrameFormat,
        segments: Segments,
        audio: Box<dyn AudioSource>,
        file: &'a mut File,
    ) -> Result<Encoding<'a>> {
        picture::check(format)?;
        let total = segments.total();
        Ok(Encoding {
            sound: SoundEncoder::new(audio, samples_in(format, total))?,
            file: Mp4Writer::new(file, bound(format, segments))?,
            format,
            total,
            done: 0,
            units: 0,
            parameters: None,
        })
    }

    fn run(mut self, mut crew: Crew, progress: &dyn Progress) -> Result<Encoding<'a>> {
        while self.done < self.total {
            if self.done.is_multiple_of(REPORT_FRAMES) {
                progress.report(self.done as f32 / self.total as f32)?;
            }
            let Some(sample) = crew.next()? else { break };
            self.add_picture(sample)?;
            if self.done.is_multiple_of(chunk_frames(self.format)) {
                self.add_sound()?;
            }
        }
        self.add_sound()?;
        Ok(self)
    }

    fn add_picture(&mut self, sample: Sample) -> Result<()> {
        self.file.append(Track::Picture, &sample.bytes, sample.key)?;
        self.done += 1;
        match (&self.parameters, sample.parameters) {
            (None, found) => self.parameters = found,
            // The file has room for one description of its picture.
            (Some(known), Some(found)) if *known != found => {
                return Err(Error::internal("two segments have different parameter sets"));
            }
            _ => {}
        }
        Ok(())
    }

    /// Adds the sound of the frames so far.
    fn add_sound(&mut self) -> Result<()> {
        let due = units_in(self.format, self.done);
        for _ in self.units..due {
            self.file.append(Track::Sound, self.sound.next_unit()?, false)?;
        }
        self.units = due;
        Ok(())
    }

    fn finish(self) -> Result<EncodedVideo> {
        let parameters = self.parameters.as_ref().ok_or_else(nothing)?;
        let bytes = self.file.finish(&Description {
            picture: PictureTrack { format: self.format, parameters },
            sound: SoundTrack {
                config: self.sound.config(),
                sample_rate_hz: SAMPLE_RATE_HZ,
                unit: UNIT,
                bits_per_second: BITS_PER_SECOND,
            },
        })?;
        Ok(EncodedVideo {
            width: self.format.width,
            height: self.format.height,
            fps: self.format.rate.fps(),
            frames: self.done,
            duration_us: self.format.rate.time_of(self.done),
            bytes,
        })
    }
}

fn bound(format: FrameFormat, segments: Segments) -> Bound {
    let frames = segments.total();
    Bound {
        frames,
        keys: segments.count(),
        units: units_in(format, frames),
        chunks: 2 * frames.div_ceil(chunk_frames(format)),
    }
}

/// Half a second: how far the tracks may be apart in the file.
const fn chunk_frames(format: FrameFormat) -> u64 {
    format.rate.fps().div_ceil(2) as u64
}

const fn samples_in(format: FrameFormat, frames: u64) -> u64 {
    frames * SAMPLE_RATE_HZ as u64 / format.rate.fps() as u64
}

const fn units_in(format: FrameFormat, frames: u64) -> u64 {
    samples_in(format, frames).div_ceil(UNIT as u64)
}

fn nothing() -> Error {
    Error::invalid("frames", "there is no frame to encode")
}
