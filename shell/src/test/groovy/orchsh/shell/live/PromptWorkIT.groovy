package orchsh.shell.live

import static orchsh.shell.live.Window.CTRL_C
import static orchsh.shell.live.Window.ESCAPE

import spock.lang.Timeout

/** Work in containers from the shell, on a pseudo-terminal: what is typed, what is on the screen then, and what is done. */
@Timeout(900)
class PromptWorkIT extends WindowFixture {
  @Override
  String text() {
    '''\
    service 'db' {
      image 'busybox'; stopTimeout 0.s
      env COLOUR_OF_DB: 'blue'
      command 'sh', '-c', 'mkdir -p /paths/inside; touch /paths/inside/one-file "/paths/Two Words"; echo hello; trap "exit 0" TERM; sleep 1000 & wait'
    }
    service 'web' {
      image 'busybox'; stopTimeout 0.s
      port 8080
      command 'sh', '-c', 'trap "exit 0" TERM; sleep 1000 & wait'
    }
    '''
  }

  private void becomes(String typed, String line) {
    offered(typed) { window.lines().any { it.startsWith("orchsh> $line") } }
    window.type(CTRL_C)
    window.rests()
    window.clear()
  }

  def "Tab completes paths in a container, where they are copied from and where a program is run"() {
    expect:
    becomes('cp db:/paths/ins', 'cp db:/paths/inside/')
    becomes('cp db:/paths/inside/o', 'cp db:/paths/inside/one-file')
    becomes('exec db cat /paths/inside/one', 'exec db cat /paths/inside/one-file')
    becomes('exec db cat /paths/Tw', 'exec db cat /paths/Two\\ Words')
    becomes('cp "db:/paths/Tw', 'cp "db:/paths/Two Words"')
  }

  def "Tab completes ports and variables of containers"() {
    expect:
    becomes('port web 8', 'port web 8080')
    becomes('reach db web:', 'reach db web:8080')
    becomes('exec -e COLOUR', 'exec -e COLOUR_OF_DB=')
    becomes('web.port(80', 'web.port(8080')
  }

  def "an editor in a container writes what is typed, and the screen is the prompt's again"() {
    when:
    window.type('exec -it db vi /note\r')
    window.soon.eventually { assert window.lines().count { it == '~' } > 20 }
    window.type('ihello from vi')
    window.sees('hello from vi')
    window.type(ESCAPE)
    window.sees('- /note')
    window.type(':wq\r')

    then:
    window.rests()
    window.soon.eventually { assert window.lines().last() == "$stack · 2/2 up" }

    when:
    window.clear()
    window.enter('exec -T db cat /note')

    then:
    window.seesLine('hello from vi')
  }

  def "a shell in a container by `sh`, and the editor in it"() {
    when:
    window.type('sh db\r')
    window.sees('/ #')
    window.type('vi /second\r')
    window.soon.eventually { assert window.lines().count { it == '~' } > 20 }
    window.type('iwritten twice')
    window.sees('written twice')
    window.type(ESCAPE)
    window.sees('- /second')
    window.type(':wq\r')
    window.soon.eventually { assert window.lines().findAll { it }.last().endsWith('/ #') }
    window.type('exit\r')

    then:
    window.rests()
    window.soon.eventually { assert window.lines().last() == "$stack · 2/2 up" }

    when:
    window.clear()
    window.enter('exec -T db cat /second')

    then:
    window.seesLine('written twice')
  }

  def "a window that gets another size while a command runs has its prompt and its status line in the new one"() {
    when:
    window.type('logs -f db\r')
    window.sees('hello')
    window.resize(20, 70)
    assert outside('exec', '-T', 'db', 'sh', '-c', 'echo tock-$((1+1)) >/proc/1/fd/1') == 0
    window.sees('tock-2')
    window.type(CTRL_C)

    then:
    window.rests()
    window.soon.eventually { assert window.lines().size() == 20 && window.lines().last() == "$stack · 2/2 up" }

    cleanup:
    window.resize(Window.ROWS, Window.COLUMNS)
    window.soon.eventually { assert window.lines().size() == Window.ROWS && window.lines().last() == "$stack · 2/2 up" }
  }

  def "five thousand pasted lines are one entry"() {
    when:
    window.paste("many = [\n${(1..5000).collect { "  $it," }.join('\n')}\n]")
    window.type('\r')
    window.rests()
    window.clear()
    window.enter('many.sum()')

    then:
    window.seesLine('12502500')
  }

  def "control bytes in a line do no harm"() {
    when:
    window.type('\u0000\u0006\u001c\u001d\u001f')
    window.type("'still-' + 'fine'")
    window.sees("'still-' + 'fine'")
    window.type('\r')
    window.rests()

    then:
    window.seesLine('still-fine')
  }
}
