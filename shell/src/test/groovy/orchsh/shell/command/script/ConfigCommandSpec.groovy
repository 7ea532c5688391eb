package orchsh.shell.command.script

import groovy.json.JsonSlurper
import orchsh.engine.model.FileSource
import orchsh.engine.model.Healthcheck
import orchsh.engine.model.Need
import orchsh.engine.model.Network
import orchsh.engine.model.Secret
import orchsh.engine.model.Service
import orchsh.engine.model.Stack
import orchsh.engine.model.Volume
import orchsh.engine.model.Wait
import orchsh.shell.command.CommandFixture
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

  def "config shows what the stack comes to as a compose file, and no secret"() {
    expect:
    run('config') == ExitCode.FINE
    out.toString() == text('''\
      name: shop
      services:
        db:
          image: postgres:16
          environment:
            A: "1"
            POSTGRES_PASSWORD: "${DB_POSTGRES_PASSWORD}"
        web:
          image: nginx
          depends_on:
            - db
      networks:
        back:
      volumes:
        data:
      ''')
    engines.opened == []
  }

  def "config --fields shows it field by field"() {
    expect:
    run('config', '--fields') == ExitCode.FINE
    def lines = out.toString().readLines()
    lines[0] == 'service db'
    lines.any { it ==~ / {2}env A +1/ }
    lines.any { it ==~ / {2}env POSTGRES_PASSWORD +\*\*\*/ }
    lines.any { it ==~ / {2}wait +tcp 5432/ }
    lines.any { it ==~ / {2}needs db +ready/ }
    lines.containsAll(['service web', 'network back', 'volume data'])
    !out.toString().contains('strawberry')
  }

  def "config --json is the whole file on one line, of fields one object a line"() {
    when:
    run('config', '--json')
    def file = new JsonSlurper().parseText(out.toString())

    then:
    out.toString().count('\n') == 1
    file.name == 'shop'
    file.services.keySet() == ['db', 'web'] as Set
    file.services.db.environment.A == '1'
    !out.toString().contains('strawberry')

    when:
    out.buffer.length = 0
    run('config', '--fields', '--format', 'json', 'db')
    def rows = out.toString().readLines().collect { new JsonSlurper().parseText(it) }

    then:
    rows*.name == ['db']
    rows[0].fields['env POSTGRES_PASSWORD'] == '***'
  }

  def "config of a service has what it needs, and goes to a file"() {
    when:
    run('config', 'web', '--format=json', '-o', 'web.json')

    then:
    out.toString() == ''
    new JsonSlurper().parseText(folder.resolve('web.json').toFile().text).services.keySet() == ['db', 'web'] as Set

    when:
    def code = run('config', '-o', 'web.json')

    then:
    code == ExitCode.WRONG_USAGE
    err.toString().contains('error: `web.json` is there already, and is not written over\n')
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

  def "a password in the words of #what is asked for by a variable"(String what, Closure<Service.Builder> with) {
    given:
    reader.stack = new Stack('shop', [with(Service.named('web').image('nginx')).build()], [], [])

    when:
    run('config')
    run('config', '--json')
    run('config', '--fields')
    run('config', '--fields', '--json')

    then:
    !out.toString().contains('s3cret')
    out.toString().contains('\${WEB_PASSWORD}')

    where:
    what                      | with
    'an option'               | { it.command(['redis-server', '--requirepass', 's3cret']) }
    'a line for a shell'      | { it.command(['sh', '-c', 'exec server --password="s3cret"']) }
    'an entrypoint'           | { it.launch { launch -> launch.entrypoint(['psql', 'postgres://u:s3cret@db/x']) } }
    'a healthcheck'           | { it.healthcheck(Healthcheck.of('CMD', 'redis-cli', '--pass', 's3cret', 'ping')) }
    'a copy of such a word'   | { it.command(['server', '--password', 's3cret']).env('COPY', 'is s3cret') }
    'an address of a variable' | { it.env('URL', 'postgres://u:s3cret@db/x').command(['server', 's3cret']) }
  }

  def "the value of #what is not shown where it turns up in words"(String what, Closure<Stack> stack) {
    given:
    file('pw.txt', 's3cret\n')
    reader.stack = stack(Service.named('web').image('nginx').command(['server', 'with', 's3cret']), folder)

    when:
    run('config')
    run('config', '--fields')

    then:
    !out.toString().contains('s3cret')

    where:
    what                    | stack
    'a secret variable'     | { web, folder -> new Stack('shop', [web.env('DB_PASSWORD', 's3cret').build()], [], []) }
    'a secret in a file'    | { web, folder -> Stack.named('shop').services([web.build()]).secrets([new Secret('pw', new FileSource.OfFile(folder.resolve('pw.txt')))]).build() }
    'a secret that is text' | { web, folder -> Stack.named('shop').services([web.build()]).secrets([new Secret('pw', new FileSource.OfText('s3cret'))]).build() }
  }

  def "a password that is a user's name, too, hides nothing but itself"() {
    given:
    reader.stack = new Stack('shop', [
      Service.named('db').image('postgres:16').env([POSTGRES_USER: 'postgres', POSTGRES_PASSWORD: 'postgres'])
        .command(['server', '--user', 'postgres']).build()], [], [])

    expect:
    run('config') == ExitCode.FINE
    out.toString().contains('POSTGRES_USER: postgres')
    out.toString().contains('POSTGRES_PASSWORD: "\${DB_POSTGRES_PASSWORD}"')
    out.toString().count('POSTGRES_PASSWORD}') == 1
  }
}
