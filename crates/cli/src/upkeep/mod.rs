//! `waqai knowledge`: checks the tables, and writes rows into a user's.

mod add;
mod check;
pub(crate) mod options;

use crate::outcome::Outcome;
use options::{KnowledgeCommand, Task};

/// Does a task.
pub(crate) fn run(command: &KnowledgeCommand) -> anyhow::Result<Outcome> {
    match &command.task {
        Task::Check(options) => check::run(options),
        Task::AddTerm(options) => add::term(options),
        Task::AddPerson(options) => add::person(options),
    }
}
