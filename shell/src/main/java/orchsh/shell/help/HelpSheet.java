package orchsh.shell.help;

import java.util.ArrayList;
import java.util.List;
import orchsh.shell.invocation.Appearance;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/** Lines of a help page that are no wider than a screen. They are broken by picocli, which takes longer to load than most commands to run. */
final class HelpSheet {
    private static final int NARROWEST = 20;
    /** Narrower than this, what an option is for stands below it. */
    private static final int TWO_COLUMNS = 60;

    private static final int WIDEST_NAME = 26;

    /** A line of a table. */
    record Entry(String name, String description) {}

    private final List<String> lines = new ArrayList<>();
    private final int width;
    private final Help.ColorScheme colours;

    HelpSheet(Appearance appearance) {
        this.width = Math.max(NARROWEST, Math.min(PageBook.WIDEST, appearance.columns()));
        this.colours = Help.defaultColorScheme(appearance.colours() == Appearance.Colours.ANSI ? Ansi.ON : Ansi.OFF);
    }

    List<String> lines() {
        return lines;
    }

    int width() {
        return width;
    }

    void blank() {
        lines.add("");
    }

    void heading(String text) {
        blank();
        lines.add(colours.commandText(text).toString());
    }

    void paragraph(String text) {
        blank();
        hanging("", text);
    }

    /** A text whose further lines begin below its own beginning. */
    void hanging(String first, String text) {
        TextTable table = table(
                new Column(first.length(), 0, Overflow.SPAN), new Column(width - first.length(), 0, Overflow.WRAP));
        table.addRowValues(plain(first), plain(text));
        add(table);
    }

    void table(List<Entry> entries) {
        int widest =
                entries.stream().mapToInt(entry -> entry.name().length()).max().orElse(0);
        if (width < TWO_COLUMNS) {
            for (Entry entry : entries) {
                lines.add("  " + colours.optionText(entry.name().strip()));
                TextTable table = table(new Column(width, 6, Overflow.WRAP));
                table.addRowValues(plain(entry.description()));
                add(table);
            }
            return;
        }
        int left = Math.min(widest, WIDEST_NAME) + 4;
        TextTable table = table(new Column(left, 2, Overflow.SPAN), new Column(width - left, 0, Overflow.WRAP));
        entries.forEach(entry -> table.addRowValues(colours.optionText(entry.name()), plain(entry.description())));
        add(table);
    }

    private TextTable table(Column... columns) {
        TextTable table = TextTable.forColumns(colours, columns);
        table.indentWrappedLines = 0;
        return table;
    }

    private Text plain(String text) {
        return colours.ansi().new Text(text.replace("@|", "@ |"), colours);
    }

    private void add(TextTable table) {
        table.toString().lines().map(String::stripTrailing).forEach(lines::add);
    }
}
