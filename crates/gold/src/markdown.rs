//! Scores as tables in Markdown.

use crate::detect::Detection;
use crate::score::{Figure, Scores};
use std::fmt;

/// Shown, a table in Markdown.
pub enum Markdown<'a> {
    /// Precision, recall and F1 over all reports.
    Figures(&'a Scores),
    /// Events by type: wanted, found, F1 of type and dyad.
    Types(&'a Scores),
    /// Accuracies.
    Attributes(&'a Scores),
    /// Detection by sentence.
    Detections(&'a [Detection]),
}

impl fmt::Display for Markdown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Markdown::Figures(scores) => {
                writeln!(f, "| figure | precision | recall | F1 | wanted | found |\n|---|---|---|---|---|---|")?;
                for figure in Figure::ALL {
                    let tally = scores.tally(figure);
                    let (precision, recall, f1) = (tally.precision(), tally.recall(), tally.f1());
                    writeln!(f, "| {} | {precision:.3} | {recall:.3} | {f1:.3} | {} | {} |", figure.name(), tally.wanted, tally.found)?;
                }
                Ok(())
            }
            Markdown::Types(scores) => {
                writeln!(
                    f,
                    "| type | wanted | found | type: F1 | dyad: precision | dyad: recall | dyad: F1 |\n|---|---|---|---|---|---|---|"
                )?;
                for (name, of_type) in &scores.types {
                    let (same, dyad) = (of_type.same_type.f1(), of_type.dyad);
                    writeln!(
                        f,
                        "| {name} | {} | {} | {same:.3} | {:.3} | {:.3} | {:.3} |",
                        dyad.wanted,
                        dyad.found,
                        dyad.precision(),
                        dyad.recall(),
                        dyad.f1()
                    )?;
                }
                Ok(())
            }
            Markdown::Attributes(scores) => {
                writeln!(f, "| attribute | accuracy | of |\n|---|---|---|")?;
                scores.attributes.iter().try_for_each(|(name, mean)| writeln!(f, "| {name} | {:.3} | {} |", mean.value(), mean.count))
            }
            Markdown::Detections(detections) => {
                writeln!(f, "| type | protocol | precision | recall | F1 | 95 % | sentences |\n|---|---|---|---|---|---|---|")?;
                for row in *detections {
                    let (tally, (low, high)) = (row.tally, row.interval);
                    let (precision, recall, f1) = (tally.precision(), tally.recall(), tally.f1());
                    let protocol = row.protocol.code();
                    writeln!(
                        f,
                        "| {} | {protocol} | {precision:.3} | {recall:.3} | {f1:.3} | {low:.2}–{high:.2} | {} |",
                        row.event_type, row.sentences
                    )?;
                }
                Ok(())
            }
        }
    }
}
