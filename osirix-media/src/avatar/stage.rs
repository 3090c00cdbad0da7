//! Where the stage lies on the frame, and rectangles of pixels.

use super::rig::Box2;

/// The side of the stage, in stage units.
pub(super) const STAGE: f32 = 1080.0;

/// Where the drawn square starts, in stage units; it is centred on the stage.
pub(super) const DRAWN_FROM: f32 = -420.0;

/// The side of the drawn square, in stage units.
pub(super) const DRAWN: f32 = 1920.0;

/// How the stage is shown on a frame: centred, its square in full, more where the frame is longer.
#[derive(Debug, Clone, Copy)]
pub(super) struct View {
    pub(super) width: i32,
    pub(super) height: i32,
    /// Pixels in a stage unit.
    pub(super) scale: f32,
}

impl View {
    /// The view of a frame of this size; a frame longer than 16:9 shows less than the stage, so
    /// that the drawn square still covers it.
    pub(super) fn new(width: u32, height: u32) -> View {
        let (short, long) = (width.min(height) as f32, width.max(height) as f32);
        let scale = (short / STAGE).max(long / DRAWN);
        View { width: width as i32, height: height as i32, scale }
    }

    /// The pixel position of a point of the stage.
    pub(super) fn point(&self, x: f32, y: f32) -> (f32, f32) {
        let middle = STAGE / 2.0;
        (
            (x - middle) * self.scale + self.width as f32 / 2.0,
            (y - middle) * self.scale + self.height as f32 / 2.0,
        )
    }

    /// The whole frame.
    pub(super) fn frame(&self) -> Rect {
        Rect { x: 0, y: 0, width: self.width, height: self.height }
    }

    /// The pixels that a box of the stage touches.
    pub(super) fn rect(&self, area: Box2) -> Rect {
        let (left, top) = self.point(area.x, area.y);
        let (right, bottom) = self.point(area.x + area.width, area.y + area.height);
        Rect::between(
            (left.floor() as i32, top.floor() as i32),
            (right.ceil() as i32, bottom.ceil() as i32),
        )
    }
}

/// A rectangle of pixels; it may lie partly or wholly outside the frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Rect {
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) width: i32,
    pub(super) height: i32,
}

impl Rect {
    /// From the first pixel to before the last.
    pub(super) fn between(from: (i32, i32), to: (i32, i32)) -> Rect {
        let (width, height) = ((to.0 - from.0).max(0), (to.1 - from.1).max(0));
        Rect { x: from.0, y: from.1, width, height }
    }

    pub(super) fn right(&self) -> i32 {
        self.x + self.width
    }

    pub(super) fn bottom(&self) -> i32 {
        self.y + self.height
    }

    pub(super) fn is_empty(&self) -> bool {
        self.width <= 0 || self.height <= 0
    }

    /// What both cover: without rows where it has no columns, and the other way round, so that
    /// nobody looks for pixels in it.
    pub(super) fn and(self, other: Rect) -> Rect {
        let both = Rect::between(
            (self.x.max(other.x), self.y.max(other.y)),
            (self.right().min(other.right()), self.bottom().min(other.bottom())),
        );
        if both.is_empty() { Rect { width: 0, height: 0, ..both } } else { both }
    }

    /// The smallest rectangle that covers both.
    pub(super) fn or(self, other: Rect) -> Rect {
        if self.is_empty() {
            return other;
        }
        if other.is_empty() {
            return self;
        }
        Rect::between(
            (self.x.min(other.x), self.y.min(other.y)),
            (self.right().max(other.right()), self.bottom().max(other.bottom())),
        )
    }

    /// Grown by `by` pixels to each side.
    pub(super) fn grown(self, by: i32) -> Rect {
        Rect::between((self.x - by, self.y - by), (self.right() + by, self.bottom() + by))
    }

    /// Grown until all its sides are even, as chroma needs it.
    pub(super) fn even(self) -> Rect {
        let up = |value: i32| value + value.rem_euclid(2);
        let down = |value: i32| value - value.rem_euclid(2);
        Rect::between((down(self.x), down(self.y)), (up(self.right()), up(self.bottom())))
    }

    /// The same place on the chroma planes; the rectangle must be even.
    pub(super) fn halved(self) -> Rect {
        Rect {
            x: self.x.div_euclid(2),
            y: self.y.div_euclid(2),
            width: self.width / 2,
            height: self.height / 2,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_aspect_shows_the_square_of_the_stage_in_the_middle() {
        for (width, height) in [(1280, 720), (720, 1280), (720, 720)] {
            let view = View::new(width, height);
            assert_eq!(view.point(540.0, 540.0), (width as f32 / 2.0, height as f32 / 2.0));
            assert!((view.scale - 720.0 / 1080.0).abs() < 1e-6);
        }
    }

    #[test]
    fn the_drawn_square_covers_even_a_very_wide_frame() {
        let view = View::new(2560, 720);
        let (left, _) = view.point(DRAWN_FROM, 0.0);
        let (right, _) = view.point(DRAWN_FROM + DRAWN, 0.0);
        assert!(left <= 0.0 && right >= 2560.0);
    }

    #[test]
    fn rectangles_beside_each_other_have_nothing_in_common() {
        let both = Rect::between((0, 0), (4, 9)).and(Rect::between((6, 2), (8, 7)));
        assert_eq!((both.width, both.height), (0, 0));
    }

    #[test]
    fn even_rectangles_only_grow() {
        let rect = Rect::between((-3, 1), (4, 6));
        assert_eq!(rect.even(), Rect::between((-4, 0), (4, 6)));
        assert_eq!(rect.even().halved(), Rect::between((-2, 0), (2, 3)));
    }
}
