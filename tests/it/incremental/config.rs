//! Edits of `site.toml`: every key, and locales that come and go.

use toml::{Table, Value};

use super::Kind;
use super::site::{Site, ids, set, tables};
use super::words;

/// Locales that a site gains: the first has messages in the program, the other brings its own.
const MORE: [(&str, &str, &str); 2] = [("zh", "zh-Hans", "简体中文"), ("de", "de", "Deutsch")];

pub(super) const KINDS: &[Kind] = &[
    ("the site's title", |site| {
        let title = format!("Codes {} & more", site.number());
        in_config(site, |_, config| set(config, "title", Some(title.into())))
    }),
    ("the site's address", |site| {
        let address = format!("https://codes.example/{}", site.number());
        in_config(site, |_, config| set(config, "base_url", Some(address.into())))
    }),
    ("the form of links", |site| {
        let urls = site.pick(&["html", "clean"]).map(Value::from);
        in_config(site, |site, config| set(config, "urls", urls.filter(|_| site.number() > 250)))
    }),
    ("the host", |site| {
        // Those that take both forms of links.
        let host = site.pick(&["nginx", "apache", "netlify", "github-pages"]).map(Value::from);
        let mut publish = Table::new();
        set(&mut publish, "host", host.filter(|_| site.number() > 250));
        in_config(site, |_, config| set(config, "publish", Some(publish.into())))
    }),
    ("the proper names", |site| {
        let names = site.pick(&[vec!["Stripe"], vec!["The", "Text"], vec![]])?;
        in_config(site, |_, config| set(config, "proper_names", Some(names.into())))
    }),
    ("twins of pairs", |site| {
        let wanted = site.random.bool();
        in_config(site, |_, config| set(config, "pair_twins", Some(wanted.into())))
    }),
    ("the order of locales", |site| {
        in_config(site, |site, config| {
            let mut locales = tables(config, "locales");
            site.random.shuffle(&mut locales);
            set(config, "locales", Some(locales.into()))
        })
    }),
    ("a locale's name", |site| {
        let name = format!("Language {}", site.number());
        in_locale(site, |_, locale| set(locale, "name", Some(name.into())))
    }),
    ("a locale's tag", |site| {
        in_locale(site, |site, locale| {
            let id = locale["id"].as_str()?.to_owned();
            let region = site.pick(&["", "-001", "-150"])?;
            set(locale, "lang", Some(format!("{id}{region}").into()))
        })
    }),
    ("the source locale", |site| {
        // The files change their names, as nobody reads what they say.
        let old = site.source_locale();
        let new = site.any_translation()?;
        for file in site.files("content") {
            if let Some(stem) = file.strip_suffix(&format!(".{new}.md")) {
                std::fs::rename(site.path(&file), site.path(&format!("{stem}.{old}.md"))).unwrap();
            }
        }
        in_config(site, |_, config| set(config, "source_locale", Some(new.into())))
    }),
    ("a locale added", |site| {
        let locales = site.locales();
        let mut more = MORE.to_vec();
        more.retain(|(id, ..)| !locales.contains(&(*id).to_owned()));
        let (id, lang, name) = site.pick(&more).filter(|_| locales.len() < 4)?;
        if id == "de" {
            let own = |file: &String| {
                ["site.ftl", "sentences.ftl"].iter().any(|name| file.ends_with(name))
            };
            let english = site.defaults.iter().filter(|(file, _)| file.starts_with("locales/en/"));
            for (file, text) in english.filter(|(file, _)| own(file)) {
                site.write(&file.replace("/en/", "/de/"), text);
            }
        }
        let what = in_config(site, |_, config| {
            let mut list = tables(config, "locales");
            let mut locale = Table::new();
            for (key, value) in [("id", id), ("lang", lang), ("name", name)] {
                set(&mut locale, key, Some(value.into()));
            }
            list.push(locale);
            set(config, "locales", Some(list.into()))
        });
        words::complete(site);
        what
    }),
    ("a locale gone", |site| {
        let id = site.any_translation().filter(|_| site.locales().len() > 2)?;
        let files = site.files("content").into_iter();
        files
            .filter(|file| file.ends_with(&format!(".{id}.md")))
            .for_each(|file| site.remove(&file));
        std::fs::remove_dir_all(site.path(&format!("locales/{id}"))).unwrap();
        in_config(site, |_, config| {
            let mut list = tables(config, "locales");
            list.retain(|locale| locale["id"].as_str() != Some(&id));
            set(config, "locales", Some(list.into()));
            Some(format!("no {id}; {:?}", ids(config, "locales")))
        })
    }),
];

fn in_config(
    site: &mut Site<'_>,
    change: impl FnOnce(&mut Site<'_>, &mut Table) -> Option<String>,
) -> Option<String> {
    let mut config = site.config();
    let what = change(site, &mut config)?;
    site.put_config(&config);
    Some(format!("site.toml: {what}"))
}

fn in_locale(
    site: &mut Site<'_>,
    change: impl FnOnce(&mut Site<'_>, &mut Table) -> Option<String>,
) -> Option<String> {
    in_config(site, |site, config| {
        let mut list = tables(config, "locales");
        let at = site.random.usize(0..list.len());
        let what = change(site, &mut list[at]);
        set(config, "locales", Some(list.into()));
        what
    })
}
