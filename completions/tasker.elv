
use builtin;
use str;

set edit:completion:arg-completer[tasker] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'tasker'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            break
        }
        set command = $command';'$word
    }
    var completions = [
        &'tasker'= {
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand demo 'Run an example workflow from start to finish in under a minute'
            cand db 'Manage the private PostgreSQL that tasker uses when no database is named'
            cand migrate 'Migrate a database to the schema this program needs'
            cand template 'Check workflow files, apply them to a database, and show applied workflows'
            cand task 'Submit tasks, inspect them, and change them by hand'
            cand step 'Inspect steps and change them by hand'
            cand stuck 'List stuck steps by root cause, with the command that fixes each'
            cand queue 'List, pause, resume and bind queues'
            cand worker 'Run workers and list them'
            cand upkeep 'Do what one worker at a time does for all, and show its state'
            cand serve 'Serve a web page: tasks, their graphs and reasons, stuck steps, queues and workers'
            cand check 'Check a live database for problems, and print the fix for each'
            cand archive 'Move ended tasks out of the database, read them, and bring them back'
            cand bench 'Measure tasker on your own hardware'
            cand generate 'Generate shell completions and man pages'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tasker;demo'= {
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;db'= {
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand start 'Start the private PostgreSQL, creating its cluster on first use'
            cand stop 'Stop the private PostgreSQL'
            cand status 'Show whether the private PostgreSQL is running, where, and in which version'
            cand url 'Print the URL of the private PostgreSQL'
            cand psql 'Open psql on the private PostgreSQL'
            cand destroy 'Stop the private PostgreSQL and delete its data'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tasker;db;start'= {
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;db;stop'= {
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;db;status'= {
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;db;url'= {
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;db;psql'= {
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;db;destroy'= {
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Do not ask for confirmation'
            cand --yes 'Do not ask for confirmation'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;db;help'= {
            cand start 'Start the private PostgreSQL, creating its cluster on first use'
            cand stop 'Stop the private PostgreSQL'
            cand status 'Show whether the private PostgreSQL is running, where, and in which version'
            cand url 'Print the URL of the private PostgreSQL'
            cand psql 'Open psql on the private PostgreSQL'
            cand destroy 'Stop the private PostgreSQL and delete its data'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tasker;db;help;start'= {
        }
        &'tasker;db;help;stop'= {
        }
        &'tasker;db;help;status'= {
        }
        &'tasker;db;help;url'= {
        }
        &'tasker;db;help;psql'= {
        }
        &'tasker;db;help;destroy'= {
        }
        &'tasker;db;help;help'= {
        }
        &'tasker;migrate'= {
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand plan 'Show the statements that `migrate up` would run, and the locks they would wait for'
            cand up 'Apply missing schema versions, indexes and views'
            cand status 'Show the state of each version, view and index, and how the database differs from them'
            cand verify 'Verify that a roll-out is complete and works'
            cand down 'Drop indexes, or move the views back to the previous version'
            cand views 'List the views, or move them to another version'
            cand adopt 'Take over a database of the Rails engine Tasker'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tasker;migrate;plan'= {
            cand --phase 'Only run this phase'
            cand --to 'Apply schema versions up to this one; indexes and views wait, because they need the newest version'
            cand --indexes 'Build these indexes: `lean` (used by tasker''s own queries), `all` (eight more), or `lean` and the names of others'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand --sql 'Print a script for psql'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;migrate;up'= {
            cand --phase 'Only run this phase'
            cand --to 'Apply schema versions up to this one; indexes and views wait, because they need the newest version'
            cand --indexes 'Build these indexes: `lean` (used by tasker''s own queries), `all` (eight more), or `lean` and the names of others'
            cand --build-limit 'Allow the build of one index to take this long, including the wait for older transactions (1ms to 30days)'
            cand --wait-for-database 'Wait this long for a database that is away (0s to 30days)'
            cand --lock-timeout 'Wait this long for a lock that blocks readers or writers; sessions queued behind it wait as long (1ms to 1h)'
            cand --lock-tries 'Request such a lock this many times, with pauses of 0.5s to 15s between (1 to 1,000,000)'
            cand --wait 'Wait this long for another migration to end (0s to 30days)'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand --dry-run 'Show what would be applied without applying it'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;migrate;status'= {
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand --check 'Exit with status 3 unless everything is applied and nothing differs'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;migrate;verify'= {
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;migrate;down'= {
            cand --phase 'Revert this phase'
            cand --build-limit 'Allow the drop of one index to take this long, including the wait for older transactions (1ms to 30days)'
            cand --lock-timeout 'Wait this long for a lock that blocks readers or writers; sessions queued behind it wait as long (1ms to 1h)'
            cand --lock-tries 'Request such a lock this many times, with pauses of 0.5s to 15s between (1 to 1,000,000)'
            cand --wait 'Wait this long for another migration to end (0s to 30days)'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand --dry-run 'Show what would be done without doing it'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;migrate;views'= {
            cand --to 'Move every view to this version'
            cand --lock-timeout 'Wait this long for a lock that blocks readers or writers; sessions queued behind it wait as long (1ms to 1h)'
            cand --lock-tries 'Request such a lock this many times, with pauses of 0.5s to 15s between (1 to 1,000,000)'
            cand --wait 'Wait this long for another migration to end (0s to 30days)'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand --dry-run 'Show what would be replaced without replacing it'
            cand --force 'Overwrite views that were changed by hand'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;migrate;adopt'= {
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand check 'Count what an adoption would change, and list what forbids it'
            cand prepare 'Build the indexes that tasker needs, while the application runs'
            cand cut-over 'Change the tables in one transaction, with the application stopped'
            cand derive 'Give unfinished tasks their counters, flags and queues'
            cand verify 'Compare every task, then let tasker work'
            cand finish 'Remove what only the engine used: indexes, foreign keys, functions, the guard'
            cand undo 'Give the engine''s tables back'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tasker;migrate;adopt;check'= {
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;migrate;adopt;prepare'= {
            cand --lock-timeout 'Wait this long for a lock that blocks readers or writers; sessions queued behind it wait as long (1ms to 1h)'
            cand --lock-tries 'Request such a lock this many times, with pauses of 0.5s to 15s between (1 to 1,000,000)'
            cand --wait 'Wait this long for another migration to end (0s to 30days)'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand --short-cutover 'Drop the indexes that the cut-over would build again under its locks'
            cand --dry-run 'Show what would be done without doing it'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;migrate;adopt;cut-over'= {
            cand --in-progress 'Take steps that the engine was running as not run yet, as failed once more, or as done'
            cand --ignore-application 'Let sessions of this application stay connected; can be repeated'
            cand --lock-timeout 'Wait this long for a lock that blocks readers or writers; sessions queued behind it wait as long (1ms to 1h)'
            cand --lock-tries 'Request such a lock this many times, with pauses of 0.5s to 15s between (1 to 1,000,000)'
            cand --wait 'Wait this long for another migration to end (0s to 30days)'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand --dry-run 'Check everything that the cut-over checks without changing anything'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;migrate;adopt;derive'= {
            cand --lock-timeout 'Wait this long for a lock that blocks readers or writers; sessions queued behind it wait as long (1ms to 1h)'
            cand --lock-tries 'Request such a lock this many times, with pauses of 0.5s to 15s between (1 to 1,000,000)'
            cand --wait 'Wait this long for another migration to end (0s to 30days)'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand --dry-run 'Show what would be derived without keeping it'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;migrate;adopt;verify'= {
            cand --lock-timeout 'Wait this long for a lock that blocks readers or writers; sessions queued behind it wait as long (1ms to 1h)'
            cand --lock-tries 'Request such a lock this many times, with pauses of 0.5s to 15s between (1 to 1,000,000)'
            cand --wait 'Wait this long for another migration to end (0s to 30days)'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand --dry-run 'Compare without letting tasker work'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;migrate;adopt;finish'= {
            cand --keep-index 'Keep this index of the engine; can be repeated'
            cand --lock-timeout 'Wait this long for a lock that blocks readers or writers; sessions queued behind it wait as long (1ms to 1h)'
            cand --lock-tries 'Request such a lock this many times, with pauses of 0.5s to 15s between (1 to 1,000,000)'
            cand --wait 'Wait this long for another migration to end (0s to 30days)'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand --dry-run 'Show what would be removed without removing it'
            cand -y 'Do not ask for confirmation'
            cand --yes 'Do not ask for confirmation'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;migrate;adopt;undo'= {
            cand --ignore-application 'Let sessions of this application stay connected; can be repeated'
            cand --lock-timeout 'Wait this long for a lock that blocks readers or writers; sessions queued behind it wait as long (1ms to 1h)'
            cand --lock-tries 'Request such a lock this many times, with pauses of 0.5s to 15s between (1 to 1,000,000)'
            cand --wait 'Wait this long for another migration to end (0s to 30days)'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand --dry-run 'Show what would be undone without doing it'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;migrate;adopt;help'= {
            cand check 'Count what an adoption would change, and list what forbids it'
            cand prepare 'Build the indexes that tasker needs, while the application runs'
            cand cut-over 'Change the tables in one transaction, with the application stopped'
            cand derive 'Give unfinished tasks their counters, flags and queues'
            cand verify 'Compare every task, then let tasker work'
            cand finish 'Remove what only the engine used: indexes, foreign keys, functions, the guard'
            cand undo 'Give the engine''s tables back'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tasker;migrate;adopt;help;check'= {
        }
        &'tasker;migrate;adopt;help;prepare'= {
        }
        &'tasker;migrate;adopt;help;cut-over'= {
        }
        &'tasker;migrate;adopt;help;derive'= {
        }
        &'tasker;migrate;adopt;help;verify'= {
        }
        &'tasker;migrate;adopt;help;finish'= {
        }
        &'tasker;migrate;adopt;help;undo'= {
        }
        &'tasker;migrate;adopt;help;help'= {
        }
        &'tasker;migrate;help'= {
            cand plan 'Show the statements that `migrate up` would run, and the locks they would wait for'
            cand up 'Apply missing schema versions, indexes and views'
            cand status 'Show the state of each version, view and index, and how the database differs from them'
            cand verify 'Verify that a roll-out is complete and works'
            cand down 'Drop indexes, or move the views back to the previous version'
            cand views 'List the views, or move them to another version'
            cand adopt 'Take over a database of the Rails engine Tasker'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tasker;migrate;help;plan'= {
        }
        &'tasker;migrate;help;up'= {
        }
        &'tasker;migrate;help;status'= {
        }
        &'tasker;migrate;help;verify'= {
        }
        &'tasker;migrate;help;down'= {
        }
        &'tasker;migrate;help;views'= {
        }
        &'tasker;migrate;help;adopt'= {
            cand check 'Count what an adoption would change, and list what forbids it'
            cand prepare 'Build the indexes that tasker needs, while the application runs'
            cand cut-over 'Change the tables in one transaction, with the application stopped'
            cand derive 'Give unfinished tasks their counters, flags and queues'
            cand verify 'Compare every task, then let tasker work'
            cand finish 'Remove what only the engine used: indexes, foreign keys, functions, the guard'
            cand undo 'Give the engine''s tables back'
        }
        &'tasker;migrate;help;adopt;check'= {
        }
        &'tasker;migrate;help;adopt;prepare'= {
        }
        &'tasker;migrate;help;adopt;cut-over'= {
        }
        &'tasker;migrate;help;adopt;derive'= {
        }
        &'tasker;migrate;help;adopt;verify'= {
        }
        &'tasker;migrate;help;adopt;finish'= {
        }
        &'tasker;migrate;help;adopt;undo'= {
        }
        &'tasker;migrate;help;help'= {
        }
        &'tasker;template'= {
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand check 'Check workflow files and report all errors at once'
            cand apply 'Store workflows, so that tasks of them can be submitted'
            cand list 'List applied workflows'
            cand show 'Show a workflow'
            cand graph 'Draw the steps of a workflow'
            cand schema 'Print the JSON Schema of workflow files'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tasker;template;check'= {
            cand --sql-dir 'Let the files name SQL files anywhere below this directory [default: the directory of each file]'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;template;apply'= {
            cand --sql-dir 'Let the files name SQL files anywhere below this directory [default: the directory of each file]'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;template;list'= {
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand --latest 'Only list the highest version of each workflow'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;template;show'= {
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand --yaml 'Print the workflow as YAML'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;template;graph'= {
            cand --as 'Draw the graph in this format'
            cand --sql-dir 'Let the files name SQL files anywhere below this directory [default: the directory of each file]'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;template;schema'= {
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;template;help'= {
            cand check 'Check workflow files and report all errors at once'
            cand apply 'Store workflows, so that tasks of them can be submitted'
            cand list 'List applied workflows'
            cand show 'Show a workflow'
            cand graph 'Draw the steps of a workflow'
            cand schema 'Print the JSON Schema of workflow files'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tasker;template;help;check'= {
        }
        &'tasker;template;help;apply'= {
        }
        &'tasker;template;help;list'= {
        }
        &'tasker;template;help;show'= {
        }
        &'tasker;template;help;graph'= {
        }
        &'tasker;template;help;schema'= {
        }
        &'tasker;template;help;help'= {
        }
        &'tasker;task'= {
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand submit 'Submit one task or a batch of tasks'
            cand list 'List tasks, newest first'
            cand count 'Count tasks by workflow and state'
            cand stats 'Count the attempts at steps, and measure how long they waited and ran'
            cand show 'Show a task as a tree of steps, or where its time was spent'
            cand graph 'Draw the steps of a task with their states and levels'
            cand watch 'Follow a task until it ends'
            cand why 'Explain why a task is not done: the root cause and the command that fixes it'
            cand retry 'Retry all failed steps of tasks at once'
            cand resolve 'Mark all unfinished steps of tasks as done by hand'
            cand cancel 'Cancel tasks and all of their unfinished steps'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tasker;task;submit'= {
            cand --context 'Submit the task with this context: JSON, @FILE, or - for standard input'
            cand --set 'Set a field of the context, such as order_id=7 or customer.name=Ada; its type is that of the workflow''s schema, or else text; can be repeated'
            cand --set-json 'Set a field of the context to a JSON value; can be repeated'
            cand --set-file 'Set a field of the context to the text of a file, or of standard input (-); can be repeated'
            cand --tag 'Add a tag to find the task by; can be repeated'
            cand --priority 'Add this number to the priority of every step (-1000 to 1000); higher runs first'
            cand --initiator 'Record who requests the task'
            cand --source-system 'Record which system the task comes from'
            cand --reason 'Record why the task is submitted'
            cand --identity 'Name the task within its workflow: submitting the same identity again returns the first task'
            cand --if-exists 'Accept an existing task with this identity if it has the same context, or any'
            cand --batch 'Submit every line of this JSON Lines file, or - for standard input'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand --dedupe 'Return the first task with the same definition and context, if there is one'
            cand --wait 'Follow the tasks until they end; exit with status 1 unless all complete'
            cand --dry-run 'Check everything without submitting anything'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;task;list'= {
            cand --state 'Only list tasks in this state; repeat for several states'
            cand --name 'Only list tasks of workflows with this name'
            cand --namespace 'Only list tasks of workflows in this namespace'
            cand --tag 'Only list tasks with this tag; if repeated, with all of the tags'
            cand --since 'Only list tasks requested since this time: an age (90m, 3d), a date (2026-11-23) or a timestamp (2026-11-23T08:00:00Z)'
            cand --limit 'List at most this many tasks (1 to 10,000)'
            cand --after 'Only list tasks older than this one, for the next page'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;task;count'= {
            cand --name 'Only count tasks of workflows with this name'
            cand --namespace 'Only count tasks of workflows in this namespace'
            cand --by 'Count for each workflow or for each namespace'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;task;stats'= {
            cand --workflow 'Only read tasks of workflows with this name, as NAME or NAMESPACE/NAME'
            cand --namespace 'Only read tasks of workflows in this namespace'
            cand --since 'Only read tasks requested since this time: an age (90m, 3d), a date (2026-11-23) or a timestamp (2026-11-23T08:00:00Z)'
            cand --limit 'Read at most this many tasks, the newest (1 to 10,000)'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;task;show'= {
            cand --chart 'Also write the timeline to this SVG file'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand --all 'Draw all steps, however many there are'
            cand --timeline 'Draw the steps on a time axis and show where the time was spent'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;task;graph'= {
            cand --as 'Draw the graph in this format'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;task;watch'= {
            cand --interval 'Wait this long between reads (50ms to 1h)'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand --all 'Draw all steps, however many are on one level'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;task;why'= {
            cand --old-transaction 'Report transactions open for at least this long: they keep dead rows in the queues (0s to 365days)'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;task;retry'= {
            cand --cause 'Select the steps that `tasker stuck` lists under this cause, longest stuck first, instead of naming ids'
            cand --namespace 'With --cause: only workflows in this namespace'
            cand --step 'With --cause: only the group that `tasker stuck` lists under this step'
            cand --older-than 'With --cause: only steps stuck for at least this long, such as 90s, 10m or 2h (0s to 3650days)'
            cand --limit 'With --cause: select at most this many steps (1 to 100,000)'
            cand --reason 'Record the reason, with your name, in the history of the steps'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand --dry-run 'Show what would change without changing anything'
            cand -y 'Do not ask for confirmation'
            cand --yes 'Do not ask for confirmation'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;task;resolve'= {
            cand --cause 'Select the steps that `tasker stuck` lists under this cause, longest stuck first, instead of naming ids'
            cand --namespace 'With --cause: only workflows in this namespace'
            cand --step 'With --cause: only the group that `tasker stuck` lists under this step'
            cand --older-than 'With --cause: only steps stuck for at least this long, such as 90s, 10m or 2h (0s to 3650days)'
            cand --limit 'With --cause: select at most this many steps (1 to 100,000)'
            cand --reason 'Record the reason, with your name, in the history of the steps'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand --dry-run 'Show what would change without changing anything'
            cand -y 'Do not ask for confirmation'
            cand --yes 'Do not ask for confirmation'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;task;cancel'= {
            cand --cause 'Select the steps that `tasker stuck` lists under this cause, longest stuck first, instead of naming ids'
            cand --namespace 'With --cause: only workflows in this namespace'
            cand --step 'With --cause: only the group that `tasker stuck` lists under this step'
            cand --older-than 'With --cause: only steps stuck for at least this long, such as 90s, 10m or 2h (0s to 3650days)'
            cand --limit 'With --cause: select at most this many steps (1 to 100,000)'
            cand --reason 'Record the reason, with your name, in the history of the steps'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand --dry-run 'Show what would change without changing anything'
            cand -y 'Do not ask for confirmation'
            cand --yes 'Do not ask for confirmation'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;task;help'= {
            cand submit 'Submit one task or a batch of tasks'
            cand list 'List tasks, newest first'
            cand count 'Count tasks by workflow and state'
            cand stats 'Count the attempts at steps, and measure how long they waited and ran'
            cand show 'Show a task as a tree of steps, or where its time was spent'
            cand graph 'Draw the steps of a task with their states and levels'
            cand watch 'Follow a task until it ends'
            cand why 'Explain why a task is not done: the root cause and the command that fixes it'
            cand retry 'Retry all failed steps of tasks at once'
            cand resolve 'Mark all unfinished steps of tasks as done by hand'
            cand cancel 'Cancel tasks and all of their unfinished steps'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tasker;task;help;submit'= {
        }
        &'tasker;task;help;list'= {
        }
        &'tasker;task;help;count'= {
        }
        &'tasker;task;help;stats'= {
        }
        &'tasker;task;help;show'= {
        }
        &'tasker;task;help;graph'= {
        }
        &'tasker;task;help;watch'= {
        }
        &'tasker;task;help;why'= {
        }
        &'tasker;task;help;retry'= {
        }
        &'tasker;task;help;resolve'= {
        }
        &'tasker;task;help;cancel'= {
        }
        &'tasker;task;help;help'= {
        }
        &'tasker;step'= {
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand show 'Show the state, attempts, errors, result and history of a step'
            cand why 'Explain why a step is not done: the root cause and the command that fixes it'
            cand retry 'Retry failed steps at once'
            cand reset 'Reset failed steps, so that they have all their attempts again, at once'
            cand resolve 'Mark steps as done by hand, so that their children can run'
            cand cancel 'Cancel steps'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tasker;step;show'= {
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand --ancestors 'List every step that this step depends on, directly or indirectly'
            cand --descendants 'List every step that depends on this step, directly or indirectly'
            cand --history 'Show each attempt and where the step''s time was spent'
            cand --full 'Shorten nothing: show the whole result, standard error and lists of steps'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;step;why'= {
            cand --old-transaction 'Report transactions open for at least this long: they keep dead rows in the queues (0s to 365days)'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;step;retry'= {
            cand --cause 'Select the steps that `tasker stuck` lists under this cause, longest stuck first, instead of naming ids'
            cand --namespace 'With --cause: only workflows in this namespace'
            cand --step 'With --cause: only the group that `tasker stuck` lists under this step'
            cand --older-than 'With --cause: only steps stuck for at least this long, such as 90s, 10m or 2h (0s to 3650days)'
            cand --limit 'With --cause: select at most this many steps (1 to 100,000)'
            cand --reason 'Record the reason, with your name, in the history of the steps'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand --dry-run 'Show what would change without changing anything'
            cand -y 'Do not ask for confirmation'
            cand --yes 'Do not ask for confirmation'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;step;reset'= {
            cand --cause 'Select the steps that `tasker stuck` lists under this cause, longest stuck first, instead of naming ids'
            cand --namespace 'With --cause: only workflows in this namespace'
            cand --step 'With --cause: only the group that `tasker stuck` lists under this step'
            cand --older-than 'With --cause: only steps stuck for at least this long, such as 90s, 10m or 2h (0s to 3650days)'
            cand --limit 'With --cause: select at most this many steps (1 to 100,000)'
            cand --reason 'Record the reason, with your name, in the history of the steps'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand --dry-run 'Show what would change without changing anything'
            cand -y 'Do not ask for confirmation'
            cand --yes 'Do not ask for confirmation'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;step;resolve'= {
            cand --result 'Pass this result to the children: JSON, @FILE, or - for standard input'
            cand --cause 'Select the steps that `tasker stuck` lists under this cause, longest stuck first, instead of naming ids'
            cand --namespace 'With --cause: only workflows in this namespace'
            cand --step 'With --cause: only the group that `tasker stuck` lists under this step'
            cand --older-than 'With --cause: only steps stuck for at least this long, such as 90s, 10m or 2h (0s to 3650days)'
            cand --limit 'With --cause: select at most this many steps (1 to 100,000)'
            cand --reason 'Record the reason, with your name, in the history of the steps'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand --dry-run 'Show what would change without changing anything'
            cand -y 'Do not ask for confirmation'
            cand --yes 'Do not ask for confirmation'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;step;cancel'= {
            cand --cause 'Select the steps that `tasker stuck` lists under this cause, longest stuck first, instead of naming ids'
            cand --namespace 'With --cause: only workflows in this namespace'
            cand --step 'With --cause: only the group that `tasker stuck` lists under this step'
            cand --older-than 'With --cause: only steps stuck for at least this long, such as 90s, 10m or 2h (0s to 3650days)'
            cand --limit 'With --cause: select at most this many steps (1 to 100,000)'
            cand --reason 'Record the reason, with your name, in the history of the steps'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand --dry-run 'Show what would change without changing anything'
            cand -y 'Do not ask for confirmation'
            cand --yes 'Do not ask for confirmation'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;step;help'= {
            cand show 'Show the state, attempts, errors, result and history of a step'
            cand why 'Explain why a step is not done: the root cause and the command that fixes it'
            cand retry 'Retry failed steps at once'
            cand reset 'Reset failed steps, so that they have all their attempts again, at once'
            cand resolve 'Mark steps as done by hand, so that their children can run'
            cand cancel 'Cancel steps'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tasker;step;help;show'= {
        }
        &'tasker;step;help;why'= {
        }
        &'tasker;step;help;retry'= {
        }
        &'tasker;step;help;reset'= {
        }
        &'tasker;step;help;resolve'= {
        }
        &'tasker;step;help;cancel'= {
        }
        &'tasker;step;help;help'= {
        }
        &'tasker;stuck'= {
            cand --older-than 'Only list steps and queues stuck for at least this long, such as 90s, 10m or 2h (0s to 3650days)'
            cand --namespace 'Only list steps of workflows in this namespace; queues belong to no namespace and are left out'
            cand --fail-on 'Exit with status 3 if this cause affects at least N steps (1 to 10,000, default 1); can be repeated'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;queue'= {
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand list 'List queues with their waiting and running steps, workers and pauses'
            cand pause 'Pause a queue, so that workers claim none of its steps until it is resumed'
            cand resume 'Resume a paused queue, so that workers claim its steps again'
            cand bind 'Bind a queue to namespaces, so that it takes the steps of no other namespace'
            cand unbind 'Let a queue take the steps of every namespace again'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tasker;queue;list'= {
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;queue;pause'= {
            cand --reason 'Record the reason; `tasker step why` shows it with your name'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;queue;resume'= {
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;queue;bind'= {
            cand --namespace 'Take the steps of this namespace; can be repeated'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;queue;unbind'= {
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;queue;help'= {
            cand list 'List queues with their waiting and running steps, workers and pauses'
            cand pause 'Pause a queue, so that workers claim none of its steps until it is resumed'
            cand resume 'Resume a paused queue, so that workers claim its steps again'
            cand bind 'Bind a queue to namespaces, so that it takes the steps of no other namespace'
            cand unbind 'Let a queue take the steps of every namespace again'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tasker;queue;help;list'= {
        }
        &'tasker;queue;help;pause'= {
        }
        &'tasker;queue;help;resume'= {
        }
        &'tasker;queue;help;bind'= {
        }
        &'tasker;queue;help;unbind'= {
        }
        &'tasker;queue;help;help'= {
        }
        &'tasker;worker'= {
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand run 'Claim steps and run them'
            cand list 'List the workers of a database'
            cand health 'Ask a worker whether it is ready, for probes'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tasker;worker;run'= {
            cand -j 'Run up to this many steps in parallel (1 to 10,000) [default: 16]'
            cand --concurrency 'Run up to this many steps in parallel (1 to 10,000) [default: 16]'
            cand --queue 'Only serve this queue; can be repeated [default: all queues]'
            cand --namespace 'Only run steps of workflows of this namespace; can be repeated [default: all namespaces]'
            cand --handlers 'Only run steps with these handlers: command, sql, http, noop, sleep or fail [default: all]'
            cand --poll-interval 'Check for work at least this often, even without notifications (10ms to 1h) [default: 1s]'
            cand --lease 'Let others rescue the steps of this worker if it is silent for this long (1s to 1day) [default: 30s]'
            cand --sql-connections 'Run up to this many `sql` steps in parallel, each on its own connection (1 to 1,000) [default: 8]'
            cand --stop-timeout 'After a signal, give the running steps back if they take longer than this (0s to 30days) [default: no limit]'
            cand --wait-for-database 'At the start, wait this long for a database that is away (0s to 30days) [default: no limit; 30s with --drain]'
            cand --listen 'Answer Prometheus and probes over HTTP at this address and port: /metrics, /livez, /readyz'
            cand --archive-to 'Let the upkeep move tasks whose retention is over to files in this directory'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand --drain 'Stop when no work is left'
            cand --no-wait 'Exit if the database cannot be reached at the start, like --wait-for-database 0s'
            cand --retry-backoff-disabled 'Retry failed steps at once; for test environments only'
            cand --no-upkeep 'Never do the upkeep, even if no other worker does'
            cand --archive-delete 'Let the upkeep delete tasks whose retention is over'
            cand --allow-root 'Run as root without a warning, for containers in which there is no other user'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;worker;list'= {
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;worker;health'= {
            cand --listen 'Ask the worker that listens at this address and port [default: worker.listen of tasker.toml]'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand --live 'Ask whether it is alive: it is, also while its database is away or it drains'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;worker;help'= {
            cand run 'Claim steps and run them'
            cand list 'List the workers of a database'
            cand health 'Ask a worker whether it is ready, for probes'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tasker;worker;help;run'= {
        }
        &'tasker;worker;help;list'= {
        }
        &'tasker;worker;help;health'= {
        }
        &'tasker;worker;help;help'= {
        }
        &'tasker;upkeep'= {
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand run 'Do the upkeep once, for databases without a worker that runs all the time'
            cand status 'Show who does the upkeep, and the last run of each job'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tasker;upkeep;run'= {
            cand --archive-to 'Let the upkeep move tasks whose retention is over to files in this directory'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand --dry-run 'Show how much there is to do for each job, without doing it'
            cand --archive-delete 'Let the upkeep delete tasks whose retention is over'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;upkeep;status'= {
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;upkeep;help'= {
            cand run 'Do the upkeep once, for databases without a worker that runs all the time'
            cand status 'Show who does the upkeep, and the last run of each job'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tasker;upkeep;help;run'= {
        }
        &'tasker;upkeep;help;status'= {
        }
        &'tasker;upkeep;help;help'= {
        }
        &'tasker;serve'= {
            cand --listen 'Listen on this IP address'
            cand --port 'Listen on this port (0 to 65535); 0 lets the system choose one'
            cand --base-path 'Serve all pages below this path, for a proxy that passes it on'
            cand --name 'Show this name on every page, so that no database is mistaken for another'
            cand --accent 'Mark every page with this colour: red, orange, yellow, green, blue, purple, gray or #rrggbb'
            cand --link 'Link to another page, such as that of another database; can be repeated'
            cand --allowed-host 'Also answer requests for this host; can be repeated'
            cand --token-file 'Ask for the token in this file, its first line of at least 16 characters'
            cand --user-header 'Take the user''s name from this header, which a proxy in front of this server sets, and refuse requests without it'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand --allow-changes 'Let people retry, resolve and cancel steps and tasks, and pause and resume queues'
            cand --read-only 'Change nothing, even with --allow-changes'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;check'= {
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand indexes 'Show the use and the cost of each index, and find broken ones'
            cand plans 'Check query plans against expectations'
            cand statistics 'Save the planner''s statistics, to check plans where the data is not'
            cand scale 'Check that the cost of queries grows no faster with the database than allowed'
            cand consistency 'Compare flags, counters and queues with the transitions they are derived from'
            cand schema 'Print the JSON Schema of check files'
            cand health 'Check the health of a live database: queries, queues, workers, memory, vacuum'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tasker;check;indexes'= {
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand --no-price 'Do not measure what each index costs writes'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;check;plans'= {
            cand --file 'Check the queries of these files or directories instead of tasker''s own'
            cand --sql-dir 'Let the files name SQL files anywhere below this directory [default: the directory of each file]'
            cand --query 'Only check this query; can be repeated'
            cand --tier 'Only check this tier [default: both]'
            cand --at-scale 'Check in a temporary database with this many tasks (1 to 10,000,000), and run each query'
            cand --statistics 'Plan with the statistics of this file, which `tasker check statistics save` wrote, instead of a database'
            cand --on 'Plan on this major version of PostgreSQL, or on the server programs in this folder [default: that of the statistics]'
            cand --from 'Check the statements that the server has counted, by what they look like without their constants'
            cand --from-log 'Check the plans that auto_explain wrote to this log of the server, as they are; can be repeated'
            cand --schema-file 'Check in a temporary database that this SQL file fills with tables; can be repeated'
            cand --fill 'Run this SQL file in the temporary database after --schema-file, to fill its tables; can be repeated'
            cand --timeout 'Stop a query after this long (1ms to 1day)'
            cand --set 'Use this value of a server setting while planning; can be repeated'
            cand --save-plans 'Save every plan as a file in this folder, for viewers of JSON plans'
            cand --baseline 'Compare the chosen plans with this file, by nodes, tables and indexes but not by costs'
            cand --base 'Compare the chosen plans with those of this database, and fail if one of them is better there'
            cand --migration 'Compare the plans before and after this SQL file, in a copy of the database without rows; can be repeated'
            cand --init 'Write a first file of checks for the costly statements in pg_stat_statements [default: checks.yaml]'
            cand --format 'Print the answer in this format [default: table]'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand --analyze 'Also run each query once, and roll it back'
            cand --keep-settings 'Plan with the server''s own settings, without pinning any'
            cand --enforce-time 'Also fail if a query takes longer than its file allows'
            cand --show-plans 'Draw every plan, not only the plans with findings'
            cand --update-baseline 'Write the chosen plans to the file of --baseline, and print the changes'
            cand --migrate-up 'Compare the plans before and after the missing migrations of tasker, as `tasker migrate up` would apply them'
            cand --force 'Overwrite the file of --init if it exists'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;check;statistics'= {
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand save 'Save the planner''s statistics of a database in a file'
            cand schema 'Print the JSON Schema of files of statistics'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tasker;check;statistics;save'= {
            cand --out 'Write the statistics to this file'
            cand --file 'Draw the parameters of the checks in these files or directories, and keep the values in their queries'
            cand --sql-dir 'Let the files name SQL files anywhere below this directory [default: the directory of each file]'
            cand --values 'Keep the values of this column as they are; can be repeated'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand --numbers 'Keep all numbers and times as they are'
            cand --texts 'Keep all values as they are, texts too'
            cand --partial 'Save what this role may see, even if that is not all'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;check;statistics;schema'= {
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;check;statistics;help'= {
            cand save 'Save the planner''s statistics of a database in a file'
            cand schema 'Print the JSON Schema of files of statistics'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tasker;check;statistics;help;save'= {
        }
        &'tasker;check;statistics;help;schema'= {
        }
        &'tasker;check;statistics;help;help'= {
        }
        &'tasker;check;scale'= {
            cand --sizes 'Measure with this many tasks of seven steps and eight edges (1 to 10,000,000); at least two sizes'
            cand --progress 'Measure with tasks at these stages, each in its own database'
            cand --file 'Measure the queries of these files or directories instead of tasker''s own'
            cand --sql-dir 'Let the files name SQL files anywhere below this directory [default: the directory of each file]'
            cand --query 'Only measure this query, and show every case; can be repeated'
            cand --timeout 'Stop a query after this long (1ms to 1day)'
            cand --chart 'Write a chart of the pages to this SVG file'
            cand --format 'Print the answer in this format [default: table]'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;check;consistency'= {
            cand --task 'Only compare this task, by id or identity; can be repeated'
            cand --resume 'Continue an interrupted check at the position that it printed'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand --repair 'Write the derived values where they differ'
            cand --dry-run 'Show what a repair would do without doing it'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;check;schema'= {
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;check;health'= {
            cand --budget 'Allow each of tasker''s own reads to take this long (1us to 1h)'
            cand --watch 'Check again at this interval (1s to 1day), until interrupted'
            cand --skip 'Skip this check; can be repeated'
            cand --bound 'Use other bounds for a check, such as oldest_ready=5m or cache_hits=90%,70%; can be repeated'
            cand --disk-size 'The size of the disk that the database may fill, such as 500GB, for the check disk_left'
            cand --fail-on 'Exit with status 3 if a check has this status or a worse one'
            cand --output 'Write the answer to this file, replacing it as a whole each time'
            cand --format 'Print the answer in this format [default: table]'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;check;help'= {
            cand indexes 'Show the use and the cost of each index, and find broken ones'
            cand plans 'Check query plans against expectations'
            cand statistics 'Save the planner''s statistics, to check plans where the data is not'
            cand scale 'Check that the cost of queries grows no faster with the database than allowed'
            cand consistency 'Compare flags, counters and queues with the transitions they are derived from'
            cand schema 'Print the JSON Schema of check files'
            cand health 'Check the health of a live database: queries, queues, workers, memory, vacuum'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tasker;check;help;indexes'= {
        }
        &'tasker;check;help;plans'= {
        }
        &'tasker;check;help;statistics'= {
            cand save 'Save the planner''s statistics of a database in a file'
            cand schema 'Print the JSON Schema of files of statistics'
        }
        &'tasker;check;help;statistics;save'= {
        }
        &'tasker;check;help;statistics;schema'= {
        }
        &'tasker;check;help;scale'= {
        }
        &'tasker;check;help;consistency'= {
        }
        &'tasker;check;help;schema'= {
        }
        &'tasker;check;help;health'= {
        }
        &'tasker;check;help;help'= {
        }
        &'tasker;archive'= {
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand run 'Move tasks that ended long enough ago out of the database'
            cand status 'Show the retention of each workflow, and why its oldest task is still here'
            cand list 'List what was archived or deleted, newest first'
            cand show 'Show an archived task'
            cand restore 'Bring archived tasks back into the database'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tasker;archive;run'= {
            cand --older-than 'Also take tasks of workflows without a retention that ended longer ago than this; other workflows can keep theirs longer (0s to 1000years)'
            cand --namespace 'Only take tasks of workflows in this namespace'
            cand --name 'Only take tasks of workflows with this name'
            cand --to 'Write the tasks to files in this directory before they are deleted'
            cand --limit 'Take at most this many tasks (1 to 1,000,000,000)'
            cand --load 'Work in this share of the time, in percent, and rest for the remainder (1 to 100)'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand --delete 'Delete the tasks without writing them to files'
            cand --dry-run 'Show what would be taken without taking it'
            cand -y 'Do not ask for confirmation'
            cand --yes 'Do not ask for confirmation'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;archive;status'= {
            cand --namespace 'Only show workflows in this namespace'
            cand --name 'Only show workflows with this name'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;archive;list'= {
            cand --limit 'List at most this many (1 to 10,000)'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;archive;show'= {
            cand --from 'Look in this archive, or in this part of one, without asking the database'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;archive;restore'= {
            cand --from 'Restore from this archive, or from this part of one'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;archive;help'= {
            cand run 'Move tasks that ended long enough ago out of the database'
            cand status 'Show the retention of each workflow, and why its oldest task is still here'
            cand list 'List what was archived or deleted, newest first'
            cand show 'Show an archived task'
            cand restore 'Bring archived tasks back into the database'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tasker;archive;help;run'= {
        }
        &'tasker;archive;help;status'= {
        }
        &'tasker;archive;help;list'= {
        }
        &'tasker;archive;help;show'= {
        }
        &'tasker;archive;help;restore'= {
        }
        &'tasker;archive;help;help'= {
        }
        &'tasker;bench'= {
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand throughput 'Measure the steps per second that workers claim and complete'
            cand latency 'Measure the time from submitting a task to its start and its end'
            cand seed 'Fill a database with generated tasks'
            cand readiness 'Measure how the cost of queries grows with the database'
            cand faults 'Make random faults while workers run random workflows, and check that nothing is lost or done twice'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tasker;bench;throughput'= {
            cand --tasks 'Submit this many tasks of seven steps (1 to 10,000,000)'
            cand --workers 'Run this many workers, each with its own connections (1 to 1,000)'
            cand --through 'Let the workers connect through this transaction pooler, which must lead to the same server'
            cand -j 'Run this many steps in parallel in each worker (1 to 10,000)'
            cand --concurrency 'Run this many steps in parallel in each worker (1 to 10,000)'
            cand --indexes 'Build these indexes: `lean`, `all`, or `lean` and the names of others [default: lean]'
            cand --backlog 'Measure again with this many ready steps in the queue (1 to 100,000,000)'
            cand --history 'Measure again with this many transitions of earlier tasks in the tables (1 to 1,000,000,000)'
            cand --due 'Measure again while the backoff of this many steps of earlier tasks ends at once (1 to 100,000,000)'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand --held-transaction 'Measure again while another transaction stays open'
            cand --breakdown 'Say where the time goes: CPU and write-ahead log, the exchanges, what the server waits for'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;bench;latency'= {
            cand --rounds 'Run this many tasks of each shape (1 to 100,000)'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;bench;seed'= {
            cand --tasks 'Add this many tasks (1 to 100,000,000)'
            cand --shape 'Give each task a DAG of this shape'
            cand --progress 'Leave the tasks at this stage'
            cand --seed 'Seed the random numbers: the same seed generates the same tasks'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand --no-analyze 'Do not run ANALYZE: the planner has no statistics, as after loading a dump'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;bench;readiness'= {
            cand --sizes 'Measure with this many tasks of seven steps and eight edges, at every stage (1 to 10,000,000)'
            cand --versions 'Measure these versions of the views'
            cand --indexes 'Build these indexes: `lean`, `all`, or `lean` and the names of others [default: lean]'
            cand --timeout 'Stop a query after this long, and skip it at larger sizes (1ms to 1day)'
            cand --chart 'Write a chart of the times to this SVG file'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand --no-analyze 'Do not run ANALYZE: the planner has no statistics, as after loading a dump'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;bench;faults'= {
            cand --minutes 'Make faults for this long (1 to 100,000) [default: 1, without --faults]'
            cand --faults 'End after this many faults (1 to 1,000,000,000)'
            cand --workers 'Run this many worker processes (2 to 64)'
            cand --seed 'Draw the same workflows and the same order of faults for each worker again [default: random]'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;bench;help'= {
            cand throughput 'Measure the steps per second that workers claim and complete'
            cand latency 'Measure the time from submitting a task to its start and its end'
            cand seed 'Fill a database with generated tasks'
            cand readiness 'Measure how the cost of queries grows with the database'
            cand faults 'Make random faults while workers run random workflows, and check that nothing is lost or done twice'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tasker;bench;help;throughput'= {
        }
        &'tasker;bench;help;latency'= {
        }
        &'tasker;bench;help;seed'= {
        }
        &'tasker;bench;help;readiness'= {
        }
        &'tasker;bench;help;faults'= {
        }
        &'tasker;bench;help;help'= {
        }
        &'tasker;generate'= {
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand completions 'Generate a shell completion script'
            cand man 'Generate the man pages'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tasker;generate;completions'= {
            cand --dir 'Write to this folder instead: the script of SHELL, or of every shell if SHELL is omitted'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;generate;man'= {
            cand --dir 'Write every page to this folder'
            cand --database-url 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --profile 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml'
            cand --read-url 'Let commands that only read ask this replica, in the same forms; an empty one turns it off'
            cand --max-lag 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]'
            cand --schema 'Use tasker''s tables in this schema [default: public]'
            cand --format 'Print the answer in this format [default: table]'
            cand --color 'Use colours automatically, always or never [default: auto]'
            cand --config 'Read settings from this file [default: tasker.toml in the current directory, if there is one]'
            cand -y 'Change the database of a production profile, or revert migrations, without asking'
            cand --yes 'Change the database of a production profile, or revert migrations, without asking'
            cand --require-database 'Refuse to make or use a private PostgreSQL where no database is named'
            cand --pooler 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
            cand -q 'Print only the answer, without progress messages and notes'
            cand --quiet 'Print only the answer, without progress messages and notes'
            cand -v 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand --verbose 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;generate;help'= {
            cand completions 'Generate a shell completion script'
            cand man 'Generate the man pages'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tasker;generate;help;completions'= {
        }
        &'tasker;generate;help;man'= {
        }
        &'tasker;generate;help;help'= {
        }
        &'tasker;help'= {
            cand demo 'Run an example workflow from start to finish in under a minute'
            cand db 'Manage the private PostgreSQL that tasker uses when no database is named'
            cand migrate 'Migrate a database to the schema this program needs'
            cand template 'Check workflow files, apply them to a database, and show applied workflows'
            cand task 'Submit tasks, inspect them, and change them by hand'
            cand step 'Inspect steps and change them by hand'
            cand stuck 'List stuck steps by root cause, with the command that fixes each'
            cand queue 'List, pause, resume and bind queues'
            cand worker 'Run workers and list them'
            cand upkeep 'Do what one worker at a time does for all, and show its state'
            cand serve 'Serve a web page: tasks, their graphs and reasons, stuck steps, queues and workers'
            cand check 'Check a live database for problems, and print the fix for each'
            cand archive 'Move ended tasks out of the database, read them, and bring them back'
            cand bench 'Measure tasker on your own hardware'
            cand generate 'Generate shell completions and man pages'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tasker;help;demo'= {
        }
        &'tasker;help;db'= {
            cand start 'Start the private PostgreSQL, creating its cluster on first use'
            cand stop 'Stop the private PostgreSQL'
            cand status 'Show whether the private PostgreSQL is running, where, and in which version'
            cand url 'Print the URL of the private PostgreSQL'
            cand psql 'Open psql on the private PostgreSQL'
            cand destroy 'Stop the private PostgreSQL and delete its data'
        }
        &'tasker;help;db;start'= {
        }
        &'tasker;help;db;stop'= {
        }
        &'tasker;help;db;status'= {
        }
        &'tasker;help;db;url'= {
        }
        &'tasker;help;db;psql'= {
        }
        &'tasker;help;db;destroy'= {
        }
        &'tasker;help;migrate'= {
            cand plan 'Show the statements that `migrate up` would run, and the locks they would wait for'
            cand up 'Apply missing schema versions, indexes and views'
            cand status 'Show the state of each version, view and index, and how the database differs from them'
            cand verify 'Verify that a roll-out is complete and works'
            cand down 'Drop indexes, or move the views back to the previous version'
            cand views 'List the views, or move them to another version'
            cand adopt 'Take over a database of the Rails engine Tasker'
        }
        &'tasker;help;migrate;plan'= {
        }
        &'tasker;help;migrate;up'= {
        }
        &'tasker;help;migrate;status'= {
        }
        &'tasker;help;migrate;verify'= {
        }
        &'tasker;help;migrate;down'= {
        }
        &'tasker;help;migrate;views'= {
        }
        &'tasker;help;migrate;adopt'= {
            cand check 'Count what an adoption would change, and list what forbids it'
            cand prepare 'Build the indexes that tasker needs, while the application runs'
            cand cut-over 'Change the tables in one transaction, with the application stopped'
            cand derive 'Give unfinished tasks their counters, flags and queues'
            cand verify 'Compare every task, then let tasker work'
            cand finish 'Remove what only the engine used: indexes, foreign keys, functions, the guard'
            cand undo 'Give the engine''s tables back'
        }
        &'tasker;help;migrate;adopt;check'= {
        }
        &'tasker;help;migrate;adopt;prepare'= {
        }
        &'tasker;help;migrate;adopt;cut-over'= {
        }
        &'tasker;help;migrate;adopt;derive'= {
        }
        &'tasker;help;migrate;adopt;verify'= {
        }
        &'tasker;help;migrate;adopt;finish'= {
        }
        &'tasker;help;migrate;adopt;undo'= {
        }
        &'tasker;help;template'= {
            cand check 'Check workflow files and report all errors at once'
            cand apply 'Store workflows, so that tasks of them can be submitted'
            cand list 'List applied workflows'
            cand show 'Show a workflow'
            cand graph 'Draw the steps of a workflow'
            cand schema 'Print the JSON Schema of workflow files'
        }
        &'tasker;help;template;check'= {
        }
        &'tasker;help;template;apply'= {
        }
        &'tasker;help;template;list'= {
        }
        &'tasker;help;template;show'= {
        }
        &'tasker;help;template;graph'= {
        }
        &'tasker;help;template;schema'= {
        }
        &'tasker;help;task'= {
            cand submit 'Submit one task or a batch of tasks'
            cand list 'List tasks, newest first'
            cand count 'Count tasks by workflow and state'
            cand stats 'Count the attempts at steps, and measure how long they waited and ran'
            cand show 'Show a task as a tree of steps, or where its time was spent'
            cand graph 'Draw the steps of a task with their states and levels'
            cand watch 'Follow a task until it ends'
            cand why 'Explain why a task is not done: the root cause and the command that fixes it'
            cand retry 'Retry all failed steps of tasks at once'
            cand resolve 'Mark all unfinished steps of tasks as done by hand'
            cand cancel 'Cancel tasks and all of their unfinished steps'
        }
        &'tasker;help;task;submit'= {
        }
        &'tasker;help;task;list'= {
        }
        &'tasker;help;task;count'= {
        }
        &'tasker;help;task;stats'= {
        }
        &'tasker;help;task;show'= {
        }
        &'tasker;help;task;graph'= {
        }
        &'tasker;help;task;watch'= {
        }
        &'tasker;help;task;why'= {
        }
        &'tasker;help;task;retry'= {
        }
        &'tasker;help;task;resolve'= {
        }
        &'tasker;help;task;cancel'= {
        }
        &'tasker;help;step'= {
            cand show 'Show the state, attempts, errors, result and history of a step'
            cand why 'Explain why a step is not done: the root cause and the command that fixes it'
            cand retry 'Retry failed steps at once'
            cand reset 'Reset failed steps, so that they have all their attempts again, at once'
            cand resolve 'Mark steps as done by hand, so that their children can run'
            cand cancel 'Cancel steps'
        }
        &'tasker;help;step;show'= {
        }
        &'tasker;help;step;why'= {
        }
        &'tasker;help;step;retry'= {
        }
        &'tasker;help;step;reset'= {
        }
        &'tasker;help;step;resolve'= {
        }
        &'tasker;help;step;cancel'= {
        }
        &'tasker;help;stuck'= {
        }
        &'tasker;help;queue'= {
            cand list 'List queues with their waiting and running steps, workers and pauses'
            cand pause 'Pause a queue, so that workers claim none of its steps until it is resumed'
            cand resume 'Resume a paused queue, so that workers claim its steps again'
            cand bind 'Bind a queue to namespaces, so that it takes the steps of no other namespace'
            cand unbind 'Let a queue take the steps of every namespace again'
        }
        &'tasker;help;queue;list'= {
        }
        &'tasker;help;queue;pause'= {
        }
        &'tasker;help;queue;resume'= {
        }
        &'tasker;help;queue;bind'= {
        }
        &'tasker;help;queue;unbind'= {
        }
        &'tasker;help;worker'= {
            cand run 'Claim steps and run them'
            cand list 'List the workers of a database'
            cand health 'Ask a worker whether it is ready, for probes'
        }
        &'tasker;help;worker;run'= {
        }
        &'tasker;help;worker;list'= {
        }
        &'tasker;help;worker;health'= {
        }
        &'tasker;help;upkeep'= {
            cand run 'Do the upkeep once, for databases without a worker that runs all the time'
            cand status 'Show who does the upkeep, and the last run of each job'
        }
        &'tasker;help;upkeep;run'= {
        }
        &'tasker;help;upkeep;status'= {
        }
        &'tasker;help;serve'= {
        }
        &'tasker;help;check'= {
            cand indexes 'Show the use and the cost of each index, and find broken ones'
            cand plans 'Check query plans against expectations'
            cand statistics 'Save the planner''s statistics, to check plans where the data is not'
            cand scale 'Check that the cost of queries grows no faster with the database than allowed'
            cand consistency 'Compare flags, counters and queues with the transitions they are derived from'
            cand schema 'Print the JSON Schema of check files'
            cand health 'Check the health of a live database: queries, queues, workers, memory, vacuum'
        }
        &'tasker;help;check;indexes'= {
        }
        &'tasker;help;check;plans'= {
        }
        &'tasker;help;check;statistics'= {
            cand save 'Save the planner''s statistics of a database in a file'
            cand schema 'Print the JSON Schema of files of statistics'
        }
        &'tasker;help;check;statistics;save'= {
        }
        &'tasker;help;check;statistics;schema'= {
        }
        &'tasker;help;check;scale'= {
        }
        &'tasker;help;check;consistency'= {
        }
        &'tasker;help;check;schema'= {
        }
        &'tasker;help;check;health'= {
        }
        &'tasker;help;archive'= {
            cand run 'Move tasks that ended long enough ago out of the database'
            cand status 'Show the retention of each workflow, and why its oldest task is still here'
            cand list 'List what was archived or deleted, newest first'
            cand show 'Show an archived task'
            cand restore 'Bring archived tasks back into the database'
        }
        &'tasker;help;archive;run'= {
        }
        &'tasker;help;archive;status'= {
        }
        &'tasker;help;archive;list'= {
        }
        &'tasker;help;archive;show'= {
        }
        &'tasker;help;archive;restore'= {
        }
        &'tasker;help;bench'= {
            cand throughput 'Measure the steps per second that workers claim and complete'
            cand latency 'Measure the time from submitting a task to its start and its end'
            cand seed 'Fill a database with generated tasks'
            cand readiness 'Measure how the cost of queries grows with the database'
            cand faults 'Make random faults while workers run random workflows, and check that nothing is lost or done twice'
        }
        &'tasker;help;bench;throughput'= {
        }
        &'tasker;help;bench;latency'= {
        }
        &'tasker;help;bench;seed'= {
        }
        &'tasker;help;bench;readiness'= {
        }
        &'tasker;help;bench;faults'= {
        }
        &'tasker;help;generate'= {
            cand completions 'Generate a shell completion script'
            cand man 'Generate the man pages'
        }
        &'tasker;help;generate;completions'= {
        }
        &'tasker;help;generate;man'= {
        }
        &'tasker;help;help'= {
        }
    ]
    $completions[$command]
}
