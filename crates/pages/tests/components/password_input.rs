use pages::components::PasswordInput;

use super::fixtures::matches_the_shipped_fixtures;

matches_the_shipped_fixtures!(
    PasswordInput,
    "password-input",
    r#"{% import "components/password-input.html" as password_input %}{{ password_input::password_input(o) }}"#
);
