package orchsh.shell.docs

import java.nio.file.Path
import java.time.Duration
import orchsh.shell.docs.Answer.End
import spock.lang.Specification

/** What is printed, laid beside what is expected. */
class OutputSpec extends Specification {

  def "`#pattern` fits `#text`: #fits"(String pattern, String text, boolean fits) {
    expect:
    OutputPattern.lineMatches(pattern, text) == fits

    where:
    pattern     | text       || fits
    'a'         | 'a'        || true
    'a'         | 'b'        || false
    'a'         | 'a '       || false
    'a…'        | 'abc'      || true
    'a…'        | 'a'        || true
    '…c'        | 'abc'      || true
    'a…c'       | 'abc'      || true
    'a…a'       | 'a'        || false
    'a…b…c'     | 'abbc'     || true
    'a…b…c'     | 'acc'      || false
    'a…bc…c'    | 'abc'      || false
    '…b…'       | 'b'        || true
    'a…'        | 'a…'       || true
    'a.c'       | 'abc'      || false
    '…a…a…a…'   | 'a' * 5000 || true
    '…a…b'      | 'a' * 5000 || false
  }

  def "#pattern fits #lines: #fits"(List<String> pattern, List<String> lines, boolean fits) {
    expect:
    new OutputPattern(pattern).matches(lines) == fits

    where:
    pattern              | lines                     || fits
    []                   | []                        || true
    []                   | ['a']                     || false
    ['a']                | []                        || false
    ['…']                | []                        || true
    [' … ']              | ['a', 'b']                || true
    ['…', 'a']           | ['a', 'b', 'a']           || true
    ['…', 'a']           | ['a', 'b']                || false
    ['a', '…']           | ['a']                     || true
    ['a', '…', 'b', '…', 'c'] | ['a', 'b', 'x', 'b', 'c'] || true
    ['a', '…', 'b', 'c'] | ['a', 'b', 'x', 'b', 'c'] || true
    ['a', '…', 'b', 'c'] | ['a', 'b', 'x', 'c']      || false
    ['a…', 'b']          | ['a', 'x', 'b']           || false
    ['…', '…']           | ['a']                     || true
    ['…', 'z']           | ['a'] * 20000             || false
  }

  def "blanks at the end of lines, and blank lines at the end, count for nothing"() {
    expect:
    OutputPattern.linesOf('a  \n\n b\t\r\n \n\n') == ['a', '', ' b']
    OutputPattern.linesOf('') == []
  }

  def "a difference shows what is gone, what is new, and what is around"() {
    given:
    def many = (1..100)*.toString()

    expect:
    Difference.lines(['a', 'x…', 'c'], ['a', 'b', 'c']) == ['  a', '- x…', '+ b', '  c']
    Difference.lines(['a', '…', 'z'], ['a', 'b', 'c']) == ['  a', '  …', '- z', '+ c']
    Difference.lines(['a', 'w', 'x', 'd'], ['a', 'b', 'c', 'd']) == ['  a', '- w', '- x', '+ b', '+ c', '  d']
    Difference.lines([], ['a']) == ['+ a']
    Difference.lines(['a'], []) == ['- a']
    Difference.lines(many + 'end' + many, many + many) == ['  …', '  99', '  100', '- end', '  1', '  2']
    Difference.lines(['x'], many) == ['- x', *many.take(29).collect { "+ $it" }, '… 41 more lines …', *many.takeRight(30).collect { "+ $it" }]*.toString()
    Difference.lines(['a'], ['b' * 1000])[1] == '+ ' + 'b' * 400 + '…'
    Difference.lines(many * 100, ['x'] * 10000).size() == 61
  }

