/** What happens during a run, told live, line by line, as JSON, or as a timeline afterwards. */
@NullMarked
package orchsh.shell.view.run;

import org.jspecify.annotations.NullMarked;
