//! A look at the bytes of a Fluent file before its parser sees them.
//!
//! fluent-syntax 0.12 panics on a `\u` escape cut short by a letter beyond ASCII, and overflows the
//! stack on deeply nested placeables. A translator's typo must not stop the process.

use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::source::SourceId;

/// How deep placeables and calls may stand in one another; readable messages need three.
const DEPTH_MAX: usize = 32;

/// Tells whether a file can be handed to the parser, and reports why not.
pub(super) fn is_parsable(id: SourceId, text: &str, diagnostics: &mut Diagnostics) -> bool {
    let before = diagnostics.errors();
    let bytes = text.as_bytes();
    let mut depth = 0_usize;
    for (at, &byte) in bytes.iter().enumerate() {
        match byte {
            b'{' | b'(' => {
                depth += 1;
                if depth > DEPTH_MAX {
                    diagnostics.push(
                        Diagnostic::error(
                            "nested-too-deep",
                            Span::new(id, at..at + 1),
                            "the message is nested too deep",
                        )
                        .help(format!("use at most {DEPTH_MAX} levels")),
                    );
                    return false;
                }
            }
            b'}' | b')' => depth = depth.saturating_sub(1),
            // A message ends where a line begins with its successor's id.
            b'\n' if bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic) => depth = 0,
            b'\\' => check_escape(id, bytes, at, diagnostics),
            _ => {}
        }
    }
    diagnostics.errors() == before
}

fn check_escape(id: SourceId, bytes: &[u8], at: usize, diagnostics: &mut Diagnostics) {
    let digits = match bytes.get(at + 1) {
        Some(b'u') => 4,
        Some(b'U') => 6,
        _ => return,
    };
    let hex = bytes[at + 2..].iter().take(digits).take_while(|byte| byte.is_ascii_hexdigit());
    let found = hex.count();
    if found < digits {
        diagnostics.push(
            Diagnostic::error(
                "message-escape",
                Span::new(id, at..at + 2 + found),
                "the escape of a character is cut short",
            )
            .label(format!("expected {digits} hexadecimal digits, found {found}"))
            .help("write the character itself, or all digits: `\\u00A0`"),
        );
    }
}
