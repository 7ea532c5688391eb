package orchsh.shell.call;

import java.util.List;
import java.util.function.Supplier;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.invocation.Appearance;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.syntax.Typed;
import orchsh.shell.view.table.Listing;

/** What commands that list something are told alike. */
public final class ListOptions {
    /** Leaves lines as long as they are. */
    public static final String WHOLE = "--no-trunc";

    private static final String JSON = "--json";
    private static final String FORMAT = "--format";
    private static final String QUIET = "--quiet";

    private ListOptions() {}

    public static CommandForm addTo(CommandForm spec) {
        return spec.addOption(Syntax.flag("as JSON, one object a line", JSON))
                .addOption(Syntax.value("FORMAT", "`table` or `json`", FORMAT));
    }

    /** Whether it is for a program. */
    public static boolean isJson(Typed typed) {
        String format = typed.value(FORMAT).orElse("");
        boolean isKnown = format.isEmpty() || format.equals("json") || format.equals("table");
        if (!isKnown) {
            throw ProblemException.usage(Problem.error("`" + FORMAT + "` takes `table` or `json`, not `" + format + "`")
                    .hint("`--json` and a program such as jq make anything of it"));
        }
        return typed.has(JSON) || format.equals("json");
    }

    /** Whether no more is wanted than what names each row. */
    public static boolean areNamesWanted(Typed typed) {
        return !isJson(typed) && typed.has(QUIET);
    }

    /**
     * Prints it as it is wanted: as a table, as JSON, or only what names each row, which is its first column.
     *
     * @param nothing what is said when it is empty
     */
    public static void print(Glance call, Listing listing, String nothing) {
        if (areNamesWanted(call.typed())) {
            call.print(listing.names());
        } else if (isJson(call.typed())) {
            call.print(listing.json());
        } else if (listing.isEmpty()) {
            call.note(nothing);
        } else {
            Appearance look = call.console().outLook();
            call.print(listing.lines(call.typed().has(WHOLE) ? look.plain() : look));
        }
    }

    /** As {@link #print}, of what is named by something else than its first column; only what is printed is worked out. */
    public static void print(Glance call, Supplier<List<String>> names, Supplier<Listing> table, String nothing) {
        if (areNamesWanted(call.typed())) {
            call.print(names.get());
        } else {
            print(call, table.get(), nothing);
        }
    }

    /**
     * Prints nothing but names, as JSON if that is wanted.
     *
     * @param title what they are names of
     */
    public static void printNames(Glance call, String title, List<String> names) {
        if (!isJson(call.typed())) {
            call.print(names);
            return;
        }
        Listing listing = Listing.of(title);
        for (String name : names) {
            listing.row(name);
        }
        call.print(listing.json());
    }
}
