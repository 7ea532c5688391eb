package orchsh.engine.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import orchsh.engine.json.JsonReader;
import orchsh.engine.observed.ObservedImage;

/** Reads images as they are listed. */
final class ImagesAnswer {
    private final JsonReader json;
    private final ImageNames images;

    ImagesAnswer(JsonReader json, ImageNames images) {
        this.json = json;
        this.images = images;
    }

    List<ObservedImage> read() {
        List<ObservedImage> listed = new ArrayList<>();
        if (json.enterArray()) {
            while (json.more()) {
                listed.add(image());
            }
        }
        return listed;
    }

    /** One of a list, or what an engine answers who asks for one alone: there the labels are among the settings. */
    ObservedImage image() {
        String id = "";
        List<String> names = new ArrayList<>();
        Map<String, String> labels = Map.of();
        json.enterObject();
        while (json.more()) {
            switch (json.name()) {
                case "Id" -> id = ImageAnswer.id(json.string());
                case "RepoTags", "RepoDigests" -> addNames(names);
                case "Labels" -> labels = Fields.texts(json);
                case "Config" -> labels = labelsOfConfig();
                default -> json.skip();
            }
        }
        return new ObservedImage(id, names, labels);
    }

    private Map<String, String> labelsOfConfig() {
        Map<String, String> labels = Map.of();
        if (json.enterObject()) {
            while (json.more()) {
                if (json.name().equals("Labels")) {
                    labels = Fields.texts(json);
                } else {
                    json.skip();
                }
            }
        }
        return labels;
    }

    /** An image that lost its name to a newer one is listed as {@code <none>}. */
    private void addNames(List<String> names) {
        if (json.enterArray()) {
            while (json.more()) {
                String name = json.string();
                if (!name.startsWith("<none>")) {
                    names.add(images.familiar(name));
                }
            }
        }
    }
}
