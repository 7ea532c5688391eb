package orchsh.shell.command.look

import static orchsh.shell.command.FakeObserver.container
import static orchsh.shell.command.FakeObserver.published

import orchsh.engine.observed.ObservedContainer.MountedVolume
import orchsh.engine.observed.ObservedContainer.State
import orchsh.shell.command.CommandFixture
import orchsh.shell.command.FakePorts

/** Whatever looks, looks in a window of ten columns, too: no row is lost, and none takes the command down. */
class NarrowWindowSpec extends CommandFixture {
  FakePorts ports = new FakePorts()

  def setup() {
    file('stack.groovy')
    reader.declaredName = Optional.of('shop')
    engines.ports = ports.over(engines.observer)
    engines.observer.containers = [
      container('shop', 'web', ports: [published(2154, 5000), published(53, 53, '0.0.0.0', 'udp')]),
      container('shop', 'db', state: State.EXITED, status: 'Exited (3) 1 second ago', volumes: [new MountedVolume('shop_data', '/data')]),
    ]
    ports.monitor.codes = ['id-of-shop-web-1': 0, 'id-of-shop-db-1': 3]
    ports.monitor.usages = ['id-of-shop-web-1': FakePorts.FakeMonitor.use(12.5d, 1024)]
    ports.monitor.details = ['id-of-shop-web-1': '{"Id": "1", "Config": {"Env": ["A=1"]}, "State": {"Status": "running"}}']
  }

  /** The code and what is printed in a window of so many columns. */
  private List<?> seen(String typed, int columns) {
    out.buffer.length = 0
    err.buffer.length = 0
    look = terminal(columns)
    [run(typed.split(' ')), out.toString(), err.toString()]
  }

  def "`#typed` in a window of #columns columns"(String typed, int columns) {
    when:
    def (wideCode, wide, wideErr) = seen(typed, 200)
    def (code, narrow, err) = seen(typed, columns)

    then:
    code == wideCode
    !err.contains('inside orchsh')
    narrow.readLines().size() >= wide.readLines().size()
    err.readLines().size() >= wideErr.readLines().size()

    where:
    [typed, columns] << [
      ['ps', 'ls', 'images', 'volumes', 'port web', 'top', 'stats --no-stream', 'events --until now', 'wait web db', 'plan',
        'up --dry-run', 'tasks', 'params', 'doctor', 'version', 'help', 'help up', 'inspect web', 'config', 'config --fields', 'timeline', 'logs',
        'validate', 'snippet list', 'gc --dry-run', 'ps --wat', 'pss'],
      [10, 1],
    ].combinations()
  }

  def "a picture that has no room gives way to its list: #columns columns"(int columns) {
    expect:
    seen('graph', columns)[1].readLines() == ['db exited', '  image    postgres:16', 'web running', '  image    nginx:latest']

    where:
    columns << [10, 1]
  }
}
