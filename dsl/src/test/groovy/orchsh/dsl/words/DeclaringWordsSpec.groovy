package orchsh.dsl.words

import java.nio.file.Path
import orchsh.dsl.DslSpec
import orchsh.engine.model.*
import orchsh.engine.model.FileSource.OfFile
import orchsh.engine.model.FileSource.OfText
import orchsh.engine.model.Network.Pool

/** What the words outside of services mean. */
class DeclaringWordsSpec extends DslSpec {

  def "#word declares a network"(String word, Network network) {
    expect:
    stack("$word\nservice 'a' { image 'x' }").networks() == [network]

    where:
    word                                                            || network
    "network 'n'"                                                   || new Network('n', false)
    "network 'n', internal: true"                                   || new Network('n', true)
    "network 'n', driver: 'macvlan', driverOpts: [parent: 'eth0']"  || Network.named('n').driver('macvlan').driverOption('parent', 'eth0').build()
    "network 'n', attachable: true, ipv4: false, ipv6: true"        || Network.named('n').attachable(true).ip4(false).ip6(true).build()
    "network 'n', labels: [a: 1]"                                   || Network.named('n').label('a', '1').build()
    "network 'n', labels: ['a=1', 'b']"                             || Network.named('n').label('a', '1').label('b', '').build()
    "network 'n', external: true, name: 'theirs'"                   || Network.named('n').external().engineName('theirs').build()
    "network 'n', subnet: '10.1.0.0/16'"                            || Network.named('n').pool(Pool.of('10.1.0.0/16')).build()
    "network 'n', subnet: ['10.1.0.0/16', 'fd00::/64']"             || Network.named('n').pool(Pool.of('10.1.0.0/16')).pool(Pool.of('fd00::/64')).build()
    "network 'n', subnet: '10.1.0.0/16', ipRange: '10.1.2.0/24', gateway: '10.1.0.1', auxAddresses: [r: '10.1.0.9']" || Network.named('n').pool(new Pool(Optional.of('10.1.0.0/16'), Optional.of('10.1.2.0/24'), Optional.of('10.1.0.1'), new TreeMap(r: '10.1.0.9'))).build()
    "network 'n', ipam: [driver: 'default', options: [a: 1], config: [[subnet: '10.1.0.0/16'], [subnet: 'fd00::/64', gateway: 'fd00::1']]]" || Network.named('n').addressDriver('default').addressOption('a', '1').pool(Pool.of('10.1.0.0/16')).pool(new Pool(Optional.of('fd00::/64'), Optional.empty(), Optional.of('fd00::1'), new TreeMap())).build()
    "network 'default', subnet: '10.1.0.0/16'"                      || Network.named('default').pool(Pool.of('10.1.0.0/16')).build()
  }

  def "#word declares a volume"(String word, Volume volume) {
    expect:
    stack("$word\nservice 'a' { image 'x' }").volumes() == [volume]

    where:
    word                                                           || volume
    "volume 'v'"                                                   || new Volume('v')
    "volume 'v', driver: 'local', driverOpts: [type: 'nfs', o: 'addr=1']" || Volume.named('v').driver('local').driverOption('type', 'nfs').driverOption('o', 'addr=1').build()
    "volume 'v', labels: [a: 1]"                                   || Volume.named('v').label('a', '1').build()
    "volume 'v', external: true, name: 'theirs'"                   || Volume.named('v').external().engineName('theirs').build()
    "volume 'v', external: false"                                  || new Volume('v')
  }

  def "#word declares #source"(String word, FileSource source) {
    expect:
    stack("secret 's', $word\nservice 'a' { image 'x' }").secrets() == [new Secret('s', source)]
    stack("config 's', $word\nservice 'a' { image 'x' }").configs() == [new Config('s', source)]

    where:
    word                     || source
    "file: 'secrets/db.txt'" || new OfFile(Path.of('/srv/shop/secrets/db.txt'))
    "file: '~/db.txt'"       || new OfFile(Path.of('/home/ann/db.txt'))
    "env: 'ORCHSH_NO_CACHE'" || new OfText('1')
    "content: \"a\${1}\""    || new OfText('a1')
  }

