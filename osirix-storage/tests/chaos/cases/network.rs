//! Workers on machines of their own, one of which the others cannot reach for a while.
//!
//! The machines are network namespaces within one that this case makes; the server is on the
//! outer one. When the case ends, all of them are gone.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::crew::{Hand, Lost};
use crate::diary::{Note, What};
use crate::dice::Dice;
use crate::inside::must;
use crate::round::judge;
use crate::server::{Server, programs};
use crate::verify::Losses;
use crate::work::{Script, Task};
use crate::worker::LEASE;
use crate::yard::{Site, Yard};

const HUB: &str = "
    mount -t tmpfs tmpfs /run
    mkdir /run/netns
    ip link set lo up
    ip link add hub type bridge
    ip addr add 10.77.0.1/24 dev hub
    ip link set hub up";

pub(crate) async fn run(dice: Dice) -> String {
    crate::inside::run("network", &["--net"], &prepare().await, &dice).await
}

/// Makes the outer machine, which knows where the programs of its server are.
pub(super) async fn prepare() -> String {
    format!("{HUB}\n    export OSIRIX_CHAOS_PROGRAMS={}", programs().await.display())
}

/// The server on it.
pub(super) fn server() -> Arc<Server> {
    let programs = PathBuf::from(std::env::var("OSIRIX_CHAOS_PROGRAMS").expect("a folder"));
    Arc::new(Server::start_on(&programs, "10.77.0.1", "10.77.0.0/24"))
}

pub(crate) async fn inside(dice: Dice) -> String {
    let server = server();
    let yard = Yard::open(Site::at(server.url(), server.clone()), dice).await;
    let machines = [1, 2, 3];
    machines.iter().for_each(|number| plug_in(*number));
    let start = |number: &i32| {
        let machine = format!("machine{number}");
        Hand::start_by(&["ip", "netns", "exec", &machine], yard.orders())
    };
    let crew: Vec<_> = machines.iter().map(start).collect();
    let asking = yard.ask(&yard.draw(24), Duration::from_secs(3));
    let long = yard.place(yard.call(long_task(&yard))).await;
    let begun = |note: &Note| note.job == long.accepted() && note.what == What::Begun;
    let apart = yard.noted(begun).await.worker;
    let apart = crew.iter().position(|hand| hand.orders.name == apart).expect("one of the crew");
    cut_off(machines[apart]);
    // Who is cut off between a write and its commit keeps the job's row, until the server has found
    // out or TCP has carried the commit after the healing.
    let locks = LEASE * 6;
    let lost = Lost { locks, ..Lost::now(&crew[apart].orders.name) };
    tokio::time::sleep(LEASE * 2 + yard.dice.millis(0..500)).await;
    must("ip", &format!("link set to{} up", machines[apart]));
    let mut placed = asking.await.expect("every caller has an answer");
    placed.push(long);
    judge(&yard, crew, placed, &[lost], Losses::None).await
}

/// So long that its machine is cut off in the middle of it.
fn long_task(yard: &Yard) -> Task {
    Task { call: yard.dice.number(), ticks: 40, script: Script::Complete, freeze: None }
}

/// Pulls a machine's cable: nobody is told.
pub(super) fn cut_off(number: i32) {
    must("ip", &format!("link set to{number} down"));
}

/// Makes a machine and its cable.
pub(super) fn plug_in(number: i32) {
    must("ip", &format!("netns add machine{number}"));
    must("ip", &format!("link add to{number} type veth peer name eth0 netns machine{number}"));
    must("ip", &format!("link set to{number} master hub up"));
    must("ip", &format!("-n machine{number} addr add 10.77.0.1{number}/24 dev eth0"));
    must("ip", &format!("-n machine{number} link set eth0 up"));
}
