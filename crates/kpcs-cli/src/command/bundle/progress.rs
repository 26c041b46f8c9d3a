//! How far a long command has come: a bar on a terminal, a line each tenth elsewhere.

use std::io::{IsTerminal as _, stderr};

use indicatif::{ProgressBar, ProgressStyle};

/// One way from nothing to all of it.
pub struct Progress {
    bar: ProgressBar,
    /// Elsewhere: what it is called, and how many tenths were said.
    said: Option<(String, u64)>,
}

impl Progress {
    /// Towards `total`, under a name that ends up before the figure.
    pub fn new(name: &str, total: u64) -> Self {
        let style = ProgressStyle::with_template("{msg} {wide_bar} {percent}% {eta}");
        let bar = ProgressBar::new(total).with_message(name.to_owned());
        let bar = style.map_or_else(|_| bar.clone(), |style| bar.clone().with_style(style));
        Self { bar, said: (!stderr().is_terminal()).then(|| (name.to_owned(), 0)) }
    }

    /// So much of it, of so much, is done.
    pub fn at(&mut self, done: u64, total: u64) {
        self.bar.set_length(total);
        self.bar.set_position(done);
        let tenths = done.saturating_mul(10) / total.max(1);
        if let Some((name, last)) = self.said.as_mut().filter(|(_, last)| tenths > *last) {
            *last = tenths;
            eprintln!("{name} {} %", tenths * 10);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
