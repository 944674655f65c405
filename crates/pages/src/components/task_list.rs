//! Things to do, each with how far it is.

use askama::Template;
use serde::Deserialize;

use super::builders::component;
use super::{Attributes, Classes, Content, Tag, reading};

/// Options of a task list.
#[derive(Debug, Clone, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "components/task-list.html")]
pub struct TaskList {
    /// `task-list` when not given.
    pub id_prefix: Option<String>,
    #[serde(deserialize_with = "reading::present")]
    pub items: Vec<Task>,
    pub classes: Classes,
    pub attributes: Attributes,
}

/// One thing to do; without an `href` it cannot be started yet.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Task {
    pub title: TaskPart,
    pub hint: Option<TaskPart>,
    pub status: TaskStatus,
    pub href: Option<String>,
    pub classes: Classes,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct TaskPart {
    #[serde(flatten)]
    pub content: Content,
    pub classes: Classes,
}

/// A tag, or plain words for a task that is done.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct TaskStatus {
    pub tag: Option<Tag>,
    #[serde(flatten)]
    pub content: Content,
    pub classes: Classes,
}

component!(TaskList);

impl TaskList {
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn task(mut self, task: Task) -> Self {
        self.items.push(task);
        self
    }

    fn task_id(&self, number: &usize) -> String {
        format!(
            "{}-{number}",
            self.id_prefix.as_deref().unwrap_or("task-list")
        )
    }
}

impl Task {
    /// A task that can be opened.
    pub fn new(
        href: impl Into<String>,
        title: impl Into<Content>,
        status: impl Into<TaskStatus>,
    ) -> Self {
        Self {
            href: Some(href.into()),
            ..Self::later(title, status)
        }
    }

    /// A task that cannot be started yet.
    pub fn later(title: impl Into<Content>, status: impl Into<TaskStatus>) -> Self {
        let title = TaskPart {
            content: title.into(),
            ..TaskPart::default()
        };
        Self {
            title,
            status: status.into(),
            ..Self::default()
        }
    }

    #[must_use]
    pub fn hint(mut self, hint: impl Into<Content>) -> Self {
        self.hint = Some(TaskPart {
            content: hint.into(),
            ..TaskPart::default()
        });
        self
    }
}

impl TaskStatus {
    /// Words in grey, for a task that cannot be started yet.
    pub fn cannot_start(words: impl Into<Content>) -> Self {
        let classes = "govuk-task-list__status--cannot-start-yet".into();
        Self {
            content: words.into(),
            classes,
            tag: None,
        }
    }
}

impl From<Tag> for TaskStatus {
    fn from(tag: Tag) -> Self {
        Self {
            tag: Some(tag),
            ..Self::default()
        }
    }
}

impl From<&str> for TaskStatus {
    fn from(words: &str) -> Self {
        Self {
            content: words.into(),
            ..Self::default()
        }
    }
}
