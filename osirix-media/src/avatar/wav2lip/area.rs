//! Where the face is: its box as the model was taught it.

use std::collections::VecDeque;

use image::GrayImage;
use osirix_core::media::Frame;
use osirix_core::{Error, Result};

use super::super::portrait::{FaceBox, face_near, faces_in_grey};
use super::super::stage::Rect;

/// A face in a frame, in pixels: from the first column and row to before the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FaceArea {
    /// The first column.
    pub left: u32,
    /// The first row.
    pub top: u32,
    /// The column behind the last.
    pub right: u32,
    /// The row behind the last.
    pub bottom: u32,
}

/// Pixels that are added below, so that the chin is in: what finds faces ends above it.
const BELOW: i32 = 10;

/// Boxes whose sides are this near to each other, in parts of their width, are of a face that has
/// not moved: that much they differ by how it was found.
const SAME: f32 = 0.125;

impl FaceArea {
    /// Whether both are of a face that has not moved.
    pub(super) fn is_about(self, other: FaceArea) -> bool {
        let most = SAME * self.right.saturating_sub(self.left) as f32;
        let sides = |area: FaceArea| [area.left, area.top, area.right, area.bottom];
        sides(self).iter().zip(sides(other)).all(|(one, two)| one.abs_diff(two) as f32 <= most)
    }

    /// The box that is cut out of a frame, which it does not leave.
    pub(super) fn cut(self, frame: Rect) -> Rect {
        let pixels = |value: u32| i32::try_from(value).unwrap_or(i32::MAX);
        let bottom = pixels(self.bottom).saturating_add(BELOW);
        Rect::between((pixels(self.left), pixels(self.top)), (pixels(self.right), bottom))
            .and(frame)
    }
}

/// The face of a portrait in a frame: the largest that looks at the camera, or, where it was seen
/// before, the one that is there now.
pub(super) fn of_portrait(frame: &Frame, last: Option<FaceArea>) -> Result<Option<FaceArea>> {
    let luma = frame.planes().0.to_vec();
    let grey = GrayImage::from_raw(frame.width(), frame.height(), luma)
        .ok_or_else(|| Error::internal("a frame's luma has another size than the frame"))?;
    if let Some(last) = last
        && let Some(face) = face_near(&grey, last.into())?
    {
        return Ok(Some(face.into()));
    }
    let Some(face) = faces_in_grey(grey.clone())?.into_iter().next() else { return Ok(None) };
    // In the whole picture a face is small and its box coarse.
    Ok(Some(face_near(&grey, face)?.unwrap_or(face).into()))
}

impl From<FaceBox> for FaceArea {
    fn from(face: FaceBox) -> FaceArea {
        let pixels = |value: f32| value.round().max(0.0) as u32;
        FaceArea {
            left: pixels(face.x),
            top: pixels(face.y),
            right: pixels(face.x + face.width),
            bottom: pixels(face.y + face.height),
        }
    }
}

impl From<FaceArea> for FaceBox {
    fn from(area: FaceArea) -> FaceBox {
        let side = |from: u32, to: u32| to.saturating_sub(from) as f32;
        FaceBox {
            x: area.left as f32,
            y: area.top as f32,
            width: side(area.left, area.right),
            height: side(area.top, area.bottom),
        }
    }
}

/// How many frames' boxes are averaged.
pub(super) const SMOOTHED: usize = 5;

/// The mean of boxes: their corners', rounded down.
pub(super) fn mean(boxes: &VecDeque<Rect>) -> Rect {
    let count = boxes.len().max(1) as i64;
    let mean = |side: fn(&Rect) -> i32| {
        (boxes.iter().map(|one| i64::from(side(one))).sum::<i64>() / count) as i32
    };
    Rect::between((mean(|one| one.x), mean(|one| one.y)), (mean(Rect::right), mean(Rect::bottom)))
}

#[cfg(test)]
mod tests {
    use image::imageops::FilterType;

    use super::*;

    const FRAME: Rect = Rect { x: 0, y: 0, width: 320, height: 180 };

    #[test]
    fn the_box_of_a_face_stands_over_its_middle() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/portraits/ada.png");
        let picture = image::open(path).unwrap().resize_exact(720, 720, FilterType::Triangle);
        let mut frame = Frame::black(720, 720);
        frame.planes_mut().0.copy_from_slice(picture.to_luma8().as_raw());
        let face = of_portrait(&frame, None).unwrap().unwrap();
        let (middle, width) = ((face.left + face.right) / 2, face.right - face.left);
        assert!(middle.abs_diff(360) * 50 < width, "{face:?}");
        assert!(face.is_about(of_portrait(&frame, Some(face)).unwrap().unwrap()));
    }

    #[test]
    fn ten_rows_are_added_below_and_the_frame_is_not_left() {
        let face = FaceArea { left: 100, top: 20, right: 200, bottom: 140 };
        assert_eq!(face.cut(FRAME), Rect::between((100, 20), (200, 150)));
        let wide = FaceArea { left: 0, top: 20, right: u32::MAX, bottom: u32::MAX };
        assert_eq!(wide.cut(FRAME), Rect::between((0, 20), (320, 180)));
        let beside = FaceArea { left: 400, top: 20, right: 500, bottom: 100 };
        assert!(beside.cut(FRAME).is_empty());
    }

    #[test]
    fn a_face_has_moved_when_a_side_of_its_box_is_an_eighth_of_its_width_away() {
        let face = FaceArea { left: 100, top: 20, right: 200, bottom: 140 };
        assert!(face.is_about(FaceArea { left: 112, top: 8, right: 212, bottom: 152 }));
        assert!(!face.is_about(FaceArea { right: 213, ..face }));
        assert!(!face.is_about(FaceArea { top: 7, ..face }));
    }

    #[test]
    fn boxes_are_averaged_side_by_side() {
        let one = |x| Rect::between((x, 10), (x + 50, 70));
        let boxes: VecDeque<_> = [100, 102, 104, 106, 109].map(one).into();
        assert_eq!(mean(&boxes), Rect::between((104, 10), (154, 70)));
    }
}
