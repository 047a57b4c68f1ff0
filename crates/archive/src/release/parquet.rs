//! Tables as Parquet: the columns of the CSV in the same order and of the same types, compressed by zstd. The same rows give the same bytes.

use super::write::Hashed;
use crate::table::{Cell, Form, Kind, without_directions};
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical, ZstdLevel};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DoubleType, Int32Type, Int64Type};
use parquet::errors::{ParquetError, Result};
use parquet::file::properties::{WriterProperties, WriterVersion};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;
use std::path::Path;
use std::sync::Arc;
use waqai_text::Date;

/// Rows that are written together.
const ROWS: usize = 100_000;
/// So many bytes of text are kept at most until they are written.
const BYTES: usize = 32 << 20;

/// The values of a column that are there.
enum Values {
    Texts(Vec<ByteArray>),
    Days(Vec<i32>),
    Whole(Vec<i64>),
    Real(Vec<f64>),
    Bools(Vec<bool>),
}

/// A column on its way: its values, and for every row whether it has one.
struct Column {
    values: Values,
    there: Vec<i16>,
}

/// A table on its way into a Parquet file.
pub(super) struct ParquetTable {
    writer: SerializedFileWriter<Hashed>,
    columns: Vec<Column>,
    rows: usize,
    bytes: usize,
}

impl ParquetTable {
    /// Opens the file of a table in a folder.
    pub fn create(folder: &Path, form: &Form) -> std::io::Result<ParquetTable> {
        let file = Hashed::create(&folder.join(file_name(form)))?;
        let level = ZstdLevel::try_new(6).map_err(failed)?;
        let properties = WriterProperties::builder()
            .set_writer_version(WriterVersion::PARQUET_1_0)
            .set_compression(Compression::ZSTD(level))
            .set_created_by("waqai".into())
            .build();
        let schema = schema(form).map_err(failed)?;
        let writer = SerializedFileWriter::new(file, Arc::new(schema), Arc::new(properties)).map_err(failed)?;
        let columns = form.columns.iter().map(|column| Column::new(column.kind)).collect();
        Ok(ParquetTable { writer, columns, rows: 0, bytes: 0 })
    }

    /// Adds a row.
    pub fn push(&mut self, row: &[Cell]) -> std::io::Result<()> {
        for (column, cell) in self.columns.iter_mut().zip(row) {
            self.bytes += column.push(cell).map_err(failed)?;
        }
        self.rows += 1;
        if self.rows >= ROWS || self.bytes >= BYTES { self.flush().map_err(failed) } else { Ok(()) }
    }

    /// Ends the file.
    pub fn finish(mut self) -> std::io::Result<Hashed> {
        self.flush().map_err(failed)?;
        self.writer.into_inner().map_err(failed)
    }

    fn flush(&mut self) -> Result<()> {
        if self.rows == 0 {
            return Ok(());
        }
        let mut group = self.writer.next_row_group()?;
        for column in &mut self.columns {
            let Some(mut to) = group.next_column()? else { return Err(ParquetError::General("a column is missing".into())) };
            let there = Some(column.there.as_slice());
            match &mut column.values {
                Values::Texts(values) => drop((to.typed::<ByteArrayType>().write_batch(values, there, None)?, values.clear())),
                Values::Days(values) => drop((to.typed::<Int32Type>().write_batch(values, there, None)?, values.clear())),
                Values::Whole(values) => drop((to.typed::<Int64Type>().write_batch(values, there, None)?, values.clear())),
                Values::Real(values) => drop((to.typed::<DoubleType>().write_batch(values, there, None)?, values.clear())),
                Values::Bools(values) => drop((to.typed::<BoolType>().write_batch(values, there, None)?, values.clear())),
            }
            to.close()?;
            column.there.clear();
        }
        group.close()?;
        (self.rows, self.bytes) = (0, 0);
        Ok(())
    }
}

impl Column {
    fn new(kind: Kind) -> Column {
        let values = match kind {
            Kind::Text | Kind::List => Values::Texts(Vec::new()),
            Kind::Day => Values::Days(Vec::new()),
            Kind::Int => Values::Whole(Vec::new()),
            Kind::Real => Values::Real(Vec::new()),
            Kind::Bool => Values::Bools(Vec::new()),
        };
        Column { values, there: Vec::new() }
    }

    /// Adds a cell. Gives the bytes of its text.
    fn push(&mut self, cell: &Cell) -> Result<usize> {
        let mut bytes = 0;
        match (&mut self.values, cell) {
            (_, Cell::Null) => {
                self.there.push(0);
                return Ok(0);
            }
            (Values::Texts(values), cell) => {
                let text = without_directions(cell.written());
                bytes = text.len();
                values.push(text.into_bytes().into());
            }
            (Values::Days(values), Cell::Text(day)) => match day.parse::<Date>() {
                Ok(date) => values.push(date.number()),
                Err(_) => return Err(ParquetError::General(format!("{day} is no day"))),
            },
            (Values::Whole(values), Cell::Int(number)) => values.push(*number),
            (Values::Real(values), Cell::Real(number)) => values.push(*number),
            (Values::Real(values), Cell::Int(number)) => values.push(*number as f64),
            (Values::Bools(values), Cell::Bool(yes)) => values.push(*yes),
            (_, cell) => return Err(ParquetError::General(format!("{cell:?} does not belong into its column"))),
        }
        self.there.push(1);
        Ok(bytes)
    }
}

/// The file of a table.
pub(super) fn file_name(form: &Form) -> String {
    format!("{}.parquet", form.name)
}

fn schema(form: &Form) -> Result<Type> {
    let field = |name: &str, kind: Kind| {
        let (physical, logical) = match kind {
            Kind::Text | Kind::List => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
            Kind::Day => (Physical::INT32, Some(LogicalType::Date)),
            Kind::Int => (Physical::INT64, None),
            Kind::Real => (Physical::DOUBLE, None),
            Kind::Bool => (Physical::BOOLEAN, None),
        };
        let field =
            Type::primitive_type_builder(name, physical).with_logical_type(logical).with_repetition(Repetition::OPTIONAL).build()?;
        Ok(Arc::new(field))
    };
    let fields = form.columns.iter().map(|column| field(column.name, column.kind)).collect::<Result<Vec<_>>>()?;
    Type::group_type_builder(form.name).with_fields(fields).build()
}

fn failed(problem: ParquetError) -> std::io::Error {
    match problem {
        // A full disk stays one.
        ParquetError::External(inner) => match inner.downcast::<std::io::Error>() {
            Ok(problem) => *problem,
            Err(inner) => std::io::Error::other(inner),
        },
        problem => std::io::Error::other(problem),
    }
}
