//! Addresses of codes → file names and links. Every page but the chooser, the homes and the 404 pages stands in
//! `<locale>/<registry>/`, so one link to a code serves all of them.

use crate::config::UrlStyle;

/// Names that hosts (`404`, `index`) or file systems (the rest) keep for themselves, in small letters.
const RESERVED: [&str; 6] = ["404", "index", "con", "prn", "aux", "nul"];

/// Returns the name of a code's page without `.html`.
pub(crate) fn code_stem(spelling: &str) -> String {
    let small = spelling.to_ascii_lowercase();
    let numbered_device = |prefix: &str| {
        small.strip_prefix(prefix).is_some_and(|rest| rest.len() == 1 && rest.parse::<u8>().is_ok())
    };
    // On Windows a device keeps its name whatever ending follows.
    let device = small.split('.').next().unwrap_or_default();
    if RESERVED.contains(&small.as_str())
        || RESERVED[2..].contains(&device)
        || numbered_device("com")
        || numbered_device("lpt")
    {
        format!("code-{spelling}")
    } else {
        spelling.into()
    }
}

/// Returns the end of a link to a page other than an index.
pub(crate) fn suffix(style: UrlStyle) -> &'static str {
    match style {
        UrlStyle::Html => ".html",
        UrlStyle::Clean => "",
    }
}

/// Returns the link to a code from a page in any registry's folder, without its end: that of a page is its
/// [`suffix`].
pub(crate) fn code_link(registry: &str, spelling: &str) -> String {
    format!("../{registry}/{}", code_stem(spelling))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reserved_spellings_get_another_file_name() {
        let reserved = ["404", "index", "INDEX", "con", "AUX", "COM1", "lpt9", "nul.5"];
        for spelling in reserved {
            assert_eq!(code_stem(spelling), format!("code-{spelling}"));
        }
        for spelling in ["403", "4040", "CONT", "COM", "COM12", "5.1.1"] {
            assert_eq!(code_stem(spelling), spelling);
        }
    }
}
