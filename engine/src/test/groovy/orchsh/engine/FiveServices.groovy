package orchsh.engine

import java.nio.file.Files
import java.nio.file.Path
import orchsh.engine.model.Build
import orchsh.engine.model.Link
import orchsh.engine.model.Mount
import orchsh.engine.model.Need
import orchsh.engine.model.Network
import orchsh.engine.model.NetworkUse
import orchsh.engine.model.Service
import orchsh.engine.model.Stack
import orchsh.engine.model.Volume
import orchsh.engine.model.Wait

/** A stack with a bit of everything: a build, two networks, a volume, links in a circle, waits. */
class FiveServices {
  static final String SLEEP = 'trap "exit 0" TERM; sleep 1000 & wait'

  static Stack stack(String name, Path folder, String version) {
    def services = [
      service('db', version, "httpd -p 5432; $SLEEP").mount(new Mount.NamedVolume('data', '/data', false))
        .network(NetworkUse.of('back')).await(tcp(5432)),
      Service.named('cache').build(Build.of(folder)).env('VERSION', version).network(NetworkUse.of('back')),
      service('api', version, "httpd -p 8080; $SLEEP").link(Link.to('db')).need(Need.ready('cache'))
        .network(NetworkUse.of('back')).network(new NetworkUse('front', ['gate'])).await(tcp(8080)),
      service('web', version, SLEEP).link(new Link('worker', 'helper', true)).need(Need.ready('api')).network(NetworkUse.of('front')),
      service('worker', version, SLEEP).link(new Link('web', 'page', true)).network(NetworkUse.of('front'))
    ]
    new Stack(name, services*.build(), [new Network('back', false), new Network('front', false)], [new Volume('data')])
  }

  /** What the service that is built is built from. */
  static void writeContext(Path folder) {
    Files.writeString(folder.resolve('Dockerfile'), "FROM busybox\nCOPY Dockerfile /here\nCMD [\"sh\", \"-c\", \"${SLEEP.replace('"', '\\"')}\"]\n")
  }

  private static Service.Builder service(String name, String version, String script) {
    Service.named(name).image('busybox').command(['sh', '-c', script]).env('VERSION', version)
  }

  private static Wait tcp(int port) {
    new Wait.Tcp(port, Wait.Options.DEFAULT)
  }
}
