package orchsh.dsl.write

/** Stacks in which every word of the language has its say, so that whatever writes stacks can be tried on all of them. */
class Samples {
  /** What a service can say, a line for each thing; the declarations around them are those of {@link #script}. */
  static final List<String> BLOCKS = [
    "image 'a:latest'", "image 'r.io:5000/shop/api:1.2'", "image 'a@sha256:${'0' * 64}'", "image 'a:latest@sha256:${'a' * 64}'",
    "build '.'", "build './api'", "build '../api', dockerfile: 'docker/Dockerfile', target: 'test'", "build 'https://example.org/a.git#v1:sub'",
    "build 'https://example.org/a.tar.gz'", "build context: '/', dockerfile: '''FROM x\nRUN echo 'a' \$b \\\\n\n'''", "build dockerfileInline: 'FROM x'",
    "build '.', args: [A: 1, 'b-c': '\$D', E: ''], labels: [l: 'x'], tags: ['x/y:1', 'z'], platforms: ['linux/amd64', 'linux/arm64']",
    "build '.', cacheFrom: ['x'], cacheTo: ['type=local,dest=/c'], noCache: true, pull: true",
    "build '.', noCacheFilter: ['one']",
    "build '.', network: 'host', shmSize: 64.mb, extraHosts: ['a:192.0.2.7', 'b=::1'], ulimits: [nofile: 10, nproc: '1:2'], privileged: true, entitlements: ['network.host']",
    "build '.', secrets: ['pw']", "build '.', secrets: [id: 'pw', tls: 'tls']", "build '.', ssh: ['default', 'k=./key']",
    "build '.', additionalContexts: [a: './other', b: 'docker-image://x', c: 'service:built', d: 'https://example.org/x.git']",
    "build '.', additionalContexts: [a: 'service:db']", "build '.', provenance: 'mode=max', sbom: true", "image 'named'; build '.'",
    "build '.'; platform 'linux/arm64'", "pull 'always'", "pull 'never'", "build '.'; pull 'build'", "pull 'daily'", "pull 'weekly'", "pull every: 90.min", "platform 'linux/arm/v7'",
    "command 'serve'", "command 'a b c'", "command 'sh', '-c', 'echo \"\$HOME\"; exit \${1}'", "command(['a b'])", "command([''])", "command 'a', ''", "entrypoint 'e'; command([])", "entrypoint([])",
    "workdir '/w'", "user '1000:1000'", "groupAdd 'audio', 5", "init true", "init false", "tty true", "stdin true",
    "env A: 1, B: '', 'c.d': 'x', 'if': true, E: 'a b', F: '\$x', G: '\${y}', H: \"l1\\nl2\\n\", 'I-J': '~'", "env.remove 'PATH'", "env P: secret('pw'), Q: \"db://u:\${secret('pw')}@\${secret('tls')}\", R: 's3cret!', S: secret('end')",
    "containerName 'c1'", "hostname 'h'; domainname 'd.example'", "label a: 'x'", "labels 'a.b/c': 'x', d: ''", "annotations k: 'v'",
    "volume 'data:/d'", "volume 'data:/d:ro,nocopy'", "volume type: 'volume', source: 'data', target: '/a:b', readOnly: true, nocopy: true", "volume 'data:/d', subpath: 'x/y'",
    "volume '/anonymous'", "volume '/anonymous', readOnly: true, nocopy: true, labels: [a: 1]", "volume target: '/with:colon'",
    "volume './src:/s'", "volume '.:/s:ro'", "volume '~/x:/s:z'", "volume '/abs/x:/s:Z,ro'", "volume '../near/x:/s:rshared'", "volume './x:/s', createHostPath: true", "volume './x:/s:ro', recursive: 'readonly'", "volume './x:/s', recursive: 'disabled', createHostPath: true",
    "volume type: 'bind', source: './a:b', target: '/c:d', propagation: 'rslave'", "volume type: 'image', source: 'x:1', target: '/i', subpath: 'a'",
    "tmpfs '/t'", "tmpfs '/t:ro'", "tmpfs '/t', size: '1k'", "tmpfs '/t', size: '4095b'", "shmSize '4097b'", "tmpfs '/t', size: 64.mb, mode: '1777'", "tmpfs '/t:noexec,uid=1000', size: '4097b', mode: '0700'", "volume type: 'tmpfs', target: '/a:b', size: 1.gb, readOnly: true",
    "volumesFrom 'db'", "volumesFrom 'db:ro', 'container:other'", "readOnly true", "shmSize 256.mb", "storageOpt size: '10G'",
    "secret 'pw'", "secret 'pw', target: 'other', uid: 1000, gid: 1001, mode: '0440'", "secret 'file', target: '/etc/x'", "secrets 'pw', 'tls'", "config 'site'", "config 'site', target: '/etc/nginx.conf', mode: '0644'",
    "network 'default'", "networks 'default', 'back'", "network 'back', alias: 'x'", "network 'back', alias: ['x', 'y'], ip: '172.30.0.7', ip6: 'fd00::7', mac: '02:42:ac:11:00:02', linkLocalIps: ['169.254.1.1'], priority: 5, gwPriority: -1, interfaceName: 'eth7', driverOpts: [a: 'b']",
    "network 'back', priority: -2; network 'default', alias: 'z'", "networkMode 'host'", "networkMode 'none'", "networkMode 'service:db'", "networkMode 'container:other'", "networkMode 'bridge'",
    "link 'db'", "link db: 'database'", "link 'db', env: false", "link db: ['x', 'y'], mq: 'z', env: false", "externalLinks 'legacy', 'old:new'",
    "dns '9.9.9.9', '1.1.1.1'; dnsSearch 'example.org'; dnsOpt 'ndots:1'", "extraHosts a: '192.0.2.7', b: ['192.0.2.8', '::1'], host: 'host-gateway'", "extraHosts 'a:1.1.1.1', 'b:2.2.2.2', 'a:3.3.3.3'",
    "expose 80, '53/udp', '8000-8002'", "port 80", "port '8080:80'", "ports '127.0.0.1:8443:443', '[::1]:53:53/udp', '9000-9010:90', '127.0.0.1::81', '70-72:70-72/sctp'",
    "needs 'db'", "needs 'db', 'mq'", "needs db: 'started', mq: 'ready'", "needs db: 'completed', restart: true", "needs 'db', restart: true; needs mq: 'started'",
    "wait tcp: 80", "wait tcp: 80, timeout: 1500.ms, stable: 1.s, every: '1500us', fail: ~/FATAL|panic/", "wait http: '/h?a=b', port: 80", "wait http: '/', port: 80, status: 204, body: ~/o\\/k\$/, headers: [Accept: 'a/b', 'X-Y': \"it's\"]", "wait http: '/', port: 80, status: 200..499, timeout: 2.min",
    "wait log: ~/ready to accept/, times: 2", "wait log: '[ready] \$1 \\\\ /x'", "wait log: ~/(?i)a*b/", "wait exec: 'pg_isready -h 127.0.0.1'", "wait exec: ['sh', '-c', 'test -f /x && true']", "wait exec: ['a b']",
    "healthcheck 'true'; wait healthy: true, timeout: 90.s", "wait exit: 3", "wait file: '/tmp/ready'", "wait any: [[tcp: 80], [log: ~/x/, timeout: 5.s], [exec: 'a']]; wait tcp: 81",
    "healthcheck 'curl -f http://localhost/ || exit 1'", "healthcheck 'curl', '-f', 'x', interval: 5.s, timeout: 500.ms, retries: 3, startPeriod: 1.min, startInterval: 2.s", "healthcheck(['one'])", "healthcheck false", "healthcheck interval: 5.s", "healthcheck disable: false", "healthcheck test: ['CMD', 'CMD', 'x']", "healthcheck test: ['NONE'], interval: 1.s",
    "restart 'always'", "restart 'on-failure:3'", "restart 'unless-stopped'", "stopSignal 'SIGQUIT'; stopTimeout 90.s", "stopTimeout 0.s",
    "beforeStart 'migrate', '--all'; beforeStart(['a b'], image: 'tool:1', each: true, user: 'root', env: [A: 'b'])",
    "afterStart 'sh', '-c', 'date > /started'; afterStart(['a b'], user: 'root', privileged: true, workdir: '/w', env: [A: 'x'])", "onReady 'psql -f /seed.sql'", "beforeStop 'nginx -s quit', user: 'root'",
    "memory 512.mb; memoryReservation 256.mb; memorySwap 1.gb; memorySwappiness 10", "memory 64000001; memorySwap -1", "cpus 1.5", "cpus 0.50", "cpuShares 512; cpuPeriod 100000; cpuQuota 50000", "cpuRtPeriod 1000000; cpuRtRuntime 950000; cpuset '0-2,7'",
    "pids 200", "pids -1", "ulimits nofile: 65536, nproc: '1024:2048', core: -1, memlock: [soft: 1, hard: -1]", "ulimits memlock: 9876543210", "oomScore -500; oomKillDisable true",
    "blkio weight: 300, weightDevice: ['/dev/sda': 400], deviceReadBps: ['/dev/sda': 10.mb, '/dev/sdb': 1000000], deviceReadIops: ['/dev/sda': 5], deviceWriteBps: ['/dev/sda': '100b'], deviceWriteIops: ['/dev/sda': 6]",
    "devices '/dev/fuse', '/dev/ttyUSB0:/dev/modem:rw', '/dev/a:r', 'vendor.com/class=name'", "deviceCgroupRules 'c 1:3 mr'", "gpus 'all'", "gpus 2", "gpus deviceIds: ['0', 'GPU-1'], driver: 'nvidia', capabilities: ['compute'], options: [a: 'b']", "deploy resources: [reservations: [devices: [[driver: 'x', count: 3, capabilities: ['tpu']]]]]",
    "privileged true", "capAdd 'NET_ADMIN', 'SYS_TIME'; capDrop 'ALL'", "securityOpt 'no-new-privileges', 'seccomp=unconfined', 'apparmor:x', 'seccomp=./profile.json'", "sysctls 'net.core.somaxconn': 1024", "ipc 'shareable'; pid 'host'; uts 'host'; userns 'host'; cgroup 'private'", "ipc 'service:db'; pid 'container:x'", "cgroupParent '/g'; runtime 'runsc'",
    "logging 'json-file', options: ['max-size': '10m']", "logging options: [a: 'b']", "logging 'none'", "replicas 3", "replicas 0", "deploy update: [parallelism: 2, delay: 10.s, order: 'start-first', monitor: 0.s, failureAction: 'rollback', maxFailureRatio: 0.25], rollback: [parallelism: 0, failureAction: 'continue']", "deploy placement: [constraints: ['node.hostname == a', 'engine.labels.x != y'], preferences: ['node.labels.zone'], maxReplicasPerNode: 2], endpointMode: 'dnsrr'",  "watch './src', action: 'sync', target: '/s', ignore: ['*.md', 'x/'], include: ['*.js'], initialSync: true", "build '.'; watch '.', action: 'rebuild'", "watch './a', action: 'sync+exec', target: '/b', exec: 'nginx -s reload'; watch './c', action: 'sync+restart', target: '/d'; watch './e', action: 'restart'",
  ]

