//! What every page knows: its head, the way to it, languages, navigation.

use crate::html::Html;

views! {
    /// What every page knows.
    PageView {
        /// The page's language, a BCP 47 tag, for `<html lang>`.
        lang: String,
        /// The language of official names, a BCP 47 tag.
        source_lang: String,
        /// The locale's id, which is its URL segment.
        locale: String,
        /// The locale's number, by which `t` finds its messages.
        locale_number: u64,
        /// The site's name.
        site_title: String,
        /// The way to the site's root, with a slash at its end where it is not empty.
        root: String,
        /// The document's title.
        title: String,
        /// The document's description, for search engines.
        description: String,
        /// The absolute address of the page, or of the one it repeats; none for a 404 page.
        canonical: Option<String>,
        /// The versions in other languages, for `hreflang`.
        alternates: Vec<AlternateView>,
        /// What the page says as JSON and as Markdown; empty for a page that has no twins.
        twins: Vec<TwinView>,
        /// The language switch.
        languages: Vec<LanguageView>,
        /// The way from the home page to this one; the last step is this page.
        trail: Vec<StepView>,
        /// The same way as JSON-LD.
        trail_json: Html,
        /// Whether some of the text is not translated yet.
        is_partly_untranslated: bool,
        /// The link to the page in the source locale.
        source_href: String,
        /// The link to the locale's home page.
        home_href: String,
        /// All registries, for navigation.
        registries: Vec<RegistryLinkView>,
    }

    /// A version of the page for `hreflang`.
    AlternateView {
        /// A BCP 47 tag, or `x-default`.
        lang: String,
        /// An absolute address.
        address: String,
    }

    /// The page in another form.
    TwinView {
        /// A media type: `application/json` or `text/markdown`.
        media_type: String,
        /// The link to the file.
        href: String,
    }

    /// One language of the switch.
    LanguageView {
        /// A BCP 47 tag.
        lang: String,
        /// The language's name for itself.
        name: String,
        /// The link to this page in that language.
        href: String,
        /// Whether it is this page's language.
        is_current: bool,
    }

    /// One step of the way from the home page.
    StepView {
        /// What the step is called.
        name: String,
        /// Its link.
        href: String,
    }

    /// A registry in the navigation.
    RegistryLinkView {
        /// Its name.
        name: String,
        /// Its link.
        href: String,
        /// Whether this page belongs to it.
        is_current: bool,
    }
}
