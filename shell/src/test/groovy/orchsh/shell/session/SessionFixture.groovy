package orchsh.shell.session

import orchsh.engine.caller.Cancellation
import orchsh.shell.call.About
import orchsh.shell.command.CommandFixture
import orchsh.shell.invocation.ExitCode
import orchsh.shell.invocation.Invocation

/** Carries out entries in memory, with fake engines, and keeps what they print. */
abstract class SessionFixture extends CommandFixture {
  /** What was typed when the session was opened. */
  List<String> opening = []
  private Session opened

  def setup() {
    environment = [ORCHSH_NO_CACHE: '1']
  }

  def cleanup() {
    opened?.close()
  }

  /** It is opened when it is asked for the first time. */
  Session getSession() {
    opened = opened ?: Session.open(invocation(*opening), new SessionTools(engines, library, new About('1.2.3', '17.0.15', 'Debian')))
    opened
  }

  /** Carries out an entry. */
  ExitCode say(String entry) {
    Invocation caller = invocation()
    session.run(entry, caller.console(), new Cancellation())
  }

  /** What an entry prints as its result. */
  String shown(String entry) {
    out.buffer.length = 0
    say(entry)
    out.toString()
  }

  /** What an entry says about its work. */
  String told(String entry) {
    err.buffer.length = 0
    say(entry)
    err.toString()
  }

  void script(String text) {
    file('stack.groovy', text)
  }
}
