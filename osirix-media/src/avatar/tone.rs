//! The colours of a drawn avatar, changed as a whole.

/// How every colour of a drawing becomes another one.
#[derive(Debug, Clone, Copy)]
pub(super) enum Tone {
    /// By how light it is: from the first colour through the second one to the third, as if all of
    /// it were made of one material.
    Clay([[u8; 3]; 3]),
    /// Turned around the circle of hues, by so many degrees.
    Turned(f32),
}

impl Tone {
    /// The drawing, an SVG file, in these colours; every `#rrggbb` of it is one.
    pub(super) fn applied(self, svg: &str) -> String {
        let mut changed = String::with_capacity(svg.len());
        let mut rest = svg;
        while let Some(at) = rest.find('#') {
            let (before, after) = rest.split_at(at + 1);
            changed.push_str(before);
            rest = after;
            // Other signs of this kind name a part of the drawing.
            if let Some(color) = rgb(after) {
                let [red, green, blue] = self.of(color);
                changed.push_str(&format!("{red:02x}{green:02x}{blue:02x}"));
                rest = &after[6..];
            }
        }
        changed.push_str(rest);
        changed
    }

    fn of(self, color: [u8; 3]) -> [u8; 3] {
        match self {
            Tone::Clay([dark, middle, light]) => match lightness(color) {
                low @ ..0.5 => between(dark, middle, low * 2.0),
                high => between(middle, light, high * 2.0 - 1.0),
            },
            Tone::Turned(degrees) => turned(color, degrees),
        }
    }
}

/// The colour that stands at the beginning of a text, unless its name is longer than a colour's.
fn rgb(text: &str) -> Option<[u8; 3]> {
    let digits = text.get(..6).filter(|six| six.bytes().all(|digit| digit.is_ascii_hexdigit()))?;
    if text.as_bytes().get(6).is_some_and(u8::is_ascii_alphanumeric) {
        return None;
    }
    let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
    Some([red, green, blue])
}

/// From 0 to 1, as ITU-R BT.709 weighs the parts.
fn lightness([red, green, blue]: [u8; 3]) -> f32 {
    (0.2126 * f32::from(red) + 0.7152 * f32::from(green) + 0.0722 * f32::from(blue)) / 255.0
}

fn between(from: [u8; 3], to: [u8; 3], part: f32) -> [u8; 3] {
    let mix = |from: u8, to: u8| f32::from(from) + (f32::from(to) - f32::from(from)) * part;
    std::array::from_fn(|at| byte(mix(from[at], to[at])))
}

/// The matrix of SVG's `feColorMatrix type="hueRotate"` (Filter Effects Module Level 1).
fn turned(color: [u8; 3], degrees: f32) -> [u8; 3] {
    let (sin, cos) = degrees.to_radians().sin_cos();
    let keep = [[0.213, 0.715, 0.072]; 3];
    let by_cos = [[0.787, -0.715, -0.072], [-0.213, 0.285, -0.072], [-0.213, -0.715, 0.928]];
    let by_sin = [[-0.213, -0.715, 0.928], [0.143, 0.140, -0.283], [-0.787, 0.715, 0.072]];
    std::array::from_fn(|row| {
        let part = |at: usize| {
            let factor: f32 = keep[row][at] + cos * by_cos[row][at] + sin * by_sin[row][at];
            factor * f32::from(color[at])
        };
        byte(part(0) + part(1) + part(2))
    })
}

fn byte(value: f32) -> u8 {
    value.round().clamp(0.0, 255.0) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLAY: Tone = Tone::Clay([[0, 0, 0], [100, 50, 0], [200, 150, 100]]);

    #[test]
    fn every_colour_changes_and_nothing_else() {
        let svg =
            r##"<path id="g1" fill="url(#g1)" stroke="#FFFFFF"/><use href="#abcdef1"/>#000000"##;
        let expected =
            r##"<path id="g1" fill="url(#g1)" stroke="#c89664"/><use href="#abcdef1"/>#000000"##;
        assert_eq!(CLAY.applied(svg), expected);
        assert_eq!(CLAY.applied("#808080#"), "#643200#");
        assert_eq!(CLAY.applied("é#12"), "é#12");
    }

    #[test]
    fn grey_stays_grey_however_far_it_is_turned() {
        for degrees in [0.0, 90.0, 123.0, 360.0] {
            assert_eq!(Tone::Turned(degrees).applied("#808080"), "#808080");
        }
        assert_eq!(Tone::Turned(360.0).applied("#cf5a25"), "#cf5a25");
        assert_ne!(Tone::Turned(180.0).applied("#cf5a25"), "#cf5a25");
    }
}
