//! Faults that no server shows on demand: its first connection is bad, the others are good.

use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Mutex, PoisonError};

use super::*;

#[derive(Clone, Copy, PartialEq)]
enum Fault {
    /// It takes texts, and nothing comes back.
    Deaf,
    /// It does not take the first texts.
    Refuses,
}

struct Faulty {
    fault: Fault,
    connections: AtomicUsize,
    sent: Arc<Mutex<Vec<String>>>,
}

struct FaultyLink {
    refuses: bool,
    sent: Arc<Mutex<Vec<String>>>,
}

#[async_trait]
impl Medium for Faulty {
    async fn connect(&self) -> Result<Box<dyn Link>> {
        let first = self.connections.fetch_add(1, SeqCst) == 0;
        let refuses = first && self.fault == Fault::Refuses;
        Ok(Box::new(FaultyLink { refuses, sent: self.sent.clone() }))
    }
}

#[async_trait]
impl Link for FaultyLink {
    async fn receive(&mut self) -> Result<String> {
        std::future::pending().await
    }

    async fn send(&mut self, texts: &[String]) -> Result<()> {
        if self.refuses {
            return Err(unavailable("it takes nothing"));
        }
        self.sent.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(texts);
        Ok(())
    }

    async fn close(self: Box<Self>) {}
}

async fn bus(fault: Fault, silence: Duration) -> (RemoteBus, Arc<Mutex<Vec<String>>>) {
    let sent = Arc::default();
    let medium = Faulty { fault, connections: AtomicUsize::new(0), sent: Arc::clone(&sent) };
    let options = BusOptions { silence, ..BusOptions::default() };
    (RemoteBus::open("faulty", medium, options).await.unwrap(), sent)
}

#[tokio::test]
async fn what_could_not_be_sent_is_sent_over_the_next_connection() {
    let (bus, sent) = bus(Fault::Refuses, Duration::from_secs(15)).await;
    let mut listener = bus.subscribe();
    bus.publish(Signal::JobReady);
    while listener.recv().await != Ok(Signal::Missed) {}
    bus.close().await;
    let sent = sent.lock().unwrap();
    assert_eq!(sent.len(), 1, "{sent:?}");
    assert!(sent[0].ends_with(" ready"), "{sent:?}");
}

#[tokio::test]
async fn a_connection_over_which_nothing_comes_back_is_given_up() {
    let (bus, _) = bus(Fault::Deaf, Duration::from_millis(50)).await;
    let heard = timeout(Duration::from_secs(10), async { bus.subscribe().recv().await });
    assert_eq!(heard.await.expect("it connected anew"), Ok(Signal::Missed));
}
