//! The server ends every connection that is there, again and again.

use std::time::Duration;

use sqlx::{Connection, PgConnection};

use crate::dice::Dice;
use crate::round::judge;
use crate::verify::Losses;
use crate::yard::{Site, Yard};

const TIMES: usize = 12;

pub(crate) async fn run(site: Site, dice: Dice) -> String {
    let yard = Yard::open(site, dice).await;
    let crew = yard.crew(2);
    let asking = yard.ask(&yard.draw(24), Duration::from_secs(2));
    let mut administrator = PgConnection::connect(&yard.site.url).await.expect("a connection");
    let mut ended = 0;
    for _ in 0..TIMES {
        tokio::time::sleep(yard.dice.millis(20..350)).await;
        ended += end_all_others(&mut administrator).await;
    }
    let placed = asking.await.expect("every caller has an answer");
    assert!(ended > TIMES, "there were connections to end: {ended}");
    judge(&yard, crew, placed, &[], Losses::Attempts).await
        + &format!(", {ended} connections ended")
}

async fn end_all_others(administrator: &mut PgConnection) -> usize {
    let sql = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
               WHERE datname = current_database() AND pid <> pg_backend_pid()";
    sqlx::query(sql).fetch_all(administrator).await.expect("the server ends them").len()
}
