package orchsh.engine.model;

/**
 * Something that {@code RUN --mount=type=secret} lines may read, and that never gets into the image.
 *
 * @param id the name by which the Dockerfile asks for it
 * @param source where its content comes from
 */
public record BuildSecret(String id, FileSource source) {
    public BuildSecret {
        Checks.notBlank("the name of a build's secret", id);
        if (id.contains(",") || id.contains("\"")) {
            throw new IllegalArgumentException(
                    "the name `" + id + "` of a build's secret has a comma or a quote in it");
        }
    }
}
