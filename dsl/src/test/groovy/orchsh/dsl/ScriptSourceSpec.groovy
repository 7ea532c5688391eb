package orchsh.dsl

import java.nio.file.Files
import java.nio.file.Path
import orchsh.engine.problem.ProblemException
import spock.lang.Specification
import spock.lang.TempDir

class ScriptSourceSpec extends Specification {
  @TempDir
  Path folder

  def "reads a script, with or without a byte order mark"(byte[] bytes, String text) {
    given:
    def file = Files.write(folder.resolve('stack.groovy'), bytes)

    expect:
    ScriptSource.read(file, './stack.groovy') == new ScriptSource(file, './stack.groovy', text)

    where:
    bytes                                                     || text
    "service 'ä'".getBytes('UTF-8')                           || "service 'ä'"
    [0xEF, 0xBB, 0xBF, 0x78] as byte[]                        || 'x'
    [] as byte[]                                              || ''
    "a\r\nb".bytes                                            || "a\r\nb"
    "a\rb\r\nc\r".bytes                                       || "a\nb\r\nc\n"
  }

  def "refuses #what"(String what, Closure<Path> file, String message) {
    when:
    ScriptSource.read(file(folder), 'typed')

    then:
    def e = thrown(ProblemException)
    e.kind() == ProblemException.Kind.USAGE
    e.problems()*.message() == [message]

    where:
    what                 | file                                                                          || message
    'a missing file'     | { it.resolve('none') }                                                        || 'there is no file `typed`'
    'a folder'           | { it }                                                                        || '`typed` is a folder, not a script'
    'what is no UTF-8'   | { Files.write(it.resolve('latin'), [0xE4, 0x20] as byte[]) }                  || '`typed` is not a text in UTF-8: line 1 has bytes that are none'
    'Latin-1 further down' | { Files.write(it.resolve('latin'), "a\nb\nc\u00e9".getBytes('ISO-8859-1')) } || '`typed` is not a text in UTF-8: line 3 has bytes that are none'
    'UTF-16'             | { Files.write(it.resolve('wide'), "service 'a'".getBytes('UTF-16')) }        || '`typed` is written in UTF-16'
    'UTF-16, no mark'    | { Files.write(it.resolve('wide'), "service 'a'".getBytes('UTF-16LE')) }      || '`typed` is not a text'
    'far too much'       | { Files.write(it.resolve('large'), new byte[10 << 20]) }                     || '`typed` is too large for a script'
    'no end'             | { Path.of('/dev/zero') }                                                     || '`typed` is too large for a script'
    'a binary file'      | { Files.write(it.resolve('binary'), [0x7F, 0, 1] as byte[]) }                 || '`typed` is not a text'
    'a file as a folder' | { Files.write(it.resolve('file'), [] as byte[]).resolve('inside') }           || '`typed` cannot be read: not a directory'
  }
}
