//! Events over time: bars by quad class, the mean score below them, and where the archive has no reports.

use super::axis::{every, ticks};
use super::svg::{Anchor, Drawing, escaped};

/// What one period shows.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bar {
    /// The period as it is written on the axis.
    pub label: String,
    /// What it says when it is pointed at.
    pub title: String,
    /// Where it leads.
    pub address: String,
    /// Whether the archive has reports of it.
    pub observed: bool,
    /// Events by quad class.
    pub quads: [i64; 4],
    /// The mean score of its events.
    pub score: Option<f64>,
    /// How the score is written.
    pub score_title: String,
}

/// The words of the drawing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Labels {
    pub title: String,
    pub description: String,
    /// The value axis.
    pub events: String,
    /// The axis of scores.
    pub score: String,
    pub quads: [String; 4],
    /// What stands for no reports.
    pub unobserved: String,
    /// `ar` or `en`.
    pub language: &'static str,
}

/// A timeline.
pub(crate) struct Timeline<'a> {
    pub bars: &'a [Bar],
    pub labels: &'a Labels,
    /// Time runs from right to left.
    pub mirrored: bool,
    /// Whether scores are drawn below.
    pub scores: bool,
    /// How numbers are written.
    pub number: &'a dyn Fn(i64) -> String,
}

const WIDTH: f64 = 920.0;
/// Room for the value axis, where a reader begins.
const BEGIN: f64 = 58.0;
const END: f64 = 14.0;
const TOP: f64 = 34.0;
const BARS: f64 = 190.0;
/// Between bars and scores: the labels of time.
const GAP: f64 = 40.0;
const SCORES: f64 = 78.0;

/// What the downloaded file carries of `assets/charts.css`.
const STYLE: &str = "text{font-family:sans-serif;font-size:12px;fill:#222}.axis{stroke:#666}.grid{stroke:#ddd}.zero{stroke:#444}\
.none{fill:url(#unobserved)}.hatch{stroke:#999}.q1{fill:#dbe9f6;stroke:#1f4e79}.q2{fill:url(#material)}.q3{fill:url(#verbal)}.q4{fill:#3a1f0b;stroke:#3a1f0b}\
.m-back{fill:#9ecae1}.m-line{stroke:#1f4e79;stroke-width:2}.v-back{fill:#fdd9a8}.v-dot{fill:#8c3d04}.edge{fill:none;stroke:#333}.score{fill:none;stroke:#222;stroke-width:1.5}\
.point{fill:#fff;stroke:#222;stroke-width:1.5}.nothing{fill:#888}";

