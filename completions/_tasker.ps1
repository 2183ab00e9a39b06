
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
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('demo', 'demo', [CompletionResultType]::ParameterValue, 'See a whole workflow run in under a minute')
            [CompletionResult]::new('db', 'db', [CompletionResultType]::ParameterValue, 'The private PostgreSQL used when no database is named')
            [CompletionResult]::new('migrate', 'migrate', [CompletionResultType]::ParameterValue, 'Bring a database to the schema this program needs')
            [CompletionResult]::new('template', 'template', [CompletionResultType]::ParameterValue, 'Workflow templates: the YAML files and those applied to a database')
            [CompletionResult]::new('task', 'task', [CompletionResultType]::ParameterValue, 'Submit tasks and see how they go')
            [CompletionResult]::new('step', 'step', [CompletionResultType]::ParameterValue, 'Look at steps, and change them by hand')
            [CompletionResult]::new('stuck', 'stuck', [CompletionResultType]::ParameterValue, 'List what will not move by itself, over all tasks, with the commands that fix it')
            [CompletionResult]::new('queue', 'queue', [CompletionResultType]::ParameterValue, 'See what waits in each queue, pause queues and resume them')
            [CompletionResult]::new('worker', 'worker', [CompletionResultType]::ParameterValue, 'Run workers and see who is working')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Look for what is wrong with a live database, and for what fixes it')
            [CompletionResult]::new('bench', 'bench', [CompletionResultType]::ParameterValue, 'Measure this program on your own hardware')
            [CompletionResult]::new('generate', 'generate', [CompletionResultType]::ParameterValue, 'Write completions and man pages')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tasker;demo' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;db' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('start', 'start', [CompletionResultType]::ParameterValue, 'Start the private PostgreSQL, making its cluster the first time')
            [CompletionResult]::new('stop', 'stop', [CompletionResultType]::ParameterValue, 'Stop the private PostgreSQL')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show whether the private PostgreSQL runs, where and which version')
            [CompletionResult]::new('url', 'url', [CompletionResultType]::ParameterValue, 'Print the URL of the private PostgreSQL')
            [CompletionResult]::new('psql', 'psql', [CompletionResultType]::ParameterValue, 'Open psql on the private PostgreSQL')
            [CompletionResult]::new('destroy', 'destroy', [CompletionResultType]::ParameterValue, 'Stop the private PostgreSQL and delete its data')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tasker;db;start' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;db;stop' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;db;status' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;db;url' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;db;psql' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;db;destroy' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Delete without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Delete without asking')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;db;help' {
            [CompletionResult]::new('start', 'start', [CompletionResultType]::ParameterValue, 'Start the private PostgreSQL, making its cluster the first time')
            [CompletionResult]::new('stop', 'stop', [CompletionResultType]::ParameterValue, 'Stop the private PostgreSQL')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show whether the private PostgreSQL runs, where and which version')
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
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('plan', 'plan', [CompletionResultType]::ParameterValue, 'Print what `up` would do, and whom it would meet')
            [CompletionResult]::new('up', 'up', [CompletionResultType]::ParameterValue, 'Apply what is missing')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'List each version, view and index, its state, and how the database differs from them')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Check that a roll-out has done what it should')
            [CompletionResult]::new('down', 'down', [CompletionResultType]::ParameterValue, 'Take back the indexes or the views of a roll-out')
            [CompletionResult]::new('views', 'views', [CompletionResultType]::ParameterValue, 'List the views, or move them to another version')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tasker;migrate;plan' {
            [CompletionResult]::new('--phase', '--phase', [CompletionResultType]::ParameterName, 'Only this phase of the three')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'No version of the schema after this one; indexes and views, made for the newest, wait')
            [CompletionResult]::new('--indexes', '--indexes', [CompletionResultType]::ParameterName, 'Which indexes to have: `lean`, what tasker''s own queries use; `all`, eight more; or lean and names')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--sql', '--sql', [CompletionResultType]::ParameterName, 'Print a script for psql')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;migrate;up' {
            [CompletionResult]::new('--phase', '--phase', [CompletionResultType]::ParameterName, 'Only this phase of the three')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'No version of the schema after this one; indexes and views, made for the newest, wait')
            [CompletionResult]::new('--indexes', '--indexes', [CompletionResultType]::ParameterName, 'Which indexes to have: `lean`, what tasker''s own queries use; `all`, eight more; or lean and names')
            [CompletionResult]::new('--build-limit', '--build-limit', [CompletionResultType]::ParameterName, 'How long building one index may take, waiting for older transactions included')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'How long to wait for a lock that keeps readers or writers out; whoever comes next waits behind')
            [CompletionResult]::new('--lock-tries', '--lock-tries', [CompletionResultType]::ParameterName, 'How often to ask for such a lock in all, after pauses of half a second to fifteen seconds')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'How long to wait for another migration to end')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Print what would be applied, and apply nothing')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;migrate;status' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--check', '--check', [CompletionResultType]::ParameterName, 'Exit with status 3 unless everything is applied and nothing differs')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;migrate;verify' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;migrate;down' {
            [CompletionResult]::new('--phase', '--phase', [CompletionResultType]::ParameterName, 'What to take back')
            [CompletionResult]::new('--build-limit', '--build-limit', [CompletionResultType]::ParameterName, 'How long dropping one index may take, waiting for older transactions included')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'How long to wait for a lock that keeps readers or writers out; whoever comes next waits behind')
            [CompletionResult]::new('--lock-tries', '--lock-tries', [CompletionResultType]::ParameterName, 'How often to ask for such a lock in all, after pauses of half a second to fifteen seconds')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'How long to wait for another migration to end')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Print what would be done, and do nothing')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;migrate;views' {
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'The version to move every view to')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'How long to wait for a lock that keeps readers or writers out; whoever comes next waits behind')
            [CompletionResult]::new('--lock-tries', '--lock-tries', [CompletionResultType]::ParameterName, 'How often to ask for such a lock in all, after pauses of half a second to fifteen seconds')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'How long to wait for another migration to end')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Print what would be replaced, and replace nothing')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Overwrite views that were changed by hand')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;migrate;help' {
            [CompletionResult]::new('plan', 'plan', [CompletionResultType]::ParameterValue, 'Print what `up` would do, and whom it would meet')
            [CompletionResult]::new('up', 'up', [CompletionResultType]::ParameterValue, 'Apply what is missing')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'List each version, view and index, its state, and how the database differs from them')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Check that a roll-out has done what it should')
            [CompletionResult]::new('down', 'down', [CompletionResultType]::ParameterValue, 'Take back the indexes or the views of a roll-out')
            [CompletionResult]::new('views', 'views', [CompletionResultType]::ParameterValue, 'List the views, or move them to another version')
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
        'tasker;migrate;help;help' {
            break
        }
        'tasker;template' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Report every error of workflow files at once')
            [CompletionResult]::new('apply', 'apply', [CompletionResultType]::ParameterValue, 'Store workflows so that tasks can be submitted')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the workflows applied')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one workflow')
            [CompletionResult]::new('graph', 'graph', [CompletionResultType]::ParameterValue, 'Draw the steps of a workflow')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON Schema of workflow files')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tasker;template;check' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;template;apply' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;template;list' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--latest', '--latest', [CompletionResultType]::ParameterName, 'Only the highest version of each workflow')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;template;show' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--yaml', '--yaml', [CompletionResultType]::ParameterName, 'Print the workflow as YAML')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;template;graph' {
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'How to draw it')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;template;schema' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;template;help' {
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Report every error of workflow files at once')
            [CompletionResult]::new('apply', 'apply', [CompletionResultType]::ParameterValue, 'Store workflows so that tasks can be submitted')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the workflows applied')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one workflow')
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
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('submit', 'submit', [CompletionResultType]::ParameterValue, 'Submit a task, or many')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List tasks, newest first')
            [CompletionResult]::new('count', 'count', [CompletionResultType]::ParameterValue, 'Count tasks by workflow and state')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a task and its steps as a tree, or where its time went')
            [CompletionResult]::new('graph', 'graph', [CompletionResultType]::ParameterValue, 'Draw the steps of a task with their states and levels')
            [CompletionResult]::new('watch', 'watch', [CompletionResultType]::ParameterValue, 'Follow a task until it ends')
            [CompletionResult]::new('why', 'why', [CompletionResultType]::ParameterValue, 'Say why a task is not done: the root cause first, the command that fixes it last')
            [CompletionResult]::new('retry', 'retry', [CompletionResultType]::ParameterValue, 'Try every failed step of tasks once more, at once')
            [CompletionResult]::new('resolve', 'resolve', [CompletionResultType]::ParameterValue, 'Count every unfinished step of tasks as done')
            [CompletionResult]::new('cancel', 'cancel', [CompletionResultType]::ParameterValue, 'Cancel tasks and every step of them that has not finished')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tasker;task;submit' {
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'Context of the task: JSON, @FILE, or - for standard input')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Tag to find the task by; may be given several times')
            [CompletionResult]::new('--priority', '--priority', [CompletionResultType]::ParameterName, 'Added to the priority of every step; higher goes first')
            [CompletionResult]::new('--initiator', '--initiator', [CompletionResultType]::ParameterName, 'Who asks for it')
            [CompletionResult]::new('--source-system', '--source-system', [CompletionResultType]::ParameterName, 'The system it comes from')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why')
            [CompletionResult]::new('--identity', '--identity', [CompletionResultType]::ParameterName, 'Name of the task: a second submission under it returns the first task')
            [CompletionResult]::new('--batch', '--batch', [CompletionResultType]::ParameterName, 'Submit every line of a JSON-lines file, or - for standard input')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--dedupe', '--dedupe', [CompletionResultType]::ParameterName, 'Return the first task of the same definition and context, if there is one')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'Follow the tasks to their end; exit 1 unless all complete')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Check everything, submit nothing')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;task;list' {
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Only tasks in this state; repeat for several')
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'Only tasks of the workflow with this name')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'Only tasks of this namespace''s workflows')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Only tasks with this tag; repeat for tasks that have all of them')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Only tasks requested since: 90m or 3d ago, 2026-11-23, 2026-11-23T08:00:00Z')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'The most tasks to list')
            [CompletionResult]::new('--after', '--after', [CompletionResultType]::ParameterName, 'Only tasks older than this one: the next page')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;task;count' {
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'Only tasks of the workflow with this name')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'Only tasks of this namespace''s workflows')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'What to count by')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;task;show' {
            [CompletionResult]::new('--chart', '--chart', [CompletionResultType]::ParameterName, 'Write the timeline to a file as well, as SVG')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Draw every step, however many there are')
            [CompletionResult]::new('--timeline', '--timeline', [CompletionResultType]::ParameterName, 'Draw the steps on an axis of time, and tell where the time went')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;task;graph' {
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'How to draw it')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;task;watch' {
            [CompletionResult]::new('--interval', '--interval', [CompletionResultType]::ParameterName, 'How long to wait between looks')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Draw every step, however many lie side by side')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;task;why' {
            [CompletionResult]::new('--old-transaction', '--old-transaction', [CompletionResultType]::ParameterName, 'Tell of a transaction that has been open for so long: it keeps dead rows in the queues')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;task;retry' {
            [CompletionResult]::new('--cause', '--cause', [CompletionResultType]::ParameterName, 'What `tasker stuck` lists under this cause, the longest stuck first, instead of ids')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'Of these only those of this namespace''s workflows')
            [CompletionResult]::new('--step', '--step', [CompletionResultType]::ParameterName, 'Of these only those that are listed under this step')
            [CompletionResult]::new('--older-than', '--older-than', [CompletionResultType]::ParameterName, 'Of these only those that have been stuck for at least so long: 90s, 10m, 2h')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Of these no more than so many steps')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why; kept with the steps'' history, beside your name')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change, and change nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;task;resolve' {
            [CompletionResult]::new('--cause', '--cause', [CompletionResultType]::ParameterName, 'What `tasker stuck` lists under this cause, the longest stuck first, instead of ids')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'Of these only those of this namespace''s workflows')
            [CompletionResult]::new('--step', '--step', [CompletionResultType]::ParameterName, 'Of these only those that are listed under this step')
            [CompletionResult]::new('--older-than', '--older-than', [CompletionResultType]::ParameterName, 'Of these only those that have been stuck for at least so long: 90s, 10m, 2h')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Of these no more than so many steps')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why; kept with the steps'' history, beside your name')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change, and change nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;task;cancel' {
            [CompletionResult]::new('--cause', '--cause', [CompletionResultType]::ParameterName, 'What `tasker stuck` lists under this cause, the longest stuck first, instead of ids')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'Of these only those of this namespace''s workflows')
            [CompletionResult]::new('--step', '--step', [CompletionResultType]::ParameterName, 'Of these only those that are listed under this step')
            [CompletionResult]::new('--older-than', '--older-than', [CompletionResultType]::ParameterName, 'Of these only those that have been stuck for at least so long: 90s, 10m, 2h')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Of these no more than so many steps')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why; kept with the steps'' history, beside your name')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change, and change nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;task;help' {
            [CompletionResult]::new('submit', 'submit', [CompletionResultType]::ParameterValue, 'Submit a task, or many')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List tasks, newest first')
            [CompletionResult]::new('count', 'count', [CompletionResultType]::ParameterValue, 'Count tasks by workflow and state')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a task and its steps as a tree, or where its time went')
            [CompletionResult]::new('graph', 'graph', [CompletionResultType]::ParameterValue, 'Draw the steps of a task with their states and levels')
            [CompletionResult]::new('watch', 'watch', [CompletionResultType]::ParameterValue, 'Follow a task until it ends')
            [CompletionResult]::new('why', 'why', [CompletionResultType]::ParameterValue, 'Say why a task is not done: the root cause first, the command that fixes it last')
            [CompletionResult]::new('retry', 'retry', [CompletionResultType]::ParameterValue, 'Try every failed step of tasks once more, at once')
            [CompletionResult]::new('resolve', 'resolve', [CompletionResultType]::ParameterValue, 'Count every unfinished step of tasks as done')
            [CompletionResult]::new('cancel', 'cancel', [CompletionResultType]::ParameterValue, 'Cancel tasks and every step of them that has not finished')
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
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one step: its state, attempts, errors, result and history')
            [CompletionResult]::new('why', 'why', [CompletionResultType]::ParameterValue, 'Say why a step is not done: the root cause first, the command that fixes it last')
            [CompletionResult]::new('retry', 'retry', [CompletionResultType]::ParameterValue, 'Try failed steps once more, at once')
            [CompletionResult]::new('reset', 'reset', [CompletionResultType]::ParameterValue, 'Give failed steps all their attempts again, at once')
            [CompletionResult]::new('resolve', 'resolve', [CompletionResultType]::ParameterValue, 'Count steps as done although nobody did them: their children go on')
            [CompletionResult]::new('cancel', 'cancel', [CompletionResultType]::ParameterValue, 'Give steps up')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tasker;step;show' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--ancestors', '--ancestors', [CompletionResultType]::ParameterName, 'Name every step it depends on, directly or through others')
            [CompletionResult]::new('--descendants', '--descendants', [CompletionResultType]::ParameterName, 'Name every step that depends on it, directly or through others')
            [CompletionResult]::new('--history', '--history', [CompletionResultType]::ParameterName, 'Tell of each attempt, and where the time of the step went')
            [CompletionResult]::new('--full', '--full', [CompletionResultType]::ParameterName, 'Leave nothing out: the whole result, standard error and neighbours')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;step;why' {
            [CompletionResult]::new('--old-transaction', '--old-transaction', [CompletionResultType]::ParameterName, 'Tell of a transaction that has been open for so long: it keeps dead rows in the queues')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;step;retry' {
            [CompletionResult]::new('--cause', '--cause', [CompletionResultType]::ParameterName, 'What `tasker stuck` lists under this cause, the longest stuck first, instead of ids')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'Of these only those of this namespace''s workflows')
            [CompletionResult]::new('--step', '--step', [CompletionResultType]::ParameterName, 'Of these only those that are listed under this step')
            [CompletionResult]::new('--older-than', '--older-than', [CompletionResultType]::ParameterName, 'Of these only those that have been stuck for at least so long: 90s, 10m, 2h')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Of these no more than so many steps')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why; kept with the steps'' history, beside your name')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change, and change nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;step;reset' {
            [CompletionResult]::new('--cause', '--cause', [CompletionResultType]::ParameterName, 'What `tasker stuck` lists under this cause, the longest stuck first, instead of ids')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'Of these only those of this namespace''s workflows')
            [CompletionResult]::new('--step', '--step', [CompletionResultType]::ParameterName, 'Of these only those that are listed under this step')
            [CompletionResult]::new('--older-than', '--older-than', [CompletionResultType]::ParameterName, 'Of these only those that have been stuck for at least so long: 90s, 10m, 2h')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Of these no more than so many steps')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why; kept with the steps'' history, beside your name')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change, and change nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;step;resolve' {
            [CompletionResult]::new('--cause', '--cause', [CompletionResultType]::ParameterName, 'What `tasker stuck` lists under this cause, the longest stuck first, instead of ids')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'Of these only those of this namespace''s workflows')
            [CompletionResult]::new('--step', '--step', [CompletionResultType]::ParameterName, 'Of these only those that are listed under this step')
            [CompletionResult]::new('--older-than', '--older-than', [CompletionResultType]::ParameterName, 'Of these only those that have been stuck for at least so long: 90s, 10m, 2h')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Of these no more than so many steps')
            [CompletionResult]::new('--result', '--result', [CompletionResultType]::ParameterName, 'What the children receive: JSON, @FILE, or - for standard input')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why; kept with the steps'' history, beside your name')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change, and change nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;step;cancel' {
            [CompletionResult]::new('--cause', '--cause', [CompletionResultType]::ParameterName, 'What `tasker stuck` lists under this cause, the longest stuck first, instead of ids')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'Of these only those of this namespace''s workflows')
            [CompletionResult]::new('--step', '--step', [CompletionResultType]::ParameterName, 'Of these only those that are listed under this step')
            [CompletionResult]::new('--older-than', '--older-than', [CompletionResultType]::ParameterName, 'Of these only those that have been stuck for at least so long: 90s, 10m, 2h')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Of these no more than so many steps')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why; kept with the steps'' history, beside your name')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change, and change nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;step;help' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one step: its state, attempts, errors, result and history')
            [CompletionResult]::new('why', 'why', [CompletionResultType]::ParameterValue, 'Say why a step is not done: the root cause first, the command that fixes it last')
            [CompletionResult]::new('retry', 'retry', [CompletionResultType]::ParameterValue, 'Try failed steps once more, at once')
            [CompletionResult]::new('reset', 'reset', [CompletionResultType]::ParameterValue, 'Give failed steps all their attempts again, at once')
            [CompletionResult]::new('resolve', 'resolve', [CompletionResultType]::ParameterValue, 'Count steps as done although nobody did them: their children go on')
            [CompletionResult]::new('cancel', 'cancel', [CompletionResultType]::ParameterValue, 'Give steps up')
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
            [CompletionResult]::new('--older-than', '--older-than', [CompletionResultType]::ParameterName, 'Only what has been stuck for at least so long: 90s, 10m, 2h')
            [CompletionResult]::new('--namespace', '--namespace', [CompletionResultType]::ParameterName, 'Only steps of this namespace''s workflows; queues belong to no namespace and are left out')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Exit with status 3 when this cause keeps N steps or more (1 unless told, 10,000 at most); repeat for several')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;queue' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the queues: what waits and runs in each, who serves it, whether it is paused')
            [CompletionResult]::new('pause', 'pause', [CompletionResultType]::ParameterValue, 'Keep the steps of a queue from being claimed until it is resumed')
            [CompletionResult]::new('resume', 'resume', [CompletionResultType]::ParameterValue, 'Let the steps of a paused queue be claimed again')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tasker;queue;list' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;queue;pause' {
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why; shown to whoever asks why a step waits, beside your name')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;queue;resume' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;queue;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the queues: what waits and runs in each, who serves it, whether it is paused')
            [CompletionResult]::new('pause', 'pause', [CompletionResultType]::ParameterValue, 'Keep the steps of a queue from being claimed until it is resumed')
            [CompletionResult]::new('resume', 'resume', [CompletionResultType]::ParameterValue, 'Let the steps of a paused queue be claimed again')
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
        'tasker;queue;help;help' {
            break
        }
        'tasker;worker' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Claim steps and run them')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the workers of a database')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tasker;worker;run' {
            [CompletionResult]::new('-j', '-j', [CompletionResultType]::ParameterName, 'Steps to run side by side [default: 16]')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'Steps to run side by side [default: 16]')
            [CompletionResult]::new('--queue', '--queue', [CompletionResultType]::ParameterName, 'Serve this queue only; may be given several times [default: all queues]')
            [CompletionResult]::new('--poll-interval', '--poll-interval', [CompletionResultType]::ParameterName, 'How often to look for work that nobody announced [default: 1s]')
            [CompletionResult]::new('--lease', '--lease', [CompletionResultType]::ParameterName, 'How long this worker may be silent before its steps are rescued [default: 30s]')
            [CompletionResult]::new('--sql-connections', '--sql-connections', [CompletionResultType]::ParameterName, '`sql` steps to run side by side, each over a connection of its own [default: 8]')
            [CompletionResult]::new('--stop-timeout', '--stop-timeout', [CompletionResultType]::ParameterName, 'How long the running steps may take once a signal has come; then they are given back [default: no limit]')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--drain', '--drain', [CompletionResultType]::ParameterName, 'Stop when nothing is left to do')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Exit if the database is away at the start, instead of waiting for it')
            [CompletionResult]::new('--retry-backoff-disabled', '--retry-backoff-disabled', [CompletionResultType]::ParameterName, 'Retry failed steps at once. For test environments only')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;worker;list' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;worker;help' {
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Claim steps and run them')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the workers of a database')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tasker;worker;help;run' {
            break
        }
        'tasker;worker;help;list' {
            break
        }
        'tasker;worker;help;help' {
            break
        }
        'tasker;check' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('indexes', 'indexes', [CompletionResultType]::ParameterValue, 'Tell what each index is worth, and which are broken')
            [CompletionResult]::new('plans', 'plans', [CompletionResultType]::ParameterValue, 'Hold the plans of queries to what they should be like')
            [CompletionResult]::new('scale', 'scale', [CompletionResultType]::ParameterValue, 'Hold what queries take as the database grows to what they may')
            [CompletionResult]::new('consistency', 'consistency', [CompletionResultType]::ParameterValue, 'Compare flags, counters and queues with the transitions they repeat')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON Schema of files of checks')
            [CompletionResult]::new('health', 'health', [CompletionResultType]::ParameterValue, 'Look at a database at work: queries, indexes, queues, workers, memory, vacuum, connections')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tasker;check;indexes' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--no-price', '--no-price', [CompletionResultType]::ParameterName, 'Leave out what each index costs the writes')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;check;plans' {
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'Check the queries of these files, or directories of them, in place of tasker''s own')
            [CompletionResult]::new('--query', '--query', [CompletionResultType]::ParameterName, 'Check this query only; may be given several times')
            [CompletionResult]::new('--tier', '--tier', [CompletionResultType]::ParameterName, 'Ask one of the two questions only')
            [CompletionResult]::new('--at-scale', '--at-scale', [CompletionResultType]::ParameterName, 'Check in a database made for it, filled with so many tasks; runs each query too')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one query may take')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'Give a server setting this value while planning; may be given several times')
            [CompletionResult]::new('--save-plans', '--save-plans', [CompletionResultType]::ParameterName, 'Keep every plan as a file of this folder, for the viewers that read JSON plans')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Compare the plans chosen with those of this file: nodes, tables and indexes, and no costs')
            [CompletionResult]::new('--init', '--init', [CompletionResultType]::ParameterName, 'Write a file of checks to begin with, from the statements that pg_stat_statements counts as costly')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--analyze', '--analyze', [CompletionResultType]::ParameterName, 'Run each query too, once, and take back what it did')
            [CompletionResult]::new('--keep-settings', '--keep-settings', [CompletionResultType]::ParameterName, 'Plan with the server''s own settings, and pin none')
            [CompletionResult]::new('--enforce-time', '--enforce-time', [CompletionResultType]::ParameterName, 'Fail, too, when a query takes longer than its file allows')
            [CompletionResult]::new('--show-plans', '--show-plans', [CompletionResultType]::ParameterName, 'Draw every plan, and not only those that something is wrong with')
            [CompletionResult]::new('--update-baseline', '--update-baseline', [CompletionResultType]::ParameterName, 'Write the plans chosen to the file of --baseline, and say what changed')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Overwrite the file of --init')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;check;scale' {
            [CompletionResult]::new('--sizes', '--sizes', [CompletionResultType]::ParameterName, 'Tasks of seven steps and eight edges in the database; at least two sizes')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'How far the tasks have come, each in a database of its own')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'Measure the queries of these files, or directories of them, in place of tasker''s own')
            [CompletionResult]::new('--query', '--query', [CompletionResultType]::ParameterName, 'Measure this query only, and show every case; may be given several times')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one query may take')
            [CompletionResult]::new('--chart', '--chart', [CompletionResultType]::ParameterName, 'Write a chart of the pages, as SVG')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;check;consistency' {
            [CompletionResult]::new('--task', '--task', [CompletionResultType]::ParameterName, 'Compare this task only, by id or identity; may be given several times')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--repair', '--repair', [CompletionResultType]::ParameterName, 'Write what was derived where it differs')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what a repair would do, and do nothing')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;check;schema' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;check;health' {
            [CompletionResult]::new('--budget', '--budget', [CompletionResultType]::ParameterName, 'How long one of tasker''s own reads may take')
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Look again after so long, until interrupted')
            [CompletionResult]::new('--skip', '--skip', [CompletionResultType]::ParameterName, 'Leave this check out; may be given several times')
            [CompletionResult]::new('--bound', '--bound', [CompletionResultType]::ParameterName, 'Hold a check to other bounds: oldest_ready=5m, cache_hits=90%,70%; may be given several times')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'The status from which on a check makes the exit status 3')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to this file, replaced as a whole each time')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;check;help' {
            [CompletionResult]::new('indexes', 'indexes', [CompletionResultType]::ParameterValue, 'Tell what each index is worth, and which are broken')
            [CompletionResult]::new('plans', 'plans', [CompletionResultType]::ParameterValue, 'Hold the plans of queries to what they should be like')
            [CompletionResult]::new('scale', 'scale', [CompletionResultType]::ParameterValue, 'Hold what queries take as the database grows to what they may')
            [CompletionResult]::new('consistency', 'consistency', [CompletionResultType]::ParameterValue, 'Compare flags, counters and queues with the transitions they repeat')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON Schema of files of checks')
            [CompletionResult]::new('health', 'health', [CompletionResultType]::ParameterValue, 'Look at a database at work: queries, indexes, queues, workers, memory, vacuum, connections')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tasker;check;help;indexes' {
            break
        }
        'tasker;check;help;plans' {
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
        'tasker;bench' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('throughput', 'throughput', [CompletionResultType]::ParameterValue, 'Measure steps per second through claim and completion')
            [CompletionResult]::new('latency', 'latency', [CompletionResultType]::ParameterValue, 'Measure the time from submit to start and to the end')
            [CompletionResult]::new('seed', 'seed', [CompletionResultType]::ParameterValue, 'Fill a database with made-up tasks')
            [CompletionResult]::new('readiness', 'readiness', [CompletionResultType]::ParameterValue, 'Measure what questions cost as the database grows')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tasker;bench;throughput' {
            [CompletionResult]::new('--tasks', '--tasks', [CompletionResultType]::ParameterName, 'Tasks of seven steps')
            [CompletionResult]::new('--workers', '--workers', [CompletionResultType]::ParameterName, 'Workers, each with its own connections')
            [CompletionResult]::new('-j', '-j', [CompletionResultType]::ParameterName, 'Steps each worker runs side by side')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'Steps each worker runs side by side')
            [CompletionResult]::new('--indexes', '--indexes', [CompletionResultType]::ParameterName, 'Which indexes to pay for: `lean`, `all`, or lean and the names of others')
            [CompletionResult]::new('--backlog', '--backlog', [CompletionResultType]::ParameterName, 'Measure again with so many ready steps in the queue')
            [CompletionResult]::new('--history', '--history', [CompletionResultType]::ParameterName, 'Measure again with so many transitions of earlier tasks in the tables')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--held-transaction', '--held-transaction', [CompletionResultType]::ParameterName, 'Measure again with a transaction held open during the whole run')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;bench;latency' {
            [CompletionResult]::new('--rounds', '--rounds', [CompletionResultType]::ParameterName, 'Tasks of each shape')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;bench;seed' {
            [CompletionResult]::new('--tasks', '--tasks', [CompletionResultType]::ParameterName, 'Tasks to add')
            [CompletionResult]::new('--shape', '--shape', [CompletionResultType]::ParameterName, 'The form of their DAG')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'How far they have come')
            [CompletionResult]::new('--seed', '--seed', [CompletionResultType]::ParameterName, 'Decides everything that is drawn: the same number, the same tasks')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--no-analyze', '--no-analyze', [CompletionResultType]::ParameterName, 'Leave the planner in the dark, as after loading a dump')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;bench;readiness' {
            [CompletionResult]::new('--sizes', '--sizes', [CompletionResultType]::ParameterName, 'Tasks of seven steps and eight edges, at every stage, in the database')
            [CompletionResult]::new('--versions', '--versions', [CompletionResultType]::ParameterName, 'Versions of the views to ask')
            [CompletionResult]::new('--indexes', '--indexes', [CompletionResultType]::ParameterName, 'Which indexes to have: `lean`, `all`, or lean and the names of others')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for an answer; who is slower is not asked at larger sizes')
            [CompletionResult]::new('--chart', '--chart', [CompletionResultType]::ParameterName, 'Write a chart of the times, as SVG')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--no-analyze', '--no-analyze', [CompletionResultType]::ParameterName, 'Leave the planner in the dark, as after loading a dump')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;bench;help' {
            [CompletionResult]::new('throughput', 'throughput', [CompletionResultType]::ParameterValue, 'Measure steps per second through claim and completion')
            [CompletionResult]::new('latency', 'latency', [CompletionResultType]::ParameterValue, 'Measure the time from submit to start and to the end')
            [CompletionResult]::new('seed', 'seed', [CompletionResultType]::ParameterValue, 'Fill a database with made-up tasks')
            [CompletionResult]::new('readiness', 'readiness', [CompletionResultType]::ParameterValue, 'Measure what questions cost as the database grows')
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
        'tasker;bench;help;help' {
            break
        }
        'tasker;generate' {
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Write the completion script of a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Write the man pages')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tasker;generate;completions' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'Write to this folder instead: this shell''s script, or those of all shells')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;generate;man' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'Write every page to this folder')
            [CompletionResult]::new('--database-url', '--database-url', [CompletionResultType]::ParameterName, 'Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Schema that holds Tasker''s tables [default: public]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print the answer [default: table]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours [default: auto]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: tasker.toml in this directory, if there is one]')
            [CompletionResult]::new('--pooler', '--pooler', [CompletionResultType]::ParameterName, 'Keep no session state: a transaction pooler (pgbouncer) stands between')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print the answer only: no progress, no remarks')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more on standard error (-vv for everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'tasker;generate;help' {
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Write the completion script of a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Write the man pages')
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
            [CompletionResult]::new('demo', 'demo', [CompletionResultType]::ParameterValue, 'See a whole workflow run in under a minute')
            [CompletionResult]::new('db', 'db', [CompletionResultType]::ParameterValue, 'The private PostgreSQL used when no database is named')
            [CompletionResult]::new('migrate', 'migrate', [CompletionResultType]::ParameterValue, 'Bring a database to the schema this program needs')
            [CompletionResult]::new('template', 'template', [CompletionResultType]::ParameterValue, 'Workflow templates: the YAML files and those applied to a database')
            [CompletionResult]::new('task', 'task', [CompletionResultType]::ParameterValue, 'Submit tasks and see how they go')
            [CompletionResult]::new('step', 'step', [CompletionResultType]::ParameterValue, 'Look at steps, and change them by hand')
            [CompletionResult]::new('stuck', 'stuck', [CompletionResultType]::ParameterValue, 'List what will not move by itself, over all tasks, with the commands that fix it')
            [CompletionResult]::new('queue', 'queue', [CompletionResultType]::ParameterValue, 'See what waits in each queue, pause queues and resume them')
            [CompletionResult]::new('worker', 'worker', [CompletionResultType]::ParameterValue, 'Run workers and see who is working')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Look for what is wrong with a live database, and for what fixes it')
            [CompletionResult]::new('bench', 'bench', [CompletionResultType]::ParameterValue, 'Measure this program on your own hardware')
            [CompletionResult]::new('generate', 'generate', [CompletionResultType]::ParameterValue, 'Write completions and man pages')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'tasker;help;demo' {
            break
        }
        'tasker;help;db' {
            [CompletionResult]::new('start', 'start', [CompletionResultType]::ParameterValue, 'Start the private PostgreSQL, making its cluster the first time')
            [CompletionResult]::new('stop', 'stop', [CompletionResultType]::ParameterValue, 'Stop the private PostgreSQL')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show whether the private PostgreSQL runs, where and which version')
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
            [CompletionResult]::new('plan', 'plan', [CompletionResultType]::ParameterValue, 'Print what `up` would do, and whom it would meet')
            [CompletionResult]::new('up', 'up', [CompletionResultType]::ParameterValue, 'Apply what is missing')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'List each version, view and index, its state, and how the database differs from them')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Check that a roll-out has done what it should')
            [CompletionResult]::new('down', 'down', [CompletionResultType]::ParameterValue, 'Take back the indexes or the views of a roll-out')
            [CompletionResult]::new('views', 'views', [CompletionResultType]::ParameterValue, 'List the views, or move them to another version')
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
        'tasker;help;template' {
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Report every error of workflow files at once')
            [CompletionResult]::new('apply', 'apply', [CompletionResultType]::ParameterValue, 'Store workflows so that tasks can be submitted')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the workflows applied')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one workflow')
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
            [CompletionResult]::new('submit', 'submit', [CompletionResultType]::ParameterValue, 'Submit a task, or many')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List tasks, newest first')
            [CompletionResult]::new('count', 'count', [CompletionResultType]::ParameterValue, 'Count tasks by workflow and state')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a task and its steps as a tree, or where its time went')
            [CompletionResult]::new('graph', 'graph', [CompletionResultType]::ParameterValue, 'Draw the steps of a task with their states and levels')
            [CompletionResult]::new('watch', 'watch', [CompletionResultType]::ParameterValue, 'Follow a task until it ends')
            [CompletionResult]::new('why', 'why', [CompletionResultType]::ParameterValue, 'Say why a task is not done: the root cause first, the command that fixes it last')
            [CompletionResult]::new('retry', 'retry', [CompletionResultType]::ParameterValue, 'Try every failed step of tasks once more, at once')
            [CompletionResult]::new('resolve', 'resolve', [CompletionResultType]::ParameterValue, 'Count every unfinished step of tasks as done')
            [CompletionResult]::new('cancel', 'cancel', [CompletionResultType]::ParameterValue, 'Cancel tasks and every step of them that has not finished')
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
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one step: its state, attempts, errors, result and history')
            [CompletionResult]::new('why', 'why', [CompletionResultType]::ParameterValue, 'Say why a step is not done: the root cause first, the command that fixes it last')
            [CompletionResult]::new('retry', 'retry', [CompletionResultType]::ParameterValue, 'Try failed steps once more, at once')
            [CompletionResult]::new('reset', 'reset', [CompletionResultType]::ParameterValue, 'Give failed steps all their attempts again, at once')
            [CompletionResult]::new('resolve', 'resolve', [CompletionResultType]::ParameterValue, 'Count steps as done although nobody did them: their children go on')
            [CompletionResult]::new('cancel', 'cancel', [CompletionResultType]::ParameterValue, 'Give steps up')
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
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the queues: what waits and runs in each, who serves it, whether it is paused')
            [CompletionResult]::new('pause', 'pause', [CompletionResultType]::ParameterValue, 'Keep the steps of a queue from being claimed until it is resumed')
            [CompletionResult]::new('resume', 'resume', [CompletionResultType]::ParameterValue, 'Let the steps of a paused queue be claimed again')
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
        'tasker;help;worker' {
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Claim steps and run them')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the workers of a database')
            break
        }
        'tasker;help;worker;run' {
            break
        }
        'tasker;help;worker;list' {
            break
        }
        'tasker;help;check' {
            [CompletionResult]::new('indexes', 'indexes', [CompletionResultType]::ParameterValue, 'Tell what each index is worth, and which are broken')
            [CompletionResult]::new('plans', 'plans', [CompletionResultType]::ParameterValue, 'Hold the plans of queries to what they should be like')
            [CompletionResult]::new('scale', 'scale', [CompletionResultType]::ParameterValue, 'Hold what queries take as the database grows to what they may')
            [CompletionResult]::new('consistency', 'consistency', [CompletionResultType]::ParameterValue, 'Compare flags, counters and queues with the transitions they repeat')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON Schema of files of checks')
            [CompletionResult]::new('health', 'health', [CompletionResultType]::ParameterValue, 'Look at a database at work: queries, indexes, queues, workers, memory, vacuum, connections')
            break
        }
        'tasker;help;check;indexes' {
            break
        }
        'tasker;help;check;plans' {
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
        'tasker;help;bench' {
            [CompletionResult]::new('throughput', 'throughput', [CompletionResultType]::ParameterValue, 'Measure steps per second through claim and completion')
            [CompletionResult]::new('latency', 'latency', [CompletionResultType]::ParameterValue, 'Measure the time from submit to start and to the end')
            [CompletionResult]::new('seed', 'seed', [CompletionResultType]::ParameterValue, 'Fill a database with made-up tasks')
            [CompletionResult]::new('readiness', 'readiness', [CompletionResultType]::ParameterValue, 'Measure what questions cost as the database grows')
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
        'tasker;help;generate' {
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Write the completion script of a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Write the man pages')
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
