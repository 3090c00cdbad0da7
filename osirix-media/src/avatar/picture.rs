//! A picture of a scene: what stands still is kept, what moves is blended again.

use std::sync::Arc;

use osirix_core::error::Result;
use osirix_core::media::Frame;

use super::face::{FlatFace, Look};
use super::frames::{self, Subject};
use super::plane::Sprite;
use super::pose::Pose;
use super::scene::Scene;
use super::stage::{Rect, STAGE, View};
use super::warp::{self, Canvas, Turn};

/// The bottom of the drawn square, where a breath lifts nothing.
const GROUND: f32 = STAGE + 420.0;

/// A canvas that shows a scene in one pose after the other. What it shows does not depend on what
/// it showed before.
pub(super) struct Picture {
    scene: Arc<Scene>,
    /// In place of the scene's own background.
    backdrop: Option<Arc<Frame>>,
    face: FlatFace,
    canvas: Frame,
    shown: Option<Stand>,
}

/// A scene, and what stands behind it in place of its own background.
pub(super) struct Staged {
    pub(super) scene: Arc<Scene>,
    pub(super) backdrop: Option<Arc<Frame>>,
}

impl Subject for Staged {
    type Canvas = Picture;

    fn canvas(self: Arc<Self>) -> Picture {
        Picture::new(self.scene.clone(), self.backdrop.clone())
    }
}

impl frames::Canvas for Picture {
    fn show(&mut self, pose: &Pose) -> Result<&Frame> {
        let stand = Stand::of(&self.scene, pose);
        if self.shown != Some(stand) {
            let area = self.changed(stand).and(self.scene.view.frame()).even();
            self.face.show(&self.scene.face, stand.look)?;
            self.compose(stand, area);
            self.shown = Some(stand);
        }
        Ok(&self.canvas)
    }
}

/// A pose in the units of pixels in which it is drawn: equal stands look the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stand {
    look: Look,
    turn: Turn,
    /// How far the body is up at the neck, in 1/16 of a pixel.
    breath: i32,
}

impl Stand {
    fn of(scene: &Scene, pose: &Pose) -> Stand {
        let (motion, scale) = (scene.manifest.motion, scene.view.scale);
        let sixteenths = |units: f32| (units * scale * 16.0).round() as i32;
        let breath = sixteenths(pose.breath * motion.breath_shift);
        let shift = pose.head_shift.map(|part| sixteenths(part * motion.head_shift));
        let (x, y) = scene.view.point(scene.manifest.neck[0], scene.manifest.neck[1]);
        let degrees = f64::from(pose.head_turn * motion.head_degrees);
        // Finer steps of the turn than this move no pixel by a sixteenth.
        let radians = (degrees.to_radians() * 4096.0).round() / 4096.0;
        let shift = (f64::from(shift[0]) / 16.0, f64::from(shift[1] - breath) / 16.0);
        let look = Look {
            mouth: pose.mouth,
            lids: pose.lids,
            brow_rise: sixteenths(pose.brows * motion.brow_lift),
        };
        let turn = Turn::new(radians, (f64::from(x), f64::from(y)), shift);
        Stand { look, turn, breath }
    }
}

impl Picture {
    /// An empty canvas; a backdrop has the size of the scene.
    pub(super) fn new(scene: Arc<Scene>, backdrop: Option<Arc<Frame>>) -> Picture {
        Picture {
            backdrop,
            face: FlatFace::of(&scene.face),
            canvas: Frame::black(scene.view.width as u32, scene.view.height as u32),
            shown: None,
            scene,
        }
    }

    /// What the picture of `stand` may show otherwise than the one that is shown.
    fn changed(&self, stand: Stand) -> Rect {
        let Some(shown) = self.shown else { return self.scene.view.frame() };
        let mut area = Rect::default();
        if (shown.turn, shown.look) != (stand.turn, stand.look) {
            area = self.head_reach(shown.turn).or(self.head_reach(stand.turn));
        }
        if shown.breath != stand.breath {
            let rise = shown.breath.max(stand.breath) / 16 + 2;
            let surroundings = &self.scene.surroundings;
            let raised = [Some(&surroundings.body), surroundings.over.as_ref()];
            for sprite in raised.into_iter().flatten() {
                area = area.or(sprite.rect.grown(rise));
            }
        }
        area
    }

