//! Pictures that people give: told apart by what they are, read with bounds, cleaned of what is
//! written beside their pixels, and made to fit.

mod clean;
mod fit;
mod format;
mod read;
mod refusal;

pub use fit::fit_picture;
pub(crate) use read::{Bounds, flattened, read};
pub(crate) use refusal::refused;
