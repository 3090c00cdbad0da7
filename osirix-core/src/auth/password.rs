//! Passwords: what they may be, and how their hashes are made and checked.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Params};
use tokio::sync::Semaphore;
use unicode_normalization::UnicodeNormalization;

use super::argon::Argon;
use super::imported;
use super::work::is_bounded;
use crate::clock::Ambient;
use crate::error::{Error, ErrorCode, Result};
use crate::secret::Secret;

/// How long a password may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PasswordPolicy {
    /// The shortest, in characters.
    pub min_chars: usize,
    /// The longest, in characters: a longer one would be work without use.
    pub max_chars: usize,
}

impl Default for PasswordPolicy {
    fn default() -> Self {
        PasswordPolicy { min_chars: 8, max_chars: 128 }
    }
}

impl PasswordPolicy {
    /// Refuses a password that is too short or too long. Which characters it has is its owner's
    /// affair (NIST SP 800-63B, section 3.1.1.2).
    pub fn check(&self, password: &Secret<String>) -> Result<()> {
        self.check_long(password)?;
        if password.expose().chars().count() < self.min_chars {
            return Err(Error::invalid("password", "the password is too short")
                .with("limit", self.min_chars)
                .with("reason", "password_too_short"));
        }
        Ok(())
    }

    /// Refuses a password that is too long to be looked at.
    pub fn check_long(&self, password: &Secret<String>) -> Result<()> {
        if password.expose().chars().nth(self.max_chars).is_some() {
            return Err(Error::invalid("password", "the password is too long")
                .with("limit", self.max_chars)
                .with("reason", "password_too_long"));
        }
        Ok(())
    }
}

/// What checking a password found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// Whether it is the password.
    pub matches: bool,
    /// Whether its hash was made with less than today's parameters: time for a new one.
    pub outdated: bool,
}

/// Makes and checks hashes, a bounded number at a time.
///
/// New hashes are Argon2id with 19 MiB, 2 passes and 1 lane, the OWASP Password Storage Cheat
/// Sheet's row. Passwords are compared in Unicode's form NFKC. Hashes of bcrypt and of Better
/// Auth's scrypt are checked too, for users who were imported.
#[derive(Clone)]
pub struct Passwords {
    ambient: Ambient,
    argon: Arc<Argon>,
    turns: Arc<Semaphore>,
    waiting: Arc<AtomicUsize>,
    max_waiting: usize,
    /// The hash of no password, once one is needed: who does not exist is checked against it.
    nobody: Arc<OnceLock<String>>,
}

impl Passwords {
    /// As many at a time as the machine has cores, less one for everything else; 256 may work or
    /// wait before more are [`Busy`](ErrorCode::Busy).
    pub fn new(ambient: &Ambient) -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Passwords::bounded(ambient, (cores - 1).max(1), 256)
    }

    /// So many at a time, and so many who work or wait.
    pub fn bounded(ambient: &Ambient, at_a_time: usize, max_waiting: usize) -> Self {
        Passwords {
            ambient: ambient.clone(),
            argon: Arc::default(),
            turns: Arc::new(Semaphore::new(at_a_time)),
            waiting: Arc::default(),
            max_waiting,
            nobody: Arc::default(),
        }
    }

    /// The hash of a password, as a PHC string.
    pub async fn hash(&self, password: Secret<String>) -> Result<String> {
        let salt = salt(&self.ambient)?;
        let argon = self.argon.clone();
        self.in_turn(move || hash(&argon, &password, &salt)).await
    }

    /// Whether this is the password of that hash. Without a hash, because there is no such user or
    /// they have no password, it takes the same time and does not match.
    pub async fn verify(
        &self,
        password: Secret<String>,
        stored: Option<String>,
    ) -> Result<Verdict> {
        let exists = stored.is_some();
        let stored = match stored {
            Some(stored) => stored,
            None => self.nobody().await?,
        };
        let argon = self.argon.clone();
        let verdict = self.in_turn(move || verify(&argon, &password, &stored)).await?;
        Ok(Verdict { matches: verdict.matches && exists, ..verdict })
    }

    async fn nobody(&self) -> Result<String> {
        if let Some(hash) = self.nobody.get() {
            return Ok(hash.clone());
        }
        let letters = self.ambient.letters(b"abcdefghijklmnopqrstuvwxyz", 32)?;
        let hash = self.hash(Secret::new(letters)).await?;
        Ok(self.nobody.get_or_init(|| hash).clone())
    }

    async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let _waits = Waits::enter(&self.waiting, self.max_waiting)?;
        let turn = self.turns.clone().acquire_owned().await;
        let turn = turn.map_err(|e| Error::internal("no turn for a password").caused_by(e))?;
        let done = tokio::task::spawn_blocking(move || {
            let done = work();
            drop(turn);
            done
        });
        done.await.map_err(|e| Error::internal("hashing a password stopped").caused_by(e))?
    }
}

impl std::fmt::Debug for Passwords {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Passwords").finish_non_exhaustive()
    }
}

/// One who waits or works; counted until dropped.
struct Waits(Arc<AtomicUsize>);

impl Waits {
    fn enter(waiting: &Arc<AtomicUsize>, limit: usize) -> Result<Self> {
        let waits = Waits(waiting.clone());
        match waiting.fetch_add(1, Ordering::SeqCst) {
            before if before < limit => Ok(waits),
            _ => Err(Error::new(ErrorCode::Busy, "too many sign-ins at once: try again")
                .with("limit", limit)),
        }
    }
}

