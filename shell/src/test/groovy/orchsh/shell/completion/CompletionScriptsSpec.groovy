package orchsh.shell.completion

import java.nio.file.Files
import java.nio.file.attribute.PosixFilePermissions
import java.util.concurrent.TimeUnit
import orchsh.shell.command.CommandFixture
import orchsh.shell.invocation.ExitCode
import spock.lang.Timeout

/** Loads the completion scripts into real shells, beside a command that answers what the spec says and keeps what it was asked. */
@Timeout(60)
class CompletionScriptsSpec extends CommandFixture {
  List<String> answer = ['nothing']

  /** What bash would put in place of the unfinished word, which bash itself takes apart at colons and equals signs. */
  List<String> bash(List<String> pieces, String line = pieces.join(' ')) {
    script('bash')
    Files.writeString(folder.resolve('answer'), answer.collect { it + '\n' }.join())
    def command = folder.resolve('bin/orchsh')
    Files.createDirectories(command.parent)
    Files.writeString(command, '#!/bin/sh\nfor word; do printf \'%s\\n\' "$word"; done >asked\ncat answer\n')
    Files.setPosixFilePermissions(command, PosixFilePermissions.fromString('rwxr-xr-x'))
    def last = pieces.last()
    def replaced = last in ['=', ':'] ? '' : last.startsWith('"') || last.startsWith("'") ? last.substring(1) : last
    Files.writeString(folder.resolve('ask'), """\
      source ./script
      [[ \$(complete -p orchsh) == 'complete -F _orchsh orchsh' ]] || exit 9
      COMP_WORDS=(${pieces.collect { FormTable.quoted(it) }.join(' ')})
      COMP_CWORD=${pieces.size() - 1}
      COMP_LINE=${FormTable.quoted(line)}
      COMP_POINT=${line.size()}
      _orchsh orchsh ${FormTable.quoted(replaced)} ''
      for word in \${COMPREPLY[@]+"\${COMPREPLY[@]}"}; do printf '%s\\n' "\$word"; done
      """.stripIndent())
    shell(['bash', '--norc', 'ask'])
  }

  private void script(String shell) {
    assert run('completion', shell) == ExitCode.FINE
    Files.writeString(folder.resolve('script'), out.toString())
    out.buffer.length = 0
  }

  private List<String> shell(List<String> command) {
    def builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
    builder.environment().putAll(PATH: "$folder/bin:${System.getenv('PATH')}".toString(), LC_ALL: 'C.UTF-8')
    def process = builder.start()
    process.outputStream.close()
    def lines = process.inputStream.getText('UTF-8').readLines()
    assert process.waitFor(30, TimeUnit.SECONDS)
    assert process.exitValue() == 0: lines
    lines
  }

  static boolean isInstalled(String program) {
    System.getenv('PATH').split(':').any { Files.isExecutable(java.nio.file.Path.of(it, program)) }
  }

  def "bash offers the options of `#line` without asking"(List<String> line, List<String> offered) {
    expect:
    bash(line) == offered
    !Files.exists(folder.resolve('asked'))

    where:
    line                                   || offered
    ['orchsh', 'logs', '--si']             || ['--since']
    ['orchsh', '-f', 'up', 'logs', '--gr'] || ['--grep']
    ['orchsh', 'engine', 'remove', '--y']  || ['--yes']
    ['orchsh', '--boo']                    || ['--bootstrap']
  }

