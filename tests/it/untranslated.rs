//! What a page says that is not translated: marked with its language, and told once.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::support::{Tree, build, folder_in_memory, project, tree};

/// The sentence of the program that tells a French reader of it.
fn note() -> String {
    let words = fs::read_to_string(project().join("locales/fr/site.ftl")).unwrap();
    let line = words.lines().find_map(|line| line.strip_prefix("untranslated = ")).unwrap();
    line.to_owned()
}

const CONFIG: &str = r#"
title = "Codes"
base_url = "https://codes.example"
source_locale = "en"
pair_twins = true

[[locales]]
id = "en"
lang = "en"
name = "English"

[[locales]]
id = "fr"
lang = "fr"
name = "Français"
"#;

/// What a translation may lack.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Part {
    Description,
    Means,
    Seen,
    Use,
    Section,
    /// A section that pair pages do not show.
    FarSection,
    Fact,
    Category,
    Introduction,
    RegistryName,
    Verdict,
    Differences,
    Choose,
    Ask,
    AcrossVerdict,
    AcrossDifferences,
    AcrossChoose,
    AcrossAsk,
}

const PARTS: [Part; 18] = [
    Part::Description,
    Part::Means,
    Part::Seen,
    Part::Use,
    Part::Section,
    Part::FarSection,
    Part::Fact,
    Part::Category,
    Part::Introduction,
    Part::RegistryName,
    Part::Verdict,
    Part::Differences,
    Part::Choose,
    Part::Ask,
    Part::AcrossVerdict,
    Part::AcrossDifferences,
    Part::AcrossChoose,
    Part::AcrossAsk,
];

/// Writes a site in which every text has a word that tells its language, `xen` or `xfr`: the texts of the source
/// locale, those translations that do not lack, and every sentence that the program composes.
fn write_site(root: &Path, lacks: &[Part]) {
    write(root, "content/site.toml", CONFIG);
    for locale in ["en", "fr"] {
        let mut words =
            fs::read_to_string(project().join(format!("locales/{locale}/sentences.ftl"))).unwrap();
        for line in words.clone().lines().filter(|line| line.contains(" = ")) {
            words = words.replacen(line, &format!("{line} x{locale}"), 1);
        }
        write(root, &format!("locales/{locale}/sentences.ftl"), &words);
        let own = "fact-pay-advice = Fact xen\nsection-example = Section xen\n";
        write(root, &format!("locales/{locale}/own.ftl"), &own.replace("en", locale));
        let has = |part: Part| locale == "en" || !lacks.contains(&part);
        let path = |name: &str| match locale {
            "en" => format!("content/{name}.md"),
            _ => format!("content/{name}.{locale}.md"),
        };
        write(root, &path("pay/_index"), &index(locale, has));
        write(root, &path("pay/101"), &code(locale, has));
        write(root, &path("pay/102"), &code(locale, |_| true));
        write(root, &path("pay/201"), &code(locale, |_| true));
        let net = if locale == "en" { "name = \"Net\"\n" } else { "" };
        write(root, &path("net/_index"), &format!("+++\n{net}+++\n\nIntro x{locale}.\n"));
        write(
            root,
            &path("net/1"),
            &code(locale, |part| part != Part::Fact && part != Part::FarSection),
        );
        let parts = [Part::Verdict, Part::Differences, Part::Choose, Part::Ask].map(has);
        let across =
            [Part::AcrossVerdict, Part::AcrossDifferences, Part::AcrossChoose, Part::AcrossAsk];
        let across = across.map(has);
        write(root, &path("pay/101-vs-102"), &comparison(locale, parts));
        write(root, &path("across/net-1-vs-pay-101"), &comparison(locale, across));
    }
}