impl Drop for Waits {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

fn salt(ambient: &Ambient) -> Result<[u8; 16]> {
    ambient.bytes()
}

fn normal(password: &Secret<String>) -> Secret<String> {
    Secret::new(password.expose().nfkc().collect())
}

fn hash(argon: &Argon, password: &Secret<String>, salt: &[u8]) -> Result<String> {
    let hash = argon.hash(normal(password).expose().as_bytes(), salt)?;
    Ok(hash.to_string())
}

fn verify(argon: &Argon, password: &Secret<String>, stored: &str) -> Result<Verdict> {
    if !is_bounded(stored) {
        let message = "a hash asks for more work than is done here";
        return Err(Error::inconsistent("account", "password", "-", message));
    }
    let password = normal(password);
    if let Some(matches) = imported::verify(&password, stored)? {
        return Ok(Verdict { matches, outdated: true });
    }
    let damaged = |_| Error::inconsistent("account", "password", "-", "a hash of no known kind");
    let parsed = PasswordHash::new(stored).map_err(damaged)?;
    let matches = argon.matches(password.expose().as_bytes(), &parsed);
    Ok(Verdict { matches, outdated: !is_current(&parsed) })
}

fn is_current(hash: &PasswordHash) -> bool {
    let params = Params::try_from(hash);
    hash.algorithm.as_str() == Algorithm::Argon2id.as_str()
        && params.is_ok_and(|params| {
            params.m_cost() >= Params::DEFAULT_M_COST && params.t_cost() >= Params::DEFAULT_T_COST
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(text: &str) -> Secret<String> {
        Secret::new(text.to_owned())
    }

    fn passwords() -> Passwords {
        Passwords::new(&Ambient::system())
    }

    async fn verdict(password: &str, stored: &str) -> Verdict {
        passwords().verify(secret(password), Some(stored.to_owned())).await.unwrap()
    }

    const MATCHES: Verdict = Verdict { matches: true, outdated: false };
    const OUTDATED: Verdict = Verdict { matches: true, outdated: true };

    #[tokio::test]
    async fn a_hash_is_argon2id_with_a_salt_of_its_own() {
        let passwords = passwords();
        let one = passwords.hash(secret("correct horse")).await.unwrap();
        let other = passwords.hash(secret("correct horse")).await.unwrap();
        assert!(one.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{one}");
        assert_ne!(one, other);
        assert_eq!(verdict("correct horse", &one).await, MATCHES);
        assert!(!verdict("correct house", &one).await.matches);
    }

    #[tokio::test]
    async fn two_writings_of_one_letter_are_one_password() {
        let stored = passwords().hash(secret("caf\u{e9} cr\u{e8}me")).await.unwrap();
        assert!(verdict("cafe\u{301} cre\u{300}me", &stored).await.matches);
    }

    #[tokio::test]
    async fn imported_hashes_match_and_are_outdated() {
        let bcrypt = "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";
        assert_eq!(verdict("U*U", bcrypt).await, OUTDATED);
        assert!(!verdict("U*U*", bcrypt).await.matches);
        let better_auth = "00112233445566778899aabbccddeeff:\
            13af89ff6a88bb0fb3277e79ba724c6c0731b15919ca892969d63abd1534b867\
            d110179e3bc8af39995ede0f9b2ac14b2b97573df10ba3802c498dbeb61e4f64";
        assert_eq!(verdict("correct horse", better_auth).await, OUTDATED);
        assert!(!verdict("correct house", better_auth).await.matches);
    }

    #[tokio::test]
    async fn nobody_matches_nothing() {
        let verdict = passwords().verify(secret("anything"), None).await.unwrap();
        assert!(!verdict.matches);
    }

    #[tokio::test]
    async fn a_damaged_hash_is_said_to_be_one() {
        let damaged = passwords().verify(secret("x"), Some("plain".into())).await.unwrap_err();
        assert_eq!(damaged.code(), ErrorCode::Inconsistent);
    }

    #[tokio::test]
    async fn a_hash_that_asks_for_hours_or_terabytes_is_not_tried() {
        let bcrypt = "$2a$31$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";
        let argon = "$argon2id$v=19$m=4294967295,t=1,p=1$c29tZXNhbHQ\
            $AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        for stored in [bcrypt, argon] {
            let refused = passwords().verify(secret("U*U"), Some(stored.into())).await.unwrap_err();
            assert_eq!(refused.code(), ErrorCode::Inconsistent, "{stored}");
        }
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_burst_beyond_the_limit_is_busy_and_the_rest_is_answered() {
        let passwords = Passwords::bounded(&Ambient::system(), 1, 8);
        let calls = (0..8 + 20).map(|_| passwords.verify(secret("x"), None));
        // Only who came too late is refused, at once.
        let answers = futures_util::future::join_all(calls).await;
        let refused: Vec<_> = answers.iter().filter_map(|a| a.as_ref().err()).collect();
        assert_eq!(refused.len(), 20);
        assert!(refused.iter().all(|error| error.code() == ErrorCode::Busy));
    }

    #[test]
    fn the_policy_names_its_limit() {
        let policy = PasswordPolicy::default();
        policy.check(&secret(&"é".repeat(128))).unwrap();
        for (password, reason) in [
            ("1234567".to_owned(), "password_too_short"),
            (String::new(), "password_too_short"),
            ("a".repeat(129), "password_too_long"),
            ("a".repeat(1 << 20), "password_too_long"),
        ] {
            let refused = policy.check(&secret(&password)).unwrap_err();
            assert_eq!(refused.context_value("reason"), Some(reason));
        }
    }
}
