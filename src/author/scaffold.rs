//! The texts that new files are made of, in `scaffold/`, and the places in them to be filled.

use include_dir::{Dir, include_dir};

const FILES: &Dir<'_> = &include_dir!("$CARGO_MANIFEST_DIR/scaffold");

/// Returns a text of `scaffold/`.
pub(super) fn text(path: &str) -> &'static str {
    let file = FILES.get_file(path).and_then(include_dir::File::contents_utf8);
    file.expect("the program names files of its own scaffold")
}

/// Puts values in the places `<<name>>` of a text; a place that nothing fills stays.
pub(super) fn fill<'v>(text: &str, values: impl IntoIterator<Item = (&'v str, &'v str)>) -> String {
    values
        .into_iter()
        .fold(text.to_owned(), |text, (name, value)| text.replace(&format!("<<{name}>>"), value))
}
