package orchsh.dsl.build;

import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.dsl.value.Values;
import orchsh.dsl.value.WordException;
import org.jspecify.annotations.Nullable;

/**
 * What a snippet's word is given.
 *
 * @param name the name of what it is to declare
 * @param params values for its params
 * @param block what else the caller has to say about that
 */
record SnippetCall(String name, Map<String, @Nullable Object> params, Optional<Closure<?>> block) {

    static SnippetCall of(String word, @Nullable Object[] given) {
        List<@Nullable Object> values = new ArrayList<>(Arrays.asList(given));
        Map<String, @Nullable Object> params = new LinkedHashMap<>();
        if (!values.isEmpty() && values.get(0) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> params.put(Values.text(word, key), value));
            values.remove(0);
        }
        Optional<Closure<?>> block = Optional.empty();
        if (!values.isEmpty() && values.get(values.size() - 1) instanceof Closure<?> closure) {
            block = Optional.of(closure);
            values.remove(values.size() - 1);
        }
        if (values.size() != 1) {
            throw new WordException(
                    values.isEmpty() ? "`" + word + "` is given no name" : "`" + word + "` takes one name",
                    "for example " + word + " 'my-" + word + "'");
        }
        return new SnippetCall(Values.text(word, values.get(0)), params, block);
    }
}
