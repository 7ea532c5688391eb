package orchsh.shell.live;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import orchsh.dsl.live.Sight.Remains;
import orchsh.dsl.live.StackControl.Data;
import orchsh.engine.observed.Labels;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedImage;
import orchsh.engine.observed.ObservedNetwork;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.observed.ObservedVolume;
import orchsh.engine.plan.Plan;
import orchsh.engine.plan.PlannedStep;
import orchsh.engine.plan.Step;
import orchsh.engine.plan.Terms;

/** What there is of a stack when nothing of it is wanted any more: told by labels, and by names only where those say which. */
public final class LastThings {
    private static final String NAMELESS = "<none>";

    private LastThings() {}

    /** By their names the ids of the images that were built for it; one whose names others have got goes by its id. */
    public static Map<String, String> builtImages(ObservedStack observed) {
        Map<String, String> images = new LinkedHashMap<>();
        for (ObservedImage image : withItsLabels(observed)) {
            image.namesBuiltUnder().forEach(name -> images.put(name, image.id()));
            if (names(image).isEmpty()) {
                images.put(image.id(), image.id());
            }
        }
        return images;
    }

    /** Names that somebody else gave to images that were built for it, or to images that were built on those. */
    private static List<String> namesOfOthers(ObservedStack observed) {
        return withItsLabels(observed).stream()
                .flatMap(image -> names(image).stream()
                        .filter(name -> !image.namesBuiltUnder().contains(name)))
                .toList();
    }

    private static List<ObservedImage> withItsLabels(ObservedStack observed) {
        return observed.images().stream()
                .filter(image -> image.label(Labels.STACK)
                        .filter(observed.project()::equals)
                        .isPresent())
                .filter(image -> image.label(Labels.FINGERPRINT).isPresent())
                .toList();
    }

    private static List<String> names(ObservedImage image) {
        return image.names().stream().filter(name -> !name.startsWith(NAMELESS)).toList();
    }

    /** Removes the images that were built for it, and its volumes if they are to go, but for what a container uses. */
    static Plan removed(ObservedStack observed, Data volumes) {
        List<PlannedStep> steps = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        builtImages(observed).forEach((name, id) -> {
            Optional<ObservedContainer> user = observed.containers().stream()
                    .filter(container -> container.imageId().equals(id))
                    .findFirst();
            add(new Step.RemoveImage(name), "image " + name, user, steps, notes);
        });
        namesOfOthers(observed).forEach(name -> notes.add("image " + name + " stays: the stack did not name it so"));
        if (volumes == Data.REMOVE) {
            for (ObservedVolume volume : observed.ownVolumes()) {
                Optional<ObservedContainer> user = observed.containers().stream()
                        .filter(container -> container.volumes().stream()
                                .anyMatch(used -> used.volume().equals(volume.name())))
                        .findFirst();
                add(new Step.RemoveVolume(volume.name()), "volume " + volume.name(), user, steps, notes);
            }
        }
        return new Plan(observed.project(), steps, notes, new Terms(Optional.empty(), Terms.OnFailure.KEEP));
    }

    private static void add(
            Step step, String what, Optional<ObservedContainer> user, List<PlannedStep> steps, List<String> notes) {
        user.ifPresentOrElse(
                container -> notes.add(what + " stays: `" + container.name() + "` uses it"),
                () -> steps.add(new PlannedStep(steps.size() + 1, step, "asked for", new TreeSet<>())));
    }

    /**
     * What there is.
     *
     * @param told plans that are to be thought of as carried out
     */
    static Remains remains(ObservedStack observed, List<Plan> told) {
        Set<Step> gone = new HashSet<>();
        told.forEach(plan -> plan.steps().forEach(planned -> gone.add(planned.step())));
        Set<String> containers = new HashSet<>();
        Set<String> networks = new HashSet<>();
        Set<String> volumes = new HashSet<>();
        Set<String> images = new HashSet<>();
        for (Step step : gone) {
            if (step instanceof Step.RemoveContainer container) {
                containers.add(container.container());
            } else if (step instanceof Step.RemoveNetwork network) {
                networks.add(network.name());
            } else if (step instanceof Step.RemoveVolume volume) {
                volumes.add(volume.name());
            } else if (step instanceof Step.RemoveImage image) {
                images.add(image.name());
            }
        }
        return new Remains(
                without(
                        containers,
                        observed.own().stream().map(ObservedContainer::name).toList()),
                without(
                        networks,
                        observed.ownNetworks().stream()
                                .map(ObservedNetwork::name)
                                .toList()),
                without(
                        volumes,
                        observed.ownVolumes().stream().map(ObservedVolume::name).toList()),
                without(images, List.copyOf(builtImages(observed).keySet())));
    }

    private static List<String> without(Set<String> gone, List<String> names) {
        return names.stream().filter(name -> !gone.contains(name)).toList();
    }
}
