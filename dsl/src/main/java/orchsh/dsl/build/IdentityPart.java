package orchsh.dsl.build;

import orchsh.dsl.language.IdentityWords;

/** Keeps how the containers of a service are called and marked. */
final class IdentityPart implements IdentityWords {
    private final Sayings sayings;

    IdentityPart(Sayings sayings) {
        this.sayings = sayings;
    }

    @Override
    public String getName() {
        return sayings.service();
    }
}