  /** What a script can say outside of services. */
  static final List<String> DECLARATIONS = [
    "stack 'shop-2'", "stack 'shop', separator: '_'", "stack 'shop', ttl: 2.h", "volume 'v', shared: true, name: 'all'", "deadline 3.min", "deadline '1m30s'", "network 'n'", "network 'n', internal: true, attachable: true, ipv4: true, ipv6: true", "network 'n', driver: 'macvlan', driverOpts: [parent: 'eth0', 'a.b': 'c d'], labels: [x: '']",
    "network 'n', external: true", "network 'n', external: true, name: 'theirs'", "network 'n', name: 'fixed'", "network 'default', internal: true", "network 'default', internal: false", "network 'n', subnet: '10.1.0.0/16', ipRange: '10.1.2.0/24', gateway: '10.1.0.1', auxAddresses: [r: '10.1.0.9']",
    "network 'n', subnet: ['10.1.0.0/16', 'fd00::/64']", "network 'n', ipam: [driver: 'default', options: [a: 1], config: [[subnet: '10.1.0.0/16'], [subnet: 'fd00::/64', gateway: 'fd00::1']]]", "network 'n', ipam: [config: [[subnet: '10.1.0.0/16', gateway: '10.1.0.1'], [subnet: '10.2.0.0/16']]]",
    "volume 'v'", "volume 'v', driver: 'local', driverOpts: [type: 'nfs', o: 'addr=1,rw', device: ':/x'], labels: [a: 'b']", "volume 'v', external: true, name: 'theirs'", "volume 'v', name: 'fixed'",
    "secret 's', file: './s.txt'", "secret 's', file: '/etc/s'", "secret 's', content: 'x'", "secret 's', content: 'hunter2\\n'", "secret 's', content: ''", "secret 's', content: \"a'b\\\"c\\\\d\\\$e\\n\\nf\"", "secret 's.t', content: 'dotted'", "secret '1st', content: 'first!'", "secret 'a-b', content: 'one!'; secret 'a.b', content: 'two!'",
    "config 'c', file: './c.txt'", "config 'c', content: 'one line'", "config 'c', content: 'a: \$b\\n  - \"x\"\\n\\n'", "config 'c', content: 'password=s3cret!'", "job 'j' { image 'x' }", "job 'j' { image 'x'; once true; wait exit: 3; restart 'on-failure:2' }",
  ]

