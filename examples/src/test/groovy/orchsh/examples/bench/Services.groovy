package orchsh.examples.bench

/** What all contenders start. */
class Services {
  /** Runs until it is told to end, and then ends at once. */
  static final String SCRIPT = 'trap "exit 0" TERM; sleep 1000 & wait'
}
