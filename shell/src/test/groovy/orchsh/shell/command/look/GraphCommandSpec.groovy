package orchsh.shell.command.look

import static orchsh.shell.command.FakeObserver.container

import groovy.json.JsonSlurper
import orchsh.engine.model.Link
import orchsh.engine.model.Need
import orchsh.engine.model.Service
import orchsh.engine.model.Stack
import orchsh.engine.observed.ObservedContainer.State
import orchsh.shell.command.CommandFixture
import orchsh.shell.invocation.Appearance
import orchsh.shell.invocation.Appearance.Glyphs
import orchsh.shell.invocation.ExitCode
import orchsh.shell.syntax.EngineOptions

class GraphCommandSpec extends CommandFixture {

  def setup() {
    file('stack.groovy')
    look = Appearance.stream(Glyphs.ASCII)
    reader.stack = new Stack('shop', [
      Service.named('db').image('postgres:16').build(),
      Service.named('web').image('nginx').need(Need.ready('db')).build(),
      Service.named('cron').image('busybox').build()], [], [])
  }

  def "draws the stack with how it is doing"() {
    given:
    engines.observer.containers = [container('shop', 'db'), container('shop', 'web', state: State.EXITED, status: 'Exited (1) 1 second ago')]

    expect:
    run('graph', 'web') == ExitCode.FINE
    out.toString().contains('| web ')
    out.toString().contains('\nweb exited\n')
    out.toString().contains('\n  needs    db (ready)\n')
    out.toString().contains('\ndb running\n')
    !out.toString().contains('cron')
    engines.opened*.consent() == [EngineOptions.Consent.LOOK_ONLY]
  }

  def "needs no engine: #typed"(List<String> typed) {
    given:
    engines.tried = []

    expect:
    run('graph', *typed) == ExitCode.FINE
    out.toString().contains('\nweb\n')
    err.toString() == ''

    where:
    typed << [[], ['--no-live']]
  }

  def "does not ask an engine that is not wanted"() {
    expect:
    run('graph', '--no-live') == ExitCode.FINE
    engines.opened == []
  }

  def "`graph #typed` begins with `#beginning`"(List<String> typed, String beginning) {
    expect:
    run('graph', *typed) == ExitCode.FINE
    out.toString().startsWith(beginning)

    where:
    typed                   || beginning
    ['--format', 'mermaid'] || 'flowchart '
    ['--format', 'dot']     || 'digraph '
    ['--format', 'svg']     || '<svg '
    ['--format', 'json']    || '{"kind":"service","name":"db"'
    ['--json']              || '{"kind":"service","name":"db"'
  }

  def "goes to a file, which is not written over"() {
    when:
    def code = run('graph', '-o', 'shop.txt')

    then:
    code == ExitCode.FINE
    out.toString() == ''
    folder.resolve('shop.txt').toFile().text.contains('\nweb\n')
    run('graph', '-o', 'shop.txt') == ExitCode.WRONG_USAGE
    err.toString().contains('`shop.txt` is there already')
  }

  def "`graph #typed` is refused: #message"(List<String> typed, String message) {
    expect:
    run('graph', *typed) == ExitCode.WRONG_USAGE
    err.toString().startsWith("error: $message\n")
    out.toString() == ''

    where:
    typed                           || message
    ['wbe']                         || 'there is no service `wbe` in stack `shop`'
    ['--format', 'svgg']            || '`--format` cannot be `svgg`'
    ['--format', 'dot', '--json']   || '`--format dot` and `--json` contradict each other'
  }

  def "a link of a service to itself is drawn"() {
    given:
    reader.stack = new Stack('shop', [Service.named('web').image('nginx').link(new Link('web', 'me', true)).build()], [], [])

    when:
    run('graph')

    then:
    out.toString().readLines().any { it =~ /\| links itself: me +\|/ }
    out.toString().contains('\n  links    web (me)\n')

    when:
    out.buffer.length = 0
    run('graph', '--json')

    then:
    out.toString().readLines().collect { new JsonSlurper().parseText(it) }.contains([kind: 'links', from: 'web', to: 'web', label: 'me'])
  }
}
