package orchsh.engine.definition

import static orchsh.engine.model.NetworkUses.networkUse
import static orchsh.engine.plan.PlannerFixture.service
import static orchsh.engine.plan.PlannerFixture.stack

import java.nio.file.Path
import java.time.Duration
import java.util.function.Consumer
import orchsh.engine.model.*
import orchsh.engine.model.NetworkUse.Address
import spock.lang.Specification

/** Every word that becomes part of a container is named when it changes. */
class DefinitionSpec extends Specification {
  static final long MEGABYTE = 1024 * 1024

  def "who says nothing has only what every container has"() {
    expect:
    definition(service('web')).encode() == 'image=busybox\\:latest\nnetwork default=\n'.replace('\\', '')
  }

  def "a change is named: #change"(Closure before, Closure now, String change) {
    expect:
    changes(before, now) == change

    where:
    change | before | now
    'platform added (linux/arm64)' | { it } | { it.platform('linux/arm64') }
    "entrypoint a 'b c' -> a" | { it.launch { it.entrypoint(['a', 'b c']) } } | { it.launch { it.entrypoint(['a']) } }
    'groupAdd audio added, stdin added, tty added, user added (me), workdir added (/w)' | { it } | { it.launch { it.workdir('/w').user('me').group('audio').tty(true).stdin(true) } }
    'init true -> false' | { it.launch { it.init(true) } } | { it.launch { it.init(false) } }
    'env PATH added (taken away)' | { it } | { it.withoutEnv('PATH') }
    'env PLAIN changed' | { it.confidentialEnv('PLAIN', 'first') } | { it.confidentialEnv('PLAIN', 'second') }
    'annotation c added (d), domainname added (d), hostname added (h), label a added (b)' | { it } | { it.identity({ it.hostname('h').domainname('d').label('a', 'b').annotation('c', 'd') } as Consumer) }
    'expose 90/udp added, port 8000-8010:80 removed' | { it.port(Port.parse('8000-8010:80')[0]) } | { it.expose(new ExposedPort(90, Port.Protocol.UDP)) }
    'network a ip added (10.0.0.9), network a ip6 added (fd00::9), network a linkLocal added (169.254.0.9), network a mac added (02:42:ac:11:00:02)' | { it.network(NetworkUse.of('a')) } | { it.network(NetworkUse.of('a').at(new Address(Optional.of('10.0.0.9'), Optional.of('fd00::9'), ['169.254.0.9'], Optional.of('02:42:ac:11:00:02')))) }
    'network a driverOption x added (y), network a gatewayPriority added (2), network a interfaceName added (n), network a priority added (1)' | { it.network(NetworkUse.of('a')) } | { it.network(networkUse('a', driverOptions: [x: 'y'], priority: 1, gatewayPriority: 2, interfaceName: 'n')) }
    'externalLink a far -> farther' | { it.externalLink(new ExternalLink('far', 'a')) } | { it.externalLink(new ExternalLink('farther', 'a')) }
    'dns 1.1.1.1 8.8.8.8 -> 8.8.8.8 1.1.1.1' | { it.resolution { it.server('1.1.1.1').server('8.8.8.8') } } | { it.resolution { it.server('8.8.8.8').server('1.1.1.1') } }
    'dnsOpt added (b), dnsSearch added (a), extraHosts h added (10.0.0.1 10.0.0.2)' | { it } | { it.resolution { it.search('a').option('b').host('h', '10.0.0.1').host('h', '10.0.0.2') } }
    'volume /v volume shop_v -> volume shop_v no copy subpath s read-only' | { it.mount(new Mount.NamedVolume('v', '/v', false)) } | { it.mount(new Mount.NamedVolume('v', '/v', true, true, Optional.of('s'))) }
    'volume /v label a added (b)' | { it.mount(new Mount.AnonymousVolume('/v', false)) } | { it.mount(new Mount.AnonymousVolume('/v', false, false, new TreeMap<>(a: 'b'))) }
    'volume /h /etc read-only -> /etc propagation rslave z read-only' | { it.mount(host(Mount.Manner.USUAL)) } | { it.mount(host(new Mount.Manner(Optional.of(Mount.Propagation.RSLAVE), true, Optional.of(Mount.Relabel.SHARED), Mount.Recursion.ENABLED))) }
    'volume /h /etc read-only -> /etc mounts below read-only read-only' | { it.mount(host(Mount.Manner.USUAL)) } | { it.mount(host(new Mount.Manner(Optional.empty(), false, Optional.empty(), Mount.Recursion.READONLY))) }
    'tmpfs /t (empty) -> size=64m mode=1777 noexec read-only' | { it.mount(new Mount.Memory('/t')) } | { it.mount(new Mount.Memory('/t', true, Optional.of(64 * MEGABYTE), Optional.of(01777), 'noexec')) }
    'volume /i image a:1 read-only -> image a:2 subpath s read-only' | { it.mount(new Mount.ImageFiles(ImageReference.parse('a:1'), '/i', Optional.empty())) } | { it.mount(new Mount.ImageFiles(ImageReference.parse('a:2'), '/i', Optional.of('s'))) }
    'volumesFrom container:c added (read-only)' | { it } | { it.volumesFrom(new VolumesFrom(VolumesFrom.Owner.CONTAINER, 'c', true)) }
    'healthcheck interval 5s -> 1s' | { it.healthcheck(check(5000)) } | { it.healthcheck(check(1000)) }
    'healthcheck CMD true -> NONE, healthcheck interval removed, healthcheck retries removed, healthcheck startInterval removed, healthcheck startPeriod removed, healthcheck timeout removed' | { it.healthcheck(check(1000)) } | { it.healthcheck(Healthcheck.none()) }
    'restart always -> on-failure:3' | { it.restart(RestartPolicy.parse('always')) } | { it.restart(RestartPolicy.parse('on-failure:3')) }
    'stopSignal added (SIGINT), stopTimeout added (90s)' | { it } | { it.ending(new Ending(Optional.of('SIGINT'), Optional.of(Duration.ofSeconds(90)))) }
    'logging added (local), logging max-size added (1m)' | { it } | { it.logging(new Logging(Optional.of('local'), new TreeMap<>('max-size': '1m'))) }
    'memory 512m -> 1g' | { it.resources { it.memory(512 * MEGABYTE) } } | { it.resources { it.memory(1024 * MEGABYTE) } }
    'memory added (8m), memoryReservation added (7m), memorySwap added (16m), swappiness added (1)' | { it } | { it.resources { it.memory(8 * MEGABYTE).memorySwap(16 * MEGABYTE).memoryReservation(7 * MEGABYTE).swappiness(1) } }
    'cpus 1.5 -> 2' | { it.resources { it.cpus(1.50) } } | { it.resources { it.cpus(2.0) } }
    'cpuPeriod added (2), cpuQuota added (3), cpuRealtimePeriod added (4), cpuRealtimeRuntime added (5), cpuShares added (1), cpuset added (0), cpusetMems added (1)' | { it } | { it.resources { it.cpuShares(1).cpuPeriod(2).cpuQuota(3).realtimePeriod(4).realtimeRuntime(5).cpuset('0').memoryNodes('1') } }
    'oomKillDisable added, oomScore added (5), pids added (-1), shmSize added (1k), ulimits nofile added (1:2)' | { it } | { it.resources { it.pids(-1).sharedMemory(1024).ulimit(new Ulimit('nofile', 1, 2)).oomScore(5).oomKillDisable(true) } }
    'blkio readBps /dev/a added (1), blkio readIops /dev/a added (2), blkio weight added (10), blkio weight /dev/a added (20), blkio writeBps /dev/a added (3), blkio writeIops /dev/a added (4)' | { it } | { it.resources { it.blockIo(new BlockIo(Optional.of(10), [new BlockIo.Weight('/dev/a', 20)], [rate(1)], [rate(2)], [rate(3)], [rate(4)])) } }
    'deviceCgroupRules c 1:3 r added, devices /dev/a added (/dev/b r), gpus added (capabilities gpu count all)' | { it } | { it.devices { it.device(new Devices.Device('/dev/a', '/dev/b', 'r')).rule('c 1:3 r').request(new Devices.Request(Optional.empty(), Optional.of(-1), [], ['gpu'], new TreeMap<>())) } }
    'devices /dev/a /dev/b rwm -> /dev/d rwm' | { it.devices { it.device(device('/dev/b')).device(device('/dev/e')) } } | { it.devices { it.device(device('/dev/d')).device(device('/dev/e')) } }
    'devices /dev/a /dev/c removed' | { it.devices { it.device(device('/dev/b')).device(device('/dev/c')) } } | { it.devices { it.device(device('/dev/b')) } }
    'devices /dev/a /dev/c rwm -> r' | { it.devices { it.device(device('/dev/b')).device(device('/dev/c')) } } | { it.devices { it.device(device('/dev/c', 'r')).device(device('/dev/b')) } }
    'capAdd NET_ADMIN added, privileged added, readOnly added, securityOpt no-new-privileges added' | { it } | { it.privileges { it.privileged(true).add('NET_ADMIN').securityOption('no-new-privileges').readOnly(true) } }
    'capDrop ALL removed' | { it.privileges { it.drop('ALL') } } | { it }
    'networkMode host -> service:web' | { it.namespaces { it.network(Namespace.parse('host')) } } | { it.namespaces { it.network(Namespace.parse('service:web')) } }
    'cgroup added (host), ipc added (host), pid added (host), userns added (host), uts added (host)' | { it } | { it.namespaces { it.ipc(Namespace.parse('host')).pid(Namespace.parse('host')).uts(Namespace.parse('host')).user(Namespace.parse('host')).cgroup(Namespace.parse('host')) } }
    'cgroupParent added (/g), isolation added (default), runtime added (r), storageOpt size added (1g), sysctls a added (b)' | { it } | { it.kernel { it.sysctl('a', 'b').cgroupParent('/g').runtime('r').isolation('default').storageOption('size', '1g') } }
  }

