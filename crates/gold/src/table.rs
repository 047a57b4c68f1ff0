//! Scores as tables in plain text.

use crate::score::{Figure, Scores};
use std::fmt;

impl fmt::Display for Scores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Scores { reports, without_prediction, quiet, noisy, .. } = self;
        writeln!(f, "{reports} reports ({without_prediction} without a prediction); {noisy} of {quiet} reports without events got some")?;
        writeln!(f, "{:22}{:>10}{:>10}{:>10}", "", "precision", "recall", "F1")?;
        for figure in Figure::ALL {
            let tally = self.tally(figure);
            writeln!(f, "{:22}{:10.3}{:10.3}{:10.3}", figure.name(), tally.precision(), tally.recall(), tally.f1())?;
        }
        writeln!(f)?;
        for (name, mean) in &self.attributes {
            writeln!(f, "{name:40}{:8.3}  of {}", mean.value(), mean.count)?;
        }
        Ok(())
    }
}

impl Scores {
    /// The figures of dyads for each event type, as a table.
    pub fn types_table(&self) -> String {
        let mut out = String::from("event dyad by type\n");
        for (name, of_type) in &self.types {
            let dyad = of_type.dyad;
            out.push_str(&format!(
                "{name:12}{:10.3}{:10.3}{:10.3}   wanted {}, coded {}\n",
                dyad.precision(),
                dyad.recall(),
                dyad.f1(),
                dyad.wanted,
                dyad.found
            ));
        }
        out
    }
}
