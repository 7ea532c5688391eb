package orchsh.shell.live

import orchsh.engine.SuiteEngine
import orchsh.engine.observed.ObservedContainer
import orchsh.engine.observed.ObservedContainer.State
import spock.lang.IgnoreIf
import spock.lang.Timeout

/** The commands that bring a stack up, change how it is, and take it down; the engine says what became of it. */
@Timeout(900)
class LifeCommandsIT extends LiveFixture {
  static final TWO = '''
    volume 'data'
    service 'db' { image 'busybox'; command 'sh', '-c', 'trap "exit 0" TERM; echo up; sleep 1000 & wait'; volume 'data:/data'; wait log: 'up' }
    service 'web' { image 'busybox'; command 'sh', '-c', 'trap "exit 3" TERM; echo on; sleep 1000 & wait'; needs 'db'; wait log: 'on' }
    '''
  static final WITH_JOB = TWO + "job 'seed' { image 'busybox'; command 'sh', '-c', 'echo sown'; needs 'db' }"

  private Map<String, ObservedContainer> there() {
    observer.containersOf(name).findAll { !it.oneOff }.collectEntries { [it.service().get(), it] }
  }

  private Map<String, State> states() {
    there().collectEntries { service, container -> [service, container.state()] }
  }

  private String begun(ObservedContainer container) {
    observer.container(container.id()).get().lastStart().get()
  }

  private void up(String text = TWO) {
    script(text)
    assert run('up') == 0
  }

  def "up: all is ready, a job that ended well is no failure, and a second one changes nothing else"() {
    given:
    up(WITH_JOB)
    def before = there()

    expect:
    states() == [db: State.RUNNING, web: State.RUNNING, seed: State.EXITED]
    run('up') == 0
    there().subMap('db', 'web')*.value*.id() == before.subMap('db', 'web')*.value*.id()
    run('up', 'db') == 0
    out.toString().contains('nothing changed')
  }

  def "create: all is made and nothing runs"() {
    given:
    script(WITH_JOB)

    expect:
    run('create') == 0
    states() == [db: State.CREATED, web: State.CREATED, seed: State.CREATED]
    observer.observe(name).volumeNamed("${name}_data".toString()).present
  }

  def "down: everything goes, what was run once too; data only when that is said"() {
    given:
    up()
    assert run('run', '-d', '--no-deps', 'web', 'sh', '-c', 'trap "exit 0" TERM; sleep 1000 & wait') == 0
    assert observer.containersOf(name).count { it.oneOff } == 1

    expect:
    run('down') == 0
    observer.containersOf(name) == []
    observer.observe(name).ownNetworks() == []
    observer.observe(name).ownVolumes()*.name() == ["${name}_data".toString()]
    run('down', '--volumes') == 0
    observer.observe(name).ownVolumes() == []
    run('down') == 0
  }

  def "stop: dependents first, by their own signals, one or all"() {
    given:
    up()

    expect:
    run('stop', 'web') == 0
    states().subMap('db', 'web') == [db: State.RUNNING, web: State.EXITED]
    there().web.exitCode().asInt == 3
    run('stop') == 0
    states().db == State.EXITED
    run('stop') == 0
    err.toString() == 'nothing of it runs\n'
  }

  def "start: what a service needs runs first, and it is ready when it returns"() {
    given:
    up()
    assert run('stop') == 0
    def ids = there()*.value*.id()

    expect:
    run('start', 'web') == 0
    states().subMap('db', 'web') == [db: State.RUNNING, web: State.RUNNING]
    there()*.value*.id() == ids
  }

  def "restart: the same container begins once more"() {
    given:
    up()
    def before = there()
    def web = begun(before.web)
    def db = begun(before.db)

    expect:
    run('restart', '-t', '5', 'web') == 0
    there().web.id() == before.web.id()
    begun(before.web) != web
    begun(before.db) == db
    states().web == State.RUNNING
  }

  def "kill: at once, or another signal"() {
    given:
    up()

    expect:
    run('kill', '-s', 'TERM', 'web') == 0
    run('wait', 'web') == 3
    states().db == State.RUNNING
    run('kill') == 0
    run('wait', 'db') == 137
  }

  @IgnoreIf({ SuiteEngine.chosen().rootless })
  def "pause: it is held, and says how it is let go"() {
    given:
    up()

    expect:
    run('pause') == 0
    states().subMap('db', 'web') == [db: State.PAUSED, web: State.PAUSED]
    run('exec', 'web', 'true') == 1
    err.toString().contains('`orchsh unpause web` lets it run')
    run('start') == 0
    states().web == State.RUNNING
  }

  @IgnoreIf({ SuiteEngine.chosen().rootless })
  def "unpause: it goes on"() {
    given:
    up()

    expect:
    run('pause', 'db') == 0
    states().subMap('db', 'web') == [db: State.PAUSED, web: State.RUNNING]
    run('unpause') == 0
    states().db == State.RUNNING
    run('unpause') == 0
    err.toString() == 'nothing is paused\n'
  }

  def "rm: what does not run goes, volumes stay"() {
    given:
    up(WITH_JOB)

    expect:
    run('rm', '--force') == 0
    there().keySet() == ['db', 'web'] as Set
    run('rm', '--stop', '--force', 'web') == 0
    there().keySet() == ['db'] as Set
    observer.observe(name).volumeNamed("${name}_data".toString()).present
  }

  def "scale: more containers or fewer, and nothing else"() {
    given:
    up()
    def db = there().db.id()
    def numbers = { observer.containersOf(name).findAll { it.service().get() == 'web' }*.name().sort() }

    expect:
    run('scale', 'web=3') == 0
    numbers() == (1..3).collect { "$name-web-$it".toString() }
    run('exec', '--index', '3', 'web', 'true') == 0
    run('scale', 'web=1') == 0
    numbers() == ["$name-web-1".toString()]
    there().db.id() == db
  }

  def "wait: until they have ended, with their own codes"() {
    given:
    up(WITH_JOB)
    def waiting = start('wait', 'seed', 'web')

    when:
    assert run('kill', '-s', 'TERM', 'web') == 0

    then:
    waiting.end() == 3
    waiting.out.toString().readLines().drop(1)*.tokenize()*.last() == ['0', '3']
    run('wait', 'seed') == 0
    out.toString() == '0\n'

    when:
    def other = start('wait', 'db')
    other.ctrlC.cancel()

    then:
    other.end() == 130
    states().db == State.RUNNING
  }
}
