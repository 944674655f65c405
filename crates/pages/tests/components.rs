//! The components, held against the examples that govuk-frontend ships.

mod components {
    mod fixtures;
    mod markup;

    mod accordion;
    mod back_link;
    mod breadcrumbs;
    mod button;
    mod character_count;
    mod checkboxes;
    mod date_input;
    mod details;
    mod error_message;
    mod error_summary;
    mod exit_this_page;
    mod fieldset;
    mod file_upload;
    mod footer;
    mod header;
    mod hint;
    mod input;
    mod inset_text;
    mod label;
    mod notification_banner;
    mod pagination;
    mod panel;
    mod password_input;
    mod radios;
    mod select;
    mod service_navigation;
    mod service_patterns;
    mod skip_link;
    mod summary_list;
    mod table;
    mod tabs;
    mod tag;
    mod task_list;
    mod textarea;
    mod warning_text;
}
