package orchsh.dsl.value

import java.time.Duration
import spock.lang.Specification

class DurationsSpec extends Specification {

  def "reads #text"(String text, Duration duration) {
    expect:
    Durations.parse(text) == duration

    where:
    text              || duration
    '30s'             || Duration.ofSeconds(30)
    '1m30s'           || Duration.ofSeconds(90)
    '2min'            || Duration.ofMinutes(2)
    '1h 5m 30s 20ms'  || Duration.ofMillis(3_930_020)
    '0.5s'            || Duration.ofMillis(500)
    '1d'              || Duration.ofDays(1)
    '10us'            || Duration.ofNanos(10_000)
  }

  def "writes #text, and reads what it wrote"(String text, Duration duration) {
    expect:
    Durations.written(duration) == text
    Durations.parse(text) == duration

    where:
    text     || duration
    '0s'     || Duration.ZERO
    '90s'    || Duration.ofSeconds(90)
    '2m'     || Duration.ofMinutes(2)
    '24h'    || Duration.ofDays(1)
    '1500ms' || Duration.ofMillis(1500)
    '1s5ns'  || Duration.ofNanos(1_000_000_005)
    '5ns'    || Duration.ofNanos(5)
  }

  def "refuses #text"(String text, String message) {
    when:
    Durations.parse(text)

    then:
    def e = thrown(IllegalArgumentException)
    e.message == message

    where:
    text                        || message
    ''                          || '`` is not a duration'
    '30'                        || '`30` is not a duration'
    '-1s'                       || '`-1s` is not a duration'
    '1 week'                    || '`1 week` is not a duration'
    '99999999999999999999h'     || '`99999999999999999999h` is longer than anybody can wait'
    '1' * 1000 + 's'            || "`${'1' * 1000}s` is not a duration"
  }
}
