package orchsh.dsl.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import orchsh.dsl.build.SourceText;
import orchsh.dsl.snippet.Fact;
import orchsh.dsl.snippet.Fact.Kind;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.BooleanExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TernaryExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;

/** Finds the words of a snippet that matter to whoever lets it run, wherever they stand in its text. */
final class FactCollector extends CodeVisitorSupport {
    private static final String SOCKET = "docker.sock";
    private static final Map<String, Kind> WORDS = Map.ofEntries(
            Map.entry("image", Kind.IMAGE),
            Map.entry("build", Kind.BUILD),
            Map.entry("port", Kind.PORT),
            Map.entry("ports", Kind.PORT),
            Map.entry("privileged", Kind.PRIVILEGE),
            Map.entry("devices", Kind.PRIVILEGE),
            Map.entry("device", Kind.PRIVILEGE),
            Map.entry("gpus", Kind.PRIVILEGE),
            Map.entry("capAdd", Kind.PRIVILEGE),
            Map.entry("groupAdd", Kind.PRIVILEGE),
            Map.entry("securityOpt", Kind.PRIVILEGE),
            Map.entry("sysctls", Kind.PRIVILEGE),
            Map.entry("cgroupParent", Kind.PRIVILEGE),
            Map.entry("cgroup", Kind.PRIVILEGE),
            Map.entry("userns", Kind.PRIVILEGE),
            Map.entry("runtime", Kind.PRIVILEGE),
            Map.entry("oomScore", Kind.PRIVILEGE),
            Map.entry("oomKillDisable", Kind.PRIVILEGE),
            Map.entry("deviceCgroupRules", Kind.PRIVILEGE),
            Map.entry("useApiSocket", Kind.PRIVILEGE),
            Map.entry("labelFile", Kind.HOST_PATH),
            Map.entry("envFile", Kind.HOST_PATH),
            Map.entry("volumesFrom", Kind.OTHERS),
            Map.entry("like", Kind.SHARED),
            Map.entry("externalLinks", Kind.SHARED),
            Map.entry("override", Kind.OTHERS),
            Map.entry("defaults", Kind.OTHERS),
            Map.entry("task", Kind.HOST),
            Map.entry("check", Kind.HOST),
            Map.entry("sh", Kind.HOST),
            Map.entry("watch", Kind.HOST),
            Map.entry("use", Kind.USES),
            Map.entry("include", Kind.USES),
            Map.entry("param", Kind.PARAM));

    /** Commands in a container, or a block that runs on the host. */
    private static final Set<String> HOOKS = Set.of("onReady", "beforeStart", "afterStart", "beforeStop");

    /** Namespaces that may be shared with the host or with another container. */
    private static final Set<String> NAMESPACES = Set.of("network", "networks", "networkMode", "pid", "ipc", "uts");

    private static final Set<String> MOUNTS = Set.of("volume", "volumes", "mount");
    private static final Set<String> SOURCES = Set.of("source", "src", "bind", "from", "device", "o", "driverOpts");
    private static final Set<String> FILES = Set.of("secret", "secrets", "config", "configs");
    private static final Set<String> INNER_DRIVERS = Set.of("bridge", "overlay", "none", "default");
    private static final Set<String> EXTERNAL = Set.of("volume", "network");

    private final SourceText source;
    private final List<Fact> facts = new ArrayList<>();

    FactCollector(SourceText source) {
        this.source = source;
    }

