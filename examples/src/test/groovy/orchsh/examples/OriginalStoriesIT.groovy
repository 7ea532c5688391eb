package orchsh.examples

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Timeout

/** The compose files of the stories, as they were written, come up at the first try, and down leaves nothing of them. */
@Timeout(1800)
class OriginalStoriesIT extends StoryFixture {
  /** A folder of the engine's host that a story shares with its containers. */
  static final Path CACHE = Path.of('/tmp/cache')

  def hadCache = Files.exists(CACHE)

  def cleanup() {
    if (!hadCache) {
      Files.deleteIfExists(CACHE)
    }
  }

  def "the survey stores answers"() {
    given:
    def survey = new Command(original('survey').resolve('docker-compose.yml'), name)
    def page = "http://$host:2154/".toString()
    String[] up = ['up', '--infer-waits', '--wait', 'app=http:5000/']

    when:
    def first = survey.call(up)

    then:
    first.code() == 0
    running() == ['app', 'db']

    when:
    answer(page, name: 'Pika', coat: 'tortie', donut: 'strawberry')

    then:
    page.toURL().text.contains('<td>Pika</td><td>tortie</td><td>strawberry</td>')
    survey.call('exec', 'db', 'psql', '--username=postgres', '-At', '-c', 'select * from cats').out().trim() == 'Pika|tortie|strawberry'

    when:
    survey.call('down')
    def second = survey.call(up)

    then:
    second.code() == 0
    page.toURL().text.contains('<td>Pika</td>')

    expect:
    leavesNothing(survey)
  }

  def "the tests of the todo items find their database at the first try"() {
    given:
    def story = original('todobackend')
    def dev = new Command(story.resolve('docker/dev/docker-compose.yml'), name)

    when:
    def up = dev.call('up', '--infer-waits', 'test')

    then:
    up.code() == 0
    dev.call('wait', 'test').code() == 0
    dev.call('logs', 'test').out().contains('Ran 12 tests')
    containers().collectEntries { [it.service().get(), it.running] } == [cache: false, db: true, test: false]

    expect:
    leavesNothing(dev)
  }

  def "the agent of the todo items waits for their database"() {
    given:
    def story = original('todobackend')
    def dev = new Command(story.resolve('docker/dev/docker-compose.yml'), name)
    make('renesaenz/ansible', story.resolve('docker-ansible'))

    when: 'nobody waits but the agent'
    def agent = dev.call('up', 'agent')

    then:
    agent.code() == 0
    dev.call('wait', 'agent').code() == 0
    dev.call('logs', 'agent').out() =~ /ok=3 .*unreachable=0 +failed=0/

    when:
    def test = dev.call('up', 'test')

    then:
    test.code() == 0
    dev.call('wait', 'test').code() == 0
    running() == ['db']

    expect:
    leavesNothing(dev)
  }

  def "the components reach each other both ways, and the database"() {
    given:
    makeMongo()
    def project = new Command(original('components').resolve('docker-compose.yml'), name)

    when:
    def up = project.call('up', '--infer-waits', '--wait', 'service1=http:8000/name', '--wait', 'service2=http:8000/name')

    then:
    up.code() == 0
    running() == ['db', 'service1', 'service2']
    "http://$host:8001/".toURL().readLines() == ['service1 in dev', 'service2', mongoSays()]
    "http://$host:8002/".toURL().readLines() == ['service2 in dev', 'service1', mongoSays()]

    expect:
    leavesNothing(project)
  }

  def "the tests of #component run with a database of their own"(String component) {
    given:
    makeMongo()
    def tests = new Command(original('components').resolve(component).resolve('docker-compose.yml'), name)

    when:
    def up = tests.call('up', '--infer-waits', 'db')
    def run = tests.call('run', 'tests')

    then:
    up.code() == 0
    run.code() == 0
    (run.out() + run.err()).contains('Ran 1 test')
    running() == ['db']

    expect:
    leavesNothing(tests)

    where:
    component << ['Service 1', 'Service 2']
  }

  private Path original(String story) {
    copyOf(story).resolve('original')
  }

  /** An image that the story has from elsewhere. */
  private void make(String image, Path context) {
    def file = folder.resolve("${image.replace('/', '-')}.yml")
    Files.writeString(file, "services:\n  made:\n    image: $image\n    build: $context\n")
    assert new Command(file, name).call('build').code() == 0
  }

  /** Debian has no MongoDB to make a stand-in of. */
  private void makeMongo() {
    make('mongo', resource('not-mongo'))
  }

  private static String mongoSays() {
    Files.readString(resource('not-mongo').resolve('index.html')).trim()
  }

  private static Path resource(String name) {
    Path.of(OriginalStoriesIT.getResource(name).toURI())
  }

  private static void answer(Map<String, String> fields, String page) {
    def connection = page.toURL().openConnection() as HttpURLConnection
    connection.doOutput = true
    connection.outputStream.write(fields.collect { key, value -> "$key=$value" }.join('&').bytes)
    assert connection.responseCode == 200
  }
}
