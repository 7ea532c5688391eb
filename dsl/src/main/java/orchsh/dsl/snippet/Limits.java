package orchsh.dsl.snippet;

import java.time.Duration;

/**
 * How much patience a place is given.
 *
 * @param time until it has given everything
 * @param redirects how often it may point elsewhere
 */
record Limits(Duration time, int redirects) {
    static final Limits USUAL = new Limits(Duration.ofSeconds(60), 5);
}
