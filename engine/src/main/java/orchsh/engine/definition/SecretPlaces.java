package orchsh.engine.definition;

import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orchsh.engine.observed.Labels;

/** Tells where the secrets are that a container was given as files. */
public final class SecretPlaces {
    /** One that is given in several places has them all in one field. */
    private static final Pattern PLACE = Pattern.compile("(?:^|, )(/.*?) \\d+:\\d+ [0-7]+ \\S+?(?=, /|$)");

    private SecretPlaces() {}

    /**
     * Their paths inside.
     *
     * @param labels those of the container
     */
    public static SortedSet<String> of(Map<String, String> labels) {
        SortedSet<String> places = new TreeSet<>();
        Optional.ofNullable(labels.get(Labels.DEFINITION))
                .map(Definition::decode)
                .ifPresent(definition -> definition
                        .fieldsAfter("secret ")
                        .values()
                        .forEach(value -> {
                            for (Matcher place = PLACE.matcher(value); place.find(); ) {
                                places.add(place.group(1));
                            }
                        }));
        return places;
    }
}
