//! The adapters of identity, put into a platform.

use std::sync::Arc;

use osirix::identity::breaches::PwnedPasswords;
use osirix::identity::mail::SmtpMailer;
use osirix::identity::passkeys::Passkeys;
use osirix::identity::providers::{Client, GitHub, OpenIdConnect};
use osirix::{Device, Osirix, ProviderReturn, Secret};

#[tokio::test(flavor = "multi_thread")]
async fn a_platform_takes_what_identity_asks_of_the_outside() {
    let home = tempfile::tempdir().unwrap();
    let mailer = SmtpMailer::new("smtps://ada:hunter2@mail.example.com?from=a@example.com");
    let osirix = Osirix::builder()
        .home(home.path())
        .workers(0)
        .mailer(Arc::new(mailer.unwrap()))
        .passkey_verifier(Arc::new(Passkeys::new("https://app.example.com").unwrap()))
        .identity_provider(Arc::new(OpenIdConnect::google(Client::new("id", "secret")).unwrap()))
        .identity_provider(Arc::new(GitHub::new(Client::new("id", "secret")).unwrap()))
        .breached_passwords(Arc::new(PwnedPasswords::new(PwnedPasswords::PUBLIC).unwrap()))
        .build()
        .await
        .unwrap();

    assert_eq!(osirix.auth().providers().await.unwrap(), ["google", "github"]);
    let asked = osirix.auth().start_passkey_sign_in().await.unwrap();
    assert_eq!(asked.options["rpId"], "app.example.com");
    let back = "https://app.example.com/api/auth/callback/github".to_owned();
    let start = osirix.auth().start_provider("github".into(), back, None).await.unwrap();
    assert!(start.url.starts_with("https://github.com/login/oauth/authorize?"), "{}", start.url);
    assert!(start.url.contains(start.state.expose()));
    osirix.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_state_of_another_provider_is_a_mix_up() {
    let home = tempfile::tempdir().unwrap();
    // Nobody is there: what is told to it is told to nobody.
    let nobody = OpenIdConnect::new("company", "http://127.0.0.1:1", Client::new("id", "secret"));
    let osirix = Osirix::builder()
        .home(home.path())
        .workers(0)
        .identity_provider(Arc::new(GitHub::new(Client::new("id", "secret")).unwrap()))
        .identity_provider(Arc::new(nobody.unwrap()))
        .build()
        .await
        .unwrap();
    let back = "https://app.example.com/api/auth/callback/github".to_owned();
    let start = osirix.auth().start_provider("github".into(), back, None).await.unwrap();
    let answer = ProviderReturn {
        state: start.state.clone(),
        kept_state: Some(start.state),
        code: Secret::new("a-code".to_owned()),
        issuer: None,
        trusted_device: None,
    };
    let ended = osirix.auth().finish_provider("company".into(), answer, Device::default()).await;
    assert_eq!(ended.err().unwrap().context_value("reason"), Some("state_mismatch"));
    osirix.close().await;
}
