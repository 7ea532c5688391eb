/**
 * Tells what containers, networks and volumes are made from, field by field in the words of the language: what a script wants
 * and what an engine has, so that the two can be compared and nobody's secrets are seen.
 */
@NullMarked
package orchsh.engine.definition;

import org.jspecify.annotations.NullMarked;
