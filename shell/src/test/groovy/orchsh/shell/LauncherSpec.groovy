package orchsh.shell

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.FileTime
import java.nio.file.attribute.PosixFilePermissions
import java.time.Instant
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

/** Runs the launcher in real shells, on a small checkout with a Java and a Maven that only tell what they were given. */
@Timeout(120)
class LauncherSpec extends Specification {
  private static final String FAKE_JAVA = '''\
    #!/bin/sh
    case " $* " in
      *' -version '*) printf '    java.home = %s\\n' "${0%/bin/java}" >&2; exit 0 ;;
    esac
    [ -z "${SHOW_FLAGS:-}" ] || printf 'java<%s>\\n' "$0"
    for word; do
      case $word in
        -XX:ArchiveClassesAtExit=* | -XX:AOTCacheOutput=*)
          echo rehearsed >>"$REHEARSALS"
          [ -z "${REHEARSAL_FAILS:-}" ] || exit 1
          echo classes >"${word#*=}"
          ;;
        -Dorchsh.rehearsal.quick=?*)
          file=${word#*-XX:DumpLoadedClassList=}
          [ "$file" = "$word" ] || echo names >"${file%%
    *}"
          ;;
        -XX:SharedClassListFile=*)
          names=$(cat "${word#*=}") || exit 1
          ;;
        -XX:SharedArchiveFile=*)
          if [ "$1" = -Xshare:dump ]; then
            echo "classes of $names" >"${word#*=}"
            exit 0
          fi
          ;;
      esac
    done
    for word; do
      case $word in
        -D*|-X*|--*) [ -z "${SHOW_FLAGS:-}" ] || printf 'flag<%s>\\n' "$word"; shift ;;
        *) break ;;
      esac
    done
    if [ "$3" = orchsh.shell.Quick ]; then
      [ -z "${QUICK_SLEEPS:-}" ] || { echo looks; exec sleep 60; }
      [ -z "${QUICK_EXIT:-}" ] || exit "$QUICK_EXIT"
    fi
    shift 3
    printf 'in<%s>\\n' "$PWD"
    for word; do printf 'arg<%s>\\n' "$word"; done
    exit ${FAKE_EXIT:-0}
    '''.stripIndent()

  private static final String FAKE_MAVEN = '''\
    #!/bin/sh
    [ -z "${MAVEN_PAUSE:-}" ] || sleep "$MAVEN_PAUSE"
    if [ -n "${MAVEN_FAILS:-}" ]; then
      echo '[INFO] a lot'; echo '[ERROR] Stack.java:[3,1] no such word'; exit 1
    fi
    while [ "$1" != -f ]; do shift; done
    folder=${2%/pom.xml}
    echo build >>"$folder/builds"
    mkdir -p "$folder/shell/target/orchsh/lib"
    echo jar >"$folder/shell/target/orchsh/lib/orchsh.jar"
    '''.stripIndent()

  @TempDir
  Path folder

  Path checkout
  Path tools
  Path java
  Map<String, String> environment = [:]

  def setup() {
    folder = folder.toRealPath()
    checkout = folder.resolve("a checkout")
    tools = folder.resolve('tools')
    java = installJava('jdk', '17.0.15')
    executable(tools.resolve('mvn'), FAKE_MAVEN)
    ['pom.xml', 'engine/pom.xml', 'shell/pom.xml', 'engine/src/main/java/A.java', 'engine/src/main/java/B.java'].each {
      def file = checkout.resolve(it)
      Files.createDirectories(file.parent)
      Files.writeString(file, 'text')
    }
    executable(checkout.resolve('orchsh'), Files.readString(launcher()))
    age(checkout)
    environment = [
      PATH: "$tools:$java.parent:/usr/bin:/bin", LANG: 'C.UTF-8', ORCHSH_NO_CACHE: '1', REHEARSALS: folder.resolve('rehearsals'),
    ].collectEntries { name, value -> [name, value.toString()] }
  }

  def "builds a checkout once, says so, and hands every word on as it was typed"() {
    given:
    def words = ['up', '', 'two words', "it's", 'a "quote"', 'two\nlines', '*', '$HOME', '\\', '-x', 'žluť']

    when:
    def first = launch(words)
    def second = launch(words)

    then:
    first.err.readLines()*.replaceAll(/\d+/, 'N') ==
      ['orchsh: building, which takes a minute or two the first time', 'orchsh: built in N s']
    second.err == ''
    first.out == "in<$folder>\n" + words.collect { "arg<$it>\n" }.join()
    second.out == first.out
    builds() == 1
  }

