package orchsh.shell.drawing

import javax.xml.parsers.DocumentBuilderFactory
import javax.xml.xpath.XPathConstants
import javax.xml.xpath.XPathFactory
import org.w3c.dom.Document

/** A document that is asked by paths, whatever the namespace. */
class Xml {
  private final Document document

  Xml(String text) {
    document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(text.getBytes('UTF-8')))
  }

  /** The texts of what is found. */
  List<String> all(String path) {
    def found = XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.NODESET)
    (0..<found.length).collect { found.item(it).textContent }
  }
}
