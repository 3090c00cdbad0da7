//! Ids: UUIDv7 newtypes that carry a prefix, so that one kind can never be taken for another.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

use crate::error::{Error, ErrorCode};

/// A kind of id: a prefix before a UUIDv7.
pub trait Id: Copy + fmt::Display + FromStr<Err = Error> {
    /// The prefix without the underscore, for example `job`.
    const PREFIX: &'static str;

    /// Wraps a UUID.
    fn from_uuid(uuid: Uuid) -> Self;

    /// The UUID inside.
    fn uuid(self) -> Uuid;
}

macro_rules! ids {
    ($($(#[doc = $doc:literal])+ $name:ident = $prefix:literal;)+) => {$(
        $(#[doc = $doc])+
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Uuid);

        impl Id for $name {
            const PREFIX: &'static str = $prefix;

            fn from_uuid(uuid: Uuid) -> Self {
                $name(uuid)
            }

            fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                // In one piece: ids are written by the dozen for each job.
                let mut text = [b'_'; $prefix.len() + 33];
                text[..$prefix.len()].copy_from_slice($prefix.as_bytes());
                self.0.simple().encode_lower(&mut text[$prefix.len() + 1..]);
                f.write_str(std::str::from_utf8(&text).map_err(|_| fmt::Error)?)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }

        impl FromStr for $name {
            type Err = Error;

            fn from_str(text: &str) -> Result<Self, Error> {
                parse($prefix, text).map($name)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
            }
        }
    )+};
}

fn parse(prefix: &'static str, text: &str) -> Result<Uuid, Error> {
    text.strip_prefix(prefix)
        .and_then(|rest| rest.strip_prefix('_'))
        .filter(|hex| hex.len() == 32)
        .and_then(|hex| Uuid::try_parse(hex).ok())
        .ok_or_else(|| {
            Error::new(
                ErrorCode::InvalidInput,
                format!("not an id of this kind: expected {prefix}_ and 32 hexadecimal digits"),
            )
            .with("field", "id")
            .with("prefix", prefix)
        })
}

ids! {
    /// Who owns credits, jobs and avatars: a person or an organisation.
    AccountId = "acc";
    /// Somebody who can sign in.
    UserId = "usr";
    /// A signed-in user on a device.
    SessionId = "ses";
    /// A way in which a user signs in.
    CredentialId = "crd";
    /// A secret that was sent to a user, to be shown once.
    VerificationId = "ver";
    /// A key with which a program acts for a user.
    ApiKeyId = "key";
    /// A key that signs tokens for other services.
    SigningKeyId = "sgn";
    /// A key on a user's device.
    PasskeyId = "pky";
    /// People who share an account.
    OrganizationId = "org";
    /// A user in an organisation.
    MemberId = "mbr";
    /// An invitation to an organisation.
    InvitationId = "inv";
    /// A message.
    MailId = "mai";
    /// A job.
    JobId = "job";
    /// A job that is created again and again.
    ScheduleId = "sch";
    /// A hold on credits.
    HoldId = "hld";
    /// A grant of credits.
    GrantId = "grt";
    /// A ledger transaction.
    TransactionId = "txn";
    /// An avatar.
    AvatarId = "avt";
    /// A subscription of an account to a plan.
    SubscriptionId = "sub";
    /// An entry of the audit log.
    AuditId = "aud";
    /// An event of the outbox.
    EventId = "evt";
    /// A product of the marketplace.
    ProductId = "prd";
    /// An order of the marketplace.
    OrderId = "ord";
    /// A licence of a product.
    LicenceId = "lic";
    /// What one connection publishes of a post.
    PublicationId = "pub";
    /// An account on a social network that is connected.
    ConnectionId = "cnx";
    /// A post for social networks.
    PostId = "pst";
    /// Where an account is told what happens.
    EndpointId = "whe";
    /// A queue of posts.
    PostQueueId = "que";
    /// A post that is made again and again.
    RecurrenceId = "rec";
    /// A comparison of the payment gateway with what is on record here.
    ReconciliationId = "rcn";
    /// Money on its way to a seller.
    PayoutId = "pyt";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_survives_its_text() {
        let id = JobId::from_uuid(Uuid::from_u128(7));
        assert_eq!(id.to_string(), "job_00000000000000000000000000000007");
        assert_eq!(id.to_string().parse::<JobId>().unwrap(), id);
    }

    #[test]
    fn another_kind_of_id_is_refused() {
        let hold = HoldId::from_uuid(Uuid::from_u128(7)).to_string();
        for text in [hold.as_str(), "job_", "job_zz", "", "job_0000-0000"] {
            assert_eq!(text.parse::<JobId>().unwrap_err().code(), ErrorCode::InvalidInput);
        }
    }
}
