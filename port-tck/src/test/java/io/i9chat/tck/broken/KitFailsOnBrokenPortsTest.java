package io.i9chat.tck.broken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import io.i9chat.tck.Rule;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** Concurrently, for a test of what does not come waits for it until its time is up. */
@Execution(ExecutionMode.CONCURRENT)
final class KitFailsOnBrokenPortsTest {
  static List<Fake> fakes() {
    List<Fake> fakes = new ArrayList<>(ChatsFakes.all());
    fakes.addAll(ViewFakes.all());
    fakes.addAll(LogFakes.all());
    fakes.addAll(MarkFakes.all());
    fakes.addAll(AccountsFakes.all());
    fakes.addAll(ExternalIdFakes.all());
    fakes.addAll(StoreFakes.all());
    fakes.addAll(SecretFakes.all());
    fakes.addAll(NodeFakes.all());
    fakes.addAll(PresenceFakes.all());
    fakes.addAll(PeopleFakes.all());
    fakes.addAll(PlaceFakes.all());
    fakes.addAll(GroupFakes.all());
    fakes.addAll(VisibilityFakes.all());
    fakes.addAll(MediaFakes.all());
    fakes.addAll(PrivacyVersionFakes.all());
    fakes.addAll(DepartureFakes.all());
    fakes.addAll(LedgerFakes.all());
    fakes.addAll(StorageFakes.all());
    fakes.addAll(SearchFakes.all());
    fakes.addAll(AboutFakes.all());
    fakes.addAll(FoldFakes.all());
    return fakes;
  }

  /** The contract tests of {@code cases} that name {@code rule}. */
  static List<Method> testsOf(Class<?> cases, String rule) {
    return Arrays.stream(cases.getMethods())
        .filter(method -> method.isAnnotationPresent(Rule.class))
        .filter(method -> List.of(method.getAnnotation(Rule.class).value()).contains(rule))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fakes")
  void aTestOfTheRuleFailsOnPortsThatBreakIt(Fake fake) {
    List<Method> tests = testsOf(fake.cases(), fake.rule());
    assertThat(tests).as("contract tests of %s", fake.rule()).isNotEmpty();
    Cases.use(fake.subject());
    try {
      Events events =
          EngineTestKit.engine("junit-jupiter")
              .selectors(
                  tests.stream()
                      .map(test -> selectMethod(fake.cases(), test))
                      .toArray(DiscoverySelector[]::new))
              .execute()
              .testEvents();
      assertThat(events.started().count()).as("tests that ran").isEqualTo(tests.size());
      assertThat(events.failed().count()).as("tests that noticed").isPositive();
      assertThat(reasons(events)).as("why they failed").allMatch(AssertionError.class::isInstance);
    } finally {
      Cases.use(null);
    }
  }

  /** What each failed test threw, and under it what a call threw that raced with others. */
  private static List<Throwable> reasons(Events events) {
    List<Throwable> reasons = new ArrayList<>();
    for (Event failed : events.failed().list()) {
      Throwable thrown =
          failed.getRequiredPayload(TestExecutionResult.class).getThrowable().orElseThrow();
      for (Throwable each = thrown; each != null; each = each.getCause()) {
        reasons.add(each);
      }
    }
    return reasons;
  }
}
