//! Weeks, months and years, named so that the order of letters is that of time.

/// How long a period is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Period {
    /// `2022-04-25`
    Day,
    /// `2022-W17`: weeks of ISO 8601
    Week,
    /// `2022-04`
    #[default]
    Month,
    /// `2022`
    Year,
    /// Everything in one.
    All,
}

impl Period {
    /// The period of a day; empty for [`Period::All`].
    ///
    /// ```
    /// use waqai_archive::count::Period;
    /// assert_eq!(Period::Month.of("2022-04-25"), "2022-04");
    /// assert_eq!(Period::Week.of("2022-04-25"), "2022-W17");
    /// assert_eq!(Period::Week.of("2021-01-03"), "2020-W53");
    /// ```
    pub fn of(self, day: &str) -> String {
        match self {
            Period::Day => day.into(),
            Period::Month => day.get(..7).unwrap_or(day).into(),
            Period::Year => day.get(..4).unwrap_or(day).into(),
            Period::All => String::new(),
            Period::Week => match days(day) {
                None => String::new(),
                Some(days) => {
                    // The week belongs to the year of its Thursday.
                    let thursday = days - (days + 3).rem_euclid(7) + 3;
                    let (year, _, _) = civil(thursday);
                    let first = days_of(year, 1, 1);
                    format!("{year:04}-W{:02}", (thursday - first) / 7 + 1)
                }
            },
        }
    }

    /// Whether a day lies in a period of this length.
    pub(crate) fn holds(self, period: &str, day: &str) -> bool {
        match self {
            Period::Day => period == day,
            Period::Month => day.get(..7) == Some(period),
            Period::Year => day.get(..4) == Some(period),
            Period::All => true,
            Period::Week => self.of(day) == period,
        }
    }

    /// All periods from that of one day to that of another.
    pub fn between(self, first: &str, last: &str) -> Vec<String> {
        let (Some(first), Some(last)) = (days(first), days(last)) else { return Vec::new() };
        let mut periods: Vec<String> = Vec::new();
        for day in first..=last {
            let (year, month, day) = civil(day);
            let period = self.of(&format!("{year:04}-{month:02}-{day:02}"));
            if periods.last() != Some(&period) {
                periods.push(period);
            }
        }
        periods
    }

    /// The expression of SQL for the period of a column.
    pub(crate) fn sql(self, column: &str) -> String {
        match self {
            Period::Day => column.into(),
            Period::Week => format!("strftime('%G-W%V', {column})"),
            Period::Month => format!("substr({column}, 1, 7)"),
            Period::Year => format!("substr({column}, 1, 4)"),
            Period::All => "''".into(),
        }
    }
}

/// Days since 1970-01-01.
fn days(day: &str) -> Option<i64> {
    let mut parts = day.splitn(3, '-').map(str::parse::<i64>);
    match (parts.next()?, parts.next()?, parts.next()?) {
        (Ok(year), Ok(month), Ok(day)) => Some(days_of(year, month, day)),
        _ => None,
    }
}

fn days_of(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year - era * 400;
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days - era * 146_097;
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_follow_each_other() {
        assert_eq!(Period::Month.between("2022-11-30", "2023-02-01"), ["2022-11", "2022-12", "2023-01", "2023-02"]);
        assert_eq!(Period::Year.between("2021-01-01", "2023-01-01"), ["2021", "2022", "2023"]);
        assert_eq!(Period::Week.between("2020-12-27", "2021-01-04"), ["2020-W52", "2020-W53", "2021-W01"]);
        assert_eq!(civil(days_of(2024, 2, 29)), (2024, 2, 29));
    }
}
