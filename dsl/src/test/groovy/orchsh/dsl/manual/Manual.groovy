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
    source.withParts(interfaceName).findAll { it.words() }.collect { chapter(it, interfaceName) }.join('\n\n')
  }

  private static String chapter(Group group, String place) {
    def title = group.name() == place ? '' : "### ${title(group)}\n\n"
    "$title${text(group.about())}\n\n" + group.words().collect { word, forms -> entry(word, forms) }.join('\n\n')
  }

  private static String title(Group group) {
    group.name().replaceFirst(/(Words|Language)$/, '').replaceAll(/(?<=[a-z])([A-Z])/, ' $1').toLowerCase(Locale.ROOT).capitalize()
  }

  private static String entry(String word, List<Form> forms) {
    def (Form first, List<Form> others) = [forms.find { it.summary() } ?: forms[0], forms]
    def lines = ["#### `$word`", '', text(first.about()), '']
    if (first.example()) {
      lines += ['```groovy', first.example(), '```', '']
    }
    others.findAll { it.spelling() != first.spelling() || it.options() }.each { form ->
      lines << "- `${form.spelling()}`" + (form === first || !form.about() ? '' : ": ${inOneLine(form)}") + options(form)
    }
    lines.join('\n').strip()
  }

  private static String options(Form form) {
    form.options() ? "  \n  options: " + form.options().collect { "`$it:`" }.join(', ') : ''
  }

  private static String inOneLine(Form form) {
    text(form.about()).replaceAll(/\n\n```groovy\n(.*?)```/, '').replaceAll(/\n+/, '\n  ').strip()
  }

  private static String text(String about) {
    about
  }
}
