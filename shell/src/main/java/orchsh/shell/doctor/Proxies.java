package orchsh.shell.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orchsh.engine.caller.Surroundings;
import orchsh.shell.view.table.CheckList.Check;

/** Compares the proxies of the user with those of the engine, which pulls images by its own. */
public final class Proxies {
    private final Surroundings surroundings;
    private final EngineReport engine;

    public Proxies(Surroundings surroundings, EngineReport engine) {
        this.surroundings = surroundings;
        this.engine = engine;
    }

    public List<Check> checks() {
        Optional<String> http = variable("HTTP_PROXY");
        Optional<String> https = variable("HTTPS_PROXY");
        Optional<String> except = variable("NO_PROXY");
        Optional<String> engineHttp = Optional.of(engine.proxy("HttpProxy")).filter(text -> !text.isEmpty());
        Optional<String> engineHttps = Optional.of(engine.proxy("HttpsProxy")).filter(text -> !text.isEmpty());
        boolean isWanted = http.isPresent() || https.isPresent();
        boolean engineHas = engineHttp.isPresent() || engineHttps.isPresent();
        if (!isWanted && !engineHas) {
            return List.of(Check.ok("proxy", "none, neither here nor for the engine"));
        }
        List<Check> checks = new ArrayList<>();
        String here = https.or(() -> http).map(Proxies::masked).orElse("none");
        String there = engineHttps.or(() -> engineHttp).map(Proxies::masked).orElse("none");
        String both = "here " + here + ", the engine's " + there;
        checks.add(
                isWanted && !engineHas
                        ? Check.warn(
                                "proxy",
                                both + ": the engine pulls images without it",
                                "name it in /etc/docker/daemon.json (\"proxies\"), or in the environment of dockerd")
                        : Check.ok("proxy", both));
        boolean leavesLocalOut = except.filter(
                        list -> list.contains("localhost") || list.contains("127.") || list.equals("*"))
                .isPresent();
        if (isWanted && !leavesLocalOut) {
            checks.add(Check.warn(
                    "proxy",
                    "NO_PROXY does not name localhost, so programs may look for published ports at the proxy",
                    "export NO_PROXY=localhost,127.0.0.1"
                            + except.map(list -> "," + list).orElse("")));
        }
        return checks;
    }

    private Optional<String> variable(String name) {
        return surroundings.variable(name).or(() -> surroundings.variable(name.toLowerCase(java.util.Locale.ROOT)));
    }

    /** Who logs in at a proxy is nobody's business. */
    static String masked(String proxy) {
        return proxy.replaceFirst("//[^/@]*@", "//***@");
    }
}
