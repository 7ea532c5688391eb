package orchsh.examples.bench

import java.nio.file.Files
import java.nio.file.Path
import orchsh.engine.EngineFixture
import orchsh.examples.Command

/** The command as users get it, started for each step. */
class ByCommand implements Contender {
  private final Path folder
  private final Program program

  ByCommand(Path folder, String stack, int services) {
    this.folder = folder
    Files.writeString(folder.resolve('stack.groovy'), "stack '$stack'\n" + (1..services).collect {
      """
      service 's$it' {
          image 'busybox'
          command 'sh', '-c', '${Services.SCRIPT}'
      }
      """.stripIndent()
    }.join(''))
    program = new Program([Command.DISTRIBUTION.resolve('bin/orchsh').toString(), '--host', EngineFixture.address().toString()])
  }

  @Override
  String title() {
    'orchsh, command'
  }

  @Override
  void up() {
    program.run(folder, 'up')
  }

  @Override
  void down() {
    program.run(folder, 'down')
  }

  @Override
  boolean knowsWhatIsThere() {
    true
  }
}
