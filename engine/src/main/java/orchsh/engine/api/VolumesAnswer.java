package orchsh.engine.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import orchsh.engine.json.JsonReader;
import orchsh.engine.observed.ObservedVolume;

/** Reads the list of an engine's volumes. */
final class VolumesAnswer {
    private final JsonReader json;

    VolumesAnswer(JsonReader json) {
        this.json = json;
    }

    List<ObservedVolume> read() {
        List<ObservedVolume> volumes = new ArrayList<>();
        json.enterObject();
        while (json.more()) {
            if (!json.name().equals("Volumes")) {
                json.skip();
            } else if (json.enterArray()) {
                while (json.more()) {
                    volumes.add(volume());
                }
            }
        }
        return volumes;
    }

    private ObservedVolume volume() {
        String name = "";
        Map<String, String> labels = Map.of();
        json.enterObject();
        while (json.more()) {
            switch (json.name()) {
                case "Name" -> name = json.string();
                case "Labels" -> labels = Fields.texts(json);
                default -> json.skip();
            }
        }
        return new ObservedVolume(name, labels);
    }
}
