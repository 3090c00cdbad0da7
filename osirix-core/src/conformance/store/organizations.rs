use std::time::Duration;

use super::harness::{Harness, at_once};
use super::identity::{LINK, device, sign_up};
use crate::auth::{SignedIn, User};
use crate::error::{ErrorCode, Result};
use crate::id::{MemberId, OrganizationId};
use crate::money::Credits;
use crate::organizations::{
    Invitation, InvitationStatus, MemberRole, NewOrganization, Organization, OrganizationUpdate,
    Organizations,
};

const INVITED: &str = "https://example.com/join/{id}";

impl Harness {
    pub(super) fn groups(&self) -> Organizations {
        self.groups_on(0)
    }

    fn groups_on(&self, index: usize) -> Organizations {
        let post = self.post_office(index);
        Organizations::new(self.handle(index), self.ambient.clone(), post)
    }

    /// A user whose address is verified.
    pub(super) async fn verified(&self, email: &str) -> User {
        self.tick();
        let begun = self.auth().sign_up(sign_up(email), &device()).await.unwrap();
        self.auth().request_verification(&begun.user, LINK).await.unwrap();
        let token = self.linked(email).await;
        self.auth().verify_email(&token, &device()).await.unwrap()
    }

    pub(super) async fn acme(&self, owner: &User) -> Organization {
        self.groups().create(owner, new("acme")).await.unwrap()
    }

    async fn invited(
        &self,
        by: &User,
        to: OrganizationId,
        email: &str,
        role: MemberRole,
    ) -> Result<Invitation> {
        self.groups().invite(by, to, email, role, INVITED).await
    }

    /// A new user who has joined.
    pub(super) async fn joined(
        &self,
        by: &User,
        to: OrganizationId,
        email: &str,
        role: MemberRole,
    ) -> User {
        let user = self.verified(email).await;
        let invitation = self.invited(by, to, email, role).await.unwrap();
        self.groups().accept(&user, invitation.id).await.unwrap();
        user
    }

    async fn member_id(&self, organization: OrganizationId, user: &User) -> MemberId {
        self.groups().membership_of(user, organization).await.unwrap().id
    }
}

pub(super) fn new(slug: &str) -> NewOrganization {
    NewOrganization { name: "Acme".to_owned(), slug: slug.to_owned(), logo: None }
}

pub(super) async fn who_makes_an_organisation_owns_it(h: Harness) {
    let ada = h.verified("ada@example.com").await;
    let acme = h.acme(&ada).await;
    let page = h.groups().get(&ada, acme.id).await.unwrap();
    assert_eq!((page.members.len(), page.members[0].membership.role), (1, MemberRole::Owner));
    assert_eq!(h.groups().list(&ada).await.unwrap(), vec![acme.clone()]);
    let credits = h.balance(acme.account_id).await.available;
    assert_eq!(credits, Credits(0), "making organisations makes no credits");
}

pub(super) async fn a_slug_is_taken_once_also_at_once(h: Harness) {
    let ada = h.verified("ada@example.com").await;
    let callers = (0..5).map(|index| {
        let (groups, ada) = (h.groups_on(index), ada.clone());
        async move { groups.create(&ada, new("acme")).await }
    });
    let answers = at_once(callers).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
    assert!(!h.groups().is_free("acme").await.unwrap());
    let other = h.groups().create(&ada, new("other")).await.unwrap();
    let update = OrganizationUpdate { slug: Some("acme".to_owned()), ..Default::default() };
    let taken = h.groups().update(&ada, other.id, update).await.unwrap_err();
    assert_eq!(taken.context_value("reason"), Some("slug_taken"));
    for bad in ["", "a", "-a", "a-", "A", "a b", "ä", &"a".repeat(65)] {
        let refused = h.groups().create(&ada, new(bad)).await.unwrap_err();
        assert_eq!(refused.context_value("field"), Some("slug"), "{bad}");
    }
}

