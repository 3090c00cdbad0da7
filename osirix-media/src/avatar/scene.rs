//! A rig rasterised for frames of one size: all that pictures of it share.

use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::media::Frame;

use super::face::Face;
use super::layer::{Layer, interrupted};
use super::picture;
use super::plane::Sprite;
use super::rig::{Manifest, Rig};
use super::stage::{Rect, STAGE, View};

/// An avatar rasterised for frames of one size.
pub(super) struct Scene {
    pub(super) view: View,
    pub(super) manifest: Manifest,
    pub(super) surroundings: Surroundings,
    pub(super) face: Face,
}

/// Everything but the face.
pub(super) struct Surroundings {
    pub(super) background: Frame,
    pub(super) hair_back: Option<Sprite>,
    pub(super) body: Sprite,
    pub(super) over: Option<Sprite>,
}

impl Surroundings {
    fn new(rig: &Rig, view: &View, limit: Rect) -> Result<Surroundings> {
        let trees = [rig.hair_back.as_ref(), Some(&rig.body), rig.over.as_ref()];
        let (background, layers) = std::thread::scope(|threads| {
            let background = threads.spawn(|| background(rig, view));
            let layers = Layer::draw_all(trees, view, limit);
            (background.join().unwrap_or_else(|_| Err(interrupted())), layers)
        });
        let [hair_back, body, over] = layers?;
        let shown = |layer: Layer| (!layer.rect.is_empty()).then(|| Sprite::of(&layer));
        Ok(Surroundings {
            background: background?,
            hair_back: shown(hair_back),
            body: Sprite::of(&body),
            over: shown(over),
        })
    }
}

impl Scene {
    /// Rasterises a rig for frames of this even size, on all cores.
    pub(super) fn new(rig: &Rig, width: u32, height: u32) -> Result<Scene> {
        let view = View::new(width, height);
        let manifest = rig.manifest.clone();
        let limit = view.frame().grown(reach(&manifest, &view));
        let brow_rise = (manifest.motion.brow_lift * view.scale).ceil() as i32;
        let (surroundings, face) = std::thread::scope(|threads| {
            let face = threads.spawn(|| Face::new(rig, view, limit, brow_rise));
            let surroundings = Surroundings::new(rig, &view, limit);
            (surroundings, face.join().unwrap_or_else(|_| Err(interrupted())))
        });
        Ok(Scene { surroundings: surroundings?, face: face?, manifest, view })
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
    picture::paint(&sprite, &mut frame, view.frame());
    Ok(frame)
}
