package orchsh.engine

import static orchsh.engine.model.NetworkUses.networkUse

import com.fasterxml.jackson.databind.ObjectMapper
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.CopyOnWriteArrayList
import java.util.function.Consumer
import orchsh.engine.caller.CancellationToken
import orchsh.engine.event.EngineEvent.Noted
import orchsh.engine.event.EngineEvent.RunFinished.Outcome
import orchsh.engine.event.EngineEvent.StepFailed
import orchsh.engine.model.*
import orchsh.engine.model.NetworkUse.Address
import orchsh.engine.plan.Goal
import orchsh.engine.plan.Plan
import orchsh.engine.plan.Step
import orchsh.engine.problem.ProblemException
import orchsh.engine.wire.WireRequest
import spock.lang.Shared
import spock.lang.TempDir
import spock.lang.Timeout

/**
 * What every word for a service, network or volume becomes on the engine: each row says it, and looks at what the engine
 * then says of the container, network or volume. Nothing is started, so that it does not matter what this machine's
 * kernel allows.
 */
@Timeout(120)
class AttributesIT extends RealEngineSpec {
  /** In the folder of the engines of the tests, for the engine may make it. */
  static final Path MADE = EngineFixture.surroundings().cacheFolder().resolve('attributes-made')
  static final long MEGABYTE = 1024 * 1024

  @Shared String all = OwnName.of('it')
  @Shared Map<String, Map> containers = null
  /** Neither within the engine's own folder nor around it, for such paths cannot be mounted in every manner. */
  @Shared @TempDir Path outside

