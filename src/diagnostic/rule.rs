//! The rules of `check`: every kind of mistake, a constant each. Whoever finds a mistake makes its
//! [`Diagnostic`] from one of these, `rule::UNKNOWN_KEY.at(span, message)`, so nothing else can be reported.
//!
//! `docs/diagnostics.md` and the rules of SARIF are made from here.

use super::{Diagnostic, Severity, Span};

/// A kind of mistake.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rule {
    id: &'static str,
    severity: Severity,
    title: &'static str,
    remedy: &'static str,
}

impl Rule {
    /// Describes a mistake of this kind; `message` says what is wrong, in lower case and without a full stop.
    pub fn at(&'static self, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic { span, rule: self, message: message.into(), label: String::new(), help: None }
    }

    /// Returns its stable kebab-case name.
    pub fn id(&self) -> &'static str {
        self.id
    }

    /// Returns whether it stops the build.
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// Says what it is, in a sentence.
    pub fn title(&self) -> &'static str {
        self.title
    }

    /// Says what to do about it, in a sentence.
    pub fn remedy(&self) -> &'static str {
        self.remedy
    }
}

/// Declares rules: the id and the severity, what kind of mistake it is, what to do about it.
macro_rules! rules {
    ($($name:ident $id:literal $severity:ident $title:literal $remedy:literal)*) => {
        $(
            #[doc = $title]
            pub const $name: &Rule =
                &Rule { id: $id, severity: Severity::$severity, title: $title, remedy: $remedy };
        )*

        /// Every rule, in the order of ids.
        pub const ALL: &[&Rule] = &[$($name),*];
    };
}

