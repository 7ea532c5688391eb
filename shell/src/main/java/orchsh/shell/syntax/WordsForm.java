package orchsh.shell.syntax;

/**
 * The words that a command takes, of which there may be none or many.
 *
 * @param label what they are
 * @param description what they are for
 */
public record WordsForm(String label, String description) {}
