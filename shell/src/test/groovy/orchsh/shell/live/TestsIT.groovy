package orchsh.shell.live

import javax.xml.parsers.DocumentBuilderFactory
import spock.lang.Timeout

@Timeout(900)
class TestsIT extends LiveFixture {
  static final String WEB = '''service 'web' { image 'busybox'; command 'sh', '-c', 'mkdir /w; echo fine > /w/a; trap "exit 0" TERM; httpd -f -p 8000 -h /w & wait'; wait tcp: 8000 }'''

  def "checks and test jobs run on a stack that is brought up for them"() {
    given:
    script("""\
      $WEB
      check('the page is there') { assert http(web, '/a', port: 8000).text == 'fine\\n' }
      check('nothing else is', within: 300.ms) {
        println 'looking'
        assert http(web, '/b', port: 8000).status == 200
      }
      job 'asks' { image 'busybox'; test true; needs 'web'; command 'wget', '-q', '-O', '-', 'http://web:8000/a' }
      job 'breaks' { image 'busybox'; test true; command 'sh', '-c', 'echo so far; exit 9' }
      """)

    expect:
    run('test', '--junit', 'out/results.xml') == 1
    def lines = out.toString().readLines()
    lines.findAll { it.startsWith('ok') || it.startsWith('FAILED') }*.replaceAll(/ \(.*/, '') ==
      ['ok     the page is there', 'FAILED nothing else is', 'ok     asks', 'FAILED breaks']
    lines.any { it.contains('this does not hold: `http(web, \'/b\', port: 8000).status == 200`') }
    lines.any { it.contains('404') }
    lines.any { it.contains('| so far') }
    lines.last().startsWith('2 ok, 2 failed (')
    def suite = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(folder.resolve('out/results.xml').toFile())
    def cases = suite.getElementsByTagName('testcase')
    (0..<cases.length).collect { cases.item(it).getAttribute('name') } == ['the page is there', 'nothing else is', 'asks', 'breaks']
    suite.getElementsByTagName('failure').length == 2

    and:
    run('test', 'breaks') == 9
    run('test', 'asks', '--down') == 0
    containers() == []
  }

  def "without --up nothing is brought up"() {
    given:
    script("$WEB\ncheck('absent') { assert web.state == 'absent' }")

    expect:
    run('test', '--no-up') == 0
    containers() == []
  }

  def "a stack of test jobs alone runs none of them at a plain up"() {
    given:
    script("job 'breaks' { image 'busybox'; test true; command 'sh', '-c', 'exit 9' }")

    expect:
    run('up') == 0
    err.toString().contains('has nothing but tests')
    containers() == []
    run('test') == 9
    run('test', 'breaks') == 9
  }

  def "what a container prints has no secrets in it, on the screen or in the report"() {
    given:
    script("""\
      param 'token', default: 'tops3cret', secret: true
      job 'leaks' { image 'busybox'; test true; env TOKEN: params.token; command 'sh', '-c', 'echo it is \$TOKEN; exit 1' }
      task 'leak' { run 'leaks', 'sh', '-c', 'echo it is \$TOKEN'; sh 'echo it is tops3cret' }
      """)

    expect:
    run('test', '--junit', 'results.xml') == 1
    folder.resolve('results.xml').toFile().text.contains('it is ***')
    !(out.toString() + err + folder.resolve('results.xml').toFile().text).contains('tops3cret')
    run('leak') == 0
    out.toString() == 'it is ***\nit is ***\n'
    !err.toString().contains('tops3cret')
  }

  def "up leaves test jobs out"() {
    given:
    script("$WEB\njob 'breaks' { image 'busybox'; test true; command 'false' }")

    expect:
    run('up') == 0
    containers()*.service()*.get() == ['web']
  }

  def "up of a job alone passes its exit code on, as does up that is asked for it"() {
    given:
    script("$WEB\njob 'test' { image 'busybox'; test true; needs 'web'; command 'sh', '-c', 'exit 9' }")

    expect:
    run('up', 'test') == 9
    !err.toString().contains('cannot be run by its name')
    run('up', 'test', 'web') == 1
    run('up', '--exit-code-from', 'test') == 9
    containers()*.service()*.get().sort() == ['test', 'web']

    when: 'what it needs fails, so it does not run'
    script("job 'web' { image 'busybox'; command 'sh', '-c', 'exit 4' }\njob 'test' { image 'busybox'; test true; needs 'web'; command 'sh', '-c', 'exit 9' }")

    then:
    run('up', 'test') == 1
  }
}
