//! A way round by a provider, as the core and a browser go it.

use osirix_core::auth::{ProviderAnswer, ProviderRequest, Token};
use osirix_core::clock::Ambient;
use osirix_core::secret::Secret;
use reqwest::redirect::Policy;
use url::Url;

/// Where providers send browsers back to.
pub(crate) const REDIRECT: &str = "https://app.example.com/api/auth/callback/test";

/// What the core begins with.
pub(crate) fn request() -> ProviderRequest {
    let token = || Token::new(&Ambient::system()).unwrap();
    ProviderRequest {
        redirect_uri: REDIRECT.to_owned(),
        state: token(),
        code_verifier: token(),
        nonce: token(),
    }
}

/// A parameter of an address.
pub(crate) fn parameter(url: &Url, name: &str) -> String {
    let mut pairs = url.query_pairs();
    let found = pairs.find(|(known, _)| known == name);
    found.unwrap_or_else(|| panic!("{url} has no {name}")).1.into_owned()
}

/// Goes to a provider's page with a browser, until it is sent back.
pub(crate) async fn browse(page: &str, request: &ProviderRequest) -> ProviderAnswer {
    // It may be there by now.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let home =
        |attempt: &reqwest::redirect::Attempt<'_>| attempt.url().as_str().starts_with(REDIRECT);
    let policy = Policy::custom(move |attempt| match home(&attempt) {
        true => attempt.stop(),
        false => attempt.follow(),
    });
    let browser = reqwest::Client::builder().cookie_store(true).redirect(policy).build().unwrap();
    let last = browser.get(page).send().await.unwrap();
    let back = last.headers().get("location").expect("the provider sends back").to_str().unwrap();
    let back: Url = back.parse().unwrap();
    assert_eq!(parameter(&back, "state"), request.state.expose());
    ProviderAnswer {
        code: Secret::new(parameter(&back, "code")),
        issuer: Some(parameter(&back, "iss")),
    }
}
