package orchsh.shell.completion

import orchsh.dsl.build.ParamType
import orchsh.dsl.build.Param
import orchsh.engine.problem.Problem
import orchsh.shell.command.CommandFixture
import orchsh.shell.invocation.ExitCode

class CompleterSpec extends CommandFixture {
  static final String SCRIPT = '''
    stack 'shop'
    param 'postgres', default: '16'
    service 'db' { image 'postgres:16'; volume 'data:/data' }
    service "web" { image 'nginx'; network 'back' }
    job 'migrate' { like 'web' }
    volume 'data'
    network 'back'
    profile 'dev mode' { service 'mail' { image 'mailhog' } }
    task('say "hi" $you', 'greets') { say 'hi' }
    check('a:b c') { assert true }
    '''

  List<String> answer(String... line) {
    out.buffer.length = 0
    assert run(*['__complete', '--', *line]) == ExitCode.FINE
    assert err.toString() == ''
    out.toString().readLines()*.replaceFirst('\t.*', '')
  }

  def "`orchsh #line` goes on with #names and #files"(List<String> line, List<String> names, String files) {
    given:
    file('stack.groovy', SCRIPT)
    environment = [PGHOST: 'db', HOME: '/home/ann']

    expect:
    answer(*line) == [files, *names]
    reader.evaluated == []

    where:
    line                             || names                       | files
    ['up', '']                       || ['db', 'mail', 'migrate', 'web'] | 'nothing'
    ['up', 'd']                      || ['db']                      | 'nothing'
    ['up', 'db', '']                 || ['mail', 'migrate', 'web']  | 'nothing'
    ['up', '--', 'd']                || ['db']                      | 'nothing'
    ['up', '--scale', '']            || ['db=', 'mail=', 'migrate=', 'web='] | 'nothing'
    ['up', '--scale=w']              || ['--scale=web=']            | 'nothing'
    ['scale', 'w']                   || ['web=']                    | 'nothing'
    ['--profile', '']                || ['dev mode']                | 'nothing'
    ['up', '--profile=']             || ['--profile=dev mode']      | 'nothing'
    ['-P', '']                       || ['postgres=']               | 'nothing'
    ['-f', '']                       || []                          | 'files'
    ['--file=']                      || []                          | 'files'
    ['sa']                           || ['say "hi" $you']           | 'stacks'
    ['mig']                          || ['migrate']                 | 'stacks'
    ['migrate', '']                  || []                          | 'files'
    ['pu']                           || ['pull', 'push']            | 'stacks'
    ['stack.groovy', 'pu']           || ['pull', 'push']            | 'stacks'
    ['test', '']                     || ['a:b c', 'migrate']        | 'nothing'
    ['cp', 'w']                      || ['web:']                    | 'files'
    ['cp', 'a', 'w']                 || ['web:']                    | 'files'
    ['cp', 'a', 'b', '']             || []                          | 'nothing'
    ['exec', 'w']                    || ['web']                     | 'nothing'
    ['exec', '-e', 'PG']             || ['PGHOST']                  | 'nothing'
    ['exec', 'web', 'ls', '-']       || []                          | 'nothing'
    ['inspect', 'w']                 || ['web']                     | 'nothing'
    ['engine', 'st']                 || ['start', 'status', 'stop'] | 'nothing'
    ['engine', 'nonsense', 'st']     || ['start', 'status', 'stop'] | 'nothing'
    ['help', 'pul']                  || ['pull']                    | 'nothing'
    ['help', 'engine', 'st']         || ['start', 'status', 'stop'] | 'nothing'
    ['completion', '']               || ['bash', 'fish', 'zsh']     | 'nothing'
    ['convert', '--to', '']          || ['compose', 'script']       | 'nothing'
    ['ps', '--status', 'p']          || ['paused']                  | 'nothing'
    ['ps', '--format=']              || ['--format=json', '--format=table'] | 'nothing'
    ['kill', '-s', 'U']              || ['USR1', 'USR2']            | 'nothing'
    ['logs', '--si']                 || ['--since']                 | 'nothing'
    ['logs', '--tail', '']           || []                          | 'nothing'
    ['logs', '--nonsense', 'w']      || ['web']                     | 'nothing'
    ['logs', '-fn', '']              || []                          | 'nothing'
    ['logs', '-fn3', 'w']            || ['web']                     | 'nothing'
    ['validate', '']                 || []                          | 'stacks'
  }

