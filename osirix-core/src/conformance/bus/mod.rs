//! The suite of the [`EventBus`] port: each behaviour is a sentence of its documentation.
//!
//! ```ignore
//! osirix_core::event_bus_suite!(in_process, one process, Harness::new(open_bus));
//! osirix_core::event_bus_suite!(postgres, many processes, over_postgres());
//! ```
//!
//! A bus that carries signals within one process has the behaviours `within`; one that reaches
//! others has those of `across` and `outage` too, and cannot leave one of them out.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a suite says what is wrong by panicking"
)]

mod across;
mod outage;
mod within;

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

use crate::clock::Ambient;
use crate::events::{EventBus, Signal};

type Opening = Pin<Box<dyn Future<Output = Arc<dyn EventBus>> + Send>>;

/// Takes the server between the processes away, and brings it back.
#[async_trait]
pub trait Outage: Send + Sync {
    /// The server is gone: connections are cut, and new ones refused.
    async fn begin(&self);

    /// The server is there again.
    async fn end(&self);
}

/// Opens handles of one bus.
pub struct Harness {
    open: Box<dyn Fn() -> Opening + Send + Sync>,
    outage: Option<Box<dyn Outage>>,
}

impl Harness {
    /// Over a bus that nobody else uses: each call of `open` gives another handle, as another
    /// process would have it. What must live as long as the bus belongs into the closure.
    pub fn new<F, O>(open: F) -> Self
    where
        F: Fn() -> O + Send + Sync + 'static,
        O: Future<Output = Arc<dyn EventBus>> + Send + 'static,
    {
        Harness { open: Box::new(move || Box::pin(open())), outage: None }
    }

    /// With a way to take the server away.
    #[must_use]
    pub fn with_outage(self, outage: impl Outage + 'static) -> Self {
        Harness { outage: Some(Box::new(outage)), ..self }
    }

    async fn handle(&self) -> Arc<dyn EventBus> {
        (self.open)().await
    }

    async fn handles(&self) -> (Arc<dyn EventBus>, Arc<dyn EventBus>) {
        (self.handle().await, self.handle().await)
    }

    fn outage(&self) -> &dyn Outage {
        self.outage.as_deref().expect("a bus between processes has a server that can be away")
    }
}

/// So many different signals.
fn changes(count: usize) -> Vec<Signal> {
    let ambient = Ambient::system();
    (0..count).map(|_| Signal::JobChanged(ambient.new_id().expect("an id"))).collect()
}

fn change() -> Signal {
    changes(1)[0]
}

/// What somebody heard, up to and without this signal, and how many signals it missed.
async fn heard_until(listener: &mut Receiver<Signal>, last: Signal) -> (Vec<Signal>, u64) {
    let (mut heard, mut missed) = (Vec::new(), 0);
    let listening = async {
        loop {
            match listener.recv().await {
                Ok(signal) if signal == last => return,
                Ok(signal) => heard.push(signal),
                Err(RecvError::Lagged(count)) => missed += count,
                Err(RecvError::Closed) => panic!("the bus was closed"),
            }
        }
    };
    let in_time = tokio::time::timeout(Duration::from_secs(30), listening).await;
    assert!(in_time.is_ok(), "not heard: {last:?}; but {heard:?} and {missed} missed");
    (heard, missed)
}

/// The same, by somebody who is fast enough.
async fn all_until(listener: &mut Receiver<Signal>, last: Signal) -> Vec<Signal> {
    let (heard, missed) = heard_until(listener, last).await;
    assert_eq!(missed, 0, "it is fast enough");
    heard
}

/// A behaviour that hangs is one that fails.
async fn in_time(case: impl Future<Output = ()>) {
    let done = tokio::time::timeout(Duration::from_secs(120), case).await;
    done.expect("the behaviour ends");
}

/// Writes down the behaviours once: as functions and as the macro that makes tests of them.
macro_rules! behaviours {
    ($d:tt $($suite:ident { $($case:ident,)+ })+) => {
        /// Every behaviour, by suite.
        pub mod behaviour {
            $(
                #[doc = concat!("The suite `", stringify!($suite), "`.")]
                pub mod $suite {
                    use crate::conformance::bus::Harness;
                    $(
                        #[doc = concat!("The behaviour `", stringify!($case), "`.")]
                        pub async fn $case(harness: Harness) {
                            let case = crate::conformance::bus::$suite::$case(harness);
                            crate::conformance::bus::in_time(case).await;
                        }
                    )+
                }
            )+
        }

        /// Makes a test of each behaviour of an event bus, in a module of this name; the
        /// expression is a future of a [`Harness`](crate::conformance::bus::Harness) over a bus
        /// that nobody else uses, evaluated once for each test.
        #[macro_export]
        macro_rules! event_bus_suite {
            ($d module:ident, one process, $d harness:expr) => {
                mod $d module {
                    $crate::event_bus_suite!(@within $d harness);
                }
            };
            ($d module:ident, many processes, $d harness:expr) => {
                mod $d module {
                    $($crate::event_bus_suite!(@$suite $d harness);)+
                }
            };
            $(
                (@$suite $d harness:expr) => {
                    mod $suite {
                        #[allow(unused_imports)]
                        use super::super::*;
                        $(
                            #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
                            async fn $case() {
                                let harness = $d harness.await;
                                $crate::conformance::bus::behaviour::$suite::$case(harness).await;
                            }
                        )+
                    }
                };
            )+
        }
    };
}

behaviours! { $
    within {
        everybody_who_listens_hears_a_signal,
        what_came_before_is_not_heard,
        a_publisher_is_heard_in_order,
        one_who_is_too_slow_is_told_how_many_it_missed,
        publishing_while_nobody_listens_is_nothing,
        closing_tells_those_who_listen_after_what_came_before,
        after_the_end_nothing_is_heard,
        closing_twice_at_once_is_one_end,
    }
    across {
        another_handle_hears_within_milliseconds,
        a_handle_does_not_hear_itself_twice,
        another_handle_hears_a_publisher_in_order,
        a_wake_up_that_is_repeated_is_gathered,
        the_last_of_what_is_repeated_is_heard,
        a_flood_is_heard_or_told,
        what_waits_is_sent_before_the_end,
        one_that_was_closed_leaves_the_others_alone,
    }
    outage {
        publishing_while_the_server_is_away_does_not_wait,
        everybody_is_told_after_an_outage,
        a_flood_in_an_outage_becomes_one_word,
        signals_flow_again_after_every_outage,
        a_handle_opened_in_an_outage_joins_after_it,
        closing_in_an_outage_ends,
    }
}
