package orchsh.engine.api;

import java.util.HashMap;
import java.util.Map;
import orchsh.engine.json.JsonReader;
import orchsh.engine.observed.DiskUsage;

/** Reads what an engine says about the room that things take. */
final class DiskUsageAnswer {
    private DiskUsageAnswer() {}

    static DiskUsage read(JsonReader json) {
        Map<String, Long> images = new HashMap<>();
        Map<String, Long> containers = new HashMap<>();
        Map<String, Long> volumes = new HashMap<>();
        json.enterObject();
        while (json.more()) {
            switch (json.name()) {
                case "Images" -> readAll(json, "Id", "Size", images);
                case "Containers" -> readAll(json, "Id", "SizeRw", containers);
                case "Volumes" -> readAll(json, "Name", "UsageData", volumes);
                default -> json.skip();
            }
        }
        json.end();
        return new DiskUsage(images, containers, volumes);
    }

    /** An engine that has not measured something says -1. */
    private static void readAll(JsonReader json, String key, String amount, Map<String, Long> sizes) {
        if (!json.enterArray()) {
            return;
        }
        while (json.more()) {
            String name = "";
            long size = -1;
            json.enterObject();
            while (json.more()) {
                String field = json.name();
                if (field.equals(key)) {
                    name = json.string();
                } else if (field.equals(amount)) {
                    size = field.equals("UsageData") ? usage(json) : json.integer();
                } else {
                    json.skip();
                }
            }
            if (!name.isEmpty() && size >= 0) {
                sizes.put(name, size);
            }
        }
    }

    private static long usage(JsonReader json) {
        long size = -1;
        if (json.enterObject()) {
            while (json.more()) {
                if (json.name().equals("Size")) {
                    size = json.integer();
                } else {
                    json.skip();
                }
            }
        }
        return size;
    }
}