  def "`orchsh #line` goes on with the values that a param takes: #values"(List<String> line, List<String> values) {
    given:
    file('stack.groovy', SCRIPT)
    reader.params = [param('stage', ParamType.TEXT, ['dev', 'prod']), param('debug', ParamType.FLAG, []), param('postgres', ParamType.TEXT, [])]
    reader.problems = [Problem.error('a value is missing')]

    expect:
    answer(*line) == ['nothing', *values]

    where:
    line                    || values
    ['-P', 'stage=']        || ['stage=dev', 'stage=prod']
    ['-P', 'stage=p']       || ['stage=prod']
    ['up', '--param', 'debug='] || ['debug=false', 'debug=true']
    ['up', '--param=stage=d'] || ['--param=stage=dev']
    ['-P', 'postgres=']     || []
    ['-P', 'stag=']         || []
  }

  def "no script is evaluated for values that uses snippets"() {
    given:
    file('stack.groovy', "use 'git:https://example.org/x.git'\nparam 'stage', choices: ['dev']")
    reader.params = [param('stage', ParamType.TEXT, ['dev'])]

    expect:
    answer('-P', 'stage=') == ['nothing']
    reader.wishes == []
  }

  def "profiles of compose files are named"() {
    given:
    file('compose.yaml', 'services: {}')
    reader.profiles = ['debug', 'dev']

    expect:
    answer('--profile', 'd') == ['nothing', 'debug', 'dev']
    reader.wishes*.profiles().every { it == ['*'] as Set }
  }

  private static Param param(String name, ParamType type, List<String> choices) {
    new Param(name, type, '', Optional.empty(), Optional.empty(), Param.Origin.MISSING, Optional.empty(), choices, Param.Secrecy.OPEN)
  }

  def "options come with what they are for"() {
    expect:
    run('__complete', '--', 'logs', '--gr') == ExitCode.FINE
    out.toString() == "nothing\n--grep\tof those only lines with a match: ERROR, '(?i)time.?out'\n"
  }

  def "names that only evaluating tells are found by evaluating: #script"(String script) {
    given:
    file('stack.groovy', script)

    expect:
    answer('up', '').containsAll(['db', 'web'])
    reader.evaluated*.shownAs() == ['stack.groovy']

    where:
    script << ['3.times { service "web-$it" { image \'x\' } }', "include 'other.groovy'"]
  }

  def "a script that uses snippets is not evaluated, for one could be fetched"() {
    given:
    file('stack.groovy', "use 'postgres'\nuse 'git:https://example.org/x.git'\npostgres 'base'\nservice \"web-\$n\" { }")

    expect:
    answer('up', '') == ['nothing', 'base']
    reader.evaluated == []
  }

  def "compose files are read"() {
    given:
    file('compose.yaml', 'services: {}')

    expect:
    answer('up', '') == ['nothing', 'db', 'web']
  }

  def "#what has no names to offer, and says nothing"(String what, Closure<?> amiss) {
    given:
    amiss.call(this)

    expect:
    answer('up', '') == ['nothing']
    answer('images', '') == ['nothing']

    where:
    what                    | amiss
    'no stack anywhere'     | {}
    'a script that is wrong' | { it.file('stack.groovy', 'service "$x" {{'); it.reader.problems = [Problem.error('no')] }
    'a script that is no text' | { java.nio.file.Files.write(it.folder.resolve('stack.groovy'), [0, -1, 3] as byte[]) }
    'no engine'             | { it.engines.tried = ['the usual socket'] }
  }

  def "nothing is asked, and what a script prints is not shown"() {
    given:
    file('stack.groovy', 'service "$x" { }')
    reader.prints = 'hello'
    answers = 'y\n'

    expect:
    answer('up', '') == ['nothing', 'db', 'web']
  }

  def "a script that never ends is given up"() {
    given:
    file('stack.groovy', 'service "$x" { }\nservice "plain" { }')
    reader.whileReading = { new java.util.concurrent.CountDownLatch(1).await() }

    expect:
    answer('up', '') == ['nothing', 'plain']
  }

  def "names that would move a cursor are left out"() {
    given:
    file('stack.groovy', "task('''a\nb''') { }\ntask('fine') { }")

    expect:
    answer('fi') == ['stacks', 'fine']
    answer('a').every { !it.contains('b') || it in ['build'] || it.startsWith('attach') || it == 'stacks' }
  }

  def "an empty line offers all commands"() {
    expect:
    run('__complete') == ExitCode.FINE
    out.toString().readLines().size() > 30
  }

  def "refuses `completion #typed`"(List<String> typed, String why, String hint) {
    expect:
    run(*['completion', *typed]) == ExitCode.WRONG_USAGE
    err.toString() == "error: $why\n  hint: $hint\n"

    where:
    typed           || why                                            | hint
    []              || '`completion` needs to know which shell it is for' | 'for example `orchsh completion bash`'
    ['bash', 'zsh'] || '`completion` needs to know which shell it is for' | 'for example `orchsh completion bash`'
    ['bsah']        || 'there is no completion for the shell `bsah`'  | 'did you mean `bash`?'
    ['tcsh']        || 'there is no completion for the shell `tcsh`'  | 'there is one for bash, fish, zsh'
  }
}
