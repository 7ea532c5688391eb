package orchsh.dsl.compose;

import orchsh.dsl.compose.yaml.Findings;
import orchsh.dsl.compose.yaml.YamlList;
import orchsh.dsl.compose.yaml.YamlMap;
import orchsh.dsl.compose.yaml.YamlScalar;
import orchsh.dsl.compose.yaml.YamlValue;
import orchsh.dsl.value.Interpolation;
import orchsh.dsl.value.WordException;

/** Puts variables into the values of a tree; keys stay as they are. */
final class TreeInterpolation {
    private final Variables variables;
    private final Findings findings;
    private final UnsetVariables unset;

    TreeInterpolation(Variables variables, Findings findings, UnsetVariables unset) {
        this.variables = variables;
        this.findings = findings;
        this.unset = unset;
    }

    YamlMap map(YamlMap map) {
        return map.mapped(entry -> value(entry.value()));
    }

    YamlValue value(YamlValue value) {
        if (value instanceof YamlMap map) {
            return map(map);
        }
        if (value instanceof YamlList list) {
            return list.with(list.items().stream().map(this::value).toList());
        }
        return scalar((YamlScalar) value);
    }

    private YamlScalar scalar(YamlScalar scalar) {
        if (scalar.kind() != YamlScalar.Kind.TEXT || scalar.text().indexOf('$') < 0) {
            return scalar;
        }
        try {
            return scalar.interpolatedTo(
                    Interpolation.of(scalar.text(), variables::get, variable -> unset.at(scalar.at(), variable)));
        } catch (WordException e) {
            findings.unknown(scalar.at(), e);
            return scalar;
        }
    }
}
