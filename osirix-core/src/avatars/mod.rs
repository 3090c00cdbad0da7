//! Avatars: the library of demo avatars and those that people add.

mod model;
mod service;
mod store;

pub use model::{Avatar, AvatarKind, Consent, NewAvatar, NewConsent};
pub use service::Avatars;
pub use store::AvatarRepository;
