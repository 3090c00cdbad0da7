use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::clock::{Ambient, Timestamp};
use crate::error::{Error, Result};
use crate::id::{AccountId, AuditId, UserId};
use crate::names::names;

/// Who acted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// The platform itself.
    System,
    /// The account's owner or a program that acts for it.
    Account(AccountId),
    /// A user, signed in or signing in.
    User(UserId),
    /// A worker, by its name.
    Worker(String),
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Actor::System => f.write_str("system"),
            Actor::Account(id) => write!(f, "account:{id}"),
            Actor::User(id) => write!(f, "user:{id}"),
            Actor::Worker(name) => write!(f, "worker:{name}"),
        }
    }
}

impl FromStr for Actor {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        match text.split_once(':') {
            None if text == "system" => Ok(Actor::System),
            Some(("account", id)) => Ok(Actor::Account(id.parse()?)),
            Some(("user", id)) => Ok(Actor::User(id.parse()?)),
            Some(("worker", name)) => Ok(Actor::Worker(name.to_owned())),
            _ => Err(Error::invalid("actor", "not an actor").with("value", text)),
        }
    }
}

names! {
    /// What was done, as a stable dotted name.
    #[non_exhaustive]
    "action" pub enum Action {
        /// An account was opened.
        AccountOpened = "account.opened",
        /// Credits were granted.
        CreditsGranted = "credits.granted",
        /// Credits were reserved by hand.
        CreditsHeld = "credits.held",
        /// A hold was charged or let go by hand.
        CreditsSettled = "credits.settled",
        /// How far final costs may go above their holds was changed.
        OverdraftSet = "credits.overdraft_set",
        /// Credits were taken back, because what had paid for them was.
        CreditsRevoked = "credits.revoked",
        /// Credits that had been taken back were given again.
        CreditsRestored = "credits.restored",
        /// A hold ran out and its credits went back.
        HoldExpired = "credits.hold_expired",
        /// A user signed up.
        UserCreated = "user_created",
        /// A user changed name or picture.
        UserUpdated = "user_updated",
        /// A user was erased.
        UserDeleted = "user_deleted",
        /// An address was shown to be its user's.
        EmailVerified = "user_email_verified",
        /// A user signed in.
        SignedIn = "authn_login_success",
        /// Somebody gave a wrong password for a user.
        SignInFailed = "authn_login_fail",
        /// A user signed out.
        SignedOut = "authn_logout",
        /// A password was changed by who knew it.
        PasswordChanged = "authn_password_change",
        /// A link to choose a new password was asked for.
        PasswordResetRequested = "authn_password_reset_request",
        /// A new password was chosen by a link.
        PasswordReset = "authn_password_reset",
        /// Sessions of a user were ended.
        SessionRevoked = "session_revoked",
        /// A move to another address was asked for.
        EmailChangeRequested = "user_email_change_request",
        /// A user moved to another address.
        EmailChanged = "user_email_change",
        /// A second factor was set up and shown to work.
        TwoFactorEnabled = "authn_mfa_enabled",
        /// A second factor was taken away.
        TwoFactorDisabled = "authn_mfa_disabled",
        /// Somebody who knew the first factor gave a wrong second one.
        TwoFactorFailed = "authn_mfa_fail",
        /// A recovery code was used in place of the second factor.
        RecoveryCodeUsed = "authn_mfa_recovery_code_used",
        /// New recovery codes took the place of the old ones.
        RecoveryCodesRenewed = "authn_mfa_recovery_codes_renewed",
        /// A device is asked for no second factor from now on.
        DeviceTrusted = "authn_device_trusted",
        /// A passkey was added.
        PasskeyAdded = "authn_passkey_added",
        /// A passkey was removed.
        PasskeyRemoved = "authn_passkey_removed",
        /// An identity provider's account was linked to a user.
        ProviderLinked = "authn_provider_linked",
        /// An identity provider's account was taken from a user.
        ProviderUnlinked = "authn_provider_unlinked",
        /// A key for programs was made.
        ApiKeyCreated = "authn_token_created",
        /// A key for programs was changed.
        ApiKeyUpdated = "authn_token_updated",
        /// A key for programs was replaced by another.
        ApiKeyRotated = "authn_token_rotated",
        /// A key for programs was removed.
        ApiKeyRevoked = "authn_token_revoked",
        /// A key was shown that is none any more.
        ApiKeyReused = "authn_token_reuse",
        /// A user was given another role.
        RoleChanged = "user_privilege_change",
        /// A user was banned.
        UserBanned = "user_banned",
        /// A ban was lifted.
        UserUnbanned = "user_unbanned",
        /// An administrator began to act as a user.
        ImpersonationStarted = "authz_impersonation_start",
        /// An administrator ceased to act as a user.
        ImpersonationStopped = "authz_impersonation_stop",
        /// Somebody tried what they may not.
        Denied = "authz_fail",
        /// An administrator changed something of a user's.
        AdminActed = "authz_admin",
        /// An organisation was made.
        OrganizationCreated = "organization_created",
        /// An organisation was changed.
        OrganizationUpdated = "organization_updated",
        /// An organisation was removed.
        OrganizationDeleted = "organization_deleted",
        /// Somebody was invited to an organisation.
        MemberInvited = "organization_member_invited",
        /// An invitation was withdrawn or turned down.
        InvitationEnded = "organization_invitation_ended",
        /// Somebody joined an organisation.
        MemberAdded = "organization_member_added",
        /// A member was given another role.
        MemberChanged = "organization_member_role_changed",
        /// Somebody left an organisation or was removed from it.
        MemberRemoved = "organization_member_removed",
        /// Somebody became an avatar, and had agreed to it.
        AvatarAdded = "avatar.added",
        /// An avatar was removed, and its picture with it.
        AvatarRemoved = "avatar.removed",
        /// A job was created and its credits were held.
        JobCreated = "job.created",
        /// A job's cancellation was asked for.
        JobCancelRequested = "job.cancel_requested",
        /// A job was completed and charged.
        JobCompleted = "job.completed",
        /// An attempt failed and the job waits for the next.
        JobRetried = "job.retried",
        /// A job failed for good and its credits were released.
        JobFailed = "job.failed",
        /// A job was cancelled and its credits were released.
        JobCancelled = "job.cancelled",
        /// How many jobs may be at work was changed, or jobs were paused or resumed.
        JobsControlled = "jobs.controlled",
        /// A failed job was sent on its way again and its credits were held anew.
        JobRedriven = "job.redriven",
        /// A job is to be created again and again.
        ScheduleCreated = "schedule.created",
        /// A schedule was paused or goes on.
        ScheduleChanged = "schedule.changed",
        /// A schedule's time came and no job could be created.
        ScheduleFailed = "schedule.failed",
        /// A schedule was removed.
        ScheduleRemoved = "schedule.removed",
        /// An account became a customer of the payment gateway.
        CustomerLinked = "billing.customer_linked",
        /// A purchase was begun at the payment gateway.
        CheckoutStarted = "billing.checkout_started",
        /// A purchase at the payment gateway was paid, or ran out.
        CheckoutEnded = "billing.checkout_ended",
        /// What the payment gateway says of a subscription has changed.
        SubscriptionChanged = "billing.subscription_changed",
        /// Another plan is in force for an account.
        PlanChanged = "billing.plan_changed",
        /// What the payment gateway says of an invoice has changed.
        InvoiceChanged = "billing.invoice_changed",
        /// What the payment gateway says of a refund has changed.
        RefundChanged = "billing.refund_changed",
        /// What the payment gateway says of a dispute has changed.
        DisputeChanged = "billing.dispute_changed",
        /// What was paid was entered by hand.
        PaymentEntered = "billing.payment_entered",
        /// A refund was asked for.
        RefundRequested = "billing.refund_requested",
        /// A seller added a product.
        ProductAdded = "marketplace.product_added",
        /// A seller changed a product.
        ProductChanged = "marketplace.product_changed",
        /// A product came onto the market, or off it.
        ProductMoved = "marketplace.product_moved",
        /// A product was bought.
        ProductBought = "marketplace.product_bought",
        /// What was paid for a product went back.
        OrderRefunded = "marketplace.order_refunded",
        /// A licence was taken back.
        LicenceRevoked = "marketplace.licence_revoked",
        /// A seller's share of a sale was granted.
        ShareGranted = "marketplace.share_granted",
        /// An account on a social network was connected, for the first time or again.
        NetworkConnected = "social.connected",
        /// A connection to a social network was given up.
        NetworkDisconnected = "social.disconnected",
        /// A social network does not take a connection's credentials any more.
        ConnectionBroken = "social.connection_broken",
        /// A post was written.
        PostWritten = "social.post_written",
        /// A post was changed.
        PostChanged = "social.post_changed",
        /// A post was scheduled.
        PostScheduled = "social.post_scheduled",
        /// A post, or what was not out of it, was cancelled.
        PostCancelled = "social.post_cancelled",
        /// A post is out on a network.
        PostPublished = "social.post_published",
        /// A post did not get out on a network.
        PostFailed = "social.post_failed",
        /// Nobody knows whether a post is out on a network.
        PostUnconfirmed = "social.post_unconfirmed",
        /// Somebody decided what becomes of a post that failed or that nobody knows of.
        PostResolved = "social.post_resolved",
        /// A webhook endpoint was added.
        WebhookAdded = "webhook.endpoint_added",
        /// A webhook endpoint was changed, paused or enabled.
        WebhookChanged = "webhook.endpoint_changed",
        /// A webhook endpoint was removed.
        WebhookRemoved = "webhook.endpoint_removed",
        /// A webhook endpoint was given another secret.
        WebhookRotated = "webhook.secret_rotated",
        /// A webhook endpoint was disabled, because nothing got through to it.
        WebhookDisabled = "webhook.endpoint_disabled",
        /// A queue of posts was made.
        QueueCreated = "social.queue_created",
        /// A queue of posts was made another.
        QueueChanged = "social.queue_changed",
        /// A queue of posts was removed.
        QueueRemoved = "social.queue_removed",
        /// A post is to be made again and again.
        RepeatStarted = "social.repeat_started",
        /// A post is made again no more.
        RepeatStopped = "social.repeat_stopped",
        /// What an organisation wants of its posts was changed.
        PostRulesChanged = "social.rules_changed",
        /// A member submitted a post, which waits for another to approve it.
        PostSubmitted = "social.post_submitted",
        /// A member approved another's post: it is scheduled.
        PostApproved = "social.post_approved",
        /// A member rejected another's post: it is a draft again.
        PostRejected = "social.post_rejected",
        /// A post's time came before anybody had approved it.
        PostMissed = "social.post_missed",
        /// What an account may spend in a period was changed.
        SpendingLimitSet = "credits.spending_limit_set",
        /// What the payment gateway has was compared with what is on record here.
        Reconciled = "billing.reconciled",
        /// A seller has begun to say where they are paid.
        SellerLinked = "payouts.seller_linked",
        /// The gateway can pay a seller, or cannot any more.
        SellerChanged = "payouts.seller_changed",
        /// Money is about to be sent to a seller, or to come back.
        PayoutArmed = "payouts.armed",
        /// It was sent, or has come back.
        PayoutSent = "payouts.sent",
        /// It was refused.
        PayoutFailed = "payouts.failed",
    }
}

/// A line of the audit log.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AuditEntry {
    /// Its id.
    pub id: AuditId,
    /// When it was done.
    pub at: Timestamp,
    /// Who did it.
    pub actor: Actor,
    /// What was done.
    pub action: Action,
    /// Whose account it concerns.
    pub account_id: Option<AccountId>,
    /// The id of the object it was done to.
    pub subject: String,
    /// What else a reviewer needs: amounts, reasons. Never a secret.
    pub details: Value,
}

impl AuditEntry {
    /// A line with a new id and the current time.
    pub fn new(
        ambient: &Ambient,
        actor: Actor,
        action: Action,
        account_id: Option<AccountId>,
        subject: &str,
        details: Value,
    ) -> Result<Self> {
        Ok(AuditEntry {
            id: ambient.new_id()?,
            at: ambient.now(),
            actor,
            action,
            account_id,
            subject: subject.to_owned(),
            details,
        })
    }
}
