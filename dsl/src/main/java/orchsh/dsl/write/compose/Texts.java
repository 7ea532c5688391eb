package orchsh.dsl.write.compose;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import orchsh.dsl.write.Concealed;
import orchsh.dsl.write.ShortPaths;

/** Values as a compose file spells them. What must not be written is a variable. */
final class Texts {
    private static final long KILO = 1L << 10;
    private static final long MEGA = 1L << 20;
    private static final long GIGA = 1L << 30;

    private final Concealed concealed;
    private final ShortPaths paths;

    Texts(Concealed concealed, ShortPaths paths) {
        this.concealed = concealed;
        this.paths = paths;
    }

    /** A text in which a dollar means nothing. */
    static String plain(String text) {
        return text.replace("$", "$$");
    }

    String value(String text) {
        return concealed.partsByVariable(text).stream()
                .map(part -> part.name().map(name -> "${" + name + "}").orElseGet(() -> plain(part.text())))
                .collect(Collectors.joining());
    }

    /** A value that is confidential, however short. */
    String confidential(String value) {
        return concealed
                .whole(value)
                .map(wanted -> "${" + wanted.variable() + "}")
                .orElseGet(() -> value(value));
    }

    List<String> values(Collection<String> texts) {
        return texts.stream().map(this::value).toList();
    }

    String path(Path path) {
        return plain(paths.of(path));
    }

    /** {@code 512m}, as Docker writes it. */
    static String size(long bytes) {
        if (bytes > 0 && bytes % GIGA == 0) {
            return bytes / GIGA + "g";
        }
        if (bytes > 0 && bytes % MEGA == 0) {
            return bytes / MEGA + "m";
        }
        return bytes > 0 && bytes % KILO == 0 ? bytes / KILO + "k" : String.valueOf(bytes);
    }

    /** The rights of a file, as {@code chmod} counts them. */
    static YamlText.Plain mode(int bits) {
        return new YamlText.Plain("0" + Integer.toOctalString(bits));
    }
}
