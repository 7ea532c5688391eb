package orchsh.dsl.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import orchsh.engine.model.Resolution.HostEntry;
import org.jspecify.annotations.Nullable;

/** Reads names with fixed addresses: pairs, or {@code 'name:address'} and {@code 'name=address'}. */
public final class Addresses {
    private Addresses() {}

    public static List<HostEntry> of(String word, @Nullable Object @Nullable [] values) {
        List<HostEntry> entries = new ArrayList<>();
        for (Object value : Values.each(values)) {
            entries.addAll(
                    value instanceof Map<?, ?> pairs
                            ? of(word, pairs)
                            : List.of(parse(word, Values.text(word, value))));
        }
        return entries;
    }

    /** A name may have several addresses. */
    public static List<HostEntry> of(String word, Map<?, ?> pairs) {
        List<HostEntry> entries = new ArrayList<>();
        pairs.forEach((name, addresses) -> Values.texts(String.valueOf(name), addresses)
                .forEach(address -> entries.add(new HostEntry(Values.text(word, name), plain(address)))));
        return entries;
    }

    private static HostEntry parse(String word, String text) {
        int between = text.indexOf('=') > 0 ? text.indexOf('=') : text.indexOf(':');
        if (between <= 0 || between == text.length() - 1) {
            throw new WordException(
                    "`" + text + "` is not `name:address`", "for example " + word + " 'outside:192.0.2.7'");
        }
        return new HostEntry(text.substring(0, between), plain(text.substring(between + 1)));
    }

    private static String plain(String address) {
        return address.startsWith("[") && address.endsWith("]") ? address.substring(1, address.length() - 1) : address;
    }
}
