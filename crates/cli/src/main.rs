//! The program `waqai`. Everything is in the library beside it, one file for each verb.

fn main() -> std::process::ExitCode {
    waqai_cli::run()
}
