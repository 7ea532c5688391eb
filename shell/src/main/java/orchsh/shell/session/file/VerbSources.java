package orchsh.shell.session.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.dsl.Origins;
import orchsh.engine.problem.Location;

/** Where the tasks and checks of a session are written: in the files of its stack, or in entries. */
final class VerbSources {
    private final Origins origins;
    private final Map<String, String> entries;

    /** @param entries the texts of the entries, by their names, in their order */
    VerbSources(Origins origins, Map<String, String> entries) {
        this.origins = origins;
        this.entries = entries;
    }

    /** The statement that is at the place. */
    Optional<SourcePiece> at(Location place) {
        return textOf(place).flatMap(text -> {
            int offset = offset(text, place);
            return SourcePiece.of(text).stream()
                    .filter(piece -> piece.has(offset))
                    .findFirst();
        });
    }

    /** The statements that the one at the place can make use of, in their order. */
    List<SourcePiece> beside(Location place) {
        if (!entries.containsKey(place.file())) {
            return textOf(place).map(SourcePiece::of).orElse(List.of());
        }
        List<SourcePiece> all = new ArrayList<>();
        entries.values().forEach(text -> all.addAll(SourcePiece.of(text)));
        return all;
    }

    private Optional<String> textOf(Location place) {
        return Optional.ofNullable(entries.get(place.file())).or(() -> origins.text(place.file()));
    }

    private static int offset(String text, Location place) {
        int start = 0;
        for (int line = 1; line < place.line(); line++) {
            int end = text.indexOf('\n', start);
            start = end < 0 ? text.length() : end + 1;
        }
        return Math.min(text.length(), start + Math.max(1, place.column()) - 1);
    }
}
