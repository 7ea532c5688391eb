package orchsh.shell.drawing;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Lets the library that draws find our notions of fonts alone. Its own ones look at the fonts of the machine, which may have none
 * and complains about that to the user.
 */
final class OwnFonts extends ClassLoader {
    private static final String SERVICES = "META-INF/services/";
    private static final String ABOUT_FONTS = SERVICES + "org.graphper.layout.";

    OwnFonts(ClassLoader parent) {
        super(parent);
    }

    /** Does what draws. The library looks for its services when it is used first, by the loader of the thread. */
    static <T> T during(Supplier<T> drawing) {
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        thread.setContextClassLoader(new OwnFonts(OwnFonts.class.getClassLoader()));
        try {
            return drawing.get();
        } finally {
            thread.setContextClassLoader(usual);
        }
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        if (!name.startsWith(ABOUT_FONTS)) {
            return super.getResources(name);
        }
        URL own = OwnFonts.class.getResource(name.substring(SERVICES.length()));
        return own == null ? Collections.emptyEnumeration() : Collections.enumeration(List.of(own));
    }
}
