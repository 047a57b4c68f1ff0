//! Rows of a count as they are written: one after another, however many there are.

use super::options::{CountOptions, Shape};
use crate::isolate::isolated;
use crate::outcome::Outcome;
use crate::output::Output;
use crate::table::{cell, widest};
use waqai_archive::table::{Cell, write_object, write_row, write_value};

/// So many rows of a table are looked at before the first one is written: their columns are as wide as the widest of them.
const LOOKED_AT: usize = 2000;
/// Wider cells are cut.
const WIDEST: usize = 40;
/// So many bytes are gathered.
const GATHERED: usize = 1 << 16;

/// Where rows go.
pub(super) struct Rows {
    shape: Shape,
    names: Vec<String>,
    output: Output,
    bytes: Vec<u8>,
    left: usize,
    any: bool,
    /// Rows of a table whose columns have no widths yet.
    waiting: Vec<Vec<Cell>>,
    /// The columns that are shown and their widths.
    columns: Option<Vec<(usize, usize)>>,
}

impl Rows {
    /// Begins.
    pub fn open(options: &CountOptions, names: Vec<String>) -> anyhow::Result<Rows> {
        let mut bytes = Vec::with_capacity(GATHERED * 2);
        if options.format == Shape::Csv {
            bytes.extend_from_slice(format!("{}\n", names.join(",")).as_bytes());
        }
        Ok(Rows {
            shape: options.format,
            names,
            output: Output::open(options.output.as_deref())?,
            bytes,
            left: options.limit.unwrap_or(usize::MAX),
            any: false,
            waiting: Vec::new(),
            columns: None,
        })
    }

    /// Whether more rows are asked for.
    pub fn wanted(&self) -> bool {
        self.left > 0
    }

    /// Takes a row.
    pub fn push(&mut self, row: &[Cell]) -> anyhow::Result<()> {
        if self.left == 0 {
            return Ok(());
        }
        self.left -= 1;
        self.any = true;
        match self.shape {
            Shape::Csv => write_row(row, b',', &mut self.bytes)?,
            Shape::Jsonl => write_object(self.names.iter().map(String::as_str), row, &mut self.bytes)?,
            Shape::Table => match &self.columns {
                Some(columns) => write_line(columns, row, &mut self.bytes),
                None => {
                    self.waiting.push(row.to_vec());
                    if self.waiting.len() >= LOOKED_AT {
                        // What is empty so far may be filled later on.
                        self.begin_table(false);
                    }
                }
            },
        }
        if self.bytes.len() >= GATHERED {
            self.output.write(&self.bytes)?;
            self.bytes.clear();
        }
        Ok(())
    }

    /// Writes the head of a table and the rows that wait. Where these are all, columns in which nothing stands take no room.
    fn begin_table(&mut self, all: bool) {
        let rows = std::mem::take(&mut self.waiting);
        let filled = |at: usize| rows.iter().any(|row| row.get(at).is_some_and(|cell| *cell != Cell::Null));
        let kept: Vec<usize> = (0..self.names.len()).filter(|&at| !all || filled(at)).collect();
        let texts: Vec<Vec<String>> = kept.iter().map(|&at| rows.iter().map(|row| isolated(&row[at].written())).collect()).collect();
        let width = |(&at, texts): (&usize, &Vec<String>)| {
            let texts = texts.iter().map(String::as_str).chain([self.names[at].as_str()]);
            (at, widest(texts, WIDEST))
        };
        let columns: Vec<(usize, usize)> = kept.iter().zip(&texts).map(width).collect();
        let head: Vec<Cell> = self.names.iter().map(|name| Cell::Text(name.clone())).collect();
        for row in std::iter::once(&head).chain(&rows) {
            write_line(&columns, row, &mut self.bytes);
        }
        self.columns = Some(columns);
    }

    /// Ends.
    pub fn finish(mut self) -> anyhow::Result<Outcome> {
        if self.shape == Shape::Table && self.columns.is_none() {
            self.begin_table(true);
        }
        self.output.write(&self.bytes)?;
        self.output.finish()?;
        Ok(if self.any { Outcome::Well } else { Outcome::NothingFound })
    }
}

/// Writes a line of a table. Spaces at its end are left out.
fn write_line(columns: &[(usize, usize)], row: &[Cell], bytes: &mut Vec<u8>) {
    let begin = bytes.len();
    for (place, &(at, width)) in columns.iter().enumerate() {
        if place > 0 {
            bytes.extend_from_slice(b"  ");
        }
        let start = bytes.len();
        match &row[at] {
            Cell::Text(text) if !text.is_ascii() || text.len() > width || text.bytes().any(|byte| byte.is_ascii_control()) => {
                bytes.extend_from_slice(cell(&isolated(text), width).as_bytes());
                continue;
            }
            Cell::Text(text) => bytes.extend_from_slice(text.as_bytes()),
            // Numbers are never cut. Writing into memory does not fail.
            number => drop(write_value(number, bytes)),
        }
        let taken = bytes.len() - start;
        bytes.resize(bytes.len() + width.saturating_sub(taken), b' ');
    }
    while bytes.len() > begin && bytes.last() == Some(&b' ') {
        bytes.pop();
    }
    bytes.push(b'\n');
}
