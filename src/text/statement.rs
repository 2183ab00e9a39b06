//! The text of a step's statement: whether it may be sent, its parameters, the end of its common table
//! expressions, and the text after its last word.
//!
//! This reads only enough SQL to distinguish names from strings and comments; the server decides whether a
//! statement is valid.

/// Words that end or divide a transaction. The engine controls the transaction: a step that committed it
/// would be done without being recorded as done.
const TRANSACTION_CONTROL: [&str; 9] =
    ["begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release", "prepare"];

/// Words that start the statement after a list of common table expressions.
const MAIN_VERBS: [&str; 7] = ["select", "insert", "update", "delete", "merge", "values", "table"];

/// Returns why a statement must not be sent, if it must not.
pub fn refusal(statement: &str) -> Option<String> {
    let mut tokens = Tokens::of(statement);
    let first = tokens.next()?.text.to_lowercase();
    match first.as_str() {
        // It would wait forever for data, and block the connection.
        "copy" => Some("copy cannot be used in a step; insert … select does the same".to_owned()),
        first if TRANSACTION_CONTROL.contains(&first) => {
            Some(format!("{first} would end the transaction that records the step"))
        }
        // The body of a function can contain several.
        "create" => None,
        _ => {
            tokens.find(|token| token.text == ";" && token.depth == 0)?;
            tokens.next().map(|_| "a step runs one statement, but this has a second".to_owned())
        }
    }
}

/// How many parameters the statement takes: the highest of its `$1`, `$2`, ….
pub fn parameters(statement: &str) -> usize {
    let mut highest = 0;
    // The end of the token before: `a$1` is a name.
    let mut end_of_word = None;
    for token in Tokens::of(statement) {
        if token.text == "$" && end_of_word != Some(token.at) {
            let digits = &statement[token.at + 1..];
            let length = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
            highest = highest.max(digits[..length].parse().unwrap_or(0));
        }
        end_of_word = word(token.text).map(|_| token.at + token.text.len());
    }
    highest
}

/// Whether PostgreSQL makes a plan for this kind of statement.
pub fn is_plannable(statement: &str) -> bool {
    let first = Tokens::of(statement).find(|token| token.text != "(");
    first.is_some_and(|first| first.is("with") || MAIN_VERBS.iter().any(|verb| first.is(verb)))
}

/// Returns the statement without its closing semicolon and the text after it.
pub fn without_end(statement: &str) -> &str {
    let last = Tokens::of(statement).filter(|token| token.text != ";").last();
    last.map_or("", |last| &statement[..last.at + last.text.len()])
}

/// The statements of a script, each without its semicolon and the comments around it.
pub fn statements(script: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut begun: Option<(usize, usize)> = None;
    for token in Tokens::of(script) {
        match begun {
            Some((start, end)) if token.text == ";" && token.depth == 0 => {
                found.push(&script[start..end]);
                begun = None;
            }
            None if token.text == ";" => {}
            _ => begun = Some((begun.map_or(token.at, |(start, _)| start), token.at + token.text.len())),
        }
    }
    found.extend(begun.map(|(start, end)| &script[start..end]));
    found
}

/// The words, names and symbols of a statement in their order, without blanks and comments.
pub fn words(statement: &str) -> Vec<&str> {
    Tokens::of(statement).map(|token| token.text).collect()
}

/// Writes `schema`, quoted, before each of the program's own names: `tasker_…`, unless a schema or an alias
/// stands before it, or `constraint`, `index` or `to`: where something is altered or renamed, these have no schema.
/// Strings and comments stay as they are; the body of a function is a statement too.
pub fn with_schema(script: &str, schema: &str) -> String {
    let mut text = String::with_capacity(script.len() * 5 / 4);
    let (mut copied, mut before) = (0, "");
    for token in Tokens::of(script) {
        let is_body = token.text.starts_with('$') && token.text.len() > 1;
        if is_body {
            let tag = token.text[1..].find('$').map_or(token.text.len(), |end| end + 2);
            let end = token.text.len().saturating_sub(tag).max(tag);
            text.push_str(&script[copied..token.at + tag]);
            text.push_str(&with_schema(&token.text[tag..end], schema));
            copied = token.at + end;
        } else if token.text.starts_with("tasker_") && ![".", "constraint", "index", "to"].contains(&before) {
            text.push_str(&script[copied..token.at]);
            text.push_str(schema);
            text.push('.');
            copied = token.at;
        }
        before = token.text;
    }
    text.push_str(&script[copied..]);
    text
}

