//! The movement of head and chest: a smooth warp that is whole in the middle of the head and
//! nothing at the edges of the photo, so that what is behind stays as it is.

use osirix_core::media::Frame;

use super::FaceBox;
use super::features::Features;
use super::photo::rise;
use crate::avatar::pose::Pose;
use crate::avatar::stage::Rect;

/// The side of the squares at whose corners the movement is worked out, in pixels.
const CELL: i32 = 8;

/// How far a head turns at most, in radians.
const TURN: f32 = 0.018;

/// How far a head moves at most to each side and up, in distances between the eyes.
const SHIFT: f32 = 0.045;

/// How far a breath lifts the chest, in distances between the eyes.
const BREATH: f32 = 0.022;

/// Where the movement of a photo comes to rest at its edges, in parts of its shorter side.
const MARGIN: f32 = 0.12;

/// How the head stands, in 1/65536 of a pixel and of a radian: equal ones look the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Stance {
    turn: i32,
    shift: [i32; 2],
    breath: i32,
}

/// The movement of a head on a photo.
pub(super) struct Sway {
    /// The pixels that it moves; whole cells.
    pub(super) rect: Rect,
    /// Around what the head turns.
    pivot: [f32; 2],
    apart: f32,
    /// For each corner of each cell, row by row: how much of the head's and of the chest's
    /// movement it takes part in.
    shares: Vec<[f32; 2]>,
}

impl Sway {
    pub(super) fn new(features: &Features, shown: FaceBox, frame: Rect) -> Sway {
        let apart = features.apart;
        let [x, y] = features.middle;
        let pivot = [x, y + 2.3 * apart];
        let reach = Rect::between(
            ((x - 3.6 * apart) as i32, (y - 3.4 * apart) as i32),
            ((x + 3.6 * apart) as i32, (y + 5.2 * apart) as i32),
        );
        let inside = Rect::between(
            (shown.x as i32, shown.y as i32),
            ((shown.x + shown.width) as i32, (shown.y + shown.height) as i32),
        );
        let rect = cells(reach.and(inside).and(frame), frame);
        let share = |x: i32, y: i32| shares(features, shown, [x as f32, y as f32]);
        let corners = |from: i32, to: i32| (from..=to).step_by(CELL as usize);
        let shares = corners(rect.y, rect.bottom())
            .flat_map(|y| corners(rect.x, rect.right()).map(move |x| (x, y)))
            .map(|(x, y)| share(x, y))
            .collect();
        Sway { rect, pivot, apart, shares }
    }

    /// How the head stands in a pose.
    pub(super) fn stance(&self, pose: &Pose) -> Stance {
        // Steps of a sixteenth of a pixel are finer than is seen.
        let steps = |pixels: f32| ((pixels * self.apart * 16.0).round() * 4_096.0) as i32;
        Stance {
            turn: ((pose.head_turn * TURN * 4_096.0).round() * 16.0) as i32,
            shift: [pose.head_shift[0] * SHIFT, pose.head_shift[1] * SHIFT * 0.6].map(steps),
            breath: steps(pose.breath * BREATH),
        }
    }

    /// Shows `still` moved on `canvas`, inside the rectangle that moves.
    pub(super) fn show(&self, still: &Frame, stance: Stance, canvas: &mut Frame) {
        let columns = (self.rect.width / CELL + 1) as usize;
        let moves: Vec<[i32; 2]> = self.moves(stance, columns);
        let width = still.width() as usize;
        let (from, to) = (still.planes(), canvas.planes_mut());
        let full = Grid { rect: self.rect, cell: CELL, moves: &moves, columns, halving: 0 };
        let half = Grid { rect: self.rect.halved(), cell: CELL / 2, halving: 1, ..full };
        full.warp(from.0, to.0, width);
        half.warp(from.1, to.1, width / 2);
        half.warp(from.2, to.2, width / 2);
    }

    /// From where each corner takes what it shows, in 1/65536 of a pixel from itself.
    fn moves(&self, stance: Stance, columns: usize) -> Vec<[i32; 2]> {
        let turn = stance.turn as f32 / 65_536.0;
        let each = self.shares.iter().enumerate();
        each.map(|(index, [head, chest])| {
            let x = (self.rect.x + (index % columns) as i32 * CELL) as f32 - self.pivot[0];
            let y = (self.rect.y + (index / columns) as i32 * CELL) as f32 - self.pivot[1];
            let right = head * (stance.shift[0] as f32 - turn * y * 65_536.0);
            let down = head * (stance.shift[1] as f32 + turn * x * 65_536.0)
                - chest * stance.breath as f32;
            [-right as i32, -down as i32]
        })
        .collect()
    }
}