  /** By service: the word, what is said, and what the engine says. */
  static final Map<String, List<List>> WORDS = [
    launch: [
      ['entrypoint', { it.launch { it.entrypoint(['sh', '-c']) } }, { it.Config.Entrypoint }, ['sh', '-c']],
      ['command', { it.launch { it.command(['sleep', '9']) } }, { it.Config.Cmd }, ['sleep', '9']],
      ['workdir', { it.launch { it.workdir('/tmp') } }, { it.Config.WorkingDir }, '/tmp'],
      ['user', { it.launch { it.user('12:34') } }, { it.Config.User }, '12:34'],
      ['groupAdd', { it.launch { it.group('56').group('audio') } }, { it.HostConfig.GroupAdd }, ['56', 'audio']],
      ['init', { it.launch { it.init(true) } }, { it.HostConfig.Init }, true],
      ['tty', { it.launch { it.tty(true) } }, { it.Config.Tty }, true],
      ['stdin', { it.launch { it.stdin(true) } }, { it.Config.OpenStdin }, true],
      ['env', { it.env('A', 'x=y').env('EMPTY', '') }, { it.Config.Env.findAll { !it.startsWith('PATH') } }, ['A=x=y', 'EMPTY=']],
      ['an env that is taken away', { it.withoutEnv('PATH') }, { it.Config.Env.findAll { it.startsWith('PATH') } }, ['PATH']],
      ['platform', { it.platform('linux/amd64') }, { it.Platform }, 'linux'],
      ['restart', { it.restart(RestartPolicy.parse('on-failure:3')) }, { it.HostConfig.RestartPolicy }, [Name: 'on-failure', MaximumRetryCount: 3]],
      ['stopSignal', { it.ending(new Ending(Optional.of('SIGINT'), Optional.of(Duration.ofMillis(2500)))) }, { it.Config.StopSignal }, 'SIGINT'],
      ['stopTimeout', { it }, { it.Config.StopTimeout }, 3],
      ['logging', { it.logging(new Logging(Optional.of('json-file'), new TreeMap<>('max-size': '1m'))) }, { it.HostConfig.LogConfig }, [Type: 'json-file', Config: ['max-size': '1m']]],
      ['runtime', { it.kernel { it.runtime('runc') } }, { it.HostConfig.Runtime }, 'runc'],
    ],
    bare: [
      ['no entrypoint', { it.launch { it.entrypoint([]).command(['ls']) } }, { [it.Config.Entrypoint, it.Path] }, [[], 'ls']],
      ['no healthcheck', { it.healthcheck(Healthcheck.none()) }, { it.Config.Healthcheck.Test }, ['NONE']],
      ['restart', { it.restart(RestartPolicy.parse('unless-stopped')) }, { it.HostConfig.RestartPolicy.Name }, 'unless-stopped'],
      ['logging of the engine', { it }, { it.HostConfig.LogConfig.Type }, 'json-file'],
    ],
    named: [
      ['containerName', { it.network(NetworkUse.of('front')).identity({ it.containerName('attributes-of-its-own') } as Consumer) }, { it.Name }, '/attributes-of-its-own'],
      ['hostname', { it.identity({ it.hostname('inside') } as Consumer) }, { it.Config.Hostname }, 'inside'],
      ['domainname', { it.identity({ it.domainname('example.org') } as Consumer) }, { it.Config.Domainname }, 'example.org'],
      ['label', { it.identity({ it.label('org.example.a', 'b') } as Consumer) }, { it.Config.Labels['org.example.a'] }, 'b'],
    ],
    reached: [
      ['port', { it.port(Port.parse('127.0.0.1::80')[0]) }, { it.HostConfig.PortBindings['80/tcp'] }, [[HostIp: '127.0.0.1', HostPort: '']]],
      ['port of both sides', { it.port(Port.of(28123, 81)) }, { it.HostConfig.PortBindings['81/tcp'] }, [[HostIp: '', HostPort: '28123']]],
      ['port of udp', { it.port(Port.parse('28123:53/udp')[0]) }, { it.HostConfig.PortBindings['53/udp'][0].HostPort }, '28123'],
      ['a choice of ports', { it.port(Port.parse('28130-28139:82')[0]) }, { it.HostConfig.PortBindings['82/tcp'][0].HostPort }, '28130-28139'],
      ['expose', { it.expose(new ExposedPort(90, Port.Protocol.TCP)) }, { it.Config.ExposedPorts.keySet().toSorted() }, ['53/udp', '80/tcp', '81/tcp', '82/tcp', '90/tcp']],
      ['dns', { it.resolution { it.server('192.0.2.1').server('192.0.2.2') } }, { it.HostConfig.Dns }, ['192.0.2.1', '192.0.2.2']],
      ['dnsSearch', { it.resolution { it.search('example.org') } }, { it.HostConfig.DnsSearch }, ['example.org']],
      ['dnsOpt', { it.resolution { it.option('ndots:2') } }, { it.HostConfig.DnsOptions }, ['ndots:2']],
      ['extraHosts', { it.resolution { it.host('other', '192.0.2.3').host('gate', 'host-gateway') } }, { it.HostConfig.ExtraHosts }, ['other:192.0.2.3', 'gate:host-gateway']],
      ['ip6', { it.network(networkUse('back', at: new Address(Optional.of('10.231.8.9'), Optional.of('fd00:231:8::9'), [], Optional.empty()), driverOptions: ['com.example.x': 'y'])) }, { back(it).IPAMConfig }, [IPv4Address: '10.231.8.9', IPv6Address: 'fd00:231:8::9']],
      ['alias', { it.network(networkUse('front', ['www'], at: new Address(Optional.of('10.231.7.9'), Optional.empty(), ['169.254.8.8'], Optional.of('02:42:0a:e7:07:09')), priority: 5)) }, { front(it).Aliases.take(2) }, ['reached', 'www']],
      ['ip', { it }, { front(it).IPAMConfig.IPv4Address }, '10.231.7.9'],
      ['linkLocal', { it }, { front(it).IPAMConfig.LinkLocalIPs }, ['169.254.8.8']],
      ['mac', { it }, { it.Config.MacAddress ?: front(it).MacAddress }, '02:42:0a:e7:07:09'],
      ['priority', { it }, { it.HostConfig.NetworkMode }, 'NETWORK-front'],
      ['driverOption of an endpoint', { it }, { back(it).DriverOpts }, ['com.example.x': 'y']],
      ['link', { it.link(new Link('named', 'other', true)) }, { front(it).Links }, ['named:other']],
    ],
    data: [
      ['volume', { it.mount(new Mount.NamedVolume('kept', '/kept', false)) }, { mount(it, '/kept') }, [Type: 'volume', Source: 'NAME_kept', Target: '/kept', VolumeOptions: [:]]],
      ['volume that is read-only and not filled', { it.mount(new Mount.NamedVolume('kept', '/read', true, true, Optional.empty())) }, { mount(it, '/read') }, [Type: 'volume', Source: 'NAME_kept', Target: '/read', ReadOnly: true, VolumeOptions: [NoCopy: true]]],
      ['volume without a name', { it.mount(new Mount.AnonymousVolume('/scratch', false, false, new TreeMap<>(a: 'b'))) }, { mount(it, '/scratch').with { [it.Type, it.Target, it.Source, it.VolumeOptions.Labels.findAll { !(it.key ==~ /(com\.docker|orchsh)\..*/) }] } }, ['volume', '/scratch', null, [a: 'b']]],
      ['path of the host', { it.mount(new Mount.HostPath(Path.of('/tmp'), '/host', true)) }, { mount(it, '/host') }, [Type: 'bind', Source: '/tmp', Target: '/host', ReadOnly: true]],
      ['propagation', { it.mount(new Mount.HostPath(Path.of('/tmp'), '/slave', false, manner(propagation: Mount.Propagation.RSLAVE))) }, { mount(it, '/slave').BindOptions }, [Propagation: 'rslave']],
      ['recursive: disabled', { it.mount(new Mount.HostPath(Path.of('/tmp'), '/flat', false, manner(recursion: Mount.Recursion.DISABLED))) }, { mount(it, '/flat').BindOptions }, [NonRecursive: true]],
      ['selinux', { it.mount(new Mount.HostPath(Path.of('/tmp'), '/marked', true, manner(relabel: Mount.Relabel.PRIVATE))) }, { it.HostConfig.Binds.find { it.contains('/marked') } }, '/tmp:/marked:ro,Z'],
      ['createHostPath', { it.mount(new Mount.HostPath(MADE, '/made', false, manner(create: true))) }, { it.HostConfig.Binds.find { it.contains('/made') } }, "$MADE:/made:rw".toString()],
      ['tmpfs', { it.mount(new Mount.Memory('/run')).mount(new Mount.Memory('/fast', true, Optional.of(64 * MEGABYTE), Optional.of(01777), 'noexec')) }, { it.HostConfig.Tmpfs }, ['/run': '', '/fast': "ro,size=${64 * MEGABYTE},mode=1777,noexec".toString()]],
      ['volumesFrom', { it.volumesFrom(new VolumesFrom(VolumesFrom.Owner.SERVICE, 'launch', true)) }, { it.HostConfig.VolumesFrom }, ['ID-launch:ro']],
      ['shmSize', { it.resources { it.sharedMemory(32 * MEGABYTE) } }, { it.HostConfig.ShmSize }, 32 * MEGABYTE],
      ['readOnly', { it.privileges { it.readOnly(true) } }, { it.HostConfig.ReadonlyRootfs }, true],
    ],
    limited: [
      ['memory', { it.resources { it.memory(64 * MEGABYTE) } }, { it.HostConfig.Memory }, 64 * MEGABYTE],
      ['memoryReservation', { it.resources { it.memoryReservation(32 * MEGABYTE) } }, { it.HostConfig.MemoryReservation }, 32 * MEGABYTE],
      ['memorySwap', { it.resources { it.memorySwap(128 * MEGABYTE) } }, { it.HostConfig.MemorySwap }, 128 * MEGABYTE],
      ['swappiness', { it.resources { it.swappiness(10) } }, { it.HostConfig.MemorySwappiness }, 10],
      ['cpus', { it.resources { it.cpus(0.5G) } }, { it.HostConfig.NanoCpus }, 500_000_000],
      ['cpuShares', { it.resources { it.cpuShares(512) } }, { it.HostConfig.CpuShares }, 512],
      ['cpuset', { it.resources { it.cpuset('0') } }, { it.HostConfig.CpusetCpus }, '0'],
      ['cpusetMems', { it.resources { it.memoryNodes('0') } }, { it.HostConfig.CpusetMems }, '0'],
      ['pids', { it.resources { it.pids(50) } }, { it.HostConfig.PidsLimit }, 50],
      ['ulimits', { it.resources { it.ulimit(new Ulimit('nofile', 100, 200)) } }, { it.HostConfig.Ulimits }, [[Name: 'nofile', Soft: 100, Hard: 200]]],
      ['oomScore', { it.resources { it.oomScore(100) } }, { it.HostConfig.OomScoreAdj }, 100],
      ['oomKillDisable', { it.resources { it.oomKillDisable(true) } }, { it.HostConfig.OomKillDisable }, true],
      ['blkio readBps', { it.resources { it.blockIo(blockIo()) } }, { it.HostConfig.BlkioDeviceReadBps }, [[Path: '/dev/null', Rate: 1000]]],
      ['blkio readIops', { it }, { it.HostConfig.BlkioDeviceReadIOps }, [[Path: '/dev/null', Rate: 1001]]],
      ['blkio writeBps', { it }, { it.HostConfig.BlkioDeviceWriteBps }, [[Path: '/dev/null', Rate: 1002]]],
      ['blkio writeIops', { it }, { it.HostConfig.BlkioDeviceWriteIOps }, [[Path: '/dev/null', Rate: 1003]]],
      ['cgroupParent', { it.kernel { it.cgroupParent('/some/group') } }, { it.HostConfig.CgroupParent }, '/some/group'],
    ],
    scheduled: [
      ['cpuPeriod', { it.resources { it.cpuPeriod(50_000) } }, { it.HostConfig.CpuPeriod }, 50_000],
      ['cpuQuota', { it.resources { it.cpuQuota(25_000) } }, { it.HostConfig.CpuQuota }, 25_000],
    ],
    devices: [
      ['devices', { it.devices { it.device(new Devices.Device('/dev/null', '/dev/nothing', 'rw')) } }, { it.HostConfig.Devices }, [[PathOnHost: '/dev/null', PathInContainer: '/dev/nothing', CgroupPermissions: 'rw']]],
      ['deviceCgroupRules', { it.devices { it.rule('c 1:3 rwm') } }, { it.HostConfig.DeviceCgroupRules }, ['c 1:3 rwm']],
      ['gpus', { it.devices { it.request(new Devices.Request(Optional.of('nvidia'), Optional.of(-1), [], ['gpu', 'utility'], new TreeMap<>(a: 'b'))) } }, { it.HostConfig.DeviceRequests }, [[Driver: 'nvidia', Count: -1, DeviceIDs: null, Capabilities: [['gpu', 'utility']], Options: [a: 'b']]]],
    ],
    trusted: [
      ['capAdd', { it.privileges { it.add('NET_ADMIN') } }, { it.HostConfig.CapAdd*.replace('CAP_', '') }, ['NET_ADMIN']],
      ['capDrop', { it.privileges { it.drop('MKNOD') } }, { it.HostConfig.CapDrop*.replace('CAP_', '') }, ['MKNOD']],
      ['securityOpt', { it.privileges { it.securityOption('no-new-privileges').securityOption('systempaths=unconfined').securityOption("seccomp=${profile()}".toString()) } }, { it.HostConfig.SecurityOpt - 'label=disable' }, ['no-new-privileges', 'seccomp={"defaultAction":"SCMP_ACT_ALLOW"}']],
      ['systempaths', { it }, { [it.HostConfig.MaskedPaths, it.HostConfig.ReadonlyPaths] }, [[], []]],
      ['sysctls', { it.kernel { it.sysctl('net.ipv4.ip_unprivileged_port_start', '0') } }, { it.HostConfig.Sysctls }, ['net.ipv4.ip_unprivileged_port_start': '0']],
      ['ipc', { it.namespaces { it.ipc(Namespace.parse('shareable')) } }, { it.HostConfig.IpcMode }, 'shareable'],
      ['pid', { it.namespaces { it.pid(Namespace.parse('host')) } }, { it.HostConfig.PidMode }, 'host'],
      ['uts', { it.namespaces { it.uts(Namespace.parse('host')) } }, { it.HostConfig.UTSMode }, 'host'],
      ['userns', { it.namespaces { it.user(Namespace.parse('host')) } }, { it.HostConfig.UsernsMode }, 'host'],
      ['cgroup', { it.namespaces { it.cgroup(Namespace.parse('private')) } }, { it.HostConfig.CgroupnsMode }, 'private'],
      ['isolation', { it.kernel { it.isolation('default') } }, { it.HostConfig.Isolation }, 'default'],
    ],
    almighty: [
      ['privileged', { it.privileges { it.privileged(true) } }, { it.HostConfig.Privileged }, true],
      ['networkMode host', { it.namespaces { it.network(Namespace.parse('host')) } }, { it.HostConfig.NetworkMode }, 'host'],
    ],
    lonely: [
      ['networkMode none', { it.namespaces { it.network(Namespace.parse('none')) } }, { [it.HostConfig.NetworkMode, it.NetworkSettings.Networks.keySet().toList()] }, ['none', ['none']]],
      ['ipc private', { it.namespaces { it.ipc(Namespace.parse('private')) } }, { it.HostConfig.IpcMode }, 'private'],
    ],
    attached: [
      ['networkMode of a service', { it.namespaces { it.network(Namespace.parse('service:launch')) } }, { it.HostConfig.NetworkMode }, 'container:ID-launch'],
      ['ipc of a service', { it.namespaces { it.ipc(Namespace.parse('service:trusted')) } }, { it.HostConfig.IpcMode }, 'container:ID-trusted'],
      ['pid of a service', { it.namespaces { it.pid(Namespace.parse('service:launch')) } }, { it.HostConfig.PidMode }, 'container:ID-launch'],
    ],
    bridged: [
      ['networkMode bridge', { it.namespaces { it.network(Namespace.parse('bridge')) } }, { it.HostConfig.NetworkMode }, 'bridge'],
    ],
    linked: [
      ['link on the bridge', { it.namespaces { it.network(Namespace.parse('bridge')) }.link(new Link('bridged', 'other', true)) }, { it.HostConfig.Links.toSorted() }, ['/NAME-bridged-1:/NAME-linked-1/other', '/NAME-others-far-1:/NAME-linked-1/far']],
      ['externalLinks', { it }, { it.HostConfig.Links.size() }, 2],
    ],
    healthy: [
      ['healthcheck', { it.healthcheck(new Healthcheck(Optional.of(['CMD-SHELL', 'true']), Optional.of(Duration.ofSeconds(5)), Optional.of(Duration.ofMillis(1500)), Optional.of(7), Optional.of(Duration.ofSeconds(9)), Optional.empty())) }, { it.Config.Healthcheck.Test }, ['CMD-SHELL', 'true']],
      ['interval', { it }, { it.Config.Healthcheck.Interval }, 5_000_000_000],
      ['timeout', { it }, { it.Config.Healthcheck.Timeout }, 1_500_000_000],
      ['retries', { it }, { it.Config.Healthcheck.Retries }, 7],
      ['startPeriod', { it }, { it.Config.Healthcheck.StartPeriod }, 9_000_000_000],
    ],
  ]

