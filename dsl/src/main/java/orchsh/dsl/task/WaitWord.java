package orchsh.dsl.task;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.dsl.live.LiveStack;
import orchsh.dsl.value.Durations;
import orchsh.dsl.value.Values;
import orchsh.dsl.value.Waits;
import orchsh.dsl.value.WordException;
import orchsh.engine.model.Service;
import orchsh.engine.model.Wait;
import org.jspecify.annotations.Nullable;

/** The word {@code wait} where it is told what for. */
final class WaitWord {
    private final LiveStack live;
    private final Services services;

    WaitWord(LiveStack live, Services services) {
        this.live = live;
        this.services = services;
    }

    void wait(Map<?, ?> conditions, Set<String> chosen) {
        if (conditions.keySet().equals(Set.of("timeout"))) {
            live.control().awaitReady(chosen, Optional.of(Durations.of("timeout", conditions.get("timeout"))));
        } else if (chosen.isEmpty()) {
            conditions.forEach((service, condition) -> wait(services.nameOf("wait", service), condition));
        } else {
            chosen.forEach(service -> wait(service, conditions));
        }
    }

    private void wait(String service, @Nullable Object condition) {
        if ("ready".equals(String.valueOf(condition)) || Boolean.TRUE.equals(condition)) {
            live.control().awaitReady(Set.of(service), Optional.empty());
            return;
        }
        List<Wait> waits = new ArrayList<>();
        Collection<?> all = condition instanceof Collection<?> several ? several : List.of(given(service, condition));
        for (Object one : all) {
            waits.add(Waits.of(given(service, one))
                    .resolve(live.stack().service(service).map(Service::ports).orElse(List.of())));
        }
        live.control().await(service, waits);
    }

    private static Map<?, ?> given(String service, @Nullable Object condition) {
        if (condition instanceof Map<?, ?> map) {
            return map;
        }
        throw new WordException(
                "`wait " + service + ":` takes what is waited for, not "
                        + (condition == null ? "nothing" : Values.kind(condition)),
                "for example wait " + service + ": [tcp: 5432, timeout: 10.s], or wait " + service + ": 'ready'");
    }
}
