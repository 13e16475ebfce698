package io.i9chat.adapter.neo4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.commit.CommitResult;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.commit.Opening;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Newcomers;
import io.i9chat.tck.chat.Conversation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What one program has at hand gets old when another changes the chat, and is never committed. */
@ExtendWith(InProcessNeo4j.class)
final class OldViewsTest {
  private final StorePorts here = InProcessNeo4j.ports();
  private final Account account = Newcomers.enrolled(here);
  private final PersonId ada = account.id();
  private final PersonId bob = Newcomers.enrolled(here).id();
  private Optional<Neo4jStore> other = Optional.empty();

  @BeforeEach
  void openTheOther() {
    other = Optional.of(Neo4jStore.open(InProcessNeo4j.config(InProcessNeo4j.uri())));
  }

  @AfterEach
  void closeTheOther() {
    other.ifPresent(Neo4jStore::close);
  }

  private StorePorts there() {
    return other.orElseThrow().ports();
  }

  private CommitResult commitThere(Conversation chat, PersonId author, Payload payload) {
    long version = there().chats().view(chat.id(), List.of()).orElseThrow().version();
    Intent intent = new Intent(author, version, chat.tick(), payload);
    return there().chats().commit(chat.id(), List.of(intent)).getFirst();
  }

  /** A change of the other program makes what is at hand here old, until it is read again. */
  private void getsOld(Conversation chat, PersonId author, Runnable change) {
    ChatView read = chat.view(author);
    assertThat(chat.recent(author)).contains(read);
    assertThat(chat.commit(chat.intent(author, read.version(), Conversation.text("yes"))))
        .isInstanceOf(Committed.class);
    change.run();
    ChatView old = chat.recent(author).orElseThrow();
    assertThat(old).isEqualTo(read);
    assertThat(chat.commit(chat.intent(author, old.version(), Conversation.text("no"))))
        .isEqualTo(CommitResult.STALE);
    ChatView now = chat.view(author);
    assertThat(now).isNotEqualTo(read);
    assertThat(chat.recent(author)).isEqualTo(Optional.of(now).filter(it -> it.of(author).isIn()));
  }

  @Test
  void everyActivityOfAGroup() {
    Conversation group = Conversation.group(here, ada, bob);
    PersonId cleo = Fresh.person();
    List<Payload> changes =
        List.of(
            new Payload.Added(List.of(cleo)),
            new Payload.Promoted(bob),
            new Payload.Demoted(bob),
            new Payload.Removed(cleo),
            new Payload.Changed(Conversation.profile(null), Conversation.profile(null)));
    for (Payload change : changes) {
      getsOld(
          group,
          bob,
          () -> assertThat(commitThere(group, ada, change)).isInstanceOf(Committed.class));
    }
    getsOld(group, bob, () -> commitThere(group, ada, new Payload.Removed(bob)));
  }

  @Test
  void blocksOfEitherAndTheirEnd() {
    Conversation direct = Conversation.direct(here, ada, bob);
    direct.say(ada, "hello");
    getsOld(direct, bob, () -> there().blocks().add(ada, bob));
    assertThat(direct.recent(bob).orElseThrow().isBlocked()).isTrue();
    getsOld(direct, bob, () -> there().blocks().add(bob, ada));
    getsOld(direct, bob, () -> there().blocks().remove(ada, bob));
    getsOld(direct, bob, () -> there().blocks().remove(bob, ada));
    assertThat(direct.recent(bob).orElseThrow().isBlocked()).isFalse();
  }

  @Test
  void theDeletionOfAnAccount() {
    Conversation direct = Conversation.direct(here, ada, bob);
    direct.say(ada, "hello");
    getsOld(direct, bob, () -> there().departures().begin(ada, Newcomers.password(account), false));
  }

  @Test
  void whoOpensTheirSideThereIsInAtTheNextReading() {
    Conversation direct = Conversation.direct(here, ada, bob);
    assertThat(direct.view(ada).of(bob).isIn()).isFalse();
    var opening = new Opening.Direct(Fresh.chat(), bob, ada, Fresh.now(), List.of());
    assertThat(there().chats().open(opening)).isNotNull();
    assertThat(direct.recent(bob).orElseThrow().of(bob).isIn()).isFalse();
    assertThat(direct.view(bob).of(bob).isIn()).isTrue();
    assertThat(direct.recent(bob).orElseThrow().of(bob).isIn()).isTrue();
  }
}
