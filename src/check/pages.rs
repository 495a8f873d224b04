//! Every page is made once, and none written: only then is it known whether each template can be rendered.

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::plan::Page;
use crate::press::Press;
use crate::{Observer, Site, host, page};

/// Makes every page and writes none, and reports each mistake in a template.
pub fn rehearse(
    site: &Site,
    press: &Press,
    observer: &dyn Observer,
    diagnostics: &mut Diagnostics,
) {
    let pages: Vec<Page> = site.plan().pages().collect();
    observer.pages(pages.len());
    let made = pages.par_iter().map_init(String::new, |buffer, &page| {
        buffer.clear();
        let made = page::of(site, page).spell(page.subject.form(), press, buffer);
        observer.page_done();
        made.map(|()| buffer.len() as u64).map_err(|found| *found)
    });
    let made: Vec<Result<u64, Diagnostic>> = made.collect();
    let mut sizes = Vec::with_capacity(made.len());
    for made in made {
        match made {
            Ok(size) => sizes.push(size),
            Err(found) => diagnostics.push(found),
        }
    }
    if sizes.len() == pages.len() {
        let paths = pages.iter().map(|&page| site.plan().path(page));
        let assets = site.sources.assets().map(|(name, bytes)| (name.into(), bytes.len() as u64));
        host::check_bytes(site, paths.zip(sizes).chain(assets), diagnostics);
    }
}
