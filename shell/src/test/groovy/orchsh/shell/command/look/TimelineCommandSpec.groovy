package orchsh.shell.command.look

import static orchsh.shell.command.FakeEngines.step

import groovy.json.JsonSlurper
import java.nio.file.Files
import orchsh.engine.plan.Step
import orchsh.shell.command.CommandFixture
import orchsh.shell.drawing.Xml
import orchsh.shell.invocation.ExitCode

class TimelineCommandSpec extends CommandFixture {

  def setup() {
    file('stack.groovy')
    reader.declaredName = Optional.of('shop')
    engines.steps = [
      step(1, new Step.StartContainer('db', 'shop-db-1')),
      step(2, new Step.StartContainer('web', 'shop-web-1'), '', [1]),
    ]
  }

  def "without an `up` there is a sentence"() {
    expect:
    run('timeline') == ExitCode.STACK_FAILED
    err.toString() == text('''\
      error: no `up` of stack `shop` is known that had something to do
        hint: the next one that changes something is written down
      ''')
  }

  def "tells of the last `up`, whatever ran since, and asks no engine"() {
    given:
    run('up')
    run('down')
    forget()
    engines.opened.clear()

    expect:
    run('timeline') == ExitCode.FINE
    out.toString().startsWith('up of shop, done in 3.0 s\n2026-11-20 12:00:00\n')
    engines.opened == []
  }

  def "an `up` that finds nothing to do does not hide the one before"() {
    given:
    run('up')
    engines.steps = []
    run('up')
    forget()

    expect:
    run('timeline', '--list', '--json') == ExitCode.FINE
    out.toString().readLines().size() == 1
  }

  def "tells of an `up` that failed, of undoing it nothing"() {
    given:
    engines.failingStep = 2
    engines.undoSteps = [step(1, new Step.StopContainer('db', 'shop-db-1', java.time.Duration.ZERO))]
    run('up', '--atomic')
    forget()

    expect:
    run('timeline') == ExitCode.FINE
    out.toString().startsWith('up of shop, failed after 3.0 s\n2026-11-20 12:00:00\n')
  }

  def "lists the runs, and tells of any of them"() {
    given:
    run('up')
    run('down')
    forget()

    when:
    run('timeline', '--list')

    then:
    out.toString().readLines()*.split(/\s{3,}/)*.toList()*.get(1) as Set == ['COMMAND', 'up', 'down'] as Set

    when:
    def both = (1..2).collect { forget(); run('timeline', '--run', "$it"); out.toString().split(' ')[0] }

    then:
    both as Set == ['up', 'down'] as Set
  }

  def "there is no run `#number`"(String number) {
    given:
    run('up')
    forget()

    expect:
    run('timeline', '--run', number) == ExitCode.WRONG_USAGE
    err.toString() == "error: there is no run `$number`\n  hint: 1 to 1 are known, 1 is the last run\n"

    where:
    number << ['0', '2', 'x', '-1', '99999999999']
  }

  def "as JSON it has the steps and the chain"() {
    given:
    run('up')
    forget()

    when:
    run('timeline', '--json')
    def told = new JsonSlurper().parseText(out.toString())

    then:
    out.toString().count('\n') == 1
    told.subMap('stack', 'command', 'outcome', 'took_ms', 'longest_chain') ==
      [stack: 'shop', command: 'up', outcome: 'done', took_ms: 3000, longest_chain: [1, 2]]
    told.steps*.kind == ['start_container', 'start_container']
  }

  def "is written as a picture and as a page, and again"() {
    given:
    run('up')
    forget()

    expect:
    2.times {
      assert run('timeline', '--svg', 'out/up.svg', '--html', 'up.html') == ExitCode.FINE
    }
    out.toString() == ''
    new Xml(Files.readString(folder.resolve('out/up.svg'))).all('/svg/title')[0].startsWith('up of shop, ')
    Files.readString(folder.resolve('up.html')).startsWith('<!DOCTYPE html>')
  }

  def "a file that cannot be written is told"() {
    given:
    run('up')
    forget()
    file('a')

    expect:
    run('timeline', '--svg', 'a/b') == ExitCode.STACK_FAILED
    err.toString().startsWith('error: `a/b` cannot be written\n')
  }

  private void forget() {
    out.buffer.length = 0
    err.buffer.length = 0
  }
}
