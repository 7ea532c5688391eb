package orchsh.examples.bench

import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import java.util.concurrent.Callable
import java.util.concurrent.ExecutorService
import java.util.concurrent.Executors
import orchsh.engine.EngineFixture
import orchsh.engine.Leftovers
import orchsh.engine.wire.WireClient
import orchsh.engine.wire.WireRequest
import spock.util.concurrent.PollingConditions

/**
 * The engine's own calls and nothing else: eight workers create and start; all containers are told to stop at once, and
 * each is removed when it has.
 */
class RawApi implements Contender, AutoCloseable {
  private final String name
  private final int services
  private final WireClient client = new WireClient(EngineFixture.address(), EngineFixture.surroundings())
  private final ExecutorService workers = Executors.newFixedThreadPool(8)
  private final ExecutorService all

  RawApi(String name, int services) {
    this.name = name
    this.services = services
    this.all = Executors.newFixedThreadPool(services)
  }

  @Override
  String title() {
    'raw API, 8 workers'
  }

  @Override
  void up() {
    post('/networks/create', [Name: name, CheckDuplicate: true, Labels: Leftovers.labels(name)])
    each(workers) {
      def id = new JsonSlurper().parseText(post("/containers/create?name=$name-$it", [
        Image: 'busybox',
        Labels: Leftovers.labels(name),
        Cmd: ['sh', '-c', Services.SCRIPT],
        HostConfig: [NetworkMode: name],
        NetworkingConfig: [EndpointsConfig: [(name): [Aliases: ["s$it".toString()]]]],
      ])).Id
      send(WireRequest.post("/containers/$id/start".toString()))
    }
  }

  @Override
  void down() {
    each(all) {
      send(WireRequest.post("/containers/$name-$it/stop?t=10".toString()))
      send(WireRequest.of('DELETE', "/containers/$name-$it?force=1&v=1".toString()))
    }
    new PollingConditions(timeout: 60, delay: 0.025, initialDelay: 0).eventually {
      send(WireRequest.of('DELETE', "/networks/$name".toString()))
    }
  }

  @Override
  boolean knowsWhatIsThere() {
    false
  }

  private void each(ExecutorService threads, Closure<?> work) {
    threads.invokeAll((1..services).collect { number -> { -> work(number) } as Callable })*.get()
  }

  private String post(CharSequence target, Map<String, Object> body) {
    send(WireRequest.post(target.toString()).header('Content-Type', 'application/json')
      .stream(new ByteArrayInputStream(JsonOutput.toJson(body).bytes)))
  }

  private String send(WireRequest request) {
    client.send(request).accepted().withCloseable { it.body().getText('UTF-8') }
  }

  @Override
  void close() {
    workers.shutdownNow()
    all.shutdownNow()
    client.close()
  }
}
