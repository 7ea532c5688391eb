package orchsh.dsl.compose.corpus

import orchsh.engine.model.Build
import orchsh.engine.model.BuildCaching
import orchsh.engine.model.BuildSource
import orchsh.engine.model.FileGrant
import orchsh.engine.model.FileSource
import orchsh.engine.model.Hook
import orchsh.engine.model.Mount
import orchsh.engine.model.Namespace
import orchsh.engine.model.Network
import orchsh.engine.model.NetworkUse
import orchsh.engine.model.PullPolicy
import orchsh.engine.model.RestartPolicy
import orchsh.engine.model.Service
import orchsh.engine.model.Stack
import orchsh.engine.model.Ulimit
import orchsh.engine.model.VolumesFrom

/** A stack in the form in which stacks are compared. */
class StackForm {
  private final Stack stack

  private StackForm(Stack stack) {
    this.stack = stack
  }

  static Map<String, Object> of(Stack stack) {
    new StackForm(stack).form()
  }

  private Map<String, Object> form() {
    def services = stack.services()
    def networks = services.collectMany { it.effectiveNetworks()*.network() }.unique()
    def volumes = services.collectMany { it.mounts().findAll { it instanceof Mount.NamedVolume }*.volume() }.unique()
    def secrets = services.collectMany { it.secrets()*.name() } as Set
    def configs = services.collectMany { it.configs()*.name() } as Set
    Forms.said([
      name: stack.name(),
      services: services.collectEntries { [(it.name()): serviceForm(it)] },
      networks: networks.collectEntries { name -> [(name): networkForm(name, stack.network(name).orElseGet { Network.named(name).build() })] },
      volumes: volumes.collectEntries { name ->
        def volume = stack.volume(name).get()
        [(name): Forms.said(name: stack.volumeName(name), external: volume.external(), driver: volume.driver().orElse(null), options: volume.driverOptions(), labels: volume.labels())]
      },
      secrets: stack.secrets().findAll { it.name() in secrets }.collectEntries { [(it.name()): sourceForm(it.source())] },
      configs: stack.configs().findAll { it.name() in configs }.collectEntries { [(it.name()): sourceForm(it.source())] }])
  }

