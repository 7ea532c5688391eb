package orchsh.dsl.task;

import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import orchsh.dsl.language.LiveService;
import orchsh.dsl.live.LiveStack;
import orchsh.dsl.value.Values;
import orchsh.dsl.value.WordException;
import org.jspecify.annotations.Nullable;

/** The stack's services as live values: a list that is also asked by name. */
final class Services extends AbstractList<LiveService> {
    private final Map<String, ServiceView> byName = new LinkedHashMap<>();
    private final List<ServiceView> inOrder;

    Services(LiveStack live, Commands commands) {
        live.stack()
                .services()
                .forEach(service -> byName.put(service.name(), new ServiceView(service, live, commands)));
        inOrder = List.copyOf(byName.values());
    }

    @Override
    public LiveService get(int index) {
        return inOrder.get(index);
    }

    @Override
    public int size() {
        return inOrder.size();
    }

    /** {@code services['my-db']}. */
    public LiveService getAt(String name) {
        return Objects.requireNonNull(byName.get(nameOf("services", name)), name);
    }

    Optional<ServiceView> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The name of a service of the stack, given as one or as the service itself. */
    String nameOf(String word, @Nullable Object given) {
        String name = given instanceof LiveService service ? service.getName() : Values.service(word, given);
        if (!byName.containsKey(name)) {
            throw new WordException("there is no service `" + name + "`", ServiceHint.of(name, byName.keySet()));
        }
        return name;
    }
}
