//! Figures that must not fall.

use crate::outcome::Outcome;
use std::str::FromStr;
use waqai_gold::{Figure, Scores};

/// The least F1 of a figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Floor {
    figure: Figure,
    least: f64,
}

impl FromStr for Floor {
    type Err = String;

    fn from_str(written: &str) -> Result<Floor, String> {
        let names = || Figure::ALL.map(Figure::name).join(", ");
        let (name, least) = written.split_once('=').ok_or("write FIGURE=F1, such as `event type=0.6`")?;
        let figure = Figure::named(name.trim()).ok_or_else(|| format!("`{}` is no figure. Write one of {}", name.trim(), names()))?;
        let least = least.trim().parse().ok().filter(|least| (0.0..=1.0).contains(least));
        Ok(Floor { figure, least: least.ok_or("the F1 must be a number from 0 to 1")? })
    }
}

/// Names the figures that are below their floors.
pub(super) fn check(floors: &[Floor], scores: &Scores) -> Outcome {
    let mut outcome = Outcome::Well;
    for Floor { figure, least } in floors {
        let found = scores.tally(*figure).f1();
        if found < *least {
            eprintln!("waqai: {}: F1 {found:.4} is below {least}", figure.name());
            outcome = Outcome::BelowFloor;
        }
    }
    outcome
}
