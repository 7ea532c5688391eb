package orchsh.dsl.words

import java.nio.file.Path
import orchsh.dsl.DslSpec
import orchsh.engine.model.*
import orchsh.engine.model.Mount.*
import orchsh.engine.model.NetworkUse.Address
import orchsh.engine.model.Resolution.HostEntry

/** What the words mean that say how a service is reached, what it finds and what it sees. */
class ReachingWordsSpec extends DslSpec {

  def "#word"(String word, Closure read, Object expected) {
    expect:
    read(service(word)) == expected

    where:
    word                                                      | read                                || expected
    "port '127.0.0.1:8080:80/udp'"                            | { it.ports()*.toString() }          || ['127.0.0.1:8080:80/udp']
    "port target: 80, published: 8080"                        | { it.ports()*.toString() }          || ['8080:80']
    "port 80, published: 8080, hostIp: '127.0.0.1', protocol: 'udp', mode: 'host'" | { it.ports()*.toString() } || ['127.0.0.1:8080:80/udp']
    "port 80, hostIp: '::1'"                                  | { it.ports()*.toString() }          || ['[::1]::80']
    "port 80, published: '8000-8010'"                         | { it.ports()*.toString() }          || ['8000-8010:80']
    "ports([[target: 80, published: 81], '90'])"              | { it.ports()*.toString() }          || ['81:80', '90']
    "ports 8080: 80, '127.0.0.1:81': 81"                      | { it.ports()*.toString() }          || ['8080:80', '127.0.0.1:81:81']
    "port '8000-8001:80-81'"                                  | { it.ports()*.toString() }          || ['8000:80', '8001:81']
    "expose 80, '81/udp', '90-91'"                            | { it.exposed()*.toString() }        || ['80/tcp', '81/udp', '90/tcp', '91/tcp']
    "externalLinks 'old', 'other:alias'"                      | { it.externalLinks() }              || [new ExternalLink('old', 'old'), new ExternalLink('other', 'alias')]
    "externalLinks old: 'db2'"                                | { it.externalLinks() }              || [new ExternalLink('old', 'db2')]
    "network 'back', alias: ['x', 'y'], ip: '172.30.0.9', ip6: 'fd00::9', mac: '02:42:ac:11:00:02', linkLocalIps: ['169.254.1.1'], priority: 5, gwPriority: 7, interfaceName: 'eth9', driverOpts: [a: 1]" | { it.networks() } || [new NetworkUse('back', ['x', 'y'], new Address(Optional.of('172.30.0.9'), Optional.of('fd00::9'), ['169.254.1.1'], Optional.of('02:42:ac:11:00:02')), new TreeMap(a: '1'), 5, Optional.of(7), Optional.of('eth9'))]
    "networks back: [alias: 'x'], default: [:]"               | { it.networks() }                   || [new NetworkUse('back', ['x']), NetworkUse.of('default')]
    "networkMode 'host'"                                      | { it.namespaces().network().get() as String } || 'host'
    "networkMode 'service:db'"                                | { it.namespaces().network().get() as String } || 'service:db'
    "dns '9.9.9.9', '1.1.1.1'; dnsSearch 'a.org'; dnsOpt 'ndots:1'" | { it.resolution() }           || new Resolution(['9.9.9.9', '1.1.1.1'], ['a.org'], ['ndots:1'], [])
    "dns(['9.9.9.9'])"                                        | { it.resolution().servers() }       || ['9.9.9.9']
    "extraHosts a: '10.0.0.1', b: ['10.0.0.2', '::1']"        | { it.resolution().hosts() }         || [new HostEntry('a', '10.0.0.1'), new HostEntry('b', '10.0.0.2'), new HostEntry('b', '::1')]
    "extraHosts 'a:10.0.0.1', 'b=::1', 'c:[::2]', 'h:host-gateway'" | { it.resolution().hosts() }   || [new HostEntry('a', '10.0.0.1'), new HostEntry('b', '::1'), new HostEntry('c', '::2'), new HostEntry('h', 'host-gateway')]
    "volumesFrom 'db', 'mq:ro', 'container:old:ro'"           | { it.volumesFrom() }                || [new VolumesFrom(VolumesFrom.Owner.SERVICE, 'db', false), new VolumesFrom(VolumesFrom.Owner.SERVICE, 'mq', true), new VolumesFrom(VolumesFrom.Owner.CONTAINER, 'old', true)]
    "needs db: 'ready', restart: true"                        | { it.needs() }                      || [new Need('db', Need.Condition.READY, true)]
    "needs 'db', 'mq', restart: true"                         | { it.needs() }                      || [new Need('db', Need.Condition.READY, true), new Need('mq', Need.Condition.READY, true)]
    "needs db: 'started', gone: 'ready', required: false"     | { it.needs() }                      || [new Need('db', Need.Condition.STARTED)]
    "secret 'pw'"                                             | { it.secrets() }                    || [FileGrant.secret('pw')]
    "secrets 'pw'; configs 'site'"                            | { it.secrets() + it.configs() }     || [FileGrant.secret('pw'), FileGrant.config('site')]
    "secret 'pw', target: 'db.txt', uid: 103, gid: '104', mode: 0400" | { it.secrets() }            || [new FileGrant('pw', '/run/secrets/db.txt', 103, 104, Optional.of(0400))]
    "secret 'pw', target: '/etc/pw', mode: '440'"             | { it.secrets() }                    || [new FileGrant('pw', '/etc/pw', 0, 0, Optional.of(0440))]
    "config 'site', target: '/etc/site'"                      | { it.configs() }                    || [new FileGrant('site', '/etc/site', 0, 0, Optional.empty())]
    "shmSize '64m'"                                           | { it.resources().sharedMemory().get() } || 67108864L
    "storageOpt size: '10G'"                                  | { it.kernel().storageOptions() }    || [size: '10G']
    "readOnly true"                                           | { it.privileges().readOnly() }      || true
  }

