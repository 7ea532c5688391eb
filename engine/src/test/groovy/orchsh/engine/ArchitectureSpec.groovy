package orchsh.engine

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses

import com.tngtech.archunit.core.domain.JavaClasses
import com.tngtech.archunit.core.importer.ClassFileImporter
import com.tngtech.archunit.core.importer.ImportOption
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition
import com.tngtech.archunit.library.GeneralCodingRules
import java.nio.file.Path
import spock.lang.Shared
import spock.lang.Specification

/** The arrows of the house: a package uses only what stands above it. */
class ArchitectureSpec extends Specification {
  static final List<String> TOP_TO_BOTTOM =
    ['caller', 'problem', 'json', 'model', 'observed', 'port', 'definition', 'plan', 'event', 'probe', 'image', 'run', 'live', 'watch', 'wire', 'api', 'docker']

  @Shared
  JavaClasses classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages('orchsh.engine')

  def "package #name uses only packages above it"(String name) {
    given:
    def below = TOP_TO_BOTTOM.drop(TOP_TO_BOTTOM.indexOf(name) + 1).collect { "orchsh.engine.$it" as String }

    expect:
    below.empty || noClasses().that().resideInAPackage("orchsh.engine.$name").should().dependOnClassesThat()
      .resideInAnyPackage(below as String[]).allowEmptyShould(true).check(classes) == null

    where:
    name << TOP_TO_BOTTOM
  }

  def "no package depends on itself by way of others"() {
    expect:
    SlicesRuleDefinition.slices().matching('orchsh.engine.(*)..').should().beFreeOfCycles().check(classes) == null
  }

  def "docker-java is known to one package"() {
    expect:
    noClasses().that().resideOutsideOfPackage('orchsh.engine.docker').should().dependOnClassesThat()
      .resideInAnyPackage('com.github.dockerjava..', 'com.fasterxml..').check(classes) == null
  }

  def "nothing asks the process for what its caller knows"() {
    expect:
    GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(classes) == null
    noClasses().should().callMethod(System, 'getenv')
      .orShould().callMethod(System, 'getenv', String)
      .orShould().callMethod(System, 'getProperty', String)
      .orShould().callMethod(System, 'getProperty', String, String)
      .orShould().callMethod(System, 'setProperty', String, String)
      .orShould().callMethod(System, 'exit', int)
      .orShould().callMethod(Path, 'toAbsolutePath')
      .orShould().callMethod(File, 'getAbsolutePath')
      .orShould().callMethod(File, 'getAbsoluteFile')
      .check(classes) == null
  }
}
