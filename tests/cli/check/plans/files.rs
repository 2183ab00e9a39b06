//! The files that `tasker check plans` reads, and what is wrong with them.

use std::fs;

use insta::assert_snapshot;
use tasker::model::yaml::Code;

use crate::common::Program;

#[test]
fn every_fault_of_a_file_is_shown_with_its_line_and_a_hint() {
    let program = Program::new();
    fs::write(program.home().join("checks.yaml"), FAULTY).expect("a file");
    let run = program.run(&["check", "plans", "--file", "checks.yaml"]);
    assert_eq!(run.code, 2);
    assert_snapshot!(run.snapshot(), @r#"
    ------- stderr -------
    error[conflicting_keys]: the statement is written twice
     --> checks.yaml:4:11
      |
    4 |     file: orders.sql
      |           ^^^^^^^^^^
      |
      = hint: keep one of `sql` and `file`

    error[unknown_key]: a check has no key "expct"
     --> checks.yaml:5:5
      |
    5 |     expct: { no_seq_scan: 1000 }
      |     ^^^^^
      |
      = hint: did you mean `expect`?

    error[wrong_type]: a parameter is one value, as PostgreSQL reads it
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

    error[bad_duration]: "100" is no duration: its unit is missing
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

    error[unreadable_sql]: cannot read "missing.sql": No such file or directory (os error 2)
      --> checks.yaml:11:11
       |
    11 |     file: missing.sql
       |           ^^^^^^^^^^^
       |
       = hint: name a file beside this one that holds one statement

    error[out_of_range]: "generc" is none of the choices
      --> checks.yaml:12:12
       |
    12 |     plans: generc
       |            ^^^^^^
       |
       = hint: did you mean `generic`?

    error[empty]: the list of indexes is empty
      --> checks.yaml:13:27
       |
    13 |     expect: { index_used: [] }
       |                           ^^
       |
       = hint: remove the key, or write a name

    error[bad_name]: "a/b" is no name
      --> checks.yaml:14:11
       |
    14 |   - name: a/b
       |           ^^^
       |
       = hint: write letters, digits, spaces and dashes

    error[empty]: the statement is empty
      --> checks.yaml:15:10
       |
    15 |     sql: ''
       |          ^^
       |
       = hint: write the query to look at

    error[conflicting_keys]: both parameters and cases are written
      --> checks.yaml:17:12
       |
    17 |     cases: []
       |            ^^
       |
       = hint: move the parameters into a case of their own

    error[empty]: the list of cases is empty
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

    error: 14 faults in checks.yaml
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
    assert!(check("checks: []\n").contains("a file of checks needs at least one"));
    assert!(check("checks:\n- name: [\n").contains(Code::BadSyntax.as_str()));
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
