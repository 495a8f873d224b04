//! The ids of sections that mean something to the program; all others are the site's own.

/// In a code: when one meets it. Where the clause `seen` is not written, "you encounter the code when" goes on
/// with its first paragraph.
pub(crate) const WHEN: &str = "when";

/// In a code: what to do about it. Its first paragraph stands on pages of pairs, in "When to use which".
pub(crate) const FIX: &str = "fix";

/// In a comparison: a list of what tells the two apart.
pub(crate) const DIFFERENCES: &str = "differences";

/// In a comparison: when to use which.
pub(crate) const CHOOSE: &str = "choose";
