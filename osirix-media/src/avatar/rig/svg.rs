//! Reading one part: only shapes, gradients, clips and masks get in.

use std::collections::HashMap;

use osirix_core::error::Result;
use resvg::usvg::roxmltree::{Document, Node, ParsingOptions};
use resvg::usvg::{Options, Tree};

use super::invalid;

/// The view box of every part, as four numbers.
const VIEW_BOX: [f32; 4] = [-420.0, -420.0, 1920.0, 1920.0];

/// The most elements a part may have, those that `use` repeats included.
const MAX_ELEMENTS: usize = 20_000;

/// How deep elements may be nested.
const MAX_DEPTH: u32 = 64;

/// The attributes that name what an element is cut by.
const CUTS: [&str; 3] = ["clip-path", "mask", "style"];

/// The attributes that say where and how large.
const PLACES: [&str; 19] = [
    "d",
    "points",
    "transform",
    "gradientTransform",
    "patternTransform",
    "x",
    "y",
    "width",
    "height",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "x1",
    "y1",
    "x2",
    "y2",
    "stroke-width",
];
/// Digits before the point, and tens that a number may be multiplied by: far outside of any stage an
/// arc is cut into more pieces than are ever drawn.
const MAX_DIGITS: u32 = 7;

/// The elements that a part may be made of.
const ELEMENTS: [&str; 20] = [
    "svg",
    "g",
    "defs",
    "symbol",
    "use",
    "style",
    "title",
    "desc",
    "metadata",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "linearGradient",
    "radialGradient",
    "clipPath",
    "mask",
];

/// Reads and checks a part.
pub(super) fn parse(part: &str, text: &str) -> Result<Tree> {
    let document = document(part, text)?;
    check_view_box(part, document.root_element())?;
    for node in document.descendants() {
        check_node(part, node)?;
    }
    check_repeats(part, &document)?;
    tree(part, &document)
}

/// Turns a checked text into what is drawn.
pub(super) fn tree(part: &str, document: &Document<'_>) -> Result<Tree> {
    Tree::from_xmltree(document, &Options::default())
        .map_err(|source| invalid(part, format!("the SVG cannot be drawn: {source}")))
}

/// Reads a text as XML, without document types and so without entities that explode.
pub(super) fn document<'text>(part: &str, text: &'text str) -> Result<Document<'text>> {
    let options = ParsingOptions { nodes_limit: 4 * MAX_ELEMENTS as u32, ..Default::default() };
    Document::parse_with_options(text, options)
        .map_err(|source| invalid(part, format!("the SVG cannot be read: {source}")))
}

fn check_view_box(part: &str, root: Node<'_, '_>) -> Result<()> {
    let view_box = root.attribute("viewBox").unwrap_or_default();
    let numbers: Vec<f32> =
        view_box.split([' ', ',', '\n', '\t']).filter_map(|number| number.parse().ok()).collect();
    if root.tag_name().name() == "svg" && numbers == VIEW_BOX {
        return Ok(());
    }
    Err(invalid(part, "the part is not an SVG of the stage: give it the rig format's viewBox")
        .with("limit", "viewBox=\"-420 -420 1920 1920\"")
        .with("value", view_box))
}

fn check_node(part: &str, node: Node<'_, '_>) -> Result<()> {
    if !node.is_element() {
        return Ok(());
    }
    let name = node.tag_name().name();
    let svg = node.tag_name().namespace() == Some("http://www.w3.org/2000/svg");
    if svg && name != "stop" && !ELEMENTS.contains(&name) {
        return Err(invalid(part, "the part has a forbidden element: draw with shapes only")
            .with("limit", "shapes, gradients, clips and masks")
            .with("value", name));
    }
    if name == "style" {
        check_style(part, node.text().unwrap_or_default())?;
    }
    node.attributes().try_for_each(|a| check_attribute(part, a.name(), a.value()))
}

fn check_style(part: &str, sheet: &str) -> Result<()> {
    if refers_outside(sheet) {
        return Err(outside_link(part, "style"));
    }
    // What it cuts cannot be counted without knowing what its rules choose.
    let sheet = sheet.to_ascii_lowercase();
    match CUTS[..2].iter().find(|cut| sheet.contains(**cut)) {
        Some(cut) => {
            let message = "a style sheet of the part clips or masks: let the element say it";
            Err(invalid(part, message).with("value", cut))
        }
        None => Ok(()),
    }
}

