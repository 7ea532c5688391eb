package orchsh.shell.command

import orchsh.engine.plan.Step
import orchsh.shell.call.About
import orchsh.shell.invocation.ExitCode
import orchsh.shell.source.Reading
import orchsh.shell.source.StackFile
import orchsh.shell.syntax.EngineOptions

class GrammarSpec extends CommandFixture {

  def "commands say of themselves that they change nothing"() {
    expect:
    CommandRunner.syntax().root().parts().values().findAll { it.onlyLooks() }*.name().sort() == [
      'config', 'events', 'graph', 'help', 'images', 'inspect', 'logs', 'ls', 'open', 'params', 'plan', 'port', 'ps', 'stats', 'tasks',
      'timeline', 'top', 'validate', 'version', 'volumes', 'why']
  }

  def "the stack is `#stack` when `orchsh #typed` is typed"(List<String> typed, String stack) {
    given:
    file('stack.groovy')
    file('shop.groovy')
    file('a folder/stack.groovy')

    when:
    def code = run(typed as String[])

    then:
    err.toString() == ''
    code == ExitCode.FINE
    reader.evaluated*.shownAs() == [stack]

    where:
    typed                             || stack
    ['plan']                          || 'stack.groovy'
    ['shop.groovy', 'plan']           || 'shop.groovy'
    ['./shop.groovy', 'plan']         || './shop.groovy'
    ['-f', 'shop.groovy', 'plan']     || 'shop.groovy'
    ['-fshop.groovy', 'plan']         || 'shop.groovy'
    ['--file=shop.groovy', 'plan']    || 'shop.groovy'
    ['plan', '-f', 'shop.groovy']     || 'shop.groovy'
    ['a folder', 'plan']              || 'a folder/stack.groovy'
    ['--plain', 'shop.groovy', 'plan', 'web'] || 'shop.groovy'
  }

  def "finds the nearest stack upwards"() {
    given:
    file('shop/stack.groovy')
    file('shop/web/src/index.html')
    def inside = invocation('plan')
    def surroundings = new orchsh.engine.caller.Surroundings(
      folder.resolve('shop/web/src'), folder, [:], inside.surroundings().clock())

    when:
    def found = StackFile.chosen([], surroundings)

    then:
    found.path() == folder.resolve('shop/stack.groovy')
    found.shownAs() == folder.resolve('shop/stack.groovy').toString()
  }

