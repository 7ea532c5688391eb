package orchsh.examples

import orchsh.engine.EngineState
import orchsh.engine.wire.WireRequest
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

/** The story of the API, its database, and the container that only holds data. */
@Timeout(1800)
class StarterIT extends StoryFixture {
  static final int EMPTY_TAR = 1024
  static final List<String> IMAGES = ['starter/postgres_datastore', 'starter/postgres', 'starter/starter-api']

  def starter = new Command(Command.ROOT.resolve('examples/starter/stack.groovy'), name)

  def "data outlives the container that holds it, and cleaning up leaves no trace"() {
    given: 'an image of somebody else, called like those of the stack'
    send(WireRequest.post('/images/create?fromSrc=-&repo=starter/of-somebody-else&tag=latest')
      .header('Content-Type', 'application/x-tar')
      .stream(new ByteArrayInputStream(new byte[EMPTY_TAR])))
    assert isThere('starter/of-somebody-else')

    when:
    starter.call('startStack')

    then:
    IMAGES.every { isThere(it) }
    containers().collectEntries { [it.service().get(), it.running] } == [api: true, data: false, db: true]
    answer('', 'bear-hug') == 503

    when:
    def seed = starter.call('seed')

    then:
    seed.code() == 0
    containers()*.service()*.get() == ['api', 'data', 'db']
    answer('', 'bear-hug') == 200
    answer('', 'mistyped') == 401
    answer('011', 'bear-hug') == 200
    answer('nothing', 'bear-hug') == 404

    when:
    def ids = containers()*.id()
    def again = starter.call('startStack')

    then: 'nor is it made anew as long as nothing changes'
    again.code() == 0
    containers()*.id() == ids

    when:
    starter.call('stopStack')
    starter.call('teardownStack')

    then:
    containers() == []

    when:
    starter.call('startStack')

    then:
    starter.call('codes', '?per_page=5&page=20').out().contains('"procedure": "RIBBON KISSED BETTER W/O TEARS"')

    when:
    starter.call('teardownStack')
    def clean = starter.call('cleanupImages', '--volumes', '--yes')

    then:
    clean.code() == 0
    clean.out().readLines().last() == 'nothing is left of the stack'
    !IMAGES.any { isThere(it) }
    isThere('starter/of-somebody-else')
    // what a builder was at goes a moment later
    new PollingConditions(timeout: 300).eventually { assert EngineState.of(observer) == before }

    cleanup:
    send(WireRequest.of('DELETE', '/images/starter/of-somebody-else'))
  }

  private int answer(String path, String password) {
    def connection = "http://$host:5000/api/v1.0/pxcodes/$path".toURL().openConnection() as HttpURLConnection
    connection.setRequestProperty('Authorization', 'Basic ' + "admin:$password".bytes.encodeBase64())
    connection.responseCode
  }

  private boolean isThere(String image) {
    send(WireRequest.of('GET', "/images/$image/json")) == 200
  }

  private int send(WireRequest request) {
    client.send(request).withCloseable { response ->
      response.body().readAllBytes()
      response.status()
    }
  }
}
