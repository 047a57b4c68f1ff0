//! The reports that tell the events of a cell, each once, and their sources.

/// Reports and sources of one cell of a table.
#[derive(Debug, Default)]
pub(super) struct Cell {
    /// Report and source; 0 where the source is unknown.
    told: Vec<(u32, u32)>,
    sources: Vec<u32>,
}

impl Cell {
    /// A report tells an event of the cell.
    pub fn tell(&mut self, report: u32, source: u32) {
        self.told.push((report, source));
    }

    /// Several do, as `event_pairs.told` has them: `12:3;15:0`.
    pub fn tell_all(&mut self, told: &str) {
        for (report, source) in told.split(';').filter_map(|one| one.split_once(':')) {
            if let (Ok(report), Ok(source)) = (report.parse(), source.parse()) {
                self.tell(report, source);
            }
        }
    }

    /// How many reports and sources there were. The cell is empty then.
    pub fn take(&mut self) -> (i64, i64) {
        if let [(_, source)] = self.told[..] {
            self.told.clear();
            return (1, i64::from(source > 0));
        }
        self.told.sort_unstable();
        self.told.dedup();
        self.sources.clear();
        self.sources.extend(self.told.iter().map(|told| told.1).filter(|&source| source > 0));
        self.sources.sort_unstable();
        self.sources.dedup();
        let counts = (self.told.len() as i64, self.sources.len() as i64);
        self.told.clear();
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_and_sources_count_once() {
        let mut cell = Cell::default();
        cell.tell(7, 2);
        assert_eq!(cell.take(), (1, 1));
        cell.tell(7, 2);
        cell.tell_all("7:2;9:2;10:0");
        assert_eq!(cell.take(), (3, 1));
        assert_eq!(cell.take(), (0, 0));
    }
}
