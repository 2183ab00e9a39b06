//! Each error of a workflow file: found, with its position, its code and a hint.

use super::*;
use crate::model::handler::HandlerSpec;
use crate::yaml::{FileError, Source};

/// `line:column code: message (hint)` for each error.
fn errors(text: &str) -> Vec<String> {
    let source = Source { name: "w.yaml".into(), text: text.into() };
    let mut files = |path: &str| match path {
        "charge.sql" => Ok("select $1, $2, $3".to_owned()),
        "plain.sql" => Ok("select 1;".to_owned()),
        "blank.sql" => Ok(" \n".to_owned()),
        _ => Err("no such file".to_owned()),
    };
    let line = |error: &FileError| {
        let hint = error.hint.as_ref().map_or_else(String::new, |hint| format!(" ({hint})"));
        format!("{}:{} {}: {}{hint}", error.line, error.column, error.code.as_str(), error.message)
    };
    match check(&source, &mut files) {
        Ok(_) => Vec::new(),
        Err(errors) => errors.reported.iter().map(line).collect(),
    }
}

/// The errors of a workflow that is right but for its steps.
fn in_steps(steps: &str) -> Vec<String> {
    errors(&format!("name: w\nversion: 1.0.0\nsteps:\n{steps}"))
}

/// The errors of one step, written on line 4, that is right but for `keys`.
fn in_step(keys: &str) -> Vec<String> {
    in_steps(&format!("  - {{ name: a, handler: {{ noop: {{}} }}, {keys} }}"))
}

/// The errors of a handler, written on line 5 from column 5.
fn in_handler(handler: &str) -> Vec<String> {
    in_steps(&format!("  - name: a\n    handler: {handler}"))
}

/// Each text with the errors that a function finds in it.
macro_rules! finds {
    ($errors:ident: $($text:literal => [$($error:literal),* $(,)?];)*) => {
        $(assert_eq!($errors($text), [$($error),*], "{}", $text);)*
    };
}

#[test]
fn a_workflow_with_every_key_has_no_errors() {
    let text = "
        namespace: shop
        name: order
        version: 1.0.0
        description: Reserve, charge and ship
        steps:
          - name: reserve
            description: Take it off the shelf
            handler: { command: { argv: [./reserve], dir: /srv, env: { LANG: C }, pass_env: [TOKEN] } }
            retry: { limit: 5, retryable: true, backoff: { base: 500ms, cap: 1m } }
            timeout: 2m 30s
            queue: shelf
            priority: -3
          - name: charge
            depends_on: [reserve]
            handler: { sql: { file: charge.sql, params: [$.parents.reserve.token, 7, $.context] } }
          - { name: wait, depends_on: [reserve], handler: { sleep: { for: 1.5s } } }
          - { name: shell, handler: { command: { shell: 'ls | wc -l' } } }
          - { name: try, handler: { fail: { times: 2, message: no, permanent: false, retry_after: 1s } } }
          - { name: ship, depends_on: [charge, wait], handler: { noop: {} } }
    ";
    assert_eq!(errors(text), [""; 0]);
}

#[test]
fn defaults_are_filled_in() {
    let template =
        parse("w", "name: w\nversion: 0.1.0\nsteps: [{ name: a, handler: { noop: {} } }]").unwrap();
    let step = &template.steps[0];
    assert_eq!((template.namespace.as_str(), step.queue.as_str()), ("default", "default"));
    assert_eq!((step.retry.limit, step.retry.retryable, step.priority), (3, true, 0));
    assert_eq!(step.retry.backoff, BackoffTemplate::default());
}

#[test]
fn the_statement_of_a_file_is_embedded() {
    let text = "name: w\nversion: 1.0.0\nsteps: [{ name: a, handler: { sql: { file: charge.sql } } }]";
    let source = Source { name: "w".into(), text: text.into() };
    let template = check(&source, &mut |path| Ok(format!("select 1 -- {path}"))).unwrap();
    let HandlerSpec::Sql(sql) = &template.steps[0].handler else { panic!() };
    assert_eq!(sql.statement.as_deref(), Some("select 1 -- charge.sql"));
    assert_eq!(sql.file.as_deref(), Some("charge.sql"));
    assert!(to_yaml(template).contains("statement: "));
}

