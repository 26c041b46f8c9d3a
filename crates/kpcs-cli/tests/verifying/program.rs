//! The program in a folder of its own, without a register, without the state of whoever runs the test.

use std::{path::Path, process::Command};

use serde_json::Value;

/// How a question was answered.
#[derive(Debug)]
pub struct Answer {
    pub code: i32,
    pub said: String,
    pub complained: String,
}

impl Answer {
    /// The answer in JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.said).unwrap_or_else(|_| panic!("{}{}", self.said, self.complained))
    }

    /// Outcome, and the codes of the reasons.
    pub fn told(&self) -> (String, Vec<String>) {
        let json = self.json();
        let word = |value: &Value| value.as_str().unwrap().to_owned();
        (
            word(&json["outcome"]),
            json["reasons"].as_array().unwrap().iter().map(|reason| word(&reason["code"])).collect(),
        )
    }
}

/// `kpcs verify` in `folder`, which is also its home.
pub fn verify(folder: &Path, arguments: &[&str]) -> Answer {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kpcs"));
    command.arg("verify").args(arguments).current_dir(folder).env("HOME", folder).env("LANG", "C");
    let ended = command.env_remove("XDG_STATE_HOME").env_remove("KPCS_DATA_DIR").output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Answer { code: ended.status.code().unwrap(), said: text(ended.stdout), complained: text(ended.stderr) }
}
