//! What all pages of a registry share, as one locale reads it.

use crate::catalog::{Reference, Registry};

use super::{Context, Said, fact_message};

/// What a registry declares, as one locale reads it.
#[derive(Debug, Hash)]
pub struct RegistryHead {
    /// The folder's name, which is the URL segment.
    pub id: String,
    /// What is said before a code, in the locale's own language always.
    pub name: String,
    /// What readers call it otherwise, in the source locale and their own.
    pub aliases: Vec<String>,
    /// Documents that define the registry.
    pub references: Vec<Reference>,
    /// The sections that each code may have, in the order they are shown.
    pub sections: Vec<SectionHead>,
    /// The groups of codes, in the order they are shown.
    pub categories: Vec<CategoryHead>,
    /// The facts that each code may fill, the most telling first.
    pub facts: Vec<FactHead>,
    /// The libraries whose constants its codes list.
    pub constants: Vec<ConstantHead>,
}

/// A section that codes may have.
#[derive(Debug, Hash)]
pub struct SectionHead {
    /// Its id.
    pub id: String,
    /// What a reader sees over it, in the locale's own language always.
    pub label: String,
    /// Whether it stands on the cards of pair pages.
    pub is_on_cards: bool,
}

/// A group of codes.
#[derive(Debug, Hash)]
pub struct CategoryHead {
    /// Its id.
    pub id: String,
    /// Its title, plain text.
    pub title: Said<String>,
}

/// A fact that codes may fill.
#[derive(Debug, Hash)]
pub struct FactHead {
    /// Its id.
    pub id: String,
    /// What it is called, in the locale's own language always.
    pub label: String,
    /// The document its values come from.
    pub reference: Option<Reference>,
}

/// A library whose constants codes list.
#[derive(Debug, Hash)]
pub struct ConstantHead {
    /// Its id.
    pub id: String,
    /// What readers call it, the same in every language.
    pub name: String,
}

impl Context<'_> {
    pub(super) fn head(
        &self,
        registry: &Registry,
        fallback: Option<&RegistryHead>,
    ) -> RegistryHead {
        let text = registry.text(self.locale.id);
        let own_name = text.and_then(|text| text.name.as_ref());
        let name = own_name.map(|name| self.spaced(&name.value));
        let categories = registry.categories.iter().enumerate().map(|(at, category)| {
            let title = text.and_then(|text| text.category_titles[at].as_ref());
            let title = title.map(|title| self.own(self.spaced(&title.value)));
            let title = title.or_else(|| fallback.map(|head| head.categories[at].title.clone()));
            let title = title.unwrap_or_else(|| self.own(String::new()));
            CategoryHead { id: category.id.value.clone(), title }
        });
        let sections = registry.sections.iter().zip(&registry.card_sections);
        let sections = sections.map(|(section, &is_on_cards)| SectionHead {
            id: section.value.clone(),
            label: self.locale.text(&format!("section-{}", section.value)).into(),
            is_on_cards,
        });
        let facts = registry.facts.iter().map(|fact| FactHead {
            id: fact.id.value.clone(),
            label: self.locale.text(&fact_message(registry, &fact.id.value)).into(),
            reference: fact.reference.clone(),
        });
        let own_aliases = text.into_iter().flat_map(|text| text.aliases.iter().cloned());
        let aliases = fallback.into_iter().flat_map(|head| head.aliases.iter().cloned());
        let constants = registry.constants.iter().map(|constant| ConstantHead {
            id: constant.id.value.clone(),
            name: constant.name.clone(),
        });
        RegistryHead {
            id: registry.id.clone(),
            // A name that is not translated is the official one, and counts as translated.
            name: name.or_else(|| Some(fallback?.name.clone())).unwrap_or_default(),
            aliases: aliases.chain(own_aliases).collect(),
            references: registry.references.clone(),
            sections: sections.collect(),
            categories: categories.collect(),
            facts: facts.collect(),
            constants: constants.collect(),
        }
    }
}
