//! Redraws in place on the terminal of standard output.

use std::io;

use console::Term;

use super::{ascii, clean};

/// The lines and columns available for an answer.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    pub height: usize,
    pub width: usize,
}

impl Size {
    /// Those of the terminal; without one, LINES and COLUMNS, or a usual window.
    pub fn of_answer() -> Size {
        let terminal = Term::stdout();
        if let Some((height, width)) = terminal.size_checked() {
            return Size { height: height.into(), width: width.into() };
        }
        let from_env = |name: &str| std::env::var(name).ok().and_then(|value| value.parse().ok());
        Size { height: from_env("LINES").unwrap_or(50), width: from_env("COLUMNS").unwrap_or(100) }
    }
}

/// How wide the terminal of standard output is, if it is one.
pub fn terminal_width() -> Option<usize> {
    let (_, width) = Term::stdout().size_checked()?;
    Some(width.into())
}

/// Whether the terminal can neither show colours nor move its cursor.
pub fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|kind| kind == "dumb")
}

/// The lines last drawn, to be drawn over.
pub struct Screen {
    terminal: Term,
    /// The width of each.
    drawn: Vec<usize>,
}

impl Screen {
    /// The terminal of standard output, when it is one.
    pub fn of_answer() -> Option<Screen> {
        let terminal = Term::buffered_stdout();
        (terminal.is_term() && !is_dumb()).then_some(Screen { terminal, drawn: Vec::new() })
    }

    /// Replaces the previous drawing, cut to the terminal: a line that wraps or scrolls away cannot be
    /// overwritten.
    pub fn draw(&mut self, text: &str) -> io::Result<()> {
        let height = usize::from(self.terminal.size().0).max(2);
        let lines = self.lines(text);
        let fits = lines.len() < height;
        let shown = if fits { lines.len() } else { height - 2 };
        let mut frame = lines[..shown].concat();
        if !fits {
            frame.push_str(&self.lines(&format!("… {} more lines", lines.len() - shown)).concat());
        }
        self.replace(&frame)
    }

    /// Replaces the previous drawing by the last one, which stays: all of its lines, each cut like those before.
    pub fn finish(&mut self, text: &str) -> io::Result<()> {
        self.replace(&self.lines(text).concat())?;
        self.drawn.clear();
        Ok(())
    }

    /// The lines of a text, each no wider than the terminal.
    fn lines(&self, text: &str) -> Vec<String> {
        let width = usize::from(self.terminal.size().1);
        let text = ascii::drawn(clean::text(text, console::colors_enabled()));
        text.lines().map(|line| console::truncate_str(line, width, "…").into_owned() + "\n").collect()
    }

    fn replace(&mut self, frame: &str) -> io::Result<()> {
        // A terminal that became narrower has wrapped lines that fitted before.
        let width = usize::from(self.terminal.size().1).max(1);
        let drawn = self.drawn.iter().map(|line| line.div_ceil(width).max(1)).sum();
        // One write for the whole frame, or it flickers.
        self.terminal.clear_last_lines(drawn)?;
        self.terminal.write_str(frame)?;
        self.terminal.flush()?;
        self.drawn = frame.lines().map(console::measure_text_width).collect();
        Ok(())
    }
}
