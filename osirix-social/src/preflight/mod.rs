//! What a network would refuse of a draft, said before it is scheduled: pure rules over what the
//! network says it takes.

pub mod limits;
mod media;
mod meta;
mod text;
mod x;

use osirix_core::social::{Capabilities, Draft, Problem};

pub(crate) use meta::{facebook, instagram, texts_alone};
pub use text::{length, linkedin_escaped};
pub(crate) use x::urls;
pub use x::weighted_length;

/// Everything that a network would refuse of a draft, each with its field, its limit and its value.
/// Messages beyond the most that a network takes are not looked at.
pub fn check(draft: &Draft, capabilities: &Capabilities) -> Vec<Problem> {
    let mut found: Vec<_> =
        [count(draft, capabilities), format(draft, capabilities)].into_iter().flatten().collect();
    let most = draft.parts.len().min(capabilities.most_parts as usize);
    for part in 0..most {
        found.extend(text::problems(draft, part, &capabilities.text));
        found.extend(media::problems(draft, part, &capabilities.media));
    }
    found
}

fn count(draft: &Draft, capabilities: &Capabilities) -> Option<Problem> {
    let (count, most) = (draft.parts.len(), capabilities.most_parts);
    let fits = count >= 1 && count <= most as usize;
    let message = "The network takes fewer messages in a thread, and at least one.";
    (!fits).then(|| Problem::new("parts", message, format!("1 to {most}"), count))
}

fn format(draft: &Draft, capabilities: &Capabilities) -> Option<Problem> {
    let fits = capabilities.formats.contains(&draft.format);
    let taken: Vec<_> = capabilities.formats.iter().map(|format| format.as_str()).collect();
    let message = "The network has no place of this kind.";
    (!fits).then(|| Problem::new("format", message, taken.join(", "), draft.format))
}
