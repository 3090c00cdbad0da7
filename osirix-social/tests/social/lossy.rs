//! A way to a server on which things get lost.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

/// Passes everything on to a server, and where it is told to, breaks once the server has answered:
/// the question was heard, and nobody hears the answer.
pub(crate) struct Lossy {
    /// Where it is.
    pub(crate) url: String,
    loses_answers: Arc<AtomicBool>,
}

impl Lossy {
    pub(crate) async fn before(server: &str) -> Self {
        let to = server.trim_start_matches("http://").to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let loses_answers = Arc::new(AtomicBool::new(false));
        let lossy = Lossy { url, loses_answers: Arc::clone(&loses_answers) };
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(pass(stream, to.clone(), Arc::clone(&loses_answers)));
            }
        });
        lossy
    }

    pub(crate) fn lose_answers(&self, lose: bool) {
        self.loses_answers.store(lose, Ordering::SeqCst);
    }
}

async fn pass(mut here: TcpStream, to: String, loses: Arc<AtomicBool>) {
    let mut there = TcpStream::connect(to).await.unwrap();
    let (mut asked, mut said) = (vec![0; 65_536], vec![0; 65_536]);
    loop {
        tokio::select! {
            count = here.read(&mut asked) => match count {
                Ok(count) if count > 0 => there.write_all(&asked[..count]).await.unwrap(),
                _ => return,
            },
            count = there.read(&mut said) => match count {
                Ok(count) if count > 0 && !loses.load(Ordering::SeqCst) => {
                    if here.write_all(&said[..count]).await.is_err() {
                        return;
                    }
                }
                _ => return,
            },
        }
    }
}
