//! A rig: the checked manifest and the checked parts. `docs/guide/rig-format.md` describes it.

mod folder;
mod manifest;
mod morph;
mod svg;

use osirix_core::error::{Error, Result};
use osirix_core::media::Viseme;
use resvg::usvg::Tree;

pub(super) use folder::Folder;
pub(super) use manifest::{Box2, Manifest};
pub(super) use morph::Mouth;

/// The most bytes a file of a rig may have.
pub(super) const MAX_PART_BYTES: usize = 512 * 1024;

/// Where the files of a rig come from.
pub(super) trait PartSource {
    /// The content of a file such as `mouth/aa.svg`, or `None` when there is none.
    fn read(&self, part: &str) -> Result<Option<Vec<u8>>>;
}

/// Everything an avatar needs to speak, read and checked.
pub(super) struct Rig {
    pub(super) manifest: Manifest,
    pub(super) background: Tree,
    pub(super) hair_back: Option<Tree>,
    pub(super) body: Tree,
    pub(super) head: Tree,
    pub(super) mouth: Mouth,
    pub(super) eyes: Tree,
    pub(super) lids_half: Tree,
    pub(super) lids_closed: Tree,
    pub(super) brows: Tree,
    pub(super) front: Option<Tree>,
    pub(super) over: Option<Tree>,
}

impl Rig {
    /// Reads and checks a rig; an error names the part and, where there is one, the limit.
    pub(super) fn load(source: &dyn PartSource) -> Result<Rig> {
        let required = |part: &str| svg::parse(part, &require(source, part)?);
        let optional =
            |part: &str| read(source, part)?.map(|text| svg::parse(part, &text)).transpose();
        Ok(Rig {
            manifest: Manifest::parse(&require(source, "rig.json")?)?,
            background: required("background.svg")?,
            hair_back: optional("hair_back.svg")?,
            body: required("body.svg")?,
            head: required("head.svg")?,
            mouth: load_mouth(source)?,
            eyes: required("eyes.svg")?,
            lids_half: required("lids_half.svg")?,
            lids_closed: required("lids_closed.svg")?,
            brows: required("brows.svg")?,
            front: optional("front.svg")?,
            over: optional("over.svg")?,
        })
    }
}

fn load_mouth(source: &dyn PartSource) -> Result<Mouth> {
    let texts = Viseme::ALL
        .iter()
        .map(|viseme| {
            let part = format!("mouth/{}.svg", file_name(*viseme));
            let text = require(source, &part)?;
            svg::parse(&part, &text)?;
            Ok(text)
        })
        .collect::<Result<Vec<_>>>()?;
    Mouth::new(texts)
}

fn require(source: &dyn PartSource, part: &str) -> Result<String> {
    read(source, part)?.ok_or_else(|| {
        invalid(part, "the rig lacks this part: add the file, the rig format lists them all")
    })
}

fn read(source: &dyn PartSource, part: &str) -> Result<Option<String>> {
    let Some(bytes) = source.read(part)? else { return Ok(None) };
    if bytes.len() > MAX_PART_BYTES {
        return Err(too_long(part, bytes.len() as u64));
    }
    let text = String::from_utf8(bytes)
        .map_err(|source| invalid(part, "the part is not UTF-8 text").caused_by(source))?;
    Ok(Some(text))
}

fn too_long(part: &str, bytes: u64) -> Error {
    invalid(part, "the part is too long: simplify its drawing")
        .with("limit", MAX_PART_BYTES)
        .with("value", bytes)
}

/// A part's error; every error about a rig is made here, so that each names its part.
fn invalid(part: &str, message: impl Into<std::borrow::Cow<'static, str>>) -> Error {
    Error::invalid("avatar", message).with("part", part)
}

/// The name of a mouth shape's file.
pub(super) const fn file_name(viseme: Viseme) -> &'static str {
    match viseme {
        Viseme::Sil => "sil",
        Viseme::Pp => "pp",
        Viseme::Ff => "ff",
        Viseme::Th => "th",
        Viseme::Dd => "dd",
        Viseme::Kk => "kk",
        Viseme::Ch => "ch",
        Viseme::Ss => "ss",
        Viseme::Nn => "nn",
        Viseme::Rr => "rr",
        Viseme::Aa => "aa",
        Viseme::E => "e",
        Viseme::Ih => "ih",
        Viseme::Oh => "oh",
        Viseme::Ou => "ou",
    }
}
