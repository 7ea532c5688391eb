package orchsh.shell.doctor

import groovy.json.JsonOutput
import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import java.time.Instant
import orchsh.engine.caller.Surroundings
import orchsh.engine.docker.PrivateEngine
import orchsh.engine.docker.RunningEngine
import orchsh.engine.observed.ApiVersion
import orchsh.engine.observed.DiskUsage
import orchsh.engine.observed.EngineFacts
import orchsh.engine.observed.Labels
import orchsh.engine.observed.ObservedContainer
import orchsh.engine.observed.ObservedContainer.State
import orchsh.engine.observed.ObservedStack
import orchsh.engine.json.JsonValue
import orchsh.shell.invocation.Appearance
import orchsh.shell.invocation.Appearance.Colours
import orchsh.shell.invocation.Appearance.Glyphs
import orchsh.shell.invocation.Appearance.Kind
import orchsh.shell.invocation.Appearance.Size
import orchsh.shell.view.table.CheckList.Check
import orchsh.shell.view.table.CheckList.Verdict
import spock.lang.Specification
import spock.lang.TempDir

class FindingsSpec extends Specification {
  static final Instant NOON = Instant.parse('2026-11-20T12:00:00Z')

  @TempDir
  Path folder

  private static EngineFacts facts(String name = 'Docker Engine', String api = '1.48') {
    new EngineFacts(name, '28.0', ApiVersion.parse(api), ApiVersion.parse('1.24'), 'linux')
  }

  private static EngineReport report(Map info = [:], EngineFacts facts = facts()) {
    new EngineReport(facts, Optional.of(JsonOutput.toJson(info)))
  }

  private Surroundings surroundings(Map<String, String> environment = [:]) {
    new Surroundings(folder, folder, environment, Clock.systemUTC())
  }

  private static List<String> words(List<Check> checks) {
    checks.collect { "${it.verdict()} ${it.text()}${it.remedy().map { r -> " -> $r" }.orElse('')}".toString() }
  }

  def "an engine at #location is #mode"(String location, PrivateEngine.Mode own, String mode) {
    given:
    def running = Optional.ofNullable(own).map { new RunningEngine(it, Path.of('/x'), 1, 2, '10.0.0.1', NOON, Path.of('/x'), Path.of('/x'), '', 1500, true) }

    expect:
    EngineReport.mode(location, running) == mode

    where:
    location               | own                     || mode
    'unix:///x'            | PrivateEngine.Mode.BOX  || 'private, in a box: namespaces of its own'
    'unix:///x'            | PrivateEngine.Mode.HOST || 'private, on this machine itself'
    'unix:///x'            | null                    || "outside: of this machine, not orchsh's own"
    'tcp://10.0.0.1:2375'  | null                    || 'remote: on another machine'
    'ssh://ann@host'       | null                    || 'remote: on another machine'
  }

  def "what kind of engine it is: #info"(Map info, String name, String words) {
    expect:
    report(info, facts(name)).mode('unix:///x', '127.0.0.1', Optional.empty()).text() ==
      "outside: of this machine, not orchsh's own$words; published ports at 127.0.0.1"

    where:
    info                                          | name            || words
    [:]                                           | 'Docker Engine' || ''
    [SecurityOptions: ['name=seccomp', 'name=rootless']] | 'Docker Engine' || ', rootless'
    [OperatingSystem: 'Docker Desktop']           | 'Docker Engine' || ', in a virtual machine of Docker Desktop'
    [:]                                           | 'Podman Engine' || ', Podman'
  }

