package orchsh.dsl.write.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lines of one block of a script, or of the script itself. */
final class Block {
    private final Desk desk;
    private final String indent;
    private final List<String> lines = new ArrayList<>();

    Block(Desk desk, String indent) {
        this.desk = desk;
        this.indent = indent;
    }

    Desk desk() {
        return desk;
    }

    private Literals literals() {
        return desk.literals();
    }

    List<String> lines() {
        return lines;
    }

    /** A word that is given nothing has nothing to say. */
    void say(Call call) {
        if (!call.isBare()) {
            lines.add(call.text(indent));
        }
    }

    /** Tells what cannot be said, where it would stand. */
    void lose(String what, String loss) {
        lines.add(indent + "// " + what.replaceAll("\\R", " "));
        desk.losses().add(loss);
    }

    void text(String word, Optional<String> value) {
        value.ifPresent(text -> say(Call.of(word).with(literals().text(text))));
    }

    void texts(String word, Collection<String> values) {
        say(Call.of(word).with(literals().texts(values)));
    }

    void number(String word, Optional<? extends Number> value) {
        value.ifPresent(number -> say(Call.of(word).with(String.valueOf(number))));
    }

    void size(String word, Optional<Long> bytes) {
        bytes.ifPresent(number -> say(Call.of(word).with(Amounts.size(number))));
    }

    void time(String word, Optional<Duration> time) {
        time.ifPresent(length -> say(Call.of(word).with(Amounts.time(length))));
    }

    void flag(String word, Optional<Boolean> wanted) {
        wanted.ifPresent(flag -> say(Call.of(word).with(String.valueOf(flag))));
    }

    void flag(String word, boolean wanted) {
        flag(word, wanted ? Optional.of(true) : Optional.empty());
    }

    /** Texts by names, under one word for one of them and another for several. */
    void pairs(String one, String several, Map<String, String> pairs) {
        Map<String, String> spelled = new LinkedHashMap<>();
        pairs.forEach(
                (name, value) -> spelled.put(literals().key(name), literals().text(value)));
        say(Call.of(pairs.size() == 1 ? one : several).named(spelled));
    }

    void pairs(String word, Map<String, String> pairs) {
        pairs(word, word, pairs);
    }
}
