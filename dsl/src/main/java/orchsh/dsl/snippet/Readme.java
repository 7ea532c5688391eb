package orchsh.dsl.snippet;

import java.util.ArrayList;
import java.util.List;

/** What a snippet says about itself to people: the comment at its top. */
public final class Readme {
    private Readme() {}

    /** Its lines without the marks of a comment; none if the text begins with something else. */
    public static List<String> of(String text) {
        List<String> lines = new ArrayList<>();
        boolean inBlock = false;
        for (String whole : text.lines().toList()) {
            String line = whole.strip();
            if (inBlock || line.startsWith("/*")) {
                boolean ends = line.contains("*/");
                lines.add(line.replaceFirst("^/\\*+", "")
                        .replaceFirst("\\*+/.*$", "")
                        .replaceFirst("^\\*", "")
                        .strip());
                inBlock = !ends;
                if (ends) {
                    break;
                }
            } else if (line.startsWith("//") || line.startsWith("#!")) {
                lines.add(line.replaceFirst("^(//+|#!.*)", "").strip());
            } else {
                break;
            }
        }
        while (!lines.isEmpty() && lines.get(0).isEmpty()) {
            lines.remove(0);
        }
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }

    /** Its first sentence, or as much of it as stands in the first paragraph. */
    public static String firstSentence(String text) {
        String paragraph = String.join(
                " ", of(text).stream().takeWhile(line -> !line.isEmpty()).toList());
        int end = paragraph.indexOf(". ");
        return end < 0 ? paragraph.replaceFirst("\\.$", "") : paragraph.substring(0, end);
    }
}
