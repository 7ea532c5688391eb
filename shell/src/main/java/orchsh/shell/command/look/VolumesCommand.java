package orchsh.shell.command.look;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import orchsh.engine.observed.Labels;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.observed.ObservedVolume;
import orchsh.shell.call.EngineView;
import orchsh.shell.call.Glance;
import orchsh.shell.call.ListOptions;
import orchsh.shell.call.Looking;
import orchsh.shell.call.ServiceChoice;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.view.container.VolumeNames;
import orchsh.shell.view.table.Listing;
import orchsh.shell.view.table.Listing.Cell;
import orchsh.shell.view.table.Listing.Column;

/** Lists the stack's volumes with those who use them. */
public final class VolumesCommand implements Looking {

    @Override
    public CommandForm syntax() {
        return ListOptions.addTo(Syntax.look("volumes", "List the stack's volumes, and who uses them.")
                .addPositional(Syntax.words("SERVICE", "only those that these services use"))
                .addOption(Syntax.flag("only the names", "-q", "--quiet")));
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public ExitCode look(Glance call) {
        String stack = call.stackName();
        try (EngineView engine = call.openEngine()) {
            ObservedStack observed = call.whileWanted(() -> engine.observer().observe(stack));
            List<String> services = call.typed().words();
            ServiceChoice.of(call, stack, services).refuseWithoutContainer(observed.own());
            List<ObservedVolume> volumes = volumes(observed).stream()
                    .filter(volume -> services.isEmpty()
                            || users(volume, observed)
                                    .anyMatch(user -> user.service()
                                            .filter(services::contains)
                                            .isPresent()))
                    .toList();
            ListOptions.print(
                    call,
                    () -> volumes.stream().map(ObservedVolume::name).toList(),
                    () -> listing(volumes, observed),
                    "stack `" + stack + "` has no volumes");
            return ExitCode.FINE;
        }
    }

    /** Those that were made for it, also by docker compose, and those that its containers use. */
    private static List<ObservedVolume> volumes(ObservedStack observed) {
        Set<String> used = observed.own().stream()
                .flatMap(container -> container.volumes().stream())
                .map(ObservedContainer.MountedVolume::volume)
                .collect(Collectors.toSet());
        return observed.volumes().stream()
                .filter(volume -> used.contains(volume.name()) || isOwn(volume, observed.project()))
                .filter(volume -> volume.label(Labels.FILES).isEmpty() && !volume.isLease())
                .toList();
    }

    private static boolean isOwn(ObservedVolume volume, String stack) {
        return Stream.of(Labels.STACK, Labels.PROJECT)
                .anyMatch(label -> volume.label(label).filter(stack::equals).isPresent());
    }

    private static Stream<ObservedContainer> users(ObservedVolume volume, ObservedStack observed) {
        return observed.own().stream()
                .filter(container -> container.volumes().stream()
                        .anyMatch(mounted -> mounted.volume().equals(volume.name())));
    }

    private static Listing listing(List<ObservedVolume> volumes, ObservedStack observed) {
        Listing listing = Listing.of(
                new Column("VOLUME", "name"), Column.of("IN THE STACK"), Column.of("USED BY"), Column.of("AT"));
        for (ObservedVolume volume : volumes) {
            List<String> places = users(volume, observed)
                    .flatMap(user -> user.volumes().stream())
                    .filter(mounted -> mounted.volume().equals(volume.name()))
                    .map(ObservedContainer.MountedVolume::target)
                    .distinct()
                    .toList();
            listing.row(
                    new Cell(VolumeNames.shown(volume.name()), volume.name()),
                    isOwn(volume, observed.project())
                            ? volume.label(Labels.VOLUME).orElse("without a name")
                            : "not its own",
                    users(volume, observed)
                            .map(ObservedContainer::name)
                            .distinct()
                            .toList(),
                    places);
        }
        return listing;
    }
}
