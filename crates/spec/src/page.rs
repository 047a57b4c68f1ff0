//! Markdown in, cases out.

use crate::expectation::{Expectation, Wanted, parse};
use crate::mistake::{Fault, Mistake, Mistakes, fault};
use waqai_text::Date;

/// A page of the coding guide.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Its path below `spec/`, with `/`.
    pub path: String,
    /// Its first heading, or its path.
    pub title: String,
    /// Its cases, in order.
    pub cases: Vec<Case>,
}

/// A report with what is expected of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// The line of its fence, from 1.
    pub line: usize,
    /// Its name; the first words of the report where the page gives none.
    pub name: String,
    /// The report's day.
    pub day: Option<Date>,
    /// The report as received.
    pub report: String,
    /// What is expected.
    pub expectations: Vec<Expectation>,
}

impl Page {
    /// Reads a page. Gives all mistakes that it has.
    pub fn parse(path: &str, text: &str) -> Result<Page, Mistakes> {
        let mut page = Page { path: path.to_owned(), title: path.to_owned(), cases: Vec::new() };
        let mut mistakes = Vec::new();
        let mut lines = text.lines().enumerate().map(|(place, line)| (place + 1, line));
        let mut titled = false;
        while let Some((number, line)) = lines.next() {
            if let Some(title) = line.strip_prefix("# ").filter(|_| !titled) {
                page.title = title.trim().to_owned();
                titled = true;
            }
            let Some(fence) = line.strip_prefix("```") else { continue };
            let mut block = Vec::new();
            let mut closed = false;
            for (number, line) in lines.by_ref() {
                if line.trim_end() == "```" {
                    closed = true;
                    break;
                }
                block.push((number, line));
            }
            if fence.split_whitespace().next() != Some("report") {
                continue;
            }
            let mut note = |line: usize, fault: Fault| {
                mistakes.push(Mistake { file: path.to_owned(), line, problem: fault.problem, remedy: fault.remedy });
            };
            if !closed {
                note(number, Fault { problem: "the case has no end".into(), remedy: "Close it with a line of three backquotes".into() });
                continue;
            }
            match case(number, fence, &block, &mut note) {
                Ok(case) if page.cases.iter().any(|other| other.name == case.name) => note(
                    number,
                    Fault {
                        problem: format!("the page has two cases named `{}`", case.name),
                        remedy: "Give one of them another name".into(),
                    },
                ),
                Ok(case) => page.cases.push(case),
                Err(fault) => note(number, fault),
            }
        }
        if mistakes.is_empty() { Ok(page) } else { Err(Mistakes(mistakes)) }
    }
}

fn case(line: usize, fence: &str, block: &[(usize, &str)], note: &mut impl FnMut(usize, Fault)) -> Result<Case, Fault> {
    let mut words = fence.split_whitespace().skip(1).peekable();
    let mut day = None;
    if let Some(word) = words.peek().filter(|word| word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')) {
        match word.parse() {
            Ok(date) => day = Some(date),
            Err(_) => return fault(format!("`{word}` is no day"), "Write the report's day as YYYY-MM-DD"),
        }
        words.next();
    }
    let name = words.next();
    if let Some(extra) = words.next() {
        return fault(format!("the fence has a word too many: `{extra}`"), "Write `report`, the day and a name without spaces");
    }
    let body = block.iter().position(|(_, line)| line.starts_with("=>")).unwrap_or(block.len());
    let report = block[..body].iter().map(|(_, line)| *line).collect::<Vec<_>>().join("\n");
    if report.trim().is_empty() {
        return fault("the case has no report", "Write the report's text before the first `=>`");
    }
    let name = name.map_or_else(|| report.split_whitespace().take(4).collect::<Vec<_>>().join(" "), str::to_owned);
    let mut expectations = Vec::new();
    for &(number, line) in &block[body..] {
        let parsed = match line.strip_prefix("=>") {
            Some(written) => parse(written, &report).map(|wanted| Expectation { line: number, written: written.trim().to_owned(), wanted }),
            None if line.trim().is_empty() => continue,
            None => fault("the line stands behind an expectation and is none", "Begin it with `=>`, or move it above the first `=>`"),
        };
        match parsed {
            Ok(expectation) => expectations.push(expectation),
            Err(fault) => note(number, fault),
        }
    }
    if body == block.len() {
        return fault("the case expects nothing", "Add a line such as `=> no event`");
    }
    let any = |test: fn(&Wanted) -> bool| expectations.iter().any(|expectation| test(&expectation.wanted));
    if any(|wanted| *wanted == Wanted::NoEvent) {
        if any(|wanted| matches!(wanted, Wanted::Event(event) if event.status.happened())) {
            return fault("the case expects `no event` and an event that happened", "Remove one of the two");
        }
        if any(|wanted| *wanted == Wanted::MoreEvents) {
            return fault("the case expects `no event` and `more events`", "Remove one of the two");
        }
    }
    if any(|wanted| *wanted == Wanted::NoStatement) && any(|wanted| matches!(wanted, Wanted::Statement(_))) {
        return fault("the case expects `no statement` and a statement", "Remove one of the two");
    }
    Ok(Case { line, name, day, report, expectations })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_cases() {
        let text = "# Title\n\n```sh\n=> no\n```\n```report 2024-05-06 first\nأ ب\nج\n=> no event\n\n=> no entity «ب»\n```\n```report\nأ ب ج د ه\n=> no statement\n```\n";
        let page = Page::parse("a.md", text).expect("a page");
        assert_eq!(page.title, "Title");
        assert_eq!(page.cases.len(), 2);
        assert_eq!((page.cases[0].line, &*page.cases[0].name, &*page.cases[0].report), (6, "first", "أ ب\nج"));
        assert_eq!(page.cases[0].expectations[1].line, 11);
        assert_eq!((page.cases[1].day, &*page.cases[1].name), (None, "أ ب ج د"));
    }

    #[test]
    fn names_file_line_and_remedy() {
        let text = "```report 2024-05-06 x\nأ\n=> event FOO A > B\n=> no event\nmore\n```\n";
        let mistakes = Page::parse("a.md", text).expect_err("mistakes");
        assert_eq!(mistakes.0.iter().map(|mistake| mistake.line).collect::<Vec<_>>(), [3, 5]);
        assert!(mistakes.to_string().starts_with("a.md:3: `FOO` is no event type. Write one of AGREE"), "{mistakes}");
    }

    #[test]
    fn refuses_cases_that_cannot_be() {
        for wrong in [
            "```report\nأ\n=> no event\n",
            "```report 2024-13-01\nأ\n=> no event\n```",
            "```report a b\nأ\n=> no event\n```",
            "```report a\nأ\n```",
            "```report a\n=> no event\n```",
            "```report a\nأ\n=> no event\n=> more events\n```",
            "```report a\nأ\n=> no event\n=> event CONSULT KAZ.GOV > -\n```",
            "```report a\nأ\n=> no event\n```\n```report a\nأ\n=> no event\n```",
        ] {
            assert!(Page::parse("a.md", wrong).is_err(), "{wrong}");
        }
    }
}
