//! Servers of S3's protocol.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use hyper_util::rt::TokioIo;
use osirix_core::Result;
use osirix_core::secret::Secret;
use osirix_storage::testing::{MOTO_KEY, fresh_bucket, moto_url};
use osirix_storage::{S3BlobStore, S3Options};
use reqwest::Client;
use rustls::crypto::ring;
use rustls::{ClientConfig, RootCertStore};
use s3s::auth::SimpleAuth;
use s3s::service::{S3Service, S3ServiceBuilder};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// The one key that `s3s-fs` knows, and its secret.
pub(crate) const KEY: (&str, &str) = ("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/hunter2");

/// As the owner of a key at an address of this machine.
pub(crate) fn options(key: (&str, &str), url: String) -> S3Options {
    S3Options {
        access_key_id: key.0.to_owned(),
        secret_access_key: Secret::new(key.1.to_owned()),
        endpoint_url: Some(url),
        ..S3Options::default()
    }
}

/// Somebody who has no rights of their own.
pub(crate) fn anybody() -> Client {
    let tls = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()));
    let tls = tls.with_safe_default_protocol_versions().unwrap();
    let tls = tls.with_root_certificates(RootCertStore::empty()).with_no_client_auth();
    Client::builder().tls_backend_preconfigured(tls).no_proxy().build().unwrap()
}

pub(crate) fn moto() -> S3Options {
    options(MOTO_KEY, moto_url())
}

/// A store in a fresh bucket, under the prefix that is written after a bucket's name.
pub(crate) async fn moto_store(place: &str) -> S3BlobStore {
    let prefix = place.split_once('/').map_or("", |(_, prefix)| prefix);
    let url = format!("s3://{}/{prefix}", fresh_bucket().await);
    S3BlobStore::open(&url, &moto()).await.unwrap()
}

/// A server with one bucket, `films`, in a folder of its own.
pub(crate) struct S3sFs {
    pub(crate) folder: TempDir,
    url: String,
    serving: JoinHandle<()>,
}

impl S3sFs {
    pub(crate) async fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("films")).unwrap();
        let files = s3s_fs::FileSystem::new(folder.path()).unwrap();
        let mut service = S3ServiceBuilder::new(files);
        service.set_auth(SimpleAuth::from_single(KEY.0, KEY.1));
        let service = service.build();
        let (listener, url) = listen().await;
        let serving = tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                tokio::spawn(serve(socket, service.clone()));
            }
        });
        S3sFs { folder, url, serving }
    }

    pub(crate) fn options(&self) -> S3Options {
        options(KEY, self.url.clone())
    }

    /// A store in a bucket, or under a prefix in it.
    pub(crate) async fn store(&self, place: &str) -> Result<S3BlobStore> {
        S3BlobStore::open(&format!("s3://{place}"), &self.options()).await
    }

    /// The files that the server keeps of uploads that are not ended.
    pub(crate) fn unfinished(&self) -> Vec<String> {
        let files = std::fs::read_dir(self.folder.path()).unwrap();
        let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
        names.filter(|name| name.starts_with(".upload") || name.starts_with(".tmp")).collect()
    }
}

impl Drop for S3sFs {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn serve(socket: TcpStream, service: S3Service) {
    let http = hyper_util::server::conn::auto::Builder::new(hyper_util::rt::TokioExecutor::new());
    // A client may break off.
    let _ = http.serve_connection(TokioIo::new(socket), service).await;
}

async fn listen() -> (TcpListener, String) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address: SocketAddr = listener.local_addr().unwrap();
    (listener, format!("http://{address}"))
}

/// A server that has no sense: it answers what it was told to, and ends the connection.
pub(crate) struct Canned {
    pub(crate) url: String,
    asked: Arc<AtomicUsize>,
    serving: JoinHandle<()>,
}

impl Canned {
    /// Answers everybody with a status, and the code of S3 in its body.
    pub(crate) async fn start(status: u16, code: &'static str) -> Self {
        Self::answering(move |_| {
            let body = format!("<Error><Code>{code}</Code><Message>hunter2</Message></Error>");
            http(&format!("{status} X"), body.len(), &body)
        })
        .await
    }

    /// Answers a request with these bytes.
    pub(crate) async fn answering(answer: impl Fn(&str) -> String + Send + 'static) -> Self {
        let (listener, url) = listen().await;
        let asked = Arc::new(AtomicUsize::new(0));
        let count = asked.clone();
        let serving = tokio::spawn(async move {
            while let Ok((mut socket, _)) = listener.accept().await {
                count.fetch_add(1, Ordering::SeqCst);
                let mut request = [0; 4_096];
                let length = socket.read(&mut request).await.unwrap_or_default();
                let answer = answer(&String::from_utf8_lossy(&request[..length]));
                // The client may have gone.
                let _ = socket.write_all(answer.as_bytes()).await;
                let _ = socket.shutdown().await;
            }
        });
        Canned { url, asked, serving }
    }

    /// How often it was asked.
    pub(crate) fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

impl Drop for Canned {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

/// An answer that promises a length.
pub(crate) fn http(status: &str, length: usize, body: &str) -> String {
    format!("HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}")
}
