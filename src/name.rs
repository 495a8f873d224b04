//! Which names may stand where: in messages, in addresses, as a locale, as the address of a site.

/// Tells whether an id is an identifier of Fluent (Fluent 1.0, `Identifier`).
pub(crate) fn is_identifier(id: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    id.starts_with(|c: char| c.is_ascii_alphabetic()) && id.bytes().all(is_plain)
}

/// Tells whether a name has the form of a locale: two or three small letters and BCP 47 subtags.
pub(crate) fn is_locale_shaped(name: &str) -> bool {
    let mut parts = name.split('-');
    let primary = parts.next().unwrap_or_default();
    (2..=3).contains(&primary.len())
        && primary.bytes().all(|byte| byte.is_ascii_lowercase())
        && parts.all(|part| {
            (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

/// Tells whether a folder's name can be the segment of a registry in addresses.
pub(crate) fn is_segment(name: &str) -> bool {
    name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// Tells whether a name can stand in an address and is a portable file name: letters and digits of any script, and
/// what RFC 3986 (§2.3) leaves unreserved.
pub(crate) fn is_url_safe(name: &str) -> bool {
    name.chars().all(is_url_letter)
        && !name.starts_with(['.', '_'])
        && !name.ends_with('.')
        && (1..=100).contains(&name.len())
}

/// Tells whether a character may stand in an address; of those beyond ASCII all but spaces, signs that nobody
/// sees and those that have no meaning of their own.
pub(crate) fn is_url_letter(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric() || "-._~".contains(c);
    }
    let is_unseen = matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{180b}'..='\u{180f}'
            | '\u{2000}'..='\u{206f}'
            | '\u{3164}'
            | '\u{e000}'..='\u{f8ff}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{ffff}'
            | '\u{e0000}'..
    );
    !(is_unseen || c.is_control() || c.is_whitespace())
}

/// Tells whether a text is an absolute web address that others can be made from by adding a path.
pub fn is_base_url(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let host = rest.and_then(|rest| rest.split('/').next()).unwrap_or_default();
    let is_plain = |byte: u8| byte.is_ascii_graphic() && !b"\"'<>\\^`{|}?#".contains(&byte);
    !host.is_empty() && url.bytes().all(is_plain)
}
