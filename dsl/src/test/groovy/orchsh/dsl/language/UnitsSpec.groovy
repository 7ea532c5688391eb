package orchsh.dsl.language

import java.time.Duration
import spock.lang.Specification

class UnitsSpec extends Specification {

  def "numbers have units"() {
    expect:
    500.ms == Duration.ofMillis(500)
    10.s == Duration.ofSeconds(10)
    1.5.s == Duration.ofMillis(1500)
    0.1.min == Duration.ofSeconds(6)
    2.min == 2.minutes
    1.h == 60.min
    512.mb == 536_870_912L
    1.5.kb == 1536L
    2.gb == 2048.mb
    53.udp == '53/udp'
  }
}
