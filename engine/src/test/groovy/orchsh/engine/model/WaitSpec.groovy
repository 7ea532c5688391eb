package orchsh.engine.model

import java.time.Duration
import spock.lang.Specification

class WaitSpec extends Specification {

  def "what can never hold is refused: #why"(Closure make, String why) {
    when:
    make()

    then:
    def e = thrown(IllegalArgumentException)
    e.message == why

    where:
    make                                  || why
    ({ -> options(2, 2) })                || '`stable` must be shorter than the timeout, or it can never hold'
    ({ -> options(2, 3) })                || '`stable` must be shorter than the timeout, or it can never hold'
    ({ -> options(0, 0) })                || 'a timeout must be longer than nothing'
    ({ -> http('http://db:80/', [:]) })   || '`http://db:80/` is a whole address: `http:` takes its path, and `port:` its port'
    ({ -> http('health', [:]) })          || 'http path `health` does not start with `/`'
    ({ -> http('/a b', [:]) })            || 'http path `/a b` is no path of a URL'
    ({ -> http('/', ['X Y': 'z']) })      || '`X Y` is no name of an HTTP header'
    ({ -> http('/', [X: 'y\r\nZ: a']) })  || 'the value of the HTTP header `X` has a line end or another control character'
  }

  def "patterns are equal when they are written alike"() {
    expect:
    new TextPattern('a+') == new TextPattern('a+')
    new TextPattern('a+').hashCode() == new TextPattern('a+').hashCode()
    new TextPattern('a+') != new TextPattern('a*')
    new TextPattern('a+').toString() == '/a+/'
  }

  def "a text is looked for as it is: #text"(String text, String regex) {
    expect:
    TextPattern.literal(text).regex() == regex
    TextPattern.literal(text).foundIn("so: $text!")

    where:
    text              || regex
    'ready to accept' || 'ready to accept'
    'a.b (c) [d]'     || 'a\\.b \\(c\\) \\[d\\]'
    '^1+1? {$2|*}'    || '\\^1\\+1\\? \\{\\$2\\|\\*\\}'
    'C:\\E\\Q'         || 'C:\\\\E\\\\Q'
  }

  private static options(long timeout, long stable) {
    new Wait.Options(Duration.ofSeconds(timeout), Duration.ofSeconds(stable), Optional.empty(), Optional.empty())
  }

  private static http(String path, Map<String, String> headers) {
    new Wait.Http(path, 80, 200, 299, Optional.empty(), new TreeMap<>(headers), Wait.Options.DEFAULT)
  }
}
