package orchsh.shell.command

import groovy.json.JsonSlurper
import orchsh.engine.model.Need
import orchsh.engine.model.Network
import orchsh.engine.model.Service
import orchsh.engine.model.Stack
import orchsh.engine.model.Volume
import orchsh.engine.model.Wait
import orchsh.shell.invocation.ExitCode

class ConfigCommandSpec extends CommandFixture {

  def setup() {
    file('stack.groovy')
    reader.stack = new Stack(
      'shop',
      [Service.named('db').image('postgres:16').env([POSTGRES_PASSWORD: 'strawberry', A: '1']).await(new Wait.Tcp(5432, Wait.Options.DEFAULT)).build(),
       Service.named('web').image('nginx').need(Need.ready('db')).build()],
      [Network.named('back').build()],
      [Volume.named('data').build()])
  }

  def "config shows what the script comes to, and no secret"() {
    expect:
    run('config') == ExitCode.FINE
    def lines = out.toString().readLines()
    lines[0] == 'service db'
    lines.any { it ==~ / {2}env A +1/ }
    lines.any { it ==~ / {2}env POSTGRES_PASSWORD +\*\*\*/ }
    lines.any { it ==~ / {2}wait +tcp 5432/ }
    lines.any { it ==~ / {2}needs db +ready/ }
    lines.containsAll(['service web', 'network back', 'volume data'])
    !out.toString().contains('strawberry')
    engines.opened == []
  }

  def "config --json is one object a line"() {
    expect:
    run('config', '--json', 'db') == ExitCode.FINE
    def rows = out.toString().readLines().collect { new JsonSlurper().parseText(it) }
    rows*.name == ['db']
    rows[0].fields['env POSTGRES_PASSWORD'] == '***'
  }

  def "`config #typed` prints #printed"(List<String> typed, String printed) {
    expect:
    run('config', *typed) == ExitCode.FINE
    out.toString() == printed

    where:
    typed          || printed
    ['--services'] || 'db\nweb\n'
    ['--images']   || 'postgres:16\nnginx:latest\n'
    ['--volumes']  || 'data\n'
    ['--networks'] || 'back\n'
    ['--services', '--json'] || '{"name":"db"}\n{"name":"web"}\n'
    ['-q']         || ''
  }

  def "config of what is none is refused"() {
    expect:
    run('config', 'wep') == ExitCode.WRONG_USAGE
    err.toString().startsWith('error: there is no service `wep` in stack `shop`\n')
  }
}
