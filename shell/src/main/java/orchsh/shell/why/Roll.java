package orchsh.shell.why;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import orchsh.engine.model.Network;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.model.Volume;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedNetwork;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.observed.ObservedVolume;
import orchsh.engine.observed.Succession;

/**
 * Who belongs to a stack, by what is written and by what is there.
 *
 * @param script the stack as it is written; absent when nobody knows
 */
record Roll(Optional<Stack> script, ObservedStack observed) {
    /** Whether the stack has a service of that name, be it written down or there. */
    boolean hasService(String name) {
        return declared(name).isPresent() || !lasting(name).isEmpty();
    }

    /** All services: those that are written down in their order, then the others. */
    List<String> services() {
        Set<String> names = new LinkedHashSet<>();
        script.ifPresent(stack -> stack.services().stream().map(Service::name).forEach(names::add));
        observed.own().stream()
                .filter(container -> !container.isOneOff())
                .forEach(container -> container.service().ifPresent(names::add));
        return List.copyOf(names);
    }

    /** All names of the stack that there is a story of. */
    List<String> names() {
        Set<String> names = new LinkedHashSet<>(services());
        observed.own().stream().map(ObservedContainer::name).forEach(names::add);
        script.ifPresent(stack -> {
            stack.networks().stream().map(Network::name).forEach(names::add);
            stack.volumes().stream().map(Volume::name).forEach(names::add);
        });
        observed.ownNetworks().stream().map(ObservedNetwork::name).forEach(names::add);
        observed.ownVolumes().stream().map(ObservedVolume::name).forEach(names::add);
        return List.copyOf(names);
    }

    Optional<Service> declared(String name) {
        return script.flatMap(stack -> stack.service(name));
    }

    List<ObservedContainer> lasting(String service) {
        return Succession.withoutKept(observed.ofService(service)).stream()
                .filter(container -> !container.isOneOff())
                .toList();
    }

    Optional<String> networkNamed(String name) {
        return script.filter(
                        stack -> stack.networks().stream().map(Network::name).anyMatch(name::equals)
                                || stack.services().stream()
                                        .flatMap(service -> service.effectiveNetworks().stream())
                                        .anyMatch(use -> use.network().equals(name)))
                .map(stack -> stack.networkName(name))
                .or(() -> Stream.of(observed.project() + "_" + name, name)
                        .filter(full -> observed.networkNamed(full).isPresent())
                        .findFirst());
    }

    Optional<String> volumeNamed(String name) {
        return script.filter(stack -> stack.volumes().stream().map(Volume::name).anyMatch(name::equals)
                        || stack.services().stream()
                                .anyMatch(service -> VolumeUse.names(service).contains(name)))
                .map(stack -> stack.volumeName(name))
                .or(() -> Stream.of(observed.project() + "_" + name, name)
                        .filter(full -> observed.volumeNamed(full).isPresent())
                        .findFirst());
    }

    /** @param name of a network on the engine */
    List<String> usersOfNetwork(String name) {
        return users((stack, service) -> service.effectiveNetworks().stream()
                .anyMatch(use -> stack.networkName(use.network()).equals(name)));
    }

    /** @param name of a volume on the engine */
    List<String> usersOfVolume(String name) {
        return users((stack, service) -> VolumeUse.names(service).stream()
                .anyMatch(volume -> stack.volumeName(volume).equals(name)));
    }

    private List<String> users(BiPredicate<Stack, Service> uses) {
        return script.stream()
                .flatMap(stack -> stack.services().stream().filter(service -> uses.test(stack, service)))
                .map(Service::name)
                .toList();
    }
}
