package orchsh.examples.bench

import groovy.json.JsonOutput
import java.nio.file.Files
import java.nio.file.Path
import orchsh.engine.EngineFixture
import orchsh.engine.NewerEngine

/** `docker compose`, a plugin of the docker command that is installed. */
class Compose implements Contender {
  private final Path folder
  private final Program program

  Compose(Path folder, String project, int services) {
    this.folder = folder
    Files.writeString(folder.resolve('compose.yaml'), "name: $project\nservices:\n" + (1..services).collect {
      "  s$it:\n    image: busybox\n    command: ['sh', '-c', '${Services.SCRIPT.replace("'", "''").replace('$', '$$')}']\n"
    }.join(''))
    def config = Files.createDirectory(folder.resolve('docker'))
    Files.writeString(config.resolve('config.json'), JsonOutput.toJson([cliPluginsExtraDirs: [NewerEngine.programs().toString()]]))
    program = new Program(['docker', 'compose', '--progress', 'quiet'],
      [DOCKER_HOST: EngineFixture.address().toString(), DOCKER_CONFIG: config.toString()])
  }

  @Override
  String title() {
    'docker compose'
  }

  @Override
  void up() {
    program.run(folder, 'up', '-d')
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