fn check_attribute(part: &str, name: &str, value: &str) -> Result<()> {
    if name.starts_with("on") {
        return Err(invalid(part, "the part has a script: remove it").with("value", name));
    }
    if (name == "href" && !value.starts_with('#')) || refers_outside(value) {
        return Err(outside_link(part, name));
    }
    if PLACES.contains(&name) && has_far_number(value) {
        return Err(invalid(part, "the part has a number that is far outside of the stage")
            .with("limit", format!("{MAX_DIGITS} digits"))
            .with("value", name));
    }
    Ok(())
}

/// Whether a number in a value has more digits before its point, or a larger exponent.
fn has_far_number(value: &str) -> bool {
    let (mut digits, mut fraction, mut exponent) = (0, false, None::<(bool, u32)>);
    let mut before = ' ';
    for c in value.chars() {
        match (c, &mut exponent) {
            ('0'..='9', Some((negative, tens))) => {
                *tens = tens.saturating_mul(10).saturating_add(u32::from(c as u8 - b'0'));
                if !*negative && *tens > MAX_DIGITS {
                    return true;
                }
            }
            ('0'..='9', None) => {
                digits += u32::from(!fraction);
                if digits > MAX_DIGITS {
                    return true;
                }
            }
            ('.', None) if !fraction => fraction = true,
            ('e' | 'E', None) if before.is_ascii_digit() || before == '.' => {
                exponent = Some((false, 0));
            }
            ('+' | '-', Some((negative, 0))) if matches!(before, 'e' | 'E') => *negative = c == '-',
            _ => (digits, fraction, exponent) = (0, c == '.', None),
        }
        before = c;
    }
    false
}

fn outside_link(part: &str, name: &str) -> osirix_core::Error {
    invalid(part, "the part has a link: it may refer to nothing but its own elements")
        .with("limit", "#id")
        .with("value", name.to_owned())
}

/// Whether a value has a `url(..)` of anything but an element of the same part, or imports.
fn refers_outside(value: &str) -> bool {
    let value = value.to_ascii_lowercase();
    let foreign = |rest: &str| !rest.trim_start_matches([' ', '"', '\'']).starts_with('#');
    value.contains("@import") || value.split("url(").skip(1).any(foreign)
}

/// Counts what is drawn once every `use`, clip and mask is unfolded, before anything unfolds it.
fn check_repeats<'a>(part: &str, document: &'a Document<'a>) -> Result<()> {
    let by_id: HashMap<_, _> =
        document.descendants().filter_map(|node| Some((node.attribute("id")?, node))).collect();
    let mut left = MAX_ELEMENTS;
    count(&by_id, document.root_element(), &mut left, 0).ok_or_else(|| {
        invalid(part, "the part has too many elements, or a use of itself: simplify it")
            .with("limit", MAX_ELEMENTS)
    })
}

fn count<'a>(
    by_id: &HashMap<&'a str, Node<'a, 'a>>,
    node: Node<'a, 'a>,
    left: &mut usize,
    depth: u32,
) -> Option<()> {
    *left = left.checked_sub(1)?;
    // Deeper drawings than this would exhaust the stack of whoever walks them.
    if depth > MAX_DEPTH {
        return None;
    }
    for id in drawn_with(node) {
        by_id.get(id).map_or(Some(()), |target| count(by_id, *target, left, depth + 1))?;
    }
    let mut children = node.children().filter(Node::is_element);
    children.try_for_each(|child| count(by_id, child, left, depth + 1))
}

/// The ids of what is drawn for an element besides its children.
fn drawn_with<'a>(node: Node<'a, 'a>) -> Vec<&'a str> {
    let used = Some(node).filter(|node| node.tag_name().name() == "use").and_then(href);
    let used = used.and_then(|href| href.strip_prefix('#'));
    let cuts = node.attributes().filter(|attribute| CUTS.contains(&attribute.name()));
    used.into_iter().chain(cuts.flat_map(|attribute| ids(attribute.value()))).collect()
}

/// The ids in a value, each in an `url(#id)`.
fn ids(value: &str) -> Vec<&str> {
    let lower = value.to_ascii_lowercase();
    let behind = lower.match_indices("url(").map(|(at, url)| &value[at + url.len()..]);
    let name = |rest: &'_ str| rest.find([')', '"', '\'', ' ']).unwrap_or(rest.len());
    behind
        .filter_map(|rest| rest.trim_start_matches([' ', '"', '\'']).strip_prefix('#'))
        .map(|rest| &rest[..name(rest)])
        .collect()
}

