//! `Tree`: the files of the repository, by path.
//!
//! Invariant: paths are relative to the root, with `/`. What is built, installed or found by fuzzing (`target`, `node_modules`, `.git`, `corpus`, `crashes`)
//! is not part of it. A file that is not UTF-8 has a path and no text.
//! Must not know: what any file is for. Tests of the checks make small trees from pairs.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

const NOT_OURS: &[&str] = &[".git", "corpus", "crashes", "node_modules", "target"];

/// The files of a repository.
#[derive(Debug, Default)]
pub struct Tree(BTreeMap<String, Option<String>>);

impl Tree {
    /// Reads everything below `root`.
    ///
    /// # Errors
    /// When a folder or a file cannot be read.
    pub fn read(root: &Path) -> Result<Self> {
        let mut tree = Self::default();
        let mut folders = vec![PathBuf::new()];
        while let Some(folder) = folders.pop() {
            let listed =
                fs::read_dir(root.join(&folder)).with_context(|| format!("{} cannot be read", folder.display()))?;
            for item in listed {
                let item = item?;
                let path = folder.join(item.file_name());
                match item.file_type()? {
                    // In a worktree `.git` is a file.
                    _ if is_not_ours(&item) => {}
                    kind if kind.is_dir() => folders.push(path),
                    kind if kind.is_file() => tree.add(root, &path).with_context(|| format!("{}", path.display()))?,
                    _ => {}
                }
            }
        }
        Ok(tree)
    }

    /// A tree of these files.
    #[cfg(test)]
    pub fn of(files: &[(&str, &str)]) -> Self {
        Self(files.iter().map(|(path, text)| ((*path).to_owned(), Some((*text).to_owned()))).collect())
    }

    /// All paths, in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// All text files with their text, in order of their paths.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().filter_map(|(path, text)| Some((path.as_str(), text.as_deref()?)))
    }

    /// The text of one file.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.0.get(path)?.as_deref()
    }

    fn add(&mut self, root: &Path, path: &Path) -> io::Result<()> {
        let name = path.to_string_lossy().replace('\\', "/");
        // A file that another program removed since its folder was listed is not there.
        match fs::read(root.join(path)) {
            Ok(bytes) => self.0.insert(name, String::from_utf8(bytes).ok()),
            Err(fault) if fault.kind() == io::ErrorKind::NotFound => None,
            Err(fault) => return Err(fault),
        };
        Ok(())
    }
}

fn is_not_ours(item: &fs::DirEntry) -> bool {
    item.file_name().to_str().is_some_and(|name| NOT_OURS.contains(&name))
}
