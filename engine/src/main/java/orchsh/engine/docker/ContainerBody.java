package orchsh.engine.docker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HealthCheck;
import com.github.dockerjava.api.model.InternetProtocol;
import com.github.dockerjava.core.DockerClientConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.model.Ending;
import orchsh.engine.model.Environment;
import orchsh.engine.model.Healthcheck;
import orchsh.engine.model.Launch;
import orchsh.engine.model.Service;
import orchsh.engine.observed.Labels;
import orchsh.engine.port.ContainerOrder;

/** A container as the engine's API writes it: what the library has words for, and then what it has not. */
final class ContainerBody {
    private final ContainerOrder order;
    private final Service service;

    private ContainerBody(ContainerOrder order) {
        this.order = order;
        this.service = order.service();
    }

    static ObjectNode of(ContainerOrder order, DockerClient docker) {
        ContainerBody body = new ContainerBody(order);
        CreateContainerCmd typed = docker.createContainerCmd(order.image());
        body.fill(typed);
        ObjectNode tree = DockerClientConfig.getDefaultObjectMapper().valueToTree(typed);
        Untyped.add(order, tree);
        return tree;
    }

    private void fill(CreateContainerCmd create) {
        create.withLabels(order.labels()).withEnv(environment()).withExposedPorts(exposedPorts());
        launch(service.launch(), create);
        service.identity().hostname().ifPresent(create::withHostName);
        service.identity().domainname().ifPresent(create::withDomainName);
        service.healthcheck().ifPresent(check -> create.withHealthcheck(healthcheck(check)));
        ending(service.ending(), create);
        create.withHostConfig(HostSettings.of(order));
    }

    /** A name alone takes away a variable of the image. */
    private List<String> environment() {
        List<String> entries = new ArrayList<>();
        order.env().forEach((name, value) -> entries.add(name + "=" + value));
        Environment environment = service.environment();
        environment.removed().stream()
                .filter(name -> !order.env().containsKey(name))
                .forEach(entries::add);
        return entries;
    }

    private List<ExposedPort> exposedPorts() {
        Set<ExposedPort> ports = new LinkedHashSet<>();
        service.ports().forEach(port -> ports.add(HostSettings.exposed(port)));
        service.exposed()
                .forEach(port -> ports.add(new ExposedPort(
                        port.port(), InternetProtocol.parse(port.protocol().word()))));
        return List.copyOf(ports);
    }

    private void launch(Launch launch, CreateContainerCmd create) {
        launch.entrypoint().ifPresent(create::withEntrypoint);
        launch.command().ifPresent(create::withCmd);
        launch.workdir().ifPresent(create::withWorkingDir);
        launch.user().ifPresent(create::withUser);
        if (launch.tty()) {
            create.withTty(true);
        }
        if (launch.stdin()) {
            create.withStdinOpen(true);
            // What is run for one command ends with the input of whoever runs it.
            create.withStdInOnce("True".equals(order.labels().get(Labels.ONE_OFF)));
        }
    }

    /**
     * Engines that know a pace of their own for the start begin with a check after five seconds, however short the
     * interval is; older ones pass over that word.
     */
    private static HealthCheck healthcheck(Healthcheck check) {
        HealthCheck body = new HealthCheck();
        check.test().ifPresent(body::withTest);
        check.interval().map(Duration::toNanos).ifPresent(body::withInterval);
        check.timeout().map(Duration::toNanos).ifPresent(body::withTimeout);
        check.retries().ifPresent(body::withRetries);
        check.startPeriod().map(Duration::toNanos).ifPresent(body::withStartPeriod);
        Optional<Duration> impliedPace = check.startPeriod().flatMap(period -> check.interval());
        check.startInterval().or(() -> impliedPace).map(Duration::toNanos).ifPresent(body::withStartInterval);
        return body;
    }

    private static void ending(Ending ending, CreateContainerCmd create) {
        ending.signal().ifPresent(create::withStopSignal);
        ending.grace()
                .map(grace ->
                        (int) Math.min(Integer.MAX_VALUE, grace.plusMillis(999).toSeconds()))
                .ifPresent(create::withStopTimeout);
    }
}
