//! The model, loaded: `forward(mel, face)`.

use ort::session::Session;
use ort::value::{Outlet, TensorElementType, TensorRef, ValueType};
use osirix_core::{Error, ErrorCode, Result};

use super::bgr::Bgr;
use super::windows::COLUMNS;
use crate::audio::MEL_BANDS;

/// The side of a face as the model takes and gives it, in pixels.
pub(super) const SIDE: usize = 96;
/// The first row of the half that is hidden from it.
const HIDDEN_FROM: usize = SIDE / 2;
const PIXELS: usize = SIDE * SIDE;

/// How many frames it is given at a time, unless it says itself, and the most that it may say.
const BATCH: usize = 16;
const MOST_BATCH: usize = 64;

/// What it takes and gives, behind the number of frames.
const MEL: [usize; 3] = [1, MEL_BANDS, COLUMNS];
const FACE: [usize; 3] = [6, SIDE, SIDE];
const DRAWN: [usize; 3] = [3, SIDE, SIDE];

/// A loaded model.
pub(super) struct Model {
    session: Session,
    mel: String,
    face: String,
    drawn: String,
    batch: Option<usize>,
}

/// What is given to a model: frame by frame the window of sound and the face.
#[derive(Default)]
pub(super) struct Batch {
    pub(super) mel: Vec<f32>,
    face: Vec<f32>,
}

impl Batch {
    /// Takes everything out, and keeps the room.
    pub(super) fn clear(&mut self) {
        self.mel.clear();
        self.face.clear();
    }

    /// Adds a face: six planes, blue, green and red without the lower half and then with it.
    pub(super) fn add_face(&mut self, face: &Bgr) {
        let values = |channel: usize, rows: usize| {
            let shown = face.pixels.iter().take(rows * SIDE);
            shown.map(move |pixel| f32::from(pixel[channel]) / 255.0)
        };
        for channel in 0..3 {
            self.face.extend(values(channel, HIDDEN_FROM));
            self.face.resize(self.face.len() + PIXELS - HIDDEN_FROM * SIDE, 0.0);
        }
        (0..3).for_each(|channel| self.face.extend(values(channel, SIDE)));
    }
}

impl Model {
    /// A session whose inputs and output are those of Wav2Lip, whatever their names are.
    pub(super) fn new(session: Session) -> Result<Self> {
        let (inputs, outputs) = (session.inputs(), session.outputs());
        let mel = find(inputs, MEL, "takes")?;
        let face = find(inputs, FACE, "takes")?;
        let drawn = find(outputs, DRAWN, "gives")?;
        if inputs.len() != 2 {
            return Err(other("takes", "two inputs", &described(inputs)));
        }
        let batch = [mel, face, drawn].iter().find_map(|outlet| batch(outlet));
        if let Some(count) = batch.filter(|count| !(1..=MOST_BATCH).contains(count)) {
            return Err(other("takes", &format!("1 to {MOST_BATCH} frames"), &count.to_string()));
        }
        let [mel, face, drawn] = [mel, face, drawn].map(|outlet| outlet.name().to_owned());
        Ok(Model { session, mel, face, drawn, batch })
    }

    /// How many frames it takes at once.
    pub(super) fn batch(&self) -> usize {
        self.batch.unwrap_or(BATCH)
    }

    /// The faces that it draws. A batch with fewer frames than it takes is filled up.
    pub(super) fn draw(&mut self, batch: &mut Batch) -> Result<Vec<Bgr>> {
        let count = batch.mel.len() / MEL.iter().product::<usize>();
        let run = self.batch.unwrap_or(count);
        batch.mel.resize(run * MEL.iter().product::<usize>(), 0.0);
        batch.face.resize(run * FACE.iter().product::<usize>(), 0.0);
        let [mel, face] = [(&batch.mel, MEL), (&batch.face, FACE)].map(|(values, shape)| {
            let shape = [run, shape[0], shape[1], shape[2]];
            TensorRef::from_array_view((shape, values.as_slice())).map_err(failed)
        });
        let (mel, face) = (mel?, face?);
        let inputs = ort::inputs![self.mel.as_str() => mel, self.face.as_str() => face];
        let outputs = self.session.run(inputs).map_err(failed)?;
        let drawn = outputs.get(self.drawn.as_str());
        let drawn = drawn.ok_or_else(|| other("gives", &self.drawn, "nothing of that name"))?;
        let (shape, values) = drawn.try_extract_tensor::<f32>().map_err(failed)?;
        let wanted = [run, DRAWN[0], DRAWN[1], DRAWN[2]].map(|side| side as i64);
        if **shape != wanted {
            return Err(other("gives", &format!("{wanted:?}"), &format!("{:?}", &**shape)));
        }
        if let Some(value) = values.iter().find(|value| !value.is_finite()) {
            return Err(other("gives", "numbers from 0 to 1", &value.to_string()));
        }
        Ok(values.chunks_exact(3 * PIXELS).take(count).map(face_of).collect())
    }
}

