package orchsh.engine.docker

import orchsh.engine.image.Dockerfile
import orchsh.engine.port.ContainerEngine.Progress
import orchsh.engine.wire.RefusedException
import spock.lang.Specification

class ProgressSpec extends Specification {
  List<String> told = []
  Progress listener = { text, done, total -> told << "$text $done/$total".toString() }

  def "counts the layers of an image that is pulled, and never backwards"() {
    given:
    def pull = new PullProgress('postgres:16', listener)

    when:
    [
      '{"status":"Pulling from library/postgres","id":"16"}',
      '{"status":"Pulling fs layer","progressDetail":{},"id":"a"}',
      '{"status":"Already exists","progressDetail":{},"id":"b"}',
      '{"status":"Downloading","progressDetail":{"current":50,"total":100},"id":"a"}',
      '{"status":"Downloading","progressDetail":{"current":40,"total":100},"id":"a"}',
      '{"status":"Verifying Checksum","progressDetail":{},"id":"a"}',
      '{"status":"Download complete","progressDetail":{},"id":"a"}',
      '{"status":"Extracting","progressDetail":{"current":100,"total":100},"id":"a"}',
      '{"status":"Extracting","progressDetail":{"current":3,"units":"s"},"id":"a"}',
      '{"status":"Pull complete","progressDetail":{},"id":"a"}',
      '{"status":"Digest: sha256:0"}',
    ].each { JsonLines.read(stream(it), { pull.read(it) }) }

    then:
    told == [
      'postgres:16 1 of 2 layers 135/200',
      'postgres:16 1 of 2 layers 170/200',
      'postgres:16 1 of 2 layers 199/200',
      'postgres:16 2 of 2 layers 200/200',
    ]
  }

  def "a pull fails with what the engine says: #json"(String json, String reason) {
    when:
    JsonLines.read(stream(json), { })

    then:
    def e = thrown(RefusedException)
    e.reason() == reason

    where:
    json                                                                   || reason
    '{"errorDetail":{"message":"no space left on device"},"error":"x"}'    || 'no space left on device'
    '{"error":"Pinging container registry failed."}'                       || 'pinging container registry failed'
    '{"errorDetail":{}}'                                                   || 'it gives no reason'
  }

  def "tells the lines of a build as they come, its housekeeping left out"() {
    given:
    def build = new BuildProgress('shop/api', Dockerfile.parse(''), listener)

    when:
    ['Step 1/2 : FROM x\\n', ' ---\\u003e 0123456789ab\\n', 'Step 2/2 : RUN y\\n', ' ---\\u003e Running in 0123456789ab\\n',
     'half a ', 'line\\n', '\\u001b[91moops\\n\\u001b[0m', '\\n', 'Successfully built 0123456789ab\\n']
      .each { JsonLines.read(stream(/{"stream":"$it"}/), build) }

    then:
    told == ['Step 1/2 : FROM x 1/2', 'Step 2/2 : RUN y 2/2', 'half a line 2/2', 'oops 2/2']
    build.id().get() == '0123456789ab'
  }

  def "a line of a build that does not end is cut, and a carriage return ends one"() {
    given:
    def build = new BuildProgress('shop/api', Dockerfile.parse(''), listener)

    when:
    JsonLines.read(stream('{"stream":"10 %\\r20 %\\r\\n"}'), build)
    70.times { JsonLines.read(stream("{\"stream\":\"${'x' * 1000}\"}"), build) }

    then:
    told == ['10 % 0/0', '20 % 0/0', 'x' * 65_536 + ' 0/0']
  }

  def "says why a build failed, by what failed: #message"(String step, String error, String message, String hint) {
    given:
    def build = new BuildProgress('shop/api', Dockerfile.parse(''), listener)

    when:
    JsonLines.read(stream("""{"stream":"Step 1/1 : $step\\n"}"""), build)
    def failure = null
    try {
      JsonLines.read(stream("""{"errorDetail":{"message":"$error"},"error":"x"}"""), build)
    } catch (RefusedException e) {
      failure = build.failure(e)
    }

    then:
    failure.problems().first().message() == "image `shop/api` cannot be built: step 1, `$step`, $message"
    failure.problems().first().hint().orElse('') == hint

    where:
    step       | error                                                          || message                               | hint
    'RUN x'    | "The command '/bin/sh -c x' returned a non-zero code: 127"     || 'ended with exit code 127'            | ''
    'COPY a b' | 'COPY failed: file not found in build context: stat a'         || 'failed: file not found in build context: stat a' | ''
    'FROM y:1' | 'Get https://registry.example.org/v2/: dial tcp: no such host' || 'failed: get https://registry.example.org/v2/: dial tcp: no such host' | 'its base image is not here, and its registry cannot be reached'
  }

  private static InputStream stream(String json) {
    new ByteArrayInputStream(json.getBytes('UTF-8'))
  }
}
