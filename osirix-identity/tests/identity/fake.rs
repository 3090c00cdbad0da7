//! A fake: a server of HTTP/1.1 that answers as a test says, and remembers what it was asked.

use std::sync::{Arc, Mutex};

use serde_json::Value;
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// What was asked.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Asked {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// A field of a form.
    pub(crate) fn field(&self, name: &str) -> Option<String> {
        let mut fields = url::form_urlencoded::parse(self.body.as_bytes());
        fields.find(|(known, _)| known == name).map(|(_, value)| value.into_owned())
    }
}

/// What is answered.
pub(crate) struct Reply {
    status: u16,
    headers: String,
    body: Vec<u8>,
}

impl Reply {
    pub(crate) fn json(status: u16, body: &Value) -> Self {
        let headers = "content-type: application/json\r\n".to_owned();
        Reply { status, headers, body: body.to_string().into_bytes() }
    }

    pub(crate) fn text(body: impl Into<Vec<u8>>) -> Self {
        Reply { status: 200, headers: String::new(), body: body.into() }
    }

    pub(crate) fn redirect(to: &str) -> Self {
        Reply { status: 307, headers: format!("location: {to}\r\n"), body: Vec::new() }
    }

    pub(crate) fn nothing() -> Self {
        Reply { status: 404, headers: String::new(), body: Vec::new() }
    }
}

type Answers = dyn Fn(&Asked) -> Reply + Send + Sync;

/// The fake, as long as its test runs.
pub(crate) struct Fake {
    /// Where it is, without a slash at the end.
    pub(crate) url: String,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Fake {
    /// One that answers by a function, which is given where the fake is.
    pub(crate) async fn start<A>(answers: impl FnOnce(String) -> A) -> Self
    where
        A: Fn(&Asked) -> Reply + Send + Sync + 'static,
    {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://127.0.0.1:{}", listener.local_addr().unwrap().port());
        let answers: Arc<Answers> = Arc::new(answers(url.clone()));
        let asked = Arc::new(Mutex::new(Vec::new()));
        let fake = Fake { url, asked: Arc::clone(&asked) };
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&answers), Arc::clone(&asked)));
            }
        });
        fake
    }

    /// What it was asked below a path, in order.
    pub(crate) fn asked(&self, path: &str) -> Vec<Asked> {
        let asked = self.asked.lock().unwrap();
        asked.iter().filter(|asked| asked.path.starts_with(path)).cloned().collect()
    }
}

async fn serve(stream: TcpStream, answers: Arc<Answers>, all: Arc<Mutex<Vec<Asked>>>) {
    let mut stream = BufReader::new(stream);
    let Some(asked) = read(&mut stream).await else { return };
    all.lock().unwrap().push(asked.clone());
    let Reply { status, headers, body } = answers(&asked);
    let head = format!(
        "HTTP/1.1 {status} x\r\n{headers}content-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    );
    // Who asked may have heard enough.
    let _ = stream.write_all(&[head.into_bytes(), body].concat()).await;
}

async fn read(stream: &mut BufReader<TcpStream>) -> Option<Asked> {
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).await.ok().filter(|count| *count > 0)?;
        match line.trim_end() {
            "" => break,
            line => lines.push(line.to_owned()),
        }
    }
    let headers = lines[1..].iter().filter_map(|line| line.split_once(": "));
    let headers: Vec<_> =
        headers.map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect();
    let length = headers.iter().find(|(name, _)| name == "content-length");
    let length = length.and_then(|(_, value)| value.parse().ok()).unwrap_or(0);
    let mut body = vec![0; length];
    stream.read_exact(&mut body).await.ok()?;
    let mut first = lines[0].split(' ').map(str::to_owned);
    let body = String::from_utf8(body).ok()?;
    Some(Asked { method: first.next()?, path: first.next()?, headers, body })
}
