package orchsh.dsl.compose.yaml;

import orchsh.dsl.build.Place;

/** What stands in a YAML file: a map, a list or a scalar. */
public sealed interface YamlValue permits YamlMap, YamlList, YamlScalar {

    /** Where it stands; what an alias names stands where it was written down. */
    Place at();

    /** The tag of its own that it bears, such as {@code !reset}; empty for none, and for the tags of YAML itself. */
    String tag();

    /** What it is, for messages: {@code a map}, {@code a list}, {@code a text}, {@code a number}, … */
    String kindInWords();

    /** The same without its tag. */
    YamlValue untagged();
}
