package orchsh.dsl.compose.corpus

/** What docker compose says of a project, in the form in which stacks are compared. */
class AnswerForm {
  private static final Map<String, String> CONDITIONS = [service_started: 'started', service_healthy: 'ready', service_completed_successfully: 'completed']

  private final Map<String, Object> project
  private final Map<String, String> variables

  private AnswerForm(Map<String, Object> project, Map<String, String> variables) {
    this.project = project
    this.variables = variables
  }

  static Map<String, Object> of(CorpusCase given) {
    def answer = given.answer().config as Map<String, Object>
    answer = Forms.mapTexts(answer, { it.replace('$$', '$') }) as Map<String, Object>
    if (given.generation() == 1 && answer.version == '1') {
      answer = OldAnswer.inNewForm(answer, given.project().orElse(given.name))
    }
    new AnswerForm(answer, given.dotenv() + given.environment()).form()
  }

  private Map<String, Object> form() {
    def used = { kind -> project.services.values().collectMany { it[kind]*.source }.toSet() }
    Forms.said([
      name: project.name,
      services: project.services.collectEntries { name, service -> [(name): serviceForm(name, service)] },
      networks: project.networks?.collectEntries { name, network -> [(name): networkForm(network)] },
      volumes: project.volumes?.collectEntries { name, volume -> [(name): Forms.said(name: volume.name, external: volume.external, driver: volume.driver, options: volume.driver_opts, labels: volume.labels)] },
      secrets: project.secrets?.findAll { it.key in used('secrets') }?.collectEntries { name, secret -> [(name): sourceForm(secret)] },
      configs: project.configs?.findAll { it.key in used('configs') }?.collectEntries { name, config -> [(name): sourceForm(config)] }])
  }

  private Map<String, Object> serviceForm(String name, Map<String, Object> it) {
    def deploy = it.deploy ?: [:]
    def limits = deploy.resources?.limits ?: [:]
    Forms.said([
      image: Forms.image(it.image),
      build: it.build == null ? null : buildForm(it.build),
      platform: it.platform,
      pull: pullForm(it.pull_policy),
      command: it.command ?: null,
      entrypoint: it.entrypoint == [] ? 'nothing' : it.entrypoint,
      workdir: it.working_dir, user: it.user, groups: it.group_add, init: it.init == null ? null : "$it.init" as String, tty: it.tty, stdin: it.stdin_open,
      env: it.environment?.collectEntries { key, value -> [(key): value == null ? 'removed' : "`$value`" as String] },
      containerName: it.container_name, hostname: it.hostname, domainname: it.domainname, labels: it.labels, annotations: it.annotations,
      ports: it.ports?.collect { portForm(it) }?.toSet(),
      expose: it.expose?.collectMany { exposedForm("$it") }?.toSet(),
      networks: it.networks?.collectEntries { network, use -> [(network): useForm((network == main(it) ? [mac_address: it.mac_address] : [:]) + (use ?: [:]))] },
      links: it.links?.collect { it.contains(':') ? it : "$it:$it" as String }?.toSet(),
      externalLinks: it.external_links?.collect { it.contains(':') ? it : "$it:$it" as String }?.toSet(),
      dns: it.dns, dnsSearch: it.dns_search, dnsOptions: it.dns_opt,
      hosts: it.extra_hosts?.toSet(),
      mounts: mounts(it),
      volumesFrom: it.volumes_from?.collect { it.replaceAll(/:rw$/, '') }?.toSet(),
      secrets: it.secrets?.collectEntries { grantForm(it, '/run/secrets/') },
      configs: it.configs?.collectEntries { grantForm(it, '/') },
      needs: it.depends_on?.findAll { service, need -> need.required || project.services[service] }?.collectEntries { service, need -> [(service): CONDITIONS[need.condition] + (need.restart ? ' restart' : '')] },
      healthcheck: it.healthcheck == null ? null : healthcheckForm(it.healthcheck),
      restart: restartForm(it.restart, deploy.restart_policy),
      stopSignal: it.stop_signal, stopTime: Forms.time(it.stop_grace_period),
      memory: Forms.size(it.mem_limit ?: limits.memory),
      memoryReservation: Forms.size(it.mem_reservation ?: deploy.resources?.reservations?.memory),
      memorySwap: Forms.size(it.memswap_limit), swappiness: Forms.number(it.mem_swappiness), sharedMemory: Forms.size(it.shm_size),
      cpus: Forms.number(it.cpus ?: limits.cpus), cpuShares: it.cpu_shares, cpuPeriod: it.cpu_period, cpuQuota: it.cpu_quota,
      realtimePeriod: it.cpu_rt_period, realtimeRuntime: it.cpu_rt_runtime, cpuset: it.cpuset,
      pids: it.pids_limit ?: limits.pids, oomScore: it.oom_score_adj, oomKillDisable: it.oom_kill_disable,
      ulimits: it.ulimits == null ? null : ulimitsForm(it.ulimits),
      blockIo: it.blkio_config == null ? null : blockIoForm(it.blkio_config),
      devices: it.devices?.collect { "$it.source:$it.target:$it.permissions" as String }, deviceRules: it.device_cgroup_rules,
      deviceRequests: (it.gpus ?: []).collect { requestForm(it, ['gpu']) } + (deploy.resources?.reservations?.devices ?: []).collect { requestForm(it, []) },
      privileged: it.privileged, capAdd: it.cap_add?.toSet(), capDrop: it.cap_drop?.toSet(), security: it.security_opt?.toSet(), readOnly: it.read_only,
      networkMode: it.network_mode, ipc: it.ipc, pid: it.pid, uts: it.uts, userns: it.userns_mode, cgroup: it.cgroup,
      sysctls: it.sysctls, runtime: it.runtime, cgroupParent: it.cgroup_parent, isolation: it.isolation == 'default' ? null : it.isolation, storageOptions: it.storage_opt,
      logging: Forms.said(driver: it.logging?.driver, options: it.logging?.options),
      replicas: (it.scale != null ? it.scale : deploy.replicas != null ? deploy.replicas : 1) as String,
      afterStart: it.post_start?.collect { hookForm(it) }, beforeStop: it.pre_stop?.collect { hookForm(it) },
      watches: it.develop?.watch?.collect { Forms.said(path: it.path, action: it.action, target: it.target, ignore: it.ignore, include: it.include, exec: it.exec?.command, initial: it.initial_sync) }])
  }

