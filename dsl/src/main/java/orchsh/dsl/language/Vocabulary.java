package orchsh.dsl.language;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import groovy.transform.NamedParam;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
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
    private static final ClassValue<Vocabulary> ALL = new ClassValue<>() {
        @Override
        protected Vocabulary computeValue(Class<?> language) {
            return new Vocabulary(language);
        }
    };

    private final Class<?> language;
    private final SortedMap<String, List<Form>> forms = new TreeMap<>();
    private final SortedMap<String, Word> manual = new TreeMap<>();
    private final SortedMap<String, Impossible> impossible = new TreeMap<>();
    private final Set<String> readable = new TreeSet<>();
    private final Set<String> giving = new TreeSet<>();

    private Vocabulary(Class<?> language) {
        this.language = language;
        Method[] methods = language.getMethods();
        for (Method method : methods) {
            Optional.ofNullable(method.getAnnotation(Word.class)).ifPresent(word -> manual.put(method.getName(), word));
            Optional.ofNullable(method.getAnnotation(Impossible.class))
                    .ifPresent(reason -> impossible.put(method.getName(), reason));
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

    /** All places where words stand, each by what people call it. */
    public static Map<String, Vocabulary> places() {
        Map<String, Vocabulary> places = new LinkedHashMap<>();
        places.put("outside every block", ofScripts());
        places.put("in the block of a service or a job", ofServices());
        places.put("in the block of a task or a check", ofTasks());
        return places;
    }

    /** The words outside every block. */
    public static Vocabulary ofScripts() {
        return of(ScriptLanguage.class);
    }

    /** The words of a service's block. */
    public static Vocabulary ofServices() {
        return of(ServiceLanguage.class);
    }

    /** The words of the block of a task or check. */
    public static Vocabulary ofTasks() {
        return of(TaskLanguage.class);
    }

    /** The words of the blocks that an interface describes. */
    public static Vocabulary of(Class<?> language) {
        return ALL.get(language);
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

    /** Why a word cannot be done, if it cannot. */
    public Optional<Impossible> impossible(String word) {
        return Optional.ofNullable(impossible.get(word));
    }

    /** The word for what compose files call so. */
    public Optional<String> wordFor(String composeName) {
        return manual.entrySet().stream()
                .filter(entry -> Arrays.stream(entry.getValue().compose())
                        .anyMatch(name -> plain(name).equals(plain(composeName))))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
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
     * @param options the keys it knows, and what kind of value each takes; none means that any will do
     * @param pairs the key that makes all of them options, where others are the user's own names
     * @param kinds what kind of value it takes, one after the other, blocks not counted
     * @param more whether it takes more of the last kind, or none
     * @param block the words of its block, if it has one
     */
    public record Form(
            boolean named,
            Map<String, Class<?>> options,
            Optional<String> pairs,
            List<Class<?>> kinds,
            boolean more,
            Optional<Class<?>> block) {

        private static Form of(Method method) {
            Map<String, Class<?>> options = new LinkedHashMap<>();
            List<Class<?>> kinds = new ArrayList<>();
            Optional<String> pairs = Optional.empty();
            boolean named = false;
            Optional<Class<?>> block = Optional.empty();
            for (Parameter parameter : method.getParameters()) {
                if (Map.class.isAssignableFrom(parameter.getType())) {
                    named = true;
                    pairs = Optional.ofNullable(parameter.getAnnotation(Pairs.class))
                            .map(Pairs::unless);
                    for (NamedParam option : parameter.getAnnotationsByType(NamedParam.class)) {
                        options.put(option.value(), option.type());
                    }
                } else if (Closure.class.isAssignableFrom(parameter.getType())) {
                    block = Optional.of(
                            Objects.requireNonNull(parameter.getAnnotation(DelegatesTo.class), method.getName())
                                    .value());
                } else {
                    Takes takes = parameter.getAnnotation(Takes.class);
                    kinds.add(takes == null ? Object.class : takes.value());
                }
            }
            return new Form(named, options, pairs, kinds, method.isVarArgs(), block);
        }

        /** How many values it takes at least, blocks not counted. */
        public int values() {
            return more ? kinds.size() - 1 : kinds.size();
        }

        /** What kind of value it takes there; where it takes more of them, a list of them is one as well. */
        public Class<?> kindOf(int position) {
            boolean isFurther = more && position >= kinds.size() - 1;
            Class<?> kind = kinds.get(isFurther ? kinds.size() - 1 : position);
            return isFurther && kind == String.class ? List.class : kind;
        }

        /** Whether these keys are options, of which it knows all that there are. */
        public boolean knowsKeys(Set<String> given) {
            return !options.isEmpty() && pairs.map(given::contains).orElse(true);
        }
    }
}