#[test]
fn texts_that_are_no_workflow() {
    for empty in ["", "\n\n", "# a comment\n", "---\n", "null"] {
        assert_eq!(
            errors(empty),
            ["0:0 empty: the file is empty (write `name`, `version` and `steps`; \
              `tasker template schema` has every key)"]
        );
    }
    finds! { errors:
        "- a" => ["1:1 wrong_type: expected the keys of a workflow, found a list"];
        "a: 1\n---\nb: 2" =>
            ["2:1 unsupported_yaml: a second document begins here: a file holds one \
              (move each document to a file of its own)"];
        "name: !!str 7" =>
            ["1:13 unsupported_yaml: these files take no YAML tags \
              (remove the tag; put quotes around a value that is text)"];
        "[a, b]: 7" =>
            ["1:1 unsupported_yaml: a key must be text (quote it if it is text that begins with a bracket)"];
    }
}

#[test]
fn broken_yaml_is_placed() {
    let found = errors("name: w\nsteps: [a, b\n");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("bad_syntax"), "{found:?}");
    assert_eq!(
        errors("name: a: b"),
        ["1:8 bad_syntax: mapping values are not allowed in this context \
          (look at the indentation, the quotes and the brackets; quote a text that holds `: ` or ` #`)"]
    );
    let found = errors("name: [*nobody]");
    assert!(
        found[0].ends_with("(an alias `*name` stands for what was marked `&name` before it)"),
        "{found:?}"
    );
    let found = errors("name: w\nsteps:\n\t- name: a\n");
    assert!(found[0].starts_with("3:"), "{found:?}");
    assert!(found[0].ends_with("(indent with spaces: YAML does not take tabs)"), "{found:?}");
}

#[test]
fn keys_unknown_missing_and_repeated() {
    finds! { errors:
        "nmae: w\nversion: 1.0.0\nversion: 1.0.1\nstages: []\nsteps: [{ handler: { noop: {} } }]" => [
            "1:1 unknown_key: a workflow has no key \"nmae\" (did you mean `name`?)",
            "3:1 duplicate_key: the key \"version\" is written twice (remove one: the first is on line 2)",
            "4:1 unknown_key: a workflow has no key \"stages\" \
             (the keys of a workflow are namespace, name, version, description, retention, context, steps)",
            "5:9 missing_key: a step has no `name` (write `name: reserve`)",
        ];
        "name: w" => [
            "1:1 missing_key: a workflow has no `version` (write `version: 1.0.0`)",
            "1:1 missing_key: a workflow has no `steps` (write `steps:` and a list of steps below it)",
        ];
    }
    assert_eq!(
        in_steps("  - name: a"),
        ["4:5 missing_key: a step has no `handler` \
          (write how its work is done, such as `handler: { command: [./work] }`)"]
    );
}

#[test]
fn values_of_another_type() {
    finds! { in_step:
        "description: [x]" => ["4:52 wrong_type: expected text, found a list"];
        "description: 7" => ["4:52 wrong_type: expected text, found a number (put quotes around it: \"7\")"];
        "queue: " => ["4:44 wrong_type: expected text, found nothing (write a value, or remove the key)"];
        "depends_on: b" => ["4:51 wrong_type: expected a list of step names, found text (write [b])"];
        "retry: 3" => ["4:46 wrong_type: expected the keys of `retry`, found a number"];
        "retry: { limit: '3' }" =>
            ["4:55 wrong_type: expected a whole number, found text (write 3 without the quotes)"];
        "retry: { retryable: no }" => ["4:59 wrong_type: expected true or false, found text (write false)"];
    }
    assert_eq!(
        errors("name: w\nversion: 1.0.0\nsteps: []"),
        ["3:8 empty: the list `steps` is empty (write `steps:` and a list of steps below it)"]
    );
}

