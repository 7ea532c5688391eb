package orchsh.engine.json

import com.fasterxml.jackson.databind.ObjectMapper
import spock.lang.Specification

class JsonWriterSpec extends Specification {

  def "writes what any reader understands"() {
    given:
    def json = new JsonWriter().beginObject()
      .name('text').value('a "b" \\ \n \u0001 \u00e9 \ud83d\udc33')
      .name('list').beginArray().value(1).value(-2L).beginObject().endObject().beginArray().endArray().endArray()
      .name('yes').value(true)
      .endObject()

    expect:
    new ObjectMapper().readValue(json.toBytes(), Object) ==
      [text: 'a "b" \\ \n \u0001 \u00e9 \ud83d\udc33', list: [1, -2, [:], []], yes: true]
  }
}