fn href<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == "href").map(|href| href.value())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(content: &str) -> String {
        let name_spaces = "xmlns=\"http://www.w3.org/2000/svg\" \
                           xmlns:xlink=\"http://www.w3.org/1999/xlink\"";
        format!("<svg {name_spaces} viewBox=\"-420 -420 1920 1920\">{content}</svg>")
    }

    fn refusal(text: &str) -> osirix_core::Error {
        let error = parse("head.svg", text).expect_err(text);
        assert_eq!(error.code(), osirix_core::ErrorCode::InvalidInput);
        assert_eq!(error.context_value("part"), Some("head.svg"), "{error}");
        error
    }

    #[test]
    fn shapes_gradients_clips_masks_and_uses_are_drawn() {
        let text = part(
            "<defs><linearGradient id='g'><stop offset='0' stop-color='red'/></linearGradient>\
             <clipPath id='c'><circle r='9'/></clipPath><mask id='m'><rect width='9' height='9'/>\
             </mask></defs><g clip-path='url(#c)' mask='url(#m)'><path id='p' d='M0 0h9v9z' \
             fill='url(#g)'/><use xlink:href='#p' x='9'/></g>",
        );
        assert!(parse("head.svg", &text).unwrap().root().has_children());
    }

    #[test]
    fn texts_pictures_scripts_filters_and_moving_parts_are_refused() {
        for forbidden in
            ["text", "image", "script", "a", "foreignObject", "filter", "animate", "pattern"]
        {
            let error = refusal(&part(&format!("<g><{forbidden}/></g>")));
            assert_eq!(error.context_value("value"), Some(forbidden));
        }
        refusal(&part("<rect onclick='x()' width='1' height='1'/>"));
    }

    #[test]
    fn links_out_of_the_part_are_refused() {
        refusal(&part("<use xlink:href='other.svg#p'/>"));
        refusal(&part("<rect fill='url(http://example.com/#g)'/>"));
        refusal(&part("<rect style='fill: URL( \"file:///x\" )'/>"));
        refusal(&part("<style>@import 'x.css';</style>"));
    }

    #[test]
    fn what_is_no_svg_of_the_stage_is_refused() {
        refusal("");
        refusal("<svg");
        refusal("{}");
        refusal(&part("").replace("-420 -420", "0 0"));
        refusal("<html xmlns=\"http://www.w3.org/1999/xhtml\"/>");
    }

    #[test]
    fn drawings_that_explode_are_refused() {
        let entities = "<!DOCTYPE svg [<!ENTITY a \"aa\">]>".to_owned() + &part("");
        refusal(&entities);
        refusal(&part("<g id='a'><use href='#a'/></g>"));
        let mut bomb = "<g id='b0'><rect width='1' height='1'/></g>".to_owned();
        for level in 1..12 {
            let below = format!("<use href='#b{}'/>", level - 1);
            bomb += &format!("<g id='b{level}'>{}</g>", below.repeat(10));
        }
        assert_eq!(refusal(&part(&bomb)).context_value("limit"), Some("20000"));
        refusal(&part(&format!("{}{}", "<g>".repeat(500), "</g>".repeat(500))));
    }

    #[test]
    fn numbers_far_outside_of_the_stage_are_refused() {
        for path in ["M1e38-1e38L.5,1e1zA1 1 0 0 1 3 3", "M12345678 0", "M0,0L-.1E+8 1", "M1e8z"] {
            let refused = refusal(&part(&format!("<path d='{path}'/>")));
            assert_eq!(refused.context_value("value"), Some("d"), "{path}");
        }
        for path in ["M1234567 0L1.123456789.123456789", "M1e-38.5e2-7654321", "M1 2 3 4 5 6 7 8 9"]
        {
            assert!(!has_far_number(path), "{path}");
        }
    }

    #[test]
    fn clips_and_masks_that_explode_are_refused() {
        let cuts = ["mask='url(#m{})'", "style='mask: url(\"#m{}\")'", "clip-path='URL( #m{})'"];
        for (cut, element) in cuts.into_iter().zip(["mask", "mask", "clipPath"]) {
            // Each level is drawn ten times for the next; and each is within the one before.
            for (times, levels) in [(10, 12), (1, 3_000)] {
                let mut bomb =
                    format!("<{element} id='m0'><rect width='1' height='1'/></{element}>");
                for level in 1..levels {
                    let cut = cut.replace("{}", &(level - 1).to_string());
                    let rect = format!("<rect width='9' height='9' {cut}/>").repeat(times);
                    bomb += &format!("<{element} id='m{level}'>{rect}</{element}>");
                }
                assert_eq!(refusal(&part(&bomb)).context_value("limit"), Some("20000"));
            }
        }
        let sheet = "<style>rect { MASK: url(#m) }</style>";
        assert_eq!(refusal(&part(sheet)).context_value("value"), Some("mask"));
    }
}
