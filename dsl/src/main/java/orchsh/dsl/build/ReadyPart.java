package orchsh.dsl.build;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import orchsh.dsl.language.ReadyWords;
import orchsh.dsl.value.Waits;
import orchsh.engine.model.Port;
import orchsh.engine.model.Wait;

/** Keeps when a service is ready. */
final class ReadyPart implements ReadyWords {
    private final Sayings sayings;
    private final Supplier<List<Port>> published;

    /** @param published the ports of the service, once all is said */
    ReadyPart(Sayings sayings, Supplier<List<Port>> published) {
        this.sayings = sayings;
        this.published = published;
    }

    @Override
    public void wait(Map<String, ?> condition) {
        sayings.heed(() -> {
            Waits.Pending pending = Waits.of(condition);
            Place here = sayings.notebook().here();
            sayings.say(Saying.own(service -> {
                Wait wait = pending.resolve(published.get());
                sayings.note("wait", wait.describe(), here);
                service.await(wait);
            }));
        });
    }
}
