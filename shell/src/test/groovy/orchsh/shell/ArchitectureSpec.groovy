package orchsh.shell

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses

import com.tngtech.archunit.core.domain.JavaClasses
import com.tngtech.archunit.core.importer.ClassFileImporter
import com.tngtech.archunit.core.importer.ImportOption
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition
import java.nio.charset.Charset
import java.nio.file.Path
import java.time.Clock
import java.time.ZoneId
import spock.lang.Shared
import spock.lang.Specification

/** The arrows of the house: from invocation to view to command to the process, and the process only in one class. */
class ArchitectureSpec extends Specification {
  /** From the ground up: none knows of what is above it. */
  private static final List<String> HOUSE = [
    'orchsh.shell.invocation', 'orchsh.shell.view', 'orchsh.shell.syntax', 'orchsh.shell.help', 'orchsh.shell.source',
    'orchsh.shell.report', 'orchsh.shell.call', 'orchsh.shell.completion', 'orchsh.shell.command..', 'orchsh.shell.quick',
    'orchsh.shell'
  ]

  /** The same within a session. */
  private static final List<String> SESSION = [
    'entry', 'job', 'engine', 'stack', 'status', 'container', 'declare', 'undo', 'file', 'word'
  ].collect { 'orchsh.shell.session.' + it } + 'orchsh.shell.session'

  /** What lies beside, and what is kept out. */
  private static final List<List<String>> APART = [
    ['orchsh.shell.live', 'orchsh.shell.call'],
    ['orchsh.shell.live', 'orchsh.shell.view'],
    ['orchsh.shell.live', 'orchsh.shell.invocation'],
    ['orchsh.shell.doctor', 'orchsh.shell.call'],
    ['orchsh.shell.why', 'orchsh.shell.call'],
    ['orchsh.shell.why', 'orchsh.shell.invocation'],
    ['orchsh.shell.view', 'orchsh.dsl..'],
    ['orchsh.shell.invocation', 'org.jline..'],
    ['orchsh.shell.view', 'org.jline..'],
    ['orchsh.shell.command..', 'org.jline..'],
    ['orchsh.shell..', 'com.github.dockerjava..'],
    ['orchsh.shell..', 'groovy..']
  ]

  @Shared
  JavaClasses classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages('orchsh.shell')

  def "#lower does not know #higher"(String lower, String higher) {
    expect:
    noClasses().that().resideInAPackage(lower).should().dependOnClassesThat().resideInAPackage(higher).check(classes) == null

    where:
    [lower, higher] << [HOUSE, SESSION].collectMany { pairs(it) } + APART
  }

  private static List<List<String>> pairs(List<String> floors) {
    floors.withIndex().collectMany { floor, height -> floors.drop(height + 1).collect { [floor, it] } }
  }

  def "no package depends on itself by way of others"() {
    expect:
    SlicesRuleDefinition.slices().matching('orchsh.shell.(*)..').should().beFreeOfCycles().check(classes) == null
  }

  def "each floor of #tower is named, so that none is left out"(String tower, List<String> floors) {
    expect:
    classes*.packageName.findAll { it == tower || it.startsWith(tower + '.') }.toSet() == floors.toSet()

    where:
    tower                  | floors
    'orchsh.shell.session' | SESSION
  }

  def "no group of commands depends on itself by way of others"() {
    expect:
    SlicesRuleDefinition.slices().matching('orchsh.shell.command.(*)..').should().beFreeOfCycles().check(classes) == null
  }

  def "only help pages load picocli, which takes longer than most commands"() {
    expect:
    noClasses().that().doNotHaveFullyQualifiedName('orchsh.shell.help.HelpSheet').should()
      .dependOnClassesThat().resideInAPackage('picocli..').check(classes) == null
  }

  def "only what begins asks the process for anything"() {
    expect:
    noClasses().that().doNotHaveFullyQualifiedName('orchsh.shell.Main').and().doNotHaveFullyQualifiedName('orchsh.shell.OwnProcess').should().dependOnClassesThat()
      .belongToAnyOf(System, Runtime, FileDescriptor)
      .orShould().callMethod(Path, 'toAbsolutePath')
      .orShould().callMethod(File, 'getAbsolutePath')
      .orShould().callMethod(File, 'getAbsoluteFile')
      .orShould().callMethod(Charset, 'defaultCharset')
      .orShould().callMethod(Locale, 'getDefault')
      .orShould().callMethod(ZoneId, 'systemDefault')
      .orShould().callMethod(Clock, 'systemDefaultZone')
      .orShould().callMethod(Clock, 'systemUTC')
      .check(classes) == null
  }
}
