//! One query, one `.sql` file; beside it a `.rs` file with its row type and one
//! function. The head of each `.sql` says its purpose, parameters, the locks it
//! takes and the index it relies on.
