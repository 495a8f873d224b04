//! Text as other programs export it, with HTML in it or none → Markdown that says the same.

/// What Markdown could take for its own wherever it stands.
const SPECIAL: &str = "\\`*_[]<>&~|";

/// Takes tags and entities out of a text, so that its words remain; the end of a block is an empty line.
pub(super) fn words(text: &str) -> String {
    let mut words = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['<', '&']) {
        words.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some((name, after)) = tag(rest) {
            if ["br", "p", "div", "li", "tr", "ul", "ol"].contains(&name.as_str()) {
                words.push_str("\n\n");
            }
            rest = after;
        } else if let Some((letter, after)) = entity(rest) {
            words.push(letter);
            rest = after;
        } else {
            words.push_str(&rest[..1]);
            rest = &rest[1..];
        }
    }
    words.push_str(rest);
    let paragraphs =
        words.split("\n\n").map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "));
    let paragraphs: Vec<String> = paragraphs.filter(|part| !part.is_empty()).collect();
    paragraphs.join("\n\n")
}

/// Makes a text Markdown that shows it as it is; a paragraph without an end gets one.
pub(crate) fn plain(text: &str) -> String {
    let words = words(text);
    let paragraphs = words.split("\n\n").map(paragraph);
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

fn paragraph(words: &str) -> String {
    let mut markdown = String::new();
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    for (at, letter) in words.char_indices() {
        let begins_block = (at == 0 && "#+-=:".contains(letter))
            || (at == digits && digits > 0 && ".)".contains(letter));
        if begins_block || SPECIAL.contains(letter) {
            markdown.push('\\');
        }
        markdown.push(letter);
    }
    let open = markdown.trim_end_matches([',', ';']).len();
    let is_open = open < markdown.len();
    markdown.truncate(open);
    match markdown.chars().last() {
        Some(last) if is_open || last.is_alphanumeric() || ")]»\"'”’`*>".contains(last) => {
            let is_wide = matches!(last, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}');
            markdown.push(if is_wide { '。' } else { '.' });
        }
        _ => {}
    }
    markdown
}

/// Reads a tag at the start of a text: its name, and what follows it.
fn tag(text: &str) -> Option<(String, &str)> {
    let inner = text.strip_prefix('<')?;
    let name = inner.strip_prefix('/').unwrap_or(inner);
    let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name[length..].starts_with([' ', '/', '>', '\n']);
    let end = text.find('>')?;
    is_name.then(|| (name[..length].to_ascii_lowercase(), &text[end + 1..]))
}

/// Reads an entity at the start of a text: its character, and what follows it.
fn entity(text: &str) -> Option<(char, &str)> {
    let (name, after) = text.strip_prefix('&')?.split_once(';')?;
    let letter = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        _ => {
            let number = name.strip_prefix('#')?;
            let hexadecimal = number.strip_prefix(['x', 'X']);
            let parsed = match hexadecimal {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            char::from_u32(parsed.ok()?).filter(|c| !c.is_control())?
        }
    };
    Some((letter, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_export_becomes_markdown_that_says_the_same() {
        for (text, markdown) in [
            ("Card <b>expired</b>", "Card expired."),
            ("See [docs] &amp; *wait*", "See \\[docs\\] \\& \\*wait\\*."),
            ("One<br/>Two.", "One.\n\nTwo."),
            ("<p>One</p><p>Two</p>", "One.\n\nTwo."),
            ("a < b && c", "a \\< b \\&\\& c."),
            ("# no heading", "\\# no heading."),
            ("1. no list", "1\\. no list."),
            ("- no list!", "\\- no list!"),
            ("&#65;&#x42;&nope;", "AB\\&nope."),
            ("It is late;", "It is late."),
            ("余额不足", "余额不足。"),
            ("<script>alert(1)</script>", "alert(1)."),
            ("", ""),
        ] {
            assert_eq!(plain(text), markdown, "{text}");
        }
    }
}
