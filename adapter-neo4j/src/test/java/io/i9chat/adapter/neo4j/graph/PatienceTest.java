package io.i9chat.adapter.neo4j.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.tck.Await;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class PatienceTest {
  private static final Duration USUAL = Duration.ofSeconds(2);
  private static final Duration COLD = Duration.ofSeconds(20);
  private static final Duration LONG = Duration.ofHours(1);

  private static Patience warmed() {
    Patience patience = new Patience(USUAL, COLD, Duration.ofMillis(20));
    Await.until("it is warm", () -> !patience.isCold());
    return patience;
  }

  @Test
  void aDatabaseThatWasJustFoundHasMoreTime() {
    assertThat(new Patience(USUAL, COLD, LONG).now()).isEqualTo(COLD);
    assertThat(warmed().now()).isEqualTo(USUAL);
  }

  @Test
  void oneThatIsFoundAgainHasMoreTimeAgainAndOnlyFromThenOn() {
    Patience patience = warmed();
    patience.lost();
    assertThat(patience.now()).isEqualTo(USUAL);
    patience.found();
    assertThat(patience.now()).isEqualTo(COLD);
    Await.until("it is warm again", () -> !patience.isCold());
    patience.found();
    assertThat(patience.now()).isEqualTo(USUAL);
  }
}
