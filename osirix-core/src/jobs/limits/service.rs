use super::{Control, JobScope, KindLimits};
use crate::audit::{Action, Actor, AuditEntry};
use crate::error::Result;
use crate::events::Signal;
use crate::jobs::{JobKind, JobService};

impl JobService {
    /// Everything that is said of how many jobs may be at work.
    pub async fn controls(&self) -> Result<Vec<Control>> {
        self.desk().store.read().await?.job_limits().list().await
    }

    /// Says how many jobs of a kind may be at work, on all machines together.
    pub async fn limit(&self, actor: Actor, kind: &JobKind, limits: KindLimits) -> Result<()> {
        limits.check()?;
        self.say(actor, JobScope::Kind(kind.clone()), |control| control.limits = limits).await
    }

    /// Says how many jobs of a scope may be at work at once.
    pub async fn limit_scope(
        &self,
        actor: Actor,
        scope: JobScope,
        at_once: Option<u32>,
    ) -> Result<()> {
        self.say(actor, scope, |control| control.limits.at_once = at_once).await
    }

    /// Lets no job of a scope begin any more; those at work go on.
    pub async fn pause(&self, actor: Actor, scope: JobScope) -> Result<()> {
        self.say(actor, scope, |control| control.paused = true).await
    }

    /// Lets jobs of a scope begin again.
    pub async fn resume(&self, actor: Actor, scope: JobScope) -> Result<()> {
        self.say(actor, scope, |control| control.paused = false).await
    }

    async fn say(
        &self,
        actor: Actor,
        scope: JobScope,
        change: impl FnOnce(&mut Control) + Send,
    ) -> Result<()> {
        let desk = self.desk();
        let mut tx = desk.store.begin().await?;
        let kinds: Vec<_> = scope.kind().cloned().into_iter().collect();
        let known = tx.job_limits().lock(&kinds).await?;
        let known = known.into_iter().find(|control| control.scope == scope);
        let mut control = known.unwrap_or_else(|| Control::new(scope.clone()));
        change(&mut control);
        tx.job_limits().save(&control).await?;
        tx.job_limits().unpark(&scope, u32::MAX).await?;
        let details = serde_json::json!({ "paused": control.paused, "limits": control.limits });
        let line = AuditEntry::new(
            &desk.ambient,
            actor,
            Action::JobsControlled,
            scope.account(),
            &scope.to_string(),
            details,
        )?;
        tx.audit().append(&line).await?;
        tx.commit().await?;
        desk.bus.publish(Signal::JobReady);
        Ok(())
    }
}

impl JobScope {
    /// The kind that it is about.
    pub fn kind(&self) -> Option<&JobKind> {
        match self {
            JobScope::Kind(kind) | JobScope::Both(kind, _) => Some(kind),
            JobScope::Account(_) => None,
        }
    }

    /// The account that it is about.
    pub fn account(&self) -> Option<crate::id::AccountId> {
        match self {
            JobScope::Account(account) | JobScope::Both(_, account) => Some(*account),
            JobScope::Kind(_) => None,
        }
    }
}

impl std::fmt::Display for JobScope {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            JobScope::Kind(kind) => write!(f, "kind:{kind}"),
            JobScope::Account(account) => write!(f, "{account}"),
            JobScope::Both(kind, account) => write!(f, "kind:{kind} {account}"),
        }
    }
}
