//! Commands beside `build` and `check`: their flags, and what they print.

pub(crate) mod author;
pub(crate) mod list;
#[cfg(feature = "serve")]
pub(crate) mod serve;
pub(crate) mod shell;
pub(crate) mod status;
