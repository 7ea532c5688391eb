package orchsh.shell.view

/** A terminal in memory: as much of one as our views need, and strict about the rest. */
class Screen extends Writer {
  final int columns
  final int rows
  private final List<StringBuilder> lines = [new StringBuilder()]
  private int top
  private int row
  private int column
  private String pending = ''

  Screen(int columns, int rows) {
    this.columns = columns
    this.rows = rows
  }

  @Override
  void write(char[] text, int from, int length) {
    def input = pending + new String(text, from, length)
    pending = ''
    int i = 0
    while (i < input.length()) {
      char c = input.charAt(i)
      if (c == (char) '\u001b') {
        def match = input.substring(i) =~ /^\u001b\[(\d*)([A-Za-z])/
        if (!match) {
          pending = input.substring(i)
          return
        }
        escape(match.group(1) ? match.group(1) as int : 0, match.group(2))
        i += match.group(0).length()
        continue
      }
      i++
      if (c == (char) '\n') {
        column = 0
        lineFeed()
      } else if (c == (char) '\r') {
        column = 0
      } else {
        put(c)
      }
    }
  }

  private void escape(int count, String kind) {
    switch (kind) {
      case 'A':
        row = Math.max(top, row - Math.max(1, count))
        break
      case 'K':
        lines[row].setLength(Math.min(lines[row].length(), column))
        break
      case 'J':
        lines[row].setLength(Math.min(lines[row].length(), column))
        while (lines.size() > row + 1) {
          lines.remove(lines.size() - 1)
        }
        break
      case 'm':
        break
      default:
        throw new IllegalArgumentException("this terminal knows no $kind")
    }
  }

  private void put(char c) {
    if (column == columns) {
      column = 0
      lineFeed()
    }
    def line = lines[row]
    while (line.length() <= column) {
      line.append(' ')
    }
    line.setCharAt(column, c)
    column++
  }

  private void lineFeed() {
    row++
    if (row == lines.size()) {
      lines << new StringBuilder()
    }
    top = Math.max(top, row - rows + 1)
  }

  /** All lines that can be seen or scrolled back to, without the cursor's own empty one. */
  String text() {
    lines*.toString()*.stripTrailing().join('\n').stripTrailing()
  }

  boolean isCursorAtLineStart() {
    column == 0
  }

  @Override
  void flush() {
  }

  @Override
  void close() {
  }
}
