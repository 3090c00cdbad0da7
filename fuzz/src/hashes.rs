//! Hashes of passwords that other systems made.

use std::sync::LazyLock;

use osirix_core::ErrorCode;
use osirix_core::auth::Passwords;
use osirix_core::clock::Ambient;
use osirix_core::secret::Secret;

use crate::Target;
use crate::input::{choice, seeds, text, wait};

pub(crate) const TARGET: Target = Target { name: "hashes", run, seeds: examples };

static PASSWORDS: LazyLock<Passwords> = LazyLock::new(|| Passwords::new(&Ambient::system()));

/// What the hashes among the seeds were made of; the other password is nobody's.
const WORDS: [&str; 2] = ["U*U", "battery staple"];

fn run(bytes: &[u8]) {
    let (chosen, rest) = choice(bytes);
    let (word, stored) = (WORDS[chosen % 2], text(rest).into_owned());
    let verdict = wait(PASSWORDS.verify(Secret::new(word.to_owned()), Some(stored)));
    match verdict {
        Ok(verdict) => assert!(!verdict.matches || word == WORDS[0], "nobody has this password"),
        Err(error) => assert_eq!(error.code(), ErrorCode::Inconsistent, "{error:?}"),
    }
}

fn examples() -> Vec<Vec<u8>> {
    seeds(&[
        "\0$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
        "\u{1}$2y$31$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
        "\0$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "\0$argon2i$m=4294967295,t=4294967295,p=1$c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "\u{1}0123456789abcdef0123456789abcdef:00",
        "\u{1}$2",
    ])
}
