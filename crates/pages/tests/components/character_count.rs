use pages::components::CharacterCount;

use super::fixtures::matches_the_shipped_fixtures;

matches_the_shipped_fixtures!(
    CharacterCount,
    "character-count",
    r#"{% import "components/character-count.html" as character_count %}{{ character_count::character_count(o) }}"#
);
