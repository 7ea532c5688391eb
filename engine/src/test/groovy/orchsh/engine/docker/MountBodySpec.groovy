package orchsh.engine.docker

import com.fasterxml.jackson.databind.ObjectMapper
import java.nio.file.Path
import orchsh.engine.model.Mount
import orchsh.engine.port.MountOrder
import spock.lang.Specification

class MountBodySpec extends Specification {

  def "what has a colon in it is no text with colons: #source at #target"(String source, String target, String expected) {
    given:
    def host = new ObjectMapper().createObjectNode()

    when:
    MountBody.add([MountOrder.of(new Mount.HostPath(Path.of(source), target, false,
      new Mount.Manner(Optional.empty(), true, Optional.empty(), Mount.Recursion.ENABLED)))], host)

    then:
    host.toString() == expected

    where:
    source | target || expected
    '/a'   | '/b'   || '{"Binds":["/a:/b:rw"]}'
    '/a:b' | '/b'   || '{"Mounts":[{"Type":"bind","Source":"/a:b","Target":"/b","ReadOnly":false,"BindOptions":{"CreateMountpoint":true}}]}'
    '/a'   | '/b:c' || '{"Mounts":[{"Type":"bind","Source":"/a","Target":"/b:c","ReadOnly":false,"BindOptions":{"CreateMountpoint":true}}]}'
  }
}
