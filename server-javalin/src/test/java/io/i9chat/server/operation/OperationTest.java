package io.i9chat.server.operation;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.i9chat.server.wire.Nothing;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What no operation can be declared without. */
class OperationTest {
  private static Operation.Draft<Nothing, Nothing> draft() {
    return Operation.named("test.it", "Is for tests.", Nothing.class, Nothing.class);
  }

  @Test
  void anOperationWithoutARateBucketCannotBeMade() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> draft().handledBy(List.of(), (call, input) -> Reply.done(input)))
        .withMessageContaining("rate bucket");
  }

  @Test
  void twoOperationsCannotShareAName() {
    Operation<Nothing, Nothing> operation =
        draft().handledBy(Limits.DEFAULT, (call, input) -> Reply.done(input));

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new Catalogue(List.of(List.of(operation, operation))))
        .withMessageContaining("test.it");
  }
}
