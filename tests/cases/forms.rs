//! The report on each mistake in the forms for tools: the same findings, in the documented shape.

use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use jsonschema::Validator;
use serde_json::Value;
use versus::internals::report::{self, ReportFormat};
use versus::{Diagnostics, Sources};

use crate::support::project;

/// What the forms are held against.
pub(crate) struct Forms {
    sarif: Validator,
}

impl Forms {
    /// Reads the schemas.
    pub(crate) fn new() -> Self {
        let schema = project().join("tests/schemas/sarif-2.1.0.json");
        let schema = std::fs::read_to_string(schema).unwrap();
        // A slip in the pattern of a language, which no strict reader of patterns takes: a `]` too many.
        let schema = schema.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$");
        let schema: Value = serde_json::from_str(&schema).unwrap();
        Self { sarif: jsonschema::draft7::new(&schema).unwrap() }
    }

    /// Holds a report in each form against what was found.
    pub(crate) fn check(&self, diagnostics: &Diagnostics, sources: &Sources) -> Result<()> {
        let count = diagnostics.sorted().len();
        let written = |format| report::write(format, diagnostics, sources, Path::new("."));
        self.check_sarif(&written(ReportFormat::Sarif), count)?;
        check_annotations(&written(ReportFormat::Github), count)?;
        let json: Value = serde_json::from_str(&written(ReportFormat::Json))?;
        ensure!(json["diagnostics"].as_array().is_some_and(|found| found.len() == count), "{json}");
        Ok(())
    }

    fn check_sarif(&self, text: &str, count: usize) -> Result<()> {
        let log: Value = serde_json::from_str(text)?;
        let errors: Vec<_> = self.sarif.iter_errors(&log).map(|error| error.to_string()).collect();
        ensure!(errors.is_empty(), "{errors:?}");
        let run = &log["runs"][0];
        ensure!(run["columnKind"] == "unicodeCodePoints", "{run}");
        let results = run["results"].as_array().context("no results")?;
        ensure!(results.len() == count, "{} of {count} results", results.len());
        for result in results {
            let index = usize::try_from(result["ruleIndex"].as_u64().context("no index")?)?;
            let rule = &run["tool"]["driver"]["rules"][index];
            ensure!(rule["id"] == result["ruleId"], "{rule} is not the rule of {result}");
            let place = &result["locations"][0]["physicalLocation"];
            let uri = place["artifactLocation"]["uri"].as_str().context("no address")?;
            ensure!(!uri.starts_with('/') && !uri.contains("://"), "`{uri}` is not relative");
            let at = |name: &str| place["region"][name].as_u64();
            let start = (at("startLine"), at("startColumn"));
            let end = (at("endLine"), at("endColumn"));
            ensure!((Some(1), Some(1)) <= start && start <= end, "{start:?} to {end:?}");
        }
        Ok(())
    }
}

fn check_annotations(text: &str, count: usize) -> Result<()> {
    ensure!(text.lines().count() == count, "not {count} lines:\n{text}");
    for line in text.lines() {
        let command = line.strip_prefix("::error ").or(line.strip_prefix("::warning "));
        let command = command.with_context(|| format!("no command: {line}"))?;
        let (properties, message) = command.split_once("::").context("no message")?;
        ensure!(!message.is_empty() && !message.contains('\r'), "{line}");
        let names = properties.split(',').map(|property| property.split('=').next());
        let names: Vec<_> = names.flatten().collect();
        let on_one_line = ["file", "line", "endLine", "col", "endColumn", "title"];
        let on_several = ["file", "line", "endLine", "title"];
        ensure!(names == on_one_line || names == on_several, "{line}");
    }
    Ok(())
}
