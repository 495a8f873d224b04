//! `sitemap.xml`, its parts and `robots.txt`, for search engines (sitemaps.org 0.9).

use std::fmt::Write as _;

use crate::config::Config;
use crate::html::escape;
use crate::plan::{Page, Plan, Subject};

/// How many addresses a part holds; the protocol allows 50,000, with their alternates 50 MiB.
const PART_MAX: usize = 10_000;

/// Makes the files: path below the output folder, and content.
pub fn files(plan: Plan<'_>, config: &Config) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut index = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for locale in config.locale_ids() {
        let subjects = plan.subjects().filter(|subject| *subject != Subject::NotFound);
        let pages: Vec<Page> = subjects
            .map(|subject| Page { locale, subject })
            .filter(|&page| plan.is_own(page))
            .collect();
        for (at, pages) in pages.chunks(PART_MAX).enumerate() {
            let name = format!("sitemap-{}-{}.xml", config.locale(locale).id, at + 1);
            let address = escape(&format!("{}/{name}", config.base_url));
            let _ = writeln!(index, "<sitemap><loc>{address}</loc></sitemap>");
            files.push((name, part(pages, plan, config)));
        }
    }
    index.push_str("</sitemapindex>\n");
    files.push(("sitemap.xml".into(), index));
    let robots = format!("User-agent: *\nAllow: /\n\nSitemap: {}/sitemap.xml\n", config.base_url);
    files.push(("robots.txt".into(), robots));
    files
}

fn part(pages: &[Page], plan: Plan<'_>, config: &Config) -> String {
    let mut part = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for &page in pages {
        let _ = write!(part, "<url><loc>{}</loc>", escape(&plan.address(page)));
        for (locale, version) in plan.alternates(page) {
            let lang = locale.map_or("x-default", |id| &config.locale(id).lang);
            let address = escape(&plan.address(version));
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
