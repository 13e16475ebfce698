package io.i9chat.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The modules that applications depend on: what the bill of materials, poms and builds say. */
class LibrariesTest {
  private static final String BOM = Documents.text("i9chat-bom/pom.xml");
  private static final String ROOT = Documents.text("pom.xml");
  private static final String EMBEDDER = Documents.text("docs/src/it/own-users/pom.xml");

  /** The bill of materials has no modules and no parent, and so is looked at by itself. */
  private static List<String> modules() {
    return all("<module>([^<]+)</module>", ROOT).stream()
        .filter(module -> !module.equals("i9chat-bom"))
        .toList();
  }

  private static String pom(String module) {
    return Documents.text(module + "/pom.xml");
  }

  private static boolean isDeployed(String module) {
    return !pom(module).contains("<maven.deploy.skip>true</maven.deploy.skip>");
  }

  @Test
  void theBillOfMaterialsNamesEveryModuleThatIsDeployed() {
    List<String> deployed = modules().stream().filter(LibrariesTest::isDeployed).toList();
    assertThat(deployed).contains("chat-domain", "adapter-sqlite").doesNotContain("bench", "docs");
    List<String> named =
        all("<dependency><groupId>io.i9chat</groupId><artifactId>([^<]+)</artifactId>", BOM);
    assertThat(named).containsExactlyInAnyOrderElementsOf(deployed);
  }

  @Test
  void allAreOfOneVersionAndInheritNothingThroughTheBillOfMaterials() {
    String version = all("<version>([^<]+)</version>", ROOT).getFirst();
    assertThat(all("<version>([^<]+)</version>", BOM).getFirst()).isEqualTo(version);
    assertThat(BOM).doesNotContain("<parent>");
    assertThat(all("<artifactId>i9chat-bom</artifactId>\\s*<version>([^<]+)</version>", EMBEDDER))
        .containsExactly(version);
  }

  @Test
  void eachHasAModuleNameOfItsOwn() {
    List<String> names =
        modules().stream()
            .map(module -> all("<java.module.name>([^<]+)</java.module.name>", pom(module)))
            .peek(found -> assertThat(found).hasSize(1))
            .map(List::getFirst)
            .toList();
    assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("io(\\.[a-z0-9]+)+"));
  }

  @Test
  void eachSaysWhatItIsUnderWhichLicenceAndWhoMakesIt() {
    for (String pom : List.of(ROOT, BOM)) {
      assertThat(all("<developer>\\s*<name>([^<]+)</name>", pom)).hasSize(1);
      assertThat(all("<license>\\s*<name>([^<]+)</name>", pom)).containsExactly("Apache-2.0");
      assertThat(all("<name>([^<]+)</name>", pom)).isNotEmpty();
      assertThat(all("<description>([^<]+)</description>", pom)).isNotEmpty();
    }
    assertThat(modules())
        .allSatisfy(module -> {
          assertThat(all("<name>([^<]+)</name>", pom(module))).isNotEmpty();
          assertThat(all("<description>([^<]+)</description>", pom(module))).isNotEmpty();
        });
  }

  private static List<String> all(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1)).toList();
  }
}
