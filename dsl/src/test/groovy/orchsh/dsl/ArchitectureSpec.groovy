package orchsh.dsl

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses

import com.tngtech.archunit.core.domain.JavaClasses
import com.tngtech.archunit.core.importer.ClassFileImporter
import com.tngtech.archunit.core.importer.ImportOption
import com.tngtech.archunit.library.GeneralCodingRules
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition
import java.nio.file.Path
import spock.lang.Shared
import spock.lang.Specification

/** The arrows of the module: a package uses only what stands above it. */
class ArchitectureSpec extends Specification {
  static final List<String> TOP_TO_BOTTOM = [
    'orchsh.dsl.file', 'orchsh.dsl.live', 'orchsh.dsl.language', 'orchsh.dsl.value', 'orchsh.dsl.build', 'orchsh.dsl.snippet', 'orchsh.dsl.compose..', 'orchsh.dsl.task', 'orchsh.dsl.scan', 'orchsh.dsl.script',
    'orchsh.dsl']

  @Shared
  JavaClasses classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages('orchsh.dsl')

  def "package #name uses only packages above it"(String name) {
    given:
    def below = TOP_TO_BOTTOM.drop(TOP_TO_BOTTOM.indexOf(name) + 1)

    expect:
    below.empty || noClasses().that().resideInAPackage(name).should().dependOnClassesThat()
      .resideInAnyPackage(below as String[]).check(classes) == null

    where:
    name << TOP_TO_BOTTOM
  }

  def "no package depends on itself by way of others"() {
    expect:
    SlicesRuleDefinition.slices().matching('orchsh.dsl.(*)..').should().beFreeOfCycles().check(classes) == null
  }

  def "scripts know what a stack is, not how it is run"() {
    expect:
    noClasses().should().dependOnClassesThat().resideInAnyPackage(
      'com.github.dockerjava..', 'orchsh.engine.docker', 'orchsh.engine.api', 'orchsh.engine.wire', 'orchsh.engine.run', 'orchsh.engine.port',
      'orchsh.engine.plan', 'orchsh.engine.event', 'orchsh.engine.probe', 'orchsh.engine.image', 'orchsh.engine.observed').check(classes) == null
  }

  def "finding a stack's name and reading the text of its script load no Groovy"() {
    expect:
    noClasses().that().belongToAnyOf(StackNames, ScriptSource).or().resideInAPackage('orchsh.dsl.scan')
      .should().dependOnClassesThat().resideInAnyPackage('groovy..', 'org.codehaus.groovy..', 'org.apache.groovy..').check(classes) == null
  }

  def "finding snippets and holding them to the lock loads no Groovy, and knows no words"() {
    expect:
    noClasses().that().resideInAPackage('orchsh.dsl.snippet').should().dependOnClassesThat().resideInAnyPackage(
      'groovy..', 'org.codehaus.groovy..', 'org.apache.groovy..', 'orchsh.dsl.language', 'orchsh.dsl.value', 'orchsh.dsl.build').check(classes) == null
  }

  def "compose files are read without Groovy"() {
    expect:
    noClasses().that().resideInAPackage('orchsh.dsl.compose..').should().dependOnClassesThat().resideInAnyPackage(
      'groovy..', 'org.codehaus.groovy..', 'org.apache.groovy..', 'orchsh.dsl.language').check(classes) == null
  }

  def "writing stacks down loads no Groovy, and knows nothing but stacks"() {
    expect:
    noClasses().that().resideInAPackage('orchsh.dsl.write..').should().dependOnClassesThat().resideInAnyPackage(
      'groovy..', 'org.codehaus.groovy..', 'org.apache.groovy..', 'orchsh.dsl', 'orchsh.dsl.language..', 'orchsh.dsl.build..', 'orchsh.dsl.script..',
      'orchsh.dsl.compose..').check(classes) == null
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
