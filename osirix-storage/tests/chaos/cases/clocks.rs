//! Workers whose clocks are minutes ahead, minutes behind, and jump.

use std::time::Duration;

use crate::clock::Hands;
use crate::crew::Hand;
use crate::dice::Dice;
use crate::round::judge;
use crate::verify::Losses;
use crate::worker::Orders;
use crate::yard::{Site, Yard};

pub(crate) async fn run(site: Site, dice: Dice) -> String {
    let yard = Yard::open(site, dice).await;
    let minutes = |minutes: usize| 60 * minutes as i64;
    let ahead = Hands::off_by(minutes(1 + yard.dice.below(10)));
    let behind = Hands::off_by(-minutes(1 + yard.dice.below(10)));
    let jumping = Hands {
        offsets: (0..4).map(|_| minutes(yard.dice.below(21)) - minutes(10)).collect(),
        each: Duration::from_millis(600),
    };
    let all = [Hands::default(), ahead, behind, jumping];
    let start = |hands| Hand::start(Orders { hands, ..yard.orders() });
    let crew: Vec<_> = all.into_iter().map(start).collect();
    let asking = yard.ask(&yard.draw(24), Duration::from_secs(2));
    let placed = asking.await.expect("every caller has an answer");
    judge(&yard, crew, placed, &[], Losses::Attempts).await
}
