package orchsh.engine.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orchsh.engine.json.JsonReader;

/** Reads what is written alike in many answers. */
final class Fields {
    private Fields() {}

    /** An object of texts. */
    static Map<String, String> texts(JsonReader json) {
        Map<String, String> texts = new HashMap<>();
        if (json.enterObject()) {
            while (json.more()) {
                texts.put(json.name(), json.string());
            }
        }
        return texts;
    }

    /** An array of texts. */
    static List<String> words(JsonReader json) {
        List<String> words = new ArrayList<>();
        if (json.enterArray()) {
            while (json.more()) {
                words.add(json.string());
            }
        }
        return words;
    }

    /** The names of an object's fields, whose values say nothing. */
    static List<String> names(JsonReader json) {
        List<String> names = new ArrayList<>();
        if (json.enterObject()) {
            while (json.more()) {
                names.add(json.name());
                json.skip();
            }
        }
        return names;
    }

    /** The value of {@code Id}, in an answer of which nothing else is wanted. */
    static String id(JsonReader json) {
        String id = "";
        json.enterObject();
        while (json.more()) {
            if (json.name().equals("Id")) {
                id = json.string();
            } else {
                json.skip();
            }
        }
        return id;
    }
}
