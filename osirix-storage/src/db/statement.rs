/// A statement of the project: one text, with the few words that differ filled in for each
/// database. It is constant, so that each connection prepares it once.
#[derive(Debug)]
pub(crate) struct Statement {
    /// Its name in errors: the table's file and the constant.
    pub(crate) name: &'static str,
    /// Whether it writes.
    #[cfg_attr(not(feature = "fault-injection"), expect(dead_code))]
    pub(crate) writes: bool,
    /// Its text for SQLite.
    #[cfg(feature = "sqlite")]
    pub(crate) sqlite: &'static str,
    /// Its text for PostgreSQL.
    #[cfg(feature = "postgres")]
    pub(crate) postgres: &'static str,
}

/// Declares the statements of a repository, and `ALL`, the list by which a test prepares each of
/// them on both databases. `{name}` stands for a fragment: a macro that is in scope
/// and gives the words for a dialect, such as those of `dialect.rs`; `{name(..)}` gives it more to
/// go by.
macro_rules! statements {
    ($($(#[doc = $doc:literal])* $kind:ident $name:ident = $text:literal
        $({$fragment:ident $(($($with:tt)*))?} $more:literal)*;)+) => {
        $(
            $(#[doc = $doc])*
            static $name: $crate::db::Statement = $crate::db::Statement {
                name: concat!(module_path!(), "::", stringify!($name)),
                writes: $crate::db::statements!(@writes $kind),
                #[cfg(feature = "sqlite")]
                sqlite: concat!(
                    $text $(, $fragment!(sqlite $($($with)*)?), $more)*
                ),
                #[cfg(feature = "postgres")]
                postgres: concat!(
                    $text $(, $fragment!(postgres $($($with)*)?), $more)*
                ),
            };
        )+

        /// Every statement of this repository.
        #[cfg(test)]
        pub(super) static ALL: &[&$crate::db::Statement] = &[$(&$name),+];
    };
    (@writes read) => { false };
    (@writes write) => { true };
}

pub(crate) use statements;
