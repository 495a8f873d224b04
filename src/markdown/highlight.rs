//! Code in HTTP or shell → HTML in which spans with a class mark what each part is. Other languages stay
//! plain, and nothing is styled here.

use crate::html::escape;

/// Returns code as HTML; `None` where its language is not known.
pub(super) fn highlight(language: &str, code: &str) -> Option<String> {
    match language {
        "http" => Some(http(code)),
        "sh" => Some(shell(code)),
        _ => None,
    }
}

/// Marks messages (RFC 9112 §2.1): a start line, header fields, an empty line, the content.
fn http(code: &str) -> String {
    let mut html = String::new();
    let mut in_content = false;
    for line in code.split_inclusive('\n') {
        let (text, end) = line.split_at(line.trim_end_matches(['\r', '\n']).len());
        let start = start_line(text);
        match (start, field(text)) {
            _ if text.starts_with('#') => html.push_str(&span("comment", text)),
            (Some(start), _) => {
                in_content = false;
                html.push_str(&start);
            }
            (None, Some((name, value))) if !in_content => {
                html.push_str(&span("name", name));
                html.push_str(&escape(value));
            }
            _ => {
                in_content |= text.is_empty();
                html.push_str(&escape(text));
            }
        }
        html.push_str(end);
    }
    html
}

/// Marks `GET /path HTTP/1.1` or `HTTP/1.1 404 Not Found`.
fn start_line(line: &str) -> Option<String> {
    if line.starts_with("HTTP/") {
        let (version, rest) = line.split_once(' ')?;
        let (code, reason) = rest.split_at(rest.find(' ').unwrap_or(rest.len()));
        let is_code = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_digit());
        return is_code
            .then(|| format!("{} {}{}", escape(version), span("status", code), escape(reason)));
    }
    let (method, rest) = line.split_once(' ')?;
    let is_method = !method.is_empty() && method.bytes().all(|byte| byte.is_ascii_uppercase());
    let is_request = is_method && rest.rsplit_once(' ')?.1.starts_with("HTTP/");
    is_request.then(|| format!("{} {}", span("method", method), escape(rest)))
}

/// Splits a header field into its name, which is a token (RFC 9110 §5.6.2), and the rest.
fn field(line: &str) -> Option<(&str, &str)> {
    let (name, _) = line.split_once(':')?;
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    (!name.is_empty() && name.bytes().all(is_token)).then(|| line.split_at(name.len()))
}

/// Marks the words of a shell script.
fn shell(code: &str) -> String {
    let mut html = String::new();
    let mut expects_command = true;
    let mut rest = code;
    while !rest.is_empty() {
        let (word, after) = rest.split_at(word_end(rest));
        rest = after;
        let begins = |marks: &str| word.starts_with(|c| marks.contains(c));
        let class = match word {
            _ if begins("#") => Some("comment"),
            _ if begins("'\"") => Some("string"),
            _ if begins(" \t\r\n|&;(") || word == "\\" || word == "$" => None,
            _ if !expects_command => begins("-").then_some("option"),
            // A variable set for one command: `A=1 command`.
            _ => (!word.contains('=')).then_some("command"),
        };
        let ends_line = word.contains('\n') && !html.ends_with('\\');
        expects_command &= !matches!(class, Some("command" | "string"));
        expects_command |= ends_line || begins("|&;(");
        html.push_str(&class.map_or_else(|| escape(word), |class| span(class, word)));
    }
    html
}

/// Returns where the first word of a text ends: white space, a comment, a quoted string or anything else.
fn word_end(text: &str) -> usize {
    let blank = |c: char| c.is_ascii_whitespace();
    let Some(first) = text.chars().next() else { return 0 };
    match first {
        first if blank(first) => text.find(|c| !blank(c)).unwrap_or(text.len()),
        '#' => text.find(['\r', '\n']).unwrap_or(text.len()),
        '\'' => text[1..].find('\'').map_or(text.len(), |at| at + 2),
        '"' => {
            let mut escaped = false;
            let end = text.char_indices().skip(1).find(|&(_, c)| {
                let closes = c == '"' && !escaped;
                escaped = c == '\\' && !escaped;
                closes
            });
            end.map_or(text.len(), |(at, _)| at + 1)
        }
        '|' | '&' | ';' | '(' => text.find(|c| c != first).unwrap_or(text.len()),
        _ => text.find(|c| blank(c) || "'\"|&;(".contains(c)).unwrap_or(text.len()),
    }
}

fn span(class: &str, text: &str) -> String {
    format!("<span class=\"code-{class}\">{}</span>", escape(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Marks a span as `[class:text]`.
    fn marked(language: &str, code: &str) -> String {
        let html = highlight(language, code).unwrap();
        html.replace("<span class=\"code-", "[").replace("\">", ":").replace("</span>", "]")
    }

    #[test]
    fn http_is_marked_outside_of_content() {
        let cases = [
            ("GET /a HTTP/1.1", "[method:GET] /a HTTP/1.1"),
            ("HTTP/1.1 404 Not Found", "HTTP/1.1 [status:404] Not Found"),
            ("HTTP/2 200", "HTTP/2 [status:200]"),
            ("Host: a:80\r\n", "[name:Host]: a:80\r\n"),
            ("A: 1\n\nB: 2", "[name:A]: 1\n\nB: 2"),
            (
                "A: 1\n\nB: 2\nHTTP/1.1 200 OK\nC: 3",
                "[name:A]: 1\n\nB: 2\nHTTP/1.1 [status:200] OK\n[name:C]: 3",
            ),
            ("# later", "[comment:# later]"),
            ("X: <é>", "[name:X]: &lt;é&gt;"),
        ];
        for (code, expected) in cases {
            assert_eq!(marked("http", code), expected);
        }
    }

    #[test]
    fn shell_is_marked_word_by_word() {
        let cases = [
            ("curl -sS x # y", "[command:curl] [option:-sS] x [comment:# y]"),
            ("A=1 b | c", "A=1 [command:b] | [command:c]"),
            (
                "curl -H 'a b' \\\n  -d x\n",
                "[command:curl] [option:-H] [string:'a b'] \\\n  [option:-d] x\n",
            ),
            ("é \"", "[command:é] [string:&quot;]"),
        ];
        for (code, expected) in cases {
            assert_eq!(marked("sh", code).replace("&#x27;", "'").replace("&#39;", "'"), expected);
        }
        assert_eq!(highlight("js", "a < b"), None);
    }
}
