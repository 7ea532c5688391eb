package orchsh.shell.help;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import orchsh.shell.invocation.Appearance;
import orchsh.shell.invocation.Appearance.Colours;
import org.jspecify.annotations.Nullable;

/** Pages of help that were laid out when the program was packed, for the widths that terminals mostly have. */
public final class PageBook {
    /** No page is wider, however wide the terminal is. */
    static final int WIDEST = 100;

    /** What no page has in it. */
    private static final char END = '\f';

    private final Path folder;

    /** @param folder where the files with the pages are */
    public PageBook(Path folder) {
        this.folder = folder;
    }

    /** How wide the pages of a file are, and whether they are coloured. */
    public enum Edition {
        NARROW(80, Colours.NONE),
        NARROW_COLOURED(80, Colours.ANSI),
        WIDE(WIDEST, Colours.NONE),
        WIDE_COLOURED(WIDEST, Colours.ANSI);

        private final int width;
        private final Colours colours;

        Edition(int width, Colours colours) {
            this.width = width;
            this.colours = colours;
        }

        public int width() {
            return width;
        }

        public Colours colours() {
            return colours;
        }

        public String file() {
            return "help-" + width + (colours == Colours.ANSI ? "-coloured" : "") + ".txt";
        }

        private static @Nullable Edition of(Appearance appearance) {
            int width = Math.min(WIDEST, appearance.columns());
            for (Edition edition : values()) {
                if (edition.width == width && edition.colours == appearance.colours()) {
                    return edition;
                }
            }
            return null;
        }
    }

    /** How much is told about the program; what fits the screen is chosen. */
    public enum Program {
        ALL,
        SHORT,
        WORDS
    }

    /** How a page stands in a file: {@code up} for {@code up --help}, {@code help up} for what is told to who asks. */
    public static String entry(String title, String page) {
        return END + title + "\n" + page;
    }

    /** What answers a line of words that asks for help; null if it does not, or there is no such page. */
    public @Nullable String page(List<String> words, Appearance appearance) {
        String title = title(words);
        Edition edition = Edition.of(appearance);
        if (title == null || edition == null) {
            return null;
        }
        String pages;
        try {
            pages = Files.readString(folder.resolve(edition.file()));
        } catch (IOException e) {
            return null; // whoever lays out pages does so now
        }
        return title.isEmpty() ? program(pages, appearance) : find(pages, title);
    }

    private static @Nullable String title(List<String> words) {
        int last = words.size() - 1;
        if (last < 0) {
            return null;
        }
        boolean isAsked = words.get(last).equals("--help") || words.get(last).equals("-h");
        if (!isAsked && !words.get(0).equals("help")) {
            return null;
        }
        String title = String.join(" ", isAsked ? words.subList(0, last) : words);
        return title.equals("help") && !isAsked ? "" : title;
    }

    private static @Nullable String program(String pages, Appearance appearance) {
        String page = null;
        for (Program program : Program.values()) {
            page = find(pages, program.name());
            if (page == null
                    || !appearance.isTerminal()
                    || lines(page) < appearance.size().get().rows()) {
                return page;
            }
        }
        return page;
    }

    private static int lines(String page) {
        int lines = 0;
        for (int i = page.indexOf('\n'); i >= 0; i = page.indexOf('\n', i + 1)) {
            lines++;
        }
        return lines;
    }

    private static @Nullable String find(String pages, String title) {
        String heading = END + title + "\n";
        int start = pages.indexOf(heading);
        if (start < 0) {
            return null;
        }
        int end = pages.indexOf(END, start + 1);
        return pages.substring(start + heading.length(), end < 0 ? pages.length() : end);
    }
}