/// A face from its three planes.
fn face_of(planes: &[f32]) -> Bgr {
    let value = |at: usize| (planes[at] * 255.0 + 0.5) as u8;
    let pixel = |n: usize| [value(n), value(PIXELS + n), value(2 * PIXELS + n)];
    Bgr { width: SIDE, height: SIDE, pixels: (0..PIXELS).map(pixel).collect() }
}

fn failed(cause: ort::Error) -> Error {
    Error::new(ErrorCode::Media, "the lips' model failed").with("reason", cause)
}

/// The error of a model that is something else.
fn other(does: &str, limit: &str, value: &str) -> Error {
    Error::new(ErrorCode::Media, format!("this is no Wav2Lip model: it {does} something else"))
        .with("field", "model")
        .with("limit", limit)
        .with("value", value)
}

/// The one of this shape: sides that a model leaves open fit, the number of channels it must tell.
fn find<'a>(outlets: &'a [Outlet], wanted: [usize; 3], does: &str) -> Result<&'a Outlet> {
    let fits = |outlet: &&Outlet| {
        let ValueType::Tensor { ty: TensorElementType::Float32, shape, .. } = outlet.dtype() else {
            return false;
        };
        let &[_, channels, height, width] = &**shape else { return false };
        let open = |side: i64, wanted: usize| side == -1 || side == wanted as i64;
        channels == wanted[0] as i64 && open(height, wanted[1]) && open(width, wanted[2])
    };
    let [channels, height, width] = wanted;
    let limit = format!("f32[B, {channels}, {height}, {width}]");
    outlets.iter().find(fits).ok_or_else(|| other(does, &limit, &described(outlets)))
}

/// The number of frames that is written into a model.
fn batch(outlet: &Outlet) -> Option<usize> {
    let shape = outlet.dtype().tensor_shape()?;
    shape.first().filter(|count| **count != -1).map(|count| usize::try_from(*count).unwrap_or(0))
}

/// The names and kinds, as far as somebody wants to read them.
fn described(outlets: &[Outlet]) -> String {
    let one = |outlet: &Outlet| format!("{}: {}", outlet.name(), outlet.dtype());
    let all = outlets.iter().map(one).collect::<Vec<_>>().join(", ");
    all.chars().take(300).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_face_is_given_without_and_with_its_lower_half() {
        let pixels = (0..PIXELS).map(|n| [(n / SIDE) as u8, (n % SIDE) as u8, 255]).collect();
        let mut batch = Batch::default();
        batch.add_face(&Bgr { width: SIDE, height: SIDE, pixels });
        assert_eq!(batch.face.len(), 6 * PIXELS);
        let at = |channel: usize, row: usize, column: usize| {
            batch.face[channel * PIXELS + row * SIDE + column]
        };
        assert_eq!((at(0, 47, 3), at(1, 47, 3), at(2, 47, 3)), (47.0 / 255.0, 3.0 / 255.0, 1.0));
        assert_eq!((at(0, 48, 3), at(1, 48, 3), at(2, 95, 95)), (0.0, 0.0, 0.0));
        assert_eq!((at(3, 48, 3), at(4, 95, 7), at(5, 95, 95)), (48.0 / 255.0, 7.0 / 255.0, 1.0));
    }

    #[test]
    fn what_is_drawn_is_made_bytes() {
        let mut planes = vec![0.0; 3 * PIXELS];
        (planes[1], planes[PIXELS + 1], planes[2 * PIXELS + 1]) = (0.5, 1.25, -0.25);
        assert_eq!(face_of(&planes).pixels[..2], [[0, 0, 0], [128, 255, 0]]);
    }
}
