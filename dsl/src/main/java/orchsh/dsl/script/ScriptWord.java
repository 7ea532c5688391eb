package orchsh.dsl.script;

import groovy.lang.MetaMethod;
import groovy.lang.MissingMethodException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import orchsh.dsl.language.ScriptLanguage;
import org.codehaus.groovy.reflection.CachedClass;
import org.codehaus.groovy.reflection.ReflectionCache;
import org.codehaus.groovy.runtime.InvokerInvocationException;
import org.jspecify.annotations.Nullable;

/** A word of scripts as Groovy knows it: a method that every script has, and that a part keeps. */
final class ScriptWord extends MetaMethod {
    private final Method word;

    private ScriptWord(Method word) {
        super(word.getParameterTypes());
        this.word = word;
    }

    /** Tells Groovy that scripts have these methods, as it is told what its own library adds to Java's classes. */
    static void teach() {
        List<MetaMethod> words = new ArrayList<>();
        for (Method method : ScriptLanguage.class.getMethods()) {
            boolean reads = method.getParameterCount() == 0;
            if (!reads) {
                words.add(new ScriptWord(method));
            }
        }
        ReflectionCache.getCachedClass(ScriptBase.class).setNewMopMethods(words);
    }

    /** What is missing further inside is wrapped: Groovy would take it for the word itself, and look elsewhere. */
    @Override
    public @Nullable Object invoke(Object script, @Nullable Object[] given) {
        try {
            return ((ScriptBase) script).words().say(word, given);
        } catch (MissingMethodException e) {
            throw new InvokerInvocationException(e);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new InvokerInvocationException(e);
        }
    }

    @Override
    public String getName() {
        return word.getName();
    }

    @Override
    public Class<?> getReturnType() {
        return word.getReturnType();
    }

    @Override
    public CachedClass getDeclaringClass() {
        return ReflectionCache.getCachedClass(ScriptBase.class);
    }

    @Override
    public int getModifiers() {
        return Modifier.PUBLIC;
    }
}
