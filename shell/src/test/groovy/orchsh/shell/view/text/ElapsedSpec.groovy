package orchsh.shell.view.text

import java.time.Duration
import spock.lang.Specification

class ElapsedSpec extends Specification {

  def "#millis ms are #words"(long millis, String words) {
    expect:
    Elapsed.words(Duration.ofMillis(millis)) == words

    where:
    millis     || words
    -5         || '0.0 s'
    0          || '0.0 s'
    440        || '0.4 s'
    1_250      || '1.2 s'
    9_999      || '9.9 s'
    10_000     || '10 s'
    59_999     || '59 s'
    60_000     || '1 min'
    123_000    || '2 min 3 s'
    3_600_000  || '1 h'
    3_900_000  || '1 h 5 min'
    90_000_000 || '25 h'
  }
}
