//! Which events of a coded case are right, whatever else the case asks for: what a trained confidence learns from.

use crate::check::event_differences;
use crate::expectation::Wanted;
use crate::page::Case;
use waqai_coder::record::CodedReport;

/// For each coded event whether its type, sides and trigger are as the case expects. None for events that did not happen, and for those of which the
/// case says nothing.
///
/// ```
/// use waqai_spec::{Page, judge};
/// let page = Page::parse("greeting.md", "```report 2024-05-06 silence\nصباح الخير.\n=> no event\n```\n").expect("a page");
/// assert!(judge(&page.cases[0], &waqai_coder::record::CodedReport::default()).is_empty());
/// ```
pub fn judge(case: &Case, coded: &CodedReport) -> Vec<Option<bool>> {
    let mut wanted = Vec::new();
    let (mut none, mut more) = (false, false);
    for expectation in &case.expectations {
        match &expectation.wanted {
            Wanted::Event(event) => wanted.push((event, false)),
            Wanted::NoEvent => none = true,
            Wanted::MoreEvents => more = true,
            _ => {}
        }
    }
    let says = (none || !wanted.is_empty()) && !more;
    let mut verdicts = Vec::new();
    for event in &coded.events {
        if !event.status.happened() {
            verdicts.push(None);
            continue;
        }
        let fits = wanted.iter_mut().find(|(wanted, taken)| {
            let differs = event_differences(wanted, event, coded);
            let matters = ["type", "actors", "recipients", "sides", "trigger"];
            !taken && wanted.status.happened() && !matters.iter().any(|what| differs.contains(what))
        });
        let right = fits.is_some();
        if let Some((_, taken)) = fits {
            *taken = true;
        }
        verdicts.push(Some(right).filter(|right| *right || says));
    }
    verdicts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Page;
    use waqai_coder::{Input, Worker};

    fn judged(page: &str) -> Vec<Option<bool>> {
        let page = Page::parse("page.md", page).expect("a page");
        let case = &page.cases[0];
        let resources = waqai_base::resources();
        let coded = Worker::default().code(&resources, Input { text: &case.report, published: case.day, agency: None });
        judge(case, &coded)
    }

    #[test]
    fn sides_and_type_count_and_place_does_not() {
        let report = "```report 2024-05-06 a\nاستقبل الرئيس الكازاخي اليوم وزير الدفاع الصيني في أستانا.\n";
        assert_eq!(judged(&format!("{report}=> event CONSULT CHN.MIL > KAZ.GOV place=FRA\n```\n")), [Some(true)]);
        assert_eq!(judged(&format!("{report}=> event CONSULT CHN.MIL > RUS.GOV\n```\n")), [Some(false)]);
        assert_eq!(judged(&format!("{report}=> no event\n```\n")), [Some(false)]);
        assert_eq!(judged(&format!("{report}=> event AID CHN.MIL > RUS.GOV\n=> more events\n```\n")), [None]);
        assert_eq!(judged(&format!("{report}=> no statement\n```\n")), [None]);
    }
}
