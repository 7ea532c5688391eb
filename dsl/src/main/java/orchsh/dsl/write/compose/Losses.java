package orchsh.dsl.write.compose;

import java.util.ArrayList;
import java.util.List;
import orchsh.engine.model.Service;

/** What a stack says and a compose file cannot. */
final class Losses {
    private final List<String> all = new ArrayList<>();

    void add(String loss) {
        all.add(loss);
    }

    /** @param loss what docker compose does otherwise, as the rest of a sentence about the service */
    void add(Service service, String loss) {
        all.add((service.isJob() ? "job" : "service") + " `" + service.name() + "` " + loss);
    }

    List<String> all() {
        return List.copyOf(all);
    }
}