  def "like takes over what a service is, and not what must differ"() {
    when:
    def services = stack('''
      volume 'data'; network 'back'; secret 'pw', content: 's'
      service 'db' { image 'db'; network 'back' }
      service 'api' {
        image 'api'; command 'serve'; env A: 1, B: 2; volume 'data:/d'; network 'back', alias: 'door', priority: 3; link db: 'd'
        user 'app'; memory 64.mb; capAdd 'X'; labels L: 'l'; secret 'pw'; expose 9; entrypoint 'e'
        port '80:80'; containerName 'the-api'; hostname 'h'; wait tcp: 80; healthcheck 'x'; needs 'db'; restart 'always'
        replicas 1; onReady 'seed'; stopSignal 'INT'; watch '.', action: 'sync', target: '/s'
      }
      job 'migrate' { like 'api'; command 'migrate'; env B: 3, C: env.A; volume './x:/d' }'''.stripIndent()).services()
    def api = services[1]
    def job = services[2]

    then:
    job.image() == api.image()
    job.launch().user() == api.launch().user()
    job.launch().entrypoint() == api.launch().entrypoint()
    [job.links(), job.secrets(), job.exposed()] == [api.links(), api.secrets(), api.exposed()]
    [job.resources(), job.privileges(), job.identity().labels()] == [api.resources(), api.privileges(), api.identity().labels()]
    job.networks().collect { [it.network(), it.aliases(), it.priority()] } == [['back', [], 3]]

    and: 'what it says itself goes before or adds up'
    job.command().get() == ['migrate']
    job.env() == [A: '1', B: '3', C: '1']
    job.mounts() == [new Mount.HostPath(Path.of('/srv/shop/x'), '/d', false)]

    and: 'its life is its own'
    job.job().present
    [job.ports(), job.waits(), job.needs(), job.watches()] == [[], [], [], []]
    [job.healthcheck(), job.identity().containerName(), job.identity().hostname()] == [Optional.empty()] * 3
    job.restart() == RestartPolicy.NO
    job.hooks() == Hooks.NONE
    job.ending() == Ending.USUAL
  }

  def "defaults speak before every service that follows"() {
    when:
    def services = stack('''
      service 'first' { image 'x' }
      defaults { restart 'always'; env A: 1, NAME: name; volume './a:/a'; label L: 'l'; memory 64.mb; replicas 2; pull 'always' }
      service 'api' { image 'x'; env A: 2; memory 32.mb; volume './b:/a' }
      defaults { env B: 1 }
      service 'worker' { like 'api'; env C: 1 }
      job 'once' { image 'y' }'''.stripIndent()).services()

    then:
    services*.env() == [[:], [A: '2', NAME: 'api'], [A: '2', B: '1', C: '1', NAME: 'api'], [A: '1', B: '1', NAME: 'once']]
    services*.restart()*.toString() == ['no', 'always', 'always', 'no']
    services*.replicas() == [1, 2, 2, 1]
    services*.mounts()*.collect { it.source().fileName.toString() } == [[], ['b'], ['b'], ['a']]
    services*.resources()*.memory()*.orElse(0L) == [0L, 33554432L, 33554432L, 67108864L]
    services*.identity()*.labels()*.size() == [0, 1, 1, 1]
  }

  def "override speaks to a service again: one value goes before, several add up"() {
    when:
    def db = stack('''
      volume 'data'; network 'back'
      service db { image 'a'; port 80; volume 'data:/d'; network 'back', alias: 'x'; env A: 1; needs web: 'started'; healthcheck 'x' }
      service web { image 'y' }
      override 'db' { image 'b'; port 81; volume './x:/d'; network 'back', alias: 'y'; env A: 2, B: env.A; needs web: 'ready'; healthcheck interval: 1.s }'''.stripIndent()).services()[0]

    then:
    db.image().get() as String == 'b:latest'
    db.ports()*.toString() == ['80', '81']
    db.mounts()*.target() == ['/d']
    db.mounts()[0] instanceof Mount.HostPath
    db.networks() == [new NetworkUse('back', ['y'])]
    db.env() == [A: '2', B: '1']
    db.needs() == [Need.ready('web')]
    db.healthcheck().get().with { [it.test().get().last(), it.interval().get().toSeconds()] } == ['x', 1]
  }

  def "a secret is the value of a variable, and seen nowhere: #value"(String value, String expected) {
    when:
    def a = service("env P: $value")

    then:
    a.env() == [P: expected]
    a.environment().confidential() == ['P'] as Set
    a.secrets() == []

    where:
    value                            || expected
    "secret('pw')"                   || 's3cret'
    "\"db://u:\${secret('pw')}@h\""  || 'db://u:s3cret@h'
  }

  def "a secret can be handed on before it is used"() {
    expect:
    stack("secret 's', content: 'x\\n\\n'\ndef pw = secret('s')\nservice 'a' { image 'i'; env P: pw }").services()[0].env() == [P: 'x']
    stack("secret 's', content: 'x'\nservice 'a' { image 'i'; def p = secret('s'); env P: p; secret 's', target: 't' }").services()[0].with { [it.env(), it.secrets()*.target()] } == [[P: 'x'], ['/run/secrets/t']]
  }
}