fn index(locale: &str, has: impl Fn(Part) -> bool) -> String {
    let mut text = String::from("+++\n");
    // An official name is in no language.
    match locale {
        "en" => text.push_str("name = \"Payments\"\nsections = [\"when\", \"fix\", \"example\"]\n"),
        _ if has(Part::RegistryName) => writeln!(text, "name = \"Paiements x{locale}\"").unwrap(),
        _ => {}
    }
    for (id, range) in [("card", "100-199"), ("rest", "200-299")] {
        if id == "rest" || has(Part::Category) {
            writeln!(text, "[[categories]]\nid = \"{id}\"\ntitle = \"Title x{locale}\"").unwrap();
            if locale == "en" {
                writeln!(text, "range = \"{range}\"").unwrap();
            }
        }
    }
    if locale == "en" {
        text.push_str("[[facts]]\nid = \"advice\"\ntype = \"text\"\n[pairs]\nsections = [\"when\", \"fix\"]\n");
    }
    text.push_str("+++\n\n");
    if has(Part::Introduction) {
        writeln!(text, "Intro x{locale}.").unwrap();
    }
    text
}

fn code(locale: &str, has: impl Fn(Part) -> bool) -> String {
    let mut text = String::from("+++\n");
    if locale == "en" {
        text.push_str("name = \"Name\"\n");
    }
    for (part, key) in [(Part::Means, "means"), (Part::Seen, "seen"), (Part::Use, "choose")] {
        if has(part) {
            writeln!(text, "{key} = \"clause {key} x{locale}.\"").unwrap();
        }
    }
    if has(Part::Fact) {
        writeln!(text, "[facts]\nadvice = \"Advice x{locale}\"").unwrap();
    }
    text.push_str("+++\n\n");
    if has(Part::Description) {
        write!(text, "Description x{locale}.\n\n").unwrap();
    }
    for (id, part) in
        [("when", Part::Section), ("fix", Part::Section), ("example", Part::FarSection)]
    {
        if has(part) {
            write!(text, "# {id}\n\nSection {id} x{locale}.\n\n").unwrap();
        }
    }
    text
}

fn comparison(locale: &str, [verdict, differences, choose, ask]: [bool; 4]) -> String {
    let mut text = String::new();
    if ask {
        let lines = ["question", "a", "b"].map(|key| format!("{key} = \"Ask {key} x{locale}.\""));
        write!(text, "+++\n[ask]\n{}\n+++\n\n", lines.join("\n")).unwrap();
    }
    if verdict {
        write!(text, "Verdict x{locale}.\n\n").unwrap();
    }
    if differences {
        write!(text, "# differences\n\n- Item x{locale}.\n\n").unwrap();
    }
    if choose {
        writeln!(text, "# choose\n\nChoice x{locale}.").unwrap();
    }
    text
}

fn write(root: &Path, file: &str, text: &str) {
    fs::create_dir_all(root.join(file).parent().unwrap()).unwrap();
    fs::write(root.join(file), text).unwrap();
}

/// A text of a page with the language that its nearest element names.
struct Run {
    lang: String,
    text: String,
}

/// Returns the texts in the element `main` of a page, but for official names and the choice of a language.
fn texts(page: &str, lang: &str) -> Vec<Run> {
    let main = &page[page.find("<main").unwrap()..page.find("</main>").unwrap()];
    let mut open = vec![("main".to_owned(), lang.to_owned(), true)];
    let mut texts = Vec::new();
    for part in main.split('<').skip(2) {
        let (tag, text) = part.split_once('>').unwrap();
        let name = tag.split([' ', '\n']).next().unwrap();
        let (_, lang, is_meant) = open.last().unwrap().clone();
        if let Some(closed) = name.strip_prefix('/') {
            assert_eq!(open.pop().unwrap().0, closed);
        } else if !["br", "hr", "img", "input", "meta", "link", "wbr"].contains(&name) {
            let own = attribute(tag, "lang").unwrap_or(lang);
            let is_name = tag.contains(" translate=\"no\"") || tag.contains(" hreflang=");
            open.push((name.to_owned(), own, is_meant && !is_name));
        }
        let (_, lang, is_meant) = open.last().unwrap();
        if *is_meant && !text.trim().is_empty() {
            texts.push(Run { lang: lang.clone(), text: text.to_owned() });
        }
    }
    texts
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split_once('"').map(|(value, _)| value.to_owned())
}

