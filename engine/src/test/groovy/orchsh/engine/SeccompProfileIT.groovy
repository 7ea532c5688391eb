package orchsh.engine

import static orchsh.engine.event.EngineEvent.RunFinished.Outcome.DONE

import java.nio.file.Files
import java.nio.file.Path
import orchsh.engine.model.Stack
import orchsh.engine.plan.Step
import orchsh.engine.problem.ProblemException
import spock.lang.TempDir
import spock.lang.Timeout

@Timeout(120)
class SeccompProfileIT extends RealEngineSpec {
  @TempDir
  Path folder

  def "a container is made anew when its profile has changed, and not before"() {
    given:
    write('{"defaultAction":"SCMP_ACT_ALLOW"}')

    expect:
    up(guarded()) == DONE
    plan(guarded()).changesNothing()

    when:
    write('{"defaultAction":"SCMP_ACT_ALLOW","syscalls":[{"names":["mkdir","mkdirat"],"action":"SCMP_ACT_ERRNO"}]}')
    def create = plan(guarded()).steps().find { it.step() instanceof Step.CreateContainer }

    then:
    create.why() == "securityOpt seccomp=$folder/profile.json changed"
    up(guarded()) == DONE
    plan(guarded()).changesNothing()
  }

  def "nothing is done when there is no profile"() {
    when:
    plan(guarded())

    then:
    def e = thrown(ProblemException)
    e.message == "the seccomp profile of service `web` cannot be read: there is no file `$folder/profile.json`"
    containers().empty
  }

  private void write(String profile) {
    Files.writeString(folder.resolve('profile.json'), profile)
  }

  private Stack guarded() {
    stack(sleeper('web').privileges { it.securityOption("seccomp=$folder/profile.json".toString()) })
  }
}