    fn head_reach(&self, turn: Turn) -> Rect {
        let hair = self.scene.surroundings.hair_back.as_ref();
        let hair = hair.map_or(Rect::default(), |hair| turn.reach(hair.rect));
        turn.reach(self.face.sprite().rect).or(hair)
    }

    fn compose(&mut self, stand: Stand, area: Rect) {
        let Scene { view, manifest, surroundings, .. } = &*self.scene;
        let canvas = &mut self.canvas;
        let background = self.backdrop.as_deref().unwrap_or(&surroundings.background);
        restore(background, canvas, area);
        let lift = Lift::new(stand.breath, view, manifest.neck[1]);
        if let Some(hair) = &surroundings.hair_back {
            turn(hair, stand.turn, canvas, area);
        }
        raise(&surroundings.body, lift, canvas, area);
        turn(self.face.sprite(), stand.turn, canvas, area);
        if let Some(over) = &surroundings.over {
            raise(over, lift, canvas, area);
        }
    }
}

/// Paints a sprite that does not move.
pub(super) fn paint(sprite: &Sprite, frame: &mut Frame, area: Rect) {
    turn(sprite, Turn::new(0.0, (0.0, 0.0), (0.0, 0.0)), frame, area);
}

/// How far each row of the frame shows the body raised: in full above the neck, less and less
/// below it, as a chest is lifted and not the chair.
#[derive(Debug, Clone, Copy)]
struct Lift {
    /// In pixels.
    most: f32,
    neck_y: f32,
    ground_y: f32,
}

impl Lift {
    fn new(breath: i32, view: &View, neck: f32) -> Lift {
        let row = |y| view.point(0.0, y).1;
        Lift { most: breath as f32 / 16.0, neck_y: row(neck), ground_y: row(GROUND) }
    }

    /// The lift at `y` pixels from the top.
    fn at(self, y: f32) -> f32 {
        self.most * ((self.ground_y - y) / (self.ground_y - self.neck_y)).clamp(0.0, 1.0)
    }
}

fn raise(sprite: &Sprite, lift: Lift, frame: &mut Frame, area: Rect) {
    let (luma, chroma) = canvases(frame);
    let fixed = |pixels: f32| (pixels * 65_536.0) as i64;
    warp::raised(&sprite.luma, |y| fixed(lift.at(y as f32 + 0.5)), luma, area);
    let half = |y: i32| fixed(lift.at(y as f32 * 2.0 + 1.0) / 2.0);
    warp::raised(&sprite.chroma, half, chroma, area.halved());
}

fn turn(sprite: &Sprite, turn: Turn, frame: &mut Frame, area: Rect) {
    let (luma, chroma) = canvases(frame);
    warp::turned(&sprite.luma, turn, luma, area);
    warp::turned(&sprite.chroma, turn.halved(), chroma, area.halved());
}

fn canvases(frame: &mut Frame) -> ([Canvas<'_>; 1], [Canvas<'_>; 2]) {
    let width = frame.width() as i32;
    let (y, u, v) = frame.planes_mut();
    let half = |data| Canvas { data, width: width / 2 };
    ([Canvas { data: y, width }], [half(u), half(v)])
}

fn restore(from: &Frame, to: &mut Frame, area: Rect) {
    let width = from.width() as usize;
    let (from, to) = (from.planes(), to.planes_mut());
    let half = area.halved();
    for (from, to, area, width) in [
        (from.0, to.0, area, width),
        (from.1, to.1, half, width / 2),
        (from.2, to.2, half, width / 2),
    ] {
        for y in area.y..area.bottom() {
            let at = y as usize * width + area.x as usize;
            let at = at..at + area.width as usize;
            to[at.clone()].copy_from_slice(&from[at]);
        }
    }
}
