package orchsh.shell.command;

/**
 * The words that a command takes, of which there may be none or many.
 *
 * @param label what they are
 * @param description what they are for
 */
record WordsForm(String label, String description) {}
