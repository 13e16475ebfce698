package io.i9chat.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.ChatAccess;
import io.i9chat.domain.chat.Town;
import io.i9chat.domain.message.SendPolicy.Decision;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatKind;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.chat.Payload;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.tck.Fresh;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class SendPolicyTest {
  private static final PersonId ME = Fresh.person();
  private static final Payload MESSAGE = Town.text("a message");
  private static final Payload ACTIVITY = new Payload.Created(new GroupName("A group"));

  private static final Decision YES = new Decision.Allowed(7);
  private static final Decision NOT_FOUND = new Decision.NotFound();
  private static final Decision GONE = new Decision.Gone();
  private static final Decision NOT_VISIBLE = new Decision.ReplyNotVisible();

  /** Windows of the author, the seq they answer, what is there, and what is decided. */
  static Stream<Arguments> table() {
    List<Window> always = windows(1, Window.OPEN);
    List<Window> late = windows(5, Window.OPEN);
    List<Window> gone = windows(1, 9);
    List<Window> back = windows(1, 3, 8, Window.OPEN);
    return Stream.of(
        Arguments.of("a stranger", windows(), null, null, NOT_FOUND),
        Arguments.of("a stranger who answers", windows(), 2L, MESSAGE, NOT_FOUND),
        Arguments.of("a member", always, null, null, YES),
        Arguments.of("a member who answers a message", always, 2L, MESSAGE, YES),
        Arguments.of("a member who answers an activity", always, 2L, ACTIVITY, NOT_VISIBLE),
        Arguments.of("a member who answers nothing", always, 2L, null, NOT_VISIBLE),
        Arguments.of("a newcomer", late, null, null, YES),
        Arguments.of("a newcomer who answers what was before", late, 4L, MESSAGE, NOT_VISIBLE),
        Arguments.of("a newcomer who answers what came since", late, 5L, MESSAGE, YES),
        Arguments.of("one who has gone", gone, null, null, GONE),
        Arguments.of("one who has gone and answers what they saw", gone, 2L, MESSAGE, GONE),
        Arguments.of("one who is back", back, null, null, YES),
        Arguments.of("one who is back and answers of the first stay", back, 3L, MESSAGE, YES),
        Arguments.of("one who is back and answers of between", back, 4L, MESSAGE, NOT_VISIBLE),
        Arguments.of("one who is back and answers of now", back, 8L, MESSAGE, YES));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("table")
  void decides(
      String who,
      List<Window> windows,
      @Nullable Long replyTo,
      @Nullable Payload there,
      Decision decision) {
    Payload.Message message = replyTo == null ? Town.text("hi") : Town.reply(replyTo, "hi");
    Optional<Entry> target =
        Optional.ofNullable(there)
            .map(payload ->
                new Entry(
                    Fresh.chat(), replyTo == null ? 0 : replyTo, Fresh.now(), ME, payload, 1));

    assertThat(SendPolicy.decide(access(windows), message, target)).as(who).isEqualTo(decision);
  }

  private static ChatAccess access(List<Window> windows) {
    ChatView view =
        new ChatView(
            Fresh.chat(),
            ChatKind.GROUP,
            Fresh.now(),
            7,
            windows.isEmpty() ? Map.of() : Map.of(ME, new Membership(windows)));
    return ChatAccess.of(Optional.of(view), ME);
  }

  private static List<Window> windows(long... ends) {
    return Stream.iterate(0, i -> i < ends.length, i -> i + 2)
        .map(i -> new Window(ends[i], ends[i + 1]))
        .toList();
  }
}
