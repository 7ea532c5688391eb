package orchsh.shell

import java.nio.file.Files
import java.nio.file.Path
import orchsh.engine.problem.ProblemException
import spock.lang.Specification
import spock.lang.TempDir

class RecipeFolderSpec extends Specification {
  @TempDir
  Path folder

  def "is read when it is wanted, and once"() {
    given:
    def recipes = new RecipeFolder(folder.resolve('images'))
    Files.createDirectory(folder.resolve('images'))

    when:
    def first = recipes.get()

    then:
    first.all() == []
    recipes.get().is(first)
  }

  def "has no recipes where it is not there"() {
    expect:
    new RecipeFolder(folder.resolve('none')).get().all() == []
  }

  def "is in nobody's way until it is wanted, and then says what is wrong with it"() {
    given:
    def recipe = Files.createDirectories(folder.resolve('images/shop'))
    Files.writeString(recipe.resolve('recipe.properties'), 'kind = nonsense\n')
    def recipes = new RecipeFolder(folder.resolve('images'))

    when:
    recipes.get()

    then:
    def e = thrown(ProblemException)
    e.message.contains('the recipes of stand-in images')
    e.message.contains(folder.toString())
  }
}