  /** Texts that are easily read as something else. */
  static final List<String> TEXTS = [
    '', ' ', 'a b', ' lead', 'trail ', '1', '1.10', '0755', '0o17', '0x1F', '1e3', '1_000', '22:22', '1:30:00', '2020-01-01', 'true', 'False', 'yes', 'NO', 'on', 'Off', 'y', 'n', 'null', '~', '', '.', '..', '-', '--', '---', '...', '?', ':', 'a: b', 'a:', ': a', '# c', 'a # c', 'a#c',
    '@x', '`x`', '%x', '&x', '*x', '!x', '|', '>', '{a}', '[a]', 'a, b', '"', "'", "''", "'''", '"""', "it's", "a'''b", '\\', 'a\\', '\\n', '\\u0041', '$', '$$', '$a', '${a}', '${params.x}', 'a$', '$1', 'a\nb', 'a\nb\n', '\na', 'a\n', 'a\n\n', '\n', 'a\n b\n', ' a\nb', 'a \nb', 'a\tb', '\t', 'a\r\nb', 'a\rb', "a\n'b'\nc'", "'a\nb'",
    'ünï', '日本', '😀', 'a\u00a0b', '\u200b', '\u2028', '\u0085', '\u0000', '\u0007', '\u001b[0m', '\u007f', '<<', '=', '.inf', '.nan', '/x', './x', '../x', '~/x', '//', '/* x */', '// x', 'é\ne', 'a}b', '{{.ID}}', '%s', '*/5 * * * *', 'x' * 200, ('line of text\n' * 5)
  ]

  /** A script of one service that says this, with what it may speak of around it. */
  static String script(String block) {
    def image = block =~ /(^|; )(image|build)\b/ ? '' : "image 'x'"
    """
    volume 'data'
    network 'back', subnet: ['172.30.0.0/24', 'fd00::/64']
    secret 'pw', content: 's3cret!'
    secret 'tls', content: 'certificate'
    secret 'end', content: 'with an end\\n'
    secret 'file', file: './secrets/file.txt'
    config 'site', content: 'x'
    service 'a' {
      $image
      $block
    }
    service 'db' { image 'y'; networks 'default', 'back' }
    service 'mq' { image 'z'; networks 'default', 'back' }
    service 'built' { build './built'; networks 'default', 'back' }
    """.stripIndent()
  }
}
