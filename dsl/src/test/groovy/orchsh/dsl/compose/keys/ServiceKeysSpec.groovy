package orchsh.dsl.compose.keys

import java.nio.file.Path
import java.time.Duration
import spock.lang.Specification

/** Each key of a service, in its forms, and what it is in the model. */
class ServiceKeysSpec extends Specification {
  def "what runs: #keys"(String keys, Closure<?> seen, Object expected) {
    expect:
    MadeStack.service(keys).with(seen) == expected

    where:
    keys | seen || expected
    'image: redis:7' | { it.image().get().toString() } || 'redis:7'
    'image: example.org:5000/a/b@sha256:' + 'a' * 64 | { it.image().get().registry() } || 'example.org:5000'
    'platform: linux/arm64' | { it.platform().get() } || 'linux/arm64'
    'pull_policy: always' | { it.pull().kind().name() } || 'ALWAYS'
    'pull_policy: if_not_present' | { it.pull().kind().name() } || 'MISSING'
    'pull_policy: every_12h' | { it.pull().age().get() } || Duration.ofHours(12)
    'pull_policy: daily' | { it.pull().age().get() } || Duration.ofDays(1)
    'pull_policy: refresh\npull_refresh_after: 24h' | { it.pull().age().get() } || Duration.ofDays(1)
    'command: echo "a b" c' | { it.command().get() } || ['echo', 'a b', 'c']
    'command: [echo, "a b", 1, true]' | { it.command().get() } || ['echo', 'a b', '1', 'true']
    'command: ' | { it.command().present } || false
    'entrypoint: /bin/sh -c' | { it.launch().entrypoint().get() } || ['/bin/sh', '-c']
    'entrypoint: []' | { it.launch().entrypoint().get() } || []
    'working_dir: /app' | { it.launch().workdir().get() } || '/app'
    'user: 1000:1000' | { it.launch().user().get() } || '1000:1000'
    'user: 1000' | { it.launch().user().get() } || '1000'
    'group_add: [mail, 900]' | { it.launch().groups() } || ['mail', '900']
    'init: true' | { it.launch().init().get() } || true
    'tty: true\nstdin_open: true' | { [it.launch().tty(), it.launch().stdin()] } || [true, true]
    'hostname: a\ndomainname: b.org\ncontainer_name: my-web' | { [it.identity().hostname().get(), it.identity().domainname().get(), it.identity().containerName().get()] } || ['a', 'b.org', 'my-web']
    'labels: {a: 1, b: "x", c: }' | { it.identity().labels() } || [a: '1', b: 'x', c: '']
    'labels: [a=1, "b=x=y", c]' | { it.identity().labels() } || [a: '1', b: 'x=y', c: '']
    'annotations: {a: b}' | { it.identity().annotations() } || [a: 'b']
    'read_only: true\nprivileged: true' | { [it.privileges().readOnly(), it.privileges().privileged()] } || [true, true]
    'x-mine: {any: thing}' | { it.name() } || 'web'
  }

  def "variables: #keys"(String keys, Map<String, String> values, List<String> removed) {
    expect:
    def service = MadeStack.service(keys, [GIVEN: 'yes', EMPTY: ''])
    service.env() == values
    service.environment().removed() as List == removed

    where:
    keys || values | removed
    'environment: {A: 1, B: "x", C: true, D: 1.50, E: 010}' || [A: '1', B: 'x', C: 'true', D: '1.5', E: '8'] | []
    'environment: [A=1, B=, "C=a=b"]' || [A: '1', B: '', C: 'a=b'] | []
    'environment: [GIVEN, EMPTY, UNSET]' || [GIVEN: 'yes', EMPTY: ''] | ['UNSET']
    'environment: {GIVEN: , UNSET: }' || [GIVEN: 'yes'] | ['UNSET']
  }

