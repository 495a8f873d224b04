//! Edits of the translations of codes: every key and every part of the text.

use super::Kind;
use super::codes::{Place, clause, facts, numbered, set_in, versions};
use super::site::{Document, Site};

pub(super) const KINDS: &[Kind] = &[
    ("a translated code's name", |site| {
        let name = format!("Nom {}", site.number());
        in_translation(site, |site, _, document| {
            document.set("name", Some(name.into()).filter(|_| site.number() > 200))
        })
    }),
    ("a translated code's aliases", |site| {
        in_translation(site, |site, _, document| {
            let list = numbered("mot", site.random.usize(0..3), site);
            document.set("aliases", Some(list))
        })
    }),
    ("a translated code's digest", |site| {
        in_translation(site, |site, _, document| {
            document.set("source", Some(format!("{:016x}", site.number()).into()))
        })
    }),
    ("a translated code's means", |site| {
        in_translation(site, |site, _, document| clause(site, document, "means"))
    }),
    ("a translated code's seen", |site| {
        in_translation(site, |site, _, document| clause(site, document, "seen"))
    }),
    ("a translated code's choose", |site| {
        in_translation(site, |site, _, document| clause(site, document, "choose"))
    }),
    ("a translated code's fact of type text", |site| {
        in_translation(site, |site, (registry, code), document| {
            let source = site.document(&format!("content/{registry}/{code}.md"));
            let facts = facts(site, registry, "text").into_iter();
            let is_filled = |id: &String| {
                source.keys.get("facts").is_some_and(|facts| facts.get(id.as_str()).is_some())
            };
            let facts: Vec<String> = facts.filter(is_filled).collect();
            let fact = site.pick(&facts)?;
            let words = format!("mots {}", site.number());
            let words = Some(words.into()).filter(|_| site.number() > 300);
            set_in(document, "facts", &fact, words)
        })
    }),
    ("a translated code's description", |site| {
        in_translation(site, |site, (registry, _), document| {
            if site.number() < 300 {
                document.remove_part("");
                return Some("no description".into());
            }
            let text = site.sentence(Some(registry));
            document.set_part("", &text)
        })
    }),
    ("a translated code's section", |site| {
        in_translation(site, |site, (registry, code), document| {
            let source = site.document(&format!("content/{registry}/{code}.md"));
            let section = site.pick(&source.part_ids()).filter(|id| !id.is_empty())?;
            if site.number() < 300 {
                document.remove_part(&section);
                return Some(format!("no {section}"));
            }
            let text = site.sentence(Some(registry));
            document.set_part(&section, &text)
        })
    }),
    ("a code's translation gone", |site| {
        let locales = site.translations();
        let (registry, code) = site.any_code();
        let mut files = versions(site, &format!("content/{registry}/{code}.md"));
        files.retain(|file| locales.iter().any(|id| file.ends_with(&format!(".{id}.md"))));
        let file = site.pick(&files)?;
        site.remove(&file);
        Some(file)
    }),
];

fn in_translation(
    site: &mut Site<'_>,
    change: impl FnOnce(&mut Site<'_>, Place<'_>, &mut Document) -> Option<String>,
) -> Option<String> {
    let locale = site.any_translation()?;
    let (registry, code) = site.any_code();
    let file = format!("content/{registry}/{code}.{locale}.md");
    site.edit(&file, |site, document| change(site, (&registry, &code), document))
}
