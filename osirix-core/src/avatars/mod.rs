//! Avatars: the library of demo avatars and those that people add.

mod model;
mod store;

pub use model::{Avatar, AvatarKind};
pub use store::AvatarRepository;