  final List<String> notes = new CopyOnWriteArrayList<>()

  def cleanupSpec() {
    down(all)
    down("$all-others")
    Files.deleteIfExists(MADE)
  }

  def "`#word` becomes what the engine says of `#service`"(String service, String word, Closure reading, Object expected) {
    expect:
    reading(container(service)) == resolved(expected)

    where:
    [service, word, reading, expected] << WORDS.collectMany { name, rows -> rows.collect { [name, it[0], it[2], it[3]] } }
  }

  def "`#word` becomes what the engine says of a network"(String word, Closure reading, Object expected) {
    expect:
    reading(network('front')) == expected

    where:
    word          | reading                                                      || expected
    'driver'      | { it.Driver }                                                || 'bridge'
    'driverOpts'  | { it.Options.subMap(['com.docker.network.bridge.name']) }    || ['com.docker.network.bridge.name': 'attributes0']
    'internal'    | { it.Internal }                                              || true
    'attachable'  | { it.Attachable }                                            || true
    'label'       | { it.Labels['org.example.a'] }                               || 'b'
    'subnet'      | { it.IPAM.Config[0].Subnet }                                 || '10.231.7.0/24'
    'ipRange'     | { it.IPAM.Config[0].IPRange }                                || '10.231.7.128/25'
    'gateway'     | { it.IPAM.Config[0].Gateway }                                || '10.231.7.1'
    'auxAddresses' | { it.IPAM.Config[0].AuxiliaryAddresses }                    || [printer: '10.231.7.2']
    'ipam driver' | { it.IPAM.Driver }                                           || 'default'
    'ipam options' | { it.IPAM.Options }                                         || ['org.example.c': 'd']
  }

