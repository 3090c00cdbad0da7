use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::id::{AccountId, AvatarId};
use crate::media::AvatarSource;
use crate::names::names;

names! {
    /// What an avatar is made of.
    #[non_exhaustive]
    "kind" pub enum AvatarKind {
        /// A drawn rig that the media crate carries; `reference` is its slug.
        BuiltInRig = "built_in_rig",
    }
}

/// Somebody who can speak in a video.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Avatar {
    /// Its id.
    pub id: AvatarId,
    /// Its owner; `None` for the demo avatars, which everybody may use.
    pub account_id: Option<AccountId>,
    /// Its name in requests, unique: `tech-presenter`.
    pub slug: String,
    /// Its name for people.
    pub name: String,
    /// What it is made of.
    pub kind: AvatarKind,
    /// Where its material is, in the way of its kind.
    pub reference: String,
    /// When it was added.
    pub created_at: Timestamp,
}

impl Avatar {
    /// What an avatar engine opens.
    pub fn source(&self) -> AvatarSource {
        match self.kind {
            AvatarKind::BuiltInRig => AvatarSource::BuiltIn(self.reference.clone()),
        }
    }
}
