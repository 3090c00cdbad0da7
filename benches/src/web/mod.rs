//! The reference server with a long history, in a process of its own: its pages, a mix of reads
//! and many open streams of events, at the pace of those who ask.

mod history;
mod pace;
mod streams;

use std::net::SocketAddr;
use std::time::Duration;

use osirix::{JobId, Result};
use serde_json::json;

use crate::server::load::{self, Connection};
use crate::server::process::{Kind, Process};
use pace::Pace;

/// What a person looks at, and an administrator; a job of the history comes with them.
const PAGES: [&str; 23] = [
    "/",
    "/dashboard",
    "/jobs",
    "/avatars",
    "/marketplace",
    "/marketplace/library",
    "/marketplace/sell",
    "/marketplace/products/animated-avatar-bundle",
    "/analytics",
    "/social",
    "/social/new",
    "/social/calendar",
    "/social/queues",
    "/social/accounts",
    "/settings",
    "/settings/security",
    "/settings/keys",
    "/settings/webhooks",
    "/settings/billing",
    "/admin",
    "/admin/users",
    "/admin/jobs",
    "/admin/marketplace",
];
/// What a program reads; the first job of the history comes with them.
const READS: [&str; 6] = [
    "/api/credits/balance",
    "/api/jobs",
    "/api/avatars",
    "/api/marketplace/products",
    "/api/plans",
    "/api/auth/get-session",
];

pub(crate) async fn run() -> Result<()> {
    let folder = history::folder()?;
    let kept = history::keep(&folder).await?;
    let server = Process::start_in(Kind::Osirix, folder).await?;
    let body = json!({ "email": load::email(0), "password": load::PASSWORD }).to_string();
    let sign_in = load::post(server.addr(), "/api/auth/sign-in/email", &body);
    let cookie = load::cookie(server.addr(), &sign_in).await?;

    println!("\n## With {} jobs of a person, on SQLite\n", history::JOBS);
    pages(&server, &cookie, kept.jobs[0]).await?;
    reads(&server, &cookie, kept.jobs[0]).await?;
    streams::run(&server, &cookie, &kept.waiting).await
}

async fn pages(server: &Process, cookie: &str, job: JobId) -> Result<()> {
    println!("| page, 50 a second | first load | p50 | p99 |\n|---|---|---|---|");
    let job = format!("/jobs/{job}");
    for page in PAGES.into_iter().chain([&*job]) {
        let shown = if page == job { "/jobs/{job}" } else { page };
        let bytes = first_load(server.addr(), page, cookie).await?;
        let asked = [get(server.addr(), page, cookie)];
        let seen = Pace { a_second: 50, callers: 8 }.keep(server.addr(), &asked).await?;
        println!(
            "| `{shown}` | {:.1} kB | {:.2} ms | {:.2} ms |",
            bytes as f64 / 1e3,
            seen.at(0.5),
            seen.at(0.99)
        );
    }
    Ok(())
}

/// How many bytes a browser loads that has seen nothing of the site: the page, and the style and
/// scripts that it names, as they come over the wire.
async fn first_load(addr: SocketAddr, page: &str, cookie: &str) -> Result<usize> {
    let mut connection = Connection::open(addr).await?;
    let answer = connection.ask(get(addr, page, cookie).as_bytes()).await?;
    let mut bytes = compressed(addr, page, cookie).await?;
    let named = answer.split(['"', '\'']).filter(|text| text.starts_with("/assets/"));
    let mut named: Vec<_> = named.filter(|path| is_code(path)).collect();
    named.sort_unstable();
    named.dedup();
    for path in named {
        bytes += compressed(addr, path, cookie).await?;
    }
    Ok(bytes)
}

fn is_code(path: &str) -> bool {
    [".css", ".js"].iter().any(|end| path.split('?').next().is_some_and(|p| p.ends_with(end)))
}

async fn compressed(addr: SocketAddr, path: &str, cookie: &str) -> Result<usize> {
    let request = get(addr, path, cookie);
    let request = request.replace("\r\n\r\n", "\r\naccept-encoding: gzip, br\r\n\r\n");
    Connection::open(addr).await?.weigh(request.as_bytes()).await
}

async fn reads(server: &Process, cookie: &str, job: JobId) -> Result<()> {
    let mut asked: Vec<_> = READS.map(|path| get(server.addr(), path, cookie)).into();
    asked.push(get(server.addr(), &format!("/api/jobs/{job}"), cookie));
    println!(
        "\n| reads of the API, in turn | kept | p50 | p99 | processor |\n|---|---|---|---|---|"
    );
    for a_second in [500, 1_000] {
        let cpu = server.cpu_s()?;
        let seen = Pace { a_second, callers: 32 }.keep(server.addr(), &asked).await?;
        println!(
            "| {a_second} a second | {:.0}/s | {:.2} ms | {:.2} ms | {:.2} of a core |",
            seen.rate(),
            seen.at(0.5),
            seen.at(0.99),
            (server.cpu_s()? - cpu) / seen.time.as_secs_f64(),
        );
    }
    Ok(())
}

fn get(addr: SocketAddr, path: &str, cookie: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nhost: {addr}\r\ncookie: {cookie}\r\n\r\n")
}

/// How long each part is measured.
const MEASURED: Duration = Duration::from_secs(10);
