//! The pages that lead to the others: home, chooser, 404.

use super::RegistryCardView;

views! {
    /// A home page (`home.html`).
    HomeView {
        /// The registries.
        cards: Vec<RegistryCardView>,
    }

    /// One language of the chooser.
    ChoiceView {
        /// A BCP 47 tag.
        lang: String,
        /// The language's name for itself.
        name: String,
        /// What the site is, in that language.
        tagline: String,
        /// The link to that language's home page.
        href: String,
    }

    /// The choice of a language (`chooser.html`), and the 404 page at the root.
    ChooserView {
        /// The languages.
        choices: Vec<ChoiceView>,
    }
}
