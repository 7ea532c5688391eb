package orchsh.shell.live

import orchsh.dsl.live.StackControl.Data
import orchsh.engine.observed.ApiVersion
import orchsh.engine.observed.EngineFacts
import orchsh.engine.observed.Labels
import orchsh.engine.observed.ObservedContainer
import orchsh.engine.observed.ObservedContainer.State
import orchsh.engine.observed.ObservedImage
import orchsh.engine.observed.ObservedStack
import spock.lang.Specification

/** What there is of a stack at its end, among what others have. */
class LastThingsSpec extends Specification {
  static final Map<String, String> BUILT = [(Labels.STACK): 'shop', (Labels.FINGERPRINT): 'f', (Labels.BUILT_AS): 'shop-api:latest,acme/api:2']

  private static ObservedStack observed(List<ObservedContainer> containers, ObservedImage... images) {
    new ObservedStack(new EngineFacts('Docker', '1', new ApiVersion(1, 41), new ApiVersion(1, 12), 'linux'), 'shop', containers, [], [], images.toList())
  }

  private static ObservedImage image(String id, List<String> names, Map<String, String> labels = BUILT) {
    new ObservedImage(id, names, labels)
  }

  def "an image of the stack is #what"(String what, ObservedImage found, List<String> removed, List<String> notes) {
    given:
    def plan = LastThings.removed(observed([], found), Data.KEEP)

    expect:
    LastThings.builtImages(observed([], found)).keySet().toList() == removed
    plan.steps()*.step()*.name() == removed
    plan.notes() == notes

    where:
    what                                     | found                                                   || removed                         | notes
    'what was built for it'                  | image('1', ['shop-api:latest'])                         || ['shop-api:latest']             | []
    'each name that its build gives'         | image('1', ['shop-api:latest', 'acme/api:2'])           || ['shop-api:latest', 'acme/api:2'] | []
    'one whose name a newer one has got'     | image('sha256:1', [])                                   || ['sha256:1']                    | []
    'one that old engines list as nameless'  | image('sha256:1', ['<none>:<none>'])                    || ['sha256:1']                    | []
    'not the name that somebody gave to it'  | image('1', ['shop-api:latest', 'mine/keep:1'])          || ['shop-api:latest']             | ['image mine/keep:1 stays: the stack did not name it so']
    'not what somebody has built on it'      | image('2', ['mine/derived:1'])                          || []                              | ['image mine/derived:1 stays: the stack did not name it so']
    'not what a compose file has built'      | image('1', ['shop-api:latest'], [(Labels.STACK): 'shop']) || []                            | []
    'not what is of another stack'           | image('1', ['shop-api:latest'], BUILT + [(Labels.STACK): 'blog']) || []                    | []
  }

  def "an image that anybody's container uses stays"() {
    given:
    def user = new ObservedContainer('c', 'guest', 'shop-api', 'sha256:1', State.EXITED, 'Exited (0)', 0L, [:], [], [:], [])
    def plan = LastThings.removed(observed([user], image('sha256:1', ['shop-api:latest']), image('sha256:2', [])), Data.KEEP)

    expect:
    plan.steps()*.step()*.name() == ['sha256:2']
    plan.notes() == ['image shop-api:latest stays: `guest` uses it']
  }
}
