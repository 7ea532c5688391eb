package orchsh.dsl.language;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a word that compose files have and one container engine on Linux cannot do. It is refused wherever it stands. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Impossible {
    /** Why it cannot be done. */
    String why();

    /** What to do instead. */
    String instead();
}