  def "refuses `orchsh #typed`: #why"(List<String> typed, String why, String hint) {
    given:
    file('stack.groovy')
    file('shop.groovy')
    file('docker-compose.yml')
    file('composed/compose.yaml')
    file('empty/readme.txt')

    expect:
    run(typed as String[]) == ExitCode.WRONG_USAGE
    out.toString() == ''
    err.toString() == "error: $why\n" + (hint ? "  hint: $hint\n" : '')
    engines.opened == []

    where:
    typed                                  || why | hint
    ['pss']                                || 'there is no command `pss`' | 'did you mean `ps`?'
    ['shop.groovy', 'donw']                || 'there is no command `donw`' | 'did you mean `down`?'
    ['frobnicate']                         || 'there is no command `frobnicate`' | '`orchsh help` lists the commands'
    ['engine', 'sart']                     || 'there is no command `sart`' | 'did you mean `start`?'
    ['nowhere.groovy', 'up']               || 'there is no file or folder `nowhere.groovy`' | 'what stands before the command is a stack: a script, a compose file, or a folder with one'
    ['', 'up']                             || 'the name of the stack is empty' | null
    ['shop.groovy', 'stack.groovy', 'up']  || 'only one stack can be given, but there are 2: `shop.groovy`, `stack.groovy`' | 'run the command once for each of them'
    ['shop.groovy', '-f', 'b.groovy', 'up'] || 'only one stack can be given, but there are 2: `shop.groovy`, `b.groovy`' | 'run the command once for each of them'
    ['empty', 'up']                        || 'there is no stack.groovy and no compose file in the folder `empty`' | null
    ['logs', '--tial', '3']                || 'there is no option `--tial` for `logs`' | 'did you mean `--tail`?'
    ['--bootstarp', 'up']                  || 'there is no option `--bootstarp`' | 'did you mean `--bootstrap`?'
    ['up', '--xyz']                        || 'there is no option `--xyz` for `up`' | '`orchsh up --help` shows what there is'
    ['logs', '--tail']                     || 'option `--tail` needs a value' | '`orchsh logs --help` shows what there is'
    ['logs', '--tail', '--follow']         || 'option `--tail` needs a value' | '`--follow` is an option; as a value it is written `--tail=--follow`\n        `orchsh logs --help` shows what there is'
    ['logs', '-f', '--tail', '-ft']        || 'option `--tail` needs a value' | '`-ft` is an option; as a value it is written `--tail=-ft`\n        `orchsh logs --help` shows what there is'
    ['logs', '--grep', '-foo']             || 'option `--grep` needs a value' | '`-foo` is an option; as a value it is written `--grep=-foo`\n        `orchsh logs --help` shows what there is'
    ['-f', 'missing.yml', '-p', 'x', 'ps'] || 'there is no file or folder `missing.yml`' | 'what stands before the command is a stack: a script, a compose file, or a folder with one'
    ['--file=', 'ps']                      || 'the name of the stack is empty' | null
    ['--file=', '-p', 'x', 'ps']           || 'the name of the stack is empty' | null
    ['--', 'pss']                          || 'there is no command `pss`' | 'did you mean `ps`?'
    ['up', '--menu']                       || 'there is no option `--menu` for `up`' | 'there is no menu: another terminal can be used meanwhile'
    ['--ansi', 'never', 'up']              || 'there is no option `--ansi`' | '`--plain` is for plain lines without colours, `--no-color` for no colours'
    ['exec', '-d', '-t', 'web', 'sh']      || '`-t` has no meaning with `-d`: nobody talks with what is not waited for' | 'leave one of them out; `orchsh attach` or `orchsh logs -f` take part later'
    ['port', '--protocol', 'udp', 'web']   || '`--protocol` has no meaning without a port: all that are published are told' | 'for example `orchsh port web 53 --protocol udp`'
    ['logs', '--tail', '--']               || 'option `--tail` needs a value' | '`orchsh logs --help` shows what there is'
    ['logs', '-fx']                        || 'there is no option `-x` for `logs`' | '`orchsh logs --help` shows what there is'
    ['up', '--rebuild=yes']                || 'option `--rebuild` takes no value, but there is `yes`' | '`orchsh up --help` shows what there is'
    ['up', '-d=yes']                       || 'option `-d` takes no value, but there is `yes`' | '`orchsh up --help` shows what there is'
    ['--xyz', 'up', '--frobnicate']              || 'there is no option `--frobnicate` for `up`' | '`orchsh up --help` shows what there is'
    ['--xyz', 'up']                        || 'there is no option `--xyz`' | '`orchsh --help` shows what there is'
    ['up', '--', '--no-build']             || 'there is no service `--no-build` in stack `shop`' | 'services: db, web'
    ['tasks', '--', 'web']                 || '`tasks` takes no arguments, but there is `web`' | '`orchsh tasks --help` shows what there is'
    ['logs', '--tail', 'ten']              || '`--tail` takes a number of lines or `all`, not `ten`' | null
    ['logs', '--since', 'noon']            || '`noon` is not a moment' | 'say how long ago (10m, 1h30m) or when (2026-01-31, 2026-01-31T12:00:00)'
    ['tasks', 'web']                       || '`tasks` takes no arguments, but there is `web`' | '`orchsh tasks --help` shows what there is'
    ['tasks', 'shop.groovy']               || '`tasks` takes no arguments, but there is `shop.groovy`' | 'a stack stands before the command: `orchsh shop.groovy COMMAND`'
    ['up', 'shop.groovy']                  || 'there is no service `shop.groovy` in stack `shop`' | 'a stack stands before the command: `orchsh shop.groovy COMMAND`'
    ['up', 'wbe']                          || 'there is no service `wbe` in stack `shop`' | 'did you mean `web`?'
    ['up', 'x']                            || 'there is no service `x` in stack `shop`' | 'services: db, web'
    ['up', '--rebuild', '--no-build']      || '`--rebuild` and `--no-build` contradict each other' | null
    ['up', '--build', '--no-build']        || '`--build` and `--no-build` contradict each other' | null
    ['-p', 'Not A Name', 'up']             || '`Not A Name` is not a name for a stack: use lower-case letters, digits, `-` and `_`, a letter or digit first' | null
    ['-p', 'Shop', 'ps']                   || '`Shop` is not a name for a stack: use lower-case letters, digits, `-` and `_`, a letter or digit first' | null
    ['--volumes', 'down']                  || 'there is no option `--volumes`' | 'it stands behind its command: `down --volumes`'
    ['up', '--version']                    || 'there is no option `--version` for `up`' | '`orchsh up --help` shows what there is'
    ['help', 'up', 'down']                 || '`up` has no command `down`' | '`orchsh up --help` shows what there is'
    ['--host', 'tcp://far:2375', 'engine', 'stop'] || '`engine stop` is about the private engine; `--host` has no meaning there' | null
    ['engine', 'remove', '-H', 'tcp://far:2375', '-y'] || '`engine remove` is about the private engine; `--host` has no meaning there' | null
    ['engine', 'start', '-H', 'tcp://far:2375'] || '`engine start` is about the private engine; `--host` has no meaning there' | null
    ['engine', '--host=x', 'status']       || '`engine status` is about the private engine; `--host` has no meaning there' | null
    ['stack.groovy', 'engine', 'stop']     || '`engine stop` is about the private engine; `stack.groovy` has no meaning there' | null
    ['-p', 'foo', 'engine', 'images']      || '`engine images` is about the engine, not a stack; `--project-name` has no meaning there' | null
    ['-p', 'foo', 'version']               || '`version` is about the engine, not a stack; `--project-name` has no meaning there' | null
    ['-f', 'x', 'doctor']                  || '`doctor` is about the engine, not a stack; `--file` has no meaning there' | null
    ['-H', 'x', 'help']                    || '`help` is about orchsh itself; `--host` has no meaning there' | null
    ['help', 'pss']                        || 'there is no command and no word `pss`' | 'did you mean `ps`?'
    ['help', 'imgae']                      || 'there is no command and no word `imgae`' | 'did you mean `image`?'
    ['help', 'depends_on']                 || 'there is no command and no word `depends_on`' | 'did you mean `needs`?'
    ['help', 'frobnicate']                 || 'there is no command and no word `frobnicate`' | '`orchsh help` lists the commands'
  }

