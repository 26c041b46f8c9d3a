//! The program in a process of its own: run to its end, or running and read line by line.

use std::{
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
};

/// How a command ended.
pub struct Ended {
    pub code: i32,
    pub said: String,
    /// What it said of troubles.
    pub complained: String,
}

/// Runs a command to its end, in `folder`.
pub fn run(folder: &Path, arguments: &[&str]) -> Ended {
    let ended = command(folder, arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ended { code: ended.status.code().unwrap(), said: text(ended.stdout), complained: text(ended.stderr) }
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kpcs"));
    command.args(arguments).current_dir(folder);
    command
}

/// The same as somebody with that password.
pub fn run_as(folder: &Path, (login, password): (&str, &str), arguments: &[&str]) -> Ended {
    run(folder, &[arguments, &["--as", login, "--password", password]].concat())
}

/// A command that goes on; it is killed when this is dropped.
pub struct Running {
    child: Child,
    said: BufReader<ChildStdout>,
}

impl Running {
    pub fn start(folder: &Path, arguments: &[&str]) -> Self {
        let mut child = command(folder, arguments).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let said = BufReader::new(child.stdout.take().unwrap());
        Self { child, said }
    }

    /// The next line that it prints; waits for it.
    pub fn line(&mut self) -> String {
        let mut line = String::new();
        self.said.read_line(&mut line).unwrap();
        line.trim().to_owned()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
