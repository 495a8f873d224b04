//! The Fluent messages of one locale, parsed, checked and formatted as far as they can be ahead of time.
//!
//! A message without arguments is formatted once, here. One with arguments becomes a [`Frame`], which
//! only has to be filled. Whatever goes wrong in a message is a mistake of its author, never text on a page.

mod ahead;
mod frame;
mod function;
mod message;
mod scan;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentError, FluentResource, FluentValue};
use icu_casemap::CaseMapper;
use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_list::ListFormatter;
use icu_list::options::{ListFormatterOptions, ListLength};
use writeable::Writeable as _;

use crate::config::{Config, LocaleConfig, LocaleId};
use crate::diagnostic::{Diagnostics, phrased, rule};
use crate::digest::Keyed;
use crate::language::{Language, Readings};
use crate::name::is_locale_shaped;
use crate::source::{Origin, Source, Sources};

pub(crate) use frame::{Frame, Part};
pub(crate) use message::Message;

/// The file of a site whose messages word anew what all others say.
const OWN: &str = "own.ftl";
use function::Function;

/// The value of a message's argument in a template.
#[derive(Clone, Copy, Debug)]
pub enum Argument<'a> {
    /// A text, and whether it is HTML already.
    Text(&'a str, bool),
    /// A number, by which a message may choose its wording.
    Number(i64),
}

/// What a formatted message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Text, to be escaped.
    Plain,
    /// HTML.
    Html,
}

/// The messages of one locale.
pub struct Locale {
    /// The locale.
    pub id: LocaleId,
    /// Its language, where that has rules of its own.
    pub language: Language,
    messages: BTreeMap<String, Message>,
    broken: BTreeSet<String>,
    texts: BTreeMap<String, String>,
    frames: BTreeMap<String, Frame>,
    bundle: FluentBundle<FluentResource>,
    collator: CollatorBorrowed<'static>,
    list: ListFormatter,
    readings: Option<Arc<Readings>>,
    tag: icu_locale_core::LanguageIdentifier,
}

impl Locale {
    /// Parses the messages of every locale.
    pub fn load_all(
        config: &Config,
        sources: &Sources,
        diagnostics: &mut Diagnostics,
    ) -> Vec<Keyed<Self>> {
        let keyed = |id: LocaleId, diagnostics: &mut Diagnostics| {
            let folder = format!("locales/{}/", config.locale(id).id);
            let files = sources.below(&folder).map(|(_, file)| (&file.path, &file.text));
            let origin = (config.locale(id), files.collect::<Vec<_>>());
            Keyed::made_from(&origin, Self::load(id, config, sources, diagnostics))
        };
        config.locale_ids().map(|id| keyed(id, diagnostics)).collect()
    }

    /// Parses the messages in `locales/<id>/` and reports what is wrong with them.
    fn load(
        id: LocaleId,
        config: &Config,
        sources: &Sources,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let settings = config.locale(id);
        let mut locale = Self::empty(id, settings);
        let mut sound = true;
        let folder = format!("locales/{}/", settings.id);
        let files = || sources.below(&folder).filter(|(_, file)| file.path.ends_with(".ftl"));
        // The site's own messages come last: they take the place of the program's.
        let embedded = files().filter(|(_, file)| file.origin == Origin::Embedded);
        // Of those, the ones that word others anew come after all.
        let is_own = |file: &Source| file.path == format!("{folder}{OWN}");
        let of_site = || files().filter(|(_, file)| file.origin == Origin::Site);
        let others = of_site().filter(|(_, file)| !is_own(file));
        let own = of_site().filter(|(_, file)| is_own(file));
        for (source_id, source) in embedded.chain(others).chain(own) {
            if !scan::is_parsable(source_id, &source.text, diagnostics) {
                let ids = source.text.lines().filter_map(scan::defined_id);
                locale.broken.extend(ids.map(str::to_owned));
                continue;
            }
            let parsed = message::parse(source_id, source, &mut locale.messages, diagnostics);
            sound &= parsed.is_sound;
            locale.broken.extend(parsed.broken);
            locale.bundle.add_resource_overriding(parsed.resource);
        }
        if locale.messages.is_empty() && locale.broken.is_empty() && is_locale_shaped(&settings.id)
        {
            let message = format!("there are no messages for the locale `{}`", settings.id);
            diagnostics.push(
                rule::MISSING_LOCALE
                    .at(settings.span, message)
                    .help(format!("write `locales/{}/site.ftl`", settings.id)),
            );
        }
        // What could stop the formatter has been reported: nothing is formatted then.
        if sound {
            locale.format_ahead(diagnostics);
        }
        locale
    }

