//! There are more who want a connection than there are connections.

use std::sync::Arc;
use std::time::Duration;

use osirix_core::store::Store;
use osirix_storage::OpenOptions;
use sqlx::{Connection, PgConnection};

use crate::dice::Dice;
use crate::round::judge;
use crate::server::Server;
use crate::verify::Losses;
use crate::yard::{Site, Yard};

/// The pools have two connections, and who calls keeps them longer than others want to wait.
pub(crate) async fn few_in_the_pool(site: Site, dice: Dice) -> String {
    let options = OpenOptions { busy_timeout: Duration::from_millis(400), max_connections: 2 };
    let yard = Yard::open(Site { options, ..site }, dice).await;
    let crew = yard.crew(2);
    let asking = yard.ask(&yard.draw(24), Duration::from_secs(2));
    for _ in 0..3 {
        let hogs = futures_util::future::join_all((0..2).map(|_| yard.store.read()));
        let hogs: Vec<_> = hogs.await.into_iter().flatten().collect();
        tokio::time::sleep(yard.dice.millis(450..700)).await;
        drop(hogs);
        tokio::time::sleep(yard.dice.millis(50..200)).await;
    }
    let placed = asking.await.expect("every caller has an answer");
    judge(&yard, crew, placed, &[], Losses::None).await
}

/// The server has no connection left for those who need another.
pub(crate) async fn none_at_the_server(dice: Dice) -> String {
    let server = Arc::new(Server::start("-c max_connections=16").await);
    let site = Site::at(server.url(), server.clone());
    let options = OpenOptions { busy_timeout: Duration::from_millis(600), max_connections: 4 };
    let yard = Yard::open(Site { options, ..site }, dice).await;
    let crew = yard.crew(2);
    let asking = yard.ask(&yard.draw(24), Duration::from_secs(2));
    let mut refused = 0;
    for _ in 0..3 {
        let mut hogs = Vec::new();
        while let Ok(hog) = PgConnection::connect(server.url()).await {
            hogs.push(hog);
        }
        refused += 1;
        tokio::time::sleep(yard.dice.millis(400..900)).await;
        futures_util::future::join_all(hogs.into_iter().map(Connection::close)).await;
        tokio::time::sleep(yard.dice.millis(50..200)).await;
    }
    let placed = asking.await.expect("every caller has an answer");
    judge(&yard, crew, placed, &[], Losses::None).await + &format!(", full {refused} times")
}
