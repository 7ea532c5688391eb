package orchsh.shell.prompt

import java.nio.file.Path
import java.time.Clock
import orchsh.engine.caller.CancellationToken
import orchsh.engine.caller.Surroundings
import orchsh.shell.invocation.Appearance
import orchsh.shell.invocation.Appearance.Glyphs
import orchsh.shell.invocation.Console
import orchsh.shell.invocation.Console.Asking
import orchsh.shell.invocation.ExitCode
import orchsh.shell.invocation.Invocation
import orchsh.shell.session.word.Candidate
import spock.lang.Specification

class StageOffersSpec extends Specification {
  List<List<String>> asked = []
  ExitCode code = ExitCode.FINE
  StageOffers stages = new StageOffers(new Aside({ Invocation wanted ->
    asked << wanted.args()
    wanted.console().out().print('{"name":"shop-db-1","state":"running"}\n{"name":"shop-web-1","ports":[]}\n')
    code
  }, caller(), CancellationToken.none()))

  private List<Candidate> offered(String source, List<String> words) {
    stages.of(source, words) { it == 'ps' ? ['started', 'ended'] : [] }
  }

  private static Invocation caller() {
    def look = Appearance.stream(Glyphs.UNICODE)
    def nowhere = new PrintWriter(Writer.nullWriter())
    new Invocation(['-p', 'shop'], new Surroundings(Path.of('/'), Path.of('/'), [:], Clock.systemUTC()),
      new Console(nowhere, nowhere, new BufferedReader(Reader.nullReader()), look, look, Asking.POINTLESS), CancellationToken.none())
  }

  def "a stage begins with a word that is known"() {
    expect:
    offered('ps ', ['wh'])*.word().containsAll(['where', 'sort', 'select', 'count'])
    offered('ps ', [''])*.description().every { !it.empty }
    asked == []
  }

  def "behind `#words` of `#source` stand the columns #columns"(String source, List<String> words, List<String> columns) {
    expect:
    offered(source, words)*.word() == columns

    where:
    source    | words                          || columns
    'ps '     | ['where', 'st']                || ['name', 'state', 'ports', 'started', 'ended']
    'images ' | ['sort', '']                   || ['name', 'state', 'ports']
    'ps '     | ['select', 'name,', 'st']      || ['name', 'state', 'ports', 'started', 'ended']
    'ps '     | ['where', 'state', '==', "'r"] || []
    'ps '     | ['first', '']                  || []
    'ps '     | ['frobnicate', '']             || []
    'up '     | ['where', '']                  || []
    'logs -f' | ['where', '']                  || []
  }

  def "behind the language stand the columns of its value"() {
    expect:
    stages.of(['where', 'na']) { ['name', 'memory'] }*.word() == ['name', 'memory']
    stages.of(['wh']) { throw new AssertionError() }*.word().contains('where')
    stages.of(['first', '']) { throw new AssertionError() } == []
  }

  def "rows are asked for once, until they may be others"() {
    when:
    2.times { offered('ps -a ', ['where', '']) }

    then:
    asked == [['-p', 'shop', 'ps', '-a', '--json']]

    when:
    stages.forget()
    offered('ps -a ', ['where', ''])

    then:
    asked.size() == 2
  }

  def "a command that fails has no columns"() {
    given:
    code = ExitCode.NO_ENGINE

    expect:
    offered('ps ', ['where', '']) == []
  }
}
