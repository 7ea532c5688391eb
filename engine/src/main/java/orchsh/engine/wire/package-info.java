/** A small HTTP client for engines on the JDK alone: over sockets, TCP, TLS and ssh, with bodies that stream both ways. */
@NullMarked
package orchsh.engine.wire;

import org.jspecify.annotations.NullMarked;
