package orchsh.shell.view

import java.time.Clock
import java.time.Instant
import java.time.ZoneId
import java.time.ZoneOffset

/** A clock that goes on when a spec says so. */
class Ticking extends Clock {
  volatile Instant now = Instant.parse('2026-11-20T12:00:00Z')

  void pass(int millis) {
    now = now.plusMillis(millis)
  }

  @Override
  Instant instant() {
    now
  }

  @Override
  ZoneId getZone() {
    ZoneOffset.UTC
  }

  @Override
  Clock withZone(ZoneId zone) {
    this
  }
}