  def "a network has IPv6 when it is said, and several subnets"() {
    expect:
    network('back').EnableIPv6
    network('back').IPAM.Config*.Subnet == ['10.231.8.0/24', 'fd00:231:8::/64']
  }

  def "`#word` becomes what the engine says of a volume"(String word, Closure reading, Object expected) {
    expect:
    reading(volume('kept')) == expected

    where:
    word         | reading                        || expected
    'driver'     | { it.Driver }                  || 'local'
    'driverOpts' | { it.Options }                 || [type: 'tmpfs', device: 'tmpfs', o: 'size=1m']
    'label'      | { it.Labels['org.example.a'] } || 'b'
  }

  def "names of one's own are names on the engine"() {
    given:
    def stack = Stack.named(name).service(sleeper('web').network(NetworkUse.of('front')).mount(new Mount.NamedVolume('kept', '/kept', false)).build())
      .network(Network.named('front').engineName("$name-elsewhere").build())
      .volume(Volume.named('kept').engineName("$name-kept").build())
      .build()

    when:
    make(stack)

    then:
    observer.observe(name).ownNetworks()*.name() == ["$name-elsewhere"]*.toString()
    observer.observe(name).ownVolumes()*.name() == ["$name-kept"]*.toString()
  }

  def "what is external is used, and neither made nor removed"() {
    given:
    def others = Stack.named("$name-others").service(sleeper('other').network(NetworkUse.of('n')).mount(new Mount.NamedVolume('v', '/v', false)).build())
      .network(new Network('n', false)).volume(new Volume('v')).build()
    def stack = Stack.named(name).service(sleeper('web').network(NetworkUse.of('out')).mount(new Mount.NamedVolume('data', '/data', false)).build())
      .network(Network.named('out').engineName("$name-others_n").external().build())
      .volume(Volume.named('data').engineName("$name-others_v").external().build())
      .build()

    when:
    plan(stack)

    then:
    def e = thrown(ProblemException)
    e.problems()*.message() == [
      "network `out` is external, and the engine has no network `$name-others_n`",
      "volume `data` is external, and the engine has no volume `$name-others_v`",
    ]*.toString()
    e.problems()*.hint()*.get() == ["make it with `docker network create $name-others_n`", "make it with `docker volume create $name-others_v`"]*.toString()

    when:
    make(others)
    def outcome = up(stack)

    then:
    outcome == Outcome.DONE
    containers().find { it.service().get() == 'web' }.networks().keySet() == ["$name-others_n"]*.toString() as Set
    containers().find { it.service().get() == 'web' }.volumes()*.volume() == ["$name-others_v"]*.toString()

    when:
    down(name)

    then:
    observer.observe(name).networkNamed("$name-others_n").present
    observer.observe(name).volumeNamed("$name-others_v").present

    cleanup:
    down("$name-others")
  }

