//! Passwords that have become public, asked of a fake that follows Have I Been Pwned's published
//! description of its range interface.

use osirix_core::ErrorCode;
use osirix_core::auth::BreachedPasswords as _;
use osirix_core::secret::Secret;
use osirix_identity::breaches::PwnedPasswords;

use crate::fake::{Fake, Reply};

/// SHA-1 of `password`, which every list of breached passwords begins with.
const PREFIX: &str = "5BAA6";
const SUFFIX: &str = "1E4C9B93F3F0682250B6CF8331B7EE68FD8";

async fn fake(answer: String) -> (Fake, PwnedPasswords) {
    let fake = Fake::start(|_| move |_: &_| Reply::text(answer.clone())).await;
    let asks = PwnedPasswords::new(&format!("{}/range/", fake.url)).unwrap();
    (fake, asks)
}

async fn contains(asks: &PwnedPasswords, password: &str) -> osirix_core::Result<bool> {
    asks.contains(&Secret::new(password.to_owned())).await
}

#[tokio::test]
async fn a_password_that_has_become_public_is_known() {
    let others = "0018A45C4D1DEF81644B54AB7F969B88D65:1\r\n011053FD0102E94D6AE2F8B83D76FAF94F6:17";
    let (_fake, asks) = fake(format!("{others}\r\n{SUFFIX}:9659365\r\n")).await;
    assert!(contains(&asks, "password").await.unwrap());
    assert!(!contains(&asks, "correct horse battery staple").await.unwrap());
}

#[tokio::test]
async fn five_digits_of_its_hash_are_told_and_nothing_else() {
    let (fake, asks) = fake(String::new()).await;
    contains(&asks, "password").await.unwrap();
    let [asked] = &fake.asked("/")[..] else { panic!("one question") };
    assert_eq!((asked.method.as_str(), asked.path.as_str()), ("GET", "/range/5BAA6"));
    assert_eq!(asked.header("add-padding"), Some("true"));
    assert!(asked.header("user-agent").is_some_and(|agent| agent.starts_with("osirix/")));
    let all = format!("{asked:?}");
    assert!(!all.contains("password") && !all.to_uppercase().contains(SUFFIX), "{all}");
    assert_eq!(asked.path.rsplit('/').next(), Some(PREFIX));
}

#[tokio::test]
async fn padding_is_no_password() {
    let (_fake, asks) = fake(format!("{SUFFIX}:0\r\n")).await;
    assert!(!contains(&asks, "password").await.unwrap());
}

#[tokio::test]
async fn a_server_that_does_not_answer_is_unavailable_and_gives_nothing_away() {
    let asks = PwnedPasswords::new("http://127.0.0.1:1/range/").unwrap();
    let error = contains(&asks, "password").await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::Unavailable);
    let said = format!("{error} {error:?}");
    assert!(!said.contains(PREFIX) && !said.contains("password"), "{said}");

    let fake = Fake::start(|_| |_: &_| Reply::nothing()).await;
    let asks = PwnedPasswords::new(&format!("{}/range/", fake.url)).unwrap();
    let error = contains(&asks, "password").await.unwrap_err();
    assert_eq!(error.context_value("status"), Some("404"));
}

#[tokio::test]
async fn the_way_there_is_encrypted() {
    PwnedPasswords::new(PwnedPasswords::PUBLIC).unwrap();
    let asks = PwnedPasswords::new("http://192.0.2.1/range/").unwrap();
    let error = contains(&asks, "password").await.unwrap_err();
    assert!(error.to_string().contains("https"), "{error}");
    for bad in ["https://example.com/range", "no url"] {
        assert_eq!(PwnedPasswords::new(bad).err().unwrap().code(), ErrorCode::Configuration);
    }
}
