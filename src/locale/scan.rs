//! A look at the bytes of a Fluent file before its parser sees them.
//!
//! fluent-syntax 0.12 panics on a `\u` escape cut short by a letter beyond ASCII, and overflows the
//! stack on deeply nested placeables. A translator's typo must not stop the process.

use crate::diagnostic::{Diagnostics, rule};
use crate::name::is_identifier;
use crate::span::{SourceId, Span};

/// How deep placeables and calls may stand in one another; readable messages need three.
const DEPTH_MAX: usize = 32;

/// Tells whether a file can be handed to the parser, and reports why not.
pub(super) fn is_parsable(id: SourceId, text: &str, diagnostics: &mut Diagnostics) -> bool {
    let before = diagnostics.errors();
    let mut line_start = 0;
    let (mut depth, mut has_braces) = (0_usize, false);
    for line in text.split_inclusive('\n') {
        if defined_id(line).is_some() {
            (depth, has_braces) = (0, false);
        }
        let bytes = line.as_bytes();
        let mut is_escaped = false;
        for (at, &byte) in bytes.iter().enumerate() {
            match byte {
                b'{' | b'(' => {
                    depth += 1;
                    has_braces |= byte == b'{';
                    if depth > DEPTH_MAX {
                        let at = line_start + at;
                        let message = "the message is nested too deep";
                        diagnostics.push(
                            rule::NESTED_TOO_DEEP
                                .at(Span::new(id, at..at + 1), message)
                                .help(format!("use at most {DEPTH_MAX} levels")),
                        );
                        return false;
                    }
                }
                b'}' | b')' => depth = depth.saturating_sub(1),
                // Before the first brace of a message a backslash is text.
                b'\\' if has_braces && !is_escaped => {
                    check_escape(id, &bytes[at..], line_start + at, diagnostics);
                }
                _ => {}
            }
            is_escaped = byte == b'\\' && !is_escaped;
        }
        line_start += line.len();
    }
    diagnostics.errors() == before
}

/// Returns the id that a line defines: a message's, a term's with its `-`, or an attribute's with its `.`
pub(super) fn defined_id(line: &str) -> Option<&str> {
    let id = line.split('=').next()?.trim_end_matches(' ');
    let is_attribute = id.trim_start().starts_with('.');
    let id = if is_attribute { id.trim_start() } else { id };
    let name = id.strip_prefix(['-', '.']).unwrap_or(id);
    (is_identifier(name) && line.contains('=')).then_some(id)
}

/// Reports an escape at the start of `bytes` that lacks digits.
fn check_escape(id: SourceId, bytes: &[u8], at: usize, diagnostics: &mut Diagnostics) {
    let digits = match bytes.get(1) {
        Some(b'u') => 4,
        Some(b'U') => 6,
        _ => return,
    };
    let hex = bytes[2..].iter().take(digits).take_while(|byte| byte.is_ascii_hexdigit());
    let found = hex.count();
    if found < digits {
        diagnostics.push(
            rule::MESSAGE_ESCAPE
                .at(Span::new(id, at..at + 2 + found), "the escape of a character is cut short")
                .label(format!("expected {digits} hexadecimal digits, found {found}"))
                .help("write the character itself, or all digits: `\\u00A0`"),
        );
    }
}
