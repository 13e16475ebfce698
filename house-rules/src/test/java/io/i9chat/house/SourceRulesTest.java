package io.i9chat.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How sources look: small, explained, and nothing switched off. */
class SourceRulesTest {
  private static final int MOST_LINES = 350;
  private static final int MOST_FILES = 25;

  private static final Pattern OFF =
      Pattern.compile(
          "@(Disabled|Enabled)(On|If|For)?\\w*\\b|Assumptions|assumeTrue\\(|assumeFalse\\("
              + "|assumeThat\\(|\\bTODO\\b|\\bFIXME\\b");

  /** Those that name what they forbid, the second with a test class that never runs. */
  private static final Set<String> NAMING_IT =
      Set.of("SourceRulesTest.java", "ContractCoverageTest.java");

  private final List<Path> sources = Sources.java();

  @Test
  void thereAreSourcesToCheck() {
    assertThat(sources).hasSizeGreaterThan(200);
  }

  @Test
  void noFileIsLongerThan350Lines() {
    assertThat(sources.stream().filter(file -> Sources.text(file).lines().count() > MOST_LINES))
        .isEmpty();
  }

  @Test
  void noPackageHasMoreThan25Files() {
    Map<Path, Long> files =
        sources.stream()
            .collect(
                Collectors.groupingBy(
                    file -> Objects.requireNonNull(file.getParent()), Collectors.counting()));
    assertThat(files).hasSizeGreaterThan(50);
    assertThat(files)
        .allSatisfy(
            (folder, count) -> assertThat(count.intValue()).isLessThanOrEqualTo(MOST_FILES));
  }

  @Test
  void everyPackageSaysWhatItIsForAndIsNullMarked() {
    List<Path> packages =
        sources.stream()
            .filter(file -> file.toString().contains("/src/main/java/"))
            .map(file -> Objects.requireNonNull(file.getParent()))
            .distinct()
            .toList();
    assertThat(packages)
        .allSatisfy(folder -> {
          Path info = folder.resolve("package-info.java");
          assertThat(info).exists();
          assertThat(Files.readString(info)).contains("/**", "@NullMarked");
        });
  }

  @Test
  void nothingIsSwitchedOffOrLeftForLater() {
    assertThat(
            sources.stream()
                .filter(file -> NAMING_IT.stream().noneMatch(file::endsWith))
                .filter(file -> OFF.matcher(Sources.text(file)).find()))
        .isEmpty();
  }
}
