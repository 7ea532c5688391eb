package orchsh.engine

/** A name that nobody else on this engine has; as long on a machine that has just started as on one that runs for years. */
class OwnName {
  private static final int LETTERS = 9

  static String of(String kind) {
    "$kind-${Long.toString(System.nanoTime(), 36).padLeft(LETTERS, '0').takeRight(LETTERS)}".toString()
  }
}
