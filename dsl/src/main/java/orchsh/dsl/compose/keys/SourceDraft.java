package orchsh.dsl.compose.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orchsh.dsl.build.Place;
import orchsh.engine.model.FileSource;

/** A secret or config while it is read; where it comes from matters only when somebody uses it. */
final class SourceDraft {
    private final String what;
    private final Place place;
    private final List<Value> ways = new ArrayList<>();
    private Optional<Value> external = Optional.empty();

    /** @param what how messages call it: {@code secret `password`} */
    SourceDraft(String what, Place place) {
        this.what = what;
        this.place = place;
    }

    Place place() {
        return place;
    }

    void way(Value value) {
        ways.add(value);
    }

    void external(Value value) {
        external = Optional.of(value);
    }

    FileSource source() {
        if (external.isPresent()) {
            throw external.get()
                    .wrong(
                            what + " cannot be external: an engine alone keeps none, only a swarm does",
                            "say where it comes from: file, environment or content");
        }
        if (ways.size() != 1) {
            throw new Misfit(
                    place,
                    what
                            + (ways.isEmpty()
                                    ? " is not told where it comes from"
                                    : " comes from "
                                            + String.join(
                                                    " and ",
                                                    ways.stream()
                                                            .map(Value::key)
                                                            .toList())),
                    "say one of file, environment and content");
        }
        Value way = ways.get(0);
        return switch (way.key()) {
            case "file" -> new FileSource.OfFile(way.path());
            case "environment" ->
                new FileSource.OfText(way.variable(way.text())
                        .orElseThrow(() -> way.wrong(
                                "the variable `" + way.text() + "`, from which " + what + " comes, is not set", "")));
            default -> new FileSource.OfText(way.text());
        };
    }
}
