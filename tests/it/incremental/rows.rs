//! Edits of rows of data: rows that come, change and go, and files that add to one.

use super::Kind;
use super::codes::index;
use super::site::Site;

const HEADER: &str = "code,name,description,when,aliases\n";

pub(super) const KINDS: &[Kind] = &[
    ("a row of data added", |site| {
        let registry = registry(site)?;
        let code = site.random.usize(700..720).to_string();
        let path = path(&registry);
        let rows = site.read(&path).unwrap_or_else(|| HEADER.to_owned());
        if rows.contains(&format!("\n{code},")) || site.codes(&registry).contains(&code) {
            return None;
        }
        let (name, text) = (site.number(), site.number());
        let row = format!("{code},\"The \"\"{name}\"\" row\",\"It is, {text}.\",,A|B\n");
        site.write(&path, &(rows + &row));
        Some(format!("{registry}: {code}"))
    }),
    ("a row of data changed", |site| {
        let registry = registry(site)?;
        let rows = site.read(&path(&registry))?;
        let mut lines: Vec<String> = rows.lines().map(str::to_owned).collect();
        let at = site.random.usize(1..lines.len().max(2));
        let line = lines.get_mut(at)?;
        let (before, _) = line.rsplit_once(',')?;
        *line = format!("{before},ALIAS{}", site.number());
        let row = line.clone();
        site.write(&path(&registry), &(lines.join("\n") + "\n"));
        Some(row)
    }),
    ("the rows of data gone", |site| {
        let registry = registry(site)?;
        site.read(&path(&registry))?;
        site.remove(&path(&registry));
        Some(registry)
    }),
];

fn path(registry: &str) -> String {
    format!("content/{registry}/_codes.csv")
}

/// Returns a registry whose index does not list its codes.
fn registry(site: &mut Site<'_>) -> Option<String> {
    let mut registries = site.registries();
    registries.retain(|registry| !index(site, registry).keys.contains_key("codes"));
    site.pick(&registries)
}
