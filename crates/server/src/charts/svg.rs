//! Elements of SVG as text.

use std::fmt::Write;

/// A drawing that grows element by element.
#[derive(Debug, Default)]
pub(super) struct Drawing(String);

/// Which end of a text stands at its place, whatever the direction of its letters.
#[derive(Clone, Copy, Debug)]
pub(super) enum Anchor {
    Left,
    Middle,
    Right,
}

/// Text as it may stand between tags and in attributes.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            letter if letter.is_control() => out.push(' '),
            letter => out.push(letter),
        }
    }
    out
}

impl Drawing {
    /// Adds markup as it is.
    pub fn raw(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    /// A rectangle with what it says when it is pointed at.
    pub fn rect(&mut self, class: &str, [x, y, width, height]: [f64; 4], title: &str) {
        let _ = write!(self.0, r#"<rect class="{class}" x="{x:.1}" y="{y:.1}" width="{width:.1}" height="{height:.1}""#);
        if title.is_empty() {
            self.0.push_str("/>");
        } else {
            let _ = write!(self.0, "><title>{}</title></rect>", escaped(title));
        }
    }

    /// A line.
    pub fn line(&mut self, class: &str, [x1, y1, x2, y2]: [f64; 4]) {
        let _ = write!(self.0, r#"<line class="{class}" x1="{x1:.1}" y1="{y1:.1}" x2="{x2:.1}" y2="{y2:.1}"/>"#);
    }

    /// A line through points.
    pub fn path(&mut self, class: &str, points: &[(f64, f64)]) {
        let mut way = String::new();
        for (at, (x, y)) in points.iter().enumerate() {
            let _ = write!(way, "{}{x:.1} {y:.1}", if at == 0 { 'M' } else { 'L' });
        }
        let _ = write!(self.0, r#"<path class="{class}" d="{way}"/>"#);
    }

    /// A small diamond.
    pub fn diamond(&mut self, class: &str, (x, y): (f64, f64), size: f64, title: &str) {
        let _ = write!(
            self.0,
            r#"<path class="{class}" d="M{x:.1} {:.1}L{:.1} {y:.1}L{x:.1} {:.1}L{:.1} {y:.1}Z"><title>{}</title></path>"#,
            y - size,
            x + size,
            y + size,
            x - size,
            escaped(title)
        );
    }

    /// A text.
    pub fn text(&mut self, class: &str, (x, y): (f64, f64), anchor: Anchor, text: &str) {
        // The drawing is written from left to right: the start of a text is its left end, whatever letters it has.
        let anchor = match anchor {
            Anchor::Left => "start",
            Anchor::Middle => "middle",
            Anchor::Right => "end",
        };
        let _ = write!(self.0, r#"<text class="{class}" x="{x:.1}" y="{y:.1}" text-anchor="{anchor}">{}</text>"#, escaped(text));
    }

    /// A link around what follows, up to [`Drawing::end_link`].
    pub fn link(&mut self, address: &str, label: &str) {
        let _ = write!(self.0, r#"<a href="{}" aria-label="{}">"#, escaped(address), escaped(label));
    }

    pub fn end_link(&mut self) {
        self.0.push_str("</a>");
    }

    pub fn finish(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_texts_stays_text() {
        let mut drawing = Drawing::default();
        drawing.text("a", (1.0, 2.0), Anchor::Left, "<script>\"&'");
        assert_eq!(drawing.finish(), r#"<text class="a" x="1.0" y="2.0" text-anchor="start">&lt;script&gt;&quot;&amp;&#39;</text>"#);
    }
}