  def "a command is one also behind the end of options, and has options of its own: #typed"(List<String> typed, String printed) {
    given:
    file('stack.groovy')
    engines.observer.containers = [FakeObserver.container('shop', 'web')]

    expect:
    run(typed as String[]) == ExitCode.FINE
    out.toString() == printed

    where:
    typed                        || printed
    ['--', 'ps', '-q']           || 'id-of-shop-web-1\n'
    ['ps', '-q=true']            || 'id-of-shop-web-1\n'
    ['ps', '--quiet=true', '--services=false'] || 'id-of-shop-web-1\n'
  }

  def "only options of ours show traces: #typed"(List<String> typed, boolean trace) {
    given:
    file('stack.groovy')
    engines.observer.beforeFacts = { throw new IllegalStateException('oops') }
    engines.observer.containers = [FakeObserver.container('shop', 'web')]
    engines.ports = new FakePorts().tap { sessions.whileOpen = { throw new IllegalStateException('oops') } }.over(engines.observer)

    expect:
    run(typed as String[]) == ExitCode.STACK_FAILED
    err.toString().contains('something went wrong inside orchsh (IllegalStateException: oops)')
    err.toString().contains('\tat ') == trace

    where:
    typed                                 || trace
    ['exec', '-T', 'web', 'prog', '--debug'] || false
    ['exec', '-T', '--debug', 'web', 'prog'] || true
    ['--debug', 'exec', '-T', 'web', 'prog'] || true
  }

  def "without a stack anywhere says how to name one"() {
    expect:
    run('up') == ExitCode.WRONG_USAGE
    err.toString() == text('''\
      error: there is no stack.groovy and no compose file in this folder or any above it
        hint: name one before the command: `orchsh FILE up`; or have one proposed: `orchsh init`
      ''')
  }

