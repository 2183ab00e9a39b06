//! The entries of a server's log: of its standard error, of `csvlog` and of `jsonlog`.

use serde_json::Value;

/// An entry of a log.
#[derive(Debug, PartialEq)]
pub struct Entry {
    /// The line of the log on which it starts, from 1.
    pub line: usize,
    /// With all its lines.
    pub message: String,
}

/// The entries of a log, in its order.
pub fn entries(log: &str) -> Vec<Entry> {
    let first = log.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    if first.starts_with('{') {
        of_json(log)
    } else if is_csv(first) {
        of_csv(log)
    } else {
        of_stderr(log)
    }
}

/// The field of a record of `csvlog` that has the message.
const MESSAGE: usize = 13;

fn of_json(log: &str) -> Vec<Entry> {
    let entry = |(number, line): (usize, &str)| {
        let entry: Value = serde_json::from_str(line).ok()?;
        Some(Entry { line: number + 1, message: entry["message"].as_str()?.to_owned() })
    };
    log.lines().enumerate().filter_map(entry).collect()
}

/// Whether a line begins with a time and a comma, as records do.
fn is_csv(line: &str) -> bool {
    let time = line.split(',').next().unwrap_or_default();
    time.len() < line.len()
        && time.len() > 18
        && time[..4].chars().all(|c| c.is_ascii_digit())
        && time.split_whitespace().count() == 3
}

fn of_csv(log: &str) -> Vec<Entry> {
    // Major versions differ in the number of fields.
    let mut records = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(log.as_bytes());
    let entry = |record: csv::StringRecord| {
        let line = record.position()?.line();
        Some(Entry { line: usize::try_from(line).ok()?, message: record.get(MESSAGE)?.to_owned() })
    };
    records.records().filter_map(Result::ok).filter_map(entry).collect()
}

/// An entry goes on in the lines that begin with a tab.
fn of_stderr(log: &str) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for (number, line) in log.lines().enumerate() {
        match (line.strip_prefix('\t'), entries.last_mut()) {
            (Some(rest), Some(entry)) => {
                entry.message.push('\n');
                entry.message.push_str(rest);
            }
            _ => entries.push(Entry { line: number + 1, message: line.to_owned() }),
        }
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_message_is_read_from_each_format() {
        let message = "duration: 1.5 ms  plan:\n{\n  \"Query Text\": \"select 'a',\\n1\"\n}";
        let of_stderr = format!(
            "2026-11-29 10:00:00.000 UTC [7] LOG:  {}\n2026 LOG:  next\n",
            message.replace('\n', "\n\t")
        );
        let quoted = message.replace('"', "\"\"");
        let of_csv = format!(
            "2026-11-29 10:00:00.000 UTC,\"u\",\"d\",7,\"[local]\",1.2,1,\"SELECT\",2026-11-29 10:00:00 UTC,3/0,0,LOG,00000,\"{quoted}\",,,\n"
        );
        let of_json = format!("{}\n", serde_json::json!({ "timestamp": "2026", "message": message }));
        for log in [of_stderr, of_csv, of_json] {
            let twice = format!("{log}{log}");
            let of_message = entries(&twice).into_iter().filter(|entry| entry.message.ends_with(message));
            let lines: Vec<usize> = of_message.map(|entry| entry.line).collect();
            assert_eq!(lines, [1, log.lines().count() + 1], "{log}");
        }
        assert_eq!(entries(""), []);
    }
}
