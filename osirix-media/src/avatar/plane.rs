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

/// How many samples follow the last one of a plane, so that a block may be read past its end.
pub(super) const PADDING: usize = 17;

/// Planes of one size with their alpha.
#[derive(Debug)]
pub(super) struct Tile<const N: usize> {
    pub(super) rect: Rect,
    pub(super) values: [Vec<u8>; N],
    pub(super) alpha: Vec<u8>,
    /// For each row and the next one, from left to right: where anything is to be seen.
    segments: Vec<Vec<Segment>>,
}

/// Columns of a pair of rows where a sample between four pixels shows anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Segment {
    /// The first column, counted from the tile's left.
    pub(super) from: i32,
    /// The column after the last.
    pub(super) to: i32,
    /// Whether nothing shines through.
    pub(super) opaque: bool,
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
        let outline_changed = (area.y..area.bottom()).any(|y| {
            let alpha = &self.luma.alpha[self.luma.range(y, area)];
            let differs = |(pixel, alpha): (&[u8; 4], &u8)| pixel[3] != *alpha;
            layer.span(y, area).iter().zip(alpha).any(differs)
        });
        for y in (area.y..area.bottom()).step_by(2) {
            self.convert([layer.span(y, area), layer.span(y + 1, area)], y, area);
        }
        if outline_changed {
            self.luma.find_segments(area);
            self.chroma.find_segments(area.halved());
        }
    }

    fn convert(&mut self, rows: [&[[u8; 4]]; 2], y: i32, area: Rect) {
        for (row, y) in rows.iter().zip(y..) {
            let at = self.luma.range(y, area);
            let [luma] = &mut self.luma.values;
            color::luma_row(row, &mut luma[at.clone()], &mut self.luma.alpha[at]);
        }
        let at = self.chroma.range(y.div_euclid(2), area.halved());
        let [u, v] = &mut self.chroma.values;
        let alpha = &mut self.chroma.alpha[at.clone()];
        color::chroma_row(rows, &mut u[at.clone()], &mut v[at], alpha);
    }
}

impl<const N: usize> Tile<N> {
    fn clear(rect: Rect) -> Tile<N> {
        let empty = vec![0; rect.width as usize * rect.height as usize + PADDING];
        let segments = vec![Vec::new(); rect.height as usize];
        Tile { rect, values: std::array::from_fn(|_| empty.clone()), alpha: empty, segments }
    }

    /// Where row `y`'s part in the columns of `area` lies in the planes.
    fn range(&self, y: i32, area: Rect) -> std::ops::Range<usize> {
        let row = (y - self.rect.y) as usize * self.rect.width as usize;
        let from = row + (area.x - self.rect.x) as usize;
        from..from + area.width as usize
    }

    /// Where a sample between row `row`, counted from the tile's top, and the next shows anything.
    pub(super) fn segments(&self, row: i32) -> &[Segment] {
        usize::try_from(row).ok().and_then(|row| self.segments.get(row)).map_or(&[], |all| all)
    }

    fn find_segments(&mut self, area: Rect) {
        let first = (area.y - 1).max(self.rect.y);
        for y in first..area.bottom().min(self.rect.bottom() - 1) {
            let upper = &self.alpha[self.range(y, self.rect)];
            let lower = &self.alpha[self.range(y + 1, self.rect)];
            let row = &mut self.segments[(y - self.rect.y) as usize];
            split(upper, lower, row);
        }
    }
}

/// Shorter stretches of opaque pixels are not worth a run of their own.
const LEAST_OPAQUE: i32 = 24;

/// Divides the columns between two rows into segments, without those where nothing is to be seen.
fn split(upper: &[u8], lower: &[u8], segments: &mut Vec<Segment>) {
    segments.clear();
    let corners = upper.windows(2).zip(lower.windows(2));
    for (column, (upper, lower)) in (0..).zip(corners) {
        let corners = [upper[0], upper[1], lower[0], lower[1]];
        if corners == [0; 4] {
            continue;
        }
        let opaque = corners == [255; 4];
        match segments.last_mut() {
            Some(last) if last.to == column && last.opaque == opaque => last.to += 1,
            _ => push(segments, Segment { from: column, to: column + 1, opaque }),
        }
    }
    push(segments, Segment { from: i32::MAX, to: i32::MAX, opaque: false });
    segments.pop();
}

/// Appends a segment, after the last one was joined with the one before it where that is better.
fn push(segments: &mut Vec<Segment>, next: Segment) {
    if let Some(last) = segments.last_mut() {
        last.opaque &= last.to - last.from >= LEAST_OPAQUE;
    }
    if let [.., before, last] = segments.as_mut_slice()
        && before.to == last.from
        && !before.opaque
        && !last.opaque
    {
        before.to = last.to;
        segments.pop();
    }
    segments.push(next);
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

    #[test]
    fn segments_tell_what_is_clear_mixed_and_opaque() {
        let mut row = vec![0; 100];
        row[10..80].fill(255);
        row[40] = 200;
        let segment = |from, to, opaque| Segment { from, to, opaque };
        let mut segments = Vec::new();
        split(&row, &row, &mut segments);
        let edge = [segment(9, 10, false), segment(10, 39, true), segment(39, 41, false)];
        assert_eq!(segments[..3], edge);
        assert_eq!(segments[3..], [segment(41, 79, true), segment(79, 80, false)]);
        row[50] = 0;
        split(&row, &[0; 100], &mut segments);
        assert_eq!(segments, [segment(9, 80, false)]);
        row[50] = 255;
        row[60] = 9;
        split(&row, &row, &mut segments);
        assert_eq!(segments[2..], [segment(39, 80, false)], "19 opaque columns are too few");
    }
}
