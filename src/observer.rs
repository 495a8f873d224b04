//! Where a build stands, for whoever watches it.

/// The steps of a build, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Reading and parsing the inputs.
    Load,
    /// Making the editions.
    Localize,
    /// Holding the site against the rules.
    Check,
    /// Rendering pages into the staging folder, or into nothing.
    Render,
    /// Moving what changed into the output folder.
    Commit,
}

/// Hears how far a build has come, from any thread. `()` hears nothing.
pub trait Observer: Sync {
    /// A stage begins.
    fn stage(&self, stage: Stage) {
        let _ = stage;
    }

    /// So many pages will be rendered.
    fn pages(&self, count: usize) {
        let _ = count;
    }

    /// One page has been rendered.
    fn page_done(&self) {}

    /// A template computes with a text at `place`, as `path:line:column`, so that it is rendered for each page.
    fn computes(&self, template: &str, place: &str) {
        let _ = (template, place);
    }
}

impl Observer for () {}
