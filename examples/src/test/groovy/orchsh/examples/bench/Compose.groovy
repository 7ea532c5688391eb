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
  private final Program bare

  Compose(Path folder, String project, int services) {
    this.folder = folder
    Files.writeString(folder.resolve('compose.yaml'), "name: $project\nservices:\n" + (1..services).collect {
      "  s$it:\n    image: busybox\n    command: ['sh', '-c', '${Services.SCRIPT.replace("'", "''").replace('$', '$$')}']\n"
    }.join(''))
    def config = Files.createDirectory(folder.resolve('docker'))
    Files.writeString(config.resolve('config.json'), JsonOutput.toJson([cliPluginsExtraDirs: [NewerEngine.programs().toString()]]))
    def variables = [DOCKER_HOST: EngineFixture.address().toString(), DOCKER_CONFIG: config.toString()]
    program = new Program(['docker', 'compose', '--progress', 'quiet'], variables)
    bare = new Program([NewerEngine.programs().resolve('docker-compose').toString(), '--progress', 'quiet'], variables)
  }

  void run(String... words) {
    program.run(folder, words)
  }

  /** Without the docker command in front of it. */
  void runBare(String... words) {
    bare.run(folder, words)
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
