//! A photo made ready for frames of one size, and the canvas that shows it in poses.

use std::sync::Arc;

use image::RgbImage;
use osirix_core::error::Result;
use osirix_core::media::Frame;

use super::FaceBox;
use super::features::Features;
use super::fit::{Fitted, fitted};
use super::lids::MovedEye;
use super::lips::Lips;
use super::mouth::MovedMouth;
use super::photo::Photo;
use super::sway::{Stance, Sway};
use crate::avatar::color;
use crate::avatar::frames::{Canvas, Subject};
use crate::avatar::layer::Layer;
use crate::avatar::pose::{Lids, MouthShape, Pose};
use crate::avatar::stage::Rect;

/// A portrait at one size: all that pictures of it share.
pub(super) struct Portrait {
    photo: Photo,
    still: Frame,
    mouth: MovedMouth,
    eyes: [MovedEye; 2],
    sway: Sway,
}

impl Portrait {
    /// Fits an upright picture with a face to frames of this even size.
    pub(super) fn new(picture: &RgbImage, face: FaceBox, width: u32, height: u32) -> Portrait {
        let Fitted { picture, shown, face } = fitted(picture, face, width, height);
        let photo = Photo::of(&picture);
        let features = Features::find(&photo, face);
        let mut still = Frame::black(width, height);
        convert(photo.layer(), photo.layer().rect, &mut still);
        let moved = |eye| MovedEye::new(&photo, eye, features.apart, features.tilt);
        Portrait {
            mouth: MovedMouth::new(&photo, features.mouth, features.tilt),
            eyes: features.eyes.map(moved),
            sway: Sway::new(&features, shown, photo.layer().rect),
            photo,
            still,
        }
    }
}

impl Subject for Portrait {
    type Canvas = Picture;

    fn canvas(self: Arc<Self>) -> Picture {
        Picture {
            face: self.photo.layer().clone(),
            flat: self.still.clone(),
            canvas: self.still.clone(),
            look: Look::default(),
            stance: Stance::default(),
            portrait: self,
        }
    }
}

/// What a face shows, wherever the head is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Look {
    mouth: MouthShape,
    lids: Lids,
    /// How far the brows are up, in 1/32.
    brows: i32,
}

impl Default for Look {
    fn default() -> Look {
        Look { mouth: MouthShape::REST, lids: Lids::Open, brows: 0 }
    }
}

/// A canvas that shows a portrait in one pose after the other: first the face is changed where it
/// changes, then the head is moved.
pub(super) struct Picture {
    portrait: Arc<Portrait>,
    face: Layer,
    flat: Frame,
    canvas: Frame,
    look: Look,
    stance: Stance,
}

impl Canvas for Picture {
    fn show(&mut self, pose: &Pose) -> Result<&Frame> {
        let brows = (pose.brows * 32.0).round() as i32;
        let look = Look { mouth: pose.mouth, lids: pose.lids, brows };
        let stance = self.portrait.sway.stance(pose);
        if (look, stance) != (self.look, self.stance) {
            self.change(look);
            self.move_head(stance);
        }
        Ok(&self.canvas)
    }
}

impl Picture {
    /// Changes the face of the flat picture.
    fn change(&mut self, look: Look) {
        let Portrait { photo, mouth, eyes, .. } = &*self.portrait;
        if look.mouth != self.look.mouth {
            mouth.draw(photo, Lips::of(look.mouth), &mut self.face);
            convert(&self.face, mouth.rect, &mut self.flat);
        }
        if (look.lids, look.brows) != (self.look.lids, self.look.brows) {
            for eye in eyes {
                eye.draw(photo, look.lids, look.brows as f32 / 32.0, &mut self.face);
                convert(&self.face, eye.rect, &mut self.flat);
            }
        }
        self.look = look;
    }

    fn move_head(&mut self, stance: Stance) {
        let Portrait { sway, mouth, eyes, .. } = &*self.portrait;
        for rect in [mouth.rect, eyes[0].rect, eyes[1].rect] {
            copy(&self.flat, &mut self.canvas, rect);
        }
        sway.show(&self.flat, stance, &mut self.canvas);
        self.stance = stance;
    }
}

/// Converts the part of an opaque layer inside `area`, which is even.
pub(super) fn convert(layer: &Layer, area: Rect, frame: &mut Frame) {
    let width = frame.width() as usize;
    let (luma, u, v) = frame.planes_mut();
    let (mut alpha, mut half) = (vec![0; area.width as usize], vec![0; area.width as usize / 2]);
    for y in (area.y..area.bottom()).step_by(2) {
        let rows = [layer.span(y, area), layer.span(y + 1, area)];
        for (row, y) in rows.iter().zip(y as usize..) {
            let at = y * width + area.x as usize;
            color::luma_row(row, &mut luma[at..at + row.len()], &mut alpha);
        }
        let at = y as usize / 2 * (width / 2) + area.x as usize / 2;
        let at = at..at + area.width as usize / 2;
        color::chroma_row(rows, &mut u[at.clone()], &mut v[at], &mut half);
    }
}

/// Copies the part inside `area`, which is even.
fn copy(from: &Frame, to: &mut Frame, area: Rect) {
    let width = from.width() as usize;
    let (from, to) = (from.planes(), to.planes_mut());
    let half = area.halved();
    let planes = [
        (from.0, to.0, area, width),
        (from.1, to.1, half, width / 2),
        (from.2, to.2, half, width / 2),
    ];
    for (from, to, area, width) in planes {
        for y in area.y..area.bottom() {
            let at = y as usize * width + area.x as usize;
            let at = at..at + area.width as usize;
            to[at.clone()].copy_from_slice(&from[at]);
        }
    }
}
