//! What holds for every template, not only for those somebody thought of.

use std::collections::BTreeSet;
use std::time::Duration;

use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

use super::*;
use crate::model::handler::{
    CommandOptions, CommandSpec, FailSpec, HandlerSpec, NoopSpec, SleepSpec, SqlSpec, StepResult,
};
use crate::model::http::{HeaderSpec, HttpSpec};
use crate::model::retention::Retention;
use crate::model::secret::SecretSource;
use crate::text::invisible::is_invisible;
use crate::yaml::{FileErrorCode, HumanDuration};

/// Any text but a NUL, with a liking for what YAML could take for something else.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[^\\x00]{0,24}",
        1 => proptest::sample::select(vec![
            "null", "~", "true", "no", "7", "0x1F", "1e3", ".5", "1.0", "- a", "a: b", "# c", "&a", "*a", "!t", "<<",
            "|", ">", "%", "@", "`", "'", "\"", "{", "[", "? ", " lead", "trail ", "two\nlines", "cr\rlf\r\n",
            "tab\t", "\u{feff}bom", "\u{2028}", "😀", "é", "---", "...", "\\", "",
        ]).prop_map(str::to_owned),
    ]
}

fn name() -> impl Strategy<Value = String> {
    text().prop_map(|text| {
        let kept: String = text.chars().filter(|c| !is_invisible(*c) && !"/@:,".contains(*c)).collect();
        let trimmed = kept.trim();
        if trimmed.is_empty() { "x".to_owned() } else { trimmed.to_owned() }
    })
}

fn duration() -> impl Strategy<Value = HumanDuration> {
    (0u64..365 * 24 * 3600, prop_oneof![Just(0), 0u32..1_000_000_000])
        .prop_map(|(seconds, nanos)| HumanDuration(Duration::new(seconds, nanos)))
}

fn json_value() -> impl Strategy<Value = Value> {
    let plain_text = text().prop_filter("a text that begins with $ is a path", |text| !text.starts_with('$'));
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-1e9..1e9).prop_map(|number: f64| json!(number)),
        plain_text.prop_map(Value::from),
        Just(json!("$.context.order_id")),
        Just(json!("$$ off")),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            btree_map(text(), inner, 0..4).prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// A statement with so many parameters and any text as a comment.
fn statement(comment: &str, params: usize) -> String {
    let params: Vec<String> = (1..=params).map(|number| format!("${number}")).collect();
    format!("select {} -- {}", params.join(", "), comment.replace(['\n', '\r'], " "))
}

fn handler() -> impl Strategy<Value = HandlerSpec> {
    let argv = || vec(text(), 1..4).prop_filter("a program has a name", |argv| !argv[0].is_empty());
    let script = text().prop_filter("a script says something", |script| !script.trim().is_empty());
    let program = prop_oneof![argv().prop_map(Ok), script.prop_map(Err)];
    let variable = "[A-Z_]{1,8}";
    let options =
        (program, option::of("[^\\x00]{1,8}"), btree_map(variable, text(), 0..3), vec(variable, 0..3))
            .prop_map(|(program, dir, env, pass_env)| {
                let (argv, shell) = match program {
                    Ok(argv) => (argv, None),
                    Err(script) => (Vec::new(), Some(script)),
                };
                CommandOptions { argv, shell, dir, env, pass_env }
            });
    prop_oneof![
        argv().prop_map(|argv| HandlerSpec::Command(CommandSpec::Argv(argv))),
        options.prop_map(|options| HandlerSpec::Command(CommandSpec::Full(options))),
        (text(), vec(json_value(), 0..4)).prop_map(|(comment, params)| HandlerSpec::Sql(SqlSpec {
            statement: Some(statement(&comment, params.len())),
            file: None,
            params
        })),
        http().prop_map(|spec| HandlerSpec::Http(Box::new(spec))),
        Just(HandlerSpec::Noop(NoopSpec {})),
        duration().prop_map(|duration| HandlerSpec::Sleep(SleepSpec { duration })),
        (any::<u32>(), option::of(text()), any::<bool>(), option::of(duration())).prop_map(
            |(times, message, permanent, retry_after)| HandlerSpec::Fail(FailSpec {
                times,
                message,
                permanent,
                retry_after
            })
        ),
    ]
}

fn http() -> impl Strategy<Value = HttpSpec> {
    let path = prop_oneof![Just("orders".to_owned()), Just("orders/{$.context.order_id}?all=1".to_owned())];
    let plain = "[a-z ]{0,8}".prop_map(Value::from);
    let query =
        btree_map(text(), prop_oneof![plain.clone(), vec(plain.clone(), 0..3).prop_map(Value::from)], 0..3);
    let headers = btree_map("X-[A-Za-z]{1,8}", plain.prop_map(HeaderSpec::Plain), 0..2).prop_filter(
        "names have no case",
        |headers| {
            let names: BTreeSet<String> = headers.keys().map(|name| name.to_lowercase()).collect();
            names.len() == headers.len()
        },
    );
    let json = json_value().prop_filter("null is left out", |json| !json.is_null());
    (path, query, headers, option::of(json), duration(), 0u32..=20).prop_map(
        |(path, query, headers, json, timeout, redirects)| HttpSpec {
            query,
            headers,
            json,
            timeout,
            redirects,
            ..HttpSpec::get(format!("https://shop.example/{path}"))
        },
    )
}

