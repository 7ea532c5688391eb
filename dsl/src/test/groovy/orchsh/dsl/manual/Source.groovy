package orchsh.dsl.manual

import com.sun.source.tree.AnnotationTree
import com.sun.source.tree.AssignmentTree
import com.sun.source.tree.ClassTree
import com.sun.source.tree.LiteralTree
import com.sun.source.tree.MethodTree
import com.sun.source.tree.VariableTree
import com.sun.source.util.DocTrees
import com.sun.source.util.JavacTask
import com.sun.source.util.TreePath
import java.nio.file.Path
import javax.tools.ToolProvider

/** The interfaces of the language as their authors wrote them, comments included. */
final class Source {
  private final Map<String, Group> groups

  /** One interface: what it is about, which others it is the sum of, and its words in their order. */
  static record Group(String name, String about, List<String> parts, List<Form> forms) {
    Map<String, List<Form>> words() {
      forms.findAll { !it.reading() }.groupBy { it.word() }
    }
  }

  /** One way to write a word. */
  static record Form(String word, String spelling, String about, List<String> options, String summary, String example) {
    boolean reading() {
      word ==~ /(get|set|is)[A-Z].*/
    }
  }

  private Source(Map<String, Group> groups) {
    this.groups = groups
  }

  static Source read(Path folder) {
    def compiler = ToolProvider.systemJavaCompiler
    def files = compiler.getStandardFileManager(null, null, null)
    def paths = folder.toFile().listFiles().findAll { it.name.endsWith('.java') }*.toPath().sort()
    def task = compiler.getTask(null, files, null, ['-proc:none'], null, files.getJavaFileObjectsFromPaths(paths)) as JavacTask
    def units = task.parse().toList()
    def documents = DocTrees.instance(task)
    def groups = units.collectMany { unit ->
      unit.typeDecls.findAll { it instanceof ClassTree }.collect { ClassTree type ->
        def path = new TreePath(new TreePath(unit), type)
        new Group(
          type.simpleName.toString(),
          Comment.markdown(documents.getDocCommentTree(path)),
          type.implementsClause*.toString(),
          type.members.findAll { it instanceof MethodTree }.collect { form(it, documents, path) })
      }
    }
    new Source(groups.collectEntries { [it.name(), it] })
  }

  Group group(String name) {
    groups[name]
  }

  /** The interface and all that it is the sum of. */
  List<Group> withParts(String name) {
    def group = groups[name]
    group == null ? [] : [group, *group.parts().collectMany { withParts(it) }]
  }

  private static Form form(MethodTree method, DocTrees documents, TreePath path) {
    def options = method.parameters.collectMany { named(it) }
    def word = method.modifiers.annotations.find { it.annotationType.toString() == 'Word' }
    new Form(
      method.name.toString(),
      [method.name.toString(), method.parameters.collect { spelling(it) }.findAll().join(', ')].findAll().join(' '),
      Comment.markdown(documents.getDocCommentTree(new TreePath(path, method))),
      options,
      value(word, 'value'),
      value(word, 'example'))
  }

  private static List<String> named(VariableTree parameter) {
    parameter.modifiers.annotations.findAll { it.annotationType.toString().startsWith('NamedParam') }
      .collectMany { [value(it, 'value')] }
  }

  private static String spelling(VariableTree parameter) {
    def type = parameter.type.toString()
    def name = parameter.name.toString()
    if (type.startsWith('Closure')) {
      return '{ … }'
    }
    if (type.contains('Map')) {
      def options = named(parameter)
      return options ? (options.size() > 3 ? 'OPTIONS' : options.collect { "$it: …" }.join(', ')) : 'KEY: VALUE …'
    }
    name.replaceAll(/([A-Z])/, '-$1').toUpperCase(Locale.ROOT) + (type.contains('...') ? '…' : '')
  }

  private static String value(AnnotationTree annotation, String key) {
    def given = annotation?.arguments?.find { it instanceof AssignmentTree ? it.variable.toString() == key : key == 'value' }
    constant(given instanceof AssignmentTree ? given.expression : given)
  }

  /** A text, also one that is put together from several. */
  private static String constant(Object tree) {
    tree == null ? '' : tree instanceof LiteralTree ? tree.value.toString() : constant(tree.leftOperand) + constant(tree.rightOperand)
  }
}
