//! Addresses that settings and other people name: none may lead to what only this machine reaches.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use osirix_core::address::is_public;
use osirix_http::place::{is_loopback, url};
use osirix_identity::passkeys::Passkeys;

use crate::Target;
use crate::input::{seeds, text};

pub(crate) const TARGET: Target = Target { name: "addresses", run, seeds: examples };

fn run(bytes: &[u8]) {
    if let Some(octets) = bytes.first_chunk::<16>() {
        assert_leads_where_it_says(Ipv6Addr::from(*octets));
    }
    let text = text(bytes);
    match url("url", &text) {
        Ok(url) => {
            if is_loopback(&url) {
                let address = url.host_str().unwrap_or_default().trim_matches(['[', ']']);
                let address = address.parse::<IpAddr>();
                assert!(!address.is_ok_and(is_public), "{url} is this machine");
            }
        }
        Err(error) => assert_setting_is_refused(&error),
    }
    if let Err(error) = Passkeys::new(&text) {
        assert_setting_is_refused(&error);
    }
}

/// An address that holds another one is as public as that one.
fn assert_leads_where_it_says(address: Ipv6Addr) {
    let public = is_public(address.into());
    let [.., a, b, c, d] = address.octets();
    let inside = Ipv4Addr::new(a, b, c, d);
    assert_eq!(is_public(inside.to_ipv6_mapped().into()), is_public(inside.into()), "{inside}");
    let special = address.is_loopback()
        || address.is_unspecified()
        || address.is_multicast()
        || address.is_unique_local()
        || address.is_unicast_link_local();
    assert!(!(public && special), "{address} is not public");
    let special = inside.is_loopback()
        || inside.is_private()
        || inside.is_link_local()
        || inside.is_unspecified()
        || inside.is_broadcast()
        || inside.is_multicast()
        || inside.is_documentation();
    assert!(!(is_public(inside.into()) && special), "{inside} is not public");
}

/// What an operator set is theirs to mend; it may hold a password, and is not shown.
fn assert_setting_is_refused(error: &osirix_core::Error) {
    assert_eq!(error.code(), osirix_core::ErrorCode::Configuration, "{error:?}");
    assert!(error.context_value("field").is_some(), "{error:?}");
    assert!(error.context_value("value").is_none(), "{error:?}");
}

fn examples() -> Vec<Vec<u8>> {
    let mut all = seeds(&[
        "https://example.com/path?query#fragment",
        "http://localhost:3000",
        "http://LOCALHOST.:80",
        "http://[::ffff:127.0.0.1]/",
        "http://0x7f.1/",
        "https://user:password@10.0.0.1:8443",
        "https://xn--bcher-kva.example",
        "https://\u{ff41}.example",
    ]);
    for address in ["::1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2606:4700::1111"]
    {
        let address = address.parse::<Ipv6Addr>().expect("an address");
        all.push(address.octets().to_vec());
    }
    all
}
