package orchsh.engine.json

import com.fasterxml.jackson.databind.ObjectMapper
import com.fasterxml.jackson.databind.ObjectWriter
import orchsh.engine.problem.ProblemException
import spock.lang.Specification

class JsonReaderSpec extends Specification {
  private static final ObjectMapper MAPPER = new ObjectMapper()
  private static final ObjectWriter PRETTY = MAPPER.writerWithDefaultPrettyPrinter()

  def "reads #json as #value"(String json, Object value) {
    expect:
    read(json) == value

    where:
    json                              || value
    '{}'                              || [:]
    '[]'                              || []
    ' [ 1 , -2,3 ] '                  || [1, -2, 3]
    '{"a":{"b":[true,false]},"c":""}' || [a: [b: [true, false]], c: '']
    '"a\\"b\\\\c\\/\\b\\f\\n\\r\\t"'  || 'a"b\\c/\b\f\n\r\t'
    '"gr\u00fc\u00df \u20ac \ud83d\udc33"' || 'gr\u00fc\u00df \u20ac \ud83d\udc33'
    '"\\u00fc\\u20AC\\ud83d\\udc33"'  || '\u00fc\u20ac\ud83d\udc33'
    '"\\ud83d"'                       || '\ufffd'
    '"\\ud83dx"'                      || '\ufffdx'
    '"\\ud83d\\n"'                    || '\ufffd\n'
    '"\\ud83d\\ud83d\\udc33"'         || '\ufffd\ud83d\udc33'
    '"\\udc33"'                       || '\ufffd'
    '{"\\u0061\u00e9":1}'             || ['a\u00e9': 1]
  }

  def "takes null for an empty text, container or number"() {
    given:
    def json = reader('[null,null,null,null,null]')

    expect:
    json.enterArray()
    json.more() && json.string() == ''
    json.more() && !json.enterObject()
    json.more() && !json.enterArray()
    json.more() && json.integer() == 0
    json.more() && !json.truth()
    !json.more()
  }

  def "goes past what is not wanted"() {
    given:
    def json = reader('{"x":{"y":[1.5e+3,{"z":"}]\\"\\u0041"}],"n":null},"wanted":"here","t":[true,[[]]]}')
    def found = ''

    when:
    json.enterObject()
    while (json.more()) {
      if (json.name() == 'wanted') {
        found = json.string()
      } else {
        json.skip()
      }
    }
    json.end()

    then:
    found == 'here'
  }

  def "reads one value after the other from a stream, and none too far"() {
    given:
    def engine = new PipedOutputStream()
    def json = new JsonReader(new PipedInputStream(engine), 'it')
    engine.write('{"a":1}'.bytes)

    when:
    def first = json.another() ? tree(json) : null
    engine.write('\n{"a":2}\n'.bytes)
    engine.close()
    def second = json.another() ? tree(json) : null

    then:
    first == [a: 1]
    second == [a: 2]
    !json.another()
  }

  def "refuses #json: #why"(String json, String why) {
    when:
    read(json)

    then:
    def e = thrown(ProblemException)
    e.message == "it is not the JSON it should be: $why"

    when: 'it is passed over'
    def passed = reader(json)
    passed.skip()
    passed.end()

    then:
    def e2 = thrown(ProblemException)
    e2.message.startsWith('it is not the JSON')

    where:
    json            || why
    ''              || 'expected a value and found the end at byte 0'
    '{'             || 'expected a text and found the end at byte 1'
    '[1'            || 'expected `,` or `]` and found the end at byte 2'
    '[1 2]'         || 'expected `,` or `]` and found `2` at byte 3'
    '[1,]'          || 'expected a value and found `]` at byte 3'
    '{"a":1,}'      || 'expected a value and found `}` at byte 7'
    '{"a" 1}'       || 'expected `:` and found `1` at byte 5'
    '{a:1}'         || 'expected a text and found `a` at byte 1'
    '[}'            || 'expected a value and found `}` at byte 1'
    '"abc'          || 'a text that does not end at byte 4'
    '"a\\x"'        || 'an unknown escape in a text at byte 4'
    '"\\u00g0"'     || 'an escape that is not four hexadecimal digits at byte 6'
    '"a\nb"'        || 'a control character in a text at byte 3'
    '[01]'          || 'a number that begins with 0 at byte 2'
    '[-]'           || 'expected a digit and found `]` at byte 2'
    '[1.]'          || 'expected a digit and found `]` at byte 3'
    '[1e]'          || 'expected a digit and found `]` at byte 3'
    '[tru]'         || 'expected `true` and found `]` at byte 4'
    '1 2'           || 'expected the end and found `2` at byte 2'
    'nul'           || 'expected `null` and found the end at byte 3'
    '\u00ff'        || 'expected a value and found byte 195 at byte 0'
    '[' * 64        || 'nested deeper than 63 levels at byte 63'
  }