/// Says what is wrong on the French pages of a site: a text that is not marked with its language, a sentence in two,
/// and a note that is there where nothing is untranslated, or is not there where something is.
fn faults(built: &Tree) -> Vec<String> {
    let mut faults = Vec::new();
    let pages = built.iter().filter(|(name, _)| name.starts_with("fr/") && name.ends_with(".html"));
    for (name, bytes) in pages {
        let page = std::str::from_utf8(bytes).unwrap();
        let texts = texts(page, "fr");
        let mut is_foreign = false;
        for Run { lang, text } in &texts {
            let other = if lang == "fr" { "xen" } else { "xfr" };
            if text.contains(other) {
                faults.push(format!("{name}: in {lang}: {}", text.trim()));
            }
            is_foreign |= lang != "fr" || text.contains("xen");
        }
        // Whoever replaces the template may write the note otherwise; its words are the message's.
        let is_told = texts.iter().any(|run| run.text.contains(&note()));
        assert_eq!(is_told, page.contains("class=\"note\""), "{name}");
        if is_told != is_foreign {
            faults.push(format!("{name}: foreign: {is_foreign}, told: {is_told}"));
        }
        if let Some(twin) = built.get(&name.replace(".html", ".md")) {
            let is_told_in_twin = String::from_utf8_lossy(twin).contains(&note());
            if is_told_in_twin != is_told {
                faults.push(format!("{name}: told: {is_told}, its Markdown: {is_told_in_twin}"));
            }
        }
    }
    faults
}

#[test]
fn a_page_says_that_it_is_partly_untranslated_where_it_is_and_nowhere_else() {
    let mut cases: Vec<Vec<Part>> = vec![Vec::new(), PARTS.to_vec()];
    for (at, part) in PARTS.into_iter().enumerate() {
        cases.push(vec![part]);
        cases.push(PARTS.into_iter().filter(|&other| other != part).collect());
        cases.extend(PARTS[at + 1..].iter().map(|&other| vec![part, other]));
    }
    let (mut failed, mut shown) = (0, String::new());
    for lacks in &cases {
        let site = folder_in_memory();
        write_site(site.path(), lacks);
        let output = site.path().join("dist");
        build(site.path(), &output);
        let faults = faults(&tree(&output));
        if !faults.is_empty() {
            failed += 1;
            // One part at a time says most.
            if lacks.len() < 2 {
                write!(shown, "\nwithout {lacks:?}:\n{}\n", faults.join("\n")).unwrap();
            }
        }
    }
    assert!(failed == 0, "{failed} of {} sites have faults, such as:\n{shown}", cases.len());
}

/// The registry's name is part of the sentence: where the description falls back, so does it.
#[test]
fn a_composed_sentence_is_wholly_in_one_language() {
    let site = folder_in_memory();
    let root = site.path();
    let config = CONFIG.replace("fr\"", "ko\"");
    write(root, "content/site.toml", &config);
    write(root, "content/pay/_index.md", "+++\nname = \"Payments API\"\n+++\n\nThe codes.\n");
    write(root, "content/pay/_index.ko.md", "+++\nname = \"결제 API\"\n+++\n\n코드입니다.\n");
    for code in [101, 102] {
        let text = "+++\nname = \"Down\"\n+++\n\nStripe does not answer.\n\n# when\n\nIt is down.\n\n# fix\n\nWait.\n";
        write(root, &format!("content/pay/{code}.md"), text);
    }
    write(root, "content/pay/101.ko.md", "Stripe가 응답하지 않습니다.\n");
    let output = root.join("dist");
    build(root, &output);
    let page = fs::read_to_string(output.join("ko/pay/101-vs-102.html")).unwrap();
    let is_korean = |c: char| ('가'..='힣').contains(&c);
    let mixed = texts(&page, "ko").into_iter().filter(|run| run.lang == "en");
    let mixed: Vec<String> =
        mixed.map(|run| run.text).filter(|text| text.contains(is_korean)).collect();
    assert_eq!(mixed, Vec::<String>::new());
    assert!(
        page.contains("<li lang=\"en\">Payments API 102: Stripe does not answer.</li>"),
        "{page}"
    );
}