rules! {
    DATA_SYNTAX "data-syntax" Error
        "A file of rows cannot be read."
        "Mend what stands at the place."
    DIRECTION_MARK "direction-mark" Error
        "An invisible character turns the direction of a text."
        "Remove it."
    DOUBLED_WORD "doubled-word" Error
        "A clause begins with the word that stands before it in its sentence."
        "Begin the text otherwise, or give the code the clause that the report names."
    DUPLICATE_ID "duplicate-id" Error
        "An id is declared twice."
        "Remove one of the two."
    DUPLICATE_MESSAGE "duplicate-message" Error
        "A message is defined twice in the site's own files."
        "Remove one of the two."
    DUPLICATE_SECTION "duplicate-section" Error
        "A section comes twice in one text."
        "Join the two."
    DYNAMIC_MESSAGE "dynamic-message" Error
        "A template names a message otherwise than literally."
        "Write `t(id=\"…\")`, the id first."
    EMPTY_TEXT "empty-text" Warning
        "A text or section says nothing to readers."
        "Write the text, or remove the heading or the comment that stands in its place."
    EXPECTED_CLAUSE "expected-clause" Error
        "A clause is not one sentence."
        "Write one clause of text with its full stop."
    EXPECTED_LIST "expected-list" Error
        "The differences of a comparison are not one list."
        "Write each difference as an item, `1. …`, and nothing around the list."
    FILE_COLLISION "file-collision" Error
        "Two codes would be one file where capitals do not count."
        "Give one of the two a spelling that differs in more than capitals."
    FILE_TOO_LARGE "file-too-large" Error
        "An input file is larger than what people write by hand."
        "Split the file, or move it out of the site's inputs."
    FRAME_SELECTOR "frame-selector" Error
        "A composed sentence chooses its wording by a variable."
        "Write one wording that fits every text."
    HEADING "heading" Error
        "A text holds a heading that names no section."
        "Use a section of the registry, or a paragraph."
    HOST_LIMIT "host-limit" Error
        "The site is larger than its host takes."
        "Give fewer pairs a page, leave out the twins of pairs, or choose another host."
    HOST_URLS "host-urls" Error
        "The addresses of the site do not work on its host."
        "Write the other form as `urls`, or choose another host."
    IDENTICAL_TRANSLATION "identical-translation" Warning
        "A translation repeats its source word for word."
        "Translate it, or remove it: the source text then stands in, and is marked."
    IMAGE "image" Error
        "A text holds an image."
        "Remove it."
    INVALID_LINK "invalid-link" Error
        "A link leads nowhere on the web."
        "Write an address with `https://`, or name a code: `[1006]`, `[http:502]`."
    INVALID_LOCALE "invalid-locale" Error
        "A locale's id or language tag cannot have this form."
        "Write an id such as `fr` or `pt-br`, and a tag such as `fr` or `pt-BR`, each once."
    INVALID_NAME "invalid-name" Error
        "A name holds characters that its use does not allow."
        "Use the characters that the report names."
    INVALID_RANGE "invalid-range" Error
        "The range of a category is no range of numbers."
        "Write the first and the last number: `\"400-499\"`."
    INVALID_URL "invalid-url" Error
        "An address is not absolute."
        "Write an address that begins with `https://`."
    KEY_IN_BOTH "key-in-both" Error
        "A row of data and the file beside it say the same key."
        "Remove it from one of the two."
    LITERAL_SELECTOR "literal-selector" Error
        "A message chooses its wording by a constant."
        "Choose by a variable: `{ $count -> … }`."
    MARKUP_IN_MESSAGE "markup-in-message" Error
        "A message holds markup."
        "Write plain text, and put the element into the template."
    MESSAGE_ESCAPE "message-escape" Error
        "The escape of a character in a message is cut short."
        "Write the character itself, or all digits: `\\u00A0`."
    MESSAGE_FORMAT "message-format" Error
        "A message cannot be formatted."
        "Include only messages, terms and functions that exist, and not the message itself."
    MESSAGE_MISMATCH "message-mismatch" Error
        "A message has other variables or attributes than in the source locale."
        "Use the same as the source locale."
    MESSAGE_SYNTAX "message-syntax" Error
        "A message cannot be read."
        "Close what is open, and write a brace of the text as `{\"{\"}`."
    MISSING_CATEGORY "missing-category" Error
        "A code belongs to no category."
        "Give the code its `category`, or the registry a category with its range."
    MISSING_DESCRIPTION "missing-description" Error
        "A code has no description."
        "Write a sentence on what it is, after the front matter."
    MISSING_FULL_STOP "missing-full-stop" Error
        "A text that composed sentences take ends without a full stop."
        "Add it: composed sentences have none of their own."
    MISSING_INDEX "missing-index" Error
        "A registry has no index."
        "Write `content/<registry>/_index.md` with the registry's `name`."
    MISSING_KEY "missing-key" Error
        "A key is missing or empty."
        "Write its value."
    MISSING_LEAD "missing-lead" Error
        "A text begins with no paragraph."
        "Begin with a sentence that also serves alone in a summary."
    MISSING_LOCALE "missing-locale" Error
        "A locale has no messages."
        "Write `locales/<locale>/site.ftl`."
    MISSING_MESSAGE "missing-message" Error
        "A locale lacks a message or an attribute of one."
        "Add it to a file in `locales/<locale>/`."
    MISSING_PART "missing-part" Error
        "A comparison across registries lacks a part."
        "Write the verdict before the first section, and when to use which under `# choose`."
    NESTED_PLACEABLE "nested-placeable" Error
        "A message has braces directly within braces."
        "Remove the inner ones."
    NESTED_TOO_DEEP "nested-too-deep" Error
        "A text, message or template is nested too deep."
        "Use no more levels than the report names."
    NO_FILE "no-file" Error
        "An input is a pipe, a socket or a device, or a file stands in place of a folder."
        "Put a file or a folder in its place."
    NOT_UTF_8 "not-utf-8" Error
        "An input file is not UTF-8 text."
        "Save the file as UTF-8."
    OPEN_FRONT_MATTER "open-front-matter" Error
        "The front matter of a file has no end."
        "Close it with a line `+++`."
    ORPHANED_TRANSLATION "orphaned-translation" Error
        "A translation has no source."
        "Write the file without the locale suffix, or remove this one."
    PAIR_ORDER "pair-order" Error
        "A comparison names its codes in the wrong order."
        "Rename the file as the report says."
    PLACEHOLDER_URL "placeholder-url" Warning
        "A site is published on a host under an address that is only an example."
        "Write the site's own address as `base_url`, or name it with `--base-url`."
    RAW_HTML "raw-html" Error
        "A text holds HTML."
        "Write Markdown, or put the markup between backticks."
    SAME_REGISTRY "same-registry" Error
        "What leads to another registry names the same one."
        "Name the code in `related`, or move the comparison into the registry's folder."
    SOURCE_SUFFIX "source-suffix" Error
        "A text of the source locale carries a locale suffix."
        "Rename the file: the source text has no suffix."
    STALE_TRANSLATION "stale-translation" Warning
        "The source text has changed since it was translated."
        "Compare the two, then write the digest that the report names (`versus status --accept`)."
    SURPLUS_CODE "surplus-code" Error
        "A registry has a code that is not in the list of its codes."
        "Remove the code, or add it to the list."
    SYMBOLIC_LINK "symbolic-link" Error
        "An input is a symbolic link."
        "Put the file itself in its place."
    TEMPLATE "template" Error
        "A template cannot be read or rendered."
        "Mend what stands at the place: the guide to templates has what they can do."
    TOML_SYNTAX "toml-syntax" Error
        "TOML cannot be read."
        "Mend what stands at the place."
    TOO_MANY_PAGES "too-many-pages" Warning
        "The site has more pages than one may have meant it to."
        "Choose a `policy` for pairs that gives fewer of them a page, or set `pages_max` in `content/site.toml`."
    TYPOGRAPHY "typography" Warning
        "Punctuation or spaces are not those of the language."
        "Write what the report names."
    UNEXPECTED_FILE "unexpected-file" Error
        "A file has no place in a catalog."
        "Give it a name that a catalog knows, or move it elsewhere."
    UNKNOWN_CATEGORY "unknown-category" Error
        "A category is not declared."
        "Correct its id, or declare it in `_index.md`."
    UNKNOWN_CODE "unknown-code" Error
        "A code does not exist."
        "Correct its spelling, or write the code; in a text, plain brackets are written `\\[`."
    UNKNOWN_COLUMN "unknown-column" Error
        "A column of data stands for no key of a code."
        "Name it in `[data] columns`, or leave it out with `[data] ignore`."
    UNKNOWN_CONSTANT "unknown-constant" Error
        "A constant is not declared."
        "Correct its id, or declare it in `_index.md`."
    UNKNOWN_FACT "unknown-fact" Error
        "A fact is not declared."
        "Correct its id, or declare it in `_index.md`."
    UNKNOWN_KEY "unknown-key" Error
        "A key is not known."
        "Correct its name, or remove it."
    UNKNOWN_LOCALE "unknown-locale" Error
        "A locale is not configured."
        "Correct its id, or add it to `content/site.toml`."
    UNKNOWN_PARTICLE "unknown-particle" Error
        "A message asks for a Korean particle that is not known."
        "Use one of those that the report names."
    UNKNOWN_RELATION "unknown-relation" Error
        "A relation is not declared."
        "Correct its id, or declare it in `_index.md`."
    UNKNOWN_SECTION "unknown-section" Error
        "A section is not declared."
        "Correct its id, or declare it in `_index.md`."
    UNKNOWN_VALUE "unknown-value" Error
        "A value is not among those that the key may have."
        "Use one of those that the report names."
    UNKNOWN_VARIABLE "unknown-variable" Error
        "A message asks for a variable that it is not given."
        "Use one of those that the report names, or write the message without variables."
    UNLISTED_CODE "unlisted-code" Error
        "The index of a registry lists its codes, but not this one."
        "Add it to `codes` in `_index.md`, or remove that list."
    UNPUBLISHED_COMPARISON "unpublished-comparison" Error
        "A comparison is written for a pair that gets no page."
        "Change the `policy` in `_index.md`, or remove the file."
    UNTRACKED_TRANSLATION "untracked-translation" Warning
        "A translation does not say which text it translates."
        "Write the digest that the report names (`versus status --accept`)."
    UNTRANSLATABLE_FACT "untranslatable-fact" Error
        "A translation sets a fact that is not said in words."
        "Remove it: the source file's value holds in every language."
    UNUSED_MESSAGE "unused-message" Warning
        "A message of the site's own is used nowhere."
        "Remove it, or name it in a template with `t(id=\"…\")`."
    UNUSED_TEMPLATE "unused-template" Warning
        "No page is made with a template of the site's own."
        "Remove it, include it in another, or give it the name of the template that it is to replace."
    UNWRITTEN_CODE "unwritten-code" Error
        "The list of a registry's codes has one that is not written."
        "Write the code, or remove it from the list."
    WRONG_TYPE "wrong-type" Error
        "A value is of another type than its key asks for."
        "Write a value of the type that the report names."
}
