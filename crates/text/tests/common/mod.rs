//! The calendar of `knowledge/time/`, for tests and examples.

use waqai_text::*;

/// The rows of a table, as cells.
fn rows(name: &str) -> Vec<Vec<String>> {
    let path = format!("{}/../../knowledge/time/{name}.tsv", env!("CARGO_MANIFEST_DIR"));
    let content = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let lines = content.lines().filter(|line| !line.starts_with('#')).skip(1);
    lines.map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

fn number<T: std::str::FromStr + Default>(cell: &str) -> T {
    cell.parse().unwrap_or_default()
}

fn months(name: &str, alone: usize) -> Vec<MonthRow> {
    rows(name).iter().map(|row| MonthRow { name: row[0].clone(), month: number(&row[1]), alone: row[alone] == "yes" }).collect()
}

/// The calendar of the bundled tables.
pub fn calendar() -> Calendar {
    let tables = CalendarTables {
        months: months("months", 3),
        hijri_months: months("hijri-months", 2),
        weekdays: rows("weekdays").iter().map(|row| WeekdayRow { name: row[0].clone(), weekday: number(&row[1]) }).collect(),
        numbers: rows("numbers")
            .iter()
            .map(|row| NumberRow { word: row[0].clone(), value: number(&row[1]), kind: row[2].clone() })
            .collect(),
        time_words: rows("time-words")
            .iter()
            .map(|row| TimeWordRow { word: row[0].clone(), kind: row[1].clone(), unit: row[2].clone(), value: number(&row[3]) })
            .collect(),
        abbreviations: rows("abbreviations").iter().map(|row| AbbreviationRow { abbreviation: row[0].clone() }).collect(),
        agencies: rows("agencies")
            .iter()
            .map(|row| AgencyRow {
                agency: row[0].clone(),
                names: row[1].split(" | ").map(str::to_owned).collect(),
                country: row[2].clone(),
                quoted: row[3] == "yes",
            })
            .collect(),
        hijri_years: rows("umm-al-qura")
            .iter()
            .map(|row| HijriYearRow { year: number(&row[0]), first_day: row[1].parse().expect("date"), lengths: row[2].clone() })
            .collect(),
    };
    Calendar::new(tables).expect("the bundled tables are right")
}