  def "what an engine cannot do is said: #info #api"(Map info, String name, String api, List<String> findings) {
    expect:
    words(report(info, facts(name, api)).features())*.takeWhile { it != '>' }*.replaceFirst(/ -$/, '') == findings

    where:
    info                                                             | name            | api    || findings
    [:]                                                              | 'Docker Engine' | '1.44' || ['OK all that a script can ask for']
    [Warnings: null]                                                 | 'Docker Engine' | '1.44' || ['OK all that a script can ask for']
    [:]                                                              | 'Docker Engine' | '1.43' || ['WARN API 1.43 has no `startInterval` of healthchecks and no fixed MAC address for each network']
    [:]                                                              | 'Podman Engine' | '1.44' || ["WARN Podman speaks Docker's language and cannot do all that Docker can, links for example"]
    [CgroupDriver: 'none']                                           | 'Docker Engine' | '1.44' || ['WARN it has no control groups: limits of memory and processors, `stats` and `pause` do not work']
    [Warnings: ['WARNING: No swap limit support', 'WARNING: API is accessible']] | 'Docker Engine' | '1.44' || ['WARN the engine warns: No swap limit support']
  }

  def "clocks: #there"(String there, Verdict verdict, String text) {
    given:
    def check = report([SystemTime: there]).clock(NOON)

    expect:
    check.verdict() == verdict
    check.text() == text

    where:
    there                             || verdict      | text
    '2026-11-20T12:00:02.123456789Z'  || Verdict.OK   | "the engine's and ours agree"
    '2026-11-20T13:00:00+01:00'       || Verdict.OK   | "the engine's and ours agree"
    '2026-11-20T12:05:00Z'            || Verdict.WARN | "the engine's clock is 5 min ahead of ours"
    '2026-11-20T11:00:00Z'            || Verdict.WARN | "the engine's clock is 1 h behind ours"
    'noon'                            || Verdict.OK   | 'the engine does not tell its time'
  }

  def "an engine that says nothing of itself is not blamed"() {
    given:
    def silent = new EngineReport(facts(), Optional.empty())

    expect:
    silent.features()*.verdict() == [Verdict.OK]
    silent.controlGroups().verdict() == Verdict.OK
    silent.clock(NOON).verdict() == Verdict.OK
    silent.root().empty
    silent.registry().empty
  }

  def "the registry's name is found in its address: #address"(String address, String host) {
    expect:
    report([IndexServerAddress: address]).registry().orElse(null) == host

    where:
    address                        || host
    'https://index.docker.io/v1/'  || 'index.docker.io'
    'registry.example'             || 'registry.example'
    ''                             || null
  }

  def "proxies: #environment #info"(Map<String, String> environment, Map info, List<String> findings) {
    expect:
    words(new Proxies(surroundings(environment), report(info)).checks()) == findings

    where:
    environment                                              | info                              || findings
    [:]                                                      | [:]                               || ['OK none, neither here nor for the engine']
    [HTTPS_PROXY: 'http://ann:pw@p:3128', NO_PROXY: 'localhost'] | [HttpsProxy: 'http://e:x@p:1'] || ["OK here http://***@p:3128, the engine's http://***@p:1"]
    [http_proxy: 'http://p:3128', no_proxy: '127.0.0.1,.x']  | [:]                               || ["WARN here http://p:3128, the engine's none: the engine pulls images without it -> name it in /etc/docker/daemon.json (\"proxies\"), or in the environment of dockerd"]
    [HTTP_PROXY: 'http://p', NO_PROXY: '.corp']              | [HttpProxy: 'http://p']           || ["OK here http://p, the engine's http://p", 'WARN NO_PROXY does not name localhost, so programs may look for published ports at the proxy -> export NO_PROXY=localhost,127.0.0.1,.corp']
    [:]                                                      | [HttpProxy: 'http://p']           || ["OK here none, the engine's http://p"]
  }

  def "#free bytes of disk are #verdict"(long free, Verdict verdict, String text) {
    expect:
    with(Room.disk('disk', Path.of('/data'), free)) {
      it.verdict() == verdict
      it.text() == text
    }

    where:
    free           || verdict      | text
    0              || Verdict.FAIL | '0.0 GB free at /data'
    499_999_999    || Verdict.FAIL | '0.4 GB free at /data'
    2_999_999_999  || Verdict.WARN | '2.9 GB free at /data'
    81_000_000_000 || Verdict.OK   | '81.0 GB free at /data'
  }

