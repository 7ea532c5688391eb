package orchsh.dsl.manual

import groovy.lang.DelegatesTo
import java.lang.reflect.Method
import java.lang.reflect.Parameter
import orchsh.dsl.language.Word

/** Writes the file by which IntelliJ IDEA knows the words of scripts: completion, parameters and help. */
final class EditorFile {
  private static final String HEAD = '''\
    // The words of orchsh's stack scripts, for IntelliJ IDEA. Made from the interfaces of orchsh.dsl.language: do not edit.

    '''.stripIndent()

  static String text(Class<?> script) {
    def places = placesOf(script)
    HEAD + contributor('scriptScope()', [], script) +
      places.collect { language, words -> contributor('closureScope()', words, language) }.join()
  }

  /** The kinds of blocks, each with the words that open one. */
  private static Map<Class<?>, Set<String>> placesOf(Class<?> script) {
    Map<Class<?>, Set<String>> places = new LinkedHashMap<>()
    words(script).each { method ->
      def block = method.parameters.findResult { Parameter it -> it.getAnnotation(DelegatesTo) }
      if (block != null && block.value() != DelegatesTo.Target && block.value() != script) {
        places.computeIfAbsent(block.value()) { new TreeSet<>() } << method.name
      }
    }
    places.sort { it.value.first() }
  }

  private static List<Method> words(Class<?> language) {
    def named = language.methods.findAll { it.getAnnotation(Word) }*.name as Set
    language.methods.findAll { it.name in named || it.name ==~ /get[A-Z]\w*/ && it.parameterCount == 0 }
      .toSorted { "${it.name} ${it.parameterTypes*.simpleName}".toString() }
  }

  private static String contributor(String scope, Collection<String> openers, Class<?> language) {
    def manual = language.methods.findAll { it.getAnnotation(Word) }.collectEntries { [it.name, it.getAnnotation(Word)] }
    def lines = words(language).collect { member(it, manual[it.name]) }
    def condition = openers.collect { "enclosingCall('$it')" }.join(' || ')
    def body = condition ? ["if ($condition) {", *lines.collect { "  $it" }, '}'] : lines
    "contributor(context(filetypes: ['groovy'], scope: $scope)) {\n" + body.collect { "  $it\n" }.join() + '}\n\n'
  }

  private static String member(Method method, Word word) {
    if (word == null) {
      def name = method.name.substring(3, 4).toLowerCase(Locale.ROOT) + method.name.substring(4)
      return "property name: '$name', type: '${method.returnType.name}'"
    }
    def parameters = method.parameters.collect { "${it.name}: '${it.type.typeName}'" }.join(', ')
    "method name: '$method.name', type: '${method.returnType.name}', params: [${parameters ?: ':'}], doc: ${quoted(word)}"
  }

  private static String quoted(Word word) {
    "'" + "${word.value()}: ${word.example()}".replace('\\', '\\\\').replace("'", "\\'").replace('\n', ' ') + "'"
  }
}
