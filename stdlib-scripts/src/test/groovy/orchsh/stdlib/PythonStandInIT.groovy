package orchsh.stdlib

import java.nio.file.Path
import orchsh.engine.Leftovers
import orchsh.engine.RealEngineSpec
import orchsh.engine.event.EngineEvent
import orchsh.engine.event.EngineEvent.RunFinished.Outcome
import spock.lang.TempDir
import spock.lang.Timeout

/** The stand-in for Python, made from its recipe for this: a Dockerfile that forgets to install something fails on it as it does elsewhere. */
@Timeout(900)
class PythonStandInIT extends RealEngineSpec {
  static final String NOT = 'not() { if "$@"; then exit 9; fi; }; '
  static final String NOTHING = 'for name in flask flask_sqlalchemy psycopg2 redis requests six sqlalchemy; do not python -c "import $name"; done; not flask --version'

  /** Who installs what, and finds what then. */
  static final Map<String, String> ASKED = [
    'one': 'pip install flask; python -c "import flask, jinja2, werkzeug"; flask --version; not python -c "import requests"',
    'needed': 'pip install Flask-SQLAlchemy; python3 -c "import flask, sqlalchemy"; flask --version; not python3 -c "import psycopg2"',
    'all': 'pip3 install flask "psycopg2-binary>=2.9" redis requests; python3.11 -c "import flask, psycopg2, redis, requests"; pip freeze | grep -i ^redis==',
    'file': 'printf "Flask==3.0 # new\\nrequests\\n" >/r.txt; pip install --no-cache-dir -r /r.txt; python -m pip install -r /r.txt | grep already; python -c "import flask, requests"',
    'nobody': 'pip install --user flask; python -c "import flask"',
    'unknown': "not pip install flask no-such-package; $NOTHING".toString(),
  ]

  @TempDir
  Path folder

  def cleanup() {
    new Leftovers(client, observer, engine).remove(name)
  }

  def "there is what pip was told to install, with what it needs, and nothing else"() {
    given:
    image('debian:12')
    def askers = ASKED.collect { asker, words ->
      "job('$asker') { like 'nothing'; user '${asker == 'nobody' ? asker : 'root'}'; command 'sh', '-exc', '''$NOT$words''' }"
    }
    def stack = LibraryFixture.stack(folder, """\
      stack '$name'
      job('nothing') {
          build context: '${LibraryFixture.ROOT.resolve('stdlib-scripts/images/python')}', network: 'host'
          command 'sh', '-exc', '''$NOT$NOTHING'''
      }
      ${askers.join('\n')}
      """)

    when:
    def outcome = up(stack)

    then:
    failures() == []
    outcome == Outcome.DONE
    events.findAll { it instanceof EngineEvent.ContainerEnded }*.exitCode() == [0] * (ASKED.size() + 1)
  }
}
