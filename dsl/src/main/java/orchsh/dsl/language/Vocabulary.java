package orchsh.dsl.language;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import groovy.transform.NamedParam;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The words of one of the language's interfaces, as its methods tell them. */
public final class Vocabulary {
    private static final Vocabulary SCRIPT = new Vocabulary(ScriptLanguage.class);
    private static final Vocabulary SERVICE = new Vocabulary(ServiceLanguage.class);
    private static final Vocabulary TASK = new Vocabulary(TaskLanguage.class);

    /** Words of the language that this version does not know yet; people may well write them. */
    private static final Set<String> LATER =
            Set.of(("param secret config profile defaults override include use secrets configs pull"
                            + " entrypoint workdir user envFile hostname domainname containerName platform init tty"
                            + " stdin label labels annotations like expose externalLinks networkMode dns dnsSearch"
                            + " dnsOpt extraHosts volumesFrom tmpfs shmSize storageOpt readOnly healthcheck restart"
                            + " stopSignal stopTimeout onReady beforeStop memory memoryReservation memorySwap cpus"
                            + " cpuShares cpuset pids ulimits oomScore devices gpus capAdd capDrop privileged"
                            + " securityOpt sysctls ipc pid uts userns cgroup cgroupParent isolation logging runtime"
                            + " replicas profiles deploy watch")
                    .split(" "));

    private final Class<?> language;
    private final SortedMap<String, List<Form>> forms = new TreeMap<>();
    private final SortedMap<String, Word> manual = new TreeMap<>();
    private final Set<String> readable = new TreeSet<>();
    private final Set<String> giving = new TreeSet<>();

    private Vocabulary(Class<?> language) {
        this.language = language;
        Method[] methods = language.getMethods();
        for (Method method : methods) {
            Optional.ofNullable(method.getAnnotation(Word.class)).ifPresent(word -> manual.put(method.getName(), word));
        }
        for (Method method : methods) {
            String name = method.getName();
            if (manual.containsKey(name)) {
                forms.computeIfAbsent(name, key -> new ArrayList<>()).add(Form.of(method));
                if (method.getReturnType() != void.class) {
                    giving.add(name);
                }
            } else if (name.startsWith("get")) {
                readable.add(name.substring(3, 4).toLowerCase(Locale.ROOT) + name.substring(4));
            }
        }
    }

    /** The words outside every block. */
    public static Vocabulary ofScripts() {
        return SCRIPT;
    }

    /** The words of a service's block. */
    public static Vocabulary ofServices() {
        return SERVICE;
    }

    /** The words of the block of a task or check. */
    public static Vocabulary ofTasks() {
        return TASK;
    }

    /** The words of the blocks that an interface describes. */
    public static Vocabulary of(Class<?> language) {
        if (language == TaskLanguage.class) {
            return TASK;
        }
        return language == ServiceLanguage.class ? SERVICE : SCRIPT;
    }

    /** Whether it is a word of the language that this version does not know yet. */
    public static boolean isForLater(String word) {
        return LATER.contains(word);
    }

    public Class<?> language() {
        return language;
    }

    public Set<String> words() {
        return forms.keySet();
    }

    /** What can be read as well as written, such as {@code env}. */
    public Set<String> readable() {
        return readable;
    }

    /** Whether a word gives something back that can be asked further. */
    public boolean givesValue(String word) {
        return giving.contains(word);
    }

    /** The ways to write a word; none when it is no word here. */
    public List<Form> forms(String word) {
        return forms.getOrDefault(word, List.of());
    }

    /** What the word is for and how it is written. */
    public Optional<Word> manual(String word) {
        return Optional.ofNullable(manual.get(word));
    }

    /** The words that open a block. */
    public Set<String> blockWords() {
        Set<String> words = new TreeSet<>();
        forms.forEach((word, all) -> {
            if (all.stream().anyMatch(form -> form.block().isPresent())) {
                words.add(word);
            }
        });
        return words;
    }

    /** Whether a word opens blocks in the words of that interface. */
    public boolean opensBlockOf(String word, Class<?> blockLanguage) {
        return forms(word).stream()
                .anyMatch(form -> form.block().filter(blockLanguage::equals).isPresent());
    }

    /**
     * One way to write a word.
     *
     * @param named whether it takes {@code key: value} pairs
     * @param options the keys it knows; none means that any will do
     * @param values how many values it takes at least, blocks not counted
     * @param more whether it takes more of them
     * @param block the words of its block, if it has one
     */
    public record Form(boolean named, Set<String> options, int values, boolean more, Optional<Class<?>> block) {

        private static Form of(Method method) {
            Set<String> options = new LinkedHashSet<>();
            boolean named = false;
            int values = 0;
            Optional<Class<?>> block = Optional.empty();
            for (Parameter parameter : method.getParameters()) {
                if (Map.class.isAssignableFrom(parameter.getType())) {
                    named = true;
                    Arrays.stream(parameter.getAnnotationsByType(NamedParam.class))
                            .map(NamedParam::value)
                            .forEach(options::add);
                } else if (Closure.class.isAssignableFrom(parameter.getType())) {
                    block = Optional.of(
                            Objects.requireNonNull(parameter.getAnnotation(DelegatesTo.class), method.getName())
                                    .value());
                } else if (!parameter.isVarArgs()) {
                    values++;
                }
            }
            return new Form(named, options, values, method.isVarArgs(), block);
        }
    }
}
