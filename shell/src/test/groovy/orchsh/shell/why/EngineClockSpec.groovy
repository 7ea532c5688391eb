package orchsh.shell.why

import java.time.Instant
import spock.lang.Specification

class EngineClockSpec extends Specification {
  def "an engine whose second is #told, while it is #here here, has #now"(String told, String here, String now) {
    expect:
    EngineClock.now(Optional.ofNullable(told).map(Instant::parse), Instant.parse(here)) == Instant.parse(now)

    where:
    told                   | here                       || now
    '2026-11-21T12:00:05Z' | '2026-11-21T12:00:05.250Z' || '2026-11-21T12:00:05.250Z'
    '2026-11-21T12:00:05Z' | '2026-11-21T12:00:05Z'     || '2026-11-21T12:00:05Z'
    '2026-11-21T12:00:05Z' | '2026-11-21T12:00:06Z'     || '2026-11-21T12:00:05.999999999Z'
    '2026-11-21T12:00:05Z' | '2026-11-21T12:00:04.9Z'   || '2026-11-21T12:00:05.999999999Z'
    '2026-11-21T09:00:00Z' | '2026-11-21T12:00:00Z'     || '2026-11-21T09:00:00.999999999Z'
    null                   | '2026-11-21T12:00:00.1Z'   || '2026-11-21T12:00:00.100Z'
  }
}