  def "what is shared is made anew with the container it is shared with"() {
    given:
    def base = { String value -> sleeper('base').env('A', value).mount(new Mount.AnonymousVolume('/data', false)) }
    def side = { -> sleeper('side').namespaces { it.network(Namespace.parse('service:base')).pid(Namespace.parse('service:base')) }.volumesFrom(new VolumesFrom(VolumesFrom.Owner.SERVICE, 'base', false)) }

    expect:
    up(stack(base('1'), side())) == Outcome.DONE
    plan(stack(base('1'), side())).changesNothing()

    when:
    def outcome = up(stack(base('2'), side()))

    then:
    outcome == Outcome.DONE
    plan(stack(base('2'), side())).changesNothing()

    and:
    def id = containers().find { it.service().get() == 'base' }.id()
    def now = inspect("/containers/$name-side-1/json")
    now.HostConfig.NetworkMode == "container:$id"
    now.HostConfig.PidMode == "container:$id"
    now.State.Running
    now.Mounts*.Destination == ['/data']
  }

  def "`#word` is refused where the engine's API is older than 1.#minor, and done elsewhere"(String word, int minor, Closure say, Closure reading, Object expected) {
    given:
    def service = busybox('web', 'true').network(NetworkUse.of('first'))
    say(service)
    def stack = Stack.named(name).service(service.build()).network(new Network('first', false)).network(new Network('second', false)).volume(new Volume('kept')).build()

    when:
    def refused = []
    Object found = expected
    if (observer.facts().apiVersion().isAtLeast(1, minor)) {
      make(stack)
      found = reading(inspect("/containers/$name-web-1/json"))
    } else {
      refused = refusals(stack)
    }

    then:
    found == expected
    refused == (observer.facts().apiVersion().isAtLeast(1, minor) ? [] : ["service `web`: `$word` needs an engine of API 1.$minor; this one speaks ${observer.facts().apiVersion()}"]*.toString())

    where:
    word                               | minor | say                                                                                                                  | reading                                              || expected
    'annotations'                      | 43    | { it.identity({ it.annotation('a', 'b') } as Consumer) }                                                                          | { it.HostConfig.Annotations }                        || [a: 'b']
    'startInterval'                    | 44    | { it.healthcheck(new Healthcheck(Optional.of(['CMD', 'true']), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(Duration.ofSeconds(9)), Optional.of(Duration.ofMillis(200)))) } | { it.Config.Healthcheck.StartInterval } || 200_000_000
    'devices by their names'           | 44    | { it.devices { it.device(new Devices.Device('vendor.com/class=name', 'vendor.com/class=name', 'rwm')) } }            | { it.HostConfig.DeviceRequests[0].with { [it.Driver, it.DeviceIDs] } } || ['cdi', ['vendor.com/class=name']]
    'mac in more than the first network' | 44  | { it.network(NetworkUse.of('second').at(new Address(Optional.empty(), Optional.empty(), [], Optional.of('02:42:ac:11:00:07')))) } | { it.NetworkSettings.Networks.find { it.key.endsWith('second') }.value.MacAddress } || '02:42:ac:11:00:07'
    'recursive: writable'              | 44    | { it.mount(new Mount.HostPath(Path.of('/tmp'), '/x', true, manner(recursion: Mount.Recursion.WRITABLE))) }           | { mount(it, '/x').BindOptions }                      || [ReadOnlyNonRecursive: true]
    'recursive: readonly'              | 44    | { it.mount(new Mount.HostPath(outside, '/x', true, manner(recursion: Mount.Recursion.READONLY))) }           | { mount(it, '/x').BindOptions }                      || [Propagation: 'rprivate', ReadOnlyForceRecursive: true]
    'subpath'                          | 45    | { it.mount(new Mount.NamedVolume('kept', '/x', false, false, Optional.of('inside'))) }                               | { mount(it, '/x').VolumeOptions.Subpath }            || 'inside'
    'com.docker.network.endpoint.sysctls' | 46 | { it.network(networkUse('second', driverOptions: ['com.docker.network.endpoint.sysctls': 'net.ipv4.conf.IFNAME.log_martians=1'])) } | { it.NetworkSettings.Networks.find { it.key.endsWith('second') }.value.DriverOpts } || ['com.docker.network.endpoint.sysctls': 'net.ipv4.conf.IFNAME.log_martians=1']
    'an image as a volume'             | 48    | { it.mount(new Mount.ImageFiles(ImageReference.parse('busybox'), '/x', Optional.of('bin'))) }                        | { mount(it, '/x').with { [it.Type, it.Source, it.ImageOptions.Subpath] } } || ['image', 'busybox:latest', 'bin']
    'gwPriority'                       | 48    | { it.network(networkUse('second', gatewayPriority: 7)) }                                                       | { it.NetworkSettings.Networks.find { it.key.endsWith('second') }.value.GwPriority } || 7
    'interfaceName'                    | 49    | { it.network(networkUse('second', interfaceName: 'back0')) }                                                   | { it.NetworkSettings.Networks.find { it.key.endsWith('second') }.value.DriverOpts } || ['com.docker.network.endpoint.ifname': 'back0']
  }

