//! The files of tables and indexes: as large as those of the other database, with the few pages that the planner reads.
//! All else is empty, and takes no space.

use std::fs::{File, OpenOptions};
use std::io;
use std::os::unix::fs::FileExt;
use std::path::Path;

use anyhow::Context as _;

use super::files::{RelationFile, Shape};
use crate::error::Result;
use crate::querycheck::scratch::{BLOCK, extend};
use crate::querycheck::statistics::document::GinPages;

/// Where the content of a page begins, after its head.
const CONTENT: u64 = 24;
/// Where the links of a B-tree's page are.
const SPECIAL: u16 = 8176;
const BTREE_MAGIC: u32 = 0x05_3162;
const BRIN_MAGIC: u32 = 0xA810_9CFA;
const LEAF: u16 = 1;
const ROOT: u16 = 2;

/// Makes the files, in the data folder of a server that is stopped.
///
/// # Errors
/// Those of the files.
pub fn write(folder: &Path, files: &[RelationFile]) -> Result<()> {
    for file in files {
        let path = folder.join(&file.path);
        let shaped = shape(&path, &file.shape).with_context(|| format!("writing {}", path.display()));
        shaped?;
        extend(&path, file.pages)?;
    }
    Ok(())
}

fn shape(path: &Path, shape: &Shape) -> io::Result<()> {
    let open = || OpenOptions::new().read(true).write(true).open(path);
    match shape {
        Shape::Plain => Ok(()),
        Shape::BTree { height: 0 } => Ok(()),
        Shape::BTree { height } => raise(&open()?, *height),
        Shape::Gin(pages) => count(&open()?, pages),
        Shape::Brin { last_map_page } => {
            let file = open()?;
            if number(&file, CONTENT)? == BRIN_MAGIC {
                file.write_all_at(&last_map_page.to_ne_bytes(), CONTENT + 12)?;
            }
            Ok(())
        }
    }
}

fn number(file: &File, at: u64) -> io::Result<u32> {
    let mut bytes = [0; 4];
    file.read_exact_at(&mut bytes, at)?;
    Ok(u32::from_ne_bytes(bytes))
}

/// Gives a B-tree levels: over its root, a page for each with one way down. Searches of its ends still work.
fn raise(file: &File, height: u32) -> io::Result<()> {
    let (root, level) = (number(file, CONTENT + 8)?, number(file, CONTENT + 12)?);
    if number(file, CONTENT)? != BTREE_MAGIC || level >= height {
        return Ok(());
    }
    let mut next = (file.metadata()?.len() / BLOCK) as u32;
    let mut append = |page: &[u8]| {
        file.write_all_at(page, u64::from(next) * BLOCK)?;
        next += 1;
        Ok::<_, io::Error>(next - 1)
    };
    let mut child = if root == 0 {
        // It has never had an entry.
        append(&page(0, LEAF, None))?
    } else {
        let flags_at = u64::from(root) * BLOCK + u64::from(SPECIAL) + 12;
        let mut flags = [0; 2];
        file.read_exact_at(&mut flags, flags_at)?;
        let flags = u16::from_ne_bytes(flags) & !ROOT;
        file.write_all_at(&flags.to_ne_bytes(), flags_at)?;
        root
    };
    for level in level + 1..=height {
        child = append(&page(level, if level == height { ROOT } else { 0 }, Some(child)))?;
    }
    // Both the true root and the fast one.
    let roots: Vec<u8> =
        [child, height, child, height].iter().flat_map(|number| number.to_ne_bytes()).collect();
    file.write_all_at(&roots, CONTENT + 8)
}

/// A page of a B-tree: empty, or with one way down, which is less than any key.
fn page(level: u32, flags: u16, child: Option<u32>) -> Vec<u8> {
    let mut page = vec![0; BLOCK as usize];
    let mut put = |at: usize, bytes: &[u8]| page[at..at + bytes.len()].copy_from_slice(bytes);
    const ENTRY: u16 = SPECIAL - 8;
    let (lower, upper) =
        if child.is_some() { (CONTENT as u16 + 4, ENTRY) } else { (CONTENT as u16, SPECIAL) };
    put(12, &lower.to_ne_bytes());
    put(14, &upper.to_ne_bytes());
    put(16, &SPECIAL.to_ne_bytes());
    // The size of a page, and the version of its layout.
    put(18, &(BLOCK as u16 | 4).to_ne_bytes());
    if let Some(child) = child {
        // A pointer to an entry in use of eight bytes.
        let pointer = u32::from(ENTRY) | 1 << 15 | 8 << 17;
        put(CONTENT as usize, &pointer.to_ne_bytes());
        let entry = usize::from(ENTRY);
        put(entry, &((child >> 16) as u16).to_ne_bytes());
        put(entry + 2, &(child as u16).to_ne_bytes());
        // Its size, and that it has no column.
        put(entry + 6, &(8_u16 | 0x2000).to_ne_bytes());
    }
    let special = usize::from(SPECIAL);
    put(special + 8, &level.to_ne_bytes());
    put(special + 12, &flags.to_ne_bytes());
    page
}

/// Gives a GIN index its counts.
fn count(file: &File, pages: &GinPages) -> io::Result<()> {
    file.write_all_at(&pages.pending_pages.to_ne_bytes(), CONTENT + 12)?;
    file.write_all_at(&pages.pending_rows.to_ne_bytes(), CONTENT + 16)?;
    if let Some(counted) = &pages.counted {
        let counts = [counted.total_pages, counted.entry_pages, counted.data_pages];
        let counts: Vec<u8> = counts.iter().flat_map(|number| number.to_ne_bytes()).collect();
        file.write_all_at(&counts, CONTENT + 24)?;
        file.write_all_at(&counted.entries.to_ne_bytes(), CONTENT + 40)?;
    }
    Ok(())
}
