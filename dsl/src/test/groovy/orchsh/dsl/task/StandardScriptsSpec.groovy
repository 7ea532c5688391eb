package orchsh.dsl.task

import java.nio.file.Path
import java.time.Clock
import orchsh.dsl.Compilation
import orchsh.dsl.ScriptSource
import orchsh.dsl.StackCompiler
import orchsh.dsl.live.Sight
import orchsh.dsl.script.ScriptManual
import orchsh.dsl.script.StandardScripts
import orchsh.dsl.snippet.Approver
import orchsh.dsl.snippet.LibraryFolder
import orchsh.engine.caller.Surroundings

/** The scripts that come along: what they say of themselves, and what they do to a stack. */
class StandardScriptsSpec extends TaskFixture {
  static final LIBRARY = new LibraryFolder(Path.of(System.getProperty('orchsh.root'), 'stdlib-scripts', 'snippets'))
  static final NAMES = ['buildImages', 'cleanupImages', 'startStack', 'stopStack', 'teardownStack']

  static Surroundings surroundings() {
    new Surroundings(FOLDER.parent, Path.of('/home/ann'), [ORCHSH_NO_CACHE: '1'], Clock.systemUTC())
  }

  static ScriptManual manual(String name) {
    ScriptManual.of(name, new String(LIBRARY.scripts().bytes(name).get(), 'UTF-8'))
  }

  @Override
  Compilation compile(String script) {
    new StackCompiler({ printed.append(it) }, LIBRARY, Approver.NOBODY)
      .compile(new ScriptSource(FOLDER.resolve('stack.groovy'), 'stack.groovy', script), surroundings())
  }

  /** Runs a script of the library on the fixture's stack. */
  FakeLive standard(String name, Map<String, String> options = [:], String... words) {
    compiled('')
    new StandardScripts(LIBRARY.scripts(), surroundings()).run(name, live, options, words.toList())
    live
  }

  void left(List<String> containers, List<String> networks, List<String> volumes, List<String> images) {
    compiled('')
    live.remains = new Sight.Remains(containers, networks, volumes, images)
  }

  def "there are five, and each says what it is for and shows how it is written"() {
    expect:
    LIBRARY.scripts().names() == NAMES
    NAMES.each {
      def manual = manual(it)
      assert manual.description().first().endsWith('.')
      assert manual.example().startsWith("orchsh $it")
      assert manual.options().every { option -> option.flag && option.description() }
    }
  }

  def "`#name` takes #words and the options #options"(String name, String words, List<String> options) {
    expect:
    manual(name).words().map { it.label() }.orElse('') == words
    manual(name).options()*.name() == options

    where:
    name            || words     | options
    'buildImages'   || 'SERVICE' | ['rebuild']
    'startStack'    || 'SERVICE' | []
    'stopStack'     || 'SERVICE' | []
    'teardownStack' || ''        | ['volumes', 'yes']
    'cleanupImages' || ''        | ['volumes', 'yes']
  }

  def "`#name` #options #words does #done"(String name, Map<String, String> options, List<String> words, List<String> done) {
    expect:
    standard(name, options, words as String[]).done == done

    where:
    name            | options                         | words         || done
    'buildImages'   | [:]                             | []            || ['build [] AS_NEEDED']
    'buildImages'   | [rebuild: 'true']               | ['api', 'db'] || ['build [api, db] REBUILD']
    'startStack'    | [:]                             | []            || ['up [] AS_NEEDED KEEP_UNCHANGED', 'reached']
    'startStack'    | [:]                             | ['my-mq']     || ['up [my-mq] AS_NEEDED KEEP_UNCHANGED', 'reached']
    'stopStack'     | [:]                             | []            || ['stop [] null']
    'stopStack'     | [:]                             | ['db']        || ['stop [db] null']
    'teardownStack' | [:]                             | []            || ['down KEEP']
    'teardownStack' | [volumes: 'true', yes: 'true']  | []            || ['down REMOVE']
    'cleanupImages' | [:]                             | []            || ['remove images, volumes KEEP']
    'cleanupImages' | [volumes: 'true']               | []            || ['remove images, volumes REMOVE']
  }

  def "what was built is said, and why"(Map<String, String> built, String said) {
    given:
    compiled('')
    live.built = built

    expect:
    standard('buildImages').printed.toString() == "$said\n"

    where:
    built                                                        || said
    [:]                                                          || 'nothing to build: no file has changed'
    ['shop-api:latest': 'app.py changed', 'shop-mq:1': 'no image yet'] || 'built shop-api:latest: app.py changed\nbuilt shop-mq:1: no image yet'
  }

  def "where all was to be built anew, no file is a reason for nothing"() {
    expect:
    standard('buildImages', [rebuild: 'true']).printed.toString() == 'nothing to build: no image of it is built\n'
  }

  def "a service without a container is none to stop"() {
    given:
    compiled('')
    live.replicas = [db: 0, api: 1, 'my-mq': 0]

    expect:
    standard('stopStack', [:], 'db').done == []
    standard('stopStack', [:], 'db', 'api').done == ['stop [api] null']
    live.printed.toString() == 'nothing of it runs\nstopped api; containers and data are kept\n'
  }

