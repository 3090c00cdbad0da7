//! What was sealed, and secrets that sign.

use std::sync::{Arc, LazyLock};

use osirix_core::ErrorCode;
use osirix_core::clock::{Ambient, ManualClock, SeededRandom, Timestamp};
use osirix_core::secret::Secret;
use osirix_core::vault::Vault;
use osirix_core::webhooks::{sign, signing_secret};

use crate::Target;
use crate::input::text;

pub(crate) const TARGET: Target = Target { name: "vault", run, seeds: examples };

const PURPOSE: &str = "a seed";
const TEXT: &str = "JBSWY3DPEHPK3PXP";

static VAULT: LazyLock<Vault> = LazyLock::new(|| {
    let secret = Secret::new("a secret of thirty-two bytes or so".to_owned());
    Vault::new(&secret, &[]).expect("this secret is long enough")
});
static SEALED: LazyLock<String> =
    LazyLock::new(|| VAULT.seal(&ambient(), PURPOSE, TEXT).expect("a text can be sealed"));

/// Randomness that gives every process the same seeds.
fn ambient() -> Ambient {
    let clock = ManualClock::new(Timestamp::from_micros(0));
    Ambient::new(Arc::new(clock), Arc::new(SeededRandom::new(1)))
}

fn run(bytes: &[u8]) {
    let text = text(bytes);
    match VAULT.open(PURPOSE, &text) {
        Ok(_) => assert_eq!(*text, *SEALED, "nobody else seals, and in one way alone"),
        Err(error) => {
            let known = [ErrorCode::Inconsistent, ErrorCode::Configuration];
            assert!(known.contains(&error.code()), "{error:?}");
        }
    }
    let sealed = VAULT.seal(&ambient(), &text, &text).expect("every text can be sealed");
    let opened = VAULT.open(&text, &sealed).expect("what was sealed can be opened");
    assert_eq!(*opened.expose(), *text);
    assert!(VAULT.open("something else", &sealed).is_err() || text == "something else");
    match sign(&text, "msg_1", Timestamp::from_micros(0), "{}") {
        Ok(signature) => assert_eq!(signature.len(), "v1,".len() + 44),
        Err(error) => assert_eq!(error.code(), ErrorCode::Inconsistent, "{error:?}"),
    }
}

fn examples() -> Vec<Vec<u8>> {
    let secret = signing_secret(&ambient()).expect("a secret can be made");
    let texts = [SEALED.clone(), secret.expose().to_owned(), "something else".to_owned()];
    texts.map(String::into_bytes).to_vec()
}
