package orchsh.shell.live

import static orchsh.shell.live.Window.CTRL_C
import static orchsh.shell.live.Window.CTRL_R
import static orchsh.shell.live.Window.ESCAPE

import orchsh.engine.EngineFixture
import orchsh.engine.Relay
import orchsh.engine.observed.ObservedContainer.State
import spock.lang.Timeout

/** The shell on a pseudo-terminal from its start to its end. */
@Timeout(900)
class PromptVisitsIT extends LiveFixture {
  static final String SERVICE = "service 'db' { image 'busybox'; command 'sh', '-c', 'trap \"exit 0\" TERM; sleep 1000 & wait'; stopTimeout 0.s }"

  Window window
  Relay relay

  def cleanup() {
    if (window) {
      println window.lines().join('\n')
      window.close()
    }
    relay?.close()
  }

  private void open(String engine = EngineFixture.address()) {
    window?.close()
    window = new Window(folder, name, [:], engine)
    window.rests()
  }

  private boolean isRunning(String service) {
    observer.containersOf(name).any { it.service().orElse('') == service && it.state() == State.RUNNING }
  }

  def "what was typed is there the next time, without what is secret, and the end says what keeps running"() {
    given:
    script(SERVICE)
    assert run('up') == 0
    open()
    window.sees('1/1 up')

    when:
    window.enter("'earlier-' + 'line'")
    window.enter('exec -e DB_PASSWORD=geheim nothing true')
    window.leave()

    then:
    window.written().contains("1 container of stack `$name` keeps running; `down` ends them")
    window.written().contains('code=0')
    window.written().contains('terminal=same')
    isRunning('db')

    when:
    open()
    window.type('\u001bOA')

    then:
    window.seesLine("orchsh> 'earlier-' + 'line'")

    when:
    window.type("${CTRL_C}")
    window.rests()
    window.type("${CTRL_R}earlier")
    window.sees("'earlier-' + 'line'")
    window.type('\r')
    window.seesLine('earlier-line')
    window.rests()

    then:
    !folder.resolve('state/orchsh/history').toFile().listFiles()*.text.join().contains('geheim')
  }

  def "a pasted compose file is a stack that comes up"() {
    given:
    open()

    when:
    window.paste('services:\n  one:\n    image: busybox\n    command: sleep 1000\n    stop_grace_period: 0s\n  two:\n    image: busybox\n    command: sleep 1000\n    stop_grace_period: 0s\n')
    window.sees('two:')
    window.type('\r')
    window.rests()
    window.enter('up')

    then:
    window.soon.eventually { assert window.lines().last().startsWith("$name · 2/2 up") }
    isRunning('one')
    isRunning('two')

    when:
    window.enter('down')

    then:
    !isRunning('one')
  }

  def "Ctrl-C twice ends an `up` that waits, and neither the container nor the shell"() {
    given:
    script("service 'slow' { image 'busybox'; command 'sleep', '1000'; stopTimeout 0.s; wait exec: ['false'], timeout: 10.min }")
    open()

    when:
    window.type('up\r')
    window.soon.eventually { assert window.lines().last().startsWith("$name · ") && window.lines().last().contains('waiting for slow') }
    window.type(CTRL_C)
    window.type(CTRL_C)

    then:
    window.rests()
    isRunning('slow')

    when:
    window.clear()
    window.enter('ps')

    then:
    window.sees("$name-slow-1")
  }

  def "an engine that goes away and comes back is told of, and the next command works again"() {
    given:
    script(SERVICE)
    assert run('up') == 0
    relay = new Relay(EngineFixture.engine().socket())
    open(relay.address().toString())
    window.sees('1/1 up')
    window.soon.eventually { assert relay.wasAskedFor('GET /events') }

    when: 'all connections break, as when it is started anew'
    relay.cut()
    assert run('stop', 'db') == 0

    then:
    window.sees('0/1 up')

    when: 'it is gone'
    def comeBack = relay.leave()

    then:
    window.sees('the engine does not answer any more')
    window.soon.eventually { assert window.lines().last() == "$name · no engine" }
    window.rests()

    when:
    window.enter('ps')

    then:
    window.sees('error: no container engine answers at tcp://127.0.0.1:')

    when: 'it is there again'
    comeBack()

    then:
    window.sees('the engine was away; connected to ')
    window.soon.eventually { assert window.lines().last() == "$name · 0/1 up" }

    when:
    window.rests()
    window.enter('start db')

    then:
    window.soon.eventually { assert window.lines().last() == "$name · 1/1 up" }
    isRunning('db')
  }

