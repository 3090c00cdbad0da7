//! Films that people bring: their frames, one after the other.
//!
//! The [index] of an MP4 file says where each coded picture is and when it is shown; the
//! [decoder](decode) gives the pictures in the order in which they are shown, [upright](turn) and
//! in the colours of frames; a [reader] gives them by number, forth and back, with as much memory
//! for an hour as for a second; and each is [put](scale) on the frame. The [packets] of its sound
//! become a [sound] that is as loud as a voice, beside the pictures as the file has it. A file with
//! a sound alone, as phones record it, is read likewise.

mod decode;
mod edit;
mod entry;
mod film;
mod frames;
mod index;
mod kind;
mod packets;
mod reader;
mod refusal;
mod scale;
mod sound;
mod sps;
mod turn;

pub(crate) use entry::MAX_SIDE;
pub use film::Film;
pub use frames::FilmFrames;
pub(crate) use index::MAX_SECONDS;
pub(crate) use kind::in_boxes;
pub use kind::looks_like_film;
pub(crate) use reader::Reader;
pub(crate) use scale::{Placed, Scaler};
pub(crate) use sound::open_sound;
pub use sound::{check_sound, count_heard, master_sound};
