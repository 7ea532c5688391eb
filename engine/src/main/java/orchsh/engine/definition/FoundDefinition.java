package orchsh.engine.definition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import orchsh.engine.model.Hooks;
import orchsh.engine.model.ImageReference;
import orchsh.engine.model.NetworkUse;
import orchsh.engine.model.Platform;
import orchsh.engine.model.Port;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.Facts;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedStack;

/**
 * A container that bears no definition, beside what its service wants, both in the same words. What comes with the image
 * is on both sides; what is found and cannot be said in the words of definitions is a field by the engine's own name, so
 * that it never passes for the same.
 *
 * @param wanted the service and what its image adds
 * @param found the container
 */
public record FoundDefinition(Definition wanted, Definition found) {
    /** What an image gives to its containers. */
    private static final List<String> OF_IMAGE = List.of(
            "entrypoint", "command", "workdir", "user", "env ", "label ", "expose ", "healthcheck", "stopSignal");

    /** What engines say of containers of which nobody said anything. */
    private static final Map<String, String> USUAL = Map.of(
            "shmSize", "64m",
            "ipc", "private",
            "runtime", "runc",
            "isolation", "default",
            "logging", "json-file",
            "workdir", "/");

    static FoundDefinition of(Stack stack, Service service, ObservedStack observed, MadeFrom origin) {
        SortedMap<String, String> wanted = wanted(stack, service, origin);
        return new FoundDefinition(
                new Definition(wanted), new Definition(found(stack, service, observed, origin, wanted)));
    }

    private static SortedMap<String, String> wanted(Stack stack, Service service, MadeFrom origin) {
        SortedMap<String, String> own = own(stack, service, origin);
        SortedMap<String, String> all = ofImage(stack, service, origin.image().at("Config"), own);
        if (!own.getOrDefault("entrypoint", "").isEmpty()) {
            all.remove("command");
        }
        all.putAll(own);
        service.environment().removed().forEach(name -> all.remove("env " + name));
        for (Port port : service.ports()) {
            all.put("expose " + port.containerPort() + "/" + port.protocol().word(), "");
        }
        return all;
    }

    private static SortedMap<String, String> ofImage(
            Stack stack, Service service, Facts config, SortedMap<String, String> own) {
        Fields fields = new Fields(ServiceFields.secretsOf(stack, service));
        FoundProcess.add(config, fields);
        SortedMap<String, String> all = new TreeMap<>(fields.definition().fields());
        all.keySet().removeIf(name -> OF_IMAGE.stream().noneMatch(name::startsWith));
        for (String target : config.at("Volumes").names()) {
            if (!own.containsKey("tmpfs " + target)) {
                all.put("volume " + target, "anonymous");
            }
        }
        return all;
    }

    /** What the service says, in the one way in which it can be compared where there are several. */
    private static SortedMap<String, String> own(Stack stack, Service service, MadeFrom origin) {
        SortedMap<String, String> own = new TreeMap<>();
        ServiceFields.of(stack, service).fields().forEach((name, value) -> {
            boolean isEmptyCommand = value.isEmpty() && (name.equals("command") || name.equals("entrypoint"));
            if (!isEmptyCommand) {
                own.put(nameOf(name), name.startsWith("volume ") ? value.replace(" propagation rprivate", "") : value);
            }
        });
        for (NetworkUse use : service.effectiveNetworks()) {
            Set<String> names = new HashSet<>(List.of(service.name(), FoundNetworks.nameOf(origin.container())));
            own.put("network " + use.network(), String.join(" ", FoundNetworks.without(use.aliases(), names)));
            if (service.effectiveNetworks().size() == 1) {
                own.remove("network " + use.network() + " priority");
            }
        }
        own.putAll(FoundFiles.mounts(stack, service));
        return own;
    }

