package orchsh.engine.definition;

import orchsh.engine.observed.Facts;

/**
 * What a container was made from, as the engine tells of one that bears no definition.
 *
 * @param container what the engine says of the container
 * @param image what it says of the container's image
 */
public record MadeFrom(Facts container, Facts image) {}
