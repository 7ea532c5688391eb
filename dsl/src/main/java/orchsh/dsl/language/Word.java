package orchsh.dsl.language;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a method as a word of the language. One form of each word carries it. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Word {
    /** What the word is for, in one line. */
    String value();

    /** One line as it can stand in a script. */
    String example();

    /** What compose files call it, where that is not the word itself. */
    String[] compose() default {};
}
