//! Byte ranges → lines and columns, and paths as a tool in the current folder, or one of the repository, finds them.

use std::path::{Component, Path};

use crate::source::{Origin, Sources};
use crate::span::{Span, floor_boundary};

/// What stands before the paths of a site's files.
#[derive(Debug)]
pub(super) struct Folder(String);

/// Where a mistake is.
#[derive(Debug)]
pub(super) struct Place {
    /// The path, with `/` between its parts.
    pub(super) path: String,
    /// Whether the file is the site's or the program's.
    pub(super) origin: Origin,
    /// The first character.
    pub(super) start: Position,
    /// What comes after the last character.
    pub(super) end: Position,
}

/// A line and a column, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Position {
    pub(super) line: usize,
    pub(super) column: usize,
}

impl Folder {
    /// Takes the site's folder as it was named.
    pub(super) fn new(root: &Path) -> Self {
        let mut prefix = String::new();
        for part in root.components() {
            match part {
                Component::CurDir => {}
                Component::Normal(name) => {
                    prefix.push_str(&name.to_string_lossy());
                    prefix.push('/');
                }
                // No path below the current folder: paths are those in the site.
                _ => return Self(String::new()),
            }
        }
        Self(prefix)
    }

    /// Takes the site's folder as its repository sees it, wherever the command runs; where there is no repository, as it was
    /// named.
    pub(super) fn in_repository(root: &Path) -> Self {
        let below = root.canonicalize().ok().and_then(|root| {
            let repository = root.ancestors().find(|folder| folder.join(".git").exists())?;
            Some(root.strip_prefix(repository).ok()?.to_owned())
        });
        below.map_or_else(|| Self::new(root), |below| Self::new(&below))
    }

    /// Finds the place of a span.
    pub(super) fn place(&self, span: Span, sources: &Sources) -> Place {
        let source = sources.get(span.source);
        let text = source.text.as_str();
        // A place after the last line is at that line's end.
        let last = text.trim_end_matches(['\r', '\n']).len();
        let start = if span.start < text.len() { span.start } else { last };
        Place {
            path: format!("{}{}", self.0, source.path),
            origin: source.origin,
            start: position(text, start),
            end: position(text, span.end.min(text.len()).max(start)),
        }
    }
}

fn position(text: &str, at: usize) -> Position {
    let before = &text[..floor_boundary(text, at)];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    Position {
        line: before.bytes().filter(|&byte| byte == b'\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let text = "é\r\n코드 x\n";
        assert_eq!(position(text, 0), Position { line: 1, column: 1 });
        assert_eq!(position(text, text.find('x').unwrap()), Position { line: 2, column: 4 });
        assert_eq!(position(text, text.len()), Position { line: 3, column: 1 });
    }

    #[test]
    fn paths_lead_down_from_the_current_folder() {
        let prefix = |root: &str| Folder::new(Path::new(root)).0;
        assert_eq!(prefix("."), "");
        assert_eq!(prefix("./docs/site/"), "docs/site/");
        assert_eq!(prefix("../site"), "");
        assert_eq!(prefix("/srv/site"), "");
    }
}