/// Returns the end of `with a as (…), b as (…)`, if the statement starts so.
pub fn end_of_common_tables(statement: &str) -> Option<usize> {
    let mut tokens = Tokens::of(statement);
    let mut before = tokens.next().filter(|token| token.is("with"))?;
    for token in tokens {
        // A table can be called `values` or `update`; then the word follows a name's position.
        let is_name = before.is("with") || before.is("recursive") || before.text == ",";
        let begins = MAIN_VERBS.iter().any(|verb| token.is(verb)) && !is_name;
        if token.depth == 0 && (begins || (before.text == ")" && token.text == "(")) {
            return Some(before.at + before.text.len());
        }
        before = token;
    }
    None
}

/// A piece of SQL that means something: a word, a string, a symbol.
#[derive(Clone, Copy)]
pub(super) struct Token<'a> {
    pub text: &'a str,
    /// Where it starts, in bytes.
    pub at: usize,
    /// How many parentheses are open around it.
    depth: usize,
}

impl Token<'_> {
    pub fn is(&self, word: &str) -> bool {
        self.text.eq_ignore_ascii_case(word)
    }

    /// Where it ends, in bytes.
    pub fn end(&self) -> usize {
        self.at + self.text.len()
    }
}

/// The tokens of a statement, without blanks and comments.
pub(super) struct Tokens<'a> {
    sql: &'a str,
    at: usize,
    depth: usize,
}

impl<'a> Tokens<'a> {
    pub fn of(sql: &'a str) -> Self {
        Tokens { sql, at: 0, depth: 0 }
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let rest = &self.sql[self.at..];
            let skipped = comment(rest).unwrap_or(rest.len() - rest.trim_start().len());
            if skipped == 0 {
                break;
            }
            self.at += skipped;
        }
        let rest = &self.sql[self.at..];
        let first = rest.chars().next()?;
        let length = string(rest).or_else(|| word(rest)).unwrap_or(first.len_utf8());
        self.depth = self.depth.saturating_sub(usize::from(first == ')'));
        let token = Token { text: &rest[..length], at: self.at, depth: self.depth };
        self.depth += usize::from(first == '(');
        self.at += length;
        Some(token)
    }
}

