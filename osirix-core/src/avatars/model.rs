use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::error::Result;
use crate::id::{AccountId, AvatarId};
use crate::names::names;
use crate::text::text;

names! {
    /// What an avatar is made of.
    #[non_exhaustive]
    "kind" pub enum AvatarKind {
        /// A drawn rig that the media crate carries; `reference` is its slug.
        BuiltInRig = "built_in_rig",
        /// A portrait photo; `reference` is the key of its blob.
        Portrait = "portrait",
        /// A film of a person; `reference` is the key of its blob.
        Film = "film",
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
    /// That the person whom it shows agreed; `None` where it shows nobody.
    #[serde(default)]
    pub consent: Option<Consent>,
    /// When it was added.
    pub created_at: Timestamp,
}

/// A record that a person agreed to be an avatar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// Who agreed: the person's own name.
    pub by: String,
    /// To what, in the words that the person was shown.
    pub statement: String,
    /// When it was given.
    pub at: Timestamp,
}

/// A consent that is given now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewConsent {
    /// Who agrees: the name of the person on the picture, 1 to 200 characters.
    pub by: String,
    /// To what, in the words that the person was shown: 1 to 2,000 characters.
    pub statement: String,
}

/// An avatar that is to be added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewAvatar {
    /// Its name for people: 1 to 100 characters.
    pub name: String,
    /// That the person whom it shows agrees.
    pub consent: NewConsent,
}

impl NewAvatar {
    /// The longest name, in characters.
    pub const MAX_NAME: usize = 100;
    /// The longest name of who agrees, in characters.
    pub const MAX_BY: usize = 200;
    /// The longest statement, in characters.
    pub const MAX_STATEMENT: usize = 2_000;

    /// Checks every field, and takes the blanks around it away.
    pub fn checked(self) -> Result<NewAvatar> {
        let name = text("name", &self.name, Self::MAX_NAME)?;
        Ok(NewAvatar { name, consent: self.consent.checked()? })
    }
}

impl NewConsent {
    /// Checks both texts, and takes the blanks around them away.
    pub fn checked(self) -> Result<NewConsent> {
        Ok(NewConsent {
            by: text("consent.by", &self.by, NewAvatar::MAX_BY)?,
            statement: text("consent.statement", &self.statement, NewAvatar::MAX_STATEMENT)?,
        })
    }
}
