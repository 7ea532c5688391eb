package orchsh.dsl.build;

import java.util.Optional;
import orchsh.engine.problem.Location;

/**
 * Where a word stands.
 *
 * @param source the text it stands in
 * @param line counted from 1
 * @param column counted from 1
 * @param length how many characters of the line belong to it
 */
public record Place(Source source, int line, int column, int length) {

    public static Place startOf(Source source) {
        return new Place(source, 1, 1, 1);
    }

    public Location location() {
        return source.location(line, column);
    }

    /** {@code in line 3}, or {@code at lib.groovy:3} for somebody who looks at another file. */
    public String seenFrom(Place other) {
        return source.equals(other.source) ? "in line " + line : "at " + source.name() + ":" + line;
    }

    /** Says where the first of two is that do not go together; nothing if they are one thing. */
    public Optional<String> asFirst(Place second) {
        return equals(second) ? Optional.empty() : Optional.of("the first one is " + seenFrom(second));
    }
}
