//! Reads an expression of a plan, as the server prints it, into a tree. The server encloses each operation in
//! parentheses, so no precedence is needed.

use crate::querycheck::token::{Kind, Token, names, tokens};

/// An expression. A part that this reader does not know is kept as text.
#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    And(Vec<Expression>),
    Or(Vec<Expression>),
    Not(Box<Expression>),
    Binary {
        operator: String,
        left: Box<Expression>,
        right: Box<Expression>,
    },
    /// `left operator any (right)`, or `all`.
    Quantified {
        operator: String,
        is_all: bool,
        left: Box<Expression>,
        right: Box<Expression>,
    },
    /// `is null`, or `is not null`.
    IsNull {
        of: Box<Expression>,
        is_negated: bool,
    },
    Column {
        /// The alias of its table.
        of: String,
        name: String,
    },
    Cast {
        of: Box<Expression>,
        to: String,
    },
    Call {
        function: String,
        arguments: Vec<Expression>,
    },
    Row(Vec<Expression>),
    /// A constant, a parameter or the result of another part of the plan.
    Value(String),
    Unknown(String),
}

use Expression::{And, Binary, Call, Cast, Column, IsNull, Not, Or, Quantified, Row, Unknown, Value};

impl Expression {
    /// Reads a text; one that it does not understand is [`Expression::Unknown`].
    pub fn read(text: &str) -> Expression {
        let mut reader = Reader { tokens: tokens(text), next: 0, text };
        match reader.expression() {
            Some(read) if reader.next == reader.tokens.len() => read,
            _ => Unknown(text.to_owned()),
        }
    }

    /// The conditions that must all hold.
    pub fn conjuncts(self) -> Vec<Expression> {
        match self {
            And(parts) => parts.into_iter().flat_map(Expression::conjuncts).collect(),
            other => vec![other],
        }
    }

    /// The parts of an expression, without those below them.
    pub fn parts(&self) -> Vec<&Expression> {
        match self {
            And(parts) | Or(parts) | Row(parts) | Call { arguments: parts, .. } => parts.iter().collect(),
            Not(of) | IsNull { of, .. } | Cast { of, .. } => vec![of],
            Binary { left, right, .. } | Quantified { left, right, .. } => vec![left, right],
            Column { .. } | Value(_) | Unknown(_) => Vec::new(),
        }
    }

    /// The columns in it, each with the alias of its table.
    pub fn columns(&self) -> Vec<(&str, &str)> {
        match self {
            Column { of, name } => vec![(of, name)],
            other => other.parts().into_iter().flat_map(Expression::columns).collect(),
        }
    }

    /// Whether it reads no column of the table with this alias, as far as one can tell.
    pub fn is_free_of(&self, alias: &str) -> bool {
        match self {
            Unknown(text) => !text.contains(&format!("{alias}.")),
            Column { of, .. } => of != alias,
            other => other.parts().into_iter().all(|part| part.is_free_of(alias)),
        }
    }

    /// Whether it is the same for every row of the query.
    pub fn is_constant(&self) -> bool {
        match self {
            Unknown(_) | Column { .. } => false,
            other => other.parts().into_iter().all(Expression::is_constant),
        }
    }

    /// Whether a part of it holds this.
    pub fn any(&self, is_it: &impl Fn(&Expression) -> bool) -> bool {
        is_it(self) || self.parts().into_iter().any(|part| part.any(is_it))
    }

    /// Without the casts around it.
    pub fn uncast(&self) -> &Expression {
        match self {
            Cast { of, .. } => of.uncast(),
            other => other,
        }
    }

