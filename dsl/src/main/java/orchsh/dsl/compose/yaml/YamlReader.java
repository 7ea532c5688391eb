package orchsh.dsl.compose.yaml;

import java.util.ArrayList;
import java.util.List;
import orchsh.dsl.build.Place;
import orchsh.dsl.build.SourceText;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;

/** Reads the text of a YAML file into trees, one a document. */
public final class YamlReader {
    private static final String TOO_DEEP = "Nesting Depth";

    private final SourceText text;
    private final Findings findings;
    private final Positions positions;

    private YamlReader(SourceText text, Findings findings) {
        this.text = text;
        this.findings = findings;
        this.positions = new Positions(text);
    }

    /** The documents of a text; what is wrong with it is added to the findings, and what stands behind that is left out. */
    public static List<YamlValue> read(SourceText text, Findings findings) {
        findings.add(text);
        return new YamlReader(text, findings).read();
    }

    private List<YamlValue> read() {
        List<Node> roots = new ArrayList<>();
        readNodes(roots);
        TreeMaker maker = new TreeMaker(positions, findings);
        return roots.stream().map(maker::document).toList();
    }

    /** Docker compose's reader takes tabs between words and within brackets, this one takes spaces only. */
    private void readNodes(List<Node> roots) {
        Tabs tabs = new Tabs(text.text());
        boolean again = true;
        while (again) {
            roots.clear();
            again = false;
            TabReader reader = new TabReader(tabs.text(), index -> tabs.mayStandAt(positions.offset(index)));
            try {
                Composer composer = composer(reader);
                while (composer.checkNode()) {
                    roots.add(composer.getNode());
                }
            } catch (MarkedYAMLException e) {
                again = tabs.replaceAt(positions.offset(e.getProblemMark()));
                if (!again) {
                    findings.error(SyntaxWords.problem(e, text, positions));
                }
            } catch (ReaderException e) {
                findings.error(
                        positions.at(e.getPosition(), 1),
                        "the character U+" + String.format("%04X", e.getCodePoint()) + " is not allowed in YAML",
                        "remove it; in double quotes it can be written as an escape");
            } catch (YAMLException e) {
                unmarked(e, positions.at(reader.getIndex(), 1));
            }
        }
    }

    /** What the YAML reader says without a place: it is where it had read to. */
    private void unmarked(YAMLException wrong, Place place) {
        if (String.valueOf(wrong.getMessage()).startsWith(TOO_DEEP)) {
            findings.error(place, "this is nested deeper than " + TreeMaker.DEEPEST + " levels");
        } else {
            findings.error(
                    place,
                    "this does not fit what stands before it",
                    "close brackets and quotes that are open, and none that are not; indent with spaces");
        }
    }

    private static Composer composer(TabReader reader) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        options.setMaxAliasesForCollections(Integer.MAX_VALUE);
        options.setNestingDepthLimit(TreeMaker.DEEPEST);
        return new Composer(new ParserImpl(new TabScanner(reader, options)), new TagKeeper(), options);
    }
}
