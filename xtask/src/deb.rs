//! `cargo xtask deb`: the Debian package, from the release binary, the files of `packaging/` and `dpkg-deb`.
//!
//! Invariant: a file of the package is one of the tree or printed by the program itself; only libraries that every Debian
//! has are needed, which `ldd` shows. The same tree and compiler give the same package: times are that of the last commit.
//! Must not know: what the program does.

use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};

/// What is laid where: in the package, from the tree, with which mode.
const FILES: &[(&str, &str, u32)] = &[
    ("lib/systemd/system/kpcs.service", "packaging/kpcs.service", 0o644),
    ("DEBIAN/postinst", "packaging/postinst", 0o755),
    ("DEBIAN/prerm", "packaging/prerm", 0o755),
    ("usr/share/doc/kpcs/install.md", "docs/operating/install.md", 0o644),
    ("usr/share/doc/kpcs/found.md", "docs/operating/found.md", 0o644),
    ("usr/share/doc/kpcs/backup.md", "docs/operating/backup.md", 0o644),
    ("usr/share/doc/kpcs/troubles.md", "docs/operating/troubles.md", 0o644),
    ("usr/share/doc/kpcs/settings.md", "docs/operating/settings.md", 0o644),
    ("usr/share/doc/kpcs/upgrade.md", "docs/operating/upgrade.md", 0o644),
    ("usr/share/doc/kpcs/move.md", "docs/operating/move.md", 0o644),
    ("usr/share/doc/kpcs/keys.md", "docs/operating/keys.md", 0o644),
    ("usr/share/doc/kpcs/access.md", "docs/operating/access.md", 0o644),
    ("usr/share/doc/kpcs/practice.md", "docs/operating/practice.md", 0o644),
    ("usr/share/doc/kpcs/mail.md", "docs/operating/mail.md", 0o644),
    ("usr/share/doc/kpcs/README.md", "docs/operating/README.md", 0o644),
];

/// What the program prints: in the package, by which arguments.
const PRINTED: &[(&str, &[&str])] = &[
    ("etc/kpcs/kpcs.toml", &["config", "--for-service"]),
    ("usr/share/man/man1/kpcs.1", &["man"]),
    ("usr/share/bash-completion/completions/kpcs", &["completions", "bash"]),
];

/// Builds `target/debian/kpcs_VERSION_ARCH.deb` of `binary`, or of a release build.
///
/// # Errors
/// When the build, the program or `dpkg-deb` fails, or is not there.
pub fn run(root: &Path, binary: Option<&str>) -> Result<bool> {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    let binary = match binary {
        Some(path) => PathBuf::from(path),
        None => {
            let mut cargo = Command::new("cargo");
            done(cargo.args(["build", "--release", "--workspace", "--bin", "kpcs"]).current_dir(root))?;
            target.join("release/kpcs")
        }
    };
    let stage = target.join("debian/stage");
    let _ = fs::remove_dir_all(&stage);
    put(&stage, "usr/bin/kpcs", &fs::read(&binary).with_context(|| binary.display().to_string())?, 0o755)?;
    for (name, from, mode) in FILES {
        put(&stage, name, &fs::read(root.join(from)).with_context(|| (*from).to_owned())?, *mode)?;
    }
    for (name, arguments) in PRINTED {
        put(&stage, name, &said(Command::new(&binary).args(*arguments))?, 0o644)?;
    }
    done(Command::new("gzip").args(["-9", "-n"]).arg(stage.join("usr/share/man/man1/kpcs.1")))?;
    put(&stage, "DEBIAN/conffiles", b"/etc/kpcs/kpcs.toml\n", 0o644)?;
    let control = control(&binary, &stage)?;
    put(&stage, "DEBIAN/control", control.as_bytes(), 0o644)?;
    done(Command::new("dpkg-deb").args(["--root-owner-group", "--build"]).arg(&stage).arg(target.join("debian")).env(
        "SOURCE_DATE_EPOCH",
        said_line(Command::new("git").args(["log", "-1", "--format=%ct"]).current_dir(root))?,
    ))?;
    Ok(true)
}

fn control(binary: &Path, stage: &Path) -> Result<String> {
    let version = said_line(Command::new(binary).arg("--version"))?;
    let version = version.rsplit(' ').next().unwrap_or_default();
    let architecture = said_line(Command::new("dpkg").arg("--print-architecture"))?;
    let kibibytes = said_line(Command::new("du").args(["-sk"]).arg(stage))?;
    let kibibytes = kibibytes.split_whitespace().next().unwrap_or("0");
    Ok(format!(
        "Package: kpcs\nVersion: {version}\nArchitecture: {architecture}\nInstalled-Size: {kibibytes}\n\
         Maintainer: The OpenKPCS founders <kpcs@invalid>\nSection: misc\nPriority: optional\n\
         Depends: libc6 (>= {}), libgcc-s1, passwd\n\
         Description: the digital Kimberley Process Certification Scheme\n \
         The register of an authority: certificates, shipments, confirmations, verification.\n",
        c_library(binary)?
    ))
}

/// The newest version of the C library that the program names.
fn c_library(binary: &Path) -> Result<String> {
    let bytes = fs::read(binary)?;
    let text = String::from_utf8_lossy(&bytes);
    let versions = text.match_indices("GLIBC_2.").filter_map(|(at, _)| {
        let digits: String = text[at + 8..].chars().take_while(char::is_ascii_digit).collect();
        digits.parse::<u32>().ok()
    });
    let newest = versions.max().context("the program names no version of the C library")?;
    Ok(format!("2.{newest}"))
}

fn put(stage: &Path, name: &str, bytes: &[u8], mode: u32) -> Result<()> {
    let path = stage.join(name);
    let folder = path.parent().context("a file lies in a folder")?;
    fs::create_dir_all(folder)?;
    fs::write(&path, bytes).with_context(|| path.display().to_string())?;
    fs::set_permissions(&path, fs::Permissions::from_mode(mode))?;
    Ok(())
}

fn done(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("{command:?}"))?;
    ensure!(status.success(), "{command:?}: {status}");
    Ok(())
}

fn said(command: &mut Command) -> Result<Vec<u8>> {
    let output = command.output().with_context(|| format!("{command:?}"))?;
    ensure!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    Ok(output.stdout)
}

fn said_line(command: &mut Command) -> Result<String> {
    Ok(String::from_utf8(said(command)?)?.lines().next().unwrap_or_default().to_owned())
}
