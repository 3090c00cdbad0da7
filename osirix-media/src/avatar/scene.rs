//! The whole picture: what stands still is kept, what moves is blended again.

use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::media::Frame;

use super::face::{Face, Look};
use super::layer::Layer;
use super::plane::Sprite;
use super::pose::Pose;
use super::rig::{Manifest, Rig};
use super::stage::{Rect, STAGE, View};
use super::warp::{self, Canvas, Turn};

/// The bottom of the drawn square, where a breath lifts nothing.
const GROUND: f32 = STAGE + 420.0;

/// An avatar rasterised for frames of one size.
pub(super) struct Scene {
    view: View,
    manifest: Manifest,
    surroundings: Surroundings,
    face: Face,
    canvas: Frame,
    shown: Option<Stand>,
}

/// Everything but the face.
struct Surroundings {
    background: Frame,
    hair_back: Option<Sprite>,
    body: Sprite,
    over: Option<Sprite>,
}

impl Surroundings {
    fn new(rig: &Rig, view: &View, limit: Rect) -> Result<Surroundings> {
        let sprite =
            |tree| Layer::draw(tree, view, limit).map(|layer| Sprite::of(&layer.trimmed()));
        Ok(Surroundings {
            background: background(rig, view)?,
            hair_back: rig.hair_back.as_ref().map(sprite).transpose()?,
            body: sprite(&rig.body)?,
            over: rig.over.as_ref().map(sprite).transpose()?,
        })
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

impl Scene {
    /// Rasterises a rig for frames of this even size.
    pub(super) fn new(rig: &Rig, width: u32, height: u32) -> Result<Scene> {
        let view = View::new(width, height);
        let manifest = rig.manifest.clone();
        let limit = view.frame().grown(reach(&manifest, &view));
        let brow_rise = (manifest.motion.brow_lift * view.scale).ceil() as i32;
        // The two take about the same time, and nothing can be shown before both are done.
        let (surroundings, face) = std::thread::scope(|threads| {
            let face = threads.spawn(|| Face::new(rig, view, limit, brow_rise));
            (Surroundings::new(rig, &view, limit), face.join())
        });
        Ok(Scene {
            surroundings: surroundings?,
            face: face.map_err(|_| Error::internal("drawing a face was interrupted"))??,
            canvas: Frame::black(width, height),
            shown: None,
            manifest,
            view,
        })
    }

    /// The picture of a pose.
    pub(super) fn show(&mut self, pose: &Pose) -> Result<&Frame> {
        let stand = self.stand(pose);
        if self.shown != Some(stand) {
            let area = self.changed(stand).and(self.view.frame()).even();
            self.face.show(stand.look)?;
            self.compose(stand, area)?;
            self.shown = Some(stand);
        }
        Ok(&self.canvas)
    }

    fn stand(&self, pose: &Pose) -> Stand {
        let (motion, scale) = (self.manifest.motion, self.view.scale);
        let sixteenths = |units: f32| (units * scale * 16.0).round() as i32;
        let breath = sixteenths(pose.breath * motion.breath_shift);
        let shift = pose.head_shift.map(|part| sixteenths(part * motion.head_shift));
        let (x, y) = self.view.point(self.manifest.neck[0], self.manifest.neck[1]);
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

    /// What the picture of `stand` may show otherwise than the one that is shown.
    fn changed(&self, stand: Stand) -> Rect {
        let Some(shown) = self.shown else { return self.view.frame() };
        let mut area = Rect::default();
        if (shown.turn, shown.look) != (stand.turn, stand.look) {
            area = self.head_reach(shown.turn).or(self.head_reach(stand.turn));
        }
        if shown.breath != stand.breath {
            let rise = shown.breath.max(stand.breath) / 16 + 2;
            for sprite in [Some(&self.surroundings.body), self.surroundings.over.as_ref()]
                .into_iter()
                .flatten()
            {
                area = area.or(sprite.rect.grown(rise));
            }
        }
        area
    }

    fn head_reach(&self, turn: Turn) -> Rect {
        let hair = self
            .surroundings
            .hair_back
            .as_ref()
            .map_or(Rect::default(), |hair| turn.reach(hair.rect));
        turn.reach(self.face.rect()).or(hair)
    }

    fn compose(&mut self, stand: Stand, area: Rect) -> Result<()> {
        restore(&self.surroundings.background, &mut self.canvas, area);
        let lift = Lift::new(stand.breath, &self.view, self.manifest.neck[1]);
        if let Some(hair) = &self.surroundings.hair_back {
            turn(hair, stand.turn, &mut self.canvas, area);
        }
        raise(&self.surroundings.body, lift, &mut self.canvas, area);
        turn(self.face.show(stand.look)?, stand.turn, &mut self.canvas, area);
        if let Some(over) = &self.surroundings.over {
            raise(over, lift, &mut self.canvas, area);
        }
        Ok(())
    }
}

/// How far outside the frame parts may lie that movement brings into it, in pixels.
fn reach(manifest: &Manifest, view: &View) -> i32 {
    let motion = manifest.motion;
    let turned = motion.head_degrees.to_radians().sin() * STAGE;
    ((turned + motion.head_shift + motion.breath_shift) * view.scale).ceil() as i32 + 4
}

fn background(rig: &Rig, view: &View) -> Result<Frame> {
    let layer = Layer::draw(&rig.background, view, view.frame())?;
    if layer.rect != view.frame() || !layer.is_opaque() {
        let message = "the background does not cover the stage: fill all of its viewBox";
        return Err(Error::new(ErrorCode::InvalidInput, message)
            .with("field", "avatar")
            .with("part", "background.svg"));
    }
    let sprite = Sprite::of(&layer);
    let mut frame = Frame::black(view.width as u32, view.height as u32);
    let straight = Turn::new(0.0, (0.0, 0.0), (0.0, 0.0));
    turn(&sprite, straight, &mut frame, view.frame());
    Ok(frame)
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
