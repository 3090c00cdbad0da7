//! Enums whose variants have a stable name: the same text in the database, in JSON, in requests
//! and in every language.

/// Declares such an enum. The text before `pub enum` is the field that an unknown name is an error
/// in.
macro_rules! names {
    (
        $(#[$meta:meta])+
        $field:literal pub enum $name:ident {
            $($(#[$variant_meta:meta])+ $variant:ident = $text:literal,)+
        }
    ) => {
        $(#[$meta])+
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
        )]
        pub enum $name {
            $($(#[$variant_meta])+ #[serde(rename = $text)] $variant,)+
        }

        impl $name {
            /// Every one of them, in order.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The stable name.
            pub const fn as_str(self) -> &'static str {
                match self { $($name::$variant => $text,)+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::error::Error;

            fn from_str(text: &str) -> $crate::error::Result<Self> {
                let found = $name::ALL.iter().copied().find(|known| known.as_str() == text);
                found.ok_or_else(|| {
                    let known = [$($text),+].join(", ");
                    $crate::error::Error::invalid($field, format!("use one of {known}"))
                        .with("value", text)
                })
            }
        }
    };
}

pub(crate) use names;

#[cfg(test)]
mod tests {
    #![expect(unreachable_pub, reason = "the macro is for public enums")]

    names! {
        /// A direction.
        "way" pub enum Way {
            /// Upwards.
            Up = "up",
            /// Downwards.
            Down = "down",
        }
    }

    #[test]
    fn a_name_is_the_same_in_json_and_in_text() {
        for way in Way::ALL {
            assert_eq!(way.to_string().parse::<Way>().unwrap(), *way);
            assert_eq!(serde_json::to_value(way).unwrap(), way.as_str());
        }
    }

    #[test]
    fn an_unknown_name_names_the_field_and_the_known_ones() {
        let error = "left".parse::<Way>().unwrap_err();
        assert_eq!(error.context_value("field"), Some("way"));
        assert!(error.message().contains("up, down"), "{error}");
    }
}