  def "how it is reached: #keys"(String keys, Closure<?> seen, Object expected) {
    expect:
    MadeStack.service(keys).with(seen) == expected

    where:
    keys | seen || expected
    'ports: ["8080:80", 443, "127.0.0.1:53:53/udp", "6000-6001:7000-7001", "9000-9010:90"]' | { it.ports()*.toString() } || ['8080:80', '443', '127.0.0.1:53:53/udp', '6000:7000', '6001:7001', '9000-9010:90']
    'ports: ["0:80", "127.0.0.1:0:81"]' | { it.ports()*.toString() } || ['80', '127.0.0.1::81']
    'ports: [22:22]' | { it.ports()*.toString() } || ['22:22']
    'ports: [{target: 80, published: 8080, protocol: udp, host_ip: 127.0.0.1, mode: host, name: web, app_protocol: http}]' | { it.ports()*.toString() } || ['127.0.0.1:8080:80/udp']
    'ports: [{target: 80, published: "8080-8090"}]' | { it.ports()*.toString() } || ['8080-8090:80']
    'ports: [{target: 80, host_ip: "::1", published: 1}]' | { it.ports()*.toString() } || ['[::1]:1:80']
    'expose: [80, "90-91/udp"]' | { it.exposed()*.toString() } || ['80/tcp', '90/udp', '91/udp']
    'network_mode: host' | { it.namespaces().network().get().toString() } || 'host'
    'network_mode: none' | { it.namespaces().network().get().toString() } || 'none'
    'network_mode: default' | { it.namespaces().network().get().toString() } || 'bridge'
    'network_mode: container:other' | { it.namespaces().network().get().toString() } || 'container:other'
    'mac_address: 02:42:ac:11:00:02' | { it.networks()*.network() + it.networks()*.address()*.mac()*.get() } || ['default', '02:42:ac:11:00:02']
    'external_links: [redis, "pg:db"]' | { it.externalLinks().collect { [it.container(), it.alias()] } } || [['redis', 'redis'], ['pg', 'db']]
    'dns: 1.1.1.1' | { it.resolution().servers() } || ['1.1.1.1']
    'dns: [1.1.1.1, 8.8.8.8]\ndns_search: [a.org]\ndns_opt: [use-vc]' | { [it.resolution().servers(), it.resolution().search(), it.resolution().options()] } || [['1.1.1.1', '8.8.8.8'], ['a.org'], ['use-vc']]
    'extra_hosts: ["a:1.2.3.4", "b=::1", "c:[::1]", "d:host-gateway"]' | { it.resolution().hosts().collect { [it.name(), it.address()] } } || [['a', '1.2.3.4'], ['b', '::1'], ['c', '::1'], ['d', 'host-gateway']]
    'extra_hosts: {a: 1.2.3.4, b: [1.1.1.1, 1.1.1.2]}' | { it.resolution().hosts().collect { [it.name(), it.address()] } } || [['a', '1.2.3.4'], ['b', '1.1.1.1'], ['b', '1.1.1.2']]
  }

  def "data: #keys"(String keys, Closure<?> seen, Object expected) {
    expect:
    MadeStack.service(keys).with(seen) == expected

    where:
    keys | seen || expected
    'volumes: [/var/lib]' | { it.mounts().collect { [it.class.simpleName, it.target()] } } || [['AnonymousVolume', '/var/lib']]
    'volumes: ["./src:/src"]' | { it.mounts().collect { [it.source(), it.readOnly(), it.manner().createSource()] } } || [[Path.of('/shop/src'), false, true]]
    'volumes: ["~/x:/x:ro"]' | { it.mounts().collect { [it.source(), it.readOnly()] } } || [[Path.of('/home/me/x'), true]]
    'volumes: ["/a:/b:ro,cached", "/c:/d:delegated", "/e:/f:z,rshared"]' | { it.mounts().collect { [it.readOnly(), it.manner().relabel().isPresent(), it.manner().propagation().map { it.word() }.orElse('')] } } || [[true, false, ''], [false, false, ''], [false, true, 'rshared']]
    'volumes: [{type: bind, source: ./a, target: /a, read_only: true, bind: {create_host_path: true, propagation: rslave}}]' | { it.mounts().collect { [it.source(), it.readOnly(), it.manner().createSource(), it.manner().propagation().get().word()] } } || [[Path.of('/shop/a'), true, true, 'rslave']]
    'volumes: [{type: bind, source: /a, target: /a, consistency: cached}]' | { it.mounts()*.manner()*.createSource() } || [false]
    'volumes: [{type: tmpfs, target: /t, tmpfs: {size: 10m, mode: 01777}}]' | { it.mounts().collect { [it.size().get(), it.mode().get()] } } || [[10485760L, 01777]]
    'volumes: [{type: volume, target: /t, volume: {nocopy: true}}]' | { it.mounts()*.noCopy() } || [true]
    'volumes: [{type: image, source: busybox, target: /i, image: {subpath: bin}}]' | { it.mounts().collect { [it.image().toString(), it.subpath().get()] } } || [['busybox:latest', 'bin']]
    'tmpfs: /run' | { it.mounts()*.target() } || ['/run']
    'tmpfs: ["/run:size=64m,mode=755", /tmp]' | { it.mounts().collect { [it.target(), it.size().orElse(0L)] } } || [['/run', 67108864L], ['/tmp', 0L]]
    'volumes_from: ["container:data:ro"]' | { it.volumesFrom().collect { [it.owner().name(), it.name(), it.readOnly()] } } || [['CONTAINER', 'data', true]]
  }

