//! Where eyes and mouth are in a face: looked for around the places where faces have them.
//!
//! Distances are told in the distance between the eyes, which the face's box hardly depends on.

use super::FaceBox;
use super::photo::{Photo, rise};

/// Where the detector's boxes have the eyes, in parts of their sides.
const EYES_AT: [(f32, f32); 2] = [(0.3, 0.39), (0.7, 0.39)];

/// How far from there they are looked for.
const EYES_WITHIN: f32 = 0.11;

/// How far below the eyes a mouth is, at least, usually and at most.
const MOUTH_BELOW: [f32; 3] = [0.82, 1.06, 1.36];

/// Half a mouth's width, at least, usually and at most.
const MOUTH_HALF: [f32; 3] = [0.32, 0.41, 0.52];

/// A face's features on the frame, in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Features {
    /// The eyes, the one on the left of the picture first.
    pub(super) eyes: [Eye; 2],
    pub(super) mouth: Mouth,
    /// The distance between the eyes.
    pub(super) apart: f32,
    /// The middle between the eyes.
    pub(super) middle: [f32; 2],
    /// How far the face is tilted, clockwise, in radians.
    pub(super) tilt: f32,
}

/// An open eye, along the face's tilt.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Eye {
    pub(super) center: [f32; 2],
    /// From the middle to a corner.
    pub(super) half: f32,
    /// From the middle to the upper lid.
    pub(super) above: f32,
    /// From the middle to the lower lid.
    pub(super) below: f32,
}

/// A closed mouth, along the face's tilt.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Mouth {
    /// The middle of the line between the lips.
    pub(super) center: [f32; 2],
    /// From the middle to a corner.
    pub(super) half: f32,
}

impl Features {
    /// The features of the face in `area`.
    pub(super) fn find(photo: &Photo, area: FaceBox) -> Features {
        let [left, right] = eyes(photo, area);
        let between = [right[0] - left[0], right[1] - left[1]];
        let apart = between[0].hypot(between[1]);
        let tilt = between[1].atan2(between[0]);
        let middle = [(left[0] + right[0]) / 2.0, (left[1] + right[1]) / 2.0];
        let face = Tilted { photo, origin: middle, tilt, unit: apart };
        let eyes = [left, right].map(|center| eye(&Tilted { origin: center, ..face }));
        Features { eyes, mouth: mouth(&face), apart, middle, tilt }
    }
}

/// A photo in the axes of a tilted face.
#[derive(Clone, Copy)]
struct Tilted<'a> {
    photo: &'a Photo,
    origin: [f32; 2],
    tilt: f32,
    /// The pixels of one unit.
    unit: f32,
}

impl Tilted<'_> {
    fn point(&self, across: f32, down: f32) -> [f32; 2] {
        let (sin, cos) = self.tilt.sin_cos();
        let (across, down) = (across * self.unit, down * self.unit);
        [self.origin[0] + across * cos - down * sin, self.origin[1] + across * sin + down * cos]
    }

    fn brightness(&self, across: f32, down: f32, radius: f32) -> f32 {
        let [x, y] = self.point(across, down);
        self.photo.brightness(x, y, radius * self.unit)
    }

    /// The mean brightness along a short line across.
    fn row(&self, middle: f32, half: f32, down: f32) -> f32 {
        let steps = -4..=4;
        let across = |step: i32| middle + half * step as f32 / 4.0;
        steps.map(|step| self.brightness(across(step), down, 0.012)).sum::<f32>() / 9.0
    }
}

/// The centres of both irises: dark spots with brighter white and skin beside and below them.
fn eyes(photo: &Photo, area: FaceBox) -> [[f32; 2]; 2] {
    let expected = EYES_AT.map(|(x, y)| [area.x + x * area.width, area.y + y * area.height]);
    let found = expected.map(|at| iris(photo, at, area.width));
    let [left, right] = found;
    let across = (right[0] - left[0]) / area.width;
    let down = (right[1] - left[1]).abs() / area.width;
    match (0.28..0.56).contains(&across) && down < 0.14 {
        true => found,
        false => expected,
    }
}

