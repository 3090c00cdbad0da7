//! Addresses of files that whoever has them can fetch, for a while.

use std::time::Duration;

use osirix::core::clock::Timestamp;
use osirix::{AccountId, JobId, LicenceId};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::auth::SigningKey;

/// How long an address is good.
const LIFETIME: Duration = Duration::from_secs(60 * 60);

/// What a file belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// A job made it.
    Job(JobId),
    /// It came with a product.
    Licence(LicenceId),
}

impl Source {
    /// Where its files are, up to their names.
    fn place(self) -> String {
        match self {
            Source::Job(job) => format!("/api/files/{job}"),
            Source::Licence(licence) => format!("/api/marketplace/downloads/{licence}"),
        }
    }

    fn text(self) -> String {
        match self {
            Source::Job(job) => format!("file\n{job}"),
            Source::Licence(licence) => format!("document\n{licence}"),
        }
    }
}

/// The right to fetch one file of one account until a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Grant {
    account: AccountId,
    source: Source,
    name: String,
    expires_s: i64,
}

/// What a signed address carries beside its path.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct SignedQuery {
    /// Whose file it is.
    account: String,
    /// Until when the address is good, in seconds since 1970.
    expires: i64,
    /// That this server made the address.
    signature: String,
}

/// Why an address is not good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BadGrant {
    /// This server did not make it, not in this form.
    Forged,
    /// Its time is over.
    Expired,
}

impl Grant {
    pub(super) fn new(account: AccountId, source: Source, name: &str, now: Timestamp) -> Self {
        let expires_s = (now + LIFETIME).as_micros() / 1_000_000;
        Grant { account, source, name: name.to_owned(), expires_s }
    }

    pub(super) fn account(&self) -> AccountId {
        self.account
    }

    pub(super) fn expires_at(&self) -> Timestamp {
        Timestamp::from_micros(self.expires_s.saturating_mul(1_000_000))
    }

    /// Every field, none of which can hold the line's end.
    fn text(&self) -> String {
        let Grant { account, source, name, expires_s } = self;
        format!("{}\n{account}\n{name}\n{expires_s}", source.text())
    }
}

/// Makes and checks addresses.
#[derive(Debug, Clone)]
pub(crate) struct Signer {
    key: SigningKey,
}

impl Signer {
    pub(crate) fn new(key: SigningKey) -> Self {
        Signer { key }
    }

    /// The path and query of a grant.
    pub(super) fn url(&self, grant: &Grant) -> String {
        let Grant { account, source, name, expires_s } = grant;
        let (place, signature) = (source.place(), self.key.seal(&grant.text()));
        format!("{place}/{name}?account={account}&expires={expires_s}&signature={signature}")
    }

    /// The grant of an address.
    pub(super) fn grant(
        &self,
        source: Source,
        name: &str,
        query: &SignedQuery,
        now: Timestamp,
    ) -> Result<Grant, BadGrant> {
        let account = query.account.parse().map_err(|_| BadGrant::Forged)?;
        let grant = Grant { account, source, name: name.to_owned(), expires_s: query.expires };
        if !self.key.is_seal(&grant.text(), &query.signature) {
            return Err(BadGrant::Forged);
        }
        if grant.expires_at() <= now { Err(BadGrant::Expired) } else { Ok(grant) }
    }
}

#[cfg(test)]
mod tests {
    use osirix::core::id::Id;

    use super::*;

    fn query(url: &str) -> SignedQuery {
        let url = url::Url::parse("http://localhost").unwrap().join(url).unwrap();
        let value = |name: &str| {
            url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
        };
        SignedQuery {
            account: value("account").unwrap(),
            expires: value("expires").unwrap().parse().unwrap(),
            signature: value("signature").unwrap(),
        }
    }

    #[test]
    fn an_address_is_good_for_its_account_file_and_time_alone() {
        let signer = Signer::new(SigningKey::new("a secret").unwrap());
        let account = |number| AccountId::from_uuid(uuid::Uuid::from_u128(number));
        let (ada, eve) = (account(1), account(2));
        let job = Source::Job(JobId::from_uuid(uuid::Uuid::from_u128(7)));
        let now = Timestamp::from_micros(1_767_225_600_000_000);
        let url = signer.url(&Grant::new(ada, job, "video.mp4", now));
        let told = |name: &str, query: &SignedQuery, after: Duration| {
            signer.grant(job, name, query, now + after).map(|grant| grant.account())
        };
        let hour = Duration::from_secs(3_600);
        assert_eq!(told("video.mp4", &query(&url), Duration::ZERO), Ok(ada));
        assert_eq!(told("video.mp4", &query(&url), hour), Err(BadGrant::Expired));
        assert_eq!(told("poster.png", &query(&url), Duration::ZERO), Err(BadGrant::Forged));
        let of_eve = SignedQuery { account: eve.to_string(), ..query(&url) };
        let later = SignedQuery { expires: query(&url).expires + 1, ..query(&url) };
        let cut = SignedQuery { signature: String::new(), ..query(&url) };
        for forged in [of_eve, later, cut] {
            assert_eq!(told("video.mp4", &forged, Duration::ZERO), Err(BadGrant::Forged));
        }
        let licence = Source::Licence(LicenceId::from_uuid(uuid::Uuid::from_u128(7)));
        let elsewhere = signer.grant(licence, "video.mp4", &query(&url), now);
        assert_eq!(elsewhere, Err(BadGrant::Forged), "a job's file is no product's");
        let another = Signer::new(SigningKey::new("another").unwrap());
        assert!(another.grant(job, "video.mp4", &query(&url), now).is_err());
    }
}
