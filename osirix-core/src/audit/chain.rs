use std::fmt;
use std::str::FromStr;

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::error::{Error, Result};
use crate::text::hexadecimal;

/// A line of the log as it stands in the database, read without being understood: what somebody
/// made of it need not have a meaning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AuditLine {
    /// Its place in the log: from 1, with gaps where something was not committed.
    pub seq: i64,
    /// Its id.
    pub id: String,
    /// When, in microseconds since 1970.
    pub at: i64,
    /// Who.
    pub actor: String,
    /// What was done.
    pub action: String,
    /// Whose account.
    pub account_id: Option<String>,
    /// To what.
    pub subject: String,
    /// What else, as JSON.
    pub details: String,
}

/// A link of the chain: it seals one line of the log, and with it every line before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditSeal {
    /// Its place in the chain: from 1, without gaps.
    pub place: i64,
    /// The place of its line in the log; larger than that of the link before.
    pub seq: i64,
    /// The id of its line.
    pub audit_id: String,
    /// SHA-256 over the hash before it, the place and the line, in hexadecimal.
    pub hash: String,
}

impl AuditSeal {
    /// Seals a line at a place; `head` is the hash of the link before, empty at the first.
    pub fn of(line: &AuditLine, place: i64, head: &str) -> Self {
        let (seq, audit_id) = (line.seq, line.id.clone());
        AuditSeal { place, seq, audit_id, hash: line.hash_after(place, head) }
    }
}

impl AuditLine {
    /// The hash of the link that seals this line at a place.
    pub(super) fn hash_after(&self, place: i64, head: &str) -> String {
        let mut digest = Sha256::new();
        let mut part = |bytes: &[u8]| {
            digest.update((bytes.len() as u64).to_be_bytes());
            digest.update(bytes);
        };
        part(head.as_bytes());
        part(&place.to_be_bytes());
        part(&self.seq.to_be_bytes());
        part(self.id.as_bytes());
        part(&self.at.to_be_bytes());
        part(self.actor.as_bytes());
        part(self.action.as_bytes());
        part(&[u8::from(self.account_id.is_some())]);
        part(self.account_id.as_deref().unwrap_or_default().as_bytes());
        part(self.subject.as_bytes());
        part(self.details.as_bytes());
        hexadecimal(&digest.finalize())
    }
}

/// The end of the chain at one moment: kept outside of the database it shows later that nothing
/// before it was changed or cut off. As text it is `PLACE:SEQ:HASH`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditHead {
    /// How many lines were sealed.
    pub place: i64,
    /// The place of the last of them in the log.
    pub seq: i64,
    /// The hash of its link.
    pub hash: String,
}

impl From<AuditSeal> for AuditHead {
    fn from(seal: AuditSeal) -> Self {
        AuditHead { place: seal.place, seq: seal.seq, hash: seal.hash }
    }
}

impl fmt::Display for AuditHead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.place, self.seq, self.hash)
    }
}

impl FromStr for AuditHead {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let wrong = || Error::invalid("head", "a head is `PLACE:SEQ:HASH`");
        let [place, seq, hash] = text.split(':').collect::<Vec<_>>()[..] else {
            return Err(wrong());
        };
        let number = |text: &str| text.parse().ok().filter(|number| *number > 0).ok_or_else(wrong);
        let hexadecimal = hash.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        if hash.len() != 64 || !hexadecimal {
            return Err(wrong());
        }
        Ok(AuditHead { place: number(place)?, seq: number(seq)?, hash: hash.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorCode;

    #[test]
    fn a_head_is_read_as_it_is_written() {
        let head = AuditHead { place: 7, seq: 9, hash: "0f".repeat(32) };
        assert_eq!(head.to_string().parse::<AuditHead>().unwrap(), head);
        for text in ["", "7", "7:9", "7:9:0f", "0:9:", "x:9:0f", "-1:9:0f", "7:9:0f:1"] {
            let error = text.parse::<AuditHead>().unwrap_err();
            assert_eq!(error.code(), ErrorCode::InvalidInput, "{text}");
            assert_eq!(error.context_value("field"), Some("head"));
        }
    }

    #[test]
    fn a_hash_tells_every_part_of_its_line() {
        let line = AuditLine {
            seq: 2,
            id: "a".into(),
            at: 3,
            actor: "system".into(),
            action: "b".into(),
            account_id: None,
            subject: "c".into(),
            details: "{}".into(),
        };
        let hash = line.hash_after(1, "");
        for other in [
            AuditLine { seq: 3, ..line.clone() },
            AuditLine { id: "b".into(), ..line.clone() },
            AuditLine { at: 4, ..line.clone() },
            AuditLine { actor: "worker:a".into(), ..line.clone() },
            AuditLine { action: "d".into(), ..line.clone() },
            AuditLine { account_id: Some(String::new()), ..line.clone() },
            AuditLine { subject: "c{".into(), details: "}".into(), ..line.clone() },
        ] {
            assert_ne!(other.hash_after(1, ""), hash, "{other:?}");
        }
        assert_ne!(line.hash_after(2, ""), hash);
        assert_ne!(line.hash_after(1, &hash), hash);
    }
}
