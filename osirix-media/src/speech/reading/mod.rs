//! From a script as people write it to the tokens that an English voice can say.
//!
//! [`plan`] cuts the script into [`Sentence`]s. Each keeps the script's words exactly as written
//! (captions show those) together with what is said for each: none for an emoji, one for most,
//! many for an amount or an address. The times of what is said are then the times of the word.

mod address;
mod fold;
mod number;
mod sentence;
mod token;
mod word;

pub(crate) use sentence::{Sentence, plan};
pub(crate) use token::surrogate;
