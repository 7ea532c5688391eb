package orchsh.shell

import orchsh.shell.invocation.Appearance.Frames
import spock.lang.Specification

class KnownTerminalsSpec extends Specification {

  def "knows who shows frames as a whole: #environment"(Map<String, String> environment, Frames frames) {
    expect:
    KnownTerminals.frames(environment) == frames

    where:
    environment                                     || frames
    [:]                                             || Frames.PLAIN
    [TERM: 'xterm-256color']                        || Frames.PLAIN
    [TERM: 'linux']                                 || Frames.PLAIN
    [TERM: 'xterm-kitty']                           || Frames.SYNCHRONIZED
    [TERM: 'foot-extra']                            || Frames.SYNCHRONIZED
    [TERM: 'tmux-256color']                         || Frames.SYNCHRONIZED
    [TERM: 'screen-256color']                       || Frames.PLAIN
    [TERM: 'xterm-256color', TERM_PROGRAM: 'vscode'] || Frames.SYNCHRONIZED
    [TERM: 'xterm-256color', WT_SESSION: 'x']       || Frames.SYNCHRONIZED
    [TERM: 'xterm-256color', VTE_VERSION: '7006']   || Frames.SYNCHRONIZED
    [TERM: 'xterm-256color', VTE_VERSION: '6003']   || Frames.PLAIN
    [TERM: 'xterm-256color', VTE_VERSION: 'new']    || Frames.PLAIN
  }
}
