package orchsh.shell.command;

import java.util.List;
import java.util.Map;

/** The options of docker compose that are not heeded here, each with what to do instead. */
final class ForeignOptions {
    private static final String VALUE = "VALUE";
    private static final String RAW_FILE =
            "what is shown is the stack as it is understood; the file itself can be read as it is";

    private static final List<OptionForm> OF_ALL = List.of(
            refused(
                    "what the services use is made; a network or volume that none uses is not missed",
                    "--all-resources"),
            refusedValue("`--plain` is for plain lines without colours, `--no-color` for no colours", "--ansi"),
            refused("`--no-color` is for no colours", "--no-ansi"),
            refusedValue(
                    "`--plain` is for plain lines; where there is no terminal lines are plain anyway", "--progress"),
            refused(
                    "names of containers are written with `-`; `containerName` in the script gives one another name",
                    "--compatibility"),
            refused("`--debug` shows where something went wrong", "--verbose"),
            refusedValue("`-H` names an engine, and `docker context use` chooses one", "--context"));

    private static final Map<String, List<OptionForm>> OF_COMMANDS = Map.of(
            "up",
            List.of(
                    refused("there is no menu: another terminal can be used meanwhile", "--menu"),
                    refused(
                            "`up` once more brings a changed file in, and makes anew only what has changed",
                            "-w",
                            "--watch")),
            "kill",
            List.of(refused(
                    "`up --remove-orphans` removes what is not in the script any more, and so does `down`",
                    "--remove-orphans")),
            "build",
            List.of(
                    refusedValue(
                            "the engine's own builder builds, or docker buildx where that is needed and its choice is"
                                    + " `docker buildx use`",
                            "--builder"),
                    refused("`validate` checks the script; a Dockerfile is checked when it is built", "--check"),
                    refusedValue("builders of today know no such limit", "-m", "--memory"),
                    refused("`plan` tells what would be built, and `config` with what", "--print"),
                    refused("nothing of a build is left behind", "--force-rm", "--no-rm", "--rm"),
                    refused("files are sent as they are needed", "--compress")),
            "config",
            List.of(
                    refused(RAW_FILE, "--no-interpolate"),
                    refused(RAW_FILE, "--no-normalize"),
                    refused(RAW_FILE, "--no-path-resolution"),
                    refused(RAW_FILE, "--no-env-resolution"),
                    refused(
                            "a stack that is not consistent is refused, for nothing could be done with it",
                            "--no-consistency"),
                    refused("write the digest in the script: image 'nginx@sha256:…'", "--resolve-image-digests"),
                    refused("write the digest in the script: image 'nginx@sha256:…'", "--lock-image-digests"),
                    refused("`--profile '*'` turns all of them on; they stand where the services are", "--profiles"),
                    refused(
                            "`params` lists what a script can be given; a compose file has its variables as ${NAME}",
                            "--variables"),
                    refused("it would print all that your environment holds, passwords too", "--environment"),
                    refusedValue("`plan` tells what has changed, field by field", "--hash"),
                    refused("no service asks for a model: there is no word for it", "--models")));

    private ForeignOptions() {}

    /** Adds those that the command does not have itself. */
    static void addTo(CommandForm form) {
        OF_COMMANDS.getOrDefault(form.name(), List.of()).forEach(option -> add(option, form));
        OF_ALL.forEach(option -> add(option, form));
    }

    private static void add(OptionForm option, CommandForm form) {
        List<String> free = option.names().stream()
                .filter(name -> form.option(name).isEmpty())
                .toList();
        if (!free.isEmpty()) {
            form.addOption(option.named(free));
        }
    }

    private static OptionForm refused(String instead, String... names) {
        return new OptionForm(List.of(names), "", instead, OptionForm.Listing.REFUSED, "");
    }

    private static OptionForm refusedValue(String instead, String... names) {
        return new OptionForm(List.of(names), VALUE, instead, OptionForm.Listing.REFUSED, "");
    }
}
