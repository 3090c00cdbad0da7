//! What the journeys share: a platform in a folder of its own, on either database.

#![allow(dead_code, reason = "each test program uses its own part of this")]

pub(crate) mod shots;

use std::path::PathBuf;

use osirix::{
    Account, Builder, Config, Credits, JobInfo, JobState, Osirix, VideoRequest, VideoSpec,
};
use osirix_storage::testing::TestDatabase;

/// A data folder, and the database it belongs to.
pub(crate) struct Place {
    pub(crate) folder: tempfile::TempDir,
    postgres: Option<TestDatabase>,
}

impl Place {
    /// With the database in the folder.
    pub(crate) async fn sqlite() -> Place {
        Place { folder: tempfile::tempdir().unwrap(), postgres: None }
    }

    /// With a fresh PostgreSQL database.
    pub(crate) async fn postgres() -> Place {
        Place::over(TestDatabase::prepared_postgres().await)
    }

    /// With a PostgreSQL database that nothing has opened yet.
    pub(crate) async fn empty_postgres() -> Place {
        Place::over(TestDatabase::postgres().await)
    }

    fn over(postgres: TestDatabase) -> Place {
        Place { folder: tempfile::tempdir().unwrap(), postgres: Some(postgres) }
    }

    pub(crate) fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    pub(crate) fn database_url(&self) -> String {
        match &self.postgres {
            Some(postgres) => postgres.url().to_owned(),
            None => format!("sqlite:{}", self.home().join("osirix.db").display()),
        }
    }

    pub(crate) fn builder(&self) -> Builder {
        Osirix::builder().config(Config {
            home: self.home(),
            database_url: Some(self.database_url()),
            lease_ms: 1_000,
            orphan_days: 1,
            ..Config::default()
        })
    }

    pub(crate) async fn open(&self) -> Osirix {
        self.builder().build().await.unwrap()
    }
}

/// The smallest video: a word, square.
pub(crate) fn short_video() -> VideoRequest {
    VideoRequest {
        spec: VideoSpec { aspect: osirix::Aspect::Square, ..VideoSpec::default() },
        ..VideoRequest::new("Hello.")
    }
}

pub(crate) async fn account(osirix: &Osirix) -> Account {
    osirix.accounts().open("Ada".into(), Some("ada".into())).await.unwrap()
}

/// The books agree with themselves, with the statement and with what was charged.
pub(crate) async fn books_balance(osirix: &Osirix, account: &Account, charged: &[&JobInfo]) {
    let balance = osirix.credits().balance(account.id).await.unwrap();
    let sum: i64 = charged.iter().map(|job| job.charged.unwrap_or_default().0).sum();
    assert_eq!(balance.spent, Credits(sum), "spent is what the jobs were charged");
    assert_eq!(balance.held, Credits::ZERO, "no hold is left");
    assert_eq!(
        balance.available.0 + balance.held.0 + balance.spent.0 + balance.granted.0,
        0,
        "the books sum to zero"
    );
    let page = osirix::PageRequest::first(500);
    let entries = osirix.credits().entries(account.id, page).await.unwrap().items;
    let spent: i64 =
        entries.iter().filter(|e| e.book.as_str() == "spent").map(|e| e.amount.0).sum();
    assert_eq!(spent, sum, "the statement says the same");
    assert_eq!(entries.len() as i64, balance.entries);
}

/// Makes one test of each journey for each database.
#[macro_export]
macro_rules! journeys {
    ($($name:ident),+ $(,)?) => {
        mod on_sqlite {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                super::$name($crate::support::Place::sqlite().await).await;
            })+
        }
        mod on_postgres {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                super::$name($crate::support::Place::postgres().await).await;
            })+
        }
    };
}

/// The job of a video, made to its end for no more than was quoted.
pub(crate) async fn made(osirix: &Osirix, account: &Account, request: VideoRequest) -> JobInfo {
    let job = osirix.jobs().create_video(account.id, request).await.unwrap();
    let job = osirix.jobs().wait(account.id, job.id).await.unwrap();
    assert_eq!(job.state, JobState::Completed, "{:?}", job.error);
    assert!(job.charged.unwrap() <= job.held, "the quote holds");
    job
}
