//! `tasker template check`.

use std::fs;
use std::time::{Duration, Instant};

use insta::assert_snapshot;
use serde_json::json;

use super::{FAULTY, ORDER, write_shop};
use crate::common::Program;

#[test]
fn check_shows_every_error_with_its_line_and_a_hint() {
    let program = Program::new();
    fs::write(program.home().join("order.yaml"), FAULTY).unwrap();
    assert_snapshot!(program.run(&["template", "check", "order.yaml"]).snapshot(), @r#"
    error[bad_version]: "1.0" is not a version
     --> order.yaml:3:10
      |
    3 | version: 1.0
      |          ^^^
      |
      = hint: write MAJOR.MINOR.PATCH: `version: 1.0.0`

    error[cycle]: these steps wait for each other: reserve → charge → ship → reserve
     --> order.yaml:6:18
      |
    6 |     depends_on: [ship]
      |                  ^^^^
      |
      = hint: reserve must not wait for ship, or one between them

    error[unknown_key]: a handler has no key "comand"
     --> order.yaml:7:16
      |
    7 |     handler: { comand: ["./reserve"] }
      |                ^^^^^^
      |
      = hint: did you mean `command`?

    error[bad_duration]: "30" is not a duration: its unit is missing
     --> order.yaml:8:14
      |
    8 |     timeout: 30
      |              ^^
      |
      = hint: write 30s for seconds

    error[unknown_dependency]: no step is called "reserv"
      --> order.yaml:10:18
       |
    10 |     depends_on: [reserv, reserve]
       |                  ^^^^^^
       |
       = hint: did you mean "reserve"?

    error[unreadable_sql]: cannot read "missing.sql": No such file or directory (os error 2)
      --> order.yaml:11:29
       |
    11 |     handler: { sql: { file: missing.sql } }
       |                             ^^^^^^^^^^^
       |
       = hint: write a path relative to this workflow file

    error[duplicate_step]: a step is already called "charge"
      --> order.yaml:12:11
       |
    12 |   - name: charge
       |           ^^^^^^
       |
       = hint: rename one: the first is on line 9

    error[out_of_range]: 0 is out of range
      --> order.yaml:16:21
       |
    16 |     retry: { limit: 0 }
       |                     ^
       |
       = hint: write a number from 1 to 1000

    8 errors in order.yaml
    [exit status: 2]
    "#);
}

#[test]
fn check_answers_scripts_in_json() {
    let program = Program::new();
    write_shop(program.home());
    fs::write(program.home().join("other.yml"), "name: other\nversion: 1.0.0\nsteps: []\n").unwrap();
    let run = program.run(&["template", "check", ".", "--format", "json"]);
    assert_eq!(run.code, 2);
    assert_eq!(
        run.json(),
        json!({
            "kind": "template.check",
            "version": 1,
            "files": [
                { "file": "./order.yaml", "template": "shop/order@1.0.0", "steps": 3 },
                { "file": "./other.yml", "template": null, "steps": null },
            ],
            "errors": [{
                "file": "./other.yml",
                "line": 3,
                "column": 8,
                "code": "empty",
                "message": "the list `steps` is empty",
                "hint": "write `steps:` and a list of steps below it",
            }],
            "error_count": 1,
        })
    );
}

#[test]
fn check_takes_files_directories_and_standard_input() {
    let program = Program::new();
    write_shop(program.home());
    let deep = program.home().join("flows/.hidden");
    fs::create_dir_all(&deep).unwrap();
    fs::write(deep.join("never.yaml"), "not looked at").unwrap();
    fs::write(program.home().join("flows/notes.txt"), "not looked at").unwrap();
    let small = |name: &str| {
        format!("{{ name: {name}, version: 1.0.0, steps: [{{ name: a, handler: {{ noop: {{}} }} }}] }}")
    };
    fs::write(program.home().join("flows/a.yml"), small("a")).unwrap();
    // With the mark that some editors begin a file with.
    fs::write(program.home().join("flows/b.yaml"), format!("\u{feff}{}", small("b"))).unwrap();
    let run = program
        .run_with_stdin(&["template", "check", "-", "flows", "order.yaml", "flows/a.yml"], small("piped"));
    assert_snapshot!(run.snapshot(), @r"
    -: default/piped@1.0.0, 1 step
    flows/a.yml: default/a@1.0.0, 1 step
    flows/b.yaml: default/b@1.0.0, 1 step
    order.yaml: shop/order@1.0.0, 3 steps
    [exit status: 0]
    ");
}

#[test]
fn check_says_what_it_cannot_read() {
    let program = Program::new();
    let home = program.home();
    fs::create_dir(home.join("bare")).unwrap();
    fs::write(home.join("latin1.yaml"), b"name: order\nversion: 1.0.0\ndescription: caf\xe9\n").unwrap();
    fs::write(home.join("blank.yaml"), "").unwrap();
    fs::write(home.join("large.yaml"), vec![b'#'; 17 * 1024 * 1024]).unwrap();
    fs::write(home.join("tabs.yaml"), "name: a\nsteps:\n\t- name: b\n").unwrap();
    let run = program.run(&[
        "template",
        "check",
        "nowhere.yaml",
        "bare",
        "latin1.yaml",
        "blank.yaml",
        "large.yaml",
        "tabs.yaml",
    ]);
    assert_snapshot!(run.snapshot(), @r"
    error[unreadable]: cannot read it: No such file or directory (os error 2)
    --> nowhere.yaml
     = hint: check the spelling and the current directory

    error[empty]: this directory contains no *.yaml or *.yml file
    --> bare
     = hint: name a file, or a directory that contains some

    error[bad_encoding]: the byte 0xe9 here is not UTF-8
     --> latin1.yaml:3:17
      |
    3 | description: caf�
      |                 ^
      |
      = hint: save the file as UTF-8

    error[empty]: the file is empty
    --> blank.yaml
     = hint: write `name`, `version` and `steps`; `tasker template schema` has every key

    error[unreadable]: cannot read it: it is larger than 16 MiB
    --> large.yaml
     = hint: name a file, a directory of files, or - for standard input

    error[bad_syntax]: tabs disallowed within this context (block indentation)
     --> tabs.yaml:3:2
      |
    3 |     - name: b
      |     ^
      |
      = hint: indent with spaces: YAML does not take tabs

    6 errors in 6 of 6 files
    [exit status: 2]
    ");
}

#[test]
fn check_of_two_files_with_one_version_is_an_error() {
    let program = Program::new();
    write_shop(program.home());
    fs::write(program.home().join("copy.yaml"), ORDER).unwrap();
    assert_snapshot!(program.run(&["template", "check", "order.yaml", "copy.yaml"]).snapshot(), @r"
    order.yaml: shop/order@1.0.0, 3 steps
    error[duplicate_template]: shop/order@1.0.0 is defined in order.yaml already
    --> copy.yaml
     = hint: rename one of them, or raise its version

    1 error in 1 of 2 files
    [exit status: 2]
    ");
}

#[test]
fn check_of_thousands_of_errors_ends_soon_and_counts_them() {
    let program = Program::new();
    let many = |count: usize, step: fn(usize) -> String| (0..count).map(step).collect::<String>();
    let dependencies = many(4000, |n| {
        format!("  - {{ name: step{}, depends_on: [stpe{n}], handler: {{ noop: {{}} }} }}\n", n + 1)
    });
    let cycles = many(4000, |n| {
        format!("  - {{ name: s{n}, depends_on: [s{}], handler: {{ noop: {{}} }} }}\n", n ^ 1)
    });
    let names =
        many(4000, |n| format!("  - {{ name: a, timeout: {n} parsecs, handler: {{ noop: {{}} }} }}\n"));
    let step = "  - { name: a, handler: { noop: {} } }\n";
    let keys = step.to_owned() + &many(100_000, |n| format!("key{n}: 1\n"));
    for (steps, errors) in [(dependencies, 4000), (cycles, 2000), (names, 7999), (keys, 100_000)] {
        let text = format!("name: w\nversion: 1.0.0\nsteps:\n{steps}");
        // In an unoptimised build on a busy machine: what is quadratic takes minutes.
        let started = Instant::now();
        let run = program.run_with_stdin(&["template", "check", "-"], text);
        assert!(started.elapsed() < Duration::from_secs(30), "{:?}", started.elapsed());
        assert_eq!(run.code, 2);
        assert!(run.stdout.ends_with(&format!("{errors} errors in -\n")), "{}", run.stdout);
    }
}

#[test]
fn check_of_ten_megabytes_ends_soon() {
    let program = Program::new();
    let step = |n: usize| {
        format!("  - {{ name: s{n}, description: '{}', handler: {{ noop: {{}} }} }}\n", "x".repeat(1000))
    };
    let steps: String = (0..10_000).map(step).collect();
    fs::write(program.home().join("w.yaml"), format!("name: w\nversion: 1.0.0\nsteps:\n{steps}")).unwrap();
    let run = program.run(&["template", "check", "w.yaml"]).success();
    assert_eq!(run.stdout, "w.yaml: default/w@1.0.0, 10000 steps\n");

    let bomb: String = (1..40).map(|n| format!("a{n}: &a{n} [*a{0}, *a{0}]\n", n - 1)).collect();
    let run = program.run_with_stdin(&["template", "check", "-"], format!("a0: &a0 [x]\n{bomb}"));
    assert_eq!(run.code, 2);
    assert!(
        run.stdout.contains("the aliases of this file unfold into more than a million values"),
        "{}",
        run.stdout
    );
}
