import java.nio.file.FileVisitResult
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.SimpleFileVisitor
import java.nio.file.attribute.BasicFileAttributes
import spock.lang.TempDir

/** Spock follows links when it clears a temporary folder, out of it and through the whole machine. We do not. */
Path folder = Files.createDirectories(Path.of(System.getProperty('java.io.tmpdir'), Long.toString(ProcessHandle.current().pid(), 36))) // paths of sockets must be short

tempdir {
  baseDir folder
  cleanup TempDir.CleanupMode.NEVER
}

Runtime.runtime.addShutdownHook(new Thread({
  Files.walkFileTree(folder, new SimpleFileVisitor<Path>() {
    @Override
    FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      Files.deleteIfExists(file)
      FileVisitResult.CONTINUE
    }

    @Override
    FileVisitResult visitFileFailed(Path file, IOException e) {
      FileVisitResult.CONTINUE
    }

    @Override
    FileVisitResult postVisitDirectory(Path visited, IOException e) {
      if (visited.toFile().list()?.length == 0) {
        Files.delete(visited)
      }
      FileVisitResult.CONTINUE
    }
  })
}))
