package orchsh.engine.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import orchsh.engine.json.JsonReader;
import orchsh.engine.observed.Facts;

/** An answer as a whole, with all that the engine says of a thing. */
final class FactsAnswer {
    private FactsAnswer() {}

    static Facts read(JsonReader json) {
        return switch (json.kind()) {
            case '{' -> {
                Map<String, Facts> fields = new TreeMap<>();
                json.enterObject();
                while (json.more()) {
                    fields.put(json.name(), read(json));
                }
                yield Facts.of(fields);
            }
            case '[' -> {
                List<Facts> items = new ArrayList<>();
                json.enterArray();
                while (json.more()) {
                    items.add(read(json));
                }
                yield Facts.of(items);
            }
            case '"' -> Facts.of(json.string());
            case 't', 'f' -> Facts.of(String.valueOf(json.truth()));
            case 'n' -> {
                json.skip();
                yield Facts.NONE;
            }
            default -> Facts.of(json.number());
        };
    }
}