    List<Fact> facts() {
        return facts;
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        String word = Words.nameOf(call);
        List<Expression> given = given(call);
        Optional.ofNullable(WORDS.get(word))
                .ifPresent(kind -> add(
                        kind,
                        kind == Kind.PRIVILEGE || kind == Kind.HOST || kind == Kind.SHARED
                                ? word + " " + written(given)
                                : written(given)));
        if (MOUNTS.contains(word)) {
            given.stream()
                    .flatMap(value -> mounted(value))
                    .filter(FactCollector::isHostPath)
                    .forEach(value -> add(Kind.HOST_PATH, text(value)));
            given.stream()
                    .flatMap(FactCollector::imagesMounted)
                    .forEach(value -> add(Kind.IMAGE, word + " " + text(value)));
        }
        if (word.equals("deploy") && given.stream().anyMatch(FactCollector::mayHaveDevices)) {
            add(Kind.PRIVILEGE, word + " " + written(given));
        }
        if (word.equals("network") && given.stream().anyMatch(FactCollector::mayReachHostsNetwork)) {
            add(Kind.PRIVILEGE, word + " " + written(given));
        }
        if (FILES.contains(word)) {
            given.stream()
                    .flatMap(value -> named(value, Set.of("file")))
                    .forEach(value -> add(Kind.HOST_PATH, text(value)));
            given.stream()
                    .flatMap(value -> named(value, Set.of("env")))
                    .forEach(value -> add(Kind.HOST_VARIABLE, text(value)));
        }
        if (EXTERNAL.contains(word) && given.stream().anyMatch(options -> mayBeTrue(options, "external"))) {
            add(Kind.SHARED, word + " " + written(given));
        }
        if (word.equals("beforeStart")) {
            given.stream()
                    .flatMap(value -> named(value, Set.of("image")))
                    .forEach(value -> add(Kind.IMAGE, text(value)));
        }
        if (HOOKS.contains(word) && hasBlock(call)) {
            add(Kind.HOST, word);
        }
        if (HOOKS.contains(word) && given.stream().anyMatch(options -> mayBeTrue(options, "privileged"))) {
            add(Kind.PRIVILEGE, word + " " + written(given));
        }
        if (NAMESPACES.contains(word) && given.stream().anyMatch(FactCollector::isShared)) {
            add(Kind.PRIVILEGE, word + " " + written(given));
        }
        super.visitMethodCallExpression(call);
    }

    @Override
    public void visitConstantExpression(ConstantExpression constant) {
        if (String.valueOf(constant.getValue()).contains(SOCKET)) {
            add(Kind.PRIVILEGE, "the engine's own socket " + text(constant));
        }
    }

    private void add(Kind kind, String what) {
        facts.add(new Fact(kind, what));
    }

    private static boolean hasBlock(MethodCallExpression call) {
        return call.getArguments() instanceof TupleExpression several
                && several.getExpressions().stream().anyMatch(ClosureExpression.class::isInstance);
    }

    private static List<Expression> given(MethodCallExpression call) {
        List<Expression> given = call.getArguments() instanceof TupleExpression several
                ? several.getExpressions()
                : List.of(call.getArguments());
        return given.stream()
                .filter(value -> !(value instanceof ClosureExpression))
                .toList();
    }

    /** What may be the host's side of a mount; in pairs that is the first of both. */
    private static Stream<Expression> mounted(Expression value) {
        if (value instanceof ListExpression list) {
            return list.getExpressions().stream().flatMap(FactCollector::mounted);
        }
        if (value instanceof MapExpression pairs) {
            return Stream.concat(
                    named(value, SOURCES),
                    pairs.getMapEntryExpressions().stream().map(MapEntryExpression::getKeyExpression));
        }
        if (value instanceof MethodCallExpression pair
                && pair.getObjectExpression().getText().equals(Subset.PAIR)) {
            return given(pair).stream().limit(1);
        }
        return Stream.of(value);
    }

    /** What is given by these keys; a key that is worked out may be any of them. */
    private static Stream<Expression> named(Expression value, Set<String> keys) {
        return maps(value)
                .flatMap(map -> map.getMapEntryExpressions().stream())
                .filter(entry -> !(entry.getKeyExpression() instanceof ConstantExpression)
                        || keys.contains(entry.getKeyExpression().getText()))
                .map(MapEntryExpression::getValueExpression);
    }

    /** The maps that a value may turn out to be, or be put together from. */
    private static Stream<MapExpression> maps(Expression value) {
        if (value instanceof MapExpression map) {
            return Stream.of(map);
        }
        if (value instanceof BooleanExpression condition) {
            return maps(condition.getExpression());
        }
        if (value instanceof TernaryExpression choice) {
            return Stream.of(choice.getBooleanExpression(), choice.getTrueExpression(), choice.getFalseExpression())
                    .flatMap(FactCollector::maps);
        }
        return value instanceof BinaryExpression sum
                ? Stream.of(sum.getLeftExpression(), sum.getRightExpression()).flatMap(FactCollector::maps)
                : Stream.empty();
    }

