package io.i9chat.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.opentest4j.AssertionFailedError;

final class RuleBrokenTest {
  /** A contract as adapters run it; not found by itself. */
  interface Contract {
    @Test
    @Rule({"CHATS-1", "CHATS-2"})
    default void oneIsTwo() {
      assertThat(1).isEqualTo(2);
    }

    @Test
    @Rule("CHATS-3")
    default void onePasses() {
      throw new IllegalStateException("broken by itself");
    }
  }

  static final class Case implements Contract {}

  @Test
  void aTestThatFailsNamesItsRulesAndKeepsWhatWasCompared() {
    Throwable failure = failure("oneIsTwo");
    assertThat(failure)
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageStartingWith("CHATS-1, CHATS-2: ")
        .hasMessageContaining("expected: 2");
    AssertionFailedError compared = (AssertionFailedError) failure;
    assertThat(compared.getExpected().getStringRepresentation()).isEqualTo("2");
    assertThat(failure.getStackTrace()).anyMatch(frame -> frame.getMethodName().equals("oneIsTwo"));
  }

  @Test
  void whatIsNoAssertionIsPassedOnAsItIs() {
    assertThat(failure("onePasses"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("broken by itself");
  }

  private static Throwable failure(String test) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectMethod(Case.class, test))
        .execute()
        .testEvents()
        .failed()
        .list()
        .getFirst()
        .getRequiredPayload(TestExecutionResult.class)
        .getThrowable()
        .orElseThrow();
  }
}
