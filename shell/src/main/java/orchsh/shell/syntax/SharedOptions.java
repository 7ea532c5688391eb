package orchsh.shell.syntax;

import java.util.ArrayList;
import java.util.List;

/** The options that every command takes, before its word or after it. */
public final class SharedOptions {
    static final String FILE = "--file";
    public static final String PROJECT_NAME = "--project-name";
    public static final String ENV_FILE = "--env-file";
    public static final String PROJECT_FOLDER = "--project-directory";
    public static final String PARAM = "--param";
    public static final String PROFILE = "--profile";
    public static final String HOST = "--host";
    public static final String BOOTSTRAP = "--bootstrap";
    public static final String DRY_RUN = "--dry-run";
    static final String PLAIN = "--plain";
    static final String NO_COLOR = "--no-color";
    public static final String DEBUG = "--debug";
    public static final String HELP = "--help";
    /** Of the program alone: what stands in a command's place. */
    public static final String ENTRIES = "--commands";

    private static final List<OptionForm> ALL = List.of(
            Syntax.value(
                    "FILE",
                    "read the stack from this file or folder, as if it stood before the command; each of several compose files is laid over those before it",
                    "-f",
                    FILE),
            Syntax.value("NAME", "the stack's name, instead of the one in the script", "-p", PROJECT_NAME),
            Syntax.value("NAME=VALUE", "a value for a param of the stack; `orchsh params` lists them", "-P", PARAM),
            Syntax.value("NAME", "a profile of the stack that is wanted too; `*` for all of them", PROFILE),
            Syntax.value("FILE", "variables for a compose file, instead of those in `.env`", ENV_FILE),
            Syntax.value(
                    "FOLDER", "the folder that paths in a compose file lead from, instead of its own", PROJECT_FOLDER),
            Syntax.value("HOST", "the container engine to use, for example unix:///var/run/docker.sock", "-H", HOST),
            Syntax.flag(
                    "install and start what is missing: Maven, a container engine, images that stand in for a registry's",
                    BOOTSTRAP),
            Syntax.flag("tell what a command would change, and change nothing", DRY_RUN),
            Syntax.flag("no moving lines, no colours", PLAIN),
            Syntax.flag("no colours", NO_COLOR),
            Syntax.flag("show stack traces when something goes wrong", DEBUG),
            Syntax.flag("show this help", "-h", HELP));

    private static final OptionForm OF_PROGRAM =
            Syntax.value("ENTRIES", "carry out these entries of the shell, for example 'ps; logs db'", "-c", ENTRIES);

    private SharedOptions() {}

    /** Adds them for all to see. */
    static void listIn(CommandForm form) {
        for (OptionForm shared : ALL) {
            form.addOption(shared);
        }
        form.addOption(OF_PROGRAM);
    }

    /** Adds them unlisted; a letter that the command uses itself keeps the command's meaning there. */
    public static void addTo(CommandForm form) {
        for (OptionForm shared : ALL) {
            List<String> free = new ArrayList<>();
            for (String name : shared.names()) {
                if (form.option(name).isEmpty()) {
                    free.add(name);
                }
            }
            if (!free.isEmpty()) {
                form.addOption(shared.unlisted().named(free));
            }
        }
    }
}