  def "all that an engine cannot do is said at once, before anything is made"() {
    given:
    def one = busybox('one', 'true').identity({ it.annotation('a', 'b') } as Consumer).kernel { it.isolation('hyperv') }
    def two = busybox('two', 'true').network(NetworkUse.of('n'))
    def stack = Stack.named(name).service(one.build()).service(two.build()).network(Network.named('n').ip4(false).ip6(true).build()).build()

    when:
    def refused = refusals(stack)

    then:
    refused.contains('service `one`: `isolation` can be `hyperv` on Windows alone; this engine runs on linux')
    observer.facts().apiVersion().isAtLeast(1, 48) || refused.any { it.startsWith('network `n`: `ipv4` needs an engine of API 1.48') }
    observer.observe(name).ownNetworks() == []
  }

  def "what this kernel or storage lacks is said in the engine's words: #word"(String word, Closure say, Closure reading, Object expected, String words) {
    given:
    def service = busybox('web', 'true')
    say(service)
    Object found = null
    String refusal = ''

    when:
    try {
      make(stack(service))
      found = reading(inspect("/containers/$name-web-1/json"))
    } catch (AssertionError e) {
      refusal = e.message
    }

    then:
    found == expected || (refusal + notes).toLowerCase().contains(words)

    where:
    word                 | say                                                  | reading                              || expected       | words
    'blkio weight'       | { it.resources { it.blockIo(new BlockIo(Optional.of(300), [], [], [], [], [])) } } | { it.HostConfig.BlkioWeight } || 300 | 'block i/o weight'
    'blkio weight of a device' | { it.resources { it.blockIo(new BlockIo(Optional.empty(), [new BlockIo.Weight('/dev/null', 200)], [], [], [], [])) } } | { it.HostConfig.BlkioWeightDevice } || [[Path: '/dev/null', Weight: 200]] | 'block i/o weight'
    'storageOpt'         | { it.kernel { it.storageOption('size', '1G') } }     | { it.HostConfig.StorageOpt }         || [size: '1G']   | 'storage-opt'
    'cpuRealtimePeriod'  | { it.resources { it.realtimePeriod(100_000) } }      | { it.HostConfig.CpuRealtimePeriod }  || 100_000        | 'real-time'
    'cpuRealtimeRuntime' | { it.resources { it.realtimeRuntime(95_000) } }      | { it.HostConfig.CpuRealtimeRuntime } || 95_000         | 'real-time'
  }

