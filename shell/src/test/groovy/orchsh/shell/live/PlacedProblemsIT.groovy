package orchsh.shell.live

import spock.lang.Timeout

/** What a real engine and the planner find wrong leads to the line of the script that says it. */
@Timeout(900)
class PlacedProblemsIT extends LiveFixture {
  static final String LIVE = "command 'sh', '-c', 'trap \"exit 0\" TERM; sleep 1000 & wait'"

  def "#what"(String what, String block, String place, String message) {
    given:
    script("service('web') {\n  image 'busybox'\n  $block\n}\n")

    expect:
    run('up') == 1
    err.toString().readLines().any { it.startsWith("error: $place: $message") }
    err.toString().contains("\n  ${place.split(':')[1]} | ")

    where:
    what                                  | block                                       | place              | message
    'a wait whose time was over'          | "$LIVE\n  wait tcp: 81, timeout: 1.s"       | 'stack.groovy:4:3' | 'service `web` is not ready after 1 s: wait tcp 81 was tried '
    'a service that ended'                | "command 'false'\n  wait log: 'never'"      | 'stack.groovy:1:1' | 'service `web` ended while it was waited for: exit code 1'
    'a program that its image has not'    | "command 'no-such-program'"                 | 'stack.groovy:3:3' | 'container `'
    'an image that may not be fetched'    | "image 'orchsh/none:1'\n  pull 'never'"     | 'stack.groovy:3:3' | 'image `orchsh/none:1` of service `web` is not on this engine'
  }

  def "a port that a container of another stack has"() {
    given:
    aboutStack = false
    script(web('80'))

    when:
    def first = run('-p', "$name-first", 'up')
    def port = observer.containersOf("$name-first".toString())[0].ports().find { it.published }.hostPort()
    script(web("$port:80"))
    def second = run('-p', "$name-second", 'up')

    then:
    first == 0
    second == 1
    err.toString().contains("error: stack.groovy:4:3: port $port of service `web` is taken by container `$name-first-web-1` of stack `$name-first`\n")

    cleanup:
    run('-p', "$name-first", 'down')
    run('-p', "$name-second", 'down')
  }

  private static String web(String port) {
    "service('web') {\n  image 'busybox'\n  $LIVE\n  port '$port'\n}\n"
  }
}
