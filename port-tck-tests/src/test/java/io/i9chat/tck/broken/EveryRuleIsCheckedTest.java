package io.i9chat.tck.broken;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.tck.Rule;
import io.i9chat.tck.broken.fake.Cases;
import io.i9chat.tck.broken.fake.Fake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class EveryRuleIsCheckedTest {
  private static final Pattern RULE = Pattern.compile("<li>([A-Z]+-\\d+):");
  private static final Set<String> RULES = new TreeSet<>();

  @BeforeAll
  static void readTheRulesOfThePorts() throws IOException {
    Path sources = Path.of("..", "chat-ports", "src", "main", "java");
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        RULE.matcher(Files.readString(file)).results().forEach(found -> RULES.add(found.group(1)));
      }
    }
    assertThat(RULES).hasSizeGreaterThan(70);
  }

  private static Set<String> sorted(Stream<String> rules) {
    return rules.collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyRuleHasABrokenFakeAndNoFakeIsOfAnUnknownRule() {
    assertThat(sorted(KitFailsOnBrokenPortsTest.fakes().stream().map(Fake::rule))).isEqualTo(RULES);
  }

  @Test
  void everyRuleHasAContractTestAndNoTestIsOfAnUnknownRule() {
    Stream<Class<?>> cases = Arrays.stream(Cases.class.getDeclaredClasses());
    assertThat(
            sorted(
                cases
                    .flatMap(each -> Arrays.stream(each.getMethods()))
                    .filter(method -> method.isAnnotationPresent(Rule.class))
                    .flatMap(method -> Stream.of(method.getAnnotation(Rule.class).value()))))
        .isEqualTo(RULES);
  }

  @Test
  void everyContractTestNamesItsRules() {
    List<String> nameless =
        Arrays.stream(Cases.class.getDeclaredClasses())
            .flatMap(each -> Arrays.stream(each.getMethods()))
            .filter(method -> method.isAnnotationPresent(Test.class))
            .filter(method -> !method.isAnnotationPresent(Rule.class))
            .map(Object::toString)
            .toList();
    assertThat(nameless).isEmpty();
  }
}
