//! What is there cannot be used: a clear error, and nothing is deleted.

use std::fs;
use std::io::Write;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command};

use insta::assert_snapshot;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use tasker::private_pg::OsUser;

use crate::common::{Run, eventually_blocking};
use crate::fixture::private_pg::Home;

fn assert_kept(home: &Home) {
    assert_eq!(home.sql("select answer from kept"), "42");
}

#[test]
fn a_killed_server_leaves_a_pid_file_and_is_recovered() {
    let home = Home::stopped();
    home.tasker(&["db", "start"]).success();
    kill(Pid::from_raw(home.pid()), Signal::SIGKILL).unwrap();
    eventually_blocking("the server has stopped", || {
        home.tasker(&["db", "status", "--format", "json"]).success().json()["state"] == "stopped"
    });
    assert!(home.cluster().join("postmaster.pid").exists());
    assert_kept(&home);
}

/// A process of the server's user that is no server.
struct Bystander(Child);

impl Bystander {
    fn of(home: &Home) -> Bystander {
        let mut sleep = OsUser::for_folder(&home.postgres()).unwrap().command("sleep");
        Bystander(sleep.arg("600").process_group(0).spawn().unwrap())
    }
}

impl Drop for Bystander {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn a_stale_pid_file_that_names_another_program_is_told_apart() {
    let home = Home::stopped();
    let bystander = Bystander::of(&home);
    let pid_file = home.cluster().join("postmaster.pid");
    let text =
        format!("{}\n{}\n1700000000\n5432\n/\n\n1 1\nready\n", bystander.0.id(), home.cluster().display());
    fs::write(&pid_file, text).unwrap();

