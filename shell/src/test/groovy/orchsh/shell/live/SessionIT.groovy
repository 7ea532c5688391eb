package orchsh.shell.live

import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import orchsh.engine.caller.Cancellation
import orchsh.engine.caller.Surroundings
import orchsh.engine.EngineFixture
import orchsh.shell.Main
import orchsh.shell.invocation.Appearance
import orchsh.shell.invocation.Appearance.Glyphs
import orchsh.shell.invocation.Console
import orchsh.shell.invocation.Console.Asking
import orchsh.shell.invocation.Invocation
import orchsh.shell.invocation.Streams
import orchsh.shell.session.Session
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

/** A session on a real engine: what is run, linked, removed and taken back. */
@Timeout(900)
class SessionIT extends LiveFixture {
  private Session session

  def cleanup() {
    session?.close()
  }

  private Invocation caller(List<String> args) {
    def surroundings = new Surroundings(folder, folder, System.getenv() + [XDG_CACHE_HOME: EngineFixture.surroundings().cacheFolder().parent.toString(),
      XDG_STATE_HOME: folder.resolve('state').toString()], Clock.systemDefaultZone())
    def look = Appearance.stream(Glyphs.UNICODE)
    def console = new Console(new PrintWriter(out), new PrintWriter(err), new BufferedReader(new StringReader('')), look, look, Asking.POINTLESS,
      Streams.over(new PrintWriter(out), new PrintWriter(err)))
    new Invocation(args, surroundings, console, new Cancellation())
  }

  private List<String> kept() {
    observer.keptContainers().findAll { it.name().startsWith(name) }*.name()
  }

  private int say(String entry) {
    out.buffer.length = 0
    err.buffer.length = 0
    session = session ?: Session.open(caller(['--host', EngineFixture.address().toString(), '-p', name]),
      Main.tools(Path.of(System.getProperty('orchsh.root'))))
    def code = session.run(entry, caller([]).console(), new Cancellation()).code()
    println "> $entry -> $code\n$out$err"
    code
  }

  def "images are run, linked and looked at without any file, and saved as a script that changes nothing"() {
    expect:
    say("run busybox as db -e COLOUR=blue command sleep 1000 stopTimeout 0s") == 0
    say("run busybox as web command sleep 1000 stopTimeout 0s") == 0
    say('db.state') == 0
    out.toString() == 'running\n'
    say('db.env.COLOUR') == 0
    out.toString() == 'blue\n'
    say('services*.name') == 0
    out.toString() == 'db\nweb\n'

    and:
    say('link web db as postgres') == 0
    say('exec web ping -c 1 postgres') == 0
    say('unlink web db') == 0
    say('exec web ping -c 1 -W 1 postgres') != 0

    and:
    say('save stack.groovy') == 0
    Files.readString(folder.resolve('stack.groovy')).contains("service 'web'")
    say('plan') == 0

    and:
    say('sh db echo inside') == 0
    out.toString() == 'inside\n'
    say('reach web db:80') == 1
    out.toString().contains('name: `db` is known inside')
    say('ps') == 0
    out.toString().contains("$name-db-1")
  }

  def "what is removed comes back as it was, and what was stopped runs again"() {
    given:
    script('''
      network 'back', internal: true
      service 'db' { image 'busybox'; command 'sleep', '1000'; stopTimeout 0.s; network 'back' }
      service 'web' { image 'busybox'; command 'sleep', '1000'; stopTimeout 0.s; network 'back', alias: 'front'; link db: 'store' }
    ''')

    expect:
    say('up') == 0
    say('exec db touch /kept') == 0
    say('rm -fs db') == 0
    say('ps -a') == 0
    !out.toString().contains("$name-db-1")
    say('undo') == 0
    say('exec db ls /kept') == 0

    and:
    say('stop') == 0
    say('undo') == 0
    say('exec db ls /kept') == 0

    and:
    say('exec web touch /kept') == 0
    say('down') == 0
    say('ps -a') == 0
    !out.toString().contains('kept-')
    kept().size() == 2
    say('undo') == 0
    kept() == []
    say('exec db ls /kept') == 0
    say('exec web ls /kept') == 0
    say('exec web ping -c 1 store') == 0
    say('exec db ping -c 1 front') == 0
    say('plan') == 0

    and:
    say('scale db=2') == 0
    say('undo') == 0
    say('exec db ls /kept') == 0

    and:
    say('down') == 0
    session.close()
    kept() == []
  }

  def "what runs an image once is no part of the stack, and gone when the session is left before its end"() {
    expect:
    say("run busybox as db command sleep 1000 stopTimeout 0s") == 0
    say('run --rm busybox as other command sleep 1000 &') == 0
    new PollingConditions(timeout: 180).eventually { assert observer.containersOf(name).any { it.oneOff && it.running } }
    say('services*.name') == 0
    out.toString() == 'db\n'
    say("service 'web', { image 'busybox'; command 'sleep', '1000'; stopTimeout 0.s }") == 0
    say('plan') == 2

    when:
    def lines = session.farewell()

    then:
    lines[0] == 'ended: run --rm busybox as other command sleep 1000'
    observer.containersOf(name)*.name() == ["$name-db-1".toString()]
    say('services*.name') == 0
    out.toString() == 'db\nweb\n'
    say('down') == 0
  }

  def "what was removed with its files is made anew, and the link of a first entry is taken back"() {
    given:
    script('''
      service 'db' { image 'busybox'; command 'sleep', '1000'; stopTimeout 0.s }
      service 'web' { image 'busybox'; command 'sleep', '1000'; stopTimeout 0.s }
    ''')
    say('up')
    session.close()
    session = null

    expect:
    say('link web db as store') == 0
    say('exec web ping -c 1 store') == 0
    say('undo') == 0
    say('exec web ping -c 1 -W 1 store') != 0

    and:
    say('rm -fsv db') == 0
    say('undo') == 0
    err.toString().contains('undone: rm -fsv db')
    say('exec db true') == 0
    say('down') == 0
  }
}
