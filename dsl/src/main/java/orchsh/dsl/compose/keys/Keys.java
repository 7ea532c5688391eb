package orchsh.dsl.compose.keys;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import orchsh.engine.problem.NearMiss;

/**
 * The keys that one kind of map in a compose file may have. Each key is described once: what it takes, and what becomes of
 * it; unknown keys, wrong values and what is said of keys that cannot be honoured follow from that.
 *
 * @param <T> what is made of the map
 */
final class Keys<T> {
    /** Keys of one's own. */
    private static final String FREE = "x-";

    private final String owner;
    private final Map<String, Effect<T>> effects = new LinkedHashMap<>();
    private final Map<String, String> advice = new LinkedHashMap<>();

    /** What becomes of a value. */
    interface Effect<T> {
        void on(T target, Value value);
    }

    /** @param owner what has the keys, as messages call it: {@code a service} */
    Keys(String owner) {
        this.owner = owner;
    }

    Keys<T> key(String name, Effect<T> effect) {
        effects.put(name, effect);
        return this;
    }

    /** A key whose value is read and then put somewhere. */
    <V> Keys<T> key(String name, Function<Value, V> reading, BiConsumer<T, V> effect) {
        return key(name, (target, value) -> effect.accept(target, reading.apply(value)));
    }

    /** A key that tells people something and changes nothing. */
    Keys<T> comment(String name, Function<Value, ?> reading) {
        return key(name, reading, (target, read) -> {});
    }

    /** A key that docker compose takes and does nothing about either; the file comes up, and the user is told. */
    Keys<T> ignored(String name, String why) {
        return key(name, (target, value) -> value.notes().warn(value.at(), "`" + name + "` has no effect: " + why, ""));
    }

    /** A key that cannot be honoured. */
    Keys<T> refused(String name, String why, String instead) {
        return key(name, (target, value) -> {
            throw value.wrong("`" + name + "` is not possible here: " + why, instead);
        });
    }

    /** A key that is unknown, and about which there is something to say. */
    Keys<T> elsewhere(String name, String hint) {
        advice.put(name, hint);
        return this;
    }

    /** All keys of another description as well. */
    Keys<T> and(Keys<T> others) {
        effects.putAll(others.effects);
        advice.putAll(others.advice);
        return this;
    }

    /** Only those of the names; the others are not known any more, for the reason given. */
    Keys<T> only(Collection<String> names, String hint) {
        effects.keySet().stream().filter(name -> !names.contains(name)).forEach(name -> advice.put(name, hint));
        effects.keySet().retainAll(names);
        return this;
    }

    /** Reads a map; all that is wrong with it is in the notes. */
    void read(Value map, T target) {
        for (Value.Entry entry : map.entries()) {
            Optional<Effect<T>> effect = Optional.ofNullable(effects.get(entry.name()));
            if (effect.isEmpty()) {
                unknown(map, entry);
            } else if (!entry.value().isNothing()) {
                map.notes().heed(entry.value().at(), () -> effect.get().on(target, entry.value()));
            }
        }
    }

    /** Does with a value what a key does. */
    void apply(String name, T target, Value value) {
        Optional.ofNullable(effects.get(name)).orElseThrow().on(target, value);
    }

    private void unknown(Value map, Value.Entry entry) {
        String name = entry.name();
        if (name.startsWith(FREE)) {
            return;
        }
        map.notes()
                .complain(
                        entry.nameAt(),
                        owner + " has no key `" + name + "`",
                        Optional.ofNullable(advice.get(name))
                                .or(() -> NearMiss.hint(name, effects.keySet()))
                                .orElse("keys of your own start with `" + FREE + "`"));
    }
}
