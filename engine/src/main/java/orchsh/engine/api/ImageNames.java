package orchsh.engine.api;

import orchsh.engine.wire.WireResponse;

/**
 * Brings names of images into Docker's short form. Podman writes them in full, and puts those without a registry under
 * {@code localhost}; Docker, too, shows a part that needs no saying when it was given one.
 */
enum ImageNames {
    OF_DOCKER,
    OF_PODMAN;

    /** The engine is known by the header that it puts on every answer. */
    static ImageNames of(WireResponse response) {
        return response.header("Server").orElse("").startsWith("Libpod") ? OF_PODMAN : OF_DOCKER;
    }

    String familiar(String name) {
        if (this == OF_PODMAN && name.startsWith("localhost/")) {
            return name.substring("localhost/".length());
        }
        String rest = name.startsWith("docker.io/") ? name.substring("docker.io/".length()) : name;
        return rest.startsWith("library/") ? rest.substring("library/".length()) : rest;
    }
}