impl Timeline<'_> {
    /// The drawing; `alone` for a file of its own.
    pub fn draw(&self, alone: bool) -> String {
        let height = self.height();
        let mut drawing = Drawing::default();
        if alone {
            drawing.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        }
        // Written from left to right, so that places and anchors mean the same in both directions; Arabic texts have their own.
        drawing.raw(&format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" class="chart timeline" viewBox="0 0 {WIDTH} {height}" {}role="group" direction="ltr" lang="{}" aria-labelledby="timeline-title timeline-description">"#,
            if alone { format!(r#"width="{WIDTH}" height="{height}" "#) } else { String::new() },
            self.labels.language
        ));
        drawing.raw(&format!(
            r#"<title id="timeline-title">{}</title><desc id="timeline-description">{}</desc>"#,
            escaped(&self.labels.title),
            escaped(&self.labels.description)
        ));
        if alone {
            drawing.raw(&format!("<style>{STYLE}</style>"));
            drawing.raw(&format!(r##"<rect width="{WIDTH}" height="{height}" fill="#fff"/>"##));
        }
        drawing.raw(PATTERNS);
        self.legend(&mut drawing);
        self.bars(&mut drawing, !alone);
        if self.scores {
            self.scores(&mut drawing);
        }
        drawing.raw("</svg>");
        drawing.finish()
    }

    fn height(&self) -> f64 {
        TOP + BARS + GAP + if self.scores { SCORES + 16.0 } else { 0.0 }
    }

    /// A place along the axis of time, from where a reader begins.
    fn along(&self, x: f64) -> f64 {
        if self.mirrored { WIDTH - x } else { x }
    }

    /// A box whose left edge, read in the direction of time, is at `x`.
    fn boxed(&self, x: f64, width: f64) -> f64 {
        if self.mirrored { WIDTH - x - width } else { x }
    }

    /// The end of a text that stands towards the beginning.
    fn begin(&self) -> Anchor {
        if self.mirrored { Anchor::Right } else { Anchor::Left }
    }

    fn end(&self) -> Anchor {
        if self.mirrored { Anchor::Left } else { Anchor::Right }
    }

    fn legend(&self, drawing: &mut Drawing) {
        let mut x = BEGIN;
        let entries = ["q1", "q2", "q3", "q4", "none"].iter().zip(self.labels.quads.iter().chain([&self.labels.unobserved]));
        for (class, label) in entries {
            let left = self.boxed(x, 16.0);
            drawing.rect(class, [left, 6.0, 16.0, 12.0], "");
            drawing.rect("edge", [left, 6.0, 16.0, 12.0], "");
            drawing.text("label", (self.along(x + 22.0), 16.5), self.begin(), label);
            x += 46.0 + label.chars().count() as f64 * 6.4;
        }
    }

    fn step(&self) -> f64 {
        (WIDTH - BEGIN - END) / self.bars.len().max(1) as f64
    }

    fn bars(&self, drawing: &mut Drawing, links: bool) {
        let greatest = self.bars.iter().map(|bar| bar.quads.iter().sum()).max().unwrap_or(0);
        let values = ticks(greatest);
        let top = *values.last().unwrap_or(&1) as f64;
        let floor = TOP + BARS;
        let up = |value: f64| floor - value / top * BARS;
        for value in &values {
            let y = up(*value as f64);
            drawing.line("grid", [self.along(BEGIN), y, self.along(WIDTH - END), y]);
            drawing.text("label", (self.along(BEGIN - 6.0), y + 4.0), self.end(), &(self.number)(*value));
        }
        let middle = TOP + BARS / 2.0;
        let x = self.along(14.0);
        drawing.raw(&format!(r#"<g transform="rotate({} {x:.1} {middle:.1})">"#, if self.mirrored { 90 } else { -90 }));
        drawing.text("label", (x, middle + 4.0), Anchor::Middle, &self.labels.events);
        drawing.raw("</g>");
        let step = self.step();
        let gap = (step * 0.18).min(6.0);
        let labelled = every(self.bars.len(), (1.0f64.max((WIDTH - BEGIN) / self.widest_label())) as usize);
        for (at, bar) in self.bars.iter().enumerate() {
            let x = BEGIN + at as f64 * step;
            let (left, width) = (self.boxed(x + gap / 2.0, step - gap), step - gap);
            if links {
                drawing.link(&bar.address, &bar.title);
            }
            if bar.observed {
                // The whole column answers to the pointer; where nothing happened a short dash says so.
                drawing.rect("touch", [self.boxed(x, step), TOP, step, BARS], &bar.title);
                let mut y = floor;
                for (class, events) in ["q1", "q2", "q3", "q4"].iter().zip(bar.quads) {
                    let height = events as f64 / top * BARS;
                    if events > 0 {
                        y -= height;
                        drawing.rect(class, [left, y, width, height], &bar.title);
                        drawing.rect("edge", [left, y, width, height], &bar.title);
                    }
                }
                if bar.quads.iter().all(|events| *events == 0) {
                    drawing.rect("nothing", [left + width * 0.2, floor - 2.0, width * 0.6, 2.0], &bar.title);
                }
            } else {
                drawing.rect("none", [self.boxed(x, step), TOP, step, BARS], &bar.title);
            }
            if links {
                drawing.end_link();
            }
            if at % labelled == 0 {
                drawing.text("label", (self.along(x + step / 2.0), floor + 18.0), Anchor::Middle, &bar.label);
            }
        }
        drawing.line("axis", [self.along(BEGIN), floor, self.along(WIDTH - END), floor]);
        drawing.line("axis", [self.along(BEGIN), TOP, self.along(BEGIN), floor]);
    }

    fn widest_label(&self) -> f64 {
        let letters = self.bars.iter().map(|bar| bar.label.chars().count()).max().unwrap_or(4);
        letters as f64 * 7.0 + 14.0
    }

    fn scores(&self, drawing: &mut Drawing) {
        let top = TOP + BARS + GAP;
        let at = |score: f64| top + SCORES / 2.0 - score.clamp(-10.0, 10.0) / 10.0 * SCORES / 2.0;
        for value in [10, 0, -10] {
            let y = at(f64::from(value));
            drawing.line(if value == 0 { "zero" } else { "grid" }, [self.along(BEGIN), y, self.along(WIDTH - END), y]);
            drawing.text("label", (self.along(BEGIN - 6.0), y + 4.0), self.end(), &(self.number)(i64::from(value)));
        }
        let x = self.along(14.0);
        let middle = top + SCORES / 2.0;
        drawing.raw(&format!(r#"<g transform="rotate({} {x:.1} {middle:.1})">"#, if self.mirrored { 90 } else { -90 }));
        drawing.text("label", (x, middle + 4.0), Anchor::Middle, &self.labels.score);
        drawing.raw("</g>");
        let step = self.step();
        for (at_bar, bar) in self.bars.iter().enumerate().filter(|(_, bar)| !bar.observed) {
            drawing.rect("none", [self.boxed(BEGIN + at_bar as f64 * step, step), top, step, SCORES], &bar.title);
        }
        // The line breaks where there is no score: nothing is known of what lies between.
        let place = |number: usize| self.along(BEGIN + number as f64 * step + step / 2.0);
        let mut line: Vec<(f64, f64)> = Vec::new();
        for (number, bar) in self.bars.iter().enumerate() {
            match bar.score {
                Some(score) => line.push((place(number), at(score))),
                None => {
                    if line.len() > 1 {
                        drawing.path("score", &line);
                    }
                    line.clear();
                }
            }
        }
        if line.len() > 1 {
            drawing.path("score", &line);
        }
        for (number, bar) in self.bars.iter().enumerate() {
            if let Some(score) = bar.score {
                drawing.diamond("point", (place(number), at(score)), (step * 0.3).clamp(2.0, 4.0), &bar.score_title);
            }
        }
    }
}

/// What fills the classes: stripes for cooperation in deed, dots for conflict in words, grey hatching where there are no reports.
const PATTERNS: &str = r#"<defs><pattern id="material" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="m-back" width="6" height="6"/><line class="m-line" x1="0" y1="0" x2="0" y2="6"/></pattern><pattern id="verbal" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="v-back" width="6" height="6"/><circle class="v-dot" cx="3" cy="3" r="1.4"/></pattern><pattern id="unobserved" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><line class="hatch" x1="0" y1="0" x2="0" y2="7"/></pattern></defs>"#;

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(mirrored: bool) -> String {
        let labels = Labels { title: "<b>".into(), language: "en", ..Labels::default() };
        let bars = [
            Bar {
                label: "2021".into(),
                observed: true,
                quads: [1, 0, 2, 0],
                score: Some(1.0),
                address: "/a?b=1&c=2".into(),
                ..Bar::default()
            },
            Bar { label: "2022".into(), observed: false, ..Bar::default() },
            Bar { label: "2023".into(), observed: true, ..Bar::default() },
        ];
        Timeline { bars: &bars, labels: &labels, mirrored, scores: true, number: &|number| number.to_string() }.draw(false)
    }

    #[test]
    fn gaps_zeros_and_events_look_different() {
        let svg = drawn(false);
        // One in the legend; the gap over bars and scores.
        assert_eq!(svg.matches(r#"class="none""#).count(), 3);
        assert_eq!(svg.matches(r#"class="nothing""#).count(), 1);
        assert!(svg.contains("&lt;b&gt;") && !svg.contains("<b>"));
        assert!(svg.contains("/a?b=1&amp;c=2"));
    }

    #[test]
    fn time_runs_with_the_reading_direction() {
        let place = |svg: &str, label: &str| -> f64 {
            let end = svg.find(&format!(">{label}</text>")).unwrap();
            let start = svg[..end].rfind("x=\"").unwrap() + 3;
            svg[start..].split('"').next().unwrap().parse().unwrap()
        };
        let (english, arabic) = (drawn(false), drawn(true));
        assert!(place(&english, "2021") < place(&english, "2023"));
        assert!(place(&arabic, "2021") > place(&arabic, "2023"));
    }
}
