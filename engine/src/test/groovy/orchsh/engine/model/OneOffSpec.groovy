package orchsh.engine.model

import java.util.function.Consumer
import spock.lang.Specification

class OneOffSpec extends Specification {

  def "what is run beside a service is as the service, but nothing leads to it and nobody waits for it"() {
    given:
    def service = Service.named('web').image('nginx').command(['serve']).env('A', '1').port(Port.parse('80:80')[0])
      .identity({ it.containerName('the-web').hostname('web') } as Consumer)
      .network(new NetworkUse('back', ['www']).at(NetworkUse.Address.ip4('10.0.0.5')))
      .await(new Wait.Tcp(80, Wait.Options.DEFAULT)).restart(new RestartPolicy(RestartPolicy.Kind.ALWAYS, 0)).build()

    when:
    def other = service.toOneOff('web-run-1').build()

    then:
    with(other) {
      name() == 'web-run-1'
      image() == service.image()
      command() == service.command()
      env() == service.env()
      it.identity().hostname() == Optional.of('web')
      it.identity().containerName().empty
      it.networks() == [NetworkUse.of('back')]
      ports() == []
      waits() == []
      restart() == RestartPolicy.NO
      isJob()
    }
  }
}