  private List<String> refusals(Stack stack) {
    try {
      plan(stack)
      return []
    } catch (ProblemException e) {
      return e.problems()*.message()
    }
  }

  private void down(String project) {
    orchestrator.run(orchestrator.plan(observer.observe(project), new Goal.Down(Goal.Down.Data.REMOVE)), { }, CancellationToken.none())
  }

  private Map container(String service) {
    if (containers == null) {
      containers = [:]
      def services = WORDS.collect { name, rows ->
        def builder = Service.named(name).image(image('busybox'))
        rows.each { it[1].call(builder) }
        if (name == 'linked') {
          builder.externalLink(new ExternalLink("$all-others-far-1", 'far'))
        }
        builder.build()
      }
      make(Stack.named("$all-others").service(busybox('far', 'true').namespaces { it.network(Namespace.parse('bridge')) }.build()).build())
      make(declare(services))
      services.each { containers[it.name()] = inspect("/containers/${nameOf(it.name())}/json") }
    }
    containers[service]
  }

  private Stack declare(List<Service> services) {
    Stack.named(all).services(services)
      .network(Network.named('front').driver('bridge').driverOption('com.docker.network.bridge.name', 'attributes0').internal(true).attachable(true)
        .label('org.example.a', 'b').addressOption('org.example.c', 'd').pool(new Network.Pool(Optional.of('10.231.7.0/24'), Optional.of('10.231.7.128/25'), Optional.of('10.231.7.1'), new TreeMap<>(printer: '10.231.7.2'))).build())
      .network(Network.named('back').ip6(true).pool(Network.Pool.of('10.231.8.0/24')).pool(Network.Pool.of('fd00:231:8::/64')).build())
      .volume(Volume.named('kept').driver('local').driverOption('type', 'tmpfs').driverOption('device', 'tmpfs').driverOption('o', 'size=1m').label('org.example.a', 'b').build())
      .build()
  }

