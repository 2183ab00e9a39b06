//! The system user that a server runs as: the user who runs this program, except root, as whom PostgreSQL
//! refuses to start.

use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, fchown, lchown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use nix::unistd::{Gid, Uid, User, geteuid};

use crate::error::{Failure, Result};

/// The users that root's server can run as, in order of preference: the accounts that distributions and macOS
/// create for it, then the one that owns nothing.
const UNPRIVILEGED: [&str; 3] = ["postgres", "_postgres", "nobody"];

/// What a server's programs get of this process's environment: how to find programs and libraries, and the time zone
/// that a new cluster takes.
const INHERITED: [&str; 3] = ["PATH", "LD_LIBRARY_PATH", "TZ"];

/// The system user that a server runs as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OsUser {
    uid: Uid,
    gid: Gid,
    name: String,
    /// Whether this process is root and must become that user.
    switched: bool,
}

impl OsUser {
    /// Returns the account for a server whose folder is, or will be, `folder`.
    ///
    /// A user's servers run as that user. Root's run as the owner of an existing folder, so that a cluster
    /// stays with the user that created it.
    ///
    /// # Errors
    /// If this is root and the system has no unprivileged user.
    pub fn for_folder(folder: &Path) -> Result<OsUser> {
        let me = geteuid();
        if !me.is_root() {
            return OsUser::of_uid(me, false).ok_or_else(|| {
                Failure::new(format!("user id {me} has no entry in the user database")).into()
            });
        }
        let owner = fs::metadata(folder).ok().map(|found| Uid::from_raw(found.uid()));
        let owner = owner.filter(|uid| !uid.is_root()).and_then(|uid| OsUser::of_uid(uid, true));
        owner.or_else(OsUser::unprivileged).ok_or_else(|| {
            Failure::new("PostgreSQL refuses to run as root, and there is no user to run it as")
                .caused_by(format!("looked for {}", UNPRIVILEGED.join(", ")))
                .hint("create one: `useradd --system postgres`")
                .into()
        })
    }

    /// Returns a user of this system, which only root can switch to.
    pub fn named(name: &str) -> Option<OsUser> {
        User::from_name(name).ok().flatten().map(|user| OsUser::of_user(user, true))
    }

    fn unprivileged() -> Option<OsUser> {
        UNPRIVILEGED.iter().find_map(|name| OsUser::named(name))
    }

    fn of_uid(uid: Uid, switched: bool) -> Option<OsUser> {
        User::from_uid(uid).ok().flatten().map(|user| OsUser::of_user(user, switched))
    }

    fn of_user(user: User, switched: bool) -> OsUser {
        OsUser { uid: user.uid, gid: user.gid, name: user.name, switched }
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn uid(&self) -> Uid {
        self.uid
    }

    /// Whether that user is another user than this process's.
    pub fn is_switched(&self) -> bool {
        self.switched
    }

    /// Returns a command that runs as that user, in English so that its errors can be recognised. It gets little
    /// of this process's environment: a server runs for long, and whoever may run programs there reads it.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.env_clear();
        command.envs(INHERITED.iter().filter_map(|name| Some((name, std::env::var_os(name)?))));
        command.env("LC_ALL", "C");
        // That user may not be allowed to enter the current directory.
        command.current_dir("/");
        if self.switched {
            command.uid(self.uid.as_raw()).gid(self.gid.as_raw());
        }
        command
    }

    /// Changes the owner of a new file or folder to that user.
    pub fn own(&self, path: &Path) -> std::io::Result<()> {
        // Never the target of a link: a user who owns a folder can put a link to anything in it.
        if self.switched {
            lchown(path, Some(self.uid.as_raw()), Some(self.gid.as_raw()))?;
        }
        Ok(())
    }

    /// Opens a file in a folder of that user for writing; creates it if missing, readable for that user
    /// alone.
    ///
    /// # Errors
    /// If it is a link: root must not be tricked into writing or giving away another file.
    pub fn open_file(&self, path: &Path, options: &mut OpenOptions) -> std::io::Result<File> {
        let file = options.create(true).mode(0o600).custom_flags(nix::libc::O_NOFOLLOW).open(path)?;
        if self.switched {
            fchown(&file, Some(self.uid.as_raw()), Some(self.gid.as_raw()))?;
        }
        Ok(file)
    }

    /// Returns the first folder on the path that that user cannot enter.
    pub fn barred_at(&self, path: &Path) -> Option<PathBuf> {
        let mut way: Vec<&Path> = path.ancestors().skip(1).collect();
        way.reverse();
        let closed = |folder: &&Path| fs::metadata(folder).is_ok_and(|found| !self.may_pass(&found));
        way.into_iter().find(closed).map(Path::to_owned)
    }

    /// Returns the first folder above a path of root's that belongs to another user, with the owner's name. That user
    /// can replace any file that root is about to write or run.
    pub fn foreign_folder(&self, path: &Path) -> Option<(PathBuf, String)> {
        if !self.switched {
            return None;
        }
        let mut way: Vec<&Path> = path.ancestors().skip(1).collect();
        way.reverse();
        way.into_iter().find_map(|folder| {
            let found = [fs::symlink_metadata(folder).ok()?, fs::metadata(folder).ok()?];
            let mut owners = found.iter().map(|found| Uid::from_raw(found.uid()));
            let owner = owners.find(|owner| !owner.is_root())?;
            let user = User::from_uid(owner).ok().flatten();
            Some((folder.to_owned(), user.map_or_else(|| format!("id {owner}"), |user| user.name)))
        })
    }

    fn may_pass(&self, folder: &fs::Metadata) -> bool {
        let bit = if folder.uid() == self.uid.as_raw() {
            0o100
        } else if folder.gid() == self.gid.as_raw() {
            0o010
        } else {
            0o001
        };
        folder.mode() & bit != 0
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn stranger() -> OsUser {
        OsUser {
            uid: Uid::from_raw(54321),
            gid: Gid::from_raw(54321),
            name: "stranger".to_owned(),
            switched: true,
        }
    }

    #[test]
    fn a_closed_folder_on_the_way_is_named() {
        let outer = tempfile::tempdir_in("/tmp").unwrap();
        let inner = outer.path().join("inner");
        fs::create_dir(&inner).unwrap();
        let target = inner.join("target");
        fs::set_permissions(outer.path(), fs::Permissions::from_mode(0o700)).unwrap();
        assert_eq!(stranger().barred_at(&target), Some(outer.path().to_owned()));
        fs::set_permissions(outer.path(), fs::Permissions::from_mode(0o711)).unwrap();
        fs::set_permissions(&inner, fs::Permissions::from_mode(0o711)).unwrap();
        assert_eq!(stranger().barred_at(&target), None);
    }

    #[test]
    fn no_link_leads_to_another_file() {
        let folder = tempfile::tempdir().unwrap();
        let (other, link) = (folder.path().join("other"), folder.path().join("link"));
        fs::write(&other, "").unwrap();
        std::os::unix::fs::symlink(&other, &link).unwrap();
        let os_user = OsUser::for_folder(folder.path()).unwrap();
        assert!(os_user.open_file(&link, File::options().append(true)).is_err());
    }

    #[test]
    fn the_server_never_runs_as_root() {
        let os_user = OsUser::for_folder(Path::new("/nonexistent")).unwrap();
        assert!(!os_user.uid().is_root());
        assert_eq!(os_user.is_switched(), geteuid().is_root());
    }
}
