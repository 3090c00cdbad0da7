use serde::{Deserialize, Serialize};

use crate::auth::{Email, User};
use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::id::{AccountId, InvitationId, MemberId, OrganizationId, UserId};
use crate::names::names;

/// People who share an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organization {
    /// Its id.
    pub id: OrganizationId,
    /// The account whose credits, jobs and avatars its members share.
    pub account_id: AccountId,
    /// Its name.
    pub name: String,
    /// Its name in addresses, unique: 2 to 64 of `a-z 0-9 -`.
    pub slug: String,
    /// The address of a picture.
    pub logo: Option<String>,
    /// When it was made.
    pub created_at: Timestamp,
}

impl Organization {
    const MAX_SLUG_LEN: usize = 64;

    pub(super) fn check_slug(slug: &str) -> Result<()> {
        let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        let edges = slug.starts_with('-') || slug.ends_with('-');
        if (2..=Self::MAX_SLUG_LEN).contains(&slug.len()) && slug.bytes().all(fits) && !edges {
            return Ok(());
        }
        Err(Error::invalid("slug", "use 2 to 64 of a-z, 0-9 and -, no - at the edges")
            .with("limit", Self::MAX_SLUG_LEN)
            .with("value", slug.len()))
    }
}

names! {
    /// What a member may do.
    #[derive(PartialOrd, Ord)]
    "role" pub enum MemberRole {
        /// To work in it.
        Member = "member",
        /// And to invite, remove and change members who are no owners.
        Admin = "admin",
        /// And everything else.
        Owner = "owner",
    }
}

/// A user in an organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Membership {
    /// Its id.
    pub id: MemberId,
    /// Of which organisation.
    pub organization_id: OrganizationId,
    /// Who.
    pub user_id: UserId,
    /// What the user may do.
    pub role: MemberRole,
    /// Since when.
    pub created_at: Timestamp,
}

/// A membership and who it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// The membership.
    pub membership: Membership,
    /// Who.
    pub user: User,
}

names! {
    /// What became of an invitation.
    "status" pub enum InvitationStatus {
        /// It waits.
        Pending = "pending",
        /// Who was invited is a member.
        Accepted = "accepted",
        /// Who was invited does not want to be.
        Rejected = "rejected",
        /// It was withdrawn.
        Canceled = "canceled",
    }
}

/// An invitation of an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// Its id.
    pub id: InvitationId,
    /// To which organisation.
    pub organization_id: OrganizationId,
    /// Whom.
    pub email: Email,
    /// As what.
    pub role: MemberRole,
    /// What became of it.
    pub status: InvitationStatus,
    /// Who invited; `None` when they are gone.
    pub inviter_id: Option<UserId>,
    /// Until when it is good.
    pub expires_at: Timestamp,
    /// When it was made.
    pub created_at: Timestamp,
}

/// An invitation and what it is to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationDetails {
    /// The invitation.
    pub invitation: Invitation,
    /// The organisation.
    pub organization: Organization,
}

/// An organisation that is to be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewOrganization {
    /// Its name.
    pub name: String,
    /// Its name in addresses.
    pub slug: String,
    /// The address of a picture.
    #[serde(default)]
    pub logo: Option<String>,
}

/// What changes of an organisation; `None` leaves it as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OrganizationUpdate {
    /// Its name.
    pub name: Option<String>,
    /// Its name in addresses.
    pub slug: Option<String>,
    /// The address of a picture; an empty one removes it.
    pub logo: Option<String>,
}

/// An organisation with everybody in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganizationPage {
    /// The organisation.
    pub organization: Organization,
    /// Its members, the oldest first.
    pub members: Vec<Member>,
    /// Its invitations, the newest first.
    pub invitations: Vec<Invitation>,
}
