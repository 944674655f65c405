use pages::components::NotificationBanner;

use super::fixtures::matches_the_shipped_fixtures;

matches_the_shipped_fixtures!(
    NotificationBanner,
    "notification-banner",
    r#"{% import "components/notification-banner.html" as notification_banner %}{{ notification_banner::notification_banner(o) }}"#
);
