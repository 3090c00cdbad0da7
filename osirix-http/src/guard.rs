use std::fmt;
use std::net::SocketAddr;

use osirix_core::address::is_public;
use osirix_core::error::Result;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use tokio::net::lookup_host;
use url::{Host, Url};

use crate::client::unavailable;
use crate::place::is_loopback_name;

/// Whom one may ask. Addresses that a provider names are others' words: they must not lead to what
/// only this machine can reach (server-side request forgery).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Addresses of the public Internet alone, whatever a name resolves to.
    Public,
    /// Everything: who set this up named a private address themselves.
    Anywhere,
}

impl Reach {
    /// As far as a URL that an operator wrote: beyond the public Internet where it leads there.
    pub async fn of(url: &Url) -> Result<Self> {
        let port = url.port_or_known_default().unwrap_or(443);
        let private = match url.host() {
            Some(Host::Ipv4(address)) => !is_public(address.into()),
            Some(Host::Ipv6(address)) => !is_public(address.into()),
            Some(Host::Domain(name)) if is_loopback_name(name) => true,
            Some(Host::Domain(name)) => {
                let found = lookup_host((name, port)).await;
                let mut found = found.map_err(|e| unavailable().caused_by(e))?;
                found.all(|address| !is_public(address.ip()))
            }
            None => false,
        };
        Ok(if private { Reach::Anywhere } else { Reach::Public })
    }

    /// Refuses an address that is written as numbers: no name is resolved then.
    pub(crate) fn check(self, url: &Url) -> Result<()> {
        let public = match url.host() {
            Some(Host::Ipv4(address)) => is_public(address.into()),
            Some(Host::Ipv6(address)) => is_public(address.into()),
            Some(Host::Domain(name)) => !is_loopback_name(name),
            None => false,
        };
        match public || self == Reach::Anywhere {
            true => Ok(()),
            false => Err(unavailable().with("reason", PRIVATE)),
        }
    }
}

/// The `reason` of an error where an address is private, or a name leads to private ones alone.
pub const PRIVATE: &str = "this is an address of a private network";

/// The same as an error that comes back through the client.
#[derive(Debug)]
pub(crate) struct Private;

impl fmt::Display for Private {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(PRIVATE)
    }
}

impl std::error::Error for Private {}

/// Resolves names to public addresses alone, at the moment of connecting: a name that answers
/// differently the second time (DNS rebinding) gains nothing.
pub(crate) struct PublicAddresses;

impl Resolve for PublicAddresses {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found = lookup_host((name.as_str(), 0)).await?;
            let public: Vec<SocketAddr> = found.filter(|one| is_public(one.ip())).collect();
            match public.is_empty() {
                true => Err(Private.into()),
                false => Ok(Box::new(public.into_iter()) as Addrs),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_name_that_leads_home_is_refused() {
        let resolved = PublicAddresses.resolve("localhost".parse().unwrap()).await;
        assert!(resolved.is_err_and(|e| e.to_string().contains("private")));
    }

    #[tokio::test]
    async fn reach_is_as_far_as_the_operator_wrote() {
        let reach = async |url: &str| Reach::of(&url.parse().unwrap()).await.unwrap();
        for private in ["http://localhost:3000", "https://10.0.0.1", "https://[fd00::1]"] {
            assert_eq!(reach(private).await, Reach::Anywhere);
        }
        assert_eq!(reach("https://1.1.1.1").await, Reach::Public);
        // Numbers in other writings are addresses too (the URL standard reads them).
        for private in [
            "https://2130706433",
            "https://0x7f.1",
            "https://[::ffff:7f00:1]",
            "https://localhost.",
        ] {
            Reach::Public.check(&private.parse().unwrap()).unwrap_err();
            Reach::Anywhere.check(&private.parse().unwrap()).unwrap();
        }
    }
}
