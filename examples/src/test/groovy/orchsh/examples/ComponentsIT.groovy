package orchsh.examples

import groovy.json.JsonSlurper
import orchsh.engine.wire.WireRequest
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

/** The story of the components that are run together, alone for their tests, and in production. */
@Timeout(1800)
class ComponentsIT extends StoryFixture {
  static final List<String> BUILT = ['service1', 'service2', 'front', 'db']

  def story = copyOf('components')
  def all = new Command(story.resolve('stack.groovy'), name)
  def soon = new PollingConditions(timeout: 300)

  def "what is changed is seen in development, and is not in the images that production runs"() {
    when:
    def build = all.call('build')
    def images = BUILT.collect { idOf(it) }
    def up = all.call('up')

    then: 'the services reach each other both ways, and the page reaches both'
    [build, up]*.code() == [0, 0]
    running() == ['db', 'front', 'service1', 'service2']
    all.call('keep', 'a', 'spoon').code() == 0
    page(8001) == 'service1 in dev: service2 counts 1\n'
    page(8002) == 'service2 in dev: service1 never had more than 1\n'
    page(8000, 'service1/things').contains('a spoon')

    when:
    def program = story.resolve('service1/main.py').toFile()
    program.text = program.text.replace('counts {counted}', 'has found {counted}')

    then: 'nobody builds or starts anything'
    soon.eventually { assert page(8001) == 'service1 in dev: service2 has found 1\n' }

    when: 'the images that were built are run without what development adds'
    def production = all.call('-P', 'mode=production', 'up', '--no-build')

    then:
    production.code() == 0
    page(8001) == 'service1 in production: service2 counts 1\n'
    BUILT.collect { idOf(it) } == images

    expect:
    leavesNothing(all)
  }

  def "the tests of a component run on its source, with a database of their own"() {
    given:
    def service2 = new Command(story.resolve('service2/stack.groovy'), name)

    when:
    def tests = service2.call('run', 'tests')

    then:
    tests.code() == 0
    (tests.out() + tests.err()).contains('Ran 1 test')
    running() == ['db']

    when: 'the source is changed'
    def program = story.resolve('service2/main.py').toFile()
    program.text = program.text.replace('max(', 'min(')
    def failing = service2.call('run', 'tests')

    then:
    failing.code() == 1
    (failing.out() + failing.err()).contains('AssertionError: 2 != 3')

    expect:
    leavesNothing(service2)
  }

  private String page(int port, String path = '') {
    "http://$host:$port/$path".toURL().text
  }

  private String idOf(String service) {
    client.send(WireRequest.of('GET', "/images/$name-$service/json")).withCloseable { new JsonSlurper().parse(it.body()).Id }
  }
}
