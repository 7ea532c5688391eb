package orchsh.dsl.manual

import orchsh.dsl.manual.Source.Form
import orchsh.dsl.manual.Source.Group

/** Writes the reference of the language: what a person wrote about the whole, and what the interfaces say of each word. */
final class Manual {
  private final Source source

  Manual(Source source) {
    this.source = source
  }

  String page(String frame) {
    frame.replaceAll(/(?m)^@words (\w+)$/) { whole, name -> words(name) }
  }

  private String words(String interfaceName) {
    def groups = source.withParts(interfaceName).findAll { it.words() }
    def index = groups.collectMany { it.words().keySet() }.toSorted().collect { "[`$it`](#${anchor(interfaceName, it)})" }
    "${index.join(' ')}\n\n" + groups.collect { chapter(it, interfaceName) }.join('\n\n')
  }

  /** A word may stand in several places. */
  private static String anchor(String place, String word) {
    "${place - 'Language'}-$word".toLowerCase(Locale.ROOT)
  }

  private static String chapter(Group group, String place) {
    def title = group.name() == place ? '' : "### ${title(group)}\n\n"
    "$title${group.about()}\n\n" + group.words().collect { word, forms -> entry(word, forms, place) }.join('\n\n')
  }

  private static String title(Group group) {
    group.name().replaceFirst(/(Words|Language)$/, '').replaceAll(/(?<=[a-z])([A-Z])/, ' $1').toLowerCase(Locale.ROOT).capitalize()
  }

  private static String entry(String word, List<Form> forms, String place) {
    def first = forms.find { it.summary() } ?: forms[0]
    def lines = ["<a id=\"${anchor(place, word)}\"></a>", '', "#### `$word`", '', first.about(), '']
    if (first.example() && !first.about().contains('```')) {
      lines += ['```groovy', first.example(), '```', '']
    }
    forms.findAll { it !== first || it.options() }.each { form ->
      lines << "- `${form.spelling()}`" + (form === first || !form.about() ? '' : ": ${form.about().replaceAll(/\n(?!\n)/, '\n  ')}") + options(form)
    }
    lines.join('\n').strip()
  }

  /** Those that the text does not tell of. */
  private static String options(Form form) {
    def untold = form.options().findAll { !form.about().contains("`$it`") && !form.about().contains("`$it: ") }
    if (!untold) {
      return ''
    }
    def which = untold.size() == form.options().size() ? 'options' : 'further options'
    "${form.about() ? '  \n  ' : ': '}$which: ${untold.collect { "`$it`" }.join(', ')}"
  }
}
