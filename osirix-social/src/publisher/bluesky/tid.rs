//! Record keys that are chosen beforehand, so that a post can be recognised.

use osirix_core::id::{Id as _, PublicationId};

const DIGITS: &[u8; 32] = b"234567abcdefghijklmnopqrstuvwxyz";
/// Messages of one publication follow one another by a microsecond each.
const MOST_PARTS: u64 = 100;

/// The timestamp identifier (AT Protocol, "TID") of a message: microseconds and ten bits more, both
/// from the publication's own id (UUIDv7, RFC 9562, section 5.7), in base 32. The same message has
/// the same one whenever it is asked.
pub(super) fn of(publication: PublicationId, part: usize) -> String {
    let id = publication.uuid().as_u128();
    let millis = (id >> 80) as u64;
    let random = (id & ((1 << 62) - 1)) as u64;
    let within = (random >> 10) % (1_000 - MOST_PARTS) + part as u64 % MOST_PARTS;
    let micros = (millis * 1_000 + within) & ((1 << 53) - 1);
    let tid = (micros << 10) | (random & 0x3ff);
    (0..13).rev().map(|digit| char::from(DIGITS[(tid >> (digit * 5)) as usize & 31])).collect()
}

#[cfg(test)]
mod tests {
    use osirix_core::clock::Ambient;

    use super::*;

    #[test]
    fn keys_are_always_the_same_and_follow_one_another() {
        let id: PublicationId = Ambient::system().new_id().unwrap();
        let keys: Vec<_> = (0..25).map(|part| of(id, part)).collect();
        assert_eq!(keys, (0..25).map(|part| of(id, part)).collect::<Vec<_>>());
        assert!(keys.is_sorted_by(|a, b| a < b), "{keys:?}");
        assert!(keys.iter().all(|key| key.len() == 13 && key.starts_with(|c| c <= 'j')));
        let other: PublicationId = Ambient::system().new_id().unwrap();
        assert_ne!(of(id, 0), of(other, 0));
    }
}
