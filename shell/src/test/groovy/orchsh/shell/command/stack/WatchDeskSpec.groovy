package orchsh.shell.command.stack

import static orchsh.shell.command.FakeObserver.container

import java.nio.file.Files
import java.nio.file.Path
import orchsh.engine.model.Service
import orchsh.engine.model.Watch
import orchsh.engine.model.Watch.Action
import orchsh.engine.observed.ObservedContainer
import orchsh.engine.problem.Problem
import orchsh.engine.problem.ProblemException
import orchsh.engine.watch.FileChanges
import orchsh.engine.watch.WatchRule
import orchsh.shell.report.WatchNews
import spock.lang.Specification
import spock.lang.TempDir

/** What is done when files change. */
class WatchDeskSpec extends Specification {
  @TempDir
  Path given

  Path folder
  Work work = new Work()

  def setup() {
    folder = given.toRealPath()
    ['src', 'conf', 'lib'].each { Files.createDirectories(folder.resolve(it)) }
  }

  def "each action does what its name says: #action"(Action action, List<String> done) {
    given:
    def desk = desk(watch('src', action))
    desk.begin(FileChanges.NONE)

    when:
    desk.changed(changes(['src/a', 'src/b'], ['src/old', 'src/old/c']))

    then:
    work.done == done

    where:
    action              || done
    Action.SYNC         || ['shop-web-1: -/app/old +/app/a +/app/b', 'web sync']
    Action.RESTART      || ['restart web', 'web restart']
    Action.REBUILD      || ['rebuild web', 'web rebuild']
    Action.SYNC_RESTART || ['shop-web-1: -/app/old +/app/a +/app/b', 'web sync', 'restart web', 'web restart']
    Action.SYNC_EXEC    || ['shop-web-1: -/app/old +/app/a +/app/b', 'web sync', 'shop-web-1 $ reload now', 'web exec']
  }

  def "what no rule is about does nothing"() {
    given:
    def desk = desk(watch('src', Action.SYNC), watch('conf', Action.RESTART))
    desk.begin(FileChanges.NONE)

    when:
    desk.changed(changes(['lib/a']))

    then:
    work.done == []
  }

  def "one burst is one copy and one restart, whatever number of rules it touches"() {
    given:
    def desk = desk(watch('src', Action.SYNC), watch('conf', Action.SYNC_RESTART, '/etc/app'), watch('lib', Action.RESTART))
    desk.begin(FileChanges.NONE)

    when:
    desk.changed(changes(['src/a', 'conf/b', 'lib/c']))

    then:
    work.done == ['shop-web-1: +/app/a +/etc/app/b', 'web sync', 'restart web', 'web restart']
  }

  def "a rebuild takes the place of all else, and the new container gets what was copied before"() {
    given:
    def desk = desk(watch('src', Action.SYNC), watch('lib', Action.REBUILD))
    desk.begin(FileChanges.NONE)
    desk.changed(changes(['src/a']))
    work.done.clear()
    work.onRebuild = { work.containers = [numbered(2)] }

    when:
    desk.changed(changes(['src/b', 'lib/c'], ['src/gone']))

    then:
    work.done == ['rebuild web', 'web rebuild', 'shop-web-2: -/app/gone +/app/a +/app/b', 'web sync']
  }

  def "where nothing runs, files wait for a container"() {
    given:
    def desk = desk(watch('src', Action.SYNC))
    work.containers = []
    desk.begin(FileChanges.NONE)

    when:
    desk.changed(changes(['src/a']))
    desk.changed(changes(['src/b'], ['src/a']))

    then:
    work.done == ['web sync', 'web sync']
    work.news*.words() == ['web: 1 file changed, which it gets when it runs (src/a)', 'web: 2 files changed, which it gets when it runs (src/b, src/a)']

    when:
    work.done.clear()
    work.containers = [numbered(1)]
    desk.started('web')
    desk.started('web')
    desk.started('other')

    then:
    work.done == ['shop-web-1: -/app/a +/app/b', 'web sync']
  }

  def "a container that only started again has everything"() {
    given:
    def desk = desk(watch('src', Action.SYNC))
    desk.begin(FileChanges.NONE)
    desk.changed(changes(['src/a']))
    work.done.clear()

    when:
    desk.started('web')

    then:
    work.done == []
  }

  def "each container gets what it lacks"() {
    given:
    def desk = desk(watch('src', Action.SYNC))
    desk.begin(FileChanges.NONE)
    desk.changed(changes(['src/a']))
    work.done.clear()
    work.containers = [numbered(1), numbered(2)]

    when:
    desk.changed(changes(['src/b']))

    then:
    work.done == ['shop-web-1: +/app/b', 'shop-web-2: +/app/a +/app/b', 'web sync']
  }

