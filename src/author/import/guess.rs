//! The names and values of columns → what they are.

use std::collections::BTreeSet;

use crate::config::Config;

/// A column of a table, with what its rows have in it.
#[derive(Debug)]
pub(super) struct Column {
    pub name: String,
    pub values: Vec<String>,
}

/// What the columns of a table are.
#[derive(Debug)]
pub(super) struct Guess<'c> {
    /// Our keys, and the columns that stand for them.
    pub keys: Vec<(String, &'c str)>,
    pub ignored: Vec<&'c str>,
    /// Ids and titles of the categories that the table names.
    pub categories: Vec<(String, String)>,
    /// Ids of facts, and what the table calls them.
    pub facts: Vec<(String, &'c str)>,
    /// Whether the cells look like no Markdown.
    pub is_plain: bool,
}

/// Words that name a key in tables of others, the likeliest first.
const KEYS: [(&str, &[&str]); 8] = [
    (
        "code",
        &[
            "code",
            "errorcode",
            "statuscode",
            "responsecode",
            "error",
            "id",
            "key",
            "number",
            "no",
            "status",
        ],
    ),
    ("name", &["name", "title", "shortmessage", "short", "label", "summary", "errorname"]),
    (
        "description",
        &[
            "description",
            "message",
            "meaning",
            "text",
            "detail",
            "details",
            "explanation",
            "longmessage",
        ],
    ),
    ("when", &["when", "cause", "causes", "reason", "why", "trigger"]),
    (
        "fix",
        &["fix", "solution", "resolution", "action", "remedy", "whattodo", "advice", "howtofix"],
    ),
    ("category", &["category", "group", "area", "module", "component", "class", "type"]),
    ("aliases", &["aliases", "alias", "constant", "symbol", "symbolicname", "identifier"]),
    ("related", &["related", "seealso", "see"]),
];

/// The keys that translations have.
const WORDS: [&str; 4] = ["name", "description", "when", "fix"];

/// So many categories are still a list that people read.
const CATEGORIES_MAX: usize = 30;

/// The longest value of a fact, in characters; longer ones are texts.
const FACT_CHARS_MAX: usize = 40;

impl<'c> Guess<'c> {
    /// Guesses; `None` where nothing looks like a code.
    pub(super) fn of(columns: &'c [Column], config: &Config) -> Option<Self> {
        let mut left: Vec<&Column> = columns.iter().collect();
        let mut keys = Vec::new();
        for (key, names) in KEYS {
            let found =
                names.iter().find_map(|name| left.iter().position(|one| plain(&one.name) == *name));
            let fits = |at: &usize| key != "code" || is_distinct(&left[*at].values);
            if let Some(at) = found.filter(fits) {
                keys.push((key.to_owned(), left.remove(at).name.as_str()));
            }
        }
        add_code(&mut keys, &mut left)?;
        for locale in config.locale_ids().filter(|&locale| locale != config.source_locale) {
            let id = &config.locale(locale).id;
            for (key, names) in KEYS.iter().filter(|(key, _)| WORDS.contains(key)) {
                let is_it = |one: &&Column| {
                    names.iter().any(|name| plain(&one.name) == format!("{name}{id}"))
                };
                if let Some(at) = left.iter().position(is_it) {
                    keys.push((format!("{key}.{id}"), left.remove(at).name.as_str()));
                }
            }
        }
        // What is called a message only is both; a name is required, and so is a description.
        let both = [("name", "description"), ("description", "name")];
        for (key, other) in both {
            let find =
                |key: &str| keys.iter().find(|(ours, _)| ours == key).map(|(_, theirs)| *theirs);
            if let (None, Some(theirs)) = (find(key), find(other)) {
                keys.push((key.into(), theirs));
            }
        }
        let values = |key: &str| {
            let theirs = keys.iter().find(|(ours, _)| ours == key)?.1;
            Some(&columns.iter().find(|column| column.name == theirs)?.values)
        };
        let titles: BTreeSet<&str> =
            values("category").into_iter().flatten().map(String::as_str).collect();
        let has_categories = (1..=CATEGORIES_MAX).contains(&titles.len());
        let categories = titles.iter().filter(|_| has_categories).enumerate();
        let categories = categories.map(|(at, title)| (identifier(title, at), (*title).to_owned()));
        let categories: Vec<_> = categories.collect();
        if !has_categories && let Some(at) = keys.iter().position(|(ours, _)| ours == "category") {
            let theirs = keys.remove(at).1;
            left.extend(columns.iter().find(|column| column.name == theirs));
        }
        let is_fact = |column: &&Column| {
            let is_short = |value: &String| value.chars().count() <= FACT_CHARS_MAX;
            !column.values.is_empty() && column.values.iter().all(is_short)
        };
        let (facts, ignored): (Vec<&Column>, Vec<&Column>) = left.into_iter().partition(is_fact);
        let facts = facts.iter().enumerate();
        let facts: Vec<_> = facts
            .map(|(at, column)| (identifier(&column.name, at), column.name.as_str()))
            .collect();
        keys.extend(facts.iter().map(|(id, theirs)| (format!("fact.{id}"), *theirs)));
        Some(Self {
            is_plain: is_plain(columns),
            keys,
            ignored: ignored.iter().map(|column| column.name.as_str()).collect(),
            categories,
            facts,
        })
    }
}

/// Takes the first column that tells rows apart for the code, where none is called so.
fn add_code<'c>(keys: &mut Vec<(String, &'c str)>, left: &mut Vec<&'c Column>) -> Option<()> {
    if keys.iter().all(|(key, _)| key != "code") {
        let at = left.iter().position(|column| is_distinct(&column.values))?;
        keys.insert(0, ("code".into(), left.remove(at).name.as_str()));
    }
    Some(())
}

fn is_distinct(values: &[String]) -> bool {
    let distinct: BTreeSet<&String> = values.iter().collect();
    // A slip or two are for the author to mend.
    !values.is_empty() && distinct.len() * 10 >= values.len() * 9
}

/// Returns a name in small letters and digits alone: `errorcode` of "Error Code", `messagefr` of "Message (fr)".
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Makes an id of a title.
fn identifier(title: &str, at: usize) -> String {
    let mut id = String::new();
    for c in title.chars().map(|c| c.to_ascii_lowercase()) {
        if c.is_ascii_alphanumeric() {
            id.push(c);
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    let id = id.trim_end_matches('-');
    if id.starts_with(|c: char| c.is_ascii_alphabetic()) {
        id.into()
    } else {
        format!("n{at}-{id}").trim_end_matches('-').into()
    }
}

/// Tells whether cells hold what Markdown would take otherwise: tags, entities, brackets, or no full stops.
fn is_plain(columns: &[Column]) -> bool {
    let mut texts = columns.iter().flat_map(|column| &column.values);
    texts.any(|text| {
        text.contains(['<', '['])
            || text.contains("&amp;")
            || (text.len() > 60 && text.ends_with(char::is_alphanumeric))
    })
}
