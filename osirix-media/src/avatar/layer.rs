//! Rasterised parts: premultiplied RGBA over a rectangle of the frame.

use osirix_core::error::{Error, ErrorCode, Result};
use resvg::tiny_skia::{PixmapMut, Transform};
use resvg::usvg::Tree;

use super::stage::{DRAWN, DRAWN_FROM, Rect, View};

/// Pixels of four bytes, premultiplied RGBA, that lie somewhere on the frame.
#[derive(Debug, Clone)]
pub(super) struct Layer {
    pub(super) rect: Rect,
    pixels: Vec<[u8; 4]>,
}

impl Layer {
    /// A layer where nothing is drawn.
    pub(super) fn clear(rect: Rect) -> Layer {
        Layer { rect, pixels: vec![[0; 4]; rect.width as usize * rect.height as usize] }
    }

    /// A layer of one colour.
    #[cfg(test)]
    pub(super) fn filled(rect: Rect, pixel: [u8; 4]) -> Layer {
        let mut layer = Layer::clear(rect);
        layer.pixels.fill(pixel);
        layer
    }

    /// Draws what `tree` shows inside `limit`.
    pub(super) fn draw(tree: &Tree, view: &View, limit: Rect) -> Result<Layer> {
        let mut layer = Layer::clear(drawn_rect(tree, view).and(limit));
        if layer.rect.is_empty() {
            return Ok(layer);
        }
        let to_stage = DRAWN / tree.size().width();
        let scale = to_stage * view.scale;
        let (x, y) = view.point(DRAWN_FROM, DRAWN_FROM);
        let (x, y) = (x - layer.rect.x as f32, y - layer.rect.y as f32);
        let transform = Transform::from_row(scale, 0.0, 0.0, scale, x, y);
        let (width, height) = (layer.rect.width as u32, layer.rect.height as u32);
        let bytes = layer.pixels.as_flattened_mut();
        let mut pixmap = PixmapMut::from_bytes(bytes, width, height)
            .ok_or_else(|| Error::new(ErrorCode::Media, "the frame is too large to be drawn"))?;
        resvg::render(tree, transform, &mut pixmap);
        Ok(layer)
    }

    /// Draws what several trees show inside `limit`, at the same time and without the clear pixels
    /// around it; where there is no tree, nothing.
    pub(super) fn draw_all<const N: usize>(
        trees: [Option<&Tree>; N],
        view: &View,
        limit: Rect,
    ) -> Result<[Layer; N]> {
        let nothing = || Ok(Layer::clear(Rect::default()));
        let draw = |tree| Layer::draw(tree, view, limit).map(|layer| layer.trimmed());
        let drawn = std::thread::scope(|threads| {
            let drawing = trees.map(|tree| threads.spawn(move || tree.map_or_else(nothing, draw)));
            drawing.map(|drawing| drawing.join().unwrap_or_else(|_| Err(interrupted())))
        });
        let drawn = drawn.into_iter().collect::<Result<Vec<_>>>()?;
        drawn.try_into().map_err(|_| interrupted())
    }

    /// The same pixels without the rows and columns around them where nothing is drawn.
    pub(super) fn trimmed(&self) -> Layer {
        self.cut(self.drawn())
    }

    /// The part inside `rect`, which must lie inside this layer.
    pub(super) fn cut(&self, rect: Rect) -> Layer {
        let mut part = Layer::clear(rect);
        for y in rect.y..rect.bottom() {
            part.span_mut(y, rect).copy_from_slice(self.span(y, rect));
        }
        part
    }

    /// The smallest rectangle with everything that is drawn.
    fn drawn(&self) -> Rect {
        let mut drawn = Rect::default();
        for y in self.rect.y..self.rect.bottom() {
            let row = self.span(y, self.rect);
            let Some(first) = row.iter().position(|pixel| pixel[3] > 0) else { continue };
            let last = row.iter().rposition(|pixel| pixel[3] > 0).unwrap_or(first);
            let x = self.rect.x;
            drawn = drawn.or(Rect::between((x + first as i32, y), (x + last as i32 + 1, y + 1)));
        }
        drawn
    }

    /// Whether no pixel lets anything shine through.
    pub(super) fn is_opaque(&self) -> bool {
        self.pixels.iter().all(|pixel| pixel[3] == 255)
    }

    /// The bytes that it holds.
    pub(super) fn bytes(&self) -> usize {
        self.pixels.len() * 4
    }

    /// The pixels of row `y` in the columns of `columns`.
    pub(super) fn span(&self, y: i32, columns: Rect) -> &[[u8; 4]] {
        let from = self.index(columns.x, y);
        &self.pixels[from..from + columns.width as usize]
    }

    /// The same, to be written.
    pub(super) fn span_mut(&mut self, y: i32, columns: Rect) -> &mut [[u8; 4]] {
        let from = self.index(columns.x, y);
        &mut self.pixels[from..from + columns.width as usize]
    }

