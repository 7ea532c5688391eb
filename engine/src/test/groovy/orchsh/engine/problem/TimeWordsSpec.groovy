package orchsh.engine.problem

import java.time.Duration
import spock.lang.Specification

class TimeWordsSpec extends Specification {

  def "#millis ms are #words"(long millis, String words) {
    expect:
    TimeWords.exact(Duration.ofMillis(millis)) == words

    where:
    millis    || words
    0         || '0 s'
    1         || '1 ms'
    999       || '999 ms'
    1_000     || '1 s'
    2_500     || '2.5 s'
    10_001    || '10.001 s'
    60_000    || '60 s'
    90_000    || '90 s'
    120_000   || '2 min'
    150_000   || '150 s'
    3_600_000 || '60 min'
  }
}
