/// Declares the acts: one struct each, with `at` and `service` added to all, and the enums
/// [`Act`](super::Act) and [`ActKind`](super::ActKind) over them.
macro_rules! acts {
    (
        $(
            $(#[$meta:meta])*
            $Name:ident = $key:literal : $label:literal {
                $( $(#[$fmeta:meta])* $field:ident : $ty:ty, )*
            }
        )+
    ) => {
        $(
            $(#[$meta])*
            ///
            /// Every fact defaults to "unknown".
            #[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize)]
            #[serde(rename_all = "kebab-case", default)]
            pub struct $Name {
                /// The moment of the act on the organisation's own clock.
                pub at: Option<jiff::Zoned>,
                /// The service it belongs to. Where it is unknown, the clauses of every service speak.
                pub service: Option<String>,
                $( $(#[$fmeta])* pub $field: $ty, )*
            }

            impl From<$Name> for Act {
                fn from(act: $Name) -> Act {
                    Act::$Name(Box::new(act))
                }
            }
        )+

        /// Something that is about to happen, with the facts that matter.
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        #[serde(tag = "act", rename_all = "kebab-case")]
        pub enum Act {
            $( $(#[$meta])* $Name(Box<$Name>), )+
        }

        $crate::values::choice! {
            /// The kind of an [`Act`].
            pub enum ActKind ("act") {
                $( $Name = $key : $label, )+
            }
        }

        impl Act {
            /// Its kind.
            pub fn kind(&self) -> ActKind {
                match self { $( Act::$Name(_) => ActKind::$Name, )+ }
            }
            /// The service it belongs to, where that is known.
            pub fn service(&self) -> Option<&str> {
                match self { $( Act::$Name(act) => act.service.as_deref(), )+ }
            }
            /// Its moment, where that is known.
            pub fn at(&self) -> Option<&jiff::Zoned> {
                match self { $( Act::$Name(act) => act.at.as_ref(), )+ }
            }
            /// An act of this kind about which nothing is known.
            pub fn unknown(kind: ActKind) -> Act {
                match kind { $( ActKind::$Name => Act::$Name(Box::default()), )+ }
            }
        }
    };
}
pub(super) use acts;
