package orchsh.dsl

/** Ordinary scripts with a bit of everything that Groovy can do, which no check may stand in the way of. */
class ValidScriptsSpec extends DslSpec {

  def "accepts #script"(String script) {
    expect:
    stack(script)

    where:
    script << [
      '''
      volume 'data'
      service 'web' {
        image 'nginx'
        port 8080 >> 80, 53 >> 53.udp
        ports 8443:443, 81:81
        wait tcp: 80, timeout: 30.seconds
        wait log: ~/ready/, timeout: 5s
        volume './data' >> '/var/lib'
        volume 'data' >> '/data'
        links 'other'
        env A: 1
        env.B = 2
        env << [C: 3]
      }
      service 'other' { image 'x' }
      [1,2].each { service "n$it" { image "x$it" } }''',
      "service 'a' { image = 'x' }",
      "tag = '1.2'\nservice 'a' { image \"x:\$tag\" }",
      "def tag = System.getenv('NO_SUCH_TAG') ?: 'latest'\nservice 'a' { image \"x:\$tag\" }",
      '''
      def cfg = new groovy.json.JsonSlurper().parseText('{"a":{"b":1},"l":[{"n":"x"}]}')
      service 'a' { image "x:${cfg.a.b}" }
      cfg.l.each { e -> service e.n { image e.n } }''',
      "def mk(name, img) { service name { image img } }\nmk 'a', 'b'",
      "def mk(name, Closure body = {}) { service(name) { image 'base'; with body } }\nmk('a') { port 3 }",
      "def common = { env A: 1 }\nservice 'a' { image 'x'; common.delegate = delegate; common() }",
      "['a','b'].eachWithIndex { n, i -> service n { image \"x\$i\"; port((8080+i) >> 80) } }",
      "(1..3).collect { i -> service \"w\$i\" { image 'x' } }.each { s -> s.image('y') }",
      '''
      def m = [a: 'img1', b: 'img2']
      m.each { k, v -> service k { image v } }
      for (e in m) service "z-${e.key}" { image e.value }''',
      "service 'a' { image 'x'; if (env.DEBUG) port 2; env.each { k, v -> env \"\$k\": v } }",
      "def f = new File('/dev/null')\nservice 'a' { image 'x'; env HOST: f.text.trim(), N: f.text.size() }",
      "enum Env { DEV, PROD }\ndef e = Env.DEV\nservice 'a' { image e == Env.DEV ? 'dev' : 'prod'; env E: e }",
      "def s = service 'a' { image 'x' }\nservice 'b' { image s.image; links s.name }",
      "class Helper { static img(x) { \"img:\$x\" }\n def y = 3 }\nservice 'a' { image Helper.img(1); port new Helper().y }",
      "service 'a' { image 'x'; env((1..2).collectEntries { [\"K\$it\" as String, it] }) }",
      "def v = null\nservice 'a' { image v?.foo ?: 'dflt' }",
      "def x = [1, 2, 3].findAll { it > 1 }.sum()\nservice 'a' { image 'x'; port x }",
      "@groovy.transform.Field String reg = 'r.io'\ndef img(n) { \"\$reg/\$n\" }\nservice 'a' { image img('q') }",
      "def date = java.time.LocalDate.of(2020, 1, 1).year\nservice 'a' { image \"x:\$date\" }",
      "def (a, b) = [1, 2]\nservice 'x' { port a + b; with { image 'q' } }",
      "int count = 0\n[1, 2].each { count += it }\nservice 'x' { image \"x:\$count\" }",
      "total = 0\n[1, 2].each { total += it }\nservice 'x' { image \"x:\$total\" }",
      "def twice = { it * 2 }\nservice 'x' { image 'x'; port twice(40) }",
      "service 'x' { image 'x'; tap { port 80 } }",
      "def ready(int p) { [tcp: p, timeout: 5.s] }\nservice 'x' { image 'x'; wait ready(80) }",
      "service 'x' {\n  image 'a'\n  if (name.startsWith('x')) env NAME: name\n}",
      "assert 1 + 1 == 2\nservice 'x' { image 'x' }",
      "def xs = [1, 2, 3]\nassert xs*.toString() == ['1', '2', '3']\nservice 'x' { image \"x:\${xs.inject(0) { a, b -> a + b }}\" }",
      "outer:\nfor (i in 1..3) { for (j in 1..3) { if (j == 2) continue outer } }\nservice 'x' { image 'x' }",
      "service 'x' { image 'x'; ['A', 'B'].each { n -> env((n): n.toLowerCase()) } }",
      "def network = 'back'\nnetwork network\nservice 'a' { image 'x'; network network }",
      "def db = service('db') { image 'x' }\nservice 'web' { image 'y'; link db; needs db; link((db): 'x') }",
      "def n = 2\ndef img = switch (n) { case 1 -> 'a'; case 2 -> 'b'; default -> 'c' }\nservice 'a' { image img }",
      "def r = new Runnable() { void run() { } }\nr.run()\nservice 'a' { image 'x' }",
      "@groovy.transform.CompileStatic\nint twice(int n) { n * 2 }\nservice 'a' { image 'x'; port twice(40) }",
      "trait T { def hi() { 'hi' } }\nclass U implements T {}\nservice 'a' { image new U().hi() }",
      "def both(Closure each) { each('a'); each('b') }\nboth { n -> service(n) { image 'x' } }",
      "service 'a' { image 'x'; tap { a -> port 80 } }",
      "service 'a' { image 'x'; println env }\nprintln [1, 2]",
      "class A { A(script) { script.service('x') { image 'y' } } }\nnew A(this)",
      "static twice(int n) { n * 2 }\nservice 'x' { image 'x'; port twice(40) }",
    ]*.stripIndent()
  }

  def "a script prints to its caller"() {
    when:
    stack('''
      println 'one'
      print 2
      println()
      printf '%d-%s%n', 3, 'x'
      service 'a' { image 'x'; println "in $name"; [1].each { println it } }
      def f() { println 'f' }
      f()'''.stripIndent())

    then:
    printed.toString() == 'one\n2\n3-x\nin a\n1\nf\n'
  }

  def "line ends of Windows, tabs and a first line for the shell do no harm"() {
    expect:
    stack("#!/usr/bin/env orchsh\r\nservice 'a' <\r\n\timage 'x'\r\n>\r\n").services()*.name() == ['a']
  }
}
