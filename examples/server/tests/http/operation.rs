//! The program on its command line, and what it says of settings.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};
use std::time::Duration;

use osirix_storage::testing::TestDatabase;
use serde_json::json;
use tokio::io::AsyncWriteExt;
use tokio::process::Command;

use crate::support::live::Caller;
use crate::support::process::Process;

const FOUND: i32 = 1;
const USAGE: i32 = 2;
const FAILED: i32 = 3;

/// A folder in which the program is called.
struct Shell {
    folder: tempfile::TempDir,
    settings: Vec<(&'static str, String)>,
}

impl Shell {
    fn new() -> Self {
        Shell { folder: tempfile::tempdir().unwrap(), settings: Vec::new() }
    }

    fn on(database: &TestDatabase) -> Self {
        let mut shell = Shell::new();
        shell.settings.push(("DATABASE_URL", database.url().to_owned()));
        shell
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    async fn call(&self, words: &[&str]) -> Output {
        self.call_with(words, &[], "").await
    }

    /// Calls it with settings besides, and gives it something to read.
    async fn call_with(&self, words: &[&str], settings: &[(&str, &str)], input: &str) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_osirix-server"));
        command.args(words).current_dir(self.folder.path());
        command.env("OSIRIX_HOME", self.path("home")).env("OSIRIX_ADDR", "127.0.0.1:0");
        command.envs(self.settings.iter().map(|(name, value)| (name, value.as_str())));
        command.envs(settings.iter().copied());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.kill_on_drop(true).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        // One that does not read has ended before.
        let _ = stdin.write_all(input.as_bytes()).await;
        drop(stdin);
        let output = tokio::time::timeout(Duration::from_secs(60), child.wait_with_output()).await;
        output.unwrap_or_else(|_| panic!("{words:?} with {settings:?} does not end")).unwrap()
    }

