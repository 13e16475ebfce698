package io.i9chat.domain.message;

import static io.i9chat.domain.message.Facts.ME;
import static io.i9chat.domain.message.Facts.OTHER;
import static io.i9chat.domain.message.Facts.SEQ;
import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.ChatAccess;
import io.i9chat.ports.model.commit.Precondition;
import io.i9chat.ports.model.log.Emoji;
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

/** Reacting, and taking a reaction away. */
final class ReactPolicyTest {
  private static final Emoji HEART = new Emoji("❤️");
  private static final Emoji THUMB = new Emoji("👍");
  private static final Target MESSAGE = Facts.text(OTHER, "hello");
  private static final Target WITH_THUMB = Facts.reacted(MESSAGE, 8, THUMB, 1);
  private static final Target WITH_HEART = Facts.reacted(MESSAGE, 8, HEART, 1);
  private static final Target TAKEN_AWAY = Facts.unreacted(MESSAGE, 9, 1);
  private static final Target DELETED = Facts.deleted(WITH_THUMB, 10, OTHER);

  static Stream<Arguments> reactions() {
    Target nine = Facts.reacted(MESSAGE, 8, THUMB, 9);
    Target ten = Facts.reacted(MESSAGE, 8, THUMB, React.MAX);
    Target tenHearts = Facts.reacted(MESSAGE, 8, HEART, React.MAX);
    Target tenAway = Facts.unreacted(MESSAGE, 9, React.MAX);
    Decision<React.Outcome> notFound = refused(new React.Outcome.NotFound());
    Decision<React.Outcome> blocked = refused(new React.Outcome.Blocked());
    Decision<React.Outcome> tooMany = refused(new React.Outcome.TooMany());
    return Stream.of(
        Arguments.of("a stranger", Facts.stranger(), null, notFound),
        Arguments.of("nothing there", Facts.member(), null, notFound),
        Arguments.of("a first", Facts.member(), MESSAGE, appended(0)),
        Arguments.of("to one's own", Facts.member(), Facts.text(ME, "hello"), appended(0)),
        Arguments.of("in a direct chat", Facts.direct(), MESSAGE, appended(0)),
        Arguments.of("another", Facts.member(), WITH_THUMB, appended(8)),
        Arguments.of("one again", Facts.member(), TAKEN_AWAY, appended(9)),
        Arguments.of("the same", Facts.member(), WITH_HEART, already(WITH_HEART)),
        Arguments.of("a tenth", Facts.member(), nine, appended(8)),
        Arguments.of("an eleventh", Facts.member(), ten, tooMany),
        Arguments.of("an eleventh after taking away", Facts.member(), tenAway, tooMany),
        Arguments.of("the same as the tenth", Facts.member(), tenHearts, already(tenHearts)),
        Arguments.of(
            "to a deleted one", Facts.member(), DELETED, refused(new React.Outcome.Deleted())),
        Arguments.of("after leaving", Facts.gone(), MESSAGE, refused(new React.Outcome.Gone())),
        Arguments.of("when blocking", Facts.blocking(), MESSAGE, blocked),
        Arguments.of("when blocked", Facts.blocked(), MESSAGE, blocked));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("reactions")
  @Rule({"REACT-2", "REACT-3", "TARGET-1", "BLOCK-1", "ACCESS-2"})
  void decidesOnReactions(
      String what, ChatAccess access, @Nullable Target target, Decision<React.Outcome> decision) {
    assertThat(ReactPolicy.decide(access, HEART, Optional.ofNullable(target)))
        .as(what)
        .isEqualTo(decision);
  }

  static Stream<Arguments> takingAway() {
    Target ten = Facts.reacted(MESSAGE, 8, THUMB, React.MAX);
    Decision<Unreact.Outcome> notFound = refused(new Unreact.Outcome.NotFound());
    return Stream.of(
        Arguments.of("a stranger", Facts.stranger(), null, notFound),
        Arguments.of("nothing there", Facts.member(), null, notFound),
        Arguments.of("without a reaction", Facts.member(), MESSAGE, notFound),
        Arguments.of("with one", Facts.member(), WITH_THUMB, taken(8)),
        Arguments.of("with ten", Facts.member(), ten, taken(8)),
        Arguments.of("when blocked", Facts.blocked(), WITH_THUMB, taken(8)),
        Arguments.of("again", Facts.member(), TAKEN_AWAY, already(TAKEN_AWAY)),
        Arguments.of(
            "from a deleted one", Facts.member(), DELETED, refused(new Unreact.Outcome.Deleted())),
        Arguments.of(
            "after removal", Facts.removed(), WITH_THUMB, refused(new Unreact.Outcome.Gone())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("takingAway")
  @Rule({"REACT-2", "REACT-3", "BLOCK-1"})
  void decidesOnTakingThemAway(
      String what, ChatAccess access, @Nullable Target target, Decision<Unreact.Outcome> decision) {
    assertThat(UnreactPolicy.decide(access, Optional.ofNullable(target)))
        .as(what)
        .isEqualTo(decision);
  }

  private static Decision<React.Outcome> appended(long last) {
    return new Decision.Append<>(
        Facts.VERSION,
        new Payload.Reaction(SEQ, HEART),
        List.of(new Precondition.Undeleted(SEQ), new Precondition.LastReaction(SEQ, last)),
        List.of());
  }

  private static Decision<Unreact.Outcome> taken(long last) {
    return new Decision.Append<>(
        Facts.VERSION,
        new Payload.Unreaction(SEQ),
        List.of(new Precondition.Undeleted(SEQ), new Precondition.LastReaction(SEQ, last)),
        List.of());
  }

  private static <O> Decision<O> already(Target target) {
    return new Decision.Already<>(Objects.requireNonNull(target.reaction()));
  }

  private static <O> Decision<O> refused(O outcome) {
    return new Decision.Refused<>(outcome);
  }
}