  private static String pullForm(String policy) {
    [if_not_present: null, missing: null, daily: 'P1D', weekly: 'P7D'].containsKey(policy)
      ? [daily: 'PT24H', weekly: 'PT168H'][policy]
      : policy?.startsWith('every_') ? Forms.time(policy - 'every_') as String : policy
  }

  private static String portForm(Map<String, Object> it) {
    "${it.host_ip ?: ''}:${it.published ?: ''}:$it.target/${it.protocol ?: 'tcp'}"
  }

  private static List<String> exposedForm(String text) {
    def (ports, protocol) = text.tokenize('/') + ['tcp']
    def ends = ports.tokenize('-')*.toInteger()
    (ends.first()..ends.last()).collect { "$it/$protocol" as String }
  }

  /** The network that what is said of the only one is meant for. */
  private static String main(Map<String, Object> service) {
    service.networks.keySet().sort().min { -(service.networks[it]?.priority ?: 0) }
  }

  private static Map<String, Object> useForm(Map<String, Object> it) {
    Forms.said(aliases: it.aliases, ip4: it.ipv4_address, ip6: it.ipv6_address, linkLocal: it.link_local_ips, mac: it.mac_address, options: it.driver_opts,
      priority: it.priority, gatewayPriority: it.gw_priority, interface: it.interface_name)
  }

  private static Map<String, Object> networkForm(Map<String, Object> it) {
    Forms.said(name: it.name, external: it.external, driver: it.driver, options: it.driver_opts, internal: it.internal, attachable: it.attachable,
      ip4: it.enable_ipv4 == null ? null : "$it.enable_ipv4" as String, ip6: it.enable_ipv6 == null ? null : "$it.enable_ipv6" as String, labels: it.labels,
      ipam: Forms.said(driver: it.ipam?.driver == 'default' ? null : it.ipam?.driver, options: it.ipam?.options,
        pools: it.ipam?.config?.collect { Forms.said(subnet: it.subnet, range: it.ip_range, gateway: it.gateway, reserved: it.aux_addresses) }))
  }

  private Map<String, Object> mounts(Map<String, Object> service) {
    def mounts = (service.volumes ?: []).collectEntries { [(it.target): mountForm(it)] }
    mounts + (service.tmpfs ?: []).collectEntries {
      def (target, options) = it.tokenize(':') + ['']
      [(target): [type: 'tmpfs'] + Forms.memory(options)]
    }
  }