  def "after `#change` builds #times"(String change, int times) {
    given:
    launch(['ps'])
    run(['sh', '-c', change], checkout)

    when:
    launch(['ps'])
    launch(['ps'])

    then:
    builds() == times

    where:
    change                                           || times
    'echo new >engine/src/main/java/A.java'          || 2
    'rm engine/src/main/java/A.java'                 || 2
    'echo new >engine/src/main/java/C.java'          || 2
    'mv engine/src/main/java/A.java engine/src/main' || 2
    'echo new >shell/pom.xml'                        || 2
    'rm engine/pom.xml'                              || 2
    'mkdir dsl && touch -d 2020-01-01 dsl/pom.xml'   || 2
    'rm -r target/launcher/build-*'                  || 2
    'mkdir engine/src/test && touch engine/src/test/ASpec.groovy' || 1
    'touch README.md shell/target/any'               || 1
  }

  def "several at once build once"() {
    given:
    environment.MAVEN_PAUSE = '1'

    when:
    def all = (1..4).collect { start(['version']) }
    def results = all.collect { finish(it) }

    then:
    results.every { it.code == 0 && it.out.endsWith('arg<version>\n') }
    builds() == 1
    !Files.exists(checkout.resolve('target/launcher/lock'))
  }

  def "the lock of a launcher that was killed does not stop the next one"() {
    given:
    def lock = Files.createDirectories(checkout.resolve('target/launcher/lock'))
    Files.writeString(lock.resolve('pid'), '999999999\n')

    expect:
    launch(['ps']).code == 0
    builds() == 1
  }

  def "a failed build shows what Maven found, and is tried again"() {
    given:
    environment.MAVEN_FAILS = 'yes'

    when:
    def failed = launch(['ps'])

    then:
    failed.code == 1
    failed.out == ''
    failed.err.readLines()[1..2] == [
      '[ERROR] Stack.java:[3,1] no such word',
      "orchsh: the build failed; all of its output is in $checkout/target/launcher/build.log",
    ]
    !Files.exists(checkout.resolve('target/launcher/lock'))

    when:
    environment.remove('MAVEN_FAILS')

    then:
    launch(['ps']).code == 0
  }

  def "an interrupted build leaves no lock"() {
    given:
    environment.MAVEN_PAUSE = '2'
    def process = start(['ps'])

    when:
    new PollingConditions(timeout: 60).eventually {
      assert Files.exists(checkout.resolve('target/launcher/stamp.new'))
    }
    process.toHandle().destroy()

    then:
    finish(process).code == 143
    !Files.exists(checkout.resolve('target/launcher/lock'))
  }

  def "works through links: #links"(List<List<String>> links, String called) {
    given:
    links.each { link, target ->
      def path = folder.resolve(link)
      Files.createDirectories(path.parent)
      Files.createSymbolicLink(path, Path.of(target.replace('@', folder.toString())))
    }

    when:
    def result = finish(start(['x'], folder.resolve(called).toString()))

    then:
    result.out == "in<$folder>\narg<x>\n"
    result.code == 0

    where:
    links                                                              | called
    [['bin/orchsh', '@/a checkout/orchsh']]                            | 'bin/orchsh'
    [['bin/orchsh', '../a checkout/orchsh']]                           | 'bin/orchsh'
    [['bin/orchsh', '../other/o'], ['other/o', '../a checkout/orchsh']] | 'bin/orchsh'
    [['linked', 'a checkout']]                                         | 'linked/orchsh'
  }

  def "is found on the PATH, and by a name without a folder"() {
    given:
    environment.PATH = "$checkout:$environment.PATH".toString()

    expect:
    run(['sh', '-c', 'orchsh x']).out == "in<$folder>\narg<x>\n"
    run(['sh', 'orchsh', 'x'], checkout).out == "in<$checkout>\narg<x>\n"
  }

  def "gives the program's exit code"() {
    given:
    environment.FAKE_EXIT = '3'

    expect:
    launch(['doctor']).code == 3
  }