  def "limits: #keys"(String keys, Closure<?> seen, Object expected) {
    expect:
    MadeStack.service(keys).with(seen) == expected

    where:
    keys | seen || expected
    'cpus: 0.5' | { it.resources().cpus().get() } || 0.5G
    'cpus: "1.5"' | { it.resources().cpus().get() } || 1.5G
    'cpus: 0' | { it.resources().cpus().present } || false
    'cpu_shares: 73\ncpu_period: 20ms\ncpu_quota: 50000' | { [it.resources().cpuShares().get(), it.resources().cpuPeriod().get(), it.resources().cpuQuota().get()] } || [73L, 20000L, 50000L]
    'cpu_rt_period: 1400us\ncpu_rt_runtime: 400ms' | { [it.resources().realtimePeriod().get(), it.resources().realtimeRuntime().get()] } || [1400L, 400000L]
    'cpuset: 0,1' | { it.resources().cpuset().get() } || '0,1'
    'cpuset: 0' | { it.resources().cpuset().get() } || '0'
    'mem_limit: 1g\nmem_reservation: 512m\nmemswap_limit: 2gb\nmem_swappiness: 10' | { [it.resources().memory().get(), it.resources().memoryReservation().get(), it.resources().memorySwap().get(), it.resources().swappiness().get()] } || [1073741824L, 536870912L, 2147483648L, 10]
    'mem_limit: 1000000000\nmemswap_limit: -1' | { [it.resources().memory().get(), it.resources().memorySwap().get()] } || [1000000000L, -1L]
    'pids_limit: 100\nshm_size: 64kb' | { [it.resources().pids().get(), it.resources().sharedMemory().get()] } || [100L, 65536L]
    'oom_kill_disable: true\noom_score_adj: 500' | { [it.resources().oomKillDisable(), it.resources().oomScore().get()] } || [true, 500]
    'ulimits: {nproc: 65535, nofile: {soft: 20, hard: 40}}' | { it.resources().ulimits().collect { [it.name(), it.soft(), it.hard()] } } || [['nproc', 65535L, 65535L], ['nofile', 20L, 40L]]
    'blkio_config: {weight: 300, weight_device: [{path: /dev/sda, weight: 400}], device_read_bps: [{path: /dev/sdb, rate: 12mb}], device_write_iops: [{path: /dev/sdb, rate: 30}]}' | { it.resources().blockIo().with { [it.weight().get(), it.weights()*.weight(), it.readBytes()*.rate(), it.writeOperations()*.rate()] } } || [300, [400], [12582912L], [30L]]
    'storage_opt: {size: 1G}\ncgroup_parent: m' | { [it.kernel().storageOptions(), it.kernel().cgroupParent().get()] } || [[size: '1G'], 'm']
    'devices: ["/dev/a:/dev/b:r", /dev/c, {source: /dev/d, target: /dev/e, permissions: rw}]' | { it.devices().mapped().collect { [it.source(), it.target(), it.permissions()] } } || [['/dev/a', '/dev/b', 'r'], ['/dev/c', '/dev/c', 'rwm'], ['/dev/d', '/dev/e', 'rw']]
    'devices: [vendor.com/class=gpu0]\ndevice_cgroup_rules: ["c 1:3 mr"]' | { [it.devices().mapped()*.source(), it.devices().rules()] } || [['vendor.com/class=gpu0'], ['c 1:3 mr']]
    'gpus: all' | { it.devices().requests().collect { [it.count().get(), it.capabilities()] } } || [[-1, ['gpu']]]
    'gpus: [{driver: nvidia, count: 2, capabilities: [utility]}]' | { it.devices().requests().collect { [it.driver().get(), it.count().get(), it.capabilities()] } } || [['nvidia', 2, ['gpu', 'utility']]]
  }

