package orchsh.shell.prompt;

import orchsh.engine.caller.Surroundings;
import orchsh.shell.invocation.Appearance;
import orchsh.shell.session.Session;
import orchsh.shell.view.text.Tone;
import org.jline.reader.LineReader;

/** Sets up how lines are typed: what is whole, coloured, suggested, remembered and explained. */
final class LineEditing {
    private final PromptReader reader;
    private final Session session;
    private final Appearance look;

    LineEditing(PromptReader reader, Session session, Appearance look) {
        this.reader = reader;
        this.session = session;
        this.look = look;
    }

    /**
     * Makes the reader ready.
     *
     * @param commands the words that begin a command
     * @param surroundings where what was typed is kept
     * @param beginning is done when a line is about to be typed
     */
    void setUp(CommandList commands, EntryCompleter completer, Surroundings surroundings, Runnable beginning) {
        reader.option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
        reader.option(LineReader.Option.CASE_INSENSITIVE, true);
        reader.option(LineReader.Option.AUTO_FRESH_LINE, false);
        reader.variable(LineReader.INDENTATION, 2);
        reader.variable(LineReader.SECONDARY_PROMPT_PATTERN, "%M> ");
        reader.variable(LineReader.BELL_STYLE, "none");
        reader.setParser(new EntryParser(session::entries));
        reader.setCompleter(completer);
        Inks inks = new Inks(look);
        EntryHistory history = new EntryHistory(new Confidential(session::holdsSecret));
        Tips tips = new Tips(reader, history, session.words()::next);
        history.keepFor(reader, EntryHistory.fileFor(surroundings.directory(), surroundings));
        reader.setHistory(history);
        reader.setHighlighter(new EntryColours(inks, session.words(), commands));
        if (inks.areThere()) {
            reader.showTips(tips::shown, inks.of(Tone.FAINT));
            reader.takeTipsBy(tips::take);
        }
        reader.getWidgets().put(LineReader.CALLBACK_INIT, () -> {
            beginning.run();
            return true;
        });
        new HelpKey(reader, session.words()::help, new HelpText(session, look)).bind();
    }
}
