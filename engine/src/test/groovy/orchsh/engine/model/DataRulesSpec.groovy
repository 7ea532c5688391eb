package orchsh.engine.model

import java.nio.file.Path
import spock.lang.Specification

class DataRulesSpec extends Specification {

  def "files and volumes that are declared and do not meet are fine"() {
    given:
    def web = aWeb().secret(FileGrant.secret('db-password')).config(FileGrant.config('app.conf'))
      .config(new FileGrant('app.conf', '/etc/app/copy.conf', 0, 0, Optional.empty()))
      .volumesFrom(new VolumesFrom(VolumesFrom.Owner.SERVICE, 'data', true)).volumesFrom(new VolumesFrom(VolumesFrom.Owner.CONTAINER, 'elsewhere', false))

    expect:
    check(web) == []
  }

  def "says what does not fit: #message"(Service.Builder web, String message, String hint) {
    when:
    def findings = check(web)

    then:
    findings*.message() == [message]
    findings[0].hint().orElse(null) == hint
    findings[0].about().owner() == 'web'

    where:
    web                                                                 || message | hint
    aWeb().secret(FileGrant.secret('db-pasword'))                       || 'secret `db-pasword` is not declared in this stack' | 'did you mean `db-password`?'
    aWeb().config(FileGrant.config('nginx'))                            || 'config `nginx` is not declared in this stack' | "declare it outside the service: config 'nginx', file: '…'"
    aWeb().config(at('/run/secrets/x')).secret(secretAt('/run/secrets/x')) || 'service `web` has secret `db-password` and config `app.conf` at one place: `/run/secrets/x`' | null
    aWeb().mount(new Mount.Memory('/app.conf')).config(FileGrant.config('app.conf')) || 'service `web` has a mount and config `app.conf` at one place: `/app.conf`' | null
    aWeb().volumesFrom(new VolumesFrom(VolumesFrom.Owner.SERVICE, 'dta', false)) || 'service `web` takes its volumes from `dta`, which is no service of this stack' | 'did you mean `data`?'
    aWeb().volumesFrom(new VolumesFrom(VolumesFrom.Owner.SERVICE, 'busybox', false)) || 'service `web` takes its volumes from `busybox`, which is no service of this stack' | "a container outside the stack is written 'container:busybox'"
  }

  static List<Finding> check(Service.Builder web) {
    StackRules.check(Stack.named('shop').service(web.build()).service(Service.named('data').image('busybox').build())
      .secret(new Secret('db-password', new FileSource.OfText('x'))).config(new Config('app.conf', new FileSource.OfFile(Path.of('/x')))).build())
  }

  static Service.Builder aWeb() {
    Service.named('web').image('nginx')
  }

  static FileGrant at(String target) {
    new FileGrant('app.conf', target, 0, 0, Optional.empty())
  }

  static FileGrant secretAt(String target) {
    new FileGrant('db-password', target, 0, 0, Optional.empty())
  }
}
