//! Enums whose variants have a word each.

/// Defines an enum with the word of each variant, and its meaning where there is one: `words! { pub enum Color {
/// Red = "red": "the colour of a fault" } }`. `ALL` has the variants in order, `as_str` and `Display` give a
/// variant's word, which is also its JSON, `of_word` finds the variant, and `meaning` describes it.
macro_rules! words {
    ($(#[$meta:meta])* $vis:vis enum $name:ident {
        $($(#[$of:meta])* $variant:ident = $word:literal $(: $meaning:literal)?,)*
    }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        $vis enum $name { $($(#[$of])* $variant,)* }

        impl $name {
            pub const ALL: [$name; [$($word),*].len()] = [$($name::$variant),*];

            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word,)* }
            }

            #[allow(dead_code, reason = "not every word is read back")]
            pub fn of_word(word: &str) -> Option<$name> {
                $name::ALL.into_iter().find(|known| known.as_str() == word)
            }

            words! { @meaning $name $($variant $($meaning)?)* }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.as_str())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
    (@meaning $name:ident $($variant:ident $meaning:literal)+) => {
        pub fn meaning(self) -> &'static str {
            match self { $($name::$variant => $meaning,)* }
        }
    };
    (@meaning $name:ident $($variant:ident)*) => {};
}

/// The variant of `$to` with the name of a variant of another enum, which holds data.
macro_rules! same_variant {
    ($value:expr, $from:ident => $to:ident { $($variant:ident),* $(,)? }) => {
        match $value { $($from::$variant { .. } => $to::$variant,)* }
    };
}