  def "kernel: #keys"(String keys, Closure<?> seen, Object expected) {
    expect:
    MadeStack.service(keys).with(seen) == expected

    where:
    keys | seen || expected
    'cap_add: [NET_ADMIN]\ncap_drop: [ALL]' | { [it.privileges().added(), it.privileges().dropped()] } || [['NET_ADMIN'], ['ALL']]
    'security_opt: [no-new-privileges, "seccomp:unconfined", "seccomp=./p.json", "label:user:U"]' | { it.privileges().securityOptions() } || ['no-new-privileges', 'seccomp:unconfined', 'seccomp=/shop/p.json', 'label:user:U']
    'sysctls: {net.core.somaxconn: 1024}' | { it.kernel().sysctls() } || ['net.core.somaxconn': '1024']
    'sysctls: [net.core.somaxconn=1024]' | { it.kernel().sysctls() } || ['net.core.somaxconn': '1024']
    'runtime: runc\nipc: host\npid: host\nuts: host\nuserns_mode: host\ncgroup: private' | { n -> [n.kernel().runtime().get()] + n.namespaces().with { [it.ipc(), it.pid(), it.uts(), it.user(), it.cgroup()]*.get()*.toString() } } || ['runc', 'host', 'host', 'host', 'host', 'private']
    'isolation: default' | { it.kernel().isolation().present } || false
  }

  def "life: #keys"(String keys, Closure<?> seen, Object expected) {
    expect:
    MadeStack.service(keys).with(seen) == expected

    where:
    keys | seen || expected
    'restart: no' | { it.restart().toString() } || 'no'
    'restart: "no"' | { it.restart().toString() } || 'no'
    'restart: false' | { it.restart().toString() } || 'no'
    'restart: always' | { it.restart().toString() } || 'always'
    'restart: on-failure:3' | { it.restart().toString() } || 'on-failure:3'
    'restart: unless-stopped' | { it.restart().toString() } || 'unless-stopped'
    'stop_signal: SIGUSR1\nstop_grace_period: 1m30s' | { [it.ending().signal().get(), it.ending().grace().get()] } || ['SIGUSR1', Duration.ofSeconds(90)]
    'stop_grace_period: 0' | { it.ending().grace().get() } || Duration.ZERO
    'healthcheck: {test: curl -f http://localhost, interval: 1m, timeout: 10s, retries: 3, start_period: 40s, start_interval: 5s}' | { it.healthcheck().get().with { [it.test().get(), it.interval().get(), it.timeout().get(), it.retries().get(), it.startPeriod().get(), it.startInterval().get()] } } || [['CMD-SHELL', 'curl -f http://localhost'], Duration.ofMinutes(1), Duration.ofSeconds(10), 3, Duration.ofSeconds(40), Duration.ofSeconds(5)]
    'healthcheck: {test: [CMD, curl, localhost]}' | { it.healthcheck().get().test().get() } || ['CMD', 'curl', 'localhost']
    'healthcheck: {test: [CMD-SHELL, "curl || exit 1"]}' | { it.healthcheck().get().test().get() } || ['CMD-SHELL', 'curl || exit 1']
    'healthcheck: {test: [NONE]}' | { it.healthcheck().get().isNone() } || true
    'healthcheck: {disable: true}' | { it.healthcheck().get().isNone() } || true
    'healthcheck: {interval: 5s}' | { it.healthcheck().get().test().present } || false
    'logging: {driver: syslog, options: {tag: x, max-size: 10}}' | { [it.logging().driver().get(), it.logging().options()] } || ['syslog', [tag: 'x', 'max-size': '10']]
    'post_start: [{command: ./a.sh, user: root, privileged: true, working_dir: /x, environment: [A=1]}]' | { it.hooks().afterStart().collect { [it.command(), it.user().get(), it.privileged(), it.workdir().get(), it.env()] } } || [[['./a.sh'], 'root', true, '/x', [A: '1']]]
    'pre_start: [{command: [a, b], image: "tool:1", per_replica: true, user: root, environment: [A=1]}, {command: c}]' | { it.hooks().beforeStart().collect { [it.hook().command(), it.image()*.toString(), it.each(), it.hook().user().orElse(null), it.hook().env()] } } || [[['a', 'b'], ['tool:1'], true, 'root', [A: '1']], [['c'], [], false, null, [:]]]
    'pre_stop: [{command: [a, b]}]' | { it.hooks().beforeStop()*.command() } || [['a', 'b']]
    'scale: 3' | { it.replicas() } || 3
    'deploy: {update_config: {parallelism: 2, delay: 10s, order: start-first, failure_action: rollback, monitor: 15s, max_failure_ratio: 0.1}, rollback_config: {parallelism: 0, monitor: 0s, failure_action: continue}}' | { it.rollout().with { [it.update(), it.rollback()].collect { [it.parallelism(), it.delay().toSeconds(), it.order().word(), it.monitor().toSeconds(), it.onFailure().word(), it.maxFailureRatio()] } } } || [[2, 10, 'start-first', 15, 'rollback', 0.1], [0, 0, 'stop-first', 0, 'continue', 0]]
    'deploy: {placement: {constraints: [node.hostname==a, "engine.labels.Disk != slow"], preferences: [{spread: node.labels.zone}], max_replicas_per_node: 2}, endpoint_mode: dnsrr}' | { it.rollout().with { [it.placement().constraints()*.toString(), it.placement().preferences(), it.placement().mostPerMachine().get(), it.endpoint().get().word()] } } || [['node.hostname == a', 'engine.labels.Disk != slow'], ['node.labels.zone'], 2, 'dnsrr']
    'deploy: {replicas: 2}' | { it.replicas() } || 2
    'scale: 2\ndeploy: {replicas: 2}' | { it.replicas() } || 2
    'deploy: {resources: {limits: {cpus: "0.50", memory: 50M, pids: 9}, reservations: {memory: 20M, devices: [{driver: nvidia, count: all, capabilities: [gpu]}]}}}' | { it.with { [it.resources().cpus().get(), it.resources().memory().get(), it.resources().pids().get(), it.resources().memoryReservation().get(), it.devices().requests()*.count()*.get()] } } || [0.50G, 52428800L, 9L, 20971520L, [-1]]
    'deploy: {restart_policy: {condition: on-failure, max_attempts: 3}}' | { it.restart().toString() } || 'on-failure:3'
    'deploy: {restart_policy: {condition: any}}' | { it.restart().toString() } || 'always'
    'restart: no\ndeploy: {restart_policy: {condition: any}}' | { it.restart().toString() } || 'no'
    'build: .\ndevelop: {watch: [{action: sync, path: ./src, target: /app, ignore: [node_modules/], initial_sync: true}, {action: rebuild, path: package.json}, {action: sync+exec, path: ./c, target: /c, exec: {command: reload now}}]}' | { it.watches().collect { [it.action().word(), it.path().toString(), it.target().orElse(''), it.initialSync(), it.command()] } } || [['sync', '/shop/src', '/app', true, []], ['rebuild', '/shop/package.json', '', false, []], ['sync+exec', '/shop/c', '/c', false, ['reload', 'now']]]
    'attach: true' | { it.name() } || 'web'
  }

