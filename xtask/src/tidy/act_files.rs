//! Which acts there are: the files of kpcs-domain/src/act that implement `Act`.
//!
//! Invariant: an act is known by its file's name, which is its name everywhere; its type is only needed to find it in
//! the store's list. Source: architecture 3 ("the same act has the same file name in every crate").

use super::{source::rust_of, tree::Tree};

const FOLDER: &str = "crates/kpcs-domain/src/act/";

/// An act of the domain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActFile<'a> {
    /// Its name everywhere: `issue_certificate`.
    pub name: &'a str,
    /// Its type: `IssueCertificate`.
    pub type_name: &'a str,
}

/// All acts, in the order of their files.
pub fn all(tree: &Tree) -> Vec<ActFile<'_>> {
    rust_of(tree, "kpcs-domain").filter_map(|(path, text)| act_file(path, text)).collect()
}

fn act_file<'a>(path: &'a str, text: &'a str) -> Option<ActFile<'a>> {
    let name = path.strip_prefix(FOLDER)?.strip_suffix(".rs")?;
    // An act that has become a folder is known by the folder.
    let name = name.strip_suffix("/mod").unwrap_or(name);
    let (_, rest) = text.split_once("impl Act for ")?;
    let type_name = rest.split(|c: char| !c.is_alphanumeric()).next()?;
    Some(ActFile { name, type_name })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acts_are_the_files_that_implement_one() {
        let tree = Tree::of(&[
            ("crates/kpcs-domain/src/act/confirm_receipt.rs", "impl Act for ConfirmReceipt {"),
            ("crates/kpcs-domain/src/act/kind.rs", "pub trait Act {"),
            ("crates/kpcs-store/src/act/confirm_receipt.rs", "impl Stored for ConfirmReceipt {"),
        ]);
        assert_eq!(all(&tree), [ActFile { name: "confirm_receipt", type_name: "ConfirmReceipt" }]);
    }
}
