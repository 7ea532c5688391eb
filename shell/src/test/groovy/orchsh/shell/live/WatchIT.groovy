package orchsh.shell.live

import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import java.util.concurrent.CompletableFuture
import orchsh.engine.EngineFixture
import orchsh.engine.caller.Cancellation
import orchsh.engine.caller.Surroundings
import orchsh.engine.port.ContainerEngine.AnonymousVolumes
import orchsh.shell.Main
import orchsh.shell.invocation.Appearance
import orchsh.shell.invocation.Appearance.Glyphs
import orchsh.shell.invocation.Console
import orchsh.shell.invocation.Console.Asking
import orchsh.shell.invocation.Invocation
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

/** `watch` on a real engine, with real files. */
@Timeout(600)
class WatchIT extends LiveFixture {
  PollingConditions soon = new PollingConditions(timeout: 180, delay: 0.5)
  Cancellation ctrlC = new Cancellation()
  StringWriter told = new StringWriter()
  CompletableFuture<Integer> watching

  def cleanup() {
    ctrlC.cancel()
    watching?.join()
    removeAll()
    engine.removeImage("$name-web")
  }

  def "watch: a file that is edited is in the container, one that is deleted is not, and a new container gets all of it"() {
    given:
    write('src/first', 'one')
    script("""
      service 'web' {
          image 'busybox'
          command 'sh', '-c', 'trap "exit 0" TERM; sleep 1000 & wait'
          watch 'src', action: 'sync', target: '/app/src', ignore: ['*.log']
          watch 'conf', action: 'sync+exec', target: '/app/conf', exec: ['cp', '/app/conf/its.conf', '/tmp/loaded']
      }
      """)
    write('conf/its.conf', 'a')
    watch()

    when:
    write('src/deep/er/second', 'two')
    write('src/noise.log', 'x')
    write('conf/its.conf', 'bc')

    then:
    soon.eventually {
      assert content('/app/src/deep/er/second') == 'two'
      assert content('/tmp/loaded') == 'bc'
    }
    content('/app/src/noise.log') == null
    content('/app/src/first') == null

    when:
    folder.resolve('src/deep').toFile().deleteDir()
    write('src/third', 'three')

    then:
    soon.eventually {
      assert content('/app/src/third') == 'three'
      assert run('exec', 'web', 'test', '-e', '/app/src/deep') == 1
    }

    when: 'somebody takes the container away, and it is made anew'
    engine.removeContainer("$name-web-1", AnonymousVolumes.REMOVE)
    write('src/fourth', 'four')
    assert run('up') == 0

    then:
    soon.eventually {
      assert content('/app/src/third') == 'three'
      assert content('/app/src/fourth') == 'four'
    }

    when:
    ctrlC.cancel()

    then:
    watching.get() == 130
    observer.containersOf(name)*.running == [true]
  }

  def "watch: a rebuild makes another container, a restart starts the same one again"() {
    given:
    write('Dockerfile', 'FROM busybox\nCOPY page /page\nCMD ["sh", "-c", "trap \\"exit 0\\" TERM; sleep 1000 & wait"]\n')
    write('page', 'old')
    write('conf/its.conf', 'a')
    script("""
      service 'web' {
          build '.'
          watch 'page', action: 'rebuild'
          watch 'conf', action: 'restart'
      }
      """)
    watch()
    def first = id()
    def begun = started()

    when:
    write('conf/its.conf', 'bc')

    then:
    soon.eventually { assert started() != begun }
    id() == first
    content('/page') == 'old'

    when:
    write('page', 'newer')

    then:
    soon.eventually { assert content('/page') == 'newer' }
    id() != first
  }

  private void watch() {
    def surroundings = new Surroundings(folder, folder, System.getenv() + [XDG_CACHE_HOME: EngineFixture.surroundings().cacheFolder().parent.toString()],
      Clock.systemDefaultZone())
    def look = Appearance.stream(Glyphs.UNICODE)
    def writer = new PrintWriter(told)
    def console = new Console(writer, writer, new BufferedReader(new StringReader('')), look, look, Asking.POINTLESS)
    def args = ['--host', EngineFixture.address().toString(), '-p', name, 'watch']
    def root = Path.of(System.getProperty('orchsh.root'))
    watching = CompletableFuture.supplyAsync {
      def code = Main.commands(root).run(new Invocation(args*.toString(), surroundings, console, ctrlC)).code()
      println "\$ orchsh watch -> $code\n$told"
      code
    }
    soon.eventually { assert watching.done || told.toString().contains('watching service web') }
    assert !watching.done
  }

  private void write(String file, String text) {
    Files.createDirectories(folder.resolve(file).parent)
    Files.writeString(folder.resolve(file), text)
  }

  /** Absent when it is not there. */
  private String content(String path) {
    run('exec', 'web', 'cat', path) == 0 ? out.toString() : null
  }

  private String id() {
    observer.containersOf(name)[0].id()
  }

  private String started() {
    observer.container(id()).get().lastStart()
  }
}