  def "the command behind copies is run in a container that was made meanwhile: #how"(String how, Closure<?> happens, List<String> done) {
    given:
    def desk = desk(watch('src', Action.SYNC_EXEC), watch('conf', Action.SYNC, '/etc'), watch('lib', Action.REBUILD))
    desk.begin(FileChanges.NONE)
    desk.changed(changes(['src/a']))
    work.done.clear()

    when:
    happens(this, desk)

    then:
    work.done == done

    where:
    how                | happens                                                                                              || done
    'it started'       | { spec, watching -> spec.work.containers = [numbered(2)]; watching.started('web'); watching.started('web') }      || ['shop-web-2: +/app/a', 'web sync', 'shop-web-2 \$ reload now', 'web exec']
    'it was rebuilt'   | { spec, watching -> spec.work.onRebuild = { spec.work.containers = [numbered(2)] }; watching.changed(spec.changes(['lib/b'])) } || ['rebuild web', 'web rebuild', 'shop-web-2: +/app/a', 'web sync', 'shop-web-2 \$ reload now', 'web exec']
    'with more copies' | { spec, watching -> spec.work.containers = [numbered(1), numbered(2)]; watching.changed(spec.changes(['conf/c'])) } || ['shop-web-1: +/etc/c', 'shop-web-2: +/app/a +/etc/c', 'web sync', 'shop-web-2 \$ reload now', 'web exec']
    'with its own'     | { spec, watching -> spec.work.containers = [numbered(1), numbered(2)]; watching.changed(spec.changes(['src/d'])) }  || ['shop-web-1: +/app/d', 'shop-web-2: +/app/a +/app/d', 'web sync', 'shop-web-1 \$ reload now', 'shop-web-2 \$ reload now', 'web exec']
    'it went on'       | { spec, watching -> watching.started('web') }                                                                  || []
  }

  def "what failed is told, watched on, and made up for with the next change"() {
    given:
    def desk = desk(watch('src', Action.SYNC_RESTART))
    desk.begin(FileChanges.NONE)
    work.failure = 'no room'

    when:
    desk.changed(changes(['src/a']))

    then:
    work.done == ['failed: no room']

    when:
    work.failure = null
    work.done.clear()
    desk.changed(changes(['src/b']))

    then:
    work.done == ['shop-web-1: +/app/a +/app/b', 'web sync', 'restart web', 'web restart']
  }

  def "an engine that is gone ends it"() {
    given:
    def desk = desk(watch('src', Action.SYNC))
    desk.begin(FileChanges.NONE)
    work.kind = ProblemException.Kind.NO_ENGINE
    work.failure = 'gone'

    when:
    desk.changed(changes(['src/a']))

    then:
    thrown(ProblemException)
  }

  def "everything may be copied at the beginning"() {
    given:
    def desk = desk(watch('src', Action.SYNC, '/app', true), watch('conf', Action.SYNC, '/etc'))

    when:
    desk.begin(changes(['src/a', 'src/b', 'conf/c']))

    then:
    work.done == ['shop-web-1: +/app/a +/app/b', 'web sync']
  }

  def "other rules may hold from now on, and what was copied is not forgotten"() {
    given:
    def desk = desk(watch('src', Action.SYNC))
    desk.begin(FileChanges.NONE)
    desk.changed(changes(['src/a']))
    work.done.clear()

    when:
    desk.follow(rules(watch('src', Action.SYNC), watch('conf', Action.RESTART)))
    work.containers = [numbered(2)]
    desk.started('web')
    desk.changed(changes(['conf/c']))

    then:
    work.done == ['shop-web-2: +/app/a', 'web sync', 'restart web', 'web restart']
  }

  def "long lists of files are told in few words"() {
    expect:
    new WatchNews('web', 'sync', ['a', 'b', 'c', 'd'], ['e'], ['x']).words() == 'web: copied 4 files, removed 1 file (a, b, c, …)'
    new WatchNews('web', 'restart', [], ['e'], ['x']).words() == 'web: restarted (e)'
    new WatchNews('web', 'exec', [], [], ['x']).words() == 'web: ran its command'
  }

  private WatchDesk desk(Watch... watches) {
    new WatchDesk(rules(watches), work)
  }

  private static List<WatchRule> rules(Watch... watches) {
    def service = Service.named('web').image('x')
    watches.each { service.watch(it) }
    WatchRule.of(service.build())
  }

  private Watch watch(String path, Action action, String target = '/app', boolean initial = false) {
    new Watch(folder.resolve(path), action, action.copies() ? Optional.of(target) : Optional.<String> empty(), [], [], initial,
      action == Action.SYNC_EXEC ? ['reload', 'now'] : [])
  }

  private FileChanges changes(List<String> changed, List<String> gone = []) {
    new FileChanges(new TreeSet(changed.collect { folder.resolve(it) }), new TreeSet(gone.collect { folder.resolve(it) }))
  }

  private static ObservedContainer numbered(int number) {
    container('shop', 'web', number: number)
  }

  private class Work implements WatchWork {
    List<ObservedContainer> containers = [numbered(1)]
    List<String> done = []
    List<WatchNews> news = []
    Closure<?> onRebuild = {}
    String failure
    ProblemException.Kind kind = ProblemException.Kind.STACK

    @Override
    List<ObservedContainer> running(String service) {
      containers
    }

    @Override
    void copy(String container, List<String> gone, SortedMap<String, Path> files) {
      if (failure) {
        throw new ProblemException(kind, Problem.error(failure))
      }
      done << "$container: ${(gone.collect { "-$it" } + files.keySet().collect { "+$it" }).join(' ')}".toString()
    }

    @Override
    void restart(String service) {
      done << "restart $service".toString()
    }

    @Override
    void rebuild(String service) {
      done << "rebuild $service".toString()
      onRebuild()
    }

    @Override
    void execute(String container, List<String> command) {
      done << "$container \$ ${command.join(' ')}".toString()
    }

    @Override
    String shown(Path file) {
      folder.relativize(file).toString()
    }

    @Override
    void tell(WatchNews one) {
      news << one
      done << "${one.service()} ${one.action()}".toString()
    }

    @Override
    void failed(ProblemException why) {
      done << "failed: ${why.problems()[0].message()}".toString()
    }
  }
}