#[test]
fn names() {
    let name = |name: &str| {
        errors(&format!("name: {name}\nversion: 1.0.0\nsteps: [{{ name: a, handler: {{ noop: {{}} }} }}]"))
    };
    finds! { name:
        "''" => ["1:7 bad_name: a workflow's name is empty"];
        "a/b" => ["1:7 bad_name: a workflow's name cannot hold '/' (write a-b)"];
        "a@2" => ["1:7 bad_name: a workflow's name cannot hold '@' (write a-2)"];
        // With it `b:x` and identity `y` would be `b` and identity `x:y`.
        "b:x" => ["1:7 bad_name: a workflow's name cannot hold ':' (write b-x)"];
        "\"a\\tb\"" => ["1:7 bad_name: a workflow's name holds the invisible character '\\t' (remove it)"];
        "\"a\\0b\"" =>
            ["1:7 bad_text: this text holds a NUL, which neither PostgreSQL nor a program's arguments can hold \
              (remove the NUL, or pass the data as base64)"];
        "' a'" => ["1:7 bad_name: a workflow's name begins or ends with a space (write \"a\")"];
    }
    assert_eq!(name(&"x".repeat(128)), [""; 0]);
    assert_eq!(
        name(&"é".repeat(129)),
        ["1:7 bad_name: a workflow's name is 129 characters long (write at most 128 characters)"]
    );
    assert_eq!(in_step("queue: 'a,b'"), ["4:46 bad_name: a step's queue cannot hold ',' (write a-b)"]);
    assert_eq!(
        in_steps("  - { name: 'O''Reilly @ \"\\', handler: { noop: {} } }"),
        [""; 0],
        "quotes and signs are welcome in a step's name"
    );
}

#[test]
fn versions_and_what_was_meant() {
    let version = |version: &str| {
        errors(&format!("name: w\nversion: {version}\nsteps: [{{ name: a, handler: {{ noop: {{}} }} }}]"))
    };
    for (written, meant) in
        [("1", "1.0.0"), ("1.0", "1.0.0"), ("v2.1", "2.1.0"), ("1.2.3-rc1", "1.0.0"), ("newest", "1.0.0")]
    {
        assert_eq!(
            version(written),
            [format!(
                "2:10 bad_version: {written:?} is not a version (write MAJOR.MINOR.PATCH: `version: {meant}`)"
            )]
        );
    }
    assert_eq!(version("\"1.0.0\""), [""; 0]);
}

#[test]
fn durations() {
    finds! { in_step:
        "timeout: 30" => ["4:48 bad_duration: \"30\" is not a duration: its unit is missing (write 30s for seconds)"];
        "timeout: 3 parsecs" =>
            ["4:48 bad_duration: \"3 parsecs\" is not a duration: unknown time unit \"parsecs\", supported units: \
              ns, us/µs, ms, sec, min, hours, days, weeks, months, years (and few variations) \
              (write it as 500ms, 30s, 2m 30s or 1h)"];
        "timeout: 0s" =>
            ["4:48 out_of_range: a timeout of zero leaves no time to run \
              (write how long an attempt may take, or remove the key for no limit)"];
        "timeout: 2years" =>
            ["4:48 out_of_range: \"2years\" is longer than a year (write a duration of at most 365 days)"];
        "timeout: true" => ["4:48 wrong_type: expected a duration such as 30s, found true or false"];
    }
}

#[test]
fn bounds() {
    for limit in ["0", "1001", "-1", "99999999999999999999"] {
        assert_eq!(
            in_step(&format!("retry: {{ limit: {limit} }}")),
            [format!("4:55 out_of_range: {limit} is out of range (write a number from 1 to 1000)")]
        );
    }
    finds! { in_step:
        "priority: 1001" => ["4:49 out_of_range: 1001 is out of range (write a number from -1000 to 1000)"];
        "retry: { backoff: { base: 1m, cap: 30s } }" =>
            ["4:74 out_of_range: the backoff begins at 1m and ends at 30s, which is shorter (write a cap of at least 1m)"];
        "retry: { backoff: { base: 1m } }" =>
            ["4:65 out_of_range: the backoff begins at 1m and ends at 30s by default, which is shorter \
              (write a cap of at least 1m)"];
    }
}

#[test]
fn steps_and_their_dependencies() {
    let step = |name: &str, parents: &str| {
        format!("  - {{ name: {name}, depends_on: [{parents}], handler: {{ noop: {{}} }} }}\n")
    };
    assert_eq!(
        in_steps(&(step("a", "") + &step("a", ""))),
        ["5:13 duplicate_step: a step is already called \"a\" (rename one: the first is on line 4)"]
    );
    assert_eq!(
        in_steps(&(step("reserve", "") + &step("charge", "reservr, reserve, reserve, charge, zebra"))),
        [
            "5:34 unknown_dependency: no step is called \"reservr\" (did you mean \"reserve\"?)",
            "5:52 duplicate_dependency: \"reserve\" is listed twice (remove one of them)",
            "5:61 self_dependency: the step \"charge\" waits for itself (remove this dependency)",
            "5:69 unknown_dependency: no step is called \"zebra\" (write the name of a step of this workflow)",
        ]
    );
}

