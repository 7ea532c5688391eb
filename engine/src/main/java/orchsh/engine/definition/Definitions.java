package orchsh.engine.definition;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import orchsh.engine.model.FileContent;
import orchsh.engine.model.FileGrant;
import orchsh.engine.model.Hook;
import orchsh.engine.model.Preparation;
import orchsh.engine.model.SeccompProfile;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.FileContents;
import orchsh.engine.observed.ObservedStack;

/** The definitions of a stack's containers as they may be seen, each made once. */
public final class Definitions {
    private final Stack stack;
    private final Confidential confidential;
    private final Set<String> secretTexts;
    private final Map<String, Definition> made = new HashMap<>();

    public Definitions(Stack stack, Confidential confidential) {
        this.stack = stack;
        this.confidential = confidential;
        this.secretTexts = confidential.files().secretTexts();
    }

    public Definition of(Service service) {
        return made.computeIfAbsent(service.name(), name -> make(service));
    }

    /** As people may see it: with stars in place of what is nobody's business. */
    Definition shown(Service service) {
        return ServiceFields.of(stack, service).hiding(textsNotToTell(service)).masked();
    }

    private Definition make(Service service) {
        Map<String, String> fields = new TreeMap<>();
        add("secret", service.secrets(), confidential.files().secrets(), fields);
        add("config", service.configs(), confidential.files().configs(), fields);
        addProfiles(service, fields);
        addPreparations(service, fields);
        addHooks("afterStart", service, service.hooks().afterStart(), fields);
        addHooks("onReady", service, service.hooks().whenReady(), fields);
        addHooks("beforeStop", service, service.hooks().beforeStop(), fields);
        return ServiceFields.of(stack, service)
                .hiding(textsNotToTell(service))
                .with(fields)
                .sealed(confidential.seal());
    }

    /** In what a service differs from a container that bears no definition. */
    public List<String> changesSince(Service service, ObservedStack observed, MadeFrom origin) {
        FoundDefinition found = FoundDefinition.of(stack, service, observed, origin);
        return asSeen(service, found.wanted()).changesSince(asSeen(service, found.found()));
    }

    private Definition asSeen(Service service, Definition definition) {
        return definition.hiding(textsNotToTell(service)).sealed(confidential.seal());
    }

    /** Secrets, and what is confidential in the variables of the service and of those it is linked to. */
    private Set<String> textsNotToTell(Service service) {
        Set<String> texts = new HashSet<>(secretTexts);
        addConfidential(service, texts);
        service.links()
                .forEach(link -> stack.service(link.service()).ifPresent(other -> addConfidential(other, texts)));
        return texts;
    }

    private static void addConfidential(Service service, Set<String> texts) {
        service.environment().confidential().stream()
                .flatMap(name -> Optional.ofNullable(service.env().get(name)).stream())
                .filter(FileContents::isLongEnoughToFind)
                .forEach(texts::add);
    }

    private void addPreparations(Service service, Map<String, String> fields) {
        List<Preparation> preparations = service.hooks().beforeStart();
        for (int i = 0; i < preparations.size(); i++) {
            Preparation preparation = preparations.get(i);
            fields.put(
                    "beforeStart" + (i == 0 ? "" : " " + (i + 1)),
                    preparation.image().map(image -> image + ": ").orElse("")
                            + words(service, preparation.hook()).definition()
                            + (preparation.each() ? " for each" : ""));
        }
    }

    private void addHooks(String turn, Service service, List<Hook> hooks, Map<String, String> fields) {
        for (int i = 0; i < hooks.size(); i++) {
            fields.put(
                    turn + (i == 0 ? "" : " " + (i + 1)),
                    words(service, hooks.get(i)).definition());
        }
    }

    /** The words of a hook of a service, as they may be seen. */
    public HookWords words(Service service, Hook hook) {
        return new HookWords(hook, service.env(), textsNotToTell(service));
    }

    /** The file is named by the definition as any other option; what is in it counts, too. */
    private void addProfiles(Service service, Map<String, String> fields) {
        SeccompProfile.of(service)
                .forEach(profile -> Optional.ofNullable(
                                confidential.files().profiles().get(profile.file()))
                        .ifPresent(content -> fields.put(KernelFields.ofOption(profile.option()), digestOf(content))));
    }

    private static void add(
            String kind, List<FileGrant> grants, Map<String, FileContent> contents, Map<String, String> fields) {
        for (FileGrant grant : grants) {
            String shown = shown(grant, Optional.ofNullable(contents.get(grant.name())));
            fields.merge(kind + " " + grant.name(), shown, (one, other) -> one + ", " + other);
        }
    }

    private static String shown(FileGrant grant, Optional<FileContent> content) {
        return grant.target() + " " + grant.uid() + ":" + grant.gid() + " "
                + Integer.toOctalString(GivenFiles.modeOf(grant)) + " "
                + content.map(Definitions::digestOf).orElse("unknown");
    }

    private static String digestOf(FileContent content) {
        return Digest.shortOf(new String(content.bytes(), StandardCharsets.ISO_8859_1));
    }
}
