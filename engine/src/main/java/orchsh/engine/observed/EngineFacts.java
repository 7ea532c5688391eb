package orchsh.engine.observed;

/**
 * What an engine says about itself.
 *
 * @param name the product, for example {@code Docker Engine} or {@code Podman Engine}
 * @param version its version
 * @param apiVersion the newest version of the API it speaks
 * @param minimumApiVersion the oldest one it still answers
 * @param operatingSystem for example {@code linux}
 */
public record EngineFacts(
        String name, String version, ApiVersion apiVersion, ApiVersion minimumApiVersion, String operatingSystem) {

    /** Whether it is Podman, which speaks Docker's language and cannot do all that Docker can. */
    public boolean isPodman() {
        return name.startsWith("Podman");
    }

    /** Whether it lets no two networks have the same name, however many make one at once. */
    public boolean hasUniqueNetworkNames() {
        return apiVersion.isAtLeast(1, 44);
    }
}
