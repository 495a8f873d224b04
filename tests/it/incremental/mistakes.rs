//! Edits that no site may be built of.

use super::Kind;
use super::site::{Document, Site};

pub(super) const KINDS: &[Kind] = &[
    ("a mistake: an unknown key", |site| {
        in_code(site, |document| document.set("nmae", Some("Name".into())))
    }),
    ("a mistake: no name", |site| in_code(site, |document| document.set("name", None))),
    ("a mistake: a code that does not exist", |site| {
        in_code(site, |document| document.set_part("", "As [nowhere] says."))
    }),
    ("a mistake: markup", |site| {
        in_code(site, |document| document.set_part("", "A <b>bold</b> word."))
    }),
    ("a mistake: TOML", |site| {
        let registry = site.any_registry();
        let file = format!("content/{registry}/_index.md");
        let text = site.read(&file)?;
        site.write(&file, &text.replacen("name =", "name", 1));
        Some(file)
    }),
    ("a mistake: a message", |site| {
        let locales = site.locales();
        let locale = site.pick(&locales)?;
        let file = format!("locales/{locale}/mistake.ftl");
        site.write(&file, "skip = { $nothing \n");
        Some(file)
    }),
    ("a mistake: a template that cannot be read", |site| template(site, "{% if %}")),
    ("a mistake: a template that cannot be rendered", |site| template(site, "{{ nothing.here }}")),
    ("a mistake: a file that fits nowhere", |site| {
        site.write("content/pay/deep/101.md", "A text.\n");
        Some("content/pay/deep/101.md".into())
    }),
];

fn in_code(
    site: &mut Site<'_>,
    change: impl FnOnce(&mut Document) -> Option<String>,
) -> Option<String> {
    let (registry, code) = site.any_code();
    site.edit(&format!("content/{registry}/{code}.md"), |_, document| change(document))
}

/// Writes into the template that holds the element `main`, which is every page's.
fn template(site: &Site<'_>, text: &str) -> Option<String> {
    let mut defaults = site.defaults.iter();
    let (name, template) = defaults.find(|(_, template)| template.contains("</main>"))?;
    site.write(name, &template.replace("</main>", &format!("{text}</main>")));
    Some(format!("{name}: {text}"))
}
