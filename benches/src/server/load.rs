use std::net::SocketAddr;
use std::time::{Duration, Instant};

use futures_util::future;
use osirix::{Error, Result};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::process::Process;

/// What is asked for.
#[derive(Clone, Copy)]
pub(super) enum Load {
    GetSession,
    SignIn,
}

/// What a server did under a load.
pub(super) struct Outcome {
    pub(super) rate: f64,
    pub(super) p99_ms: f64,
    /// Of each request, on the server's side.
    pub(super) cpu_ms: f64,
    /// Of the server, so far.
    pub(super) peak_mib: f64,
}

/// Asks for so long, by the users of these cookies at once, who keep their connections.
pub(super) async fn run(
    server: &Process,
    load: Load,
    cookies: &[String],
    time: Duration,
) -> Result<Outcome> {
    let (cpu, begun) = (server.cpu_s()?, Instant::now());
    let callers = cookies.iter().enumerate().map(|(number, cookie)| {
        let request = request(load, server.addr(), number, cookie);
        tokio::spawn(ask(server.addr(), request.into_bytes(), begun + time))
    });
    let mut took_ms = Vec::new();
    for caller in future::join_all(callers).await {
        let caller = caller.map_err(|e| Error::internal("a caller ended badly").caused_by(e))?;
        took_ms.extend(caller?);
    }
    let (seconds, cpu_s) = (begun.elapsed().as_secs_f64(), server.cpu_s()? - cpu);
    took_ms.sort_by(f64::total_cmp);
    let count = took_ms.len();
    let p99_ms = took_ms.get(count * 99 / 100).copied().unwrap_or(f64::NAN);
    let (rate, cpu_ms) = (count as f64 / seconds, cpu_s * 1e3 / count as f64);
    Ok(Outcome { rate, p99_ms, cpu_ms, peak_mib: server.peak_mib()? })
}

/// One caller: how long each request took.
async fn ask(addr: SocketAddr, request: Vec<u8>, until: Instant) -> Result<Vec<f64>> {
    let mut connection = Connection::open(addr).await?;
    let mut took_ms = Vec::new();
    while Instant::now() < until {
        let begun = Instant::now();
        let answer = connection.ask(&request).await?;
        took_ms.push(begun.elapsed().as_secs_f64() * 1e3);
        if !(answer.contains(" 200 ") && answer.contains("@example.com")) {
            return Err(Error::internal(format!("a server answers something else: {answer}")));
        }
    }
    Ok(took_ms)
}

/// The first answer.
pub(super) async fn alive(addr: SocketAddr) -> Result<()> {
    let request = format!("GET /api/auth/ok HTTP/1.1\r\nhost: {addr}\r\n\r\n");
    Connection::open(addr).await?.ask(request.as_bytes()).await.map(drop)
}

/// The session cookie of a user who has signed up. Each caller is somebody else: nobody has good
/// reasons to sign in many times at once.
pub(super) async fn signed_up(addr: SocketAddr, number: usize) -> Result<String> {
    let body = json!({ "name": "Ada", "email": email(number), "password": PASSWORD });
    cookie(addr, &post(addr, "/api/auth/sign-up/email", &body.to_string())).await
}

/// The session cookie that a request is answered with.
pub(crate) async fn cookie(addr: SocketAddr, request: &str) -> Result<String> {
    let answer = Connection::open(addr).await?.ask(request.as_bytes()).await?;
    let lines = answer.lines().filter_map(|line| line.split_once(": "));
    let mut cookies = lines.filter(|(name, _)| name.eq_ignore_ascii_case("set-cookie"));
    let cookie = cookies.next().and_then(|(_, value)| value.split(';').next());
    cookie.map(str::to_owned).ok_or_else(|| Error::internal(format!("no cookie: {answer}")))
}

pub(crate) fn email(number: usize) -> String {
    format!("ada-{number}@example.com")
}

pub(crate) const PASSWORD: &str = "correct horse battery";

fn request(load: Load, addr: SocketAddr, number: usize, cookie: &str) -> String {
    match load {
        Load::GetSession => format!(
            "GET /api/auth/get-session HTTP/1.1\r\nhost: {addr}\r\ncookie: {cookie}\r\n\r\n"
        ),
        Load::SignIn => {
            let body = json!({ "email": email(number), "password": PASSWORD });
            post(addr, "/api/auth/sign-in/email", &body.to_string())
        }
    }
}

pub(crate) fn post(addr: SocketAddr, path: &str, body: &str) -> String {
    format!(
        "POST {path} HTTP/1.1\r\nhost: {addr}\r\norigin: http://{addr}\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
}

/// A connection that is kept, with as little around it as it needs.
pub(crate) struct Connection {
    socket: TcpStream,
    read: Vec<u8>,
}

impl Connection {
    pub(crate) async fn open(addr: SocketAddr) -> Result<Self> {
        let socket = TcpStream::connect(addr).await.map_err(|e| Error::io("connect", e))?;
        socket.set_nodelay(true).map_err(|e| Error::io("connect", e))?;
        Ok(Connection { socket, read: Vec::with_capacity(8_192) })
    }

    /// The whole answer, head and body, as text.
    pub(crate) async fn ask(&mut self, request: &[u8]) -> Result<String> {
        self.ask_for(request, is_whole).await?;
        Ok(String::from_utf8_lossy(&self.read).into_owned())
    }

    /// How many bytes the whole answer has.
    pub(crate) async fn weigh(&mut self, request: &[u8]) -> Result<usize> {
        self.ask_for(request, is_whole).await?;
        Ok(self.read.len())
    }

    /// Reads until a stream has said these words.
    pub(crate) async fn ask_until(&mut self, request: &[u8], words: &str) -> Result<()> {
        let said = |read: &[u8]| read.windows(words.len()).any(|part| part == words.as_bytes());
        self.ask_for(request, said).await
    }

    async fn ask_for(&mut self, request: &[u8], enough: impl Fn(&[u8]) -> bool) -> Result<()> {
        self.socket.write_all(request).await.map_err(|e| Error::io("ask", e))?;
        self.read.clear();
        while !enough(&self.read) {
            let count = self.socket.read_buf(&mut self.read).await;
            if count.map_err(|e| Error::io("read an answer", e))? == 0 {
                return Err(Error::internal("a server closed the connection"));
            }
        }
        Ok(())
    }
}

/// Whether an answer has come to its end, by its length or its last chunk.
fn is_whole(answer: &[u8]) -> bool {
    let Some(end) = answer.windows(4).position(|part| part == b"\r\n\r\n") else { return false };
    let (head, body) = answer.split_at(end + 4);
    let head = String::from_utf8_lossy(head);
    let lines = head.lines().filter_map(|line| line.split_once(':'));
    let mut lengths = lines.filter(|(name, _)| name.eq_ignore_ascii_case("content-length"));
    match lengths.next().and_then(|(_, length)| length.trim().parse::<usize>().ok()) {
        Some(length) => body.len() >= length,
        None => body.ends_with(b"0\r\n\r\n"),
    }
}
