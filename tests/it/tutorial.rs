//! The tutorial works: its commands run in an empty folder, in order, and print what it says; files it shows
//! are written as they stand there.
//!
//! A block `sh` holds commands, one a line, which succeed; one marked `sh fails` holds commands of which the
//! last ends with 1; one marked `sh by hand` is not run. A block `text` after it holds lines that the commands
//! print, in that order, `…` standing for any text. Any other block after a line that is a path in backticks
//! is that file.

use std::fs;
use std::path::Path;

use crate::support::{project, run};

pub(crate) struct Block<'t> {
    /// What stands after the fence.
    pub(crate) info: &'t str,
    /// The path that stands before it.
    pub(crate) path: Option<&'t str>,
    pub(crate) text: String,
}

/// Returns the fenced blocks of a guide.
pub(crate) fn blocks(guide: &str) -> Vec<Block<'_>> {
    let (mut blocks, mut path) = (Vec::new(), None);
    let mut lines = guide.lines();
    while let Some(line) = lines.next() {
        let info = line.trim_start_matches('`');
        let fence = &line[..line.len() - info.len()];
        if fence.len() >= 3 {
            let inside = lines.by_ref().take_while(|&line| line != fence);
            let text = inside.fold(String::new(), |text, line| text + line + "\n");
            blocks.push(Block { info, path: path.take(), text });
        } else if !line.is_empty() {
            let name = line.strip_prefix('`').and_then(|rest| rest.strip_suffix('`'));
            path = name.filter(|name| !name.contains('`'));
        }
    }
    blocks
}

/// Splits a command at its spaces, but for those between quotation marks.
fn words(command: &str) -> Vec<&str> {
    let parts = command.split('"').enumerate();
    let words = parts.flat_map(|(at, part)| match at % 2 {
        0 => part.split_whitespace().collect(),
        _ => vec![part],
    });
    words.collect()
}

/// Runs the commands of a block in `folder`, which `cd` changes; returns what they print.
fn run_commands(block: &Block<'_>, folder: &mut std::path::PathBuf) -> String {
    let mut printed = String::new();
    let commands: Vec<&str> = block.text.lines().filter(|line| !line.is_empty()).collect();
    for (number, command) in commands.iter().enumerate() {
        let words = words(command);
        match words.split_first() {
            Some((&"cd", [to])) => *folder = folder.join(to),
            Some((&"versus", arguments)) => {
                let ran = run(arguments, folder);
                let fails = block.info == "sh fails" && number + 1 == commands.len();
                assert_eq!(ran.code, i32::from(fails), "`{command}`: {}", ran.stderr);
                printed += &(ran.stdout + &ran.stderr);
            }
            _ => panic!("the test cannot run `{command}`"),
        }
    }
    printed
}

/// Tells whether a line is as expected, where `…` stands for any text.
fn is_like(line: &str, expected: &str) -> bool {
    let mut rest = line;
    let mut parts = expected.split('…');
    let first = parts.next().unwrap_or_default();
    let Some(after) = rest.strip_prefix(first) else { return false };
    rest = after;
    let mut is_open = false;
    for part in parts {
        is_open = part.is_empty();
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.is_empty() || is_open
}

fn assert_printed(printed: &str, expected: &str) {
    let mut lines = printed.lines();
    for wanted in expected.lines() {
        let is_there = lines.any(|line| is_like(line, wanted));
        assert!(is_there, "no line `{wanted}` (in this place) in:\n{printed}");
    }
}

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Runs a guide in a folder; returns how many commands it has.
pub(crate) fn run_guide(name: &str, folder: &Path) -> usize {
    let guide = fs::read_to_string(project().join(name)).unwrap();
    let mut folder = folder.to_owned();
    let (mut printed, mut commands) = (String::new(), 0);
    for block in blocks(&guide) {
        match (block.info, block.path) {
            ("sh by hand", _) => printed.clear(),
            ("sh" | "sh fails", _) => {
                printed = run_commands(&block, &mut folder);
                commands += block.text.lines().count();
            }
            ("text", _) => assert_printed(&printed, &block.text),
            (_, Some(path)) => write(&folder, path, &block.text),
            (info, None) => panic!("what is the block `{info}`?\n{}", block.text),
        }
    }
    commands
}

#[test]
fn the_tutorial_works() {
    let empty = tempfile::tempdir().unwrap();
    let commands = run_guide("docs/tutorial.md", empty.path());
    assert!(commands >= 10, "only {commands} commands found");
}
