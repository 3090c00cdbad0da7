use osirix_storage::testing::TestDatabase;
use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// A way to PostgreSQL on which everything can be lost from one moment on, and nobody is told.
pub(crate) struct Way {
    pub(crate) url: String,
    lost: watch::Sender<()>,
}

impl Way {
    pub(crate) async fn to(database: &TestDatabase) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let here = listener.local_addr().expect("an address").to_string();
        let server = server_of(database.url()).to_owned();
        let url = database.url().replacen(&server, &here, 1);
        let (lost, _) = watch::channel(());
        let loss = lost.clone();
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                tokio::spawn(carry(client, server.clone(), loss.subscribe()));
            }
        });
        Way { url, lost }
    }

    /// Loses what the connections that are there say from now on; new ones are carried.
    pub(crate) fn lose(&self) {
        self.lost.send_replace(());
    }
}

async fn carry(mut client: TcpStream, server: String, mut lost: watch::Receiver<()>) {
    let mut server = TcpStream::connect(server).await.expect("the server of the tests");
    tokio::select! {
        _ = copy_bidirectional(&mut client, &mut server) => {}
        // Both ends stay open until the test is over.
        _ = lost.changed() => std::future::pending().await,
    }
}

/// The host and port of a URL.
fn server_of(url: &str) -> &str {
    let rest = url.rsplit('@').next().unwrap_or_default();
    rest.split('/').next().unwrap_or_default()
}
