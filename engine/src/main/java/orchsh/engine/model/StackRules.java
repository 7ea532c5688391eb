package orchsh.engine.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.Subject;

/** What must hold between the parts of a stack; each part has already been checked by itself. */
public final class StackRules {
    private static final Set<String> NETWORKS_OF_ENGINES = Set.of("host", "none", "bridge");

    private StackRules() {}

    /** Everything that contradicts, in the order of the stack. */
    public static List<Finding> check(Stack stack) {
        List<Finding> findings = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        stack.services().forEach(service -> names.add(service.name()));
        LinkRules links = new LinkRules(stack, findings);
        for (Service service : stack.services()) {
            for (Need need : service.needs()) {
                known(service, "needs", need.service(), names, findings);
            }
            for (Link link : service.links()) {
                known(service, "link", link.service(), names, findings);
            }
            links.check(service);
            networks(stack, service, findings);
            mounts(stack, service, findings);
            BuildRules.check(stack, service, findings);
            findings.addAll(DataRules.check(stack, service));
            findings.addAll(LaunchRules.check(service));
            findings.addAll(JobRules.check(stack, service));
            findings.addAll(WaitRules.check(service));
            findings.addAll(HostPorts.twice(service));
        }
        findings.addAll(SharingRules.check(stack));
        findings.addAll(AddressRules.check(stack));
        findings.addAll(ReplicaRules.check(stack));
        images(stack, findings);
        platforms(stack, findings);
        StartOrder.of(stack).circle().ifPresent(circle -> findings.add(circleOf(stack, circle)));
        return findings;
    }

    private static void known(Service service, String word, String target, Set<String> names, List<Finding> findings) {
        if (!names.contains(target)) {
            findings.add(new Finding(
                    new Subject(service.name(), word, target),
                    "service `" + service.name() + "` " + (word.equals("link") ? "links to" : "needs") + " `" + target
                            + "`, which is no service of this stack",
                    NearMiss.hint(target, names)));
        }
    }

    /** Two builds of one name would undo each other for ever. */
    private static void images(Stack stack, List<Finding> findings) {
        Map<ImageReference, Service> builders = new HashMap<>();
        for (Service service : stack.services()) {
            for (ImageReference image : stack.imagesBuiltBy(service)) {
                Service other = builders.putIfAbsent(image, service);
                if (other != null && !makeTheSame(other, service)) {
                    findings.add(new Finding(
                            Subject.service(service.name()),
                            "services `" + other.name() + "` and `" + service.name()
                                    + "` build different images of the name `" + image + "`",
                            Optional.of("give one of them a name of its own: image 'NAME'")));
                }
            }
        }
    }

    private static boolean makeTheSame(Service one, Service other) {
        return one.build().orElseThrow().makesSameAs(other.build().orElseThrow());
    }

    /** An engine has one image of a name. */
    private static void platforms(Stack stack, List<Finding> findings) {
        Map<ImageReference, Service> users = new HashMap<>();
        for (Service service : stack.services()) {
            if (service.platform().isPresent()) {
                ImageReference image = stack.imageOf(service);
                Service other = users.putIfAbsent(image, service);
                boolean bothBuild = other != null
                        && other.build().isPresent()
                        && service.build().isPresent();
                if (other != null && !bothBuild && !other.platform().equals(service.platform())) {
                    findings.add(new Finding(
                            Subject.service(service.name()),
                            "services `" + other.name() + "` and `" + service.name() + "` want the image `" + image
                                    + "` for " + other.platform().get() + " and for "
                                    + service.platform().get() + ", and one name cannot be two images on one engine",
                            Optional.of("give both one platform, or one of them an image of another name")));
                }
            }
        }
    }

    private static void networks(Stack stack, Service service, List<Finding> findings) {
        List<String> known =
                new ArrayList<>(stack.networks().stream().map(Network::name).toList());
        known.add(Stack.DEFAULT_NETWORK);
        Set<String> seen = new HashSet<>();
        for (NetworkUse use : service.networks()) {
            if (!known.contains(use.network())) {
                findings.add(new Finding(
                        new Subject(service.name(), "network", use.network()),
                        "network `" + use.network() + "` is not declared in this stack",
                        Optional.of(NearMiss.hint(use.network(), known).orElseGet(() -> undeclared(use.network())))));
            } else if (!seen.add(use.network())) {
                findings.add(new Finding(
                        new Subject(service.name(), "network", use.network()),
                        "service `" + service.name() + "` joins network `" + use.network() + "` twice",
                        Optional.empty()));
            }
        }
    }

    private static String undeclared(String network) {
        return NETWORKS_OF_ENGINES.contains(network)
                ? "that of the engine is said with networkMode '" + network + "'"
                : "declare it outside the service: network '" + network + "'";
    }

    private static void mounts(Stack stack, Service service, List<Finding> findings) {
        List<String> known = stack.volumes().stream().map(Volume::name).toList();
        Set<String> targets = new HashSet<>();
        for (Mount mount : service.mounts()) {
            if (mount instanceof Mount.NamedVolume named && !known.contains(named.volume())) {
                findings.add(new Finding(
                        new Subject(service.name(), "volume", named.volume()),
                        "volume `" + named.volume() + "` is not declared in this stack",
                        Optional.of(NearMiss.hint(named.volume(), known)
                                .orElse("declare it outside the service: volume '" + named.volume()
                                        + "'; for a folder write './" + named.volume() + "'"))));
            }
            if (!targets.add(Path.of(mount.target()).normalize().toString())) {
                findings.add(new Finding(
                        new Subject(service.name(), "volume", mount.target()),
                        "service `" + service.name() + "` mounts two things at `" + mount.target() + "`",
                        Optional.empty()));
            }
        }
    }

    private static Finding circleOf(Stack stack, List<String> circle) {
        Service first = stack.service(circle.get(0)).orElseThrow();
        String next = circle.get(1);
        return new Finding(
                new Subject(first.name(), "needs", next),
                "these services need each other in a circle: " + String.join(" -> ", circle),
                Optional.of("a `link` gives a name without waiting; circles of links are fine"));
    }
}
