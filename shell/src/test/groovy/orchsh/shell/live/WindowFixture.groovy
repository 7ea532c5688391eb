package orchsh.shell.live

import java.nio.file.Files
import java.nio.file.Path
import orchsh.engine.caller.CancellationToken
import orchsh.engine.plan.Goal
import spock.lang.Shared
import spock.lang.TempDir

/** A stack that all features share, and the shell on it in a window that they share as long as it is at rest. */
abstract class WindowFixture extends LiveFixture {
  @Shared @TempDir
  Path project
  @Shared String stack
  @Shared Window window

  /** The stack's script. */
  abstract String text()

  def setup() {
    aboutStack = false
    if (stack == null) {
      stack = "shell-$name".toString()
      Files.writeString(project.resolve('stack.groovy'), text().stripIndent())
      assert outside(project.resolve('stack.groovy').toString(), 'up') == 0
    }
    if (window == null) {
      open()
    }
    window.clear()
  }

  def cleanup() {
    if (window != null && !(window.open && window.atRest)) {
      println window.lines().join('\n')
      close()
    }
  }

  def cleanupSpec() {
    close()
    if (stack != null) {
      orchestrator.run(orchestrator.plan(observer.observe(stack), new Goal.Down(Goal.Down.Data.REMOVE)), { }, CancellationToken.none())
    }
  }

  private void open() {
    window = new Window(project, stack)
    window.rests()
    window.sees('2/2 up')
  }

  private void close() {
    window?.close()
    window = null
  }

  /** What somebody else does to the stack. */
  protected int outside(String... words) {
    run('-p', stack, *words)
  }

  /** Asks for words until they are there: the first time they may still be looked for. */
  protected void offered(String typed, Closure isThere) {
    window.type(typed)
    window.sees(typed.trim())
    window.soon.eventually {
      if (!isThere()) {
        window.type('\t')
        window.soon.within(3) { assert isThere() }
      }
    }
  }
}
