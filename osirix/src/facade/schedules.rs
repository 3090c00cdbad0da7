use osirix_core::error::Result;
use osirix_core::id::{AccountId, ScheduleId};
use osirix_core::jobs::{JobService, NewSchedule};

use super::{JobRequest, JobSchedule, JobsApi, NewJobSchedule};

/// Jobs by the calendar. Any number of machines may be at work: each time makes one job.
#[derive(Clone)]
pub struct SchedulesApi {
    jobs: JobsApi,
    service: JobService,
}

impl SchedulesApi {
    pub(super) fn new(jobs: JobsApi, service: &JobService) -> Self {
        SchedulesApi { jobs, service: service.clone() }
    }

    /// Has a job created again and again. Its credits are held each time; where there are too few,
    /// that time makes no job, and the schedule says why.
    pub async fn create(
        &self,
        account: AccountId,
        schedule: NewJobSchedule,
    ) -> Result<JobSchedule> {
        let NewJobSchedule { name, kind, request, quote, priority, cron, time_zone, missed } =
            schedule;
        let job = JobRequest { quote, priority, ..JobRequest::new(kind, request) };
        let job = self.jobs.new_job(account, job).await?;
        let schedule = NewSchedule {
            account,
            name,
            kind: job.kind,
            request: job.request,
            quote,
            priority,
            cron,
            time_zone,
            missed,
        };
        self.service.schedule(schedule).await.map(JobSchedule::from)
    }

    /// An account's schedules, by their names.
    pub async fn list(&self, account: AccountId) -> Result<Vec<JobSchedule>> {
        let schedules = self.service.schedules(account).await?;
        Ok(schedules.into_iter().map(JobSchedule::from).collect())
    }

    /// Has a schedule create nothing for now.
    pub async fn pause(&self, account: AccountId, id: ScheduleId) -> Result<JobSchedule> {
        self.service.pause_schedule(account, id, true).await.map(JobSchedule::from)
    }

    /// Has a paused schedule go on; what was missed meanwhile is not made up.
    pub async fn resume(&self, account: AccountId, id: ScheduleId) -> Result<JobSchedule> {
        self.service.pause_schedule(account, id, false).await.map(JobSchedule::from)
    }

    /// Removes a schedule; the jobs that it created stay.
    pub async fn remove(&self, account: AccountId, id: ScheduleId) -> Result<()> {
        self.service.unschedule(account, id).await
    }
}