  def "data go only when somebody has said yes to that"(boolean yes, String script, List<String> done, String said) {
    given:
    left([], [], ['shop_data'], [])
    live.confirmed = yes

    expect:
    standard(script, [volumes: 'true']).done.drop(1) == done
    live.done[0] == 'asked: remove shop_data, with all data in them?'
    live.printed.toString().contains(said)

    where:
    yes   | script          || done                              | said
    false | 'teardownStack' || []                                | 'nothing was removed\n'
    true  | 'teardownStack' || ['down REMOVE']                   | 'nothing to remove\n'
    false | 'cleanupImages' || []                                | 'nothing was removed\n'
  }

  def "volumes that stay are named"() {
    given:
    left([], [], ['shop_data'], [])

    expect:
    standard('teardownStack').printed.toString() == 'nothing to remove\nkept volume shop_data\n'
    standard('cleanupImages').printed.toString().endsWith('kept volume shop_data\nnothing else is left of the stack\n')
  }

  def "whatever else is left is a failure, and named"(List<List<String>> things, Map<String, String> options, String message) {
    given:
    left(*things)

    expect:
    failureOf { standard('cleanupImages', options) } == message

    where:
    things                                  | options           || message
    [['shop-db-1'], ['shop_net'], ['d'], []] | [:]              || 'this is left of the stack: container shop-db-1, network shop_net; `teardownStack` removes containers and networks'
    [[], [], [], ['shop-api:latest']]       | [:]               || 'this is left of the stack: image shop-api:latest'
    [[], [], ['d'], []]                     | [volumes: 'true'] || 'this is left of the stack: volume d'
  }

  def "a script takes what its file says and nothing else"(String name, Map<String, String> options, List<String> words, String message) {
    expect:
    failureOf { standard(name, options, words as String[]) } == message

    where:
    name            | options          | words   || message
    'teardownStack' | [volume: 'true'] | []      || '`teardownStack` has no option `volume:` | did you mean `volumes`?'
    'startStack'    | [yes: 'true']    | []      || '`startStack` has no option `yes:` | it takes none'
    'teardownStack' | [:]              | ['db']  || '`teardownStack` takes no arguments, but there is `db`'
    'startStack'    | [:]              | ['dbb'] || 'there is no service `dbb` | did you mean `db`?'
  }

  def "tasks call them: `#block`"(String block, List<String> done) {
    expect:
    task(block).done == done

    where:
    block                                     || done
    'startStack()'                            || ['up [] AS_NEEDED KEEP_UNCHANGED', 'reached']
    "startStack 'db'"                         || ['up [db] AS_NEEDED KEEP_UNCHANGED', 'reached']
    'startStack db, api'                      || ['up [db, api] AS_NEEDED KEEP_UNCHANGED', 'reached']
    "task 'startStack', 'db'"                 || ['up [db] AS_NEEDED KEEP_UNCHANGED', 'reached']
    'teardownStack volumes: true, yes: true'  || ['down REMOVE']
    "buildImages 'api', rebuild: true"        || ['build [api] REBUILD']
  }

  def "a task of the stack of the same name comes first"() {
    when:
    compiled("task('startStack') { say 'mine' }\ntask('x') { startStack() }").verbs().task('x').get().body().run(live, [])

    then:
    live.printed.toString() == 'mine\n'
    live.done == []
  }

  def "what is wrong with such a call is said at its line: `#block`"(String block, String message) {
    expect:
    failure(block) == message

    where:
    block                      || message
    "startStack 'dbb'"         || '3:1: there is no service `dbb` | did you mean `db`?'
    'teardownStack volume: 1'  || '3:1: `teardownStack` has no option `volume:` | did you mean `volumes`?'
  }

  def "a mistyped one is found before anything runs"() {
    expect:
    problemsIn(SERVICES + "task 'x' {\nstartStak()\n}") == ['3:1: unknown word `startStak` | did you mean `startStack`?']
    problemsIn(SERVICES + 'startStack()') == ['2:1: unknown word `startStack`']
  }

  def "the words that they are made of are there for all tasks: `#block`"(String block, List<String> done) {
    given:
    left(['c'], ['n'], ['v'], ['i'])

    expect:
    task(block).done == done

    where:
    block                                                          || done
    'remove images: true'                                          || ['remove images, volumes KEEP']
    'remove images: true, volumes: true'                           || ['remove images, volumes REMOVE']
    "if (confirm('go on?')) down()"                                || ['asked: go on?', 'down KEEP']
    'reached()'                                                    || ['reached']
    "assert remains.containers + remains.networks + remains.volumes + remains.images == ['c', 'n', 'v', 'i']" || []
  }

  def "and say what is wrong: `#block`"(String block, String message) {
    expect:
    failure(block) == message

    where:
    block                          || message
    "fail 'no data'"               || '3:1: no data'
    "remove 'db', images: true"    || '3:1: `images:` is about the whole stack, and services are named | for example remove images: true'
    'remove volumes: true'         || '3:1: `remove` is given no value | without brackets it means all services'
  }
}