  private Map<String, Object> mountForm(Map<String, Object> it) {
    switch (it.type) {
      case 'volume': return Forms.said(type: 'volume', source: it.source, readOnly: it.read_only, noCopy: it.volume?.nocopy, subpath: it.volume?.subpath, labels: it.volume?.labels)
      case 'bind': return Forms.said(type: 'bind', source: it.source == '/' ? '/' : it.source.replaceAll('/$', ''), readOnly: it.read_only, propagation: it.bind?.propagation, create: it.bind?.create_host_path, selinux: it.bind?.selinux, recursive: it.bind?.recursive)
      case 'tmpfs': return Forms.said(type: 'tmpfs', readOnly: it.read_only, size: Forms.size(it.tmpfs?.size), mode: it.tmpfs?.mode)
      default: return Forms.said(type: it.type, source: Forms.image(it.source), subpath: it.image?.subpath)
    }
  }

  private static Map<String, Object> grantForm(Map<String, Object> it, String folder) {
    def target = it.target ?: it.source
    [(it.source): Forms.said(target: target.startsWith('/') ? target : folder + target, uid: (it.uid ?: 0) as int, gid: (it.gid ?: 0) as int, mode: it.mode == null ? null : Integer.parseInt(it.mode, 8))]
  }

  private Map<String, Object> sourceForm(Map<String, Object> it) {
    Forms.said(external: it.external, file: it.file, text: it.content ?: it.environment ? it.content ?: variables[it.environment] : null)
  }

  private static Map<String, Object> healthcheckForm(Map<String, Object> it) {
    it.disable || it.test == ['NONE'] ? [test: ['NONE']]
      : Forms.said(test: it.test, interval: Forms.time(it.interval), timeout: Forms.time(it.timeout), retries: it.retries, startPeriod: Forms.time(it.start_period), startInterval: Forms.time(it.start_interval))
  }

  private static String restartForm(String word, Map<String, Object> policy) {
    if (word || !policy) {
      return word == 'no' ? null : word
    }
    switch (policy.condition) {
      case 'none': return null
      case ['any', null]: return 'always'
      default: return policy.max_attempts ? "on-failure:$policy.max_attempts" : 'on-failure'
    }
  }

  private static Map<String, Object> ulimitsForm(Map<String, Object> it) {
    it.collectEntries { name, limit -> [(name): limit instanceof Map ? "$limit.soft:$limit.hard" as String : "$limit:$limit" as String] }
  }

  private static Map<String, Object> blockIoForm(Map<String, Object> it) {
    def rates = { list -> list?.collect { "$it.Path ${Forms.size(it.Rate)}" as String } }
    Forms.said(weight: it.weight, weights: it.weight_device?.collect { "$it.Path $it.Weight" as String }, readBytes: rates(it.device_read_bps), readOperations: rates(it.device_read_iops),
      writeBytes: rates(it.device_write_bps), writeOperations: rates(it.device_write_iops))
  }

  private static Map<String, Object> requestForm(Map<String, Object> it, List<String> usual) {
    Forms.said(driver: it.driver, count: it.device_ids ? null : it.count != null ? it.count : -1, ids: it.device_ids, capabilities: ((it.capabilities ?: []) + usual).toSet(), options: it.options)
  }

  private static Map<String, Object> hookForm(Map<String, Object> it) {
    Forms.said(command: it.command, user: it.user, privileged: it.privileged, workdir: it.working_dir, env: it.environment)
  }

  private Map<String, Object> buildForm(Map<String, Object> it) {
    Forms.said(context: it.context, dockerfile: it.dockerfile == 'Dockerfile' ? null : it.dockerfile, inline: it.dockerfile_inline, target: it.target,
      args: it.args?.findAll { it.value != null }, labels: it.labels, tags: it.tags, cacheFrom: it.cache_from, cacheTo: it.cache_to, noCache: it.no_cache, pull: it.pull,
      platforms: it.platforms, network: it.network, shm: Forms.size(it.shm_size), hosts: it.extra_hosts?.toSet(), ulimits: it.ulimits == null ? null : ulimitsForm(it.ulimits),
      privileged: it.privileged, entitlements: it.entitlements, isolation: it.isolation, contexts: it.additional_contexts, ssh: it.ssh,
      secrets: it.secrets?.collectEntries { secret -> [(secret.target ?: secret.source): sourceForm(project.secrets[secret.source])] })
  }
}
