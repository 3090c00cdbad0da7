//! People who share an account: organisations, their members and invitations.

mod invitations;
mod model;
mod service;
mod store;

pub use model::{
    Invitation, InvitationDetails, InvitationStatus, Member, MemberRole, Membership,
    NewOrganization, Organization, OrganizationPage, OrganizationUpdate,
};
pub use service::Organizations;
pub(crate) use service::{member_of, require};
pub use store::OrganizationRepository;
