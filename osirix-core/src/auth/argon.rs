//! Argon2id in memory that is used again.
//!
//! Each hash needs 19 MiB. Taken from the system and given back each time they cost a third of the
//! work; left to the allocator they stay with each thread that ever hashed, hundreds of MiB.

use std::sync::{Mutex, PoisonError};

use argon2::password_hash::phc::{Output, ParamsString, PasswordHash, Salt};
use argon2::{Algorithm, Argon2, Block, Params, Version};

use crate::error::{Error, Result};

/// Makes and checks hashes. Keeps as much memory as it needed at one moment.
#[derive(Default)]
pub(super) struct Argon {
    spare: Mutex<Vec<Vec<Block>>>,
}

impl Argon {
    /// A hash with today's parameters.
    pub(super) fn hash(&self, password: &[u8], salt: &[u8]) -> Result<PasswordHash> {
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::DEFAULT);
        let mut out = [0; Params::DEFAULT_OUTPUT_LEN];
        self.fill(&argon2, password, salt, &mut out)?;
        Ok(PasswordHash {
            algorithm: Algorithm::Argon2id.ident(),
            version: Some(Version::V0x13.into()),
            params: ParamsString::try_from(&Params::DEFAULT).map_err(failed)?,
            salt: Some(Salt::new(salt).map_err(failed)?),
            hash: Some(Output::new(&out).map_err(failed)?),
        })
    }

    /// Whether this is the password of a hash, with the parameters of that hash. One of another
    /// kind matches nothing.
    pub(super) fn matches(&self, password: &[u8], stored: &PasswordHash) -> bool {
        self.same(password, stored).unwrap_or(false)
    }

    fn same(&self, password: &[u8], stored: &PasswordHash) -> Option<bool> {
        let algorithm = Algorithm::try_from(stored.algorithm.as_str()).ok()?;
        let version = stored.version.map_or(Ok(Version::V0x13), Version::try_from).ok()?;
        let params = Params::try_from(stored).ok()?;
        let (salt, expected) = (stored.salt.as_ref()?, stored.hash.as_ref()?);
        let mut out = vec![0; expected.len()];
        self.fill(&Argon2::new(algorithm, version, params), password, salt, &mut out).ok()?;
        // Outputs are compared in constant time.
        Some(Output::new(&out).ok()? == *expected)
    }

    fn fill(
        &self,
        argon2: &Argon2<'_>,
        password: &[u8],
        salt: &[u8],
        out: &mut [u8],
    ) -> Result<()> {
        let spare = || self.spare.lock().unwrap_or_else(PoisonError::into_inner);
        let (count, kept) = (argon2.params().block_count(), Params::DEFAULT.block_count());
        let mut memory = spare().pop().unwrap_or_default();
        memory.resize(count.max(kept), Block::default());
        let done = argon2.hash_password_into_with_memory(password, salt, out, &mut memory[..count]);
        if memory.len() == kept {
            spare().push(memory);
        }
        done.map_err(failed)
    }
}

fn failed(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
    Error::internal("a password cannot be hashed").caused_by(error)
}

#[cfg(test)]
mod tests {
    use argon2::{PasswordHasher, PasswordVerifier};

    use super::*;

    #[test]
    fn it_is_the_librarys_own_hash_also_in_memory_that_was_used() {
        let argon = Argon::default();
        let (password, salt) = (b"correct horse battery", b"0123456789abcdef");
        for _ in 0..3 {
            let ours = argon.hash(password, salt).unwrap();
            let theirs = Argon2::default().hash_password_with_salt(password, salt).unwrap();
            assert_eq!(ours.to_string(), theirs.to_string());
            assert!(argon.matches(password, &theirs) && !argon.matches(b"correct house", &theirs));
            assert!(Argon2::default().verify_password(password, &ours).is_ok());
        }
        assert_eq!(argon.spare.lock().unwrap().len(), 1, "one after the other needs one");
    }

    #[test]
    fn a_hash_of_other_parameters_is_checked_with_them() {
        let params = Params::new(32 * 1_024, 3, 2, None).unwrap();
        let other = Argon2::new(Algorithm::Argon2i, Version::V0x10, params);
        let stored = other.hash_password_with_salt(b"hunter2", b"0123456789abcdef").unwrap();
        let argon = Argon::default();
        assert!(argon.matches(b"hunter2", &stored) && !argon.matches(b"hunter3", &stored));
        assert!(argon.spare.lock().unwrap().is_empty(), "more than usual is given back");
    }
}
