package io.i9chat.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.ChatAccess;
import io.i9chat.domain.message.SendMessages.Outcome;
import io.i9chat.ports.model.commit.Precondition;
import io.i9chat.ports.model.log.Target;
import io.i9chat.tck.Rule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class SendPolicyTest {
  private static final Outcome NOT_FOUND = new Outcome.NotFound();
  private static final Outcome GONE = new Outcome.Gone();
  private static final Outcome BLOCKED = new Outcome.Blocked();
  private static final Outcome OTHER_DELETED = new Outcome.OtherDeleted();
  private static final Outcome NOT_VISIBLE = new Outcome.ReplyNotVisible();
  private static final Outcome REPLY_DELETED = new Outcome.ReplyDeleted();

  /** Who, what they answer, what is there that they can see, and the refusal if it is one. */
  static Stream<Arguments> table() {
    Long seq = Facts.SEQ;
    Target there = Facts.text(Facts.OTHER, "hello");
    Target deleted = Facts.deleted(there, 6, Facts.OTHER);
    return Stream.of(
        Arguments.of("a stranger", Facts.stranger(), null, null, NOT_FOUND),
        Arguments.of("a stranger who answers", Facts.stranger(), seq, there, NOT_FOUND),
        Arguments.of("a member", Facts.member(), null, null, null),
        Arguments.of("a member who answers a message", Facts.member(), seq, there, null),
        Arguments.of(
            "a member who answers what is not there", Facts.member(), seq, null, NOT_VISIBLE),
        Arguments.of(
            "a member who answers what was deleted", Facts.member(), seq, deleted, REPLY_DELETED),
        Arguments.of(
            "an admin who answers what was deleted", Facts.admin(), seq, deleted, REPLY_DELETED),
        Arguments.of("one who left", Facts.gone(), null, null, GONE),
        Arguments.of("one who left and answers what they saw", Facts.gone(), seq, there, GONE),
        Arguments.of("one who was removed", Facts.removed(), null, null, GONE),
        Arguments.of("one of two", Facts.direct(), null, null, null),
        Arguments.of("one of two who answers", Facts.direct(), seq, there, null),
        Arguments.of("one who has blocked the other", Facts.blocking(), null, null, BLOCKED),
        Arguments.of("one who is blocked", Facts.blocked(), null, null, BLOCKED),
        Arguments.of("one who is blocked and answers", Facts.blocked(), seq, there, BLOCKED),
        Arguments.of("one whose account is gone", Facts.deleting(), null, null, GONE),
        Arguments.of(
            "one whose other is gone for good", Facts.withDeleted(), null, null, OTHER_DELETED));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("table")
  @Rule({"REPLY-1", "BLOCK-1", "LEAVING-4", "ACCESS-1", "ACCESS-2"})
  void decides(
      String who,
      ChatAccess access,
      @Nullable Long replyTo,
      @Nullable Target there,
      @Nullable Outcome refusal) {
    SendDecision<SendMessages.Outcome> decision =
        SendPolicy.decide(access, replyTo, Optional.ofNullable(there));

    if (refusal != null) {
      assertThat(decision).as(who).isEqualTo(new SendDecision.Refused<>(refusal));
    } else {
      List<Precondition> preconditions =
          replyTo == null ? List.of() : List.of(new Precondition.Undeleted(replyTo));
      assertThat(decision)
          .as(who)
          .isEqualTo(
              new SendDecision.Allowed<>(((ChatAccess.Member) access).chat(), preconditions));
    }
  }
}
