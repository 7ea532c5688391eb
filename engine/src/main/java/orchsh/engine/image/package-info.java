/** Build contexts, .dockerignore, fingerprints and stand-in recipes. */
@NullMarked
package orchsh.engine.image;

import org.jspecify.annotations.NullMarked;