/// How much of the head's and of the chest's movement a place takes part in.
fn shares(features: &Features, shown: FaceBox, [x, y]: [f32; 2]) -> [f32; 2] {
    let unit = features.apart;
    let away = |up: f32, half: [f32; 2]| {
        let across = (x - features.middle[0]) / unit / half[0];
        let down = ((y - features.middle[1]) / unit - up) / half[1];
        across.hypot(down)
    };
    let head = 1.0 - rise(1.0, 2.1, away(0.25, [1.5, 1.95]));
    let chest = 1.0 - rise(0.6, 1.6, away(3.4, [2.3, 2.2]));
    let margin = MARGIN * shown.width.min(shown.height);
    let from_side = (x - shown.x).min(shown.x + shown.width - x);
    let from_end = (y - shown.y).min(shown.y + shown.height - y);
    let still = rise(0.0, margin, from_side) * rise(0.0, margin, from_end);
    [head * still, head.max(chest) * still]
}

/// The whole cells of a rectangle; even, and inside the frame.
fn cells(rect: Rect, frame: Rect) -> Rect {
    let up = |value: i32| value + value.rem_euclid(2);
    let from = (up(rect.x), up(rect.y));
    let whole = |length: i32| (length / CELL * CELL).max(0);
    let width = whole(rect.right().min(frame.right()) - from.0);
    Rect { x: from.0, y: from.1, width, height: whole(rect.bottom().min(frame.bottom()) - from.1) }
}

/// Cells of one plane with the movement of their corners.
#[derive(Clone, Copy)]
struct Grid<'a> {
    rect: Rect,
    cell: i32,
    moves: &'a [[i32; 2]],
    columns: usize,
    /// How many times a movement is halved on this plane.
    halving: u32,
}

impl Grid<'_> {
    fn warp(&self, from: &[u8], to: &mut [u8], width: usize) {
        let height = from.len() / width;
        for row in 0..self.rect.height {
            let (cell, within) = ((row / self.cell) as usize, row % self.cell);
            let upper = &self.moves[cell * self.columns..][..self.columns];
            let lower = &self.moves[(cell + 1) * self.columns..][..self.columns];
            let between = |index: usize, axis: usize| {
                let (upper, lower) = (upper[index][axis], lower[index][axis]);
                (upper + (lower - upper) / self.cell * within) >> self.halving
            };
            let y = self.rect.y + row;
            let start = y as usize * width + self.rect.x as usize;
            let line = &mut to[start..start + self.rect.width as usize];
            for (index, part) in line.chunks_exact_mut(self.cell as usize).enumerate() {
                let x = self.rect.x + index as i32 * self.cell;
                let at = [(x << 16) + between(index, 0), (y << 16) + between(index, 1)];
                let step = [0, 1]
                    .map(|axis| (between(index + 1, axis) - between(index, axis)) / self.cell);
                if at == [x << 16, y << 16] && step == [0, 0] {
                    let still = start + index * self.cell as usize;
                    part.copy_from_slice(&from[still..still + part.len()]);
                    continue;
                }
                sample(from, [width as i32, height as i32], at, step, part);
            }
        }
    }
}

/// Pixels in a row whose sources begin at `at` and go on by a pixel and `step` each.
fn sample(from: &[u8], size: [i32; 2], at: [i32; 2], step: [i32; 2], to: &mut [u8]) {
    let [mut x, mut y] = at;
    let most = [((size[0] - 1) << 16) - 1, ((size[1] - 1) << 16) - 1];
    for pixel in to {
        let (inside_x, inside_y) = (x.clamp(0, most[0]), y.clamp(0, most[1]));
        let first = (inside_y >> 16) as usize * size[0] as usize + (inside_x >> 16) as usize;
        let (across, down) = ((inside_x >> 8 & 255) as u32, (inside_y >> 8 & 255) as u32);
        let upper = [from[first], from[first + 1]].map(u32::from);
        let below = first + size[0] as usize;
        let lower = [from[below], from[below + 1]].map(u32::from);
        let upper = upper[0] * (256 - across) + upper[1] * across;
        let lower = lower[0] * (256 - across) + lower[1] * across;
        *pixel = ((upper * (256 - down) + lower * down + (1 << 15)) >> 16) as u8;
        x += (1 << 16) + step[0];
        y += step[1];
    }
}
