package orchsh.dsl.compose.keys;

import java.util.Objects;
import java.util.Optional;
import orchsh.dsl.build.Complaint;
import orchsh.dsl.build.Place;
import orchsh.dsl.compose.yaml.Findings;
import orchsh.dsl.value.WordException;

/** Writes down what is wrong with what keys say, in the words of compose files. */
final class Notes {
    private final Findings findings;

    Notes(Findings findings) {
        this.findings = findings;
    }

    void complain(Place place, String message, String hint) {
        if (findings.isUnknown(place)) {
            return;
        }
        if (hint.isEmpty()) {
            findings.error(place, message);
        } else {
            findings.error(place, message, hint);
        }
    }

    /** As a rule of the model or a word of a script would say it. */
    void complain(Complaint complaint) {
        complain(
                complaint.place(),
                Wording.ofMessage(complaint.message()),
                Wording.ofHint(complaint.hint().orElse("")));
    }

    /** What is told and let pass, as a rule of the model would say it. */
    void doubt(Complaint complaint) {
        warn(
                complaint.place(),
                Wording.ofMessage(complaint.message()),
                Wording.ofHint(complaint.hint().orElse("")));
    }

    void warn(Place place, String message, String hint) {
        if (hint.isEmpty()) {
            findings.warning(place, message);
        } else {
            findings.warning(place, message, hint);
        }
    }

    /** Does something; what makes no sense is complained about, at its own place if it has one. Whether it made sense. */
    boolean heed(Place place, Runnable reading) {
        try {
            reading.run();
            return true;
        } catch (Misfit e) {
            complain(e.place(), message(e), e.hint());
        } catch (WordException e) {
            complain(new Complaint(place, message(e), e.hint()));
        } catch (IllegalArgumentException e) {
            complain(new Complaint(place, message(e), Optional.empty()));
        }
        return false;
    }

    private static String message(IllegalArgumentException e) {
        return Objects.requireNonNullElse(e.getMessage(), "this makes no sense");
    }
}
