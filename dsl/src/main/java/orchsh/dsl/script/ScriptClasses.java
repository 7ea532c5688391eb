package orchsh.dsl.script;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the classes of one script; dropping it drops them. Its name is what stack traces tell its script by. */
final class ScriptClasses extends ClassLoader {
    static final ClassLoader PARENT = ScriptClasses.class.getClassLoader();

    private final Map<String, byte[]> classes;

    ScriptClasses(String name, Map<String, byte[]> classes) {
        this(name, classes, PARENT);
    }

    /** @param others has the classes that the script does not have itself */
    ScriptClasses(String name, Map<String, byte[]> classes, ClassLoader others) {
        super(name, others);
        this.classes = classes;
    }

    /** Its own classes come first: a session may have an older one of the same name. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!classes.containsKey(name)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known == null ? findClass(name) : known;
        }
    }

    /** The class that runs the script. */
    Class<? extends ScriptBase> main(String name) {
        try {
            return loadClass(name).asSubclass(ScriptBase.class);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("a compiled script has no class of its own", e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte @Nullable [] bytes = classes.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }
}
