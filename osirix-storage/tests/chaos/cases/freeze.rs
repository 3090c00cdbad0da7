//! A worker stands still for longer than its lease, at each point where that matters, and goes on
//! while its successor is at work: nothing that it brings counts.

use futures_util::future::join_all;
use osirix_core::id::JobId;

use crate::callers::Placed;
use crate::cases::busy::try_lock;
use crate::crew::{Hand, Lost};
use crate::diary::{self, Note, What};
use crate::dice::Dice;
use crate::round::judge;
use crate::verify::Losses;
use crate::work::{Freeze, Script, TICK, Task, gate, thaw};
use crate::worker::{LEASE, Orders};
use crate::yard::{Site, Yard};

pub(crate) async fn run(site: Site, dice: Dice) -> String {
    let yard = Yard::open(site, dice).await;
    let mut crew: Vec<_> = (0..3).map(|_| Hand::start(unhurried(&yard, 1))).collect();
    let mut placed = Vec::new();
    for here in [Freeze::InAStage, Freeze::BeforeSavingIt, Freeze::BeforeTheEnd] {
        placed.push(yard.place(yard.call(task(&yard, Some(here)))).await);
    }
    let lost = join_all(crew.iter().map(|hand| stands_still_without_the_lock(&yard, hand))).await;
    // Its own leases outlast its stay at the gate, where it cannot renew them.
    let orders = Orders { lease: LEASE * 20, ..unhurried(&yard, crew.len()) };
    crew.push(Hand::start(orders));
    for late in &placed {
        let about_to_end = |note: &Note| note.fence == 2 && note.what == What::Concluding;
        yard.noted(|note| note.job == late.accepted() && about_to_end(note)).await;
        std::fs::write(thaw(yard.folder(), late.accepted()), "").expect("it may go on");
    }
    placed.extend(all_go_on(&yard, &crew[..3]).await);
    heard_that_it_must_stop(&yard, placed[0].accepted());
    std::fs::write(gate(yard.folder()), "").expect("the gate opens");
    judge(&yard, crew, placed, &lost, Losses::None).await
}

/// Whoever stands still in the middle of a write keeps SQLite's lock, and then nobody can go on:
/// its housekeeping may be there, so it is given another moment.
async fn stands_still_without_the_lock(yard: &Yard, hand: &Hand) -> Lost {
    loop {
        let lost = hand.stands_still().await;
        if !yard.site.url.starts_with("sqlite:") || try_lock(&yard.site.url) {
            return lost;
        }
        hand.signal("CONT").await;
        tokio::time::sleep(TICK).await;
    }
}

/// Heartbeats do not surprise it, either.
fn unhurried(yard: &Yard, concurrency: usize) -> Orders {
    Orders { concurrency, heartbeat: LEASE / 2, ..yard.orders() }
}

fn task(yard: &Yard, freeze: Option<Freeze>) -> Task {
    let ticks = match freeze {
        // Who goes on in a stage must have time to hear that the job is another's.
        Some(Freeze::InAStage) => 60,
        Some(_) => 4,
        None => 40,
    };
    Task { call: yard.dice.number(), ticks, script: Script::Complete, freeze }
}

/// Lets workers go on, with another job for each, so long that nobody takes two: who begins one is
/// done with the job that it had.
async fn all_go_on(yard: &Yard, late: &[Hand]) -> Vec<Placed> {
    let mut next = Vec::new();
    for hand in late {
        next.push(yard.place(yard.call(task(yard, None))).await);
        hand.signal("CONT").await;
    }
    for hand in late {
        let begun = |note: &Note| next.iter().any(|next| next.job == Some(note.job));
        yard.noted(|note| note.worker == hand.orders.name && begun(note)).await;
    }
    next
}

/// Who goes on in a stage is told so by the next heartbeat, and does not see it through.
fn heard_that_it_must_stop(yard: &Yard, job: JobId) {
    let notes = diary::read(yard.folder());
    let mut late = notes.iter().filter(|note| note.job == job && note.fence == 1);
    assert!(late.all(|note| note.what == What::Begun), "it heard that it must stop: {notes:#?}");
}
