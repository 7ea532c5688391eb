import java.nio.file.Path

/* Writes the pages that `man` and the small program show, from the same descriptions that help and completion are made from. */
def places = ([project.build.outputDirectory] + project.artifacts.findAll { it.scope in ['compile', 'runtime'] }*.file*.path)
  .collect { Path.of(it).toUri().toURL() }
def loader = new URLClassLoader(places as URL[], ClassLoader.platformClassLoader)
try {
  def snippets = project.basedir.toPath().resolveSibling('stdlib-scripts/snippets')
  loader.loadClass('orchsh.shell.command.ManualPages')
    .getMethod('write', Path, Path, String, String)
    .invoke(null, Path.of(project.build.directory, 'man'), snippets,
      project.properties['project.build.outputTimestamp'].take(10), project.version)
  loader.loadClass('orchsh.shell.command.HelpPages')
    .getMethod('write', Path, Path)
    .invoke(null, Path.of(project.build.directory, 'quick'), snippets)
} finally {
  loader.close()
}
