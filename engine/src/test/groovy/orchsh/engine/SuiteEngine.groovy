package orchsh.engine

import java.nio.file.Files
import java.nio.file.Path
import orchsh.engine.caller.CancellationToken
import orchsh.engine.caller.Surroundings
import orchsh.engine.docker.PrivateEngine
import orchsh.engine.docker.RunningEngine
import orchsh.engine.run.Reach

/**
 * An engine that the integration tests can run on. {@code -Dorchsh.suite.engine=WORD} chooses one; without it the tests
 * run on the Docker that is installed. Each is a box with a folder of its own, which is kept for the next run.
 */
enum SuiteEngine {
  /** The installed Docker, its containers reached from here. */
  INSTALLED('installed'),
  /** Docker of today. */
  NEWER('28'),
  /** Docker of today that refuses versions of its API before 1.44, as Docker 29 does. */
  NEWER_WITH_FLOOR('28-floor'),
  /** The installed Docker, its socket here and its containers' addresses out of reach, as with Docker Desktop. */
  OUTSIDE('outside'),
  /** The installed Docker on another machine: over TCP, its containers' addresses out of reach. */
  REMOTE('remote'),
  /** The installed Docker without root's rights. */
  ROOTLESS('rootless'),
  /** Podman's Docker API. */
  PODMAN('podman')

  final String word

  SuiteEngine(String word) {
    this.word = word
  }

  static SuiteEngine chosen() {
    def word = System.getProperty('orchsh.suite.engine') ?: INSTALLED.word
    def chosen = values().find { it.word == word }
    if (chosen == null) {
      throw new IllegalArgumentException("there is no suite engine `$word`; there are ${values()*.word.join(', ')}")
    }
    chosen
  }

  /** Whether connections to a container's own address get there. */
  boolean hasReachableContainers() {
    !(this in [OUTSIDE, REMOTE, ROOTLESS])
  }

  Reach.Locality getLocality() {
    this == REMOTE ? Reach.Locality.REMOTE : Reach.Locality.LOCAL
  }

  /** Without root there are no control groups here (nothing is paused, measured or bounded), few owners, and no folder of root's. */
  boolean isRootless() {
    this == ROOTLESS
  }

  boolean isPodman() {
    this == PODMAN
  }

  private String folder() {
    switch (this) {
      case INSTALLED: return 'suite'
      case NEWER: return 'newer'
      default: return "suite-$word"
    }
  }

  PrivateEngine engine() {
    new PrivateEngine(EngineFixture.surroundings().cacheFolder().resolve(folder()), surroundings())
  }

  /** Starts it, or finds it running. */
  RunningEngine start(PrivateEngine engine) {
    def running = engine.start(PrivateEngine.Mode.BOX, [], { println it }, CancellationToken.none())
    if (this in [OUTSIDE, REMOTE]) {
      closeWayToContainers(running)
    }
    running
  }

  /** What the engine sees of the machine. */
  private Surroundings surroundings() {
    switch (this) {
      case NEWER: return NewerEngine.surroundings()
      case NEWER_WITH_FLOOR: return with(NewerEngine.surroundings(), [DOCKER_MIN_API_VERSION: '1.44'])
      case ROOTLESS: return withPrograms('rootless', 'rootlesskit', 'uidmap', 'slirp4netns', 'libsubid4', 'libslirp0')
      case PODMAN: return withPrograms('podman', 'podman', 'conmon', 'netavark', 'aardvark-dns', 'golang-github-containers-common',
        'golang-github-containers-image', 'libgpgme11', 'libsubid4', 'libyajl2')
      default: return EngineFixture.surroundings()
    }
  }

  /** Another program in dockerd's place, out of packages that are unpacked and not installed. */
  private static Surroundings withPrograms(String name, String... packages) {
    def folder = EngineFixture.surroundings().cacheFolder().resolve("$name-programs")
    def command = ['sh', script('unpacked-programs.sh').toString(), folder.toString(), script("$name-as-dockerd.sh").toString()] + packages.toList()
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      throw new AssertionError("The programs of the suite engine `$name` could not be fetched" as Object)
    }
    def usual = EngineFixture.surroundings()
    with(usual, [PATH: "${folder.resolve('bin')}:${usual.variable('PATH').orElse('/usr/sbin:/usr/bin:/sbin:/bin')}".toString()])
  }

  /** A script of the tests as a file, wherever the tests' classes are. */
  static Path script(String name) {
    def file = Files.createDirectories(EngineFixture.surroundings().cacheFolder()).resolve(name)
    def text = SuiteEngine.getResourceAsStream(name).withCloseable { it.bytes }
    if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), text)) {
      Files.write(file, text)
    }
    file
  }

  private static Surroundings with(Surroundings usual, Map<String, String> variables) {
    new Surroundings(usual.directory(), usual.home(), usual.environment() + variables, usual.clock())
  }

  /** Only what goes to a published port gets through; the rule ends with the box. */
  private static void closeWayToContainers(RunningEngine running) {
    def rule = ['DOCKER-USER', '-i', 'eth0', '-m', 'conntrack', '--ctstate', 'NEW', '-m', 'conntrack', '!', '--ctstate', 'DNAT', '-j', 'DROP']
    def inBox = { List<String> words -> new ProcessBuilder(['nsenter', '-t', running.pid().toString(), '-n', 'iptables', '-w'] + words).start().waitFor() }
    if (inBox(['-C'] + rule) != 0) {
      assert inBox(['-I'] + rule) == 0
    }
  }
}
