package orchsh.examples

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import orchsh.engine.EngineFixture
import orchsh.engine.OwnName
import orchsh.engine.RealEngineSpec
import spock.lang.Shared
import spock.lang.TempDir
import spock.lang.Timeout

/** The command as users get it, where the world is unkind: a sentence, the right exit code, no trace, nothing left running. */
@Timeout(600)
class EdgesIT extends RealEngineSpec {
  static final String PROGRAM = Command.DISTRIBUTION.resolve('bin/orchsh')

  @Shared String stack = OwnName.of('edges')
  @Shared @TempDir
  Path folder

  record Result(int code, String out, String err) {
    /** Nothing that only its makers could read. */
    boolean isPlain() {
      !(out + err).contains('Exception') && !(out + err).contains('\tat ') && !err.contains('inside orchsh')
    }
  }

  def setupSpec() {
    image('busybox')
    file('stack.groovy', """\
      stack '$stack'
      service 'web' { image 'busybox'; stopTimeout 0.s; command 'sh', '-c', 'while :; do echo line; sleep 0.1; done' }
      service 'db' { image 'busybox'; stopTimeout 0.s; command 'sleep', '1000' }
      """)
    assert shell('orchsh up').code() == 0
  }

  def cleanupSpec() {
    removeAll(stack)
  }

  private void file(String path, String text) {
    Files.createDirectories(folder.resolve(path).parent)
    Files.writeString(folder.resolve(path), text.stripIndent())
  }

  /** Runs shell lines, `orchsh` being the program, on the stack unless it is told otherwise. */
  private Result shell(String lines, Map<String, String> variables = [:]) {
    file('lines.sh', "orchsh() { '$PROGRAM' \"\$@\"; }\n$lines\n")
    def builder = new ProcessBuilder('sh', 'lines.sh').directory(folder.toFile())
    builder.environment().putAll([DOCKER_HOST: EngineFixture.address().toString(), HOME: folder.toString(),
      XDG_CACHE_HOME: folder.resolve('cache').toString(), XDG_STATE_HOME: folder.resolve('state').toString()] + variables)
    def process = builder.start()
    process.outputStream.close()
    def out = new StringBuilder()
    def err = new StringBuilder()
    def readers = [process.consumeProcessOutputStream(out), process.consumeProcessErrorStream(err)]
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.descendants().forEach { it.destroyForcibly() }
      process.destroyForcibly()
      throw new AssertionError("does not end: $lines\n$out$err" as Object)
    }
    readers*.join()
    println "\$ $lines\n$out$err"
    new Result(process.exitValue(), out.toString(), err.toString())
  }

  def "whoever reads `#command` has seen enough: #reader"(String command, String reader) {
    when:
    def result = shell("{ orchsh $command; echo \"\$?\" >code; } | $reader")

    then:
    result.plain
    result.err == ''
    Files.readString(folder.resolve('code')).trim() == '0'

    where:
    command             | reader
    'ps'                | 'head -0'
    'ls'                | 'head -0'
    'logs'              | 'head -1'
    'logs -f'           | 'head -1'
    'stats'             | 'head -1'
    'events --since 1h' | 'head -0'
    'config'            | 'head -0'
    'help'              | 'head -0'
  }

  def "a disk that is full is said by `#command`, with 1"(String command) {
    when:
    def result = shell("orchsh $command >/dev/full")

    then:
    result.plain
    result.code() == 1
    result.err == 'error: the output cannot be written: No space left on device\n'

    where:
    command << ['ps', 'ls', 'logs --tail 5 web', 'images', 'config', 'help', 'version', 'plan', 'completion bash', 'ps --json']
  }

  def "where no folder takes a file any more, `#command` works all the same, or says so: #said"(String command, int code, String said) {
    given:
    file('full.sh', """\
      mkdir -p full && mount -t tmpfs -o size=4k,nr_inodes=2 tmpfs full || exit 98
      head -c 100000 /dev/zero >full/all 2>/dev/null
      mkdir full/more 2>/dev/null && exit 99
      export HOME=\$PWD/full XDG_CACHE_HOME=\$PWD/full XDG_STATE_HOME=\$PWD/full
      exec '$PROGRAM' "\$@"
      """)

    when:
    def result = shell("unshare -m sh full.sh $command")

    then:
    result.plain
    result.code() == code
    result.err.contains(said)

    where:
    command                    | code | said
    'ps'                       | 0    | ''
    'logs --tail 1 web'        | 0    | ''
    'exec db true'             | 0    | ''
    'timeline --list'          | 0    | 'no run of stack'
    'plan'                     | 0    | ''
    'up'                       | 1    | 'which keeps two runs on one stack apart, cannot be used: no space left on device'
    'graph -o full/x'          | 1    | '`full/x` cannot be written: no space left on device'
    'cp db:/bin full/'         | 1    | 'cannot be written: no space left on device'
  }

  def "a script that cannot be read is told in a sentence: #what"(String what, String lines, String said) {
    when:
    def result = shell("mkdir -p bad; cd bad; rm -rf *; $lines")

    then:
    result.plain
    result.code() == 2
    result.out == ''
    result.err.startsWith('error: ')
    result.err.contains(said)

    where:
    what             | lines                                                | said
    'an empty folder'| 'mkdir none; orchsh -f none up'                      | 'none'
    'no file'        | 'orchsh -f nope.groovy up'                           | 'nope.groovy'
    'not text'       | "printf 'service \\377\\376' >stack.groovy; orchsh up" | 'stack.groovy'
    'not a script'   | 'head -c 5000 /dev/urandom >stack.groovy; orchsh up' | 'stack.groovy'
    'a bad word'     | "echo 'sevrice 1' >stack.groovy; orchsh up"          | 'stack.groovy:1:1'
    'bad YAML'       | "echo '{' >compose.yaml; orchsh up"                  | 'compose.yaml'
  }

  def "`orchsh #typed` is wrong usage, whoever of the two programs reads it"(String typed, String said) {
    when:
    def result = shell("orchsh $typed")

    then:
    result.plain
    result.code() == 2
    result.out == ''
    result.err.startsWith('error: ')
    result.err.contains(said)

    where:
    typed              | said
    'ps --wat'         | '--wat'
    'ps -x'            | '-x'
    'ls --format'      | '--format'
    'port'             | 'port'
    'up --scale'       | '--scale'
    'up --scale web'   | '--scale'
    'down --rmi x'     | '--rmi'
    'logs --tail x'    | '--tail'
    'pss'              | '`pss`'
    '--wat ps'         | '--wat'
    'ps nobody'        | 'nobody'
    'exec'             | 'exec'
    '--host nowhere:// ps' | 'nowhere'
  }

  def "without a terminal nothing moves, nothing is asked, and nobody waits for an answer: `#command`"(String command, int code) {
    when:
    def result = shell("orchsh $command </dev/null", [TERM: 'dumb', LC_ALL: 'C'])

    then:
    result.plain
    result.code() == code
    !(result.out + result.err).contains('\u001b')
    (result.out + result.err).chars().allMatch { it < 128 }

    where:
    command            | code
    'up --force-recreate db' | 0
    'stats --no-stream'| 0
    'rm web'           | 0
    'exec -it db true' | 2
    'gc --all'         | 2
    'run db true'      | 0
  }
}
