package orchsh.dsl.write.script;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import orchsh.engine.model.Wait;

/** Writes what a service is waited for. */
final class WaitLine {
    private final Literals literals;

    WaitLine(Literals literals) {
        this.literals = literals;
    }

    Call of(Wait wait) {
        return Call.of("wait").named(spelled(wait));
    }

    private Map<String, String> spelled(Wait wait) {
        Map<String, String> said = new LinkedHashMap<>();
        if (wait instanceof Wait.Any any) {
            said.put(
                    "any",
                    any.alternatives().stream()
                            .map(one -> literals.mapOf(spelled(one), value -> value))
                            .collect(Collectors.joining(", ", "[", "]")));
            return said;
        }
        if (wait instanceof Wait.Tcp tcp) {
            said.put("tcp", String.valueOf(tcp.port()));
        } else if (wait instanceof Wait.Http http) {
            http(http, said);
        } else if (wait instanceof Wait.Log log) {
            said.put("log", literals.pattern(log.pattern().regex()));
            if (log.times() != 1) {
                said.put("times", String.valueOf(log.times()));
            }
        } else if (wait instanceof Wait.Exec exec) {
            said.put("exec", literals.commandInOne(exec.command()));
        } else if (wait instanceof Wait.Exit exit) {
            said.put("exit", String.valueOf(exit.code()));
        } else if (wait instanceof Wait.File file) {
            said.put("file", literals.text(file.path()));
        } else {
            said.put("healthy", "true");
        }
        options(wait.options(), said);
        return said;
    }

    private void http(Wait.Http http, Map<String, String> said) {
        said.put("http", literals.text(http.path()));
        said.put("port", String.valueOf(http.port()));
        boolean isUsual =
                http.lowestStatus() == Wait.Http.LOWEST_USUAL && http.highestStatus() == Wait.Http.HIGHEST_USUAL;
        if (!isUsual) {
            said.put(
                    "status",
                    http.lowestStatus() == http.highestStatus()
                            ? String.valueOf(http.lowestStatus())
                            : http.lowestStatus() + ".." + http.highestStatus());
        }
        http.body().ifPresent(pattern -> said.put("body", literals.pattern(pattern.regex())));
        if (!http.headers().isEmpty()) {
            said.put("headers", literals.map(http.headers()));
        }
    }

    private void options(Wait.Options options, Map<String, String> said) {
        Wait.Options usual = Wait.Options.DEFAULT;
        if (!options.timeout().equals(usual.timeout())) {
            said.put("timeout", Amounts.time(options.timeout()));
        }
        if (!options.stable().equals(usual.stable())) {
            said.put("stable", Amounts.time(options.stable()));
        }
        options.fail().ifPresent(pattern -> said.put("fail", literals.pattern(pattern.regex())));
        options.every().ifPresent(time -> said.put("every", Amounts.time(time)));
    }
}
