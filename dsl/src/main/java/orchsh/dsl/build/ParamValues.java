package orchsh.dsl.build;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import orchsh.dsl.value.WordException;
import orchsh.engine.problem.NearMiss;
import org.jspecify.annotations.Nullable;

/** The values of params as scripts read them: one that was never declared is a mistake, not nothing. */
final class ParamValues extends AbstractMap<String, @Nullable Object> {
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    void declare(String name, @Nullable Object value) {
        values.put(name, value);
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        if (!values.containsKey(String.valueOf(name))) {
            throw unknown(String.valueOf(name));
        }
        return values.get(String.valueOf(name));
    }

    private WordException unknown(String name) {
        String near = NearMiss.hint(name, values.keySet()).orElse("a line above must say param '" + name + "'");
        return new WordException("there is no param `" + name + "`", near);
    }

    @Override
    public @Nullable Object put(String name, @Nullable Object value) {
        throw new WordException(
                "params cannot be changed", "they are given from outside; a variable can hold what is made of one");
    }

    @Override
    public Set<Entry<String, @Nullable Object>> entrySet() {
        return Collections.unmodifiableMap(values).entrySet();
    }
}
