package orchsh.shell

import java.util.concurrent.FutureTask

/** A thread with room for a few calls, as long texts must do with. */
class SmallStack {
  private static final long BYTES = 300 * 1024

  static <T> T on(Closure<T> work) {
    def task = new FutureTask<T>(work)
    new Thread(null, task, 'small', BYTES).start()
    task.get()
  }
}