/// The length of the comment at the beginning of `sql`. `/* /* */ */` nests.
fn comment(sql: &str) -> Option<usize> {
    if sql.starts_with("--") {
        return Some(sql.find(['\n', '\r']).unwrap_or(sql.len()));
    }
    if !sql.starts_with("/*") {
        return None;
    }
    let (mut depth, mut at) = (0, 0);
    while at < sql.len() {
        match sql.as_bytes()[at..] {
            [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
            [b'*', b'/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    Some(at)
}

/// The length of the string or quoted name at the beginning of `sql`: `'…'`,
/// `E'…\'…'`, `"…"`, `$$…$$`, `$tag$…$tag$`. A doubled quote reads as two strings in a row.
fn string(sql: &str) -> Option<usize> {
    let ends_after =
        |from: usize, end: &str| sql[from..].find(end).map_or(sql.len(), |found| from + found + end.len());
    match sql.as_bytes() {
        [quote @ (b'\'' | b'"'), ..] => Some(ends_after(1, if *quote == b'"' { "\"" } else { "'" })),
        [b'e' | b'E', b'\'', ..] => {
            let mut escaped = false;
            let end = sql.bytes().enumerate().skip(2).find(|(_, byte)| {
                let ends = *byte == b'\'' && !escaped;
                escaped = *byte == b'\\' && !escaped;
                ends
            });
            Some(end.map_or(sql.len(), |(at, _)| at + 1))
        }
        [b'$', ..] => {
            let tag = word(&sql[1..]).unwrap_or(0);
            let opening = sql.get(..tag + 2).filter(|opening| opening.ends_with('$'))?;
            Some(ends_after(opening.len(), opening))
        }
        _ => None,
    }
}

/// The length of the word at the beginning of `sql`.
pub(super) fn word(sql: &str) -> Option<usize> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || !c.is_ascii();
    let length = sql.find(|c| !is_part(c)).unwrap_or(sql.len());
    (length > 0 && !sql.starts_with(|c: char| c.is_ascii_digit())).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_is_taken_apart_at_its_own_semicolons() {
        let script = "-- one; or two\ncreate table a (b text default ';'); ;\ncreate function f() as $$ begin; end $$;\nselect 1 -- end;";
        let expected =
            ["create table a (b text default ';')", "create function f() as $$ begin; end $$", "select 1"];
        assert_eq!(statements(script), expected);
        assert_eq!(words("drop index \"a b\"; -- c"), ["drop", "index", "\"a b\"", ";"]);
    }

    #[test]
    fn the_programs_own_names_get_their_schema() {
        let qualified = |sql: &str| with_schema(sql, "\"my jobs\"").replace("\"my jobs\".", "@");
        for (sql, expected) in [
            ("select 1 from tasker_tasks", "select 1 from @tasker_tasks"),
            ("select tasker_tasks.id from tasker_tasks, t", "select @tasker_tasks.id from @tasker_tasks, t"),
            (
                "-- tasker_a\nselect 'tasker_ready', \"tasker_b\"",
                "-- tasker_a\nselect 'tasker_ready', \"tasker_b\"",
            ),
            (
                "alter table tasker_a drop constraint tasker_b",
                "alter table @tasker_a drop constraint tasker_b",
            ),
            ("alter function tasker_f() rename to tasker_g", "alter function @tasker_f() rename to tasker_g"),
            ("insert into jobs.tasker_tasks", "insert into jobs.tasker_tasks"),
            ("as $$ select tasker_f('tasker_g') $$ x", "as $$ select @tasker_f('tasker_g') $$ x"),
            ("as $a$tasker_f$a$", "as $a$@tasker_f$a$"),
            ("limit $1 offset $2", "limit $1 offset $2"),
        ] {
            assert_eq!(qualified(sql), expected);
        }
    }

    #[test]
    fn the_end_is_found_behind_comments_and_semicolons() {
        for (statement, expected) in [
            ("select 1", "select 1"),
            (" select 1 ;\n", " select 1"),
            ("select 1; -- done; really\n/* and ; /* so */ on */", "select 1"),
            ("select ';' -- not this", "select ';'"),
            ("select $a$ ; $$ ; $a$;", "select $a$ ; $$ ; $a$"),
            ("select E'it\\'s;' , \"odd;name\";", "select E'it\\'s;' , \"odd;name\""),
            ("select 'it''s -- no comment';", "select 'it''s -- no comment'"),
            ("-- nothing\rselect 1", "-- nothing\rselect 1"),
            ("-- nothing", ""),
        ] {
            assert_eq!(without_end(statement), expected);
        }
    }

    #[test]
    fn the_main_verb_is_found_behind_the_common_tables() {
        for (tables, main) in [
            ("with a as (select 1)", " select * from a"),
            ("WITH a AS MATERIALIZED (select ')', 1), b (x) as (select 2)", " insert into t select * from b"),
            ("with update as (delete from t returning *)", " update u set a = 1"),
            ("with recursive values as (select 1), \"select\" as (select 2)", " values (1)"),
            ("with a as (select 1)", " (select * from a)"),
            ("with recursive t as (select 1) search depth first by a, b set c", " select * from t"),
            ("with a as (select 1) -- select\n", "select * from a"),
        ] {
            let statement = format!("{tables}{main}");
            let end = end_of_common_tables(&statement).unwrap_or_else(|| panic!("{statement}"));
            assert_eq!(statement[end..].split_whitespace().next_back(), main.split_whitespace().next_back());
            assert_eq!(&statement[..end], tables.trim_end_matches(" -- select\n"));
        }
        assert_eq!(end_of_common_tables("select 1"), None);
        assert_eq!(end_of_common_tables("-- with\nselect 1"), None);
    }

    #[test]
    fn statements_that_would_end_the_transaction_are_refused() {
        let refused = refusal("/* oh */ COMMIT");
        assert_eq!(refused.as_deref(), Some("commit would end the transaction that records the step"));
        assert_eq!(refusal("select 'commit'"), None);
        assert_eq!(refusal(""), None);
    }

    #[test]
    fn one_statement_is_enough() {
        let second = Some("a step runs one statement, but this has a second".to_owned());
        assert_eq!(refusal("select 1; select 2"), second);
        assert_eq!(refusal("insert into t values (';'); -- twice\n;"), second);
        for one in
            ["select 1;", "select ';' ; -- ;", "create function f() begin atomic select 1; select 2; end"]
        {
            assert_eq!(refusal(one), None, "{one}");
        }
    }

    #[test]
    fn parameters_are_counted_by_the_highest() {
        for (statement, expected) in [
            ("select 1", 0),
            ("select $1, $2", 2),
            ("select $2::int, $12", 12),
            ("select '$3', $$ $4 $$, \"a$5\", a$6, b_$7 -- $8", 0),
            ("select $1+$1", 1),
        ] {
            assert_eq!(parameters(statement), expected, "{statement}");
        }
    }
}
