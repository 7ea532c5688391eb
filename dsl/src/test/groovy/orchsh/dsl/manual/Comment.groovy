package orchsh.dsl.manual

import com.sun.source.doctree.DocCommentTree
import com.sun.source.doctree.DocTree
import com.sun.source.doctree.EndElementTree
import com.sun.source.doctree.EntityTree
import com.sun.source.doctree.LinkTree
import com.sun.source.doctree.LiteralTree
import com.sun.source.doctree.ParamTree
import com.sun.source.doctree.StartElementTree
import com.sun.source.doctree.TextTree

/** A comment of the language's interfaces, as Markdown. */
final class Comment {
  private static final Map<String, String> ENTITIES = [lt: '<', gt: '>', amp: '&', quot: '"', nbsp: ' ']
  private static final Map<String, String> PLACES =
    [ScriptLanguage: 'a script', ServiceLanguage: "a service's block", TaskLanguage: "a task's block"]
  private static final Map<String, String> ANCHORS =
    [ScriptLanguage: 'outside-every-block', ServiceLanguage: 'in-the-block-of-a-service-or-a-job',
     TaskLanguage: 'in-the-block-of-a-task-or-a-check']
  private static final String BREAK = '\u0001'

  private final StringBuilder text = new StringBuilder()
  private boolean verbatim

  static String markdown(DocCommentTree tree) {
    tree == null ? '' : new Comment().with {
      tree.fullBody.each { part -> add(part) }
      tree.blockTags.findAll { it instanceof ParamTree }.each { ParamTree tag ->
        text << "${BREAK}- `${tag.name}`: "
        tag.description.each { part -> add(part) }
      }
      tidy()
    }
  }

  private void add(DocTree part) {
    switch (part) {
      case TextTree -> text << (verbatim ? part.body.replaceAll(/\n /, '\n') : part.body.replaceAll(/\s+/, ' '))
      case LiteralTree -> text << (part.kind == DocTree.Kind.CODE && !verbatim ? "`${part.body.body}`" : part.body.body)
      case LinkTree -> text << link(part)
      case EntityTree -> text << ENTITIES.getOrDefault(part.name.toString(), "&${part.name};".toString())
      case StartElementTree -> begin(part.name.toString())
      case EndElementTree -> end(part.name.toString())
      default -> throw new IllegalArgumentException("no Markdown for ${part.kind}: $part")
    }
  }

  /** What is linked to is a word, or an interface that stands for a kind of block or value. */
  private static String link(LinkTree link) {
    def target = link.reference.signature
    def word = target.contains('#') ? target.replaceFirst(/.*#(\w+).*/, '$1') : ''
    def label = link.label ? link.label.join('') : word ? "`$word`" : PLACES.getOrDefault(target, target)
    word ? label : "[$label](#${PLACES.containsKey(target) ? ANCHORS[target] : target.toLowerCase(Locale.ROOT)})"
  }

  private void begin(String element) {
    switch (element) {
      case 'p' -> text << BREAK * 2
      case 'ul' -> text << BREAK * 2
      case 'li' -> text << "${BREAK}- "
      case 'pre' -> {
        verbatim = true
        text << "${BREAK * 2}```groovy"
      }
      default -> throw new IllegalArgumentException("no Markdown for <$element>")
    }
  }

  private void end(String element) {
    if (element == 'pre') {
      verbatim = false
      text << BREAK << '```' << BREAK * 2
    } else if (element == 'ul') {
      text << BREAK * 2
    }
  }

  private String tidy() {
    text.toString()
      .replaceAll(/\s*\u0001[ \u0001]*/) { it.count(BREAK) > 1 ? BREAK * 2 : BREAK }
      .replace(BREAK, '\n')
      .readLines()*.replaceAll(/\s+$/, '').join('\n')
      .replaceAll(/\n{3,}/, '\n\n')
      .strip()
  }
}
