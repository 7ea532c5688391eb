package orchsh.dsl.value

import spock.lang.Specification

class CommandLineSpec extends Specification {

  def "splits as a shell does: #text"(String text, List<String> words) {
    expect:
    CommandLine.split(text) == words

    where:
    text                          || words
    'echo hello'                  || ['echo', 'hello']
    '  a\t b\n'                   || ['a', 'b']
    /sh -c 'a  b'/                || ['sh', '-c', 'a  b']
    'sh -c "a \\"b\\" \\$c \\d"' || ['sh', '-c', 'a "b" $c \\d']
    /a'b'"c"d/                    || ['abcd']
    /a\ b \'c/                    || ['a b', "'c"]
    /x '' ""/                     || ['x', '', '']
    'a\\\nb c'                    || ['ab', 'c']
    /'a\b'/                       || ['a\\b']
    'echo $HOME `date`'           || ['echo', '$HOME', '`date`']
    ''                            || []
  }

  def "refuses #text"(String text, String message) {
    when:
    CommandLine.split(text)

    then:
    def e = thrown(IllegalArgumentException)
    e.message == message

    where:
    text      || message
    "a 'b"    || "command `a 'b` has a `'` that is never closed"
    'a "b'    || 'command `a "b` has a `"` that is never closed'
    'a \\'    || 'command `a \\` ends in a `\\` that escapes nothing'
  }
}
