//! The tables' scores and numbers, as the archive needs them.

use anyhow::bail;
use waqai_archive::codes::{Codes, System};

/// Scores of types and numbers of states, from the bundled tables.
pub(crate) fn codes() -> anyhow::Result<Codes> {
    let tables = waqai_base::tables();
    let mut codes = Codes::default();
    for row in tables.table("frames/types", &["type"])?.rows {
        codes.add_score(row.required("type")?, row.number("score")?.unwrap_or_default());
    }
    for row in tables.table("codes/state-numbers", &["iso3", "system", "from"])?.rows {
        let system = match row.required("system")? {
            "cow" => System::Cow,
            "gw" => System::Gw,
            other => bail!(row.error("system", &format!("`{other}` is no list of states"), "Use cow or gw")),
        };
        if let Some(number) = row.number("number")? {
            codes.add_number(system, row.required("iso3")?, number, row.number("from")?, row.number("to")?);
        }
    }
    Ok(codes)
}
