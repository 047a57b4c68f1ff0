//! Tables as they leave the archive: named and explained columns, and rows as CSV or JSON.
//!
//! CSV follows RFC 4180: UTF-8, lines end in LF, an empty cell is a missing value, lists are sorted and separated by `;`, no bidi control characters.

use std::io::Write;

/// A value in a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing is known.
    #[default]
    Null,
    /// Words, codes, days, lists.
    Text(String),
    /// A whole number.
    Int(i64),
    /// A number.
    Real(f64),
    /// Yes or no.
    Bool(bool),
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words or a code.
    Text,
    /// Several codes, separated by `;`.
    List,
    /// A day, ISO 8601.
    Day,
    /// A whole number.
    Int,
    /// A number.
    Real,
    /// `true` or `false`.
    Bool,
}

/// A column and what it means.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name: lower case, ASCII, 32 letters at most.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// What it means.
    pub about: &'static str,
}

/// A table and what it holds.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    /// Its name.
    pub name: &'static str,
    /// What a row is.
    pub about: &'static str,
    /// Its columns.
    pub columns: &'static [Column],
    /// The columns that no two rows have alike.
    pub key: &'static [&'static str],
    /// Columns that name a row of another table: column, table, column there.
    pub links: &'static [(&'static str, &'static str, &'static str)],
}

impl From<&str> for Cell {
    fn from(value: &str) -> Cell {
        if value.is_empty() { Cell::Null } else { Cell::Text(value.into()) }
    }
}

impl From<String> for Cell {
    fn from(value: String) -> Cell {
        if value.is_empty() { Cell::Null } else { Cell::Text(value) }
    }
}

impl From<&String> for Cell {
    fn from(value: &String) -> Cell {
        value.as_str().into()
    }
}

impl From<i64> for Cell {
    fn from(value: i64) -> Cell {
        Cell::Int(value)
    }
}

impl From<u32> for Cell {
    fn from(value: u32) -> Cell {
        Cell::Int(value.into())
    }
}

impl From<u16> for Cell {
    fn from(value: u16) -> Cell {
        Cell::Int(value.into())
    }
}

impl From<usize> for Cell {
    fn from(value: usize) -> Cell {
        Cell::Int(value as i64)
    }
}

impl From<f64> for Cell {
    fn from(value: f64) -> Cell {
        Cell::Real(value)
    }
}

impl From<bool> for Cell {
    fn from(value: bool) -> Cell {
        Cell::Bool(value)
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Cell {
        value.map_or(Cell::Null, Into::into)
    }
}

impl<'a, T> From<&'a Option<T>> for Cell
where
    &'a T: Into<Cell>,
{
    fn from(value: &'a Option<T>) -> Cell {
        value.as_ref().map_or(Cell::Null, Into::into)
    }
}

impl From<&i64> for Cell {
    fn from(value: &i64) -> Cell {
        Cell::Int(*value)
    }
}

impl Cell {
    /// As it is written in CSV; empty for nothing.
    pub fn written(&self) -> String {
        match self {
            Cell::Null => String::new(),
            Cell::Text(text) => text.clone(),
            Cell::Int(number) => number.to_string(),
            Cell::Real(number) => number.to_string(),
            Cell::Bool(yes) => yes.to_string(),
        }
    }

    /// As it is in JSON.
    pub fn json(&self) -> serde_json::Value {
        match self {
            Cell::Null => serde_json::Value::Null,
            Cell::Text(text) => text.clone().into(),
            Cell::Int(number) => (*number).into(),
            Cell::Real(number) => (*number).into(),
            Cell::Bool(yes) => (*yes).into(),
        }
    }
}

impl Form {
    /// The line of column names in CSV.
    pub fn header(&self) -> String {
        let names: Vec<&str> = self.columns.iter().map(|column| column.name).collect();
        format!("{}\n", names.join(","))
    }

    /// A row as a line of JSON: the columns' names in their order, then what is added, which is JSON already.
    pub fn object(&self, row: &[Cell], added: &[(&str, String)]) -> String {
        let cells = self.columns.iter().zip(row).map(|(column, cell)| (column.name, cell.json().to_string()));
        object(cells.chain(added.iter().map(|(name, json)| (*name, json.clone()))))
    }
}

/// An object of JSON with its keys in this order; the values are JSON already.
///
/// ```
/// let object = waqai_archive::table::object([("b", "1".to_owned()), ("a", "null".to_owned())]);
/// assert_eq!(object, r#"{"b":1,"a":null}"#);
/// ```
pub fn object<'a>(pairs: impl IntoIterator<Item = (&'a str, String)>) -> String {
    let pairs: Vec<String> = pairs.into_iter().map(|(name, json)| format!("{}:{json}", serde_json::Value::from(name))).collect();
    format!("{{{}}}", pairs.join(","))
}

/// Whether a character opens or closes an embedding, override or isolate, or marks a direction: data holds none.
fn is_direction(character: char) -> bool {
    matches!(character, '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A text without them.
pub(crate) fn without_directions(text: String) -> String {
    if text.contains(is_direction) { text.chars().filter(|&letter| !is_direction(letter)).collect() } else { text }
}

/// Writes a row with a character between the cells; a cell that holds it, a quotation mark or a line's end stands in quotation marks.
pub fn write_row(cells: &[Cell], between: u8, out: &mut impl Write) -> std::io::Result<()> {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            out.write_all(&[between])?;
        }
        match cell {
            Cell::Text(text) => write_text(text, between, out)?,
            value => write_value(value, out)?,
        }
    }
    out.write_all(b"\n")
}