  def "a folder that is not there yet is on the disk of the one it will be in"() {
    expect:
    Room.disk('disk', folder.resolve('a/b/c')).text().endsWith(" free at $folder")
  }

  def "what images take, and how much of it for nothing"() {
    given:
    def all = new ObservedStack(facts(), '', [container('a', State.RUNNING)], [], [], [])

    expect:
    Room.images(new DiskUsage(['sha256:1': 2_000_000_000L, 'sha256:2': 1_700_000_000L], [:], [:]), all).text() ==
      '2 images take at most 3.7 GB; no container uses 1.7 GB of it'
    Room.images(DiskUsage.UNKNOWN, all).text() == 'none, or the engine does not say what they take'
  }

  def "what a cache takes is counted"() {
    given:
    Files.createDirectories(folder.resolve('cache/deep'))
    Files.write(folder.resolve('cache/deep/file'), new byte[150_000])

    expect:
    Room.cache(folder.resolve('cache')).text() == "0.0 GB at ${folder.resolve('cache')}"
    Room.cache(folder.resolve('none')).text() == "nothing at ${folder.resolve('none')}"
  }

  private static ObservedContainer container(String stack, State state, Map<String, String> labels = [:]) {
    new ObservedContainer("id-$stack", "$stack-web-1", 'busybox', 'sha256:1', state, state == State.EXITED ? 'Exited (0) 1 second ago' : '', 0L,
      [(Labels.PROJECT): stack, (Labels.STACK): stack] + labels, [], [:], [])
  }

  def "what is left on the engine: #what"(String what, ObservedContainer found, List<String> findings) {
    expect:
    words(Leftovers.onEngine(new ObservedStack(facts(), '', [found], [], [], []))) == findings

    where:
    what                     | found                                                                || findings
    'nothing'                | container('a', State.RUNNING)                                        || ['OK none']
    'a container'            | container('a', State.EXITED)                                         || ['WARN stack `a` has containers that do not run, or networks that nobody uses -> start it again, or clean up: orchsh -p a down']
    'a completed job'        | container('a', State.EXITED, [(Labels.ENDS): '0'])                   || ['OK none']
    'a single command'       | container('a', State.EXITED, [(Labels.ONE_OFF): 'True'])             || ['WARN container `a-web-1` of a single command has ended and was not removed -> remove it: docker rm a-web-1']
    'a command at work'      | container('a', State.RUNNING, [(Labels.ONE_OFF): 'True'])            || ['OK none']
  }

  def "locks of runs at work, and of those that were killed"() {
    given:
    def locks = Files.createDirectories(folder.resolve('locks'))
    Files.writeString(locks.resolve('free.lock'), '')

    expect:
    Leftovers.locks(locks).text() == 'none'

    when:
    Files.writeString(locks.resolve('mine.lock'), "${ProcessHandle.current().pid()}\nup\n12:00:00\n")

    then:
    Leftovers.locks(locks).text() == '1 at work'

    when:
    Files.writeString(locks.resolve('dead.lock'), '999999999\nup\n12:00:00\n')

    then:
    Leftovers.locks(locks).text() == '1 at work, 1 left by runs that were killed, which hinders nobody'
    Leftovers.locks(folder.resolve('nowhere')).text() == 'none'
  }

