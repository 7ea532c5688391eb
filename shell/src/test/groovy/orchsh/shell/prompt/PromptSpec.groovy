package orchsh.shell.prompt

import java.nio.file.Files
import orchsh.shell.invocation.Appearance.Colours
import orchsh.shell.invocation.ExitCode
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

/** Lines that are typed at a prompt, and what is on the screen then. */
@Timeout(180)
class PromptSpec extends PromptFixture {
  def "a command is carried out, and the next line can be typed"() {
    given:
    open()

    when:
    type('version\r')

    then:
    see('Java     17 (Debian)')
    soon.eventually { assert lines().count { it.startsWith('orchsh>') } == 2 }

    when:
    type(CTRL_D)
    left()

    then:
    code == ExitCode.FINE
  }

  def "Ctrl-C clears the line, and the prompt stays"() {
    given:
    open()

    when:
    type('versi')
    see('versi')
    type(CTRL_C)
    soon.eventually { assert typed() == 'orchsh>' }
    type('version\r')

    then:
    see('Java     17 (Debian)')
  }

  def "a status line is shown below"() {
    given:
    open()

    expect:
    soon.eventually { assert lines().last().endsWith('0/0 up') }
  }

  def "an unknown word is refused, and the prompt stays"() {
    given:
    open()

    when:
    type('vresion\r')

    then:
    see('orchsh>')
    soon.eventually { assert lines().count { it.startsWith('orchsh>') } == 2 }
    thread.alive
  }

  def "a block is typed line by line, and the prompt says what is open"() {
    given:
    open()

    when:
    type("service 'db' {\r")

    then:
    see("service 'db'>")

    when:
    type("image 'busybox'\r}\r")

    then:
    soon.eventually { assert lines().count { it.startsWith('orchsh>') } == 2 }
  }

  def "a pasted script is carried out block by block"() {
    given:
    open()

    when:
    type("\u001b[200~first = 1\nsecond = [\n  2,\n  3]\nprintln \"sum ${'$'}{first + second.sum()}\"\n\u001b[201~\r")

    then:
    see('sum 6')
  }

  def "a compose file with empty lines is taken in whole when it is pasted, and ends with an empty line when it is typed"() {
    given:
    open()

    when:
    type("\u001b[200~services:\n  db:\n    image: x\n\nvolumes:\n  data:\n\u001b[201~\r")

    then:
    see('taken in: db; `up` applies it')
    soon.eventually { assert lines().count { it.startsWith('orchsh>') } == 2 }

    when:
    type('services:\r')
    see('compose>')
    type('  web:\r')
    type('    image: x\r')
    soon.eventually { assert lines().findAll { it.startsWith('compose>') }.last() == 'compose>' }
    type('\r')

    then:
    see('taken in: web; `up` applies it')
    soon.eventually { assert lines().count { it.startsWith('orchsh>') } == 3 }
    !seen().contains('error')
  }

  def "a long text is pasted, coloured and carried out: #quote"(String quote) {
    given:
    open(colours: Colours.values().find { it != Colours.NONE })

    when:
    type("\u001b[200~x = $quote${'aB1+' * 2_400}$quote; println x.size() + 1\u001b[201~\r")

    then:
    see('9601')

    where:
    quote << ["'", '"']
  }

  def "a question mark behind very many words is a letter"() {
    given:
    open()

    when:
    type("\u001b[200~exec db echo${' a' * 10_000}\u001b[201~?")
    soon.eventually { assert lines().any { it.endsWith("a?") } }
    type(CTRL_C)
    type('version --short\r')

    then:
    see('1.2.3')
  }

  def "five thousand pasted lines are carried out"() {
    given:
    open()
    def lines = (1..5000).collect { "n$it = $it" }.join('\n')

    when:
    type("\u001b[200~$lines\nprintln n5000 + 1\n\u001b[201~\r")

    then:
    see('5001')
  }

  def "what was typed is kept, and what is secret is not"() {
    given:
    open()
    type('version --short\r')
    soon.eventually { assert lines().count { it.startsWith('orchsh>') } == 2 }
    type('exec -e DB_PASSWORD=geheim nothing true\r')
    soon.eventually { assert lines().count { it.startsWith('orchsh>') } == 3 }
    type(CTRL_D)
    left()

    expect:
    def kept = folder.resolve('.local/state/orchsh/history').toFile().listFiles()
    kept.size() == 1
    kept[0].text.contains('version --short')
    !kept[0].text.contains('geheim')
  }

  def "an endless loop is left alone at the second Ctrl-C"() {
    given:
    open()
    type("println 'loop' + 'ing'; while (true) { }\r")
    soon.eventually { assert lines().contains('looping') }

    when:
    soon.eventually {
      if (lines().count { it.startsWith('orchsh>') } < 2) {
        terminal.raise(org.jline.terminal.Terminal.Signal.INT)
      }
      assert lines().count { it.startsWith('orchsh>') } >= 2
    }
    type('version --short\r')

    then:
    see('1.2.3')
  }

