//! The face: everything that moves with the head and in front of the body, flattened.

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

/// The layers of a face and what they look like together.
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
    shown: Option<Look>,
    flat: Layer,
    sprite: Sprite,
}

impl Face {
    /// Rasterises the parts of a face inside `limit`; `most_rise` is how many pixels the brows
    /// rise at most.
    pub(super) fn new(rig: &Rig, view: View, limit: Rect, most_rise: i32) -> Result<Face> {
        let draw = |tree| Layer::draw(tree, &view, limit).map(|layer| layer.trimmed());
        let head = draw(&rig.head)?;
        let (eyes, brows) = (draw(&rig.eyes)?, draw(&rig.brows)?);
        let (lids_half, lids_closed) = (draw(&rig.lids_half)?, draw(&rig.lids_closed)?);
        let front = rig.front.as_ref().map_or_else(|| Ok(Layer::clear(Rect::default())), draw)?;
        let mouth_rect = view.rect(rig.manifest.mouth);
        let rect = [&eyes, &lids_half, &lids_closed, &front]
            .iter()
            .fold(head.rect.or(mouth_rect), |all, layer| all.or(layer.rect))
            .or(raised_rect(&brows, most_rise));
        let rect = Sprite::rect_around(rect);
        Ok(Face {
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
            shown: None,
            flat: Layer::clear(rect),
            sprite: Sprite::clear(rect),
        })
    }

    /// The pixels that the face takes, straight and unmoved.
    pub(super) fn rect(&self) -> Rect {
        self.sprite.rect
    }

    /// The face with this look; only what differs from the last look is painted again.
    pub(super) fn show(&mut self, look: Look) -> Result<&Sprite> {
        for area in self.changed(look) {
            self.repaint(area.even().and(self.sprite.rect), look)?;
        }
        self.shown = Some(look);
        Ok(&self.sprite)
    }

    fn changed(&self, look: Look) -> Vec<Rect> {
        let Some(shown) = self.shown else { return vec![self.sprite.rect] };
        let mut areas = Vec::new();
        if shown.mouth != look.mouth {
            areas.push(self.mouth_rect);
        }
        if shown.lids != look.lids {
            areas.push(self.lids_half.rect.or(self.lids_closed.rect));
        }
        if shown.brow_rise != look.brow_rise {
            let rise = shown.brow_rise.max(look.brow_rise) / 16 + 1;
            areas.push(raised_rect(&self.brows, rise));
        }
        areas
    }

    fn repaint(&mut self, area: Rect, look: Look) -> Result<()> {
        self.flat.erase(area);
        self.flat.paint(&self.head, area);
        let (mouth, rect, view) = (&self.mouth, self.mouth_rect, &self.view);
        let draw = || Layer::draw(&mouth.tree(look.mouth)?, view, rect);
        self.flat.paint(self.mouths.get(look.mouth, draw)?, area);
        self.flat.paint(&self.eyes, area);
        match look.lids {
            Lids::Open => {}
            Lids::Half => self.flat.paint(&self.lids_half, area),
            Lids::Closed => self.flat.paint(&self.lids_closed, area),
        }
        self.flat.paint_raised(&self.brows, look.brow_rise, area);
        self.flat.paint(&self.front, area);
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