    fn index(&self, x: i32, y: i32) -> usize {
        (y - self.rect.y) as usize * self.rect.width as usize + (x - self.rect.x) as usize
    }

    /// Clears `area`.
    pub(super) fn erase(&mut self, area: Rect) {
        let area = area.and(self.rect);
        for y in area.y..area.bottom() {
            self.span_mut(y, area).fill([0; 4]);
        }
    }

    /// Paints the part of `top` that lies inside `area` over this.
    pub(super) fn paint(&mut self, top: &Layer, area: Rect) {
        let area = area.and(self.rect).and(top.rect);
        for y in area.y..area.bottom() {
            over(self.span_mut(y, area), top.span(y, area));
        }
    }

    /// Paints `top` shifted up by `rise` sixteenths of a pixel over this.
    pub(super) fn paint_raised(&mut self, top: &Layer, rise: i32, area: Rect) {
        let (whole, part) = (rise.div_euclid(16), rise.rem_euclid(16));
        let columns = area.and(self.rect).and(Rect { y: area.y, height: area.height, ..top.rect });
        let empty = vec![[0; 4]; columns.width as usize];
        let mut mixed = empty.clone();
        for y in columns.y..columns.bottom().min(self.rect.bottom()) {
            let row = |y: i32| {
                let inside = (top.rect.y..top.rect.bottom()).contains(&y);
                if inside { top.span(y, columns) } else { &empty[..] }
            };
            blend(&mut mixed, row(y + whole), row(y + whole + 1), part as u16);
            over(self.span_mut(y, columns), &mixed);
        }
    }
}

/// The error where a drawing thread panicked.
pub(super) fn interrupted() -> Error {
    Error::internal("the drawing of an avatar was interrupted")
}

/// The pixels that a part can touch.
fn drawn_rect(tree: &Tree, view: &View) -> Rect {
    let drawn = tree.root().abs_layer_bounding_box();
    let to_stage = DRAWN / tree.size().width();
    let at = |x: f32, y: f32| view.point(x * to_stage + DRAWN_FROM, y * to_stage + DRAWN_FROM);
    let (left, top) = at(drawn.left(), drawn.top());
    let (right, bottom) = at(drawn.right(), drawn.bottom());
    Rect::between(
        (left.floor() as i32, top.floor() as i32),
        (right.ceil() as i32, bottom.ceil() as i32),
    )
    .grown(1)
}

fn over(below: &mut [[u8; 4]], top: &[[u8; 4]]) {
    for (below, top) in below.iter_mut().zip(top) {
        let through = 255 - u16::from(top[3]);
        for (below, top) in below.iter_mut().zip(top) {
            *below = top.saturating_add(div_255(u16::from(*below) * through));
        }
    }
}

fn blend(mixed: &mut [[u8; 4]], first: &[[u8; 4]], second: &[[u8; 4]], part: u16) {
    let rows = first.as_flattened().iter().zip(second.as_flattened());
    for (mixed, (first, second)) in mixed.as_flattened_mut().iter_mut().zip(rows) {
        let sum = u16::from(*first) * (16 - part) + u16::from(*second) * part;
        *mixed = ((sum + 8) >> 4) as u8;
    }
}

/// A product of two bytes divided by 255, rounded.
pub(super) fn div_255(product: u16) -> u8 {
    let product = product + 128;
    ((product + (product >> 8)) >> 8) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_times_255_divided_by_255_is_itself() {
        assert!((0..=255u16).all(|value| u16::from(div_255(value * 255)) == value));
        assert_eq!(div_255(128 * 128), 64);
    }

    #[test]
    fn a_layer_beside_another_changes_nothing() {
        let at = |x, width| Rect { x, y: 0, width, height: 14 };
        let mut ground = Layer::clear(at(0, 4));
        let beside = Layer::filled(at(6, 2), [9; 4]);
        ground.paint(&beside, at(0, 20));
        ground.paint_raised(&beside, 8, at(0, 20));
        ground.erase(at(7, 1));
        assert!(ground.pixels.iter().all(|pixel| *pixel == [0; 4]));
    }

    #[test]
    fn a_raised_layer_is_spread_over_the_rows_between_which_it_lies() {
        let mut dot = Layer::clear(Rect { x: 0, y: 4, width: 1, height: 1 });
        dot.pixels[0] = [160; 4];
        let mut ground = Layer::clear(Rect { x: 0, y: 0, width: 1, height: 8 });
        ground.paint_raised(&dot, 24, ground.rect);
        let column: Vec<u8> = ground.pixels.iter().map(|pixel| pixel[3]).collect();
        assert_eq!(column, [0, 0, 80, 80, 0, 0, 0, 0]);
    }
}
