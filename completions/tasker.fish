# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_tasker_global_optspecs
    string join \n database-url= schema= pooler format= color= q/quiet v/verbose config= h/help V/version
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

complete -c tasker -n "__fish_tasker_needs_command" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_needs_command" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_needs_command" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_needs_command" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_needs_command" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_needs_command" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_needs_command" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_needs_command" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_needs_command" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_needs_command" -f -a "demo" -d 'See a whole workflow run in under a minute'
complete -c tasker -n "__fish_tasker_needs_command" -f -a "db" -d 'The private PostgreSQL used when no database is named'
complete -c tasker -n "__fish_tasker_needs_command" -f -a "migrate" -d 'Bring a database to the schema this program needs'
complete -c tasker -n "__fish_tasker_needs_command" -f -a "template" -d 'Workflow templates: the YAML files and those applied to a database'
complete -c tasker -n "__fish_tasker_needs_command" -f -a "task" -d 'Submit tasks and see how they go'
complete -c tasker -n "__fish_tasker_needs_command" -f -a "step" -d 'Look at steps, and change them by hand'
complete -c tasker -n "__fish_tasker_needs_command" -f -a "stuck" -d 'List what will not move by itself, over all tasks, with the commands that fix it'
complete -c tasker -n "__fish_tasker_needs_command" -f -a "queue" -d 'See what waits in each queue, pause queues and resume them'
complete -c tasker -n "__fish_tasker_needs_command" -f -a "worker" -d 'Run workers and see who is working'
complete -c tasker -n "__fish_tasker_needs_command" -f -a "check" -d 'Look for what is wrong with a live database, and for what fixes it'
complete -c tasker -n "__fish_tasker_needs_command" -f -a "bench" -d 'Measure this program on your own hardware'
complete -c tasker -n "__fish_tasker_needs_command" -f -a "generate" -d 'Write completions and man pages'
complete -c tasker -n "__fish_tasker_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand demo" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand demo" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand demo" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand demo" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand demo" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand demo" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand demo" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand demo" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand demo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand demo" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql destroy help" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql destroy help" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql destroy help" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql destroy help" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql destroy help" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql destroy help" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql destroy help" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql destroy help" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql destroy help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql destroy help" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql destroy help" -f -a "start" -d 'Start the private PostgreSQL, making its cluster the first time'
complete -c tasker -n "__fish_tasker_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql destroy help" -f -a "stop" -d 'Stop the private PostgreSQL'
complete -c tasker -n "__fish_tasker_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql destroy help" -f -a "status" -d 'Show whether the private PostgreSQL runs, where and which version'
complete -c tasker -n "__fish_tasker_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql destroy help" -f -a "url" -d 'Print the URL of the private PostgreSQL'
complete -c tasker -n "__fish_tasker_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql destroy help" -f -a "psql" -d 'Open psql on the private PostgreSQL'
complete -c tasker -n "__fish_tasker_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql destroy help" -f -a "destroy" -d 'Stop the private PostgreSQL and delete its data'
complete -c tasker -n "__fish_tasker_using_subcommand db; and not __fish_seen_subcommand_from start stop status url psql destroy help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from start" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from start" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from start" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from start" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from start" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from start" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from start" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from start" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from start" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from start" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from stop" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from stop" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from stop" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from stop" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from stop" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from stop" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from stop" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from stop" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from stop" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from stop" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from status" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from status" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from status" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from status" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from status" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from status" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from status" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from status" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from status" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from url" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from url" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from url" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from url" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from url" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from url" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from url" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from url" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from url" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from url" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from psql" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from psql" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from psql" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from psql" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from psql" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from psql" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from psql" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from psql" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from psql" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from psql" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from destroy" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from destroy" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from destroy" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from destroy" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from destroy" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from destroy" -s y -l yes -d 'Delete without asking'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from destroy" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from destroy" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from destroy" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from destroy" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from destroy" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from help" -f -a "start" -d 'Start the private PostgreSQL, making its cluster the first time'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from help" -f -a "stop" -d 'Stop the private PostgreSQL'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from help" -f -a "status" -d 'Show whether the private PostgreSQL runs, where and which version'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from help" -f -a "url" -d 'Print the URL of the private PostgreSQL'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from help" -f -a "psql" -d 'Open psql on the private PostgreSQL'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from help" -f -a "destroy" -d 'Stop the private PostgreSQL and delete its data'
complete -c tasker -n "__fish_tasker_using_subcommand db; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and not __fish_seen_subcommand_from plan up status verify down views help" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and not __fish_seen_subcommand_from plan up status verify down views help" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and not __fish_seen_subcommand_from plan up status verify down views help" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and not __fish_seen_subcommand_from plan up status verify down views help" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and not __fish_seen_subcommand_from plan up status verify down views help" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and not __fish_seen_subcommand_from plan up status verify down views help" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and not __fish_seen_subcommand_from plan up status verify down views help" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and not __fish_seen_subcommand_from plan up status verify down views help" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and not __fish_seen_subcommand_from plan up status verify down views help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and not __fish_seen_subcommand_from plan up status verify down views help" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and not __fish_seen_subcommand_from plan up status verify down views help" -f -a "plan" -d 'Print what `up` would do, and whom it would meet'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and not __fish_seen_subcommand_from plan up status verify down views help" -f -a "up" -d 'Apply what is missing'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and not __fish_seen_subcommand_from plan up status verify down views help" -f -a "status" -d 'List each version, view and index, its state, and how the database differs from them'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and not __fish_seen_subcommand_from plan up status verify down views help" -f -a "verify" -d 'Check that a roll-out has done what it should'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and not __fish_seen_subcommand_from plan up status verify down views help" -f -a "down" -d 'Take back the indexes or the views of a roll-out'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and not __fish_seen_subcommand_from plan up status verify down views help" -f -a "views" -d 'List the views, or move them to another version'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and not __fish_seen_subcommand_from plan up status verify down views help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from plan" -l phase -d 'Only this phase of the three' -r -f -a "schema\t''
indexes\t''
views\t''"
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from plan" -l to -d 'No version of the schema after this one; indexes and views, made for the newest, wait' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from plan" -l indexes -d 'Which indexes to have: `lean`, what tasker\'s own queries use; `all`, eight more; or lean and names' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from plan" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from plan" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from plan" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from plan" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from plan" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from plan" -l sql -d 'Print a script for psql'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from plan" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from plan" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from plan" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from plan" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from plan" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from up" -l phase -d 'Only this phase of the three' -r -f -a "schema\t''
indexes\t''
views\t''"
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from up" -l to -d 'No version of the schema after this one; indexes and views, made for the newest, wait' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from up" -l indexes -d 'Which indexes to have: `lean`, what tasker\'s own queries use; `all`, eight more; or lean and names' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from up" -l build-limit -d 'How long building one index may take, waiting for older transactions included' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from up" -l lock-timeout -d 'How long to wait for a lock that keeps readers or writers out; whoever comes next waits behind' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from up" -l lock-tries -d 'How often to ask for such a lock in all, after pauses of half a second to fifteen seconds' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from up" -l wait -d 'How long to wait for another migration to end' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from up" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from up" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from up" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from up" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from up" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from up" -l dry-run -d 'Print what would be applied, and apply nothing'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from up" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from up" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from up" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from up" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from up" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from status" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from status" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from status" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from status" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from status" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from status" -l check -d 'Exit with status 3 unless everything is applied and nothing differs'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from status" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from status" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from status" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from status" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from verify" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from verify" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from verify" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from verify" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from verify" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from verify" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from verify" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from verify" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from verify" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from verify" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from down" -l phase -d 'What to take back' -r -f -a "schema\t''
indexes\t''
views\t''"
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from down" -l build-limit -d 'How long dropping one index may take, waiting for older transactions included' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from down" -l lock-timeout -d 'How long to wait for a lock that keeps readers or writers out; whoever comes next waits behind' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from down" -l lock-tries -d 'How often to ask for such a lock in all, after pauses of half a second to fifteen seconds' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from down" -l wait -d 'How long to wait for another migration to end' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from down" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from down" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from down" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from down" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from down" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from down" -l dry-run -d 'Print what would be done, and do nothing'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from down" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from down" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from down" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from down" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from down" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from views" -l to -d 'The version to move every view to' -r -f -a "v1\t'The naive one: sorts every transition to find the states'
v2\t'Best for questions about all tasks: one grouped pass over every row'
v3\t'Cost follows the number of rows requested'"
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from views" -l lock-timeout -d 'How long to wait for a lock that keeps readers or writers out; whoever comes next waits behind' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from views" -l lock-tries -d 'How often to ask for such a lock in all, after pauses of half a second to fifteen seconds' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from views" -l wait -d 'How long to wait for another migration to end' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from views" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from views" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from views" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from views" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from views" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from views" -l dry-run -d 'Print what would be replaced, and replace nothing'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from views" -l force -d 'Overwrite views that were changed by hand'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from views" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from views" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from views" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from views" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from views" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from help" -f -a "plan" -d 'Print what `up` would do, and whom it would meet'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from help" -f -a "up" -d 'Apply what is missing'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from help" -f -a "status" -d 'List each version, view and index, its state, and how the database differs from them'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from help" -f -a "verify" -d 'Check that a roll-out has done what it should'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from help" -f -a "down" -d 'Take back the indexes or the views of a roll-out'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from help" -f -a "views" -d 'List the views, or move them to another version'
complete -c tasker -n "__fish_tasker_using_subcommand migrate; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand template; and not __fish_seen_subcommand_from check apply list show graph schema help" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and not __fish_seen_subcommand_from check apply list show graph schema help" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and not __fish_seen_subcommand_from check apply list show graph schema help" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand template; and not __fish_seen_subcommand_from check apply list show graph schema help" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand template; and not __fish_seen_subcommand_from check apply list show graph schema help" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand template; and not __fish_seen_subcommand_from check apply list show graph schema help" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand template; and not __fish_seen_subcommand_from check apply list show graph schema help" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand template; and not __fish_seen_subcommand_from check apply list show graph schema help" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand template; and not __fish_seen_subcommand_from check apply list show graph schema help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand template; and not __fish_seen_subcommand_from check apply list show graph schema help" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand template; and not __fish_seen_subcommand_from check apply list show graph schema help" -f -a "check" -d 'Report every error of workflow files at once'
complete -c tasker -n "__fish_tasker_using_subcommand template; and not __fish_seen_subcommand_from check apply list show graph schema help" -f -a "apply" -d 'Store workflows so that tasks can be submitted'
complete -c tasker -n "__fish_tasker_using_subcommand template; and not __fish_seen_subcommand_from check apply list show graph schema help" -f -a "list" -d 'List the workflows applied'
complete -c tasker -n "__fish_tasker_using_subcommand template; and not __fish_seen_subcommand_from check apply list show graph schema help" -f -a "show" -d 'Show one workflow'
complete -c tasker -n "__fish_tasker_using_subcommand template; and not __fish_seen_subcommand_from check apply list show graph schema help" -f -a "graph" -d 'Draw the steps of a workflow'
complete -c tasker -n "__fish_tasker_using_subcommand template; and not __fish_seen_subcommand_from check apply list show graph schema help" -f -a "schema" -d 'Print the JSON Schema of workflow files'
complete -c tasker -n "__fish_tasker_using_subcommand template; and not __fish_seen_subcommand_from check apply list show graph schema help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from check" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from check" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from check" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from check" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from check" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from check" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from check" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from check" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from apply" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from apply" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from apply" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from apply" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from apply" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from apply" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from apply" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from apply" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from apply" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from apply" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from list" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from list" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from list" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from list" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from list" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from list" -l latest -d 'Only the highest version of each workflow'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from list" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from show" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from show" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from show" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from show" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from show" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from show" -l yaml -d 'Print the workflow as YAML'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from show" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from graph" -l as -d 'How to draw it' -r -f -a "text\t'A tree to read in a terminal'
mermaid\t'For Markdown: GitHub and GitLab draw it'
dot\t'For Graphviz: `dot -Tsvg`'"
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from graph" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from graph" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from graph" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from graph" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from graph" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from graph" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from graph" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from graph" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from graph" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from graph" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from schema" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from schema" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from schema" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from schema" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from schema" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from schema" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from schema" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from schema" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from schema" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from schema" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from help" -f -a "check" -d 'Report every error of workflow files at once'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from help" -f -a "apply" -d 'Store workflows so that tasks can be submitted'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the workflows applied'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show one workflow'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from help" -f -a "graph" -d 'Draw the steps of a workflow'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from help" -f -a "schema" -d 'Print the JSON Schema of workflow files'
complete -c tasker -n "__fish_tasker_using_subcommand template; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count show graph watch why retry resolve cancel help" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count show graph watch why retry resolve cancel help" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count show graph watch why retry resolve cancel help" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count show graph watch why retry resolve cancel help" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count show graph watch why retry resolve cancel help" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count show graph watch why retry resolve cancel help" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count show graph watch why retry resolve cancel help" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count show graph watch why retry resolve cancel help" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count show graph watch why retry resolve cancel help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count show graph watch why retry resolve cancel help" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count show graph watch why retry resolve cancel help" -f -a "submit" -d 'Submit a task, or many'
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count show graph watch why retry resolve cancel help" -f -a "list" -d 'List tasks, newest first'
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count show graph watch why retry resolve cancel help" -f -a "count" -d 'Count tasks by workflow and state'
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count show graph watch why retry resolve cancel help" -f -a "show" -d 'Show a task and its steps as a tree, or where its time went'
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count show graph watch why retry resolve cancel help" -f -a "graph" -d 'Draw the steps of a task with their states and levels'
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count show graph watch why retry resolve cancel help" -f -a "watch" -d 'Follow a task until it ends'
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count show graph watch why retry resolve cancel help" -f -a "why" -d 'Say why a task is not done: the root cause first, the command that fixes it last'
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count show graph watch why retry resolve cancel help" -f -a "retry" -d 'Try every failed step of tasks once more, at once'
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count show graph watch why retry resolve cancel help" -f -a "resolve" -d 'Count every unfinished step of tasks as done'
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count show graph watch why retry resolve cancel help" -f -a "cancel" -d 'Cancel tasks and every step of them that has not finished'
complete -c tasker -n "__fish_tasker_using_subcommand task; and not __fish_seen_subcommand_from submit list count show graph watch why retry resolve cancel help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -l context -d 'Context of the task: JSON, @FILE, or - for standard input' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -l tag -d 'Tag to find the task by; may be given several times' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -l priority -d 'Added to the priority of every step; higher goes first' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -l initiator -d 'Who asks for it' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -l source-system -d 'The system it comes from' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -l reason -d 'Why' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -l identity -d 'Name of the task: a second submission under it returns the first task' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -l batch -d 'Submit every line of a JSON-lines file, or - for standard input' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -l dedupe -d 'Return the first task of the same definition and context, if there is one'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -l wait -d 'Follow the tasks to their end; exit 1 unless all complete'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -l dry-run -d 'Check everything, submit nothing'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from submit" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from list" -l state -d 'Only tasks in this state; repeat for several' -r -f -a "pending\t''
in_progress\t''
error\t''
complete\t''
resolved_manually\t''
cancelled\t''"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from list" -l name -d 'Only tasks of the workflow with this name' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from list" -l namespace -d 'Only tasks of this namespace\'s workflows' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from list" -l tag -d 'Only tasks with this tag; repeat for tasks that have all of them' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from list" -l since -d 'Only tasks requested since: 90m or 3d ago, 2026-11-23, 2026-11-23T08:00:00Z' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from list" -l limit -d 'The most tasks to list' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from list" -l after -d 'Only tasks older than this one: the next page' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from list" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from list" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from list" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from list" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from list" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from list" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from count" -l name -d 'Only tasks of the workflow with this name' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from count" -l namespace -d 'Only tasks of this namespace\'s workflows' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from count" -l by -d 'What to count by' -r -f -a "workflow\t'Each workflow, all versions together'
namespace\t'Each namespace'"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from count" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from count" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from count" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from count" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from count" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from count" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from count" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from count" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from count" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from count" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from show" -l chart -d 'Write the timeline to a file as well, as SVG' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from show" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from show" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from show" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from show" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from show" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from show" -l all -d 'Draw every step, however many there are'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from show" -l timeline -d 'Draw the steps on an axis of time, and tell where the time went'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from show" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from graph" -l as -d 'How to draw it' -r -f -a "text\t'A tree to read in a terminal'
mermaid\t'For Markdown: GitHub and GitLab draw it'
dot\t'For Graphviz: `dot -Tsvg`'"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from graph" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from graph" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from graph" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from graph" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from graph" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from graph" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from graph" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from graph" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from graph" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from graph" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from watch" -l interval -d 'How long to wait between looks' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from watch" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from watch" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from watch" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from watch" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from watch" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from watch" -l all -d 'Draw every step, however many lie side by side'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from watch" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from watch" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from watch" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from watch" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from watch" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from why" -l old-transaction -d 'Tell of a transaction that has been open for so long: it keeps dead rows in the queues' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from why" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from why" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from why" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from why" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from why" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from why" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from why" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from why" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from why" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from why" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from retry" -l cause -d 'What `tasker stuck` lists under this cause, the longest stuck first, instead of ids' -r -f -a "state_disagrees\t''
handler_missing\t''
not_retryable\t''
attempts_exhausted\t''
claimed_by_dead_worker\t''
claim_not_run\t''
queue_paused\t''
no_worker\t''
cancelled\t''"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from retry" -l namespace -d 'Of these only those of this namespace\'s workflows' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from retry" -l step -d 'Of these only those that are listed under this step' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from retry" -l older-than -d 'Of these only those that have been stuck for at least so long: 90s, 10m, 2h' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from retry" -l limit -d 'Of these no more than so many steps' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from retry" -l reason -d 'Why; kept with the steps\' history, beside your name' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from retry" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from retry" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from retry" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from retry" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from retry" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from retry" -l dry-run -d 'Show what would change, and change nothing'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from retry" -s y -l yes -d 'Do it without asking'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from retry" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from retry" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from retry" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from retry" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from retry" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from resolve" -l cause -d 'What `tasker stuck` lists under this cause, the longest stuck first, instead of ids' -r -f -a "state_disagrees\t''
handler_missing\t''
not_retryable\t''
attempts_exhausted\t''
claimed_by_dead_worker\t''
claim_not_run\t''
queue_paused\t''
no_worker\t''
cancelled\t''"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from resolve" -l namespace -d 'Of these only those of this namespace\'s workflows' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from resolve" -l step -d 'Of these only those that are listed under this step' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from resolve" -l older-than -d 'Of these only those that have been stuck for at least so long: 90s, 10m, 2h' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from resolve" -l limit -d 'Of these no more than so many steps' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from resolve" -l reason -d 'Why; kept with the steps\' history, beside your name' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from resolve" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from resolve" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from resolve" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from resolve" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from resolve" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from resolve" -l dry-run -d 'Show what would change, and change nothing'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from resolve" -s y -l yes -d 'Do it without asking'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from resolve" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from resolve" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from resolve" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from resolve" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from resolve" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from cancel" -l cause -d 'What `tasker stuck` lists under this cause, the longest stuck first, instead of ids' -r -f -a "state_disagrees\t''
handler_missing\t''
not_retryable\t''
attempts_exhausted\t''
claimed_by_dead_worker\t''
claim_not_run\t''
queue_paused\t''
no_worker\t''
cancelled\t''"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from cancel" -l namespace -d 'Of these only those of this namespace\'s workflows' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from cancel" -l step -d 'Of these only those that are listed under this step' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from cancel" -l older-than -d 'Of these only those that have been stuck for at least so long: 90s, 10m, 2h' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from cancel" -l limit -d 'Of these no more than so many steps' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from cancel" -l reason -d 'Why; kept with the steps\' history, beside your name' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from cancel" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from cancel" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from cancel" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from cancel" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from cancel" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from cancel" -l dry-run -d 'Show what would change, and change nothing'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from cancel" -s y -l yes -d 'Do it without asking'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from cancel" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from cancel" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from cancel" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from cancel" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from cancel" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from help" -f -a "submit" -d 'Submit a task, or many'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from help" -f -a "list" -d 'List tasks, newest first'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from help" -f -a "count" -d 'Count tasks by workflow and state'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show a task and its steps as a tree, or where its time went'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from help" -f -a "graph" -d 'Draw the steps of a task with their states and levels'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from help" -f -a "watch" -d 'Follow a task until it ends'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from help" -f -a "why" -d 'Say why a task is not done: the root cause first, the command that fixes it last'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from help" -f -a "retry" -d 'Try every failed step of tasks once more, at once'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from help" -f -a "resolve" -d 'Count every unfinished step of tasks as done'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from help" -f -a "cancel" -d 'Cancel tasks and every step of them that has not finished'
complete -c tasker -n "__fish_tasker_using_subcommand task; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand step; and not __fish_seen_subcommand_from show why retry reset resolve cancel help" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and not __fish_seen_subcommand_from show why retry reset resolve cancel help" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and not __fish_seen_subcommand_from show why retry reset resolve cancel help" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand step; and not __fish_seen_subcommand_from show why retry reset resolve cancel help" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand step; and not __fish_seen_subcommand_from show why retry reset resolve cancel help" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand step; and not __fish_seen_subcommand_from show why retry reset resolve cancel help" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand step; and not __fish_seen_subcommand_from show why retry reset resolve cancel help" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand step; and not __fish_seen_subcommand_from show why retry reset resolve cancel help" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand step; and not __fish_seen_subcommand_from show why retry reset resolve cancel help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand step; and not __fish_seen_subcommand_from show why retry reset resolve cancel help" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand step; and not __fish_seen_subcommand_from show why retry reset resolve cancel help" -f -a "show" -d 'Show one step: its state, attempts, errors, result and history'
complete -c tasker -n "__fish_tasker_using_subcommand step; and not __fish_seen_subcommand_from show why retry reset resolve cancel help" -f -a "why" -d 'Say why a step is not done: the root cause first, the command that fixes it last'
complete -c tasker -n "__fish_tasker_using_subcommand step; and not __fish_seen_subcommand_from show why retry reset resolve cancel help" -f -a "retry" -d 'Try failed steps once more, at once'
complete -c tasker -n "__fish_tasker_using_subcommand step; and not __fish_seen_subcommand_from show why retry reset resolve cancel help" -f -a "reset" -d 'Give failed steps all their attempts again, at once'
complete -c tasker -n "__fish_tasker_using_subcommand step; and not __fish_seen_subcommand_from show why retry reset resolve cancel help" -f -a "resolve" -d 'Count steps as done although nobody did them: their children go on'
complete -c tasker -n "__fish_tasker_using_subcommand step; and not __fish_seen_subcommand_from show why retry reset resolve cancel help" -f -a "cancel" -d 'Give steps up'
complete -c tasker -n "__fish_tasker_using_subcommand step; and not __fish_seen_subcommand_from show why retry reset resolve cancel help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from show" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from show" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from show" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from show" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from show" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from show" -l ancestors -d 'Name every step it depends on, directly or through others'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from show" -l descendants -d 'Name every step that depends on it, directly or through others'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from show" -l history -d 'Tell of each attempt, and where the time of the step went'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from show" -l full -d 'Leave nothing out: the whole result, standard error and neighbours'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from show" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from why" -l old-transaction -d 'Tell of a transaction that has been open for so long: it keeps dead rows in the queues' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from why" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from why" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from why" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from why" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from why" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from why" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from why" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from why" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from why" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from why" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from retry" -l cause -d 'What `tasker stuck` lists under this cause, the longest stuck first, instead of ids' -r -f -a "state_disagrees\t''
handler_missing\t''
not_retryable\t''
attempts_exhausted\t''
claimed_by_dead_worker\t''
claim_not_run\t''
queue_paused\t''
no_worker\t''
cancelled\t''"
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from retry" -l namespace -d 'Of these only those of this namespace\'s workflows' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from retry" -l step -d 'Of these only those that are listed under this step' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from retry" -l older-than -d 'Of these only those that have been stuck for at least so long: 90s, 10m, 2h' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from retry" -l limit -d 'Of these no more than so many steps' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from retry" -l reason -d 'Why; kept with the steps\' history, beside your name' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from retry" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from retry" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from retry" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from retry" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from retry" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from retry" -l dry-run -d 'Show what would change, and change nothing'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from retry" -s y -l yes -d 'Do it without asking'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from retry" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from retry" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from retry" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from retry" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from retry" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from reset" -l cause -d 'What `tasker stuck` lists under this cause, the longest stuck first, instead of ids' -r -f -a "state_disagrees\t''
handler_missing\t''
not_retryable\t''
attempts_exhausted\t''
claimed_by_dead_worker\t''
claim_not_run\t''
queue_paused\t''
no_worker\t''
cancelled\t''"
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from reset" -l namespace -d 'Of these only those of this namespace\'s workflows' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from reset" -l step -d 'Of these only those that are listed under this step' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from reset" -l older-than -d 'Of these only those that have been stuck for at least so long: 90s, 10m, 2h' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from reset" -l limit -d 'Of these no more than so many steps' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from reset" -l reason -d 'Why; kept with the steps\' history, beside your name' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from reset" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from reset" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from reset" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from reset" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from reset" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from reset" -l dry-run -d 'Show what would change, and change nothing'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from reset" -s y -l yes -d 'Do it without asking'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from reset" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from reset" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from reset" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from reset" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from reset" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from resolve" -l cause -d 'What `tasker stuck` lists under this cause, the longest stuck first, instead of ids' -r -f -a "state_disagrees\t''
handler_missing\t''
not_retryable\t''
attempts_exhausted\t''
claimed_by_dead_worker\t''
claim_not_run\t''
queue_paused\t''
no_worker\t''
cancelled\t''"
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from resolve" -l namespace -d 'Of these only those of this namespace\'s workflows' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from resolve" -l step -d 'Of these only those that are listed under this step' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from resolve" -l older-than -d 'Of these only those that have been stuck for at least so long: 90s, 10m, 2h' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from resolve" -l limit -d 'Of these no more than so many steps' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from resolve" -l result -d 'What the children receive: JSON, @FILE, or - for standard input' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from resolve" -l reason -d 'Why; kept with the steps\' history, beside your name' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from resolve" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from resolve" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from resolve" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from resolve" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from resolve" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from resolve" -l dry-run -d 'Show what would change, and change nothing'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from resolve" -s y -l yes -d 'Do it without asking'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from resolve" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from resolve" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from resolve" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from resolve" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from resolve" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from cancel" -l cause -d 'What `tasker stuck` lists under this cause, the longest stuck first, instead of ids' -r -f -a "state_disagrees\t''
handler_missing\t''
not_retryable\t''
attempts_exhausted\t''
claimed_by_dead_worker\t''
claim_not_run\t''
queue_paused\t''
no_worker\t''
cancelled\t''"
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from cancel" -l namespace -d 'Of these only those of this namespace\'s workflows' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from cancel" -l step -d 'Of these only those that are listed under this step' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from cancel" -l older-than -d 'Of these only those that have been stuck for at least so long: 90s, 10m, 2h' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from cancel" -l limit -d 'Of these no more than so many steps' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from cancel" -l reason -d 'Why; kept with the steps\' history, beside your name' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from cancel" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from cancel" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from cancel" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from cancel" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from cancel" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from cancel" -l dry-run -d 'Show what would change, and change nothing'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from cancel" -s y -l yes -d 'Do it without asking'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from cancel" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from cancel" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from cancel" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from cancel" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from cancel" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show one step: its state, attempts, errors, result and history'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from help" -f -a "why" -d 'Say why a step is not done: the root cause first, the command that fixes it last'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from help" -f -a "retry" -d 'Try failed steps once more, at once'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from help" -f -a "reset" -d 'Give failed steps all their attempts again, at once'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from help" -f -a "resolve" -d 'Count steps as done although nobody did them: their children go on'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from help" -f -a "cancel" -d 'Give steps up'
complete -c tasker -n "__fish_tasker_using_subcommand step; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand stuck" -l older-than -d 'Only what has been stuck for at least so long: 90s, 10m, 2h' -r
complete -c tasker -n "__fish_tasker_using_subcommand stuck" -l namespace -d 'Only steps of this namespace\'s workflows; queues belong to no namespace and are left out' -r
complete -c tasker -n "__fish_tasker_using_subcommand stuck" -l fail-on -d 'Exit with status 3 when this cause keeps N steps or more (1 unless told, 10,000 at most); repeat for several' -r
complete -c tasker -n "__fish_tasker_using_subcommand stuck" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand stuck" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand stuck" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand stuck" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand stuck" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand stuck" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand stuck" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand stuck" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand stuck" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand stuck" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and not __fish_seen_subcommand_from list pause resume help" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand queue; and not __fish_seen_subcommand_from list pause resume help" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand queue; and not __fish_seen_subcommand_from list pause resume help" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand queue; and not __fish_seen_subcommand_from list pause resume help" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand queue; and not __fish_seen_subcommand_from list pause resume help" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand queue; and not __fish_seen_subcommand_from list pause resume help" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and not __fish_seen_subcommand_from list pause resume help" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and not __fish_seen_subcommand_from list pause resume help" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and not __fish_seen_subcommand_from list pause resume help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and not __fish_seen_subcommand_from list pause resume help" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and not __fish_seen_subcommand_from list pause resume help" -f -a "list" -d 'List the queues: what waits and runs in each, who serves it, whether it is paused'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and not __fish_seen_subcommand_from list pause resume help" -f -a "pause" -d 'Keep the steps of a queue from being claimed until it is resumed'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and not __fish_seen_subcommand_from list pause resume help" -f -a "resume" -d 'Let the steps of a paused queue be claimed again'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and not __fish_seen_subcommand_from list pause resume help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from list" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from list" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from list" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from list" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from list" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from list" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from pause" -l reason -d 'Why; shown to whoever asks why a step waits, beside your name' -r
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from pause" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from pause" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from pause" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from pause" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from pause" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from pause" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from pause" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from pause" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from pause" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from pause" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from resume" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from resume" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from resume" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from resume" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from resume" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from resume" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from resume" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from resume" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from resume" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from resume" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the queues: what waits and runs in each, who serves it, whether it is paused'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from help" -f -a "pause" -d 'Keep the steps of a queue from being claimed until it is resumed'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from help" -f -a "resume" -d 'Let the steps of a paused queue be claimed again'
complete -c tasker -n "__fish_tasker_using_subcommand queue; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and not __fish_seen_subcommand_from run list help" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand worker; and not __fish_seen_subcommand_from run list help" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand worker; and not __fish_seen_subcommand_from run list help" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand worker; and not __fish_seen_subcommand_from run list help" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand worker; and not __fish_seen_subcommand_from run list help" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand worker; and not __fish_seen_subcommand_from run list help" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and not __fish_seen_subcommand_from run list help" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and not __fish_seen_subcommand_from run list help" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and not __fish_seen_subcommand_from run list help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and not __fish_seen_subcommand_from run list help" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and not __fish_seen_subcommand_from run list help" -f -a "run" -d 'Claim steps and run them'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and not __fish_seen_subcommand_from run list help" -f -a "list" -d 'List the workers of a database'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and not __fish_seen_subcommand_from run list help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -s j -l concurrency -d 'Steps to run side by side [default: 16]' -r
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -l queue -d 'Serve this queue only; may be given several times [default: all queues]' -r
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -l poll-interval -d 'How often to look for work that nobody announced [default: 1s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -l lease -d 'How long this worker may be silent before its steps are rescued [default: 30s]' -r
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -l sql-connections -d '`sql` steps to run side by side, each over a connection of its own [default: 8]' -r
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -l stop-timeout -d 'How long the running steps may take once a signal has come; then they are given back [default: no limit]' -r
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -l drain -d 'Stop when nothing is left to do'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -l no-wait -d 'Exit if the database is away at the start, instead of waiting for it'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -l retry-backoff-disabled -d 'Retry failed steps at once. For test environments only'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from run" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from list" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from list" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from list" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from list" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from list" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from list" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from help" -f -a "run" -d 'Claim steps and run them'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the workers of a database'
complete -c tasker -n "__fish_tasker_using_subcommand worker; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand check; and not __fish_seen_subcommand_from indexes plans scale consistency schema health help" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and not __fish_seen_subcommand_from indexes plans scale consistency schema health help" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and not __fish_seen_subcommand_from indexes plans scale consistency schema health help" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand check; and not __fish_seen_subcommand_from indexes plans scale consistency schema health help" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand check; and not __fish_seen_subcommand_from indexes plans scale consistency schema health help" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand check; and not __fish_seen_subcommand_from indexes plans scale consistency schema health help" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand check; and not __fish_seen_subcommand_from indexes plans scale consistency schema health help" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand check; and not __fish_seen_subcommand_from indexes plans scale consistency schema health help" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand check; and not __fish_seen_subcommand_from indexes plans scale consistency schema health help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand check; and not __fish_seen_subcommand_from indexes plans scale consistency schema health help" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand check; and not __fish_seen_subcommand_from indexes plans scale consistency schema health help" -f -a "indexes" -d 'Tell what each index is worth, and which are broken'
complete -c tasker -n "__fish_tasker_using_subcommand check; and not __fish_seen_subcommand_from indexes plans scale consistency schema health help" -f -a "plans" -d 'Hold the plans of queries to what they should be like'
complete -c tasker -n "__fish_tasker_using_subcommand check; and not __fish_seen_subcommand_from indexes plans scale consistency schema health help" -f -a "scale" -d 'Hold what queries take as the database grows to what they may'
complete -c tasker -n "__fish_tasker_using_subcommand check; and not __fish_seen_subcommand_from indexes plans scale consistency schema health help" -f -a "consistency" -d 'Compare flags, counters and queues with the transitions they repeat'
complete -c tasker -n "__fish_tasker_using_subcommand check; and not __fish_seen_subcommand_from indexes plans scale consistency schema health help" -f -a "schema" -d 'Print the JSON Schema of files of checks'
complete -c tasker -n "__fish_tasker_using_subcommand check; and not __fish_seen_subcommand_from indexes plans scale consistency schema health help" -f -a "health" -d 'Look at a database at work: queries, indexes, queues, workers, memory, vacuum, connections'
complete -c tasker -n "__fish_tasker_using_subcommand check; and not __fish_seen_subcommand_from indexes plans scale consistency schema health help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from indexes" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from indexes" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from indexes" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from indexes" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from indexes" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from indexes" -l no-price -d 'Leave out what each index costs the writes'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from indexes" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from indexes" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from indexes" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from indexes" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from indexes" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l file -d 'Check the queries of these files, or directories of them, in place of tasker\'s own' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l query -d 'Check this query only; may be given several times' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l tier -d 'Ask one of the two questions only' -r -f -a "possible\t'Can an index serve it? Needs no data'
chosen\t'Does the planner choose it, among the rows there are?'"
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l at-scale -d 'Check in a database made for it, filled with so many tasks; runs each query too' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l timeout -d 'How long one query may take' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l set -d 'Give a server setting this value while planning; may be given several times' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l save-plans -d 'Keep every plan as a file of this folder, for the viewers that read JSON plans' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l baseline -d 'Compare the plans chosen with those of this file: nodes, tables and indexes, and no costs' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l init -d 'Write a file of checks to begin with, from the statements that pg_stat_statements counts as costly' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'
junit\t'JUnit XML, which CI servers show as tests'
github\t'Annotations of GitHub Actions, at the lines they are about'
sarif\t'SARIF 2.1.0, for code scanning'"
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l analyze -d 'Run each query too, once, and take back what it did'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l keep-settings -d 'Plan with the server\'s own settings, and pin none'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l enforce-time -d 'Fail, too, when a query takes longer than its file allows'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l show-plans -d 'Draw every plan, and not only those that something is wrong with'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l update-baseline -d 'Write the plans chosen to the file of --baseline, and say what changed'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l force -d 'Overwrite the file of --init'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from plans" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from scale" -l sizes -d 'Tasks of seven steps and eight edges in the database; at least two sizes' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from scale" -l progress -d 'How far the tasks have come, each in a database of its own' -r -f -a "waiting\t'Nothing has run yet'
mixed\t'A third complete, a quarter under way, the rest waiting, failed or cancelled'
failing\t'Every task has a failure: in backoff, for good, or overcome'
history\t'Complete, but for three in a hundred'"
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from scale" -l file -d 'Measure the queries of these files, or directories of them, in place of tasker\'s own' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from scale" -l query -d 'Measure this query only, and show every case; may be given several times' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from scale" -l timeout -d 'How long one query may take' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from scale" -l chart -d 'Write a chart of the pages, as SVG' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from scale" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'
junit\t'JUnit XML, which CI servers show as tests'
github\t'Annotations of GitHub Actions, at the lines they are about'
sarif\t'SARIF 2.1.0, for code scanning'"
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from scale" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from scale" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from scale" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from scale" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from scale" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from scale" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from scale" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from scale" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from scale" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from consistency" -l task -d 'Compare this task only, by id or identity; may be given several times' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from consistency" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from consistency" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from consistency" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from consistency" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from consistency" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from consistency" -l repair -d 'Write what was derived where it differs'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from consistency" -l dry-run -d 'Say what a repair would do, and do nothing'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from consistency" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from consistency" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from consistency" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from consistency" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from consistency" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from schema" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from schema" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from schema" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from schema" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from schema" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from schema" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from schema" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from schema" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from schema" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from schema" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from health" -l budget -d 'How long one of tasker\'s own reads may take' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from health" -l watch -d 'Look again after so long, until interrupted' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from health" -l skip -d 'Leave this check out; may be given several times' -r -f -a "query_time\t''
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
dead_tuples\t''
vacuum\t''
statistics\t''
horizon\t''
wraparound\t''
connections\t''
consistency\t''"
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from health" -l bound -d 'Hold a check to other bounds: oldest_ready=5m, cache_hits=90%,70%; may be given several times' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from health" -l fail-on -d 'The status from which on a check makes the exit status 3' -r -f -a "warn\t''
fail\t''"
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from health" -l output -d 'Write the answer to this file, replaced as a whole each time' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from health" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'
prometheus\t'Metrics as text, for Prometheus'"
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from health" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from health" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from health" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from health" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from health" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from health" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from health" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from health" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from health" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from help" -f -a "indexes" -d 'Tell what each index is worth, and which are broken'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from help" -f -a "plans" -d 'Hold the plans of queries to what they should be like'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from help" -f -a "scale" -d 'Hold what queries take as the database grows to what they may'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from help" -f -a "consistency" -d 'Compare flags, counters and queues with the transitions they repeat'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from help" -f -a "schema" -d 'Print the JSON Schema of files of checks'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from help" -f -a "health" -d 'Look at a database at work: queries, indexes, queues, workers, memory, vacuum, connections'
complete -c tasker -n "__fish_tasker_using_subcommand check; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and not __fish_seen_subcommand_from throughput latency seed readiness help" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and not __fish_seen_subcommand_from throughput latency seed readiness help" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and not __fish_seen_subcommand_from throughput latency seed readiness help" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand bench; and not __fish_seen_subcommand_from throughput latency seed readiness help" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand bench; and not __fish_seen_subcommand_from throughput latency seed readiness help" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand bench; and not __fish_seen_subcommand_from throughput latency seed readiness help" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and not __fish_seen_subcommand_from throughput latency seed readiness help" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and not __fish_seen_subcommand_from throughput latency seed readiness help" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and not __fish_seen_subcommand_from throughput latency seed readiness help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and not __fish_seen_subcommand_from throughput latency seed readiness help" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and not __fish_seen_subcommand_from throughput latency seed readiness help" -f -a "throughput" -d 'Measure steps per second through claim and completion'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and not __fish_seen_subcommand_from throughput latency seed readiness help" -f -a "latency" -d 'Measure the time from submit to start and to the end'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and not __fish_seen_subcommand_from throughput latency seed readiness help" -f -a "seed" -d 'Fill a database with made-up tasks'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and not __fish_seen_subcommand_from throughput latency seed readiness help" -f -a "readiness" -d 'Measure what questions cost as the database grows'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and not __fish_seen_subcommand_from throughput latency seed readiness help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from throughput" -l tasks -d 'Tasks of seven steps' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from throughput" -l workers -d 'Workers, each with its own connections' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from throughput" -s j -l concurrency -d 'Steps each worker runs side by side' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from throughput" -l indexes -d 'Which indexes to pay for: `lean`, `all`, or lean and the names of others' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from throughput" -l backlog -d 'Measure again with so many ready steps in the queue' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from throughput" -l history -d 'Measure again with so many transitions of earlier tasks in the tables' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from throughput" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from throughput" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from throughput" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from throughput" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from throughput" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from throughput" -l held-transaction -d 'Measure again with a transaction held open during the whole run'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from throughput" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from throughput" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from throughput" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from throughput" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from throughput" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from latency" -l rounds -d 'Tasks of each shape' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from latency" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from latency" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from latency" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from latency" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from latency" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from latency" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from latency" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from latency" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from latency" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from latency" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from seed" -l tasks -d 'Tasks to add' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from seed" -l shape -d 'The form of their DAG' -r -f -a "diamond\t'Seven steps and eight edges: a root, three branches, two joins, an end'
linear\t'Ten steps in a row'
fan-out\t'One step, and a thousand after it'
fan-in\t'A thousand steps, and one after them all'
lattice\t'200 levels of two steps, each tied to both of the level before'
random\t'Eight workflows of 2 to 20 steps, drawn from the number of --seed'"
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from seed" -l progress -d 'How far they have come' -r -f -a "waiting\t'Nothing has run yet'
mixed\t'A third complete, a quarter under way, the rest waiting, failed or cancelled'
failing\t'Every task has a failure: in backoff, for good, or overcome'
history\t'Complete, but for three in a hundred'"
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from seed" -l seed -d 'Decides everything that is drawn: the same number, the same tasks' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from seed" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from seed" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from seed" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from seed" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from seed" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from seed" -l no-analyze -d 'Leave the planner in the dark, as after loading a dump'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from seed" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from seed" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from seed" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from seed" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from seed" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from readiness" -l sizes -d 'Tasks of seven steps and eight edges, at every stage, in the database' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from readiness" -l versions -d 'Versions of the views to ask' -r -f -a "v1\t'The naive one: sorts every transition to find the states'
v2\t'Best for questions about all tasks: one grouped pass over every row'
v3\t'Cost follows the number of rows requested'"
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from readiness" -l indexes -d 'Which indexes to have: `lean`, `all`, or lean and the names of others' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from readiness" -l timeout -d 'How long to wait for an answer; who is slower is not asked at larger sizes' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from readiness" -l chart -d 'Write a chart of the times, as SVG' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from readiness" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from readiness" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from readiness" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from readiness" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from readiness" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from readiness" -l no-analyze -d 'Leave the planner in the dark, as after loading a dump'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from readiness" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from readiness" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from readiness" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from readiness" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from readiness" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from help" -f -a "throughput" -d 'Measure steps per second through claim and completion'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from help" -f -a "latency" -d 'Measure the time from submit to start and to the end'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from help" -f -a "seed" -d 'Fill a database with made-up tasks'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from help" -f -a "readiness" -d 'Measure what questions cost as the database grows'
complete -c tasker -n "__fish_tasker_using_subcommand bench; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and not __fish_seen_subcommand_from completions man help" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand generate; and not __fish_seen_subcommand_from completions man help" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand generate; and not __fish_seen_subcommand_from completions man help" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand generate; and not __fish_seen_subcommand_from completions man help" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand generate; and not __fish_seen_subcommand_from completions man help" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand generate; and not __fish_seen_subcommand_from completions man help" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and not __fish_seen_subcommand_from completions man help" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and not __fish_seen_subcommand_from completions man help" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and not __fish_seen_subcommand_from completions man help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and not __fish_seen_subcommand_from completions man help" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and not __fish_seen_subcommand_from completions man help" -f -a "completions" -d 'Write the completion script of a shell'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and not __fish_seen_subcommand_from completions man help" -f -a "man" -d 'Write the man pages'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and not __fish_seen_subcommand_from completions man help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from completions" -l dir -d 'Write to this folder instead: this shell\'s script, or those of all shells' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from completions" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from completions" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from completions" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from completions" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from completions" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from completions" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from completions" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from completions" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from completions" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from man" -l dir -d 'Write every page to this folder' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from man" -l database-url -d 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"' -r
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from man" -l schema -d 'Schema that holds Tasker\'s tables [default: public]' -r
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from man" -l format -d 'How to print the answer [default: table]' -r -f -a "table\t'For people'
json\t'One JSON object, for scripts'"
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from man" -l color -d 'When to use colours [default: auto]' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from man" -l config -d 'Configuration file [default: tasker.toml in this directory, if there is one]' -r -F
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from man" -l pooler -d 'Keep no session state: a transaction pooler (pgbouncer) stands between'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from man" -s q -l quiet -d 'Print the answer only: no progress, no remarks'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from man" -s v -l verbose -d 'Say more on standard error (-vv for everything)'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from man" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from man" -s V -l version -d 'Print version'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from help" -f -a "completions" -d 'Write the completion script of a shell'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from help" -f -a "man" -d 'Write the man pages'
complete -c tasker -n "__fish_tasker_using_subcommand generate; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand help; and not __fish_seen_subcommand_from demo db migrate template task step stuck queue worker check bench generate help" -f -a "demo" -d 'See a whole workflow run in under a minute'
complete -c tasker -n "__fish_tasker_using_subcommand help; and not __fish_seen_subcommand_from demo db migrate template task step stuck queue worker check bench generate help" -f -a "db" -d 'The private PostgreSQL used when no database is named'
complete -c tasker -n "__fish_tasker_using_subcommand help; and not __fish_seen_subcommand_from demo db migrate template task step stuck queue worker check bench generate help" -f -a "migrate" -d 'Bring a database to the schema this program needs'
complete -c tasker -n "__fish_tasker_using_subcommand help; and not __fish_seen_subcommand_from demo db migrate template task step stuck queue worker check bench generate help" -f -a "template" -d 'Workflow templates: the YAML files and those applied to a database'
complete -c tasker -n "__fish_tasker_using_subcommand help; and not __fish_seen_subcommand_from demo db migrate template task step stuck queue worker check bench generate help" -f -a "task" -d 'Submit tasks and see how they go'
complete -c tasker -n "__fish_tasker_using_subcommand help; and not __fish_seen_subcommand_from demo db migrate template task step stuck queue worker check bench generate help" -f -a "step" -d 'Look at steps, and change them by hand'
complete -c tasker -n "__fish_tasker_using_subcommand help; and not __fish_seen_subcommand_from demo db migrate template task step stuck queue worker check bench generate help" -f -a "stuck" -d 'List what will not move by itself, over all tasks, with the commands that fix it'
complete -c tasker -n "__fish_tasker_using_subcommand help; and not __fish_seen_subcommand_from demo db migrate template task step stuck queue worker check bench generate help" -f -a "queue" -d 'See what waits in each queue, pause queues and resume them'
complete -c tasker -n "__fish_tasker_using_subcommand help; and not __fish_seen_subcommand_from demo db migrate template task step stuck queue worker check bench generate help" -f -a "worker" -d 'Run workers and see who is working'
complete -c tasker -n "__fish_tasker_using_subcommand help; and not __fish_seen_subcommand_from demo db migrate template task step stuck queue worker check bench generate help" -f -a "check" -d 'Look for what is wrong with a live database, and for what fixes it'
complete -c tasker -n "__fish_tasker_using_subcommand help; and not __fish_seen_subcommand_from demo db migrate template task step stuck queue worker check bench generate help" -f -a "bench" -d 'Measure this program on your own hardware'
complete -c tasker -n "__fish_tasker_using_subcommand help; and not __fish_seen_subcommand_from demo db migrate template task step stuck queue worker check bench generate help" -f -a "generate" -d 'Write completions and man pages'
complete -c tasker -n "__fish_tasker_using_subcommand help; and not __fish_seen_subcommand_from demo db migrate template task step stuck queue worker check bench generate help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from db" -f -a "start" -d 'Start the private PostgreSQL, making its cluster the first time'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from db" -f -a "stop" -d 'Stop the private PostgreSQL'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from db" -f -a "status" -d 'Show whether the private PostgreSQL runs, where and which version'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from db" -f -a "url" -d 'Print the URL of the private PostgreSQL'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from db" -f -a "psql" -d 'Open psql on the private PostgreSQL'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from db" -f -a "destroy" -d 'Stop the private PostgreSQL and delete its data'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from migrate" -f -a "plan" -d 'Print what `up` would do, and whom it would meet'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from migrate" -f -a "up" -d 'Apply what is missing'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from migrate" -f -a "status" -d 'List each version, view and index, its state, and how the database differs from them'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from migrate" -f -a "verify" -d 'Check that a roll-out has done what it should'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from migrate" -f -a "down" -d 'Take back the indexes or the views of a roll-out'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from migrate" -f -a "views" -d 'List the views, or move them to another version'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from template" -f -a "check" -d 'Report every error of workflow files at once'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from template" -f -a "apply" -d 'Store workflows so that tasks can be submitted'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from template" -f -a "list" -d 'List the workflows applied'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from template" -f -a "show" -d 'Show one workflow'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from template" -f -a "graph" -d 'Draw the steps of a workflow'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from template" -f -a "schema" -d 'Print the JSON Schema of workflow files'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from task" -f -a "submit" -d 'Submit a task, or many'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from task" -f -a "list" -d 'List tasks, newest first'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from task" -f -a "count" -d 'Count tasks by workflow and state'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from task" -f -a "show" -d 'Show a task and its steps as a tree, or where its time went'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from task" -f -a "graph" -d 'Draw the steps of a task with their states and levels'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from task" -f -a "watch" -d 'Follow a task until it ends'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from task" -f -a "why" -d 'Say why a task is not done: the root cause first, the command that fixes it last'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from task" -f -a "retry" -d 'Try every failed step of tasks once more, at once'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from task" -f -a "resolve" -d 'Count every unfinished step of tasks as done'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from task" -f -a "cancel" -d 'Cancel tasks and every step of them that has not finished'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from step" -f -a "show" -d 'Show one step: its state, attempts, errors, result and history'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from step" -f -a "why" -d 'Say why a step is not done: the root cause first, the command that fixes it last'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from step" -f -a "retry" -d 'Try failed steps once more, at once'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from step" -f -a "reset" -d 'Give failed steps all their attempts again, at once'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from step" -f -a "resolve" -d 'Count steps as done although nobody did them: their children go on'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from step" -f -a "cancel" -d 'Give steps up'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from queue" -f -a "list" -d 'List the queues: what waits and runs in each, who serves it, whether it is paused'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from queue" -f -a "pause" -d 'Keep the steps of a queue from being claimed until it is resumed'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from queue" -f -a "resume" -d 'Let the steps of a paused queue be claimed again'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from worker" -f -a "run" -d 'Claim steps and run them'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from worker" -f -a "list" -d 'List the workers of a database'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from check" -f -a "indexes" -d 'Tell what each index is worth, and which are broken'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from check" -f -a "plans" -d 'Hold the plans of queries to what they should be like'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from check" -f -a "scale" -d 'Hold what queries take as the database grows to what they may'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from check" -f -a "consistency" -d 'Compare flags, counters and queues with the transitions they repeat'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from check" -f -a "schema" -d 'Print the JSON Schema of files of checks'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from check" -f -a "health" -d 'Look at a database at work: queries, indexes, queues, workers, memory, vacuum, connections'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from bench" -f -a "throughput" -d 'Measure steps per second through claim and completion'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from bench" -f -a "latency" -d 'Measure the time from submit to start and to the end'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from bench" -f -a "seed" -d 'Fill a database with made-up tasks'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from bench" -f -a "readiness" -d 'Measure what questions cost as the database grows'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from generate" -f -a "completions" -d 'Write the completion script of a shell'
complete -c tasker -n "__fish_tasker_using_subcommand help; and __fish_seen_subcommand_from generate" -f -a "man" -d 'Write the man pages'
