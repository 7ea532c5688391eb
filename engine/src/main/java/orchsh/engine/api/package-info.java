/**
 * Asks engines in the words of Docker's API and reads what they answer: looks, logs, events, conversations with processes, files.
 */
@NullMarked
package orchsh.engine.api;

import org.jspecify.annotations.NullMarked;
