package orchsh.examples.bench

/** A way to bring up so many equal services and to take them down again; each call returns when all is done. */
interface Contender {
  String title()

  /** From nothing to all running; again when all runs already, if this way knows what that means. */
  void up()

  void down()

  /** Whether a second `up` finds out that there is nothing to do. */
  boolean knowsWhatIsThere()
}