fn retry() -> impl Strategy<Value = RetryPolicy> {
    (1..=1000, any::<bool>(), duration(), duration()).prop_map(|(limit, retryable, a, b)| {
        let (base, cap) = if a.0 <= b.0 { (a, b) } else { (b, a) };
        RetryPolicy { limit, retryable, backoff: BackoffTemplate { base, cap } }
    })
}

/// A step that depends on some of the steps before it; `number` makes its name unique.
fn step(number: usize) -> impl Strategy<Value = StepTemplate> {
    let timeout = option::of(duration().prop_filter("time to run", |timeout| !timeout.0.is_zero()));
    let about = (name(), option::of(text()), handler(), name());
    (about, retry(), timeout, StepTemplate::PRIORITIES, vec(any::<bool>(), number)).prop_map(
        move |((name, description, handler, queue), retry, timeout, priority, parents)| {
            // Replaced by names once all are known.
            let depends_on =
                (0..number).filter(|&parent| parents[parent]).map(|parent| parent.to_string()).collect();
            let takes_secrets = matches!(handler, HandlerSpec::Command(_) | HandlerSpec::Http(_));
            let secret = SecretSource { env: Some(name.replace('=', "-")), file: None };
            StepTemplate {
                name: format!("{name}{number}"),
                description,
                depends_on,
                handler,
                result: StepResult::default(),
                secrets: takes_secrets.then(|| ("TOKEN".to_owned(), secret)).into_iter().collect(),
                retry,
                timeout,
                queue,
                priority,
            }
        },
    )
}

fn retention() -> impl Strategy<Value = Retention> {
    (duration(), option::of(duration()), option::of(duration()), option::of(1u32..1_000_000)).prop_map(
        |(complete, error, cancelled, keep_last)| Retention {
            complete: Some(complete),
            error,
            cancelled,
            keep_last,
        },
    )
}

fn template() -> impl Strategy<Value = Template> {
    let steps = (1usize..7).prop_flat_map(|count| (0..count).map(step).collect::<Vec<_>>());
    let version = (0u32..1000, 0u32..1000, 0u32..999_999_999);
    (name(), name(), version, option::of(text()), option::of(retention()), steps).prop_map(
        |(namespace, name, (major, minor, patch), description, retention, mut steps)| {
            let names: Vec<String> = steps.iter().map(|step| step.name.clone()).collect();
            for parent in steps.iter_mut().flat_map(|step| &mut step.depends_on) {
                *parent = names[parent.parse::<usize>().expect("a number")].clone();
            }
            Template {
                context: None,
                namespace,
                name,
                version: Version { major, minor, patch }.to_string(),
                description,
                retention,
                steps,
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_template_written_as_yaml_reads_back_the_same(template in template()) {
        let yaml = to_yaml(template.clone());
        match parse("w.yaml", &yaml) {
            Ok(read) => prop_assert_eq!(read, template, "{}", yaml),
            Err(errors) => prop_assert!(false, "{:?}\n{}", errors, yaml),
        }
    }

    #[test]
    fn a_stored_definition_reads_back_the_same(template in template()) {
        let (definition, hash) = canonical_definition(&template);
        let read: Template = serde_json::from_value(definition).unwrap();
        prop_assert_eq!(&canonical_definition(&read).1, &hash);
        prop_assert_eq!(read, template);
    }

    #[test]
    fn a_cycle_is_always_found_and_is_one(
        template in template(),
        (from, to) in any::<(Index, Index)>(),
    ) {
        // An edge from a step to one at or before it closes a cycle when a
        // path leads back; the chain makes sure that one does.
        let mut template = template;
        let names: Vec<String> = template.steps.iter().map(|step| step.name.clone()).collect();
        for number in 1..names.len() {
            template.steps[number].depends_on = vec![names[number - 1].clone()];
        }
        let (a, b) = (from.index(names.len()), to.index(names.len()));
        let (early, late) = (a.min(b), a.max(b));
        template.steps[early].depends_on.push(names[late].clone());
        let errors = parse("w.yaml", &to_yaml(template)).expect_err("a cycle");
        prop_assert_eq!(errors.total, 1);
        let error = &errors.reported[0];
        if early == late {
            prop_assert_eq!(error.code, FileErrorCode::SelfDependency);
        } else {
            let path = [&names[early..=late], &[names[early].clone()]].concat().join(" → ");
            prop_assert_eq!(error.code, FileErrorCode::Cycle);
            prop_assert!(error.message.ends_with(&format!(": {path}")), "{}", error.message);
        }
    }

    #[test]
    fn no_text_makes_the_check_panic(text in "[ -~\\n\\t\u{0}-\u{1f}é😀]{0,200}") {
        let _ = parse("w.yaml", &text);
    }

    #[test]
    fn no_slip_of_a_key_makes_the_check_panic(template in template(), cut in any::<(Index, Index)>()) {
        let yaml = to_yaml(template);
        let offsets: Vec<usize> = yaml.char_indices().map(|(at, _)| at).collect();
        let (a, b) = (offsets[cut.0.index(offsets.len())], offsets[cut.1.index(offsets.len())]);
        let damaged = format!("{}{}", &yaml[..a.min(b)], &yaml[a.max(b)..]);
        if let Err(errors) = parse("w.yaml", &damaged) {
            for error in errors.reported {
                prop_assert!(damaged.get(error.bytes.clone()).is_some(), "{error}: {:?}", error.bytes);
            }
        }
    }
}