pub(super) async fn an_invitation_is_accepted_by_whom_it_is_to_once(h: Harness) {
    let ada = h.verified("ada@example.com").await;
    let acme = h.acme(&ada).await;
    let eve = h.verified("eve@example.com").await;
    let bob = h.verified("bob@example.com").await;
    h.tick();
    let sent = h.invited(&ada, acme.id, "Bob@example.com", MemberRole::Member).await.unwrap();
    let mail = h.mail_to("bob@example.com").await.remove(0);
    assert!(mail.text.contains(&format!("/join/{}", sent.id)));
    let stranger = h.groups().accept(&eve, sent.id).await.unwrap_err();
    assert_eq!(stranger.code(), ErrorCode::NotFound);
    assert_eq!(h.groups().invitations_of(&bob).await.unwrap(), vec![sent.clone()]);
    let callers = (0..4).map(|index| {
        let (groups, bob, id) = (h.groups_on(index), bob.clone(), sent.id);
        async move { groups.accept(&bob, id).await }
    });
    let answers = at_once(callers).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
    assert_eq!(h.groups().get(&bob, acme.id).await.unwrap().members.len(), 2);
}

pub(super) async fn an_address_that_is_merely_claimed_accepts_nothing(h: Harness) {
    let ada = h.verified("ada@example.com").await;
    let acme = h.acme(&ada).await;
    let sent = h.invited(&ada, acme.id, "bob@example.com", MemberRole::Admin).await.unwrap();
    let claims = h.auth().sign_up(sign_up("bob@example.com"), &device()).await.unwrap().user;
    let refused = h.groups().accept(&claims, sent.id).await.unwrap_err();
    assert_eq!(refused.context_value("reason"), Some("email_not_verified"));
    let refused = h.groups().invitations_of(&claims).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::PermissionDenied);
}

pub(super) async fn an_invitation_ends_is_withdrawn_and_turned_down(h: Harness) {
    let ada = h.verified("ada@example.com").await;
    let acme = h.acme(&ada).await;
    let bob = h.verified("bob@example.com").await;
    let groups = h.groups();
    let invite = async || h.invited(&ada, acme.id, "bob@example.com", MemberRole::Member).await;
    let first = invite().await.unwrap();
    let second = invite().await.unwrap();
    groups.accept(&bob, first.id).await.expect_err("the last one counts");
    let withdrawn = groups.cancel(&ada, second.id).await.unwrap();
    assert_eq!(withdrawn.status, InvitationStatus::Canceled);
    groups.accept(&bob, second.id).await.unwrap_err();
    let third = invite().await.unwrap();
    groups.reject(&bob, third.id).await.unwrap();
    groups.accept(&bob, third.id).await.unwrap_err();
    let fourth = invite().await.unwrap();
    h.clock.advance(Duration::from_secs(2 * 86_400));
    groups.accept(&bob, fourth.id).await.unwrap_err();
}

pub(super) async fn nobody_gives_more_than_they_have(h: Harness) {
    let ada = h.verified("ada@example.com").await;
    let acme = h.acme(&ada).await;
    let admin = h.joined(&ada, acme.id, "admin@example.com", MemberRole::Admin).await;
    let member = h.joined(&ada, acme.id, "member@example.com", MemberRole::Member).await;
    let groups = h.groups();
    let denied = |result: Result<()>| {
        assert_eq!(result.unwrap_err().context_value("reason"), Some("role_too_low"));
    };
    let mail = "x@example.com";
    denied(h.invited(&member, acme.id, mail, MemberRole::Member).await.map(drop));
    denied(h.invited(&admin, acme.id, mail, MemberRole::Owner).await.map(drop));
    let own = h.member_id(acme.id, &admin).await;
    denied(groups.set_role(&admin, acme.id, own, MemberRole::Owner).await.map(drop));
    let owner = h.member_id(acme.id, &ada).await;
    denied(groups.set_role(&admin, acme.id, owner, MemberRole::Member).await.map(drop));
    denied(groups.remove_member(&admin, acme.id, owner).await.map(drop));
    denied(groups.update(&member, acme.id, OrganizationUpdate::default()).await.map(drop));
    denied(groups.delete(&admin, acme.id).await);
    let theirs = h.member_id(acme.id, &member).await;
    groups.set_role(&admin, acme.id, theirs, MemberRole::Admin).await.unwrap();
    groups.remove_member(&admin, acme.id, theirs).await.unwrap();
    assert!(groups.list(&member).await.unwrap().is_empty());
}