  def "bash passes on `#line` as #asked"(List<String> pieces, String line, List<String> asked) {
    when:
    bash(pieces, line)

    then:
    Files.readAllLines(folder.resolve('asked')) == ['__complete', '--', *asked]

    where:
    pieces                                         | line                                  || asked
    ['orchsh', '']                                 | 'orchsh '                             || ['']
    ['orchsh', 'up', '']                           | 'orchsh   up '                        || ['up', '']
    ['orchsh', 'a\\ b.groovy', 'up', 'd']          | 'orchsh a\\ b.groovy up d'            || ['a b.groovy', 'up', 'd']
    ['orchsh', '"a b"', "'c\$d'", '"e\\"f']        | 'orchsh "a b" \'c$d\' "e\\"f'         || ['a b', 'c$d', 'e"f']
    ['orchsh', 'up', '--profile', '=', 'de']       | 'orchsh up --profile=de'              || ['up', '--profile=de']
    ['orchsh', 'up', '--profile', '=']             | 'orchsh up --profile='                || ['up', '--profile=']
    ['orchsh', 'cp', 'web', ':', '/x', '']         | 'orchsh cp web:/x '                   || ['cp', 'web:/x', '']
    ['orchsh', 'exec', 'web', 'ls', '-']           | 'orchsh exec web ls -'                || ['exec', 'web', 'ls', '-']
    ['orchsh', '--profile', '-']                   | 'orchsh --profile -'                  || ['--profile', '-']
    ['orchsh', 'up', '--', '-']                    | 'orchsh up -- -'                      || ['up', '--', '-']
    ['orchsh', 'Straße', 'ü']                      | 'orchsh Straße ü'                     || ['Straße', 'ü']
  }

  def "bash writes #name behind `#line` as #written"(List<String> pieces, String line, String name, String written) {
    given:
    answer = ['nothing', name]

    expect:
    bash(pieces, line) == [written]

    where:
    pieces                         | line                       | name                 || written
    ['orchsh', '']                 | 'orchsh '                  | 'seed'               || 'seed'
    ['orchsh', '']                 | 'orchsh '                  | 'say "hi" $you'      || 'say\\ \\"hi\\"\\ \\$you'
    ['orchsh', '"s']               | 'orchsh "s'                | 'say "hi" $you `ls`' || 'say \\"hi\\" \\$you \\`ls\\`'
    ['orchsh', "'s"]               | "orchsh 's"                | "say 'hi' \$you"     || "say '\\''hi'\\'' \$you"
    ['orchsh', 'it\\']             | 'orchsh it\\'              | "it's; rm *"         || "it\\'s\\;\\ rm\\ \\*"
    ['orchsh', 'test', 'a', ':']   | 'orchsh test a:'           | 'a:b c'              || 'b\\ c'
    ['orchsh', 'test', 'a', ':', 'b'] | 'orchsh test a:b'       | 'a:b:c'              || 'b:c'
    ['orchsh', 'test', '"a:b']     | 'orchsh test "a:b'         | 'a:b:c'              || 'a:b:c'
    ['orchsh', '--profile', '=']   | 'orchsh --profile='        | '--profile=dev mode' || 'dev\\ mode'
    ['orchsh', '--profile', '=', 'd'] | 'orchsh --profile=d'    | '--profile=dev'      || 'dev'
    ['orchsh', 'up', '']           | 'orchsh up '               | 'db\tis a database'  || 'db'
  }

  def "bash offers #kind of this computer"(String kind, List<String> offered) {
    given:
    answer = [kind]
    file('x shop.groovy')
    file('x.yml')
    file('x.txt')
    file('xs/inside')

    expect:
    bash(['orchsh', 'x']).toSet() == offered.toSet()
    bash(['orchsh', '--file', '=', 'xs/'], 'orchsh --file=xs/').toSet() == (kind == 'files' ? ['xs/inside'] : []).toSet()

    where:
    kind      || offered
    'files'   || ['x\\ shop.groovy', 'x.yml', 'x.txt', 'xs/']
    'stacks'  || ['x\\ shop.groovy', 'x.yml', 'xs/']
    'nothing' || []
  }

  def "every shell that is here can load its script"() {
    given:
    def shells = ['bash', 'zsh', 'fish'].findAll { isInstalled(it) }

    expect:
    shells.contains('bash')
    shells.each { shell ->
      script(shell)
      assert this.shell([shell, '-n', 'script']) == []
    }
  }

  def "fish offers what it is told, if it is here"() {
    given:
    bash(['orchsh', ''])
    answer = ['nothing', 'say "hi" $you\tgreets', "it's"]
    Files.writeString(folder.resolve('answer'), answer.collect { it + '\n' }.join())
    script('fish')
    def fish = ['fish', '--no-config', '-c', 'source script; complete -C "orchsh up --env=x "']

    expect:
    !isInstalled('fish') || shell(fish) == ["it's", 'say "hi" $you\tgreets']
  }
}