/// Writes a value as it is; nothing for nothing.
///
/// # Errors
/// Those of `out`.
pub fn write_value(cell: &Cell, out: &mut impl Write) -> std::io::Result<()> {
    match cell {
        Cell::Null => Ok(()),
        Cell::Text(text) => out.write_all(text.as_bytes()),
        Cell::Int(number) => write_whole(*number, out),
        Cell::Real(number) => write_real(*number, out),
        Cell::Bool(yes) => out.write_all(if *yes { b"true" } else { b"false" }),
    }
}

fn write_text(text: &str, between: u8, out: &mut impl Write) -> std::io::Result<()> {
    let plain = |byte: u8| byte.is_ascii() && byte != between && !matches!(byte, b'"' | b'\n' | b'\r' | b'\t');
    if text.bytes().all(plain) {
        return out.write_all(text.as_bytes());
    }
    let text = without_directions(text.to_owned());
    if between == b'\t' {
        // The forms with tabs know no quotation marks: a cell must not break its line.
        out.write_all(text.replace(['\t', '\n', '\r'], " ").as_bytes())
    } else if text.contains([char::from(between), '"', '\n', '\r']) {
        out.write_all(b"\"")?;
        out.write_all(text.replace('"', "\"\"").as_bytes())?;
        out.write_all(b"\"")
    } else {
        out.write_all(text.as_bytes())
    }
}

/// A whole number in digits: a table of counts has tens of millions of them.
fn write_whole(number: i64, out: &mut impl Write) -> std::io::Result<()> {
    let mut digits = [0u8; 20];
    let mut at = digits.len();
    let mut rest = number.unsigned_abs();
    loop {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if number < 0 {
        at -= 1;
        digits[at] = b'-';
    }
    out.write_all(&digits[at..])
}

/// A number in the fewest digits that tell it from all others. Numbers with at most four decimals, which scores and their means are, are written as
/// whole ones: of so few digits no two stand for the same number, so these are the fewest.
fn write_real(number: f64, out: &mut impl Write) -> std::io::Result<()> {
    let whole = (number * 1e4).round();
    if number == 0.0 || whole.abs() >= 1e15 || whole / 1e4 != number {
        return write!(out, "{number}");
    }
    if number < 0.0 {
        out.write_all(b"-")?;
    }
    let whole = whole.abs() as i64;
    write_whole(whole / 10_000, out)?;
    let mut digits = *b".0000";
    let (mut rest, mut length) = (whole % 10_000, 1);
    for at in (1..5).rev() {
        digits[at] += (rest % 10) as u8;
        if rest % 10 > 0 {
            length = length.max(at + 1);
        }
        rest /= 10;
    }
    out.write_all(if length > 1 { &digits[..length] } else { b"" })
}

/// Writes a row as an object of JSON with these names and a line's end.
///
/// ```
/// use waqai_archive::table::{Cell, write_object};
/// let mut out = Vec::new();
/// write_object(["n", "name"], &[Cell::Int(-3), "a\"b".into()], &mut out).unwrap();
/// assert_eq!(out, b"{\"n\":-3,\"name\":\"a\\\"b\"}\n");
/// ```
///
/// # Errors
/// Those of `out`.
pub fn write_object<'a>(names: impl IntoIterator<Item = &'a str>, cells: &[Cell], out: &mut impl Write) -> std::io::Result<()> {
    out.write_all(b"{")?;
    for (at, (name, cell)) in names.into_iter().zip(cells).enumerate() {
        if at > 0 {
            out.write_all(b",")?;
        }
        serde_json::to_writer(&mut *out, name)?;
        out.write_all(b":")?;
        match cell {
            Cell::Null => out.write_all(b"null")?,
            Cell::Int(number) => write_whole(*number, out)?,
            Cell::Real(number) => serde_json::to_writer(&mut *out, number)?,
            Cell::Bool(yes) => out.write_all(if *yes { b"true" } else { b"false" })?,
            Cell::Text(text) => serde_json::to_writer(&mut *out, text)?,
        }
    }
    out.write_all(b"}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_elsewhere() {
        let mut numbers =
            vec![0.0, -0.0, 1e14, 1e15, 1e20, f64::MIN_POSITIVE, f64::MAX, 1.0 / 3.0, 0.1 + 0.2, -7.1667, 0.00005, 99_999_999_999.999_9];
        numbers.extend((-20_000..20_000).step_by(7).map(|number| f64::from(number) / 1e4));
        numbers.extend((0..2000).map(|number| f64::from(number * number) * 0.37));
        for number in numbers {
            let mut out = Vec::new();
            write_real(number, &mut out).unwrap();
            assert_eq!(String::from_utf8(out).unwrap(), number.to_string());
        }
    }

    #[test]
    fn cells_are_quoted_where_they_must() {
        let mut out = Vec::new();
        let row: [Cell; 9] =
            ["a".into(), "b,c".into(), "d\"e\nf".into(), "".into(), 2.5.into(), true.into(), 0i64.into(), i64::MIN.into(), Cell::Int(120)];
        write_row(&row, b',', &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "a,\"b,c\",\"d\"\"e\nf\",,2.5,true,0,-9223372036854775808,120\n");
        let mut out = Vec::new();
        write_row(&["a\tb".into(), "\u{2068}c\u{2069}".into()], b'\t', &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "a b\tc\n");
    }
}
