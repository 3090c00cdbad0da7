//! The callers: each waits until its change is durable, and then makes the next.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use tokio::sync::oneshot;

use crate::change::Change;
use crate::{ACCOUNTS, Options, Outcome};

/// Which accounts are used.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Heat {
    Spread,
    Hot,
}

pub(crate) const HEATS: [(&str, Heat); 2] = [("spread", Heat::Spread), ("hot", Heat::Hot)];

/// Makes one change durable.
pub(crate) trait Engine: Clone + Send + 'static {
    fn make(&mut self, change: Change) -> impl Future<Output = Outcome> + Send;
}

/// A change that waits for its group, and whom to tell.
pub(crate) type Waiting = (Change, oneshot::Sender<bool>);

static IDS: AtomicI64 = AtomicI64::new(1);

/// The next id, and its account.
pub(crate) fn next(heat: Heat) -> (i64, i64) {
    let id = IDS.fetch_add(1, Ordering::Relaxed);
    let account = match heat {
        // 1,000 and this prime have no common factor: all accounts come up, without an order.
        Heat::Spread => 1 + (id * 7919) % ACCOUNTS,
        Heat::Hot => 1,
    };
    (id, account)
}

/// Prints the rate that as many callers as there are engines reach: of operations, or of holds
/// with their settlements.
pub(crate) async fn measure<E: Engine>(
    name: &str,
    engines: Vec<E>,
    heat: Heat,
    options: &Options,
) -> Outcome {
    let (begun, count) = (Instant::now(), Arc::new(AtomicU64::new(0)));
    let ends = begun + options.time;
    let callers = engines.into_iter().map(|mut engine| {
        let (count, ledger) = (count.clone(), options.is_ledger());
        tokio::spawn(async move {
            while Instant::now() < ends {
                let (id, account) = next(heat);
                if ledger {
                    engine.make(Change::Hold { id, account }).await?;
                    engine.make(Change::Settle { id, account }).await?;
                } else {
                    engine.make(Change::Operation { id, account }).await?;
                }
                count.fetch_add(1, Ordering::Relaxed);
            }
            Ok(())
        })
    });
    for caller in callers.collect::<Vec<_>>() {
        let done: Outcome = caller.await?;
        done?;
    }
    report(name, count.load(Ordering::Relaxed), begun.elapsed());
    Ok(())
}

/// One line of output.
pub(crate) fn report(name: &str, count: u64, time: Duration) {
    let value = count as f64 / time.as_secs_f64();
    println!(r#"{{"measure":"{name}","value":{value},"unit":"/s"}}"#);
}

/// How many callers: `ledger` is measured with 1, 8 and 64, an operation as its way says.
pub(crate) fn callers(options: &Options, otherwise: usize) -> Vec<usize> {
    if options.is_ledger() { vec![1, 8, 64] } else { vec![otherwise] }
}

/// The column of a figure.
pub(crate) fn column(options: &Options, heat: &str, callers: usize) -> String {
    if options.is_ledger() { format!("{heat}, {callers}") } else { heat.to_owned() }
}
