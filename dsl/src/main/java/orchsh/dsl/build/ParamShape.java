package orchsh.dsl.build;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import orchsh.dsl.build.Param.Origin;
import orchsh.dsl.build.Param.Secrecy;
import orchsh.dsl.value.SecretValue;
import orchsh.dsl.value.Values;
import orchsh.dsl.value.WordException;
import orchsh.engine.problem.NearMiss;
import org.jspecify.annotations.Nullable;

/**
 * What a param takes.
 *
 * @param choices the only values that are allowed; none means any
 */
record ParamShape(String name, ParamType type, List<String> choices, Secrecy secrecy) {

    /**
     * A value for a param.
     *
     * @param origin where it was found
     * @param words what it is there, as the beginning of a sentence
     */
    record Found(Object value, Origin origin, String words) {}

    /** The type that is said, else that of the default, else text. */
    static ParamType type(@Nullable Object said, @Nullable Object standard) {
        if (said == null) {
            return standard == null ? ParamType.TEXT : ParamType.of(standard);
        }
        String word = Values.text("type", said);
        return ParamType.named(word)
                .orElseThrow(() -> new WordException(
                        "there is no type `" + word + "`",
                        NearMiss.hint(word, ParamType.words())
                                .orElse("types are " + String.join(", ", ParamType.words()))));
    }

    /** The same, with nothing but these values allowed. */
    ParamShape among(List<@Nullable Object> said) {
        ParamType one = type == ParamType.LIST ? ParamType.TEXT : type;
        ParamShape each = new ParamShape(name, one, List.of(), Secrecy.OPEN);
        List<String> all = new ArrayList<>();
        for (Object choice : said) {
            if (choice == null) {
                throw new WordException("`choices:` of param `" + name + "` has one without a value");
            }
            all.addAll(texts(each.read(new Found(choice, Origin.DEFAULT, "one of its choices is"))));
        }
        if (all.isEmpty()) {
            throw new WordException("`choices:` of param `" + name + "` is empty", "leave it out to allow any value");
        }
        return new ParamShape(name, type, all, secrecy);
    }

    /** The value, if it is one that the param takes. */
    Object read(Found found) {
        boolean secret = secrecy == Secrecy.SECRET;
        if (found.value instanceof SecretValue given) {
            return taken(given);
        }
        String shown = secret ? "something else" : "`" + ParamType.shown(found.value) + "`";
        Object value;
        try {
            value = type.read(found.value);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new WordException(
                    "param `" + name + "` takes " + type.wanted() + ", but " + found.words + " " + shown);
        }
        List<String> wrong = texts(value).stream()
                .filter(text -> !choices.isEmpty() && !choices.contains(text))
                .toList();
        if (!wrong.isEmpty()) {
            throw new WordException(
                    "param `" + name + "` takes " + String.join(" or ", choices) + ", but " + found.words + " " + shown,
                    secret ? "" : NearMiss.hint(wrong.get(0), choices).orElse(""));
        }
        return value;
    }

    /** A secret of the stack, which nobody but the variable that it becomes may see. */
    private SecretValue taken(SecretValue given) {
        if (secrecy != Secrecy.SECRET || type != ParamType.TEXT || !choices.isEmpty()) {
            throw new WordException(
                    "param `" + name + "` takes no secret, but it is given `" + given.name() + "`",
                    "params that say `secret: true` take secrets of the stack");
        }
        return given;
    }

    private static List<String> texts(Object value) {
        return value instanceof Collection<?> several
                ? several.stream().map(String::valueOf).toList()
                : List.of(ParamType.shown(value));
    }
}
