use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

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

const PRIVATE: &str = "this is an address of a private network";

/// Resolves names to public addresses alone, at the moment of connecting: a name that answers
/// differently the second time (DNS rebinding) gains nothing.
pub(crate) struct PublicAddresses;

impl Resolve for PublicAddresses {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found = lookup_host((name.as_str(), 0)).await?;
            let public: Vec<SocketAddr> = found.filter(|one| is_public(one.ip())).collect();
            match public.is_empty() {
                true => Err(PRIVATE.into()),
                false => Ok(Box::new(public.into_iter()) as Addrs),
            }
        })
    }
}

/// Whether an address is of the public Internet: what IANA's registries of special-purpose
/// addresses (RFC 6890) call globally reachable.
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let special = match a {
        0 | 10 | 127 => true,
        100 => (64..128).contains(&b),
        169 => b == 254,
        172 => (16..32).contains(&b),
        192 => (b, c) == (0, 0) || (b, c) == (0, 2) || (b, c) == (88, 99) || b == 168,
        198 => b == 18 || b == 19 || (b, c) == (51, 100),
        203 => (b, c) == (0, 113),
        // Multicast and reserved.
        224..=255 => true,
        _ => false,
    };
    !special
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    if let Some(inside) = embedded(address) {
        return is_public_v4(inside);
    }
    let [a, b, ..] = address.segments();
    // Only 2000::/3 is given out; within it, 2001::/23 and the documentation's are special.
    a & 0xe000 == 0x2000 && !(a == 0x2001 && (b < 0x200 || b == 0xdb8)) && a != 0x3fff
}

/// The IPv4 address to which an IPv6 address leads.
fn embedded(address: Ipv6Addr) -> Option<Ipv4Addr> {
    let [a, b, c, d, e, f, g, h] = address.segments();
    let v4 = |high: u16, low: u16| Some(Ipv4Addr::from((u32::from(high) << 16) | u32::from(low)));
    match [a, b, c, d, e, f] {
        // Mapped (RFC 4291, section 2.5.5.2) and NAT64 (RFC 6052).
        [0, 0, 0, 0, 0, 0xffff] | [0x64, 0xff9b, 0, 0, 0, 0] => v4(g, h),
        // 6to4 (RFC 3056).
        [0x2002, high, low, ..] => v4(high, low),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_addresses_are_known_in_every_writing() {
        for private in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "127.0.0.1",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:a9fe:a9fe",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "fc00::1",
            "fd12:3456::1",
            "fe80::1",
            "ff02::1",
            "2001:db8::1",
            "2001::1",
            "100::1",
        ] {
            assert!(!is_public(private.parse().unwrap()), "{private}");
        }
        for public in [
            "1.1.1.1",
            "172.32.0.1",
            "192.0.1.1",
            "100.128.0.1",
            "2606:4700::1111",
            "2001:4860:4860::8888",
            "2a00:1450::1",
            "::ffff:1.1.1.1",
            "64:ff9b::101:101",
        ] {
            assert!(is_public(public.parse().unwrap()), "{public}");
        }
    }

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