  def "without a command shows what there is"() {
    expect:
    run() == ExitCode.WRONG_USAGE
    out.toString() == ''
    err.toString().startsWith('error: there is no command\nusage: orchsh [OPTIONS] [STACK] COMMAND [ARGS]\n')
  }

  def "options mean the same before and after the command: #typed"(List<String> typed) {
    given:
    file('stack.groovy')

    expect:
    run(typed as String[]) == ExitCode.FINE
    engines.opened == [new EngineOptions(Optional.of('tcp://far:2375'), EngineOptions.Consent.BOOTSTRAP)]
    engines.planned*.name() == ['other']

    where:
    typed << [
      ['-H', 'tcp://far:2375', '-p', 'other', '--bootstrap', 'up'],
      ['up', '-H', 'tcp://far:2375', '-p', 'other', '--bootstrap'],
      ['--host=tcp://far:2375', '--bootstrap', 'up', '--project-name', 'other'],
    ]
  }

  def "an engine can be chosen for #typed"(List<String> typed) {
    expect:
    run(['--host', 'tcp://far:2375', *typed] as String[]) == ExitCode.FINE
    engines.opened*.host() == [Optional.of('tcp://far:2375')]

    where:
    typed << [['engine', 'images'], ['version'], ['doctor']]
  }

  def "an option's value may look like a command, an argument like a file of arguments"() {
    given:
    file('stack.groovy')

    expect:
    run('-p', 'plan', 'plan') == ExitCode.FINE
    engines.planned*.name() == ['plan']
    run('plan', '@web') == ExitCode.WRONG_USAGE
    err.toString().contains('there is no service `@web`')
  }

  def "shows help for #typed"(List<String> typed, String usage) {
    expect:
    run(typed as String[]) == ExitCode.FINE
    out.toString().startsWith("usage: $usage")
    err.toString() == ''

    where:
    typed                       || usage
    ['help']                    || 'orchsh [OPTIONS] [STACK] COMMAND [ARGS]'
    ['--help']                  || 'orchsh [OPTIONS] [STACK] COMMAND [ARGS]'
    ['help', 'down']            || 'orchsh down ['
    ['down', '-h']              || 'orchsh down ['
    ['engine', 'start', '--help'] || 'orchsh engine start'
  }

  def "what goes wrong after the command was called off is said all the same"() {
    given:
    file('stack.groovy')
    engines.steps = [FakeEngines.step(1, new Step.RemoveNetwork('shop_default', 'abc'))]
    engines.beforeStep = {
      cancellation.cancel()
      throw new IllegalStateException('no such luck')
    }

    expect:
    run('down') == ExitCode.INTERRUPTED
    err.toString().contains(
      'error: something went wrong inside orchsh (IllegalStateException: no such luck)\n')
  }

  def "what goes wrong inside is one sentence, and a trace only for --debug"() {
    given:
    file('stack.groovy')
    reader = new FakeReader() {
      @Override
      Optional<String> nameOf(StackFile file, Reading reading) {
        throw new IllegalStateException('no such luck')
      }
    }

    expect:
    run('ps') == ExitCode.STACK_FAILED
    err.toString() == text('''\
      error: something went wrong inside orchsh (IllegalStateException: no such luck)
        hint: the same command with `--debug` shows where
      ''')

    when:
    run('ps', '--debug')

    then:
    err.toString().contains('\tat orchsh.shell.command.')
  }

  def "a trace is wanted by an option of ours alone: #typed"(List<String> typed, boolean isWanted) {
    expect:
    new CommandRunner(engines, library, new About('1', '17', 'x')).reading(reader).isDebugWanted(invocation(*typed)) == isWanted

    where:
    typed                              || isWanted
    ['--debug', 'up']                  || true
    ['up', '--debug']                  || true
    ['up', '--nonsense', '--debug']    || true
    ['exec', 'web', 'serve', '--debug'] || false
    ['up', '--', '--debug']            || false
    ['up']                             || false
    []                                 || false
  }
}