#[test]
fn every_cycle_is_a_path() {
    let step = |name: &str, parents: &str| {
        format!("  - {{ name: {name}, depends_on: [{parents}], handler: {{ noop: {{}} }} }}\n")
    };
    let steps = [("a", "c"), ("b", "a"), ("c", "b, root"), ("root", ""), ("x", "y"), ("y", "x, a")];
    let text: String = steps.iter().map(|(name, parents)| step(name, parents)).collect();
    assert_eq!(
        in_steps(&text),
        [
            "4:29 cycle: these steps wait for each other: a → b → c → a (a must not wait for c, or one between them)",
            "8:29 cycle: these steps wait for each other: x → y → x (x must not wait for y, or one between them)",
        ]
    );
}

#[test]
fn a_long_cycle_is_drawn_by_its_ends() {
    let step = |n: usize| {
        format!("  - {{ name: s{n}, depends_on: [s{}], handler: {{ noop: {{}} }} }}\n", (n + 999) % 1000)
    };
    let found = in_steps(&(0..1000).map(step).collect::<String>());
    assert_eq!(found.len(), 1);
    assert!(
        found[0].contains(
            ": s0 → s1 → s2 → s3 → s4 → s5 → s6 → s7 → … 990 more … → s998 → s999 → s0 (s0 must not wait for s999"
        ),
        "{found:?}"
    );
}

#[test]
fn handlers_of_no_kind_or_two() {
    finds! { in_handler:
        "{}" => ["5:14 missing_key: a handler has no kind (write one of command, sql, http, noop, sleep, fail)"];
        "{ comand: [a] }" => ["5:16 unknown_key: a handler has no key \"comand\" (did you mean `command`?)"];
        "{ noop: {}, sleep: { for: 1s } }" =>
            ["5:26 conflicting_keys: a handler takes `noop` or `sleep`, not both (split the work into two steps, or remove one)"];
        "noop" => ["5:14 wrong_type: expected the keys of a handler, found text (write { noop: {} })"];
        "{ noop: { x: 1 } }" => ["5:24 unknown_key: `noop` has no key \"x\" (`noop` takes no keys)"];
        "{ noop: }" => ["5:20 wrong_type: expected the keys of `noop`, found nothing"];
    }
}

#[test]
fn commands() {
    finds! { in_handler:
        "{ command: ls -l }" =>
            ["5:25 wrong_type: expected a list of texts or the keys of `command`, found text \
              (write [\"ls\", \"-l\"], or { shell: … } to run it with sh -c)"];
        "{ command: [] }" => ["5:25 empty: the list `command` is empty (write [PROGRAM, ARGUMENT…])"];
        "{ command: ['', 5] }" => [
            "5:26 empty: the program's name is empty (write the program first, then its arguments)",
            "5:30 wrong_type: expected text, found a number (put quotes around it: \"5\")",
        ];
        "{ command: { argv: [a], shell: b } }" =>
            ["5:38 conflicting_keys: `command` takes `argv` or `shell`, not both \
              (keep `argv`; a shell is needed only for pipes, globs and the like)"];
        "{ command: { dir: '' } }" => [
            "5:25 missing_key: `command` has neither `argv` nor `shell` (write `argv: [\"./work\"]`, or `shell: ls | wc -l`)",
            "5:32 empty: the directory is empty (remove the key for the worker's own directory)",
        ];
        "{ command: { shell: ' ', env: { A=B: c, N: 1 }, pass_env: [''] } }" => [
            "5:34 empty: the shell script is empty",
            "5:46 bad_name: \"A=B\" is not a name for a variable (write a name without `=`, such as LANG)",
            "5:57 wrong_type: expected text, found a number (put quotes around it: \"1\")",
            "5:73 bad_name: \"\" is not a name for a variable (write a name without `=`, such as LANG)",
        ];
    }
}

