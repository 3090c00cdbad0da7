//! A PostgreSQL server of a case's own, which it can take away.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use osirix_storage::testing::TestDatabase;
use sqlx::{Connection, PgConnection};
use tempfile::TempDir;

/// A server in a folder of its own; it ends with this value.
pub(crate) struct Server {
    folder: TempDir,
    programs: PathBuf,
    options: String,
    url: String,
}

impl Server {
    /// Starts one that listens on a socket in its folder: a port could be somebody else's when it
    /// starts again.
    pub(crate) async fn start(settings: &str) -> Self {
        let mut server = Server::make(programs().await);
        let folder = server.folder.path().display();
        server.url = format!("postgres://postgres@localhost/postgres?host={folder}");
        server.options = format!("-c listen_addresses= {settings}");
        server.start_again();
        server
    }

    /// Starts one that listens on a network of a test's own.
    pub(crate) fn start_on(programs: &Path, address: &str, network: &str) -> Self {
        let mut server = Server::make(programs.to_owned());
        let rules = server.folder.path().join("data/pg_hba.conf");
        let known = std::fs::read_to_string(&rules).expect("the rules are there");
        let allowed = format!("host all all {network} trust\n");
        std::fs::write(&rules, known + &allowed).expect("the rules are written");
        server.url = format!("postgres://postgres@{address}:5432/postgres");
        server.options = format!("-c listen_addresses={address}");
        server.start_again();
        server
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Ends it as a crash of the machine would: nobody is told, nothing is finished.
    pub(crate) fn stop_at_once(&self) {
        self.run("pg_ctl", &["-D", &self.data(), "-m", "immediate", "stop"]);
    }

    /// Starts it again; it recovers from its log.
    pub(crate) fn start_again(&self) {
        let sockets = self.folder.path().display();
        let options = format!("-c unix_socket_directories={sockets} -c fsync=off {}", self.options);
        let log = self.folder.path().join("log").display().to_string();
        self.run("pg_ctl", &["-D", &self.data(), "-w", "-l", &log, "-o", &options, "start"]);
    }

    fn make(programs: PathBuf) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        if is_root() && !is_alone() {
            let owned = Command::new("chown").arg("postgres").arg(folder.path()).status();
            assert!(owned.is_ok_and(|owned| owned.success()), "there is no user postgres");
        }
        let server = Server { folder, programs, options: String::new(), url: String::new() };
        let data = server.data();
        server.run("initdb", &["-D", &data, "-U", "postgres", "-A", "trust", "--no-sync"]);
        server
    }

    fn data(&self) -> String {
        self.folder.path().join("data").display().to_string()
    }

    /// Runs one of its programs. What they print goes nowhere: a server would keep a pipe open.
    fn run(&self, program: &str, words: &[&str]) {
        let mut command = as_server_user(&self.programs.join(program));
        command.args(words).current_dir(self.folder.path());
        let ran = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
        assert!(ran.is_ok_and(|ran| ran.success()), "{program} {words:?} fails");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let mut stop = as_server_user(&self.programs.join("pg_ctl"));
        stop.args(["-D", &self.data(), "-m", "immediate", "stop"]);
        let _ = stop.stdout(Stdio::null()).stderr(Stdio::null()).status();
    }
}

/// Where the programs of the tests' server are: it knows.
pub(crate) async fn programs() -> PathBuf {
    let database = TestDatabase::postgres().await;
    let mut connection = PgConnection::connect(database.url()).await.expect("a connection");
    let sql = "SELECT setting FROM pg_config WHERE name = 'BINDIR'";
    let folder: String = sqlx::query_scalar(sql).fetch_one(&mut connection).await.expect("a path");
    let folder = PathBuf::from(folder);
    assert!(
        folder.join("pg_ctl").is_file(),
        "{} has no pg_ctl: the chaos needs a PostgreSQL of this machine (cargo xtask chaos)",
        folder.display()
    );
    folder
}

/// PostgreSQL refuses to run as root.
fn as_server_user(program: &Path) -> Command {
    let before: &[&str] = match (is_root(), is_alone()) {
        (true, true) => &["unshare", "--user", "--map-user=1", "--map-group=1", "--"],
        (true, false) => &["runuser", "-u", "postgres", "--"],
        (false, _) => return Command::new(program),
    };
    let mut command = Command::new(before[0]);
    command.args(&before[1..]).arg(program);
    command
}

/// Whether this is a namespace of a test's own, in which there is no other user.
fn is_alone() -> bool {
    let users = std::fs::read_to_string("/proc/self/uid_map");
    users.is_ok_and(|users| users.split_whitespace().nth(2) == Some("1"))
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|id| id.stdout == b"0\n")
}