  def "#word mounts #mount"(String word, Mount mount) {
    expect:
    service(word).mounts() == [mount]

    where:
    word                                                          || mount
    "volume 'data:/d:nocopy,ro'"                                  || new NamedVolume('data', '/d', true, true, Optional.empty())
    "volume './x:/d:ro,z'"                                        || host('/srv/shop/x', true, new Manner(Optional.empty(), false, Optional.of(Relabel.SHARED), Recursion.ENABLED))
    "volume './x:/d:rshared'"                                     || host('/srv/shop/x', false, new Manner(Optional.of(Propagation.RSHARED), false, Optional.empty(), Recursion.ENABLED))
    "volume 'data:/d', subpath: 'a/b', readOnly: true"            || new NamedVolume('data', '/d', true, false, Optional.of('a/b'))
    "volume source: 'data', target: '/d', nocopy: true"           || new NamedVolume('data', '/d', false, true, Optional.empty())
    "volume type: 'volume', source: 'data', target: '/d'"         || new NamedVolume('data', '/d', false)
    "volume target: '/d', labels: [a: 1]"                         || new AnonymousVolume('/d', false, false, new TreeMap(a: '1'))
    "volume type: 'bind', source: 'conf', target: '/d', readOnly: true, propagation: 'rslave', createHostPath: true" || host('/srv/shop/conf', true, new Manner(Optional.of(Propagation.RSLAVE), true, Optional.empty(), Recursion.ENABLED))
    "volume source: '~/x', target: '/d', selinux: 'Z'"            || host('/home/ann/x', false, new Manner(Optional.empty(), false, Optional.of(Relabel.PRIVATE), Recursion.ENABLED))
    "volume './x:/d', recursive: 'disabled', consistency: 'consistent'" || host('/srv/shop/x', false, new Manner(Optional.empty(), false, Optional.empty(), Recursion.DISABLED))
    "volume type: 'tmpfs', target: '/d', size: 64.mb, mode: 01777" || new Memory('/d', false, Optional.of(67108864L), Optional.of(01777), '')
    "volume target: '/d', size: '64m'"                            || new Memory('/d', false, Optional.of(67108864L), Optional.empty(), '')
    "volume type: 'image', source: 'busybox', target: '/d', subpath: 'bin'" || new ImageFiles(ImageReference.parse('busybox'), '/d', Optional.of('bin'))
    "volumes([[type: 'bind', source: '/x', target: '/d']])"       || host('/x', false, Manner.USUAL)
    "tmpfs '/d'"                                                  || new Memory('/d')
    "tmpfs '/d:size=64m,mode=1777,noexec,ro'"                     || new Memory('/d', true, Optional.of(67108864L), Optional.of(01777), 'noexec')
    "tmpfs '/d', size: 1.gb, mode: '700'"                         || new Memory('/d', false, Optional.of(1073741824L), Optional.of(0700), '')
  }

  private static HostPath host(String source, boolean readOnly, Manner manner) {
    new HostPath(Path.of(source), '/d', readOnly, manner)
  }
}
