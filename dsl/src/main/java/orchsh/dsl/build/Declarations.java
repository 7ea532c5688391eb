package orchsh.dsl.build;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import orchsh.dsl.language.DeclarationWords;
import orchsh.dsl.language.ScriptLanguage;
import orchsh.dsl.value.Details;
import orchsh.dsl.value.FileSources;
import orchsh.dsl.value.Networks;
import orchsh.dsl.value.SecretValue;
import orchsh.dsl.value.Values;
import orchsh.engine.model.Config;
import orchsh.engine.model.Network;
import orchsh.engine.model.Secret;
import orchsh.engine.model.Stack;
import orchsh.engine.model.Volume;
import orchsh.engine.problem.Subject;
import org.jspecify.annotations.Nullable;

/** What a script declares for its services to use: networks, volumes, secrets and configs. */
final class Declarations implements DeclarationWords {
    private final Workshop workshop;
    private final Notebook notebook;
    private final Declared declared;
    private final Map<String, Network> networks = new LinkedHashMap<>();
    private final Map<String, Volume> volumes = new LinkedHashMap<>();
    private final Map<String, Config> configs = new LinkedHashMap<>();
    /** Secrets whose content is asked for outside of services, until it is used. */
    private final Map<SecretValue, Place> unusedSecrets = new LinkedHashMap<>();

    Declarations(Workshop workshop) {
        this.workshop = workshop;
        this.notebook = workshop.notebook();
        this.declared = workshop.declared();
    }

    /** What services may ask of the rest of the stack. */
    Declared knownToServices() {
        return declared;
    }

    void complainOfUnusedSecrets() {
        unusedSecrets.forEach((secret, place) -> notebook.complain(
                place,
                "secret `" + secret.name() + "` is asked for, and nothing is done with it",
                "declare it with secret '" + secret.name() + "', file: '…', or use it in a service"));
    }

    Stack.Builder addTo(Stack.Builder stack) {
        return stack.networks(networks.values())
                .volumes(volumes.values())
                .secrets(declared.secrets().values())
                .configs(configs.values());
    }

    /** Takes what a compose file declares. */
    void adopt(Outline outline) {
        outline.networks().forEach(network -> adopt("network", network.name(), network, networks, outline));
        outline.volumes().forEach(volume -> adopt("volume", volume.name(), volume, volumes, outline));
        outline.secrets().forEach(secret -> adopt("secret", secret.name(), secret, declared.secrets(), outline));
        outline.configs().forEach(config -> adopt("config", config.name(), config, configs, outline));
    }

    /** Takes what a stack has. */
    void goOnFrom(Stack stack) {
        stack.networks().forEach(network -> networks.put(network.name(), network));
        stack.volumes().forEach(volume -> volumes.put(volume.name(), volume));
        stack.secrets().forEach(secret -> declared.secrets().put(secret.name(), secret));
        stack.configs().forEach(config -> configs.put(config.name(), config));
    }

    private <T> void adopt(String word, String name, T part, Map<String, T> known, Outline outline) {
        Place place = outline.places().getOrDefault(new Subject("", word, name), notebook.here());
        T before = known.putIfAbsent(name, part);
        if (before != null && !before.equals(part)) {
            notebook.complain(place, word + " `" + name + "` is declared twice", "give one of them another name");
        }
    }

    @Override
    public void network(@Nullable Object given) {
        network(Map.of(), given);
    }

    @Override
    public void network(Map<String, ?> options, @Nullable Object given) {
        declarePart("network", given, networks, said -> Networks.of(said, details("network", options)));
    }

    @Override
    public void volume(@Nullable Object given) {
        volume(Map.of(), given);
    }

    @Override
    public void volume(Map<String, ?> options, @Nullable Object given) {
        declarePart("volume", given, volumes, said -> Networks.volume(said, details("volume", options)));
    }

    @Override
    public void secret(Map<String, ?> options, @Nullable Object given) {
        declarePart(
                "secret",
                given,
                declared.secrets(),
                said -> new Secret(
                        said, FileSources.of("secret", said, details("secret", options), workshop.beside())));
    }

    @Override
    public Object secret(@Nullable Object given) {
        String said = notebook.read(() -> Values.text("secret", given)).orElse("");
        SecretValue[] value = new SecretValue[1];
        value[0] = new SecretValue(said, () -> unusedSecrets.remove(value[0]));
        if (!said.isEmpty()) {
            unusedSecrets.put(value[0], notebook.here());
        }
        return value[0];
    }

    @Override
    public void config(Map<String, ?> options, @Nullable Object given) {
        declarePart(
                "config",
                given,
                configs,
                said -> new Config(
                        said, FileSources.of("config", said, details("config", options), workshop.beside())));
    }

    private static Details details(String word, Map<String, ?> options) {
        return Details.of(ScriptLanguage.class, word, options);
    }

    private <T> void declarePart(
            String word, @Nullable Object given, Map<String, T> known, Function<String, T> reading) {
        notebook.heed(() -> {
            String said = Values.text(word, given);
            notebook.declare(new Subject("", word, said));
            known.put(said, reading.apply(said));
        });
    }
}
