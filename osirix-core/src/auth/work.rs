//! What a hash that was made elsewhere asks of the machine that checks it: it names its own
//! parameters, and they may be such that no machine comes to an end.

use argon2::Params;
use argon2::password_hash::phc::PasswordHash;

/// The most rounds of bcrypt, as a power of two: some seconds.
const MOST_BCRYPT_ROUNDS: u32 = 16;
/// The most memory of Argon2, in KiB: 1 GiB.
const MOST_MEMORY_KIB: u32 = 1 << 20;
/// The most memory that it writes in all its passes, in KiB: some seconds.
const MOST_WRITTEN_KIB: u64 = 1 << 22;

/// Whether a hash can be checked in seconds. What is none asks for nothing.
pub(super) fn is_bounded(hash: &str) -> bool {
    match hash.strip_prefix("$2") {
        Some(bcrypt) => {
            let rounds = bcrypt.split('$').nth(1).and_then(|rounds| rounds.parse::<u32>().ok());
            rounds.is_none_or(|rounds| rounds <= MOST_BCRYPT_ROUNDS)
        }
        None => {
            let params = PasswordHash::new(hash).ok().and_then(|hash| Params::try_from(&hash).ok());
            params.is_none_or(|params| {
                let (memory, passes) = (params.m_cost(), params.t_cost());
                memory <= MOST_MEMORY_KIB
                    && u64::from(memory) * u64::from(passes) <= MOST_WRITTEN_KIB
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    #[test]
    fn what_others_make_is_checked_and_what_never_ends_is_not() {
        let argon = |params| format!("$argon2id$v=19${params}${KEY}");
        let bcrypt =
            |rounds| format!("$2b${rounds}$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YM");
        for good in
            [argon("m=19456,t=2,p=1"), argon("m=1048576,t=4,p=4"), bcrypt("04"), bcrypt("16")]
        {
            assert!(is_bounded(&good), "{good}");
        }
        let endless = argon("m=8,t=4294967295,p=1");
        for bad in [argon("m=4294967295,t=1,p=1"), endless, bcrypt("17"), bcrypt("31")] {
            assert!(!is_bounded(&bad), "{bad}");
        }
    }
}
