package orchsh.shell.syntax;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The options of docker compose that are not heeded here, each with what to do instead. */
final class ForeignOptions {
    private static final String RAW_FILE =
            "what is shown is the stack as it is understood; the file itself can be read as it is";

    private static final List<Foreign> OF_ALL = List.of(
            foreign(
                    "what the services use is made; a network or volume that none uses is not missed",
                    "--all-resources"),
            foreign("`--plain` is for plain lines without colours, `--no-color` for no colours", "--ansi"),
            foreign("`--no-color` is for no colours", "--no-ansi"),
            foreign("`--plain` is for plain lines; where there is no terminal lines are plain anyway", "--progress"),
            foreign(
                    "names of containers are written with `-`; `containerName` in the script gives one another name",
                    "--compatibility"),
            foreign("`--debug` shows where something went wrong", "--verbose"),
            foreign("`-H` names an engine, and `docker context use` chooses one", "--context"));

    private static final Map<String, List<Foreign>> OF_COMMANDS = Map.of(
            "up",
            List.of(foreign("there is no menu: another terminal can be used meanwhile", "--menu")),
            "deploy",
            List.of(foreign(
                    "whoever begins the next batch must be there: `nohup orchsh deploy &` lets it run in the background",
                    "-d",
                    "--detach")),
            "kill",
            List.of(foreign(
                    "`up --remove-orphans` removes what is not in the script any more, and so does `down`",
                    "--remove-orphans")),
            "build",
            List.of(
                    foreign(
                            "the engine's own builder builds, or docker buildx where that is needed and its choice is"
                                    + " `docker buildx use`",
                            "--builder"),
                    foreign("`validate` checks the script; a Dockerfile is checked when it is built", "--check"),
                    foreign("builders of today know no such limit", "-m", "--memory"),
                    foreign("`plan` tells what would be built, and `config` with what", "--print"),
                    foreign("nothing of a build is left behind", "--force-rm", "--no-rm", "--rm"),
                    foreign("files are sent as they are needed", "--compress")),
            "config",
            List.of(
                    foreign(RAW_FILE, "--no-interpolate"),
                    foreign(RAW_FILE, "--no-normalize"),
                    foreign(RAW_FILE, "--no-path-resolution"),
                    foreign(RAW_FILE, "--no-env-resolution"),
                    foreign(
                            "a stack that is not consistent is refused, for nothing could be done with it",
                            "--no-consistency"),
                    foreign("write the digest in the script: image 'nginx@sha256:…'", "--resolve-image-digests"),
                    foreign("write the digest in the script: image 'nginx@sha256:…'", "--lock-image-digests"),
                    foreign("`--profile '*'` turns all of them on; they stand where the services are", "--profiles"),
                    foreign(
                            "`params` lists what a script can be given; a compose file has its variables as ${NAME}",
                            "--variables"),
                    foreign("it would print all that your environment holds, passwords too", "--environment"),
                    foreign("`plan` tells what has changed, field by field", "--hash"),
                    foreign("no service asks for a model: there is no word for it", "--models")));

    private ForeignOptions() {}

    /** An option with all of its names. */
    private record Foreign(String instead, List<String> names) {}

    /** What to do instead; nothing for what docker compose does not have, or has with a meaning that it has here. */
    static Optional<String> insteadOf(String option, String command) {
        return Stream.concat(OF_COMMANDS.getOrDefault(command, List.of()).stream(), OF_ALL.stream())
                .filter(foreign -> foreign.names.contains(option))
                .map(Foreign::instead)
                .findFirst();
    }

    private static Foreign foreign(String instead, String... names) {
        return new Foreign(instead, List.of(names));
    }
}
