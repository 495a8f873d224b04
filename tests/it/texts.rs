//! A lint over the texts of the project's own site: what no rule for every site can ask.

use std::collections::BTreeMap;
use std::fs;

use versus::Site;
use versus::internals::{CodeEdition, Parts as _, RegistryEdition};

use crate::support::{load, project};

/// The longest texts of a language, in characters: clause, description and verdict.
const LENGTHS: [(&str, [usize; 3]); 4] = [
    ("en", [200, 360, 360]),
    ("fr", [240, 420, 420]),
    ("zh", [100, 200, 200]),
    ("ko", [140, 260, 260]),
];

/// Words that say nothing.
const FILLERS: [(&str, &[&str]); 4] = [
    (
        "en",
        &[
            "simply",
            "basically",
            "essentially",
            "please note",
            "important to note",
            "of course",
            "\u{2014}",
        ],
    ),
    ("fr", &["tout simplement", "il est important de noter", "veuillez noter", "bien évidemment"]),
    ("zh", &["众所周知", "需要注意的是", "值得注意的是", "不言而喻", "您"]),
    ("ko", &["주의할 점은 다음과 같", "말할 것도 없이", "기본적으로는", "에 의해서"]),
];

/// English words that betray a text left untranslated.
const REMAINS: [&str; 8] =
    [" the ", " and ", " which ", " with the ", " of the ", " is a ", " are ", " when "];

fn each_edition(mut see: impl FnMut(&Site, &str, &RegistryEdition)) {
    let site = load(&project());
    for edition in site.editions() {
        let locale = &site.config().locale(edition.locale).id;
        edition.registries.iter().for_each(|registry| see(&site, locale, registry));
    }
}

fn of<T: Copy>(table: &[(&str, T)], locale: &str) -> T {
    table.iter().find(|(id, _)| *id == locale).unwrap().1
}

/// Returns the clauses of a code.
fn clauses(code: &CodeEdition) -> impl Iterator<Item = &str> {
    let clauses = std::iter::once(&code.means).chain(&code.seen);
    clauses.map(|clause| clause.value.plain.as_str())
}

#[test]
fn texts_are_short_and_end_with_a_full_stop() {
    each_edition(|_, locale, registry| {
        let [clause_max, description_max, verdict_max] = of(&LENGTHS, locale);
        for code in &registry.codes {
            let description = code.description.value.lead.plain.as_str();
            let bounded = clauses(code).map(|clause| (clause, clause_max));
            for (text, most) in bounded.chain([(description, description_max)]) {
                let place = format!("{locale} {}: {text}", code.link.spelling);
                assert!(text.chars().count() <= most, "too long: {place}");
                assert!(text.ends_with(['.', '。']), "no full stop: {place}");
            }
        }
        for comparison in registry.comparisons.values() {
            let verdict = &comparison.verdict.as_ref().unwrap().value.lead.plain;
            assert!(verdict.chars().count() <= verdict_max, "too long: {locale} {verdict}");
        }
    });
}

#[test]
fn no_two_pages_say_the_same_but_for_the_numbers() {
    each_edition(|_, locale, registry| {
        let mut said = BTreeMap::new();
        let verdicts = registry.comparisons.values().filter_map(|pair| pair.verdict.as_ref());
        let verdicts = verdicts.map(|verdict| verdict.value.lead.plain.as_str());
        // A summary is composed of the two clauses, so it is the pair's own where clauses are a code's own.
        let means = registry.codes.iter().map(|code| code.means.value.plain.as_str());
        for text in verdicts.chain(means) {
            let words = text.replace(|c: char| c.is_ascii_digit(), "");
            if let Some(other) = said.insert(words, text) {
                panic!("{locale}: {text}\n{other}");
            }
        }
    });
}

/// Returns the words of a Markdown text: no front matter, no code, no links' ends.
fn words(text: &str) -> String {
    let body = text
        .strip_prefix("+++")
        .and_then(|rest| rest.split_once("\n+++"))
        .map_or(text, |(_, body)| body);
    prose(body)
}

/// Returns a file without what readers type, which may be the wrong words.
fn without_aliases(text: &str) -> String {
    let is_typed = |line: &&str| line.starts_with("aliases = ") || line.starts_with("look-up-");
    text.lines().filter(|line| !is_typed(line)).collect::<Vec<_>>().join("\n")
}

