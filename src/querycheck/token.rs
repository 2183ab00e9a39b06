//! Takes SQL apart into tokens: an expression that the server prints, or a statement without comments.

/// The kind of a token.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// A name, with the dots in it, or a keyword.
    Word,
    /// A number, a string or a parameter.
    Literal,
    Operator,
    /// A parenthesis, a bracket or a comma.
    Symbol,
    /// `::`
    Cast,
}

/// A piece of an expression or of a statement.
#[derive(Clone, Copy, Debug)]
pub struct Token<'a> {
    pub kind: Kind,
    pub text: &'a str,
    /// Where it starts, in bytes.
    pub at: usize,
}

impl Token<'_> {
    pub fn is(&self, text: &str) -> bool {
        self.kind != Kind::Literal && self.text.eq_ignore_ascii_case(text)
    }

    pub fn end(&self) -> usize {
        self.at + self.text.len()
    }
}

const OPERATORS: &str = "+-*/<>=~!@#%^&|`?";

/// Takes an expression, or a statement without comments, apart.
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let (kind, length) = if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        } else if first == '\'' {
            (Kind::Literal, end_of_quoted(rest, '\''))
        } else if first == 'E' && rest[1..].starts_with('\'') {
            (Kind::Literal, 1 + end_of_quoted(&rest[1..], '\''))
        } else if first.is_ascii_digit() || (first == '$' && rest.len() > 1) {
            let is_part = |symbol: char| symbol.is_ascii_alphanumeric() || ".$".contains(symbol);
            (Kind::Literal, rest.find(|symbol| !is_part(symbol)).unwrap_or(rest.len()))
        } else if first.is_alphabetic() || first == '_' || first == '"' {
            (Kind::Word, end_of_name(rest))
        } else if rest.starts_with("::") {
            (Kind::Cast, 2)
        } else if OPERATORS.contains(first) {
            (Kind::Operator, rest.find(|symbol| !OPERATORS.contains(symbol)).unwrap_or(rest.len()))
        } else {
            (Kind::Symbol, first.len_utf8())
        };
        tokens.push(Token { kind, text: &rest[..length], at });
        at += length;
    }
    tokens
}

/// The length of a quoted text; a doubled quote within does not end it.
fn end_of_quoted(text: &str, quote: char) -> usize {
    let mut at = 1;
    while let Some(end) = text[at..].find(quote) {
        at += end + 1;
        if !text[at..].starts_with(quote) {
            return at;
        }
        at += 1;
    }
    text.len()
}

/// The length of a name with its qualifiers: `events."at"`.
fn end_of_name(text: &str) -> usize {
    let mut at = 0;
    loop {
        let rest = &text[at..];
        at += if rest.starts_with('"') {
            end_of_quoted(rest, '"')
        } else {
            rest.find(|symbol: char| !symbol.is_alphanumeric() && !"_$".contains(symbol))
                .unwrap_or(rest.len())
        };
        match text[at..].strip_prefix('.') {
            Some(next)
                if next.starts_with(|symbol: char| symbol.is_alphabetic() || "_\"".contains(symbol)) =>
            {
                at += 1;
            }
            _ => return at,
        }
    }
}

/// The parts of a dotted name, without quotes.
pub fn names(dotted: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut rest = dotted;
    while !rest.is_empty() {
        let length = if rest.starts_with('"') {
            end_of_quoted(rest, '"')
        } else {
            rest.find('.').unwrap_or(rest.len())
        };
        let name = &rest[..length];
        let inner = name.strip_prefix('"').and_then(|name| name.strip_suffix('"'));
        names.push(inner.map_or_else(|| name.to_owned(), |inner| inner.replace("\"\"", "\"")));
        rest = rest[length..].trim_start_matches('.');
    }
    names
}
