package orchsh.dsl.compose.keys;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orchsh.dsl.build.Place;
import orchsh.dsl.compose.yaml.YamlEntry;
import orchsh.dsl.compose.yaml.YamlList;
import orchsh.dsl.compose.yaml.YamlMap;
import orchsh.dsl.compose.yaml.YamlScalar;
import orchsh.dsl.compose.yaml.YamlValue;
import orchsh.dsl.value.CommandLine;
import orchsh.dsl.value.Durations;
import orchsh.dsl.value.Sizes;
import orchsh.dsl.value.WordException;
import orchsh.engine.caller.Surroundings;

/** What stands behind a key: reads it as whatever the key takes, or says what it takes instead. */
final class Value {
    private static final Pattern WITHOUT_COLON = Pattern.compile("([a-z_]+) +(\\S.*)");

    /** What files of the first years write for {@code true}. */
    private static final Set<String> YES = Set.of("y", "yes", "on");

    private static final Set<String> NO = Set.of("n", "no", "off");

    private final String key;
    private final YamlValue yaml;
    private final Setting setting;

    Value(String key, YamlValue yaml, Setting setting) {
        this.key = key;
        this.yaml = yaml;
        this.setting = setting;
    }

    String key() {
        return key;
    }

    Place at() {
        return yaml.at();
    }

    Setting setting() {
        return setting;
    }

    Notes notes() {
        return setting.notes();
    }

    boolean isNothing() {
        return yaml instanceof YamlScalar scalar && scalar.isNull() && !scalar.interpolated();
    }

    boolean isMap() {
        return yaml instanceof YamlMap;
    }

    boolean isList() {
        return yaml instanceof YamlList;
    }

    /** Whether it is {@code true} or {@code false}, rather than a text that says so. */
    boolean isFlag() {
        return yaml instanceof YamlScalar scalar && scalar.kind() == YamlScalar.Kind.BOOLEAN;
    }

    /** Whether it is a text by the way it is written: in quotes, say. */
    boolean isText() {
        return yaml instanceof YamlScalar scalar && scalar.kind() == YamlScalar.Kind.TEXT;
    }

    /** The same, called otherwise in messages. */
    Value as(String name) {
        return new Value(name, yaml, setting);
    }

    private Value of(YamlValue other) {
        return new Value(key, other, setting);
    }

    Misfit wrong(String message, String hint) {
        return new Misfit(at(), message, hint);
    }

    private Misfit takes(String what) {
        return takes(what, "");
    }

    private Misfit takes(String what, String hint) {
        return wrong(
                isNothing()
                        ? "`" + key + "` is given no value"
                        : "`" + key + "` takes " + what + ", not "
                                + (yaml instanceof YamlScalar scalar
                                        ? "`" + scalar.asText() + "`"
                                        : yaml.kindInWords()),
                hint);
    }

    private YamlScalar scalar(String what) {
        if (yaml instanceof YamlScalar scalar && !isNothing()) {
            return scalar;
        }
        throw takes(what);
    }

    /** A text, written as text or as a number. */
    String text() {
        return scalar("a text").asText();
    }

    /** As {@link #text}, but words such as {@code no} and {@code 0440} as they were written. */
    String literal() {
        return scalar("a text").text();
    }

    boolean flag() {
        String text = scalar("true or false").asText().toLowerCase(Locale.ROOT);
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        if (!YES.contains(text) && !NO.contains(text)) {
            throw takes("true or false");
        }
        boolean flag = YES.contains(text);
        notes().warn(at(), "`" + key + ": " + text + "` is read as " + flag, "write " + flag);
        return flag;
    }

    BigDecimal decimal() {
        String text = scalar("a number").asText();
        if (!text.matches("-?[0-9]{1,18}(\\.[0-9]{1,18})?")) {
            throw takes("a number");
        }
        return new BigDecimal(text);
    }

    long whole() {
        String text = scalar("a whole number").asText();
        if (text.length() > 20 || !text.matches("[-+]?[0-9]+")) {
            throw takes("a whole number");
        }
        BigInteger number = new BigInteger(text);
        if (number.bitLength() > 63) {
            throw wrong("`" + key + "` cannot be so large: " + text, "");
        }
        return number.longValueExact();
    }

    int integer() {
        long number = whole();
        if (number != (int) number) {
            throw wrong("`" + key + "` cannot be so large: " + number, "");
        }
        return (int) number;
    }

    /** Bytes. */
    long size() {
        YamlScalar scalar = scalar("a size");
        try {
            return Sizes.parse(scalar.kind() == YamlScalar.Kind.INTEGER ? scalar.asText() : scalar.text());
        } catch (WordException e) {
            throw takes("a size", "for example 512m or 1.5gb");
        }
    }

