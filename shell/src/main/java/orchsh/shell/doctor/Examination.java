package orchsh.shell.doctor;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import orchsh.shell.view.table.CheckList.Check;

/**
 * Something to be looked at.
 *
 * @param topic what is looked at
 * @param limit how long it may take
 * @param work looks at it
 */
public record Examination(String topic, Duration limit, Supplier<List<Check>> work) {}
