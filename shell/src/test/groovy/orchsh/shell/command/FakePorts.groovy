package orchsh.shell.command

import java.time.Instant
import java.util.concurrent.CountDownLatch
import orchsh.engine.caller.CancellationToken
import orchsh.engine.fake.RecordingEngine
import orchsh.engine.image.TarEntry
import orchsh.engine.image.TarStream
import orchsh.engine.observed.ContainerUsage
import orchsh.engine.observed.DiskUsage
import orchsh.engine.observed.Occurrence
import orchsh.engine.observed.PathFacts
import orchsh.engine.observed.ProcessTable
import orchsh.engine.port.ContainerFiles
import orchsh.engine.port.ContainerMonitor
import orchsh.engine.port.ContainerSessions
import orchsh.engine.port.EngineObserver
import orchsh.engine.port.Session
import orchsh.engine.port.TerminalSize
import orchsh.engine.problem.Problem
import orchsh.engine.problem.ProblemException
import orchsh.engine.run.Reach.Locality
import orchsh.shell.live.LivePorts

/** Conversations, measurements and files that a spec has put there. */
class FakePorts {
  final FakeSessions sessions = new FakeSessions()
  final FakeMonitor monitor = new FakeMonitor()
  final FakeFiles files = new FakeFiles()
  final RecordingEngine changes = new RecordingEngine()

  LivePorts over(EngineObserver observer) {
    new LivePorts(observer, sessions, monitor, files, { changes }, '127.0.0.1', Locality.LOCAL)
  }

  /** Each conversation prints what it is told to, then waits for its input to end, and ends with that code. */
  static class FakeSessions implements ContainerSessions {
    List<String> prints = ['hello\n']
    List<String> errors = []
    int code = 0
    boolean detaches
    /** Whether it goes on until it is called off. */
    boolean endless
    final List<List> execs = []
    final List<List> detached = []
    final List<List> attached = []
    final ByteArrayOutputStream typed = new ByteArrayOutputStream()
    final List<TerminalSize> sizes = []
    Closure<?> whileOpen = {}
    int closed

    @Override
    Session exec(String container, ContainerSessions.ExecOrder order, CancellationToken cancellation) {
      execs << [container, order]
      new Talk(cancellation, order.input() == ContainerSessions.Input.OPEN)
    }

    @Override
    void execDetached(String container, ContainerSessions.ExecOrder order, CancellationToken cancellation) {
      detached << [container, order]
    }

    @Override
    Session attach(String container, ContainerSessions.AttachOrder order, CancellationToken cancellation) {
      attached << [container, order]
      new Talk(cancellation, order.input() == ContainerSessions.Input.OPEN)
    }

    private class Talk implements Session {
      final CancellationToken cancellation
      final CountDownLatch inputEnded

      Talk(CancellationToken cancellation, boolean reads) {
        this.cancellation = cancellation
        this.inputEnded = new CountDownLatch(reads ? 1 : 0)
      }

      @Override
      Session.Ending read(Session.Output output) {
        try {
          prints.each { output.write(Session.Channel.OUTPUT, it.bytes, 0, it.bytes.length) }
          errors.each { output.write(Session.Channel.ERRORS, it.bytes, 0, it.bytes.length) }
        } catch (IOException e) {
          throw new ProblemException(ProblemException.Kind.STACK, Problem.error('what the process prints cannot be passed on'), e)
        }
        whileOpen()
        if (endless) {
          def over = new CountDownLatch(1)
          cancellation.onCancel { over.countDown() }
          over.await()
        }
        if (cancellation.cancelled) {
          throw new ProblemException(ProblemException.Kind.INTERRUPTED, Problem.error('interrupted'))
        }
        inputEnded.await()
        detaches ? new Session.Ending.Detached() : new Session.Ending.Exited(code)
      }

      @Override
      void write(byte[] bytes, int offset, int length) {
        typed.write(bytes, offset, length)
      }

      @Override
      void endInput() {
        inputEnded.countDown()
      }

      @Override
      void resize(TerminalSize size) {
        sizes << size
      }

      @Override
      void close() {
        closed++
      }
    }
  }

  static class FakeMonitor implements ContainerMonitor {
    Map<String, Integer> codes = [:]
    Map<String, ContainerUsage> usages = [:]
    ProcessTable processes = new ProcessTable(['PID', 'COMMAND'], [['1', 'sleep 1000']])
    List<Occurrence> occurrences = []
    List<EventQuery> queries = []
    /** What the engine says instead of telling events. */
    ProblemException refusal
    /** What the engine says instead of telling how a container ends. */
    ProblemException unheard
    Map<String, String> details = [:]
    DiskUsage diskUsage = DiskUsage.UNKNOWN

    @Override
    DiskUsage diskUsage(CancellationToken cancellation) {
      diskUsage
    }

    static ContainerUsage use(Double percent, long memory) {
      new ContainerUsage(Instant.EPOCH, percent == null ? OptionalDouble.empty() : OptionalDouble.of(percent), memory, 1L << 30, 2048, 0, 4096, 0, 3)
    }

    @Override
    Optional<ContainerUsage> usage(String container, CancellationToken cancellation) {
      Optional.ofNullable(usages[container])
    }

    @Override
    void usages(String container, UsageReader reader, CancellationToken cancellation) {
      usage(container, cancellation).ifPresent { reader.usage(it) }
    }

    @Override
    ProcessTable processes(String container, List<String> options, CancellationToken cancellation) {
      processes
    }

    @Override
    void occurrences(EventQuery query, OccurrenceReader reader, CancellationToken cancellation) {
      queries << query
      if (refusal != null) {
        throw refusal
      }
      reader.listening()
      occurrences.each { if (!cancellation.cancelled) { reader.occurred(it) } }
    }

    /** One without a code goes on until it is not waited for any more. */
    @Override
    int exitCode(String container, ContainerMonitor.End end, CancellationToken cancellation) {
      if (unheard != null) {
        throw unheard
      }
      if (codes.containsKey(container)) {
        return codes[container]
      }
      def over = new CountDownLatch(1)
      cancellation.onCancel { over.countDown() }
      over.await()
      throw new ProblemException(ProblemException.Kind.INTERRUPTED, Problem.error('interrupted'))
    }

    @Override
    Optional<String> details(ContainerMonitor.Thing thing, String idOrName, CancellationToken cancellation) {
      Optional.ofNullable(details[idOrName])
    }
  }

  /** Every container is an empty root folder. */
  static class FakeFiles implements ContainerFiles {
    byte[] tar = new byte[1024]
    Map<String, byte[]> written = [:]
    /** What is in files, by container and path. */
    Map<String, String> texts = [:]

    @Override
    Optional<PathFacts> look(String container, String path, CancellationToken cancellation) {
      if (texts.containsKey("$container:$path".toString())) {
        return Optional.of(new PathFacts(path, PathFacts.Kind.FILE, 0, ''))
      }
      path in ['/', '/srv'] ? Optional.of(new PathFacts(path, PathFacts.Kind.FOLDER, 0, '')) : Optional.<PathFacts> empty()
    }

    @Override
    void read(String container, String path, ContainerFiles.TarReader reader, CancellationToken cancellation) {
      def text = texts["$container:$path".toString()]
      reader.read(text == null ? new ByteArrayInputStream(tar) : new TarStream([new TarEntry.Made('file', TarEntry.TYPE_FILE, 0400, 0, 0, text.bytes)]))
    }

    @Override
    void write(String container, String folder, InputStream content, CancellationToken cancellation) {
      written["$container:$folder".toString()] = content.readAllBytes()
    }
  }
}