    /** Whatever is worked out may be one. */
    private static boolean isHostPath(Expression value) {
        String text =
                value instanceof GStringExpression mixed && !mixed.getStrings().isEmpty()
                        ? mixed.getStrings().get(0).getText()
                        : value.getText();
        boolean isText = value instanceof ConstantExpression || value instanceof GStringExpression;
        return !isText
                || text.isEmpty() && !beginsWithItsName(value)
                || text.startsWith(".")
                || text.startsWith("/")
                || text.startsWith("~")
                || text.contains("\\");
    }

    /** The name that a snippet is given is one of a service, in which no path can stand. */
    private static boolean beginsWithItsName(Expression value) {
        return value instanceof GStringExpression mixed
                && mixed.getValue(0) instanceof VariableExpression variable
                && variable.getName().equals("name");
    }

    /** What is mounted as an image, or may be. */
    private static Stream<Expression> imagesMounted(Expression value) {
        if (value instanceof ListExpression list) {
            return list.getExpressions().stream().flatMap(FactCollector::imagesMounted);
        }
        boolean isImage = named(value, Set.of("type"))
                .anyMatch(type ->
                        !(type instanceof ConstantExpression) || type.getText().equals("image"));
        return isImage ? named(value, SOURCES) : Stream.empty();
    }

    /** Whatever is worked out may have them. */
    private static boolean mayHaveDevices(Expression value) {
        if (value instanceof ListExpression list) {
            return list.getExpressions().stream().anyMatch(FactCollector::mayHaveDevices);
        }
        if (!(value instanceof MapExpression)) {
            return !(value instanceof ConstantExpression);
        }
        return maps(value)
                .flatMap(map -> map.getMapEntryExpressions().stream())
                .anyMatch(entry -> !(entry.getKeyExpression() instanceof ConstantExpression)
                        || entry.getKeyExpression().getText().equals("devices")
                        || leadsToDevices(entry.getKeyExpression().getText())
                                && mayHaveDevices(entry.getValueExpression()));
    }

    private static boolean leadsToDevices(String key) {
        return key.equals("resources") || key.equals("reservations");
    }

    /** Drivers other than the usual one put containers into the network that the host is in. */
    private static boolean mayReachHostsNetwork(Expression options) {
        return named(options, Set.of("driver"))
                .anyMatch(
                        driver -> !(driver instanceof ConstantExpression) || !INNER_DRIVERS.contains(driver.getText()));
    }

    /** Whatever is worked out may be true. */
    private static boolean mayBeTrue(Expression options, String option) {
        return named(options, Set.of(option))
                .anyMatch(value ->
                        !(value instanceof ConstantExpression constant && Boolean.FALSE.equals(constant.getValue())));
    }

    private static boolean isShared(Expression value) {
        if (value instanceof ListExpression several) {
            return several.getExpressions().stream().anyMatch(FactCollector::isShared);
        }
        if (value instanceof MapExpression pairs
                && pairs.getMapEntryExpressions().stream()
                        .anyMatch(pair -> !(pair.getKeyExpression() instanceof ConstantExpression))) {
            return true;
        }
        return !(value instanceof ConstantExpression || value instanceof MapExpression)
                || value.getText().contains("host")
                || value.getText().contains("container:")
                || value.getText().contains("service:");
    }

    private String written(List<Expression> given) {
        Optional<Expression> first =
                given.stream().filter(value -> value.getLineNumber() > 0).min((a, b) -> offset(a) - offset(b));
        Optional<Expression> last =
                given.stream().filter(value -> value.getLineNumber() > 0).max((a, b) -> end(a) - end(b));
        return first.isEmpty() || last.isEmpty()
                ? ""
                : source.text().substring(offset(first.get()), Math.max(offset(first.get()), end(last.get())));
    }

    private String text(Expression value) {
        return written(List.of(value));
    }

    private int offset(ASTNode node) {
        return source.offset(node.getLineNumber(), node.getColumnNumber());
    }

    private int end(ASTNode node) {
        return source.offset(node.getLastLineNumber(), node.getLastColumnNumber());
    }
}
