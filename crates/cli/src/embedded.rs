//! Files that the program carries: the samples and the pages of the coding guide.

/// Sample reports: file name and contents.
pub(crate) static SAMPLES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/samples.rs"));

/// Pages of `spec/`: path below it and contents.
pub(crate) static PAGES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/pages.rs"));