fn iris(photo: &Photo, expected: [f32; 2], width: f32) -> [f32; 2] {
    const STEPS: i32 = 22;
    let at = |step: i32| EYES_WITHIN * width * step as f32 / STEPS as f32;
    let places =
        (-STEPS..=STEPS).flat_map(|down| (-STEPS..=STEPS).map(move |across| (across, down)));
    let rated = places.map(|(across, down)| {
        let (x, y) = (expected[0] + at(across), expected[1] + at(down));
        let near = |across: f32, down: f32, radius: f32| {
            photo.brightness(x + across * width, y + down * width, radius * width)
        };
        let beside = near(-0.075, 0.0, 0.018).min(near(0.075, 0.0, 0.018));
        let around = (beside + near(0.0, 0.085, 0.02)) / 2.0;
        let away = (across as f32).hypot(down as f32) / STEPS as f32;
        ([x, y], around - near(0.0, 0.0, 0.032) - 22.0 * away * away)
    });
    let best = rated.fold(
        (expected, f32::NEG_INFINITY),
        |best, next| {
            if next.1 > best.1 { next } else { best }
        },
    );
    best.0
}

/// How far an eye is open: up and down from the iris to where it grows bright fastest.
fn eye(eye: &Tilted<'_>) -> Eye {
    let edge = |direction: f32, from: f32, to: f32, usual: f32| {
        const STEPS: i32 = 24;
        let at = |step: i32| from + (to - from) * step as f32 / STEPS as f32;
        let rated = (0..=STEPS).map(|step| {
            let down = direction * at(step);
            let inner = eye.row(0.0, 0.1, down - direction * 0.018);
            let outer = eye.row(0.0, 0.1, down + direction * 0.018);
            (at(step), outer - inner - 60.0 * (at(step) - usual).abs())
        });
        rated.fold((usual, 6.0), |best, next| if next.1 > best.1 { next } else { best }).0
    };
    let (above, below) = (edge(-1.0, 0.06, 0.21, 0.11), edge(1.0, 0.05, 0.16, 0.085));
    let half = (1.25 * (above + below)).clamp(0.22, 0.31);
    let pixels = |part: f32| part * eye.unit;
    Eye { center: eye.origin, half: pixels(half), above: pixels(above), below: pixels(below) }
}

/// The line between the lips: the darkest thin line across, below the eyes.
fn mouth(face: &Tilted<'_>) -> Mouth {
    const STEPS: i32 = 60;
    const THIN: f32 = 0.055;
    let [least, usual, most] = MOUTH_BELOW;
    let at = |step: i32| least + (most - least) * step as f32 / STEPS as f32;
    let darkness = |across: f32, half: f32, down: f32| {
        let beside = face.row(across, half, down - THIN) + face.row(across, half, down + THIN);
        beside / 2.0 - face.row(across, half, down)
    };
    let rated = (0..=STEPS).map(|step| {
        let away = (at(step) - usual) / (most - usual);
        (at(step), darkness(0.0, 0.22, at(step)) - 10.0 * away * away)
    });
    let (down, _) =
        rated.fold((usual, 0.0), |best, next| if next.1 > best.1 { next } else { best });
    let line = darkness(0.0, 0.15, down);
    let corner = |direction: f32| {
        let [least, usual, most] = MOUTH_HALF;
        let is_line = |across: f32| {
            let nearby = [-0.03, -0.015, 0.0, 0.015, 0.03]
                .map(|by| darkness(direction * across, 0.015, down + by));
            nearby.into_iter().fold(f32::NEG_INFINITY, f32::max) > line * 0.4
        };
        let steps = (0..=20).map(|step| least + (most - least) * step as f32 / 20.0);
        let reached = steps.take_while(|across| is_line(*across)).last().unwrap_or(least);
        // A line that is hardly seen says little: keep to what is usual.
        let sure = rise(3.0, 12.0, line);
        usual + (reached - usual) * sure
    };
    let (left, right) = (corner(-1.0), corner(1.0));
    let shift = ((right - left) / 2.0).clamp(-0.06, 0.06);
    Mouth { center: face.point(shift, down), half: (left + right) / 2.0 * face.unit }
}
