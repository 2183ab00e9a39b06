
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
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand demo 'See a whole workflow run in under a minute'
            cand db 'The private PostgreSQL used when no database is named'
            cand migrate 'Bring a database to the schema this program needs'
            cand template 'Workflow templates: the YAML files and those applied to a database'
            cand task 'Submit tasks and see how they go'
            cand step 'Look at steps, and change them by hand'
            cand stuck 'List what will not move by itself, over all tasks, with the commands that fix it'
            cand queue 'See what waits in each queue, pause queues and resume them'
            cand worker 'Run workers and see who is working'
            cand check 'Look for what is wrong with a live database, and for what fixes it'
            cand bench 'Measure this program on your own hardware'
            cand generate 'Write completions and man pages'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tasker;demo'= {
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;db'= {
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand start 'Start the private PostgreSQL, making its cluster the first time'
            cand stop 'Stop the private PostgreSQL'
            cand status 'Show whether the private PostgreSQL runs, where and which version'
            cand url 'Print the URL of the private PostgreSQL'
            cand psql 'Open psql on the private PostgreSQL'
            cand destroy 'Stop the private PostgreSQL and delete its data'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tasker;db;start'= {
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;db;stop'= {
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;db;status'= {
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;db;url'= {
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;db;psql'= {
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;db;destroy'= {
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand -y 'Delete without asking'
            cand --yes 'Delete without asking'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;db;help'= {
            cand start 'Start the private PostgreSQL, making its cluster the first time'
            cand stop 'Stop the private PostgreSQL'
            cand status 'Show whether the private PostgreSQL runs, where and which version'
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
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand plan 'Print what `up` would do, and whom it would meet'
            cand up 'Apply what is missing'
            cand status 'List each version, view and index, its state, and how the database differs from them'
            cand verify 'Check that a roll-out has done what it should'
            cand down 'Take back the indexes or the views of a roll-out'
            cand views 'List the views, or move them to another version'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tasker;migrate;plan'= {
            cand --phase 'Only this phase of the three'
            cand --to 'No version of the schema after this one; indexes and views, made for the newest, wait'
            cand --indexes 'Which indexes to have: `lean`, what tasker''s own queries use; `all`, eight more; or lean and names'
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --sql 'Print a script for psql'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;migrate;up'= {
            cand --phase 'Only this phase of the three'
            cand --to 'No version of the schema after this one; indexes and views, made for the newest, wait'
            cand --indexes 'Which indexes to have: `lean`, what tasker''s own queries use; `all`, eight more; or lean and names'
            cand --build-limit 'How long building one index may take, waiting for older transactions included'
            cand --lock-timeout 'How long to wait for a lock that keeps readers or writers out; whoever comes next waits behind'
            cand --lock-tries 'How often to ask for such a lock in all, after pauses of half a second to fifteen seconds'
            cand --wait 'How long to wait for another migration to end'
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --dry-run 'Print what would be applied, and apply nothing'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;migrate;status'= {
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --check 'Exit with status 3 unless everything is applied and nothing differs'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;migrate;verify'= {
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;migrate;down'= {
            cand --phase 'What to take back'
            cand --build-limit 'How long dropping one index may take, waiting for older transactions included'
            cand --lock-timeout 'How long to wait for a lock that keeps readers or writers out; whoever comes next waits behind'
            cand --lock-tries 'How often to ask for such a lock in all, after pauses of half a second to fifteen seconds'
            cand --wait 'How long to wait for another migration to end'
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --dry-run 'Print what would be done, and do nothing'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;migrate;views'= {
            cand --to 'The version to move every view to'
            cand --lock-timeout 'How long to wait for a lock that keeps readers or writers out; whoever comes next waits behind'
            cand --lock-tries 'How often to ask for such a lock in all, after pauses of half a second to fifteen seconds'
            cand --wait 'How long to wait for another migration to end'
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --dry-run 'Print what would be replaced, and replace nothing'
            cand --force 'Overwrite views that were changed by hand'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;migrate;help'= {
            cand plan 'Print what `up` would do, and whom it would meet'
            cand up 'Apply what is missing'
            cand status 'List each version, view and index, its state, and how the database differs from them'
            cand verify 'Check that a roll-out has done what it should'
            cand down 'Take back the indexes or the views of a roll-out'
            cand views 'List the views, or move them to another version'
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
        &'tasker;migrate;help;help'= {
        }
        &'tasker;template'= {
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand check 'Report every error of workflow files at once'
            cand apply 'Store workflows so that tasks can be submitted'
            cand list 'List the workflows applied'
            cand show 'Show one workflow'
            cand graph 'Draw the steps of a workflow'
            cand schema 'Print the JSON Schema of workflow files'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tasker;template;check'= {
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;template;apply'= {
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;template;list'= {
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --latest 'Only the highest version of each workflow'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;template;show'= {
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --yaml 'Print the workflow as YAML'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;template;graph'= {
            cand --as 'How to draw it'
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;template;schema'= {
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;template;help'= {
            cand check 'Report every error of workflow files at once'
            cand apply 'Store workflows so that tasks can be submitted'
            cand list 'List the workflows applied'
            cand show 'Show one workflow'
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
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand submit 'Submit a task, or many'
            cand list 'List tasks, newest first'
            cand count 'Count tasks by workflow and state'
            cand show 'Show a task and its steps as a tree, or where its time went'
            cand graph 'Draw the steps of a task with their states and levels'
            cand watch 'Follow a task until it ends'
            cand why 'Say why a task is not done: the root cause first, the command that fixes it last'
            cand retry 'Try every failed step of tasks once more, at once'
            cand resolve 'Count every unfinished step of tasks as done'
            cand cancel 'Cancel tasks and every step of them that has not finished'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tasker;task;submit'= {
            cand --context 'Context of the task: JSON, @FILE, or - for standard input'
            cand --tag 'Tag to find the task by; may be given several times'
            cand --priority 'Added to the priority of every step; higher goes first'
            cand --initiator 'Who asks for it'
            cand --source-system 'The system it comes from'
            cand --reason 'Why'
            cand --identity 'Name of the task: a second submission under it returns the first task'
            cand --batch 'Submit every line of a JSON-lines file, or - for standard input'
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --dedupe 'Return the first task of the same definition and context, if there is one'
            cand --wait 'Follow the tasks to their end; exit 1 unless all complete'
            cand --dry-run 'Check everything, submit nothing'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;task;list'= {
            cand --state 'Only tasks in this state; repeat for several'
            cand --name 'Only tasks of the workflow with this name'
            cand --namespace 'Only tasks of this namespace''s workflows'
            cand --tag 'Only tasks with this tag; repeat for tasks that have all of them'
            cand --since 'Only tasks requested since: 90m or 3d ago, 2026-11-23, 2026-11-23T08:00:00Z'
            cand --limit 'The most tasks to list'
            cand --after 'Only tasks older than this one: the next page'
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;task;count'= {
            cand --name 'Only tasks of the workflow with this name'
            cand --namespace 'Only tasks of this namespace''s workflows'
            cand --by 'What to count by'
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;task;show'= {
            cand --chart 'Write the timeline to a file as well, as SVG'
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --all 'Draw every step, however many there are'
            cand --timeline 'Draw the steps on an axis of time, and tell where the time went'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;task;graph'= {
            cand --as 'How to draw it'
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;task;watch'= {
            cand --interval 'How long to wait between looks'
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --all 'Draw every step, however many lie side by side'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;task;why'= {
            cand --old-transaction 'Tell of a transaction that has been open for so long: it keeps dead rows in the queues'
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;task;retry'= {
            cand --cause 'What `tasker stuck` lists under this cause, the longest stuck first, instead of ids'
            cand --namespace 'Of these only those of this namespace''s workflows'
            cand --step 'Of these only those that are listed under this step'
            cand --older-than 'Of these only those that have been stuck for at least so long: 90s, 10m, 2h'
            cand --limit 'Of these no more than so many steps'
            cand --reason 'Why; kept with the steps'' history, beside your name'
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --dry-run 'Show what would change, and change nothing'
            cand -y 'Do it without asking'
            cand --yes 'Do it without asking'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;task;resolve'= {
            cand --cause 'What `tasker stuck` lists under this cause, the longest stuck first, instead of ids'
            cand --namespace 'Of these only those of this namespace''s workflows'
            cand --step 'Of these only those that are listed under this step'
            cand --older-than 'Of these only those that have been stuck for at least so long: 90s, 10m, 2h'
            cand --limit 'Of these no more than so many steps'
            cand --reason 'Why; kept with the steps'' history, beside your name'
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --dry-run 'Show what would change, and change nothing'
            cand -y 'Do it without asking'
            cand --yes 'Do it without asking'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;task;cancel'= {
            cand --cause 'What `tasker stuck` lists under this cause, the longest stuck first, instead of ids'
            cand --namespace 'Of these only those of this namespace''s workflows'
            cand --step 'Of these only those that are listed under this step'
            cand --older-than 'Of these only those that have been stuck for at least so long: 90s, 10m, 2h'
            cand --limit 'Of these no more than so many steps'
            cand --reason 'Why; kept with the steps'' history, beside your name'
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --dry-run 'Show what would change, and change nothing'
            cand -y 'Do it without asking'
            cand --yes 'Do it without asking'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;task;help'= {
            cand submit 'Submit a task, or many'
            cand list 'List tasks, newest first'
            cand count 'Count tasks by workflow and state'
            cand show 'Show a task and its steps as a tree, or where its time went'
            cand graph 'Draw the steps of a task with their states and levels'
            cand watch 'Follow a task until it ends'
            cand why 'Say why a task is not done: the root cause first, the command that fixes it last'
            cand retry 'Try every failed step of tasks once more, at once'
            cand resolve 'Count every unfinished step of tasks as done'
            cand cancel 'Cancel tasks and every step of them that has not finished'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tasker;task;help;submit'= {
        }
        &'tasker;task;help;list'= {
        }
        &'tasker;task;help;count'= {
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
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand show 'Show one step: its state, attempts, errors, result and history'
            cand why 'Say why a step is not done: the root cause first, the command that fixes it last'
            cand retry 'Try failed steps once more, at once'
            cand reset 'Give failed steps all their attempts again, at once'
            cand resolve 'Count steps as done although nobody did them: their children go on'
            cand cancel 'Give steps up'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tasker;step;show'= {
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --ancestors 'Name every step it depends on, directly or through others'
            cand --descendants 'Name every step that depends on it, directly or through others'
            cand --history 'Tell of each attempt, and where the time of the step went'
            cand --full 'Leave nothing out: the whole result, standard error and neighbours'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;step;why'= {
            cand --old-transaction 'Tell of a transaction that has been open for so long: it keeps dead rows in the queues'
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;step;retry'= {
            cand --cause 'What `tasker stuck` lists under this cause, the longest stuck first, instead of ids'
            cand --namespace 'Of these only those of this namespace''s workflows'
            cand --step 'Of these only those that are listed under this step'
            cand --older-than 'Of these only those that have been stuck for at least so long: 90s, 10m, 2h'
            cand --limit 'Of these no more than so many steps'
            cand --reason 'Why; kept with the steps'' history, beside your name'
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --dry-run 'Show what would change, and change nothing'
            cand -y 'Do it without asking'
            cand --yes 'Do it without asking'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;step;reset'= {
            cand --cause 'What `tasker stuck` lists under this cause, the longest stuck first, instead of ids'
            cand --namespace 'Of these only those of this namespace''s workflows'
            cand --step 'Of these only those that are listed under this step'
            cand --older-than 'Of these only those that have been stuck for at least so long: 90s, 10m, 2h'
            cand --limit 'Of these no more than so many steps'
            cand --reason 'Why; kept with the steps'' history, beside your name'
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --dry-run 'Show what would change, and change nothing'
            cand -y 'Do it without asking'
            cand --yes 'Do it without asking'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;step;resolve'= {
            cand --cause 'What `tasker stuck` lists under this cause, the longest stuck first, instead of ids'
            cand --namespace 'Of these only those of this namespace''s workflows'
            cand --step 'Of these only those that are listed under this step'
            cand --older-than 'Of these only those that have been stuck for at least so long: 90s, 10m, 2h'
            cand --limit 'Of these no more than so many steps'
            cand --result 'What the children receive: JSON, @FILE, or - for standard input'
            cand --reason 'Why; kept with the steps'' history, beside your name'
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --dry-run 'Show what would change, and change nothing'
            cand -y 'Do it without asking'
            cand --yes 'Do it without asking'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;step;cancel'= {
            cand --cause 'What `tasker stuck` lists under this cause, the longest stuck first, instead of ids'
            cand --namespace 'Of these only those of this namespace''s workflows'
            cand --step 'Of these only those that are listed under this step'
            cand --older-than 'Of these only those that have been stuck for at least so long: 90s, 10m, 2h'
            cand --limit 'Of these no more than so many steps'
            cand --reason 'Why; kept with the steps'' history, beside your name'
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --dry-run 'Show what would change, and change nothing'
            cand -y 'Do it without asking'
            cand --yes 'Do it without asking'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;step;help'= {
            cand show 'Show one step: its state, attempts, errors, result and history'
            cand why 'Say why a step is not done: the root cause first, the command that fixes it last'
            cand retry 'Try failed steps once more, at once'
            cand reset 'Give failed steps all their attempts again, at once'
            cand resolve 'Count steps as done although nobody did them: their children go on'
            cand cancel 'Give steps up'
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
            cand --older-than 'Only what has been stuck for at least so long: 90s, 10m, 2h'
            cand --namespace 'Only steps of this namespace''s workflows; queues belong to no namespace and are left out'
            cand --fail-on 'Exit with status 3 when this cause keeps N steps or more (1 unless told, 10,000 at most); repeat for several'
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;queue'= {
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand list 'List the queues: what waits and runs in each, who serves it, whether it is paused'
            cand pause 'Keep the steps of a queue from being claimed until it is resumed'
            cand resume 'Let the steps of a paused queue be claimed again'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tasker;queue;list'= {
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;queue;pause'= {
            cand --reason 'Why; shown to whoever asks why a step waits, beside your name'
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;queue;resume'= {
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;queue;help'= {
            cand list 'List the queues: what waits and runs in each, who serves it, whether it is paused'
            cand pause 'Keep the steps of a queue from being claimed until it is resumed'
            cand resume 'Let the steps of a paused queue be claimed again'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tasker;queue;help;list'= {
        }
        &'tasker;queue;help;pause'= {
        }
        &'tasker;queue;help;resume'= {
        }
        &'tasker;queue;help;help'= {
        }
        &'tasker;worker'= {
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand run 'Claim steps and run them'
            cand list 'List the workers of a database'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tasker;worker;run'= {
            cand -j 'Steps to run side by side [default: 16]'
            cand --concurrency 'Steps to run side by side [default: 16]'
            cand --queue 'Serve this queue only; may be given several times [default: all queues]'
            cand --poll-interval 'How often to look for work that nobody announced [default: 1s]'
            cand --lease 'How long this worker may be silent before its steps are rescued [default: 30s]'
            cand --sql-connections '`sql` steps to run side by side, each over a connection of its own [default: 8]'
            cand --stop-timeout 'How long the running steps may take once a signal has come; then they are given back [default: no limit]'
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --drain 'Stop when nothing is left to do'
            cand --no-wait 'Exit if the database is away at the start, instead of waiting for it'
            cand --retry-backoff-disabled 'Retry failed steps at once. For test environments only'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;worker;list'= {
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;worker;help'= {
            cand run 'Claim steps and run them'
            cand list 'List the workers of a database'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tasker;worker;help;run'= {
        }
        &'tasker;worker;help;list'= {
        }
        &'tasker;worker;help;help'= {
        }
        &'tasker;check'= {
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand indexes 'Tell what each index is worth, and which are broken'
            cand plans 'Hold the plans of queries to what they should be like'
            cand scale 'Hold what queries take as the database grows to what they may'
            cand consistency 'Compare flags, counters and queues with the transitions they repeat'
            cand schema 'Print the JSON Schema of files of checks'
            cand health 'Look at a database at work: queries, indexes, queues, workers, memory, vacuum, connections'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tasker;check;indexes'= {
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --no-price 'Leave out what each index costs the writes'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;check;plans'= {
            cand --file 'Check the queries of these files, or directories of them, in place of tasker''s own'
            cand --query 'Check this query only; may be given several times'
            cand --tier 'Ask one of the two questions only'
            cand --at-scale 'Check in a database made for it, filled with so many tasks; runs each query too'
            cand --timeout 'How long one query may take'
            cand --set 'Give a server setting this value while planning; may be given several times'
            cand --save-plans 'Keep every plan as a file of this folder, for the viewers that read JSON plans'
            cand --baseline 'Compare the plans chosen with those of this file: nodes, tables and indexes, and no costs'
            cand --init 'Write a file of checks to begin with, from the statements that pg_stat_statements counts as costly'
            cand --format 'How to print the answer [default: table]'
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --analyze 'Run each query too, once, and take back what it did'
            cand --keep-settings 'Plan with the server''s own settings, and pin none'
            cand --enforce-time 'Fail, too, when a query takes longer than its file allows'
            cand --show-plans 'Draw every plan, and not only those that something is wrong with'
            cand --update-baseline 'Write the plans chosen to the file of --baseline, and say what changed'
            cand --force 'Overwrite the file of --init'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;check;scale'= {
            cand --sizes 'Tasks of seven steps and eight edges in the database; at least two sizes'
            cand --progress 'How far the tasks have come, each in a database of its own'
            cand --file 'Measure the queries of these files, or directories of them, in place of tasker''s own'
            cand --query 'Measure this query only, and show every case; may be given several times'
            cand --timeout 'How long one query may take'
            cand --chart 'Write a chart of the pages, as SVG'
            cand --format 'How to print the answer [default: table]'
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;check;consistency'= {
            cand --task 'Compare this task only, by id or identity; may be given several times'
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --repair 'Write what was derived where it differs'
            cand --dry-run 'Say what a repair would do, and do nothing'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;check;schema'= {
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;check;health'= {
            cand --budget 'How long one of tasker''s own reads may take'
            cand --watch 'Look again after so long, until interrupted'
            cand --skip 'Leave this check out; may be given several times'
            cand --bound 'Hold a check to other bounds: oldest_ready=5m, cache_hits=90%,70%; may be given several times'
            cand --fail-on 'The status from which on a check makes the exit status 3'
            cand --output 'Write the answer to this file, replaced as a whole each time'
            cand --format 'How to print the answer [default: table]'
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;check;help'= {
            cand indexes 'Tell what each index is worth, and which are broken'
            cand plans 'Hold the plans of queries to what they should be like'
            cand scale 'Hold what queries take as the database grows to what they may'
            cand consistency 'Compare flags, counters and queues with the transitions they repeat'
            cand schema 'Print the JSON Schema of files of checks'
            cand health 'Look at a database at work: queries, indexes, queues, workers, memory, vacuum, connections'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tasker;check;help;indexes'= {
        }
        &'tasker;check;help;plans'= {
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
        &'tasker;bench'= {
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand throughput 'Measure steps per second through claim and completion'
            cand latency 'Measure the time from submit to start and to the end'
            cand seed 'Fill a database with made-up tasks'
            cand readiness 'Measure what questions cost as the database grows'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tasker;bench;throughput'= {
            cand --tasks 'Tasks of seven steps'
            cand --workers 'Workers, each with its own connections'
            cand -j 'Steps each worker runs side by side'
            cand --concurrency 'Steps each worker runs side by side'
            cand --indexes 'Which indexes to pay for: `lean`, `all`, or lean and the names of others'
            cand --backlog 'Measure again with so many ready steps in the queue'
            cand --history 'Measure again with so many transitions of earlier tasks in the tables'
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --held-transaction 'Measure again with a transaction held open during the whole run'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;bench;latency'= {
            cand --rounds 'Tasks of each shape'
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;bench;seed'= {
            cand --tasks 'Tasks to add'
            cand --shape 'The form of their DAG'
            cand --progress 'How far they have come'
            cand --seed 'Decides everything that is drawn: the same number, the same tasks'
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --no-analyze 'Leave the planner in the dark, as after loading a dump'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;bench;readiness'= {
            cand --sizes 'Tasks of seven steps and eight edges, at every stage, in the database'
            cand --versions 'Versions of the views to ask'
            cand --indexes 'Which indexes to have: `lean`, `all`, or lean and the names of others'
            cand --timeout 'How long to wait for an answer; who is slower is not asked at larger sizes'
            cand --chart 'Write a chart of the times, as SVG'
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --no-analyze 'Leave the planner in the dark, as after loading a dump'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;bench;help'= {
            cand throughput 'Measure steps per second through claim and completion'
            cand latency 'Measure the time from submit to start and to the end'
            cand seed 'Fill a database with made-up tasks'
            cand readiness 'Measure what questions cost as the database grows'
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
        &'tasker;bench;help;help'= {
        }
        &'tasker;generate'= {
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand completions 'Write the completion script of a shell'
            cand man 'Write the man pages'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tasker;generate;completions'= {
            cand --dir 'Write to this folder instead: this shell''s script, or those of all shells'
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;generate;man'= {
            cand --dir 'Write every page to this folder'
            cand --database-url 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"'
            cand --schema 'Schema that holds Tasker''s tables [default: public]'
            cand --format 'How to print the answer [default: table]'
            cand --color 'When to use colours [default: auto]'
            cand --config 'Configuration file [default: tasker.toml in this directory, if there is one]'
            cand --pooler 'Keep no session state: a transaction pooler (pgbouncer) stands between'
            cand -q 'Print the answer only: no progress, no remarks'
            cand --quiet 'Print the answer only: no progress, no remarks'
            cand -v 'Say more on standard error (-vv for everything)'
            cand --verbose 'Say more on standard error (-vv for everything)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'tasker;generate;help'= {
            cand completions 'Write the completion script of a shell'
            cand man 'Write the man pages'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tasker;generate;help;completions'= {
        }
        &'tasker;generate;help;man'= {
        }
        &'tasker;generate;help;help'= {
        }
        &'tasker;help'= {
            cand demo 'See a whole workflow run in under a minute'
            cand db 'The private PostgreSQL used when no database is named'
            cand migrate 'Bring a database to the schema this program needs'
            cand template 'Workflow templates: the YAML files and those applied to a database'
            cand task 'Submit tasks and see how they go'
            cand step 'Look at steps, and change them by hand'
            cand stuck 'List what will not move by itself, over all tasks, with the commands that fix it'
            cand queue 'See what waits in each queue, pause queues and resume them'
            cand worker 'Run workers and see who is working'
            cand check 'Look for what is wrong with a live database, and for what fixes it'
            cand bench 'Measure this program on your own hardware'
            cand generate 'Write completions and man pages'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'tasker;help;demo'= {
        }
        &'tasker;help;db'= {
            cand start 'Start the private PostgreSQL, making its cluster the first time'
            cand stop 'Stop the private PostgreSQL'
            cand status 'Show whether the private PostgreSQL runs, where and which version'
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
            cand plan 'Print what `up` would do, and whom it would meet'
            cand up 'Apply what is missing'
            cand status 'List each version, view and index, its state, and how the database differs from them'
            cand verify 'Check that a roll-out has done what it should'
            cand down 'Take back the indexes or the views of a roll-out'
            cand views 'List the views, or move them to another version'
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
        &'tasker;help;template'= {
            cand check 'Report every error of workflow files at once'
            cand apply 'Store workflows so that tasks can be submitted'
            cand list 'List the workflows applied'
            cand show 'Show one workflow'
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
            cand submit 'Submit a task, or many'
            cand list 'List tasks, newest first'
            cand count 'Count tasks by workflow and state'
            cand show 'Show a task and its steps as a tree, or where its time went'
            cand graph 'Draw the steps of a task with their states and levels'
            cand watch 'Follow a task until it ends'
            cand why 'Say why a task is not done: the root cause first, the command that fixes it last'
            cand retry 'Try every failed step of tasks once more, at once'
            cand resolve 'Count every unfinished step of tasks as done'
            cand cancel 'Cancel tasks and every step of them that has not finished'
        }
        &'tasker;help;task;submit'= {
        }
        &'tasker;help;task;list'= {
        }
        &'tasker;help;task;count'= {
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
            cand show 'Show one step: its state, attempts, errors, result and history'
            cand why 'Say why a step is not done: the root cause first, the command that fixes it last'
            cand retry 'Try failed steps once more, at once'
            cand reset 'Give failed steps all their attempts again, at once'
            cand resolve 'Count steps as done although nobody did them: their children go on'
            cand cancel 'Give steps up'
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
            cand list 'List the queues: what waits and runs in each, who serves it, whether it is paused'
            cand pause 'Keep the steps of a queue from being claimed until it is resumed'
            cand resume 'Let the steps of a paused queue be claimed again'
        }
        &'tasker;help;queue;list'= {
        }
        &'tasker;help;queue;pause'= {
        }
        &'tasker;help;queue;resume'= {
        }
        &'tasker;help;worker'= {
            cand run 'Claim steps and run them'
            cand list 'List the workers of a database'
        }
        &'tasker;help;worker;run'= {
        }
        &'tasker;help;worker;list'= {
        }
        &'tasker;help;check'= {
            cand indexes 'Tell what each index is worth, and which are broken'
            cand plans 'Hold the plans of queries to what they should be like'
            cand scale 'Hold what queries take as the database grows to what they may'
            cand consistency 'Compare flags, counters and queues with the transitions they repeat'
            cand schema 'Print the JSON Schema of files of checks'
            cand health 'Look at a database at work: queries, indexes, queues, workers, memory, vacuum, connections'
        }
        &'tasker;help;check;indexes'= {
        }
        &'tasker;help;check;plans'= {
        }
        &'tasker;help;check;scale'= {
        }
        &'tasker;help;check;consistency'= {
        }
        &'tasker;help;check;schema'= {
        }
        &'tasker;help;check;health'= {
        }
        &'tasker;help;bench'= {
            cand throughput 'Measure steps per second through claim and completion'
            cand latency 'Measure the time from submit to start and to the end'
            cand seed 'Fill a database with made-up tasks'
            cand readiness 'Measure what questions cost as the database grows'
        }
        &'tasker;help;bench;throughput'= {
        }
        &'tasker;help;bench;latency'= {
        }
        &'tasker;help;bench;seed'= {
        }
        &'tasker;help;bench;readiness'= {
        }
        &'tasker;help;generate'= {
            cand completions 'Write the completion script of a shell'
            cand man 'Write the man pages'
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