  def "what still fits stays when #expected becomes #printed"(List<String> expected, List<String> printed, List<String> written) {
    given:
    def page = PageReader.parse(Path.of('/x'), 'x', (['```console', '$ a'] + expected + ['', '$ b', '```', '']).join('\n'))
    def trial = new Trial('x', page.examples()[0], Optional.of(new Answer(End.DONE, code, printed.join('\n') + '\n', true)), Duration.ZERO)
    def right = new Trial('x', page.examples()[1], Optional.of(new Answer(End.DONE, 0, '', true)), Duration.ZERO)

    when:
    def text = PageUpdate.of(page, [trial, right])

    then:
    text == (['```console', '$ a'] + written + ['', '$ b', '```', '']).join('\n')

    and: 'what is written is true'
    new Trial('x', PageReader.parse(Path.of('/x'), 'x', text).examples()[0], trial.answer(), Duration.ZERO).asWritten

    where:
    expected            | printed              | code || written
    []                  | ['a']                | 0    || ['a']
    ['a']               | []                   | 0    || []
    ['a…', 'b']         | ['ax', 'c']          | 0    || ['a…', 'c']
    ['a', '…', 'b']     | ['a', 'x', 'y', 'c'] | 0    || ['a', '…', 'c']
    ['…', 'b']          | ['c']                | 0    || ['…', 'c']
    ['a']               | ['a']                | 3    || ['a', '[3]']
    ['a', '[3]']        | ['a']                | 0    || ['a']
    ['[3]']             | ['x']                | 3    || ['x', '[3]']
    []                  | ['[7]']              | 0    || ['[7]', '[0]']
    []                  | ['a', '$ x', '> y']  | 0    || ['a', '… x', '… y']
    []                  | ['> y', '```']       | 0    || ['… y', '…``']
    []                  | ['', 'a', '', 'b']   | 0    || ['', 'a', '', 'b']
    ['b', 'c']          | ['a', 'b', 'c']      | 0    || ['a', 'b', 'c']
  }

  def "an update keeps indents, what ends lines, what is in front, and what has not ended"(String end) {
    given:
    def page = PageReader.parse(Path.of('/x'), 'x', '\uFEFF' + ['# x', ' ```console', ' $ a', ' 1', ' $ b', ' 2', ' $ c', ' 3', ' ```', ''].join(end))
    def answers = [new Answer(End.DONE, 0, '4\n', true), new Answer(End.TOO_LONG, 0, '5\n', true), new Answer(End.DONE, 0, '6\n', false)]

    expect:
    PageUpdate.of(page, page.examples().withIndex().collect { example, i -> new Trial('x', example, Optional.of(answers[i]), Duration.ZERO) }) ==
      '\uFEFF' + ['# x', ' ```console', ' $ a', ' 4', ' $ b', ' 2', ' $ c', ' 3', ' ```', ''].join(end)

    where:
    end << ['\r\n', '\n', '\r']
  }

  def "a transcript is cut at marks, however they come"(int step) {
    given:
    def transcript = new Transcript('name')
    def bytes = 'é1\n\036name 0\036\036nam\036name 12\036rest'.bytes
    def answers = []

    when:
    for (int i = 0; i < bytes.length; i += step) {
      def part = Arrays.copyOfRange(bytes, i, Math.min(i + step, bytes.length))
      answers.addAll(transcript.take(part, part.length))
    }

    then:
    answers == [new Answer(End.DONE, 0, 'é1\n', true), new Answer(End.DONE, 12, '\036nam', true)]
    transcript.rest(End.LEFT, 5) == new Answer(End.LEFT, 5, 'rest', true)

    where:
    step << [1, 2, 7, 100]
  }

  def "of too much only the beginning is kept"() {
    given:
    def transcript = new Transcript('name')
    def some = ('x' * 100_000).bytes

    when:
    100.times { transcript.take(some, some.length) }
    def end = '\036name 0\036\036name 1\036'.bytes
    def answers = transcript.take(end, end.length)

    then:
    answers*.isWhole() == [false, true]
    answers[0].text().length() == Transcript.MOST
  }
}