  def "a program that is told twice to end leaves the terminal as it was"() {
    given:
    open()

    when:
    window.terminate(2)
    window.hasWritten('the=end')

    then:
    window.written().contains('code=130')
    window.written().contains('terminal=same')
  }

  def "a program in a container that has the other screen gives it back when the shell is told to end #times times"() {
    given:
    script(SERVICE)
    assert run('up') == 0
    open()

    when:
    window.type("exec db sh -c 'printf \"\\\\033[?1049h\\\\033[?25lother-\"; echo screen; exec sleep 1000'\r")
    window.seesBeginning('other-screen')
    window.terminate(times)
    window.hasWritten('the=end')

    then:
    window.written().lastIndexOf("$ESCAPE[?1049l") > window.written().lastIndexOf('other-screen')
    window.written().lastIndexOf("$ESCAPE[?25h") > window.written().lastIndexOf("$ESCAPE[?25l")
    window.written().contains('code=130')
    window.written().contains('terminal=same')
    !window.written().contains('it is left alone')

    where:
    times << [1, 2]
  }

  def "an editor has the whole terminal to itself, and Ctrl-C is its business"() {
    given:
    script(SERVICE)
    def editor = folder.resolve('editor.sh').toFile()
    editor.text = """\
      trap 'echo "caught"-it' INT
      printf '\\033[2J\\033[H'
      echo "in the"-editor
      until read line; do :; done
      printf '\\n%s\\n' "service 'mail' { image 'busybox' }" >> "\$1"
      echo "wrote"-it
      """.stripIndent()
    window = new Window(folder, name, [EDITOR: "sh $editor".toString()])
    window.rests()
    window.sees('0/1 up')

    when:
    window.type('edit\r')
    window.seesLine('in the-editor')
    window.type(CTRL_C)

    then:
    window.sees('caught-it')

    when: 'the status is another, and so is the window'
    assert run('up') == 0
    window.resize(20, 70)
    window.type(CTRL_C)
    window.soon.eventually { assert window.lines().count { it.endsWith('caught-it') } == 2 }
    window.type('\r')
    window.hasWritten('wrote-it')

    then:
    def written = window.written()
    !written.substring(written.indexOf('in the-editor'), written.indexOf('wrote-it')).contains("$name · ")
    folder.resolve('stack.groovy').toFile().text.contains('mail')

    when:
    window.sees('apply it?')
    window.type('n\r')

    then: 'the terminal is that of the prompt again'
    window.rests()
  }

  def "on a terminal that nobody knows lines are taken as they come"() {
    given:
    window = new Window(folder, name, [TERM: 'nobody-knows'])

    when:
    window.hasWritten('orchsh> ')
    window.type("'plain-' + 'line'\n")
    window.hasWritten('plain-line')
    window.leave()

    then:
    window.written().contains('nothing is known here of a terminal of type `nobody-knows`')
    !window.written().contains('Exception')
    window.written().contains('terminal=same')
  }

  def "an endless loop does not outlive its terminal"() {
    given:
    open()
    window.type("println 'loo' + 'ping'; while (true) {}\r")
    window.seesLine('looping')

    when:
    def program = window.program()
    window.hangUp()

    then:
    // where nobody asks for the end of orphans they stay as names, with no program behind them
    window.soon.eventually { assert !program.info().command().present }
  }

  def "a program in the middle of an endless loop ends when it is told so twice"() {
    given:
    open()
    window.type("println 'loo' + 'ping'; while (true) {}\r")
    window.seesLine('looping')

    when:
    window.terminate(2)
    window.hasWritten('the=end')

    then:
    window.written().contains('code=130')
    window.written().contains('terminal=same')
  }
}
