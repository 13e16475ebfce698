package io.i9chat.domain.message;

import static io.i9chat.domain.message.Facts.ME;
import static io.i9chat.domain.message.Facts.OTHER;
import static io.i9chat.domain.message.Facts.SEQ;
import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.ChatAccess;
import io.i9chat.domain.message.DeleteMessage.Outcome;
import io.i9chat.ports.model.commit.Precondition;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.log.Target;
import io.i9chat.tck.Rule;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class DeletePolicyTest {
  private static final Decision<Outcome> YES =
      new Decision.Append<>(
          Facts.VERSION,
          new Payload.Delete(SEQ),
          List.of(new Precondition.Undeleted(SEQ)),
          List.of());
  private static final Decision<Outcome> NOT_FOUND = new Decision.Refused<>(new Outcome.NotFound());
  private static final Decision<Outcome> GONE = new Decision.Refused<>(new Outcome.Gone());
  private static final Decision<Outcome> NOT_THE_AUTHOR =
      new Decision.Refused<>(new Outcome.NotTheAuthor());

  static Stream<Arguments> table() {
    Target mine = Facts.text(ME, "mine");
    Target others = Facts.text(OTHER, "another's");
    Target mineDeleted = Facts.deleted(mine, 6, OTHER);
    Target othersDeleted = Facts.deleted(others, 7, OTHER);
    Decision<Outcome> byThat = byDeletionOf(mineDeleted);
    Decision<Outcome> byOther = byDeletionOf(othersDeleted);
    return Stream.of(
        Arguments.of("a stranger", Facts.stranger(), null, NOT_FOUND),
        Arguments.of("nothing there", Facts.admin(), null, NOT_FOUND),
        Arguments.of("nothing there for one who has gone", Facts.gone(), null, NOT_FOUND),
        Arguments.of("one's own", Facts.member(), mine, YES),
        Arguments.of("one's own in a direct chat", Facts.direct(), mine, YES),
        Arguments.of("one's own when blocking", Facts.blocking(), mine, YES),
        Arguments.of("one's own when blocked", Facts.blocked(), mine, YES),
        Arguments.of("one's own, to a deleted account", Facts.withDeleted(), mine, YES),
        Arguments.of("one's own after leaving", Facts.gone(), mine, YES),
        Arguments.of("one's own after removal", Facts.removed(), mine, YES),
        Arguments.of("another's by an admin", Facts.admin(), others, YES),
        Arguments.of("another's", Facts.member(), others, NOT_THE_AUTHOR),
        Arguments.of("another's in a direct chat", Facts.direct(), others, NOT_THE_AUTHOR),
        Arguments.of("another's after leaving", Facts.gone(), others, GONE),
        Arguments.of("another's after removal", Facts.removed(), others, GONE),
        Arguments.of("deleted already", Facts.member(), mineDeleted, byThat),
        Arguments.of("deleted already, after leaving", Facts.gone(), mineDeleted, byThat),
        Arguments.of("deleted already, by an admin", Facts.admin(), othersDeleted, byOther),
        Arguments.of("another's, deleted", Facts.member(), othersDeleted, NOT_THE_AUTHOR));
  }

  private static Decision<Outcome> byDeletionOf(Target target) {
    return new Decision.Already<>(Objects.requireNonNull(target.deletion()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("table")
  @Rule({"DELETE-1", "BLOCK-1", "ACCESS-1", "ACCESS-2"})
  void decides(
      String what, ChatAccess access, @Nullable Target target, Decision<Outcome> decision) {
    assertThat(DeletePolicy.decide(access, ME, Optional.ofNullable(target)))
        .as(what)
        .isEqualTo(decision);
  }
}
