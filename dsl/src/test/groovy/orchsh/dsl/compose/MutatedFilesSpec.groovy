package orchsh.dsl.compose

import java.nio.file.Path
import java.time.Clock
import orchsh.dsl.compose.yaml.Findings
import orchsh.engine.caller.Surroundings

/** Files changed at random: each is read, or refused with a place, and never ends in anything else. */
class MutatedFilesSpec extends ComposeSpec {
  static final List<String> FILES = [
    """# one
x-base: &base
  restart: always
  environment: {A: "1", B: "\${A:-b}"}
services:
  web:
    <<: *base
    build: {context: ., args: [A=1]}
    ports: ["80:80", {target: 81, published: 8081}]
    depends_on: [db]
    env_file: [web.env]
  db:
    extends: {file: base.yaml, service: db}
    image: postgres:\${V:?version}
    volumes: ["data:/var/lib", "./x:/y:ro"]
    profiles: [a, "b"]
networks:
  back: {ipam: {config: [{subnet: 10.0.0.0/24}]}}
volumes:
  data:
""",
    """version: '2'
services:
  web: {image: x, command: !reset null, logging: {driver: a, options: {b: c}}}
---
services:
  web: {ports: !override ["1:1"]}
""",
    """web:
  build: .
  links:
    - db
db:
  image: "x"
  volumes_from: [web]
""",
    """include:
  - {path: [base.yaml], env_file: web.env}
name: x
services: {a: {extends: b, labels: [x=y]}, b: {image: \$V}}
"""]

  static final List<String> PIECES =
    ['"', "'", ':', ': ', '- ', '  ', '\t', '\n', '{', '}', '[', ']', '&a ', '*a', '*base', '<<: ', '!reset ', '!override ', '!!int ', '$', '${', '${A:-', '|', '>', '#', '?', ',', '~', '1', 'on', '---\n', '\u0000', 'é', '😀', '%', '@', '`']

  def "a changed file is read or refused"() {
    given:
    environment = [V: '1']
    def random = new Random(5)
    def caller = new Surroundings(folder, Path.of('/home/ann'), environment, Clock.systemUTC())
    write(['base.yaml': 'services: {db: {image: x, labels: {a: b}}, c: {image: y}}', 'web.env': 'A=$V'])

    expect:
    (1..600).every {
      def text = FILES[random.nextInt(FILES.size())]
      (0..random.nextInt(4)).each { text = changed(text, random) }
      def fresh = new Findings()
      write(['compose.yaml': text])
      def project = ComposeReader.read(ComposeRequest.FOUND, caller, Elsewhere.NOTHING, Optional.empty(), fresh)
      assert project.isPresent() || fresh.hasErrors(): text
      assert fresh.errors().every { !it.message().isBlank() }: text
      true
    }
  }

  private static String changed(String text, Random random) {
    def at = random.nextInt(text.length() + 1)
    def end = Math.min(text.length(), at + random.nextInt(6))
    switch (random.nextInt(4)) {
      case 0: return text.substring(0, at) + text.substring(end)
      case 1: return text.substring(0, at) + PIECES[random.nextInt(PIECES.size())] + text.substring(at)
      case 2: return text.substring(0, at) + PIECES[random.nextInt(PIECES.size())] + text.substring(end)
      default:
        def lines = text.readLines()
        def line = lines[random.nextInt(lines.size())]
        lines.add(random.nextInt(lines.size() + 1), line)
        return lines.join('\n') + '\n'
    }
  }
}
