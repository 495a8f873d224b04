//! The inputs → what is served: the last site that had no mistake, and the mistakes of the inputs as they
//! are now.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use anyhow::Result;

use crate::Site;
use crate::diagnostic::Diagnostics;
use crate::edition::Memory;
use crate::press::{Press, Way};
use crate::report::ReportStyle;
use crate::source::Sources;

use super::{Console, News};

/// Number of hex digits of a version.
const VERSION_DIGITS: usize = 16;

/// What is served at a moment.
#[derive(Clone, Debug, Default)]
pub(super) struct Live {
    /// The last good site; none where there was none yet.
    pub(super) site: Option<Arc<LiveSite>>,
    /// What is wrong with the inputs.
    pub(super) mistakes: Option<Arc<Mistakes>>,
}

/// A site that is served.
#[derive(Debug)]
pub(super) struct LiveSite {
    site: Site,
    press: Press,
    /// A digest of the inputs.
    pub(super) version: String,
    /// How the site before differs, where it does in stylesheets alone.
    pub(super) restyling: Option<Restyling>,
}

/// A change of nothing but stylesheets.
#[derive(Debug)]
pub(super) struct Restyling {
    /// The version before.
    pub(super) from: String,
    /// The paths of each stylesheet that changed: before and now.
    pub(super) paths: Vec<[String; 2]>,
}

/// What is wrong with the inputs, for people.
#[derive(Debug)]
pub(super) struct Mistakes {
    /// How many there are.
    pub(super) summary: String,
    /// Each, with its place and snippet.
    pub(super) report: String,
}

/// Loads the site of one folder.
pub(super) struct Loader {
    root: PathBuf,
    base_url: String,
    console: Arc<dyn Console>,
}

impl LiveSite {
    pub(super) fn site(&self) -> &Site {
        &self.site
    }

    pub(super) fn press(&self) -> &Press {
        &self.press
    }
}

impl Loader {
    /// Makes a loader of the site in `root`, which is served at `base_url`.
    pub(super) fn new(root: PathBuf, base_url: String, console: Arc<dyn Console>) -> Self {
        Self { root, base_url, console }
    }

    /// Loads the site again. A folder that cannot be read, as it may be for a moment, is a mistake too.
    pub(super) fn reload(&self, before: &Live) -> Live {
        self.load(before).unwrap_or_else(|error| {
            let summary = format!("{error:#}");
            self.console.tell(News::Mistakes("", &summary));
            let mistakes = Mistakes { summary, report: String::new() };
            Live { site: before.site.clone(), mistakes: Some(Arc::new(mistakes)) }
        })
    }

    /// Loads the site. Where it has a mistake, the one before stays.
    pub(super) fn load(&self, before: &Live) -> Result<Live> {
        let started = Instant::now();
        let mut diagnostics = Diagnostics::default();
        let sources = Sources::load(&self.root, &mut diagnostics)?.with_base_url(&self.base_url)?;
        let sources = Arc::new(sources.with_drafts());
        let version = version(&sources);
        if let Some(site) = before.site.as_ref().filter(|site| site.version == version) {
            if before.mistakes.is_some() {
                self.console.tell(News::Loaded(started.elapsed(), ""));
            }
            return Ok(Live { site: Some(Arc::clone(site)), mistakes: None });
        }
        let memory = before.site.as_ref().map(|before| Memory::of(&before.site.editions));
        let memory = memory.unwrap_or_default();
        let site = crate::load_with(&memory, &sources, &(), &mut diagnostics);
        let site = site.filter(|_| diagnostics.errors() == 0);
        let report = diagnostics.report(&sources, ReportStyle::Styled);
        let Some(site) = site else {
            let mistakes = Mistakes {
                summary: diagnostics.summary(),
                report: diagnostics.report(&sources, ReportStyle::Plain),
            };
            self.console.tell(News::Mistakes(&report, &mistakes.summary));
            return Ok(Live { site: before.site.clone(), mistakes: Some(Arc::new(mistakes)) });
        };
        let restyling = before.site.as_ref().and_then(|before| restyling(before, &site));
        self.console.tell(News::Loaded(started.elapsed(), &report));
        let site = LiveSite { press: site.press(Way::Cast), site, version, restyling };
        Ok(Live { site: Some(Arc::new(site)), mistakes: None })
    }
}

/// Takes a digest of all inputs: the same inputs have the same version, in every process.
fn version(sources: &Sources) -> String {
    let mut hasher = blake3::Hasher::new();
    let mut add = |bytes: &[u8]| {
        hasher.update(&(bytes.len() as u64).to_le_bytes());
        hasher.update(bytes);
    };
    for (_, source) in sources.below("") {
        add(source.path.as_bytes());
        add(source.text.as_bytes());
    }
    for (name, bytes) in sources.assets() {
        add(name.as_bytes());
        add(bytes);
    }
    hasher.finalize().to_hex()[..VERSION_DIGITS].into()
}

/// Describes a change of stylesheets, where nothing else has changed.
fn restyling(before: &LiveSite, now: &Site) -> Option<Restyling> {
    let texts = |site: &Site| -> usize { site.sources.below("").count() };
    let mut pairs = before.site.sources.below("").zip(now.sources.below(""));
    let is_same = texts(&before.site) == texts(now)
        && pairs.all(|((_, a), (_, b))| a.path == b.path && a.text == b.text)
        && before.site.sources.assets().count() == now.sources.assets().count();
    if !is_same {
        return None;
    }
    let mut paths = Vec::new();
    for ((name, a), (other, b)) in before.site.sources.assets().zip(now.sources.assets()) {
        if name == other && a == b {
            continue;
        }
        if name != other || !name.ends_with(".css") {
            return None;
        }
        paths.push([before.site.assets.path(name)?.into(), now.assets.path(name)?.into()]);
    }
    Some(Restyling { from: before.version.clone(), paths })
}
