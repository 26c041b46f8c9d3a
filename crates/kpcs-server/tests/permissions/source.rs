//! The routes that stand in the source of the server and of the assets, `.route("PATH", get(..).post(..))`, and those of the
//! programs, which the OpenAPI document names.
//!
//! Invariant: found in the text, so a route is seen whichever file merges it.

use std::{fs, path::Path};

/// Method and route of each.
pub fn routes() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = Vec::new();
    for folder in ["src", "../kpcs-web/src"] {
        collect(&root.join(folder), &mut all);
    }
    of_programs(&mut all);
    all.sort();
    all.dedup();
    all
}

/// The document gives each act a path of its own; the router has one for all.
fn of_programs(all: &mut Vec<(String, String)>) {
    let document = kpcs_server::api::document();
    for (path, methods) in document["paths"].as_object().unwrap() {
        let act = path.strip_prefix("/api/v1/acts/").is_some_and(|name| !name.contains('/'));
        let route = if act { "/api/v1/acts/{name}" } else { path };
        let methods = methods.as_object().unwrap().keys().filter(|method| *method != "parameters");
        all.extend(methods.map(|method| (method.to_uppercase(), route.to_owned())));
    }
}

fn collect(folder: &Path, all: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, all);
        } else {
            of_file(&fs::read_to_string(&path).unwrap_or_default(), all);
        }
    }
}

fn of_file(text: &str, all: &mut Vec<(String, String)>) {
    for rest in text.split(".route(").skip(1) {
        let argument = &rest[..end_of_arguments(rest)];
        let Some((route, handlers)) = argument.trim_start().strip_prefix('"').and_then(|rest| rest.split_once('"'))
        else {
            continue;
        };
        for method in ["get", "post", "put", "patch", "delete"] {
            if handlers.match_indices(&format!("{method}(")).any(|(at, _)| starts_a_word(handlers, at)) {
                all.push((method.to_uppercase(), route.to_owned()));
            }
        }
    }
}

fn starts_a_word(text: &str, at: usize) -> bool {
    !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '!')
}

/// Where the parenthesis that was opened before `text` closes.
fn end_of_arguments(text: &str) -> usize {
    let mut depth = 1;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    text.len()
}

#[test]
fn routes_are_found_with_their_methods() {
    let mut found = Vec::new();
    of_file("Router::new()\n .route(\"/a/{b}\", get(show).post(x::y))\n .route(\n \"/c\", delete(z))", &mut found);
    let found: Vec<_> = found.iter().map(|(method, route)| (method.as_str(), route.as_str())).collect();
    assert_eq!(found, [("GET", "/a/{b}"), ("POST", "/a/{b}"), ("DELETE", "/c")]);
}
