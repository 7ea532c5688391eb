package orchsh.shell.view

import orchsh.shell.invocation.Appearance
import orchsh.shell.invocation.Appearance.Colours
import orchsh.shell.invocation.Appearance.Glyphs
import orchsh.shell.invocation.Appearance.Kind
import orchsh.shell.invocation.Appearance.Size

/** Outputs of all kinds. */
class Looks {
  static final Appearance FILE = Appearance.stream(Glyphs.UNICODE)
  static final Appearance ASCII_FILE = Appearance.stream(Glyphs.ASCII)

  static Appearance terminal(int columns, int rows, Glyphs glyphs = Glyphs.UNICODE, Colours colours = Colours.NONE) {
    new Appearance(Kind.TERMINAL, () -> new Size(columns, rows), colours, glyphs)
  }
}
