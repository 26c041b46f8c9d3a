//! Nothing committed names one machine's folders or a registry's host.
//!
//! Invariant: a clone builds anywhere, with the package sources of whoever builds it. The lock files are exempt: cargo
//! and npm write the host themselves. Source: the issue ("a clone builds, runs and passes its tests alone").

use super::{finding::Finding, source::line_of, tree::Tree};

/// Written in two parts, so that this file does not hold what it looks for.
const FOLDERS: &[&str] = &[concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/tm", "p/")];
const HOSTS: &[&str] = &[
    concat!("crates", ".io"),
    concat!("npmjs", ".org"),
    concat!("npmjs", ".com"),
    concat!("pypi", ".org"),
    concat!("pythonhosted", ".org"),
    concat!("deb.debian", ".org"),
    concat!("proxy.golang", ".org"),
];
const EXEMPT: &[&str] = &["Cargo.lock", "package-lock.json"];

/// Every such name.
pub fn check(tree: &Tree) -> Vec<Finding> {
    tree.texts().filter(|(path, _)| !is_exempt(path)).flat_map(|(path, text)| judge(path, text)).collect()
}

fn judge(path: &str, text: &str) -> Vec<Finding> {
    let folders = FOLDERS.iter().flat_map(|name| text.match_indices(name)).filter(|(at, _)| is_absolute(text, *at));
    let folders = folders
        .map(|(at, name)| (at, format!("`{name}` is a folder of one machine; name files from the repository's root")));
    let hosts = HOSTS.iter().flat_map(|name| text.match_indices(name));
    let hosts =
        hosts.map(|(at, name)| (at, format!("`{name}` is a registry's host; name the package and its version only")));
    folders.chain(hosts).map(|(at, message)| Finding::error(format!("{path}:{}", line_of(text, at)), message)).collect()
}

/// Whether the path that has a `/` at byte `at` begins there: nothing that could be its first part stands before.
fn is_absolute(text: &str, at: usize) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || "_-.~})>]*$".contains(c);
    !text[..at].ends_with(is_part)
}

fn is_exempt(path: &str) -> bool {
    EXEMPT.iter().any(|name| path == *name || path.ends_with(&format!("/{name}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_of_one_machine_and_hosts_are_found() {
        let page = format!("see\n{}main and ../wo{}\nfrom static.{}", FOLDERS[0], "rk/shared", HOSTS[0]);
        let tree = Tree::of(&[("docs/a.md", &page), ("Cargo.lock", HOSTS[0])]);
        let places: Vec<_> = check(&tree).into_iter().map(|finding| finding.place).collect();
        assert_eq!(places, ["docs/a.md:2", "docs/a.md:3"]);
    }
}
