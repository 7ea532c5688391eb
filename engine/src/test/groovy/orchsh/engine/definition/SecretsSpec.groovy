package orchsh.engine.definition

import static orchsh.engine.plan.PlannerFixture.*

import orchsh.engine.model.*
import orchsh.engine.plan.PlannerFixture
import spock.lang.Specification

class SecretsSpec extends Specification {

  def "a name such as #name says that its value is secret"(String name) {
    expect:
    Secrets.isSecret(name)

    where:
    name << ['DB_PASSWORD', 'PGPASSWORD', 'MYSQL_PWD', 'DB_PASS', 'MASTERPASS', 'PASSPHRASE', 'AUTH', 'BASIC_AUTH', 'DSN', 'SENTRY_DSN',
      'API_TOKEN', 'AWS_SECRET_ACCESS_KEY', 'SSH_KEY', 'APIKEY', 'apiKey', 'clientSecret', 'DB_CREDENTIALS', 'API_KEY_2', '--requirepass', 'spring.datasource.password']
  }

  def "a name such as #name says nothing of the kind"(String name) {
    expect:
    !Secrets.isSecret(name)

    where:
    name << ['KEYBOARD', 'MONKEY', 'AUTHOR', 'TOKENIZER', 'COMPASS', 'BYPASS_CACHE', 'PWD', 'OLDPWD', 'PATH', 'PASSENGERS', 'DEBUG',
      'POSTGRES_PASSWORD_FILE', 'SSL_KEY_PATH', 'PASSIVE_MODE', '', '_']
  }

  def "the secret in #what gets neither into a plan nor into a label"(String what, Closure<Service.Builder> with) {
    given:
    def engine = new PlannerFixture()
    engine.carryOut(engine.up(stack(with(service('web'), 's3cret'), service('db').env('DB_PASSWORD', 's3cret'))))

    when:
    def plan = engine.up(stack(with(service('web'), '0ther'), service('db').env('DB_PASSWORD', 's3cret')))

    then:
    plan.steps().any { it.step().describe() == 'remove shop-web-1' }
    !(plan.toString() =~ /s3cret|0ther/)
    !(engine.containers*.labels().toString() =~ /s3cret/)

    where:
    what                         | with
    'a variable'                 | { s, secret -> s.env('MYSQL_PWD', secret) }
    'an address'                 | { s, secret -> s.env('DATABASE_URL', "postgres://u:$secret@db/x".toString()) }
    'a token in an address'      | { s, secret -> s.command(['git', 'clone', "https://$secret@example.org/x".toString()]) }
    'a word after an option'     | { s, secret -> s.command(['redis-server', '--requirepass', secret]) }
    'an option'                  | { s, secret -> s.command(['server', "--password=$secret".toString()]) }
    'a line for a shell'         | { s, secret -> s.command(['sh', '-c', "redis-server --requirepass $secret".toString()]) }
    'an assignment in a line'    | { s, secret -> s.command(['sh', '-c', "export TOKEN=$secret; server".toString()]) }
    'a copy in another variable' | { s, secret -> s.env('PASS', secret).env('OPTIONS', "-Dp=$secret".toString()) }
    'a copy in the command'      | { s, secret -> s.env('PASS', secret).command(['server', secret]) }
    'a linked service'           | { s, secret -> s.link(Link.to('db')).env('COPY', secret == 's3cret' ? secret : '-') }
  }

  def "a changed command shows what is not secret in it: #why"(List<String> words, String why) {
    given:
    def engine = new PlannerFixture()
    def of = { List<String> command -> stack(service('web').command(command)) }
    engine.carryOut(engine.up(of(['redis-server', '--requirepass', 'a'])))

    expect:
    engine.up(of(words)).steps()[0].why() == why

    where:
    words                                                || why
    ['redis-server', '--requirepass', 'b']               || 'command changed'
    ['redis-server', '--port', '1', '--requirepass', 'b'] || 'command redis-server --requirepass *** -> redis-server --port 1 --requirepass ***'
  }

  def "the words #words give away #secrets"(List<String> words, List<String> secrets) {
    expect:
    Secrets.givenAwayBy(words).toList() == secrets

    where:
    words                                                      || secrets
    ['redis-server', '--requirepass', 'hunter2']               || ['hunter2']
    ['server', '--password=hunter2', '--port=8080']            || ['hunter2']
    ['sh', '-c', 'redis-server --requirepass "hunter2" --x 1'] || ['hunter2']
    ['sh', '-c', "export API_TOKEN='hunter2'; server"]         || ['hunter2']
    ['psql', 'postgres://admin:hunter2@db/shop']               || ['hunter2']
    ['redis-cli', '-u', 'redis://:hunter2@cache']              || ['hunter2']
    ['git', 'clone', 'https://ghp_123@example.org/x']          || ['ghp_123']
    ['git', 'clone', 'ssh://git@example.org/x']                || []
    ['sh', '-c', 'redis-server --requirepass $PW']             || []
    ['psql', 'postgres://admin:${PW}@db/shop']                 || []
    ['server', '--tls-key', '/certs/key.pem', '--auth', 'true', '--password-file', '/x'] || []
    ['server', '--auth', '--verbose']                          || []
    ['server', '--pin-auth', '123']                            || []
    []                                                         || []
  }

  def "labels tell where secrets are that a container was given as files: #field"(String field, List<String> places) {
    expect:
    SecretPlaces.of(['orchsh.definition': field]).toList() == places

    where:
    field                                                                                  || places
    'secret pw=/run/secrets/pw 0:0 444 sealed:01234567:0123456789abcdef\n'                 || ['/run/secrets/pw']
    'secret pw=/etc/my key 7:8 400 unknown\nenv A=1\n'                                     || ['/etc/my key']
    'secret a=/a 0:0 444 unknown, /b, c 0:0 444 unknown\nsecret d=/d 0:0 444 unknown\n'    || ['/a', '/b, c', '/d']
    'config c=/c 0:0 444 unknown\n'                                                        || []
    'secret pw=sealed:01234567:0123456789abcdef\n'                                         || []
    ''                                                                                     || []
  }
}
