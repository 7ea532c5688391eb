package orchsh.engine.observed

import orchsh.engine.observed.ObservedContainer.State
import orchsh.engine.observed.Succession.Role
import spock.lang.Specification

class SuccessionSpec extends Specification {
  /** Those that are there, each with the one that it replaces. */
  static ObservedContainer container(String name, String replaces = null, State state = State.EXITED) {
    new ObservedContainer("id-$name", name, 'x', 'x', state, '', 0, replaces ? [(Labels.REPLACES): "id-$replaces".toString()] : [:], [], [:], [])
  }

  private static Map<String, Role> roles(List<ObservedContainer> containers) {
    containers.collectEntries { [it.name(), Succession.of(containers).roleOf(it)] }
  }

  def "#what"(String what, List<ObservedContainer> containers, List<Role> expected) {
    expect:
    roles(containers).values() as List == expected

    where:
    what                                                  | containers                                                                       || expected
    'one by itself counts'                                | [container('web')]                                                               || [Role.IN_PLACE]
    'one whose predecessor has gone counts'               | [container('web-next', 'web')]                                                   || [Role.IN_PLACE]
    'one that was to replace another does not'            | [container('web'), container('web-next', 'web')]                                 || [Role.IN_PLACE, Role.IN_THE_MAKING]
    'what was set aside does not, its successor does'     | [container('web-before'), container('web-next', 'web-before')]                   || [Role.SET_ASIDE, Role.IN_PLACE]
    'what was set aside twice does not either'            | [container('web-before'), container('web-before-before', 'web-before'), container('web', 'web-before-before')] || [Role.SET_ASIDE, Role.SET_ASIDE, Role.IN_PLACE]
    'what was set aside and lost its successor counts'    | [container('web-before'), container('web-next', 'another')]                      || [Role.IN_PLACE, Role.IN_PLACE]
    'what is kept does not count, its successor does'     | [container('web-previous'), container('web', 'web-previous')]                    || [Role.KEPT, Role.IN_PLACE]
    'what is kept and lost its successor counts'          | [container('web-previous'), container('web', 'another')]                         || [Role.IN_PLACE, Role.IN_PLACE]
    'a name alone says nothing'                           | [container('web-before'), container('web-previous'), container('web-next')]      || [Role.IN_PLACE] * 3
  }

  def "what is kept is shown to nobody, unless it runs or has lost its successor"() {
    given:
    def successor = container('web', 'web-previous')

    expect:
    Succession.withoutKept([successor, container('web-previous')]) == [successor]
    Succession.withoutKept([successor, container('web-previous', null, State.RUNNING)])*.name() == ['web', 'web-previous']
    Succession.withoutKept([container('web-previous')])*.name() == ['web-previous']
  }
}
