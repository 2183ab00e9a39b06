//! The entries of a server's log: of its standard error, of `csvlog` and of `jsonlog`.

use serde_json::Value;

/// The message of each entry, its lines joined.
pub fn messages(log: &str) -> Vec<String> {
    let first = log.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    if first.starts_with('{') {
        return log.lines().filter_map(of_json).collect();
    }
    if is_csv(first) {
        return records(log)
            .into_iter()
            .filter_map(|mut fields| fields.get_mut(MESSAGE).map(std::mem::take))
            .collect();
    }
    of_stderr(log)
}

/// The field of a record of `csvlog` that has the message.
const MESSAGE: usize = 13;

fn of_json(line: &str) -> Option<String> {
    let entry: Value = serde_json::from_str(line).ok()?;
    entry["message"].as_str().map(str::to_owned)
}

/// Whether a line begins with a time and a comma, as records do.
fn is_csv(line: &str) -> bool {
    let time = line.split(',').next().unwrap_or_default();
    time.len() < line.len()
        && time.len() > 18
        && time[..4].chars().all(|c| c.is_ascii_digit())
        && time.split_whitespace().count() == 3
}

/// The fields of each record; in quotes, a quote is doubled, and a line may end.
fn records(log: &str) -> Vec<Vec<String>> {
    let mut records = Vec::new();
    let mut fields = vec![String::new()];
    let mut is_quoted = false;
    let mut characters = log.chars().peekable();
    while let Some(character) = characters.next() {
        let field = fields.last_mut().expect("a record has a field");
        match character {
            '"' if is_quoted && characters.next_if_eq(&'"').is_some() => field.push('"'),
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => fields.push(String::new()),
            '\n' if !is_quoted => records.push(std::mem::replace(&mut fields, vec![String::new()])),
            other => field.push(other),
        }
    }
    records.push(fields);
    records
}

/// An entry goes on in the lines that begin with a tab.
fn of_stderr(log: &str) -> Vec<String> {
    let mut messages: Vec<String> = Vec::new();
    for line in log.lines() {
        match (line.strip_prefix('\t'), messages.last_mut()) {
            (Some(rest), Some(message)) => {
                message.push('\n');
                message.push_str(rest);
            }
            _ => messages.push(line.to_owned()),
        }
    }
    messages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_message_is_read_from_each_format() {
        let message = "duration: 1.5 ms  plan:\n{\n  \"Query Text\": \"select 'a',\\n1\"\n}";
        let of_stderr = format!(
            "2026-11-29 10:00:00.000 UTC [7] LOG:  {}\n2026 LOG:  next",
            message.replace('\n', "\n\t")
        );
        let quoted = message.replace('"', "\"\"");
        let of_csv = format!(
            "2026-11-29 10:00:00.000 UTC,\"u\",\"d\",7,\"[local]\",1.2,1,\"SELECT\",2026-11-29 10:00:00 UTC,3/0,0,LOG,00000,\"{quoted}\",,,\n"
        );
        let of_json = format!("{}\n", serde_json::json!({ "timestamp": "2026", "message": message }));
        for log in [of_stderr, of_csv, of_json] {
            let found = messages(&log);
            assert!(found[0].ends_with(message), "{log}\n{found:?}");
        }
        assert_eq!(messages(""), [""; 0]);
    }
}