  def "starts the archive from its bin folder without Maven"() {
    given:
    def root = folder.resolve('orchsh-1.0')
    executable(root.resolve('bin/orchsh'), Files.readString(launcher()))
    Files.createDirectories(root.resolve('lib'))
    Files.delete(tools.resolve('mvn'))
    environment.SHOW_FLAGS = 'yes'

    when:
    def result = finish(start(['ps'], root.resolve('bin/orchsh').toString()))

    then:
    result.code == 0
    result.out.contains("flag<-Dorchsh.home=$root>")
    result.out.endsWith('arg<ps>\n')
  }

  def "has Java keep the classes of a start for the next one"() {
    given:
    launch(['ps'])
    environment.remove('ORCHSH_NO_CACHE')
    environment.SHOW_FLAGS = 'yes'

    expect:
    keptClasses(launch(['ps'])) == []

    when:
    new PollingConditions(timeout: 60).eventually {
      assert keptClasses(launch(['ps'])).size() == 1
    }
    def kept = Path.of(keptClasses(launch(['ps']))[0])

    then:
    Files.readString(kept) == 'classes\n'
    kept.startsWith(checkout.resolve('target/launcher'))
    launch(['ps']).err == ''

    when:
    environment.ORCHSH_NO_CACHE = '1'

    then:
    keptClasses(launch(['ps'])) == []
  }

  def "makes kept classes anew when #what"(String what, String change) {
    given:
    def root = folder.resolve('orchsh-1.0')
    executable(root.resolve('bin/orchsh'), Files.readString(launcher()))
    Files.createDirectories(root.resolve('lib'))
    Files.writeString(root.resolve('lib/orchsh.jar'), 'jar')
    environment.remove('ORCHSH_NO_CACHE')
    environment.SHOW_FLAGS = 'yes'
    environment.XDG_CACHE_HOME = folder.resolve('cache').toString()
    def ps = { finish(start(['ps'], root.resolve('bin/orchsh').toString())) }
    def soon = new PollingConditions(timeout: 60)
    soon.eventually {
      assert keptClasses(ps()).size() == 1
    }
    def kept = keptClasses(ps())[0]
    environment.KEPT = kept

    when:
    run(['sh', '-c', change], folder)
    def next = ps()

    then:
    kept.startsWith("$folder/cache")
    next.out.contains('arg<ps>')
    keptClasses(next) == []
    next.err == ''
    soon.eventually {
      assert keptClasses(ps()).size() == 1
    }

    where:
    what                       | change
    'they are not whole'       | 'printf cl >"$KEPT"'
    'they are gone'            | 'rm "$KEPT"'
    'a jar has changed'        | 'touch -d 2001-01-01 orchsh-1.0/lib/orchsh.jar'
    'Java is a newer one'      | 'sed -i s/17.0.15/17.0.16/ jdk/release'
    'what is noted is no note' | 'echo x >"${KEPT%/*}/archive"'
  }

  private static List<String> keptClasses(Result result) {
    result.out.readLines().findResults { it =~ /flag<-XX:SharedArchiveFile=(.*)>/ ? it.replaceFirst(/.*=(.*)>/, '$1') : null }
  }

  def "has the small program look first: #words"(List<String> words, int programs) {
    given:
    def root = archiveWithQuick()
    environment.SHOW_FLAGS = 'yes'
    environment.QUICK_EXIT = '97'

    expect:
    with(finish(start(words, "$root/bin/orchsh"))) {
      out.readLines().findAll { it.startsWith('java<') }.size() == programs
      err == ''
      code == 0
    }

    where:
    words                            || programs
    ['ps']                           || 2
    ['-p', 'up', 'ps']               || 2
    ['--env-file', 'x', 'ls', '-q']  || 2
    ['./a.groovy', 'port', 'web']    || 2
    ['version', 'up']                || 2
    ['up']                           || 1
    ['up', 'ps']                     || 1
    ['ps', '--help']                 || 2
    ['exec', 'web', 'ls', '--help']  || 1
    ['help', 'up']                   || 2
    ['inspect', 'web']               || 2
    ['-f', '-', 'ps']                || 2
    ['--bootstrap', 'ps']            || 1
    []                               || 1
  }

  def "what the small program ends with is the end: #end"(String end, int code) {
    given:
    def root = archiveWithQuick()
    environment.QUICK_EXIT = end

    expect:
    with(finish(start(['ps'], "$root/bin/orchsh"))) { ended ->
      ended.out == ''
      ended.err == ''
      ended.code == code
    }

    where:
    end   || code
    '0'   || 0
    '1'   || 1
    '143' || 130
  }

