//! The files that `tasker check plans` reads, and what is wrong with them.

use std::fs;

use insta::assert_snapshot;
use tasker::yaml::FileErrorCode;

use crate::common::Program;

#[test]
fn every_error_of_a_file_is_shown_with_its_line_and_a_hint() {
    let program = Program::new();
    fs::write(program.home().join("checks.yaml"), FAULTY).expect("a file");
    let run = program.run(&["check", "plans", "--file", "checks.yaml"]);
    assert_eq!(run.code, 2);
    assert_snapshot!(run.snapshot(), @r#"
    ------- stderr -------
    error[conflicting_keys]: a check takes `sql` or `file`, not both
     --> checks.yaml:4:5
      |
    4 |     file: orders.sql
      |     ^^^^
      |
      = hint: remove one of them

    error[unknown_key]: a check has no key "expct"
     --> checks.yaml:5:5
      |
    5 |     expct: { no_seq_scan: 1000 }
      |     ^^^^^
      |
      = hint: did you mean `expect`?

    error[duplicate_check]: there is a check "orders" already
     --> checks.yaml:6:5
      |
    6 |   - name: orders
      |     ^^^^^^^^^^^^
      |
      = hint: name each check once

    error[wrong_type]: expected one value, found a list
     --> checks.yaml:8:18
      |
    8 |     parameters: [[1, 2]]
      |                  ^^^^^^
      |
      = hint: write an array as '{1,2}' and JSON in quotes: '{"id": 1}'

    error[unknown_key]: `expect` has no key "no_seqscan"
     --> checks.yaml:9:15
      |
    9 |     expect: { no_seqscan: 10, max_time: 100, max_rows: many }
      |               ^^^^^^^^^^
      |
      = hint: did you mean `no_seq_scan`?

    error[bad_duration]: "100" is not a duration: its unit is missing
     --> checks.yaml:9:41
      |
    9 |     expect: { no_seqscan: 10, max_time: 100, max_rows: many }
      |                                         ^^^
      |
      = hint: write 100s for seconds

    error[wrong_type]: expected a whole number, found text
     --> checks.yaml:9:56
      |
    9 |     expect: { no_seqscan: 10, max_time: 100, max_rows: many }
      |                                                        ^^^^

    error[duplicate_check]: there is a check "orders" already
      --> checks.yaml:10:5
       |
    10 |   - name: orders
       |     ^^^^^^^^^^^^
       |
       = hint: name each check once

    error[unreadable_sql]: cannot read "missing.sql": No such file or directory (os error 2)
      --> checks.yaml:11:11
       |
    11 |     file: missing.sql
       |           ^^^^^^^^^^^
       |
       = hint: name a file beside this one that holds one statement

    error[unknown_word]: "generc" is not one of the words to choose from
      --> checks.yaml:12:12
       |
    12 |     plans: generc
       |            ^^^^^^
       |
       = hint: did you mean `generic`?

    error[empty]: the list `index_used` is empty
      --> checks.yaml:13:27
       |
    13 |     expect: { index_used: [] }
       |                           ^^
       |
       = hint: remove the key, or write a name

    error[bad_name]: a check's name cannot hold '/'
      --> checks.yaml:14:11
       |
    14 |   - name: a/b
       |           ^^^
       |
       = hint: write a-b

    error[empty]: the statement is empty
      --> checks.yaml:15:10
       |
    15 |     sql: ''
       |          ^^

    error[conflicting_keys]: a check takes `parameters` or `cases`, not both
      --> checks.yaml:17:5
       |
    17 |     cases: []
       |     ^^^^^
       |
       = hint: remove one of them

    error[empty]: the list `cases` is empty
      --> checks.yaml:17:12
       |
    17 |     cases: []
       |            ^^
       |
       = hint: remove the key, or write a case

    error[out_of_range]: 0.5 is out of range
      --> checks.yaml:18:35
       |
    18 |     expect: { max_estimate_error: 0.5 }
       |                                   ^^^
       |
       = hint: write 1 or more

    error: 16 errors in checks.yaml
    [exit status: 2]
    "#);
}

#[test]
fn a_file_that_holds_no_checks_says_what_to_write() {
    let program = Program::new();
    let check = |text: &str| {
        fs::write(program.home().join("checks.yaml"), text).expect("a file");
        let run = program.run(&["check", "plans", "--file", "checks.yaml"]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{}", run.stderr);
        run.stderr
    };
    assert!(check("# nothing yet\n").contains("`tasker check schema` has every key"));
    assert!(check("checks: []\n").contains("the list `checks` is empty"));
    assert!(check("checks:\n- name: [\n").contains(FileErrorCode::BadSyntax.as_str()));
    let one = "- { name: a, sql: select 1, expect: { max_cost: 1 } }\n";
    let twice = check(&format!("checks:\n{one}{one}"));
    assert!(twice.contains("there is a check \"a\" already\n --> checks.yaml:3:3"), "{twice}");
    let run = program.run(&["check", "plans", "--file", "none.yaml"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("cannot read it: No such file"), "{}", run.stderr);
}

const FAULTY: &str = "\
checks:
  - name: orders
    sql: select 1
    file: orders.sql
    expct: { no_seq_scan: 1000 }
  - name: orders
    sql: select $1
    parameters: [[1, 2]]
    expect: { no_seqscan: 10, max_time: 100, max_rows: many }
  - name: orders
    file: missing.sql
    plans: generc
    expect: { index_used: [] }
  - name: a/b
    sql: ''
    parameters: [1]
    cases: []
    expect: { max_estimate_error: 0.5 }
";
