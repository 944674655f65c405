use pages::components::TaskList;

use super::fixtures::matches_the_shipped_fixtures;

matches_the_shipped_fixtures!(
    TaskList,
    "task-list",
    r#"{% import "components/task-list.html" as task_list %}{{ task_list::task_list(o) }}"#,
    except = &[(
        "with empty values",
        "its ids count the empty places of a template language; a list in Rust has none"
    )]
);
