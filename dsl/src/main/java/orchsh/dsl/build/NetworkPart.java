package orchsh.dsl.build;

import java.util.List;
import java.util.Map;
import orchsh.dsl.language.NetworkWords;
import orchsh.engine.model.NetworkUse;
import org.jspecify.annotations.Nullable;

/** Keeps which networks a service is in, and how it finds others. */
final class NetworkPart implements NetworkWords {
    private final Sayings sayings;

    NetworkPart(Sayings sayings) {
        this.sayings = sayings;
    }

    @Override
    public void network(@Nullable Object... names) {
        sayings.heed(() -> Values.each(names).forEach(one -> join(Values.text("network", one), List.of())));
    }

    @Override
    public void network(Map<String, ?> options, @Nullable Object network) {
        sayings.heed(() -> {
            Map<String, @Nullable Object> known = Options.of("network", options, List.of("alias"));
            join(
                    Values.text("network", network),
                    known.containsKey("alias") ? Values.texts("alias", known.get("alias")) : List.of());
        });
    }

    private void join(String network, List<String> aliases) {
        sayings.note("network", network);
        NetworkUse use = new NetworkUse(network, aliases);
        sayings.say(Saying.own(service -> service.network(use)).about("network " + network));
    }
}
