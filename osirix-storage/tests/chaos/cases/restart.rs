//! The server breaks off in the middle of everything, and is started again.

use std::time::Duration;

use crate::dice::Dice;
use crate::round::judge;
use crate::server::Server;
use crate::verify::Losses;
use crate::yard::{Site, Yard};

pub(crate) async fn run(dice: Dice) -> String {
    let server = std::sync::Arc::new(Server::start("").await);
    let yard = Yard::open(Site::at(server.url(), server.clone()), dice).await;
    let crew = yard.crew(2);
    let asking = yard.ask(&yard.draw(24), Duration::from_secs(3));
    for _ in 0..2 {
        tokio::time::sleep(yard.dice.millis(500..1_200)).await;
        server.stop_at_once();
        tokio::time::sleep(yard.dice.millis(0..600)).await;
        server.start_again();
    }
    let placed = asking.await.expect("every caller has an answer");
    judge(&yard, crew, placed, &[], Losses::None).await
}
