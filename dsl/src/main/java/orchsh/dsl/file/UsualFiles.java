package orchsh.dsl.file;

import java.util.List;

/** What compose files are called, as docker compose knows them and in its order. */
public final class UsualFiles {
    /** The names of compose files, the first before the others. */
    public static final List<String> NAMES =
            List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");

    /** The names of what is laid over them. */
    public static final List<String> OVERRIDES = List.of(
            "compose.override.yml",
            "compose.override.yaml",
            "docker-compose.override.yml",
            "docker-compose.override.yaml");

    private UsualFiles() {}
}
