//! Edits of templates and assets, whatever the program calls them.

use super::Kind;
use super::site::Site;

pub(super) const KINDS: &[Kind] = &[
    ("a template's text", |site| {
        let text = format!("n{}", site.number());
        in_template(site, |site, template| insert(site, template, &text))
    }),
    ("a message in a template", |site| {
        let call = site.pick(&[
            r#"{{ t(id="skip") }}"#,
            r#"{{- t(id="code-count", count=3) -}}"#,
            r#"{# {{ t(id="skip") }} #}"#,
        ])?;
        in_template(site, |site, template| insert(site, template, call))
    }),
    ("a template without a variable", |site| {
        in_template(site, |site, template| {
            let starts: Vec<usize> = template.match_indices("{{").map(|(at, _)| at).collect();
            let start = site.pick(&starts)?;
            let end = start + template[start..].find("}}")? + 2;
            let what = format!("no {}", &template[start..end]);
            template.replace_range(start..end, "");
            Some(what)
        })
    }),
    ("a template without a block of its own", |site| {
        // What no template shows need not be made.
        in_template(site, |site, template| {
            let starts: Vec<usize> = template.match_indices("<section").map(|(at, _)| at).collect();
            let start = site.pick(&starts)?;
            let end = start + template[start..].find("</section>")? + "</section>".len();
            let text = template[start..end].to_owned();
            let opened = text.matches("{%- if").count() + text.matches("{% if").count();
            let for_opened = text.matches("{%- for").count() + text.matches("{% for").count();
            let closed = text.matches(" endif ").count();
            if opened != closed || for_opened != text.matches(" endfor ").count() {
                return None;
            }
            template.replace_range(start..end, "");
            Some(format!("no {}", &text[..text.find('>')?]))
        })
    }),
    ("a template ejected", |site| {
        let mut names = defaults(site, |name| !name.contains("/assets/"));
        names.retain(|name| site.read(name).is_none());
        let name = site.pick(&names)?;
        site.write(&name, &site.defaults[&name]);
        Some(name)
    }),
    ("a template back to the program's", |site| {
        let mut names = defaults(site, |name| !name.contains("/assets/"));
        names.retain(|name| site.read(name).is_some());
        let name = site.pick(&names)?;
        site.remove(&name);
        Some(name)
    }),
    ("a part included", |site| {
        let part = format!("part{}.html", site.random.usize(0..3));
        let text = format!("<i>part {} {{{{ t(id=\"skip\") }}}}</i>", site.number());
        site.write(&format!("templates/{part}"), &text);
        let include = format!("{{% include \"{part}\" %}}");
        in_template(site, |site, template| insert(site, template, &include))
    }),
    ("a part's text", |site| {
        let mut files = site.files("templates");
        files.retain(|file| file.starts_with("templates/part"));
        let file = site.pick(&files)?;
        let text = format!("<b>part {}</b>", site.number());
        site.write(&file, &text);
        Some(format!("{file}: {text}"))
    }),
    ("a part gone", |site| {
        let mut files = site.files("templates");
        files.retain(|file| file.starts_with("templates/part"));
        let file = site.pick(&files)?;
        site.remove(&file);
        let include = format!("{{% include \"{}\" %}}", file.replace("templates/", ""));
        for other in site.files("templates") {
            let text = site.read(&other).unwrap();
            if text.contains(&include) {
                site.write(&other, &text.replace(&include, ""));
            }
        }
        Some(file)
    }),
    ("a template that nothing uses", |site| {
        let text = format!("<p>unused {}</p>", site.number());
        site.write("templates/unused.html", &text);
        Some(text)
    }),
    ("a stylesheet", |site| {
        let name = "templates/assets/style.css";
        assert!(site.defaults.contains_key(name));
        let text = format!("a {{ order: {} }}\n", site.number());
        site.write(name, &text);
        Some(text)
    }),
    ("an asset", |site| {
        let names = defaults(site, |name| name.contains("/assets/"));
        let name = site.pick(&names)?;
        let text = format!("{} ", site.defaults[&name].trim_end()) + &" ".repeat(site.number());
        site.write(&name, &text);
        Some(format!("{name}: {} bytes", text.len()))
    }),
    ("an asset of the site's own", |site| {
        let name = format!("templates/assets/own{}.txt", site.random.usize(0..3));
        let text = format!("{}", site.number());
        site.write(&name, &text);
        Some(format!("{name}: {text}"))
    }),
    ("an asset gone", |site| {
        let files = site.files("templates/assets");
        let file = site.pick(&files)?;
        site.remove(&file);
        Some(file)
    }),
];

fn defaults(site: &Site<'_>, is_meant: impl Fn(&str) -> bool) -> Vec<String> {
    let names = site.defaults.keys().filter(|name| name.starts_with("templates/"));
    names.filter(|name| is_meant(name)).cloned().collect()
}

/// Changes one of the templates that the program carries too.
fn in_template(
    site: &mut Site<'_>,
    change: impl FnOnce(&mut Site<'_>, &mut String) -> Option<String>,
) -> Option<String> {
    let names = defaults(site, |name| !name.contains("/assets/"));
    let name = site.pick(&names)?;
    let mut template = site.read(&name).unwrap_or_else(|| site.defaults[&name].clone());
    let what = change(site, &mut template)?;
    site.write(&name, &template);
    Some(format!("{name}: {what}"))
}

/// Inserts a text before the end of some element: there it stands in a block and in no tag.
fn insert(site: &mut Site<'_>, template: &mut String, text: &str) -> Option<String> {
    let ends: Vec<usize> = template.match_indices("</").map(|(at, _)| at).collect();
    let at = site.pick(&ends)?;
    template.insert_str(at, text);
    Some(format!("{text} at {at}"))
}
