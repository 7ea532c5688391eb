package orchsh.dsl.build;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables of a service as the script sees them; whatever is put in becomes text. */
final class Environment extends LinkedHashMap<String, Object> {
    private static final long serialVersionUID = 1L;

    private final transient Notebook notebook;

    Environment(Notebook notebook) {
        this.notebook = notebook;
    }

    @Override
    public @Nullable Object put(String name, @Nullable Object value) {
        Object before = get(name);
        notebook.heed(() -> super.put(checked(name), Values.variable(name, value)));
        return before;
    }

    @Override
    public void putAll(Map<? extends String, ?> variables) {
        addAll(variables);
    }

    /** Names may be anything that is a text, which the type of a map cannot promise in a script. */
    void addAll(Map<?, ?> variables) {
        variables.forEach((name, value) -> put(String.valueOf(name), value));
    }

    private static String checked(String name) {
        if (name.isEmpty() || name.indexOf('=') >= 0 || name.indexOf('\0') >= 0) {
            throw new WordException("`" + name + "` cannot be the name of a variable");
        }
        return name;
    }
}
