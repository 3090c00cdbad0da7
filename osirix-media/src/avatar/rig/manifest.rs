//! `rig.json`.

use osirix_core::error::{Error, Result};
use serde::Deserialize;

use super::invalid;
use crate::avatar::stage::STAGE;

const PART: &str = "rig.json";

/// The manifest of a rig, in stage units; its fields are those of the format's document.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::avatar) struct Manifest {
    format: u32,
    name: String,
    pub(in crate::avatar) neck: [f32; 2],
    pub(in crate::avatar) mouth: Box2,
    pub(in crate::avatar) eyes: Box2,
    pub(in crate::avatar) motion: Motion,
    pub(in crate::avatar) blink: Blink,
}

/// A box `[x, y, width, height]`.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(from = "[f32; 4]")]
pub(in crate::avatar) struct Box2 {
    pub(in crate::avatar) x: f32,
    pub(in crate::avatar) y: f32,
    pub(in crate::avatar) width: f32,
    pub(in crate::avatar) height: f32,
}

impl From<[f32; 4]> for Box2 {
    fn from([x, y, width, height]: [f32; 4]) -> Self {
        Box2 { x, y, width, height }
    }
}

/// How far the parts move.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::avatar) struct Motion {
    pub(in crate::avatar) head_degrees: f32,
    pub(in crate::avatar) head_shift: f32,
    pub(in crate::avatar) breath_shift: f32,
    pub(in crate::avatar) brow_lift: f32,
}

/// How often the eyes blink.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::avatar) struct Blink {
    pub(in crate::avatar) mean_seconds: f32,
}

impl Manifest {
    /// Reads a manifest and checks every field against its range.
    pub(super) fn parse(text: &str) -> Result<Manifest> {
        let manifest: Manifest = serde_json::from_str(text).map_err(|source| {
            invalid(PART, format!("the manifest cannot be read: {source}")).caused_by(source)
        })?;
        manifest.check()?;
        Ok(manifest)
    }

    fn check(&self) -> Result<()> {
        let motion = &self.motion;
        within("format", self.format as f32, 1.0, 1.0)?;
        within("name", self.name.chars().count() as f32, 1.0, 80.0)?;
        within("neck", self.neck[0], 0.0, STAGE)?;
        within("neck", self.neck[1], 0.0, STAGE)?;
        inside_stage("mouth", self.mouth)?;
        inside_stage("eyes", self.eyes)?;
        within("motion.head_degrees", motion.head_degrees, 0.0, 5.0)?;
        within("motion.head_shift", motion.head_shift, 0.0, 20.0)?;
        within("motion.breath_shift", motion.breath_shift, 0.0, 12.0)?;
        within("motion.brow_lift", motion.brow_lift, 0.0, 30.0)?;
        within("blink.mean_seconds", self.blink.mean_seconds, 1.5, 12.0)
    }
}

fn inside_stage(entry: &'static str, area: Box2) -> Result<()> {
    within(entry, area.x, 0.0, STAGE)?;
    within(entry, area.y, 0.0, STAGE)?;
    within(entry, area.width, 1.0, STAGE - area.x)?;
    within(entry, area.height, 1.0, STAGE - area.y)
}

fn within(entry: &'static str, value: f32, least: f32, most: f32) -> Result<()> {
    if (least..=most).contains(&value) { Ok(()) } else { Err(outside(entry, value, least, most)) }
}

fn outside(entry: &'static str, value: f32, least: f32, most: f32) -> Error {
    invalid(PART, "a value of the manifest is out of its range")
        .with("entry", entry)
        .with("limit", format!("{least} to {most}"))
        .with("value", value)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"{
        "format": 1, "name": "Plain", "neck": [540, 720],
        "mouth": [440, 500, 200, 140], "eyes": [400, 350, 280, 110],
        "motion": {"head_degrees": 1.6, "head_shift": 5, "breath_shift": 3, "brow_lift": 9},
        "blink": {"mean_seconds": 4.0}
    }"#;

    #[test]
    fn the_example_of_the_format_is_good() {
        assert_eq!(Manifest::parse(GOOD).unwrap().mouth.width, 200.0);
    }

    #[test]
    fn every_value_out_of_its_range_is_refused_by_name() {
        for (from, to, entry) in [
            ("\"format\": 1", "\"format\": 2", "format"),
            ("\"Plain\"", "\"\"", "name"),
            ("[540, 720]", "[540, 1081]", "neck"),
            ("[440, 500, 200, 140]", "[940, 500, 200, 140]", "mouth"),
            ("[440, 500, 200, 140]", "[440, 500, 0, 140]", "mouth"),
            ("[400, 350, 280, 110]", "[-1, 350, 280, 110]", "eyes"),
            ("\"head_degrees\": 1.6", "\"head_degrees\": 5.1", "motion.head_degrees"),
            ("\"head_shift\": 5", "\"head_shift\": 21", "motion.head_shift"),
            ("\"breath_shift\": 3", "\"breath_shift\": -1", "motion.breath_shift"),
            ("\"brow_lift\": 9", "\"brow_lift\": 31", "motion.brow_lift"),
            ("\"mean_seconds\": 4.0", "\"mean_seconds\": 1.4", "blink.mean_seconds"),
        ] {
            let text = GOOD.replace(from, to);
            assert_ne!(text, GOOD, "{from} is not in the example");
            let error = Manifest::parse(&text).unwrap_err();
            assert_eq!(error.context_value("part"), Some("rig.json"));
            assert_eq!(error.context_value("entry"), Some(entry));
            assert!(error.context_value("limit").is_some());
        }
    }

    #[test]
    fn an_unknown_or_missing_field_is_refused_by_name() {
        let unknown = Manifest::parse(&GOOD.replace("\"neck\"", "\"nekc\"")).unwrap_err();
        assert!(unknown.message().contains("nekc"), "{unknown}");
        let missing = Manifest::parse("{\"format\": 1}").unwrap_err();
        assert!(missing.message().contains("name"), "{missing}");
    }
}
