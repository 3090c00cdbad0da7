//! Draws a sheet of frames of a portrait or a film that speaks, one row of neighbours after the other, by the
//! photo's own mouth or by a model's: what a still does not show is how they follow each other.
//!
//! `cargo run --release -p osirix-media --features neural --example film_sheet -- \
//! photo.jpg-or-film.mp4 out.png [wav2lip.onnx libonnxruntime.so]`

mod rgb;

use std::error::Error;
use std::path::{Path, PathBuf};

use futures_util::StreamExt as _;
use image::{RgbImage, imageops};
use osirix_core::media::{
    AvatarEngine, AvatarSource, Frame, FrameFormat, FrameRate, Performance, Script,
    SpeechEngine as _, SpeechTrack, Utterance, VoiceId, VoiceSettings,
};
use osirix_media::audio::Mastering;
use osirix_media::avatar::{FilmEngine, PortraitEngine, Wav2LipEngine, import_portrait};
use osirix_media::lipsync::VisemeLipSync;
use osirix_media::models::{Models, OnnxRuntime, Terms};
use osirix_media::speech::FliteEngine;

use rgb::rgb;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const FORMAT: FrameFormat = FrameFormat { width: 1_280, height: 720, rate: FrameRate::Fps25 };
const TEXT: &str = "Good morning. We have all that we need, and five more people will come.";

/// Rows of frames that follow each other, and after how many the next row begins.
const ROWS: u64 = 4;
const COLUMNS: u64 = 6;
const APART: u64 = 23;

/// The part around the head that is shown.
const CUT: [u32; 4] = [410, 60, 460, 520];

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let folder = tempfile::tempdir()?;
    let (photo, output, engine): (_, _, Box<dyn AvatarEngine>) = match arguments.as_slice() {
        [film, output] if film.ends_with(".mp4") => (film, output, Box::new(FilmEngine::new())),
        [photo, output] => (photo, output, Box::new(PortraitEngine::new())),
        [photo, output, model, library] => {
            (photo, output, Box::new(lips(folder.path(), model, library)?))
        }
        _ => return Err("usage: film_sheet photo.jpg out.png [model.onnx library.so]".into()),
    };
    let source = match Path::new(photo).extension() {
        Some(mp4) if mp4 == "mp4" => AvatarSource::Film(photo.into()),
        _ => AvatarSource::Portrait(import_portrait(&std::fs::read(photo)?)?),
    };
    let performance = speak(&folder.path().join("speech.wav")).await?;
    let mut frames = engine.open(&source, performance, FORMAT, 7).await?;
    let [x, y, width, height] = CUT;
    let mut sheet = RgbImage::new(width * COLUMNS as u32, height * ROWS as u32);
    let mut frame = Frame::black(FORMAT.width, FORMAT.height);
    for number in 0..APART * ROWS {
        let (row, column) = (number / APART, number % APART);
        if !frames.next_frame(&mut frame)? {
            break;
        }
        if column < COLUMNS {
            let part = imageops::crop_imm(&rgb(&frame), x, y, width, height).to_image();
            let (x, y) = (column as i64 * i64::from(width), row as i64 * i64::from(height));
            imageops::replace(&mut sheet, &part, x, y);
        }
    }
    Ok(sheet.save(output)?)
}

fn lips(folder: &Path, model: &str, library: &str) -> Result<Wav2LipEngine> {
    let named = folder.join("Wav2Lip.onnx");
    std::fs::copy(model, &named)?;
    let models = Models::at(folder.join("models"));
    let added = models.add(&[named], Terms::AnyAccepted)?.remove(0);
    let runtime = OnnxRuntime::open(&PathBuf::from(library), 2)?;
    Ok(Wav2LipEngine::open(runtime, &models.path(&added), &added)?)
}

async fn speak(sound: &Path) -> Result<Performance> {
    let voice = VoiceId("flite/kal16".to_owned());
    let request =
        Utterance { script: Script::new(TEXT)?, voice, settings: VoiceSettings::default() };
    let mut speech = FliteEngine::new()?.speak(request).await?;
    let mut mastering = Mastering::new(16_000, &std::env::temp_dir())?;
    let mut track = SpeechTrack::default();
    while let Some(chunk) = speech.next().await {
        let chunk = chunk?;
        mastering.push(&chunk.samples)?;
        track.append(chunk.phonemes, chunk.words, chunk.samples.len() as u64 * 1_000_000 / 16_000);
    }
    mastering.finish(sound)?;
    let face = VisemeLipSync.movement(&track)?;
    Ok(Performance { face, sound: Some(sound.to_owned()), backdrop: None })
}
