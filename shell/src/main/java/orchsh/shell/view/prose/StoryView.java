package orchsh.shell.view.prose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import orchsh.shell.invocation.Appearance;
import orchsh.shell.view.prose.Story.Chapter;
import orchsh.shell.view.prose.Story.Mood;
import orchsh.shell.view.table.Listing;
import orchsh.shell.view.text.Cells;
import orchsh.shell.view.text.Glyph;
import orchsh.shell.view.text.Paint;
import orchsh.shell.view.text.Tone;

/** A story as text: a line for each thing with its facts below it, what led to it further in, and in the end what to do. */
public final class StoryView {
    private static final String INDENT = "  ";

    private final Appearance appearance;
    private final Paint paint;

    public StoryView(Appearance appearance) {
        this.appearance = appearance;
        this.paint = Paint.of(appearance);
    }

    /** Several stories have a blank line between them, unless each is a line. */
    public List<String> lines(List<Story> stories) {
        List<String> lines = new ArrayList<>();
        boolean areLong = false;
        for (Story story : stories) {
            List<String> its = lines(story);
            if (!lines.isEmpty() && (areLong || its.size() > 1)) {
                lines.add("");
            }
            areLong = its.size() > 1;
            lines.addAll(its);
        }
        return lines;
    }

    private List<String> lines(Story story) {
        List<String> lines = new ArrayList<>();
        add(story.first(), "", lines);
        if (!story.remedies().isEmpty()) {
            lines.add("what to do:");
            story.remedies().forEach(remedy -> lines.add(INDENT + Cells.clean(remedy)));
        }
        return lines;
    }

    private void add(Chapter chapter, String indent, List<String> lines) {
        String sign = paint.in(tone(chapter.mood()), glyph(chapter.mood()).on(appearance));
        lines.add(indent + sign + " " + paint.in(Tone.STRONG, Cells.clean(chapter.subject())) + " "
                + Cells.clean(chapter.headline()));
        String below = indent + INDENT;
        for (String fact : chapter.facts()) {
            fact.lines().forEach(line -> lines.add(below + Cells.clean(line)));
        }
        for (String line : chapter.log()) {
            lines.add(below + paint.in(Tone.FAINT, "| " + Cells.clean(line)));
        }
        chapter.causes().forEach(cause -> add(cause, below, lines));
    }

    private static Glyph glyph(Mood mood) {
        return switch (mood) {
            case FINE -> Glyph.DONE;
            case DOUBTFUL -> Glyph.TO_COME;
            case BAD -> Glyph.FAILED;
        };
    }

    private static Tone tone(Mood mood) {
        return switch (mood) {
            case FINE -> Tone.GOOD;
            case DOUBTFUL -> Tone.WARN;
            case BAD -> Tone.BAD;
        };
    }

    /** For programs: one object a story. */
    public static Listing listing(List<Story> stories) {
        Listing listing = Listing.of("SUBJECT", "MOOD", "HEADLINE", "FACTS", "LOG", "CAUSES", "REMEDIES");
        for (Story story : stories) {
            Chapter first = story.first();
            listing.row(
                    first.subject(),
                    first.mood().word(),
                    first.headline(),
                    first.facts(),
                    first.log(),
                    first.causes().stream().map(StoryView::fields).toList(),
                    story.remedies());
        }
        return listing;
    }

    private static Map<String, Object> fields(Chapter chapter) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("subject", chapter.subject());
        fields.put("mood", chapter.mood().word());
        fields.put("headline", chapter.headline());
        fields.put("facts", chapter.facts());
        fields.put("log", chapter.log());
        fields.put("causes", chapter.causes().stream().map(StoryView::fields).toList());
        return fields;
    }
}
