//! Hosts of ours that answer as they are told.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use tokio::net::TcpListener;

/// Listens until the runtime ends.
pub(crate) async fn serve(routes: Router) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, routes).await });
    address
}

/// A host that gives these answers, one after the other, and the last one for ever.
#[derive(Clone)]
pub(crate) struct Canned {
    answers: Arc<Vec<(u16, HeaderMap, Vec<u8>)>>,
    asked: Arc<AtomicUsize>,
}

impl Canned {
    pub(crate) fn new(answers: Vec<(u16, &str)>) -> Canned {
        let answers = answers
            .into_iter()
            .map(|(status, body)| (status, HeaderMap::new(), body.as_bytes().to_vec()));
        Canned { answers: Arc::new(answers.collect()), asked: Arc::default() }
    }

    /// All answers with this header.
    pub(crate) fn with(mut self, name: &'static str, value: &'static str) -> Canned {
        let answers = Arc::make_mut(&mut self.answers);
        answers.iter_mut().for_each(|(_, headers, _)| {
            headers.insert(name, value.parse().unwrap());
        });
        self
    }

    pub(crate) async fn serve(&self) -> String {
        let canned = self.clone();
        let answer = move || std::future::ready(canned.answer());
        format!("http://{}", serve(Router::new().fallback(answer)).await)
    }

    /// How often it was asked.
    pub(crate) fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }

    fn answer(&self) -> Response {
        let at = self.asked.fetch_add(1, Ordering::SeqCst).min(self.answers.len() - 1);
        let (status, headers, body) = self.answers[at].clone();
        (StatusCode::from_u16(status).unwrap(), headers, body).into_response()
    }
}
