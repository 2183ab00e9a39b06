//! A disk for a tablespace that is soon full.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use tasker::private_pg::OsUser;

/// A file system of 96 kB, gone when dropped. Only root may mount it.
pub struct SmallDisk(PathBuf);

impl SmallDisk {
    pub fn mount(folder: PathBuf) -> SmallDisk {
        fs::create_dir(&folder).expect("a folder");
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=96k", "tmpfs"]).arg(&folder);
        assert!(mount.status().expect("mount is there").success(), "root may mount a file system");
        OsUser::for_folder(&folder)
            .and_then(|os_user| Ok(os_user.own(&folder)?))
            .expect("the folder given to the server's user");
        SmallDisk(folder)
    }

    pub fn folder(&self) -> &Path {
        &self.0
    }

    /// Leaves no room on it.
    pub fn fill(&self, with: &Path) {
        let mut file = File::create(with).expect("room for a name");
        while file.write_all(&[0; 1024]).is_ok() {}
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(&self.0).status();
    }
}
