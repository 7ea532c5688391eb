package orchsh.engine.model;

import java.util.List;
import java.util.Optional;

/**
 * What a container may read from and write to block devices.
 *
 * @param weight its share, 10 to 1000
 * @param weights its shares of single devices
 * @param readBytes how many bytes a second it may read, by device
 * @param readOperations how many times a second it may read, by device
 * @param writeBytes how many bytes a second it may write, by device
 * @param writeOperations how many times a second it may write, by device
 */
public record BlockIo(
        Optional<Integer> weight,
        List<Weight> weights,
        List<Rate> readBytes,
        List<Rate> readOperations,
        List<Rate> writeBytes,
        List<Rate> writeOperations) {

    /** No limits. */
    public static final BlockIo FREE =
            new BlockIo(Optional.empty(), List.of(), List.of(), List.of(), List.of(), List.of());

    public BlockIo {
        weight.ifPresent(share -> Checks.between("the weight of block devices", 10, 1000, share));
        weights = List.copyOf(weights);
        readBytes = List.copyOf(readBytes);
        readOperations = List.copyOf(readOperations);
        writeBytes = List.copyOf(writeBytes);
        writeOperations = List.copyOf(writeOperations);
    }

    /** A share of one device. */
    public record Weight(String device, int weight) {
        public Weight {
            Checks.absolute(device);
            Checks.between("the weight of `" + device + "`", 10, 1000, weight);
        }
    }

    /** So much a second on one device. */
    public record Rate(String device, long rate) {
        public Rate {
            Checks.absolute(device);
            Checks.atLeast("the rate of `" + device + "`", 1, rate);
        }
    }
}
