use super::Auth;
use crate::error::{Error, ErrorCode, Result};

/// How often a count is tried to be written while others write it too.
const TRIES: u32 = 8;

impl Auth {
    /// Counts an attempt before it is made, or refuses it. It is a transaction of its own: whatever
    /// becomes of the attempt, it was one.
    pub(super) async fn attempt(&self, key: &str) -> Result<()> {
        for _ in 0..TRIES {
            let mut tx = self.store.begin().await?;
            let before = tx.attempts().get(key).await?;
            let after = self.config.lockout.next(before, self.ambient.now())?;
            if tx.attempts().set(key, before, after).await? {
                return tx.commit().await;
            }
        }
        Err(Error::new(ErrorCode::Busy, "too many attempts at this moment: try again"))
    }
}