  private Map<String, Object> serviceForm(Service it) {
    def limits = it.resources()
    def namespaces = it.namespaces()
    Forms.said([
      image: it.image().map { it as String }.orElse(null),
      build: it.build().map { buildForm(it) }.orElse(null),
      platform: it.platform().orElse(null),
      pull: pullForm(it.pull()),
      command: it.launch().command().filter { !it.empty }.orElse(null),
      entrypoint: it.launch().entrypoint().map { it.empty ? 'nothing' : it }.orElse(null),
      workdir: it.launch().workdir().orElse(null), user: it.launch().user().orElse(null), groups: it.launch().groups(), init: it.launch().init().map { it as String }.orElse(null),
      tty: it.launch().tty(), stdin: it.launch().stdin(),
      env: it.environment().values().collectEntries { [(it.key): "`$it.value`" as String] } + it.environment().removed().collectEntries { [(it): 'removed'] },
      containerName: it.identity().containerName().orElse(null), hostname: it.identity().hostname().orElse(null), domainname: it.identity().domainname().orElse(null),
      labels: it.identity().labels(), annotations: it.identity().annotations(),
      ports: it.ports().collect { "${it.hostAddress().orElse('')}:${it.hostPort().map { it as String }.or { -> it.choice().map { it as String } }.orElse('')}:${it.containerPort()}/${it.protocol().word()}" as String }.toSet(),
      expose: it.exposed()*.toString().toSet(),
      networks: it.effectiveNetworks().collectEntries { [(it.network()): useForm(it)] },
      links: it.links().collect { "${it.service()}:${it.alias()}" as String }.toSet(),
      externalLinks: it.externalLinks().collect { "${it.container()}:${it.alias()}" as String }.toSet(),
      dns: it.resolution().servers(), dnsSearch: it.resolution().search(), dnsOptions: it.resolution().options(),
      hosts: it.resolution().hosts().collect { "${it.name()}=${it.address()}" as String }.toSet(),
      mounts: it.mounts().collectEntries { [(it.target()): mountForm(it)] },
      volumesFrom: it.volumesFrom().collect { "${it.owner() == VolumesFrom.Owner.CONTAINER ? 'container:' : ''}${it.name()}${it.readOnly() ? ':ro' : ''}" as String }.toSet(),
      secrets: it.secrets().collectEntries { grantForm(it) }, configs: it.configs().collectEntries { grantForm(it) },
      needs: needsForm(it),
      healthcheck: it.healthcheck().map { Forms.said(test: it.test().orElse(null), interval: it.interval().orElse(null), timeout: it.timeout().orElse(null), retries: it.retries().orElse(null),
        startPeriod: it.startPeriod().orElse(null), startInterval: it.startInterval().orElse(null)) }.orElse(null),
      restart: it.restart() == RestartPolicy.NO ? null : it.restart() as String,
      stopSignal: it.ending().signal().orElse(null), stopTime: it.ending().grace().orElse(null),
      memory: limits.memory().orElse(null), memoryReservation: limits.memoryReservation().orElse(null), memorySwap: limits.memorySwap().orElse(null),
      swappiness: Forms.number(limits.swappiness().orElse(null)), sharedMemory: limits.sharedMemory().orElse(null), cpus: Forms.number(limits.cpus().orElse(null)),
      cpuShares: limits.cpuShares().orElse(null), cpuPeriod: limits.cpuPeriod().orElse(null), cpuQuota: limits.cpuQuota().orElse(null),
      realtimePeriod: limits.realtimePeriod().orElse(null), realtimeRuntime: limits.realtimeRuntime().orElse(null), cpuset: limits.cpuset().orElse(null),
      pids: limits.pids().orElse(null), oomScore: limits.oomScore().orElse(null), oomKillDisable: limits.oomKillDisable(), ulimits: ulimitsForm(limits.ulimits()),
      blockIo: blockIoForm(limits.blockIo()),
      devices: it.devices().mapped().collect { "${it.source()}:${it.target()}:${it.permissions()}" as String }, deviceRules: it.devices().rules(),
      deviceRequests: it.devices().requests().collect { Forms.said(driver: it.driver().orElse(null), count: it.ids() ? null : it.count().orElse(-1), ids: it.ids(), capabilities: it.capabilities().toSet(), options: it.options()) },
      privileged: it.privileges().privileged(), capAdd: it.privileges().added().toSet(), capDrop: it.privileges().dropped().toSet(),
      security: it.privileges().securityOptions().toSet(), readOnly: it.privileges().readOnly(),
      networkMode: textForm(namespaces.network()), ipc: textForm(namespaces.ipc()), pid: textForm(namespaces.pid()), uts: textForm(namespaces.uts()), userns: textForm(namespaces.user()), cgroup: textForm(namespaces.cgroup()),
      sysctls: it.kernel().sysctls(), runtime: it.kernel().runtime().orElse(null), cgroupParent: it.kernel().cgroupParent().orElse(null),
      isolation: it.kernel().isolation().orElse(null), storageOptions: it.kernel().storageOptions(),
      logging: Forms.said(driver: it.logging().driver().orElse(null), options: it.logging().options()),
      replicas: it.replicas() as String,
      afterStart: it.hooks().afterStart().collect { hookForm(it) }, beforeStop: it.hooks().beforeStop().collect { hookForm(it) },
      watches: it.watches().collect { Forms.said(path: it.path() as String, action: it.action().word(), target: it.target().orElse(null), ignore: it.ignore(), include: it.include(), exec: it.command(), initial: it.initialSync()) }])
  }

  private static String textForm(Optional<Namespace> namespace) {
    namespace.map { it as String }.orElse(null)
  }

  private static String pullForm(PullPolicy policy) {
    policy.age().map { it as String }.orElse(policy == PullPolicy.MISSING ? null : policy.kind().name().toLowerCase())
  }

  private static Map<String, Object> useForm(NetworkUse it) {
    def address = it.address()
    Forms.said(aliases: it.aliases(), ip4: address.ip4().orElse(null), ip6: address.ip6().orElse(null), linkLocal: address.linkLocal(), mac: address.mac().orElse(null), options: it.driverOptions(),
      priority: it.priority() ?: null, gatewayPriority: it.gatewayPriority().orElse(null), interface: it.interfaceName().orElse(null))
  }

  private Map<String, Object> networkForm(String name, Network it) {
    Forms.said(name: stack.networkName(name), external: it.external(), driver: it.driver().orElse(null), options: it.driverOptions(), internal: it.internal(), attachable: it.attachable(),
      ip4: it.ip4().map { it as String }.orElse(null), ip6: it.ip6().map { it as String }.orElse(null), labels: it.labels(),
      ipam: Forms.said(driver: it.addresses().driver().filter { it != 'default' }.orElse(null), options: it.addresses().options(),
        pools: it.addresses().pools().collect { Forms.said(subnet: it.subnet().orElse(null), range: it.range().orElse(null), gateway: it.gateway().orElse(null), reserved: it.reserved()) }))
  }

