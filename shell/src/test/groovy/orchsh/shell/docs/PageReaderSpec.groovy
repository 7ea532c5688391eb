package orchsh.shell.docs

import java.nio.file.Files
import java.nio.file.Path
import orchsh.engine.problem.ProblemException
import spock.lang.Specification
import spock.lang.TempDir

class PageReaderSpec extends Specification {
  @TempDir
  Path folder

  private static List<Example> examples(String... lines) {
    PageReader.parse(Path.of('/README.md'), 'README.md', lines.join('\n')).examples()
  }

  def "a block is cut into commands, what they print, and their exit codes"() {
    expect:
    examples('# Title', '```console', '$ a', 'one', '', 'two', '', '$ b', '$ c', 'three', '[3]', '```', '$ no command', '``` console', '$ d', '```')
      .collect { [it.line(), it.command(), it.output(), it.exitCode()] } == [
        [3, 'a', ['one', '', 'two'], 0],
        [8, 'b', [], 0],
        [9, 'c', ['three'], 3],
        [15, 'd', [], 0],
      ]
  }

  def "a command goes on: #lines"(List<String> lines, String command, List<String> output) {
    given:
    def found = examples('```console', *lines, '```')

    expect:
    found[0].command() == command
    found[0].output() == output

    where:
    lines                                         || command            | output
    ['$ a \\', '  b', 'c']                        || 'a \\\n  b'        | ['c']
    ['$ a \\', '> b', 'c']                        || 'a \\\nb'          | ['c']
    ['$ a \\\\', 'b']                             || 'a \\\\'           | ['b']
    ['$ cat <<END', '> x', '>', '>  y', '> END', 'x', '> z'] || 'cat <<END\nx\n\n y\nEND' | ['x', '> z']
    ['$ a', ' $ b', '$', '$x']                    || 'a'                | [' $ b', '$', '$x']
    ['$ a', '[3]', '[0]']                         || 'a'                | ['[3]']
    ['$ a', '[3]', 'b']                           || 'a'                | ['[3]', 'b']
    ['$ a', '[1234]']                             || 'a'                | ['[1234]']
    ['', '$ a', 'b  ', '', ' ', '[0]']            || 'a'                | ['b']
  }

  def "only sessions are run: #what"(String what, List<String> lines, List<String> commands) {
    expect:
    examples(*lines, '~~~console', '$ last', '~~~')*.command() == commands + 'last'

    where:
    what                          | lines                                                              || commands
    'another language'            | ['```sh', '$ no', '```', '```consoles', '$ no', '```']             || []
    'a session inside of a block' | ['````md', '```console', '$ no', '```', '````']                    || []
    'longer fences'               | ['````console', '$ cat', '```', '````']                            || ['cat']
    'other signs'                 | ['~~~ console', '$ cat', '```', '~~~']                             || ['cat']
    'more about the block'        | ['```console title="x"', '$ a', '```']                             || ['a']
    'in a list'                   | ['- x', '', '  ```console', '  $ a', '    b', '  ```']             || ['a']
    'unseen by readers'           | ['<!--', '```console', '$ a', '```', '-->']                        || ['a']
    'no fence'                    | ['`` ```console ``', 'text ```console', '$ no']                    || []
    'a mark of the encoding'      | ['\uFEFF```console', '$ a', '```']                                 || ['a']
    'ends of old lines'           | ['```console\r$ a\rb\r```\r# Title']                              || ['a']
    'ends of lines'               | ['```console\r', '$ a\r', 'b\r', '```\r']                          || ['a']
  }

  def "what stands in front of a fence is no part of the block"() {
    expect:
    examples('  ```console', '  $ a', '    b', ' c', '', '  ```')[0].output() == ['  b', 'c']
  }

  def "refuses #what"(String what, List<String> lines, String problem, String place) {
    when:
    examples(*lines)

    then:
    def e = thrown(ProblemException)
    e.kind() == ProblemException.Kind.USAGE
    e.problems()[0].message() == problem
    e.problems()[0].at().map { it.toString() }.orElse('') == place

    where:
    what                        | lines                                                      || problem | place
    'a page without a block'    | ['# Title', '```sh', 'a', '```']                           || '`README.md` shows no command: it has no block ```console with one' | ''
    'an empty page'             | ['']                                                       || '`README.md` shows no command: it has no block ```console with one' | ''
    'a block without a command' | ['```console', '', '```']                                  || '`README.md` shows no command: it has no block ```console with one' | ''
    'a block without an end'    | ['```console', '$ a', '```', 'x', '```console', '$ b']     || 'this block has no end' | 'README.md:5'
    'another one without'       | ['```console', '$ a', '```', '````sh', 'b', '```']         || 'this block has no end' | 'README.md:4'
    'output of nothing'         | ['```console', 'x', '$ a', '```']                          || 'this stands before the first command of its block' | 'README.md:2'
    'an impossible exit code'   | ['```console', '$ a', '[256]', '```']                      || 'there is no exit code 256' | 'README.md:3'
  }

  def "refuses to read #what"(String what, Closure<Path> file, String problem) {
    when:
    PageReader.read(file(folder), 'it')

    then:
    def e = thrown(ProblemException)
    e.problems()[0].message() == problem

    where:
    what        | file                                                                     || problem
    'no file'   | { it.resolve('none') }                                                   || 'there is no file `it`'
    'a folder'  | { it }                                                                   || '`it` is a folder, not a page'
    'no text'   | { Files.write(it.resolve('x'), [-1, -2, 0] as byte[]) }                  || '`it` is written in UTF-16'
    'no UTF-8'  | { Files.write(it.resolve('x'), [65, 10, -1] as byte[]) }                 || '`it` is not a text in UTF-8: line 2 has bytes that are none'
    'a program' | { Files.write(it.resolve('x'), [65, 0] as byte[]) }                      || '`it` is not a text'
  }
}
