package orchsh.shell.drawing

import org.graphper.layout.FontOrder
import org.graphper.layout.FontSelector
import org.graphper.layout.MeasureText
import spock.lang.Specification

/** The library that draws asks nobody for fonts but us. */
class OwnFontsSpec extends Specification {

  def "only #ours is found for #service.simpleName"(Class<?> service, List<Class<?>> ours) {
    expect:
    OwnFonts.during { ServiceLoader.load(service).toList()*.class } == ours

    where:
    service      || ours
    FontSelector || [AnyFont]
    MeasureText  || [RoughText]
    FontOrder    || []
  }

  def "the thread has its own loader again afterwards"() {
    given:
    def before = Thread.currentThread().contextClassLoader

    when:
    OwnFonts.during { throw new IllegalStateException('no') }

    then:
    thrown(IllegalStateException)
    Thread.currentThread().contextClassLoader.is(before)
  }
}
