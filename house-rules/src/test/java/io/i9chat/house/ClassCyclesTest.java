package io.i9chat.house;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * A14: no classes hold each other in a circle. A class counts with all that is nested in it, so
 * what only works as one is written as one, in one file. Only a use case and its policy may know
 * each other: the policy answers with the outcomes that are nested in the use case, which asks it.
 */
class ClassCyclesTest {
  /** Where the rule holds: these packages and all below them. */
  private static final List<String> PACKAGES =
      List.of(Code.PORTS, Code.DOMAIN, Code.ADAPTERS, Code.SERVER, Code.KIT, Code.BENCH);

  private static final String POLICY = "Policy";

  /** Circles that stay, each the names of its classes with the reason beside it. */
  private static final List<Set<String>> ACCEPTED =
      List.of(
          // The annotation has to name the extension that runs with it, which reads the annotation.
          Set.of("io.i9chat.tck.Rule", "io.i9chat.tck.RuleBroken"));

  @Test
  void a14NoClassesHoldEachOtherInACircle() {
    List<Set<String>> circles = new ArrayList<>();
    for (String root : PACKAGES) {
      Map<String, Set<String>> uses = uses(root);
      assertThat(uses).as(root).hasSizeGreaterThan(5);
      circles.addAll(new Circles(uses).all());
    }
    circles.removeAll(ACCEPTED);
    circles.removeIf(ClassCyclesTest::isUseCaseWithPolicy);
    assertThat(circles).isEmpty();
  }

  @Test
  void everyAcceptedCircleIsStillThere() {
    List<Set<String>> circles = new ArrayList<>();
    PACKAGES.forEach(root -> circles.addAll(new Circles(uses(root)).all()));
    assertThat(circles).containsAll(ACCEPTED);
  }

  @Test
  void aPolicyMayKnowItsUseCaseAndNothingElseInACircle() {
    assertThat(isUseCaseWithPolicy(Set.of("a.React", "a.ReactPolicy"))).isTrue();
    assertThat(isUseCaseWithPolicy(Set.of("a.React", "b.ReactPolicy"))).isFalse();
    assertThat(isUseCaseWithPolicy(Set.of("a.React", "a.Reactions"))).isFalse();
    assertThat(isUseCaseWithPolicy(Set.of("a.ReactPolicy", "a.DeletePolicy"))).isFalse();
    assertThat(isUseCaseWithPolicy(Set.of("a.React", "a.ReactPolicy", "a.Acts"))).isFalse();
  }

  @Test
  void circlesAreFound() {
    Map<String, Set<String>> uses =
        Map.of(
            "a", Set.of("b"),
            "b", Set.of("c"),
            "c", Set.of("a", "d"),
            "d", Set.of("e"),
            "e", Set.of("d", "f"),
            "f", Set.of());

    assertThat(new Circles(uses).all())
        .containsExactlyInAnyOrder(Set.of("a", "b", "c"), Set.of("d", "e"));
  }

  /** Two classes of one package, one of them a policy. */
  private static boolean isUseCaseWithPolicy(Set<String> circle) {
    return circle.size() == 2
        && circle.stream().map(ClassCyclesTest::packageOf).distinct().count() == 1
        && circle.stream().filter(name -> name.endsWith(POLICY)).count() == 1;
  }

  private static String packageOf(String name) {
    return name.substring(0, name.lastIndexOf('.'));
  }

  /** Every top-level class below {@code root}, with those of them that it uses. */
  private static Map<String, Set<String>> uses(String root) {
    Map<String, Set<String>> uses = new HashMap<>();
    Code.all().stream()
        .filter(each -> isBelow(root, each) && !each.getSimpleName().equals("package-info"))
        .forEach(each ->
            uses.computeIfAbsent(top(each), name -> new TreeSet<>())
                .addAll(
                    each.getDirectDependenciesFromSelf().stream()
                        .map(use -> use.getTargetClass().getBaseComponentType())
                        .filter(used -> isBelow(root, used))
                        .map(ClassCyclesTest::top)
                        .filter(used -> !used.equals(top(each)))
                        .collect(toCollection(TreeSet::new))));
    return uses;
  }

  private static boolean isBelow(String root, JavaClass each) {
    return each.getName().startsWith(root + ".");
  }

  private static String top(JavaClass each) {
    int nested = each.getName().indexOf('$');
    return nested < 0 ? each.getName() : each.getName().substring(0, nested);
  }

  /** The strongly connected components of a graph that have more than one node (Tarjan). */
  private static final class Circles {
    private final Map<String, Set<String>> uses;
    private final Map<String, Integer> number = new HashMap<>();
    private final Map<String, Integer> lowest = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final List<Set<String>> found = new ArrayList<>();

    Circles(Map<String, Set<String>> uses) {
      this.uses = uses;
    }

    List<Set<String>> all() {
      uses.keySet().stream()
          .sorted()
          .filter(each -> !number.containsKey(each))
          .forEach(this::visit);
      return found;
    }

    private int visit(String node) {
      number.put(node, number.size());
      lowest.put(node, number.size() - 1);
      open.push(node);
      for (String used : uses.getOrDefault(node, Set.of())) {
        if (!number.containsKey(used)) {
          lowest.merge(node, visit(used), Math::min);
        } else if (open.contains(used)) {
          lowest.merge(node, number.getOrDefault(used, 0), Math::min);
        }
      }
      if (lowest.get(node).equals(number.get(node))) {
        close(node);
      }
      return lowest.get(node);
    }

    private void close(String node) {
      Set<String> circle = new TreeSet<>();
      String last;
      do {
        last = open.pop();
        circle.add(last);
      } while (!last.equals(node));
      if (circle.size() > 1) {
        found.add(circle);
      }
    }
  }
}
