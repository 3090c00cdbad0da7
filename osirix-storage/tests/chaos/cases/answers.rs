//! The way to the server breaks between a commit and its answer: nobody knows that it is done.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};

use crate::dice::Dice;
use crate::round::judge;
use crate::verify::Losses;
use crate::yard::{Site, Yard};

/// How many answers are lost: few enough to leave every job an attempt.
const MOST: usize = 24;

pub(crate) async fn run(site: Site, dice: Dice) -> String {
    let way = Way::open(&site.url, dice.fork()).await;
    let url = way.url(&site.url);
    let yard = Yard::open(Site { url, ..site }, dice).await;
    let crew = yard.crew(2);
    way.narrow.store(true, Ordering::SeqCst);
    let asking = yard.ask(&yard.draw(48), Duration::from_millis(100));
    let placed = asking.await.expect("every caller has an answer");
    let said = judge(&yard, crew, placed, &[], Losses::Attempts).await;
    let lost = way.lost.load(Ordering::SeqCst);
    assert!(lost > 0, "answers were lost");
    format!("{said}, {lost} commits without an answer")
}

/// A way to the server on which answers are lost.
struct Way {
    port: u16,
    server: String,
    dice: Dice,
    narrow: AtomicBool,
    lost: AtomicUsize,
}

impl Way {
    async fn open(url: &str, dice: Dice) -> Arc<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let server = server_of(url).to_owned();
        let (narrow, lost) = (AtomicBool::new(false), AtomicUsize::new(0));
        let way = Arc::new(Way { port, server, dice, narrow, lost });
        let over = way.clone();
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                tokio::spawn(over.clone().carry(client));
            }
        });
        way
    }

    fn url(&self, url: &str) -> String {
        url.replacen(&self.server, &format!("127.0.0.1:{}", self.port), 1)
    }

    async fn carry(self: Arc<Self>, client: TcpStream) {
        let Ok(server) = TcpStream::connect(&self.server).await else { return };
        let ((from_client, to_client), (from_server, to_server)) =
            (client.into_split(), server.into_split());
        let cut = AtomicBool::new(false);
        // Whoever ends first ends both: the other half is dropped with its sockets.
        tokio::select! {
            () = self.carry_questions(from_client, to_server, &cut) => {}
            () = carry_answers(from_server, to_client, &cut) => {}
        }
    }

    async fn carry_questions(
        &self,
        mut from: OwnedReadHalf,
        mut to: OwnedWriteHalf,
        cut: &AtomicBool,
    ) {
        let mut buffer = vec![0; 65_536];
        while let Ok(length @ 1..) = from.read(&mut buffer).await {
            let asked = &buffer[..length];
            let commits = asked.windows(7).any(|word| word == b"COMMIT\0");
            if commits && self.loses_the_answer() {
                cut.store(true, Ordering::SeqCst);
            }
            if to.write_all(asked).await.is_err() {
                return;
            }
        }
    }

    fn loses_the_answer(&self) -> bool {
        let lose = self.narrow.load(Ordering::SeqCst)
            && self.lost.load(Ordering::SeqCst) < MOST
            && self.dice.one_in(5);
        self.lost.fetch_add(usize::from(lose), Ordering::SeqCst);
        lose
    }
}

async fn carry_answers(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, cut: &AtomicBool) {
    let mut buffer = vec![0; 65_536];
    while let Ok(length @ 1..) = from.read(&mut buffer).await {
        // The server has answered: it is done, and nobody hears of it.
        if cut.load(Ordering::SeqCst) || to.write_all(&buffer[..length]).await.is_err() {
            return;
        }
    }
}

/// `host:port` of a URL.
fn server_of(url: &str) -> &str {
    let rest = url.rsplit('@').next().unwrap_or_default();
    rest.split('/').next().unwrap_or_default()
}