  def "tells the small program when it is told to end by #signal"(String signal) {
    given:
    def root = archiveWithQuick()
    environment.QUICK_SLEEPS = 'yes'
    def process = start(['ps'], "$root/bin/orchsh")

    when:
    new BufferedReader(new InputStreamReader(process.inputStream)).readLine() == 'looks'
    def looking = process.toHandle().children().toList()
    new ProcessBuilder('kill', '-s', signal, "${process.pid()}").start().waitFor()

    then:
    process.waitFor() == 130
    looking.size() == 1
    !looking[0].alive

    where:
    signal << ['INT', 'TERM', 'HUP']
  }

  def "the small program gets classes that are kept, also when nothing is looked for any more, until #what"(String what, String change) {
    given:
    def root = archiveWithQuick()
    environment.remove('ORCHSH_NO_CACHE')
    environment.SHOW_FLAGS = 'yes'
    environment.QUICK_EXIT = '97'
    environment.XDG_CACHE_HOME = folder.resolve('cache').toString()
    def kept = { keptClasses(finish(start(['ps'], "$root/bin/orchsh"))) }
    def soon = new PollingConditions(timeout: 120)

    when:
    soon.eventually {
      assert kept().size() == 2
    }
    def before = kept()
    environment.QUICK = before[0]
    def memo = folder.resolve("cache/orchsh/start$root/bin/orchsh/quick")

    then:
    Files.exists(memo)
    before[0] =~ '/quick-.*[.]jsa$'
    Files.readString(Path.of(before[0])) == 'classes of names\n'
    kept() == before

    when:
    run(['sh', '-c', change], folder)

    then:
    kept() != before
    finish(start(['ps'], "$root/bin/orchsh")).with { code == 0 && err == '' && out.contains('arg<ps>') }

    where:
    what                  | change
    'they are gone'       | 'rm "$QUICK"'
    'there is a new jar'  | 'mv orchsh-1.0/lib/quick/orchsh-quick-1.jar orchsh-1.0/lib/quick/orchsh-quick-2.jar; printf "orchsh-quick-2.jar\\n1.0\\n" >orchsh-1.0/lib/quick/program'
    'Java is a newer one' | 'sed -i s/17.0.15/17.0.16/ jdk/release; touch -d 2090-01-01 jdk/release'
    'Java came in packages, which are older than this' | 'sed -i s/17.0.15/17.0.16/ jdk/release; touch -d 2001-01-01 jdk/release'
  }

  def "classes that Java dies of are neither used nor made again"() {
    given:
    def root = archiveWithQuick()
    environment.remove('ORCHSH_NO_CACHE')
    environment.SHOW_FLAGS = 'yes'
    environment.XDG_CACHE_HOME = folder.resolve('cache').toString()
    def ps = { finish(start(['ps'], "$root/bin/orchsh")) }
    environment.QUICK_EXIT = '97'
    new PollingConditions(timeout: 120).eventually {
      assert keptClasses(ps()).size() == 2
    }
    def rehearsals = Files.readAllLines(folder.resolve('rehearsals')).size()

    when:
    environment.QUICK_EXIT = '134'
    def crashed = ps()
    environment.QUICK_EXIT = '97'
    def after = ps()

    then:
    crashed.out.contains('arg<ps>')
    crashed.err == ''
    crashed.code == 0
    keptClasses(after).every { !it.contains('/quick-') }
    Files.exists(folder.resolve("cache/orchsh/start$root/lib/failed"))
    Files.readAllLines(folder.resolve('rehearsals')).size() == rehearsals
  }

  def "a rehearsal that fails is not tried again with every command"() {
    given:
    def root = archiveWithQuick()
    environment.remove('ORCHSH_NO_CACHE')
    environment.XDG_CACHE_HOME = folder.resolve('cache').toString()
    environment.REHEARSAL_FAILS = 'yes'
    def kept = folder.resolve("cache/orchsh/start$root/lib")
    def ps = { finish(start(['up'], "$root/bin/orchsh")) }
    def soon = new PollingConditions(timeout: 120)

    when:
    ps()
    soon.eventually {
      assert Files.exists(kept.resolve('failed')) && !Files.exists(kept.resolve('lock'))
    }
    3.times { ps() }

    then:
    Files.readAllLines(folder.resolve('rehearsals')).size() == 1

    when: 'it is tried again when a day has passed'
    Files.setLastModifiedTime(kept.resolve('failed'), FileTime.from(Instant.now().minusSeconds(100_000)))
    environment.remove('REHEARSAL_FAILS')
    ps()

    then:
    soon.eventually {
      assert Files.exists(kept.resolve('archive')) && !Files.exists(kept.resolve('failed'))
    }
  }

