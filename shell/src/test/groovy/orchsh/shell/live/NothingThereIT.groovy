package orchsh.shell.live

import spock.lang.Timeout

/** Every command about a stack that is not there, where there is no script either: a sentence, and the right exit code. */
@Timeout(900)
class NothingThereIT extends LiveFixture {

  def "`orchsh #typed` ends with #code: #said"(String typed, int code, String said) {
    expect:
    run(typed.split(' ')) == code
    (out.toString() + err).contains(said)
    (out.toString() + err).readLines().size() <= 3
    err.toString().startsWith('error: ') == (code != 0)
    containers() == []

    where:
    typed                    | code | said
    'ps'                     | 0    | 'has no containers'
    'logs'                   | 0    | 'has no containers'
    'logs -f'                | 0    | 'has no containers'
    'top'                    | 0    | 'nothing of stack'
    'stats'                  | 0    | 'nothing of stack'
    'images'                 | 0    | 'has no containers'
    'volumes'                | 0    | 'has no volumes'
    'down'                   | 0    | 'nothing to remove'
    'stop'                   | 0    | 'has no containers'
    'start'                  | 1    | 'has no containers'
    'restart'                | 1    | 'has no containers'
    'kill'                   | 0    | 'has no containers'
    'pause'                  | 0    | 'has no containers'
    'unpause'                | 0    | 'has no containers'
    'rm -f'                  | 0    | 'has no containers'
    'wait'                   | 1    | 'has no containers'
    'why'                    | 0    | 'has no containers'
    'timeline'               | 1    | 'no `up` of stack'
    'open'                   | 1    | 'that runs has a page'
    'port web'               | 2    | 'there is no service `web` in stack'
    'exec web true'          | 2    | 'there is no service `web` in stack'
    'attach web'             | 2    | 'there is no service `web` in stack'
    'cp web:/a .'            | 2    | 'there is no service `web` in stack'
    'inspect web'            | 2    | 'there is no service `web` in stack'
    'ps web'                 | 2    | 'there is no service `web` in stack'
    'logs web'               | 2    | 'there is no service `web` in stack'
    'top web'                | 2    | 'there is no service `web` in stack'
    'stats web'              | 2    | 'there is no service `web` in stack'
    'events web --until now' | 2    | 'there is no service `web` in stack'
    'stop web'               | 2    | 'there is no service `web` in stack'
    'wait web'               | 2    | 'there is no service `web` in stack'
    'why web'                | 2    | 'has no service, container, network or volume `web`'
    'up'                     | 2    | 'there is no stack.groovy and no compose file in this folder or any above it'
    'create'                 | 2    | 'there is no stack.groovy and no compose file in this folder or any above it'
    'plan'                   | 2    | 'there is no stack.groovy and no compose file in this folder or any above it'
    'watch'                  | 2    | 'there is no stack.groovy and no compose file in this folder or any above it'
    'scale web=2'            | 2    | 'there is no stack.groovy and no compose file in this folder or any above it'
    'run web true'           | 2    | 'there is no stack.groovy and no compose file in this folder or any above it'
    'build'                  | 2    | 'there is no stack.groovy and no compose file in this folder or any above it'
    'pull'                   | 2    | 'there is no stack.groovy and no compose file in this folder or any above it'
    'push'                   | 2    | 'there is no stack.groovy and no compose file in this folder or any above it'
    'graph'                  | 2    | 'there is no stack.groovy and no compose file in this folder or any above it'
    'config'                 | 2    | 'there is no stack.groovy and no compose file in this folder or any above it'
    'tasks'                  | 2    | 'there is no stack.groovy and no compose file in this folder or any above it'
    'params'                 | 2    | 'there is no stack.groovy and no compose file in this folder or any above it'
    'test'                   | 2    | 'there is no stack.groovy and no compose file in this folder or any above it'
    'validate'               | 2    | 'there is no stack.groovy and no compose file in this folder or any above it'
    'convert'                | 2    | 'there is no stack.groovy and no compose file in this folder or any above it'
    'greet'                  | 2    | 'there is no command `greet`'
  }
}
