package orchsh.engine.docker

import static orchsh.engine.wire.FakeEngine.ok
import static orchsh.engine.wire.FakeEngine.refusal

import orchsh.engine.caller.Cancellation
import orchsh.engine.caller.CancellationToken
import orchsh.engine.model.Hook
import orchsh.engine.model.ImageReference
import orchsh.engine.model.Network
import orchsh.engine.port.ContainerEngine.Progress
import orchsh.engine.port.ContainerEngine.RegistryUnreachableException
import orchsh.engine.port.NetworkOrder
import orchsh.engine.problem.ProblemException
import orchsh.engine.wire.FakeEngine
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(120)
class DockerEngineSpec extends Specification {
  static final String TAKEN = 'failed to bind host port 0.0.0.0:48123/udp: address already in use'

  @AutoCleanup
  FakeEngine fake

  @AutoCleanup
  DockerEngine engine

  def "a refusal is told also when nothing more can be learned about it: #what"(
      String what, int status, String refused, Closure<?> call, String words) {
    given:
    answer { it.startsWith('GET') ? refusal(500, 'Not today.') : refusal(status, refused) }

    when:
    call(engine)

    then:
    def e = thrown(ProblemException)
    e.message == words
    e.cause.suppressed.length == 1

    where:
    what      | status | refused                  | call                                 || words
    'port'    | 500    | TAKEN                    | { it.start('dns') }                  || 'container `dns` cannot be started: port 48123 of the engine\'s host is taken by another program'
    'volume'  | 409    | 'volume is in use'       | { it.removeVolume('data') }          || 'the volume `data` cannot be removed: volume is in use'
    'network' | 409    | 'network exists already' | { it.createNetwork(new NetworkOrder('n', new Network('n', false), [:])) } || 'network `n` cannot be created: network exists already'
  }

  def "an image of which another removal takes a part is asked for again: then it #how"(String how, String second) {
    given:
    def answers = [refusal(500, 'unrecognized image ID sha256:0a1b'), second]
    answer { answers.remove(0) }

    when:
    engine.removeImage('shop-api')

    then:
    answers == []

    where:
    how       | second
    'is gone' | refusal(404, 'No such image: x')
    'goes'    | ok('[]')
  }

  def "an image that is in use stays, and why is told"() {
    given:
    def answers = [refusal(500, 'unrecognized image ID sha256:0a1b'), refusal(409, 'image is being used')]
    answer { answers.remove(0) }

    when:
    engine.removeImage('shop-api')

    then:
    def e = thrown(ProblemException)
    e.message == 'the image `shop-api` cannot be removed: image is being used'
    answers == []
  }

  def "a hook of which nobody learns how it ended can be called off"() {
    given:
    def cancellation = new Cancellation()
    fake = new FakeEngine({ talk ->
      talk.startExec()
    }, { talk ->
      while (true) {
        talk.ask()
        talk.say(ok('{"ID":"e1","Running":true,"ExitCode":null}'))
        cancellation.cancel()
      }
    })
    engine = new DockerEngine(fake.client(), FakeEngine.surroundings())

    when:
    engine.runHook('shop-web-1', Hook.of('true'), cancellation)

    then:
    def e = thrown(ProblemException)
    e.kind() == ProblemException.Kind.INTERRUPTED
  }

  def "a hook whose container goes away is told as a problem"() {
    given:
    fake = new FakeEngine({ talk ->
      talk.startExec()
    }, { talk ->
      while (true) {
        talk.ask()
        talk.say(refusal(404, 'No such exec instance: e1'))
      }
    })
    engine = new DockerEngine(fake.client(), FakeEngine.surroundings())

    when:
    engine.runHook('shop-web-1', Hook.of('true'), CancellationToken.none())

    then:
    def e = thrown(ProblemException)
    e.message == 'how the command ended cannot be found out: no such exec instance: e1'
  }

  def "takes out of a network what is left of a container that is gone, by the name it had"() {
    given:
    answer {
      switch (it) {
        case { it.startsWith('GET /containers/') }: return refusal(404, 'no such container')
        case { it.startsWith('GET /networks/') }: return ok('{"Id":"n1","Containers":{"ep-0a1b":{"Name":"shop-web-1"}}}')
        case { it.startsWith('POST') }: return ok('')
        default: return fake.bodies.any { new String(it).contains('shop-web-1') } ? ok('') : refusal(403, 'network n1 has active endpoints')
      }
    }

    when:
    engine.removeNetwork('n1')

    then:
    fake.bodies.collect { new String(it) }.find { it.contains('Force') } == '{"Container":"shop-web-1","Force":true}'
  }

  def "says why a network stays when an engine counts containers that nobody sees"() {
    given:
    answer { it.startsWith('GET') ? ok('{"Id":"n1","Containers":{}}') : refusal(403, 'network n1 has active endpoints') }

    expect:
    engine.removeNetwork('n1').get() == 'the engine counts containers in it that are gone (network n1 has active endpoints)'
  }

  def "what is left of a container that is gone cannot keep a network from being left"() {
    given:
    answer {
      switch (it) {
        case { it.startsWith('GET /containers/') }: return refusal(404, 'no such container')
        case { it.startsWith('GET /networks/') }: return ok('{"Id":"n1","Containers":{"ep-0a1b":{"Name":"shop-web-1"}}}')
        case { it.startsWith('POST') }: return ok('')
        default: return refusal(403, 'network n1 has active endpoints')
      }
    }

    expect:
    engine.removeNetwork('n1').present
    fake.bodies.any { new String(it).contains('shop-web-1') }
  }