  def "megabytes are shown, and the prompt is there again"() {
    given:
    open()

    when:
    type("20000.times { println 'x' * 100 }; println 'the last'\r")

    then:
    soon.eventually { assert lines().takeRight(24).any { it == 'the last' } }
  }

  def "a note that is too long for the window is folded between words"() {
    given:
    open(columns: 34)

    when:
    type("version --short &\r")

    then:
    soon.eventually {
      def all = lines()
      int first = all.indexOf("[1] ended with code 0: version")
      assert first >= 0 && all[first + 1] == "--short"
    }
  }

  def "what a command says is folded between words, too"() {
    given:
    open(columns: 34)

    when:
    type("service 'x' { image 'y' }\r")

    then:
    soon.eventually {
      def all = lines()
      int first = all.indexOf('the stack has x now; `up` applies')
      assert first >= 0 && all[first + 1] == 'it'
    }
  }

  def "of what was suggested and taken nothing is left behind the line"() {
    given:
    open(colours: Colours.values().find { it != Colours.NONE })
    type("version --short\r")
    soon.eventually { assert lines().count { it.startsWith("orchsh>") } == 2 }

    when:
    type("ver")
    soon.eventually { assert typed() == "orchsh> version --short" }
    type(RIGHT)
    type(" --format json")

    then:
    soon.eventually { assert typed() == "orchsh> version --short --format json" }

    when:
    type(CTRL_C)
    soon.eventually { assert typed() == "orchsh>" }
    type("ver")
    soon.eventually { assert typed() == "orchsh> version --short" }
    type("x\r")

    then:
    soon.eventually { assert lines().count { it.startsWith("orchsh>") } == 4 }
    lines().count { it == "orchsh> verx" } == 1
    typed() == "orchsh>"
  }

  def "no commands are offered within a block"() {
    given:
    open()
    type("service 'a' {\r")
    see("service 'a'>")

    when:
    type('ima')

    then: 'though there is a command `images`'
    new PollingConditions(timeout: 60, delay: 1).eventually {
      if (typed() == "service 'a'> ima") {
        type('\t')
      }
      assert typed() == "service 'a'> image"
    }
  }

  def "blanks in front of a closing bracket stay"() {
    given:
    open()

    when:
    type("service 'a' { ports([ 80 ]) }")

    then:
    see("orchsh> service 'a' { ports([ 80 ]) }")
  }

  def "where no rows are left that is said"() {
    given:
    open()

    when:
    type('ps | where name == 1\r')

    then:
    soon.eventually { assert lines().contains('no rows') }
  }

  def "Tab makes nothing of the language of a command's words: `#begun`"(String begun, String whole) {
    given:
    Files.writeString(folder.resolve('stack.groovy'), "param 'size', default: '1'\nparam 'stage', default: 'test', choices: ['test', 'live']\nservice 'db' { image 'busybox' }")
    open()
    soon.eventually { assert lines().last().endsWith('0/1 up') }

    when: 'what is typed behind it is seen once Tab was heeded'
    soon.eventually {
      type("\u0015$begun\t.")
      soon.within(5) { assert typed() == "orchsh> $whole." }
    }

    then:
    typed() == "orchsh> $whole."

    where:
    begun              || whole
    'up -P size=s'     || 'up -P size=s'
    'up -P stage=l'    || 'up -P stage=live '
    'wait db tcp se'   || 'wait db tcp se'
    'ps | wh'          || 'ps | where '
    'ps | first ser'   || 'ps | first ser'
    'stats | where se' || 'stats | where se'
  }

  def "a file is offered as one word, whatever its name is: `#begun`"(String begun, String whole) {
    given:
    Files.writeString(folder.resolve('my file.txt'), '')
    Files.writeString(folder.resolve("it's a;b #1"), '')
    Files.createDirectories(folder.resolve('of all/of it'))
    open()

    when: 'what is typed behind it is seen once Tab was heeded'
    soon.eventually {
      type("\u0015$begun\t.")
      soon.within(5) { assert typed() == "orchsh> $whole." }
    }

    then:
    typed() == "orchsh> $whole."

    where:
    begun           || whole
    'cp ./my'       || 'cp ./my\\ file.txt '
    'cp my\\ f'      || 'cp my\\ file.txt '
    'cp my\\'        || 'cp my\\ file.txt '
    "cp './my"      || "cp './my file.txt' "
    'cp "my f'      || 'cp "my file.txt" '
    'cp it'         || "cp it\\'s\\ a';'b\\ '#'1 "
    'cp of'         || 'cp of\\ all/'
    'cp of\\ all/of' || 'cp of\\ all/of\\ it/'
  }
}
