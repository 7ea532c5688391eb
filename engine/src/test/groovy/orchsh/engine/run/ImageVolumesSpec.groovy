package orchsh.engine.run

import orchsh.engine.fake.BlindObserver
import orchsh.engine.model.Mount
import orchsh.engine.model.Service
import orchsh.engine.model.VolumesFrom
import orchsh.engine.observed.ImageDetails
import orchsh.engine.observed.Labels
import orchsh.engine.port.ContainerOrder
import orchsh.engine.port.MountOrder
import spock.lang.Specification

class ImageVolumesSpec extends Specification {
  static final Map<String, String> OWN = [(Labels.STACK): 'shop', (Labels.PROJECT): 'shop', (Labels.SERVICE): 'db']

  def observer = new BlindObserver(images: ['db:latest':
    new ImageDetails('i', [], [], ['/data', '/log/'], [:], Optional.empty(), Optional.empty(), Optional.empty())])
  def volumes = new ImageVolumes(observer)

  def "a volume that an image asks for is ordered with the labels of its stack"() {
    expect:
    ordered(OWN)*.mount() == ['/data', '/log/'].collect {
      new Mount.AnonymousVolume(it, false, false, new TreeMap([(Labels.STACK): 'shop', (Labels.PROJECT): 'shop', (Labels.NAMELESS): 'db']))
    }
  }

  def "what the stack mounts itself stays as it is"() {
    given:
    def own = new MountOrder(new Mount.NamedVolume('log', '/log', false), 'shop_log')

    expect:
    ordered(OWN, [own])*.mount()*.target() == ['/log', '/data']
    ordered(OWN, [own])[0].is(own)
  }

  def "what is left to the engine: #what"(String what, Map<String, String> labels, List<VolumesFrom> others) {
    expect:
    ordered(labels, [], others) == []

    where:
    what                                            | labels | others
    'containers of nobody'                          | [:]    | []
    'containers that may see a volume of another'   | OWN    | [new VolumesFrom(VolumesFrom.Owner.SERVICE, 'other', false)]
  }

  def "an image is looked at once"() {
    given:
    2.times { ordered(OWN) }
    observer.images.clear()

    expect:
    ordered(OWN).size() == 2
  }

  private List<MountOrder> ordered(Map<String, String> labels, List<MountOrder> mounts = [], List<VolumesFrom> others = []) {
    def service = Service.named('db').image('db')
    others.each { service.volumesFrom(it) }
    volumes.in(new ContainerOrder('shop-db-1', 'db:latest', service.build(), new TreeMap(), labels, mounts, [], [:])).mounts()
  }
}
