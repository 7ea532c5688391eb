import groovyjarjarasm.asm.ClassReader
import groovyjarjarasm.asm.ClassWriter
import java.nio.file.Files
import java.nio.file.Path
import java.security.MessageDigest
import java.util.jar.JarFile
import java.util.zip.ZipEntry
import java.util.zip.ZipOutputStream

/*
 * Packs the small program that comes first: the class it begins with and all that can be reached from there. A name in it
 * tells one build from another, for what Java keeps of the one is no use to the other. Lines and names of variables are left
 * out: it never shows where it failed. QuickSpec says what may be in it.
 */
def sources = [project.build.outputDirectory] + project.artifacts.findAll { it.groupId == project.groupId }*.file*.path
def readers = sources.collect { String source ->
  if (Files.isDirectory(Path.of(source))) {
    return { String name -> Path.of(source, name).with { Files.exists(it) ? Files.readAllBytes(it) : null } }
  }
  def jar = new JarFile(source);
  { String name -> jar.getEntry(name).with { it == null ? null : jar.getInputStream(it).bytes } }
}

/** The classes that a class may have Java load: those that its pool of constants names. */
def named = { byte[] bytes ->
  def data = new DataInputStream(new ByteArrayInputStream(bytes))
  data.skipBytes(8)
  int count = data.readUnsignedShort()
  def texts = [:]
  def classes = []
  for (int i = 1; i < count; i++) {
    int tag = data.readUnsignedByte()
    switch (tag) {
      case 1: texts[i] = data.readUTF(); break
      case 7: classes << data.readUnsignedShort(); break
      case [8, 16, 19, 20]: data.skipBytes(2); break
      case 15: data.skipBytes(3); break
      case [5, 6]: data.skipBytes(8); i++; break
      default: data.skipBytes(4)
    }
  }
  classes.collect { texts[it].replaceFirst(/^\[+L?/, '').replaceFirst(/;$/, '') }
}

def packed = new TreeMap<String, byte[]>()
def waiting = ['orchsh/shell/Quick']
while (waiting) {
  def name = waiting.removeLast() + '.class'
  def bytes = packed.containsKey(name) ? null : readers.findResult { it(name) }
  if (bytes != null) {
    packed[name] = new ClassWriter(0).tap { new ClassReader(bytes).accept(it, ClassReader.SKIP_DEBUG) }.toByteArray()
    waiting.addAll(named(bytes))
  }
}

def digest = MessageDigest.getInstance('SHA-256')
packed.each { name, bytes ->
  digest.update(name.bytes)
  digest.update(bytes)
}
def id = digest.digest().encodeHex().toString().take(12)
def folder = Path.of(project.build.directory, 'quick')
if (Files.exists(folder)) {
  folder.toFile().deleteDir()
}
Files.createDirectories(folder)
def jar = folder.resolve("orchsh-quick-${id}.jar")
new ZipOutputStream(Files.newOutputStream(jar)).withCloseable { zip ->
  packed.each { name, bytes ->
    zip.putNextEntry(new ZipEntry(name).tap { time = 0 })
    zip.write(bytes)
    zip.closeEntry()
  }
}
Files.writeString(folder.resolve('program'), "$jar.fileName\n$project.version\n")
log.info("packed ${packed.size()} classes, ${Files.size(jar)} bytes: $jar")
