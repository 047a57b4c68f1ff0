//! Comparing the universal ones among morphological features.

/// The features that count, in alphabetical order. Layers such as `Number[psor]` are features of their own and do not count.
const UNIVERSAL: &[&str] = &[
    "Abbr", "Animacy", "Aspect", "Case", "Definite", "Degree", "Evident", "Foreign", "Gender", "Mood", "NumType", "Number", "Person",
    "Polarity", "Polite", "Poss", "PronType", "Reflex", "Tense", "VerbForm", "Voice",
];

/// Two lists of features at a time, in buffers that are used again.
#[derive(Default)]
pub(super) struct FeatureComparison<'a> {
    left: Vec<&'a str>,
    right: Vec<&'a str>,
}

impl<'a> FeatureComparison<'a> {
    /// Whether two columns hold the same universal features, in any order.
    pub fn same(&mut self, left: &'a str, right: &'a str) -> bool {
        if left == right {
            return true;
        }
        fill(&mut self.left, left);
        fill(&mut self.right, right);
        self.left == self.right
    }
}

fn fill<'a>(list: &mut Vec<&'a str>, column: &'a str) {
    list.clear();
    list.extend(column.split('|').filter(|feature| {
        let name = feature.split_once('=').map_or(*feature, |(name, _)| name);
        UNIVERSAL.binary_search(&name).is_ok()
    }));
    list.sort_unstable();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_universal_features_count() {
        assert!(UNIVERSAL.is_sorted());
        let mut features = FeatureComparison::default();
        assert!(features.same("Case=Nom|Number=Sing", "Number=Sing|AdpType=Prep|Case=Nom"));
        assert!(features.same("", "Number[psor]=Sing|Typo=Yes"));
        assert!(!features.same("Case=Nom", "Case=Acc"));
        assert!(!features.same("Case=Nom", ""));
    }
}