    /// The expression as SQL, with its columns as `name` prints them.
    pub fn sql(&self, name: &impl Fn(&str) -> String) -> String {
        let list = |parts: &[Expression]| parts.iter().map(|part| part.sql(name)).collect::<Vec<_>>();
        match self {
            And(parts) => format!("({})", list(parts).join(" and ")),
            Or(parts) => format!("({})", list(parts).join(" or ")),
            Not(of) => format!("(not {})", of.sql(name)),
            Binary { operator, left, right } => {
                format!("({} {operator} {})", left.sql(name), right.sql(name))
            }
            Quantified { operator, is_all, left, right } => {
                let of = if *is_all { "all" } else { "any" };
                format!("({} {operator} {of} ({}))", left.sql(name), right.sql(name))
            }
            IsNull { of, is_negated } => {
                format!("({} is {}null)", of.sql(name), if *is_negated { "not " } else { "" })
            }
            Column { name: column, .. } => name(column),
            Cast { of, to } => match &**of {
                Value(text) => format!("{text}::{to}"),
                of => format!("({})::{to}", of.sql(name)),
            },
            Call { function, arguments } if function.eq_ignore_ascii_case("extract") => {
                let arguments = list(arguments);
                format!("extract({})", arguments.join(" from "))
            }
            Call { function, arguments } => {
                let arguments = list(arguments);
                match (function.as_str(), arguments.as_slice()) {
                    ("collate", [of, collation]) => format!("({of} collate {collation})"),
                    ("element", [of, index]) => format!("(({of})[{index}])"),
                    ("field", [of, field]) => format!("(({of}).{field})"),
                    ("array", parts) => format!("array[{}]", parts.join(", ")),
                    (function, arguments) => format!("{function}({})", arguments.join(", ")),
                }
            }
            Row(parts) => format!("row({})", list(parts).join(", ")),
            Value(text) | Unknown(text) => text.clone(),
        }
    }
}

