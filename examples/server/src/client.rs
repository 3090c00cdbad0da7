//! Whose request it is, by its network address.

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use osirix::Device;

use crate::App;

/// The address that a request comes from, where it is known.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Client(pub(crate) Option<IpAddr>);

impl Client {
    /// A proxy is believed only where one is set up.
    pub(crate) fn of(parts: &Parts, trusted_proxy: bool) -> Self {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let forwarded = if trusted_proxy { forwarded_for(&parts.headers) } else { None };
        let address = forwarded.or_else(|| peer.map(|ConnectInfo(addr)| addr.ip()));
        Client(address.map(|address| address.to_canonical()))
    }

    /// The device that a request comes from, for sessions and the audit log.
    pub(crate) fn device(parts: &Parts, trusted_proxy: bool) -> Device {
        let address = Client::of(parts, trusted_proxy).0.map(|address| address.to_string());
        let agent = parts.headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok());
        Device { ip_address: address, user_agent: agent.map(str::to_owned) }
    }

    /// Who shares a limit: an IPv4 address, or the 64 bits of IPv6 that one subscriber has.
    pub(crate) fn key(self) -> String {
        match self.0 {
            None => "unknown".to_owned(),
            Some(IpAddr::V4(address)) => address.to_string(),
            Some(IpAddr::V6(address)) => {
                let [a, b, c, d, ..] = address.segments();
                format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
            }
        }
    }
}

impl FromRequestParts<App> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        Ok(Client::of(parts, app.trusted_proxy))
    }
}

/// The last entry is the proxy's own word; those before it are the caller's.
fn forwarded_for(headers: &HeaderMap) -> Option<IpAddr> {
    let line = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
    let entry = line.rsplit(',').next()?.trim();
    let bare = entry.trim_start_matches('[').split(']').next()?;
    let with_port = || entry.parse::<SocketAddr>().ok().map(|address| address.ip());
    bare.parse().ok().or_else(with_port)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(address: &str) -> String {
        Client(Some(address.parse::<IpAddr>().unwrap().to_canonical())).key()
    }

    #[test]
    fn who_shares_a_limit() {
        assert_eq!(key("203.0.113.9"), "203.0.113.9");
        assert_eq!(key("::ffff:203.0.113.9"), "203.0.113.9", "IPv4 in IPv6 is IPv4");
        assert_eq!(key("2001:db8:1:2:3:4:5:6"), key("2001:db8:1:2:ffff::1"));
        assert_ne!(key("2001:db8:1:2::1"), key("2001:db8:1:3::1"));
    }

    #[test]
    fn a_proxys_word_is_the_last() {
        let mut headers = HeaderMap::new();
        let mut says = |line: &str| {
            headers.append("x-forwarded-for", line.parse().unwrap());
            forwarded_for(&headers).map(|address| address.to_string())
        };
        assert_eq!(says("198.51.100.1, 203.0.113.9").as_deref(), Some("203.0.113.9"));
        assert_eq!(says("203.0.113.10:4711").as_deref(), Some("203.0.113.10"));
        assert_eq!(says("[2001:db8::1]:4711").as_deref(), Some("2001:db8::1"));
        assert_eq!(says("198.51.100.1, nonsense"), None);
    }
}
