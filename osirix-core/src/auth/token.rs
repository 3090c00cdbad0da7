use std::fmt;

use serde::{Deserialize, Serialize, Serializer};
use sha2::{Digest, Sha256};

use crate::clock::Ambient;
use crate::secret::Secret;
use crate::text::hexadecimal;

const ALPHABET: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/// A secret that proves something to whoever shows it: a session, a link in a mail.
///
/// 43 characters of `A-Z a-z 0-9` carry 256 bits. Only its [`TokenHash`] is ever stored: who reads
/// the database can sign in as nobody.
///
/// Its serialisation is the secret: it is written only to whom it belongs.
#[derive(Clone, Deserialize)]
#[serde(transparent)]
pub struct Token(Secret<String>);

impl Serialize for Token {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.expose())
    }
}

impl Token {
    /// The length in characters.
    pub const LEN: usize = 43;

    /// A new one.
    pub fn new(ambient: &Ambient) -> crate::Result<Self> {
        ambient.letters(ALPHABET, Self::LEN).map(Token::from_text)
    }

    /// One that somebody shows.
    pub fn from_text(text: String) -> Self {
        Token(Secret::new(text))
    }

    /// The text, for whom it belongs to.
    pub fn expose(&self) -> &str {
        self.0.expose()
    }

    /// What is kept of it.
    pub fn hash(&self) -> TokenHash {
        TokenHash(hexadecimal(&Sha256::digest(self.expose())))
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<token>")
    }
}

/// What is kept of a [`Token`]: its SHA-256 in hexadecimal. The token is as random as its hash is
/// long, so that no salt and no slow hash are needed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TokenHash(String);

impl TokenHash {
    /// One that was made under a key, for what is not random enough by itself.
    pub(super) fn keyed(hexadecimal: String) -> Self {
        TokenHash(hexadecimal)
    }

    /// 64 hexadecimal digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::clock::{SeededRandom, SystemClock};

    #[test]
    fn a_token_is_256_bits_and_never_prints() {
        let ambient = Ambient::new(Arc::new(SystemClock), Arc::new(SeededRandom::new(1)));
        let (one, other) = (Token::new(&ambient).unwrap(), Token::new(&ambient).unwrap());
        assert_eq!(one.expose().len(), 43);
        assert!(one.expose().bytes().all(|b| b.is_ascii_alphanumeric()));
        assert_ne!(one.expose(), other.expose());
        assert!((62_f64).powi(43) >= 2_f64.powi(256));
        assert_eq!(format!("{one:?}"), "<token>");
    }

    #[test]
    fn only_its_hash_is_kept() {
        let hash = Token::from_text("abc".to_owned()).hash();
        let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(hash.as_str(), known);
    }
}
