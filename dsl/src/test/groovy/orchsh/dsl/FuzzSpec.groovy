package orchsh.dsl

import java.nio.file.Path
import java.util.concurrent.TimeUnit
import orchsh.dsl.script.ScriptPieces
import spock.lang.Timeout

/** Scripts that were right, changed at random: only problems come out, each with a place, and all of it soon. */
@Timeout(180)
class FuzzSpec extends DslSpec {
  static final long SEED = 20261120
  static final int ROUNDS = Integer.getInteger('orchsh.fuzz.rounds', 60)
  static final List<String> SCRIPTS = [
    '''
    stack 'shop'
    param 'tag', default: '1', choices: ['1', '2']
    volume 'data'
    network 'back', internal: true
    def port = 8080
    def twice(String s) { s * 2 }
    (1..3).each { n -> service "worker-$n" { image "w:${params.tag}"; needs 'db'; command 'run', "$n" } }
    service 'db' < image 'postgres:16'; wait tcp: 5432, timeout: 30.s >
    service web {
      image twice('x')
      env A: 1, B: "b ${port + 1}"
      port "${port}:80"
      volume 'data:/d'
      link db: 'database'
      if (port > 80) { network 'back' } else { network 'default' }
    }
    job('migrate') { image 'x'; command 'm'; needs db: 'ready' }
    profile 'dev' { service 'mail' { image 'm' } }
    for (x in [1, 2]) { println x }
    deadline 3.min
    ''',
    '''
    class Size { int n; String toString() { "size $n" } }
    enum Kind { A, B }
    def config = [db: [image: 'postgres'], mq: [image: 'rabbit']]
    config.each { name, c -> service(name) { image c.image; env KIND: Kind.A, SIZE: new Size(n: 2) } }
    def common = { env << [X: 'y']; network 'default' }
    service 'a', { image = 'x'; common.delegate = delegate; wait log: ~/re(ad)+y/ }
    try { assert 1 == 2 : 'no' } catch (AssertionError e) { println e.message }
    switch (3) { case 1..2: break; default: println """text ${1 + 1}"""; }
    while (false) { }
    def s = $/dollar $x/$ ?: 'q'
    println(/slashy ${2}/ + s?.size() + [1, 2]*.toString() + (1 <=> 2))
    '''].collect { it.stripIndent().trim() } + shown()
  static final List<String> NOISE = ['{', '}', '(', ')', '[', ']', '<', '>', '<<', '>>', '"', "'", '"""', "'''", '/', '$/', '/$', '//', '/*', '*/', '${', '$',
    ';', ',', ':', '.', '..', '->', '=', '==', '\n', '\t', '\u0000', '\r', '\\', '#!', '@', '@Grab', '?.', '*', '-', '+', '0x', '1e9', '08', '9' * 30, '\u00e9',
    '\ud83d', 'def', 'class', 'return', 'if', 'else', 'in', 'new', 'null', 'this', 'super', 'import', 'package', 'static', 'service', 'image', 'params', 'include',
    'trait', 'interface', 'throw', 'goto', 'as', 'it', 'delegate', 'owner', 'int', 'void', '<T>', '&', '|', '~', '!', '%', '^', 'a:', 'record', 'sealed', 'yield']

  /** The examples, and the scripts on the first page. */
  private static List<String> shown() {
    def root = Path.of(System.getProperty('orchsh.root'))
    def examples = []
    root.resolve('examples').toFile().eachFileRecurse { if (it.name == 'stack.groovy' && !it.path.contains('/target/')) examples << it.text }
    examples + (root.resolve('README.md').toFile().text =~ /(?ms)^```groovy\n(.*?)^```/).collect { it[1] as String }
  }

  def "only problems come out of a script that was changed at random, seed #seed"(long seed) {
    given:
    def random = new Random(seed)
    def begin = System.nanoTime()

    expect:
    (1..ROUNDS).every { check(mutated(random)) }
    TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin) < 120

    where:
    seed << [SEED, SEED + 1, SEED + 2]
  }

  private boolean check(String script) {
    Compilation compilation
    try {
      compilation = compile(script)
    } catch (Throwable e) {
      throw new AssertionError("this script is not told about in words:\n$script", e)
    }
    compilation instanceof Compilation.Compiled || (compilation as Compilation.Refused).problems().every {
      assert it.at().present: "$it has no place:\n$script"
      assert !(it.message() =~ /orchsh\.|groovy\.lang|org\.codehaus|inside orchsh|BUG!/): "$it:\n$script"
      true
    }
  }

  private static String mutated(Random random) {
    def pieces = ScriptPieces.of(SCRIPTS[random.nextInt(SCRIPTS.size())])
    (1 + random.nextInt(4)).times {
      int at = random.nextInt(pieces.size())
      int other = random.nextInt(pieces.size())
      switch (random.nextInt(6)) {
        case 0: pieces.remove(at); break
        case 1: pieces.add(other, pieces[at]); break
        case 2: Collections.swap(pieces, at, other); break
        case 3: pieces.add(at, NOISE[random.nextInt(NOISE.size())]); break
        case 4: pieces[at] = NOISE[random.nextInt(NOISE.size())]; break
        default:
          def text = pieces[at]
          int cut = random.nextInt(text.length() + 1)
          pieces[at] = text.substring(0, cut) + (char) random.nextInt(random.nextBoolean() ? 128 : 0x3000) + text.substring(cut)
      }
    }
    pieces.join('')
  }
}
