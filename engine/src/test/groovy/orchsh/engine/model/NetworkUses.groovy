package orchsh.engine.model

import orchsh.engine.model.NetworkUse.Address

/** Parts that services have in networks, with what stands only in stacks of others. */
class NetworkUses {
  /** With `at`, `driverOptions`, `priority`, `gatewayPriority` and `interfaceName`, or some of them. */
  static NetworkUse networkUse(Map of, String network, List<String> aliases = []) {
    new NetworkUse(network, aliases, (of.at ?: Address.ANY) as Address, new TreeMap<>((of.driverOptions ?: [:]) as Map<String, String>),
      (of.priority ?: 0) as int, Optional.ofNullable(of.gatewayPriority as Integer), Optional.ofNullable(of.interfaceName as String))
  }
}