#[test]
fn sql() {
    finds! { in_handler:
        "{ sql: select 1 }" =>
            ["5:21 wrong_type: expected the keys of `sql`, found text (write `sql: { statement: … }`, or `sql: { file: … }`)"];
        "{ sql: { params: [] } }" =>
            ["5:21 missing_key: `sql` has neither `statement` nor `file` (write `statement: SELECT …`, or `file: NAME.sql`)"];
        "{ sql: { statement: select 1, file: plain.sql } }" =>
            ["5:44 conflicting_keys: `sql` takes `statement` or `file`, not both (remove one of them)"];
        "{ sql: { file: charg.sql } }" =>
            ["5:29 unreadable_sql: cannot read \"charg.sql\": no such file (write a path relative to this workflow file)"];
        "{ sql: { file: blank.sql } }" => ["5:29 empty: the SQL statement is empty"];
        "{ sql: { statement: 'select $3', params: ['$.contxt.a', \"\\0\", .5e999] } }" => [
            "5:56 bad_parameter: \"$.contxt.a\" is not a path: a path starts with $.context, $.parents.STEP, $.task or $.step \
             (write $.context.KEY or $.parents.STEP.KEY, or \"$$.contxt.a\" for the text)",
            "5:70 bad_text: this text holds a NUL, which neither PostgreSQL nor a program's arguments can hold \
             (remove the NUL, or pass the data as base64)",
            "5:76 out_of_range: \".5e999\" is a number larger than JSON holds (put quotes around it)",
        ];
        "{ sql: { statement: 'select $1, $2, $3, $4, $5, $6', params: [19.90, 100000000000000000.01, 0.1e2, -0.0, 1e-7, 36893488147419103233] } }" => [
            "5:83 out_of_range: \"100000000000000000.01\" has more digits than a number here keeps \
             (put quotes around it: PostgreSQL reads the text as numeric)",
            "5:125 out_of_range: \"36893488147419103233\" has more digits than a number here keeps \
             (put quotes around it: PostgreSQL reads the text as numeric)",
        ];
    }
}

#[test]
fn statements_that_a_step_must_not_run() {
    finds! { in_handler:
        "{ sql: { statement: commit } }" =>
            ["5:34 bad_statement: commit would end the transaction that records the step \
              (write one statement without transaction control; `with` joins several into one)"];
        "{ sql: { statement: 'select $1; select 2' } }" => [
            "5:21 bad_parameter: the statement takes 1 parameter, `params` gives 0 \
             (write one for each of $1, $2, … in their order)",
            "5:34 bad_statement: a step runs one statement, but this has a second \
             (write one statement without transaction control; `with` joins several into one)",
        ];
    }
}

#[test]
fn parameters_come_from_parents_only() {
    let steps = "  - { name: load, handler: { noop: {} } }
  - { name: check, depends_on: [load], handler: { noop: {} } }
  - name: store
    depends_on: [check]
    handler: { sql: { statement: '$4', params: [$.parents.check.n, $.parents.load.n, $.parents.chek, $.parents.zebra] } }
";
    assert_eq!(
        in_steps(steps),
        [
            "8:68 bad_parameter: this step does not wait for \"load\", so it cannot see its result \
             (add load to its depends_on)",
            "8:86 bad_parameter: no step is called \"chek\" (did you mean $.parents.check?)",
            "8:102 bad_parameter: no step is called \"zebra\" (write the name of a step in its depends_on)",
        ]
    );
}

#[test]
fn anchors_and_merge_keys_are_resolved() {
    let text = "
name: w
version: 1.0.0
steps:
  - &first { name: a, retry: &patient { limit: 9, backoff: { cap: 1h } }, handler: { noop: {} } }
  - { <<: *first, name: b, retry: { <<: *patient, limit: 2 } }
";
    let template = parse("w", text).unwrap();
    assert_eq!(template.steps[1].name, "b");
    assert_eq!(template.steps[1].retry.limit, 2);
    assert_eq!(template.steps[1].retry.backoff.cap.to_string(), "1h");
}

#[test]
fn a_file_cannot_unfold_without_end() {
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..12 {
        let previous = format!("*a{}", level - 1);
        bomb += &format!("a{level}: &a{level} [{}]\n", [previous.as_str(); 10].join(", "));
    }
    let found = errors(&bomb);
    assert!(found[0].contains("unfold into more than a million values"), "{found:?}");

    let chain: String = (1..5000).map(|n| format!("a{n}: &a{n} [*a{}]\n", n - 1)).collect();
    let found = errors(&format!("a0: &a0 x\n{chain}"));
    assert!(found[0].contains("nested more than 100 deep"), "{found:?}");

    let found = errors("a: &a [*a]");
    assert!(found[0].contains("this alias stands within what it stands for"), "{found:?}");
    let found = errors(&"[".repeat(100_000));
    assert_eq!(found.len(), 1);
}

