package orchsh.dsl.compose.corpus

import java.nio.file.Path
import java.time.Clock
import orchsh.dsl.compose.ComposeRequest
import orchsh.dsl.compose.ComposeStack
import orchsh.engine.caller.Surroundings

/** Reads cases of the corpus as they are asked for. */
class ComposeReading {
  static final Path HOME = Path.of('/home/somebody')

  static ComposeStack of(CorpusCase given) {
    def request = new ComposeRequest(given.files()*.toString(), Optional.empty(), given.projectDirectory().map { it as String }, given.project(),
      given.envFiles()*.toString(), given.profiles(), [])
    ComposeStack.read(request, new Surroundings(given.folder, HOME, given.environment(), Clock.systemUTC()))
  }
}
