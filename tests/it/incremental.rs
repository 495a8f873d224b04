//! A build over an older one gives the same tree as a build into an empty folder, whatever was edited.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::{copy, difference, project, tree};

/// Numbers that look random and are the same in every run (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).unwrap()
    }
}

type Edit = fn(&Path, &mut Random);

const EDITS: &[(&str, Edit)] = &[
    ("a text", |root, random| {
        let file = pick(&root.join("content/pay"), ".md", random);
        append(&file, &format!("\n\nOne more sentence, number {}.\n", random.below(1000)));
    }),
    ("a name", |root, random| {
        let name = format!("name = \"Renamed {}\"", random.below(1000));
        replace_line(&root.join("content/pay/102.md"), "name = ", &name);
    }),
    ("a fact", |root, random| {
        let value = ["yes", "no"][random.below(2)];
        replace_line(&root.join("content/pay/102.md"), "retry = ", &format!("retry = \"{value}\""));
    }),
    ("a new code", |root, random| {
        let text = "+++\nname = \"New\"\n+++\n\nA new code.\n";
        fs::write(root.join(format!("content/pay/1{}.md", 10 + random.below(5))), text).unwrap();
    }),
    ("a code gone", |root, random| {
        let _ = fs::remove_file(root.join(format!("content/pay/1{}.md", 10 + random.below(5))));
    }),
    ("a code renamed", |root, random| {
        let from = root.join(format!("content/pay/1{}.md", 10 + random.below(5)));
        let to = root.join(format!("content/pay/1{}.md", 20 + random.below(5)));
        let _ = fs::rename(from, to);
    }),
    ("a translation gone", |root, _| drop(fs::remove_file(root.join("content/pay/102.ko.md")))),
    ("a translation back", |root, _| {
        let text = "+++\n+++\n\n다시 옮긴 설명입니다.\n";
        fs::write(root.join("content/pay/102.ko.md"), text).unwrap();
    }),
    ("a comparison gone", |root, _| drop(fs::remove_file(root.join("content/pay/101-vs-102.md")))),
    ("a comparison back", |root, random| {
        let text = format!("The verdict, version {}.\n", random.below(1000));
        fs::write(root.join("content/pay/101-vs-102.md"), text).unwrap();
    }),
    ("a template", |root, random| {
        let text = fs::read_to_string(project().join("templates/pair.html")).unwrap();
        let text =
            text.replace("</article>", &format!("<hr id=\"n{}\"></article>", random.below(9)));
        write(&root.join("templates/pair.html"), &text);
    }),
    ("a template gone", |root, _| drop(fs::remove_dir_all(root.join("templates")))),
    ("a stylesheet", |root, random| {
        write(
            &root.join("templates/assets/style.css"),
            &format!("a {{ order: {} }}\n", random.below(9)),
        );
    }),
    ("a message", |root, random| {
        let line = format!("fact-pay-advice = Advice {}", random.below(1000));
        replace_line(&root.join("locales/en/pay.ftl"), "fact-pay-advice = ", &line);
    }),
    ("the title", |root, random| {
        let title = format!("title = \"Payments {}\"", random.below(1000));
        replace_line(&root.join("content/site.toml"), "title = ", &title);
    }),
    ("the address", |root, random| {
        let address = format!("base_url = \"https://pay.example/{}\"", random.below(1000));
        replace_line(&root.join("content/site.toml"), "base_url = ", &address);
    }),
    ("the form of links", |root, random| {
        let urls = ["urls = \"html\"", "urls = \"clean\""][random.below(2)];
        replace_line(&root.join("content/site.toml"), "urls = ", urls);
    }),
    ("another locale", |root, _| {
        let file = root.join("content/site.toml");
        if !fs::read_to_string(&file).unwrap().contains("\"fr\"") {
            append(&file, "\n[[locales]]\nid = \"fr\"\nlang = \"fr\"\nname = \"Français\"\n");
            let words = fs::read_to_string(root.join("locales/en/pay.ftl")).unwrap();
            write(&root.join("locales/fr/pay.ftl"), &words);
        }
    }),
    ("the policy for pairs", |root, random| {
        let file = root.join("content/pay/_index.md");
        let policy = ["all", "category", "curated", "all"][random.below(4)];
        let text = fs::read_to_string(&file).unwrap();
        let text = match text.split_once("[pairs]\n") {
            Some((before, after)) => {
                let after = after.split_once('\n').unwrap().1;
                format!("{before}[pairs]\npolicy = \"{policy}\"\n{after}")
            }
            None => {
                text.replacen("\n+++\n\n", &format!("\n[pairs]\npolicy = \"{policy}\"\n+++\n\n"), 1)
            }
        };
        fs::write(file, text).unwrap();
    }),
    ("an equivalent", |root, random| {
        write(&root.join("content/http/402.md"), &http_code(random));
    }),
    ("a comparison across registries", |root, random| {
        let text = across(&format!("The verdict, version {}.", random.below(1000)));
        write(&root.join("content/across/http-402-vs-pay-102.md"), &text);
    }),
    ("another comparison across registries", |root, random| {
        let text = across(&format!("Another verdict, version {}.", random.below(1000)));
        write(&root.join("content/across/http-402-vs-pay-101.md"), &text);
    }),
    ("a comparison across registries gone", |root, random| {
        let other = 101 + random.below(2);
        let _ = fs::remove_file(root.join(format!("content/across/http-402-vs-pay-{other}.md")));
    }),
    ("its translation", |root, random| {
        if root.join("content/across/http-402-vs-pay-102.md").is_file() {
            let text = format!("두 코드의 차이, {}판입니다.\n", random.below(1000));
            write(&root.join("content/across/http-402-vs-pay-102.ko.md"), &text);
        }
    }),
    ("its translation gone", |root, _| {
        drop(fs::remove_file(root.join("content/across/http-402-vs-pay-102.ko.md")));
    }),
    ("nothing but a time", |root, random| {
        let file = pick(&root.join("content/pay"), ".md", random);
        let bytes = fs::read(&file).unwrap();
        fs::write(&file, bytes).unwrap();
    }),
    ("a page by hand", |root, random| {
        if root.join("dist/en/pay").is_dir() {
            append(&pick(&root.join("dist/en/pay"), ".html", random), "<!-- by hand -->");
        }
    }),
    ("a page removed by hand", |root, random| {
        if root.join("dist/en/pay").is_dir() {
            fs::remove_file(pick(&root.join("dist/en/pay"), ".html", random)).unwrap();
        }
    }),
    ("a folder removed by hand", |root, _| drop(fs::remove_dir_all(root.join("dist/ko/pay")))),
];