  def "a network that changes is named: #change"(Network before, Network now, String change) {
    expect:
    NetworkFields.of(now).masked().changesSince(NetworkFields.of(before).masked()).join(', ') == change

    where:
    before | now || change
    new Network('n', false) | new Network('n', true)                                                                                    || 'internal false -> true'
    new Network('n', false) | Network.named('n').driver('macvlan').driverOption('parent', 'eth0').attachable(true).ip4(true).ip6(true).label('a', 'b').build() || 'attachable added, driver added (macvlan), driverOption parent added (eth0), ipv4 added (true), ipv6 added (true), label a added (b)'
    new Network('n', false) | Network.named('n').addressDriver('default').addressOption('a', 'b').pool(new Network.Pool(Optional.of('10.0.0.0/24'), Optional.of('10.0.0.128/25'), Optional.of('10.0.0.1'), new TreeMap<>(p: '10.0.0.2'))).pool(Network.Pool.of('fd00::/64')).build() || 'addresses driver added (default), addresses option a added (b), gateway added (10.0.0.1), range added (10.0.0.128/25), reserved p added (10.0.0.2), subnet added (10.0.0.0/24), subnet 2 added (fd00::/64)'
  }

  def "an option of a volume that holds a password does not show it"() {
    given:
    def volume = Volume.named('v').driver('local').driverOption('type', 'cifs').driverOption('o', 'username=me,password=s3cret').build()

    expect:
    NetworkFields.of(volume).masked().encode() == 'driver=local\ndriverOption o=***\ndriverOption type=cifs\n'
  }

  private static String changes(Closure before, Closure now) {
    def old = service('web')
    def recent = service('web')
    before(old)
    now(recent)
    definition(recent).changesSince(definition(old)).findAll { !it.startsWith('network default') }.join(', ')
  }

  private static Definition definition(Service.Builder builder) {
    def stack = stack(builder)
    ServiceFields.of(stack, stack.services()[0]).sealed(Seal.ofThisProcess())
  }

  private static Mount host(Mount.Manner manner) {
    new Mount.HostPath(Path.of('/etc'), '/h', true, manner)
  }

  private static Healthcheck check(int millis) {
    def time = Optional.of(Duration.ofSeconds(1))
    new Healthcheck(Optional.of(['CMD', 'true']), Optional.of(Duration.ofMillis(millis)), time, Optional.of(1), time, time)
  }

  private static Devices.Device device(String target, String permissions = 'rwm') {
    new Devices.Device('/dev/a', target, permissions)
  }

  private static BlockIo.Rate rate(long number) {
    new BlockIo.Rate('/dev/a', number)
  }
}
