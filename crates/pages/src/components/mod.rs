//! Page components: the shapes of the GOV.UK Design System, one template each.
//!
//! A component is a struct with a constructor, a few builder methods and a template in
//! `templates/components/`. It prints itself, escaped, so a page that holds `email: Input` writes
//! `{{ email }}`; the macro of the same file, `{{ input::input(email) }}` after an `import`, does the same.
//! Components with a body also take it from the page:
//! `{% call details::details(help) %}<p>…</p>{% endcall %}`.

mod attributes;
mod builders;
mod html;
mod reading;

pub mod accordion;
pub mod alert;
pub mod back_link;
pub mod badge;
pub mod breadcrumbs;
pub mod button;
pub mod character_count;
pub mod checkboxes;
pub mod choice;
pub mod date_input;
pub mod date_part;
pub mod details;
pub mod error_message;
pub mod error_summary;
pub mod exit_this_page;
pub mod field;
pub mod fieldset;
pub mod file_upload;
pub mod filter;
pub mod footer;
pub mod group;
pub mod header;
pub mod hint;
pub mod input;
pub mod inset_text;
pub mod label;
pub mod navigation;
pub mod notification_banner;
pub mod pagination;
pub mod panel;
pub mod password_input;
pub mod radios;
pub mod select;
pub mod service_navigation;
pub mod skip_link;
pub mod summary_list;
pub mod table;
pub mod tabs;
pub mod tag;
pub mod task_list;
pub mod textarea;
pub mod timeline;
pub mod warning_text;

pub use accordion::Accordion;
pub use alert::{Alert, AlertKind};
pub use attributes::{Attributes, Classes};
pub use back_link::BackLink;
pub use badge::Badge;
pub use breadcrumbs::Breadcrumbs;
pub use button::Button;
pub use character_count::CharacterCount;
pub use checkboxes::Checkboxes;
pub use choice::Choice;
pub use date_input::DateInput;
pub use date_part::DatePart;
pub use details::Details;
pub use error_message::ErrorMessage;
pub use error_summary::ErrorSummary;
pub use exit_this_page::ExitThisPage;
pub use fieldset::{Fieldset, Legend};
pub use file_upload::FileUpload;
pub use filter::{Filter, SelectedFilters};
pub use footer::Footer;
pub use header::Header;
pub use hint::Hint;
pub use html::{Content, Html};
pub use input::Input;
pub use inset_text::InsetText;
pub use label::Label;
pub use navigation::{NavigationLink, SideNavigation, SubNavigation};
pub use notification_banner::NotificationBanner;
pub use pagination::Pagination;
pub use panel::Panel;
pub use password_input::PasswordInput;
pub use radios::Radios;
pub use select::Select;
pub use service_navigation::{ServiceLink, ServiceNavigation};
pub use skip_link::SkipLink;
pub use summary_list::{SummaryList, SummaryRow};
pub use table::{Cell, Table};
pub use tabs::Tabs;
pub use tag::{Colour, Tag};
pub use task_list::{Task, TaskList, TaskStatus};
pub use textarea::Textarea;
pub use timeline::{Happening, Timeline};
pub use warning_text::WarningText;
