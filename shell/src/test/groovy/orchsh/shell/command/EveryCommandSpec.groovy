package orchsh.shell.command

import java.nio.file.Files
import java.nio.file.Path
import orchsh.shell.live.LiveFixture
import orchsh.shell.syntax.CommandForm
import org.spockframework.runtime.model.FeatureMetadata
import spock.lang.Shared
import spock.lang.Specification

/**
 * Every command is tried on a real engine: there is a feature in {@code orchsh.shell.live} whose name begins with the command's
 * and a colon. Parts of a command may share one, with commas between them.
 */
class EveryCommandSpec extends Specification {
  @Shared
  Map<String, List<String>> features = features()

  private static Map<String, List<String>> features() {
    Map<String, List<String>> features = [:].withDefault { [] }
    def folder = Path.of(LiveFixture.getResource('').toURI())
    Files.list(folder).withCloseable { files ->
      files.map { it.fileName.toString() }.filter { it ==~ /\w+IT\.class/ }.sorted().forEach { file ->
        def type = Class.forName("${LiveFixture.packageName}.${file - '.class'}", false, LiveFixture.classLoader)
        type.declaredMethods*.getAnnotation(FeatureMetadata).findAll().each { feature ->
          def colon = feature.name().indexOf(': ')
          if (colon > 0) {
            feature.name().substring(0, colon).split(', ').each { features[it] << "$type.simpleName: ${feature.name()}".toString() }
          }
        }
      }
    }
    features
  }

  /** Those that do something themselves. */
  private static List<String> tried(CommandForm form) {
    form.parts().isEmpty() ? [form.wholeName() - 'orchsh '] : form.parts().values().collectMany { tried(it) }
  }

  def "`#command` is tried on a real engine"(String command) {
    expect:
    features[command]

    where:
    command << CommandRunner.syntax().root().parts().values().collectMany { tried(it) }
  }
}
