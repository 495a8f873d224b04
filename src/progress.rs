//! How far a build has come: a bar on a terminal, the time of each stage, and what made it slower.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use versus::{Observer, Published, Stage};

/// A build shorter than this shows no bar.
const BAR_AFTER: Duration = Duration::from_millis(500);

/// Watches a build.
#[derive(Debug)]
pub(crate) struct Progress {
    started: Instant,
    quiet: bool,
    /// Whether the number of pages is printed before they are made.
    tells_count: bool,
    bar: ProgressBar,
    stages: Mutex<Vec<(Stage, Instant)>>,
    remarks: Mutex<String>,
}

/// The time of each stage.
#[derive(Debug)]
pub(crate) struct Timings {
    stages: Vec<(Stage, Duration)>,
    total: Duration,
}

impl Progress {
    /// Starts the clock.
    pub(crate) fn new(quiet: bool) -> Self {
        let style =
            ProgressStyle::with_template("{bar:40} {pos}/{len} pages").expect("it is valid");
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        bar.set_style(style);
        Self {
            started: Instant::now(),
            quiet,
            tells_count: false,
            bar,
            stages: Mutex::default(),
            remarks: Mutex::default(),
        }
    }

    /// Prints how many pages there are before they are made.
    pub(crate) fn telling_count(self) -> Self {
        Self { tells_count: true, ..self }
    }

    /// Returns a line for each template that is rendered more often than it could be.
    pub(crate) fn remarks(&self) -> String {
        self.remarks.lock().expect(UNPOISONED).clone()
    }

    /// Removes the bar and stops the clock.
    pub(crate) fn finish(self) -> Timings {
        self.bar.finish_and_clear();
        let end = Instant::now();
        let stages = self.stages.into_inner().expect(UNPOISONED);
        let ends = stages.iter().skip(1).map(|&(_, at)| at).chain([end]);
        let stages = stages.iter().zip(ends).map(|(&(stage, from), to)| (stage, to - from));
        // Reading the inputs comes before the first stage reports.
        let stages = stages.collect();
        Timings { stages, total: end - self.started }
    }
}

impl Observer for Progress {
    fn stage(&self, stage: Stage) {
        let mut stages = self.stages.lock().expect(UNPOISONED);
        let at = if stages.is_empty() { self.started } else { Instant::now() };
        stages.push((stage, at));
    }

    fn pages(&self, count: usize) {
        self.bar.set_length(count as u64);
        if self.tells_count {
            anstream::println!("{count} pages to make");
        }
    }

    fn page_done(&self) {
        self.bar.inc(1);
        if !self.quiet && self.bar.is_hidden() && self.started.elapsed() > BAR_AFTER {
            // Draws on a terminal only.
            self.bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(10));
        }
    }

    fn computes(&self, template: &str, place: &str) {
        let mut remarks = self.remarks.lock().expect(UNPOISONED);
        let _ =
            writeln!(remarks, "{place} computes with a text: {template} is rendered for each page");
    }
}

const UNPOISONED: &str = "no stage panics while it reports";

impl Timings {
    /// Returns all on one line.
    pub(crate) fn line(&self) -> String {
        let mut line = format!("{:.2} s", self.total.as_secs_f64());
        for (at, (stage, duration)) in self.stages.iter().enumerate() {
            let joint = if at == 0 { ": " } else { ", " };
            let _ = write!(line, "{joint}{} {:.2}", name(*stage), duration.as_secs_f64());
        }
        line
    }

    /// Returns all figures of a command for machines: times in milliseconds, sizes in bytes.
    pub(crate) fn json(&self, published: &Published) -> serde_json::Value {
        let stages = self.stages.iter().map(|&(stage, time)| (name(stage), milliseconds(time)));
        serde_json::json!({
            "stages_ms": stages.collect::<BTreeMap<_, _>>(),
            "total_ms": milliseconds(self.total),
            "peak_memory_bytes": peak_memory_bytes(),
            "pages_rendered": published.rendered,
            "files_written": published.written,
            "files_unchanged": published.unchanged,
            "files_removed": published.removed,
            "site_bytes": published.bytes,
        })
    }

    /// Returns a line for each stage, and the peak memory.
    pub(crate) fn table(&self) -> String {
        let mut table = String::new();
        for (stage, duration) in &self.stages {
            let _ = writeln!(table, "{:>10.1} ms  {}", milliseconds(*duration), name(*stage));
        }
        let _ = write!(table, "{:>10.1} ms  in all", milliseconds(self.total));
        if let Some(bytes) = peak_memory_bytes() {
            let _ = write!(table, "\n{:>10} MiB peak memory", bytes >> 20);
        }
        table
    }
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}

/// Returns the most memory the process has held; `None` where the system does not tell as Linux does.
#[expect(clippy::disallowed_methods, reason = "this is no input of the site")]
fn peak_memory_bytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: u64 = line.trim().trim_end_matches(" kB").parse().ok()?;
    Some(kibibytes << 10)
}

fn name(stage: Stage) -> &'static str {
    match stage {
        Stage::Load => "load",
        Stage::Localize => "localize",
        Stage::Check => "check",
        Stage::Render => "render",
        Stage::Commit => "commit",
    }
}
