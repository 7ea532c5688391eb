package orchsh.examples

import java.nio.file.Path
import javax.xml.parsers.DocumentBuilderFactory
import org.w3c.dom.Element
import spock.lang.Timeout

/** The story of the tests that were started before their database was ready. */
@Timeout(1800)
class TodoBackendIT extends StoryFixture {
  def "the tests are started when the database is ready, and leave their reports and their exit code"() {
    given:
    def story = copyOf('todobackend')
    def backend = new Command(story.resolve('stack.groovy'), name)

    when:
    def up = backend.call('up', 'test')

    then:
    up.code() == 0
    containers().collectEntries { [it.service().get(), it.running] } == [cache: false, db: true, test: false]
    backend.call('logs', 'test').out().contains('Ran 12 tests')

    when:
    def copied = backend.call('cp', 'test:/reports', folder.resolve('reports').toString())

    then:
    copied.code() == 0
    def tests = report(folder.resolve('reports/unittests.xml'))
    ['tests', 'failures', 'errors'].collect { tests.getAttribute(it) } == ['12', '0', '0']
    (tests.firstChild as Element).getAttribute('name') == 'item has correct title'
    folder.resolve('reports/coverage.xml').toFile().text.contains('filename="views.py"')

    when: 'a test fails'
    def view = story.resolve('original/src/todo/views.py').toFile()
    view.text = view.text.replace('HTTP_204_NO_CONTENT', 'HTTP_200_OK')
    def failing = backend.call('up', 'test')

    then:
    failing.code() == 1
    failing.err().contains('service `test` ended with exit code 1 instead of 0')
    backend.call('logs', 'test').out().contains('received 204 no content status code (FAILED)')

    when: 'and its report is wanted all the same'
    def reports = backend.call('reports')

    then:
    reports.code() == 1
    report(story.resolve('reports/unittests.xml')).getAttribute('failures') == '1'

    expect:
    leavesNothing(backend)
  }

  def "the tests of the original lose the race, until somebody waits"() {
    given: 'a database that takes its time'
    def story = copyOf('todobackend')
    def dev = story.resolve('original/docker/dev')
    def file = dev.resolve('docker-compose.yml').toFile()
    file.text = file.text.replace('/tmp/cache:', './cache:') + '  volumes:\n    - ../../../race/slow.sh:/docker-entrypoint-initdb.d/slow.sh\n'
    def original = new Command(file.toPath(), name)

    when:
    def first = original.call('up', 'test')

    then: 'nothing is wrong as far as anybody can see'
    first.code() == 0
    original.call('wait', 'test').code() == 1
    original.call('logs', 'test').out().contains("Can't connect to server on 'db'")

    when:
    original.call('exec', 'db', 'touch', '/tmp/go')
    def second = original.call('up', '--infer-waits', 'test')

    then:
    second.code() == 0
    original.call('wait', 'test').code() == 0
    original.call('logs', 'test').out().contains('Ran 12 tests')

    expect:
    leavesNothing(original)
  }

  private static Element report(Path file) {
    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile()).documentElement
  }
}
