
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'tasker' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'tasker'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'tasker' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('demo', 'demo', [CompletionResultType]::ParameterValue, 'Run an example workflow from start to finish in under a minute')
            [CompletionResult]::new('db', 'db', [CompletionResultType]::ParameterValue, 'Manage the private PostgreSQL that tasker uses when no database is named')
            [CompletionResult]::new('migrate', 'migrate', [CompletionResultType]::ParameterValue, 'Migrate a database to the schema this program needs')
            [CompletionResult]::new('template', 'template', [CompletionResultType]::ParameterValue, 'Check workflow files, apply them to a database, and show applied workflows')
            [CompletionResult]::new('task', 'task', [CompletionResultType]::ParameterValue, 'Submit tasks, inspect them, and change them by hand')
            [CompletionResult]::new('step', 'step', [CompletionResultType]::ParameterValue, 'Inspect steps and change them by hand')
            [CompletionResult]::new('stuck', 'stuck', [CompletionResultType]::ParameterValue, 'List stuck steps by root cause, with the command that fixes each')
            [CompletionResult]::new('queue', 'queue', [CompletionResultType]::ParameterValue, 'List, pause, resume and bind queues')
            [CompletionResult]::new('worker', 'worker', [CompletionResultType]::ParameterValue, 'Run workers and list them')
            [CompletionResult]::new('upkeep', 'upkeep', [CompletionResultType]::ParameterValue, 'Do what one worker at a time does for all, and show its state')
            [CompletionResult]::new('serve', 'serve', [CompletionResultType]::ParameterValue, 'Serve a web page: tasks, their graphs and reasons, stuck steps, queues and workers')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check a live database for problems, and print the fix for each')
            [CompletionResult]::new('archive', 'archive', [CompletionResultType]::ParameterValue, 'Move ended tasks out of the database, read them, and bring them back')
            [CompletionResult]::new('bench', 'bench', [CompletionResultType]::ParameterValue, 'Measure tasker on your own hardware')
            [CompletionResult]::new('generate', 'generate', [CompletionResultType]::ParameterValue, 'Generate shell completions and man pages')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tasker;demo' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;db' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('start', 'start', [CompletionResultType]::ParameterValue, 'Start the private PostgreSQL, creating its cluster on first use')
            [CompletionResult]::new('stop', 'stop', [CompletionResultType]::ParameterValue, 'Stop the private PostgreSQL')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show whether the private PostgreSQL is running, where, and in which version')
            [CompletionResult]::new('url', 'url', [CompletionResultType]::ParameterValue, 'Print the URL of the private PostgreSQL')
            [CompletionResult]::new('psql', 'psql', [CompletionResultType]::ParameterValue, 'Open psql on the private PostgreSQL')
            [CompletionResult]::new('destroy', 'destroy', [CompletionResultType]::ParameterValue, 'Stop the private PostgreSQL and delete its data')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tasker;db;start' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;db;stop' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;db;status' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;db;url' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;db;psql' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;db;destroy' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask for confirmation')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask for confirmation')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;db;help' {
            [CompletionResult]::new('start', 'start', [CompletionResultType]::ParameterValue, 'Start the private PostgreSQL, creating its cluster on first use')
            [CompletionResult]::new('stop', 'stop', [CompletionResultType]::ParameterValue, 'Stop the private PostgreSQL')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show whether the private PostgreSQL is running, where, and in which version')
            [CompletionResult]::new('url', 'url', [CompletionResultType]::ParameterValue, 'Print the URL of the private PostgreSQL')
            [CompletionResult]::new('psql', 'psql', [CompletionResultType]::ParameterValue, 'Open psql on the private PostgreSQL')
            [CompletionResult]::new('destroy', 'destroy', [CompletionResultType]::ParameterValue, 'Stop the private PostgreSQL and delete its data')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tasker;db;help;start' {
            break
        }
        'tasker;db;help;stop' {
            break
        }
        'tasker;db;help;status' {
            break
        }
        'tasker;db;help;url' {
            break
        }
        'tasker;db;help;psql' {
            break
        }
        'tasker;db;help;destroy' {
            break
        }
        'tasker;db;help;help' {
            break
        }
        'tasker;migrate' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('plan', 'plan', [CompletionResultType]::ParameterValue, 'Show the statements that `migrate up` would run, and the locks they would wait for')
            [CompletionResult]::new('up', 'up', [CompletionResultType]::ParameterValue, 'Apply missing schema versions, indexes and views')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show the state of each version, view and index, and how the database differs from them')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Verify that a roll-out is complete and works')
            [CompletionResult]::new('down', 'down', [CompletionResultType]::ParameterValue, 'Drop indexes, or move the views back to the previous version')
            [CompletionResult]::new('views', 'views', [CompletionResultType]::ParameterValue, 'List the views, or move them to another version')
            [CompletionResult]::new('adopt', 'adopt', [CompletionResultType]::ParameterValue, 'Take over a database of the Rails engine Tasker')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tasker;migrate;plan' {
            [CompletionResult]::new('--phase', '--phase', [CompletionResultType]::ParameterName, 'Only run this phase')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Apply schema versions up to this one; indexes and views wait, because they need the newest version')
            [CompletionResult]::new('--indexes', '--indexes', [CompletionResultType]::ParameterName, 'Build these indexes: `lean` (used by tasker''s own queries), `all` (eight more), or `lean` and the names of others')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('--sql', '--sql', [CompletionResultType]::ParameterName, 'Print a script for psql')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;migrate;up' {
            [CompletionResult]::new('--phase', '--phase', [CompletionResultType]::ParameterName, 'Only run this phase')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Apply schema versions up to this one; indexes and views wait, because they need the newest version')
            [CompletionResult]::new('--indexes', '--indexes', [CompletionResultType]::ParameterName, 'Build these indexes: `lean` (used by tasker''s own queries), `all` (eight more), or `lean` and the names of others')
            [CompletionResult]::new('--build-limit', '--build-limit', [CompletionResultType]::ParameterName, 'Allow the build of one index to take this long, including the wait for older transactions (1ms to 30days)')
            [CompletionResult]::new('--wait-for-database', '--wait-for-database', [CompletionResultType]::ParameterName, 'Wait this long for a database that is away (0s to 30days)')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait this long for a lock that blocks readers or writers; sessions queued behind it wait as long (1ms to 1h)')
            [CompletionResult]::new('--lock-tries', '--lock-tries', [CompletionResultType]::ParameterName, 'Request such a lock this many times, with pauses of 0.5s to 15s between (1 to 1,000,000)')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'Wait this long for another migration to end (0s to 30days)')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be applied without applying it')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;migrate;status' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('--check', '--check', [CompletionResultType]::ParameterName, 'Exit with status 3 unless everything is applied and nothing differs')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;migrate;verify' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;migrate;down' {
            [CompletionResult]::new('--phase', '--phase', [CompletionResultType]::ParameterName, 'Revert this phase')
            [CompletionResult]::new('--build-limit', '--build-limit', [CompletionResultType]::ParameterName, 'Allow the drop of one index to take this long, including the wait for older transactions (1ms to 30days)')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait this long for a lock that blocks readers or writers; sessions queued behind it wait as long (1ms to 1h)')
            [CompletionResult]::new('--lock-tries', '--lock-tries', [CompletionResultType]::ParameterName, 'Request such a lock this many times, with pauses of 0.5s to 15s between (1 to 1,000,000)')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'Wait this long for another migration to end (0s to 30days)')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be done without doing it')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;migrate;views' {
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Move every view to this version')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait this long for a lock that blocks readers or writers; sessions queued behind it wait as long (1ms to 1h)')
            [CompletionResult]::new('--lock-tries', '--lock-tries', [CompletionResultType]::ParameterName, 'Request such a lock this many times, with pauses of 0.5s to 15s between (1 to 1,000,000)')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'Wait this long for another migration to end (0s to 30days)')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be replaced without replacing it')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Overwrite views that were changed by hand')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;migrate;adopt' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Count what an adoption would change, and list what forbids it')
            [CompletionResult]::new('prepare', 'prepare', [CompletionResultType]::ParameterValue, 'Build the indexes that tasker needs, while the application runs')
            [CompletionResult]::new('cut-over', 'cut-over', [CompletionResultType]::ParameterValue, 'Change the tables in one transaction, with the application stopped')
            [CompletionResult]::new('derive', 'derive', [CompletionResultType]::ParameterValue, 'Give unfinished tasks their counters, flags and queues')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Compare every task, then let tasker work')
            [CompletionResult]::new('finish', 'finish', [CompletionResultType]::ParameterValue, 'Remove what only the engine used: indexes, foreign keys, functions, the guard')
            [CompletionResult]::new('undo', 'undo', [CompletionResultType]::ParameterValue, 'Give the engine''s tables back')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tasker;migrate;adopt;check' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;migrate;adopt;prepare' {
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait this long for a lock that blocks readers or writers; sessions queued behind it wait as long (1ms to 1h)')
            [CompletionResult]::new('--lock-tries', '--lock-tries', [CompletionResultType]::ParameterName, 'Request such a lock this many times, with pauses of 0.5s to 15s between (1 to 1,000,000)')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'Wait this long for another migration to end (0s to 30days)')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('--short-cutover', '--short-cutover', [CompletionResultType]::ParameterName, 'Drop the indexes that the cut-over would build again under its locks')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be done without doing it')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;migrate;adopt;cut-over' {
            [CompletionResult]::new('--in-progress', '--in-progress', [CompletionResultType]::ParameterName, 'Take steps that the engine was running as not run yet, as failed once more, or as done')
            [CompletionResult]::new('--ignore-application', '--ignore-application', [CompletionResultType]::ParameterName, 'Let sessions of this application stay connected; can be repeated')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait this long for a lock that blocks readers or writers; sessions queued behind it wait as long (1ms to 1h)')
            [CompletionResult]::new('--lock-tries', '--lock-tries', [CompletionResultType]::ParameterName, 'Request such a lock this many times, with pauses of 0.5s to 15s between (1 to 1,000,000)')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'Wait this long for another migration to end (0s to 30days)')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Check everything that the cut-over checks without changing anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;migrate;adopt;derive' {
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait this long for a lock that blocks readers or writers; sessions queued behind it wait as long (1ms to 1h)')
            [CompletionResult]::new('--lock-tries', '--lock-tries', [CompletionResultType]::ParameterName, 'Request such a lock this many times, with pauses of 0.5s to 15s between (1 to 1,000,000)')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'Wait this long for another migration to end (0s to 30days)')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be derived without keeping it')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;migrate;adopt;verify' {
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait this long for a lock that blocks readers or writers; sessions queued behind it wait as long (1ms to 1h)')
            [CompletionResult]::new('--lock-tries', '--lock-tries', [CompletionResultType]::ParameterName, 'Request such a lock this many times, with pauses of 0.5s to 15s between (1 to 1,000,000)')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'Wait this long for another migration to end (0s to 30days)')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Compare without letting tasker work')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;migrate;adopt;finish' {
            [CompletionResult]::new('--keep-index', '--keep-index', [CompletionResultType]::ParameterName, 'Keep this index of the engine; can be repeated')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait this long for a lock that blocks readers or writers; sessions queued behind it wait as long (1ms to 1h)')
            [CompletionResult]::new('--lock-tries', '--lock-tries', [CompletionResultType]::ParameterName, 'Request such a lock this many times, with pauses of 0.5s to 15s between (1 to 1,000,000)')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'Wait this long for another migration to end (0s to 30days)')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be removed without removing it')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask for confirmation')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask for confirmation')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;migrate;adopt;undo' {
            [CompletionResult]::new('--ignore-application', '--ignore-application', [CompletionResultType]::ParameterName, 'Let sessions of this application stay connected; can be repeated')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Wait this long for a lock that blocks readers or writers; sessions queued behind it wait as long (1ms to 1h)')
            [CompletionResult]::new('--lock-tries', '--lock-tries', [CompletionResultType]::ParameterName, 'Request such a lock this many times, with pauses of 0.5s to 15s between (1 to 1,000,000)')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'Wait this long for another migration to end (0s to 30days)')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be undone without doing it')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;migrate;adopt;help' {
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Count what an adoption would change, and list what forbids it')
            [CompletionResult]::new('prepare', 'prepare', [CompletionResultType]::ParameterValue, 'Build the indexes that tasker needs, while the application runs')
            [CompletionResult]::new('cut-over', 'cut-over', [CompletionResultType]::ParameterValue, 'Change the tables in one transaction, with the application stopped')
            [CompletionResult]::new('derive', 'derive', [CompletionResultType]::ParameterValue, 'Give unfinished tasks their counters, flags and queues')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Compare every task, then let tasker work')
            [CompletionResult]::new('finish', 'finish', [CompletionResultType]::ParameterValue, 'Remove what only the engine used: indexes, foreign keys, functions, the guard')
            [CompletionResult]::new('undo', 'undo', [CompletionResultType]::ParameterValue, 'Give the engine''s tables back')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tasker;migrate;adopt;help;check' {
            break
        }
        'tasker;migrate;adopt;help;prepare' {
            break
        }
        'tasker;migrate;adopt;help;cut-over' {
            break
        }
        'tasker;migrate;adopt;help;derive' {
            break
        }
        'tasker;migrate;adopt;help;verify' {
            break
        }
        'tasker;migrate;adopt;help;finish' {
            break
        }
        'tasker;migrate;adopt;help;undo' {
            break
        }
        'tasker;migrate;adopt;help;help' {
            break
        }
        'tasker;migrate;help' {
            [CompletionResult]::new('plan', 'plan', [CompletionResultType]::ParameterValue, 'Show the statements that `migrate up` would run, and the locks they would wait for')
            [CompletionResult]::new('up', 'up', [CompletionResultType]::ParameterValue, 'Apply missing schema versions, indexes and views')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show the state of each version, view and index, and how the database differs from them')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Verify that a roll-out is complete and works')
            [CompletionResult]::new('down', 'down', [CompletionResultType]::ParameterValue, 'Drop indexes, or move the views back to the previous version')
            [CompletionResult]::new('views', 'views', [CompletionResultType]::ParameterValue, 'List the views, or move them to another version')
            [CompletionResult]::new('adopt', 'adopt', [CompletionResultType]::ParameterValue, 'Take over a database of the Rails engine Tasker')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tasker;migrate;help;plan' {
            break
        }
        'tasker;migrate;help;up' {
            break
        }
        'tasker;migrate;help;status' {
            break
        }
        'tasker;migrate;help;verify' {
            break
        }
        'tasker;migrate;help;down' {
            break
        }
        'tasker;migrate;help;views' {
            break
        }
        'tasker;migrate;help;adopt' {
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Count what an adoption would change, and list what forbids it')
            [CompletionResult]::new('prepare', 'prepare', [CompletionResultType]::ParameterValue, 'Build the indexes that tasker needs, while the application runs')
            [CompletionResult]::new('cut-over', 'cut-over', [CompletionResultType]::ParameterValue, 'Change the tables in one transaction, with the application stopped')
            [CompletionResult]::new('derive', 'derive', [CompletionResultType]::ParameterValue, 'Give unfinished tasks their counters, flags and queues')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Compare every task, then let tasker work')
            [CompletionResult]::new('finish', 'finish', [CompletionResultType]::ParameterValue, 'Remove what only the engine used: indexes, foreign keys, functions, the guard')
            [CompletionResult]::new('undo', 'undo', [CompletionResultType]::ParameterValue, 'Give the engine''s tables back')
            break
        }
        'tasker;migrate;help;adopt;check' {
            break
        }
        'tasker;migrate;help;adopt;prepare' {
            break
        }
        'tasker;migrate;help;adopt;cut-over' {
            break
        }
        'tasker;migrate;help;adopt;derive' {
            break
        }
        'tasker;migrate;help;adopt;verify' {
            break
        }
        'tasker;migrate;help;adopt;finish' {
            break
        }
        'tasker;migrate;help;adopt;undo' {
            break
        }
        'tasker;migrate;help;help' {
            break
        }
        'tasker;template' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check workflow files and report all errors at once')
            [CompletionResult]::new('apply', 'apply', [CompletionResultType]::ParameterValue, 'Store workflows, so that tasks of them can be submitted')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List applied workflows')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a workflow')
            [CompletionResult]::new('graph', 'graph', [CompletionResultType]::ParameterValue, 'Draw the steps of a workflow')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON Schema of workflow files')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tasker;template;check' {
            [CompletionResult]::new('--sql-dir', '--sql-dir', [CompletionResultType]::ParameterName, 'Let the files name SQL files anywhere below this directory [default: the directory of each file]')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;template;apply' {
            [CompletionResult]::new('--sql-dir', '--sql-dir', [CompletionResultType]::ParameterName, 'Let the files name SQL files anywhere below this directory [default: the directory of each file]')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;template;list' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('--latest', '--latest', [CompletionResultType]::ParameterName, 'Only list the highest version of each workflow')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;template;show' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('--yaml', '--yaml', [CompletionResultType]::ParameterName, 'Print the workflow as YAML')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;template;graph' {
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Draw the graph in this format')
            [CompletionResult]::new('--sql-dir', '--sql-dir', [CompletionResultType]::ParameterName, 'Let the files name SQL files anywhere below this directory [default: the directory of each file]')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;template;schema' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;template;help' {
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check workflow files and report all errors at once')
            [CompletionResult]::new('apply', 'apply', [CompletionResultType]::ParameterValue, 'Store workflows, so that tasks of them can be submitted')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List applied workflows')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a workflow')
            [CompletionResult]::new('graph', 'graph', [CompletionResultType]::ParameterValue, 'Draw the steps of a workflow')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON Schema of workflow files')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tasker;template;help;check' {
            break
        }
        'tasker;template;help;apply' {
            break
        }
        'tasker;template;help;list' {
            break
        }
        'tasker;template;help;show' {
            break
        }
        'tasker;template;help;graph' {
            break
        }
        'tasker;template;help;schema' {
            break
        }
        'tasker;template;help;help' {
            break
        }
        'tasker;task' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('submit', 'submit', [CompletionResultType]::ParameterValue, 'Submit one task or a batch of tasks')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List tasks, newest first')
            [CompletionResult]::new('count', 'count', [CompletionResultType]::ParameterValue, 'Count tasks by workflow and state')
            [CompletionResult]::new('stats', 'stats', [CompletionResultType]::ParameterValue, 'Count the attempts at steps, and measure how long they waited and ran')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a task as a tree of steps, or where its time was spent')
            [CompletionResult]::new('graph', 'graph', [CompletionResultType]::ParameterValue, 'Draw the steps of a task with their states and levels')
            [CompletionResult]::new('watch', 'watch', [CompletionResultType]::ParameterValue, 'Follow a task until it ends')
            [CompletionResult]::new('why', 'why', [CompletionResultType]::ParameterValue, 'Explain why a task is not done: the root cause and the command that fixes it')
            [CompletionResult]::new('retry', 'retry', [CompletionResultType]::ParameterValue, 'Retry all failed steps of tasks at once')
            [CompletionResult]::new('resolve', 'resolve', [CompletionResultType]::ParameterValue, 'Mark all unfinished steps of tasks as done by hand')
            [CompletionResult]::new('cancel', 'cancel', [CompletionResultType]::ParameterValue, 'Cancel tasks and all of their unfinished steps')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tasker;task;submit' {
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'Submit the task with this context: JSON, @FILE, or - for standard input')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'Set a field of the context, such as order_id=7 or customer.name=Ada; its type is that of the workflow''s schema, or else text; can be repeated')
            [CompletionResult]::new('--set-json', '--set-json', [CompletionResultType]::ParameterName, 'Set a field of the context to a JSON value; can be repeated')
            [CompletionResult]::new('--set-file', '--set-file', [CompletionResultType]::ParameterName, 'Set a field of the context to the text of a file, or of standard input (-); can be repeated')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Add a tag to find the task by; can be repeated')
            [CompletionResult]::new('--priority', '--priority', [CompletionResultType]::ParameterName, 'Add this number to the priority of every step (-1000 to 1000); higher runs first')
            [CompletionResult]::new('--initiator', '--initiator', [CompletionResultType]::ParameterName, 'Record who requests the task')
            [CompletionResult]::new('--source-system', '--source-system', [CompletionResultType]::ParameterName, 'Record which system the task comes from')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Record why the task is submitted')
            [CompletionResult]::new('--identity', '--identity', [CompletionResultType]::ParameterName, 'Name the task within its workflow: submitting the same identity again returns the first task')
            [CompletionResult]::new('--if-exists', '--if-exists', [CompletionResultType]::ParameterName, 'Accept an existing task with this identity if it has the same context, or any')
            [CompletionResult]::new('--batch', '--batch', [CompletionResultType]::ParameterName, 'Submit every line of this JSON Lines file, or - for standard input')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('--dedupe', '--dedupe', [CompletionResultType]::ParameterName, 'Return the first task with the same definition and context, if there is one')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'Follow the tasks until they end; exit with status 1 unless all complete')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Check everything without submitting anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;task;list' {
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Only list tasks in this state; repeat for several states')
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'Only list tasks of workflows with this name')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'Only list tasks of workflows in this namespace')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Only list tasks with this tag; if repeated, with all of the tags')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Only list tasks requested since this time: an age (90m, 3d), a date (2026-11-23) or a timestamp (2026-11-23T08:00:00Z)')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'List at most this many tasks (1 to 10,000)')
            [CompletionResult]::new('--after', '--after', [CompletionResultType]::ParameterName, 'Only list tasks older than this one, for the next page')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;task;count' {
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'Only count tasks of workflows with this name')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'Only count tasks of workflows in this namespace')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Count for each workflow or for each namespace')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;task;stats' {
            [CompletionResult]::new('--workflow', '--workflow', [CompletionResultType]::ParameterName, 'Only read tasks of workflows with this name, as NAME or NAMESPACE/NAME')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'Only read tasks of workflows in this namespace')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Only read tasks requested since this time: an age (90m, 3d), a date (2026-11-23) or a timestamp (2026-11-23T08:00:00Z)')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Read at most this many tasks, the newest (1 to 10,000)')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;task;show' {
            [CompletionResult]::new('--chart', '--chart', [CompletionResultType]::ParameterName, 'Also write the timeline to this SVG file')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Draw all steps, however many there are')
            [CompletionResult]::new('--timeline', '--timeline', [CompletionResultType]::ParameterName, 'Draw the steps on a time axis and show where the time was spent')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;task;graph' {
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Draw the graph in this format')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;task;watch' {
            [CompletionResult]::new('--interval', '--interval', [CompletionResultType]::ParameterName, 'Wait this long between reads (50ms to 1h)')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Draw all steps, however many are on one level')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;task;why' {
            [CompletionResult]::new('--old-transaction', '--old-transaction', [CompletionResultType]::ParameterName, 'Report transactions open for at least this long: they keep dead rows in the queues (0s to 365days)')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;task;retry' {
            [CompletionResult]::new('--cause', '--cause', [CompletionResultType]::ParameterName, 'Select the steps that `tasker stuck` lists under this cause, longest stuck first, instead of naming ids')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'With --cause: only workflows in this namespace')
            [CompletionResult]::new('--step', '--step', [CompletionResultType]::ParameterName, 'With --cause: only the group that `tasker stuck` lists under this step')
            [CompletionResult]::new('--older-than', '--older-than', [CompletionResultType]::ParameterName, 'With --cause: only steps stuck for at least this long, such as 90s, 10m or 2h (0s to 3650days)')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'With --cause: select at most this many steps (1 to 100,000)')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Record the reason, with your name, in the history of the steps')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change without changing anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask for confirmation')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask for confirmation')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;task;resolve' {
            [CompletionResult]::new('--cause', '--cause', [CompletionResultType]::ParameterName, 'Select the steps that `tasker stuck` lists under this cause, longest stuck first, instead of naming ids')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'With --cause: only workflows in this namespace')
            [CompletionResult]::new('--step', '--step', [CompletionResultType]::ParameterName, 'With --cause: only the group that `tasker stuck` lists under this step')
            [CompletionResult]::new('--older-than', '--older-than', [CompletionResultType]::ParameterName, 'With --cause: only steps stuck for at least this long, such as 90s, 10m or 2h (0s to 3650days)')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'With --cause: select at most this many steps (1 to 100,000)')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Record the reason, with your name, in the history of the steps')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change without changing anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask for confirmation')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask for confirmation')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;task;cancel' {
            [CompletionResult]::new('--cause', '--cause', [CompletionResultType]::ParameterName, 'Select the steps that `tasker stuck` lists under this cause, longest stuck first, instead of naming ids')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'With --cause: only workflows in this namespace')
            [CompletionResult]::new('--step', '--step', [CompletionResultType]::ParameterName, 'With --cause: only the group that `tasker stuck` lists under this step')
            [CompletionResult]::new('--older-than', '--older-than', [CompletionResultType]::ParameterName, 'With --cause: only steps stuck for at least this long, such as 90s, 10m or 2h (0s to 3650days)')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'With --cause: select at most this many steps (1 to 100,000)')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Record the reason, with your name, in the history of the steps')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change without changing anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask for confirmation')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask for confirmation')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;task;help' {
            [CompletionResult]::new('submit', 'submit', [CompletionResultType]::ParameterValue, 'Submit one task or a batch of tasks')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List tasks, newest first')
            [CompletionResult]::new('count', 'count', [CompletionResultType]::ParameterValue, 'Count tasks by workflow and state')
            [CompletionResult]::new('stats', 'stats', [CompletionResultType]::ParameterValue, 'Count the attempts at steps, and measure how long they waited and ran')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a task as a tree of steps, or where its time was spent')
            [CompletionResult]::new('graph', 'graph', [CompletionResultType]::ParameterValue, 'Draw the steps of a task with their states and levels')
            [CompletionResult]::new('watch', 'watch', [CompletionResultType]::ParameterValue, 'Follow a task until it ends')
            [CompletionResult]::new('why', 'why', [CompletionResultType]::ParameterValue, 'Explain why a task is not done: the root cause and the command that fixes it')
            [CompletionResult]::new('retry', 'retry', [CompletionResultType]::ParameterValue, 'Retry all failed steps of tasks at once')
            [CompletionResult]::new('resolve', 'resolve', [CompletionResultType]::ParameterValue, 'Mark all unfinished steps of tasks as done by hand')
            [CompletionResult]::new('cancel', 'cancel', [CompletionResultType]::ParameterValue, 'Cancel tasks and all of their unfinished steps')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tasker;task;help;submit' {
            break
        }
        'tasker;task;help;list' {
            break
        }
        'tasker;task;help;count' {
            break
        }
        'tasker;task;help;stats' {
            break
        }
        'tasker;task;help;show' {
            break
        }
        'tasker;task;help;graph' {
            break
        }
        'tasker;task;help;watch' {
            break
        }
        'tasker;task;help;why' {
            break
        }
        'tasker;task;help;retry' {
            break
        }
        'tasker;task;help;resolve' {
            break
        }
        'tasker;task;help;cancel' {
            break
        }
        'tasker;task;help;help' {
            break
        }
        'tasker;step' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the state, attempts, errors, result and history of a step')
            [CompletionResult]::new('why', 'why', [CompletionResultType]::ParameterValue, 'Explain why a step is not done: the root cause and the command that fixes it')
            [CompletionResult]::new('retry', 'retry', [CompletionResultType]::ParameterValue, 'Retry failed steps at once')
            [CompletionResult]::new('reset', 'reset', [CompletionResultType]::ParameterValue, 'Reset failed steps, so that they have all their attempts again, at once')
            [CompletionResult]::new('resolve', 'resolve', [CompletionResultType]::ParameterValue, 'Mark steps as done by hand, so that their children can run')
            [CompletionResult]::new('cancel', 'cancel', [CompletionResultType]::ParameterValue, 'Cancel steps')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tasker;step;show' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('--ancestors', '--ancestors', [CompletionResultType]::ParameterName, 'List every step that this step depends on, directly or indirectly')
            [CompletionResult]::new('--descendants', '--descendants', [CompletionResultType]::ParameterName, 'List every step that depends on this step, directly or indirectly')
            [CompletionResult]::new('--history', '--history', [CompletionResultType]::ParameterName, 'Show each attempt and where the step''s time was spent')
            [CompletionResult]::new('--full', '--full', [CompletionResultType]::ParameterName, 'Shorten nothing: show the whole result, standard error and lists of steps')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;step;why' {
            [CompletionResult]::new('--old-transaction', '--old-transaction', [CompletionResultType]::ParameterName, 'Report transactions open for at least this long: they keep dead rows in the queues (0s to 365days)')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;step;retry' {
            [CompletionResult]::new('--cause', '--cause', [CompletionResultType]::ParameterName, 'Select the steps that `tasker stuck` lists under this cause, longest stuck first, instead of naming ids')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'With --cause: only workflows in this namespace')
            [CompletionResult]::new('--step', '--step', [CompletionResultType]::ParameterName, 'With --cause: only the group that `tasker stuck` lists under this step')
            [CompletionResult]::new('--older-than', '--older-than', [CompletionResultType]::ParameterName, 'With --cause: only steps stuck for at least this long, such as 90s, 10m or 2h (0s to 3650days)')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'With --cause: select at most this many steps (1 to 100,000)')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Record the reason, with your name, in the history of the steps')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change without changing anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask for confirmation')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask for confirmation')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;step;reset' {
            [CompletionResult]::new('--cause', '--cause', [CompletionResultType]::ParameterName, 'Select the steps that `tasker stuck` lists under this cause, longest stuck first, instead of naming ids')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'With --cause: only workflows in this namespace')
            [CompletionResult]::new('--step', '--step', [CompletionResultType]::ParameterName, 'With --cause: only the group that `tasker stuck` lists under this step')
            [CompletionResult]::new('--older-than', '--older-than', [CompletionResultType]::ParameterName, 'With --cause: only steps stuck for at least this long, such as 90s, 10m or 2h (0s to 3650days)')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'With --cause: select at most this many steps (1 to 100,000)')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Record the reason, with your name, in the history of the steps')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change without changing anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask for confirmation')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask for confirmation')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;step;resolve' {
            [CompletionResult]::new('--result', '--result', [CompletionResultType]::ParameterName, 'Pass this result to the children: JSON, @FILE, or - for standard input')
            [CompletionResult]::new('--cause', '--cause', [CompletionResultType]::ParameterName, 'Select the steps that `tasker stuck` lists under this cause, longest stuck first, instead of naming ids')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'With --cause: only workflows in this namespace')
            [CompletionResult]::new('--step', '--step', [CompletionResultType]::ParameterName, 'With --cause: only the group that `tasker stuck` lists under this step')
            [CompletionResult]::new('--older-than', '--older-than', [CompletionResultType]::ParameterName, 'With --cause: only steps stuck for at least this long, such as 90s, 10m or 2h (0s to 3650days)')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'With --cause: select at most this many steps (1 to 100,000)')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Record the reason, with your name, in the history of the steps')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change without changing anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask for confirmation')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask for confirmation')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;step;cancel' {
            [CompletionResult]::new('--cause', '--cause', [CompletionResultType]::ParameterName, 'Select the steps that `tasker stuck` lists under this cause, longest stuck first, instead of naming ids')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'With --cause: only workflows in this namespace')
            [CompletionResult]::new('--step', '--step', [CompletionResultType]::ParameterName, 'With --cause: only the group that `tasker stuck` lists under this step')
            [CompletionResult]::new('--older-than', '--older-than', [CompletionResultType]::ParameterName, 'With --cause: only steps stuck for at least this long, such as 90s, 10m or 2h (0s to 3650days)')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'With --cause: select at most this many steps (1 to 100,000)')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Record the reason, with your name, in the history of the steps')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change without changing anything')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask for confirmation')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask for confirmation')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;step;help' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the state, attempts, errors, result and history of a step')
            [CompletionResult]::new('why', 'why', [CompletionResultType]::ParameterValue, 'Explain why a step is not done: the root cause and the command that fixes it')
            [CompletionResult]::new('retry', 'retry', [CompletionResultType]::ParameterValue, 'Retry failed steps at once')
            [CompletionResult]::new('reset', 'reset', [CompletionResultType]::ParameterValue, 'Reset failed steps, so that they have all their attempts again, at once')
            [CompletionResult]::new('resolve', 'resolve', [CompletionResultType]::ParameterValue, 'Mark steps as done by hand, so that their children can run')
            [CompletionResult]::new('cancel', 'cancel', [CompletionResultType]::ParameterValue, 'Cancel steps')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tasker;step;help;show' {
            break
        }
        'tasker;step;help;why' {
            break
        }
        'tasker;step;help;retry' {
            break
        }
        'tasker;step;help;reset' {
            break
        }
        'tasker;step;help;resolve' {
            break
        }
        'tasker;step;help;cancel' {
            break
        }
        'tasker;step;help;help' {
            break
        }
        'tasker;stuck' {
            [CompletionResult]::new('--older-than', '--older-than', [CompletionResultType]::ParameterName, 'Only list steps and queues stuck for at least this long, such as 90s, 10m or 2h (0s to 3650days)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'Only list steps of workflows in this namespace; queues belong to no namespace and are left out')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Exit with status 3 if this cause affects at least N steps (1 to 10,000, default 1); can be repeated')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;queue' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List queues with their waiting and running steps, workers and pauses')
            [CompletionResult]::new('pause', 'pause', [CompletionResultType]::ParameterValue, 'Pause a queue, so that workers claim none of its steps until it is resumed')
            [CompletionResult]::new('resume', 'resume', [CompletionResultType]::ParameterValue, 'Resume a paused queue, so that workers claim its steps again')
            [CompletionResult]::new('bind', 'bind', [CompletionResultType]::ParameterValue, 'Bind a queue to namespaces, so that it takes the steps of no other namespace')
            [CompletionResult]::new('unbind', 'unbind', [CompletionResultType]::ParameterValue, 'Let a queue take the steps of every namespace again')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tasker;queue;list' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;queue;pause' {
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Record the reason; `tasker step why` shows it with your name')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;queue;resume' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;queue;bind' {
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'Take the steps of this namespace; can be repeated')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;queue;unbind' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;queue;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List queues with their waiting and running steps, workers and pauses')
            [CompletionResult]::new('pause', 'pause', [CompletionResultType]::ParameterValue, 'Pause a queue, so that workers claim none of its steps until it is resumed')
            [CompletionResult]::new('resume', 'resume', [CompletionResultType]::ParameterValue, 'Resume a paused queue, so that workers claim its steps again')
            [CompletionResult]::new('bind', 'bind', [CompletionResultType]::ParameterValue, 'Bind a queue to namespaces, so that it takes the steps of no other namespace')
            [CompletionResult]::new('unbind', 'unbind', [CompletionResultType]::ParameterValue, 'Let a queue take the steps of every namespace again')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tasker;queue;help;list' {
            break
        }
        'tasker;queue;help;pause' {
            break
        }
        'tasker;queue;help;resume' {
            break
        }
        'tasker;queue;help;bind' {
            break
        }
        'tasker;queue;help;unbind' {
            break
        }
        'tasker;queue;help;help' {
            break
        }
        'tasker;worker' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Claim steps and run them')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the workers of a database')
            [CompletionResult]::new('health', 'health', [CompletionResultType]::ParameterValue, 'Ask a worker whether it is ready, for probes')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tasker;worker;run' {
            [CompletionResult]::new('-j', '-j', [CompletionResultType]::ParameterName, 'Run up to this many steps in parallel (1 to 10,000) [default: 16]')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'Run up to this many steps in parallel (1 to 10,000) [default: 16]')
            [CompletionResult]::new('--queue', '--queue', [CompletionResultType]::ParameterName, 'Only serve this queue; can be repeated [default: all queues]')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'Only run steps of workflows of this namespace; can be repeated [default: all namespaces]')
            [CompletionResult]::new('--handlers', '--handlers', [CompletionResultType]::ParameterName, 'Only run steps with these handlers: command, sql, http, noop, sleep or fail [default: all]')
            [CompletionResult]::new('--poll-interval', '--poll-interval', [CompletionResultType]::ParameterName, 'Check for work at least this often, even without notifications (10ms to 1h) [default: 1s]')
            [CompletionResult]::new('--lease', '--lease', [CompletionResultType]::ParameterName, 'Let others rescue the steps of this worker if it is silent for this long (1s to 1day) [default: 30s]')
            [CompletionResult]::new('--sql-connections', '--sql-connections', [CompletionResultType]::ParameterName, 'Run up to this many `sql` steps in parallel, each on its own connection (1 to 1,000) [default: 8]')
            [CompletionResult]::new('--stop-timeout', '--stop-timeout', [CompletionResultType]::ParameterName, 'After a signal, give the running steps back if they take longer than this (0s to 30days) [default: no limit]')
            [CompletionResult]::new('--wait-for-database', '--wait-for-database', [CompletionResultType]::ParameterName, 'At the start, wait this long for a database that is away (0s to 30days) [default: no limit; 30s with --drain]')
            [CompletionResult]::new('--listen', '--listen', [CompletionResultType]::ParameterName, 'Answer Prometheus and probes over HTTP at this address and port: /metrics, /livez, /readyz')
            [CompletionResult]::new('--archive-to', '--archive-to', [CompletionResultType]::ParameterName, 'Let the upkeep move tasks whose retention is over to files in this directory')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('--drain', '--drain', [CompletionResultType]::ParameterName, 'Stop when no work is left')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Exit if the database cannot be reached at the start, like --wait-for-database 0s')
            [CompletionResult]::new('--retry-backoff-disabled', '--retry-backoff-disabled', [CompletionResultType]::ParameterName, 'Retry failed steps at once; for test environments only')
            [CompletionResult]::new('--no-upkeep', '--no-upkeep', [CompletionResultType]::ParameterName, 'Never do the upkeep, even if no other worker does')
            [CompletionResult]::new('--archive-delete', '--archive-delete', [CompletionResultType]::ParameterName, 'Let the upkeep delete tasks whose retention is over')
            [CompletionResult]::new('--allow-root', '--allow-root', [CompletionResultType]::ParameterName, 'Run as root without a warning, for containers in which there is no other user')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;worker;list' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;worker;health' {
            [CompletionResult]::new('--listen', '--listen', [CompletionResultType]::ParameterName, 'Ask the worker that listens at this address and port [default: worker.listen of tasker.toml]')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('--live', '--live', [CompletionResultType]::ParameterName, 'Ask whether it is alive: it is, also while its database is away or it drains')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;worker;help' {
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Claim steps and run them')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the workers of a database')
            [CompletionResult]::new('health', 'health', [CompletionResultType]::ParameterValue, 'Ask a worker whether it is ready, for probes')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tasker;worker;help;run' {
            break
        }
        'tasker;worker;help;list' {
            break
        }
        'tasker;worker;help;health' {
            break
        }
        'tasker;worker;help;help' {
            break
        }
        'tasker;upkeep' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Do the upkeep once, for databases without a worker that runs all the time')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show who does the upkeep, and the last run of each job')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tasker;upkeep;run' {
            [CompletionResult]::new('--archive-to', '--archive-to', [CompletionResultType]::ParameterName, 'Let the upkeep move tasks whose retention is over to files in this directory')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show how much there is to do for each job, without doing it')
            [CompletionResult]::new('--archive-delete', '--archive-delete', [CompletionResultType]::ParameterName, 'Let the upkeep delete tasks whose retention is over')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;upkeep;status' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;upkeep;help' {
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Do the upkeep once, for databases without a worker that runs all the time')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show who does the upkeep, and the last run of each job')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tasker;upkeep;help;run' {
            break
        }
        'tasker;upkeep;help;status' {
            break
        }
        'tasker;upkeep;help;help' {
            break
        }
        'tasker;serve' {
            [CompletionResult]::new('--listen', '--listen', [CompletionResultType]::ParameterName, 'Listen on this IP address')
            [CompletionResult]::new('--port', '--port', [CompletionResultType]::ParameterName, 'Listen on this port (0 to 65535); 0 lets the system choose one')
            [CompletionResult]::new('--base-path', '--base-path', [CompletionResultType]::ParameterName, 'Serve all pages below this path, for a proxy that passes it on')
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'Show this name on every page, so that no database is mistaken for another')
            [CompletionResult]::new('--accent', '--accent', [CompletionResultType]::ParameterName, 'Mark every page with this colour: red, orange, yellow, green, blue, purple, gray or #rrggbb')
            [CompletionResult]::new('--link', '--link', [CompletionResultType]::ParameterName, 'Link to another page, such as that of another database; can be repeated')
            [CompletionResult]::new('--allowed-host', '--allowed-host', [CompletionResultType]::ParameterName, 'Also answer requests for this host; can be repeated')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Ask for the token in this file, its first line of at least 16 characters')
            [CompletionResult]::new('--user-header', '--user-header', [CompletionResultType]::ParameterName, 'Take the user''s name from this header, which a proxy in front of this server sets, and refuse requests without it')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('--allow-changes', '--allow-changes', [CompletionResultType]::ParameterName, 'Let people retry, resolve and cancel steps and tasks, and pause and resume queues')
            [CompletionResult]::new('--read-only', '--read-only', [CompletionResultType]::ParameterName, 'Change nothing, even with --allow-changes')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;check' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('indexes', 'indexes', [CompletionResultType]::ParameterValue, 'Show the use and the cost of each index, and find broken ones')
            [CompletionResult]::new('plans', 'plans', [CompletionResultType]::ParameterValue, 'Check query plans against expectations')
            [CompletionResult]::new('statistics', 'statistics', [CompletionResultType]::ParameterValue, 'Save the planner''s statistics, to check plans where the data is not')
            [CompletionResult]::new('scale', 'scale', [CompletionResultType]::ParameterValue, 'Check that the cost of queries grows no faster with the database than allowed')
            [CompletionResult]::new('consistency', 'consistency', [CompletionResultType]::ParameterValue, 'Compare flags, counters and queues with the transitions they are derived from')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON Schema of check files')
            [CompletionResult]::new('health', 'health', [CompletionResultType]::ParameterValue, 'Check the health of a live database: queries, queues, workers, memory, vacuum')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tasker;check;indexes' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('--no-price', '--no-price', [CompletionResultType]::ParameterName, 'Do not measure what each index costs writes')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;check;plans' {
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'Check the queries of these files or directories instead of tasker''s own')
            [CompletionResult]::new('--sql-dir', '--sql-dir', [CompletionResultType]::ParameterName, 'Let the files name SQL files anywhere below this directory [default: the directory of each file]')
            [CompletionResult]::new('--query', '--query', [CompletionResultType]::ParameterName, 'Only check this query; can be repeated')
            [CompletionResult]::new('--tier', '--tier', [CompletionResultType]::ParameterName, 'Only check this tier [default: both]')
            [CompletionResult]::new('--at-scale', '--at-scale', [CompletionResultType]::ParameterName, 'Check in a temporary database with this many tasks (1 to 10,000,000), and run each query')
            [CompletionResult]::new('--statistics', '--statistics', [CompletionResultType]::ParameterName, 'Plan with the statistics of this file, which `tasker check statistics save` wrote, instead of a database')
            [CompletionResult]::new('--on', '--on', [CompletionResultType]::ParameterName, 'Plan on this major version of PostgreSQL, or on the server programs in this folder [default: that of the statistics]')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Check the statements that the server has counted, by what they look like without their constants')
            [CompletionResult]::new('--from-log', '--from-log', [CompletionResultType]::ParameterName, 'Check the plans that auto_explain wrote to this log of the server, as they are; can be repeated')
            [CompletionResult]::new('--schema-file', '--schema-file', [CompletionResultType]::ParameterName, 'Check in a temporary database that this SQL file fills with tables; can be repeated')
            [CompletionResult]::new('--fill', '--fill', [CompletionResultType]::ParameterName, 'Run this SQL file in the temporary database after --schema-file, to fill its tables; can be repeated')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Stop a query after this long (1ms to 1day)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'Use this value of a server setting while planning; can be repeated')
            [CompletionResult]::new('--save-plans', '--save-plans', [CompletionResultType]::ParameterName, 'Save every plan as a file in this folder, for viewers of JSON plans')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Compare the chosen plans with this file, by nodes, tables and indexes but not by costs')
            [CompletionResult]::new('--base', '--base', [CompletionResultType]::ParameterName, 'Compare the chosen plans with those of this database, and fail if one of them is better there')
            [CompletionResult]::new('--migration', '--migration', [CompletionResultType]::ParameterName, 'Compare the plans before and after this SQL file, in a copy of the database without rows; can be repeated')
            [CompletionResult]::new('--init', '--init', [CompletionResultType]::ParameterName, 'Write a first file of checks for the costly statements in pg_stat_statements [default: checks.yaml]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('--analyze', '--analyze', [CompletionResultType]::ParameterName, 'Also run each query once, and roll it back')
            [CompletionResult]::new('--keep-settings', '--keep-settings', [CompletionResultType]::ParameterName, 'Plan with the server''s own settings, without pinning any')
            [CompletionResult]::new('--enforce-time', '--enforce-time', [CompletionResultType]::ParameterName, 'Also fail if a query takes longer than its file allows')
            [CompletionResult]::new('--show-plans', '--show-plans', [CompletionResultType]::ParameterName, 'Draw every plan, not only the plans with findings')
            [CompletionResult]::new('--update-baseline', '--update-baseline', [CompletionResultType]::ParameterName, 'Write the chosen plans to the file of --baseline, and print the changes')
            [CompletionResult]::new('--migrate-up', '--migrate-up', [CompletionResultType]::ParameterName, 'Compare the plans before and after the missing migrations of tasker, as `tasker migrate up` would apply them')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Overwrite the file of --init if it exists')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;check;statistics' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('save', 'save', [CompletionResultType]::ParameterValue, 'Save the planner''s statistics of a database in a file')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON Schema of files of statistics')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tasker;check;statistics;save' {
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Write the statistics to this file')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'Draw the parameters of the checks in these files or directories, and keep the values in their queries')
            [CompletionResult]::new('--sql-dir', '--sql-dir', [CompletionResultType]::ParameterName, 'Let the files name SQL files anywhere below this directory [default: the directory of each file]')
            [CompletionResult]::new('--values', '--values', [CompletionResultType]::ParameterName, 'Keep the values of this column as they are; can be repeated')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('--numbers', '--numbers', [CompletionResultType]::ParameterName, 'Keep all numbers and times as they are')
            [CompletionResult]::new('--texts', '--texts', [CompletionResultType]::ParameterName, 'Keep all values as they are, texts too')
            [CompletionResult]::new('--partial', '--partial', [CompletionResultType]::ParameterName, 'Save what this role may see, even if that is not all')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;check;statistics;schema' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;check;statistics;help' {
            [CompletionResult]::new('save', 'save', [CompletionResultType]::ParameterValue, 'Save the planner''s statistics of a database in a file')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON Schema of files of statistics')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tasker;check;statistics;help;save' {
            break
        }
        'tasker;check;statistics;help;schema' {
            break
        }
        'tasker;check;statistics;help;help' {
            break
        }
        'tasker;check;scale' {
            [CompletionResult]::new('--sizes', '--sizes', [CompletionResultType]::ParameterName, 'Measure with this many tasks of seven steps and eight edges (1 to 10,000,000); at least two sizes')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'Measure with tasks at these stages, each in its own database')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'Measure the queries of these files or directories instead of tasker''s own')
            [CompletionResult]::new('--sql-dir', '--sql-dir', [CompletionResultType]::ParameterName, 'Let the files name SQL files anywhere below this directory [default: the directory of each file]')
            [CompletionResult]::new('--query', '--query', [CompletionResultType]::ParameterName, 'Only measure this query, and show every case; can be repeated')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Stop a query after this long (1ms to 1day)')
            [CompletionResult]::new('--chart', '--chart', [CompletionResultType]::ParameterName, 'Write a chart of the pages to this SVG file')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;check;consistency' {
            [CompletionResult]::new('--task', '--task', [CompletionResultType]::ParameterName, 'Only compare this task, by id or identity; can be repeated')
            [CompletionResult]::new('--resume', '--resume', [CompletionResultType]::ParameterName, 'Continue an interrupted check at the position that it printed')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('--repair', '--repair', [CompletionResultType]::ParameterName, 'Write the derived values where they differ')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what a repair would do without doing it')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;check;schema' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;check;health' {
            [CompletionResult]::new('--budget', '--budget', [CompletionResultType]::ParameterName, 'Allow each of tasker''s own reads to take this long (1us to 1h)')
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Check again at this interval (1s to 1day), until interrupted')
            [CompletionResult]::new('--skip', '--skip', [CompletionResultType]::ParameterName, 'Skip this check; can be repeated')
            [CompletionResult]::new('--bound', '--bound', [CompletionResultType]::ParameterName, 'Use other bounds for a check, such as oldest_ready=5m or cache_hits=90%,70%; can be repeated')
            [CompletionResult]::new('--disk-size', '--disk-size', [CompletionResultType]::ParameterName, 'The size of the disk that the database may fill, such as 500GB, for the check disk_left')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Exit with status 3 if a check has this status or a worse one')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to this file, replacing it as a whole each time')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;check;help' {
            [CompletionResult]::new('indexes', 'indexes', [CompletionResultType]::ParameterValue, 'Show the use and the cost of each index, and find broken ones')
            [CompletionResult]::new('plans', 'plans', [CompletionResultType]::ParameterValue, 'Check query plans against expectations')
            [CompletionResult]::new('statistics', 'statistics', [CompletionResultType]::ParameterValue, 'Save the planner''s statistics, to check plans where the data is not')
            [CompletionResult]::new('scale', 'scale', [CompletionResultType]::ParameterValue, 'Check that the cost of queries grows no faster with the database than allowed')
            [CompletionResult]::new('consistency', 'consistency', [CompletionResultType]::ParameterValue, 'Compare flags, counters and queues with the transitions they are derived from')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON Schema of check files')
            [CompletionResult]::new('health', 'health', [CompletionResultType]::ParameterValue, 'Check the health of a live database: queries, queues, workers, memory, vacuum')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tasker;check;help;indexes' {
            break
        }
        'tasker;check;help;plans' {
            break
        }
        'tasker;check;help;statistics' {
            [CompletionResult]::new('save', 'save', [CompletionResultType]::ParameterValue, 'Save the planner''s statistics of a database in a file')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON Schema of files of statistics')
            break
        }
        'tasker;check;help;statistics;save' {
            break
        }
        'tasker;check;help;statistics;schema' {
            break
        }
        'tasker;check;help;scale' {
            break
        }
        'tasker;check;help;consistency' {
            break
        }
        'tasker;check;help;schema' {
            break
        }
        'tasker;check;help;health' {
            break
        }
        'tasker;check;help;help' {
            break
        }
        'tasker;archive' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Move tasks that ended long enough ago out of the database')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show the retention of each workflow, and why its oldest task is still here')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List what was archived or deleted, newest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show an archived task')
            [CompletionResult]::new('restore', 'restore', [CompletionResultType]::ParameterValue, 'Bring archived tasks back into the database')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tasker;archive;run' {
            [CompletionResult]::new('--older-than', '--older-than', [CompletionResultType]::ParameterName, 'Also take tasks of workflows without a retention that ended longer ago than this; other workflows can keep theirs longer (0s to 1000years)')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'Only take tasks of workflows in this namespace')
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'Only take tasks of workflows with this name')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Write the tasks to files in this directory before they are deleted')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Take at most this many tasks (1 to 1,000,000,000)')
            [CompletionResult]::new('--load', '--load', [CompletionResultType]::ParameterName, 'Work in this share of the time, in percent, and rest for the remainder (1 to 100)')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('--delete', '--delete', [CompletionResultType]::ParameterName, 'Delete the tasks without writing them to files')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be taken without taking it')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask for confirmation')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask for confirmation')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;archive;status' {
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'Only show workflows in this namespace')
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'Only show workflows with this name')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;archive;list' {
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'List at most this many (1 to 10,000)')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;archive;show' {
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Look in this archive, or in this part of one, without asking the database')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;archive;restore' {
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Restore from this archive, or from this part of one')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;archive;help' {
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Move tasks that ended long enough ago out of the database')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show the retention of each workflow, and why its oldest task is still here')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List what was archived or deleted, newest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show an archived task')
            [CompletionResult]::new('restore', 'restore', [CompletionResultType]::ParameterValue, 'Bring archived tasks back into the database')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tasker;archive;help;run' {
            break
        }
        'tasker;archive;help;status' {
            break
        }
        'tasker;archive;help;list' {
            break
        }
        'tasker;archive;help;show' {
            break
        }
        'tasker;archive;help;restore' {
            break
        }
        'tasker;archive;help;help' {
            break
        }
        'tasker;bench' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('throughput', 'throughput', [CompletionResultType]::ParameterValue, 'Measure the steps per second that workers claim and complete')
            [CompletionResult]::new('latency', 'latency', [CompletionResultType]::ParameterValue, 'Measure the time from submitting a task to its start and its end')
            [CompletionResult]::new('seed', 'seed', [CompletionResultType]::ParameterValue, 'Fill a database with generated tasks')
            [CompletionResult]::new('readiness', 'readiness', [CompletionResultType]::ParameterValue, 'Measure how the cost of queries grows with the database')
            [CompletionResult]::new('faults', 'faults', [CompletionResultType]::ParameterValue, 'Make random faults while workers run random workflows, and check that nothing is lost or done twice')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tasker;bench;throughput' {
            [CompletionResult]::new('--tasks', '--tasks', [CompletionResultType]::ParameterName, 'Submit this many tasks of seven steps (1 to 10,000,000)')
            [CompletionResult]::new('--workers', '--workers', [CompletionResultType]::ParameterName, 'Run this many workers, each with its own connections (1 to 1,000)')
            [CompletionResult]::new('--through', '--through', [CompletionResultType]::ParameterName, 'Let the workers connect through this transaction pooler, which must lead to the same server')
            [CompletionResult]::new('-j', '-j', [CompletionResultType]::ParameterName, 'Run this many steps in parallel in each worker (1 to 10,000)')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'Run this many steps in parallel in each worker (1 to 10,000)')
            [CompletionResult]::new('--indexes', '--indexes', [CompletionResultType]::ParameterName, 'Build these indexes: `lean`, `all`, or `lean` and the names of others [default: lean]')
            [CompletionResult]::new('--backlog', '--backlog', [CompletionResultType]::ParameterName, 'Measure again with this many ready steps in the queue (1 to 100,000,000)')
            [CompletionResult]::new('--history', '--history', [CompletionResultType]::ParameterName, 'Measure again with this many transitions of earlier tasks in the tables (1 to 1,000,000,000)')
            [CompletionResult]::new('--due', '--due', [CompletionResultType]::ParameterName, 'Measure again while the backoff of this many steps of earlier tasks ends at once (1 to 100,000,000)')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('--held-transaction', '--held-transaction', [CompletionResultType]::ParameterName, 'Measure again while another transaction stays open')
            [CompletionResult]::new('--breakdown', '--breakdown', [CompletionResultType]::ParameterName, 'Say where the time goes: CPU and write-ahead log, the exchanges, what the server waits for')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;bench;latency' {
            [CompletionResult]::new('--rounds', '--rounds', [CompletionResultType]::ParameterName, 'Run this many tasks of each shape (1 to 100,000)')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;bench;seed' {
            [CompletionResult]::new('--tasks', '--tasks', [CompletionResultType]::ParameterName, 'Add this many tasks (1 to 100,000,000)')
            [CompletionResult]::new('--shape', '--shape', [CompletionResultType]::ParameterName, 'Give each task a DAG of this shape')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'Leave the tasks at this stage')
            [CompletionResult]::new('--seed', '--seed', [CompletionResultType]::ParameterName, 'Seed the random numbers: the same seed generates the same tasks')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('--no-analyze', '--no-analyze', [CompletionResultType]::ParameterName, 'Do not run ANALYZE: the planner has no statistics, as after loading a dump')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;bench;readiness' {
            [CompletionResult]::new('--sizes', '--sizes', [CompletionResultType]::ParameterName, 'Measure with this many tasks of seven steps and eight edges, at every stage (1 to 10,000,000)')
            [CompletionResult]::new('--versions', '--versions', [CompletionResultType]::ParameterName, 'Measure these versions of the views')
            [CompletionResult]::new('--indexes', '--indexes', [CompletionResultType]::ParameterName, 'Build these indexes: `lean`, `all`, or `lean` and the names of others [default: lean]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Stop a query after this long, and skip it at larger sizes (1ms to 1day)')
            [CompletionResult]::new('--chart', '--chart', [CompletionResultType]::ParameterName, 'Write a chart of the times to this SVG file')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('--no-analyze', '--no-analyze', [CompletionResultType]::ParameterName, 'Do not run ANALYZE: the planner has no statistics, as after loading a dump')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;bench;faults' {
            [CompletionResult]::new('--minutes', '--minutes', [CompletionResultType]::ParameterName, 'Make faults for this long (1 to 100,000) [default: 1, without --faults]')
            [CompletionResult]::new('--faults', '--faults', [CompletionResultType]::ParameterName, 'End after this many faults (1 to 1,000,000,000)')
            [CompletionResult]::new('--workers', '--workers', [CompletionResultType]::ParameterName, 'Run this many worker processes (2 to 64)')
            [CompletionResult]::new('--seed', '--seed', [CompletionResultType]::ParameterName, 'Draw the same workflows and the same order of faults for each worker again [default: random]')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;bench;help' {
            [CompletionResult]::new('throughput', 'throughput', [CompletionResultType]::ParameterValue, 'Measure the steps per second that workers claim and complete')
            [CompletionResult]::new('latency', 'latency', [CompletionResultType]::ParameterValue, 'Measure the time from submitting a task to its start and its end')
            [CompletionResult]::new('seed', 'seed', [CompletionResultType]::ParameterValue, 'Fill a database with generated tasks')
            [CompletionResult]::new('readiness', 'readiness', [CompletionResultType]::ParameterValue, 'Measure how the cost of queries grows with the database')
            [CompletionResult]::new('faults', 'faults', [CompletionResultType]::ParameterValue, 'Make random faults while workers run random workflows, and check that nothing is lost or done twice')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tasker;bench;help;throughput' {
            break
        }
        'tasker;bench;help;latency' {
            break
        }
        'tasker;bench;help;seed' {
            break
        }
        'tasker;bench;help;readiness' {
            break
        }
        'tasker;bench;help;faults' {
            break
        }
        'tasker;bench;help;help' {
            break
        }
        'tasker;generate' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Generate a shell completion script')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Generate the man pages')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tasker;generate;completions' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'Write to this folder instead: the script of SHELL, or of every shell if SHELL is omitted')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;generate;man' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'Write every page to this folder')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml')
            [CompletionResult]::new('--read-url', '--read-url', [CompletionResultType]::ParameterName, 'Let commands that only read ask this replica, in the same forms; an empty one turns it off')
            [CompletionResult]::new('--max-lag', '--max-lag', [CompletionResultType]::ParameterName, 'Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Use tasker''s tables in this schema [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Print the answer in this format [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours automatically, always or never [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read settings from this file [default: tasker.toml in the current directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Change the database of a production profile, or revert migrations, without asking')
            [CompletionResult]::new('--require-database', '--require-database', [CompletionResultType]::ParameterName, 'Refuse to make or use a private PostgreSQL where no database is named')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state, for connections through a transaction pooler such as pgbouncer')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only the answer, without progress messages and notes')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more to standard error (-v: info, -vv: debug, -vvv: everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;generate;help' {
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Generate a shell completion script')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Generate the man pages')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tasker;generate;help;completions' {
            break
        }
        'tasker;generate;help;man' {
            break
        }
        'tasker;generate;help;help' {
            break
        }
        'tasker;help' {
            [CompletionResult]::new('demo', 'demo', [CompletionResultType]::ParameterValue, 'Run an example workflow from start to finish in under a minute')
            [CompletionResult]::new('db', 'db', [CompletionResultType]::ParameterValue, 'Manage the private PostgreSQL that tasker uses when no database is named')
            [CompletionResult]::new('migrate', 'migrate', [CompletionResultType]::ParameterValue, 'Migrate a database to the schema this program needs')
            [CompletionResult]::new('template', 'template', [CompletionResultType]::ParameterValue, 'Check workflow files, apply them to a database, and show applied workflows')
            [CompletionResult]::new('task', 'task', [CompletionResultType]::ParameterValue, 'Submit tasks, inspect them, and change them by hand')
            [CompletionResult]::new('step', 'step', [CompletionResultType]::ParameterValue, 'Inspect steps and change them by hand')
            [CompletionResult]::new('stuck', 'stuck', [CompletionResultType]::ParameterValue, 'List stuck steps by root cause, with the command that fixes each')
            [CompletionResult]::new('queue', 'queue', [CompletionResultType]::ParameterValue, 'List, pause, resume and bind queues')
            [CompletionResult]::new('worker', 'worker', [CompletionResultType]::ParameterValue, 'Run workers and list them')
            [CompletionResult]::new('upkeep', 'upkeep', [CompletionResultType]::ParameterValue, 'Do what one worker at a time does for all, and show its state')
            [CompletionResult]::new('serve', 'serve', [CompletionResultType]::ParameterValue, 'Serve a web page: tasks, their graphs and reasons, stuck steps, queues and workers')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check a live database for problems, and print the fix for each')
            [CompletionResult]::new('archive', 'archive', [CompletionResultType]::ParameterValue, 'Move ended tasks out of the database, read them, and bring them back')
            [CompletionResult]::new('bench', 'bench', [CompletionResultType]::ParameterValue, 'Measure tasker on your own hardware')
            [CompletionResult]::new('generate', 'generate', [CompletionResultType]::ParameterValue, 'Generate shell completions and man pages')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tasker;help;demo' {
            break
        }
        'tasker;help;db' {
            [CompletionResult]::new('start', 'start', [CompletionResultType]::ParameterValue, 'Start the private PostgreSQL, creating its cluster on first use')
            [CompletionResult]::new('stop', 'stop', [CompletionResultType]::ParameterValue, 'Stop the private PostgreSQL')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show whether the private PostgreSQL is running, where, and in which version')
            [CompletionResult]::new('url', 'url', [CompletionResultType]::ParameterValue, 'Print the URL of the private PostgreSQL')
            [CompletionResult]::new('psql', 'psql', [CompletionResultType]::ParameterValue, 'Open psql on the private PostgreSQL')
            [CompletionResult]::new('destroy', 'destroy', [CompletionResultType]::ParameterValue, 'Stop the private PostgreSQL and delete its data')
            break
        }
        'tasker;help;db;start' {
            break
        }
        'tasker;help;db;stop' {
            break
        }
        'tasker;help;db;status' {
            break
        }
        'tasker;help;db;url' {
            break
        }
        'tasker;help;db;psql' {
            break
        }
        'tasker;help;db;destroy' {
            break
        }
        'tasker;help;migrate' {
            [CompletionResult]::new('plan', 'plan', [CompletionResultType]::ParameterValue, 'Show the statements that `migrate up` would run, and the locks they would wait for')
            [CompletionResult]::new('up', 'up', [CompletionResultType]::ParameterValue, 'Apply missing schema versions, indexes and views')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show the state of each version, view and index, and how the database differs from them')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Verify that a roll-out is complete and works')
            [CompletionResult]::new('down', 'down', [CompletionResultType]::ParameterValue, 'Drop indexes, or move the views back to the previous version')
            [CompletionResult]::new('views', 'views', [CompletionResultType]::ParameterValue, 'List the views, or move them to another version')
            [CompletionResult]::new('adopt', 'adopt', [CompletionResultType]::ParameterValue, 'Take over a database of the Rails engine Tasker')
            break
        }
        'tasker;help;migrate;plan' {
            break
        }
        'tasker;help;migrate;up' {
            break
        }
        'tasker;help;migrate;status' {
            break
        }
        'tasker;help;migrate;verify' {
            break
        }
        'tasker;help;migrate;down' {
            break
        }
        'tasker;help;migrate;views' {
            break
        }
        'tasker;help;migrate;adopt' {
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Count what an adoption would change, and list what forbids it')
            [CompletionResult]::new('prepare', 'prepare', [CompletionResultType]::ParameterValue, 'Build the indexes that tasker needs, while the application runs')
            [CompletionResult]::new('cut-over', 'cut-over', [CompletionResultType]::ParameterValue, 'Change the tables in one transaction, with the application stopped')
            [CompletionResult]::new('derive', 'derive', [CompletionResultType]::ParameterValue, 'Give unfinished tasks their counters, flags and queues')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Compare every task, then let tasker work')
            [CompletionResult]::new('finish', 'finish', [CompletionResultType]::ParameterValue, 'Remove what only the engine used: indexes, foreign keys, functions, the guard')
            [CompletionResult]::new('undo', 'undo', [CompletionResultType]::ParameterValue, 'Give the engine''s tables back')
            break
        }
        'tasker;help;migrate;adopt;check' {
            break
        }
        'tasker;help;migrate;adopt;prepare' {
            break
        }
        'tasker;help;migrate;adopt;cut-over' {
            break
        }
        'tasker;help;migrate;adopt;derive' {
            break
        }
        'tasker;help;migrate;adopt;verify' {
            break
        }
        'tasker;help;migrate;adopt;finish' {
            break
        }
        'tasker;help;migrate;adopt;undo' {
            break
        }
        'tasker;help;template' {
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check workflow files and report all errors at once')
            [CompletionResult]::new('apply', 'apply', [CompletionResultType]::ParameterValue, 'Store workflows, so that tasks of them can be submitted')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List applied workflows')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a workflow')
            [CompletionResult]::new('graph', 'graph', [CompletionResultType]::ParameterValue, 'Draw the steps of a workflow')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON Schema of workflow files')
            break
        }
        'tasker;help;template;check' {
            break
        }
        'tasker;help;template;apply' {
            break
        }
        'tasker;help;template;list' {
            break
        }
        'tasker;help;template;show' {
            break
        }
        'tasker;help;template;graph' {
            break
        }
        'tasker;help;template;schema' {
            break
        }
        'tasker;help;task' {
            [CompletionResult]::new('submit', 'submit', [CompletionResultType]::ParameterValue, 'Submit one task or a batch of tasks')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List tasks, newest first')
            [CompletionResult]::new('count', 'count', [CompletionResultType]::ParameterValue, 'Count tasks by workflow and state')
            [CompletionResult]::new('stats', 'stats', [CompletionResultType]::ParameterValue, 'Count the attempts at steps, and measure how long they waited and ran')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a task as a tree of steps, or where its time was spent')
            [CompletionResult]::new('graph', 'graph', [CompletionResultType]::ParameterValue, 'Draw the steps of a task with their states and levels')
            [CompletionResult]::new('watch', 'watch', [CompletionResultType]::ParameterValue, 'Follow a task until it ends')
            [CompletionResult]::new('why', 'why', [CompletionResultType]::ParameterValue, 'Explain why a task is not done: the root cause and the command that fixes it')
            [CompletionResult]::new('retry', 'retry', [CompletionResultType]::ParameterValue, 'Retry all failed steps of tasks at once')
            [CompletionResult]::new('resolve', 'resolve', [CompletionResultType]::ParameterValue, 'Mark all unfinished steps of tasks as done by hand')
            [CompletionResult]::new('cancel', 'cancel', [CompletionResultType]::ParameterValue, 'Cancel tasks and all of their unfinished steps')
            break
        }
        'tasker;help;task;submit' {
            break
        }
        'tasker;help;task;list' {
            break
        }
        'tasker;help;task;count' {
            break
        }
        'tasker;help;task;stats' {
            break
        }
        'tasker;help;task;show' {
            break
        }
        'tasker;help;task;graph' {
            break
        }
        'tasker;help;task;watch' {
            break
        }
        'tasker;help;task;why' {
            break
        }
        'tasker;help;task;retry' {
            break
        }
        'tasker;help;task;resolve' {
            break
        }
        'tasker;help;task;cancel' {
            break
        }
        'tasker;help;step' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the state, attempts, errors, result and history of a step')
            [CompletionResult]::new('why', 'why', [CompletionResultType]::ParameterValue, 'Explain why a step is not done: the root cause and the command that fixes it')
            [CompletionResult]::new('retry', 'retry', [CompletionResultType]::ParameterValue, 'Retry failed steps at once')
            [CompletionResult]::new('reset', 'reset', [CompletionResultType]::ParameterValue, 'Reset failed steps, so that they have all their attempts again, at once')
            [CompletionResult]::new('resolve', 'resolve', [CompletionResultType]::ParameterValue, 'Mark steps as done by hand, so that their children can run')
            [CompletionResult]::new('cancel', 'cancel', [CompletionResultType]::ParameterValue, 'Cancel steps')
            break
        }
        'tasker;help;step;show' {
            break
        }
        'tasker;help;step;why' {
            break
        }
        'tasker;help;step;retry' {
            break
        }
        'tasker;help;step;reset' {
            break
        }
        'tasker;help;step;resolve' {
            break
        }
        'tasker;help;step;cancel' {
            break
        }
        'tasker;help;stuck' {
            break
        }
        'tasker;help;queue' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List queues with their waiting and running steps, workers and pauses')
            [CompletionResult]::new('pause', 'pause', [CompletionResultType]::ParameterValue, 'Pause a queue, so that workers claim none of its steps until it is resumed')
            [CompletionResult]::new('resume', 'resume', [CompletionResultType]::ParameterValue, 'Resume a paused queue, so that workers claim its steps again')
            [CompletionResult]::new('bind', 'bind', [CompletionResultType]::ParameterValue, 'Bind a queue to namespaces, so that it takes the steps of no other namespace')
            [CompletionResult]::new('unbind', 'unbind', [CompletionResultType]::ParameterValue, 'Let a queue take the steps of every namespace again')
            break
        }
        'tasker;help;queue;list' {
            break
        }
        'tasker;help;queue;pause' {
            break
        }
        'tasker;help;queue;resume' {
            break
        }
        'tasker;help;queue;bind' {
            break
        }
        'tasker;help;queue;unbind' {
            break
        }
        'tasker;help;worker' {
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Claim steps and run them')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the workers of a database')
            [CompletionResult]::new('health', 'health', [CompletionResultType]::ParameterValue, 'Ask a worker whether it is ready, for probes')
            break
        }
        'tasker;help;worker;run' {
            break
        }
        'tasker;help;worker;list' {
            break
        }
        'tasker;help;worker;health' {
            break
        }
        'tasker;help;upkeep' {
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Do the upkeep once, for databases without a worker that runs all the time')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show who does the upkeep, and the last run of each job')
            break
        }
        'tasker;help;upkeep;run' {
            break
        }
        'tasker;help;upkeep;status' {
            break
        }
        'tasker;help;serve' {
            break
        }
        'tasker;help;check' {
            [CompletionResult]::new('indexes', 'indexes', [CompletionResultType]::ParameterValue, 'Show the use and the cost of each index, and find broken ones')
            [CompletionResult]::new('plans', 'plans', [CompletionResultType]::ParameterValue, 'Check query plans against expectations')
            [CompletionResult]::new('statistics', 'statistics', [CompletionResultType]::ParameterValue, 'Save the planner''s statistics, to check plans where the data is not')
            [CompletionResult]::new('scale', 'scale', [CompletionResultType]::ParameterValue, 'Check that the cost of queries grows no faster with the database than allowed')
            [CompletionResult]::new('consistency', 'consistency', [CompletionResultType]::ParameterValue, 'Compare flags, counters and queues with the transitions they are derived from')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON Schema of check files')
            [CompletionResult]::new('health', 'health', [CompletionResultType]::ParameterValue, 'Check the health of a live database: queries, queues, workers, memory, vacuum')
            break
        }
        'tasker;help;check;indexes' {
            break
        }
        'tasker;help;check;plans' {
            break
        }
        'tasker;help;check;statistics' {
            [CompletionResult]::new('save', 'save', [CompletionResultType]::ParameterValue, 'Save the planner''s statistics of a database in a file')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON Schema of files of statistics')
            break
        }
        'tasker;help;check;statistics;save' {
            break
        }
        'tasker;help;check;statistics;schema' {
            break
        }
        'tasker;help;check;scale' {
            break
        }
        'tasker;help;check;consistency' {
            break
        }
        'tasker;help;check;schema' {
            break
        }
        'tasker;help;check;health' {
            break
        }
        'tasker;help;archive' {
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Move tasks that ended long enough ago out of the database')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show the retention of each workflow, and why its oldest task is still here')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List what was archived or deleted, newest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show an archived task')
            [CompletionResult]::new('restore', 'restore', [CompletionResultType]::ParameterValue, 'Bring archived tasks back into the database')
            break
        }
        'tasker;help;archive;run' {
            break
        }
        'tasker;help;archive;status' {
            break
        }
        'tasker;help;archive;list' {
            break
        }
        'tasker;help;archive;show' {
            break
        }
        'tasker;help;archive;restore' {
            break
        }
        'tasker;help;bench' {
            [CompletionResult]::new('throughput', 'throughput', [CompletionResultType]::ParameterValue, 'Measure the steps per second that workers claim and complete')
            [CompletionResult]::new('latency', 'latency', [CompletionResultType]::ParameterValue, 'Measure the time from submitting a task to its start and its end')
            [CompletionResult]::new('seed', 'seed', [CompletionResultType]::ParameterValue, 'Fill a database with generated tasks')
            [CompletionResult]::new('readiness', 'readiness', [CompletionResultType]::ParameterValue, 'Measure how the cost of queries grows with the database')
            [CompletionResult]::new('faults', 'faults', [CompletionResultType]::ParameterValue, 'Make random faults while workers run random workflows, and check that nothing is lost or done twice')
            break
        }
        'tasker;help;bench;throughput' {
            break
        }
        'tasker;help;bench;latency' {
            break
        }
        'tasker;help;bench;seed' {
            break
        }
        'tasker;help;bench;readiness' {
            break
        }
        'tasker;help;bench;faults' {
            break
        }
        'tasker;help;generate' {
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Generate a shell completion script')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Generate the man pages')
            break
        }
        'tasker;help;generate;completions' {
            break
        }
        'tasker;help;generate;man' {
            break
        }
        'tasker;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