  def "where the classes of this start came from: #options"(List<String> options, Map<String, String> environment, Verdict verdict, String text) {
    expect:
    with(Here.start(options, surroundings(environment))) {
      it.verdict() == verdict
      it.text() == text
    }

    where:
    options                                   | environment            || verdict      | text
    ['-Xmx1g']                                | [:]                    || Verdict.OK   | 'no classes are kept yet; the background sees to it after the first run, where it can write'
    ['-XX:SharedArchiveFile=/nowhere/x.jsa']  | [:]                    || Verdict.WARN | 'the classes that were kept at /nowhere/x.jsa are gone'
    ['-XX:AOTCache=/dev']                     | [:]                    || Verdict.WARN | 'the classes that were kept at /dev are gone'
    []                                        | [ORCHSH_NO_CACHE: '1'] || Verdict.OK   | 'nothing is kept for quicker starts, as ORCHSH_NO_CACHE asks'
  }

  def "that no classes could be kept"() {
    given:
    Files.writeString(folder.resolve('failed'), '')

    expect:
    with(Here.start(["-Dorchsh.start=$folder".toString()], surroundings([:]))) {
      it.verdict() == Verdict.WARN
      it.text() == "classes for quicker starts could not be kept: $folder/rehearsal.log tells why, unless Java died of them"
    }
    Here.start(["-Dorchsh.start=$folder/none".toString(), '-Dorchsh.start='], surroundings([:])).verdict() == Verdict.OK
  }

  def "what the terminal can do"() {
    expect:
    Here.terminal(new Appearance(Kind.TERMINAL, () -> new Size(120, 40), Colours.ANSI, Glyphs.ASCII)).text() == 'a terminal of 120 columns, colours, ASCII alone'
    Here.terminal(Appearance.stream(Glyphs.UNICODE)).text() == 'no terminal: plain lines are printed, no colours, Unicode'
  }

  def "addresses are left for #left networks: #pools"(List<Map> pools, List<String> subnets, int left, Verdict verdict) {
    given:
    def networks = subnets.collect { JsonValue.parse(JsonOutput.toJson([IPAM: [Config: [[Subnet: it]]]])) } + JsonValue.parse('{"IPAM":{"Config":[]}}')
    def check = report(pools == null ? [:] : [DefaultAddressPools: pools]).addresses(networks).get()

    expect:
    check.verdict() == verdict
    check.text() == (left == 0 ? 'there are none for another network' : "there are some for $left more network${left == 1 ? '' : 's'}".toString())
    check.remedy().present == (verdict != Verdict.OK)

    where:
    pools                                                              | subnets                                            || left | verdict
    null                                                               | []                                                 || 31   | Verdict.OK
    null                                                               | ['172.17.0.0/16', '172.21.0.0/16', '10.0.0.0/8', 'fd00::/64', ''] || 29 | Verdict.OK
    [[Base: '10.5.0.0/16', Size: 18]]                                  | ['10.5.0.0/18', '10.5.64.0/24']                    || 2    | Verdict.WARN
    [[Base: '10.5.0.0/16', Size: 16]]                                  | ['10.5.1.0/24', '10.5.2.0/24']                     || 0    | Verdict.FAIL
    [[Base: '10.5.0.0/24', Size: 25], [Base: '10.6.0.0/24', Size: 24]] | ['10.0.0.0/8']                                     || 0    | Verdict.FAIL
    [[Base: '10.5.0.0/24', Size: 25], [Base: 'fd00::/48', Size: 64]]   | ['10.5.0.128/25']                                  || 1    | Verdict.WARN
  }

  def "of Podman nobody knows what it makes networks from"() {
    expect:
    report([:], facts('Podman Engine')).addresses([]).empty
  }

  def "programs are looked for where the user has them"() {
    given:
    def program = folder.resolve('bin/git')
    def plugin = folder.resolve('.docker/cli-plugins/docker-buildx')
    [program, plugin].each {
      Files.createDirectories(it.parent)
      Files.writeString(it, '')
      it.toFile().setExecutable(true)
    }

    expect:
    Here.programs(surroundings([PATH: ":$folder/none:$folder/bin".toString()]))*.text()*.takeWhile { it != ':' } == ["git at $program".toString(), 'no `docker`', "docker-buildx at $plugin".toString(), 'no `ssh`']
  }
}
