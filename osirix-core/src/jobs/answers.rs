use serde_json::Value;

use super::JobService;
use crate::auth::Token;
use crate::error::{Error, ErrorCode, Result};
use crate::events::Signal;
use crate::id::JobId;

impl JobService {
    /// Answers a job that asked somebody outside: the answer is kept, and the job goes on with it.
    /// The first answer counts; whoever answers again changes nothing and is told the same.
    ///
    /// A secret that nobody was given is [`NotFound`](ErrorCode::NotFound); after the time that the
    /// job gave, or its end, an answer is a [`Conflict`](ErrorCode::Conflict).
    pub async fn answer(&self, secret: &Token, answer: &Value) -> Result<JobId> {
        let desk = self.desk();
        let mut tx = desk.store.begin().await?;
        let asked = tx.answers().asked(&secret.hash()).await?;
        let asked = asked.ok_or_else(|| {
            Error::new(ErrorCode::NotFound, "no job asked for an answer under this secret")
        })?;
        let (now, id) = (desk.ambient.now(), asked.job_id);
        if asked.until <= now {
            return Err(Error::new(ErrorCode::Conflict, "the time to answer is over")
                .with("job", id)
                .with("until", asked.until));
        }
        let before = tx.queue().stages(id).await?;
        if before.iter().any(|record| record.name == asked.name) {
            return Ok(id);
        }
        if !tx.answers().answer(&asked, answer, now).await? {
            return Err(Error::new(ErrorCode::Conflict, "the job is over").with("job", id));
        }
        tx.commit().await?;
        desk.bus.publish(Signal::JobReady);
        desk.bus.publish(Signal::JobChanged(id));
        Ok(id)
    }
}
