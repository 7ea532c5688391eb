package orchsh.shell.journal

import static orchsh.shell.journal.Runs.run
import static orchsh.shell.journal.Runs.step
import static orchsh.shell.journal.StepRecord.Outcome.*

import spock.lang.Specification

class CriticalPathSpec extends Specification {

  def "leads from the last end back over who was waited for: #why"(List<StepRecord> steps, List<Integer> path, String why) {
    expect:
    CriticalPath.of(run(*steps))*.id() == path

    where:
    why                                     | steps || path
    'nothing was done'                      | [] || []
    'one step'                              | [step(1, 'start_container', 'db', 0, 5)] || [1]
    'the later of two that were needed'     | [step(1, 'await_ready', 'a', 0, 3), step(2, 'await_ready', 'b', 0, 9), step(3, 'start_container', 'c', 9, 10, [1, 2])] || [2, 3]
    'nobody waited for the long one'        | [step(1, 'await_ready', 'a', 0, 3), step(2, 'start_container', 'b', 3, 9, [1]), step(3, 'pull_image', 'c', 0, 8)] || [1, 2]
    'of two that end at once the longer'    | [step(1, 'await_ready', 'a', 8, 9), step(2, 'await_ready', 'b', 0, 9), step(3, 'start_container', 'c', 9, 10, [1, 2])] || [2, 3]
    'meeting points are passed'             | [step(1, 'pull_image', 'a', 0, 4), step(2, 'images_complete', 'images', 4, 4, [1]), step(3, 'create_container', 'a', 4, 5, [2])] || [1, 3]
    'it failed there'                       | [step(1, 'start_container', 'a', 0, 1), step(2, 'await_ready', 'a', 1, 9, [1], FAILED), step(3, 'start_container', 'b', 0, 0, [2], NEVER_BEGUN)] || [1, 2]
    'it was called off there'               | [step(1, 'start_container', 'a', 0, 1), step(2, 'await_ready', 'a', 1, 7, [1], CUT_SHORT)] || [1, 2]
    'what is needed is not known'           | [step(2, 'start_container', 'a', 0, 1, [77])] || [2]
    'a circle, as only a changed file can have' | [step(1, 'start_container', 'a', 0, 1, [2]), step(2, 'start_container', 'b', 0, 1, [1])] || [1, 2]
  }
}
