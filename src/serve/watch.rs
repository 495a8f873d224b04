//! Changes of input files → a sign to load the site again, once for those that come together.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::source::{FOLDERS, is_input_name};

/// How long no file may change before the site is loaded: an editor's save is several changes.
const QUIET: Duration = Duration::from_millis(30);

/// How long changes that do not end are waited for.
const WAIT_MAX: Duration = Duration::from_millis(300);

/// Watches the inputs of a site.
pub(super) struct Watch {
    watcher: RecommendedWatcher,
    folders: [PathBuf; 3],
    changes: Receiver<notify::Result<Event>>,
}

impl Watch {
    /// Begins to watch the inputs in `root`, a path that is absolute and resolved.
    pub(super) fn start(root: &Path) -> Result<Self> {
        let (sender, changes) = channel();
        let watcher = notify::recommended_watcher(sender).context("cannot watch files")?;
        let mut watch = Self { watcher, folders: FOLDERS.map(|name| root.join(name)), changes };
        // Tells of folders of inputs that come and go; what else lies there is not looked into.
        let watched = watch.watcher.watch(root, RecursiveMode::NonRecursive);
        watched.with_context(|| format!("cannot watch `{}`", root.display()))?;
        for folder in watch.folders.clone() {
            if folder.is_dir() {
                let watched = watch.watcher.watch(&folder, RecursiveMode::Recursive);
                watched.with_context(|| format!("cannot watch `{}`", folder.display()))?;
            }
        }
        Ok(watch)
    }

    /// Waits until inputs have changed and then rested; false when nothing is watched any more.
    pub(super) fn wait(&mut self) -> bool {
        loop {
            match self.changes.recv() {
                Ok(change) => {
                    if self.concerns_inputs(change) {
                        break;
                    }
                }
                Err(_) => return false,
            }
        }
        let started = Instant::now();
        while started.elapsed() < WAIT_MAX {
            match self.changes.recv_timeout(QUIET) {
                Ok(change) => drop(self.concerns_inputs(change)),
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
        true
    }

    /// Tells whether a change may be one of an input. A folder of inputs that is new is watched from now on.
    fn concerns_inputs(&mut self, change: notify::Result<Event>) -> bool {
        // Where changes were lost, anything may have changed.
        let Ok(event) = change else { return true };
        // Loading the site reads its files, which is no reason to load it again.
        let is_written = event.kind == EventKind::Access(AccessKind::Close(AccessMode::Write));
        if event.kind.is_access() && !is_written {
            return false;
        }
        for folder in &self.folders {
            if event.paths.contains(folder) && folder.is_dir() {
                // A folder that is gone again is watched when it comes back.
                let _ = self.watcher.watch(folder, RecursiveMode::Recursive);
            }
        }
        event.need_rescan() || event.paths.iter().any(|path| self.is_input(path))
    }

    /// Tells whether a path is one of an input.
    fn is_input(&self, path: &Path) -> bool {
        let mut folders = self.folders.iter();
        let below = folders.find_map(|folder| path.strip_prefix(folder).ok());
        below.is_some_and(|below| below.iter().all(is_input_name))
    }
}
