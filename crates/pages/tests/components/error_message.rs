use pages::components::ErrorMessage;

use super::fixtures::matches_the_shipped_fixtures;

matches_the_shipped_fixtures!(
    ErrorMessage,
    "error-message",
    r#"{% import "components/error-message.html" as error_message %}{{ error_message::error_message(o) }}"#
);
