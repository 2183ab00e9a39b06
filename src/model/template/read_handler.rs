//! From a YAML tree to a handler: the keys under `handler`.

use crate::model::handler::{
    CommandOptions, CommandSpec, FailSpec, HandlerSpec, NoopSpec, SleepSpec, SqlSpec,
};
use crate::model::nearest::nearest;
use crate::model::statement;
use crate::model::yaml::reader::{Fields, Reader, quoted};
use crate::model::yaml::tree::{Content, Node, Span};
use crate::model::yaml::{Code, TextFiles};

/// Reads a handler, and where each parameter of an `sql` handler was written.
pub(super) fn read_handler(
    reader: &mut Reader<'_>,
    node: &Node,
    files: &mut TextFiles<'_>,
) -> Option<(HandlerSpec, Vec<Span>)> {
    if let Content::Scalar { text, .. } = &node.content
        && HandlerSpec::KINDS.contains(&text.as_str())
    {
        let message = format!("`{text}` alone is no handler");
        let hint = format!("write `handler: {{ {text}: {{}} }}`");
        reader.fault(Code::WrongType, &node.span, message, hint);
        return None;
    }
    let mut fields = reader.fields(node, "a handler")?;
    let given: Vec<(&'static str, &Node)> =
        HandlerSpec::KINDS.into_iter().filter_map(|kind| Some((kind, fields.get(kind)?))).collect();
    let (kind, spec) = match given[..] {
        [one] => one,
        [] => {
            report_no_kind(reader, fields, node);
            return None;
        }
        [(first, _), (second, _), ..] => {
            let at = fields.key(second).map_or(fields.span(), |key| &key.span);
            let message = format!("a handler is `{first}` or `{second}`, not both");
            reader.fault(Code::ConflictingKeys, at, message, "split the work into two steps, or remove one");
            fields.finish(reader);
            return None;
        }
    };
    fields.finish(reader);
    match kind {
        "command" => Some((HandlerSpec::Command(read_command(reader, spec)?), Vec::new())),
        "sql" => read_sql(reader, spec, files).map(|(sql, params)| (HandlerSpec::Sql(sql), params)),
        "noop" => {
            reader.fields(spec, "`noop`")?.finish(reader);
            Some((HandlerSpec::Noop(NoopSpec {}), Vec::new()))
        }
        "sleep" => Some((HandlerSpec::Sleep(read_sleep(reader, spec)?), Vec::new())),
        _ => Some((HandlerSpec::Fail(read_fail(reader, spec)?), Vec::new())),
    }
}

/// A handler without a kind: most often a kind misspelt, which is one fault and not two.
fn report_no_kind(reader: &mut Reader<'_>, fields: Fields<'_>, node: &Node) {
    let misspelt = match &node.content {
        Content::Map(entries) => entries.iter().any(|e| nearest(e.key_text(), HandlerSpec::KINDS).is_some()),
        _ => false,
    };
    if !misspelt {
        let kinds = HandlerSpec::KINDS.join(", ");
        reader.fault(
            Code::MissingKey,
            &node.span,
            "this handler says no kind",
            format!("write one of {kinds}"),
        );
    }
    fields.finish(reader);
}

fn read_command(reader: &mut Reader<'_>, node: &Node) -> Option<CommandSpec> {
    match &node.content {
        Content::List(_) => read_argv(reader, node).map(CommandSpec::Argv),
        Content::Map(_) => read_command_options(reader, node).map(CommandSpec::Full),
        Content::Scalar { text, .. } => {
            let message = "a command is a list: the program, then its arguments";
            let words: Vec<String> = text.split_whitespace().map(quoted).collect();
            let hint = match words.len() {
                1..=12 => format!("write [{}], or {{ shell: … }} to run it with sh -c", words.join(", ")),
                _ => "write [PROGRAM, ARGUMENT…], or { shell: … } to run it with sh -c".to_owned(),
            };
            reader.fault(Code::WrongType, &node.span, message, hint);
            None
        }
    }
}

/// The program and its arguments.
fn read_argv(reader: &mut Reader<'_>, node: &Node) -> Option<Vec<String>> {
    let items = reader.list(node, "a program and its arguments")?;
    if items.is_empty() {
        reader.fault(Code::Empty, &node.span, "this command names no program", "write [PROGRAM, ARGUMENT…]");
        return None;
    }
    let argv: Vec<Option<String>> = items.iter().map(|item| reader.text(item)).collect();
    if argv[0].as_deref() == Some("") {
        let hint = "write the program first, then its arguments";
        reader.fault(Code::Empty, &items[0].span, "the program's name is empty", hint);
    }
    argv.into_iter().collect()
}

fn read_command_options(reader: &mut Reader<'_>, node: &Node) -> Option<CommandOptions> {
    let mut fields = reader.fields(node, "`command`")?;
    let mut options = CommandOptions::default();
    let (argv, shell) = (fields.get("argv"), fields.get("shell"));
    match (argv, shell) {
        (Some(_), Some(shell)) => {
            let message = "a command is `argv` or `shell`, not both";
            let hint = "keep `argv`; a shell is needed only for pipes, globs and the like";
            reader.fault(Code::ConflictingKeys, &shell.span, message, hint);
        }
        (None, None) => {
            let hint = "write `argv: [PROGRAM, ARGUMENT…]`";
            reader.fault(Code::MissingKey, &node.span, "`command` has neither `argv` nor `shell`", hint);
        }
        _ => {}
    }
    if let Some(node) = argv {
        options.argv = read_argv(reader, node).unwrap_or_default();
    }
    if let Some(node) = shell {
        options.shell = reader.text(node);
        if options.shell.as_deref().is_some_and(|script| script.trim().is_empty()) {
            reader.fault(Code::Empty, &node.span, "the shell script is empty", "write `shell: SCRIPT`");
        }
    }
    if let Some(node) = fields.get("dir") {
        options.dir = reader.text(node);
        if options.dir.as_deref() == Some("") {
            let hint = "remove the key for the worker's own directory";
            reader.fault(Code::Empty, &node.span, "the directory is empty", hint);
        }
    }
    if let Some(node) = fields.get("env") {
        for (span, name, value) in reader.text_map(node, "a map of variables, such as { LANG: C }") {
            check_variable(reader, &span, &name);
            options.env.insert(name, value);
        }
    }
    if let Some(node) = fields.get("pass_env") {
        for item in reader.list(node, "names of variables").unwrap_or_default() {
            if let Some(name) = reader.text(item) {
                check_variable(reader, &item.span, &name);
                options.pass_env.push(name);
            }
        }
    }
    fields.finish(reader);
    Some(options)
}

/// The environment separates a name from its value by the first `=`.
fn check_variable(reader: &mut Reader<'_>, span: &Span, name: &str) {
    if name.is_empty() || name.contains('=') {
        let message = format!("{} is no name for a variable", quoted(name));
        reader.fault(Code::BadName, span, message, "write a name without `=`, such as LANG");
    }
}

fn read_sql(reader: &mut Reader<'_>, node: &Node, files: &mut TextFiles<'_>) -> Option<(SqlSpec, Vec<Span>)> {
    if let Content::Scalar { .. } = node.content {
        let message = "`sql` takes keys: `statement` or `file`, and `params`";
        reader.fault(Code::WrongType, &node.span, message, "write `sql: { statement: … }`");
        return None;
    }
    let mut fields = reader.fields(node, "`sql`")?;
    let (mut sql, mut spans) = (SqlSpec::default(), Vec::new());
    let (written, file) = (fields.get("statement"), fields.get("file"));
    match (written, file) {
        (Some(_), Some(file)) => {
            let message = "`sql` is `statement` or `file`, not both";
            reader.fault(Code::ConflictingKeys, &file.span, message, "remove one of them");
        }
        (None, None) => {
            let hint = "write `statement: SELECT …`, or `file: NAME.sql`";
            reader.fault(Code::MissingKey, &node.span, "`sql` has neither `statement` nor `file`", hint);
        }
        _ => {}
    }
    if let Some(node) = written {
        sql.statement = reader.text(node);
        check_statement(reader, node, sql.statement.as_deref());
    }
    if let Some(node) = file {
        sql.file = reader.text(node);
        if let Some(path) = &sql.file {
            match files(path) {
                Ok(text) => {
                    check_statement(reader, node, Some(&text));
                    sql.statement = Some(text);
                }
                Err(problem) => {
                    let message = format!("cannot read {}: {problem}", quoted(path));
                    let hint = "write a path relative to this workflow file";
                    reader.fault(Code::UnreadableSql, &node.span, message, hint);
                }
            }
        }
    }
    let mut given = 0;
    if let Some(node) = fields.get("params") {
        let items = reader.list(node, "parameters").unwrap_or_default();
        given = items.len();
        for item in items {
            if let Some(value) = reader.json(item) {
                sql.params.push(value);
                spans.push(item.span.clone());
            }
        }
    }
    if let Some(text) = &sql.statement {
        let wanted = statement::parameters(text);
        if wanted != given {
            let at = fields.key("params").map_or(fields.span(), |key| &key.span);
            let taken = match wanted {
                0 => "no parameters".to_owned(),
                1 => "1 parameter".to_owned(),
                _ => format!("{wanted} parameters"),
            };
            let message = format!("the statement takes {taken}, `params` gives {given}");
            let hint = "write one for each of $1, $2, … in their order";
            reader.fault(Code::BadParameter, at, message, hint);
        }
    }
    fields.finish(reader);
    Some((sql, spans))
}

fn check_statement(reader: &mut Reader<'_>, node: &Node, text: Option<&str>) {
    let Some(text) = text else { return };
    if text.trim().is_empty() {
        reader.fault(Code::Empty, &node.span, "the SQL statement is empty", "");
    } else if text.contains('\0') {
        reader.fault(
            Code::BadText,
            &node.span,
            "the SQL statement holds a NUL",
            "save the file as UTF-8 text",
        );
    } else if let Some(reason) = statement::refusal(text) {
        let hint = "write one statement without transaction control; `with` joins several into one";
        reader.fault(Code::BadStatement, &node.span, reason, hint);
    }
}

fn read_sleep(reader: &mut Reader<'_>, node: &Node) -> Option<SleepSpec> {
    if let Content::Scalar { text, .. } = &node.content {
        let hint = format!("write `sleep: {{ for: {text} }}`");
        reader.fault(Code::WrongType, &node.span, "`sleep` takes the key `for`", hint);
        return None;
    }
    let mut fields = reader.fields(node, "`sleep`")?;
    let duration = fields.require("for", "write `for: 5s`").and_then(|node| reader.duration(node));
    fields.finish(reader);
    duration.map(|duration| SleepSpec { duration })
}

fn read_fail(reader: &mut Reader<'_>, node: &Node) -> Option<FailSpec> {
    let mut fields = reader.fields(node, "`fail`")?;
    let mut spec = FailSpec::default();
    if let Some(times) = fields.get("times").and_then(|node| reader.integer(node, 0..=u32::MAX)) {
        spec.times = times;
    }
    spec.message = fields.get("message").and_then(|node| reader.text(node));
    spec.permanent = fields.get("permanent").and_then(|node| reader.truth(node)).unwrap_or_default();
    spec.retry_after = fields.get("retry_after").and_then(|node| reader.duration(node));
    fields.finish(reader);
    Some(spec)
}
