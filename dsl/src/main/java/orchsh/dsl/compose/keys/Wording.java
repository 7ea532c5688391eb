package orchsh.dsl.compose.keys;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in the words of compose files what the model says in those of scripts. */
final class Wording {
    private static final Pattern DECLARE =
            Pattern.compile("declare it outside the service: (\\w+) '[^']*'(, file: '…')?");
    private static final Pattern SAID =
            Pattern.compile("\\b(image|network|volume|port|networkMode|restart|command) '([^']*)'");
    private static final Pattern FIRST = Pattern.compile("^`([a-z]+)`");
    /** Words that are never the name of anything else. */
    private static final Map<String, String> COMPOUND = Map.ofEntries(
            Map.entry("networkMode", "network_mode"),
            Map.entry("containerName", "container_name"),
            Map.entry("capAdd", "cap_add"),
            Map.entry("capDrop", "cap_drop"),
            Map.entry("extraHosts", "extra_hosts"),
            Map.entry("dnsSearch", "dns_search"),
            Map.entry("dnsOpt", "dns_opt"),
            Map.entry("externalLinks", "external_links"),
            Map.entry("volumesFrom", "volumes_from"),
            Map.entry("memoryReservation", "mem_reservation"),
            Map.entry("memorySwap", "memswap_limit"),
            Map.entry("cpusetMems", "cpuset_mems"),
            Map.entry("oomScore", "oom_score_adj"),
            Map.entry("readOnly", "read_only"),
            Map.entry("createHostPath", "create_host_path"),
            Map.entry("beforeStart", "pre_start"),
            Map.entry("beforeStop", "pre_stop"),
            Map.entry("afterStart", "post_start"));
    /** Words that other things may be called by as well. */
    private static final Map<String, String> SIMPLE = Map.ofEntries(
            Map.entry("memory", "mem_limit"),
            Map.entry("swappiness", "mem_swappiness"),
            Map.entry("pids", "pids_limit"),
            Map.entry("userns", "userns_mode"),
            Map.entry("port", "ports"),
            Map.entry("network", "networks"),
            Map.entry("volume", "volumes"),
            Map.entry("needs", "depends_on"),
            Map.entry("pull", "pull_policy"));

    private Wording() {}

    static String ofMessage(String text) {
        String plain = FIRST.matcher(text)
                .replaceFirst(word ->
                        Matcher.quoteReplacement("`" + SIMPLE.getOrDefault(word.group(1), word.group(1)) + "`"));
        for (Map.Entry<String, String> word : COMPOUND.entrySet()) {
            plain = plain.replace("`" + word.getKey() + "`", "`" + word.getValue() + "`");
        }
        return plain.replace("say `memory`", "say `mem_limit`");
    }

    static String ofHint(String text) {
        String plain = DECLARE.matcher(text).replaceAll("declare it at the top level, under `$1s`");
        plain = SAID.matcher(plain).replaceAll(Wording::pair);
        for (Map.Entry<String, String> word : COMPOUND.entrySet()) {
            plain = plain.replace(word.getKey(), word.getValue());
        }
        return plain.replace("beside the script", "beside the file");
    }

    /** {@code image 'NAME'} of a script. */
    private static String pair(MatchResult said) {
        String word = said.group(1);
        return Matcher.quoteReplacement(
                "`" + SIMPLE.getOrDefault(word, COMPOUND.getOrDefault(word, word)) + ": " + said.group(2) + "`");
    }
}
