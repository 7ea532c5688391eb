package orchsh.dsl.script;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the classes of one script; dropping it drops them. Its name is what stack traces tell its script by. */
final class ScriptClasses extends ClassLoader {
    static final ClassLoader PARENT = ScriptClasses.class.getClassLoader();

    private final Map<String, byte[]> classes;

    ScriptClasses(String name, Map<String, byte[]> classes) {
        super(name, PARENT);
        this.classes = classes;
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