/// A code of a second registry: with another name, and with an equivalent or without.
fn http_code(random: &mut Random) -> String {
    let equivalent = [
        "",
        "equivalents = [{ code = \"pay:102\", relation = \"gateway\" }]\n",
        "equivalents = [{ code = \"pay:102\", relation = \"client\" }]\n",
        "equivalents = [{ code = \"pay:101\", relation = \"client\" }]\n",
    ][random.below(4)];
    let name = random.below(3);
    format!("+++\nname = \"Payment {name}\"\n{equivalent}+++\n\nA payment is due.\n")
}

fn across(verdict: &str) -> String {
    format!("{verdict}\n\n# differences\n\n1. The first.\n\n# choose\n\nEither.\n")
}

/// Gives a site a second registry, whose codes have equivalents in the first.
fn add_registry(root: &Path, random: &mut Random) {
    let index = "+++\nname = \"HTTP\"\nrelations = [\"gateway\", \"client\"]\n+++\n\nThe codes.\n";
    write(&root.join("content/http/_index.md"), index);
    write(&root.join("content/http/402.md"), &http_code(random));
    let words = "\nrelation-http-gateway = by gateways\nrelation-http-client = by clients\n";
    // Another locale, where an edit adds one, takes its messages from here.
    for locale in ["en", "ko"] {
        append(&root.join(format!("locales/{locale}/pay.ftl")), words);
    }
}

fn pick(folder: &Path, ending: &str, random: &mut Random) -> PathBuf {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> =
        entries.filter(|path| path.to_str().unwrap().ends_with(ending)).collect();
    files.sort();
    files.swap_remove(random.below(files.len()))
}

fn write(file: &Path, text: &str) {
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}

fn append(file: &Path, more: &str) {
    let text = fs::read_to_string(file).unwrap();
    fs::write(file, text + more).unwrap();
}

fn replace_line(file: &Path, start: &str, line: &str) {
    let text = fs::read_to_string(file).unwrap();
    let lines = text.lines().map(|old| if old.starts_with(start) { line } else { old });
    fs::write(file, lines.collect::<Vec<_>>().join("\n") + "\n").unwrap();
}

fn build(root: &Path, output: &Path) -> Option<i32> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_versus"));
    command.args(["build", "--quiet", "--root"]).arg(root).arg("--output").arg(output);
    command.output().unwrap().status.code()
}

#[test]
fn an_incremental_build_equals_a_fresh_one() {
    let (mut built, mut refused) = (0, 0);
    for seed in 1..=8 {
        let mut random = Random(0x9E37_79B9_7F4A_7C15 ^ seed);
        let site = tempfile::tempdir().unwrap();
        let root = site.path();
        for name in ["content", "locales"] {
            copy(&project().join("tests/sites/two-locales").join(name), &root.join(name));
        }
        add_registry(root, &mut random);
        let mut story = Vec::new();
        let dist = root.join("dist");
        assert_eq!(build(root, &dist), Some(0));
        for _ in 0..30 {
            let (what, edit) = EDITS[random.below(EDITS.len())];
            story.push(what);
            edit(root, &mut random);
            let before = dist.is_dir().then(|| tree(&dist));
            let code = build(root, &dist);
            let fresh = tempfile::tempdir().unwrap();
            assert_eq!(build(root, fresh.path()), code, "seed {seed}: {story:?}");
            let expected = if code == Some(0) { tree(fresh.path()) } else { before.unwrap() };
            let differing = difference(&tree(&dist), &expected);
            assert!(differing.is_empty(), "seed {seed}: {story:?}: {differing:?}");
            if code == Some(0) { built += 1 } else { refused += 1 }
        }
    }
    assert!(built > 150, "only {built} builds; {refused} were refused");
}
