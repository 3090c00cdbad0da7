//! The face: everything that moves with the head and in front of the body, flattened.

use std::sync::Arc;

use osirix_core::error::Result;

use super::cache::Cache;
use super::layer::Layer;
use super::plane::Sprite;
use super::pose::{Lids, MouthShape};
use super::rig::{Mouth, Rig};
use super::stage::{Rect, View};

/// How many bytes of mouth drawings a face keeps.
const MOUTH_CACHE_BYTES: usize = 16 << 20;

/// What a face shows; where the head is does not matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) mouth: MouthShape,
    pub(super) lids: Lids,
    /// How far the brows are up, in 1/16 of a pixel.
    pub(super) brow_rise: i32,
}

/// The layers of a face.
pub(super) struct Face {
    head: Layer,
    eyes: Layer,
    lids_half: Layer,
    lids_closed: Layer,
    brows: Layer,
    front: Layer,
    mouth: Mouth,
    mouth_rect: Rect,
    mouths: Cache<MouthShape>,
    view: View,
    /// The pixels that the face takes, straight and unmoved.
    rect: Rect,
}

/// What the layers of a face look like together.
pub(super) struct FlatFace {
    shown: Option<Look>,
    flat: Layer,
    sprite: Sprite,
}

impl Face {
    /// Rasterises the parts of a face inside `limit`; `most_rise` is how many pixels the brows
    /// rise at most.
    pub(super) fn new(rig: &Rig, view: View, limit: Rect, most_rise: i32) -> Result<Face> {
        let Rig { head, eyes, lids_half, lids_closed, brows, front, .. } = rig;
        let [head, eyes, lids_half, lids_closed, brows, front] = Layer::draw_all(
            [
                Some(head),
                Some(eyes),
                Some(lids_half),
                Some(lids_closed),
                Some(brows),
                front.as_ref(),
            ],
            &view,
            limit,
        )?;
        let mouth_rect = view.rect(rig.manifest.mouth);
        let rect = [&eyes, &lids_half, &lids_closed, &front]
            .iter()
            .fold(head.rect.or(mouth_rect), |all, layer| all.or(layer.rect))
            .or(raised_rect(&brows, most_rise));
        Ok(Face {
            rect: Sprite::rect_around(rect),
            head,
            eyes,
            lids_half,
            lids_closed,
            brows,
            front,
            mouth: rig.mouth.clone(),
            mouth_rect,
            mouths: Cache::new(MOUTH_CACHE_BYTES),
            view,
        })
    }

    fn mouth(&self, shape: MouthShape) -> Result<Arc<Layer>> {
        let draw = || Layer::draw(&self.mouth.tree(shape)?, &self.view, self.mouth_rect);
        self.mouths.get(shape, draw)
    }
}

impl FlatFace {
    /// A face that shows nothing yet.
    pub(super) fn of(face: &Face) -> FlatFace {
        FlatFace { shown: None, flat: Layer::clear(face.rect), sprite: Sprite::clear(face.rect) }
    }

    /// What is shown.
    pub(super) fn sprite(&self) -> &Sprite {
        &self.sprite
    }

    /// Shows a look of the face; only what differs from the last look is painted again.
    pub(super) fn show(&mut self, face: &Face, look: Look) -> Result<()> {
        for area in self.changed(face, look) {
            self.repaint(face, area.even().and(face.rect), look)?;
        }
        self.shown = Some(look);
        Ok(())
    }

    fn changed(&self, face: &Face, look: Look) -> Vec<Rect> {
        let Some(shown) = self.shown else { return vec![face.rect] };
        let mut areas = Vec::new();
        if shown.mouth != look.mouth {
            areas.push(face.mouth_rect);
        }
        if shown.lids != look.lids {
            areas.push(face.lids_half.rect.or(face.lids_closed.rect));
        }
        if shown.brow_rise != look.brow_rise {
            let rise = shown.brow_rise.max(look.brow_rise) / 16 + 1;
            areas.push(raised_rect(&face.brows, rise));
        }
        areas
    }

    fn repaint(&mut self, face: &Face, area: Rect, look: Look) -> Result<()> {
        let mouth = face.mouth(look.mouth)?;
        self.flat.erase(area);
        self.flat.paint(&face.head, area);
        self.flat.paint(&mouth, area);
        self.flat.paint(&face.eyes, area);
        match look.lids {
            Lids::Open => {}
            Lids::Half => self.flat.paint(&face.lids_half, area),
            Lids::Closed => self.flat.paint(&face.lids_closed, area),
        }
        self.flat.paint_raised(&face.brows, look.brow_rise, area);
        self.flat.paint(&face.front, area);
        self.sprite.update(&self.flat, area);
        Ok(())
    }
}

fn raised_rect(brows: &Layer, most_rise: i32) -> Rect {
    let rect = brows.rect;
    if rect.is_empty() {
        return rect;
    }
    Rect::between((rect.x, rect.y - most_rise - 1), (rect.right(), rect.bottom() + 1))
}
