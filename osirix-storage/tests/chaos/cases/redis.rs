//! The Redis that carries the signals is emptied, stopped and started again.

use std::sync::Arc;
use std::time::Duration;

use osirix_storage::testing::TestRedis;

use crate::dice::Dice;
use crate::round::judge;
use crate::verify::Losses;
use crate::yard::{Site, Yard};

pub(crate) async fn run(site: Site, dice: Dice) -> String {
    let redis = Arc::new(TestRedis::start(&[]).await);
    let yard = Yard::open(Site { redis: Some(redis.url()), ..site }, dice).await;
    let crew = yard.crew(2);
    let asking = yard.ask(&yard.draw(24), Duration::from_secs(2));
    for _ in 0..3 {
        tokio::time::sleep(yard.dice.millis(50..300)).await;
        redis.flush();
        tokio::time::sleep(yard.dice.millis(50..300)).await;
        redis.stop();
        tokio::time::sleep(yard.dice.millis(50..300)).await;
        redis.start_again().await;
    }
    let placed = asking.await.expect("every caller has an answer");
    judge(&yard, crew, placed, &[], Losses::None).await
}
