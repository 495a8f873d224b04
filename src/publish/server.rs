//! The files of a server, which are not for readers: they stand in the site's folder, in
//! `publish/<host>/`.
//!
//! Each says near its top whose it is: one that another hand wrote is never touched.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::{Site, host};

use super::{Output, at, write as write_file};

/// Writes the files of the site's host, and removes those of another that an earlier build wrote for the same output.
pub(super) fn write(site: &Site, output: &Output) -> Result<()> {
    let absolute = |path: &Path| std::path::absolute(path).map_err(at(path, "find"));
    let (root, folder) = (absolute(&output.root)?, absolute(&output.folder)?);
    let name = folder.strip_prefix(&root).unwrap_or(&folder).to_string_lossy().replace('\\', "/");
    let mut wanted = Vec::new();
    if let Some(host) = site.config.publish.host {
        for (file, text) in host::files(site, host, host::Output::Server(&name)) {
            let path = format!("{}/{file}", host::folder(host));
            put(&root.join(&path), &text)?;
            wanted.push(path);
        }
    }
    let mark = format!("{} for `{name}`", host::MARK);
    for path in host::names().filter(|path| !wanted.contains(path)) {
        remove(&root, &path, &mark)?;
    }
    Ok(())
}

/// Writes a file whole or not at all, unless it is there already.
fn put(path: &Path, text: &str) -> Result<()> {
    match read(path)? {
        Some(present) if present == text => return Ok(()),
        Some(present) if !present.contains(host::MARK) => bail!(
            "`{}` is a file that no build of this program wrote\n\
             help: move it elsewhere, or keep what you changed in a copy",
            path.display()
        ),
        _ => {}
    }
    let mut new = path.as_os_str().to_owned();
    new.push(".new");
    let new = PathBuf::from(new);
    write_file(&new, text.as_bytes()).map_err(at(&new, "write"))?;
    fs::rename(&new, path).map_err(at(path, "write"))
}

fn remove(root: &Path, path: &str, mark: &str) -> Result<()> {
    let file = root.join(path);
    if !read(&file)?.is_some_and(|text| text.contains(mark)) {
        return Ok(());
    }
    fs::remove_file(&file).map_err(at(&file, "remove"))?;
    // Folders that are left empty go; those that are not stay.
    for folder in file.ancestors().skip(1).take(2) {
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
    Ok(())
}

/// Reads a file; a link or what is no text is as good as another hand's.
fn read(path: &Path) -> Result<Option<String>> {
    match fs::symlink_metadata(path) {
        Ok(found) if !found.is_file() => return Ok(Some(String::new())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        found => found.map_err(at(path, "read"))?,
    };
    let bytes = fs::read(path).map_err(at(path, "read"))?;
    Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
}
