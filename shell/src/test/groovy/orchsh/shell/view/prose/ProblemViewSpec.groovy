package orchsh.shell.view.prose

import orchsh.engine.problem.Excerpt
import orchsh.engine.problem.Location
import orchsh.engine.problem.Problem
import orchsh.shell.invocation.Appearance.Colours
import orchsh.shell.invocation.Appearance.Glyphs
import orchsh.shell.view.Looks
import spock.lang.Specification

class ProblemViewSpec extends Specification {

  def "shows #what"(String what, Problem problem, List<String> lines) {
    expect:
    new ProblemView(Looks.FILE).lines(problem) == lines

    where:
    what << [
      'a bare message',
      'a warning with a place',
      'the line with the part underlined',
      'tabs in front of the caret as tabs',
      'wide characters in front of the caret as wide blanks',
      'a caret beyond the end of the line',
      'details and a hint of several lines',
      'a message of several lines',
      'an empty message',
      'control characters of the script as signs',
    ]
    problem << [
      Problem.error('it broke'),
      Problem.warning('hardly meant').at(new Location('shop.groovy', 4, 0)),
      Problem.error('no word `imaeg` here').at(new Location('shop.groovy', 12, 3))
        .quoting(new Excerpt("  imaeg 'redis:7'  ", 3, 5)).hint('did you mean `image`?'),
      Problem.error('no').at(new Location('a', 3, 2)).quoting(new Excerpt("\timaeg", 2, 5)),
      Problem.error('no').at(new Location('a', 3, 3)).quoting(new Excerpt('日本 x', 4, 1)),
      Problem.error('missing `}`').at(new Location('a', 3, 9)).quoting(new Excerpt('ab {', 9, 4)),
      Problem.error('it ended').details(['line 1', '\u001b[31mline 2']).hint('first\nsecond'),
      Problem.error('first\nsecond'),
      Problem.error(''),
      Problem.error('no').at(new Location('a', 1, 3)).quoting(new Excerpt('a\u001bb', 3, 1)),
    ]
    lines << [
      ['error: it broke'],
      ['warning: shop.groovy:4: hardly meant'],
      ['error: shop.groovy:12:3: no word `imaeg` here',
       "  12 |   imaeg 'redis:7'",
       '     |   ^^^^^',
       '  hint: did you mean `image`?'],
      ['error: a:3:2: no', '  3 | \timaeg', '    | \t^^^^^'],
      ['error: a:3:3: no', '  3 | 日本 x', '    |      ^'],
      ['error: a:3:9: missing `}`', '  3 | ab {', '    |     ^'],
      ['error: it ended', '  | line 1', '  | line 2', '  hint: first', '        second'],
      ['error: first', '  second'],
      ['error: '],
      ['error: a:1:3: no', '  1 | a?b', '    |   ^'],
    ]
  }

  def "of a line without end shows the part that matters"() {
    given:
    def problem = Problem.error('no').at(new Location('a', 1, 5001))
      .quoting(new Excerpt('x' * 5000 + 'HERE' + 'y' * 5000, 5001, 4))

    when:
    def lines = new ProblemView(Looks.FILE).lines(problem)

    then:
    lines[1] == '  1 | …' + 'x' * 60 + 'HERE' + 'y' * 56 + '…'
    lines[2] == '    | ' + ' ' * 61 + '^^^^'
  }

  def "of hundreds shows the first and how many more there are"() {
    when:
    def lines = new ProblemView(Looks.FILE).lines((1..500).collect { Problem.error("problem $it") })

    then:
    lines.size() == 21
    lines.last() == 'and 480 more'
  }

  def "colours are used where they are wanted"() {
    expect:
    new ProblemView(Looks.terminal(80, 24, Glyphs.UNICODE, Colours.ANSI)).lines(Problem.error('no')) ==
      ['\u001b[31merror:\u001b[0m \u001b[1mno\u001b[0m']
  }
}
