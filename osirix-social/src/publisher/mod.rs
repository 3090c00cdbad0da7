//! The publishers: one file, or one folder, a network.

mod bluesky;
mod likeness;
mod linkedin;
mod mastodon;
mod meta;
mod own;
mod renewal;
mod shared;
mod x;

pub use bluesky::{Bluesky, BlueskySettings};
pub use linkedin::{LinkedIn, LinkedInSettings};
pub use mastodon::{Mastodon, MastodonSettings};
pub use meta::{
    Facebook, FacebookSettings, Instagram, InstagramSettings, Threads, ThreadsSettings,
};
pub use own::Own;
pub use x::{X, XSettings};
