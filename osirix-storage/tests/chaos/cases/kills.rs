//! Workers are killed again and again, wherever they are; others take their places.

use std::time::Duration;

use crate::crew::Hand;
use crate::dice::Dice;
use crate::round::judge;
use crate::verify::Losses;
use crate::yard::{Site, Yard};

const KILLS: usize = 8;

pub(crate) async fn run(site: Site, dice: Dice) -> String {
    let yard = Yard::open(site, dice).await;
    let mut crew = yard.crew(3);
    let asking = yard.ask(&yard.draw(24), Duration::from_secs(2));
    let mut lost = Vec::new();
    for _ in 0..KILLS {
        tokio::time::sleep(yard.dice.millis(100..400)).await;
        let victim = crew.swap_remove(yard.dice.below(crew.len()));
        lost.push(victim.kill().await);
        crew.push(Hand::start(yard.orders()));
    }
    let placed = asking.await.expect("every caller has an answer");
    judge(&yard, crew, placed, &lost, Losses::Attempts).await
}
