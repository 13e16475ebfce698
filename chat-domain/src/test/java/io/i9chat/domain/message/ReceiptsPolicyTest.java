package io.i9chat.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.ChatAccess;
import io.i9chat.domain.message.ReceiptsPolicy.Decision;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.DirectState;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.GroupState;
import io.i9chat.ports.model.chat.MemberStatus;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReceiptsPolicyTest {
  private final ChatId chat = Fresh.chat();
  private final PersonId caller = Fresh.person();
  private final PersonId other = Fresh.person();

  @ParameterizedTest
  @CsvSource({
    // the caller's status, what is at the seq, whose it is, whether a block stands between
    "NEVER,   MESSAGE, OWN,     false, NOT_FOUND",
    "LEFT,    MESSAGE, OWN,     false, FORBIDDEN",
    "REMOVED, MESSAGE, OWN,     false, FORBIDDEN",
    "MEMBER,  MESSAGE, OWN,     false, ALLOWED",
    "ADMIN,   MESSAGE, OWN,     false, ALLOWED",
    "MEMBER,  MESSAGE, ANOTHER, false, FORBIDDEN",
    "ADMIN,   MESSAGE, ANOTHER, false, FORBIDDEN",
    "MEMBER,  NOTHING, OWN,     false, NOT_FOUND",
    "MEMBER,  OUTSIDE, OWN,     false, NOT_FOUND",
    "MEMBER,  JOINED,  OWN,     false, NOT_FOUND",
    "MEMBER,  MESSAGE, OWN,     true,  BLOCKED",
    "MEMBER,  MESSAGE, ANOTHER, true,  FORBIDDEN",
    "MEMBER,  NOTHING, OWN,     true,  NOT_FOUND",
  })
  @Rule({"BLOCK-3", "WINDOW-3", "RECEIPT-5"})
  void decidesByStandingTargetAuthorAndBlock(
      MemberStatus status, String what, String whose, boolean blocked, Decision decision) {
    PersonId author = whose.equals("OWN") ? caller : other;
    Optional<Entry> target =
        switch (what) {
          case "NOTHING" -> Optional.empty();
          case "OUTSIDE" -> Optional.of(message(4, author));
          case "JOINED" ->
              Optional.of(new Entry(chat, 6, Fresh.now(), author, new Payload.Joined(), 0));
          default -> Optional.of(message(6, author));
        };

    assertThat(ReceiptsPolicy.decide(access(status, blocked), caller, target)).isEqualTo(decision);
  }

  private Entry message(long seq, PersonId author) {
    Payload.Message message =
        new Payload.Message(Fresh.clientId(), Fresh.fingerprint(), Body.text("hello"), null);
    return new Entry(chat, seq, Fresh.now(), author, message, 1);
  }

  private ChatAccess access(MemberStatus status, boolean blocked) {
    GroupState group =
        blocked ? null : new GroupState(GroupProfile.named(new GroupName("A group")), 3, 1);
    DirectState direct = blocked ? new DirectState(Set.of(other), Set.of()) : null;
    Membership membership =
        switch (status) {
          case NEVER -> Membership.NONE;
          case MEMBER, ADMIN ->
              new Membership(status, List.of(new Window(5, Window.OPEN)), 0, null);
          case LEFT, REMOVED -> new Membership(status, List.of(new Window(5, 9)), 0, group);
        };
    ChatView view = new ChatView(chat, Fresh.now(), 3, Map.of(caller, membership), group, direct);
    return ChatAccess.of(Optional.of(view), caller);
  }
}
