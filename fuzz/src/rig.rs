//! Avatars that people draw: a folder of SVG parts, and what is made of it.

use std::path::{Path, PathBuf};

use osirix_core::media::{AvatarSource, Viseme};
use osirix_media::avatar::{Lids, MouthShape, Pose, RigEngine};

use crate::Target;
use crate::input::{assert_refusal, choice, place, wait};

pub(crate) const TARGET: Target = Target { name: "rig", run, seeds: examples };

/// Parts that are replaced, each by another reading.
const PARTS: [&str; 6] =
    ["rig.json", "background.svg", "head.svg", "eyes.svg", "mouth/sil.svg", "mouth/aa.svg"];
/// The side of the picture that is drawn.
const SIDE: u32 = 16;

/// Which part, and what it is replaced by.
fn run(bytes: &[u8]) {
    let (chosen, content) = choice(bytes);
    let part = PARTS[chosen % PARTS.len()];
    let folder = rig();
    let path = folder.join(part);
    let before = std::fs::read(&path).expect("the rig has this part");
    std::fs::write(&path, content).expect("a part is replaced");
    let drawn = wait(RigEngine::new().stills(&AvatarSource::Rig(folder), poses(), SIDE, SIDE));
    std::fs::write(&path, before).expect("a part is put back");
    match drawn {
        Ok(frames) => {
            assert_eq!(frames.len(), poses().len());
            assert!(frames.iter().all(|frame| (frame.width(), frame.height()) == (SIDE, SIDE)));
        }
        Err(error) => assert_refusal(&error, "part"),
    }
}

/// Mouths between two shapes, and a head that is moved.
fn poses() -> Vec<Pose> {
    let mouth = MouthShape::between((Viseme::Sil, 1.0), (Viseme::Aa, 1.0), 0.4);
    let moved = Pose { mouth, lids: Lids::Half, brows: 1.0, head_turn: 1.0, ..Pose::default() };
    vec![Pose::default(), moved]
}

/// A copy of the plain rig, which is made once.
fn rig() -> PathBuf {
    let copy = place("rig");
    if !copy.exists() {
        std::fs::create_dir_all(copy.join("mouth")).expect("a temporary folder is made");
        for part in ["", "mouth"] {
            copy_files(&plain().join(part), &copy.join(part));
        }
    }
    copy
}

fn copy_files(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).expect("the rig's folder is there").flatten() {
        if entry.path().is_file() {
            std::fs::copy(entry.path(), to.join(entry.file_name())).expect("a part is copied");
        }
    }
}

fn plain() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../osirix-media/tests/rigs/plain")
}

fn examples() -> Vec<Vec<u8>> {
    let part = |(number, part): (usize, &&str)| {
        let content = std::fs::read(plain().join(part)).expect("the rig has this part");
        [&[number as u8], content.as_slice()].concat()
    };
    let mut all: Vec<_> = PARTS.iter().enumerate().map(part).collect();
    all.push(svg(2, "<g transform='rotate(400)'><path d='M1-1L.5,1e1zA1 1 0 0 1 3 3' stroke='#000' stroke-dasharray='2'/></g>"));
    all.push(svg(2, "<g transform='rotate(1e9)'><path d='M1e38-1e38L.5,1e1zA1 1 0 0 1 3 3' stroke='#000' stroke-dasharray='1e-9'/></g>"));
    all.push(svg(2, "<path d='M0 0L1900 900' stroke='#000' stroke-dasharray='1e-9'/>"));
    all.push(svg(2, "<ellipse cy='440' ry='230' fill='#dfb08c'/>"));
    all.push(svg(3, "<defs><linearGradient id='a' href='#b'/><linearGradient id='b' href='#a'/><clipPath id='c'><use href='#c'/></clipPath></defs><rect width='9' height='9' fill='url(#a)' clip-path='url(#c)' mask='url(#c)'/>"));
    all.push(svg(4, "<style>path { d: 3; fill: url(#x) }</style><use href='#u' id='u'/>"));
    all
}

fn svg(part: u8, content: &str) -> Vec<u8> {
    let start = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='-420 -420 1920 1920'>";
    [&[part], start.as_bytes(), content.as_bytes(), b"</svg>"].concat()
}
