package orchsh.dsl.task;

import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orchsh.engine.problem.NearMiss;

/** What helps whoever named a service that there is not. */
public final class ServiceHint {
    private static final Pattern ONE_OF_SEVERAL = Pattern.compile("(.+)-([1-9]\\d*)");

    private ServiceHint() {}

    /** @param services the names of those that there are */
    public static String of(String name, Collection<String> services) {
        Matcher container = ONE_OF_SEVERAL.matcher(name);
        if (container.matches() && services.contains(container.group(1))) {
            return "a container of `" + container.group(1) + "` is chosen by its number, as in exec '"
                    + container.group(1) + "', 'ls', replica: " + container.group(2);
        }
        return NearMiss.hint(name, services).orElse("services: " + String.join(", ", services));
    }
}
