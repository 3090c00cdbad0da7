//! Sprites: layers in premultiplied YUV with alpha, ready to be blended into a frame.

use super::color;
use super::layer::Layer;
use super::stage::Rect;

/// A layer in premultiplied YUV; its rectangle is even, and its outermost pixels are clear, so
/// that sampling between pixels needs no bounds of its own.
#[derive(Debug)]
pub(super) struct Sprite {
    pub(super) rect: Rect,
    /// Y at full size.
    pub(super) luma: Tile<1>,
    /// U and V at half size.
    pub(super) chroma: Tile<2>,
}

/// Planes of one size with their alpha.
#[derive(Debug)]
pub(super) struct Tile<const N: usize> {
    pub(super) rect: Rect,
    pub(super) values: [Vec<u8>; N],
    pub(super) alpha: Vec<u8>,
    /// From where to before where each row has anything to show.
    spans: Vec<(i32, i32)>,
}

impl Sprite {
    /// The even rectangle with a clear border of at least two pixels that a sprite of what is
    /// drawn in `drawn` has.
    pub(super) fn rect_around(drawn: Rect) -> Rect {
        drawn.grown(2).even()
    }

    /// Converts a whole layer.
    pub(super) fn of(layer: &Layer) -> Sprite {
        let rect = Sprite::rect_around(layer.rect);
        let mut sprite = Sprite::clear(rect);
        let mut framed = Layer::clear(rect);
        framed.paint(layer, rect);
        sprite.update(&framed, rect);
        sprite
    }

    /// A sprite that shows nothing; `rect` is even.
    pub(super) fn clear(rect: Rect) -> Sprite {
        Sprite { rect, luma: Tile::clear(rect), chroma: Tile::clear(rect.halved()) }
    }

    /// Converts what changed: `area` is even and inside both the sprite and the layer.
    pub(super) fn update(&mut self, layer: &Layer, area: Rect) {
        for y in (area.y..area.bottom()).step_by(2) {
            let rows = [layer.span(y, area), layer.span(y + 1, area)];
            for (line, row) in rows.iter().enumerate() {
                let at = self.luma.range(y + line as i32, area);
                let [luma] = &mut self.luma.values;
                color::luma_row(row, &mut luma[at.clone()], &mut self.luma.alpha[at]);
            }
            let half = area.halved();
            let at = self.chroma.range(y.div_euclid(2), half);
            let [u, v] = &mut self.chroma.values;
            let alpha = &mut self.chroma.alpha[at.clone()];
            color::chroma_row(rows, &mut u[at.clone()], &mut v[at], alpha);
        }
        self.luma.find_spans(area);
        self.chroma.find_spans(area.halved());
    }
}

impl<const N: usize> Tile<N> {
    fn clear(rect: Rect) -> Tile<N> {
        let empty = vec![0; rect.width as usize * rect.height as usize];
        let spans = vec![(0, 0); rect.height as usize];
        Tile { rect, values: std::array::from_fn(|_| empty.clone()), alpha: empty, spans }
    }

    /// Where row `y`'s part in the columns of `area` lies in the planes.
    fn range(&self, y: i32, area: Rect) -> std::ops::Range<usize> {
        let row = (y - self.rect.y) as usize * self.rect.width as usize;
        let from = row + (area.x - self.rect.x) as usize;
        from..from + area.width as usize
    }

    /// The columns of this tile's row `row`, counted from its left, that have anything to show.
    pub(super) fn span(&self, row: i32) -> (i32, i32) {
        self.spans[row as usize]
    }

    fn find_spans(&mut self, area: Rect) {
        for y in area.y..area.bottom() {
            let row = &self.alpha[self.range(y, self.rect)];
            let first = row.iter().position(|alpha| *alpha > 0).unwrap_or(0);
            let after = row.iter().rposition(|alpha| *alpha > 0).map_or(0, |last| last + 1);
            self.spans[(y - self.rect.y) as usize] = (first as i32, after as i32);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sprite_is_even_and_has_a_clear_border() {
        let sprite = Sprite::of(&Layer::clear(Rect { x: 3, y: -5, width: 5, height: 5 }));
        assert_eq!(sprite.rect, Rect::between((0, -8), (10, 2)));
        assert_eq!(sprite.chroma.rect, Rect::between((0, -4), (5, 1)));
    }
}
