package io.i9chat.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LinksTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

  @Test
  void thereAreDocumentsToCheck() {
    assertThat(Documents.all()).hasSizeGreaterThan(15);
  }

  @Test
  void everyRelativeLinkLeadsSomewhere() {
    for (Path document : Documents.all()) {
      for (String link : links(document)) {
        assertThat(leadsSomewhere(document, link)).as(document + ": " + link).isTrue();
      }
    }
  }

  private static List<String> links(Path document) {
    return LINK.matcher(Documents.prose(document))
        .results()
        .map(found -> found.group(1))
        .filter(link -> !link.matches("[a-z]+:.*"))
        .toList();
  }

  private static boolean leadsSomewhere(Path document, String link) {
    int hash = link.indexOf('#');
    String path = hash < 0 ? link : link.substring(0, hash);
    Path target = path.isEmpty() ? document : document.resolveSibling(path).normalize();
    if (!Files.exists(target)) {
      return false;
    }
    return hash < 0 || Documents.anchors(target).contains(link.substring(hash + 1));
  }

  @Test
  void everyDocumentIsLinkedFromTheReadmeOrFromOneThatIs() {
    Path root = Documents.root();
    List<Path> reached = new java.util.ArrayList<>(List.of(root.resolve("README.md")));
    for (int i = 0; i < reached.size(); i++) {
      Path document = reached.get(i);
      links(document).stream()
          .filter(link -> link.endsWith(".md"))
          .map(link -> document.resolveSibling(link).normalize())
          .filter(target -> !reached.contains(target))
          .distinct()
          .forEach(reached::add);
    }
    assertThat(reached).containsAll(Documents.all());
  }
}
