package orchsh.dsl.language;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a method as a word of the language and says, for help at a prompt, what it is for. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Word {

    /** What the word is for, in one sentence. */
    String value();

    /** How it is written. */
    String example();
}
