package orchsh.dsl.script;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the method behind a word of a language where what it is given leaves only one. */
final class WordMethods {
    private final Map<String, List<Method>> byName = new HashMap<>();

    WordMethods(Class<?> language) {
        for (Method method : language.getMethods()) {
            byName.computeIfAbsent(method.getName(), name -> new ArrayList<>()).add(method);
        }
    }

    /**
     * A method with what it is called with.
     *
     * @param given the values as the method takes them
     */
    record Call(Method method, @Nullable Object[] given) {}

    boolean has(String word) {
        return byName.containsKey(word);
    }

    /** Nothing where Groovy has to choose. */
    Optional<Call> find(String word, @Nullable Object[] given) {
        boolean hard =
                given.length == 0 || Arrays.stream(given).anyMatch(value -> value == null || value instanceof Object[]);
        if (hard) {
            return Optional.empty();
        }
        List<Method> methods = byName.getOrDefault(word, List.of());
        boolean named = given[0] instanceof Map;
        List<Method> fitting =
                methods.stream().filter(method -> takesMap(method) == named).toList();
        for (Method method : fitting) {
            if (!method.isVarArgs() && method.getParameterCount() == given.length && takesAll(method, given)) {
                return Optional.of(new Call(method, given));
            }
        }
        for (Method method : fitting) {
            int fixed = method.getParameterCount() - 1;
            if (method.isVarArgs() && given.length > fixed && takesAll(method, Arrays.copyOf(given, fixed))) {
                @Nullable Object[] all = Arrays.copyOf(given, fixed + 1);
                all[fixed] = Arrays.copyOfRange(given, fixed, given.length);
                return Optional.of(new Call(method, all));
            }
        }
        return Optional.empty();
    }

    private static boolean takesMap(Method method) {
        return method.getParameterCount() > 0 && method.getParameterTypes()[0] == Map.class;
    }

    private static boolean takesAll(Method method, @Nullable Object[] given) {
        Class<?>[] types = method.getParameterTypes();
        for (int i = 0; i < given.length; i++) {
            if (!types[i].isInstance(given[i])) {
                return false;
            }
        }
        return true;
    }
}
