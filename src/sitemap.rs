//! `sitemap.xml`, its parts and `robots.txt`, for search engines (sitemaps.org 0.9).

use std::fmt::Write as _;

use crate::Site;
use crate::config::{Config, LocaleId};
use crate::digest::{Key, digest};
use crate::html::escape;
use crate::plan::{Page, Plan, Subject};
use crate::press::Press;

/// How many addresses a part holds. The protocol allows 50,000; a part of this size is held in memory.
const PART_MAX: usize = 2_500;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// A file for search engines.
#[derive(Debug)]
pub(crate) struct File {
    /// Its path below the output folder.
    pub path: String,
    content: Content,
}

#[derive(Debug)]
enum Content {
    /// Part number so many of a locale.
    Pages(LocaleId, usize),
    Index(Vec<String>),
    Robots,
}

/// Returns a digest of what the files are made from: the plan, and which pages are in their own words.
pub(crate) fn key(site: &Site, press: &Press) -> Key {
    let plan = site.plan();
    let registries = site.catalog.registries().map(|(id, registry)| {
        let codes = registry.codes().map(|(code, written)| {
            let own: Vec<LocaleId> = plan.own_locales(Subject::Code(id, code)).collect();
            (&written.address, written.category, own, &written.life)
        });
        let own: Vec<LocaleId> = plan.own_locales(Subject::Registry(id)).collect();
        let comparisons: Vec<_> = registry.comparisons.keys().collect();
        let pairs = (registry.policy, comparisons, &registry.related);
        (&registry.id, own, codes.collect::<Vec<_>>(), pairs)
    });
    let across = site.catalog.across().map(|(id, across)| {
        (across.codes(), plan.own_locales(Subject::Across(id)).collect::<Vec<_>>())
    });
    let (registries, across) = (registries.collect::<Vec<_>>(), across.collect::<Vec<_>>());
    digest(&(press.key(), &site.config, registries, across))
}

/// Plans the files: what they hold is written later, one at a time.
pub(crate) fn files(plan: Plan<'_>, config: &Config) -> Vec<File> {
    let mut files = Vec::new();
    for locale in config.locale_ids() {
        let count = listed(plan, locale).count().div_ceil(PART_MAX);
        files.extend((0..count).map(|part| {
            let path = format!("sitemap-{}-{}.xml", config.locale(locale).id, part + 1);
            File { path, content: Content::Pages(locale, part) }
        }));
    }
    let parts = files.iter().map(|file| file.path.clone()).collect();
    files.push(File { path: "sitemap.xml".into(), content: Content::Index(parts) });
    files.push(File { path: "robots.txt".into(), content: Content::Robots });
    files
}

impl File {
    /// Writes what the file holds.
    pub(crate) fn text(&self, site: &Site) -> String {
        let base_url = &site.config.base_url;
        match &self.content {
            Content::Pages(locale, number) => {
                let pages = listed(site.plan(), *locale).skip(number * PART_MAX).take(PART_MAX);
                part(pages, site.plan(), &site.config)
            }
            Content::Index(parts) => index(parts, base_url),
            Content::Robots => {
                format!("User-agent: *\nAllow: /\n\nSitemap: {base_url}/sitemap.xml\n")
            }
        }
    }
}

fn index(parts: &[String], base_url: &str) -> String {
    let mut index =
        format!("{HEAD}<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for name in parts {
        let address = escape(&format!("{base_url}/{name}"));
        let _ = writeln!(index, "<sitemap><loc>{address}</loc></sitemap>");
    }
    index.push_str("</sitemapindex>\n");
    index
}

/// Returns the pages of a locale that search engines may list.
fn listed(plan: Plan<'_>, locale: LocaleId) -> impl Iterator<Item = Page> {
    let is_listed = |subject: &Subject| *subject != Subject::NotFound && !subject.is_for_machines();
    let subjects = plan.subjects().filter(is_listed);
    let pages = subjects.map(move |subject| Page { locale, subject });
    pages.filter(move |&page| plan.is_own(page))
}

fn part(pages: impl Iterator<Item = Page>, plan: Plan<'_>, config: &Config) -> String {
    let mut part = format!(
        "{HEAD}<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n"
    );
    for page in pages {
        let _ = write!(part, "<url><loc>{}</loc>", escape(&plan.file(page).address(config)));
        if let Some(day) = plan.reviewed(page.subject) {
            let _ = write!(part, "<lastmod>{day}</lastmod>");
        }
        for (locale, version) in plan.versions(page) {
            let lang = locale.map_or("x-default", |id| &config.locale(id).lang);
            let address = escape(&version.address(config));
            let _ = write!(
                part,
                "<xhtml:link rel=\"alternate\" hreflang=\"{lang}\" href=\"{address}\"/>"
            );
        }
        part.push_str("</url>\n");
    }
    part.push_str("</urlset>\n");
    part
}
