package orchsh.dsl.words

import java.nio.file.Path
import orchsh.dsl.DslSpec
import orchsh.engine.model.*
import orchsh.engine.model.Devices.Device
import orchsh.engine.model.Devices.Request
import orchsh.engine.model.Watch.Action

/** What the words mean that limit a service, allow it things and say how many there are of it. */
class LimitingWordsSpec extends DslSpec {

  def "#word"(String word, Closure read, Object expected) {
    expect:
    read(service(word)) == expected

    where:
    word                                                   | read                                        || expected
    "memory 512.mb"                                        | { it.resources().memory().get() }           || 536870912L
    "memory 512mb"                                         | { it.resources().memory().get() }           || 536870912L
    "memory '1.5g'"                                        | { it.resources().memory().get() }           || 1610612736L
    "memory = 1.gb"                                        | { it.resources().memory().get() }           || 1073741824L
    "memoryReservation '256MB'"                            | { it.resources().memoryReservation().get() } || 268435456L
    "memorySwap 1.gb; memory 512.mb"                       | { it.resources().memorySwap().get() }       || 1073741824L
    "memorySwap -1"                                        | { it.resources().memorySwap().get() }       || -1L
    "memorySwappiness 10"                                  | { it.resources().swappiness().get() }       || 10
    "cpus 1.5"                                             | { it.resources().cpus().get() }             || 1.5
    "cpus '0.25'"                                          | { it.resources().cpus().get() }             || 0.25
    "cpuShares 512"                                        | { it.resources().cpuShares().get() }        || 512L
    "cpuPeriod 100000; cpuQuota 50000"                     | { [it.resources().cpuPeriod().get(), it.resources().cpuQuota().get()] } || [100000L, 50000L]
    "cpuRtPeriod 100; cpuRtRuntime 50"                     | { [it.resources().realtimePeriod().get(), it.resources().realtimeRuntime().get()] } || [100L, 50L]
    "cpuset '0-2,7'"                                       | { it.resources().cpuset().get() }           || '0-2,7'
    "cpuset 0..2"                                          | { it.resources().cpuset().get() }           || '0-2'
    "cpuset([0, 3])"                                       | { it.resources().cpuset().get() }           || '0,3'
    "cpuset 1"                                             | { it.resources().cpuset().get() }           || '1'
    "pids 200"                                             | { it.resources().pids().get() }             || 200L
    "pids -1"                                              | { it.resources().pids().get() }             || -1L
    "ulimits nofile: 1024, nproc: '1:2', core: [soft: 3, hard: 4]" | { it.resources().ulimits() }        || [new Ulimit('nofile', 1024, 1024), new Ulimit('nproc', 1, 2), new Ulimit('core', 3, 4)]
    "ulimits memlock: -1"                                  | { it.resources().ulimits() }                || [new Ulimit('memlock', -1, -1)]
    "oomScore -500"                                        | { it.resources().oomScore().get() }         || -500
    "oomKillDisable true"                                  | { it.resources().oomKillDisable() }         || true
    "blkio weight: 300, weightDevice: ['/dev/sda': 400], deviceReadBps: ['/dev/sda': 10.mb], deviceReadIops: ['/dev/sda': 1], deviceWriteBps: ['/dev/sda': '1m'], deviceWriteIops: ['/dev/sda': 2]" | { it.resources().blockIo() } || new BlockIo(Optional.of(300), [new BlockIo.Weight('/dev/sda', 400)], [new BlockIo.Rate('/dev/sda', 10485760)], [new BlockIo.Rate('/dev/sda', 1)], [new BlockIo.Rate('/dev/sda', 1048576)], [new BlockIo.Rate('/dev/sda', 2)])
    "devices '/dev/fuse', '/dev/a:/dev/b', '/dev/a:/dev/c:r', '/dev/d:rw', 'vendor.com/class=x'" | { it.devices().mapped() } || [new Device('/dev/fuse', '/dev/fuse', 'rwm'), new Device('/dev/a', '/dev/b', 'rwm'), new Device('/dev/a', '/dev/c', 'r'), new Device('/dev/d', '/dev/d', 'rw'), new Device('vendor.com/class=x', 'vendor.com/class=x', 'rwm')]
    "devices '/dev/a': '/dev/b'"                           | { it.devices().mapped() }                   || [new Device('/dev/a', '/dev/b', 'rwm')]
    "devices '/dev/a' >> '/dev/b'"                         | { it.devices().mapped() }                   || [new Device('/dev/a', '/dev/b', 'rwm')]
    "deviceCgroupRules 'c 1:3 mr'"                         | { it.devices().rules() }                    || ['c 1:3 mr']
    "gpus 'all'"                                           | { it.devices().requests() }                 || [new Request(Optional.empty(), Optional.of(-1), [], ['gpu'], new TreeMap())]
    "gpus 2"                                               | { it.devices().requests()*.count() }        || [Optional.of(2)]
    "gpus deviceIds: ['0', '3'], driver: 'nvidia', capabilities: ['utility'], options: [a: 1]" | { it.devices().requests() } || [new Request(Optional.of('nvidia'), Optional.empty(), ['0', '3'], ['gpu', 'utility'], new TreeMap(a: '1'))]
    "privileged true"                                      | { it.privileges().privileged() }            || true
    "capAdd 'NET_ADMIN', 'SYS_TIME'; capDrop 'ALL'"        | { [it.privileges().added(), it.privileges().dropped()] } || [['NET_ADMIN', 'SYS_TIME'], ['ALL']]
    "securityOpt 'no-new-privileges:true'"                 | { it.privileges().securityOptions() }       || ['no-new-privileges:true']
    "securityOpt 'seccomp:profile.json', 'seccomp=unconfined'" | { it.privileges().securityOptions() }   || ['seccomp=/srv/shop/profile.json', 'seccomp=unconfined']
    "sysctls 'net.core.somaxconn': 1024"                   | { it.kernel().sysctls() }                   || ['net.core.somaxconn': '1024']
    "sysctls 'a=1', 'b=2'"                                 | { it.kernel().sysctls() }                   || [a: '1', b: '2']
    "ipc 'shareable'; pid 'service:db'; uts 'host'; userns 'host'; cgroup 'private'" | { n -> n.namespaces().with { [it.ipc(), it.pid(), it.uts(), it.user(), it.cgroup()]*.get()*.toString() } } || ['shareable', 'service:db', 'host', 'host', 'private']
    "cgroupParent 'm-executor'; runtime 'runc'"            | { [it.kernel().cgroupParent().get(), it.kernel().runtime().get()] } || ['m-executor', 'runc']
    "deploy replicas: 2, mode: 'replicated', resources: [limits: [cpus: 1.5, memory: 512.mb, pids: 9], reservations: [memory: '64m']], restartPolicy: [condition: 'on-failure', maxAttempts: 3]" | { a -> [a.replicas(), a.restart() as String] + a.resources().with { [it.cpus().get(), it.memory().get(), it.pids().get(), it.memoryReservation().get()] } } || [2, 'on-failure:3', 1.5, 536870912L, 9L, 67108864L]
    "deploy resources: [reservations: [devices: [[capabilities: ['gpu'], count: 1]]]]" | { it.devices().requests() } || [new Request(Optional.empty(), Optional.of(1), [], ['gpu'], new TreeMap())]
    "deploy update: [parallelism: 2, delay: 10.s, order: 'start-first', failureAction: 'rollback', monitor: 15.s, maxFailureRatio: 0.1], rollback: [parallelism: 0, monitor: 0.s, failureAction: 'continue']" | { it.rollout().with { [it.update(), it.rollback()].collect { [it.parallelism(), it.delay().toSeconds(), it.order().word(), it.monitor().toSeconds(), it.onFailure().word(), it.maxFailureRatio()] } } } || [[2, 10, 'start-first', 15, 'rollback', 0.1], [0, 0, 'stop-first', 0, 'continue', 0]]
    "deploy placement: [constraints: ['node.hostname==a', 'engine.labels.Disk != slow'], preferences: 'node.labels.zone', maxReplicasPerNode: 2], endpointMode: 'dnsrr'" | { it.rollout().with { [it.placement().constraints()*.toString(), it.placement().preferences(), it.placement().mostPerMachine().get(), it.endpoint().get().word()] } } || [['node.hostname == a', 'engine.labels.Disk != slow'], ['node.labels.zone'], 2, 'dnsrr']
    "deploy restartPolicy: [condition: 'any']"             | { it.restart() as String }                  || 'always'
    "watch './src', action: 'sync', target: '/app', ignore: 'x/', include: ['a', 'b'], initialSync: true" | { it.watches() } || [new Watch(Path.of('/srv/shop/src'), Action.SYNC, Optional.of('/app'), ['x/'], ['a', 'b'], true, [])]
    "watch 'f', action: 'sync+exec', target: '/f', exec: 'reload now'" | { it.watches() }                || [new Watch(Path.of('/srv/shop/f'), Action.SYNC_EXEC, Optional.of('/f'), [], [], false, ['reload', 'now'])]
    "build '.'; watch 'f', action: 'rebuild'"              | { it.watches()*.action() }                  || [Action.REBUILD]
  }
}
