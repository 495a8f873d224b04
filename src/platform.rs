//! What systems do differently: one question or deed each, with the answer of a system that cannot.

#[cfg(target_os = "linux")]
use std::fs::File;
use std::io;
use std::path::Path;

/// Tells whether files move between two folders that exist by a mere rename: both lie on one file system,
/// as it is mounted in one place.
#[cfg(target_os = "linux")]
pub(crate) fn is_one_file_system(one: &Path, other: &Path) -> bool {
    use rustix::fs::{AtFlags, CWD, StatxFlags, statx};

    let wanted = StatxFlags::BASIC_STATS | StatxFlags::MNT_ID;
    let mount = |folder: &Path| {
        let found = statx(CWD, folder, AtFlags::empty(), wanted).ok()?;
        // An older kernel leaves the mount at 0.
        Some((found.stx_dev_major, found.stx_dev_minor, found.stx_mnt_id))
    };
    mount(one).is_some_and(|mounted| mount(other) == Some(mounted))
}

/// Tells whether files move between two folders that exist by a mere rename.
#[cfg(all(unix, not(target_os = "linux")))]
pub(crate) fn is_one_file_system(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;

    let device = |folder: &Path| folder.metadata().ok().map(|found| found.dev());
    device(one).is_some_and(|found| device(other) == Some(found))
}

/// Tells whether files move between two folders that exist by a mere rename: a letter names a file system.
#[cfg(not(unix))]
pub(crate) fn is_one_file_system(one: &Path, other: &Path) -> bool {
    let volume = |folder: &Path| {
        folder.canonicalize().ok()?.components().next().map(|first| first.as_os_str().to_owned())
    };
    volume(one).is_some_and(|found| volume(other) == Some(found))
}

/// Exchanges two folders in one step.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
pub(crate) fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};

    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

/// Exchanges two folders in one step.
#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
pub(crate) fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Waits until all that was written to the file system of a folder is on its disk.
#[cfg(target_os = "linux")]
pub(crate) fn flush(folder: &Path) -> io::Result<()> {
    Ok(rustix::fs::syncfs(open(folder)?)?)
}

/// Waits until all that was written is on its disk.
#[cfg(all(unix, not(target_os = "linux")))]
pub(crate) fn flush(_: &Path) -> io::Result<()> {
    rustix::fs::sync();
    Ok(())
}

/// Waits until all that was written is on its disk.
#[cfg(not(unix))]
pub(crate) fn flush(_: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(target_os = "linux")]
#[expect(clippy::disallowed_methods, reason = "a folder is opened to be flushed, not read")]
fn open(folder: &Path) -> io::Result<File> {
    File::open(folder)
}
