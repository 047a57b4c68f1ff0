//! Which events of a coded case are right, whatever else the case asks for: what a trained confidence learns from.

use crate::check::event_differences;
use crate::expectation::Wanted;
use crate::page::Case;
use waqai_coder::record::{CodedReport, Event};

/// What a case says of a coded event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// Whether an event of its type that happened is expected at its words.
    pub act: bool,
    /// And between the same parties.
    pub sides: bool,
}

/// What a case says of each coded event. None for events that did not happen, and for those of which the case says nothing.
///
/// ```
/// use waqai_spec::{Page, judge};
/// let page = Page::parse("greeting.md", "```report 2024-05-06 silence\nصباح الخير.\n=> no event\n```\n").expect("a page");
/// assert!(judge(&page.cases[0], &waqai_coder::record::CodedReport::default()).is_empty());
/// ```
pub fn judge(case: &Case, coded: &CodedReport) -> Vec<Option<Judgement>> {
    let mut wanted = Vec::new();
    let (mut none, mut more) = (false, false);
    for expectation in &case.expectations {
        match &expectation.wanted {
            Wanted::Event(event) => wanted.push(event),
            Wanted::NoEvent => none = true,
            Wanted::MoreEvents => more = true,
            _ => {}
        }
    }
    let says = (none || !wanted.is_empty()) && !more;
    wanted.retain(|event| event.status.happened());
    let mut judged = vec![None; coded.events.len()];
    // Those that fit wholly first: each expectation stands for one event.
    for matters in [&["type", "trigger", "actors", "recipients", "sides"][..], &["type", "trigger"]] {
        for (event, judged) in coded.events.iter().zip(&mut judged).filter(|(event, judged)| event.status.happened() && judged.is_none()) {
            let fits = wanted.iter().position(|wanted| {
                let differs = event_differences(wanted, event, coded);
                !matters.iter().any(|what| differs.contains(what))
            });
            if let Some(at) = fits {
                wanted.remove(at);
                *judged = Some(Judgement { act: true, sides: matters.len() > 2 });
            }
        }
    }
    let nothing = |event: &Event| (says && event.status.happened()).then_some(Judgement { act: false, sides: false });
    coded.events.iter().zip(judged).map(|(event, judged)| judged.or_else(|| nothing(event))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Page;
    use waqai_coder::{Input, Worker};

    fn judged(page: &str) -> Vec<Option<Judgement>> {
        let page = Page::parse("page.md", page).expect("a page");
        let case = &page.cases[0];
        let resources = waqai_base::resources();
        let coded = Worker::default().code(&resources, Input { text: &case.report, published: case.day, agency: None });
        judge(case, &coded)
    }

    #[test]
    fn sides_and_type_count_and_place_does_not() {
        let report = "```report 2024-05-06 a\nاستقبل الرئيس الكازاخي اليوم وزير الدفاع الصيني في أستانا.\n";
        let said = |act, sides| [Some(Judgement { act, sides })];
        assert_eq!(judged(&format!("{report}=> event CONSULT CHN.MIL > KAZ.GOV place=FRA\n```\n")), said(true, true));
        assert_eq!(judged(&format!("{report}=> event CONSULT CHN.MIL > RUS.GOV\n```\n")), said(true, false));
        assert_eq!(judged(&format!("{report}=> no event\n```\n")), said(false, false));
        assert_eq!(judged(&format!("{report}=> event AID CHN.MIL > RUS.GOV\n=> more events\n```\n")), [None]);
        assert_eq!(judged(&format!("{report}=> no statement\n```\n")), [None]);
    }
}
