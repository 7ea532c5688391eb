package orchsh.dsl.task;

import java.util.List;
import java.util.Map;
import java.util.Set;
import orchsh.dsl.language.CommandResult;
import orchsh.dsl.language.LiveContainer;
import orchsh.dsl.language.LiveService;
import orchsh.dsl.live.LiveStack;
import orchsh.dsl.live.Sight.Container;
import orchsh.dsl.live.Sight.LogPart;
import orchsh.engine.model.Service;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** A service of the stack, looked at whenever it is asked something. */
final class ServiceView extends ContainerView implements LiveService {
    private final Service service;
    private final LiveStack live;
    private final Commands commands;

    ServiceView(Service service, LiveStack live, Commands commands) {
        super(service.name(), live, commands, () -> first(service.name(), live));
        this.service = service;
        this.live = live;
        this.commands = commands;
    }

    private static Container first(String service, LiveStack live) {
        return live.sight().containers(service).stream()
                .findFirst()
                .orElseThrow(() -> ProblemException.stack(Problem.error("service `" + service + "` has no container")
                        .hint("`up '" + service + "'` makes one")));
    }

    @Override
    int number() {
        return 1;
    }

    @Override
    boolean isService() {
        return true;
    }

    @Override
    public String getName() {
        return service.name();
    }

    @Override
    public String getImage() {
        return live.stack().imageOf(service).toString();
    }

    @Override
    public String getState() {
        return live.sight().containers(service.name()).stream()
                .findFirst()
                .map(Container::state)
                .orElse("absent");
    }

    /** Nothing when it has no container, so that services can be picked by what they use while some are not there. */
    @Override
    public long getMemory() {
        return getReplicas() == 0 ? 0 : super.getMemory();
    }

    @Override
    public double getCpu() {
        return getReplicas() == 0 ? 0 : super.getCpu();
    }

    @Override
    public String getHealth() {
        return live.sight().containers(service.name()).stream()
                .findFirst()
                .map(Container::health)
                .orElse("");
    }

    @Override
    public String getLogs() {
        return LogText.of(
                live.sight().logs(Set.of(service.name()), LogPart.ALL),
                getReplicas() > 1 ? LogText.Writers.SHOWN : LogText.Writers.HIDDEN);
    }

    @Override
    public List<LiveContainer> getContainers() {
        return live.sight().containers(service.name()).stream()
                .<LiveContainer>map(container ->
                        new ContainerView(service.name(), live, commands, () -> number(container.number())))
                .toList();
    }

    private Container number(int wanted) {
        return live.sight().containers(service.name()).stream()
                .filter(container -> container.number() == wanted)
                .findFirst()
                .orElseThrow(() -> ProblemException.stack(
                        Problem.error("service `" + service.name() + "` has no container " + wanted + " any more")));
    }

    @Override
    public int getReplicas() {
        return live.sight().containers(service.name()).size();
    }

    @Override
    public CommandResult exec(Map<String, ?> options, @Nullable Object... command) {
        return commands.exec(service.name(), options, command);
    }

    @Override
    public String toString() {
        return service.name();
    }
}