  private Path archiveWithQuick() {
    def root = folder.resolve('orchsh-1.0')
    executable(root.resolve('bin/orchsh'), Files.readString(launcher()))
    Files.createDirectories(root.resolve('lib/quick'))
    Files.writeString(root.resolve('lib/quick/program'), 'orchsh-quick-1.jar\n1.0\n')
    Files.writeString(root.resolve('lib/quick/orchsh-quick-1.jar'), 'jar')
    age(root)
    root
  }

  def "starts where nothing can be kept"() {
    given:
    environment.remove('ORCHSH_NO_CACHE')
    environment.XDG_CACHE_HOME = '/proc/none'
    def root = folder.resolve('orchsh-1.0')
    executable(root.resolve('bin/orchsh'), Files.readString(launcher()))
    Files.createDirectories(root.resolve('lib'))

    when:
    def result = finish(start(['ps'], root.resolve('bin/orchsh').toString()))

    then:
    result.code == 0
    result.err == ''
  }

  def "takes #taken: #why"(String why, String oldVersion, Map<String, String> variables, String taken) {
    given:
    installJava('old', oldVersion)
    installJava('new', '25')
    environment += variables.collectEntries { key, value -> [key, value.replace('@', folder.toString())] }
    environment.SHOW_FLAGS = 'yes'

    expect:
    launch(['x']).out.readLines()[0] == "java<$folder/$taken/bin/java>"

    where:
    why                               | oldVersion  | variables                                     || taken
    'it is on the PATH'               | '11.0.2'    | [:]                                           || 'jdk'
    'JAVA_HOME names it'              | '11.0.2'    | [JAVA_HOME: '@/new']                          || 'new'
    'JAVA_HOME names too old a one'   | '1.8.0_402' | [JAVA_HOME: '@/old']                          || 'jdk'
    'JAVA_HOME names none at all'     | '11.0.2'    | [JAVA_HOME: '@/nowhere']                      || 'jdk'
    'ORCHSH_JAVA names it'            | '11.0.2'    | [ORCHSH_JAVA: '@/new/bin/java']               || 'new'
    'ORCHSH_JAVA names its folder'    | '11.0.2'    | [ORCHSH_JAVA: '@/new', JAVA_HOME: '@/jdk']    || 'new'
    'it is as old as can be'          | '17'        | [JAVA_HOME: '@/old']                          || 'old'
  }

  def "asks a Java that comes without a release file for its version"() {
    given:
    executable(folder.resolve('bare/bin/java'), FAKE_JAVA.replace('java.home', 'openjdk version "17.0.1" java.home'))
    environment.JAVA_HOME = "$folder/bare".toString()
    environment.SHOW_FLAGS = 'yes'

    expect:
    launch(['x']).out.readLines()[0] == "java<$folder/bare/bin/java>"
  }

  def "says in a sentence that ORCHSH_JAVA is too old"() {
    given:
    installJava('old', '11.0.2')
    environment.ORCHSH_JAVA = "$folder/old".toString()

    when:
    def result = launch(['x'])

    then:
    result.code == 2
    result.err == "orchsh: ORCHSH_JAVA is $folder/old, which is no Java 17 or newer\n"
  }

  def "without Maven says what to install"() {
    given:
    withoutMaven()

    when:
    def result = launch(['up', '--bootstrap'])

    then:
    result.code == 2
    result.err == 'orchsh: building orchsh needs more than is installed; install it (sudo apt-get install maven)' +
      " or let orchsh do so: $checkout/orchsh --bootstrap ...\n"
    !Files.exists(checkout.resolve('target/launcher/lock'))
  }

  def "without Maven and with consent installs it: #typed"(List<String> typed) {
    given:
    withoutMaven()
    executable(tools.resolve('id'), '#!/bin/sh\necho 0\n')
    executable(tools.resolve('apt-get'), """\
      #!/bin/sh
      echo "apt-get \$*" >>'$folder/installed'
      [ "\$1" = update ] || cp '$folder/mvn' '$tools/mvn'
      """.stripIndent())

    when:
    def result = launch(typed)

    then:
    result.code == 0
    result.err.readLines()[0] == 'orchsh: installing maven with apt-get'
    Files.readString(folder.resolve('installed')) ==
      'apt-get update\napt-get install -y --no-install-recommends maven\n'
    builds() == 1

    where:
    typed << [
      ['--bootstrap', 'up'],
      ['a checkout', '-p', 'up', '--plain', '--bootstrap', 'up'],
    ]
  }

