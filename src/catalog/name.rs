//! Names in `content/`: which may be given, which are declared once, and which one is meant.

use crate::config::Config;
use crate::diagnostic::{Diagnostics, expected_one_of, rule};
use crate::name::{is_identifier, is_locale_shaped, is_segment, is_url_letter, is_url_safe};
use crate::span::Spanned;

/// The folder of comparisons across registries, below `content/` and below each locale's folder.
pub(crate) const ACROSS: &str = "across";

/// What stands between the two codes in the name of a comparison's file.
pub(super) const VERSUS: &str = "-vs-";

/// How long the spelling of a code may be, in bytes.
const SPELLING_BYTES_MAX: usize = 200;

/// What the address of a code may be.
pub(super) const ADDRESS: &str = "use letters, digits, `-`, `_`, `.` and `~` only, no `.` or `_` at the start and no \
                                  `.` at the end; how the code is written stands in its key `code = \"…\"`";

/// What a name names.
#[derive(Clone, Copy, Debug)]
pub(super) enum Named<'a> {
    Registry,
    Code,
    Category,
    Constant,
    Fact,
    Relation,
    Section,
    /// A section, by a heading.
    Heading,
    /// A choice of that fact.
    Value(&'a str),
}

impl Named<'_> {
    /// Finds a name among the known ones; one that is not among them is reported.
    pub(super) fn find<'a>(
        self,
        name: &Spanned<String>,
        known: impl Iterator<Item = &'a str> + Clone,
        diagnostics: &mut Diagnostics,
    ) -> Option<usize> {
        let found = known.clone().position(|known| known == name.value);
        if found.is_none() {
            self.refuse(name, known, diagnostics);
        }
        found
    }

    /// Reports a name that is not among the known ones.
    pub(super) fn refuse<'a>(
        self,
        Spanned { value: name, span }: &Spanned<String>,
        known: impl Iterator<Item = &'a str> + Clone,
        diagnostics: &mut Diagnostics,
    ) {
        let registry = |verb: &str, what: &str| format!("the registry {verb} no {what} `{name}`");
        let mistake = match self {
            Self::Registry => {
                rule::UNKNOWN_CODE.at(*span, format!("there is no registry `{name}`"))
            }
            Self::Code => rule::UNKNOWN_CODE.at(*span, registry("has", "code")),
            Self::Category => rule::UNKNOWN_CATEGORY.at(*span, registry("has", "category")),
            Self::Constant => rule::UNKNOWN_CONSTANT.at(*span, registry("declares", "constant")),
            Self::Fact => rule::UNKNOWN_FACT.at(*span, registry("declares", "fact")),
            Self::Relation => rule::UNKNOWN_RELATION.at(*span, registry("declares", "relation")),
            Self::Section => rule::UNKNOWN_SECTION.at(*span, registry("has", "section")),
            Self::Heading => rule::UNKNOWN_SECTION
                .at(*span, "there is no such section")
                .label(format!("the section `{name}`")),
            Self::Value(fact) => {
                let message = format!("`{name}` is no value of the fact `{fact}`");
                rule::UNKNOWN_VALUE.at(*span, message)
            }
        };
        diagnostics.push(mistake.help(expected_one_of(name, known)));
    }
}

/// Drops ids that come twice and reports those that cannot stand in the name of a message.
pub(super) fn unique_names(
    written: Vec<Spanned<String>>,
    what: &str,
    diagnostics: &mut Diagnostics,
) -> Vec<Spanned<String>> {
    for id in &written {
        check_name(what, id, diagnostics);
    }
    unique(written, what, diagnostics)
}

/// Drops ids that come twice.
pub(super) fn unique(
    written: Vec<Spanned<String>>,
    what: &str,
    diagnostics: &mut Diagnostics,
) -> Vec<Spanned<String>> {
    let mut unique: Vec<Spanned<String>> = Vec::new();
    for id in written {
        if is_new(&id, &unique, |other| other, what, diagnostics) {
            unique.push(id);
        }
    }
    unique
}

/// Tells whether an id is not among those that were declared before; one that is, is reported.
pub(super) fn is_new<T>(
    id: &Spanned<String>,
    declared: &[T],
    id_of: impl Fn(&T) -> &Spanned<String>,
    what: &str,
    diagnostics: &mut Diagnostics,
) -> bool {
    let is_new = declared.iter().all(|other| id_of(other).value != id.value);
    if !is_new {
        let message = format!("the {what} `{}` is declared twice", id.value);
        diagnostics.push(rule::DUPLICATE_ID.at(id.span, message).help("remove one of the two"));
    }
    is_new
}

/// Reports an id that is no identifier of Fluent, so that no message could carry it.
pub(super) fn check_name(what: &str, id: &Spanned<String>, diagnostics: &mut Diagnostics) {
    if is_identifier(&id.value) {
        return;
    }
    let message = format!("`{}` cannot name a {what}", id.value);
    diagnostics.push(
        rule::INVALID_NAME
            .at(id.span, message)
            .help("begin with a letter, and use letters, digits, `-` and `_` only"),
    );
}

/// Tells whether a folder of that name can be a registry; the error is what to say and how to mend it.
pub(crate) fn check_registry_name(name: &str) -> Result<(), String> {
    if name == ACROSS {
        return Err(format!("`{name}` is the folder of comparisons across registries"));
    }
    if name.is_empty() || !is_segment(name) {
        let help = "use small letters, digits and hyphens only";
        return Err(format!("`{name}` cannot name a registry\nhelp: {help}"));
    }
    Ok(())
}

/// Tells whether a file of that name can be a code; the error is what is wrong with it.
pub(crate) fn check_address(address: &str, config: &Config) -> Result<(), &'static str> {
    let suffix = address.rsplit_once('.').map(|(_, suffix)| suffix);
    if !is_url_safe(address) {
        Err("it holds characters that no address may hold")
    } else if address.contains(VERSUS) {
        Err("`-vs-` stands in names of comparisons")
    } else if suffix.is_some_and(|s| config.find_locale(s).is_some() || is_locale_shaped(s)) {
        Err("what follows the last dot looks like a locale")
    } else {
        Ok(())
    }
}

/// Returns an address for a code of whatever spelling: the spelling itself where it can be one, else what comes
/// near it; `None` where nothing of it can stand in an address.
pub(crate) fn address_for(spelling: &str, config: &Config) -> Option<String> {
    if check_address(spelling, config).is_ok() {
        return Some(spelling.into());
    }
    let mut address = String::new();
    for c in spelling.chars() {
        match c {
            '+' => address.push_str("plus"),
            '#' => address.push_str("sharp"),
            // What follows a dot may look like a locale.
            c if is_url_letter(c) && c != '.' => address.push(c),
            _ if address.ends_with('-') => {}
            _ => address.push('-'),
        }
    }
    let address = address.replace(VERSUS, "-versus-");
    let address = address.trim_start_matches(['.', '_']).trim_matches('-');
    check_address(address, config).is_ok().then(|| address.into())
}

/// Tells whether a code can be written so: in one line, without spaces around it; the error is what is wrong.
pub(super) fn check_spelling(spelling: &str) -> Result<(), &'static str> {
    if spelling.trim() != spelling {
        Err("a space stands at its end")
    } else if spelling.chars().any(char::is_control) {
        Err("it holds a line break or another control character")
    } else if spelling.len() > SPELLING_BYTES_MAX {
        Err("it is longer than a code is")
    } else {
        Ok(())
    }
}
