//! What goes wrong: a file for each.

mod answers;
mod backends;
mod busy;
mod clocks;
mod connections;
mod disk;
mod freeze;
mod gone;
mod kills;
mod network;
mod poison;
mod redis;
mod restart;

use futures_util::future::LocalBoxFuture;
use osirix_storage::testing::TestDatabase;

use crate::dice::Dice;
use crate::yard::Site;

pub(crate) use busy::hold_the_lock;
pub(crate) use gone::hold_the_books;

/// A disturbance on a database; its answer says in a few words what happened.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    pub(crate) run: fn(Dice) -> LocalBoxFuture<'static, String>,
}

macro_rules! cases {
    ($($name:literal: $module:ident::$run:ident($($site:expr)?);)+) => {
        &[$(Case {
            name: $name,
            run: |dice| Box::pin(async move { $module::$run($($site.await,)? dice).await }),
        }),+]
    };
}

/// All of them.
pub(crate) const ALL: &[Case] = cases! {
    "kills/sqlite": kills::run(sqlite());
    "kills/postgres": kills::run(postgres());
    "poison/sqlite": poison::run(sqlite());
    "poison/postgres": poison::run(postgres());
    "freeze/sqlite": freeze::run(sqlite());
    "freeze/postgres": freeze::run(postgres());
    "clocks/sqlite": clocks::run(sqlite());
    "clocks/postgres": clocks::run(postgres());
    "disk/sqlite": disk::run();
    "busy/sqlite": busy::run(sqlite());
    "redis/sqlite": redis::run(sqlite());
    "redis/postgres": redis::run(postgres());
    "answers/postgres": answers::run(postgres());
    "backends/postgres": backends::run(postgres());
    "pool/postgres": connections::few_in_the_pool(postgres());
    "connections/postgres": connections::none_at_the_server();
    "restart/postgres": restart::run();
    "network/postgres": network::run();
    "gone/postgres": gone::run();
};

/// The other half of a case, in its namespaces.
pub(crate) async fn inside(case: &str, dice: Dice) -> String {
    match case {
        "disk" => disk::inside(dice).await,
        "network" => network::inside(dice).await,
        "gone" => gone::inside(dice).await,
        _ => panic!("{case} has no other half"),
    }
}

async fn sqlite() -> Site {
    Site::of(TestDatabase::sqlite())
}

async fn postgres() -> Site {
    Site::of(TestDatabase::postgres().await)
}