  def "only root can install, and is told apart"() {
    given:
    withoutMaven()
    executable(tools.resolve('id'), '#!/bin/sh\necho 1000\n')
    executable(tools.resolve('apt-get'), '#!/bin/sh\nexit 1\n')

    when:
    def result = launch(['--bootstrap', 'up'])

    then:
    result.code == 2
    result.err == 'orchsh: only root can install maven; run: sudo apt-get install maven\n'
  }

  def "tells the program what is a terminal and which letters it knows"(Map<String, String> locale, String glyphs) {
    given:
    environment.remove('LANG')
    environment += locale
    environment.SHOW_FLAGS = 'yes'

    expect:
    launch(['x']).out.readLines().containsAll(
      ['flag<-Dorchsh.terminal=>', 'flag<-Dorchsh.size=>', "flag<-Dorchsh.glyphs=$glyphs>", "flag<-Dorchsh.home=$checkout>"]
      *.toString())

    where:
    locale                                || glyphs
    [LANG: 'de_DE.UTF-8']                 || ''
    [LC_ALL: 'C.utf8', LANG: 'C']         || ''
    [LC_ALL: 'C', LANG: 'de_DE.UTF-8']    || 'ascii'
    [:]                                   || 'ascii'
  }

  def "says when the current folder is gone"() {
    given:
    def gone = Files.createDirectory(folder.resolve('gone'))

    when:
    def result = run(['sh', '-c', "rmdir '$gone'; exec '$checkout/orchsh' ps"], gone)

    then:
    result.code == 2
    result.err.readLines().last() == 'orchsh: the current folder is gone; go to one that exists'
  }

  private static Path launcher() {
    Path.of(System.getProperty('user.dir')).resolveSibling('orchsh')
  }

  private Path installJava(String name, String version) {
    def home = folder.resolve(name)
    executable(home.resolve('bin/javac'), '#!/bin/sh\n')
    executable(home.resolve('bin/java'), FAKE_JAVA)
    Files.writeString(home.resolve('release'), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"$version\"\n")
    home.resolve('bin/java')
  }

  /** Leaves only what any system has. */
  private void withoutMaven() {
    Files.move(tools.resolve('mvn'), folder.resolve('mvn'))
    ['sh', 'readlink', 'find', 'mkdir', 'rmdir', 'rm', 'mv', 'cp', 'date', 'sleep', 'sed', 'grep', 'head', 'tail', 'id']
      .each { Files.createSymbolicLink(tools.resolve(it), Path.of('/usr/bin', it).toRealPath()) }
    environment.PATH = "$tools:$java.parent".toString()
  }

  private static void executable(Path file, String text) {
    Files.createDirectories(file.parent)
    Files.deleteIfExists(file)
    Files.writeString(file, text)
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString('rwxr-xr-x'))
  }

  /** As if it had been there for long. */
  private static void age(Path root) {
    Files.walk(root).withCloseable { files ->
      files.forEach { Files.setLastModifiedTime(it, FileTime.from(Instant.parse('2020-01-01T00:00:00Z'))) }
    }
  }

  private int builds() {
    def log = checkout.resolve('builds')
    Files.exists(log) ? Files.readAllLines(log).size() : 0
  }

  private Result launch(List<String> args) {
    finish(start(args))
  }

  private Process start(List<String> args, String launcher = "$checkout/orchsh") {
    begin([launcher, *args], folder)
  }

  private Result run(List<?> command, Path directory = folder) {
    finish(begin(command, directory))
  }

  private Process begin(List<?> command, Path directory) {
    def builder = new ProcessBuilder(command*.toString()).directory(directory.toFile())
    builder.environment().clear()
    builder.environment().putAll(environment)
    builder.redirectInput(ProcessBuilder.Redirect.from(new File('/dev/null'))).start()
  }

  private static Result finish(Process process) {
    def out = new StringBuilder()
    def err = new StringBuilder()
    process.waitForProcessOutput(out, err)
    new Result(code: process.exitValue(), out: out.toString(), err: err.toString())
  }

  /** What a process has left. */
  static class Result {
    int code
    String out
    String err
  }
}
