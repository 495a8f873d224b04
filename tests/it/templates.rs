//! What templates make of a page.

use std::fs;
use std::path::Path;

use crate::support::{build, copy, project, run};

/// Ejects the template with a text and writes another in its place.
fn replace(root: &Path, text: &str, by: &str) {
    let ejected = run(&["eject", "templates"], root);
    assert_eq!(ejected.code, 0, "{}", ejected.stderr);
    let mut count = 0;
    for entry in fs::read_dir(root.join("templates")).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            let template = fs::read_to_string(&path).unwrap();
            count += template.matches(text).count();
            fs::write(&path, template.replace(text, by)).unwrap();
        }
    }
    assert_eq!(count, 1, "{text} stands {count} times in the templates");
}

#[test]
fn a_raw_block_is_shown_as_it_is_written() {
    let call = r#"{{ t(id="skip") }} and {# a remark #}"#;
    let mut wrong = Vec::new();
    for (open, close) in [
        ("{% raw %}", "{% endraw %}"),
        ("{%raw%}", "{%endraw%}"),
        ("{%- raw -%}", "{%- endraw -%}"),
        ("{%-raw-%}", "{%-endraw-%}"),
        ("{%\traw\n%}", "{% endraw %}"),
    ] {
        let site = tempfile::tempdir().unwrap();
        let root = site.path();
        copy(&project().join("tests/sites/minimal/content"), &root.join("content"));
        replace(root, "</main>", &format!("<pre>{open}{call}{close}</pre></main>"));
        build(root, &root.join("dist"));
        let page = fs::read_to_string(root.join("dist/en/index.html")).unwrap();
        let (_, shown) = page.split_once("<pre>").unwrap();
        let (shown, _) = shown.split_once("</pre>").unwrap();
        // The rest of the template is no raw block.
        assert!(!page.contains(r#"{{ t(id="tagline")"#), "{page}");
        if shown != call {
            wrong.push(format!("{open}: {shown}"));
        }
    }
    assert!(wrong.is_empty(), "shown otherwise than {call}:\n{}", wrong.join("\n"));
}
