//! Files that the program carries: the samples.

/// Sample reports: file name and contents.
pub(crate) static SAMPLES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/samples.rs"));
