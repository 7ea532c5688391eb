package orchsh.dsl

import java.util.concurrent.Callable
import java.util.concurrent.CancellationException
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit
import orchsh.engine.caller.Cancellation
import spock.lang.Timeout

@Timeout(120)
class EndlessScriptsSpec extends FilesSpec {

  def "is ended when it is called off: #text"(String text) {
    given:
    files 'shop/stack.groovy': "println 'on'\n$text\nservice 'a' { image 'x' }"
    def cancellation = new Cancellation()
    def begun = new CountDownLatch(1)
    def compiler = new StackCompiler({ begun.countDown() }, cancellation)
    def thread = Executors.newSingleThreadExecutor()

    when:
    def result = thread.submit({
      try {
        compiler.compile(ScriptSource.read(folder.resolve('shop/stack.groovy'), 'stack.groovy'), surroundings())
      } catch (CancellationException e) {
        return 'called off'
      }
    } as Callable)
    begun.await()
    cancellation.cancel()

    then:
    result.get(120, TimeUnit.SECONDS) == 'called off'

    cleanup:
    thread.shutdownNow()

    where:
    text << [
      'while (true) { }',
      'while (true);',
      'while (true) { def x = 1 }',
      'for (;;) { }',
      'for (;;) def x = 1',
      'do { } while (true)',
      'while (true) { try { throw new Exception() } catch (Exception e) { } }',
      'while (true) { try { sleep 10 } catch (Exception e) { } }',
      'while (true) { try { Thread.sleep(10) } catch (Exception e) { } }',
      'while (true) { try { while (true) { } } catch (Throwable e) { } }',
      'def f() { while (true) { } }\nf()',
      'def c = { while (true) { } }\nc()',
      "service('b') { image 'x'; while (true) { } }",
      "profile('dev') { }\n[1].each { while (true) { } }",
      'java.util.stream.Stream.iterate(1, { it }).forEach { }',
      'java.util.stream.Stream.generate { 1 }.forEach { x -> }',
      'class A { static void go() { while (true) { } } }\nA.go()',
      'class A { void go() { while (true) { try { Thread.sleep(5) } catch (InterruptedException e) { } } } }\nnew A().go()',
      'sleep 1000000',
      'sleep 1000.s',
      '[1].each { sleep 1000000 }',
      'Thread.sleep(1000000)',
      'new Object().with { synchronized (it) { it.wait() } }',
      'new java.util.concurrent.CountDownLatch(1).await()',
    ]
  }

  def "sleeping ends by itself too: #text"(String text, String told) {
    given:
    files 'shop/stack.groovy': "$text\nservice 'a' { image 'x' }"

    expect:
    told ? problems() == [told] : stack()

    where:
    text                                            || told
    'sleep 1'                                       || ''
    'sleep 1.ms'                                    || ''
    'sleep(1)'                                      || ''
    'def sleep(String how) { how }\nsleep "tight"'  || ''
    'def sleep = { it }\nsleep(1)'                  || ''
    "sleep 'x'"                                     || 'shop/stack.groovy:1:1: `sleep` takes a time | for example sleep 2.s'
  }

  def "calls itself without end: #text"(String text, String told) {
    given:
    files 'shop/stack.groovy': "$text\nservice 'a' { image 'x' }"

    expect:
    problems()*.replaceFirst(/:\d+:\d+:/, ':') == [told]

    where:
    text                                                 || told
    'def f() { f() }\nf()'                               || 'shop/stack.groovy: this calls itself without end | a function that calls itself must stop at some point'
    'def c\nc = { c() }\nc()'                            || 'shop/stack.groovy: this calls itself without end | a function that calls itself must stop at some point'
  }
}
