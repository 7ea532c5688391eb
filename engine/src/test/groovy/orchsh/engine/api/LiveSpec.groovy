package orchsh.engine.api

import static orchsh.engine.Leftovers.labels

import orchsh.engine.EngineFixture
import orchsh.engine.Leftovers
import orchsh.engine.RealEngineSpec
import orchsh.engine.Relay
import orchsh.engine.json.JsonWriter
import orchsh.engine.observed.ObservedContainer.State
import orchsh.engine.port.Session
import orchsh.engine.port.Session.Channel
import orchsh.engine.port.Session.Ending
import orchsh.engine.wire.WireClient
import orchsh.engine.wire.WireRequest
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.util.concurrent.PollingConditions

/** Containers made by hand, and an engine reached through its socket and through a port. */
abstract class LiveSpec extends RealEngineSpec {
  @Shared @AutoCleanup Relay relay = new Relay(EngineFixture.engine().socket())
  @Shared @AutoCleanup WireClient tcpClient = new WireClient(relay.address(), EngineFixture.surroundings())
  String image = image('busybox:latest')
  PollingConditions soon = new PollingConditions(timeout: 60, delay: 0.02)

  def cleanup() {
    new Leftovers(client, observer, engine).remove(name)
  }

  WireClient clientOver(String transport) {
    transport == 'tcp' ? tcpClient : client
  }

  /** Creates a container; `more` adds to the order. */
  String create(List<String> command, Map<String, ?> traits = [:], String suffix = '') {
    def order = new JsonWriter().beginObject().name('Image').value(image)
      .name('Tty').value(traits.terminal as boolean)
      .name('OpenStdin').value(traits.input as boolean)
      .name('StdinOnce').value(traits.input as boolean)
      .name('Cmd').beginArray()
    command.each { order.value(it) }
    order.endArray().name('Labels').beginObject()
    (labels(name) + ((traits.labels ?: [:]) as Map<String, String>)).each { key, value -> order.name(key).value(value) }
    order.endObject().name('HostConfig').beginObject()
      .name('Init').value(traits.init as boolean)
      .name('RestartPolicy').beginObject().name('Name').value((traits.restart ?: 'no') as String).endObject()
      .name('NanoCpus').value((traits.nanoCpus ?: 0) as long)
      .name('Memory').value((traits.memory ?: 0) as long)
      .endObject().endObject()
    def target = WireRequest.post("/containers/create?name=$name$suffix").json(order)
    client.send(target).accepted().withCloseable { (it.body().getText('UTF-8') =~ /"Id":"(\w+)"/)[0][1] }
  }

  void start(String id) {
    client.send(WireRequest.post("/containers/$id/start")).accepted().close()
  }

  String run(List<String> command, Map<String, ?> traits = [:], String suffix = '') {
    def id = create(command, traits, suffix)
    start(id)
    id
  }

  void ended(String id) {
    soon.eventually { assert observer.container(id).get().state() == State.EXITED }
  }

  /** Reads a session in a thread of its own. */
  static class Reading {
    final StringBuffer output = new StringBuffer()
    final StringBuffer errors = new StringBuffer()
    volatile Ending ending
    volatile Throwable failure
    final Thread thread

    Reading(Session session) {
      thread = Thread.startDaemon('reading') {
        try {
          ending = session.read { channel, bytes, offset, length ->
            (channel == Channel.ERRORS ? errors : output).append(new String(bytes, offset, length, 'UTF-8'))
          }
        } catch (Throwable e) {
          failure = e
        }
      }
    }

    Reading join(long millis = 10_000) {
      thread.join(millis)
      assert !thread.alive: thread.stackTrace.join('\n')
      this
    }
  }

  static void type(Session session, String text) {
    def bytes = text.getBytes('UTF-8')
    session.write(bytes, 0, bytes.length)
  }
}
