package orchsh.shell.prompt

import orchsh.shell.SmallStack
import orchsh.shell.invocation.Appearance
import orchsh.shell.invocation.Appearance.Colours
import orchsh.shell.invocation.Appearance.Glyphs
import orchsh.shell.invocation.Appearance.Kind
import orchsh.shell.invocation.Appearance.Size
import orchsh.shell.session.SessionFixture
import orchsh.shell.view.text.Tone

/** What is typed, in colours. */
class EntryColoursSpec extends SessionFixture {
  Inks inks = new Inks(new Appearance(Kind.TERMINAL, Size.USUAL, Colours.values().find { it != Colours.NONE }, Glyphs.UNICODE))

  def "a long text is coloured where there is little room: #quote"(String quote) {
    given:
    def colours = new EntryColours(inks, session.words(), { [] })
    def text = "x = $quote${'aB1+\\n' * 1_600}$quote".toString()

    when:
    def line = SmallStack.on { colours.highlight(null, text) }

    then:
    line.toString() == text
    (4..<text.size()).every { line.styleAt(it) == inks.of(Tone.GOOD) }

    where:
    quote << ["'", '"']
  }
}
