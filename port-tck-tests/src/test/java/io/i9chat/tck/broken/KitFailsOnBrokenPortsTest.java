package io.i9chat.tck.broken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import io.i9chat.tck.Rule;
import io.i9chat.tck.broken.account.AccountsFakes;
import io.i9chat.tck.broken.account.CodeFakes;
import io.i9chat.tck.broken.account.DepartureFakes;
import io.i9chat.tck.broken.account.ExternalIdFakes;
import io.i9chat.tck.broken.account.SecretFakes;
import io.i9chat.tck.broken.account.SessionFakes;
import io.i9chat.tck.broken.chat.AboutFakes;
import io.i9chat.tck.broken.chat.ChatsFakes;
import io.i9chat.tck.broken.chat.FoldFakes;
import io.i9chat.tck.broken.chat.GroupFakes;
import io.i9chat.tck.broken.chat.LogFakes;
import io.i9chat.tck.broken.chat.MarkFakes;
import io.i9chat.tck.broken.chat.PrivacyVersionFakes;
import io.i9chat.tck.broken.chat.SearchFakes;
import io.i9chat.tck.broken.chat.ViewFakes;
import io.i9chat.tck.broken.chat.VisibilityFakes;
import io.i9chat.tck.broken.fake.Cases;
import io.i9chat.tck.broken.fake.Fake;
import io.i9chat.tck.broken.live.ClusterChoreFakes;
import io.i9chat.tck.broken.live.ClusterFakes;
import io.i9chat.tck.broken.live.PresenceFakes;
import io.i9chat.tck.broken.live.SignalFakes;
import io.i9chat.tck.broken.mail.MailerFakes;
import io.i9chat.tck.broken.media.LedgerFakes;
import io.i9chat.tck.broken.media.MediaFakes;
import io.i9chat.tck.broken.ops.IdFakes;
import io.i9chat.tck.broken.ops.KeyFakes;
import io.i9chat.tck.broken.ops.LimiterFakes;
import io.i9chat.tck.broken.people.PeopleFakes;
import io.i9chat.tck.broken.people.PlaceFakes;
import io.i9chat.tck.broken.people.StorageFakes;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
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
    return Stream.of(
            ChatsFakes.all(),
            ViewFakes.all(),
            GroupFakes.all(),
            PrivacyVersionFakes.all(),
            LogFakes.all(),
            AboutFakes.all(),
            FoldFakes.all(),
            MarkFakes.all(),
            VisibilityFakes.all(),
            SearchFakes.all(),
            AccountsFakes.all(),
            ExternalIdFakes.all(),
            SessionFakes.all(),
            CodeFakes.all(),
            SecretFakes.all(),
            DepartureFakes.all(),
            PeopleFakes.all(),
            PlaceFakes.all(),
            StorageFakes.all(),
            MediaFakes.all(),
            LedgerFakes.all(),
            SignalFakes.all(),
            PresenceFakes.all(),
            ClusterFakes.all(),
            ClusterChoreFakes.all(),
            MailerFakes.all(),
            IdFakes.all(),
            LimiterFakes.all(),
            KeyFakes.all())
        .flatMap(List::stream)
        .toList();
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
