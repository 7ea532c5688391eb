package orchsh.shell.session.word

import static orchsh.shell.command.FakeObserver.container

import orchsh.engine.observed.Facts
import orchsh.engine.observed.ObservedContainer.PublishedPort
import orchsh.shell.session.SessionFixture
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

/** Ports, variables and values of params, as they are offered while an entry is typed. */
@Timeout(120)
class KnownDetailsSpec extends SessionFixture {
  static final String SHOP = '''
    stack 'shop'
    param 'stage', choices: ['dev', 'prod'], default: 'dev'
    param 'debug', default: false
    param 'token', default: 'abc', secret: true
    service 'db' { image 'postgres:16'; env POSTGRES_USER: 'shop', TZ: 'UTC'; expose 9187 }
    service 'web' { image 'nginx'; port 80; env TZ: 'UTC' }
    service 'idle' { image 'nginx'; port 8080; port '53/udp' }
    '''

  PollingConditions soon = new PollingConditions(timeout: 60)

  def setup() {
    script(SHOP)
    engines.observer.containers = [
      container('shop', 'db', ports: [new PublishedPort('', 0, 5432, 'tcp')]),
      container('shop', 'web', ports: [new PublishedPort('0.0.0.0', 32768, 80, 'tcp'), new PublishedPort('::', 32768, 80, 'tcp'),
        new PublishedPort('0.0.0.0', 32769, 53, 'udp'), new PublishedPort('', 0, 8081, 'tcp')])]
    engines.observer.facts['id-of-shop-db-1'] = Facts.of([Config: Facts.of([Env: Facts.of([Facts.of('PGDATA=/data'), Facts.of('PATH=/bin')])])])
    environment = environment + [PGHOST: 'db']
    say('1')
    say('ps')
    soon.eventually { assert behind('inspect', 'shop-db') == ['shop-db-1'] || behind('port', 'web', '') }
  }

  private List<String> behind(String... words) {
    session.words().behind(words.toList())*.word()
  }

  def "`#line` goes on with #ports"(List<String> line, List<String> ports) {
    expect:
    soon.eventually { assert behind(*line) == ports }

    where:
    line                               || ports
    ['port', 'web', '']                || ['53/udp', '80']
    ['port', 'web', '8']               || ['80']
    ['port', 'db', '']                 || []
    ['port', 'idle', '']               || ['53/udp', '8080']
    ['port', 'nobody', '']             || []
    ['open', 'web', '8']               || ['80']
    ['reach', 'web', 'db:']            || ['db:5432', 'db:9187']
    ['reach', 'web', 'web:80']         || ['web:80', 'web:8081']
    ['reach', 'web', 'd']              || ['db:']
    ['reach', 'w']                     || ['web']
    ['reach', 'web', 'db:1', '']       || []
    ['wait', 'db', 'tcp', '']          || ['5432', '9187']
    ['wait', 'db', 't']                || ['tcp', 'timeout']
    ['wait', 'db', 'we']               || ['web']
    ['wait', 'db', 'timeout', '']      || []
    ['wait', 'db', 'tcp', '1', 'time'] || ['timeout']
  }

  def "a port says where it is published"() {
    expect:
    soon.eventually {
      assert session.words().behind(['open', 'web', '80'])*.description() == ['at port 32768 of the host']
      assert session.words().behind(['reach', 'web', 'db:5'])*.description() == ['not published']
      assert session.words().behind(['port', 'idle', '80'])*.description() == ['of idle, which does not run']
    }
  }

  def "where `#text` is typed, #words can follow"(String text, List<String> words) {
    expect:
    soon.eventually { assert session.words().language(text)*.word() == words }

    where:
    text                            || words
    "wait 'db', tcp: "              || ['5432', '9187']
    "wait 'db', tcp: 9"             || ['9187']
    "service 'db' {\n  wait tcp: 5" || ['5432']
    "service 'db' {\n  wait {\n  tcp 5" || ['5432']
    'web.port(8'                    || ['80', '8081']
    'db.env.POST'                   || ['POSTGRES_USER']
    'web.env.'                      || ['TZ']
    'nobody.env.'                   || []
  }

  def "variables of containers are offered, those of the caller too, and never a value"() {
    when:
    session.words().lookAhead('exec -e P')

    then:
    soon.eventually { assert behind('exec', '-e', 'P').toSet() == ['PGHOST', 'PATH=', 'PGDATA=', 'POSTGRES_USER='] as Set }
    session.words().behind(['exec', '-e', 'TZ'])*.description() == ['of db, web']
    behind('run', '--env=PGD') == ['--env=PGDATA=']
    behind('run', 'nginx', 'as', 'cache', '-e', 'TZ') == ['TZ=']
    behind('run', 'nginx', 'as', 'cache', '--netw') == ['--network']
  }

  def "without being looked for, variables are those that are declared"() {
    expect:
    session.words().lookAhead('exec db sh')
    behind('exec', '-e', 'PG') == ['PGHOST']
    behind('exec', '-e', 'POSTGRES') == ['POSTGRES_USER=']
  }

  def "`-P #typed` goes on with #values"(String typed, List<String> values) {
    expect:
    behind('up', '-P', typed) == values

    where:
    typed     || values
    'st'      || ['stage=']
    'stage='  || ['stage=dev', 'stage=prod']
    'stage=p' || ['stage=prod']
    'debug='  || ['debug=false', 'debug=true']
    'token='  || []
    'no='     || []
  }
}