  private String nameOf(String service) {
    service == 'named' ? 'attributes-of-its-own' : "$all-$service-1"
  }

  /** Does all of an up but the start. */
  private void make(Stack stack) {
    def findings = StackRules.check(stack)
    assert findings*.message() == []
    def plan = orchestrator.plan(stack, observer.observe(stack.name()), Goal.Up.all())
    def steps = plan.steps().findAll { !(it.step() instanceof Step.StartContainer) && !(it.step() instanceof Step.AwaitReady) }
    def failures = []
    def outcome = orchestrator.run(new Plan(plan.stack(), steps, plan.notes()), {
      switch (it) {
        case StepFailed -> failures << it.problems()*.message()
        case Noted -> notes << it.text()
        default -> { }
      }
    }, CancellationToken.none())
    assert failures == []
    assert outcome == Outcome.DONE
  }

  private Map network(String named) {
    container('launch')
    inspect("/networks/$all" + "_$named")
  }

  private Map volume(String named) {
    container('launch')
    inspect("/volumes/$all" + "_$named")
  }

  private Map inspect(String target) {
    client.send(WireRequest.get(target)).withCloseable {
      new ObjectMapper().readValue(it.accepted().body(), Map)
    }
  }

  /** With names and ids as they are in this run. */
  private Object resolved(Object expected) {
    switch (expected) {
      case String -> expected.replaceAll(/ID-(\w+)/) { found, service -> containers[service].Id }.replaceAll(/NETWORK-(\w+)/) { found, called -> observer.facts().hasUniqueNetworkNames() ? "${all}_$called" : network(called).Id }.replace('NAME', all)
      case List -> expected.collect { resolved(it) }
      case Map -> expected.collectEntries { key, value -> [key, resolved(value)] }
      default -> expected
    }
  }

  private static Map front(Map container) {
    container.NetworkSettings.Networks.find { it.key.endsWith('_front') }.value
  }

  private static Map back(Map container) {
    container.NetworkSettings.Networks.find { it.key.endsWith('_back') }.value
  }

  private static Map mount(Map container, String target) {
    container.HostConfig.Mounts.find { it.Target == target }
  }

  private static Mount.Manner manner(Map said) {
    new Mount.Manner(Optional.ofNullable(said.propagation), said.create ?: false, Optional.ofNullable(said.relabel), said.recursion ?: Mount.Recursion.ENABLED)
  }

  private static BlockIo blockIo() {
    def rate = { new BlockIo.Rate('/dev/null', it) }
    new BlockIo(Optional.empty(), [], [rate(1000)], [rate(1001)], [rate(1002)], [rate(1003)])
  }

  private static String profile() {
    def file = Files.createTempFile('seccomp', '.json')
    file.toFile().deleteOnExit()
    Files.writeString(file, '{"defaultAction":"SCMP_ACT_ALLOW"}').toString()
  }
}
