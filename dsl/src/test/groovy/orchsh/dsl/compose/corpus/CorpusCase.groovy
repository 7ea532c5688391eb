package orchsh.dsl.compose.corpus

import groovy.json.JsonSlurper
import groovy.transform.CompileStatic
import java.nio.file.Files
import java.nio.file.Path

/** A folder of the corpus: compose files, what is beside them, how they are asked for, and what docker compose said of them. */
@CompileStatic
class CorpusCase {
  /** Where the cases are. */
  static final Path CORPUS = Path.of(System.getProperty('user.dir'), 'src', 'test', 'resources', 'orchsh', 'dsl', 'compose', 'corpus')

  private static final String ANSWER = 'expected.json'
  private static final String SETTINGS = 'case.properties'
  private static final String VARIABLE = 'env.'

  final String name
  final Path folder
  private final Properties settings = new Properties()

  private CorpusCase(Path folder) {
    this.folder = folder
    name = folder.fileName as String
    def file = folder.resolve(SETTINGS)
    if (Files.exists(file)) {
      Files.newBufferedReader(file).withCloseable { settings.load(it) }
    }
  }

  static List<CorpusCase> all() {
    Files.list(CORPUS).withCloseable { folders -> folders.sorted().toList().collect { new CorpusCase(it) } }
  }

  static CorpusCase named(String name) {
    new CorpusCase(CORPUS.resolve(name))
  }

  /** The same case in another place. */
  CorpusCase copiedTo(Path place) {
    def target = Files.createDirectories(place.resolve(name))
    Files.walk(folder).withCloseable { found ->
      found.toList().findAll { it != folder && !isAside(it) }.each { Path from ->
        def to = target.resolve(folder.relativize(from).toString())
        Files.isDirectory(from) ? Files.createDirectories(to) : Files.copy(from, to)
      }
    }
    def copy = new CorpusCase(target)
    copy.settings.putAll(settings)
    copy
  }

  /** The files that stacks are made of, by their place in the folder. */
  Map<String, String> texts() {
    Files.walk(folder).withCloseable { found ->
      found.toList().findAll { Files.isRegularFile(it) && !isAside(it) }.collectEntries { [(folder.relativize(it) as String): Files.readString(it)] }
    } as Map<String, String>
  }

  private static boolean isAside(Path file) {
    [ANSWER, SETTINGS].contains(file.fileName as String)
  }

  /** The generation of docker compose that is asked: 2, or 1 for what no later one reads. */
  int generation() {
    (settings.getProperty('oracle') ?: '2') as int
  }

  /** The files that are named; none where they are to be found. */
  List<Path> files() {
    list('files').collect { folder.resolve(it) }
  }

  List<String> profiles() {
    list('profiles')
  }

  List<Path> envFiles() {
    list('env-files').collect { folder.resolve(it) }
  }

  Optional<String> project() {
    Optional.ofNullable(settings.getProperty('project'))
  }

  Optional<Path> projectDirectory() {
    Optional.ofNullable(settings.getProperty('project-directory')).map { folder.resolve(it) }
  }

  Map<String, String> environment() {
    settings.stringPropertyNames().findAll { it.startsWith(VARIABLE) }.collectEntries(['HOME': '/home/somebody']) { [(it.substring(VARIABLE.length())): settings.getProperty(it)] }
  }

  /** The plain lines of the file of variables beside its files. */
  Map<String, String> dotenv() {
    def file = folder.resolve('.env')
    !Files.exists(file) ? [:] : Files.readAllLines(file).findAll { it ==~ /\w+=.*/ }.collectEntries { line -> [(line.takeBefore('=')): line.substring(line.indexOf('=') + 1)] } as Map<String, String>
  }

  Map<String, Object> answer() {
    new JsonSlurper().parseText(recorded()) as Map<String, Object>
  }

  String recorded() {
    Files.readString(folder.resolve(ANSWER))
  }

  boolean isRefused() {
    answer().containsKey('refused')
  }

  void record(String answer) {
    Files.writeString(folder.resolve(ANSWER), answer)
  }

  private List<String> list(String setting) {
    def text = settings.getProperty(setting)
    text ? text.split(',').toList() : []
  }

  @Override
  String toString() {
    name
  }
}