    /// What it prints, when all is well.
    async fn told(&self, words: &[&str]) -> String {
        let output = self.call(words).await;
        assert_eq!(output.status.code(), Some(0), "{words:?}: {output:?}");
        text(&output.stdout)
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[tokio::test]
async fn a_wrong_command_line_is_told_the_usage() {
    let shell = Shell::new();
    for words in [
        &["dance"][..],
        &["audit"],
        &["audit", "verify", "--head", "7"],
        &["backup"],
        &["admin", "create"],
        &["admin", "create", "a@example.com", "hunter2"],
    ] {
        let output = shell.call(words).await;
        assert_eq!(output.status.code(), Some(USAGE), "{words:?}: {output:?}");
        assert!(text(&output.stderr).contains("--help"), "{output:?}");
    }
    let help = shell.told(&["--help"]).await;
    for command in
        ["serve", "worker", "migrate", "admin", "models", "audit", "ledger", "backup", "restore"]
    {
        assert!(help.contains(command), "{command}: {help}");
    }
    assert!(!shell.path("home").exists(), "nothing is opened for it");
}

#[tokio::test]
async fn an_administrator_is_made_by_a_password_that_is_not_on_the_command_line() {
    let shell = Shell::new();
    let first = ["admin", "create", "ada@example.com", "--name", "Ada"];
    let output = shell.call_with(&first, &[], "correct horse battery\n").await;
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let password = [("OSIRIX_ADMIN_PASSWORD", "another horse battery")];
    let second = ["admin", "create", "grace@example.com"];
    let output = shell.call_with(&second, &password, "").await;
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let again = shell.call_with(&first, &[], "correct horse battery\n").await;
    assert_eq!(again.status.code(), Some(FAILED), "the address is taken: {again:?}");
    let without = shell.call_with(&["admin", "create", "eve@example.com"], &[], "").await;
    assert_eq!(without.status.code(), Some(FAILED));
    assert!(text(&without.stderr).contains("OSIRIX_ADMIN_PASSWORD"), "{without:?}");

    let home = shell.path("home");
    let server = Process::start(&[("OSIRIX_HOME", home.to_str().unwrap())]).await;
    let caller = Caller::new(server.addr);
    for (email, password) in [
        ("ada@example.com", "correct horse battery"),
        ("grace@example.com", "another horse battery"),
    ] {
        let body = json!({ "email": email, "password": password });
        let path = "/api/auth/sign-in/email";
        let heard = caller.call(axum::http::Method::POST, path, &[], Some(body)).await.json();
        assert_eq!(heard["user"]["role"], "admin", "{heard}");
    }
}

#[tokio::test]
async fn what_somebody_did_to_the_database_is_found_and_named() {
    for database in [TestDatabase::sqlite(), TestDatabase::postgres().await] {
        let mut shell = Shell::on(&database);
        shell.told(&["migrate"]).await;
        let admin = ["admin", "create", "ada@example.com"];
        let output = shell.call_with(&admin, &[], "correct horse battery\n").await;
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        let head = shell.told(&["audit", "head"]).await;
        let head = head.trim();
        let verified = shell.told(&["audit", "verify", "--head", head]).await;
        assert!(verified.contains(head), "{verified}");
        assert!(shell.told(&["ledger", "verify"]).await.contains("1 accounts"), "all is well");
        let exported = shell.told(&["audit", "export"]).await;
        let id = serde_json::from_str::<serde_json::Value>(exported.lines().nth(1).unwrap());
        let id = id.unwrap()["id"].as_str().unwrap().to_owned();

        by_hand(&database, "audit_logs", "UPDATE audit_logs SET subject = 'eve' WHERE seq = 2")
            .await;
        let output = shell.call(&["audit", "verify"]).await;
        assert_eq!(output.status.code(), Some(FOUND), "{output:?}");
        let found = text(&output.stdout);
        assert!(found.contains(&format!("changed: line 2 ({id})")), "{found}");

        let heads = shell.path("heads");
        std::fs::write(&heads, format!("2026-01-01T00:00:00.000Z {head}\n")).unwrap();
        shell.settings.push(("OSIRIX_AUDIT_HEADS", heads.display().to_string()));
        by_hand(&database, "audit_seals", "DELETE FROM audit_seals").await;
        by_hand(&database, "audit_logs", "DELETE FROM audit_logs").await;
        let output = shell.call(&["audit", "verify"]).await;
        assert_eq!(output.status.code(), Some(FOUND), "{output:?}");
        assert!(text(&output.stdout).contains("cut: line"), "{output:?}");

        let sql = "UPDATE credit_balances SET available = available + 1, granted = granted - 1";
        by_hand(&database, "credit_balances", sql).await;
        let output = shell.call(&["ledger", "verify"]).await;
        assert_eq!(output.status.code(), Some(FOUND), "{output:?}");
        assert!(text(&output.stdout).contains("credit_balances"), "{output:?}");
    }
}

/// What somebody does who has the database.
async fn by_hand(database: &TestDatabase, table: &str, sql: &str) {
    if let Some(path) = database.url().strip_prefix("sqlite:") {
        let shell = rusqlite::Connection::open(path).unwrap();
        for event in ["update", "delete"] {
            shell.execute_batch(&format!("DROP TRIGGER IF EXISTS {table}_no_{event}")).unwrap();
        }
        return shell.execute_batch(sql).unwrap();
    }
    use sqlx::{Connection, Executor};
    let mut shell = sqlx::PgConnection::connect(database.url()).await.unwrap();
    let free = format!("ALTER TABLE {table} DISABLE TRIGGER USER; {sql}");
    shell.execute(sqlx::raw_sql(sqlx::AssertSqlSafe(free))).await.unwrap();
}

#[tokio::test]
async fn a_backup_is_restored_by_the_program() {
    let shell = Shell::new();
    let admin = ["admin", "create", "ada@example.com"];
    let made = shell.call_with(&admin, &[], "correct horse battery\n").await;
    assert_eq!(made.status.code(), Some(0), "{made:?}");
    let told = shell.told(&["backup", "copy"]).await;
    assert!(told.contains("not included: the secret"), "{told}");
    let again = shell.call(&["backup", "copy"]).await;
    assert_eq!(again.status.code(), Some(FAILED), "{again:?}");
    let onto = shell.call(&["restore", "copy"]).await;
    assert_eq!(onto.status.code(), Some(FAILED), "there is something: {onto:?}");
    let home = shell.path("another");
    let place = [("OSIRIX_HOME", home.to_str().unwrap())];
    let restored = shell.call_with(&["restore", "copy"], &place, "").await;
    assert_eq!(restored.status.code(), Some(0), "{restored:?}");
    assert!(text(&restored.stdout).contains("1 accounts"), "{restored:?}");
    let taken = shell.call_with(&admin, &place, "correct horse battery\n").await;
    assert_eq!(taken.status.code(), Some(FAILED), "she is there already: {taken:?}");
}

#[tokio::test]
async fn a_worker_does_what_a_server_took_on() {
    const SECRET: &str = "server and worker share this secret";
    let database = TestDatabase::postgres().await;
    let blobs = tempfile::tempdir().unwrap();
    let blobs = format!("file:{}", blobs.path().display());
    let shared = [
        ("DATABASE_URL", database.url()),
        ("OSIRIX_SECRET", SECRET),
        ("OSIRIX_BLOBS_URL", blobs.as_str()),
    ];
    let none = [&shared[..], &[("OSIRIX_WORKERS", "0")]].concat();
    let server = Process::start(&none).await;
    let caller = Caller::new(server.addr);
    let token = caller.signed_up("ada@example.com").await;
    let speech = json!({ "kind": "tts", "script": "Hello." });
    let job = caller.post("/api/jobs", &token, speech).await.json();
    let idle = Shell::new().call_with(&["worker"], &none, "").await;
    assert_eq!(idle.status.code(), Some(FAILED), "it would do nothing: {idle:?}");
    assert!(text(&idle.stderr).contains("OSIRIX_WORKERS"), "{idle:?}");

    let home = tempfile::tempdir().unwrap();
    let mut worker = Command::new(env!("CARGO_BIN_EXE_osirix-server"));
    worker.arg("worker").env("OSIRIX_HOME", home.path()).envs(shared).kill_on_drop(true);
    worker.stdout(Stdio::null());
    let _worker = worker.spawn().unwrap();
    let path = format!("/api/jobs/{}", job["id"].as_str().unwrap());
    let done = async {
        while caller.get(&path, &token).await.json()["state"] != "completed" {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), done).await.expect("the worker does it");
}

/// A value with which the program does not start, or one that it takes and that makes another wrong.
const WRONG: &[(&str, &str)] = &[
    ("AWS_ALLOW_HTTP", "hunter2"),
    ("BETTER_AUTH_SECRET", "hunter2"),
    ("DATABASE_URL", "hunter2"),
    ("FACEBOOK_APP_ID", "hunter2"),
    ("LINKEDIN_CLIENT_ID", "hunter2"),
    ("MASTODON_APPS", "hunter2"),
    ("OSIRIX_ADDR", "hunter2"),
    ("OSIRIX_AUDIT_HEADS", "/hunter2/hunter2"),
    ("OSIRIX_BLOBS_URL", "hunter2"),
    ("OSIRIX_BREACHED_PASSWORDS", "hunter2"),
    ("OSIRIX_CORS_ORIGINS", "hunter2"),
    ("OSIRIX_DEVELOPMENT", "hunter2"),
    ("OSIRIX_EMAIL_VERIFICATION", "hunter2"),
    ("OSIRIX_GITHUB", "hunter2"),
    ("OSIRIX_GOOGLE", "hunter2"),
    ("OSIRIX_METRICS_TOKEN", "hunter2"),
    ("OSIRIX_OIDC", "hunter2"),
    ("OSIRIX_OIDC_ISSUER", "hunter2"),
    ("OSIRIX_RATE_LIMITS", "hunter2"),
    ("OSIRIX_REPLACED_SECRETS", "hunter2"),
    ("OSIRIX_SECRET", "hunter2"),
    ("OSIRIX_SMTP_URL", "hunter2"),
    ("OSIRIX_SOCIAL_INSIDE", "hunter2"),
    ("OSIRIX_SPEECH_URL", "hunter2"),
    ("OSIRIX_TRUSTED_PROXY", "hunter2"),
    ("OSIRIX_URL", "hunter2"),
    ("OSIRIX_WEBHOOKS_INSIDE", "hunter2"),
    ("OSIRIX_WORKERS", "hunter2"),
    ("REDIS_URL", "hunter2"),
    ("STRIPE_PRICES", "hunter2"),
    ("STRIPE_SECRET_KEY", "pk_hunter2"),
    ("THREADS_APP_ID", "hunter2"),
    ("TURSO_CONNECTION_URL", "libsql://hunter2"),
];

/// What an error names in place of a variable whose other half is missing.
const HALVES: &[(&str, &str)] = &[
    ("FACEBOOK_APP_ID", "FACEBOOK_APP_SECRET"),
    ("LINKEDIN_CLIENT_ID", "LINKEDIN_CLIENT_SECRET"),
    ("THREADS_APP_ID", "THREADS_APP_SECRET"),
];

#[tokio::test]
async fn a_variable_that_is_wrong_is_named_and_its_value_never_shown() {
    let shell = Shell::new();
    for (variable, value) in WRONG {
        let output = shell.call_with(&["serve"], &[(*variable, *value)], "").await;
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(FAILED), "{variable}: {said}");
        let named = HALVES.iter().find(|(half, _)| half == variable).map_or(variable, |(_, it)| it);
        assert!(said.contains(*named), "{variable}: {said}");
        assert!(!said.contains("hunter2"), "{variable}: {said}");
    }
}

#[tokio::test]
async fn a_variable_that_is_set_to_nothing_is_named() {
    let shell = Shell::new();
    for variable in documented() {
        let output = shell.call_with(&["serve"], &[(variable.as_str(), " ")], "").await;
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(FAILED), "{variable}: {said}");
        assert!(said.contains(variable.as_str()), "{variable}: {said}");
    }
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The variables of the table in the guide.
fn documented() -> BTreeSet<String> {
    let guide = std::fs::read_to_string(repository().join("docs/guide/operation.md")).unwrap();
    let rows = guide.lines().filter(|line| line.starts_with("| `"));
    let firsts = rows.map(|line| line.split('|').nth(1).unwrap().to_owned());
    firsts.flat_map(|cell| names_in(&cell)).collect()
}

/// What is written in the form of a variable between quotes of either kind.
fn names_in(text: &str) -> Vec<String> {
    let quoted = text.split(['"', '`']).skip(1).step_by(2);
    quoted.filter(|word| is_name(word)).map(str::to_owned).collect()
}

fn is_name(word: &str) -> bool {
    let parts = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
    word.len() > 4 && word.contains('_') && word.chars().all(parts)
}

/// The variables that the program's sources read.
fn read_by_the_sources() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for folder in ["osirix/src", "examples/server/src"] {
        for file in std::fs::read_dir(repository().join(folder)).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "rs") {
                let text = std::fs::read_to_string(path).unwrap();
                let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
                found.extend(lines.flat_map(|line| {
                    names_in(line).into_iter().filter(|name| line.contains(&format!("\"{name}\"")))
                }));
            }
        }
    }
    found
}