  def "builds: #keys"(String keys, Closure<?> seen, Object expected) {
    expect:
    MadeStack.service(keys, [GIVEN: 'yes']).with { it.build().get() }.with(seen) == expected

    where:
    keys | seen || expected
    'build: ./app' | { it.folder().get() } || Path.of('/shop/app')
    'build: {context: ., dockerfile: docker/Dockerfile, target: dev}' | { [it.folder().get(), it.dockerfile().get(), it.target().get()] } || [Path.of('/shop'), 'docker/Dockerfile', 'dev']
    'build: {dockerfile_inline: "FROM a"}' | { [it.folder().get(), it.inlineDockerfile().get()] } || [Path.of('/shop'), 'FROM a']
    'build: https://example.org/a.git#main:sub' | { it.context().shown() } || 'https://example.org/a.git#main:sub'
    'build: {context: ., args: {A: 1, GIVEN: , UNSET: }}' | { it.args() } || [A: '1', GIVEN: 'yes']
    'build: {context: ., args: [A=1, GIVEN]}' | { it.args() } || [A: '1', GIVEN: 'yes']
    'build: {context: ., labels: [a=b], tags: ["x:1"], platforms: [linux/amd64]}' | { [it.labels(), it.tags(), it.platforms()] } || [[a: 'b'], ['x:1'], ['linux/amd64']]
    'build: {context: ., network: host, shm_size: 2gb, extra_hosts: ["a=1.2.3.4"], ulimits: {nofile: 5}, privileged: true, entitlements: [network.host]}' | { it.run().with { [it.network().get(), it.shmSize().asLong, it.extraHosts(), it.ulimits()*.soft(), it.privileged(), it.entitlements()] } } || ['host', 2147483648L, ['a:1.2.3.4'], [5L], true, ['network.host']]
    'build: {context: ., cache_from: [a], cache_to: [b], no_cache: true, no_cache_filter: [s], pull: true}' | { it.caching().with { [it.from(), it.to(), it.use().name(), it.neverFor(), it.pull().name()] } } || [['a'], ['b'], 'FORBIDDEN', ['s'], 'ALWAYS']
    'build: {context: ., additional_contexts: [a=./b, "c=docker-image://d"], ssh: [default], provenance: false, sbom: true}' | { [it.additionalContexts(), it.ssh()*.id(), it.provenance().get(), it.sbom().get()] } || [[a: '/shop/b', c: 'docker-image://d'], ['default'], 'false', 'true']
  }
}
