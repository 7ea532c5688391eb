package orchsh.shell.command

import orchsh.shell.invocation.ExitCode
import orchsh.shell.syntax.ForeignOptions
import orchsh.shell.syntax.Syntax

/** Every option that docker compose 2.40 has: heeded here, or answered with what to do instead. */
class HabitsSpec extends CommandFixture {
  /** Those that are refused have a `!` in front. */
  static final OPTIONS = [
    up: '--abort-on-container-exit --abort-on-container-failure --always-recreate-deps --attach --attach-dependencies --build -d --detach --exit-code-from --force-recreate !--menu --no-attach --no-build --no-color --no-deps --no-log-prefix --no-recreate --no-start --pull --quiet-build --quiet-pull --remove-orphans -V --renew-anon-volumes --scale -t --timeout --timestamps --wait --wait-timeout -w --watch -y --yes',
    create: '--build --force-recreate --no-build --no-recreate --pull --quiet-pull --remove-orphans --scale -y --yes',
    down: '--remove-orphans --rmi -t --timeout -v --volumes',
    start: '--wait --wait-timeout',
    stop: '-t --timeout',
    restart: '--no-deps -t --timeout',
    kill: '!--remove-orphans -s --signal',
    rm: '-f --force -s --stop -v --volumes',
    pause: '',
    unpause: '',
    wait: '--down-project',
    build: '-q --quiet --build-arg !--builder !--check !-m !--memory --no-cache !--print --provenance --pull --push --sbom --ssh --with-dependencies',
    pull: '-q --quiet --ignore-buildable --ignore-pull-failures --include-deps --policy',
    push: '-q --quiet --ignore-push-failures --include-deps',
    run: '--build --cap-add --cap-drop -d --detach --entrypoint -e --env --env-from-file -i --interactive -l --label --name -T --no-TTY --no-deps -p --publish --pull -q --quiet --quiet-build --quiet-pull --remove-orphans --rm --service-ports --use-aliases -u --user -v --volume -w --workdir',
    exec: '-d --detach -e --env --index -T --no-tty --privileged -u --user -w --workdir',
    logs: '-f --follow --index --no-color --no-log-prefix --since -n --tail -t --timestamps --until',
    attach: '--detach-keys --index --no-stdin --sig-proxy',
    cp: '--all -a --archive -L --follow-link --index',
    port: '--index --protocol',
    top: '',
    scale: '--no-deps',
    ps: '-a --all --filter --format --no-trunc --orphans -q --quiet --services --status',
    ls: '-a --all --filter --format -q --quiet',
    images: '--format -q --quiet',
    volumes: '--format -q --quiet',
    stats: '-a --all --format --no-stream --no-trunc',
    events: '--json --since --until',
    config: '!--environment --format !--hash --images !--lock-image-digests !--models --networks !--no-consistency !--no-env-resolution !--no-interpolate !--no-normalize !--no-path-resolution -o --output !--profiles -q --quiet !--resolve-image-digests --services !--variables --volumes',
    version: '-f --format --short',
  ]
  static final OF_THE_PROGRAM = '!--all-resources !--ansi !--compatibility --env-file -f --file --profile !--progress --project-directory -p --project-name'

  private final Syntax syntax = CommandRunner.syntax()

  def "`#command` knows the options of docker compose"(String command) {
    given:
    def form = syntax.find([command])
    def words = OPTIONS[command].tokenize()

    expect:
    words.findAll { !form.option(it - '!').present } == words.findAll { it.startsWith('!') }
    words.findAll { it.startsWith('!') }.every { ForeignOptions.insteadOf(it - '!', command).get().length() > 20 }

    where:
    command << OPTIONS.keySet()
  }

  def "the program knows the options of docker compose, before and behind the command"() {
    given:
    def words = OF_THE_PROGRAM.tokenize()

    expect:
    [syntax.root(), syntax.find(['up'])].every { form ->
      words.findAll { !form.option(it - '!').present } == words.findAll { it.startsWith('!') }
    }
    words.findAll { it.startsWith('!') }.every { ForeignOptions.insteadOf(it - '!', 'orchsh').get().length() > 20 }
  }

  def "a command of docker compose that is none here is answered with what to do instead: #word"(String word, String hint) {
    expect:
    run(word) == ExitCode.WRONG_USAGE
    err.toString() == "error: there is no command `$word`\n  hint: $hint\n"

    where:
    word      || hint
    'export'  || '`docker export CONTAINER` writes the files of a container; `orchsh cp web:/ -` writes them as a tar, too'
    'commit'  || '`docker commit CONTAINER` makes an image of a container; a `build` in the script makes one that can be made again'
    'publish' || '`orchsh convert --to compose -o FILE` writes a compose file that others can use'
    'bridge'  || '`orchsh convert --to compose` writes a compose file, which other programs convert'
  }
}
