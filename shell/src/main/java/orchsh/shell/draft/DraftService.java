package orchsh.shell.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A service or job that is about to be proposed; words are in the notation of the shell that they were found in. */
final class DraftService {
    /** Whether it is to go on, or to come to an end. */
    enum Life {
        SERVICE,
        JOB
    }

    final String name;
    final Life life;
    final String place;
    String image = "";
    String build = "";
    String dockerfile = "";
    final List<String> command = new ArrayList<>();
    final Map<String, String> environment = new LinkedHashMap<>();
    final Set<String> ports = new LinkedHashSet<>();
    final Set<String> volumes = new LinkedHashSet<>();
    /** Aliases by the names of services. */
    final Map<String, String> links = new LinkedHashMap<>();

    final Set<String> needs = new LinkedHashSet<>();
    final Set<String> networks = new LinkedHashSet<>();
    /** Further words of the language with their single value, each as often as it was found. */
    final List<Map.Entry<String, String>> words = new ArrayList<>();
    /** What is waited for, as it stands in a script. */
    final Set<String> waits = new LinkedHashSet<>();

    final Set<String> notes = new LinkedHashSet<>();

    DraftService(String name, Life life, String place) {
        this.name = name;
        this.life = life;
        this.place = place;
    }
}
