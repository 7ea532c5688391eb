package orchsh.shell

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** What a start takes, counted in classes: these are the same on every machine, however busy it is. */
@Timeout(300)
class StartSpec extends Specification {
  private static final String SCRIPT = '''
    stack 'shop'
    param 'tag', default: '16'
    network 'back'
    service 'db' {
        image "postgres:${params.tag}"
        env A: 1, B: 'x'
        network 'back'
        wait tcp: 5432
    }
    job('load') { image 'x'; needs 'db' }
    '''.stripIndent()

  @TempDir
  Path folder

  def "the version is said without #what"(String what, String classes) {
    expect:
    loaded('version', '--short').findAll { it.startsWith(classes) } == []

    where:
    what                      | classes
    'Groovy'                  | 'org.codehaus.groovy.'
    'the layout of help'      | 'picocli.'
    'the terminal'            | 'org.jline.'
    "docker's library"        | 'com.github.dockerjava.'
    'the words of the script' | 'orchsh.dsl.language.'
    'the zones of the earth'  | 'java.time.zone.TzdbZoneRulesProvider'
  }

  def "a script that has been read before is read without #what"(String what, String classes) {
    given:
    Files.writeString(folder.resolve('stack.groovy'), SCRIPT)
    loaded('validate')

    expect:
    loaded('validate').findAll { it.startsWith(classes) } == []

    where:
    what                             | classes
    'the compiler'                   | 'org.codehaus.groovy.control.CompilationUnit'
    'the parser'                     | 'groovyjarjarantlr4.'
    'linked calls'                   | 'org.codehaus.groovy.vmplugin.v8.IndyInterface'
    'the layout of help'             | 'picocli.'
    'the terminal'                   | 'org.jline.'
    'a connection to any engine'     | 'orchsh.engine.docker.'
    "docker's library"               | 'com.github.dockerjava.'
  }

  def "no more classes are loaded than #most for `#words`"(List<String> words, int most) {
    given:
    Files.writeString(folder.resolve('stack.groovy'), SCRIPT)
    loaded(*words)

    expect:
    loaded(*words).size() < most

    where:
    words                  | most
    ['version', '--short'] | 1_400
    ['validate']           | 3_600
  }

  /** The classes that a process loads which is told this. */
  private List<String> loaded(String... words) {
    def log = folder.resolve('classes.log')
    def builder = new ProcessBuilder(
      Path.of(System.getProperty('java.home'), 'bin', 'java').toString(),
      '-XX:TieredStopAtLevel=1', "-Xlog:class+load:file=$log", '-Dorchsh.glyphs=ascii',
      '-cp', System.getProperty('java.class.path'), 'orchsh.shell.Main', *words)
    builder.environment().clear()
    builder.environment().putAll([HOME: folder.toString(), PATH: '/usr/bin:/bin', DOCKER_HOST: "unix://$folder/none.sock".toString()])
    def process = builder.directory(folder.toFile()).redirectErrorStream(true).start()
    def said = process.inputStream.text
    assert process.waitFor() == 0 : said
    Files.readAllLines(log).collect { (it =~ /\] (\S+) source:/).with { it.find() ? it.group(1) : null } }.findAll()
  }
}
