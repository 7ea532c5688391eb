package orchsh.shell.prompt

import spock.lang.Specification

class TerminalTypeSpec extends Specification {
  def "whether a terminal of type `#type` is known: #known"(String type, boolean known) {
    expect:
    TerminalType.isKnown(type) == known

    where:
    type                    || known
    'xterm'                 || true
    'xterm-256color'        || true
    'xterm-not-known-here'  || true
    'tmux-not-known-here'   || true
    'screen-256color'       || true
    'nobody-knows'          || false
    'xtermal'               || false
    ''                      || false
    '../../etc/passwd'      || false
  }
}