    private static String nameOf(String field) {
        if (field.startsWith("capAdd ") || field.startsWith("capDrop ")) {
            int space = field.indexOf(' ') + 1;
            return field.substring(0, space) + FoundHost.capability(field.substring(space));
        }
        String option = KernelFields.ofOption("");
        return field.startsWith(option)
                ? KernelFields.ofOption(FoundHost.option(field.substring(option.length())))
                : field;
    }

    private static SortedMap<String, String> found(
            Stack stack, Service service, ObservedStack observed, MadeFrom origin, SortedMap<String, String> wanted) {
        Facts container = origin.container();
        Fields fields = new Fields(ServiceFields.secretsOf(stack, service));
        fields.put("image", image(container));
        FoundProcess.add(container.at("Config"), fields);
        FoundHost.add(container.at("HostConfig"), fields);
        FoundMounts.add(container, fields);
        FoundNetworks.add(stack, service, container, fields);
        SortedMap<String, String> found = new TreeMap<>();
        fields.definition().fields().forEach((name, value) -> add(name, value, observed, found));
        leaveOutWhatNobodySaid(container, found, wanted);
        Optional.ofNullable(wanted.get("platform"))
                .ifPresent(said -> found.put("platform", platform(origin.image(), Platform.parse(said), said)));
        return found;
    }

    /** The kind of machine that the image is for, as it was said if it is that one. */
    private static String platform(Facts image, Platform wanted, String said) {
        Platform found = new Platform(
                image.at("Os").text(),
                image.at("Architecture").text(),
                image.at("Variant").text());
        return found.suits(wanted) ? said : found.toString();
    }

    private static String image(Facts container) {
        String name = container.at("Config").at("Image").text();
        try {
            return ImageReference.parse(name).toString();
        } catch (IllegalArgumentException e) {
            return name; // an id is no name
        }
    }

    private static void leaveOutWhatNobodySaid(
            Facts container, SortedMap<String, String> found, SortedMap<String, String> wanted) {
        USUAL.forEach((name, value) -> {
            if (!wanted.containsKey(name)) {
                found.remove(name, value);
            }
        });
        if (!wanted.containsKey("cgroup")) {
            found.remove("cgroup"); // private or the host's, as the engine's kernel has it
        }
        String network = found.getOrDefault("networkMode", "");
        boolean hasNameOfAnother =
                network.equals("host") || network.startsWith("container:") || found.containsKey("uts");
        if (hasNameOfAnother && !wanted.containsKey("hostname")) {
            found.remove("hostname");
            found.remove("domainname");
        }
        if (!wanted.containsKey("hostname")) {
            found.remove("hostname", FoundNetworks.shortId(container));
        }
    }

    /** Links are the engine's in each network, and have more names than anybody gave them. */
    private static void add(String name, String value, ObservedStack observed, SortedMap<String, String> found) {
        int link = name.startsWith("network ") ? name.indexOf(" link ") : -1;
        if (link < 0) {
            found.put(name, value);
            return;
        }
        String[] parts = name.substring(link + " link ".length()).split(":", 2);
        String alias = parts.length < 2 ? parts[0] : parts[1];
        Optional<String> service = observed.containerNamed(parts[0])
                .filter(other -> observed.own().contains(other))
                .flatMap(ObservedContainer::service);
        if (service.isEmpty()) {
            found.put("externalLink " + alias, parts[0]);
        } else if (!alias.equals(parts[0]) && !alias.matches(Pattern.quote(service.get()) + "[-_]\\d+")) {
            found.put("link " + alias, service.get() + " without variables");
        }
    }

    /** Why a container that bears no definition cannot be compared with its service, whatever the engine tells of it. */
    public static List<String> incomparable(Stack stack, Service service) {
        List<String> reasons = new ArrayList<>();
        reasons.addAll(FoundFiles.incomparable(stack, service));
        if (!service.hooks().equals(Hooks.NONE)) {
            reasons.add("its hooks cannot be compared with those that another tool ran");
        }
        if (!Companions.of(stack, service).isEmpty()) {
            reasons.add("what it shares with other services cannot be compared with what another tool gave it");
        }
        return reasons;
    }
}