  def "a container that is in a network is named, and the network not removed"() {
    given:
    answer {
      switch (it) {
        case { it.startsWith('GET /containers/') }: return ok('{"Id":"c1","Name":"/shop-web-1","State":{"Running":true}}')
        case { it.startsWith('GET /networks/') }: return ok('{"Id":"n1","Containers":{"c1":{"Name":"shop-web-1"}}}')
        default: return refusal(403, 'network n1 has active endpoints')
      }
    }

    when:
    engine.removeNetwork('n1')

    then:
    def e = thrown(ProblemException)
    e.message == 'the network `n1` cannot be removed: container `shop-web-1` uses it'
  }

  def "looks for the holder of a port among those of the same protocol"() {
    given:
    answer { it.startsWith('GET') ? ok("""[{"Id":"c1","Names":["/web"],"Ports":[{"PrivatePort":53,"PublicPort":48123,"Type":"tcp"}]},
      {"Id":"c2","Names":["/other"],"Ports":[{"PrivatePort":53,"PublicPort":48123,"Type":"$type"}]}]""") : refusal(500, TAKEN) }

    when:
    engine.start('dns')

    then:
    def e = thrown(ProblemException)
    e.message.endsWith("taken by $holder")
    e.problems().first().hint().get() == hint

    where:
    type  || holder              | hint
    'udp' || 'container `other`' | 'stop `other`, or publish another port'
    'tcp' || 'another program'   | 'publish another port, or end the program that `ss -lunp` shows there'
  }

  def "why an image cannot be pulled is said in words: #reason"(String reason, String words, String hint) {
    given:
    answer { ok("""{"status":"Pulling"}\n{"errorDetail":{"message":"$reason"},"error":"$reason"}\n""") }

    when:
    engine.pullImage(ImageReference.parse('registry.example.org/app:7'), Optional.of('linux/arm64'), Progress.IGNORED, CancellationToken.none())

    then:
    def e = thrown(ProblemException)
    e.message == words
    def problem = e.problems().first()
    problem.hint().orElse('').contains(hint)
    problem.details() == (words.endsWith(reason) ? [] : ["the engine says: $reason"]*.toString())

    where:
    reason                                                                                  || words                                                                                     | hint
    'manifest for registry.example.org/app:7 not found: manifest unknown: manifest unknown' || 'image `registry.example.org/app:7` does not exist'                                       | 'the tag'
    'failed to resolve reference: registry.example.org/app:7: not found'                    || 'image `registry.example.org/app:7` does not exist'                                       | 'the tag'
    'pull access denied for app, repository does not exist or may require login: denied: x' || 'image `registry.example.org/app:7` does not exist, or needs a login'                     | 'docker login registry.example.org'
    'no basic auth credentials'                                                             || 'image `registry.example.org/app:7` does not exist, or needs a login'                     | 'docker login registry.example.org'
    'no matching manifest for linux/arm64/v8 in the manifest list entries'                  || 'image `registry.example.org/app:7` does not exist for linux/arm64'                       | 'docker manifest inspect'
    'write /var/lib/docker/tmp/GetImageBlob1: no space left on device'                      || 'image `registry.example.org/app:7` cannot be pulled: the engine has no room left for it' | 'docker system df'
    'toomanyrequests: you have reached your pull rate limit'                                || 'image `registry.example.org/app:7` cannot be pulled: its registry has been asked too often' | 'wait a while'
    'layers from manifest do not match image configuration'                                 || 'image `registry.example.org/app:7` cannot be pulled: layers from manifest do not match image configuration' | ''
  }

  def "a registry that cannot be reached is said to be so in words: #reason"(String reason, String words) {
    given:
    answer { refusal(500, reason) }

    when:
    engine.pullImage(ImageReference.parse('app'), Optional.empty(), Progress.IGNORED, CancellationToken.none())

    then:
    def e = thrown(RegistryUnreachableException)
    e.reason() == words
    e.details() == (words == reason ? [] : ["the engine says: $reason"]*.toString())

    where:
    reason                                                                   || words
    'get https://r/v2/: dial tcp: lookup r on 10.0.0.1:53: no such host'      || 'its name cannot be resolved'
    'get https://r/v2/: dial tcp 10.0.0.9:443: connect: connection refused'   || 'it refuses the connection'
    'get https://r/v2/: dial tcp 10.0.0.9:443: connect: no route to host'     || 'there is no way to its network'
    'get https://r/v2/: dial tcp 10.0.0.9:443: i/o timeout'                   || 'it does not answer in time'
    'get https://r/v2/: x509: certificate signed by unknown authority'        || 'the engine does not trust its certificate'
    'get https://r/v2/: http: server gave HTTP response to HTTPS client'      || 'it speaks no HTTPS'
    'proxyconnect tcp: dial tcp 10.0.0.1:3128: connect: connection refused'   || "the engine's proxy does not answer"
    'get https://r/v2/: read tcp 10.0.0.9:443: connection reset by peer'      || 'get https://r/v2/: read tcp 10.0.0.9:443: connection reset by peer'
  }

  private void answer(Closure<String> answer) {
    fake = FakeEngine.answering(answer)
    engine = new DockerEngine(fake.client(), FakeEngine.surroundings())
  }
}
