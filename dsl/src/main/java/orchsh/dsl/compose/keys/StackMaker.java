package orchsh.dsl.compose.keys;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import orchsh.dsl.build.Complaint;
import orchsh.dsl.build.Outline;
import orchsh.dsl.build.Outline.OutlinedService;
import orchsh.dsl.build.Place;
import orchsh.dsl.build.ServiceMaker;
import orchsh.dsl.compose.yaml.Findings;
import orchsh.engine.model.Doubts;
import orchsh.engine.model.Finding;
import orchsh.engine.model.Job;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.model.StackRules;
import orchsh.engine.problem.Subject;

/** Makes a stack of what compose files say, when nobody has more to say. */
public final class StackMaker {
    /** The words that speak of other services. */
    private static final Set<String> OTHERS = Set.of("needs", "link", "volumesFrom", "networkMode", "ipc", "pid");

    private final Outline outline;
    private final Place start;
    private final Findings findings;
    private final Notes notes;

    private StackMaker(Outline outline, Place start, Findings findings) {
        this.outline = outline;
        this.start = start;
        this.findings = findings;
        this.notes = new Notes(findings);
    }

    /**
     * The stack, unless something is wrong with it, which is then among the findings.
     *
     * @param start where the files begin, for what stands nowhere
     */
    public static Optional<Stack> make(Outline outline, Place start, Findings findings) {
        return new StackMaker(outline, start, findings).make();
    }

    private Optional<Stack> make() {
        Stack.Builder stack = Stack.named(outline.name())
                .naming(outline.naming())
                .networks(outline.networks())
                .volumes(outline.volumes())
                .secrets(outline.secrets())
                .configs(outline.configs());
        outline.bounds().limit(stack);
        outline.services().forEach(service -> service(service).ifPresent(stack::service));
        if (findings.hasErrors()) {
            return Optional.empty();
        }
        Stack whole = stack.build();
        StackRules.check(whole).forEach(finding -> notes.complain(complaint(finding)));
        Doubts.of(whole).forEach(finding -> notes.doubt(complaint(finding)));
        return findings.hasErrors() ? Optional.empty() : Optional.of(whole);
    }

    private Optional<Service> service(OutlinedService service) {
        List<ServiceMaker.Part> parts = service.said().stream()
                .map(said -> new ServiceMaker.Part(said.place(), said.saying().edit()))
                .toList();
        return new ServiceMaker(() -> start(service), service.place(), parts, notes::heed).make();
    }

    private static Service.Builder start(OutlinedService service) {
        Service.Builder start = Service.named(service.name());
        service.image().ifPresent(start::image);
        service.build().ifPresent(start::build);
        if (service.isJob()) {
            start.job(new Job(false));
        }
        return start;
    }

    private Complaint complaint(Finding finding) {
        Subject about = finding.about();
        Place place = placeOf(about);
        Optional<String> hint = Optional.ofNullable(outline.off().get(about.value()))
                .filter(profile -> OTHERS.contains(about.word()))
                .map(profile -> "it is there with --profile " + profile)
                .or(finding::hint)
                .or(() -> finding.other().flatMap(other -> placeOf(other).asFirst(place)));
        return new Complaint(place, finding.message(), hint);
    }

    private Place placeOf(Subject part) {
        return outline.places().getOrDefault(part, outline.places().getOrDefault(Subject.service(part.owner()), start));
    }
}
