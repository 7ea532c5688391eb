package orchsh.dsl.build;

import groovy.lang.GroovyObject;
import groovy.lang.GroovySystem;
import groovy.lang.MetaClass;
import groovy.lang.MissingMethodException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import orchsh.dsl.language.Impossible;
import orchsh.dsl.language.Vocabulary;
import org.jspecify.annotations.Nullable;

/** What a block speaks to: hands each word to the part that keeps it. */
final class Router implements InvocationHandler {
    private final String shown;
    private final Class<?> language;
    private final Notebook notebook;
    private final Parts parts;

    private Router(String shown, Class<?> language, Notebook notebook, Parts parts) {
        this.shown = shown;
        this.language = language;
        this.notebook = notebook;
        this.parts = parts;
    }

    /**
     * An object with all words of a language.
     *
     * @param shown how it prints itself
     * @param notebook is told of words that are impossible
     * @param keepers one or more interfaces of the language each, and together all
     */
    static <T> T of(Class<T> language, String shown, Notebook notebook, List<?> keepers) {
        Parts parts = Parts.of(keepers);
        Router router = new Router(shown, language, notebook, parts);
        Set<Class<?>> spoken = new LinkedHashSet<>(List.of(language, GroovyObject.class));
        spoken.addAll(parts.words());
        return language.cast(
                Proxy.newProxyInstance(language.getClassLoader(), spoken.toArray(new Class<?>[0]), router));
    }

    @Override
    public @Nullable Object invoke(Object self, Method method, @Nullable Object @Nullable [] values) throws Throwable {
        if (parts.keep(method)) {
            return parts.say(method, values);
        }
        Impossible impossible = method.getAnnotation(Impossible.class);
        if (impossible != null) {
            notebook.complain(
                    notebook.here(),
                    "`" + method.getName() + "` is not possible here: " + impossible.why(),
                    impossible.instead());
            return null;
        }
        @Nullable Object[] given = values == null ? new Object[0] : values;
        return switch (method.getName()) {
            case "getMetaClass" -> metaClassOf(self);
            case "getProperty" -> metaClassOf(self).getProperty(self, String.valueOf(given[0]));
            case "setProperty" -> assign(self, String.valueOf(given[0]), given[1]);
            case "invokeMethod" -> metaClassOf(self).invokeMethod(self, String.valueOf(given[0]), given[1]);
            case "toString" -> shown;
            case "hashCode" -> System.identityHashCode(self);
            case "equals" -> self == given[0];
            default -> throw new IllegalStateException("nobody keeps `" + method.getName() + "`");
        };
    }

    /** {@code image = 'x'} is the word. */
    private @Nullable Object assign(Object self, String name, @Nullable Object value) {
        @Nullable Object[] values = {value};
        if (!Vocabulary.of(language).words().contains(name)) {
            throw new MissingMethodException(name, self.getClass(), values);
        }
        return metaClassOf(self).invokeMethod(self, name, values);
    }

    private static MetaClass metaClassOf(Object self) {
        return GroovySystem.getMetaClassRegistry().getMetaClass(self.getClass());
    }
}
