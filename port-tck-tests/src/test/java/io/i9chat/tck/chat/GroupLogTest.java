package io.i9chat.tck.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.JoinPolicy;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Emoji;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.tck.Fresh;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The checker of logs finds what it is there to find. */
final class GroupLogTest {
  private final ChatId chat = Fresh.chat();
  private final PersonId ada = Fresh.person();
  private final PersonId bob = Fresh.person();
  private final PersonId cleo = Fresh.person();
  private final List<Entry> log = new ArrayList<>();

  GroupLogTest() {
    add(ada, new Payload.Created(new GroupName("A group")));
    add(ada, new Payload.Added(List.of(bob)));
  }

  @Test
  void findsNothingInALogThatKeepsTheRules() {
    add(cleo, new Payload.Joined());
    add(bob, message());
    add(ada, new Payload.Removed(bob));
    add(ada, new Payload.Added(List.of(bob)));
    add(ada, new Payload.Left());
    add(ada, new Payload.Promoted(cleo));
    add(cleo, new Payload.Left());
    add(cleo, new Payload.Promoted(bob));
    add(bob, new Payload.Delete(4));
    add(bob, new Payload.Left());

    assertThat(GroupLog.broken(log, 3)).isEmpty();
  }

  @Test
  void findsWhoActsWithoutBeingInOrHavingTheSay() {
    assertBroken(cleo, message());
    assertBroken(cleo, new Payload.Left());
    assertBroken(bob, new Payload.Added(List.of(cleo)));
    assertBroken(bob, new Payload.Removed(ada));
    assertBroken(bob, new Payload.Promoted(bob));
    assertBroken(bob, new Payload.Delete(2));
  }

  @Test
  void findsWhatMayNotBeDone() {
    assertBroken(ada, new Payload.Added(List.of(bob)));
    assertBroken(ada, new Payload.Added(List.of(cleo, cleo)));
    assertBroken(ada, new Payload.Removed(ada));
    assertBroken(ada, new Payload.Removed(cleo));
    assertBroken(ada, new Payload.Promoted(ada));
    assertBroken(ada, new Payload.Demoted(ada));
    assertBroken(ada, new Payload.Demoted(bob));
    assertBroken(ada, new Payload.Joined());
    assertBroken(ada, new Payload.Created(new GroupName("Again")));
    assertBroken(bob, new Payload.Reaction(1, new Emoji("👍")));
  }

  @Test
  void findsALastAdminWhoLeavesNoOther() {
    assertBroken(ada, new Payload.Left());
    add(ada, new Payload.Left());
    assertBroken(bob, message());
    assertBroken(bob, new Payload.Promoted(bob));
  }

  @Test
  void findsWhoComesBackAgainstTheRules() {
    add(ada, new Payload.Removed(bob));
    assertBroken(bob, new Payload.Joined());
    add(cleo, new Payload.Joined());
    add(cleo, new Payload.Left());
    assertBroken(ada, new Payload.Added(List.of(cleo)));
    GroupProfile open = GroupProfile.named(new GroupName("A group"));
    add(
        ada,
        new Payload.Changed(
            open, new GroupProfile(open.name(), open.description(), null, JoinPolicy.CLOSED)));
    assertBroken(Fresh.person(), new Payload.Joined());
  }

  @Test
  void findsTooManyMembersGapsAndClientIdsUsedTwice() {
    add(cleo, new Payload.Joined());
    assertThat(GroupLog.broken(log, 2)).hasSize(1);
    assertThat(GroupLog.broken(log.subList(1, log.size()), 3)).isNotEmpty();
    Payload.Message message = message();
    add(bob, message);
    assertBroken(bob, message);
  }

  private void assertBroken(PersonId author, Payload payload) {
    assertThat(GroupLog.broken(log, 3)).as("before").hasSizeLessThan(2);
    int before = log.size();
    add(author, payload);
    assertThat(GroupLog.broken(log, 3)).as(payload.toString()).isNotEmpty();
    while (log.size() > before) {
      log.removeLast();
    }
  }

  private void add(PersonId author, Payload payload) {
    long before = log.isEmpty() ? 0 : log.getLast().messages();
    long messages = payload instanceof Payload.Message ? before + 1 : before;
    log.add(new Entry(chat, log.size() + 1, Fresh.now(), author, payload, messages));
  }

  private static Payload.Message message() {
    return new Payload.Message(Fresh.clientId(), Fresh.fingerprint(), Body.text("hello"), null);
  }
}
