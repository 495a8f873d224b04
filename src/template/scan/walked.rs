//! The values that a `for` of a template walks through, in a context.

use tera::{Context, Value};

use super::Scan;
use crate::template::walk::{Path, Walk};

impl Scan {
    /// Returns the values that a `for` may walk through, or `None` where that is not known.
    pub(in crate::template) fn walked<'c>(
        &'c self,
        walk: &'c Walk,
        context: &'c Context,
    ) -> Option<Vec<&'c Value>> {
        if walk.is_written_out {
            return Some(Vec::new());
        }
        self.named(walk, context)
    }

    fn named<'c>(&'c self, walk: &'c Walk, context: &'c Context) -> Option<Vec<&'c Value>> {
        let values = walk.paths.iter().map(|path| self.values(path, walk.at.start, context));
        let values: Option<Vec<_>> = values.collect();
        values.map(|values| values.concat())
    }

    fn values<'c>(
        &'c self,
        path: &'c Path,
        at: usize,
        context: &'c Context,
    ) -> Option<Vec<&'c Value>> {
        let (variable, fields) = path.split_first()?;
        let around = |walk: &&Walk| walk.body.contains(&at) && walk.items.contains(variable);
        let mut values = match self.walks.iter().rfind(around) {
            Some(walk) if walk.is_written_out => self.named(walk, context)?,
            Some(walk) => step(&self.named(walk, context)?, ""),
            None if self.is_set(variable) => return None,
            None => vec![context.get(variable)?],
        };
        for field in fields {
            values = step(&values, field);
        }
        Some(values)
    }
}

/// Returns a field of each value, or all items of each.
fn step<'c>(values: &[&'c Value], field: &'c str) -> Vec<&'c Value> {
    let mut found = Vec::new();
    for value in values {
        match field {
            "" => found.extend(value.as_array().into_iter().flatten()),
            field => found.extend(value.get_from_path(field)),
        }
    }
    found
}
