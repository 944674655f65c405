//! The stable code of each diagnostic.

/// The bytes are not UTF-8.
pub const NOT_UTF8: &str = "P001";
/// The file is larger than the limit.
pub const TOO_LARGE: &str = "P002";
/// Values are nested too deep.
pub const TOO_DEEP: &str = "P003";
/// The file is not TOML here.
pub const SYNTAX: &str = "P004";
/// A key or table is there twice.
pub const DUPLICATE_KEY: &str = "P005";
/// The file begins with a byte order mark.
pub const BYTE_ORDER_MARK: &str = "P006";
/// There are more faults than are listed.
pub const TOO_MANY: &str = "P007";
/// A key that packs do not have.
pub const UNKNOWN_KEY: &str = "P010";
/// A key that must be there is not.
pub const MISSING_KEY: &str = "P011";
/// A value of another type.
pub const WRONG_TYPE: &str = "P012";
/// A value outside its list or bounds.
pub const BAD_VALUE: &str = "P013";
/// A format this version cannot read.
pub const FORMAT: &str = "P014";
/// An identifier that is not lower case words joined by hyphens.
pub const BAD_SLUG: &str = "P015";
/// A text that must not be empty is.
pub const EMPTY_TEXT: &str = "P016";
/// Two things have the same identifier.
pub const DUPLICATE_ID: &str = "P020";
/// A duty that is not in the list of duties.
pub const UNKNOWN_DUTY: &str = "P021";
/// A role that does not exist or is not declared.
pub const UNKNOWN_ROLE: &str = "P022";
/// A service that the pack does not declare.
pub const UNKNOWN_SERVICE: &str = "P023";
/// A setting that the pack does not declare.
pub const UNKNOWN_SETTING: &str = "P024";
/// A control kind that does not exist.
pub const UNKNOWN_KIND: &str = "P025";
/// A placeholder that cannot be filled.
pub const UNKNOWN_PLACEHOLDER: &str = "P026";
/// A placeholder that is not closed.
pub const OPEN_PLACEHOLDER: &str = "P027";
/// Something is declared and never used.
pub const UNUSED: &str = "P030";
/// Two clauses give different values for the same rule.
pub const CONTRADICTION: &str = "P031";
/// A role is needed by a rule and not declared.
pub const UNDECLARED_ROLE: &str = "P032";
/// A rule that nobody may soften has another effect or an override.
pub const SOFTENED: &str = "P033";
/// A value that the organisation has not picked yet.
pub const GAP: &str = "P040";