struct Reader<'a> {
    tokens: Vec<Token<'a>>,
    next: usize,
    text: &'a str,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<Token<'a>> {
        self.tokens.get(self.next).copied()
    }

    fn is_next(&self, text: &str) -> bool {
        self.peek().is_some_and(|token| token.is(text))
    }

    fn take(&mut self, text: &str) -> bool {
        let is_it = self.is_next(text);
        self.next += usize::from(is_it);
        is_it
    }

    fn expect(&mut self, text: &str) -> Option<()> {
        self.take(text).then_some(())
    }

    fn expression(&mut self) -> Option<Expression> {
        let first = self.comparison()?;
        for (word, join) in [("and", And as fn(Vec<Expression>) -> Expression), ("or", Or)] {
            if self.is_next(word) {
                let mut parts = vec![first];
                while self.take(word) {
                    parts.push(self.comparison()?);
                }
                return Some(join(parts));
            }
        }
        Some(first)
    }

    fn comparison(&mut self) -> Option<Expression> {
        if self.take("not") {
            return Some(Not(Box::new(self.comparison()?)));
        }
        let mut left = self.operand()?;
        loop {
            if self.take("is") {
                let is_negated = self.take("not");
                if self.take("null") {
                    left = IsNull { of: Box::new(left), is_negated };
                } else if self.take("true") {
                    left = if is_negated { Unknown(self.text.to_owned()) } else { left };
                } else if self.take("false") {
                    left = if is_negated { Unknown(self.text.to_owned()) } else { Not(Box::new(left)) };
                } else {
                    // `is distinct from` and the like.
                    return self.rest_of_group(left);
                }
            } else if self.take("collate") {
                let name = self.peek().filter(|token| token.kind == Kind::Word)?;
                self.next += 1;
                let arguments = vec![left, Value(name.text.to_owned())];
                left = Call { function: "collate".to_owned(), arguments };
            } else if self.is_next("at") {
                self.expect("at").and_then(|()| self.expect("time")).and_then(|()| self.expect("zone"))?;
                let zone = self.operand()?;
                left = Call { function: "timezone".to_owned(), arguments: vec![zone, left] };
            } else if let Some(operator) = self.operator() {
                left = self.right_of(left, operator)?;
            } else {
                return Some(left);
            }
        }
    }

    /// What cannot be read up to the end of the group.
    fn rest_of_group(&mut self, left: Expression) -> Option<Expression> {
        let mut depth = 0;
        while let Some(token) = self.peek() {
            match token.text {
                "(" | "[" => depth += 1,
                ")" | "]" if depth == 0 => break,
                ")" | "]" => depth -= 1,
                _ => {}
            }
            self.next += 1;
        }
        let arguments = vec![left];
        Some(Call { function: "is".to_owned(), arguments })
    }

    fn operator(&mut self) -> Option<String> {
        let token = self.peek()?;
        if token.kind == Kind::Operator {
            self.next += 1;
            return Some(token.text.to_owned());
        }
        if token.is("operator") && self.tokens.get(self.next + 1).is_some_and(|next| next.is("(")) {
            self.next += 2;
            let mut operator = String::new();
            while !self.take(")") {
                operator = self.peek()?.text.to_owned();
                self.next += 1;
            }
            return Some(operator);
        }
        None
    }

    fn right_of(&mut self, left: Expression, operator: String) -> Option<Expression> {
        let left = Box::new(left);
        for (word, is_all) in [("any", false), ("all", true)] {
            if self.take(word) {
                self.expect("(")?;
                let right = Box::new(self.expression()?);
                self.expect(")")?;
                return Some(Quantified { operator, is_all, left, right });
            }
        }
        let right = Box::new(self.operand()?);
        Some(Binary { operator, left, right })
    }

    fn operand(&mut self) -> Option<Expression> {
        let mut operand = self.primary()?;
        loop {
            if self.peek().is_some_and(|token| token.kind == Kind::Cast) {
                self.next += 1;
                let to = self.type_name()?;
                operand = Cast { of: Box::new(operand), to };
            } else if self.take("[") {
                let index = self.expression()?;
                self.expect("]")?;
                operand = Call { function: "element".to_owned(), arguments: vec![operand, index] };
            } else {
                return Some(operand);
            }
        }
    }

    fn primary(&mut self) -> Option<Expression> {
        let token = self.peek()?;
        self.next += 1;
        match token.kind {
            Kind::Literal => Some(Value(token.text.to_owned())),
            Kind::Operator if token.text == "-" => {
                let of = self.primary()?;
                Some(Value(format!("-{}", of.sql(&str::to_owned))))
            }
            Kind::Symbol if token.text == "(" => self.group(token.end()),
            Kind::Word => self.word(token),
            _ => None,
        }
    }

    /// What is in parentheses: an expression, a row or the result of a part of the plan.
    fn group(&mut self, start: usize) -> Option<Expression> {
        let is_plan = |token: &Token<'_>| {
            ["subplan", "hashed", "initplan", "alternatives", "rescan"].iter().any(|word| token.is(word))
        };
        if self.peek().is_some_and(|token| is_plan(&token)) {
            let mut depth = 0;
            loop {
                let token = self.peek()?;
                self.next += 1;
                match token.text {
                    "(" => depth += 1,
                    ")" if depth == 0 => {
                        let text = format!("({})", &self.text[start..token.at]);
                        // Of an InitPlan: `(InitPlan 1).col1`.
                        if self.text[token.end()..].starts_with(".col") {
                            self.next += 2;
                        }
                        return Some(if text.starts_with("(InitPlan") { Value(text) } else { Unknown(text) });
                    }
                    ")" => depth -= 1,
                    _ => {}
                }
            }
        }
        let mut parts = vec![self.expression()?];
        while self.take(",") {
            parts.push(self.expression()?);
        }
        self.expect(")")?;
        // A field of a composite value: `(address).zip`.
        if self.text[self.tokens[self.next - 1].end()..].starts_with('.') {
            self.next += 1;
            let field = self.peek()?;
            self.next += 1;
            parts.push(Value(field.text.to_owned()));
            return Some(Call { function: "field".to_owned(), arguments: parts });
        }
        Some(if parts.len() == 1 { parts.remove(0) } else { Row(parts) })
    }

    fn word(&mut self, word: Token<'a>) -> Option<Expression> {
        if word.is("case") {
            let mut depth = 1;
            while depth > 0 {
                let token = self.peek()?;
                depth = if token.is("case") { depth + 1 } else { depth - usize::from(token.is("end")) };
                self.next += 1;
            }
            return Some(Unknown(self.text[word.at..self.tokens[self.next - 1].end()].to_owned()));
        }
        if word.is("array") && self.take("[") {
            let parts = self.list("]")?;
            return Some(Call { function: "array".to_owned(), arguments: parts });
        }
        if self.take("(") {
            if word.is("row") {
                return Some(Row(self.list(")")?));
            }
            if word.is("extract") {
                let field = self.peek()?;
                self.next += 1;
                self.expect("from")?;
                let of = self.expression()?;
                self.expect(")")?;
                let arguments = vec![Value(field.text.to_owned()), of];
                return Some(Call { function: "extract".to_owned(), arguments });
            }
            if let Some(call) = self.in_words(word) {
                return call;
            }
            return Some(Call { function: word.text.to_owned(), arguments: self.list(")")? });
        }
        let mut names = names(word.text);
        if names.len() == 1 {
            const CONSTANTS: [&str; 8] = [
                "true",
                "false",
                "null",
                "current_date",
                "current_timestamp",
                "localtimestamp",
                "current_user",
                "session_user",
            ];
            if CONSTANTS.iter().any(|constant| word.is(constant)) {
                return Some(Value(word.text.to_owned()));
            }
        }
        let name = names.pop()?;
        Some(Column { of: names.pop().unwrap_or_default(), name })
    }

    /// Functions that the server prints with words between their arguments: `TRIM(BOTH FROM a)`,
    /// `SUBSTRING(a FROM 1 FOR 3)`, `POSITION(('x') IN (a))`. The outer option is none for any other.
    fn in_words(&mut self, word: Token<'a>) -> Option<Option<Expression>> {
        let function = |name: &str, arguments| Some(Call { function: name.to_owned(), arguments });
        if word.is("trim") {
            let name = ["both", "leading", "trailing"].into_iter().find(|side| self.take(side))?;
            let name = match name {
                "both" => "btrim",
                "leading" => "ltrim",
                _ => "rtrim",
            };
            let of = |reader: &mut Self| {
                let characters = if reader.is_next("from") { None } else { Some(reader.expression()?) };
                reader.expect("from")?;
                let of = reader.expression()?;
                reader.expect(")")?;
                function(name, std::iter::once(of).chain(characters).collect())
            };
            return Some(of(self));
        }
        if word.is("substring") {
            let of = |reader: &mut Self| {
                let mut arguments = vec![reader.expression()?];
                while ["from", "for", ","].into_iter().any(|between| reader.take(between)) {
                    arguments.push(reader.expression()?);
                }
                reader.expect(")")?;
                function("substring", arguments)
            };
            return Some(of(self));
        }
        if word.is("position") {
            let of = |reader: &mut Self| {
                let part = reader.expression()?;
                reader.expect("in")?;
                let of = reader.expression()?;
                reader.expect(")")?;
                function("strpos", vec![of, part])
            };
            return Some(of(self));
        }
        None
    }

    fn list(&mut self, end: &str) -> Option<Vec<Expression>> {
        let mut parts = Vec::new();
        while !self.take(end) {
            parts.push(self.expression()?);
            if !self.take(",") {
                self.expect(end)?;
                break;
            }
        }
        Some(parts)
    }

    /// `timestamp with time zone`, `character varying(20)[]`, `shop.state`.
    fn type_name(&mut self) -> Option<String> {
        let first = self.peek().filter(|token| token.kind == Kind::Word)?;
        self.next += 1;
        let mut name = first.text.to_owned();
        const FOLLOWING: [&str; 8] =
            ["precision", "varying", "with", "without", "time", "zone", "to", "second"];
        while let Some(token) = self.peek() {
            let is_word = token.kind == Kind::Word && FOLLOWING.contains(&token.text);
            if is_word {
                name.push(' ');
                name.push_str(token.text);
                self.next += 1;
            } else if token.is("(")
                && self.text[..token.at].ends_with(name.rsplit(' ').next().unwrap_or_default())
            {
                let start = token.at;
                while !self.take(")") {
                    self.peek()?;
                    self.next += 1;
                }
                name.push_str(&self.text[start..self.tokens[self.next - 1].end()]);
            } else if token.is("[") && self.tokens.get(self.next + 1).is_some_and(|next| next.is("]")) {
                name.push_str("[]");
                self.next += 2;
            } else {
                break;
            }
        }
        Some(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sql(text: &str) -> String {
        Expression::read(text).sql(&|name| name.to_owned())
    }

    #[test]
    fn conditions_are_read_and_written_again() {
        for (printed, written) in [
            ("(payments.order_id = '777'::bigint)", "(order_id = '777'::bigint)"),
            ("((o.email)::text = 'it''s'::text)", "((email)::text = 'it''s'::text)"),
            ("((a.x > 5) AND (NOT a.y) AND (a.z IS NULL))", "((x > 5) and (not y) and (z is null))"),
            ("(a.id = ANY ('{1,2}'::bigint[]))", "(id = any ('{1,2}'::bigint[]))"),
            ("((p.meta ->> 'ref'::text) = $1)", "((meta ->> 'ref'::text) = $1)"),
            ("(EXTRACT(year FROM a.at) = '2024'::numeric)", "(extract(year from at) = '2024'::numeric)"),
            ("(lower((a.\"E mail\")::text) ~~ 'x%'::text)", "(lower((E mail)::text) ~~ 'x%'::text)"),
            ("(ROW(a.x, a.y) > ROW(1, $2))", "(row(x, y) > row(1, $2))"),
            (
                "((a.at AT TIME ZONE 'UTC'::text) >= '2026-01-01 00:00:00'::timestamp without time zone)",
                "(timezone('UTC'::text, at) >= '2026-01-01 00:00:00'::timestamp without time zone)",
            ),
            ("(TRIM(BOTH FROM a.x) = 'y'::text)", "(btrim(x) = 'y'::text)"),
            ("(TRIM(LEADING '0'::text FROM a.x) = $1)", "(ltrim(x, '0'::text) = $1)"),
            ("(\"substring\"(a.x, 1, 3) = $1)", "(\"substring\"(x, 1, 3) = $1)"),
            ("(SUBSTRING(a.x FROM 1 FOR 3) = $1)", "(substring(x, 1, 3) = $1)"),
            ("(POSITION(('y'::text) IN (a.x)) > 0)", "(strpos(x, 'y'::text) > 0)"),
            ("(a.v < '-1'::integer)", "(v < '-1'::integer)"),
            ("(a.p <-> '(7,7)'::point)", "(p <-> '(7,7)'::point)"),
            ("((a.sku)::text = ANY ('{a,b}'::text[]))", "((sku)::text = any ('{a,b}'::text[]))"),
            (
                "(COALESCE(a.nick, ''::character varying(40)) = $1)",
                "(COALESCE(nick, ''::character varying(40)) = $1)",
            ),
        ] {
            assert_eq!(sql(printed), written, "{printed}");
        }
    }

    #[test]
    fn results_of_the_plan_are_no_columns() {
        let read =
            Expression::read("((NOT (hashed SubPlan 1)) AND (o.id > (InitPlan 2).col1) AND (o.x = $0))");
        assert_eq!(read.columns(), [("o", "id"), ("o", "x")]);
        let parts = read.conjuncts();
        assert!(matches!(&parts[0], Not(of) if matches!(**of, Unknown(_))), "{parts:?}");
        assert!(matches!(&parts[1], Binary { right, .. } if right.is_constant()), "{parts:?}");
    }

    #[test]
    fn what_cannot_be_read_is_kept() {
        for text in ["(a.x = ", "(a.x <some> 5", "XMLEXISTS('//a' PASSING a.x)"] {
            assert_eq!(Expression::read(text), Unknown(text.to_owned()));
        }
    }
}
