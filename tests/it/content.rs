//! The project's own site: nothing is left untranslated.

use versus::internals::{Coverage, Parts as _};

use crate::support::{load, project};

#[test]
fn everything_is_translated() {
    let site = load(&project());
    for locale in site.config().locale_ids() {
        let coverage = Coverage::of(locale, site.catalog(), site.config(), site.sources());
        assert_eq!(coverage.translated, coverage.total, "{}", site.config().locale(locale).id);
        assert!(coverage.total > 100);
    }
}

#[test]
fn no_page_shows_a_text_of_another_language() {
    let site = load(&project());
    for edition in site.editions() {
        for code in edition.registries.iter().flat_map(|registry| &registry.codes) {
            assert_eq!(code.description.by, edition.locale, "{}", code.link.spelling);
            assert_eq!(code.means.by, edition.locale, "{}", code.link.spelling);
            assert!(code.sections.iter().flatten().all(|section| section.by == edition.locale));
        }
    }
}
