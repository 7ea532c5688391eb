package orchsh.shell.syntax

import java.time.Clock
import java.time.Instant
import java.time.ZoneOffset
import orchsh.engine.problem.ProblemException
import spock.lang.Specification

class MomentSpec extends Specification {
  static final CLOCK = Clock.fixed(Instant.parse('2026-11-20T12:00:00Z'), ZoneOffset.ofHours(2))

  def "`#text` is #moment"(String text, String moment) {
    expect:
    Moment.parse(text, CLOCK) == Instant.parse(moment)

    where:
    text                        || moment
    '10m'                       || '2026-11-20T11:50:00Z'
    '1h30m'                     || '2026-11-20T10:30:00Z'
    '90s'                       || '2026-11-20T11:58:30Z'
    '2d'                        || '2026-11-18T12:00:00Z'
    '2026-11-20'                || '2026-11-19T22:00:00Z'
    '2026-11-20T10:00:00'       || '2026-11-20T08:00:00Z'
    '2026-11-20T10:00:00Z'      || '2026-11-20T10:00:00Z'
    '2026-11-20T10:00:00.5+01:00' || '2026-11-20T09:00:00.5Z'
    '1763640000'                || '2025-11-20T12:00:00Z'
  }

  def "`#text` is no moment"(String text) {
    when:
    Moment.parse(text, CLOCK)

    then:
    thrown(ProblemException)

    where:
    text << ['', ' ', 'noon', '10', 'm', '-5m', '2026-13-01', '99999999999999999999', '2026-11-20T', '5x'] - '10'
  }
}
