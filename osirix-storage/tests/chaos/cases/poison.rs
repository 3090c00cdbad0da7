//! A job takes the process of each worker that tries it: after its last attempt nobody tries again,
//! and the jobs beside it are done.

use std::sync::Arc;
use std::time::Duration;

use crate::callers::Placed;
use crate::crew::Hand;
use crate::dice::Dice;
use crate::round::judge;
use crate::verify::Losses;
use crate::work::{Script, TICK, Task};
use crate::worker::{LEASE, Orders};
use crate::yard::{Site, Yard};

pub(crate) async fn run(site: Site, dice: Dice) -> String {
    let yard = Yard::open(site, dice).await;
    let mut crew: Vec<_> = (0..2).map(|_| Hand::start(alone(&yard))).collect();
    let task = Task { call: yard.dice.number(), ticks: 2, script: Script::Poison, freeze: None };
    let poison = yard.place(yard.call(task)).await;
    let asking = yard.ask(&yard.draw(12), Duration::from_secs(2));
    let deaths = start_again_until_over(&yard, &mut crew, &poison).await;
    assert_eq!(deaths, 5, "each attempt took a worker, and there were no more");
    let mut placed = asking.await.expect("every caller has an answer");
    placed.push(poison);
    judge(&yard, crew, placed, &[], Losses::None).await
}

/// With one job at a time, so that it takes no other job's attempt.
fn alone(yard: &Yard) -> Orders {
    Orders { concurrency: 1, lease: LEASE / 2, ..yard.orders() }
}

/// Does what a service manager does; how many workers died.
async fn start_again_until_over(yard: &Arc<Yard>, crew: &mut [Hand], poison: &Placed) -> usize {
    let mut over = {
        let (yard, poison) = (yard.clone(), poison.accepted());
        Box::pin(async move { yard.until_ended(poison).await })
    };
    let mut deaths = 0;
    loop {
        let looked = tokio::time::timeout(TICK, &mut over).await;
        for hand in crew.iter_mut().filter_map(|hand| hand.is_gone().then_some(hand)) {
            *hand = Hand::start(alone(yard));
            deaths += 1;
        }
        if looked.is_ok() {
            return deaths;
        }
    }
}
