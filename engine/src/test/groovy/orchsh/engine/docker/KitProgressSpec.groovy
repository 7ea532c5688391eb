package orchsh.engine.docker

import orchsh.engine.image.Dockerfile
import orchsh.engine.port.ContainerEngine.Progress
import orchsh.engine.problem.ProblemException
import orchsh.engine.wire.RefusedException
import spock.lang.Specification

class KitProgressSpec extends Specification {
  List<String> told = []
  KitProgress progress = new KitProgress('shop/api', Dockerfile.parse('FROM a AS build\nRUN one\n\nRUN two\nFROM build\nRUN three'),
    { text, done, total -> told << "$done/$total $text".toString() } as Progress)

  def "tells steps once, when they begin, and each whole line they print"() {
    when:
    tell(vertex('v1', '[build 2/3] RUN one', false))
    tell(vertex('v1', '[build 2/3] RUN one', true), vertex('v0', '[internal] load metadata for a', true))
    tell(log('v1', 'half a '), log('v1', 'line\nand \u001B[31mred\u001B[0m\n'))
    tell(vertex('v1', '[build 2/3] RUN one', true), vertex('v2', 'exporting to image', true))

    then:
    told == ['2/3 [build 2/3] RUN one', '2/3 half a line', '2/3 and red', '0/0 exporting to image']
  }

  def "characters may come in pieces, lines end at either end, and one that never ends is cut"() {
    given:
    byte[] umlaut = 'grün\n'.getBytes('UTF-8')

    when:
    tell(vertex('a', '[x 1/1] RUN a', true))
    tell(logBytes('a', umlaut[0..2] as byte[]), logBytes('a', umlaut[3..-1] as byte[]), log('a', '10 %\r20 %\r\n'))
    50.times { tell(log('a', '€' * 1000), log('a', '€' * 1000)) }

    then:
    told[1..3] == ['1/1 grün', '1/1 10 %', '1/1 20 %']
    told.drop(4).every { it.startsWith('1/1 €') && it.getBytes('UTF-8').length < 65_545 }
    told.drop(4).size() == 4
    told.drop(4).every { !it.contains('\uFFFD') }
  }

  def "lines of steps that go on at the same time are kept apart"() {
    when:
    tell(vertex('a', '[x 1/2] RUN a', true), vertex('b', '[y 1/2] RUN b', true))
    tell(log('a', 'one '), log('b', 'two '), log('a', 'A\n'), log('b', 'B\n'))

    then:
    told.takeRight(2) == ['1/2 one A', '1/2 two B']
  }

  def "says which step failed, in which line, and what that one printed"() {
    given:
    tell(vertex('v1', '[build 2/3] RUN one', true), vertex('v2', '[build 3/3] RUN two', true))
    tell(log('v1', 'from one\n'), log('v2', 'from two\nwithout an end'))
    tell(vertex('v2', '[build 3/3] RUN two', true, 'process "/bin/sh -c two" did not complete successfully: exit code: 7'))
    tell(vertex('v1', '[build 2/3] RUN one', true, 'context canceled'))

    when:
    def e = progress.failure(new RefusedException(500, 'failed to solve: process "/bin/sh -c two" did not complete successfully: exit code: 7'))

    then:
    e.problems()[0].message() == 'image `shop/api` cannot be built: step 3 in line 4, `RUN two`, ended with exit code 7'
    e.problems()[0].hint().get() == 'it said last:\n  from two\n  without an end'
  }

  def "a failure before the first step is told as it is"() {
    expect:
    progress.failure(new RefusedException(500, 'failed to solve: dockerfile parse error on line 2: unknown instruction: NOPE'))
      .problems()[0].message() == 'image `shop/api` cannot be built: dockerfile parse error on line 2: unknown instruction: NOPE'
  }

  def "the kind of machine is not part of a stage's name"() {
    given:
    tell(vertex('v', '[linux/amd64 build 2/3] RUN one', true, 'no'))

    expect:
    progress.failure(new RefusedException(500, 'no')).problems()[0].message().contains('step 2 in line 2')
  }

  def "what is no message is said to be none: #bytes"(byte[] bytes) {
    when:
    progress.trace(bytes)

    then:
    thrown(ProblemException)

    where:
    bytes << [[0x0A, 0x05, 0x00], [0x0A, 0x80], [0x0A, 0x7F], [0x0B], [0x09, 0x00]].collect { it as byte[] }
  }

  def "fields that nobody knows are passed over"() {
    when:
    progress.trace([0x28, 0x96, 0x01, 0x31, 1, 2, 3, 4, 5, 6, 7, 8, 0x3D, 1, 2, 3, 4, 0x42, 1, 9] as byte[])

    then:
    told == []
  }

  private void tell(byte[]... parts) {
    def out = new ByteArrayOutputStream()
    parts.each { out.write(it) }
    progress.trace(out.toByteArray())
  }

  private static byte[] vertex(String digest, String name, boolean begun, String error = '') {
    field(1, join(field(1, digest.bytes), field(3, name.bytes), begun ? field(5, [8, 1] as byte[]) : [] as byte[], error ? field(7, error.bytes) : [] as byte[]))
  }

  private static byte[] log(String vertex, String text) {
    logBytes(vertex, text.getBytes('UTF-8'))
  }

  private static byte[] logBytes(String vertex, byte[] bytes) {
    field(3, join(field(1, vertex.bytes), [24, 1] as byte[], field(4, bytes)))
  }

  private static byte[] field(int number, byte[] content) {
    def out = new ByteArrayOutputStream()
    out.write(number << 3 | 2)
    int length = content.length
    while (length > 0x7F) {
      out.write(length & 0x7F | 0x80)
      length >>= 7
    }
    out.write(length)
    out.write(content)
    out.toByteArray()
  }

  private static byte[] join(byte[]... parts) {
    def out = new ByteArrayOutputStream()
    parts.each { out.write(it) }
    out.toByteArray()
  }
}