  def "refuses a whole number that is none: #number"(String number) {
    when:
    reader(number).integer()

    then:
    thrown(ProblemException)

    where:
    number << ['1.5', '1e3', '99999999999999999999']
  }

  def "agrees with another reader on whatever it is given, in pieces of any size"() {
    given:
    def random = new Random(42)

    expect:
    (1..300).every {
      def value = anything(random, 0)
      def json = MAPPER.writeValueAsString(value)
      if (random.nextBoolean()) {
        json = PRETTY.writeValueAsString(value)
      }
      int size = 1 + random.nextInt(40)
      def mine = new JsonReader(new Trickle(json.getBytes('UTF-8'), size), 'it')
      def skipped = new JsonReader(new Trickle(json.getBytes('UTF-8'), size), 'it')
      skipped.skip()
      skipped.end()
      tree(mine) == MAPPER.readValue(json, Object)
    }
  }

  def "says what is wrong with garbage and does nothing worse"() {
    given:
    def random = new Random(7)
    def json = MAPPER.writeValueAsString((1..20).collect { anything(random, 0) }).getBytes('UTF-8')

    expect:
    (1..3000).every {
      def broken = json.clone() as byte[]
      (0..random.nextInt(3)).each { broken[random.nextInt(broken.length)] = (byte) random.nextInt(256) }
      def part = Arrays.copyOf(broken, random.nextInt(broken.length + 1))
      try {
        def reader = new JsonReader(new Trickle(part, 1 + random.nextInt(64)), 'it')
        random.nextBoolean() ? reader.skip() : tree(reader)
        reader.end()
      } catch (ProblemException expected) {
        assert expected.message.startsWith('it is not the JSON it should be: ')
      }
      true
    }
  }

  def "reads a text longer than any buffer"() {
    given:
    def text = ('0123456789\u00e9' * 10_000) + '"'

    expect:
    read(MAPPER.writeValueAsString([text, text])) == [text, text]
  }

  private static JsonReader reader(String json) {
    new JsonReader(json.getBytes('UTF-8'), 'it')
  }

  private static Object read(String json) {
    def reader = reader(json)
    def value = tree(reader)
    reader.end()
    value
  }

  /** Builds what the reader itself never builds: a tree. */
  private static Object tree(JsonReader json) {
    switch (json.kind() as String) {
      case '{':
        def map = [:]
        json.enterObject()
        while (json.more()) {
          def name = json.name()
          map[name] = tree(json)
        }
        return map
      case '[':
        def list = []
        json.enterArray()
        while (json.more()) {
          list << tree(json)
        }
        return list
      case '"': return json.string()
      case ['t', 'f']: return json.truth()
      case ('0'..'9') + ['-']: return json.integer()
      default:
        json.skip()
        return null
    }
  }

  private static Object anything(Random random, int depth) {
    switch (random.nextInt(depth < 5 ? 7 : 4)) {
      case 0: return null
      case 1: return random.nextBoolean()
      case 2: return random.nextInt()
      case 3: return text(random)
      case 4: return (0..<random.nextInt(6)).collect { anything(random, depth + 1) }
      default: return (0..<random.nextInt(6)).collectEntries { [text(random), anything(random, depth + 1)] }
    }
  }

  private static String text(Random random) {
    def alphabet = ['a', 'b', 'Id', '"', '\\', '\n', '\u0001', '\u00e9', '\u20ac', '\ud83d\udc33', '/', ' ', '{', ']']
    (0..<random.nextInt(12)).collect { alphabet[random.nextInt(alphabet.size())] }.join('')
  }

  /** Hands out a few bytes at a time, as a network may. */
  static class Trickle extends ByteArrayInputStream {
    private final int most

    Trickle(byte[] bytes, int most) {
      super(bytes)
      this.most = most
    }

    @Override
    synchronized int read(byte[] bytes, int offset, int length) {
      super.read(bytes, offset, Math.min(length, most))
    }
  }
}
