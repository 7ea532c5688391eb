package orchsh.dsl.language;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What kind of value a word takes, so that others can be refused before anything runs. The kinds are those of
 * {@link groovy.transform.NamedParam#type()}: {@code String} for a text or number, {@code Integer} and {@code BigDecimal}
 * for numbers, {@code Boolean}, {@code Duration}, {@link Size}, {@code List} for one text or several, {@code Map} for pairs,
 * {@code Object} for whatever the word's own words say.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Takes {
    Class<?> value();
}
