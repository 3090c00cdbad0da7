//! A voice's model, loaded.

use ort::session::Session;
use ort::value::Tensor;
use osirix_core::{Error, ErrorCode, Result};

use super::Spoken;
use super::folder::Folder;
use super::spelling::Alphabet;
use crate::models::OnnxRuntime;

/// A loaded model.
pub(super) struct Model {
    session: Session,
}

impl Model {
    pub(super) fn load(runtime: &OnnxRuntime, folder: &Folder) -> Result<Self> {
        let session = runtime.load_with(&folder.model, &as_output(folder.durations))?;
        Ok(Model { session })
    }

    /// Says these ids.
    pub(super) fn say(
        &mut self,
        folder: &Folder,
        ids: &[i64],
        voice: &str,
        speed: f32,
    ) -> Result<Spoken> {
        let failed = |cause: ort::Error| {
            Error::new(ErrorCode::Media, "the voice's model failed").with("reason", cause)
        };
        let tensor = Tensor::from_array(([1, ids.len()], ids.to_vec())).map_err(failed)?;
        let outputs = match folder.alphabet {
            Alphabet::Kokoro => {
                // Without the two at the ends.
                let style = folder.style(voice, ids.len().saturating_sub(2))?;
                let style = Tensor::from_array(([1, style.len()], style)).map_err(failed)?;
                let speed = Tensor::from_array(([1], vec![speed])).map_err(failed)?;
                let inputs = ort::inputs!["tokens" => tensor, "style" => style, "speed" => speed];
                self.session.run(inputs)
            }
            Alphabet::Piper(_) => {
                let lengths = Tensor::from_array(([1], vec![ids.len() as i64])).map_err(failed)?;
                // Without noise the same text is the same sound.
                let scales = vec![0.0, 1.0 / speed, 0.0];
                let scales = Tensor::from_array(([3], scales)).map_err(failed)?;
                let inputs = ort::inputs![
                    "input" => tensor, "input_lengths" => lengths, "scales" => scales
                ];
                self.session.run(inputs)
            }
        }
        .map_err(failed)?;
        let lacks = |what: &str| {
            Error::new(ErrorCode::Media, "the model does not tell what it must").with("value", what)
        };
        let sound = outputs.iter().next().ok_or_else(|| lacks("sound"))?.1;
        let (_, samples) = sound.try_extract_tensor::<f32>().map_err(failed)?;
        let times = outputs.get(folder.durations).ok_or_else(|| lacks(folder.durations))?;
        let (_, frames) = times.try_extract_tensor::<f32>().map_err(failed)?;
        let durations = durations(frames, folder.frame, samples.len())?;
        Ok(Spoken { samples: samples.to_vec(), durations })
    }
}

/// How many samples each id takes, where the model tells times of the sound that it gave.
fn durations(frames: &[f32], frame: usize, samples: usize) -> Result<Vec<usize>> {
    // What is no number, or below zero, is no frame; what is beyond all sound is refused below.
    let length = |frames: &f32| (frames.max(0.0).round() as usize).saturating_mul(frame);
    let durations: Vec<_> = frames.iter().map(length).collect();
    let all = durations.iter().fold(0, |all: usize, one| all.saturating_add(*one));
    if all <= samples {
        return Ok(durations);
    }
    Err(Error::new(ErrorCode::Media, "the model tells times beyond its sound")
        .with("limit", samples)
        .with("value", all))
}

/// What makes an inner value of a model an output when it is put behind the model: a second `graph`
/// (field 7 of `ModelProto`), which is merged into the first, with one `output` (field 12) of this
/// `name` (field 1). <https://github.com/onnx/onnx/blob/main/onnx/onnx.proto>
fn as_output(name: &str) -> Vec<u8> {
    let field = |tag: u8, content: &[u8]| {
        let mut bytes = vec![tag];
        let mut length = content.len();
        while length >= 0x80 {
            bytes.push((length & 0x7f) as u8 | 0x80);
            length >>= 7;
        }
        bytes.push(length as u8);
        bytes.extend_from_slice(content);
        bytes
    };
    field(0x3a, &field(0x62, &field(0x0a, name.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_inner_value_becomes_an_output() {
        assert_eq!(as_output("ab"), [0x3a, 6, 0x62, 4, 0x0a, 2, b'a', b'b']);
        assert_eq!(as_output(&"x".repeat(200))[..3], [0x3a, 0xce, 0x01]);
    }

    #[test]
    fn times_beyond_the_sound_are_refused() {
        assert_eq!(durations(&[1.0, 2.0, -1.0, f32::NAN], 600, 1_800).unwrap(), [600, 1_200, 0, 0]);
        for frames in [[1.0, 3.0], [1.0, f32::INFINITY], [f32::MAX, f32::MAX]] {
            let error = durations(&frames, 600, 1_800).unwrap_err();
            assert_eq!(error.code(), ErrorCode::Media, "{frames:?}");
        }
    }
}
