package orchsh.dsl.script

import groovyjarjarasm.asm.ClassReader
import groovyjarjarasm.asm.ClassVisitor
import groovyjarjarasm.asm.MethodVisitor
import groovyjarjarasm.asm.Opcodes
import java.nio.file.Path
import orchsh.dsl.DslSpec
import orchsh.dsl.build.Source
import orchsh.dsl.build.SourceText
import orchsh.dsl.language.Vocabulary
import orchsh.dsl.scan.ScriptScanner

class WordCallsSpec extends DslSpec {

  def "Groovy has nothing to look up in a script that says words and reads params"() {
    expect:
    lookedUp('''
      stack 'shop'
      param 'tag', default: '16'
      volume 'data', external: true
      service 'db' {
          image "postgres:${params.tag}"
          env A: 1, B: params.tag, C: ['x', "y ${params.tag}"]
          volume 'data:/data'
          wait tcp: 5432
      }
      job('load') { image params.tag; needs 'db' }
      ''') == []
  }

  def "what else a script calls is left to Groovy: #script"(String script, List<String> calls) {
    expect:
    lookedUp(script).toSorted() == calls

    where:
    script                                          || calls
    "println 'x'"                                   || ['println']
    "[1].each { service(\"a\$it\") { image 'x' } }" || ['each']
    "def params = [tag: 1]; println params.tag"     || ['println', 'tag']
    "def image(x) { }; service('a') { image 'x' }"  || ['image']
    "params?.tag"                                   || ['params', 'tag']
  }

  def "params are what they are around `#code`"(String code, Object value) {
    expect:
    stack("param 'tag', default: '1'\nparam 'n', type: 'number', default: 2\n" +
      "def read() { params.tag }\nclass Own { def params = [tag: 'own']; def read() { params.tag } }\n" +
      "def found = { $code }()\nservice('a') { image 'x'; label found: \"\$found\" }")
      .services()[0].identity().labels().found == value

    where:
    code                                            || value
    'params.tag'                                    || '1'
    'read()'                                        || '1'
    'new Own().read()'                              || 'own'
    'params.n + 1'                                  || '3'
    '[1, 2].collect { params.n * it }.sum()'        || '6'
    '[params: [tag: "inner"]].with { params.tag }'  || 'inner'
    '5.with { params.tag }'                         || '1'
    'def params = [tag: "mine"]; params.tag'        || 'mine'
    'params?.tag'                                   || '1'
    'params.tag ?: "none"'                          || '1'
    'params.n > 1 ? "many" : "one"'                 || 'many'
    '"${params.tag}-${-> params.n}"'                || '1-2'
  }

  def "params cannot be changed by `#code`"(String code) {
    expect:
    problemsIn("param 'n', type: 'number', default: 2\nservice('a') { image 'x' }\n$code") ==
      ['3:1: params cannot be changed | they are given from outside; a variable can hold what is made of one']

    where:
    code << ['params.n = 3', 'params.n += 1', 'params.n++', '++params.n']
  }

  def "a word is heard where it belongs, wherever it stands"() {
    expect:
    stack("""
      volume 'data'
      service('a') { image 'x'; ['one', 'two'].each { volume "data:/\$it" } }
      [1, 2].each { number -> network "net\$number" }
      ['b'].each { name -> service(name) { image 'x'; [80].each { port -> ports port, port + 1; [1].each { network 'net1' } } } }
      """).with {
      [it.services()*.name(), it.networks()*.name(), it.services()[0].mounts().size(), it.services()[1].ports().size(), it.services()[1].networks().size()]
    } == [['a', 'b'], ['net1', 'net2'], 2, 2, 1]
  }

  /** The names that Groovy would look up when the script first comes by them. */
  private static List<String> lookedUp(String script) {
    def text = new SourceText(Source.of('stack.groovy', Path.of('/srv/shop')), script)
    def problems = []
    def scan = ScriptScanner.scan(text, Vocabulary.ofScripts().blockWords())
    def compiled = new ScriptCompiler(text, new Known()).compile(scan, problems)
    assert problems == []
    def names = []
    compiled.get().classes().values().each { new ClassReader(it).accept(new Calls(names), 0) }
    names
  }

  private static class Calls extends ClassVisitor {
    private final List<String> names

    Calls(List<String> names) {
      super(Opcodes.ASM9)
      this.names = names
    }

    @Override
    MethodVisitor visitMethod(int access, String method, String descriptor, String signature, String[] exceptions) {
      def names = this.names
      def isListOfCalls = method.startsWith('$createCallSiteArray')
      new MethodVisitor(Opcodes.ASM9) {
        @Override
        void visitLdcInsn(Object value) {
          if (isListOfCalls && value instanceof String && value != 'runScript') { // which is that of the program that nobody starts
            names << value
          }
        }
      }
    }
  }
}
