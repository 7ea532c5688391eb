package orchsh.engine.problem

import spock.lang.Specification

class LocationSpec extends Specification {

  def "is written as an editor reads it: #text"(Location place, String text) {
    expect:
    place.toString() == text

    where:
    place                                                            || text
    new Location('stack.groovy', 3, 5)                               || 'stack.groovy:3:5'
    new Location('stack.groovy', 3, 0)                               || 'stack.groovy:3'
    new Location('lib.groovy', 3, 5, Optional.of(at('a.groovy', 7))) || 'lib.groovy:3:5 <- a.groovy:7'
    new Location('lib.groovy', 3, 0, Optional.of(
      new Location('a.groovy', 7, 2, Optional.of(at('b.groovy', 9))))) || 'lib.groovy:3 <- a.groovy:7 <- b.groovy:9'
  }

  private static Location at(String file, int line) {
    new Location(file, line, 1)
  }
}
