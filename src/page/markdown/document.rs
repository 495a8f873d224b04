//! A Markdown document that is being written: blocks with a blank line between them.

use crate::markdown::escape;

/// A document; what is added to it is Markdown, but for headings.
pub(super) struct Document(String);

impl Document {
    /// Begins a document with its title.
    pub(super) fn new(title: &str) -> Self {
        Self(format!("# {}\n", escape(title)))
    }

    /// Adds a heading.
    pub(super) fn heading(&mut self, text: &str) {
        self.block(&format!("## {}", escape(text)));
    }

    /// Adds blocks; an empty text adds nothing.
    pub(super) fn block(&mut self, text: &str) {
        if !text.is_empty() {
            self.0.push('\n');
            self.0.push_str(text);
            self.0.push('\n');
        }
    }

    /// Adds a list of one line each under a heading, if there is any.
    pub(super) fn list(&mut self, heading: &str, items: impl IntoIterator<Item = String>) {
        let items: Vec<String> = items.into_iter().map(|item| format!("- {item}")).collect();
        if !items.is_empty() {
            self.heading(heading);
            self.block(&items.join("\n"));
        }
    }

    /// Adds a table of lines, the first of which is its head.
    pub(super) fn table(&mut self, lines: &[Vec<String>]) {
        let mut rows = lines.iter().map(|cells| format!("| {} |", cells.join(" | ")));
        let head = rows.next().unwrap_or_default();
        let rule = format!("{}|", "|---".repeat(lines.first().map_or(0, Vec::len)));
        let table: Vec<String> = [head, rule].into_iter().chain(rows).collect();
        self.block(&table.join("\n"));
    }

    /// Returns the text, with the address of the page at its end.
    pub(super) fn finish_at(mut self, address: &str) -> String {
        self.block(&format!("<{address}>"));
        self.finish()
    }

    /// Returns the text.
    pub(super) fn finish(self) -> String {
        self.0
    }
}
