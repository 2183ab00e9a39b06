# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_tasker_global_optspecs
    string join \n database-url= profile= y/yes require-database read-url= max-lag= schema= pooler format= color= q/quiet v/verbose config= h/help V/version
end

function __fish_tasker_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_tasker_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_tasker_using_subcommand
    set -l cmd (__fish_tasker_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c tasker -n "__fish_tasker_needs_command" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_needs_command" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_needs_command" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_needs_command" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_needs_command" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_needs_command" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_needs_command" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_needs_command" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_needs_command" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_needs_command" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_needs_command" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_needs_command" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_needs_command" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_needs_command" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_needs_command" -f -a "demo" -d 'Run an example workflow from start to finish in under a minute'
complete -c tasker -n "__fish_tasker_needs_command" -f -a "db" -d 'Manage the private PostgreSQL that tasker uses when no database is named'
complete -c tasker -n "__fish_tasker_needs_command" -f -a "migrate" -d 'Migrate a database to the schema this program needs'
complete -c tasker -n "__fish_tasker_needs_command" -f -a "template" -d 'Check workflow files, apply them to a database, and show applied workflows'
complete -c tasker -n "__fish_tasker_needs_command" -f -a "task" -d 'Submit tasks, inspect them, and change them by hand'
complete -c tasker -n "__fish_tasker_needs_command" -f -a "step" -d 'Inspect steps and change them by hand'
complete -c tasker -n "__fish_tasker_needs_command" -f -a "stuck" -d 'List stuck steps by root cause, with the command that fixes each'
complete -c tasker -n "__fish_tasker_needs_command" -f -a "queue" -d 'List, pause, resume and bind queues'
complete -c tasker -n "__fish_tasker_needs_command" -f -a "worker" -d 'Run workers and list them'
complete -c tasker -n "__fish_tasker_needs_command" -f -a "upkeep" -d 'Do what one worker at a time does for all, and show its state'
complete -c tasker -n "__fish_tasker_needs_command" -f -a "serve" -d 'Serve a web page: tasks, their graphs and reasons, stuck steps, queues and workers'
complete -c tasker -n "__fish_tasker_needs_command" -f -a "check" -d 'Check a live database for problems, and print the fix for each'
complete -c tasker -n "__fish_tasker_needs_command" -f -a "archive" -d 'Move ended tasks out of the database, read them, and bring them back'
complete -c tasker -n "__fish_tasker_needs_command" -f -a "bench" -d 'Measure tasker on your own hardware'
complete -c tasker -n "__fish_tasker_needs_command" -f -a "generate" -d 'Generate shell completions and man pages'
complete -c tasker -n "__fish_tasker_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand demo" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand demo" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand demo" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand demo" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand demo" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand demo" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand demo" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand demo" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand demo" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand demo" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand demo" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand demo" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand demo" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand demo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand demo" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql destroy help" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql destroy help" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql destroy help" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql destroy help" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql destroy help" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql destroy help" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql destroy help" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql destroy help" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql destroy help" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql destroy help" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql destroy help" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql destroy help" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql destroy help" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql destroy help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql destroy help" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql destroy help" -f -a "start" -d 'Start the private PostgreSQL, creating its cluster on first use'
complete -c tasker -n "__fish_tasker_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql destroy help" -f -a "stop" -d 'Stop the private PostgreSQL'
complete -c tasker -n "__fish_tasker_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql destroy help" -f -a "status" -d 'Show whether the private PostgreSQL is running, where, and in which version'
complete -c tasker -n "__fish_tasker_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql destroy help" -f -a "url" -d 'Print the URL of the private PostgreSQL'
complete -c tasker -n "__fish_tasker_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql destroy help" -f -a "psql" -d 'Open psql on the private PostgreSQL'
complete -c tasker -n "__fish_tasker_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql destroy help" -f -a "destroy" -d 'Stop the private PostgreSQL and delete its data'
complete -c tasker -n "__fish_tasker_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql destroy help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from start" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from start" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from start" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from start" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from start" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from start" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from start" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from start" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from start" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from start" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from start" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from start" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from start" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from start" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from start" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from stop" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from stop" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from stop" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from stop" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from stop" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from stop" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from stop" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from stop" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from stop" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from stop" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from stop" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from stop" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from stop" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from stop" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from stop" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from status" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from status" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from status" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from status" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from status" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from status" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from status" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from status" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from status" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from status" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from status" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from status" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from status" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from status" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from url" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from url" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from url" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from url" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from url" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from url" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from url" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from url" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from url" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from url" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from url" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from url" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from url" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from url" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from url" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from psql" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from psql" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from psql" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from psql" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from psql" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from psql" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from psql" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from psql" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from psql" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from psql" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from psql" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from psql" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from psql" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from psql" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from psql" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from destroy" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from destroy" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from destroy" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from destroy" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from destroy" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from destroy" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from destroy" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from destroy" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from destroy" -s y -l yes -d 'Do not ask for confirmation'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from destroy" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from destroy" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from destroy" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from destroy" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from destroy" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from destroy" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from help" -f -a "start" -d 'Start the private PostgreSQL, creating its cluster on first use'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from help" -f -a "stop" -d 'Stop the private PostgreSQL'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from help" -f -a "status" -d 'Show whether the private PostgreSQL is running, where, and in which version'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from help" -f -a "url" -d 'Print the URL of the private PostgreSQL'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from help" -f -a "psql" -d 'Open psql on the private PostgreSQL'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from help" -f -a "destroy" -d 'Stop the private PostgreSQL and delete its data'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and not __fish_seen_subcommand_from plan up status verify down views adopt help" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and not __fish_seen_subcommand_from plan up status verify down views adopt help" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and not __fish_seen_subcommand_from plan up status verify down views adopt help" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and not __fish_seen_subcommand_from plan up status verify down views adopt help" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and not __fish_seen_subcommand_from plan up status verify down views adopt help" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and not __fish_seen_subcommand_from plan up status verify down views adopt help" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and not __fish_seen_subcommand_from plan up status verify down views adopt help" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and not __fish_seen_subcommand_from plan up status verify down views adopt help" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and not __fish_seen_subcommand_from plan up status verify down views adopt help" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and not __fish_seen_subcommand_from plan up status verify down views adopt help" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and not __fish_seen_subcommand_from plan up status verify down views adopt help" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and not __fish_seen_subcommand_from plan up status verify down views adopt help" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and not __fish_seen_subcommand_from plan up status verify down views adopt help" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and not __fish_seen_subcommand_from plan up status verify down views adopt help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and not __fish_seen_subcommand_from plan up status verify down views adopt help" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and not __fish_seen_subcommand_from plan up status verify down views adopt help" -f -a "plan" -d 'Show the statements that `migrate up` would run, and the locks they would wait for'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and not __fish_seen_subcommand_from plan up status verify down views adopt help" -f -a "up" -d 'Apply missing schema versions, indexes and views'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and not __fish_seen_subcommand_from plan up status verify down views adopt help" -f -a "status" -d 'Show the state of each version, view and index, and how the database differs from them'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and not __fish_seen_subcommand_from plan up status verify down views adopt help" -f -a "verify" -d 'Verify that a roll-out is complete and works'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and not __fish_seen_subcommand_from plan up status verify down views adopt help" -f -a "down" -d 'Drop indexes, or move the views back to the previous version'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and not __fish_seen_subcommand_from plan up status verify down views adopt help" -f -a "views" -d 'List the views, or move them to another version'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and not __fish_seen_subcommand_from plan up status verify down views adopt help" -f -a "adopt" -d 'Take over a database of the Rails engine Tasker'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and not __fish_seen_subcommand_from plan up status verify down views adopt help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from plan" -l phase -d 'Only run this phase' -r -f -a "schema\t''
indexes\t''
views\t''"
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from plan" -l to -d 'Apply schema versions up to this one; indexes and views wait, because they need the newest version' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from plan" -l indexes -d 'Build these indexes: `lean` (used by tasker\'s own queries), `all` (eight more), or `lean` and the names of others' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from plan" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from plan" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from plan" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from plan" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from plan" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from plan" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from plan" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from plan" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from plan" -l sql -d 'Print a script for psql'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from plan" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from plan" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from plan" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from plan" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from plan" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from plan" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from plan" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from up" -l phase -d 'Only run this phase' -r -f -a "schema\t''
indexes\t''
views\t''"
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from up" -l to -d 'Apply schema versions up to this one; indexes and views wait, because they need the newest version' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from up" -l indexes -d 'Build these indexes: `lean` (used by tasker\'s own queries), `all` (eight more), or `lean` and the names of others' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from up" -l build-limit -d 'Allow the build of one index to take this long, including the wait for older transactions (1ms to 30days)' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from up" -l wait-for-database -d 'Wait this long for a database that is away (0s to 30days)' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from up" -l lock-timeout -d 'Wait this long for a lock that blocks readers or writers; sessions queued behind it wait as long (1ms to 1h)' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from up" -l lock-tries -d 'Request such a lock this many times, with pauses of 0.5s to 15s between (1 to 1,000,000)' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from up" -l wait -d 'Wait this long for another migration to end (0s to 30days)' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from up" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from up" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from up" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from up" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from up" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from up" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from up" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from up" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from up" -l dry-run -d 'Show what would be applied without applying it'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from up" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from up" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from up" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from up" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from up" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from up" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from up" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from status" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from status" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from status" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from status" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from status" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from status" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from status" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from status" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from status" -l check -d 'Exit with status 3 unless everything is applied and nothing differs'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from status" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from status" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from status" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from status" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from status" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from status" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from verify" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from verify" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from verify" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from verify" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from verify" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from verify" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from verify" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from verify" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from verify" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from verify" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from verify" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from verify" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from verify" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from verify" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from verify" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from down" -l phase -d 'Revert this phase' -r -f -a "schema\t''
indexes\t''
views\t''"
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from down" -l build-limit -d 'Allow the drop of one index to take this long, including the wait for older transactions (1ms to 30days)' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from down" -l lock-timeout -d 'Wait this long for a lock that blocks readers or writers; sessions queued behind it wait as long (1ms to 1h)' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from down" -l lock-tries -d 'Request such a lock this many times, with pauses of 0.5s to 15s between (1 to 1,000,000)' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from down" -l wait -d 'Wait this long for another migration to end (0s to 30days)' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from down" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from down" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from down" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from down" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from down" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from down" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from down" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from down" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from down" -l dry-run -d 'Show what would be done without doing it'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from down" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from down" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from down" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from down" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from down" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from down" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from down" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from views" -l to -d 'Move every view to this version' -r -f -a "v1\t'Naive: sorts every transition to find the states'
v2\t'For queries about all tasks: one grouped pass over everything'
v3\t'For any query: the cost depends on the rows requested'"
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from views" -l lock-timeout -d 'Wait this long for a lock that blocks readers or writers; sessions queued behind it wait as long (1ms to 1h)' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from views" -l lock-tries -d 'Request such a lock this many times, with pauses of 0.5s to 15s between (1 to 1,000,000)' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from views" -l wait -d 'Wait this long for another migration to end (0s to 30days)' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from views" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from views" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from views" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from views" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from views" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from views" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from views" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from views" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from views" -l dry-run -d 'Show what would be replaced without replacing it'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from views" -l force -d 'Overwrite views that were changed by hand'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from views" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from views" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from views" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from views" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from views" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from views" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from views" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from adopt" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from adopt" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from adopt" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from adopt" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from adopt" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from adopt" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from adopt" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from adopt" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from adopt" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from adopt" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from adopt" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from adopt" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from adopt" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from adopt" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from adopt" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from adopt" -f -a "check" -d 'Count what an adoption would change, and list what forbids it'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from adopt" -f -a "prepare" -d 'Build the indexes that tasker needs, while the application runs'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from adopt" -f -a "cut-over" -d 'Change the tables in one transaction, with the application stopped'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from adopt" -f -a "derive" -d 'Give unfinished tasks their counters, flags and queues'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from adopt" -f -a "verify" -d 'Compare every task, then let tasker work'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from adopt" -f -a "finish" -d 'Remove what only the engine used: indexes, foreign keys, functions, the guard'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from adopt" -f -a "undo" -d 'Give the engine\'s tables back'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from adopt" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from help" -f -a "plan" -d 'Show the statements that `migrate up` would run, and the locks they would wait for'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from help" -f -a "up" -d 'Apply missing schema versions, indexes and views'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from help" -f -a "status" -d 'Show the state of each version, view and index, and how the database differs from them'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from help" -f -a "verify" -d 'Verify that a roll-out is complete and works'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from help" -f -a "down" -d 'Drop indexes, or move the views back to the previous version'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from help" -f -a "views" -d 'List the views, or move them to another version'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from help" -f -a "adopt" -d 'Take over a database of the Rails engine Tasker'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand template; and not __fish_seen_subcommand_from check apply list show graph schema help" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and not __fish_seen_subcommand_from check apply list show graph schema help" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and not __fish_seen_subcommand_from check apply list show graph schema help" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and not __fish_seen_subcommand_from check apply list show graph schema help" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and not __fish_seen_subcommand_from check apply list show graph schema help" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and not __fish_seen_subcommand_from check apply list show graph schema help" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand template; and not __fish_seen_subcommand_from check apply list show graph schema help" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand template; and not __fish_seen_subcommand_from check apply list show graph schema help" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand template; and not __fish_seen_subcommand_from check apply list show graph schema help" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand template; and not __fish_seen_subcommand_from check apply list show graph schema help" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand template; and not __fish_seen_subcommand_from check apply list show graph schema help" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand template; and not __fish_seen_subcommand_from check apply list show graph schema help" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand template; and not __fish_seen_subcommand_from check apply list show graph schema help" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand template; and not __fish_seen_subcommand_from check apply list show graph schema help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand template; and not __fish_seen_subcommand_from check apply list show graph schema help" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand template; and not __fish_seen_subcommand_from check apply list show graph schema help" -f -a "check" -d 'Check workflow files and report all errors at once'
complete -c tasker -n "__fish_tasker_using_subcommand template; and not __fish_seen_subcommand_from check apply list show graph schema help" -f -a "apply" -d 'Store workflows, so that tasks of them can be submitted'
complete -c tasker -n "__fish_tasker_using_subcommand template; and not __fish_seen_subcommand_from check apply list show graph schema help" -f -a "list" -d 'List applied workflows'
complete -c tasker -n "__fish_tasker_using_subcommand template; and not __fish_seen_subcommand_from check apply list show graph schema help" -f -a "show" -d 'Show a workflow'
complete -c tasker -n "__fish_tasker_using_subcommand template; and not __fish_seen_subcommand_from check apply list show graph schema help" -f -a "graph" -d 'Draw the steps of a workflow'
complete -c tasker -n "__fish_tasker_using_subcommand template; and not __fish_seen_subcommand_from check apply list show graph schema help" -f -a "schema" -d 'Print the JSON Schema of workflow files'
complete -c tasker -n "__fish_tasker_using_subcommand template; and not __fish_seen_subcommand_from check apply list show graph schema help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from check" -l sql-dir -d 'Let the files name SQL files anywhere below this directory [default: the directory of each file]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from check" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from check" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from check" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from check" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from check" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from check" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from check" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from check" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from check" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from check" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from check" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from check" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from check" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from apply" -l sql-dir -d 'Let the files name SQL files anywhere below this directory [default: the directory of each file]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from apply" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from apply" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from apply" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from apply" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from apply" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from apply" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from apply" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from apply" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from apply" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from apply" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from apply" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from apply" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from apply" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from apply" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from apply" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from list" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from list" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from list" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from list" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from list" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from list" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from list" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from list" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from list" -l latest -d 'Only list the highest version of each workflow'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from list" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from list" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from list" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from show" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from show" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from show" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from show" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from show" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from show" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from show" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from show" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from show" -l yaml -d 'Print the workflow as YAML'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from show" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from show" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from show" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from graph" -l as -d 'Draw the graph in this format' -r -f -a "text\t'A tree, for a terminal'
mermaid\t'For Markdown on GitHub and GitLab'
dot\t'For Graphviz: `dot -Tsvg`'"
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from graph" -l sql-dir -d 'Let the files name SQL files anywhere below this directory [default: the directory of each file]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from graph" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from graph" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from graph" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from graph" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from graph" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from graph" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from graph" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from graph" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from graph" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from graph" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from graph" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from graph" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from graph" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from graph" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from graph" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from schema" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from schema" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from schema" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from schema" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from schema" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from schema" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from schema" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from schema" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from schema" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from schema" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from schema" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from schema" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from schema" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from schema" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from schema" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from help" -f -a "check" -d 'Check workflow files and report all errors at once'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from help" -f -a "apply" -d 'Store workflows, so that tasks of them can be submitted'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from help" -f -a "list" -d 'List applied workflows'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show a workflow'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from help" -f -a "graph" -d 'Draw the steps of a workflow'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from help" -f -a "schema" -d 'Print the JSON Schema of workflow files'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count stats show graph watch why retry resolve cancel help" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count stats show graph watch why retry resolve cancel help" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count stats show graph watch why retry resolve cancel help" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count stats show graph watch why retry resolve cancel help" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count stats show graph watch why retry resolve cancel help" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count stats show graph watch why retry resolve cancel help" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count stats show graph watch why retry resolve cancel help" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count stats show graph watch why retry resolve cancel help" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count stats show graph watch why retry resolve cancel help" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count stats show graph watch why retry resolve cancel help" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count stats show graph watch why retry resolve cancel help" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count stats show graph watch why retry resolve cancel help" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count stats show graph watch why retry resolve cancel help" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count stats show graph watch why retry resolve cancel help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count stats show graph watch why retry resolve cancel help" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count stats show graph watch why retry resolve cancel help" -f -a "submit" -d 'Submit one task or a batch of tasks'
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count stats show graph watch why retry resolve cancel help" -f -a "list" -d 'List tasks, newest first'
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count stats show graph watch why retry resolve cancel help" -f -a "count" -d 'Count tasks by workflow and state'
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count stats show graph watch why retry resolve cancel help" -f -a "stats" -d 'Count the attempts at steps, and measure how long they waited and ran'
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count stats show graph watch why retry resolve cancel help" -f -a "show" -d 'Show a task as a tree of steps, or where its time was spent'
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count stats show graph watch why retry resolve cancel help" -f -a "graph" -d 'Draw the steps of a task with their states and levels'
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count stats show graph watch why retry resolve cancel help" -f -a "watch" -d 'Follow a task until it ends'
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count stats show graph watch why retry resolve cancel help" -f -a "why" -d 'Explain why a task is not done: the root cause and the command that fixes it'
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count stats show graph watch why retry resolve cancel help" -f -a "retry" -d 'Retry all failed steps of tasks at once'
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count stats show graph watch why retry resolve cancel help" -f -a "resolve" -d 'Mark all unfinished steps of tasks as done by hand'
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count stats show graph watch why retry resolve cancel help" -f -a "cancel" -d 'Cancel tasks and all of their unfinished steps'
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count stats show graph watch why retry resolve cancel help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -l context -d 'Submit the task with this context: JSON, @FILE, or - for standard input' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -l set -d 'Set a field of the context, such as order_id=7 or customer.name=Ada; its type is that of the workflow\'s schema, or else text; can be repeated' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -l set-json -d 'Set a field of the context to a JSON value; can be repeated' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -l set-file -d 'Set a field of the context to the text of a file, or of standard input (-); can be repeated' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -l tag -d 'Add a tag to find the task by; can be repeated' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -l priority -d 'Add this number to the priority of every step (-1000 to 1000); higher runs first' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -l initiator -d 'Record who requests the task' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -l source-system -d 'Record which system the task comes from' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -l reason -d 'Record why the task is submitted' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -l identity -d 'Name the task within its workflow: submitting the same identity again returns the first task' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -l if-exists -d 'Accept an existing task with this identity if it has the same context, or any' -r -f -a "same\t'Accept the same context; exit with status 5 if it differs'
ok\t'Accept any context'"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -l batch -d 'Submit every line of this JSON Lines file, or - for standard input' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -l dedupe -d 'Return the first task with the same definition and context, if there is one'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -l wait -d 'Follow the tasks until they end; exit with status 1 unless all complete'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -l dry-run -d 'Check everything without submitting anything'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from list" -l state -d 'Only list tasks in this state; repeat for several states' -r -f -a "pending\t''
in_progress\t''
error\t''
complete\t''
resolved_manually\t''
cancelled\t''"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from list" -l name -d 'Only list tasks of workflows with this name' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from list" -l namespace -d 'Only list tasks of workflows in this namespace' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from list" -l tag -d 'Only list tasks with this tag; if repeated, with all of the tags' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from list" -l since -d 'Only list tasks requested since this time: an age (90m, 3d), a date (2026-11-23) or a timestamp (2026-11-23T08:00:00Z)' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from list" -l limit -d 'List at most this many tasks (1 to 10,000)' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from list" -l after -d 'Only list tasks older than this one, for the next page' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from list" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from list" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from list" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from list" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from list" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from list" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from list" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from list" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from list" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from list" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from list" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from count" -l name -d 'Only count tasks of workflows with this name' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from count" -l namespace -d 'Only count tasks of workflows in this namespace' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from count" -l by -d 'Count for each workflow or for each namespace' -r -f -a "workflow\t'Count for each workflow, all versions together'
namespace\t'Count for each namespace'"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from count" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from count" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from count" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from count" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from count" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from count" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from count" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from count" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from count" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from count" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from count" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from count" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from count" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from count" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from count" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from stats" -l workflow -d 'Only read tasks of workflows with this name, as NAME or NAMESPACE/NAME' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from stats" -l namespace -d 'Only read tasks of workflows in this namespace' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from stats" -l since -d 'Only read tasks requested since this time: an age (90m, 3d), a date (2026-11-23) or a timestamp (2026-11-23T08:00:00Z)' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from stats" -l limit -d 'Read at most this many tasks, the newest (1 to 10,000)' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from stats" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from stats" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from stats" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from stats" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from stats" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from stats" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from stats" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from stats" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from stats" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from stats" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from stats" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from stats" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from stats" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from stats" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from stats" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from show" -l chart -d 'Also write the timeline to this SVG file' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from show" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from show" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from show" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from show" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from show" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from show" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from show" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from show" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from show" -l all -d 'Draw all steps, however many there are'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from show" -l timeline -d 'Draw the steps on a time axis and show where the time was spent'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from show" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from show" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from show" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from graph" -l as -d 'Draw the graph in this format' -r -f -a "text\t'A tree, for a terminal'
mermaid\t'For Markdown on GitHub and GitLab'
dot\t'For Graphviz: `dot -Tsvg`'"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from graph" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from graph" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from graph" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from graph" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from graph" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from graph" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from graph" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from graph" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from graph" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from graph" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from graph" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from graph" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from graph" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from graph" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from graph" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from watch" -l interval -d 'Wait this long between reads (50ms to 1h)' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from watch" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from watch" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from watch" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from watch" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from watch" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from watch" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from watch" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from watch" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from watch" -l all -d 'Draw all steps, however many are on one level'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from watch" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from watch" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from watch" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from watch" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from watch" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from watch" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from watch" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from why" -l old-transaction -d 'Report transactions open for at least this long: they keep dead rows in the queues (0s to 365days)' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from why" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from why" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from why" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from why" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from why" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from why" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from why" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from why" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from why" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from why" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from why" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from why" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from why" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from why" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from why" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from retry" -l cause -d 'Select the steps that `tasker stuck` lists under this cause, longest stuck first, instead of naming ids' -r -f -a "state_disagrees\t''
handler_missing\t''
not_retryable\t''
attempts_exhausted\t''
claimed_by_dead_worker\t''
claim_not_run\t''
queue_paused\t''
queue_bound\t''
no_worker\t''
cancelled\t''"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from retry" -l namespace -d 'With --cause: only workflows in this namespace' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from retry" -l step -d 'With --cause: only the group that `tasker stuck` lists under this step' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from retry" -l older-than -d 'With --cause: only steps stuck for at least this long, such as 90s, 10m or 2h (0s to 3650days)' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from retry" -l limit -d 'With --cause: select at most this many steps (1 to 100,000)' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from retry" -l reason -d 'Record the reason, with your name, in the history of the steps' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from retry" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from retry" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from retry" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from retry" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from retry" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from retry" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from retry" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from retry" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from retry" -l dry-run -d 'Show what would change without changing anything'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from retry" -s y -l yes -d 'Do not ask for confirmation'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from retry" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from retry" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from retry" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from retry" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from retry" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from retry" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from resolve" -l cause -d 'Select the steps that `tasker stuck` lists under this cause, longest stuck first, instead of naming ids' -r -f -a "state_disagrees\t''
handler_missing\t''
not_retryable\t''
attempts_exhausted\t''
claimed_by_dead_worker\t''
claim_not_run\t''
queue_paused\t''
queue_bound\t''
no_worker\t''
cancelled\t''"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from resolve" -l namespace -d 'With --cause: only workflows in this namespace' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from resolve" -l step -d 'With --cause: only the group that `tasker stuck` lists under this step' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from resolve" -l older-than -d 'With --cause: only steps stuck for at least this long, such as 90s, 10m or 2h (0s to 3650days)' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from resolve" -l limit -d 'With --cause: select at most this many steps (1 to 100,000)' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from resolve" -l reason -d 'Record the reason, with your name, in the history of the steps' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from resolve" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from resolve" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from resolve" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from resolve" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from resolve" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from resolve" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from resolve" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from resolve" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from resolve" -l dry-run -d 'Show what would change without changing anything'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from resolve" -s y -l yes -d 'Do not ask for confirmation'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from resolve" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from resolve" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from resolve" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from resolve" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from resolve" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from resolve" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from cancel" -l cause -d 'Select the steps that `tasker stuck` lists under this cause, longest stuck first, instead of naming ids' -r -f -a "state_disagrees\t''
handler_missing\t''
not_retryable\t''
attempts_exhausted\t''
claimed_by_dead_worker\t''
claim_not_run\t''
queue_paused\t''
queue_bound\t''
no_worker\t''
cancelled\t''"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from cancel" -l namespace -d 'With --cause: only workflows in this namespace' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from cancel" -l step -d 'With --cause: only the group that `tasker stuck` lists under this step' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from cancel" -l older-than -d 'With --cause: only steps stuck for at least this long, such as 90s, 10m or 2h (0s to 3650days)' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from cancel" -l limit -d 'With --cause: select at most this many steps (1 to 100,000)' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from cancel" -l reason -d 'Record the reason, with your name, in the history of the steps' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from cancel" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from cancel" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from cancel" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from cancel" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from cancel" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from cancel" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from cancel" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from cancel" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from cancel" -l dry-run -d 'Show what would change without changing anything'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from cancel" -s y -l yes -d 'Do not ask for confirmation'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from cancel" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from cancel" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from cancel" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from cancel" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from cancel" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from cancel" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from help" -f -a "submit" -d 'Submit one task or a batch of tasks'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from help" -f -a "list" -d 'List tasks, newest first'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from help" -f -a "count" -d 'Count tasks by workflow and state'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from help" -f -a "stats" -d 'Count the attempts at steps, and measure how long they waited and ran'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show a task as a tree of steps, or where its time was spent'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from help" -f -a "graph" -d 'Draw the steps of a task with their states and levels'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from help" -f -a "watch" -d 'Follow a task until it ends'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from help" -f -a "why" -d 'Explain why a task is not done: the root cause and the command that fixes it'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from help" -f -a "retry" -d 'Retry all failed steps of tasks at once'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from help" -f -a "resolve" -d 'Mark all unfinished steps of tasks as done by hand'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from help" -f -a "cancel" -d 'Cancel tasks and all of their unfinished steps'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand step; and not __fish_seen_subcommand_from show why retry reset resolve cancel help" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and not __fish_seen_subcommand_from show why retry reset resolve cancel help" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and not __fish_seen_subcommand_from show why retry reset resolve cancel help" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and not __fish_seen_subcommand_from show why retry reset resolve cancel help" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and not __fish_seen_subcommand_from show why retry reset resolve cancel help" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and not __fish_seen_subcommand_from show why retry reset resolve cancel help" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand step; and not __fish_seen_subcommand_from show why retry reset resolve cancel help" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand step; and not __fish_seen_subcommand_from show why retry reset resolve cancel help" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand step; and not __fish_seen_subcommand_from show why retry reset resolve cancel help" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand step; and not __fish_seen_subcommand_from show why retry reset resolve cancel help" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand step; and not __fish_seen_subcommand_from show why retry reset resolve cancel help" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand step; and not __fish_seen_subcommand_from show why retry reset resolve cancel help" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand step; and not __fish_seen_subcommand_from show why retry reset resolve cancel help" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand step; and not __fish_seen_subcommand_from show why retry reset resolve cancel help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand step; and not __fish_seen_subcommand_from show why retry reset resolve cancel help" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand step; and not __fish_seen_subcommand_from show why retry reset resolve cancel help" -f -a "show" -d 'Show the state, attempts, errors, result and history of a step'
complete -c tasker -n "__fish_tasker_using_subcommand step; and not __fish_seen_subcommand_from show why retry reset resolve cancel help" -f -a "why" -d 'Explain why a step is not done: the root cause and the command that fixes it'
complete -c tasker -n "__fish_tasker_using_subcommand step; and not __fish_seen_subcommand_from show why retry reset resolve cancel help" -f -a "retry" -d 'Retry failed steps at once'
complete -c tasker -n "__fish_tasker_using_subcommand step; and not __fish_seen_subcommand_from show why retry reset resolve cancel help" -f -a "reset" -d 'Reset failed steps, so that they have all their attempts again, at once'
complete -c tasker -n "__fish_tasker_using_subcommand step; and not __fish_seen_subcommand_from show why retry reset resolve cancel help" -f -a "resolve" -d 'Mark steps as done by hand, so that their children can run'
complete -c tasker -n "__fish_tasker_using_subcommand step; and not __fish_seen_subcommand_from show why retry reset resolve cancel help" -f -a "cancel" -d 'Cancel steps'
complete -c tasker -n "__fish_tasker_using_subcommand step; and not __fish_seen_subcommand_from show why retry reset resolve cancel help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from show" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from show" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from show" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from show" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from show" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from show" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from show" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from show" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from show" -l ancestors -d 'List every step that this step depends on, directly or indirectly'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from show" -l descendants -d 'List every step that depends on this step, directly or indirectly'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from show" -l history -d 'Show each attempt and where the step\'s time was spent'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from show" -l full -d 'Shorten nothing: show the whole result, standard error and lists of steps'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from show" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from show" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from show" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from why" -l old-transaction -d 'Report transactions open for at least this long: they keep dead rows in the queues (0s to 365days)' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from why" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from why" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from why" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from why" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from why" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from why" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from why" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from why" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from why" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from why" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from why" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from why" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from why" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from why" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from why" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from retry" -l cause -d 'Select the steps that `tasker stuck` lists under this cause, longest stuck first, instead of naming ids' -r -f -a "state_disagrees\t''
handler_missing\t''
not_retryable\t''
attempts_exhausted\t''
claimed_by_dead_worker\t''
claim_not_run\t''
queue_paused\t''
queue_bound\t''
no_worker\t''
cancelled\t''"
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from retry" -l namespace -d 'With --cause: only workflows in this namespace' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from retry" -l step -d 'With --cause: only the group that `tasker stuck` lists under this step' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from retry" -l older-than -d 'With --cause: only steps stuck for at least this long, such as 90s, 10m or 2h (0s to 3650days)' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from retry" -l limit -d 'With --cause: select at most this many steps (1 to 100,000)' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from retry" -l reason -d 'Record the reason, with your name, in the history of the steps' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from retry" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from retry" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from retry" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from retry" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from retry" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from retry" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from retry" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from retry" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from retry" -l dry-run -d 'Show what would change without changing anything'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from retry" -s y -l yes -d 'Do not ask for confirmation'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from retry" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from retry" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from retry" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from retry" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from retry" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from retry" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from reset" -l cause -d 'Select the steps that `tasker stuck` lists under this cause, longest stuck first, instead of naming ids' -r -f -a "state_disagrees\t''
handler_missing\t''
not_retryable\t''
attempts_exhausted\t''
claimed_by_dead_worker\t''
claim_not_run\t''
queue_paused\t''
queue_bound\t''
no_worker\t''
cancelled\t''"
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from reset" -l namespace -d 'With --cause: only workflows in this namespace' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from reset" -l step -d 'With --cause: only the group that `tasker stuck` lists under this step' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from reset" -l older-than -d 'With --cause: only steps stuck for at least this long, such as 90s, 10m or 2h (0s to 3650days)' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from reset" -l limit -d 'With --cause: select at most this many steps (1 to 100,000)' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from reset" -l reason -d 'Record the reason, with your name, in the history of the steps' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from reset" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from reset" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from reset" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from reset" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from reset" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from reset" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from reset" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from reset" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from reset" -l dry-run -d 'Show what would change without changing anything'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from reset" -s y -l yes -d 'Do not ask for confirmation'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from reset" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from reset" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from reset" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from reset" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from reset" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from reset" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from resolve" -l result -d 'Pass this result to the children: JSON, @FILE, or - for standard input' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from resolve" -l cause -d 'Select the steps that `tasker stuck` lists under this cause, longest stuck first, instead of naming ids' -r -f -a "state_disagrees\t''
handler_missing\t''
not_retryable\t''
attempts_exhausted\t''
claimed_by_dead_worker\t''
claim_not_run\t''
queue_paused\t''
queue_bound\t''
no_worker\t''
cancelled\t''"
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from resolve" -l namespace -d 'With --cause: only workflows in this namespace' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from resolve" -l step -d 'With --cause: only the group that `tasker stuck` lists under this step' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from resolve" -l older-than -d 'With --cause: only steps stuck for at least this long, such as 90s, 10m or 2h (0s to 3650days)' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from resolve" -l limit -d 'With --cause: select at most this many steps (1 to 100,000)' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from resolve" -l reason -d 'Record the reason, with your name, in the history of the steps' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from resolve" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from resolve" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from resolve" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from resolve" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from resolve" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from resolve" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from resolve" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from resolve" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from resolve" -l dry-run -d 'Show what would change without changing anything'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from resolve" -s y -l yes -d 'Do not ask for confirmation'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from resolve" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from resolve" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from resolve" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from resolve" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from resolve" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from resolve" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from cancel" -l cause -d 'Select the steps that `tasker stuck` lists under this cause, longest stuck first, instead of naming ids' -r -f -a "state_disagrees\t''
handler_missing\t''
not_retryable\t''
attempts_exhausted\t''
claimed_by_dead_worker\t''
claim_not_run\t''
queue_paused\t''
queue_bound\t''
no_worker\t''
cancelled\t''"
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from cancel" -l namespace -d 'With --cause: only workflows in this namespace' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from cancel" -l step -d 'With --cause: only the group that `tasker stuck` lists under this step' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from cancel" -l older-than -d 'With --cause: only steps stuck for at least this long, such as 90s, 10m or 2h (0s to 3650days)' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from cancel" -l limit -d 'With --cause: select at most this many steps (1 to 100,000)' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from cancel" -l reason -d 'Record the reason, with your name, in the history of the steps' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from cancel" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from cancel" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from cancel" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from cancel" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from cancel" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from cancel" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from cancel" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from cancel" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from cancel" -l dry-run -d 'Show what would change without changing anything'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from cancel" -s y -l yes -d 'Do not ask for confirmation'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from cancel" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from cancel" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from cancel" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from cancel" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from cancel" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from cancel" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show the state, attempts, errors, result and history of a step'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from help" -f -a "why" -d 'Explain why a step is not done: the root cause and the command that fixes it'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from help" -f -a "retry" -d 'Retry failed steps at once'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from help" -f -a "reset" -d 'Reset failed steps, so that they have all their attempts again, at once'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from help" -f -a "resolve" -d 'Mark steps as done by hand, so that their children can run'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from help" -f -a "cancel" -d 'Cancel steps'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand stuck" -l older-than -d 'Only list steps and queues stuck for at least this long, such as 90s, 10m or 2h (0s to 3650days)' -r
complete -c tasker -n "__fish_tasker_using_subcommand stuck" -l namespace -d 'Only list steps of workflows in this namespace; queues belong to no namespace and are left out' -r
complete -c tasker -n "__fish_tasker_using_subcommand stuck" -l fail-on -d 'Exit with status 3 if this cause affects at least N steps (1 to 10,000, default 1); can be repeated' -r
complete -c tasker -n "__fish_tasker_using_subcommand stuck" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand stuck" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand stuck" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand stuck" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand stuck" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand stuck" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand stuck" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand stuck" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand stuck" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand stuck" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand stuck" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand stuck" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand stuck" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand stuck" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand stuck" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and not __fish_seen_subcommand_from list pause resume bind unbind help" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand queue; and not __fish_seen_subcommand_from list pause resume bind unbind help" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand queue; and not __fish_seen_subcommand_from list pause resume bind unbind help" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand queue; and not __fish_seen_subcommand_from list pause resume bind unbind help" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand queue; and not __fish_seen_subcommand_from list pause resume bind unbind help" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand queue; and not __fish_seen_subcommand_from list pause resume bind unbind help" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand queue; and not __fish_seen_subcommand_from list pause resume bind unbind help" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand queue; and not __fish_seen_subcommand_from list pause resume bind unbind help" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand queue; and not __fish_seen_subcommand_from list pause resume bind unbind help" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and not __fish_seen_subcommand_from list pause resume bind unbind help" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and not __fish_seen_subcommand_from list pause resume bind unbind help" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and not __fish_seen_subcommand_from list pause resume bind unbind help" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and not __fish_seen_subcommand_from list pause resume bind unbind help" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and not __fish_seen_subcommand_from list pause resume bind unbind help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and not __fish_seen_subcommand_from list pause resume bind unbind help" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and not __fish_seen_subcommand_from list pause resume bind unbind help" -f -a "list" -d 'List queues with their waiting and running steps, workers and pauses'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and not __fish_seen_subcommand_from list pause resume bind unbind help" -f -a "pause" -d 'Pause a queue, so that workers claim none of its steps until it is resumed'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and not __fish_seen_subcommand_from list pause resume bind unbind help" -f -a "resume" -d 'Resume a paused queue, so that workers claim its steps again'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and not __fish_seen_subcommand_from list pause resume bind unbind help" -f -a "bind" -d 'Bind a queue to namespaces, so that it takes the steps of no other namespace'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and not __fish_seen_subcommand_from list pause resume bind unbind help" -f -a "unbind" -d 'Let a queue take the steps of every namespace again'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and not __fish_seen_subcommand_from list pause resume bind unbind help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from list" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from list" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from list" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from list" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from list" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from list" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from list" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from list" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from list" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from list" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from list" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from pause" -l reason -d 'Record the reason; `tasker step why` shows it with your name' -r
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from pause" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from pause" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from pause" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from pause" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from pause" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from pause" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from pause" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from pause" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from pause" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from pause" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from pause" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from pause" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from pause" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from pause" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from pause" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from resume" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from resume" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from resume" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from resume" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from resume" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from resume" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from resume" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from resume" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from resume" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from resume" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from resume" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from resume" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from resume" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from resume" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from resume" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from bind" -l namespace -d 'Take the steps of this namespace; can be repeated' -r
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from bind" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from bind" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from bind" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from bind" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from bind" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from bind" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from bind" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from bind" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from bind" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from bind" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from bind" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from bind" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from bind" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from bind" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from bind" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from unbind" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from unbind" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from unbind" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from unbind" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from unbind" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from unbind" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from unbind" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from unbind" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from unbind" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from unbind" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from unbind" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from unbind" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from unbind" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from unbind" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from unbind" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from help" -f -a "list" -d 'List queues with their waiting and running steps, workers and pauses'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from help" -f -a "pause" -d 'Pause a queue, so that workers claim none of its steps until it is resumed'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from help" -f -a "resume" -d 'Resume a paused queue, so that workers claim its steps again'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from help" -f -a "bind" -d 'Bind a queue to namespaces, so that it takes the steps of no other namespace'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from help" -f -a "unbind" -d 'Let a queue take the steps of every namespace again'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and not __fish_seen_subcommand_from run list health help" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand worker; and not __fish_seen_subcommand_from run list health help" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand worker; and not __fish_seen_subcommand_from run list health help" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand worker; and not __fish_seen_subcommand_from run list health help" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand worker; and not __fish_seen_subcommand_from run list health help" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand worker; and not __fish_seen_subcommand_from run list health help" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand worker; and not __fish_seen_subcommand_from run list health help" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand worker; and not __fish_seen_subcommand_from run list health help" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand worker; and not __fish_seen_subcommand_from run list health help" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and not __fish_seen_subcommand_from run list health help" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and not __fish_seen_subcommand_from run list health help" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and not __fish_seen_subcommand_from run list health help" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and not __fish_seen_subcommand_from run list health help" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and not __fish_seen_subcommand_from run list health help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and not __fish_seen_subcommand_from run list health help" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and not __fish_seen_subcommand_from run list health help" -f -a "run" -d 'Claim steps and run them'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and not __fish_seen_subcommand_from run list health help" -f -a "list" -d 'List the workers of a database'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and not __fish_seen_subcommand_from run list health help" -f -a "health" -d 'Ask a worker whether it is ready, for probes'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and not __fish_seen_subcommand_from run list health help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -s j -l concurrency -d 'Run up to this many steps in parallel (1 to 10,000) [default: 16]' -r
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -l queue -d 'Only serve this queue; can be repeated [default: all queues]' -r
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -l namespace -d 'Only run steps of workflows of this namespace; can be repeated [default: all namespaces]' -r
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -l handlers -d 'Only run steps with these handlers: command, sql, http, noop, sleep or fail [default: all]' -r -f -a "command\t''
sql\t''
http\t''
noop\t''
sleep\t''
fail\t''"
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -l poll-interval -d 'Check for work at least this often, even without notifications (10ms to 1h) [default: 1s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -l lease -d 'Let others rescue the steps of this worker if it is silent for this long (1s to 1day) [default: 30s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -l sql-connections -d 'Run up to this many `sql` steps in parallel, each on its own connection (1 to 1,000) [default: 8]' -r
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -l stop-timeout -d 'After a signal, give the running steps back if they take longer than this (0s to 30days) [default: no limit]' -r
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -l wait-for-database -d 'At the start, wait this long for a database that is away (0s to 30days) [default: no limit; 30s with --drain]' -r
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -l listen -d 'Answer Prometheus and probes over HTTP at this address and port: /metrics, /livez, /readyz' -r
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -l archive-to -d 'Let the upkeep move tasks whose retention is over to files in this directory' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -l drain -d 'Stop when no work is left'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -l no-wait -d 'Exit if the database cannot be reached at the start, like --wait-for-database 0s'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -l retry-backoff-disabled -d 'Retry failed steps at once; for test environments only'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -l no-upkeep -d 'Never do the upkeep, even if no other worker does'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -l archive-delete -d 'Let the upkeep delete tasks whose retention is over'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -l allow-root -d 'Run as root without a warning, for containers in which there is no other user'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from list" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from list" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from list" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from list" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from list" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from list" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from list" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from list" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from list" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from list" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from list" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from health" -l listen -d 'Ask the worker that listens at this address and port [default: worker.listen of tasker.toml]' -r
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from health" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from health" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from health" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from health" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from health" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from health" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from health" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from health" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from health" -l live -d 'Ask whether it is alive: it is, also while its database is away or it drains'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from health" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from health" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from health" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from health" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from health" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from health" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from health" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from help" -f -a "run" -d 'Claim steps and run them'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the workers of a database'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from help" -f -a "health" -d 'Ask a worker whether it is ready, for probes'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and not __fish_seen_subcommand_from run status help" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and not __fish_seen_subcommand_from run status help" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and not __fish_seen_subcommand_from run status help" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and not __fish_seen_subcommand_from run status help" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and not __fish_seen_subcommand_from run status help" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and not __fish_seen_subcommand_from run status help" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and not __fish_seen_subcommand_from run status help" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and not __fish_seen_subcommand_from run status help" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and not __fish_seen_subcommand_from run status help" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and not __fish_seen_subcommand_from run status help" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and not __fish_seen_subcommand_from run status help" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and not __fish_seen_subcommand_from run status help" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and not __fish_seen_subcommand_from run status help" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and not __fish_seen_subcommand_from run status help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and not __fish_seen_subcommand_from run status help" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and not __fish_seen_subcommand_from run status help" -f -a "run" -d 'Do the upkeep once, for databases without a worker that runs all the time'
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and not __fish_seen_subcommand_from run status help" -f -a "status" -d 'Show who does the upkeep, and the last run of each job'
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and not __fish_seen_subcommand_from run status help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and __fish_seen_subcommand_from run" -l archive-to -d 'Let the upkeep move tasks whose retention is over to files in this directory' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and __fish_seen_subcommand_from run" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and __fish_seen_subcommand_from run" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and __fish_seen_subcommand_from run" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and __fish_seen_subcommand_from run" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and __fish_seen_subcommand_from run" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and __fish_seen_subcommand_from run" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and __fish_seen_subcommand_from run" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and __fish_seen_subcommand_from run" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and __fish_seen_subcommand_from run" -l dry-run -d 'Show how much there is to do for each job, without doing it'
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and __fish_seen_subcommand_from run" -l archive-delete -d 'Let the upkeep delete tasks whose retention is over'
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and __fish_seen_subcommand_from run" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and __fish_seen_subcommand_from run" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and __fish_seen_subcommand_from run" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and __fish_seen_subcommand_from run" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and __fish_seen_subcommand_from run" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and __fish_seen_subcommand_from run" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and __fish_seen_subcommand_from run" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and __fish_seen_subcommand_from status" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and __fish_seen_subcommand_from status" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and __fish_seen_subcommand_from status" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and __fish_seen_subcommand_from status" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and __fish_seen_subcommand_from status" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and __fish_seen_subcommand_from status" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and __fish_seen_subcommand_from status" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and __fish_seen_subcommand_from status" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and __fish_seen_subcommand_from status" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and __fish_seen_subcommand_from status" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and __fish_seen_subcommand_from status" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and __fish_seen_subcommand_from status" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and __fish_seen_subcommand_from status" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and __fish_seen_subcommand_from status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and __fish_seen_subcommand_from status" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and __fish_seen_subcommand_from help" -f -a "run" -d 'Do the upkeep once, for databases without a worker that runs all the time'
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and __fish_seen_subcommand_from help" -f -a "status" -d 'Show who does the upkeep, and the last run of each job'
complete -c tasker -n "__fish_tasker_using_subcommand upkeep; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand serve" -l listen -d 'Listen on this IP address' -r
complete -c tasker -n "__fish_tasker_using_subcommand serve" -l port -d 'Listen on this port (0 to 65535); 0 lets the system choose one' -r
complete -c tasker -n "__fish_tasker_using_subcommand serve" -l base-path -d 'Serve all pages below this path, for a proxy that passes it on' -r
complete -c tasker -n "__fish_tasker_using_subcommand serve" -l name -d 'Show this name on every page, so that no database is mistaken for another' -r
complete -c tasker -n "__fish_tasker_using_subcommand serve" -l accent -d 'Mark every page with this colour: red, orange, yellow, green, blue, purple, gray or #rrggbb' -r
complete -c tasker -n "__fish_tasker_using_subcommand serve" -l link -d 'Link to another page, such as that of another database; can be repeated' -r
complete -c tasker -n "__fish_tasker_using_subcommand serve" -l allowed-host -d 'Also answer requests for this host; can be repeated' -r
complete -c tasker -n "__fish_tasker_using_subcommand serve" -l token-file -d 'Ask for the token in this file, its first line of at least 16 characters' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand serve" -l user-header -d 'Take the user\'s name from this header, which a proxy in front of this server sets, and refuse requests without it' -r
complete -c tasker -n "__fish_tasker_using_subcommand serve" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand serve" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand serve" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand serve" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand serve" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand serve" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand serve" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand serve" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand serve" -l allow-changes -d 'Let people retry, resolve and cancel steps and tasks, and pause and resume queues'
complete -c tasker -n "__fish_tasker_using_subcommand serve" -l read-only -d 'Change nothing, even with --allow-changes'
complete -c tasker -n "__fish_tasker_using_subcommand serve" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand serve" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand serve" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand serve" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand serve" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand serve" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand serve" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand check; and not __fish_seen_subcommand_from indexes plans statistics scale consistency schema health help" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and not __fish_seen_subcommand_from indexes plans statistics scale consistency schema health help" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and not __fish_seen_subcommand_from indexes plans statistics scale consistency schema health help" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and not __fish_seen_subcommand_from indexes plans statistics scale consistency schema health help" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and not __fish_seen_subcommand_from indexes plans statistics scale consistency schema health help" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and not __fish_seen_subcommand_from indexes plans statistics scale consistency schema health help" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand check; and not __fish_seen_subcommand_from indexes plans statistics scale consistency schema health help" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand check; and not __fish_seen_subcommand_from indexes plans statistics scale consistency schema health help" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand check; and not __fish_seen_subcommand_from indexes plans statistics scale consistency schema health help" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand check; and not __fish_seen_subcommand_from indexes plans statistics scale consistency schema health help" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand check; and not __fish_seen_subcommand_from indexes plans statistics scale consistency schema health help" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand check; and not __fish_seen_subcommand_from indexes plans statistics scale consistency schema health help" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand check; and not __fish_seen_subcommand_from indexes plans statistics scale consistency schema health help" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand check; and not __fish_seen_subcommand_from indexes plans statistics scale consistency schema health help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand check; and not __fish_seen_subcommand_from indexes plans statistics scale consistency schema health help" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand check; and not __fish_seen_subcommand_from indexes plans statistics scale consistency schema health help" -f -a "indexes" -d 'Show the use and the cost of each index, and find broken ones'
complete -c tasker -n "__fish_tasker_using_subcommand check; and not __fish_seen_subcommand_from indexes plans statistics scale consistency schema health help" -f -a "plans" -d 'Check query plans against expectations'
complete -c tasker -n "__fish_tasker_using_subcommand check; and not __fish_seen_subcommand_from indexes plans statistics scale consistency schema health help" -f -a "statistics" -d 'Save the planner\'s statistics, to check plans where the data is not'
complete -c tasker -n "__fish_tasker_using_subcommand check; and not __fish_seen_subcommand_from indexes plans statistics scale consistency schema health help" -f -a "scale" -d 'Check that the cost of queries grows no faster with the database than allowed'
complete -c tasker -n "__fish_tasker_using_subcommand check; and not __fish_seen_subcommand_from indexes plans statistics scale consistency schema health help" -f -a "consistency" -d 'Compare flags, counters and queues with the transitions they are derived from'
complete -c tasker -n "__fish_tasker_using_subcommand check; and not __fish_seen_subcommand_from indexes plans statistics scale consistency schema health help" -f -a "schema" -d 'Print the JSON Schema of check files'
complete -c tasker -n "__fish_tasker_using_subcommand check; and not __fish_seen_subcommand_from indexes plans statistics scale consistency schema health help" -f -a "health" -d 'Check the health of a live database: queries, queues, workers, memory, vacuum'
complete -c tasker -n "__fish_tasker_using_subcommand check; and not __fish_seen_subcommand_from indexes plans statistics scale consistency schema health help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from indexes" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from indexes" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from indexes" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from indexes" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from indexes" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from indexes" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from indexes" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from indexes" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from indexes" -l no-price -d 'Do not measure what each index costs writes'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from indexes" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from indexes" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from indexes" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from indexes" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from indexes" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from indexes" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from indexes" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l file -d 'Check the queries of these files or directories instead of tasker\'s own' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l sql-dir -d 'Let the files name SQL files anywhere below this directory [default: the directory of each file]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l query -d 'Only check this query; can be repeated' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l tier -d 'Only check this tier [default: both]' -r -f -a "possible\t'Whether an index can serve the query; needs no data'
chosen\t'Whether the planner chooses it for the current data'"
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l at-scale -d 'Check in a temporary database with this many tasks (1 to 10,000,000), and run each query' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l statistics -d 'Plan with the statistics of this file, which `tasker check statistics save` wrote, instead of a database' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l on -d 'Plan on this major version of PostgreSQL, or on the server programs in this folder [default: that of the statistics]' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l from -d 'Check the statements that the server has counted, by what they look like without their constants' -r -f -a "pg_stat_statements\t'The extension pg_stat_statements, of the database that is checked'"
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l from-log -d 'Check the plans that auto_explain wrote to this log of the server, as they are; can be repeated' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l schema-file -d 'Check in a temporary database that this SQL file fills with tables; can be repeated' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l fill -d 'Run this SQL file in the temporary database after --schema-file, to fill its tables; can be repeated' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l timeout -d 'Stop a query after this long (1ms to 1day)' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l set -d 'Use this value of a server setting while planning; can be repeated' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l save-plans -d 'Save every plan as a file in this folder, for viewers of JSON plans' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l baseline -d 'Compare the chosen plans with this file, by nodes, tables and indexes but not by costs' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l base -d 'Compare the chosen plans with those of this database, and fail if one of them is better there' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l migration -d 'Compare the plans before and after this SQL file, in a copy of the database without rows; can be repeated' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l init -d 'Write a first file of checks for the costly statements in pg_stat_statements [default: checks.yaml]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'
junit\t'JUnit XML, which CI servers show as tests'
github\t'Annotations for GitHub Actions, at the lines they concern'
gitlab\t'A Code Quality report, for merge requests in GitLab'
sarif\t'SARIF 2.1.0, for code scanning'
tap\t'The Test Anything Protocol, for test harnesses'"
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l analyze -d 'Also run each query once, and roll it back'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l keep-settings -d 'Plan with the server\'s own settings, without pinning any'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l enforce-time -d 'Also fail if a query takes longer than its file allows'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l show-plans -d 'Draw every plan, not only the plans with findings'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l update-baseline -d 'Write the chosen plans to the file of --baseline, and print the changes'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l migrate-up -d 'Compare the plans before and after the missing migrations of tasker, as `tasker migrate up` would apply them'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l force -d 'Overwrite the file of --init if it exists'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from statistics" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from statistics" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from statistics" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from statistics" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from statistics" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from statistics" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from statistics" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from statistics" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from statistics" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from statistics" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from statistics" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from statistics" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from statistics" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from statistics" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from statistics" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from statistics" -f -a "save" -d 'Save the planner\'s statistics of a database in a file'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from statistics" -f -a "schema" -d 'Print the JSON Schema of files of statistics'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from statistics" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from scale" -l sizes -d 'Measure with this many tasks of seven steps and eight edges (1 to 10,000,000); at least two sizes' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from scale" -l progress -d 'Measure with tasks at these stages, each in its own database' -r -f -a "waiting\t'No step has run yet'
mixed\t'A third complete, a quarter running, the rest waiting, failed or cancelled'
failing\t'Every task has a failure: in backoff, stuck, or recovered'
history\t'All complete except three tasks in a hundred'"
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from scale" -l file -d 'Measure the queries of these files or directories instead of tasker\'s own' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from scale" -l sql-dir -d 'Let the files name SQL files anywhere below this directory [default: the directory of each file]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from scale" -l query -d 'Only measure this query, and show every case; can be repeated' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from scale" -l timeout -d 'Stop a query after this long (1ms to 1day)' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from scale" -l chart -d 'Write a chart of the pages to this SVG file' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from scale" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'
junit\t'JUnit XML, which CI servers show as tests'
github\t'Annotations for GitHub Actions, at the lines they concern'
gitlab\t'A Code Quality report, for merge requests in GitLab'
sarif\t'SARIF 2.1.0, for code scanning'
tap\t'The Test Anything Protocol, for test harnesses'"
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from scale" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from scale" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from scale" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from scale" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from scale" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from scale" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from scale" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from scale" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from scale" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from scale" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from scale" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from scale" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from scale" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from scale" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from consistency" -l task -d 'Only compare this task, by id or identity; can be repeated' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from consistency" -l resume -d 'Continue an interrupted check at the position that it printed' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from consistency" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from consistency" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from consistency" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from consistency" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from consistency" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from consistency" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from consistency" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from consistency" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from consistency" -l repair -d 'Write the derived values where they differ'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from consistency" -l dry-run -d 'Show what a repair would do without doing it'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from consistency" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from consistency" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from consistency" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from consistency" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from consistency" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from consistency" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from consistency" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from schema" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from schema" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from schema" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from schema" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from schema" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from schema" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from schema" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from schema" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from schema" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from schema" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from schema" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from schema" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from schema" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from schema" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from schema" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from health" -l budget -d 'Allow each of tasker\'s own reads to take this long (1us to 1h)' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from health" -l watch -d 'Check again at this interval (1s to 1day), until interrupted' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from health" -l skip -d 'Skip this check; can be repeated' -r -f -a "query_time\t''
indexes_valid\t''
indexes_unused\t''
cache_hits\t''
spills\t''
failure_rate\t''
failed_for_good\t''
backoff_respected\t''
backoff_overdue\t''
oldest_ready\t''
claim_lag\t''
queues_served\t''
workers_alive\t''
claims_run\t''
dead_tuples\t''
vacuum\t''
statistics\t''
horizon\t''
wraparound\t''
connections\t''
blocked_sessions\t''
replication_lag\t''
wal_kept\t''
checkpoints\t''
sequences\t''
counts_folded\t''
upkeep_jobs\t''
retention\t''
disk_left\t''
collations\t''
schema_open\t''
row_security\t''
consistency\t''"
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from health" -l bound -d 'Use other bounds for a check, such as oldest_ready=5m or cache_hits=90%,70%; can be repeated' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from health" -l disk-size -d 'The size of the disk that the database may fill, such as 500GB, for the check disk_left' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from health" -l fail-on -d 'Exit with status 3 if a check has this status or a worse one' -r -f -a "warn\t''
fail\t''"
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from health" -l output -d 'Write the answer to this file, replacing it as a whole each time' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from health" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'
prometheus\t'Metrics in text format, for Prometheus'"
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from health" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from health" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from health" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from health" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from health" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from health" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from health" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from health" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from health" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from health" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from health" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from health" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from health" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from health" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from help" -f -a "indexes" -d 'Show the use and the cost of each index, and find broken ones'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from help" -f -a "plans" -d 'Check query plans against expectations'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from help" -f -a "statistics" -d 'Save the planner\'s statistics, to check plans where the data is not'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from help" -f -a "scale" -d 'Check that the cost of queries grows no faster with the database than allowed'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from help" -f -a "consistency" -d 'Compare flags, counters and queues with the transitions they are derived from'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from help" -f -a "schema" -d 'Print the JSON Schema of check files'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from help" -f -a "health" -d 'Check the health of a live database: queries, queues, workers, memory, vacuum'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and not __fish_seen_subcommand_from run status list show restore help" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand archive; and not __fish_seen_subcommand_from run status list show restore help" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand archive; and not __fish_seen_subcommand_from run status list show restore help" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand archive; and not __fish_seen_subcommand_from run status list show restore help" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand archive; and not __fish_seen_subcommand_from run status list show restore help" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand archive; and not __fish_seen_subcommand_from run status list show restore help" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand archive; and not __fish_seen_subcommand_from run status list show restore help" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand archive; and not __fish_seen_subcommand_from run status list show restore help" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand archive; and not __fish_seen_subcommand_from run status list show restore help" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and not __fish_seen_subcommand_from run status list show restore help" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and not __fish_seen_subcommand_from run status list show restore help" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and not __fish_seen_subcommand_from run status list show restore help" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and not __fish_seen_subcommand_from run status list show restore help" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and not __fish_seen_subcommand_from run status list show restore help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and not __fish_seen_subcommand_from run status list show restore help" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and not __fish_seen_subcommand_from run status list show restore help" -f -a "run" -d 'Move tasks that ended long enough ago out of the database'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and not __fish_seen_subcommand_from run status list show restore help" -f -a "status" -d 'Show the retention of each workflow, and why its oldest task is still here'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and not __fish_seen_subcommand_from run status list show restore help" -f -a "list" -d 'List what was archived or deleted, newest first'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and not __fish_seen_subcommand_from run status list show restore help" -f -a "show" -d 'Show an archived task'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and not __fish_seen_subcommand_from run status list show restore help" -f -a "restore" -d 'Bring archived tasks back into the database'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and not __fish_seen_subcommand_from run status list show restore help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from run" -l older-than -d 'Also take tasks of workflows without a retention that ended longer ago than this; other workflows can keep theirs longer (0s to 1000years)' -r
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from run" -l namespace -d 'Only take tasks of workflows in this namespace' -r
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from run" -l name -d 'Only take tasks of workflows with this name' -r
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from run" -l to -d 'Write the tasks to files in this directory before they are deleted' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from run" -l limit -d 'Take at most this many tasks (1 to 1,000,000,000)' -r
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from run" -l load -d 'Work in this share of the time, in percent, and rest for the remainder (1 to 100)' -r
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from run" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from run" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from run" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from run" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from run" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from run" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from run" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from run" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from run" -l delete -d 'Delete the tasks without writing them to files'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from run" -l dry-run -d 'Show what would be taken without taking it'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from run" -s y -l yes -d 'Do not ask for confirmation'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from run" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from run" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from run" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from run" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from run" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from run" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from status" -l namespace -d 'Only show workflows in this namespace' -r
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from status" -l name -d 'Only show workflows with this name' -r
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from status" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from status" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from status" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from status" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from status" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from status" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from status" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from status" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from status" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from status" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from status" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from status" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from status" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from status" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from list" -l limit -d 'List at most this many (1 to 10,000)' -r
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from list" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from list" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from list" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from list" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from list" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from list" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from list" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from list" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from list" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from list" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from list" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from show" -l from -d 'Look in this archive, or in this part of one, without asking the database' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from show" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from show" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from show" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from show" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from show" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from show" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from show" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from show" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from show" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from show" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from show" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from restore" -l from -d 'Restore from this archive, or from this part of one' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from restore" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from restore" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from restore" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from restore" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from restore" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from restore" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from restore" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from restore" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from restore" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from restore" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from restore" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from restore" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from restore" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from restore" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from restore" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from help" -f -a "run" -d 'Move tasks that ended long enough ago out of the database'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from help" -f -a "status" -d 'Show the retention of each workflow, and why its oldest task is still here'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from help" -f -a "list" -d 'List what was archived or deleted, newest first'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show an archived task'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from help" -f -a "restore" -d 'Bring archived tasks back into the database'
complete -c tasker -n "__fish_tasker_using_subcommand archive; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and not __fish_seen_subcommand_from throughput latency seed readiness faults help" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and not __fish_seen_subcommand_from throughput latency seed readiness faults help" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and not __fish_seen_subcommand_from throughput latency seed readiness faults help" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and not __fish_seen_subcommand_from throughput latency seed readiness faults help" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and not __fish_seen_subcommand_from throughput latency seed readiness faults help" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and not __fish_seen_subcommand_from throughput latency seed readiness faults help" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand bench; and not __fish_seen_subcommand_from throughput latency seed readiness faults help" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand bench; and not __fish_seen_subcommand_from throughput latency seed readiness faults help" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand bench; and not __fish_seen_subcommand_from throughput latency seed readiness faults help" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and not __fish_seen_subcommand_from throughput latency seed readiness faults help" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and not __fish_seen_subcommand_from throughput latency seed readiness faults help" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and not __fish_seen_subcommand_from throughput latency seed readiness faults help" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and not __fish_seen_subcommand_from throughput latency seed readiness faults help" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and not __fish_seen_subcommand_from throughput latency seed readiness faults help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and not __fish_seen_subcommand_from throughput latency seed readiness faults help" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and not __fish_seen_subcommand_from throughput latency seed readiness faults help" -f -a "throughput" -d 'Measure the steps per second that workers claim and complete'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and not __fish_seen_subcommand_from throughput latency seed readiness faults help" -f -a "latency" -d 'Measure the time from submitting a task to its start and its end'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and not __fish_seen_subcommand_from throughput latency seed readiness faults help" -f -a "seed" -d 'Fill a database with generated tasks'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and not __fish_seen_subcommand_from throughput latency seed readiness faults help" -f -a "readiness" -d 'Measure how the cost of queries grows with the database'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and not __fish_seen_subcommand_from throughput latency seed readiness faults help" -f -a "faults" -d 'Make random faults while workers run random workflows, and check that nothing is lost or done twice'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and not __fish_seen_subcommand_from throughput latency seed readiness faults help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from throughput" -l tasks -d 'Submit this many tasks of seven steps (1 to 10,000,000)' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from throughput" -l workers -d 'Run this many workers, each with its own connections (1 to 1,000)' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from throughput" -l through -d 'Let the workers connect through this transaction pooler, which must lead to the same server' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from throughput" -s j -l concurrency -d 'Run this many steps in parallel in each worker (1 to 10,000)' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from throughput" -l indexes -d 'Build these indexes: `lean`, `all`, or `lean` and the names of others [default: lean]' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from throughput" -l backlog -d 'Measure again with this many ready steps in the queue (1 to 100,000,000)' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from throughput" -l history -d 'Measure again with this many transitions of earlier tasks in the tables (1 to 1,000,000,000)' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from throughput" -l due -d 'Measure again while the backoff of this many steps of earlier tasks ends at once (1 to 100,000,000)' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from throughput" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from throughput" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from throughput" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from throughput" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from throughput" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from throughput" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from throughput" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from throughput" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from throughput" -l held-transaction -d 'Measure again while another transaction stays open'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from throughput" -l breakdown -d 'Say where the time goes: CPU and write-ahead log, the exchanges, what the server waits for'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from throughput" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from throughput" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from throughput" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from throughput" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from throughput" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from throughput" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from throughput" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from latency" -l rounds -d 'Run this many tasks of each shape (1 to 100,000)' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from latency" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from latency" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from latency" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from latency" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from latency" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from latency" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from latency" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from latency" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from latency" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from latency" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from latency" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from latency" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from latency" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from latency" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from latency" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from seed" -l tasks -d 'Add this many tasks (1 to 100,000,000)' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from seed" -l shape -d 'Give each task a DAG of this shape' -r -f -a "diamond\t'Seven steps and eight edges: a root, three branches, two joins, an end'
linear\t'Ten steps in a row'
fan-out\t'One step with a thousand children'
fan-in\t'A thousand steps with one common child'
lattice\t'200 levels of two steps, each depending on both steps of the level before'
random\t'Eight workflows of 2 to 20 steps, generated from --seed'"
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from seed" -l progress -d 'Leave the tasks at this stage' -r -f -a "waiting\t'No step has run yet'
mixed\t'A third complete, a quarter running, the rest waiting, failed or cancelled'
failing\t'Every task has a failure: in backoff, stuck, or recovered'
history\t'All complete except three tasks in a hundred'"
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from seed" -l seed -d 'Seed the random numbers: the same seed generates the same tasks' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from seed" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from seed" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from seed" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from seed" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from seed" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from seed" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from seed" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from seed" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from seed" -l no-analyze -d 'Do not run ANALYZE: the planner has no statistics, as after loading a dump'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from seed" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from seed" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from seed" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from seed" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from seed" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from seed" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from seed" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from readiness" -l sizes -d 'Measure with this many tasks of seven steps and eight edges, at every stage (1 to 10,000,000)' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from readiness" -l versions -d 'Measure these versions of the views' -r -f -a "v1\t'Naive: sorts every transition to find the states'
v2\t'For queries about all tasks: one grouped pass over everything'
v3\t'For any query: the cost depends on the rows requested'"
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from readiness" -l indexes -d 'Build these indexes: `lean`, `all`, or `lean` and the names of others [default: lean]' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from readiness" -l timeout -d 'Stop a query after this long, and skip it at larger sizes (1ms to 1day)' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from readiness" -l chart -d 'Write a chart of the times to this SVG file' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from readiness" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from readiness" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from readiness" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from readiness" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from readiness" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from readiness" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from readiness" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from readiness" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from readiness" -l no-analyze -d 'Do not run ANALYZE: the planner has no statistics, as after loading a dump'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from readiness" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from readiness" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from readiness" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from readiness" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from readiness" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from readiness" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from readiness" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from faults" -l minutes -d 'Make faults for this long (1 to 100,000) [default: 1, without --faults]' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from faults" -l faults -d 'End after this many faults (1 to 1,000,000,000)' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from faults" -l workers -d 'Run this many worker processes (2 to 64)' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from faults" -l seed -d 'Draw the same workflows and the same order of faults for each worker again [default: random]' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from faults" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from faults" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from faults" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from faults" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from faults" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from faults" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from faults" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from faults" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from faults" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from faults" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from faults" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from faults" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from faults" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from faults" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from faults" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from help" -f -a "throughput" -d 'Measure the steps per second that workers claim and complete'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from help" -f -a "latency" -d 'Measure the time from submitting a task to its start and its end'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from help" -f -a "seed" -d 'Fill a database with generated tasks'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from help" -f -a "readiness" -d 'Measure how the cost of queries grows with the database'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from help" -f -a "faults" -d 'Make random faults while workers run random workflows, and check that nothing is lost or done twice'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and not __fish_seen_subcommand_from completions man help" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand generate; and not __fish_seen_subcommand_from completions man help" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand generate; and not __fish_seen_subcommand_from completions man help" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand generate; and not __fish_seen_subcommand_from completions man help" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand generate; and not __fish_seen_subcommand_from completions man help" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand generate; and not __fish_seen_subcommand_from completions man help" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand generate; and not __fish_seen_subcommand_from completions man help" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand generate; and not __fish_seen_subcommand_from completions man help" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand generate; and not __fish_seen_subcommand_from completions man help" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and not __fish_seen_subcommand_from completions man help" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and not __fish_seen_subcommand_from completions man help" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and not __fish_seen_subcommand_from completions man help" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and not __fish_seen_subcommand_from completions man help" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and not __fish_seen_subcommand_from completions man help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and not __fish_seen_subcommand_from completions man help" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and not __fish_seen_subcommand_from completions man help" -f -a "completions" -d 'Generate a shell completion script'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and not __fish_seen_subcommand_from completions man help" -f -a "man" -d 'Generate the man pages'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and not __fish_seen_subcommand_from completions man help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from completions" -l dir -d 'Write to this folder instead: the script of SHELL, or of every shell if SHELL is omitted' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from completions" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from completions" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from completions" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from completions" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from completions" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from completions" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from completions" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from completions" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from completions" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from completions" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from completions" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from completions" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from completions" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from completions" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from man" -l dir -d 'Write every page to this folder' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from man" -l database-url -d 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from man" -l profile -d 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml' -r
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from man" -l read-url -d 'Let commands that only read ask this replica, in the same forms; an empty one turns it off' -r
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from man" -l max-lag -d 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from man" -l schema -d 'Use tasker\'s tables in this schema [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from man" -l format -d 'Print the answer in this format [default: table]' -r -f -a "table\t'Text and tables, for people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from man" -l color -d 'Use colours automatically, always or never [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from man" -l config -d 'Read settings from this file [default: tasker.toml in the current directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from man" -s y -l yes -d 'Change the database of a production profile, or revert migrations, without asking'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from man" -l require-database -d 'Refuse to make or use a private PostgreSQL where no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from man" -l pooler -d 'Keep no session state, for connections through a transaction pooler such as pgbouncer'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from man" -s q -l quiet -d 'Print only the answer, without progress messages and notes'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from man" -s v -l verbose -d 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from man" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from man" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from help" -f -a "completions" -d 'Generate a shell completion script'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from help" -f -a "man" -d 'Generate the man pages'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand help; and not __fish_seen_subcommand_from demo db migrate template task step stuck queue worker upkeep serve check archive bench generate help" -f -a "demo" -d 'Run an example workflow from start to finish in under a minute'
complete -c tasker -n "__fish_tasker_using_subcommand help; and not __fish_seen_subcommand_from demo db migrate template task step stuck queue worker upkeep serve check archive bench generate help" -f -a "db" -d 'Manage the private PostgreSQL that tasker uses when no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand help; and not __fish_seen_subcommand_from demo db migrate template task step stuck queue worker upkeep serve check archive bench generate help" -f -a "migrate" -d 'Migrate a database to the schema this program needs'
complete -c tasker -n "__fish_tasker_using_subcommand help; and not __fish_seen_subcommand_from demo db migrate template task step stuck queue worker upkeep serve check archive bench generate help" -f -a "template" -d 'Check workflow files, apply them to a database, and show applied workflows'
complete -c tasker -n "__fish_tasker_using_subcommand help; and not __fish_seen_subcommand_from demo db migrate template task step stuck queue worker upkeep serve check archive bench generate help" -f -a "task" -d 'Submit tasks, inspect them, and change them by hand'
complete -c tasker -n "__fish_tasker_using_subcommand help; and not __fish_seen_subcommand_from demo db migrate template task step stuck queue worker upkeep serve check archive bench generate help" -f -a "step" -d 'Inspect steps and change them by hand'
complete -c tasker -n "__fish_tasker_using_subcommand help; and not __fish_seen_subcommand_from demo db migrate template task step stuck queue worker upkeep serve check archive bench generate help" -f -a "stuck" -d 'List stuck steps by root cause, with the command that fixes each'
complete -c tasker -n "__fish_tasker_using_subcommand help; and not __fish_seen_subcommand_from demo db migrate template task step stuck queue worker upkeep serve check archive bench generate help" -f -a "queue" -d 'List, pause, resume and bind queues'
complete -c tasker -n "__fish_tasker_using_subcommand help; and not __fish_seen_subcommand_from demo db migrate template task step stuck queue worker upkeep serve check archive bench generate help" -f -a "worker" -d 'Run workers and list them'
complete -c tasker -n "__fish_tasker_using_subcommand help; and not __fish_seen_subcommand_from demo db migrate template task step stuck queue worker upkeep serve check archive bench generate help" -f -a "upkeep" -d 'Do what one worker at a time does for all, and show its state'
complete -c tasker -n "__fish_tasker_using_subcommand help; and not __fish_seen_subcommand_from demo db migrate template task step stuck queue worker upkeep serve check archive bench generate help" -f -a "serve" -d 'Serve a web page: tasks, their graphs and reasons, stuck steps, queues and workers'
complete -c tasker -n "__fish_tasker_using_subcommand help; and not __fish_seen_subcommand_from demo db migrate template task step stuck queue worker upkeep serve check archive bench generate help" -f -a "check" -d 'Check a live database for problems, and print the fix for each'
complete -c tasker -n "__fish_tasker_using_subcommand help; and not __fish_seen_subcommand_from demo db migrate template task step stuck queue worker upkeep serve check archive bench generate help" -f -a "archive" -d 'Move ended tasks out of the database, read them, and bring them back'
complete -c tasker -n "__fish_tasker_using_subcommand help; and not __fish_seen_subcommand_from demo db migrate template task step stuck queue worker upkeep serve check archive bench generate help" -f -a "bench" -d 'Measure tasker on your own hardware'
complete -c tasker -n "__fish_tasker_using_subcommand help; and not __fish_seen_subcommand_from demo db migrate template task step stuck queue worker upkeep serve check archive bench generate help" -f -a "generate" -d 'Generate shell completions and man pages'
complete -c tasker -n "__fish_tasker_using_subcommand help; and not __fish_seen_subcommand_from demo db migrate template task step stuck queue worker upkeep serve check archive bench generate help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from db" -f -a "start" -d 'Start the private PostgreSQL, creating its cluster on first use'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from db" -f -a "stop" -d 'Stop the private PostgreSQL'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from db" -f -a "status" -d 'Show whether the private PostgreSQL is running, where, and in which version'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from db" -f -a "url" -d 'Print the URL of the private PostgreSQL'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from db" -f -a "psql" -d 'Open psql on the private PostgreSQL'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from db" -f -a "destroy" -d 'Stop the private PostgreSQL and delete its data'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from migrate" -f -a "plan" -d 'Show the statements that `migrate up` would run, and the locks they would wait for'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from migrate" -f -a "up" -d 'Apply missing schema versions, indexes and views'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from migrate" -f -a "status" -d 'Show the state of each version, view and index, and how the database differs from them'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from migrate" -f -a "verify" -d 'Verify that a roll-out is complete and works'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from migrate" -f -a "down" -d 'Drop indexes, or move the views back to the previous version'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from migrate" -f -a "views" -d 'List the views, or move them to another version'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from migrate" -f -a "adopt" -d 'Take over a database of the Rails engine Tasker'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from template" -f -a "check" -d 'Check workflow files and report all errors at once'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from template" -f -a "apply" -d 'Store workflows, so that tasks of them can be submitted'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from template" -f -a "list" -d 'List applied workflows'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from template" -f -a "show" -d 'Show a workflow'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from template" -f -a "graph" -d 'Draw the steps of a workflow'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from template" -f -a "schema" -d 'Print the JSON Schema of workflow files'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from task" -f -a "submit" -d 'Submit one task or a batch of tasks'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from task" -f -a "list" -d 'List tasks, newest first'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from task" -f -a "count" -d 'Count tasks by workflow and state'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from task" -f -a "stats" -d 'Count the attempts at steps, and measure how long they waited and ran'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from task" -f -a "show" -d 'Show a task as a tree of steps, or where its time was spent'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from task" -f -a "graph" -d 'Draw the steps of a task with their states and levels'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from task" -f -a "watch" -d 'Follow a task until it ends'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from task" -f -a "why" -d 'Explain why a task is not done: the root cause and the command that fixes it'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from task" -f -a "retry" -d 'Retry all failed steps of tasks at once'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from task" -f -a "resolve" -d 'Mark all unfinished steps of tasks as done by hand'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from task" -f -a "cancel" -d 'Cancel tasks and all of their unfinished steps'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from step" -f -a "show" -d 'Show the state, attempts, errors, result and history of a step'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from step" -f -a "why" -d 'Explain why a step is not done: the root cause and the command that fixes it'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from step" -f -a "retry" -d 'Retry failed steps at once'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from step" -f -a "reset" -d 'Reset failed steps, so that they have all their attempts again, at once'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from step" -f -a "resolve" -d 'Mark steps as done by hand, so that their children can run'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from step" -f -a "cancel" -d 'Cancel steps'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from queue" -f -a "list" -d 'List queues with their waiting and running steps, workers and pauses'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from queue" -f -a "pause" -d 'Pause a queue, so that workers claim none of its steps until it is resumed'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from queue" -f -a "resume" -d 'Resume a paused queue, so that workers claim its steps again'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from queue" -f -a "bind" -d 'Bind a queue to namespaces, so that it takes the steps of no other namespace'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from queue" -f -a "unbind" -d 'Let a queue take the steps of every namespace again'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from worker" -f -a "run" -d 'Claim steps and run them'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from worker" -f -a "list" -d 'List the workers of a database'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from worker" -f -a "health" -d 'Ask a worker whether it is ready, for probes'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from upkeep" -f -a "run" -d 'Do the upkeep once, for databases without a worker that runs all the time'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from upkeep" -f -a "status" -d 'Show who does the upkeep, and the last run of each job'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from check" -f -a "indexes" -d 'Show the use and the cost of each index, and find broken ones'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from check" -f -a "plans" -d 'Check query plans against expectations'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from check" -f -a "statistics" -d 'Save the planner\'s statistics, to check plans where the data is not'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from check" -f -a "scale" -d 'Check that the cost of queries grows no faster with the database than allowed'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from check" -f -a "consistency" -d 'Compare flags, counters and queues with the transitions they are derived from'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from check" -f -a "schema" -d 'Print the JSON Schema of check files'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from check" -f -a "health" -d 'Check the health of a live database: queries, queues, workers, memory, vacuum'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from archive" -f -a "run" -d 'Move tasks that ended long enough ago out of the database'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from archive" -f -a "status" -d 'Show the retention of each workflow, and why its oldest task is still here'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from archive" -f -a "list" -d 'List what was archived or deleted, newest first'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from archive" -f -a "show" -d 'Show an archived task'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from archive" -f -a "restore" -d 'Bring archived tasks back into the database'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from bench" -f -a "throughput" -d 'Measure the steps per second that workers claim and complete'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from bench" -f -a "latency" -d 'Measure the time from submitting a task to its start and its end'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from bench" -f -a "seed" -d 'Fill a database with generated tasks'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from bench" -f -a "readiness" -d 'Measure how the cost of queries grows with the database'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from bench" -f -a "faults" -d 'Make random faults while workers run random workflows, and check that nothing is lost or done twice'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from generate" -f -a "completions" -d 'Generate a shell completion script'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from generate" -f -a "man" -d 'Generate the man pages'
