//! Figures that a scale types: a scale is a keyboard that ends each figure with Enter, and the next box must then have the focus.
//!
//! Invariant: Enter records nothing; it sends the form as it stands, which comes back with the focus one box further and
//! the weight of the container taken off before everybody's eyes. Without a scale the boxes are boxes like any other.
//! No script does this: the first button of a form is the one that Enter presses (HTML, "implicit submission").
//! It must not know what is weighed.
//! Source: issue 02, demand 4; interface 6.

use crate::part::{FieldGroup, FieldKind, FieldView, Filled};
use crate::text::Texts;

/// The name of the button that Enter presses.
pub const ENTERED: &str = "weighed";
/// The name under which the form brings back which box had the focus.
pub const LAST: &str = "weighing_last";

/// The boxes that a scale fills, in order, and which of them is next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weighing {
    order: Vec<String>,
    next: Option<usize>,
}

impl Weighing {
    /// The boxes in the order in which the scale is read; none of them has the focus yet.
    pub fn new(order: Vec<String>) -> Self {
        Self { order, next: None }
    }

    /// The same after Enter: the box after the last one that is filled or had the focus, whichever stands later.
    #[must_use]
    pub fn after_enter(mut self, filled: &Filled) -> Self {
        let is_filled = |name: &String| filled.values.get(name).is_some_and(|value| !value.trim().is_empty());
        let typed = self.order.iter().rposition(is_filled);
        let had_focus = filled.values.get(LAST).and_then(|last| self.order.iter().position(|name| name == last));
        let done = typed.max(had_focus);
        self.next = Some(done.map_or(0, |last| last + 1));
        self
    }

    /// Whether Enter was pressed behind the last box.
    pub fn is_complete(&self) -> bool {
        self.next.is_some_and(|next| next >= self.order.len())
    }

    /// Puts Enter, the focus and what is left without the container (by the box under which it is shown) into a form.
    pub fn put(&self, texts: Texts, groups: &mut [FieldGroup], net: &[(String, String)]) {
        let next = self.next.and_then(|next| self.order.get(next));
        for field in groups.iter_mut().flat_map(fields) {
            field.focus = next.is_some_and(|next| *next == field.name);
            if let Some((_, shown)) = net.iter().find(|(name, _)| *name == field.name) {
                field.hint.clone_from(shown);
            }
        }
        if let Some(first) = groups.first_mut() {
            let enter = FieldKind::Enter { button: texts.get("weighing-next") };
            let last = FieldView { value: next.cloned().unwrap_or_default(), ..FieldView::new(LAST, "", enter) };
            first.fields.insert(0, last);
        }
    }
}

fn fields(group: &mut FieldGroup) -> impl Iterator<Item = &mut FieldView> {
    let rows = group.rows.iter_mut().flat_map(|rows| rows.rows.iter_mut().flat_map(|(_, fields)| fields));
    group.fields.iter_mut().chain(rows)
}

#[cfg(test)]
mod tests {
    use super::{Filled, LAST, Weighing};

    /// The box that has the focus after Enter, given which box had it and which are filled.
    fn next(had_focus: &str, filled: &[&str]) -> Option<String> {
        let order = ["1.gross", "1.tare", "2.gross", "2.tare"].map(str::to_owned).to_vec();
        let mut values: Vec<_> = filled.iter().map(|name| ((*name).to_owned(), "1.000".to_owned())).collect();
        values.push((LAST.to_owned(), had_focus.to_owned()));
        let filled = Filled { values: values.into_iter().collect(), ..Filled::default() };
        let weighing = Weighing::new(order).after_enter(&filled);
        weighing.next.and_then(|next| weighing.order.get(next).cloned())
    }

    #[test]
    fn enter_leads_one_box_further_and_past_a_box_left_empty() {
        let cases: [(&str, &[&str], Option<&str>); 6] = [
            ("", &[], Some("1.gross")),
            ("", &["1.gross"], Some("1.tare")),
            ("1.tare", &["1.gross"], Some("2.gross")),
            ("1.tare", &["1.gross", "1.tare"], Some("2.gross")),
            ("1.tare", &["1.gross", "2.gross"], Some("2.tare")),
            ("2.tare", &["1.gross", "2.gross"], None),
        ];
        for (had_focus, filled, expected) in cases {
            assert_eq!(next(had_focus, filled).as_deref(), expected, "{had_focus} {filled:?}");
        }
    }
}