#[test]
fn errors_without_end_are_counted() {
    let text: String = (0..5000).map(|n| format!("key{n}: 1\n")).collect();
    let errors = parse("w", &text).expect_err("none of the keys is known");
    assert_eq!((errors.reported.len(), errors.total), (100, 5003), "three keys are missing");
}

/// The schema on line 1, a step on line 4.
fn with_context(schema: &str, path: &str) -> Vec<String> {
    errors(&format!(
        "context: {schema}\nname: w\nversion: 1.0.0\n\
         steps: [{{ name: a, handler: {{ sql: {{ statement: 'select $1', params: ['{path}'] }} }} }}]"
    ))
}

#[test]
fn schemas() {
    let schema = |schema: &str| with_context(schema, "$.context.a");
    let good = "{ type: object, properties: { a: { $ref: '#/$defs/x' } }, $defs: { x: { enum: [1, null], default: null } } }";
    assert_eq!(schema(good), [""; 0]);
    finds! { schema:
        "{ properties: { a: { minLenght: 1 } } }" =>
            ["1:31 unknown_key: a schema has no key \"minLenght\" (did you mean `minLength`?)"];
        "{ type: text }" =>
            ["1:18 unknown_word: \"text\" is not one of the words to choose from (write null, boolean, integer, number, string, array, object)"];
        "{ type: [string, null] }" => ["1:27 wrong_type: expected text, found nothing (put quotes around it: \"null\")"];
        "{ minimum: low }" => ["1:21 wrong_type: expected a number, found text"];
        "{ $ref: 'other.json' }" =>
            ["1:18 bad_reference: \"other.json\" is not a reference that the database can follow (write #/$defs/NAME)"];
        "{ $ref: '#/$defs/itm', $defs: { item: {} } }" =>
            ["1:18 bad_reference: `$defs` has no \"itm\" (did you mean #/$defs/item?)"];
        "{ $ref: '#' }" => ["1:18 bad_reference: \"#\" leads to itself (let one of the schemas describe the value)"];
        "{ items: { $defs: { x: {} } } }" =>
            ["1:28 bad_reference: `$defs` is not at the top of the schema (move it to the top)"];
        "{ required: [b], properties: { a: {} }, additionalProperties: false }" =>
            ["1:23 bad_reference: \"b\" is required, and no object may have it \
              (describe it under `properties`, or remove `additionalProperties: false`)"];
    }
}

#[test]
fn paths_lead_only_where_a_value_can_be() {
    let closed = "{ properties: { a: { items: { $ref: '#/$defs/x' } } }, additionalProperties: false, \
                  $defs: { x: { type: object, properties: { n: {} }, additionalProperties: { type: integer } } } }";
    for good in ["$.context", "$.context.a", "$.context.a[0].n.m", "$.context.a[0].other"] {
        assert_eq!(with_context(closed, good), [""; 0], "{good}");
    }
    for bad in ["$.context.b", "$.context.a[0].other.x", "$.context.a[0][1]"] {
        assert_eq!(
            with_context(closed, bad),
            [format!(
                "4:71 bad_parameter: no context has \"{bad}\": the schema under `context` does not allow it \
                 (describe the field there, or write another path)"
            )]
        );
    }
    let of_parent = |path: &str| {
        in_steps(&format!(
            "  - {{ name: p, handler: {{ noop: {{}} }}, result: {{ properties: {{ n: {{}} }}, additionalProperties: false }} }}\n  \
             - {{ name: c, depends_on: [p], handler: {{ sql: {{ statement: 'select $1', params: ['{path}'] }} }} }}"
        ))
    };
    assert_eq!(of_parent("$.parents.p.n"), [""; 0]);
    assert_eq!(
        of_parent("$.parents.p.m"),
        [
            "5:84 bad_parameter: no result has \"$.parents.p.m\": the schema under `result` of p does not allow it \
          (describe the field there, or write another path)"
        ]
    );
}
