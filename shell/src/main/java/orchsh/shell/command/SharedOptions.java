package orchsh.shell.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options that every command takes, before its word or after it. */
final class SharedOptions {
    static final String FILE = "--file";
    static final String PROJECT_NAME = "--project-name";
    static final String PARAM = "--param";
    static final String PROFILE = "--profile";
    static final String HOST = "--host";
    static final String BOOTSTRAP = "--bootstrap";
    static final String PLAIN = "--plain";
    static final String NO_COLOR = "--no-color";
    static final String DEBUG = "--debug";
    static final String HELP = "--help";

    private static final List<Shared> ALL = List.of(
            Shared.value(
                    "FILE", "read the stack from this script or folder, as if it stood before the command", "-f", FILE),
            Shared.value("NAME", "the stack's name, instead of the one in the script", "-p", PROJECT_NAME),
            Shared.value("NAME=VALUE", "a value for a param of the stack; `orchsh params` lists them", "-P", PARAM),
            Shared.value("NAME", "a profile of the stack that is wanted too; `*` for all of them", PROFILE),
            Shared.value("HOST", "the container engine to use, for example unix:///var/run/docker.sock", "-H", HOST),
            Shared.flag(
                    "install and start what is missing: Maven, a container engine, images that stand in for a registry's",
                    BOOTSTRAP),
            Shared.flag("no moving lines, no colours", PLAIN),
            Shared.flag("no colours", NO_COLOR),
            Shared.flag("show stack traces when something goes wrong", DEBUG),
            Shared.flag("show this help", "-h", HELP));

    private SharedOptions() {}

    /** Whether the help of a command lists them. */
    enum Listing {
        LISTED,
        UNLISTED
    }

    /** Adds them; a letter that the command uses itself keeps the command's meaning there. */
    static void addTo(CommandSpec spec, Listing listing) {
        for (Shared shared : ALL) {
            String[] free = shared.names.stream()
                    .filter(name -> !spec.optionsMap().containsKey(name))
                    .toArray(String[]::new);
            OptionSpec.Builder option =
                    OptionSpec.builder(free).description(shared.description).hidden(listing == Listing.UNLISTED);
            spec.addOption(
                    shared.label.isEmpty()
                            ? option.arity("0").type(boolean.class).build()
                            : option.arity("1")
                                    .type(ArrayList.class)
                                    .auxiliaryTypes(String.class)
                                    .paramLabel(shared.label)
                                    .build());
        }
    }

    /** One line of the table above. */
    private record Shared(List<String> names, String label, String description) {
        static Shared value(String label, String description, String... names) {
            return new Shared(List.of(names), label, description);
        }

        static Shared flag(String description, String... names) {
            return new Shared(List.of(names), "", description);
        }
    }
}
