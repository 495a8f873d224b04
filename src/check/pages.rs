//! Every page is made once, and none written: only then is it known whether each template can be rendered.

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::plan::Page;
use crate::press::Press;
use crate::{Observer, Site, page};

/// Makes every page and writes none, and reports each mistake in a template.
pub fn rehearse(
    site: &Site,
    press: &Press,
    observer: &dyn Observer,
    diagnostics: &mut Diagnostics,
) {
    let pages: Vec<Page> = site.plan().pages().collect();
    observer.pages(pages.len());
    let found: Vec<Diagnostic> = pages
        .par_iter()
        .map_init(String::new, |buffer, &page| {
            buffer.clear();
            let made = page::of(site, page).spell(page.subject.form(), press, buffer);
            observer.page_done();
            made.err().map(|found| *found)
        })
        .flatten()
        .collect();
    for found in found {
        diagnostics.push(found);
    }
}
