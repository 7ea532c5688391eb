/** Looks at all that orchsh stands on: each examination is about one thing, changes nothing that stays, and has its limit. */
@NullMarked
package orchsh.shell.doctor;

import org.jspecify.annotations.NullMarked;