    /// Returns a message, or an attribute as `id.attribute`, that takes no arguments. One that does not
    /// exist is empty here, and reported by `check`.
    pub fn text(&self, id: &str) -> &str {
        self.texts.get(id).map_or("", String::as_str)
    }

    /// Returns a message that takes arguments, ready to be filled.
    pub fn frame(&self, id: &str) -> &Frame {
        self.frames.get(id).unwrap_or(Frame::EMPTY)
    }

    /// Returns the first of two messages that exists: a registry's own wording, or the common one.
    pub fn frame_for(&self, id: &str, registry: &str) -> &Frame {
        self.frames.get(&format!("{id}-{registry}")).unwrap_or_else(|| self.frame(id))
    }

    /// Formats a message for a template.
    pub fn format(
        &self,
        id: &str,
        arguments: &[(&str, Argument<'_>)],
        form: Form,
    ) -> Result<String, String> {
        let Some(message) = self.messages.get(id) else {
            return Err(format!("there is no message `{id}`"));
        };
        let escaped = |text: &str| match form {
            Form::Plain => text.to_owned(),
            Form::Html => crate::html::escape(text),
        };
        if let Some(text) = self.texts.get(id) {
            return Ok(escaped(text));
        }
        let given = |name: &String| arguments.iter().any(|(given, _)| given == name);
        if let Some(missing) = message.variables.iter().find(|name| !given(name)) {
            return Err(format!("the message `{id}` needs the argument `{missing}`"));
        }
        if let Some(frame) = self.frames.get(id)
            && arguments.iter().all(|(_, argument)| matches!(argument, Argument::Text(..)))
        {
            return Ok(frame.place(arguments, form));
        }
        let mut values = FluentArgs::new();
        for (name, argument) in arguments {
            match argument {
                Argument::Text(text, is_html) if *is_html => values.set(*name, (*text).to_owned()),
                Argument::Text(text, _) => values.set(*name, escaped(text)),
                Argument::Number(number) => values.set(*name, *number),
            }
        }
        self.resolve(id, None, &values).map(|text| self.language.space(&text).into_owned())
    }

    /// Tells whether a message puts its arguments where they belong without looking at them.
    pub fn places(&self, id: &str) -> bool {
        self.frames.get(id).is_some_and(Frame::is_indifferent)
    }

    /// Returns every message, by its id.
    pub fn messages(&self) -> impl Iterator<Item = (&str, &Message)> {
        self.messages.iter().map(|(id, message)| (id.as_str(), message))
    }

    /// Tells whether a message, a term as `-id` or an attribute as `.id` stands in an entry that cannot be
    /// read, which has been reported.
    pub fn is_broken(&self, id: &str) -> bool {
        self.broken.contains(id)
    }

    /// Finds a message by its id.
    pub fn find(&self, id: &str) -> Option<&Message> {
        self.messages.get(id)
    }

    /// Returns every wording by its key, `id` or `id.attribute`, with a private-use character for each
    /// argument. Messages that choose a wording are left out.
    pub fn patterns(&self) -> impl Iterator<Item = (&str, &str)> {
        let texts = self.texts.iter().map(|(key, text)| (key.as_str(), text.as_str()));
        let frames = self.frames.iter().filter(|(key, _)| !self.texts.contains_key(*key));
        texts.chain(
            frames.flat_map(|(key, frame)| frame.patterns().map(|text| (key.as_str(), text))),
        )
    }

    /// Tells whether a sentence can go on with a text whose first letter is lowered: not where nouns have capitals.
    pub fn lowers_first(&self) -> bool {
        !matches!(self.tag.language.as_str(), "de" | "lb")
    }

    /// Lowers a letter as the language does.
    pub fn lowered(&self, letter: char) -> String {
        CaseMapper::new()
            .lowercase_to_string(letter.encode_utf8(&mut [0; 4]), &self.tag)
            .into_owned()
    }

    /// Compares two texts as readers of the locale sort them.
    pub fn compare(&self, a: &str, b: &str) -> std::cmp::Ordering {
        self.collator.compare(a, b)
    }

    /// Joins the items of an enumeration as the locale does: "A, B and C".
    pub fn list<'a>(&self, items: impl Iterator<Item = &'a str> + Clone) -> String {
        self.list.format(items).write_to_string().into_owned()
    }

    fn empty(id: LocaleId, settings: &LocaleConfig) -> Self {
        // A tag that does not parse has been reported with the configuration.
        let tag: unic_langid::LanguageIdentifier = settings.lang.parse().unwrap_or_default();
        let icu: icu_locale_core::Locale =
            settings.lang.parse().unwrap_or(icu_locale_core::Locale::UNKNOWN);
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(false);
        let readings = (!settings.readings.is_empty()).then(|| Arc::new(settings.readings.clone()));
        for name in ["JOSA", "ELIDE", "AN"] {
            let readings = readings.clone().unwrap_or_default();
            let added = bundle.add_function(name, move |words, _| call(name, words, &readings));
            added.expect("a new bundle has no function");
        }
        let collator =
            Collator::try_new(CollatorPreferences::from(&icu), CollatorOptions::default());
        let options = ListFormatterOptions::default().with_length(ListLength::Wide);
        let list = ListFormatter::try_new_and((&icu).into(), options);
        Self {
            id,
            language: Language::of(&settings.lang),
            messages: BTreeMap::new(),
            broken: BTreeSet::new(),
            texts: BTreeMap::new(),
            frames: BTreeMap::new(),
            bundle,
            collator: collator.expect("the data of the root collation is compiled in"),
            list: list.expect("the data of the root list pattern is compiled in"),
            readings,
            tag: icu.id,
        }
    }

    /// Makes the locale of a language without messages.
    #[cfg(test)]
    pub(crate) fn of_tag(tag: &str) -> Self {
        let span = crate::span::Span::new(crate::span::SourceId(0), 0..0);
        let (id, name, readings) = (tag.to_owned(), String::new(), Readings::new());
        Self::empty(LocaleId(0), &LocaleConfig { id, lang: tag.into(), name, readings, span })
    }

    fn resolve(
        &self,
        id: &str,
        attribute: Option<&str>,
        values: &FluentArgs<'_>,
    ) -> Result<String, String> {
        let message = self.bundle.get_message(id);
        let pattern = message.and_then(|message| match attribute {
            None => message.value(),
            Some(name) => message.get_attribute(name).map(|attribute| attribute.value()),
        });
        let Some(pattern) = pattern else { return Err(format!("the message `{id}` has no value")) };
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(values), &mut errors).into_owned();
        match errors.first() {
            None => Ok(text),
            Some(FluentError::ResolverError(error)) => Err(phrased(&error.to_string())),
            Some(error) => Err(phrased(&error.to_string())),
        }
    }
}

impl fmt::Debug for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Locale")
            .field("id", &self.id)
            .field("messages", &self.messages)
            .finish_non_exhaustive()
    }
}

/// Calls a function of messages: the word with what its sound asks for.
fn call<'a>(name: &str, positional: &[FluentValue<'a>], readings: &Readings) -> FluentValue<'a> {
    let (word, argument) = match positional {
        [word] => (word, None),
        [word, FluentValue::String(argument)] => (word, Some(&**argument)),
        _ => return FluentValue::Error,
    };
    let word = match word {
        FluentValue::String(word) => word.clone(),
        FluentValue::Number(number) => number.as_string(),
        _ => return FluentValue::Error,
    };
    let Some(function) = Function::find(name, argument) else { return FluentValue::Error };
    let deferred = frame::deferred_call(&word, function);
    FluentValue::from(deferred.unwrap_or_else(|| function.apply(&word, readings)))
}
