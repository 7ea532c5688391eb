package orchsh.dsl.build;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import orchsh.dsl.language.ServiceLanguage;
import orchsh.dsl.language.WishWords;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.model.Doubts;
import orchsh.engine.model.Finding;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.model.StackRules;
import orchsh.engine.problem.Subject;
import org.jspecify.annotations.Nullable;

/** Collects what a script, and those it includes, say about its stack: a part for each group of words. */
public final class StackBuilder {
    private final Wishes wishes;
    private final Notebook notebook;
    private final Params params;
    private final Profiles profiles;
    private final StackPart whole;
    private final ServicePart services;
    private final Declarations declarations;
    private final SnippetPart snippets;
    private final VerbNotes verbs;
    private final Parts words;
    /** Whether there was a stack before. */
    private boolean isSession;

    private boolean needsServices = true;

    /**
     * A builder for one run of one script.
     *
     * @param defaultName the stack's name if the script gives none
     * @param caller the caller's surroundings; relative paths start at the folder of the file that says them
     * @param wishes what is asked for beside the script
     * @param inclusion runs other files
     */
    public StackBuilder(
            String defaultName, Surroundings caller, Wishes wishes, Cursor cursor, Output output, Inclusion inclusion) {
        this.wishes = wishes;
        this.notebook = new Notebook(cursor);
        this.params = new Params(wishes.params(), caller, notebook);
        output.hide(params.secrets());
        this.profiles = Profiles.of(wishes, caller);
        Workshop workshop = new Workshop(notebook, caller, output, new Declared());
        OpenService open = new OpenService(notebook);
        LeftOut leftOut = new LeftOut();
        this.verbs = new VerbNotes(notebook, leftOut);
        this.whole = new StackPart(defaultName, notebook);
        this.services = new ServicePart(workshop, open, verbs, leftOut);
        this.declarations = new Declarations(workshop);
        this.snippets = new SnippetPart(notebook, open, params, services);
        this.words = Parts.of(List.of(
                whole,
                services,
                new VerbPart(notebook, verbs),
                new FilePart(notebook, open, leftOut, inclusion),
                new WishPart(notebook, params, profiles),
                snippets,
                declarations));
    }

    /** What scripts speak to. */
    public Parts words() {
        return words;
    }

    /** What a snippet speaks to, whose params are its own. */
    public Parts wordsWith(Params own) {
        return words.with(WishWords.class, new WishPart(notebook, own, profiles));
    }

    /**
     * Lets a snippet speak, and then the block of whoever uses it to the service of the name that it was given.
     *
     * @param word the snippet's word
     * @param given what stands behind the word
     */
    public @Nullable ServiceLanguage say(String word, @Nullable Object[] given, SnippetRun run) {
        return snippets.say(word, given, run);
    }

    public Params params() {
        return params;
    }

    public Profiles profiles() {
        return profiles;
    }

    /** Takes in what a compose file says; the scripts may say more about its services. */
    public void adopt(Outline outline) {
        outline.profiles().forEach(profiles::declare);
        declarations.adopt(outline);
        notebook.noteAll(outline.places());
        outline.services().forEach(services::adopt);
    }

    /** As {@link #adopt}, of the files that the script stands beside: containers are called as these have it. */
    public void adoptMain(Outline outline) {
        whole.adopt(outline.naming());
        whole.adopt(outline.bounds());
        adopt(outline);
    }

    /**
     * Goes on from a stack that is there: what is said of its services adds to them, and what is declared anew takes the
     * place of what was. What an earlier builder of the same session was told of all services, and its params, still count.
     */
    public void goOnFrom(Stack stack, Optional<StackBuilder> earlier) {
        isSession = true;
        whole.goOnFrom(stack);
        declarations.goOnFrom(stack);
        stack.services().forEach(services::goOnFrom);
        earlier.ifPresent(before -> {
            services.goOnFrom(before.services);
            params.goOnFrom(before.params);
        });
    }

    /** What is wrong so far. */
    public List<Complaint> complaints() {
        return notebook.complaints();
    }

    /** What is let pass, and yet can hardly be meant. */
    public List<Complaint> doubts() {
        return notebook.doubts();
    }

    /** Where everything was said. */
    public Map<Subject, Place> places() {
        return notebook.places();
    }

    /** The files that were read for the values that are in them. */
    public SortedSet<Path> files() {
        return notebook.files();
    }

    /** The tasks, checks and jobs, as they were declared. */
    public VerbNotes verbs() {
        return verbs;
    }

    /** The names of all services that were declared, of profiles that were not chosen too. */
    public Set<String> declaredServices() {
        return services.all().keySet();
    }

    /** It has no services of its own: its tasks are run on the stacks of others. */
    public void beWithoutServices() {
        needsServices = false;
    }

    /** The stack, if nothing is wrong with it. */
    public Optional<Stack> finish() {
        if (needsServices && services.all().isEmpty() && complaints().isEmpty() && !isSession) {
            notebook.complain(
                    notebook.start(),
                    "the script declares no service",
                    "for example service 'db' { image 'postgres' }");
        }
        declarations.complainOfUnusedSecrets();
        List<ServiceBuilder> active = services.all().isEmpty() ? List.of() : activeServices();
        List<Service> made =
                active.stream().flatMap(service -> service.finish().stream()).toList();
        verbs.check(active, services.all().keySet());
        if (!complaints().isEmpty()) {
            return Optional.empty();
        }
        Optional<Stack> stack = notebook.read(
                        whole.place(),
                        () -> declarations.addTo(whole.begin().services(made)).build())
                .map(whole::bounded);
        stack.ifPresent(there -> {
            StackRules.check(there)
                    .forEach(finding -> notebook.complain(
                            placeOf(finding), finding.message(), finding.hint().orElse("")));
            Doubts.of(there)
                    .forEach(finding ->
                            notebook.doubt(new Complaint(placeOf(finding), finding.message(), hintOf(finding))));
        });
        return complaints().isEmpty() ? stack : Optional.empty();
    }

    private List<ServiceBuilder> activeServices() {
        Map<String, ProfileChoice.Candidate> candidates = new LinkedHashMap<>();
        services.all().forEach((service, builder) -> candidates.put(service, builder.candidate()));
        candidates.values().forEach(candidate -> candidate.profiles().forEach(profiles::declare));
        Set<String> active = new ProfileChoice(profiles.chosen(), wishes.services()).among(candidates);
        if (active.isEmpty() && complaints().isEmpty() && !candidates.isEmpty()) {
            Set<String> known = new TreeSet<>();
            candidates.values().forEach(candidate -> known.addAll(candidate.profiles()));
            notebook.complain(
                    notebook.start(),
                    "all services of the script have profiles, and none of these is chosen",
                    "choose with --profile: " + String.join(", ", known));
        }
        declarations.knownToServices().activate(active);
        return active.stream().map(services.all()::get).toList();
    }

    private Place placeOf(Finding finding) {
        return placeOf(finding.about());
    }

    private Place placeOf(Subject part) {
        return places().getOrDefault(part, places().getOrDefault(Subject.service(part.owner()), notebook.start()));
    }

    private Optional<String> hintOf(Finding finding) {
        return finding.hint()
                .or(() -> finding.other().flatMap(other -> placeOf(other).asFirst(placeOf(finding))));
    }
}
