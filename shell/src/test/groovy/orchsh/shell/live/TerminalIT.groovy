package orchsh.shell.live

import java.time.Duration
import java.util.concurrent.TimeUnit
import orchsh.engine.caller.CancellationToken
import orchsh.engine.observed.ObservedContainer
import spock.lang.Timeout

/** The program on a terminal of its own, which `script` makes. */
@Timeout(900)
class TerminalIT extends PtyFixture {
  private long pid() {
    process.descendants().filter { it.info().command().orElse('').endsWith('/java') }.findFirst().get().pid()
  }

  def setup() {
    script("service 'db' { image 'busybox'; command 'sleep', '1000'; stopTimeout 0.s }")
    assert run('up') == 0
  }

  def "a shell in a container has a real terminal: size, keys, Ctrl-C, exit code, and the own one is given back"() {
    when:
    onTerminal('orchsh exec db sh')
    see('# ')
    type('stty size; echo in-$((1+1))\r')

    then:
    see('30 100')
    see('in-2')
    !screen.toString().contains('\u001b[?')

    when: 'Ctrl-C ends what runs inside, and nothing else'
    type('echo go-$((1+1)); sleep 1000\r')
    see('go-2')
    type('\u0003')
    type('echo on-$((1+1))\r')
    see('on-2')
    type('exit 7\r')

    then:
    see('code=7')
    see('terminal=same')
    see('the=end')
  }

  def "a window that gets another size has it inside, too"() {
    given:
    onTerminal('orchsh exec db sh')
    see('# ')
    def terminal = device()

    when:
    assert new ProcessBuilder('stty', '-F', terminal, 'rows', '40', 'cols', '120').start().waitFor() == 0

    then:
    soon.eventually {
      type('stty size\r')
      assert screen.toString().contains('40 120')
    }
  }

  def "a terminal that is lent is given back when the program is ended: #signals"(int signals) {
    when:
    onTerminal('orchsh exec db sh')
    see('# ')
    def program = pid()
    signals.times { new ProcessBuilder('kill', '-TERM', "$program").start().waitFor() }

    then:
    see('code=130')
    see('terminal=same')

    where:
    signals << [1, 2]
  }

  def "a program that has the other screen gives it back when it is left alone: #signals"() {
    when:
    onTerminal("orchsh exec db sh -c 'printf \"\\\\033[?1049hother-\"; echo screen; exec sleep 1000'")
    see('other-screen')
    def program = pid()
    signals.times { new ProcessBuilder('kill', '-TERM', "$program").start().waitFor() }

    then:
    see('code=130')
    screen.toString().contains('\u001b[?1049l')
    see('terminal=same')

    where:
    signals << [1, 2]
  }

  def "run on a terminal gives the container one, and removes it"() {
    when:
    onTerminal('orchsh run db sh')
    see('# ')
    type('tty; stty size; exit 5\r')

    then:
    see('/dev/')
    see('30 100')
    see('code=5')
    see('terminal=same')

    expect:
    run('ps', '-q') == 0
    out.toString().readLines().size() == 1
  }

  def "the detach keys let go of a command"() {
    when:
    onTerminal("orchsh exec --detach-keys ctrl-x db sh")
    see('# ')
    type('\u0018')

    then:
    see('which goes on')
    see('code=0')
    see('terminal=same')
  }

  def "through pipes no terminal is wanted and none is given"() {
    when:
    onTerminal("echo 'echo piped-\$((1+1)); tty' | orchsh exec -T db sh | cat")

    then:
    see('piped-2')
    see('not a tty')
    see('the=end')
  }

  def "Ctrl-C twice lets go of a container of run that does not heed it, which ends all the same and is found by down"() {
    given:
    script("service 'db' { image 'busybox'; command 'sleep', '1000'; stopTimeout 10.s }")
    assert run('up') == 0

    when:
    onTerminal("trap : INT; orchsh run -T db sh -c 'trap \"touch /told\" TERM INT; echo de\"\"af; while :; do sleep 1; done'; echo ended=\$?")
    see('deaf')
    type('\u0003')
    soon.eventually { assert oneOffs().every { !it.running } || wasTold(oneOffs()[0].id()) }
    type('\u0003')

    then:
    see('ended=130')
    see('terminal=same')
    process.waitFor(180, TimeUnit.SECONDS)
    soon.eventually { assert oneOffs().every { !it.running } }

    expect:
    run('down') == 0
    observer.containersOf(name) == []
  }

  private List<ObservedContainer> oneOffs() {
    observer.containersOf(name).findAll { it.oneOff }
  }

  /** Whether the container's process has been asked to end. */
  private boolean wasTold(String container) {
    observer.exec(container, ['test', '-e', '/told'], Duration.ofSeconds(60), CancellationToken.none()).exitCode() == 0
  }
}