#[test]
fn the_guide_has_every_variable_that_is_read_and_no_other() {
    let mut read = read_by_the_sources();
    // Read by some builds alone, by one command, and to say that it is not taken.
    for elsewhere in ["ORT_DYLIB_PATH", "OSIRIX_ADMIN_PASSWORD", "TURSO_CONNECTION_URL"] {
        assert!(read.remove(elsewhere), "{elsewhere}");
    }
    assert!(read.len() > 40, "{read:?}");
    assert_eq!(documented(), read);
}

#[cfg(unix)]
#[tokio::test]
async fn a_server_that_is_told_to_end_hands_its_jobs_back() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    let mut server = Process::start(&[("OSIRIX_HOME", home.to_str().unwrap())]).await;
    let caller = Caller::new(server.addr);
    let token = caller.signed_up("ada@example.com").await;
    let script = "A long story is told here, and it takes its time. ".repeat(3);
    let job = caller.post("/api/jobs", &token, json!({ "script": script })).await.json();
    let path = format!("/api/jobs/{}", job["id"].as_str().unwrap());
    let mut state = String::new();
    while state != "processing" {
        tokio::time::sleep(Duration::from_millis(20)).await;
        state = caller.get(&path, &token).await.json()["state"].as_str().unwrap().to_owned();
        assert_ne!(state, "completed", "the job is long enough");
    }
    let id = server.id().unwrap().to_string();
    assert!(Command::new("kill").args(["-TERM", &id]).status().await.unwrap().success());
    let ended = tokio::time::timeout(Duration::from_secs(20), server.ended()).await;
    assert_eq!(ended.expect("it ends soon").code(), Some(0));
    let shell = rusqlite::Connection::open(home.join("osirix.db")).unwrap();
    let (state, lease): (String, Option<i64>) = shell
        .query_row("SELECT state, lease_expires_at FROM jobs", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .unwrap();
    assert_eq!((state.as_str(), lease), ("pending", None), "somebody else may take it at once");
    let unsealed: i64 = shell
        .query_row(
            "SELECT COUNT(*) FROM audit_logs
             WHERE seq > (SELECT COALESCE(MAX(seq), 0) FROM audit_seals)",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(unsealed, 0, "what it wrote last is sealed");
}

#[test]
fn what_is_deployed_names_variables_and_commands_that_there_are() {
    let deploy = repository().join("examples/deploy");
    let file = |name: &str| std::fs::read_to_string(deploy.join(name)).unwrap();
    let known = documented();
    let commands = ["serve", "worker"];

    let compose: serde_json::Value = serde_yaml_ng::from_str(&file("compose.yaml")).unwrap();
    for name in ["server", "worker"] {
        let service = &compose["services"][name];
        assert!(commands.contains(&service["command"][0].as_str().unwrap()), "{service}");
    }
    let settings = [&compose["x-settings"], &compose["services"]["server"]["environment"]];
    let settings = settings.into_iter().chain([&compose["services"]["worker"]["environment"]]);
    for variable in settings.flat_map(|map| map.as_object().unwrap().keys()) {
        assert!(variable == "<<" || known.contains(variable), "{variable}");
    }
    for volume in compose["services"].as_object().unwrap().values() {
        for mount in volume["volumes"].as_array().into_iter().flatten() {
            let name = mount.as_str().unwrap().split(':').next().unwrap();
            assert!(compose["volumes"].as_object().unwrap().contains_key(name), "{name}");
        }
    }

    let image = file("Dockerfile");
    assert!(image.contains("CMD [\"serve\"]"), "{image}");
    let unit = file("osirix-server.service");
    assert!(unit.contains("ExecStart=/usr/local/bin/osirix-server serve\n"), "{unit}");
    let lines = image.lines().chain(unit.lines());
    let set = lines.filter_map(|line| line.split_once("ENV ").or(line.split_once("Environment=")));
    let set = set.flat_map(|(_, pairs)| pairs.split_whitespace());
    let names: Vec<_> = set.filter_map(|pair| pair.split_once('=')).map(|(name, _)| name).collect();
    assert!(names.len() >= 5, "{names:?}");
    for name in names {
        assert!(known.contains(name), "{name}");
    }

    let wanted = file("compose.yaml");
    for line in file("example.env").lines().filter(|line| !line.starts_with('#')) {
        let (name, _) = line.split_once('=').unwrap();
        assert!(wanted.contains(&format!("${{{name}:?}}")), "{name} is used");
    }
}