    assert_eq!(home.tasker(&["db", "status", "--format", "json"]).success().json()["state"], "stopped");
    let stop = home.tasker(&["db", "stop", "--format", "json"]).success();
    assert_eq!(stop.json()["was_running"], false);
    let start = home.tasker(&["db", "start"]);
    let told = home.snapshot(&start).replace(&bystander.0.id().to_string(), "PID");
    let told = told.lines().skip(2).collect::<Vec<_>>().join("\n");
    assert_snapshot!(told, @r"
    error: the private PostgreSQL does not start
      caused by: ~/data/postgres/data/postmaster.pid names process PID, which is alive but is not this server (sleep)
      hint: the file is left over from a crash; remove it: `rm ~/data/postgres/data/postmaster.pid`
    [exit status: 4]
    ");
    assert!(pid_file.exists());
    drop(bystander);
    assert_kept(&home);
}

#[test]
fn a_cluster_of_another_major_version_is_left_as_it_is() {
    let home = Home::stopped();
    let version = home.cluster().join("PG_VERSION");
    let true_version = fs::read_to_string(&version).unwrap();
    fs::write(&version, "9.6\n").unwrap();
    let start = home.tasker(&["db", "start"]);
    assert_eq!(start.code, 4);
    let told = home.snapshot(&start);
    assert!(
        told.contains("error: the private PostgreSQL in ~/data/postgres/data was made by PostgreSQL 9\n"),
        "{told}"
    );
    assert!(
        told.contains("caused by: the server programs of PostgreSQL 9 are not installed here\n"),
        "{told}"
    );
    assert!(told.contains(&format!("found PostgreSQL {}", true_version.trim())), "{told}");
    assert!(told.contains("hint: install that version: `"), "{told}");
    fs::write(&version, true_version).unwrap();
    assert_kept(&home);
}

#[test]
fn a_cluster_that_is_not_whole_is_named_and_kept() {
    let home = Home::stopped();
    let (control, aside) = (home.cluster().join("global/pg_control"), home.folder().join("pg_control"));
    fs::rename(&control, &aside).unwrap();
    assert_snapshot!(home.snapshot(&home.tasker(&["db", "start"])), @r"
    ------- stderr -------
    error: the private PostgreSQL in ~/data/postgres/data is incomplete
      caused by: global/pg_control is missing or unreadable; nothing was deleted
      hint: delete it and start over: `tasker db destroy`
    [exit status: 4]
    ");
    fs::rename(&aside, &control).unwrap();
    assert_kept(&home);
    fs::remove_file(&control).unwrap();
    home.tasker(&["db", "destroy", "--yes"]).success();
    assert!(!home.postgres().exists());
}

#[test]
fn a_folder_that_is_no_cluster_of_ours_is_never_touched() {
    let home = Home::new();
    fs::create_dir_all(home.cluster()).unwrap();
    fs::write(home.cluster().join("diary.txt"), "dear diary").unwrap();
    insta::allow_duplicates! {
        for args in [&["db", "start"][..], &["db", "status"], &["db", "stop"], &["db", "destroy", "--yes"]] {
            let run = home.tasker(args);
            assert_snapshot!(home.snapshot(&run), @r"
            ------- stderr -------
            error: ~/data/postgres/data is not a PostgreSQL cluster, or an incomplete one
              caused by: nothing was changed or deleted
              hint: move it away, or choose another folder with TASKER_DATA_DIR
            [exit status: 4]
            ");
        }
    }
    assert_eq!(fs::read_dir(home.postgres()).unwrap().count(), 1);
    assert_eq!(fs::read_to_string(home.cluster().join("diary.txt")).unwrap(), "dear diary");
}

#[test]
fn somebody_else_s_cluster_is_never_touched() {
    let home = Home::stopped();
    fs::remove_file(home.cluster().join("made_by_tasker")).unwrap();
    let run = home.tasker(&["db", "destroy", "--yes"]);
    let told = home.snapshot(&run);
    assert!(
        told.contains("error: ~/data/postgres/data is a PostgreSQL cluster that tasker did not create\n"),
        "{told}"
    );
    assert_eq!(run.code, 4);
    assert!(home.cluster().join("PG_VERSION").exists());
}

#[test]
fn a_file_in_place_of_the_folder_is_named() {
    let home = Home::new();
    fs::create_dir_all(home.folder().join("data")).unwrap();
    fs::write(home.postgres(), "").unwrap();
    assert_snapshot!(home.snapshot(&home.tasker(&["db", "start"])), @r"
    ------- stderr -------
    error: ~/data/postgres is not a folder
      hint: move it away, or choose another folder with TASKER_DATA_DIR
    [exit status: 4]
    ");
}

#[test]
fn without_the_server_s_programs_the_error_says_where_it_looked_and_how_to_install_them() {
    let home = Home::new();
    let mut command = home.command(&["db", "start"]);
    command.env("TASKER_POSTGRES_BIN", home.folder());
    let run = Run::of(command);
    let told = home.snapshot(&run);
    assert!(
        told.contains("error: no PostgreSQL server of version 14 or later is installed here\n"),
        "{told}"
    );
    assert!(told.contains("looked for initdb and postgres in ~ (TASKER_POSTGRES_BIN)\n"), "{told}");
    assert!(told.contains("hint: install it: `"), "{told}");
    assert_eq!(run.code, 4);
    assert!(!home.cluster().exists());
}

/// A disk too small for a cluster: a small one where this process may mount it,
/// else a limit on the size of files, which makes the same writes fail.
enum SmallDisk {
    Mounted,
    Limited { blocks: u32 },
}

impl SmallDisk {
    fn at(home: &Home, megabytes: u32) -> SmallDisk {
        let disk = home.folder().join("disk");
        fs::create_dir(&disk).unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &format!("size={megabytes}m,mode=755"), "tasker-test"]).arg(&disk);
        match mount.output() {
            Ok(output) if output.status.success() => SmallDisk::Mounted,
            _ => SmallDisk::Limited { blocks: 100 * megabytes },
        }
    }

    /// Takes the space that is left.
    fn fill(&mut self, home: &Home) {
        match self {
            SmallDisk::Mounted => {
                let mut file = fs::File::create(home.folder().join("disk/filler")).unwrap();
                while file.write_all(&[0; 4096]).is_ok() {}
            }
            // Not even the file for the server's pid can be written.
            SmallDisk::Limited { blocks } => *blocks = 0,
        }
    }

    /// Gives it back; the limit holds for runs through [`SmallDisk::tasker`] only.
    fn empty(&self, home: &Home) {
        if let SmallDisk::Mounted = self {
            fs::remove_file(home.folder().join("disk/filler")).unwrap();
        }
    }

    fn tasker(&self, home: &Home, args: &[&str]) -> Run {
        let command = home.command_in(&home.folder().join("disk/data"), args);
        let SmallDisk::Limited { blocks } = self else { return Run::of(command) };
        let mut limited = Command::new("/bin/sh");
        let limit = format!("ulimit -f {blocks}; exec \"$@\"");
        limited.args(["-c", &limit, "sh"]).arg(command.get_program());
        limited.args(command.get_args()).env_clear();
        limited.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
        Run::of(limited)
    }
}

#[test]
fn a_server_that_finds_its_configuration_wrong_is_quoted() {
    let home = Home::stopped();
    let configuration = home.cluster().join("postgresql.conf");
    let good = fs::read_to_string(&configuration).unwrap();
    fs::write(&configuration, format!("{good}\nwork_mem = plenty\n")).unwrap();
    let told = home.snapshot(&home.tasker(&["db", "start"]));
    let told = told.lines().skip(2).collect::<Vec<_>>().join("\n");
    assert_snapshot!(told, @r#"
    error: the private PostgreSQL does not start (log: ~/data/postgres/server.log)
      caused by: invalid value for parameter "work_mem": "plenty"
        FATAL: configuration file "~/data/postgres/data/postgresql.conf" contains errors
    [exit status: 4]
    "#);
    fs::write(&configuration, good).unwrap();
    assert_kept(&home);
}

#[test]
fn a_disk_that_filled_up_later_is_named_and_loses_nothing() {
    let home = Home::new();
    let mut disk = SmallDisk::at(&home, 80);
    let on_disk = |args: &[&str]| home.command_in(&home.folder().join("disk/data"), args);
    let sql = |statement: &str| on_disk(&["db", "psql", "--", "-AtXq", "-c", statement]);
    Run::of(sql("create table kept as select 42 as answer")).success();
    Run::of(on_disk(&["db", "stop"])).success();
    disk.fill(&home);
    let run = disk.tasker(&home, &["db", "start"]);
    let told = home.snapshot(&run);
    assert_eq!(run.code, 4, "{told}");
    assert!(told.contains("error: the private PostgreSQL does not start"), "{told}");
    if let SmallDisk::Mounted = disk {
        assert!(
            told.contains("caused by: the disk is full: 0 bytes are free for ~/disk/data/postgres"),
            "{told}"
        );
    }
    disk.empty(&home);
    assert_eq!(Run::of(sql("select answer from kept")).success().stdout, "42\n");
}

#[test]
fn a_full_disk_is_named_and_leaves_nothing_half_made() {
    let home = Home::new();
    let disk = SmallDisk::at(&home, 20);
    let run = disk.tasker(&home, &["db", "start"]);
    let told = home.snapshot(&run);
    assert_eq!(run.code, 4, "{told}");
    assert!(told.contains("error: cannot create the private PostgreSQL: initdb failed"), "{told}");
    match disk {
        SmallDisk::Mounted => {
            assert!(told.contains("caused by: the disk is full: "), "{told}");
            assert!(told.contains("No space left on device"), "{told}");
            assert!(
                told.contains("hint: free some space and try again: `df -h ~/disk/data/postgres`"),
                "{told}"
            );
        }
        SmallDisk::Limited { .. } => assert!(told.contains("File too large"), "{told}"),
    }
    let left: Vec<_> = fs::read_dir(home.folder().join("disk/data/postgres")).unwrap().flatten().collect();
    assert_eq!(left.len(), 1, "the lock file only: {left:?}");
}
