package orchsh.dsl.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import orchsh.dsl.language.LinkWords;
import orchsh.dsl.value.Values;
import orchsh.engine.model.ExternalLink;
import orchsh.engine.model.Link;
import org.jspecify.annotations.Nullable;

/** Keeps which other services a service has names for. */
final class LinkPart implements LinkWords {
    private final Sayings sayings;

    LinkPart(Sayings sayings) {
        this.sayings = sayings;
    }

    @Override
    public void link(@Nullable Object... services) {
        link(Map.of(), services);
    }

    @Override
    public void link(Map<?, ?> aliases) {
        link(aliases, new @Nullable Object[0]);
    }

    @Override
    public void link(Map<?, ?> aliases, @Nullable Object... services) {
        sayings.heed(() -> {
            boolean withEnv = true;
            List<Link> links = new ArrayList<>();
            for (Map.Entry<?, ?> alias : aliases.entrySet()) {
                if ("env".equals(String.valueOf(alias.getKey())) && alias.getValue() instanceof Boolean wanted) {
                    withEnv = wanted;
                } else {
                    String service = Values.service("link", alias.getKey());
                    Values.texts("link", alias.getValue()).forEach(text -> links.add(new Link(service, text, true)));
                }
            }
            Values.each(services).forEach(service -> links.add(parse(Values.service("link", service))));
            for (Link link : links) {
                add(new Link(link.service(), link.alias(), withEnv));
            }
        });
    }

    @Override
    public void externalLinks(@Nullable Object... containers) {
        sayings.heed(() -> {
            for (Object container : Values.each(containers)) {
                if (container instanceof Map<?, ?> aliases) {
                    externalLinks(aliases);
                } else {
                    Link link = parse(Values.text("externalLinks", container));
                    add(new ExternalLink(link.service(), link.alias()));
                }
            }
        });
    }

    @Override
    public void externalLinks(Map<?, ?> aliases) {
        sayings.heed(() -> aliases.forEach((container, names) -> Values.texts("externalLinks", names)
                .forEach(alias -> add(new ExternalLink(Values.text("externalLinks", container), alias)))));
    }

    private void add(ExternalLink link) {
        sayings.note("externalLinks", link.container());
        sayings.say(Saying.shared(service -> service.externalLink(link))
                .about("link " + link.alias(), service -> service.withoutAlias(link.alias())));
    }

    private void add(Link link) {
        sayings.note("link", link.service());
        sayings.say(Saying.shared(service -> service.link(link))
                .about("link " + link.alias(), service -> service.withoutAlias(link.alias()))
                .reaching(List.of(link.service())));
    }

    /** {@code 'service'} or, as Docker writes it, {@code 'service:alias'}. */
    private static Link parse(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? Link.to(text) : new Link(text.substring(0, colon), text.substring(colon + 1), true);
    }
}
