//! A link of another user where root is about to write.

use std::fs;
use std::os::unix::fs::{lchown, symlink};
use std::path::Path;

use tasker::files::write;

/// A user who is neither root nor this process's.
const SOMEBODY: u32 = 65534;

#[test]
fn a_link_of_another_user_is_not_followed() {
    let folder = tempfile::tempdir().expect("a folder");
    let (target, link) = (folder.path().join("target"), folder.path().join("link"));
    fs::write(&target, "kept").expect("written");
    symlink(&target, &link).expect("a link");
    write::write(&link, "ours").expect("this user's own link is followed");
    assert_eq!(fs::read_to_string(&target).expect("text"), "ours");
    if !nix::unistd::geteuid().is_root() {
        // Only root can make a link of somebody else.
        return;
    }
    lchown(&link, Some(SOMEBODY), None).expect("given away");
    let refused = write::write(&link, "theirs").expect_err("refused");
    assert!(refused.to_string().contains("a link of another user"), "{refused}");
    assert_eq!(fs::read_to_string(&target).expect("text"), "ours");
    write::replace(&link, "new").expect("the link is replaced");
    assert_eq!(fs::read_to_string(&target).expect("text"), "ours");
    assert!(!is_link(&link));
}

fn is_link(path: &Path) -> bool {
    fs::symlink_metadata(path).expect("it is there").is_symlink()
}