    Duration duration() {
        String text = scalar("a duration").asText();
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        try {
            return Durations.parse(text);
        } catch (WordException e) {
            throw takes(
                    "a duration", text.matches("[0-9]+") ? "it has no unit: write " + text + "s" : "for example 1m30s");
        }
    }

    /** A path of this machine; where it is not absolute, it starts at the folder of its file. */
    Path path() {
        return resolve(text());
    }

    Path resolve(String path) {
        return beside().resolve(path);
    }

    /** Surroundings whose directory is that from which its paths start. */
    Surroundings beside() {
        return setting.beside(at());
    }

    /** A variable that is named without a value. */
    Optional<String> variable(String name) {
        return setting.variables().apply(name, at());
    }

    /** The values of a list. */
    List<Value> items() {
        if (isNothing()) {
            return List.of();
        }
        if (yaml instanceof YamlList list) {
            return list.items().stream().map(this::of).toList();
        }
        throw takes("a list");
    }

    /** The values of a list, or one alone. */
    List<Value> each() {
        return isNothing() ? List.of() : isList() ? items() : List.of(this);
    }

    List<String> texts() {
        return each().stream().map(Value::text).toList();
    }

    /** A key and what stands behind it. */
    record Entry(String name, Place nameAt, Value value) {}

    /** The keys and values of a map, those that start with {@code x-} left out if they are free there. */
    List<Entry> entries() {
        if (isNothing()) {
            return List.of();
        }
        if (yaml instanceof YamlMap map) {
            return map.entries().stream().map(this::entry).toList();
        }
        throw takes("a map", yaml instanceof YamlScalar scalar ? withColon(scalar.asText()) : "");
    }

    /** What is meant by {@code image nginx} where keys are wanted. */
    private static String withColon(String text) {
        Matcher matcher = WITHOUT_COLON.matcher(text);
        return matcher.matches() ? "a colon is missing: `" + matcher.group(1) + ": " + matcher.group(2) + "`" : "";
    }

    private Entry entry(YamlEntry entry) {
        return new Entry(entry.key(), entry.keyAt(), new Value(entry.key(), entry.value(), setting));
    }

    /** What stands behind a key of a map, if it is said. */
    Optional<Value> get(String name) {
        return yaml instanceof YamlMap map
                ? map.entry(name).map(this::entry).map(Entry::value).filter(value -> !value.isNothing())
                : Optional.empty();
    }

    /** A name with a value, or without. */
    record Pair(String name, Optional<String> value, Place at) {}

    /** Names with values: a map, or a list of {@code NAME=value}. */
    List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        if (isMap()) {
            for (Entry entry : entries()) {
                Value value = entry.value;
                pairs.add(new Pair(
                        entry.name, value.isNothing() ? Optional.empty() : Optional.of(value.text()), value.at()));
            }
            return pairs;
        }
        if (!isList() && !isNothing()) {
            throw takes("a map or a list");
        }
        for (Value item : items()) {
            String text = item.text();
            int equals = text.indexOf('=');
            String name = equals < 0 ? text : text.substring(0, equals);
            if (name.isBlank()) {
                throw item.wrong("`" + text + "` has no name in front of its `=`", "");
            }
            pairs.add(
                    new Pair(name, equals < 0 ? Optional.empty() : Optional.of(text.substring(equals + 1)), item.at()));
        }
        return pairs;
    }

    /** As {@link #pairs}, where a name without a value has an empty one. */
    Map<String, String> map() {
        Map<String, String> map = new LinkedHashMap<>();
        pairs().forEach(pair -> map.put(pair.name, pair.value.orElse("")));
        return map;
    }

    TreeMap<String, String> sortedMap() {
        return new TreeMap<>(map());
    }

    /** The words of a command: one text is split as a shell does. */
    List<String> command() {
        if (isList()) {
            return texts();
        }
        if (isMap()) {
            throw takes("a text or a list");
        }
        return CommandLine.split(text());
    }

    /** One of a few words. */
    String oneOf(List<String> words) {
        String text = text();
        if (!words.contains(text)) {
            throw wrong("`" + key + "` cannot be `" + text + "`", "use one of " + String.join(", ", words));
        }
        return text;
    }

    /** Reads each value by itself, so that what is wrong with one does not hide what is wrong with others. */
    void forEach(Consumer<Value> reading) {
        each().forEach(item -> notes().heed(item.at(), () -> reading.accept(item)));
    }
}
