package orchsh.dsl.language;

/**
 * The words of a {@code service} block, group by group. A word that takes several values takes them one by one or as a
 * list, and may be written several times; where it has a plural, both mean the same.
 */
public interface ServiceLanguage
        extends ImageWords,
                CommandWords,
                EnvironmentWords,
                IdentityWords,
                PortWords,
                LinkWords,
                NetworkWords,
                MountWords,
                GrantWords,
                OrderWords,
                TestWords,
                ReadyWords,
                LifeWords,
                LimitWords,
                KernelWords,
                ManyWords,
                ImpossibleWords {}
