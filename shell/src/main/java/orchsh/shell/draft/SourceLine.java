package orchsh.shell.draft;

/**
 * A command as it stands in a file, with its further lines.
 *
 * @param file the file's name
 * @param number of its first line, from 1
 * @param target the target of a makefile that it belongs to; empty elsewhere
 * @param text what is typed
 */
record SourceLine(String file, int number, String target, String text) {
    String place() {
        return file + ":" + number;
    }
}
