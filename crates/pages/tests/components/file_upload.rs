use pages::components::FileUpload;

use super::fixtures::matches_the_shipped_fixtures;

matches_the_shipped_fixtures!(
    FileUpload,
    "file-upload",
    r#"{% import "components/file-upload.html" as file_upload %}{{ file_upload::file_upload(o) }}"#
);
