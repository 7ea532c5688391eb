package orchsh.dsl.language;

import java.util.List;

/** What there is of a stack on the engine, by the names that it has there. */
public interface Remains {

    /** Its containers, running or not; those of single commands too. */
    List<String> getContainers();

    /** Its networks. */
    List<String> getNetworks();

    /** Its volumes, with the data in them; those without a name by their numbers. */
    List<String> getVolumes();

    /** The images that were built for it; those whose name another one has got by their ids. */
    List<String> getImages();
}
