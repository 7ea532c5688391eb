package orchsh.engine.docker

import static orchsh.engine.wire.FakeEngine.ok
import static orchsh.engine.wire.FakeEngine.refusal

import java.time.Duration
import orchsh.engine.caller.Cancellation
import orchsh.engine.caller.CancellationToken
import orchsh.engine.model.ImageReference
import orchsh.engine.problem.ProblemException
import orchsh.engine.wire.FakeEngine
import orchsh.engine.wire.WireClient
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout

/** What an engine makes of registries that do not answer as they should. */
@Timeout(120)
class RegistrySpec extends Specification {
  static final ImageReference IMAGE = ImageReference.parse('registry.example.org/app:7')

  @AutoCleanup
  FakeEngine fake

  @AutoCleanup
  WireClient client

  def "what a registry has cannot be told when #what"(String what, Closure answer) {
    given:
    fake = new FakeEngine({ talk ->
      talk.ask()
      answer(talk)
      talk.untilHungUp()
    })

    expect:
    digest(Duration.ofMillis(300)).empty

    where:
    what                              | answer
    'it says nothing'                 | { }
    'it stops in the middle'          | { it.say('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"Descriptor":') }
    'the engine says no'              | { it.say(refusal(500, 'no basic auth credentials')) }
    'the answer has no digest'        | { it.say(ok('{"Descriptor":{}}')) }
    'what comes through is no answer' | { it.say(ok('<html>busy</html>')) }
  }

  def "what it has is told"() {
    given:
    fake = FakeEngine.answering { ok('{"Descriptor":{"size":1,"digest":"sha256:0a1b"}}') }

    expect:
    digest(Duration.ofSeconds(60)).get() == 'sha256:0a1b'
  }

  def "that it was called off is no answer, nor that the engine is gone: #kind"(ProblemException.Kind kind, Closure during) {
    given:
    def cancellation = new Cancellation()
    fake = new FakeEngine({ talk ->
      talk.ask()
      during(talk, cancellation)
    })

    when:
    digest(Duration.ofSeconds(60), cancellation)

    then:
    def e = thrown(ProblemException)
    e.kind() == kind

    where:
    kind                              | during
    ProblemException.Kind.INTERRUPTED | { talk, token -> token.cancel(); talk.untilHungUp() }
    ProblemException.Kind.NO_ENGINE   | { talk, token -> talk.hangUp() }
  }

  private Optional<String> digest(Duration patience, CancellationToken cancellation = CancellationToken.none()) {
    client = fake.client()
    new Registry(new Library(client), new RegistryLogins(FakeEngine.surroundings()), patience).digest(IMAGE, cancellation)
  }
}