pub(super) async fn an_organisation_keeps_an_owner(h: Harness) {
    let ada = h.verified("ada@example.com").await;
    let acme = h.acme(&ada).await;
    let own = h.member_id(acme.id, &ada).await;
    let groups = h.groups();
    for refused in [
        groups.remove_member(&ada, acme.id, own).await.err().unwrap(),
        groups.set_role(&ada, acme.id, own, MemberRole::Admin).await.err().unwrap(),
        h.auth().delete_user(&ada, &device()).await.err().unwrap(),
    ] {
        assert_eq!(refused.context_value("reason"), Some("last_owner"));
    }
    let bob = h.joined(&ada, acme.id, "bob@example.com", MemberRole::Owner).await;
    let theirs = h.member_id(acme.id, &bob).await;
    let (one, other) = (h.groups_on(0), h.groups_on(1));
    let (ada2, bob2, id) = (ada.clone(), bob.clone(), acme.id);
    let leave: Vec<std::pin::Pin<Box<dyn Future<Output = Result<()>> + Send>>> = vec![
        Box::pin(async move { one.remove_member(&ada2, id, own).await.map(drop) }),
        Box::pin(async move { other.remove_member(&bob2, id, theirs).await.map(drop) }),
    ];
    let left = at_once(leave).await.iter().filter(|left| left.is_ok()).count();
    assert_eq!(left, 1, "also when both go at once");
}

pub(super) async fn to_others_an_organisation_does_not_exist(h: Harness) {
    let ada = h.verified("ada@example.com").await;
    let acme = h.acme(&ada).await;
    let SignedIn { user: eve, session, .. } =
        h.auth().sign_up(sign_up("eve@example.com"), &device()).await.unwrap();
    let sent = h.invited(&ada, acme.id, "bob@example.com", MemberRole::Member).await.unwrap();
    let own = h.member_id(acme.id, &ada).await;
    let groups = h.groups();
    for refused in [
        groups.get(&eve, acme.id).await.err().unwrap(),
        groups.update(&eve, acme.id, OrganizationUpdate::default()).await.err().unwrap(),
        groups.delete(&eve, acme.id).await.err().unwrap(),
        h.invited(&eve, acme.id, "eve@example.com", MemberRole::Owner).await.err().unwrap(),
        groups.remove_member(&eve, acme.id, own).await.err().unwrap(),
        groups.set_role(&eve, acme.id, own, MemberRole::Member).await.err().unwrap(),
        groups.set_active(&session, &eve, Some(acme.id)).await.err().unwrap(),
        groups.invitation(&eve, sent.id).await.err().unwrap(),
        groups.cancel(&eve, sent.id).await.err().unwrap(),
    ] {
        assert_eq!(refused.code(), ErrorCode::NotFound, "{refused}");
    }
}

pub(super) async fn a_session_works_in_an_organisation_until_its_user_leaves(h: Harness) {
    let ada = h.verified("ada@example.com").await;
    let acme = h.acme(&ada).await;
    let bob = h.joined(&ada, acme.id, "bob@example.com", MemberRole::Member).await;
    let outcome = h.sign_in("bob@example.com", super::identity::PASSWORD).await.unwrap();
    let begun = outcome.signed_in().unwrap();
    h.groups().set_active(&begun.session, &bob, Some(acme.id)).await.unwrap();
    assert_eq!(h.session(&begun.token).await.unwrap().0.organization_id, Some(acme.id));
    let own = h.member_id(acme.id, &bob).await;
    h.groups().remove_member(&bob, acme.id, own).await.unwrap();
    assert_eq!(h.session(&begun.token).await.unwrap().0.organization_id, None);
}
