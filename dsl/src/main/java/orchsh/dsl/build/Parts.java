package orchsh.dsl.build;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parts that keep the words of one place: each those of the interfaces that it implements. */
public final class Parts {
    private final Map<Class<?>, Object> byWords;

    private Parts(Map<Class<?>, Object> byWords) {
        this.byWords = byWords;
    }

    static Parts of(List<?> parts) {
        Map<Class<?>, Object> byWords = new HashMap<>();
        for (Object part : parts) {
            for (Class<?> words : part.getClass().getInterfaces()) {
                byWords.put(words, part);
            }
        }
        return new Parts(byWords);
    }

    /** The same parts, but for the words that this one keeps. */
    <T> Parts with(Class<T> words, T part) {
        Map<Class<?>, Object> others = new HashMap<>(byWords);
        others.put(words, part);
        return new Parts(others);
    }

    /** The groups of words that are kept. */
    Set<Class<?>> words() {
        return byWords.keySet();
    }

    boolean keep(Method word) {
        return byWords.containsKey(word.getDeclaringClass());
    }

    /** The part that keeps a group of words. */
    public <T> T keeperOf(Class<T> words) {
        Object part = byWords.get(words);
        if (part == null) {
            throw new IllegalStateException("nobody keeps the " + words.getSimpleName());
        }
        return words.cast(part);
    }

    /** Has a word heard by the part that keeps it; throws what that throws. */
    public @Nullable Object say(Method word, @Nullable Object @Nullable [] given) throws Throwable {
        try {
            return word.invoke(keeperOf(word.getDeclaringClass()), given);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
