package orchsh.engine.plan

import orchsh.engine.definition.MadeFrom
import orchsh.engine.observed.Facts

/** What an engine says of a container that docker compose made for service `web` of project `shop`, and of its image. */
class FoundFixture {
  static final String ID = 'c' * 64

  static Facts facts(Object value) {
    switch (value) {
      case Map -> Facts.of((value as Map<String, Object>).collectEntries { name, one -> [name, facts(one)] } as Map<String, Facts>)
      case List -> Facts.of(value.collect { facts(it) } as List<Facts>)
      case null -> Facts.NONE
      default -> Facts.of(value.toString())
    }
  }

  static Map<String, Object> image() {
    [Config: [Env: ['PATH=/bin', 'LEVEL=1'], Cmd: ['sh'], Entrypoint: null, WorkingDir: '/app', Labels: [vendor: 'x'], Volumes: null, Healthcheck: null]]
  }

  static Map<String, Object> container() {
    [
      Id: ID,
      Name: '/shop-web-1',
      Mounts: [],
      Config: [
        Hostname: 'c' * 12, Domainname: '', User: '', Tty: false, OpenStdin: false, AttachStdout: true, Image: 'busybox',
        Env: ['PATH=/bin', 'LEVEL=1'], Cmd: ['sh'], Entrypoint: null, WorkingDir: '/app', OnBuild: null,
        Labels: [vendor: 'x', 'com.docker.compose.project': 'shop', 'com.docker.compose.version': '2.40.3'],
      ],
      HostConfig: [
        NetworkMode: 'shop_default', Binds: null, PortBindings: [:], RestartPolicy: [Name: 'no', MaximumRetryCount: 0],
        LogConfig: [Type: 'json-file', Config: [:]], ShmSize: 67108864, IpcMode: 'private', CgroupnsMode: 'private',
        Runtime: 'runc', Memory: 0, MemorySwap: 0, MemorySwappiness: null, OomKillDisable: false, Privileged: false,
        ConsoleSize: [0, 0], MaskedPaths: ['/proc/kcore'], ReadonlyPaths: ['/proc/sys'], AutoRemove: false,
      ],
      NetworkSettings: [Networks: [shop_default: [Aliases: ['shop-web-1', 'web'], IPAMConfig: null, MacAddress: '02:42:ac:12:00:02']]],
    ]
  }

  /** Sets what is at a path, each part a name. */
  static void set(Map<String, Object> tree, String path, Object value) {
    def names = path.tokenize('.')
    def last = names.init().inject(tree) { map, name -> map.computeIfAbsent(name) { [:] } as Map<String, Object> }
    last[names.last()] = value
  }

  static MadeFrom madeFrom(Map<String, Object> edits = [:], Map<String, Object> imageEdits = [:]) {
    def container = container()
    def image = image()
    edits.each { path, value -> set(container, path, value) }
    imageEdits.each { path, value -> set(image, path, value) }
    new MadeFrom(facts(container), facts(image))
  }
}