/// Returns a Markdown text without its code.
fn prose(text: &str) -> String {
    let prose: String = text.split("```").step_by(2).collect();
    prose.split('`').step_by(2).collect()
}

/// Returns the words of every text of a locale, with its file's name.
fn texts(locale: &str) -> Vec<(String, String)> {
    files(locale).into_iter().map(|(path, text)| (path, words(&text))).collect()
}

/// Returns every text of a locale, with its file's name.
fn files(locale: &str) -> Vec<(String, String)> {
    let site = load(&project());
    let is_source = locale == site.config().locale(site.config().source_locale).id;
    let mut texts = Vec::new();
    for (_, source) in site.sources().below("content/") {
        let Some(stem) = source.path.strip_suffix(".md") else { continue };
        let suffix = stem.rsplit_once('.').map(|(_, suffix)| suffix);
        let suffix = suffix.filter(|id| site.config().find_locale(id).is_some());
        if suffix.map_or(is_source, |suffix| suffix == locale) {
            texts.push((source.path.clone(), source.text.clone()));
        }
    }
    assert!(texts.len() > 200);
    texts
}

#[test]
fn no_text_is_filled_or_left_untranslated() {
    for (locale, fillers) in FILLERS {
        for (path, text) in texts(locale) {
            let small = text.to_lowercase();
            let found = fillers.iter().find(|filler| small.contains(*filler));
            assert_eq!(found, None, "{path}");
            let remains = REMAINS.iter().find(|words| locale != "en" && small.contains(*words));
            assert_eq!(remains, None, "{path}");
            let doubled = ["when when", "that that", "quand quand", "的的", "了了"];
            assert_eq!(doubled.iter().find(|words| small.contains(*words)), None, "{path}");
        }
    }
}

#[test]
fn korean_prohibitions_are_prohibitions() {
    // "A client does not repeat it" says what happens; what a reader must not do is `~지 마십시오`.
    for (path, text) in texts("ko") {
        for sentence in text.split(['.', '\n']) {
            let told = ["개발자라면 ", "클라이언트라면 ", "운영자라면 ", "사용자라면 "]
                .iter()
                .any(|reader| sentence.contains(reader));
            assert!(!(told && sentence.ends_with("지 않습니다")), "{path}: {sentence}");
        }
    }
}

#[test]
fn texts_keep_to_the_glossary() {
    let glossary = fs::read_to_string(project().join("docs/glossary.md")).unwrap();
    for (title, locale) in [("Chinese", "zh"), ("French", "fr"), ("Korean", "ko")] {
        let section = glossary.split("\n## ").find(|section| section.starts_with(title)).unwrap();
        // A note "not X, Y" names words that are never right on this site.
        let refused: Vec<&str> = section
            .lines()
            .filter_map(|line| line.rsplit_once("| not "))
            .flat_map(|(_, words)| words.trim_end_matches(['|', ' ']).split(", "))
            .collect();
        assert!(refused.len() >= 10, "{title}: only {refused:?}");
        let mut texts = files(locale);
        for file in fs::read_dir(project().join("locales").join(locale)).unwrap() {
            let path = file.unwrap().path();
            texts.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
        }
        for (path, text) in texts {
            let text = prose(&without_aliases(&text));
            for word in &refused {
                assert!(!has(&text, word), "{path}: {word} is not the word of the glossary");
            }
        }
    }
}

/// Whether one clause of a text has the parts of a word, which `…` separates, in their order.
fn has(text: &str, word: &str) -> bool {
    text.split(['，', '。', '；', '：', '\n']).any(|clause| {
        let mut rest = Some(clause);
        for part in word.split('…') {
            rest = rest.and_then(|rest| rest.split_once(part)).map(|(_, after)| after);
        }
        rest.is_some()
    })
}

#[test]
fn a_word_of_the_glossary_is_found_by_its_parts() {
    assert!(has("nginx 以 502 响应。", "以 … 响应"));
    assert!(has("以  响应", "以 … 响应"));
    assert!(!has("可以看出是哪一跳返回的响应", "以 … 响应"));
    assert!(!has("以 1011 为例，关闭", "以 … 关闭"));
}
