//! The table of settings, printed: as a file to start from, and as a page of the documentation.
//!
//! Invariant: everything printed is from the table; a printed file that nobody changed means the defaults.

use std::fmt::Write as _;

use super::{Line, TABLE, environment_name};

const PAGE_HEAD: &str = "\
# Settings

Made from the program's own table by `kpcs config --as-page`; a test compares. `kpcs config > /etc/kpcs/kpcs.toml` gives a
file to start from. A command reads the file named by `--config` or `KPCS_CONFIG`, else `/etc/kpcs/kpcs.toml` if it is there.
A value on the command line (`--set KEY=VALUE`, or its own flag) goes before one in the environment, that before one in the
file. A key that is not in this table is an error that names the nearest one.

| key | environment | default | expected | what it does |
| --- | --- | --- | --- | --- |
";

/// The section of a key, and its name in there.
fn parts(key: &str) -> (&str, &str) {
    key.split_once('.').unwrap_or(("", key))
}

fn written(line: &Line) -> String {
    if line.quoted { format!("\"{}\"", line.default) } else { line.default.to_owned() }
}

/// A file with every setting, each with its sentence and commented out.
#[must_use]
pub fn as_file() -> String {
    let mut text = "# The settings of kpcs. What is commented out stands at its default.\n".to_owned();
    let mut open = "";
    for line in TABLE {
        let (section, name) = parts(line.key);
        if section != open {
            let _ = write!(text, "\n[{section}]\n");
            open = section;
        }
        let _ = write!(text, "\n# {}\n# Expected: {}.\n#{name} = {}\n", line.sentence, line.expected, written(line));
    }
    text
}

/// The same with the folder in which the Debian package keeps the register.
#[must_use]
pub fn as_file_of_service() -> String {
    as_file().replace("#data_dir = \"kpcs-demo\"", "data_dir = \"/var/lib/kpcs\"")
}

/// The same as a page in Markdown.
#[must_use]
pub fn as_page() -> String {
    let mut text = PAGE_HEAD.to_owned();
    for line in TABLE {
        let default = if line.default.is_empty() { String::new() } else { format!("`{}`", line.default) };
        let (key, environment) = (line.key, environment_name(line.key));
        let _ = writeln!(text, "| `{key}` | `{environment}` | {default} | {} | {} |", line.expected, line.sentence);
    }
    text
}
