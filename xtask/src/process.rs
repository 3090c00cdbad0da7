//! Running other programs.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

/// `Ok`, or one line that says what went wrong and what to do.
pub(crate) type Outcome<T = ()> = Result<T, String>;

/// The folder of the workspace.
pub(crate) fn root() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.parent().map(PathBuf::from).unwrap_or(here)
}

/// Where cargo builds.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// A program that is to be run in the workspace's folder.
pub(crate) struct Program {
    line: String,
    command: Command,
}

/// Cargo, the one that runs this.
pub(crate) fn cargo(args: &[&str]) -> Program {
    command(&std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()), args)
}

/// Any program.
pub(crate) fn command(program: &str, args: &[&str]) -> Program {
    let mut command = Command::new(program);
    command.args(args).current_dir(root());
    // What cargo says of the package that it runs here is not for others: ring would be built again,
    // and all that needs it, whenever cargo is begun from elsewhere.
    for (name, _) in std::env::vars_os() {
        let said = name.to_string_lossy();
        if said.starts_with("CARGO_PKG_") || said.starts_with("CARGO_MANIFEST_") {
            command.env_remove(name);
        }
    }
    let name = program.rsplit('/').next().unwrap_or(program);
    Program { line: format!("{name} {}", args.join(" ")), command }
}

impl Program {
    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    pub(crate) fn current_dir(mut self, folder: &std::path::Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// Runs it, showing what it prints.
    pub(crate) fn run(mut self) -> Outcome {
        eprintln!("+ {}", self.line);
        self.done()
    }

    /// Runs it and shows what it printed at its end, in one piece: others print meanwhile.
    pub(crate) fn run_beside(mut self) -> Outcome {
        eprintln!("+ {} (beside)", self.line);
        let (done, said) = self.recorded()?;
        eprintln!("+ {} ended:\n{said}", self.line);
        done
    }

    /// Runs it without showing what it prints, unless it fails.
    pub(crate) fn quiet(mut self) -> Outcome {
        let (done, said) = self.recorded()?;
        done.map_err(|failed| format!("{failed}: {}", said.trim()))
    }

    /// Runs it; how it ended, and what it printed.
    ///
    /// Its output goes to a file and not a pipe: a server that it starts would keep a pipe open.
    fn recorded(&mut self) -> Outcome<(Outcome, String)> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("osirix-xtask-{}-{number}.log", std::process::id());
        let path = std::env::temp_dir().join(name);
        let file = std::fs::File::create(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        let both = file.try_clone().map_err(|e| format!("{}: {e}", path.display()))?;
        self.command.stdin(Stdio::null()).stdout(file).stderr(both);
        let done = self.done();
        let said = std::fs::read(&path).unwrap_or_default();
        std::fs::remove_file(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        Ok((done, String::from_utf8_lossy(&said).into_owned()))
    }

    fn done(&mut self) -> Outcome {
        match self.command.status() {
            Ok(status) if status.success() => Ok(()),
            Ok(status) => Err(format!("`{}` failed: {status}", self.line)),
            Err(error) => Err(format!("cannot run `{}`: {error}", self.line)),
        }
    }

    /// Runs it, and keeps what it prints in a file while it does.
    pub(crate) fn into_file(mut self, path: &std::path::Path) -> Outcome {
        let file = std::fs::File::create(path).map_err(|e| format!("{}: {e}", path.display()))?;
        self.command.stdin(Stdio::null()).stdout(file);
        self.run()
    }

    /// Runs it and returns what it prints.
    pub(crate) fn output(mut self) -> Outcome<String> {
        let output = self.command.stdin(Stdio::null()).output();
        let output = output.map_err(|e| format!("cannot run `{}`: {e}", self.line))?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
        }
        let said = String::from_utf8_lossy(&output.stderr);
        Err(format!("`{}` failed: {}", self.line, said.trim()))
    }
}
