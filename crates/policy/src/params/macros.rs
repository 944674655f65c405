/// Declares the parameters of a control, once.
///
/// ```text
/// params! {
///     /// What the control asks for, in one sentence for people.
///     pub struct ResponsibleAdultFirst {
///         /// What the parameter means, for the person who edits it.
///         lead: Period = Period::minutes(10), in Period::minutes(0) => Period::minutes(60);
///     }
/// }
/// ```
///
/// `= value` is the default; a parameter without one must be in the pack. `in least => most` are
/// bounds. From this come the typed struct, its reader with spans, the schema, the printed form and
/// the list of fields for an editing form.
macro_rules! params {
    (
        $(#[doc = $about:literal])+
        pub struct $Name:ident {
            $(
                $(#[doc = $help:literal])+
                $field:ident : $ty:ty $(= $default:expr)? $(, in $least:expr => $most:expr)? ;
            )*
        }
    ) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone, PartialEq, serde::Serialize)]
        #[serde(rename_all = "kebab-case")]
        pub struct $Name {
            $( $(#[doc = $help])+ pub $field: $ty, )*
        }

        #[allow(unused_variables)]
        impl $crate::params::Params for $Name {
            const ABOUT: &'static str = concat!($($about),+);

            fn fields() -> Vec<$crate::params::Field> {
                vec![ $( params!(@spec $field, ($ty), ($($help)+), ($($default)?), ($($least, $most)?)).field(), )* ]
            }

            fn read(table: &mut $crate::reading::TableReader<'_, '_>) -> Option<Self> {
                // All are read before the first fault is returned, so that one run names them all.
                $( let $field = table.param(
                    &params!(@spec $field, ($ty), ($($help)+), ($($default)?), ($($least, $most)?))
                ); )*
                Some(Self { $( $field: $field?, )* })
            }

            fn settings(&self) -> Vec<$crate::params::Setting> {
                vec![ $( $crate::params::setting(params!(@key $field), &self.$field), )* ]
            }

            fn gaps(&self) -> Vec<&'static str> {
                #[allow(unused_mut)]
                let mut gaps = Vec::new();
                $( if $crate::params::Value::is_gap(&self.$field) { gaps.push(params!(@key $field)); } )*
                gaps
            }
        }
    };
    (@key $field:ident) => {{
        const NAME: &str = stringify!($field);
        const KEY: [u8; NAME.len()] = $crate::params::kebab(NAME);
        const TEXT: &str = match std::str::from_utf8(&KEY) {
            Ok(text) => text,
            Err(_) => panic!("a field name is ASCII"),
        };
        TEXT
    }};
    (@spec $field:ident, ($ty:ty), ($($help:literal)+), ($($default:expr)?), ($($least:expr, $most:expr)?)) => {
        $crate::params::Spec::<$ty> {
            key: params!(@key $field),
            help: concat!($($help),+),
            default: params!(@some $($default)?),
            bounds: params!(@some $(($least, $most))?),
        }
    };
    (@some) => { None };
    (@some $value:expr) => { Some($value) };
}
pub(crate) use params;