  private static Map<String, Object> mountForm(Mount it) {
    switch (it) {
      case Mount.NamedVolume: return Forms.said(type: 'volume', source: it.volume(), readOnly: it.readOnly(), noCopy: it.noCopy(), subpath: it.subpath().orElse(null))
      case Mount.AnonymousVolume: return Forms.said(type: 'volume', readOnly: it.readOnly(), noCopy: it.noCopy(), labels: it.labels())
      case Mount.HostPath: return Forms.said(type: 'bind', source: it.source() as String, readOnly: it.readOnly(), propagation: it.manner().propagation().map { it.word() }.orElse(null), create: it.manner().createSource(),
        selinux: it.manner().relabel().map { it == Mount.Relabel.SHARED ? 'z' : 'Z' }.orElse(null), recursive: it.manner().recursion() == Mount.Recursion.ENABLED ? null : it.manner().recursion().name().toLowerCase())
      case Mount.Memory: return Forms.said(type: 'tmpfs', readOnly: it.readOnly(), size: it.size().orElse(null), mode: it.mode().orElse(null), options: it.options() ?: null)
      default: return Forms.said(type: 'image', source: it.image() as String, subpath: it.subpath().orElse(null))
    }
  }

  private static Map<String, Object> grantForm(FileGrant it) {
    [(it.name()): Forms.said(target: it.target(), uid: it.uid(), gid: it.gid(), mode: it.mode().orElse(null))]
  }

  private static Map<String, Object> sourceForm(FileSource it) {
    it instanceof FileSource.OfFile ? [file: it.path() as String] : [text: it.text()]
  }

  /** Its needs, and those that links and shared parts of the kernel and of the files mean without saying so. */
  private static Map<String, String> needsForm(Service it) {
    def said = it.needs().collectEntries { [(it.service()): it.condition().word() + (it.restart() ? ' restart' : '')] }
    def meant = it.links()*.service() + it.namespaces().services()
    def lent = it.volumesFrom().findAll { it.owner() == VolumesFrom.Owner.SERVICE }*.name()
    lent.collectEntries { [(it): 'started'] } + meant.collectEntries { [(it): 'started restart'] } + said
  }

  private static Map<String, String> ulimitsForm(List<Ulimit> limits) {
    limits.collectEntries { [(it.name()): "${it.soft()}:${it.hard()}" as String] }
  }

  private static Map<String, Object> blockIoForm(Object it) {
    def rates = { list -> list.collect { "${it.device()} ${it.rate()}" as String } }
    Forms.said(weight: it.weight().orElse(null), weights: it.weights().collect { "${it.device()} ${it.weight()}" as String }, readBytes: rates(it.readBytes()), readOperations: rates(it.readOperations()),
      writeBytes: rates(it.writeBytes()), writeOperations: rates(it.writeOperations()))
  }

  private static Map<String, Object> hookForm(Hook it) {
    Forms.said(command: it.command(), user: it.user().orElse(null), privileged: it.privileged(), workdir: it.workdir().orElse(null), env: it.env())
  }

  private static Map<String, Object> buildForm(Build it) {
    def run = it.run()
    Forms.said(context: it.context() instanceof BuildSource.Folder ? it.context().path() as String : it.context().address(), dockerfile: it.dockerfile().orElse(null), inline: it.inlineDockerfile().orElse(null),
      target: it.target().orElse(null), args: it.args(), labels: it.labels(), tags: it.tags(), cacheFrom: it.caching().from(), cacheTo: it.caching().to(),
      noCache: it.caching().use() == BuildCaching.Use.FORBIDDEN, pull: it.caching().pull() == BuildCaching.Pull.ALWAYS, platforms: it.platforms(), network: run.network().orElse(null),
      shm: run.shmSize().present ? run.shmSize().asLong : null, hosts: run.extraHosts().collect { it.replaceFirst(':', '=') }.toSet(), ulimits: ulimitsForm(run.ulimits()), privileged: run.privileged(),
      entitlements: run.entitlements(), isolation: run.isolation().orElse(null), contexts: it.additionalContexts(), ssh: it.ssh().collect { it.id() + it.path().map { "=$it" }.orElse('') },
      secrets: it.secrets().collectEntries { [(it.id()): sourceForm(it.source())] })
  }
}
