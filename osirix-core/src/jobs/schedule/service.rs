use std::time::Duration;

use serde_json::{Value, json};
use tokio::sync::watch;

use super::{Missed, NewSchedule, Schedule};
use crate::audit::{Action, Actor, AuditEntry};
use crate::error::{Error, ErrorCode, ErrorRecord, Result};
use crate::events::Signal;
use crate::id::{AccountId, Id, JobId, ScheduleId};
use crate::jobs::JobService;
use crate::store::Transaction;

/// How many schedules are looked at in one go.
const BATCH: u32 = 100;
/// How late is late: by more than this somebody was missing.
const LATE: Duration = Duration::from_secs(60);

impl JobService {
    /// Has a job created again and again.
    ///
    /// What cannot be done is refused now, and costs are quoted and held anew each time. A name
    /// that the account has already is [`AlreadyExists`](ErrorCode::AlreadyExists).
    pub async fn schedule(&self, new: NewSchedule) -> Result<Schedule> {
        let (calendar, ambient) = (new.check()?, &self.desk().ambient);
        let NewSchedule { account, name, kind, request, quote, priority, cron, time_zone, missed } =
            new;
        let schedule = Schedule {
            id: ambient.new_id()?,
            account_id: account,
            name,
            kind,
            request,
            quote,
            priority,
            cron,
            time_zone,
            missed,
            paused: false,
            next_at: calendar.after(ambient.now())?,
            last_at: None,
            last_job: None,
            last_error: None,
            created_at: ambient.now(),
        };
        self.wanted(0, schedule.job()).await?;
        let mut tx = self.desk().store.begin().await?;
        if tx.plans().of_account(account).await?.is_none() {
            return Err(Error::not_found("account", account));
        }
        if !tx.schedules().insert(&schedule).await? {
            return Err(Error::new(ErrorCode::AlreadyExists, "a schedule has this name")
                .with("field", "name"));
        }
        self.note(tx.as_mut(), &schedule, Action::ScheduleCreated, json!({})).await?;
        tx.commit().await?;
        Ok(schedule)
    }

    /// An account's schedules, by their names.
    pub async fn schedules(&self, account: AccountId) -> Result<Vec<Schedule>> {
        self.desk().store.read().await?.schedules().list(account).await
    }

    /// Pauses a schedule, or has it go on from now.
    pub async fn pause_schedule(
        &self,
        account: AccountId,
        id: ScheduleId,
        paused: bool,
    ) -> Result<Schedule> {
        let mut tx = self.desk().store.begin().await?;
        let mut schedule = own(tx.as_mut(), account, id).await?;
        schedule.paused = paused;
        schedule.next_at = schedule.calendar()?.after(self.desk().ambient.now())?;
        tx.schedules().save(&schedule).await?;
        let details = json!({ "paused": paused });
        self.note(tx.as_mut(), &schedule, Action::ScheduleChanged, details).await?;
        tx.commit().await?;
        Ok(schedule)
    }

    /// Removes a schedule; the jobs that it created stay.
    pub async fn unschedule(&self, account: AccountId, id: ScheduleId) -> Result<()> {
        let mut tx = self.desk().store.begin().await?;
        let schedule = own(tx.as_mut(), account, id).await?;
        tx.schedules().remove(id).await?;
        self.note(tx.as_mut(), &schedule, Action::ScheduleRemoved, json!({})).await?;
        tx.commit().await
    }

    /// Creates the jobs whose time has come, until `down` turns true or its sender is gone. Any
    /// number of machines may do so at once: each time makes one job.
    pub(in crate::jobs) async fn keep_schedules(
        &self,
        every: Duration,
        mut down: watch::Receiver<bool>,
    ) {
        loop {
            let pause = match self.create_scheduled().await {
                Ok(_) => self.until_next(every).await,
                Err(error) => {
                    tracing::warn!(%error, "what is scheduled cannot be created");
                    every
                }
            };
            let stopped = down.wait_for(|down| *down);
            if tokio::time::timeout(pause, stopped).await.is_ok() {
                return;
            }
        }
    }

    async fn until_next(&self, every: Duration) -> Duration {
        let next = async { self.desk().store.read().await?.schedules().next().await };
        match next.await {
            Ok(Some(next)) => next.since(self.desk().ambient.now()).min(every),
            Ok(None) | Err(_) => every,
        }
    }

    /// Creates the jobs whose time has come, and tells how many.
    pub async fn create_scheduled(&self) -> Result<usize> {
        let mut created = 0;
        loop {
            let now = self.desk().ambient.now();
            let due = self.desk().store.read().await?.schedules().due(now, BATCH).await?;
            for schedule in &due {
                created += usize::from(self.fire(schedule).await?);
            }
            if due.len() < BATCH as usize {
                return Ok(created);
            }
        }
    }

    /// Creates a schedule's job and moves it to its next time, unless another machine did.
    async fn fire(&self, due: &Schedule) -> Result<bool> {
        // Quoting may take a while: nobody should wait for it.
        let wanted = self.wanted(0, due.job()).await;
        let now = self.desk().ambient.now();
        let mut tx = self.desk().store.begin().await?;
        let current = tx.schedules().lock(due.id).await?;
        let Some(mut schedule) = current.filter(|s| s.next_at == due.next_at && !s.paused) else {
            return Ok(false);
        };
        let skipped = schedule.missed == Missed::Skip && now.since(due.next_at) > LATE;
        let created = match wanted {
            _ if skipped => Ok(None),
            Ok(wanted) => self.desk().create(tx.as_mut(), &[wanted]).await?.pop().transpose(),
            Err(error) => Err(error),
        };
        schedule.last_at = Some(due.next_at);
        schedule.last_error = created.as_ref().err().map(ErrorRecord::from);
        let job: Option<JobId> = created.ok().flatten().map(|job| job.id);
        schedule.last_job = job.or(schedule.last_job);
        schedule.next_at = schedule.calendar()?.after(now.max(due.next_at))?;
        tx.schedules().save(&schedule).await?;
        if let Some(error) = &schedule.last_error {
            let details = json!({ "error": error });
            self.note(tx.as_mut(), &schedule, Action::ScheduleFailed, details).await?;
        }
        tx.commit().await?;
        self.desk().bus.publish(Signal::JobReady);
        Ok(job.is_some())
    }

    async fn note(
        &self,
        tx: &mut dyn Transaction,
        schedule: &Schedule,
        action: Action,
        details: Value,
    ) -> Result<()> {
        let (actor, account) = match action {
            Action::ScheduleFailed => (Actor::System, schedule.account_id),
            _ => (Actor::Account(schedule.account_id), schedule.account_id),
        };
        let (ambient, subject) = (&self.desk().ambient, schedule.id.to_string());
        let line = AuditEntry::new(ambient, actor, action, Some(account), &subject, details)?;
        tx.audit().append(&line).await
    }
}

async fn own(tx: &mut dyn Transaction, account: AccountId, id: ScheduleId) -> Result<Schedule> {
    let schedule = tx.schedules().lock(id).await?;
    let own = schedule.filter(|schedule| schedule.account_id == account);
    own.ok_or_else(|| Error::not_found(ScheduleId::PREFIX, id))
}
